//! What may leave the team: messages with or without the case's own text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::case::Case;
use crate::case::known_by::KnownBy;
use crate::case::nodes::Step;
use crate::case::problem::{QUOTE_CLOSE, QUOTE_OPEN};
use crate::case::values::Language;

/// Whether text of the case is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Words {
    /// It is shown.
    Shown,
    /// It is left out: messages only, no pieces of the file.
    Redacted,
}

/// A message as it may be shown: its quotation marks, and what is between them.
pub fn show(message: &str, words: Words) -> String {
    let mut out = String::with_capacity(message.len());
    let mut inside = false;
    for c in message.chars() {
        match c {
            QUOTE_OPEN => {
                inside = true;
                out.push_str(if words == Words::Shown { "`" } else { "[redacted]" });
            }
            QUOTE_CLOSE => {
                inside = false;
                out.push_str(if words == Words::Shown { "`" } else { "" });
            }
            _ if inside && words == Words::Redacted => {}
            // Case text came in through `quote`; what could turn the direction of a terminal's
            // line, or move its cursor, is not text.
            c if is_unsafe(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// A message as it may be shown where text of the case may not: ids that hold a name of a child are text, too.
pub(super) fn show_of(message: &str, words: Words, names: Option<&KnownBy>) -> String {
    let shown = show(message, words);
    let Some(names) = names.filter(|_| words == Words::Redacted) else { return shown };
    let pieces = shown.split('`').enumerate().map(|(number, piece)| {
        let is_named = number % 2 == 1;
        if is_named && names.may_stand_in(piece) && !known_word(piece) { "[redacted]" } else { piece }
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// An id as it may be shown.
pub(super) fn show_id(id: &str, words: Words, names: Option<&KnownBy>) -> String {
    let hidden = words == Words::Redacted && names.is_some_and(|names| is_text(Step::Id(id), names));
    if hidden { "[redacted]".to_owned() } else { id.to_owned() }
}

/// Whether a step of a path is text of the case, as the names of a child and what was made up are.
pub(super) fn is_text(step: Step<'_>, names: &KnownBy) -> bool {
    match step {
        Step::Key(key) => !known_word(key),
        Step::Id(id) => !is_plain_id(id) || names.may_stand_in(id),
    }
}

/// Whether a word is a key of a case, or the tag of a language in which a text is given.
fn known_word(word: &str) -> bool {
    static KEYS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| Case::INFO.all_keys());
    KEYS.contains(word) || (word.len() == 2 && Language::new(word).is_some())
}

fn is_plain_id(id: &str) -> bool {
    id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Characters that a terminal would act on, or that would turn the direction of a line.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::problem::quote;

    #[test]
    fn redaction_leaves_nothing_between_the_marks() {
        let message = format!("{} is not a date, nor is {}", quote("Ffion's birthday"), quote("x"));
        assert_eq!(show(&message, Words::Redacted), "[redacted] is not a date, nor is [redacted]");
        assert_eq!(show(&message, Words::Shown), "`Ffion's birthday` is not a date, nor is `x`");
    }

    #[test]
    fn a_terminal_is_told_nothing_by_a_case() {
        assert_eq!(show(&quote("a\u{1b}[2Jb\u{202E}c"), Words::Shown), "`a\u{FFFD}[2Jb\u{FFFD}c`");
    }
}
