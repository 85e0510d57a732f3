//! Whether a hard word is explained where it stands.

use std::ops::Range;

use super::tokens::{Lexicon, Token};

/// What comes between a hard word and its explanation.
const LEADS_ON: [&str; 15] = [
    "means", "mean", "meaning", "stands", "is", "are", "who", "which", "that's", "where", "someone",
    "somebody", "people", "called", "short",
];
/// What an explanation begins with after a comma.
const AFTER_COMMA: [&str; 12] =
    ["who", "which", "a", "an", "the", "where", "someone", "somebody", "people", "that", "our", "your"];

/// Whether the text explains a hard word, or several that are one, by their numbers: in brackets, or in words such as
/// "which means". Once explained, it may come back in the same text.
pub fn is_explained(text: &str, tokens: &[Token], lexicon: &Lexicon<'_>, hard: &Range<usize>) -> bool {
    let Some(words) = tokens.get(hard.clone()) else { return false };
    let same = |at: &usize| {
        let pairs = tokens[*at..].iter().zip(words);
        pairs.filter(|(a, b)| lexicon.plain(a) == lexicon.plain(b)).count() == words.len()
    };
    (0..=hard.start).filter(same).any(|at| is_explained_there(text, tokens, lexicon, &(at..at + words.len())))
}

fn is_explained_there(text: &str, tokens: &[Token], lexicon: &Lexicon<'_>, hard: &Range<usize>) -> bool {
    let bytes = tokens[hard.start].bytes().start..tokens[hard.end - 1].bytes().end;
    let rest = text[bytes.end..].trim_start_matches(['\'', '\u{2019}', '"', '\u{201D}', 's']).trim_start();
    let before = text[..bytes.start].trim_end();
    let next = tokens.get(hard.end).filter(|t| t.sentence == tokens[hard.start].sentence);
    let next = next.map_or("", |t| lexicon.plain(t));
    let in_brackets = before.rfind('(').is_some_and(|i| !before[i..].contains(')'));
    if rest.starts_with('(') || in_brackets {
        return true;
    }
    if rest.starts_with([',', '–', '—', ':']) && AFTER_COMMA.contains(&next) {
        return true;
    }
    let called = hard.start.checked_sub(1).map_or("", |i| lexicon.plain(&tokens[i]));
    if LEADS_ON.contains(&next) && !matches!(next, "is" | "are") || matches!(called, "called" | "named") {
        return true;
    }
    let article = tokens.get(hard.end + 1).map_or("", |t| lexicon.plain(t));
    if matches!(next, "is" | "are") && AFTER_COMMA.contains(&article) {
        return true;
    }
    // The sentence after it: "This means …", "That is a …".
    let sentence = tokens[hard.start].sentence;
    let mut following = tokens.iter().filter(|t| t.sentence == sentence + 1).map(|t| lexicon.plain(t));
    let opening = (following.next().unwrap_or_default(), following.next().unwrap_or_default());
    matches!(opening, ("this" | "that" | "it", "means" | "is") | ("that's" | "it's", _))
}
