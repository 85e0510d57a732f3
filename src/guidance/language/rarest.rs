//! Which wordings may stand in a sentence, told by their rarest words.
//!
//! A case has a thousand sentences, and the terms have two thousand wordings. What is asked of a wording lies together
//! with what is asked of its neighbours, so that little is looked up from afar.

use std::ops::Range;

use super::pattern::Numbered;
use super::present::Present;

/// The wordings by the words without one of which they cannot stand.
#[derive(Clone, Debug, Default)]
pub(super) struct ByRarest {
    /// Where the entries of each word of the vocabulary lie.
    of_word: Vec<Range<usize>>,
    entries: Vec<Entry>,
    /// The words of which another has to stand there, too, for all entries.
    beside: Vec<u32>,
}

/// A wording, under one of its rarest words.
#[derive(Clone, Debug)]
struct Entry {
    wording: usize,
    /// Where the words lie of which one has to stand there, too; none where nothing else has to.
    beside: Range<usize>,
}

impl ByRarest {
    /// Of some wordings with their numbers, in a vocabulary of so many words.
    pub(super) fn of(wordings: &[(usize, &Numbered)], words: usize) -> ByRarest {
        let mut found = ByRarest::default();
        let mut by_word: Vec<Vec<Entry>> = vec![Vec::new(); words];
        for (wording, pattern) in wordings {
            let Some((rarest, others)) = pattern.needs().split_first() else { continue };
            let start = found.beside.len();
            found.beside.extend(others.first().into_iter().flatten());
            for word in rarest {
                let beside = start..found.beside.len();
                by_word[*word as usize].push(Entry { wording: *wording, beside });
            }
        }
        for entries in by_word {
            let start = found.entries.len();
            found.entries.extend(entries);
            found.of_word.push(start..found.entries.len());
        }
        found
    }

    /// Whether a word is the rarest of any wording.
    pub(super) fn has(&self, word: u32) -> bool {
        !self.of_word[word as usize].is_empty()
    }

    /// The numbers of those wordings with a rarest word that may stand beside the words of a sentence.
    pub(super) fn beside(&self, word: u32, present: &Present) -> impl Iterator<Item = usize> {
        let entries = self.entries[self.of_word[word as usize].clone()].iter();
        let may_stand =
            |entry: &&Entry| entry.beside.is_empty() || present.has_any(&self.beside[entry.beside.clone()]);
        entries.filter(may_stand).map(|entry| entry.wording)
    }
}
