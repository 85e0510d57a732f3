//! The texts that families and children read, their sentences counted once for all rules.

use super::texts::Passage;
use crate::guidance::facts::Facts;
use crate::guidance::readability::{Counter, KnownWords, Sentence, count};

/// The names that everybody in the case knows.
fn known(cx: &Facts<'_>) -> KnownWords {
    let child = [cx.case.child.name.words(), cx.case.child.known_as.words()];
    let people = cx.case.people.iter().flat_map(|p| [p.name.words(), p.known_as.words(), p.agency.words()]);
    KnownWords::of(child.into_iter().chain(people))
}

/// The sentences of each text that goes home; none of the others.
pub(super) fn sentences_of(cx: &Facts<'_>, passages: &[Passage<'_>]) -> Vec<Vec<Sentence>> {
    let known = known(cx);
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
