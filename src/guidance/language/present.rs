//! Which words of a vocabulary stand in a sentence. Most of what is looked for is known by it not to be there.

/// The words of a vocabulary that stand in a sentence, by their numbers: a bit for each word of the vocabulary.
#[derive(Debug)]
pub(super) struct Present(Vec<u64>);

impl Present {
    /// None of so many words.
    pub(super) fn of(words: usize) -> Present {
        Present(vec![0; words.div_ceil(64)])
    }

    /// No word.
    pub(super) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// One word more.
    pub(super) fn add(&mut self, number: u32) {
        self.0[number as usize / 64] |= bit(number);
    }

    /// Whether one of these words is there.
    pub(super) fn has_any(&self, numbers: &[u32]) -> bool {
        numbers.iter().any(|number| self.0[*number as usize / 64] & bit(*number) != 0)
    }
}

fn bit(number: u32) -> u64 {
    1 << (number % 64)
}
