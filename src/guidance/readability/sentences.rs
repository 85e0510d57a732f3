//! Where sentences end, and what a word is.

use std::ops::Range;

use crate::case::is_simple_letter;
use crate::case::many::{position_of, simple_letters};

/// What a shortened word has its full stop for.
#[derive(Clone, Copy)]
enum Shortened {
    /// A name or an example follows, so that no sentence ends.
    BeforeAName,
    /// A number may follow; else the sentence ends: "No. 4", "She said no."
    BeforeANumber,
    /// A sentence may end as well.
    Anywhere,
}

/// The longest of the shortened words has as many letters.
const LONGEST: usize = 6;

/// What a word is shortened for, if it is, written in small letters.
fn shortened(word: &[u8]) -> Option<Shortened> {
    match word {
        b"no" | b"nos" | b"p" | b"pp" => Some(Shortened::BeforeANumber),
        b"dr" | b"mr" | b"mrs" | b"ms" | b"mx" | b"prof" | b"rev" | b"st" | b"sgt" | b"insp" | b"supt"
        | b"vs" | b"cf" | b"e.g" | b"i.e" | b"eg" | b"ie" | b"approx" | b"tel" | b"ext" => {
            Some(Shortened::BeforeAName)
        }
        b"a.m" | b"p.m" | b"etc" | b"jr" | b"sr" | b"co" | b"ltd" | b"dept" => Some(Shortened::Anywhere),
        _ => None,
    }
}

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
    let mut from = from;
    loop {
        let at = from + position_of_mark(text.as_bytes().get(from..)?)?;
        let c = text[at..].chars().next()?;
        if c.is_ascii() || c == '…' {
            return Some((at, c));
        }
        from = at + c.len_utf8();
    }
}

/// Where the first byte stands that may end a sentence, or begin a character that may.
fn position_of_mark(bytes: &[u8]) -> Option<usize> {
    /// How many the machine asks at once.
    const MANY: usize = 16;
    /// The first byte of an ellipsis.
    const OF_ELLIPSIS: u8 = 0xE2;
    let may_end =
        |byte: u8| (byte == b'.') | (byte == b'\n') | (byte == b'?') | (byte == b'!') | (byte == OF_ELLIPSIS);
    let (pieces, _) = bytes.as_chunks::<MANY>();
    let has_none = |piece: &&[u8; MANY]| !piece.iter().fold(false, |found, byte| found | may_end(*byte));
    let skipped = pieces.iter().take_while(has_none).count() * MANY;
    let at = skipped + position_of([b'.', b'\n', b'?', b'!', OF_ELLIPSIS], &bytes[skipped..]);
    (at < bytes.len()).then_some(at)
}

const CLOSING: [char; 8] = ['"', '\'', '\u{201D}', '\u{2019}', ')', ']', '»', '.'];

/// What follows on marks that close something. Most sentences end without.
fn after_closing(rest: &str) -> &str {
    match rest.as_bytes().first() {
        None | Some(b' ' | b'\n' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => rest,
        _ => rest.trim_start_matches(CLOSING),
    }
}

/// Whether what follows a mark lets it end a sentence: blanks or the end, perhaps after a quotation mark.
fn closes(rest: &str) -> bool {
    after_closing(rest).chars().next().is_none_or(char::is_whitespace)
}

/// Whether the full stop after `before` belongs to a shortened word.
fn goes_on(before: &str, rest: &str) -> bool {
    let Some(word) = last_short_word(before) else { return false };
    let Some(next) = after_closing(rest).trim_start().chars().next() else { return false };
    let mut letters = word.chars();
    if letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none()
        && word != "I"
        && word != "P"
    {
        return true;
    }
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..word.len()) else { return false };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    match shortened(small) {
        Some(Shortened::BeforeAName) => true,
        Some(Shortened::BeforeANumber) => next.is_ascii_digit(),
        Some(Shortened::Anywhere) => !next.is_uppercase(),
        None => false,
    }
}

/// The last word of a text with its points, if it is not too long for a shortened one, as most are.
fn last_short_word(text: &str) -> Option<&str> {
    let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '\'' | '\u{201C}' | '\u{2018}');
    let end = &text.as_bytes()[text.len().saturating_sub(LONGEST + 1)..];
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
    let letters = end.iter().rev().take_while(|byte| is_plain(byte)).count();
    match end.iter().rev().nth(letters) {
        // Nothing but plain letters, and too many.
        None if letters > LONGEST => None,
        None | Some(b' ' | b'\n' | b'(' | b'"') => Some(&text[text.len() - letters..]),
        Some(_) => text.rsplit(opens).next(),
    }
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    // Most begin with a letter and end with their mark.
    let ends = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_graphic);
    let begins = text.as_bytes().get(range.start).is_some_and(u8::is_ascii_alphanumeric);
    if begins && range.start < range.end && ends(range.end - 1) {
        found.push(range);
        return;
    }
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
    // The letters are counted in all of the text: many at a time can be asked only where there are as many.
    let (text, whole) = (&text[..within.end], text.as_bytes());
    let mut from = within.start;
    std::iter::from_fn(move || {
        let start = word_start(text, from)?;
        from = word_end(text, whole, start);
        Some(start..from)
    })
}

/// Where the next word begins. Most letters are a byte each, and need not be put together.
#[inline]
fn word_start(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        if is_simple_letter(byte) {
            return Some(at);
        }
        at += if byte.is_ascii() {
            1
        } else {
            let c = text[at..].chars().next()?;
            if c.is_alphanumeric() {
                return Some(at);
            }
            c.len_utf8()
        };
    }
}

#[inline]
fn word_end(text: &str, whole: &[u8], start: usize) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    loop {
        at = bytes.len().min(at + simple_letters(&whole[at..]));
        // So most words end.
        if bytes.get(at) == Some(&b' ') {
            return at;
        }
        let (length, inside) = match bytes.get(at) {
            Some(b'\'') => (1, is_letter(text, at + 1)),
            Some(b'.' | b',' | b':') => (1, is_digit(at - 1) && is_digit(at + 1)),
            Some(0x80..) => {
                let c = text[at..].chars().next().unwrap_or_default();
                let length = c.len_utf8();
                (length, c.is_alphanumeric() || is_apostrophe(c) && is_letter(text, at + length))
            }
            _ => return at,
        };
        if !inside {
            return at;
        }
        at += length;
    }
}

fn is_letter(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        _ => text[at..].chars().next().is_some_and(char::is_alphanumeric),
    }
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
