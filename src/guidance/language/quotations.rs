//! What stands in quotation marks: somebody's own words, which are left as they are.

use std::ops::Range;

use crate::case::many::position_of;

/// How long a quotation in single marks may be, in bytes. Beyond it, an apostrophe is more likely.
const LONGEST_SINGLE: usize = 400;

/// The quotations of a text, marks included. A mark that nothing closes opens no quotation.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Most texts hold no mark. Each byte is asked, so that the machine asks many at once.
    if !text.bytes().fold(false, |holds, byte| holds | matches!(byte, b'"' | b'\'' | 0xE2)) {
        return found;
    }
    let mut from = 0;
    while let Some((at, mark)) = next_mark(text, from) {
        let inside = at + mark.len_utf8();
        match closing(text, inside, mark) {
            Some(end) => {
                found.push(at..end);
                from = end;
            }
            None => from = inside,
        }
    }
    found
}

/// The next quotation mark that opens. Bytes are the quickest to look through.
fn next_mark(text: &str, from: usize) -> Option<(usize, char)> {
    /// With what all curved marks begin.
    const OF_CURVED: u8 = 0xE2;
    let mut from = from;
    loop {
        let bytes = text.as_bytes().get(from..)?;
        let at = from + position_of([b'"', b'\'', OF_CURVED], bytes);
        let c = text[at..].chars().next()?;
        if matches!(c, '\u{201C}' | '"' | '\u{2018}' | '\'') && opens(text, at, c) {
            return Some((at, c));
        }
        from = at + c.len_utf8();
    }
}

fn opens(text: &str, at: usize, mark: char) -> bool {
    if matches!(mark, '\u{201C}' | '"') {
        return true;
    }
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || "([—–-/".contains(c))
        && after.is_some_and(|c| !c.is_whitespace())
}

/// Where the quotation ends that begins at `inside`. It ends within its own paragraph.
fn closing(text: &str, inside: usize, mark: char) -> Option<usize> {
    let paragraph = &text[inside..];
    let paragraph = &paragraph[..paragraph.find("\n\n").unwrap_or(paragraph.len())];
    let closes = match mark {
        '\u{201C}' => '\u{201D}',
        '\u{2018}' => '\u{2019}',
        other => other,
    };
    let single = matches!(mark, '\u{2018}' | '\'');
    let mut marks = paragraph.match_indices(closes);
    let end = marks.find(|(i, mark)| {
        let after = paragraph[i + mark.len()..].chars().next();
        let before = paragraph[..*i].chars().next_back();
        // Within single marks, an apostrophe stands between letters or ends a plural.
        !single
            || *i <= LONGEST_SINGLE
                && after.is_none_or(|a| !a.is_alphanumeric())
                && before.is_some_and(|b| !b.is_whitespace())
    });
    end.map(|(i, mark)| inside + i + mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn all_usual_marks_are_known() {
        assert_eq!(quoted("He said \"stop it\" and left."), ["\"stop it\""]);
        assert_eq!(quoted("He said \u{201C}stop\u{201D}."), ["\u{201C}stop\u{201D}"]);
        assert_eq!(quoted("the \u{2018}real world\u{2019} of"), ["\u{2018}real world\u{2019}"]);
        assert_eq!(quoted("the 'don't know' box"), ["'don't know'"]);
    }

    #[test]
    fn apostrophes_and_open_marks_are_no_quotations() {
        for text in [
            "Mum\u{2019}s and Nan\u{2019}s",
            "the girls' room and the boys' room",
            "a 6\" ruler",
            "\u{201C}never closed",
        ] {
            assert!(quoted(text).is_empty(), "{text}");
        }
    }
}
