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

use super::cast::{Cast, Who};
use super::inflect;
use super::tokens::Token;
use crate::guidance::readability::plain;
use crate::guidance::words::initial;

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

/// Words of which one stands there.
#[derive(Clone, Debug)]
struct Words {
    lower: Vec<String>,
    /// Those that count only as they are written here.
    cased: Vec<String>,
    /// With which letters they begin, a bit each: most words are answered by it.
    initials: u32,
}

#[derive(Clone, Debug)]
enum Kind {
    Words(Words),
    Gap(usize),
    Start,
    Child,
    Childs,
    Outsider,
}

/// What a match of a pattern begins with.
#[derive(Debug)]
pub enum Beginning {
    /// One of these words.
    Words(Vec<String>),
    /// A word that means somebody ([`means_somebody`]).
    Somebody,
    /// Any word.
    Anything,
}

/// What a pattern is matched against.
pub struct Subject<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words.
    pub tokens: &'a [Token<'a>],
    /// Who is who.
    pub cast: &'a Cast,
}

impl Words {
    fn of(lower: Vec<String>, cased: Vec<String>) -> Words {
        let mut words = Words { lower, cased, initials: 0 };
        words.initials = words.all().iter().fold(0, |bits, word| bits | initial(word));
        words
    }

    /// All of them in lower case, each once.
    fn all(&self) -> Vec<String> {
        let cased = self.cased.iter().map(|word| plain(word).into_owned());
        let mut words: Vec<String> = self.lower.iter().cloned().chain(cased).collect();
        words.sort();
        words.dedup();
        words
    }

    /// Whether a word is one of them, or its possessive; `written` is the word as it stands in the text.
    fn have(&self, word: &str, written: &str) -> bool {
        let is = |known: &String, word: &str| known == word || word.strip_suffix("'s") == Some(known);
        initial(word) & self.initials != 0
            && (self.lower.iter().any(|known| is(known, word))
                || self.cased.iter().any(|known| is(known, written)))
    }
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

    /// What has to begin a match.
    pub fn beginning(&self) -> Beginning {
        match self.pieces.first().filter(|p| !p.optional).map(|p| &p.kind) {
            Some(Kind::Words(words)) => Beginning::Words(words.all()),
            Some(Kind::Child | Kind::Childs | Kind::Outsider) => Beginning::Somebody,
            _ => Beginning::Anything,
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

fn within(tokens: &[Token<'_>], start: usize, here: usize) -> bool {
    tokens.get(here).is_some_and(|t| t.sentence == tokens[start].sentence)
}

fn is(kind: &Kind, token: &Token<'_>, subject: &Subject<'_>) -> bool {
    match kind {
        Kind::Words(words) => words.have(&token.word, &subject.text[token.bytes.clone()]),
        Kind::Child => {
            !token.is_possessive()
                && (token.who == Some(Who::Child) || subject.cast.may_be_child(&token.word))
        }
        Kind::Childs => token.is_possessive() && token.who == Some(Who::Child),
        Kind::Outsider => subject.cast.is_outsider(&token.word),
        Kind::Gap(_) | Kind::Start => false,
    }
}

/// Whether a word may be meant by a pattern that begins with somebody.
pub fn means_somebody(token: &Token<'_>, cast: &Cast) -> bool {
    token.who.is_some() || cast.may_be_child(&token.word)
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
    let words = |list: &str| Kind::Words(Words::of(list.split(' ').map(str::to_owned).collect(), Vec::new()));
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
    let (mut lower, mut cased) = (Vec::new(), Vec::new());
    for word in written.split('|') {
        match word.split_once('/') {
            Some((verb, "v")) => lower.extend(inflect::verb(verb)),
            Some((noun, "n")) => lower.extend(inflect::noun(noun)),
            Some((_, class)) => return Err(format!("`/{class}` is no class of words")),
            None if word.contains(char::is_uppercase) => cased.push(word.to_owned()),
            None if word.is_empty() => return Err(format!("`{written}` has an empty word")),
            None => lower.push(word.to_owned()),
        }
    }
    Ok(Kind::Words(Words::of(lower, cased)))
}
