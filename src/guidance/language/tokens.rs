//! A text as words, each with its place, its sentence and what it is to the child.

use std::borrow::Cow;
use std::ops::Range;

use super::cast::{Cast, Who};
use crate::guidance::readability::{plain, sentences, words};

/// A word of a text.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// The word in lower case, with straight apostrophes.
    pub word: Cow<'a, str>,
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// The number of its sentence.
    pub sentence: usize,
    /// Whether nothing but blanks or a hyphen lies between it and the word before.
    pub joined: bool,
    /// Whom it names, if anybody.
    pub who: Option<Who>,
}

impl Token<'_> {
    /// Whether it is a possessive: `Nan's`.
    pub fn is_possessive(&self) -> bool {
        self.word.ends_with("'s") || self.word.ends_with("s'")
    }
}

/// The words of a text.
pub fn tokens<'a>(text: &'a str, breaks_end: bool, cast: &Cast) -> Vec<Token<'a>> {
    /// A word with its blank has more letters than this; room for too many is better than moving.
    const LETTERS: usize = 5;
    let mut found: Vec<Token<'a>> = Vec::with_capacity(text.len() / LETTERS + 1);
    for (number, sentence) in sentences(text, breaks_end).into_iter().enumerate() {
        for bytes in words(text, sentence) {
            let word = plain(&text[bytes.clone()]);
            let joined = found.last().is_some_and(|before| {
                let gap = &text[before.bytes.end..bytes.start];
                before.sentence == number && !gap.is_empty() && gap.chars().all(joins)
            });
            let who = cast.who(&word, found.last().map(|t| &*t.word));
            found.push(Token { word, bytes, sentence: number, joined, who });
        }
    }
    found
}

/// Blanks, hyphens, and the points of an abbreviation. Where a point ends a sentence, another begins.
fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '/')
}
