//! Where sentences end, and what a word is.

use std::ops::Range;

/// Shortened words whose full stop ends no sentence, since a name or an example follows.
const BEFORE_A_NAME: [&str; 24] = [
    "dr", "mr", "mrs", "ms", "mx", "prof", "rev", "st", "sgt", "insp", "supt", "no", "nos", "vs", "cf",
    "e.g", "i.e", "eg", "ie", "approx", "tel", "ext", "p", "pp",
];
/// Shortened words whose full stop may end a sentence as well.
const ANYWHERE: [&str; 8] = ["a.m", "p.m", "etc", "jr", "sr", "co", "ltd", "dept"];

/// The sentences of a text, without the blanks around them.
///
/// A line break ends a sentence where it is a paragraph, an item or a heading of its own, which
/// `breaks_end` says.
pub fn sentences(text: &str, breaks_end: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some((at, c)) = next_mark(text, from) {
        let end = at + c.len_utf8();
        let rest = &text[end..];
        from = end;
        let ends = match c {
            '\n' => breaks_end || rest.starts_with('\n'),
            '!' | '?' | '…' => closes(rest),
            '.' => closes(rest) && !goes_on(&text[start..at], rest),
            _ => false,
        };
        if ends {
            // Marks that close what the sentence opened belong to it.
            let closing: usize = rest.chars().take_while(|c| CLOSING.contains(c)).map(char::len_utf8).sum();
            push(text, start..end + closing, &mut found);
            start = end + closing;
            from = start;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

/// The next character from a byte on that may end a sentence. Bytes are the quickest to look through.
fn next_mark(text: &str, from: usize) -> Option<(usize, char)> {
    const FIRST_OF_ELLIPSIS: u8 = 0xE2;
    let mut from = from;
    loop {
        let bytes = text.as_bytes().get(from..)?;
        let marks = |byte: &u8| matches!(byte, b'\n' | b'!' | b'?' | b'.' | &FIRST_OF_ELLIPSIS);
        let at = from + bytes.iter().position(marks)?;
        let c = text[at..].chars().next()?;
        if c.is_ascii() || c == '…' {
            return Some((at, c));
        }
        from = at + c.len_utf8();
    }
}

const CLOSING: [char; 8] = ['"', '\'', '\u{201D}', '\u{2019}', ')', ']', '»', '.'];

/// Whether what follows a mark lets it end a sentence: blanks or the end, perhaps after a quotation mark.
fn closes(rest: &str) -> bool {
    rest.trim_start_matches(CLOSING).chars().next().is_none_or(char::is_whitespace)
}

/// Whether the full stop after `before` belongs to a shortened word.
fn goes_on(before: &str, rest: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || "([\"'\u{201C}\u{2018}".contains(c))
        .next()
        .unwrap_or_default();
    let next = rest.trim_start_matches(CLOSING).trim_start().chars().next();
    let Some(next) = next else { return false };
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    // "No." before a number; "no." ends a sentence.
    if lower == "no" || lower == "nos" || lower == "p" || lower == "pp" {
        return next.is_ascii_digit();
    }
    initial
        || BEFORE_A_NAME.contains(&lower.as_str())
        || ANYWHERE.contains(&lower.as_str()) && !next.is_uppercase()
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    let end = range.end - (piece.len() - piece.trim_end().len());
    if start < end && text[start..end].contains(char::is_alphanumeric) {
        found.push(start..end);
    }
}

/// The words within a piece of a text: hyphens part words, apostrophes do not, and a time or number
/// with its points is one word.
pub fn words(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut chars = text[within.clone()].char_indices();
    let mut before = ' ';
    let mut next = chars.next();
    std::iter::from_fn(move || {
        let mut open: Option<usize> = None;
        while let Some((at, c)) = next {
            next = chars.next();
            let inside = c.is_alphanumeric() || {
                let after = next.map_or(' ', |(_, after)| after);
                is_apostrophe(c) && before.is_alphanumeric() && after.is_alphanumeric()
                    || matches!(c, '.' | ',' | ':') && before.is_ascii_digit() && after.is_ascii_digit()
            };
            before = c;
            match (inside, open) {
                (true, None) => open = Some(at),
                (false, Some(start)) => return Some(within.start + start..within.start + at),
                _ => {}
            }
        }
        open.map(|start| within.start + start..within.end)
    })
}

/// Whether a character can stand as an apostrophe within a word.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, true).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn titles_initials_numbers_and_times_end_no_sentence() {
        for (text, count) in [
            ("Dr. Huws saw Mrs. Jones. She was kind.", 2),
            ("Call J. Smith at 9.30 a.m. on Monday.", 1),
            ("It opens at 9 a.m. Ring first.", 2),
            ("Bring a toy, e.g. a bear. It helps.", 2),
            ("It costs 3.50 pounds. Mum pays No. 4.", 2),
            ("\u{201C}I am fine.\u{201D} She went out.", 2),
            ("Who? Me! Yes.", 3),
            ("She said no. Then I left.", 2),
            ("It was I. Then she came.", 2),
            ("One line\nand another", 2),
            ("Wait... Then go.", 2),
            ("— * —", 0),
        ] {
            assert_eq!(split(text).len(), count, "{:?}", split(text));
        }
    }

    #[test]
    fn words_keep_apostrophes_and_numbers_and_part_at_hyphens() {
        let text = "Nan\u{2019}s self-made tea at 9.30, ok";
        let found: Vec<&str> = words(text, 0..text.len()).map(|r| &text[r]).collect();
        assert_eq!(found, ["Nan\u{2019}s", "self", "made", "tea", "at", "9.30", "ok"]);
    }
}
