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
    let word = bare(word);
    word.starts_with(|c: char| c.is_ascii_digit())
        || listed(&word)
        || stems(&word).iter().any(|stem| listed(stem))
}

fn listed(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let lines = include_str!("spache-words.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    WORDS.contains(word)
}

/// What a word may be a form of: plurals, and the usual endings of verbs and adjectives.
fn stems(word: &str) -> Vec<String> {
    let mut stems = Vec::new();
    for ending in ["s", "es", "ed", "d", "ing", "er", "r", "est", "st", "ly", "y", "n't"] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 1) else { continue };
        stems.push(stem.to_owned());
        stems.push(format!("{stem}e"));
        let mut letters = stem.chars().rev();
        match (letters.next(), letters.next()) {
            (Some(last), Some(before)) if last == before => {
                stems.push(stem[..stem.len() - last.len_utf8()].to_owned())
            }
            (Some('i'), _) => stems.push(format!("{}y", &stem[..stem.len() - 1])),
            _ => {}
        }
    }
    if let Some((stem, _)) = word.split_once('\'') {
        stems.push(stem.to_owned());
    }
    stems
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
