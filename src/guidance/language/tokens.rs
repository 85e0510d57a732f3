//! A text as words, each with its place, its sentence and what it is to the child.
//!
//! Of a case's words, each is taken apart once and has a number ([`Lexicon`]): a case has some fifteen thousand
//! words, and two thousand different ones.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::cast::{Cast, Who};
use crate::guidance::readability::{plain, words};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// The number of the word among those of the case.
    pub word: u32,
    start: u32,
    end: u32,
    /// The number of its sentence.
    pub sentence: u32,
    /// Whether nothing but blanks or a hyphen lies between it and the word before.
    pub joined: bool,
    /// Whom it names, if anybody.
    pub who: Option<Who>,
}

impl Token {
    /// Its bytes in the text.
    pub fn bytes(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A word as it is written in a case, in one place or in many.
#[derive(Debug)]
pub struct Word<'a> {
    /// As it is written.
    pub written: &'a str,
    /// In lower case, with straight apostrophes.
    pub plain: Cow<'a, str>,
    /// Whether it is a possessive: `Nan's`.
    pub is_possessive: bool,
    /// Whether it is a pronoun that may mean the child.
    pub may_be_child: bool,
    /// Whether it names somebody of concern who is no kin to the child.
    pub is_outsider: bool,
    /// Whether it means a police officer.
    pub is_officer: bool,
}

/// Whom a word names.
#[derive(Clone, Copy, Debug)]
struct Named {
    /// If it names anybody, after any other word.
    who: Option<Who>,
    /// Whether it means a child after `young`.
    is_person: bool,
    /// Whether it is `young`.
    is_young: bool,
}

/// The different words of a case.
#[derive(Debug, Default)]
pub struct Lexicon<'a> {
    words: Vec<Word<'a>>,
    /// Whom each of them names. It is asked of every word of every text, and little room is soon looked through.
    named: Vec<Named>,
    /// The numbers of short words, as most are.
    short: FxHashMap<u64, u32>,
    /// Those of the others.
    long: FxHashMap<&'a str, u32>,
}

impl<'a> Lexicon<'a> {
    /// With room for about so many.
    pub(super) fn with_room(words: usize) -> Lexicon<'a> {
        Lexicon {
            words: Vec::with_capacity(words),
            named: Vec::with_capacity(words),
            short: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
            long: FxHashMap::default(),
        }
    }

    /// All of them, by their numbers.
    pub fn words(&self) -> &[Word<'a>] {
        &self.words
    }

    /// What word stands somewhere.
    pub fn word(&self, token: &Token) -> &Word<'a> {
        &self.words[token.word as usize]
    }

    /// A word in lower case.
    pub fn plain(&self, token: &Token) -> &str {
        &self.word(token).plain
    }

    /// The number of a word that stands somewhere in a text.
    fn number(&mut self, text: &'a str, bytes: Range<usize>, cast: &Cast) -> u32 {
        let letters = letters_of_short(text, &bytes);
        let known = match letters {
            Some(letters) => self.short.get(&letters),
            None => self.long.get(&text[bytes.clone()]),
        };
        if let Some(known) = known {
            return *known;
        }
        let (next, written) = (number(self.words.len()), &text[bytes]);
        match letters {
            Some(letters) => self.short.insert(letters, next),
            None => self.long.insert(written, next),
        };
        self.add(written, cast);
        next
    }

    fn add(&mut self, written: &'a str, cast: &Cast) {
        let plain = plain(written);
        let who = cast.who(&plain);
        self.named.push(Named {
            who,
            is_person: who.is_none() && cast.is_person(&plain),
            is_young: plain == "young",
        });
        self.words.push(Word {
            written,
            is_possessive: plain.ends_with("'s") || plain.ends_with("s'"),
            may_be_child: cast.may_be_child(&plain),
            is_outsider: cast.is_outsider(&plain),
            is_officer: cast.is_officer(&plain),
            plain,
        });
    }

    /// The words of a text, by its sentences, put behind those that were found before.
    pub fn tokens(&mut self, text: &'a str, sentences: &[Range<usize>], cast: &Cast, found: &mut Vec<Token>) {
        let mut after_young = false;
        for (sentence, bytes) in (0..).zip(sentences) {
            // Where the word before ends.
            let mut before = None;
            for Range { start, end } in words(text, bytes.clone()) {
                let word = self.number(text, start..end, cast);
                let Named { who, is_person, is_young } = self.named[word as usize];
                let who = if is_person && after_young { Some(Who::Child) } else { who };
                let joined = before.is_some_and(|before| is_joined(text, before..start));
                found.push(Token { word, start: number(start), end: number(end), sentence, joined, who });
                (before, after_young) = (Some(end), is_young);
            }
        }
    }
}

/// The letters of a word of up to eight bytes as one number.
fn letters_of_short(text: &str, bytes: &Range<usize>) -> Option<u64> {
    const MOST: usize = size_of::<u64>();
    let unused = MOST.checked_sub(bytes.len())?;
    let letters = match text.as_bytes().get(bytes.start..bytes.start + MOST).map(<[u8; MOST]>::try_from) {
        Some(Ok(letters)) => u64::from_be_bytes(letters) >> (unused * 8),
        _ => text.as_bytes()[bytes.clone()].iter().fold(0, |so_far, byte| so_far << 8 | u64::from(*byte)),
    };
    Some(letters)
}

/// A case has at most some megabytes, so that each place and each number of a word fits.
fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// Whether nothing but blanks, hyphens, and the points of an abbreviation lies between two words. Where a point ends
/// a sentence, another begins.
fn is_joined(text: &str, gap: Range<usize>) -> bool {
    let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '/');
    match text.as_bytes()[gap.clone()] {
        [] => false,
        [b' '] => true,
        _ => text[gap].chars().all(joins),
    }
}
