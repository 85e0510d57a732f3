//! Most texts hold nothing that anybody looks for, and need not be taken apart to see that.

use unicode_normalization::char::is_combining_mark;

use super::Search;
use super::names::{How, Name};
use super::numbers::phones;
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
            sieve.words.extend(words.iter().filter_map(|name| name.words.first()).map(|word| plain(word)));
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
            || self.emails && text.contains('@')
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

/// Whether six figures stand in it, or a figure and two letters together, as a postcode ends; a mark that nobody
/// sees may stand between.
fn may_hold_figures(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_end = |three: &[u8]| {
        three[0].is_ascii_digit() && three[1..].iter().all(|b| !b.is_ascii_digit() && *b != b' ')
    };
    let Some(first) = bytes.iter().position(u8::is_ascii_digit) else { return false };
    bytes[first..].windows(3).any(is_end)
        || bytes.iter().filter(|b| b.is_ascii_digit()).nth(5).is_some() && !phones(text).is_empty()
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
