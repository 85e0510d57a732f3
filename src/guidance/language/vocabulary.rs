//! The words of lists of terms, each with a number: to compare words is then to compare numbers.

use rustc_hash::FxHashMap;

use super::tokens::Word;

/// The words of the patterns of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
}

/// What numbers a word of a text has in a vocabulary, in the forms in which patterns know words: [`UNLISTED`] where no
/// pattern has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    /// In lower case, and the same without its possessive.
    pub(super) plain: [u32; 2],
    /// As it is written, and the same without its possessive.
    pub(super) written: [u32; 2],
}

/// The number of all words that no pattern has. It is the first, so that they can be counted like any other.
pub(super) const UNLISTED: u32 = 0;

impl Vocabulary {
    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len() + 1
    }

    /// The number of a word; a new one where it is not known yet.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.len()).unwrap_or(UNLISTED);
        *self.numbers.entry(word.to_owned()).or_insert(next)
    }

    /// The numbers of a word of a text.
    pub(super) fn listed(&self, word: &Word<'_>) -> Listed {
        let plain = self.forms(&word.plain);
        let written = if word.written == &*word.plain { plain } else { self.forms(word.written) };
        Listed { plain, written }
    }

    fn forms(&self, word: &str) -> [u32; 2] {
        let number = |word: &str| self.numbers.get(word).copied().unwrap_or(UNLISTED);
        [number(word), word.strip_suffix("'s").map_or(UNLISTED, number)]
    }
}
