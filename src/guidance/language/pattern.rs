//! What a term looks like in a text: words with their forms, and nothing more than that.
//!
//! In a pattern, blanks part the words, and each word is one of these:
//!
//! - `refuse` itself; with capitals (`NFA`) only when written like that
//! - `refuse/v` a verb with all its forms, `choice/n` a noun with its plural
//! - `her|him|them` any of several; each may have its own `/v` or `/n`
//! - `older?` may be there or not
//! - `..3` up to three other words of the same sentence
//! - `^` the beginning of the sentence
//! - `{self}` herself and so on; `{her}` her, his, their; `{she}` she, he, they; `{child}` the child, by
//!   name or otherwise; `{child's}` the same as owner; `{outsider}` somebody of concern who is no kin

use std::collections::HashSet;

use super::cast::{Cast, Who};
use super::inflect;
use super::tokens::Token;

/// A pattern, read.
#[derive(Clone, Debug)]
pub struct Pattern {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    kind: Kind,
    optional: bool,
}

#[derive(Clone, Debug)]
enum Kind {
    Words { lower: HashSet<String>, cased: Vec<String> },
    Gap(usize),
    Start,
    Child,
    Childs,
    Outsider,
}

/// What a pattern is matched against.
pub struct Subject<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words.
    pub tokens: &'a [Token],
    /// Who is who.
    pub cast: &'a Cast,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What cannot be understood of it.
    pub fn read(written: &str) -> Result<Pattern, String> {
        let pieces: Vec<Piece> = written.split_whitespace().map(piece).collect::<Result<_, _>>()?;
        if pieces.iter().all(|p| p.optional || matches!(p.kind, Kind::Gap(_) | Kind::Start)) {
            return Err(format!("`{written}` would match anything"));
        }
        Ok(Pattern { pieces })
    }

    /// The words of which one has to begin a match; `None` if a name or a gap may.
    pub fn first_words(&self) -> Option<Vec<String>> {
        let first = self.pieces.first().filter(|p| !p.optional)?;
        match &first.kind {
            Kind::Words { lower, cased } => {
                Some(lower.iter().cloned().chain(cased.iter().map(|c| c.to_lowercase())).collect())
            }
            _ => None,
        }
    }

    /// The number of the word after a match that begins at a word.
    pub fn matched(&self, subject: &Subject<'_>, start: usize) -> Option<usize> {
        step(&self.pieces, subject, start, start, false)
    }
}

fn step(
    pieces: &[Piece],
    subject: &Subject<'_>,
    start: usize,
    here: usize,
    after_gap: bool,
) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return (here > start).then_some(here) };
    let tokens = subject.tokens;
    match &piece.kind {
        Kind::Start => {
            let first = start == 0 || tokens[start - 1].sentence != tokens[start].sentence;
            return if first { step(rest, subject, start, here, after_gap) } else { None };
        }
        Kind::Gap(limit) => {
            return (0..=*limit)
                .take_while(|n| {
                    here + n <= tokens.len() && (here + n == here || within(tokens, start, here + n - 1))
                })
                .find_map(|n| step(rest, subject, start, here + n, true));
        }
        _ => {}
    }
    let fits = tokens.get(here).is_some_and(|token| {
        let follows = here == start || within(tokens, start, here) && (after_gap || token.joined);
        follows && is(&piece.kind, token, subject)
    });
    if fits && let Some(end) = step(rest, subject, start, here + 1, false) {
        return Some(end);
    }
    if piece.optional { step(rest, subject, start, here, after_gap) } else { None }
}

fn within(tokens: &[Token], start: usize, here: usize) -> bool {
    tokens.get(here).is_some_and(|t| t.sentence == tokens[start].sentence)
}

fn is(kind: &Kind, token: &Token, subject: &Subject<'_>) -> bool {
    match kind {
        Kind::Words { lower, cased } => {
            let bare = token.word.strip_suffix("'s").unwrap_or(&token.word);
            let written = &subject.text[token.bytes.clone()];
            lower.contains(&token.word)
                || lower.contains(bare)
                || cased.iter().any(|c| c == written || written.strip_suffix("'s").is_some_and(|w| w == c))
        }
        Kind::Child => {
            !token.is_possessive()
                && (token.who == Some(Who::Child) || subject.cast.may_be_child(&token.word))
        }
        Kind::Childs => token.is_possessive() && token.who == Some(Who::Child),
        Kind::Outsider => subject.cast.is_outsider(&token.word),
        Kind::Gap(_) | Kind::Start => false,
    }
}

fn piece(written: &str) -> Result<Piece, String> {
    if let Some(limit) = written.strip_prefix("..") {
        let limit = limit.parse().map_err(|_| format!("`{written}` is no number of words"))?;
        return Ok(Piece { kind: Kind::Gap(limit), optional: false });
    }
    let (body, optional) = match written.strip_suffix('?') {
        Some(body) => (body, true),
        None => (written, false),
    };
    let words =
        |list: &str| Kind::Words { lower: list.split(' ').map(str::to_owned).collect(), cased: Vec::new() };
    let kind = match body {
        "^" => Kind::Start,
        "{child}" => Kind::Child,
        "{child's}" => Kind::Childs,
        "{outsider}" => Kind::Outsider,
        "{self}" => words("herself himself themselves themself"),
        "{her}" => words("her his their"),
        "{she}" => words("she he they"),
        set if set.starts_with('{') => return Err(format!("`{set}` is no set of words")),
        _ => alternatives(body)?,
    };
    Ok(Piece { kind, optional })
}

fn alternatives(written: &str) -> Result<Kind, String> {
    let (mut lower, mut cased) = (HashSet::new(), Vec::new());
    for word in written.split('|') {
        match word.split_once('/') {
            Some((verb, "v")) => lower.extend(inflect::verb(verb)),
            Some((noun, "n")) => lower.extend(inflect::noun(noun)),
            Some((_, class)) => return Err(format!("`/{class}` is no class of words")),
            None if word.contains(char::is_uppercase) => cased.push(word.to_owned()),
            None if word.is_empty() => return Err(format!("`{written}` has an empty word")),
            None => {
                lower.insert(word.to_owned());
            }
        }
    }
    Ok(Kind::Words { lower, cased })
}
