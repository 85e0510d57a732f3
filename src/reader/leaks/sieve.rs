//! Most texts hold nothing that anybody looks for, and need not be taken apart to see that.

use std::borrow::Cow;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashSet};
use unicode_normalization::char::is_combining_mark;

use super::Search;
use super::names::How;
use super::numbers::{has_sign, is_foreign, is_phone, phones};
use super::tokens::{in_small_letters, is_invisible, simple_word, tokens};
use crate::case::is_simple_letter;
use crate::case::many::simple_letters;

/// Lets those texts pass in which something may stand that one of several searches looks for.
#[derive(Debug, Default)]
pub struct Sieve {
    /// Of each name the words that tell of it, mostly its first: the hash of each.
    words: FxHashSet<u64>,
    begins: Beginnings,
    initials: bool,
    phones: Vec<String>,
    postcodes: bool,
    emails: bool,
}

/// The letters with which some words begin: most other words begin otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings {
    /// For each letter with which one of them begins, which letters follow it: a bit each.
    second: [u32; 26],
}

impl Beginnings {
    /// One more word, in small letters.
    pub(super) fn add(&mut self, word: &str) {
        if let [first @ b'a'..=b'z', rest @ ..] = word.as_bytes() {
            self.second[usize::from(first - b'a')] |= rest.first().map_or(ANY, |second| letter(*second));
        }
    }

    /// Whether one of the words may begin with these letters. In doubt it may.
    pub(super) fn may_begin(&self, text: &[u8]) -> bool {
        let Some(first) = text.first() else { return true };
        match first.to_ascii_lowercase() {
            small @ b'a'..=b'z' => {
                let known = self.second[usize::from(small - b'a')];
                known & (text.get(1).map_or(0, |second| letter(*second)) | ANY) != 0
            }
            _ => true,
        }
    }
}

/// What kinds of marks stand in a text. All its bytes are asked at once, and most texts hold nothing to look at twice.
#[derive(Clone, Copy, Debug)]
pub struct Marks(u8);

impl Marks {
    const FIGURE: u8 = 1;
    const FOREIGN_FIGURE: u8 = 2;
    /// What may be the sign of an email address.
    const SIGN: u8 = 4;
    /// A stop behind a capital, or behind a letter that is not a simple one.
    const STOP: u8 = 8;
    /// What may join letters, among other marks.
    const UNUSUAL: u8 = 16;

    /// Those of a text.
    pub fn of(text: &str) -> Marks {
        let mut found = [0; 16];
        let mut ask = |bytes: &[u8; 17]| {
            for (found, pair) in found.iter_mut().zip(bytes.windows(2)) {
                *found |= Marks::at(pair[0], pair[1]);
            }
        };
        // Each byte with the next one, sixteen at once.
        let mut rest = text.as_bytes();
        while let Some(bytes) = rest.first_chunk() {
            ask(bytes);
            rest = &rest[16..];
        }
        let mut last = [b' '; 17];
        last[..rest.len()].copy_from_slice(rest);
        ask(&last);
        Marks(found.iter().fold(0, |all, found| all | found))
    }

    fn at(byte: u8, next: u8) -> u8 {
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        bit(byte.is_ascii_digit(), Marks::FIGURE)
            | bit(is_foreign(byte), Marks::FOREIGN_FIGURE)
            | bit(matches!(byte, b'@' | b'(' | b'['), Marks::SIGN)
            | bit((next == b'.') & (byte.is_ascii_uppercase() | !byte.is_ascii()), Marks::STOP)
            | bit(!byte.is_ascii() | (byte == b'`'), Marks::UNUSUAL)
    }

    fn have(self, any: u8) -> bool {
        self.0 & any != 0
    }
}

impl Sieve {
    /// For several searches.
    pub fn of<'s>(searches: impl Iterator<Item = &'s Search>) -> Sieve {
        let mut sieve = Sieve::default();
        for search in searches {
            for (name, _) in &search.names {
                if name.how == How::Initials {
                    sieve.initials = true;
                } else {
                    name.telling_words().for_each(|word| sieve.add_word(&word));
                }
            }
            sieve.phones.extend(search.phones.iter().cloned());
            sieve.postcodes |= !search.postcodes.is_empty();
            sieve.emails |= !search.emails.is_empty();
        }
        sieve
    }

    fn add_word(&mut self, word: &str) {
        self.begins.add(word);
        self.words.insert(FxBuildHasher.hash_one(word));
    }

    fn has_word(&self, word: &str) -> bool {
        self.words.contains(&FxBuildHasher.hash_one(word))
    }

    /// Whether something may stand in a text with these marks. In doubt it may.
    pub fn lets_pass(&self, text: &str, marks: Marks) -> bool {
        self.may_hold_name(text) || self.may_hold_marks(text, marks)
    }

    /// Whether something but a name may stand in a text with these marks: a number, an address, initials. In doubt
    /// it may.
    pub fn may_hold_marks(&self, text: &str, marks: Marks) -> bool {
        let figures = marks.have(Marks::FIGURE);
        self.postcodes && figures && may_end_postcode(text)
            || !self.phones.is_empty()
                && (figures || marks.have(Marks::FOREIGN_FIGURE))
                && self.holds_phone(text)
            || self.emails && marks.have(Marks::SIGN) && has_sign(text)
            || self.initials && marks.have(Marks::STOP) && may_hold_initials(text)
    }

    fn holds_phone(&self, text: &str) -> bool {
        phones(text).iter().any(|(digits, _)| self.phones.iter().any(|phone| is_phone(digits, phone)))
    }

    /// Whether a word of a text is one of those that tell of a name. In doubt it is.
    ///
    /// Two letters answer for most words; what is left is looked at as the search itself would.
    pub fn may_hold_name(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if is_simple_letter(*byte) {
                if self.begins.may_begin(&bytes[at..]) && self.begins_with_word(&text[at..]) {
                    return true;
                }
                at += simple_letters(&bytes[at..]);
            } else if byte.is_ascii() {
                at += 1;
            } else {
                let c = text[at..].chars().next().unwrap_or_default();
                // Letters with accents and marks that nobody sees may begin a word, or join two pieces of one.
                if !is_mark(c) && (c.is_alphanumeric() && self.begins_with_word(&text[at..]) || is_within(c))
                {
                    return true;
                }
                at += c.len_utf8();
            }
        }
        false
    }

    fn begins_with_word(&self, text: &str) -> bool {
        if let Some(end) = simple_word(text, 0) {
            return self.has_word(&in_small_letters(Cow::Borrowed(&text[..end])));
        }
        let end = text.find(|c: char| c.is_whitespace() || c == '-').unwrap_or(text.len());
        tokens(&text[..end]).first().is_some_and(|word| self.has_word(&word.lower))
    }
}

/// Whether a search parts a text into words where everybody does, so that what it finds stands within them: no mark
/// joins letters in it but the usual apostrophes.
pub fn has_plain_words(text: &str, marks: Marks) -> bool {
    let is_usual = |c: char| match c {
        '`' | '\u{AD}' | '\u{B4}' => false,
        '\0'..='\u{2BB}' | '\u{2013}' | '\u{2014}' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '\u{2026}' => {
            true
        }
        _ => false,
    };
    !marks.have(Marks::UNUSUAL) || text.chars().all(is_usual)
}

/// The bit of a letter; figures, apostrophes and letters with accents may stand for any. Other marks end the word.
fn letter(byte: u8) -> u32 {
    match byte.to_ascii_lowercase() {
        small @ b'a'..=b'z' => 1 << (small - b'a'),
        b'0'..=b'9' | b'\'' | b'`' | 0x80.. => u32::MAX,
        _ => 0,
    }
}

/// Stands for a word of one letter, after which anything may come.
const ANY: u32 = 1 << 26;

/// Whether a character is one of the usual marks between words, and no letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201D}' | '\u{2013}' | '\u{2014}' | '\u{2026}' | '\u{A3}')
}

/// Whether a character may stand within a word of which nobody sees that it is parted there.
fn is_within(c: char) -> bool {
    is_invisible(c) || is_combining_mark(c)
}

/// Whether a capital has a stop behind it.
fn may_hold_initials(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letter = |before: &str| before.chars().rev().find(|c| !is_within(*c));
    let is_initial = |at: usize| match bytes[..at].last() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => text.get(..at).and_then(letter).is_some_and(char::is_uppercase),
    };
    bytes.iter().enumerate().any(|(at, byte)| *byte == b'.' && is_initial(at))
}

/// Whether after a second figure come two letters and no third, as a postcode ends.
fn may_end_postcode(text: &str) -> bool {
    let bytes = text.as_bytes();
    let figures = bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    figures.skip(1).any(|(at, _)| begins_with_two_letters(&bytes[at + 1..]))
}

/// Whether two letters come before a third and before any figure. Other marks may stand between them.
fn begins_with_two_letters(bytes: &[u8]) -> bool {
    let mut letters = 0;
    for byte in bytes.iter().filter(|byte| byte.is_ascii()) {
        match (byte.is_ascii_alphabetic(), letters) {
            (true, 2) => return false,
            (true, _) => letters += 1,
            (false, 2) => return true,
            (false, _) if byte.is_ascii_digit() => return false,
            (false, _) => {}
        }
    }
    letters == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_name_or_a_number_passes_and_nothing_else() {
        let mut sieve = Sieve { initials: true, postcodes: true, emails: true, ..Sieve::default() };
        sieve.phones.push("01632960142".to_owned());
        ["obrien", "zoe", "ieuan"].into_iter().for_each(|word| sieve.add_word(word));
        let lets_pass = |text: &str| sieve.lets_pass(text, Marks::of(text));
        for text in [
            "with O\u{2019}Brien",
            "(O'Brien's)",
            "\u{201C}Ieuan-Rhys\u{201D}",
            "Zo\u{eb} came",
            "ZO\u{AD}E",
            "at LL57 3PQ",
            "at LL5 7 3 PQ.",
            "hidden (at) example.org",
            "ring \u{ff19}60142",
            "a@b.org",
            "ring 960142",
            "with J. B.",
        ] {
            assert!(lets_pass(text), "{text}");
        }
        for text in [
            "with nobody",
            "with Zora and O\u{2019}Bright",
            "a zero \u{2013} oboe",
            "the 5 of them",
            "in 20 days",
            "on 9 May 2026",
            "ring 960143",
            "",
        ] {
            assert!(!lets_pass(text), "{text}");
        }
    }
}
