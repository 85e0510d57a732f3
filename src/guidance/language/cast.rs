//! Whom a word of a text means: the child, a relative, a person of concern, or somebody else.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::case::model::{Person, Pronouns, Relationship, Role};
use crate::case::values::Choice;
use crate::guidance::facts::{Facts, is_family};
use crate::guidance::readability::{plain, words};

/// What somebody is to the case, as far as words about them go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// The child, or another child who was not said to have harmed.
    Child,
    /// Somebody of the family of whom there is no concern.
    Relative,
    /// Somebody about whom there is concern.
    OfConcern,
    /// Anybody else.
    Other,
}

/// Who is called what.
#[derive(Debug, Default)]
pub struct Cast {
    /// Names, and what anybody is called who is not named.
    names: FxHashMap<Cow<'static, str>, Who>,
    /// The names of those of concern who are no kin to the child.
    outsiders: Vec<String>,
    /// The names of police officers.
    officers: Vec<String>,
    /// The pronoun of those of whom it is known.
    said_of: FxHashMap<String, &'static str>,
    /// The pronouns of the child: `she`, `he`, or both and `they`.
    pronouns: Vec<&'static str>,
}

const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "dc", "ds", "pc", "prof", "sir", "aunt", "auntie", "uncle"];
/// What anybody is called who is not named.
const NOUNS: [(&str, Who); 44] = [
    ("child", Who::Child),
    ("children", Who::Child),
    ("girl", Who::Child),
    ("boy", Who::Child),
    ("daughter", Who::Child),
    ("son", Who::Child),
    ("pupil", Who::Child),
    ("teenager", Who::Child),
    ("mum", Who::Relative),
    ("mam", Who::Relative),
    ("mother", Who::Relative),
    ("dad", Who::Relative),
    ("father", Who::Relative),
    ("parent", Who::Relative),
    ("parents", Who::Relative),
    ("carer", Who::Relative),
    ("carers", Who::Relative),
    ("nan", Who::Relative),
    ("gran", Who::Relative),
    ("grandmother", Who::Relative),
    ("grandfather", Who::Relative),
    ("grandparents", Who::Relative),
    ("aunt", Who::Relative),
    ("family", Who::Relative),
    ("uncle", Who::Relative),
    ("stepfather", Who::Relative),
    ("stepmother", Who::Relative),
    ("abuser", Who::OfConcern),
    ("abusers", Who::OfConcern),
    ("perpetrator", Who::OfConcern),
    ("perpetrators", Who::OfConcern),
    ("offender", Who::OfConcern),
    ("suspect", Who::OfConcern),
    ("adult", Who::Other),
    ("adults", Who::Other),
    ("man", Who::Other),
    ("men", Who::Other),
    ("woman", Who::Other),
    ("officer", Who::Other),
    ("police", Who::Other),
    ("worker", Who::Other),
    ("teacher", Who::Other),
    ("school", Who::Other),
    ("professionals", Who::Other),
];

impl Cast {
    /// The people of a case.
    pub fn of(cx: &Facts<'_>) -> Cast {
        let mut cast = Cast::default();
        let child = &cx.case.child;
        let own = child.pronouns.known().map(|p| p.word());
        for name in [child.name.words(), child.known_as.words()] {
            cast.add(name, Who::Child, own);
        }
        cast.pronouns = match child.pronouns.known() {
            Some(Pronouns::She) => vec!["she"],
            Some(Pronouns::He) => vec!["he"],
            Some(Pronouns::They) => vec!["they"],
            None => vec!["she", "he"],
        };
        for person in &cx.case.people {
            let who = of_person(cx, person);
            let names = [person.name.words(), person.known_as.words()];
            names.iter().for_each(|name| cast.add(name, who, said_of(person)));
            if who == Who::OfConcern && !is_family(person) {
                cast.outsiders.extend(names.iter().filter_map(|name| called(name)));
            }
            if person.role.is(Role::Police) {
                cast.officers.extend(names.iter().filter_map(|name| called(name)));
            }
        }
        cast.add_kin_of_concern(cx);
        for (noun, who) in NOUNS {
            cast.names.entry(Cow::Borrowed(noun)).or_insert(who);
        }
        cast
    }

    /// The name that comes first stays: the child's names are the child's.
    fn add(&mut self, name: &str, who: Who, pronoun: Option<&'static str>) {
        if let Some(called) = called(name) {
            if let Some(pronoun) = pronoun {
                self.said_of.entry(called.clone()).or_insert(pronoun);
            }
            self.names.entry(Cow::Owned(called)).or_insert(who);
        }
    }

    /// What the family calls somebody of concern by kinship, where nobody else is called so.
    fn add_kin_of_concern(&mut self, cx: &Facts<'_>) {
        for person in cx.persons_of_concern() {
            let same = |p: &&Person| p.relationship.known() == person.relationship.known();
            if cx.case.people.iter().filter(same).count() == 1 {
                for word in kin_words(person) {
                    self.names.entry(Cow::Borrowed(word)).or_insert(Who::OfConcern);
                }
            }
        }
    }

    /// Whom a word means.
    pub fn who(&self, word: &str) -> Option<Who> {
        self.names.get(without_possessive(word)).copied()
    }

    /// Whether a word means a child after `young`.
    pub fn is_person(&self, word: &str) -> bool {
        matches!(without_possessive(word), "person" | "people")
    }

    /// Whether a name or noun may be meant by a pronoun, as far as is known.
    pub fn agrees(&self, word: &str, pronoun: &str) -> bool {
        let wanted = match pronoun {
            "she" | "herself" => "she",
            "he" | "himself" => "he",
            _ => return true,
        };
        let of_noun = || match word {
            "mum" | "mam" | "mother" | "girl" | "daughter" | "nan" | "gran" | "grandmother" | "aunt"
            | "woman" => Some("she"),
            "dad" | "father" | "boy" | "son" | "grandfather" | "uncle" | "man" => Some("he"),
            _ => None,
        };
        self.said_of
            .get(word)
            .copied()
            .or_else(of_noun)
            .is_none_or(|known| known == wanted || known == "they")
    }

    /// Whether a word is a pronoun that may mean the child.
    pub fn may_be_child(&self, word: &str) -> bool {
        self.pronouns.contains(&word)
    }

    /// Whether a word names somebody of concern who is no kin to the child.
    pub fn is_outsider(&self, word: &str) -> bool {
        let word = word.strip_suffix("'s").unwrap_or(word);
        self.outsiders.iter().any(|name| name == word)
    }

    /// Whether a word means a police officer, by name or otherwise.
    pub fn is_officer(&self, word: &str) -> bool {
        const OFFICERS: [&str; 6] = ["police", "officer", "officers", "detective", "dc", "ds"];
        let word = word.strip_suffix("'s").unwrap_or(word);
        OFFICERS.contains(&word) || self.officers.iter().any(|name| name == word)
    }
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or(word.strip_suffix('\'')).unwrap_or(word)
}

/// The pronoun that goes with what somebody is to the child.
fn said_of(person: &Person) -> Option<&'static str> {
    use Relationship as R;
    match person.relationship.known()? {
        R::Mother | R::Stepmother | R::Grandmother | R::Sister | R::HalfSister => Some("she"),
        R::Father | R::Stepfather | R::Grandfather | R::Brother | R::HalfBrother => Some("he"),
        _ => None,
    }
}

/// The words for what somebody is to the child.
fn kin_words(person: &Person) -> &'static [&'static str] {
    use Relationship as R;
    match person.relationship.known() {
        Some(R::Stepfather) => &["stepfather", "stepdad"],
        Some(R::Stepmother) => &["stepmother", "stepmum"],
        Some(R::Father) => &["father", "dad", "daddy"],
        Some(R::Mother) => &["mother", "mum", "mam", "mummy"],
        Some(R::Grandfather) => &["grandfather", "grandad"],
        Some(R::Grandmother) => &["grandmother", "nan", "gran"],
        Some(R::Uncle) => &["uncle"],
        Some(R::Aunt) => &["aunt", "auntie"],
        _ => &[],
    }
}

/// Words with which a description begins that stands for a name: "The man called Dex".
const DESCRIBED: [&str; 18] = [
    "the",
    "a",
    "an",
    "y",
    "yr",
    "unknown",
    "unidentified",
    "unnamed",
    "not",
    "somebody",
    "someone",
    "person",
    "man",
    "woman",
    "male",
    "female",
    "adult",
    "user",
];

/// The word by which somebody with this name is meant: the first, or after a title the last; in a
/// description the last that is written as a name.
fn called(name: &str) -> Option<String> {
    let written: Vec<Range<usize>> = words(name, 0..name.len()).collect();
    let part = |r: &Range<usize>| plain(&name[r.clone()]);
    let first = part(written.first()?);
    if DESCRIBED.contains(&&*first) {
        let as_name = |r: &&Range<usize>| name[(*r).clone()].starts_with(char::is_uppercase);
        return written.iter().skip(1).rfind(as_name).map(|r| part(r).into_owned());
    }
    let last = if TITLES.contains(&&*first) { written.last().map(part) } else { None };
    Some(last.unwrap_or(first).into_owned())
}

/// What a person is to the case.
pub fn of_person(cx: &Facts<'_>, person: &Person) -> Who {
    use Relationship as R;
    let young = [R::Brother, R::Sister, R::HalfBrother, R::HalfSister, R::Cousin, R::Friend];
    if cx.is_of_concern(person) {
        Who::OfConcern
    } else if !cx.is_adult(person) && person.relationship.known().is_some_and(|r| young.contains(&r)) {
        Who::Child
    } else if is_family(person) || cx.is_parent(person) {
        Who::Relative
    } else {
        Who::Other
    }
}
