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
//!   `{officer}` a police officer, by name or otherwise;
//!   `{concern}` anybody of concern, also as "the man"; `{grown}` an age of 18 or over

use std::sync::Arc;

use super::cast::{Cast, Who};
use super::classes;
use super::inflect;
use super::present::Present;
use super::tokens::{Lexicon, Token, Word};
use super::vocabulary::{Listed, Vocabulary};
use crate::guidance::readability::plain;

/// A pattern, read.
#[derive(Clone, Debug)]
pub struct Pattern {
    pieces: Wording<Words>,
}

/// A pattern whose words are the numbers of a vocabulary.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pieces: Wording<Numbers>,
    /// Of each of these sets of words one has to stand in the sentence; the rarest come first.
    needs: Vec<Vec<u32>>,
    /// With what a match begins.
    beginning: Beginning,
}

/// Pieces that follow on each other.
pub(super) type Wording<W> = Vec<Piece<W>>;

#[derive(Clone, Debug)]
pub(super) struct Piece<W> {
    kind: Kind<W>,
    optional: bool,
}

/// Words of which one stands there.
#[derive(Clone, Debug)]
pub(super) struct Words {
    lower: Vec<String>,
    /// Those that count only as they are written here.
    cased: Vec<String>,
}

/// The same as numbers.
#[derive(Clone, Debug)]
struct Numbers {
    lower: Vec<u32>,
    cased: Vec<u32>,
    /// Those with which a match can begin: all in lower case.
    all: Vec<u32>,
}

#[derive(Clone, Debug)]
enum Kind<W> {
    Words(W),
    /// Up to so many other words; whether they must follow on each other without a comma.
    Gap(usize, bool),
    /// The wordings of a class.
    OneOf(Arc<[Wording<W>]>),
    Start,
    Child,
    Childs,
    Outsider,
    Officer,
    Concern,
    Grown,
}

/// What a match of a pattern begins with.
#[derive(Clone, Debug)]
pub(super) enum Beginning {
    /// One of these words, in their order.
    Words(Vec<u32>),
    /// A word that means somebody ([`means_somebody`]).
    Somebody,
    /// Any word.
    Anything,
}

/// What a pattern is matched against.
pub(super) struct Subject<'a> {
    /// Its words.
    pub(super) tokens: &'a [Token],
    /// What word each of them is.
    pub(super) lexicon: &'a Lexicon<'a>,
    /// What each word of the lexicon is in the vocabulary of the patterns.
    pub(super) listed: &'a [Listed],
    /// Who is who.
    pub(super) cast: &'a Cast,
}

impl Subject<'_> {
    /// A word in lower case, by its number; empty behind the last.
    pub(super) fn plain(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.lexicon.plain(token))
    }
}

impl Words {
    fn numbered(&self, vocabulary: &mut Vocabulary) -> Numbers {
        let mut numbers =
            |words: &[String]| words.iter().map(|word| vocabulary.add(word)).collect::<Vec<_>>();
        let (lower, cased) = (numbers(&self.lower), numbers(&self.cased));
        let as_plain: Vec<String> = self.cased.iter().map(|word| plain(word).into_owned()).collect();
        let mut all = [lower.clone(), numbers(&as_plain)].concat();
        all.sort_unstable();
        all.dedup();
        Numbers { lower, cased, all }
    }
}

impl Numbers {
    /// Whether a word is one of them, or its possessive.
    fn have(&self, word: Listed) -> bool {
        let is_one = |known: &[u32], forms: [u32; 2]| known.iter().any(|number| forms.contains(number));
        is_one(&self.lower, word.plain) || !self.cased.is_empty() && is_one(&self.cased, word.written)
    }
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What cannot be understood of it.
    pub fn read(written: &str) -> Result<Pattern, String> {
        let pieces: Wording<Words> = written.split_whitespace().map(piece).collect::<Result<_, _>>()?;
        if pieces.iter().all(|p| p.optional || matches!(p.kind, Kind::Gap(..) | Kind::Start)) {
            return Err(format!("`{written}` would match anything"));
        }
        Ok(Pattern { pieces })
    }

    /// The same with the numbers of a vocabulary, to which its words are added.
    pub(super) fn numbered(&self, vocabulary: &mut Vocabulary) -> Numbered {
        let pieces = numbered(&self.pieces, vocabulary);
        let needed = self.pieces.iter().zip(&pieces).filter(|(piece, _)| !piece.optional);
        let needed = needed.map(|(piece, numbered)| (piece.commonness(), numbered.first_words()));
        let mut needed: Vec<(usize, Vec<u32>)> = needed.filter(|(_, words)| !words.is_empty()).collect();
        needed.sort_by_key(|(commonness, _)| *commonness);
        let beginning = match pieces.first().filter(|piece| !piece.optional) {
            Some(piece) if piece.kind.is_somebody() => Beginning::Somebody,
            Some(piece) if !piece.first_words().is_empty() => Beginning::Words(piece.first_words()),
            _ => Beginning::Anything,
        };
        Numbered { pieces, needs: needed.into_iter().map(|(_, words)| words).collect(), beginning }
    }
}

fn numbered(wording: &Wording<Words>, vocabulary: &mut Vocabulary) -> Wording<Numbers> {
    let mut piece = |piece: &Piece<Words>| {
        let kind = match &piece.kind {
            Kind::Words(words) => Kind::Words(words.numbered(vocabulary)),
            Kind::Gap(limit, joined) => Kind::Gap(*limit, *joined),
            Kind::OneOf(wordings) => {
                Kind::OneOf(wordings.iter().map(|wording| numbered(wording, vocabulary)).collect())
            }
            Kind::Start => Kind::Start,
            Kind::Child => Kind::Child,
            Kind::Childs => Kind::Childs,
            Kind::Outsider => Kind::Outsider,
            Kind::Officer => Kind::Officer,
            Kind::Concern => Kind::Concern,
            Kind::Grown => Kind::Grown,
        };
        Piece { kind, optional: piece.optional }
    };
    wording.iter().map(&mut piece).collect()
}

impl<W> Kind<W> {
    /// Whether it is a word that means somebody ([`means_somebody`]).
    fn is_somebody(&self) -> bool {
        matches!(self, Kind::Child | Kind::Childs | Kind::Outsider | Kind::Officer | Kind::Concern)
    }
}

impl Numbered {
    /// What has to begin a match.
    pub(super) fn beginning(&self) -> &Beginning {
        &self.beginning
    }

    /// Of each of these sets of words one has to stand there; the rarest come first.
    pub(super) fn needs(&self) -> &[Vec<u32>] {
        &self.needs
    }

    /// Whether a sentence has the words without which nothing matches.
    pub(super) fn may_stand(&self, present: &Present) -> bool {
        self.needs.iter().all(|words| present.has_any(words))
    }

    /// The number of the word after a match that begins at a word.
    pub(super) fn matched(&self, subject: &Subject<'_>, start: usize) -> Option<usize> {
        step(&self.pieces, subject, start, start, false)
    }
}

/// The words that stand in most English sentences.
const COMMONEST: [&str; 60] = [
    "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "been", "before", "but", "by", "can",
    "child", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "if", "in", "is", "it",
    "mum", "no", "not", "of", "on", "or", "out", "she", "so", "that", "the", "their", "them", "then",
    "there", "they", "this", "to", "up", "was", "we", "were", "what", "when", "who", "will", "with", "would",
    "you", "your",
];

/// The words of which texts about a plan for a child are full.
const COMMON_IN_PLANS: [&str; 53] = [
    "abuse",
    "adult",
    "adults",
    "ask",
    "asked",
    "asks",
    "assessment",
    "children",
    "come",
    "conference",
    "contact",
    "every",
    "family",
    "go",
    "home",
    "keep",
    "keeps",
    "know",
    "knows",
    "made",
    "meet",
    "meeting",
    "meetings",
    "needs",
    "nobody",
    "nothing",
    "nurse",
    "own",
    "parents",
    "people",
    "plan",
    "police",
    "rules",
    "safe",
    "said",
    "say",
    "says",
    "school",
    "sexual",
    "sleep",
    "social",
    "stay",
    "stays",
    "support",
    "talk",
    "talks",
    "tell",
    "tells",
    "time",
    "told",
    "week",
    "worker",
    "worry",
];

impl Piece<Words> {
    /// How often its words may come, to tell rare ones from common ones.
    fn commonness(&self) -> usize {
        let of_word = |word: &String| match word.chars().count() {
            _ if COMMONEST.contains(&word.as_str()) => 100,
            _ if COMMON_IN_PLANS.contains(&word.as_str()) => 20,
            ..=4 => 3,
            _ => 1,
        };
        let of_words = |words: &Words| words.lower.iter().chain(&words.cased).map(of_word).sum::<usize>();
        match &self.kind {
            Kind::Words(words) => of_words(words),
            Kind::OneOf(wordings) => wordings.iter().filter_map(|w| w.first()).map(Piece::commonness).sum(),
            _ => 0,
        }
    }
}

impl Piece<Numbers> {
    /// The words with which it begins, in order; none for a piece that is not words.
    fn first_words(&self) -> Vec<u32> {
        let mut words = match &self.kind {
            Kind::Words(words) => words.all.clone(),
            Kind::OneOf(wordings) => {
                wordings.iter().filter_map(|wording| wording.first()).flat_map(Piece::first_words).collect()
            }
            _ => Vec::new(),
        };
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// The wordings of a class: words and nothing else, so that it is known with what they begin.
pub(super) fn wording(written: &str) -> Result<Wording<Words>, String> {
    // A class within a class would be asked for while it is being read.
    if written.contains('<') {
        return Err(format!("`{written}` names a class within a class"));
    }
    let pieces: Wording<Words> = written.split_whitespace().map(piece).collect::<Result<_, _>>()?;
    let plain = |p: &Piece<Words>| matches!(p.kind, Kind::Words(_) | Kind::Gap(..));
    let begins = pieces.first().is_some_and(|p| matches!(p.kind, Kind::Words(_)) && !p.optional);
    if begins && pieces.iter().all(plain) {
        Ok(pieces)
    } else {
        Err(format!("`{written}` is no wording of a class: it begins with a word, and has only words"))
    }
}

fn step(
    pieces: &[Piece<Numbers>],
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
            let end_of = |wording: &Wording<Numbers>| step(wording, subject, start, here, after_gap);
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

fn within(tokens: &[Token], start: usize, here: usize) -> bool {
    tokens.get(here).is_some_and(|t| t.sentence == tokens[start].sentence)
}

fn is(kind: &Kind<Numbers>, token: &Token, subject: &Subject<'_>) -> bool {
    let word = || subject.lexicon.word(token);
    match kind {
        Kind::Words(words) => words.have(subject.listed[token.word as usize]),
        Kind::Child => !word().is_possessive && (token.who == Some(Who::Child) || word().may_be_child),
        Kind::Childs => token.who == Some(Who::Child) && word().is_possessive,
        Kind::Outsider => word().is_outsider,
        Kind::Officer => word().is_officer,
        Kind::Concern => token.who == Some(Who::OfConcern) || OF_CONCERN.contains(&&*word().plain),
        Kind::Grown => word().plain.parse().is_ok_and(|age: u8| (18..100).contains(&age)),
        Kind::Gap(..) | Kind::OneOf(_) | Kind::Start => false,
    }
}

/// What those who harm a child are called where no name is given.
const OF_CONCERN: [&str; 9] =
    ["man", "men", "male", "males", "woman", "women", "groomer", "groomers", "offenders"];

/// Whether a word may be meant by a pattern that begins with somebody.
pub(super) fn means_somebody(token: &Token, word: &Word<'_>) -> bool {
    token.who.is_some() || word.may_be_child || word.is_officer
}

fn piece(written: &str) -> Result<Piece<Words>, String> {
    if let Some(limit) = written.strip_prefix("..").or(written.strip_prefix('~')) {
        let limit = limit.parse().map_err(|_| format!("`{written}` is no number of words"))?;
        return Ok(Piece { kind: Kind::Gap(limit, written.starts_with('~')), optional: false });
    }
    let (body, optional) = match written.strip_suffix('?') {
        Some(body) => (body, true),
        None => (written, false),
    };
    let words = |list: &str| {
        Kind::Words(Words { lower: list.split(' ').map(str::to_owned).collect(), cased: Vec::new() })
    };
    let kind = match body {
        "^" => Kind::Start,
        "{child}" => Kind::Child,
        "{child's}" => Kind::Childs,
        "{outsider}" => Kind::Outsider,
        "{officer}" => Kind::Officer,
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

fn alternatives(written: &str) -> Result<Kind<Words>, String> {
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
    Ok(Kind::Words(Words { lower, cased }))
}
