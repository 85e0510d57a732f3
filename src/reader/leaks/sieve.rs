//! Most texts hold nothing that anybody looks for, and need not be taken apart to see that.

use rustc_hash::FxHashSet;
use unicode_normalization::char::is_combining_mark;

use super::Search;
use super::names::{How, Name};
use super::numbers::{has_sign, holds_figure, holds_foreign_figure, phones};
use super::tokens::{is_invisible, tokens};
use crate::case::is_simple_letter;

/// Lets those texts pass in which something may stand that one of several searches looks for.
#[derive(Debug, Default)]
pub struct Sieve {
    /// Of each name the words that tell of it, mostly its first.
    words: FxHashSet<String>,
    /// For each letter with which one of them begins, which letters follow it: a bit each.
    second: [u32; 26],
    initials: bool,
    figures: bool,
    emails: bool,
}

impl Sieve {
    /// For several searches.
    pub fn of<'s>(searches: impl Iterator<Item = &'s Search>) -> Sieve {
        let mut sieve = Sieve::default();
        for search in searches {
            let names = search.names.iter().map(|(name, _)| name);
            let (initials, words): (Vec<&Name>, Vec<&Name>) = names.partition(|n| n.how == How::Initials);
            for name in words {
                name.telling_words().into_iter().for_each(|word| sieve.add_word(word.into_owned()));
            }
            sieve.initials |= !initials.is_empty();
            sieve.figures |= !search.phones.is_empty() || !search.postcodes.is_empty();
            sieve.emails |= !search.emails.is_empty();
        }
        sieve
    }

    fn add_word(&mut self, word: String) {
        if let [first @ b'a'..=b'z', rest @ ..] = word.as_bytes() {
            self.second[usize::from(first - b'a')] |= rest.first().map_or(ANY, |second| letter(*second));
        }
        self.words.insert(word);
    }

    /// Whether something but a name may stand in a text: a number, an address, initials. In doubt it may.
    pub fn may_hold_marks(&self, text: &str) -> bool {
        self.figures && may_hold_figures(text)
            || self.emails && has_sign(text)
            || self.initials && may_hold_initials(text)
    }

    /// Whether a word of a text is one of those that tell of a name. In doubt it is.
    ///
    /// Two letters answer for most words; what is left is looked at as the search itself would.
    pub fn may_hold_name(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if is_simple_letter(*byte) {
                if self.may_begin(*byte, bytes.get(at + 1).copied()) && self.begins_with_word(&text[at..]) {
                    return true;
                }
                at += bytes[at..].iter().take_while(|byte| is_simple_letter(**byte)).count();
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

    /// Whether a word that begins with these may be looked for.
    fn may_begin(&self, first: u8, second: Option<u8>) -> bool {
        let first = first.to_ascii_lowercase();
        match first {
            b'a'..=b'z' => {
                let known = self.second[usize::from(first - b'a')];
                known & (second.map_or(0, letter) | ANY) != 0
            }
            _ => true,
        }
    }

    fn begins_with_word(&self, text: &str) -> bool {
        let end = text.find(|c: char| c.is_whitespace() || c == '-').unwrap_or(text.len());
        tokens(&text[..end]).first().is_some_and(|word| self.words.contains(&*word.lower))
    }
}

/// Whether a search parts a text into words where everybody does, so that what it finds stands within them: no mark
/// joins letters in it but the usual apostrophes.
pub fn has_plain_words(text: &str) -> bool {
    let is_usual = |c: char| match c {
        '`' | '\u{AD}' | '\u{B4}' => false,
        '\0'..='\u{2BB}' | '\u{2013}' | '\u{2014}' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '\u{2026}' => {
            true
        }
        _ => false,
    };
    // Each byte is asked, so that the machine asks many at once.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & byte.is_ascii() & (byte != b'`'));
    is_plain || text.chars().all(is_usual)
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
    // No small letter before a stop is an initial, and hardly any other stands there.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let may = pairs.fold(false, |found, (one, next)| found | (!one.is_ascii_lowercase() & (*next == b'.')));
    may && bytes.iter().enumerate().any(|(at, byte)| *byte == b'.' && is_initial(at))
}

/// Whether a telephone number stands in it, or it may hold a postcode.
fn may_hold_figures(text: &str) -> bool {
    let here = holds_figure(text);
    here && may_end_postcode(text) || (here || holds_foreign_figure(text)) && !phones(text).is_empty()
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
        let mut sieve = Sieve { initials: true, figures: true, emails: true, ..Sieve::default() };
        ["obrien", "zoe", "ieuan"].into_iter().for_each(|word| sieve.add_word(word.to_owned()));
        let lets_pass = |text: &str| sieve.may_hold_marks(text) || sieve.may_hold_name(text);
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
            "",
        ] {
            assert!(!lets_pass(text), "{text}");
        }
    }
}
