//! What may leave the team: messages with or without the case's own text.

use crate::case::problem::{QUOTE_CLOSE, QUOTE_OPEN};

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
