//! Texts of profiles that live as long as the program.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

/// A text that stays for the rest of the program, as the codes and sources of its own rules do.
///
/// Each text is kept once, so that a profile that is read again and again takes no more room.
pub(super) fn lasting(text: &str) -> &'static str {
    static KEPT: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(text) {
        return known;
    }
    let new: &'static str = Box::leak(text.into());
    kept.insert(new);
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_kept_once() {
        let (a, b) = (lasting("LOCAL-A"), lasting(&String::from("LOCAL-A")));
        assert!(std::ptr::eq(a, b));
    }
}
