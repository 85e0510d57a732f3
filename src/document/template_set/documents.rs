//! Documents of an authority's own, as its set declares them.

use std::collections::BTreeMap;

use super::fault::{Faults, WRONG_DOCUMENT};
use super::own_words::Known;
use super::settings::{DocumentSetting, Made, MadeOf, ReaderWord};
use super::{BUILT_IN_FOLDER, Source};
use crate::case::Place;
use crate::case::reading::nearest;
use crate::case::values::Choice;
use crate::document::compile::words_of;
use crate::document::kinds::{DocumentKind, Occasion, PLAIN, kind, lasting, lasting_text};
use crate::reader::Reader;

/// Builds the kinds that a set declares; what is wrong is told, and the others are built all the same.
pub(super) fn kinds_of(
    declared: &[DocumentSetting],
    templates: &BTreeMap<String, Source>,
    words: &Known,
    faults: &mut Faults,
) -> Vec<OwnDocument> {
    let mut found: Vec<OwnDocument> = Vec::new();
    for document in declared {
        let twice = found.iter().any(|own| own.id == document.id.as_str());
        if let Some(own) = one(document, twice, templates, words, faults) {
            found.push(own);
        }
    }
    found
}

/// A document of an authority's own.
#[derive(Clone, Debug)]
pub(super) struct OwnDocument {
    pub(super) id: String,
    kind: DocumentKind,
    pub(super) at: crate::case::nodes::NodeId,
}

impl OwnDocument {
    /// Its template.
    pub(super) fn template(&self) -> &'static str {
        self.kind.template
    }

    /// As a kind, with its title for lists.
    pub(super) fn kind(&self, title: &str) -> &'static DocumentKind {
        lasting(DocumentKind { title: lasting_text(title), ..self.kind.clone() })
    }
}

fn one(
    document: &DocumentSetting,
    twice: bool,
    templates: &BTreeMap<String, Source>,
    words: &Known,
    faults: &mut Faults,
) -> Option<OwnDocument> {
    let before = faults.findings.len();
    let mut wrong = |key: &'static str, message: String, help: &str| {
        let place = Place::of(&faults.nodes, document.at, key);
        faults.at(&WRONG_DOCUMENT, place, message, help);
    };
    let id = document.id.as_str();
    let form = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() {
        wrong("id", "a document needs an `id`".to_owned(), "write a short name, such as `school-letter`");
    } else if !id.chars().all(form) {
        let help = "write it in small letters, digits and hyphens, such as `school-letter`";
        wrong("id", format!("`{id}` cannot be the name of a document"), help);
    } else if kind(id).is_some() {
        let help = format!(
            "to change the built-in document, put `{id}.md` into the set; a document of your own needs a name of its own"
        );
        wrong("id", format!("there is a document `{id}` already"), &help);
    } else if words.has(&words_of(id)) {
        let help = "take another name: the words of a document stand under its name";
        wrong("id", format!("there are built-in words under `{}`", words_of(id)), help);
    } else if twice {
        wrong("id", format!("the document `{id}` is declared twice"), "give the second another name");
    }
    if document.reader.is_absent() {
        let words: Vec<String> = ReaderWord::ALL.iter().map(|(_, word, _)| format!("`{word}`")).collect();
        let help = format!("write one of {}", words.join(", "));
        wrong("reader", "it is not said for whom this document is made".to_owned(), &help);
    }
    let written = document.template.words();
    let template = if written.is_empty() { format!("{id}.md") } else { written.to_owned() };
    if !id.is_empty() && !templates.contains_key(&template) {
        let known = templates.keys().map(String::as_str).filter(|n| !n.starts_with(BUILT_IN_FOLDER));
        let help = match nearest(&template, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("put a file `{template}` into the set"),
        };
        wrong("template", format!("there is no template `{template}`"), &help);
    }
    let age = document.reading_age.known();
    if age.is_some_and(|age| !(4..=18).contains(&age)) {
        let help = "write an age from 4 to 18, or leave the line out";
        wrong("reading_age", "nothing is known of what somebody of this age can read".to_owned(), help);
    }
    if faults.findings.len() > before {
        return None;
    }
    let reader = document.reader.known()?;
    let readers = document.readers.words();
    let plans: Vec<&'static str> =
        document.plans.iter().filter_map(|p| p.known()).map(Choice::word).collect();
    let kind = DocumentKind {
        id: lasting_text(id),
        readers: if readers.is_empty() { by_reader(reader) } else { lasting_text(readers) },
        reader: reader_of(reader),
        occasion: match document.made_of.known() {
            Some(MadeOf::Meeting) => Occasion::Meeting,
            _ => Occasion::Case,
        },
        plans: match plans.as_slice() {
            [] | [_, _, ..] => PLAIN.plans,
            [one] => PLAIN.plans.iter().position(|p| p == one).map_or(PLAIN.plans, |i| &PLAIN.plans[i..=i]),
        },
        template: lasting_text(&template),
        one_page: document.one_page.is(true),
        reading_age: age.and_then(|age| u8::try_from(age).ok()),
        when_asked: document.made.is(Made::WhenAsked),
        ..PLAIN
    };
    Some(OwnDocument { id: id.to_owned(), kind, at: document.id.at })
}

fn reader_of(word: ReaderWord) -> Reader {
    match word {
        ReaderWord::Team => Reader::Team,
        ReaderWord::Group => Reader::Group,
        ReaderWord::Family => Reader::Family,
        ReaderWord::Child => Reader::Child,
        ReaderWord::PersonOfConcern => Reader::PersonOfConcern,
        ReaderWord::Anyone => Reader::Anyone,
    }
}

fn by_reader(word: ReaderWord) -> &'static str {
    match word {
        ReaderWord::Team => "the professionals of the case",
        ReaderWord::Group => "members",
        ReaderWord::Family => "non-abusing parents and family",
        ReaderWord::Child => "the child",
        ReaderWord::PersonOfConcern => "a parent who is a person of concern",
        ReaderWord::Anyone => "anybody; holds nothing of the case but the authority",
    }
}
