//! Kinds of document of an authority's own, beside the built-in ones.

use std::sync::{Mutex, PoisonError};

use super::DocumentKind;

/// A kind that lasts as long as the program, as the built-in ones do: whatever handles documents need not ask
/// where a kind comes from.
///
/// What is made to last is never given back. A set declares a few kinds, and the same declaration is kept only
/// once however often the set is read, so it stays a few hundred bytes also where a set is read again and again.
pub(in crate::document) fn lasting(kind: DocumentKind) -> &'static DocumentKind {
    static KEPT: Mutex<Vec<&'static DocumentKind>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.iter().find(|k| is_declared_the_same(k, &kind)) {
        return known;
    }
    let kind: &'static DocumentKind = Box::leak(Box::new(kind));
    kept.push(kind);
    kind
}

/// A text that lasts as long as the program; see [`lasting`].
pub(in crate::document) fn lasting_text(text: &str) -> &'static str {
    static KEPT: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.iter().find(|k| **k == text) {
        return known;
    }
    let text: &'static str = Box::leak(text.into());
    kept.push(text);
    text
}

fn is_declared_the_same(a: &DocumentKind, b: &DocumentKind) -> bool {
    a.id == b.id
        && a.title == b.title
        && a.readers == b.readers
        && a.reader == b.reader
        && a.occasion == b.occasion
        && a.plans == b.plans
        && a.template == b.template
        && a.one_page == b.one_page
        && a.reading_age == b.reading_age
        && a.when_asked == b.when_asked
}
