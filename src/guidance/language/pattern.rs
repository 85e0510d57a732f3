//! What a term looks like in a text: words with their forms, and nothing more than that.
//!
//! In a pattern, blanks part the words, and each word is one of these:
//!
//! - `refuse` itself; with capitals (`NFA`) only when written like that
//! - `refuse/v` a verb with all its forms, `choice/n` a noun with its plural
//! - `her|him|them` any of several; each may have its own `/v` or `/n`
//! - `older?` may be there or not
//! - `..3` up to three other words of the same sentence; `~3` the same, with no comma or stop between
//! - `<tell>` any wording of a class: those of `classes.yaml`
//! - `^` the beginning of the sentence
//! - `{self}` herself and so on; `{her}` her, his, their; `{she}` she, he, they; `{child}` the child, by
//!   name or otherwise; `{child's}` the same as owner; `{outsider}` somebody of concern who is no kin;
//!   `{concern}` anybody of concern, also as "the man"; `{grown}` an age of 18 or over

use super::cast::{Cast, Who};
use super::classes;
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
pub(super) struct Piece {
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
    /// Up to so many other words; whether they must follow on each other without a comma.
    Gap(usize, bool),
    /// The wordings of a class.
    OneOf(&'static [Vec<Piece>]),
    Start,
    Child,
    Childs,
    Outsider,
    Concern,
    Grown,
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
        if pieces.iter().all(|p| p.optional || matches!(p.kind, Kind::Gap(..) | Kind::Start)) {
            return Err(format!("`{written}` would match anything"));
        }
        Ok(Pattern { pieces })
    }

    /// What has to begin a match.
    pub fn beginning(&self) -> Beginning {
        match self.pieces.first().filter(|p| !p.optional).map(|p| &p.kind) {
            Some(Kind::Words(words)) => Beginning::Words(words.all()),
            Some(Kind::OneOf(wordings)) => {
                let first = wordings.iter().filter_map(|wording| wording.first());
                Beginning::Words(first.flat_map(|piece| piece.words()).collect())
            }
            Some(Kind::Child | Kind::Childs | Kind::Outsider | Kind::Concern) => Beginning::Somebody,
            _ => Beginning::Anything,
        }
    }

    /// The number of the word after a match that begins at a word.
    pub fn matched(&self, subject: &Subject<'_>, start: usize) -> Option<usize> {
        step(&self.pieces, subject, start, start, false)
    }
}

impl Piece {
    /// The words of which one stands there; none for a piece that is not words.
    fn words(&self) -> Vec<String> {
        if let Kind::Words(words) = &self.kind { words.all() } else { Vec::new() }
    }
}

/// The wordings of a class: words and nothing else, so that it is known with what they begin.
pub(super) fn wording(written: &str) -> Result<Vec<Piece>, String> {
    // A class within a class would be asked for while it is being read.
    if written.contains('<') {
        return Err(format!("`{written}` names a class within a class"));
    }
    let pieces: Vec<Piece> = written.split_whitespace().map(piece).collect::<Result<_, _>>()?;
    let plain = |p: &Piece| matches!(p.kind, Kind::Words(_) | Kind::Gap(..));
    let begins = pieces.first().is_some_and(|p| matches!(p.kind, Kind::Words(_)) && !p.optional);
    if begins && pieces.iter().all(plain) {
        Ok(pieces)
    } else {
        Err(format!("`{written}` is no wording of a class: it begins with a word, and has only words"))
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
        Kind::Gap(limit, joined) => {
            let goes_on = |at: usize| within(tokens, start, at) && (!joined || tokens[at].joined);
            return (0..=*limit)
                .take_while(|n| *n == 0 || goes_on(here + n - 1))
                .find_map(|n| step(rest, subject, start, here + n, after_gap || !joined));
        }
        Kind::OneOf(wordings) => {
            let end_of = |wording: &Vec<Piece>| step(wording, subject, start, here, after_gap);
            let ends = wordings.iter().filter_map(end_of).filter(|end| *end > here);
            let found = ends.filter_map(|end| step(rest, subject, start, end, false)).max();
            return match found {
                None if piece.optional => step(rest, subject, start, here, after_gap),
                found => found,
            };
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
        Kind::Concern => token.who == Some(Who::OfConcern) || OF_CONCERN.contains(&token.word.as_ref()),
        Kind::Grown => token.word.parse().is_ok_and(|age: u8| (18..100).contains(&age)),
        Kind::Gap(..) | Kind::OneOf(_) | Kind::Start => false,
    }
}

/// What those who harm a child are called where no name is given.
const OF_CONCERN: [&str; 9] =
    ["man", "men", "male", "males", "woman", "women", "groomer", "groomers", "offenders"];

/// Whether a word may be meant by a pattern that begins with somebody.
pub fn means_somebody(token: &Token<'_>, cast: &Cast) -> bool {
    token.who.is_some() || cast.may_be_child(&token.word)
}

fn piece(written: &str) -> Result<Piece, String> {
    if let Some(limit) = written.strip_prefix("..").or(written.strip_prefix('~')) {
        let limit = limit.parse().map_err(|_| format!("`{written}` is no number of words"))?;
        return Ok(Piece { kind: Kind::Gap(limit, written.starts_with('~')), optional: false });
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
        "{concern}" => Kind::Concern,
        "{grown}" => Kind::Grown,
        "{self}" => words("herself himself themselves themself yourself"),
        "{her}" => words("her his their your"),
        "{she}" => words("she he they you"),
        class if class.starts_with('<') && class.ends_with('>') => {
            let name = &class[1..class.len() - 1];
            Kind::OneOf(classes::of(name).ok_or_else(|| format!("`{class}` is no class of wordings"))?)
        }
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
