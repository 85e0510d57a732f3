//! Reading prose as far as a rule can: words, phrases, and what is left when the usual is taken away.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::case::is_simple_letter;
use crate::case::many::simple_letters;

/// A text as lower-case words.
pub(super) struct Prose {
    /// The letters of all words, one after the other.
    letters: String,
    /// All of them, in their order.
    words: Vec<Word>,
    /// With which letters words begin, a bit each: most phrases are answered by it.
    initials: u32,
}

/// A word of a text.
#[derive(Clone)]
struct Word {
    /// Its first letter: most questions end with it.
    first: u8,
    /// Where it stands among the letters.
    bytes: Range<usize>,
}

/// A phrase that is looked for.
struct Phrase<'p> {
    /// The bit of its first letter; all bits where any word may stand first.
    initial: u32,
    /// Its first word.
    first: &'p str,
    /// The words after that.
    rest: &'p str,
}

impl<'p> Phrase<'p> {
    fn of(phrase: &'p str) -> Phrase<'p> {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        Phrase { initial: if first == "*" { u32::MAX } else { initial(first) }, first, rest }
    }

    /// The place of the letter with which it begins.
    fn letter(&self) -> usize {
        match self.first.as_bytes() {
            b"*" => LETTERS - 1,
            word => place_of(word.first().copied().unwrap_or_default()),
        }
    }
}

/// Words that say nothing of their own.
const SMALL: &str = "\
        a, an, the, and, or, but, of, to, in, on, at, by, for, from, with, as, into, about, up, out, \
        so, that, this, these, those, there, then, than, is, are, was, were, be, been, being, am, \
        has, have, had, having, do, does, did, will, would, can, could, should, shall, may, might, \
        must, not, no, it, its, he, him, his, she, her, hers, they, them, their, theirs, we, us, \
        our, all, any, each, every, some, more, most, very, well, also, who, what, which, when, \
        child, child's, children, children's, young, person, person's, boy, girl, baby";

impl Prose {
    /// The words of a text. Hyphens part words; apostrophes do not.
    pub(super) fn of(text: &str) -> Prose {
        let (letters, words) = if text.is_ascii() { ascii_words(text) } else { all_words(text) };
        Prose { initials: initials(&words), letters, words }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word by its number.
    pub(super) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &self.letters[word.bytes.clone()])
    }

    /// The words from one on.
    fn words_from(&self, index: usize) -> impl Iterator<Item = &str> {
        self.words.get(index..).unwrap_or_default().iter().map(|word| &self.letters[word.bytes.clone()])
    }

    /// Whether a phrase stands in the text. A `*` at a word's end takes in its inflections.
    pub(super) fn has(&self, phrase: &str) -> bool {
        self.find(phrase).is_some()
    }

    /// Whether any of these phrases stands in the text.
    pub(super) fn has_any(&self, phrases: &'static str) -> bool {
        let list = list(phrases);
        let mut words = self.words.iter().enumerate();
        words.any(|(at, word)| list.beginning_with(word.first).any(|phrase| self.stands_at(at, phrase)))
    }

    /// Where a phrase begins.
    pub(super) fn find(&self, phrase: &str) -> Option<usize> {
        self.find_from(0, &Phrase::of(phrase))
    }

    /// Where a phrase begins at a word or after it.
    fn find_from(&self, start: usize, phrase: &Phrase<'_>) -> Option<usize> {
        if !self.may_have(phrase) {
            return None;
        }
        // Most words differ in their first letter, and are looked at no further.
        let letter = phrase.first.as_bytes().first().filter(|_| phrase.first != "*");
        let mut words = (start..).zip(self.words.get(start..)?);
        let found = words.find(|(at, word)| {
            letter.is_none_or(|letter| word.first == *letter) && self.stands_at(*at, phrase)
        });
        found.map(|(at, _)| at)
    }

    /// Whether a phrase stands at a word.
    fn stands_at(&self, at: usize, phrase: &Phrase<'_>) -> bool {
        is(self.word(at), phrase.first) && (phrase.rest.is_empty() || self.goes_on(at + 1, phrase.rest))
    }

    /// Whether any word begins as a phrase does.
    fn may_have(&self, phrase: &Phrase<'_>) -> bool {
        phrase.initial & self.initials != 0
    }

    /// Whether the words of a phrase stand from a word on.
    fn goes_on(&self, at: usize, phrase: &str) -> bool {
        let mut words = self.words_from(at);
        phrase.split(' ').all(|pattern| words.next().is_some_and(|word| is(word, pattern)))
    }

    /// Whether the text begins with a phrase, and not with its possessive.
    pub(super) fn begins(&self, phrase: &str) -> bool {
        self.begins_at(0, &Phrase::of(phrase))
    }

    fn begins_at(&self, at: usize, phrase: &Phrase<'_>) -> bool {
        let mut words = self.words_from(at);
        let mut fits = |pattern: &str| {
            words.next().is_some_and(|w| is(w, pattern) && (!w.ends_with("'s") || pattern.ends_with("'s")))
        };
        fits(phrase.first) && (phrase.rest.is_empty() || phrase.rest.split(' ').all(fits))
    }

    /// Whether the text begins with any of these phrases.
    pub(super) fn begins_any(&self, phrases: &'static str) -> bool {
        let Some(word) = self.words.first() else { return false };
        list(phrases).beginning_with(word.first).any(|phrase| self.begins_at(0, phrase))
    }

    /// Whether the text begins with the words of another; a name with its possessive is another word.
    pub(super) fn begins_with(&self, other: &Prose) -> bool {
        let mut own = self.words_from(0);
        !other.words.is_empty() && other.words_from(0).all(|word| own.next() == Some(word))
    }

    /// The text from a word on.
    pub(super) fn from(&self, index: usize) -> Prose {
        let words = self.words.get(index..).unwrap_or_default().to_vec();
        Prose { letters: self.letters.clone(), initials: initials(&words), words }
    }

    /// How many words are left without small words, these names, and words of these patterns; no more are counted
    /// than `most`.
    pub(super) fn content(&self, names: &Prose, patterns: &'static str, most: usize) -> usize {
        let patterns = list(patterns);
        let fits = |w: &str| {
            let first = w.as_bytes().first().copied().unwrap_or_default();
            patterns.beginning_with(first).any(|p| p.rest.is_empty() && is(w, p.first))
        };
        let is_name = |w: &str| {
            let own = w.strip_suffix("'s").unwrap_or(w);
            names.words_from(0).any(|name| name == own)
        };
        self.words_from(0).filter(|w| !is_small(w) && !is_name(w) && !fits(w)).take(most).count()
    }

    /// Whether a condition and one of these phrases follow on each other within a few words.
    pub(super) fn condition_on(
        &self,
        conditions: &'static str,
        phrases: &'static str,
        within: usize,
    ) -> bool {
        let follows = |start: usize| {
            let near = |at: usize| at > start && at <= start + within;
            list(phrases).phrases.iter().any(|phrase| self.find_from(start, phrase).is_some_and(near))
        };
        // Few texts have both, and to look for how they follow each other takes long.
        self.has_any(phrases)
            && list(conditions)
                .phrases
                .iter()
                .filter(|condition| self.may_have(condition))
                .any(|c| (0..self.words.len()).any(|start| self.begins_at(start, c) && follows(start)))
    }

    /// Whether the text only says that there is nothing: "None.", "No changes", "Not applicable".
    pub(super) fn says_nothing(&self) -> bool {
        let short = self.len() <= 6;
        short && (self.begins("no") || self.begins("none") || self.begins("nothing") || self.begins("not"))
            || self.begins("none") && !self.begins("none of")
            || self.len() <= 2 && matches!(self.word(0), "n" | "na" | "tbc" | "tba" | "nil")
    }
}

/// The phrases of a list.
struct List {
    /// All of them, by the first letters of their first words.
    phrases: Vec<Phrase<'static>>,
    /// Where those begin, and end, that begin with each of the letters; behind them those that begin with any word.
    by_letter: [(u16, u16); LETTERS],
}

/// The letters from a to z, all others, and any.
const LETTERS: usize = 28;

impl List {
    fn of(phrases: &'static str) -> List {
        let mut phrases: Vec<Phrase<'_>> =
            phrases.split(',').map(|phrase| Phrase::of(phrase.trim_start())).collect();
        phrases.sort_by_key(Phrase::letter);
        let before = |letter| phrases.partition_point(|phrase| phrase.letter() < letter);
        let place = |letter| u16::try_from(before(letter)).unwrap_or(u16::MAX);
        List { by_letter: std::array::from_fn(|letter| (place(letter), place(letter + 1))), phrases }
    }

    /// Those that may stand at a word with this first letter.
    fn beginning_with(&self, letter: u8) -> impl Iterator<Item = &Phrase<'static>> {
        let of = |letter: usize| {
            let (start, end) = self.by_letter[letter];
            self.phrases[usize::from(start)..usize::from(end)].iter()
        };
        of(place_of(letter)).chain(of(LETTERS - 1))
    }
}

/// The phrases of a list: word lists are written as text, with commas between the phrases.
///
/// The same lists are asked of text after text, so that each is parted once. By where it stands it is known again.
fn list(phrases: &'static str) -> Rc<List> {
    thread_local! {
        static PARTED: RefCell<FxHashMap<*const str, Rc<List>>> = RefCell::default();
    }
    PARTED.with_borrow_mut(|parted| {
        Rc::clone(parted.entry(phrases).or_insert_with(|| List::of(phrases).into()))
    })
}

/// The bit of a word's first letter; all letters beside a to z share one, and no letter has none.
fn initial(word: &str) -> u32 {
    word.as_bytes().first().map_or(0, |letter| bit(*letter))
}

fn bit(letter: u8) -> u32 {
    1 << place_of(letter)
}

/// The place of a first letter among them; all beside a to z share one.
fn place_of(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        _ => LETTERS - 2,
    }
}

/// The bits of the first letters of some words.
fn initials(words: &[Word]) -> u32 {
    words.iter().fold(0, |bits, word| bits | bit(word.first))
}

/// The letters and words of a text without accents and curved marks, as most are: the letters are all of it.
fn ascii_words(text: &str) -> (String, Vec<Word>) {
    let letters = text.to_ascii_lowercase();
    let bytes = letters.as_bytes();
    let mut words = Vec::with_capacity(text.len() / 4);
    let is_within = |byte: u8| is_simple_letter(byte) || byte == b'\'';
    let mut from = 0;
    while let Some(blanks) = bytes[from..].iter().position(|byte| is_within(*byte)) {
        let start = from + blanks;
        from = start + simple_letters(&bytes[start..]);
        while bytes.get(from) == Some(&b'\'') {
            from += 1 + simple_letters(&bytes[from + 1..]);
        }
        if let Some(word) = bare(bytes, start..from) {
            words.push(word);
        }
    }
    (letters, words)
}

/// The letters and words of any text.
fn all_words(text: &str) -> (String, Vec<Word>) {
    let (mut letters, mut words) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() / 5));
    let mut start = 0;
    for c in text.chars().map(|c| if matches!(c, '\u{2018}' | '\u{2019}') { '\'' } else { c }) {
        if c.is_ascii() && (c.is_ascii_alphanumeric() || c == '\'') {
            letters.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            letters.extend(c.to_lowercase());
        } else if letters.len() > start {
            words.extend(bare(letters.as_bytes(), start..letters.len()));
            start = letters.len();
        }
    }
    words.extend(bare(letters.as_bytes(), start..letters.len()));
    (letters, words)
}

/// A word without the quotation marks around it.
fn bare(letters: &[u8], word: Range<usize>) -> Option<Word> {
    let written = &letters[word.clone()];
    // Hardly any word stands in such marks.
    if let [first, ..] = written
        && *first != b'\''
        && written.last() != Some(&b'\'')
    {
        return Some(Word { first: *first, bytes: word });
    }
    let first = written.iter().position(|byte| *byte != b'\'')?;
    let marks = written.iter().rev().take_while(|byte| **byte == b'\'').count();
    Some(Word { first: written[first], bytes: word.start + first..word.end - marks })
}

/// Whether a word says nothing of its own.
pub(super) fn is_small(word: &str) -> bool {
    static SMALL_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| SMALL.split(", ").collect());
    SMALL_WORDS.contains(word)
}

fn is(word: &str, pattern: &str) -> bool {
    // Most words differ in their first letter, and most questions end here.
    if word.as_bytes().first() != pattern.as_bytes().first() && pattern != "*" {
        return false;
    }
    match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern || word.strip_suffix("'s") == Some(pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_at_word_boundaries_and_with_inflections() {
        let prose = Prose::of("She’s been engaging with services — self-harm, too.");
        assert!(prose.has("engag* with services"));
        assert!(prose.has("self harm"));
        assert!(!prose.has("service"));
        assert!(!prose.has("gaging with"));
    }

    #[test]
    fn a_condition_reaches_a_few_words_only() {
        let far = "Once a week Nia meets her in the art room, where they draw and she can tell";
        assert!(Prose::of("Therapy starts once Ffion has disclosed").condition_on("once", "disclos*", 5));
        assert!(!Prose::of(far).condition_on("once", "tell*", 5));
    }
}
