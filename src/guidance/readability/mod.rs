//! How hard a text is to read: a smoke alarm and not a judge, so the hardest sentences are named with it.
//!
//! English is measured by Flesch-Kincaid (all ages that read on their own) and by the revised Spache
//! formula (young children). What somebody said is quoted as said, and is left out before measuring.

mod limits;
mod sentences;
mod spache;
mod syllables;

use std::borrow::Cow;
use std::ops::Range;

use crate::case::Case;
use crate::case::model::Person;
pub use limits::{LONGEST, Limit};
use rustc_hash::{FxHashMap, FxHashSet};
pub use sentences::{is_apostrophe, sentences, words};
pub use spache::is_known_to_children;
pub use syllables::syllables;

/// Words that a reader knows whatever they look like: the names of the people of the case.
#[derive(Clone, Debug, Default)]
pub struct KnownWords {
    words: FxHashSet<String>,
}

impl KnownWords {
    /// The words of these names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> KnownWords {
        let parts = names.into_iter().flat_map(|name| words(name, 0..name.len()).map(move |r| &name[r]));
        KnownWords { words: parts.map(|word| bare(word).into_owned()).collect() }
    }

    /// The names that everybody in a case knows, and others beside them.
    pub fn of_case<'a>(case: &'a Case, others: impl IntoIterator<Item = &'a str>) -> KnownWords {
        let child = [case.child.name.words(), case.child.known_as.words()];
        let names = |p: &'a Person| [p.name.words(), p.known_as.words(), p.agency.words()];
        KnownWords::of(child.into_iter().chain(case.people.iter().flat_map(names)).chain(others))
    }

    /// Whether a word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.have(&bare(word))
    }

    fn have(&self, bare: &str) -> bool {
        self.words.contains(bare)
    }
}

/// A word in lower case, with straight apostrophes. Most words are written so.
pub fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    Cow::Owned(word.to_lowercase().replace('\u{2019}', "'"))
}

/// A word without capitals and without its possessive.
fn bare(word: &str) -> Cow<'_, str> {
    let mut word = plain(word);
    if word.ends_with("'s") {
        let kept = word.len() - "'s".len();
        match &mut word {
            Cow::Borrowed(word) => *word = &word[..kept],
            Cow::Owned(word) => word.truncate(kept),
        }
    }
    word
}

/// One sentence, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in its text, in bytes.
    pub bytes: Range<usize>,
    /// How many words it has.
    pub words: usize,
    /// How many syllables. A known name counts as one, since it makes no text harder.
    pub syllables: usize,
    /// How many letters and digits.
    pub letters: usize,
    /// The words that a young child would not know, in lower case.
    pub unfamiliar: Vec<String>,
}

impl Sentence {
    /// Without a word as yet.
    pub(super) fn at(bytes: Range<usize>) -> Sentence {
        Sentence { bytes, words: 0, syllables: 0, letters: 0, unfamiliar: Vec::new() }
    }

    /// With one word more.
    pub(super) fn add(&mut self, word: &str, weight: Weight) {
        self.words += 1;
        self.letters += weight.letters;
        self.syllables += weight.syllables;
        if weight.is_unfamiliar {
            self.unfamiliar.push(bare(word).into_owned());
        }
    }

    /// What it alone adds to the grade, to tell hard sentences from easy ones.
    pub fn grade(&self) -> f64 {
        flesch_kincaid(self.words, 1, self.syllables)
    }

    /// The same by the formula for young children.
    pub fn spache(&self) -> f64 {
        spache::Sample::of(self).grade()
    }
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    syllables: usize,
    letters: usize,
    is_unfamiliar: bool,
}

impl Weight {
    /// Of a word, for a reader who knows these.
    pub(super) fn of(word: &str, known: &KnownWords) -> Weight {
        let bare = bare(word);
        let is_known = known.have(&bare);
        Weight {
            syllables: if is_known { 1 } else { syllables(word) },
            letters: word.chars().filter(|c| c.is_alphanumeric()).count(),
            is_unfamiliar: !is_known && !spache::is_known_bare(&bare),
        }
    }
}

/// Counts words, each of them once however often it comes.
pub struct Counter<'t> {
    known: &'t KnownWords,
    seen: FxHashMap<&'t str, Weight>,
}

impl<'t> Counter<'t> {
    /// For a reader who knows these words.
    pub fn new(known: &'t KnownWords) -> Counter<'t> {
        Counter { known, seen: FxHashMap::default() }
    }

    fn weight(&mut self, word: &'t str) -> Weight {
        *self.seen.entry(word).or_insert_with(|| Weight::of(word, self.known))
    }
}

/// The sentences of a text, counted. Those that lie in the bytes `left_out` are not.
///
/// `breaks_end` says whether each line break ends a sentence: it does where a line is a paragraph.
pub fn count<'t>(
    text: &'t str,
    breaks_end: bool,
    left_out: &[Range<usize>],
    counter: &mut Counter<'t>,
) -> Vec<Sentence> {
    let counted = sentences(text, breaks_end).into_iter().map(|bytes| {
        let mut sentence = Sentence::at(bytes.clone());
        for range in words(text, bytes) {
            if !left_out.iter().any(|out| out.start < range.end && range.start < out.end) {
                let word = &text[range];
                sentence.add(word, counter.weight(word));
            }
        }
        sentence
    });
    counted.filter(|sentence| sentence.words > 0).collect()
}

/// How hard some sentences are together.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The Flesch-Kincaid grade: years at school in the United States, about the age less five.
    pub grade: f64,
    /// The revised Spache grade.
    pub spache: f64,
    /// How many sentences.
    pub sentences: usize,
    /// How many words.
    pub words: usize,
    /// Words in a sentence, on average.
    pub words_in_a_sentence: f64,
    /// Letters in a word, on average.
    pub letters_in_a_word: f64,
}

impl Measure {
    /// Of sentences that were counted; `None` of none.
    pub fn of<'a>(counted: impl IntoIterator<Item = &'a Sentence>) -> Option<Measure> {
        let (mut sentences, mut words, mut syllables, mut letters) = (0, 0, 0, 0);
        let mut sample = spache::Sample::default();
        let mut samples = Vec::new();
        for sentence in counted {
            sentences += 1;
            words += sentence.words;
            syllables += sentence.syllables;
            letters += sentence.letters;
            sample.take(sentence);
            if sample.is_full() {
                samples.push(std::mem::take(&mut sample));
            }
        }
        // What is left over is a sample only where there is no other.
        if samples.is_empty() {
            samples.push(sample);
        }
        (words > 0).then(|| Measure {
            grade: flesch_kincaid(words, sentences, syllables),
            spache: samples.iter().map(spache::Sample::grade).sum::<f64>() / ratio(samples.len(), 1),
            sentences,
            words,
            words_in_a_sentence: ratio(words, sentences),
            letters_in_a_word: ratio(letters, words),
        })
    }
}

/// A text as a whole, with its sentences, the hardest first.
pub fn measure(text: &str, known: &KnownWords) -> Option<(Measure, Vec<Sentence>)> {
    let mut counted = count(text, true, &[], &mut Counter::new(known));
    let measure = Measure::of(&counted)?;
    counted.sort_by(|a, b| b.grade().total_cmp(&a.grade()));
    Some((measure, counted))
}

fn flesch_kincaid(words: usize, sentences: usize, syllables: usize) -> f64 {
    0.39 * ratio(words, sentences) + 11.8 * ratio(syllables, words) - 15.59
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn ratio(a: usize, b: usize) -> f64 {
    a as f64 / b.max(1) as f64
}
