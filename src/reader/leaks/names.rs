//! The names by which somebody could be known, and how each must be written to be theirs.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::addresses::long_forms;
use super::identities::{Called, Wordings};
use super::mutations::mutations;
use super::tokens::{Token, is_title};
use super::{kin, ordinary};

/// How a name must stand in a text to be taken for one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum How {
    /// These words one after the other, in whatever letters.
    Whole,
    /// The same; a word of kinship stands at this place among them, and the rest is in many texts.
    Kinship(usize),
    /// The same, and some words may be written short.
    Street,
    /// The same, each word with a capital.
    StreetInCapitals,
    /// One word with a capital.
    Capital,
    /// One word with a capital that only a name has there: it is a word of the language, too.
    WithinSentence,
    /// Letters with stops.
    Initials,
}

impl How {
    /// Whether it is of an address.
    pub(super) fn is_street(self) -> bool {
        matches!(self, How::Street | How::StreetInCapitals)
    }
}

/// A name that is looked for, in small letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name {
    pub(super) words: Arc<[String]>,
    pub(super) how: How,
}

impl Name {
    /// All that its first word may be in a text. That of an address may be written short, or changed as Welsh does.
    pub(super) fn first_words(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let first = self.words.first().map(String::as_str);
        let of_street = first.filter(|_| self.how.is_street());
        let as_written = first.into_iter().chain(of_street.into_iter().flat_map(long_forms));
        as_written.map(Cow::Borrowed).chain(of_street.into_iter().flat_map(mutations).map(Cow::Owned))
    }

    /// The words of which one stands in each text that holds the name, and that stand in few others.
    pub(super) fn telling_words(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let (kin, firsts) = match self.how {
            How::Kinship(at) => (self.words.get(at), None),
            _ => (None, Some(self.first_words())),
        };
        kin.map(|word| Cow::Borrowed(word.as_str())).into_iter().chain(firsts.into_iter().flatten())
    }
}

/// What others have in common with a name, so that it alone does not tell whom it means.
#[derive(Default)]
pub(super) struct Others<'i> {
    /// The words in the names of those whom the reader may know of.
    pub(super) words: FxHashSet<&'i str>,
    /// Their names as a whole.
    names: Vec<&'i [Token<'i>]>,
    /// Words of agencies and places.
    pub(super) places: FxHashSet<&'i str>,
    /// The initials of everybody, once for each who has them.
    pub(super) initials: Vec<(char, char)>,
}

impl<'i> Others<'i> {
    /// Somebody whom the reader may know of.
    pub(super) fn add(&mut self, called: &'i Called<'_>) {
        for words in called.all() {
            self.words.extend(words.iter().map(|w| &*w.lower));
            self.names.push(words);
        }
    }

    /// Whether somebody whom the reader may know of has a name of these words.
    pub(super) fn have_name(&self, words: &[String]) -> bool {
        let is_it = |name: &&[Token<'_>]| {
            name.len() == words.len() && name.iter().zip(words).all(|(word, wanted)| word.lower == *wanted)
        };
        self.names.iter().any(is_it)
    }

    /// Words that are no name where they stand.
    pub(super) fn add_place(&mut self, wordings: &'i Wordings<'_>) {
        self.places.extend(wordings.iter().flatten().map(|w| &*w.lower));
    }

    /// The initials of somebody, be they known to the reader or not.
    pub(super) fn add_initials(&mut self, called: &Called<'_>) {
        self.initials.extend(called.initials);
    }
}

/// The words of a name that are the person's own: no title, no word of kinship.
pub(super) fn own_words<'w, 't>(words: &'w [Token<'t>]) -> Vec<&'w Token<'t>> {
    let mut own: Vec<&Token<'_>> = words.iter().filter(|w| !is_title(&w.lower) && !kin(&w.lower)).collect();
    if own.iter().any(|w| w.is_capital()) {
        own.retain(|w| !w.word.chars().next().is_some_and(char::is_lowercase));
    }
    own
}

fn initials(words: &[&Token<'_>]) -> Option<(char, char)> {
    let (first, last) = (words.first()?, words.last()?);
    let letter = |w: &Token<'_>| w.word.chars().next().filter(|c| c.is_uppercase());
    (words.len() > 1).then_some((letter(first)?, letter(last)?))
}

/// The initials of somebody with this name.
pub(super) fn initials_of(name: &Wordings<'_>) -> Option<(char, char)> {
    name.first().and_then(|words| initials(&own_words(words)))
}

/// Something by which somebody could be known. Whether it tells whom it means depends on the reader; all else is
/// found out once for all readers.
#[derive(Debug)]
pub(super) struct MayName {
    words: Arc<[String]>,
    tells: Tells,
}

/// When something by which somebody could be known tells whom it means.
#[derive(Debug)]
enum Tells {
    /// Where nobody else has a name of these words.
    Whole,
    /// Always: as in the name of an account.
    Account,
    /// Always: letters as the case lists them.
    Letters,
    /// Where it is no word in the name of another: two first names in one word.
    Joined,
    /// Where it is no word in the name of another; and so of those of that name.
    Alone(How, Option<Arc<[String]>>),
    /// Where nobody else has these initials; always if there are none to compare.
    Initials(Option<(char, char)>),
}

impl MayName {
    /// Adds the names that tell whom they mean, with what others have in common with them.
    fn add_to(&self, found: &mut Vec<Name>, others: &Others<'_>) {
        let mut add = |words: &Arc<[String]>, how: How| {
            if !found.iter().any(|name| name.how == how && name.words == *words) {
                found.push(Name { words: Arc::clone(words), how });
            }
        };
        let is_of_another =
            |words: &[String]| words.first().is_some_and(|word| others.words.contains(word.as_str()));
        let is_place =
            |words: &[String]| words.first().is_some_and(|word| others.places.contains(word.as_str()));
        match &self.tells {
            Tells::Whole if !others.have_name(&self.words) => add(&self.words, How::Whole),
            Tells::Account => add(&self.words, How::Whole),
            Tells::Letters => add(&self.words, How::Capital),
            Tells::Joined if !is_of_another(&self.words) => add(&self.words, How::Capital),
            Tells::Alone(how, plural) if !is_of_another(&self.words) => {
                let how = if is_place(&self.words) { How::WithinSentence } else { *how };
                if let Some(plural) = plural.as_ref().filter(|_| how == How::Capital)
                    && !is_of_another(plural)
                {
                    add(plural, how);
                }
                add(&self.words, how);
            }
            Tells::Initials(pair)
                if pair.is_none_or(|pair| others.initials.iter().filter(|i| **i == pair).count() <= 1) =>
            {
                add(&self.words, How::Initials);
            }
            _ => {}
        }
    }
}

/// All by which somebody of this name could be known.
pub(super) fn may_name(name: &Wordings<'_>) -> Vec<MayName> {
    let mut found = Vec::new();
    for words in name {
        let own = own_words(words);
        add_name(words, &own, &mut found);
        if let Some(pair) = initials(&own) {
            add_initials(&[pair.0, pair.1], Some(pair), &mut found);
        }
        if own.len() > 2 && own.iter().all(|w| w.is_capital()) {
            let letters: Vec<char> = own.iter().filter_map(|w| w.word.chars().next()).collect();
            add_initials(&letters, None, &mut found);
        }
    }
    found
}

/// The same by what somebody is called besides.
pub(super) fn may_call(known_as: &Wordings<'_>, other_names: &Wordings<'_>) -> Vec<MayName> {
    let mut found = Vec::new();
    for words in known_as.iter().chain(other_names) {
        add_name(words, &own_words(words), &mut found);
    }
    for words in other_names {
        let letters: String = words.iter().map(|w| &*w.word).collect();
        let single = words.iter().all(|w| w.word.chars().count() == 1) || words.len() == 1;
        if single && (2..=4).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase) {
            add_initials(&letters.chars().collect::<Vec<_>>(), None, &mut found);
            // Two letters without stops are many things; three are those that the case lists.
            if letters.chars().count() > 2 || words.len() == 1 {
                found.push(MayName { words: [letters.to_lowercase()].into(), tells: Tells::Letters });
            }
        }
    }
    found
}

/// The names among these that tell whom they mean, each once.
pub(super) fn telling<'m>(among: impl Iterator<Item = &'m MayName>, others: &Others<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    among.for_each(|may| may.add_to(&mut found, others));
    found
}

fn add_initials(letters: &[char], pair: Option<(char, char)>, found: &mut Vec<MayName>) {
    /// What else such letters stand for.
    const ABBREVIATIONS: [&str; 19] = [
        "am", "pm", "uk", "us", "tv", "gp", "pc", "dc", "ds", "pe", "re", "it", "ie", "eg", "ok", "id", "cp",
        "hq", "po",
    ];
    let words: Vec<String> = letters.iter().map(|c| c.to_lowercase().collect()).collect();
    if !ABBREVIATIONS.contains(&words.concat().as_str()) {
        found.push(MayName { words: words.into(), tells: Tells::Initials(pair) });
    }
}

/// A name as a whole, first and last name together, and each of the two alone. `own` are those of its words that are
/// the person's own.
fn add_name(words: &[Token<'_>], own: &[&Token<'_>], found: &mut Vec<MayName>) {
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return };
    let mut whole = |words: &[&Token<'_>]| {
        if words.len() > 1 && words.iter().map(|w| w.lower.chars().count()).sum::<usize>() > 3 {
            let words = words.iter().map(|w| w.lower.to_string()).collect();
            found.push(MayName { words, tells: Tells::Whole });
        }
    };
    if own.len() < words.len() {
        whole(&words.iter().collect::<Vec<_>>());
    }
    whole(own);
    if own.len() > 2 {
        whole(&[first, last]);
    }
    if own.len() > 1 {
        // As in the name of an account.
        let account = format!("{}{}", first.lower, last.lower);
        if account.chars().count() > 7 {
            found.push(MayName { words: [account].into(), tells: Tells::Account });
        }
    }
    // "Anne-Marie Smith-Jones" is also Marie, and Mrs Smith.
    let hyphened = |word: &Token<'_>| word.gap == "-";
    let first_names = 1 + own.iter().skip(1).take_while(|w| hyphened(w)).count();
    let last_names = 1 + own.iter().rev().take_while(|w| hyphened(w)).count();
    for (index, word) in own.iter().enumerate() {
        if index < first_names || index + last_names >= own.len() {
            add_alone(word, found);
        }
    }
    if first_names > 1 {
        let joined: String = own[..first_names].iter().map(|w| &*w.lower).collect();
        found.push(MayName { words: [joined].into(), tells: Tells::Joined });
    }
}

/// What somebody is called where that is a word of kinship alone, such as `Nain`, and nobody whom the reader knows
/// is called so.
pub(super) fn kin_names(known_as: &Wordings<'_>, others: &Others<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    for words in known_as.iter().filter(|words| own_words(words).is_empty()) {
        let lower: Vec<String> = words.iter().map(|w| w.lower.to_string()).collect();
        if lower.concat().chars().count() > 2 && !others.have_name(&lower) {
            let how = if lower.len() > 1 { How::Whole } else { How::Capital };
            found.push(Name { words: lower.into(), how });
        }
    }
    found
}

/// One word of a name.
fn add_alone(word: &Token<'_>, found: &mut Vec<MayName>) {
    let lower = word.lower.to_string();
    let letters = lower.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 {
        return;
    }
    let is_handle = !word.is_capital() || word.word.chars().any(|c| c.is_ascii_digit());
    let how = if ordinary(&lower) {
        How::WithinSentence
    } else if is_handle && letters > 3 {
        How::Whole
    } else {
        How::Capital
    };
    // "The Bevans" are those of that name.
    let plural = (how == How::Capital && letters > 3).then(|| [format!("{lower}s")].into());
    found.push(MayName { words: [lower].into(), tells: Tells::Alone(how, plural) });
}

/// The names that stand in a text of which only that is known: title and name, or two names together.
pub(super) fn names_in(wordings: &Wordings<'_>, others: &Others<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    for words in wordings {
        let mut run: Vec<Token<'_>> = Vec::new();
        let mut before = None;
        for word in words {
            if !run.is_empty() && (!word.is_capital() || word.gap != " ") {
                end_run(&mut run, before, others, &mut found);
            }
            if word.is_capital() {
                run.push(word.clone());
            } else {
                before = Some(&*word.lower);
            }
        }
        end_run(&mut run, before, others, &mut found);
    }
    found
}

/// Before the name of somebody whom it is about: "a neighbour of Mr Skeggs", "rang about Mr Skeggs".
const OF: [&str; 6] = ["of", "about", "near", "beside", "opposite", "against"];

fn end_run(run: &mut Vec<Token<'_>>, before: Option<&str>, others: &Others<'_>, found: &mut Vec<Name>) {
    let words = std::mem::take(run);
    // Somebody of the case, by title and last name, is not the one who reported.
    if let [title, last] = words.as_slice()
        && is_title(&title.lower)
        && others.words.contains(&*last.lower)
        && before.is_some_and(|before| OF.contains(&before))
    {
        return;
    }
    let is_word = |w: &Token<'_>| ordinary(&w.lower) || others.places.contains(&*w.lower);
    let rest = match words.iter().position(|w| is_title(&w.lower)) {
        Some(title) if title + 1 < words.len() => &words[title..],
        Some(_) => return,
        // "At St Mary's" is a place.
        None if words.iter().any(|w| matches!(&*w.lower, "st" | "saint" | "ysbyty" | "ysgol")) => {
            return;
        }
        None => {
            let start = words.iter().take_while(|w| w.begins && is_word(w)).count();
            let rest = &words[start..];
            if rest.len() < 2 || rest.iter().any(is_word) {
                return;
            }
            rest
        }
    };
    let mut may = Vec::new();
    add_name(rest, &own_words(rest), &mut may);
    may.iter().for_each(|may| may.add_to(found, others));
}
