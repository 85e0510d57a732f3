//! The revised Spache formula, for texts that are read to or by young children.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Sentence, bare, ratio};

/// How many words the formula is made for: in more, the same hard words would count ever less.
const SAMPLE: usize = 100;

/// Some sentences that are measured together.
#[derive(Default)]
pub(super) struct Sample<'a> {
    words: usize,
    sentences: usize,
    unfamiliar: FxHashSet<&'a str>,
}

impl<'a> Sample<'a> {
    /// One sentence alone.
    pub(super) fn of(sentence: &'a Sentence) -> Sample<'a> {
        let mut sample = Sample::default();
        sample.take(sentence);
        sample
    }

    /// With one sentence more.
    pub(super) fn take(&mut self, sentence: &'a Sentence) {
        self.sentences += 1;
        self.words += sentence.words;
        self.unfamiliar.extend(sentence.unfamiliar.iter().map(String::as_str));
    }

    /// Whether there are enough words.
    pub(super) fn is_full(&self) -> bool {
        self.words >= SAMPLE
    }

    /// The grade, from how long the sentences are and how many different words are unfamiliar.
    pub(super) fn grade(&self) -> f64 {
        0.121 * ratio(self.words, self.sentences) + 8.2 * ratio(self.unfamiliar.len(), self.words) + 0.659
    }
}

/// Whether a young child knows a word: it is in the list, is a number, or is a usual form of one that is.
pub fn is_known_to_children(word: &str) -> bool {
    is_known_bare(&bare(word))
}

/// The same of a word that has no capitals and no possessive any more.
pub(super) fn is_known_bare(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || listed(word) || is_form_of_listed(word)
}

fn listed(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let lines = include_str!("spache-words.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    WORDS.contains(word)
}

/// Whether a word may be a form of one in the list: a plural, or with a usual ending of verbs and adjectives.
fn is_form_of_listed(word: &str) -> bool {
    let mut guess = String::with_capacity(word.len() + 1);
    let mut listed_with = |stem: &str, end: &str| {
        guess.clear();
        guess.push_str(stem);
        guess.push_str(end);
        listed(&guess)
    };
    for ending in ["s", "es", "ed", "d", "ing", "er", "r", "est", "st", "ly", "y", "n't"] {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        let mut letters = stem.chars().rev();
        let (Some(last), Some(before)) = (letters.next(), letters.next()) else { continue };
        let shorter = &stem[..stem.len() - last.len_utf8()];
        if listed(stem)
            || listed_with(stem, "e")
            || last == before && listed(shorter)
            || last != before && last == 'i' && listed_with(shorter, "y")
        {
            return true;
        }
    }
    word.split_once('\'').is_some_and(|(stem, _)| listed(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_forms_of_listed_words_are_familiar() {
        for word in ["Mum's", "playing", "happier", "carries", "stopped", "houses", "12", "we'll", "kindly"] {
            assert!(is_known_to_children(word), "{word}");
        }
        for word in ["assessment", "therapeutic", "disclosure"] {
            assert!(!is_known_to_children(word), "{word}");
        }
    }
}
