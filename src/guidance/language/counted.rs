//! The texts that families and children read, their sentences counted once for all rules.

use super::texts::Passage;
use crate::guidance::facts::Facts;
use crate::guidance::readability::{Counter, KnownWords, Sentence, count};

/// The sentences of each text that goes home; none of the others.
pub(super) fn sentences_of(cx: &Facts<'_>, passages: &[Passage<'_>]) -> Vec<Vec<Sentence>> {
    let known = KnownWords::of_case(cx.case, []);
    let mut counter = Counter::new(&known);
    let counted = passages.iter().map(|passage| {
        if !passage.goes_home() {
            return Vec::new();
        }
        let phrase = passage.phrase;
        count(&phrase.words, phrase.breaks_are_paragraphs, &passage.quotations, &mut counter)
    });
    counted.collect()
}
