//! The texts that families and children read, their sentences counted once for all rules.

use std::ops::Range;

use super::texts::Passage;
use super::tokens::{Lexicon, Token};
use crate::case::Case;
use crate::guidance::readability::{KnownWords, Sentence, Weight};

/// Counts sentences, each different word of the case once however often it comes.
pub(super) struct Counter {
    known: KnownWords,
    /// What the words of the lexicon weigh, as far as that was asked.
    weights: Vec<Option<Weight>>,
}

impl Counter {
    /// For a reader who knows the names of a case.
    pub(super) fn of(case: &Case) -> Counter {
        Counter { known: KnownWords::of_case(case, []), weights: Vec::new() }
    }

    /// The sentences of a text that goes home, counted without what is quoted; none of any other.
    pub(super) fn sentences_of(
        &mut self,
        passage: &Passage<'_>,
        sentences: Vec<Range<usize>>,
        tokens: &[Token],
        lexicon: &Lexicon<'_>,
    ) -> Vec<Sentence> {
        if !passage.goes_home() {
            return Vec::new();
        }
        self.weights.resize(lexicon.words().len(), None);
        let mut rest = tokens.iter().peekable();
        let counted = (0..).zip(sentences).map(|(number, bytes)| {
            let mut sentence = Sentence::at(bytes);
            while let Some(token) = rest.next_if(|token| token.sentence == number) {
                if passage.is_quoted(&token.bytes()) {
                    continue;
                }
                let word = lexicon.word(token).written;
                let weight = &mut self.weights[token.word as usize];
                sentence.add(word, *weight.get_or_insert_with(|| Weight::of(word, &self.known)));
            }
            sentence
        });
        counted.filter(|sentence| sentence.words > 0).collect()
    }
}
