//! Most texts hold nothing that anybody looks for, and need not be taken apart to see that.

use unicode_normalization::char::is_combining_mark;

use super::Search;
use super::addresses::forms;
use super::names::{How, Name};
use super::numbers::{figure, phones};
use super::tokens::{bare, is_invisible};

/// Lets those texts pass in which something may stand that one of several searches looks for.
#[derive(Debug, Default)]
pub struct Sieve {
    /// The first words of names.
    words: Vec<String>,
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
                let first = name.words.first().map_or("", String::as_str);
                let written = if name.how.is_street() { forms(first).collect() } else { vec![first] };
                sieve.words.extend(written.into_iter().map(plain));
            }
            sieve.initials |= !initials.is_empty();
            sieve.figures |= !search.phones.is_empty() || !search.postcodes.is_empty();
            sieve.emails |= !search.emails.is_empty();
        }
        sieve.words.sort();
        sieve.words.dedup();
        sieve
    }

    /// Whether something may stand in a text. In doubt it may.
    pub fn lets_pass(&self, text: &str) -> bool {
        self.figures && may_hold_figures(text)
            || self.emails && ["@", "(at)", "[at]"].iter().any(|sign| text.contains(sign))
            || self.initials && may_hold_initials(text)
            || !self.words.is_empty() && self.holds_word(text)
    }

    /// Whether the letters of a word stand in a text one after the other, whatever stands between them.
    fn holds_word(&self, text: &str) -> bool {
        let letters = plain(text);
        self.words.iter().any(|word| letters.contains(word.as_str()))
    }
}

/// Whether a capital has a stop behind it.
fn may_hold_initials(text: &str) -> bool {
    let letter = |before: &str| before.chars().rev().find(|c| !is_invisible(*c) && !is_combining_mark(*c));
    text.match_indices('.').any(|(at, _)| text.get(..at).and_then(letter).is_some_and(char::is_uppercase))
}

/// Whether six figures stand in it, or it may hold a postcode.
fn may_hold_figures(text: &str) -> bool {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    may_end_postcode(text)
        || text.chars().filter(|c| figure(*c).is_some()).nth(5).is_some() && !phones(text).is_empty()
}

/// Whether after a second figure come two letters and no third, as a postcode ends.
fn may_end_postcode(text: &str) -> bool {
    let (mut figures, mut letters) = (0, None);
    for b in text.bytes().filter(u8::is_ascii).chain([b' ', b'0']) {
        if b.is_ascii_alphabetic() {
            letters = letters.map(|count: usize| count + 1).filter(|count| *count < 3);
        } else if letters == Some(2) {
            return true;
        } else if b.is_ascii_digit() {
            figures += 1;
            letters = (figures > 1).then_some(0);
        }
    }
    false
}

/// The letters and figures of a text: small, without accents, and nothing between them.
fn plain(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                letters.push(c.to_ascii_lowercase());
            }
        } else if !is_invisible(c) {
            let small = bare(c).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
            // Greek has a letter of its own for the end of a word.
            letters.extend(small.map(|c| if c == 'ς' { 'σ' } else { c }));
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_name_or_a_number_passes_and_nothing_else() {
        let sieve = Sieve {
            words: vec!["obrien".to_owned(), "zoe".to_owned()],
            initials: true,
            figures: true,
            emails: true,
        };
        for text in [
            "with O\u{2019}Brien",
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
            assert!(sieve.lets_pass(text), "{text}");
        }
        for text in ["with nobody", "the 5 of them", "in 20 days", "on 9 May 2026", ""] {
            assert!(!sieve.lets_pass(text), "{text}");
        }
    }
}
