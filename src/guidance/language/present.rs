//! Which words of a vocabulary stand in a sentence. Most of what is looked for is known by it not to be there.

use super::vocabulary::{Listed, UNLISTED};

/// The words of a vocabulary that stand in a sentence, by their numbers.
#[derive(Debug)]
pub(super) struct Present {
    /// A bit for each word of the vocabulary.
    bits: Vec<u64>,
    /// The numbers of those that are there, each once.
    numbers: Vec<u32>,
}

impl Present {
    /// None of so many words.
    pub(super) fn of(words: usize) -> Present {
        Present { bits: vec![0; words.div_ceil(64)], numbers: Vec::new() }
    }

    /// These and no others.
    pub(super) fn fill(&mut self, words: impl Iterator<Item = Listed>) {
        for number in self.numbers.drain(..) {
            self.bits[number as usize / 64] = 0;
        }
        for listed in words {
            for number in listed.plain {
                if number != UNLISTED && !self.has(number) {
                    self.bits[number as usize / 64] |= bit(number);
                    self.numbers.push(number);
                }
            }
        }
    }

    /// Whether a word is there.
    pub(super) fn has(&self, number: u32) -> bool {
        self.bits[number as usize / 64] & bit(number) != 0
    }

    /// Whether one of these words is there.
    pub(super) fn has_any(&self, numbers: &[u32]) -> bool {
        numbers.iter().any(|number| self.has(*number))
    }

    /// All that are there.
    pub(super) fn numbers(&self) -> &[u32] {
        &self.numbers
    }
}

fn bit(number: u32) -> u64 {
    1 << (number % 64)
}
