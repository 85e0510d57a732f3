//! All free text of a case, with who reads it and whom it is about.

use std::ops::Range;

use super::cast::{Cast, Who, of_person};
use super::quotations::quotations;
use super::tokens::{Token, tokens};
use crate::case::case_language;
use crate::case::nodes::NodeId;
use crate::case::record::{Audience, Record, Reflected};
use crate::case::values::{Language, Phrase, Text};
use crate::guidance::facts::Facts;

/// For whom a text is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    /// For professionals, or for nobody in particular.
    Anyone,
    /// For the family.
    Family,
    /// For the child.
    Child,
}

/// One wording of one text of a case.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The name of the record in which it stands, such as `Action`.
    pub record: &'static str,
    /// Where that record stands.
    pub record_at: NodeId,
    /// Its key.
    pub key: &'static str,
    /// The words.
    pub phrase: &'a Phrase,
    /// Its language.
    pub language: Language,
    /// For whom it is written.
    pub reader: Reader,
    /// Whether it belongs to what the family reads of its safety plan.
    pub in_safety_plan: bool,
    /// Whom the record is about, where it says so.
    pub about: Option<Who>,
    /// What stands in quotation marks.
    pub quotations: Vec<Range<usize>>,
}

impl Passage<'_> {
    /// Whether it is in English.
    pub fn is_english(&self) -> bool {
        let tag = self.language.tag();
        tag == "en" || tag.starts_with("en-")
    }

    /// Whether families or children read it as it stands.
    pub fn goes_home(&self) -> bool {
        self.reader != Reader::Anyone || self.in_safety_plan
    }

    /// Its words with their places.
    fn tokens(&self, cast: &Cast) -> Vec<Token> {
        tokens(&self.phrase.words, self.phrase.breaks_are_paragraphs, cast)
    }

    /// Whether some of its bytes lie in quotation marks.
    pub fn is_quoted(&self, bytes: &Range<usize>) -> bool {
        self.quotations.iter().any(|q| q.start < bytes.end && bytes.start < q.end)
    }
}

/// All texts of a case, taken apart once for all rules.
#[derive(Debug)]
pub struct Texts<'a> {
    /// All texts but names, addresses, words of other sets, and what somebody said as they said it.
    pub passages: Vec<Passage<'a>>,
    /// Who is called what.
    pub cast: Cast,
    /// The words of each passage; none of one that is not in English.
    words: Vec<Vec<Token>>,
}

impl<'a> Texts<'a> {
    /// Takes the texts of a case apart.
    pub fn of(cx: &Facts<'a>) -> Texts<'a> {
        let mut walk = Walk { cx, language: case_language(cx.case), found: Vec::new() };
        walk.record(cx.case, false, None);
        let (passages, cast) = (walk.found, Cast::of(cx));
        let words =
            passages.iter().map(|p| if p.is_english() { p.tokens(&cast) } else { Vec::new() }).collect();
        Texts { passages, cast, words }
    }

    /// The English texts, each with its words.
    pub fn english(&self) -> impl Iterator<Item = (&Passage<'a>, &[Token])> {
        self.passages.iter().zip(self.words.iter().map(Vec::as_slice)).filter(|(p, _)| p.is_english())
    }
}

/// Keys under which no prose stands.
const NO_PROSE: &str = "known_as other_names agency team reference include code path email phone address \
    language first_language document_language document_languages document from";
/// Records whose `name` is that of a person or place.
const NAMED: [&str; 4] = ["Child", "Person", "Authority", "ConcernPlace"];

struct Walk<'a, 'b> {
    cx: &'b Facts<'a>,
    language: Language,
    found: Vec<Passage<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn record(&mut self, record: &'a dyn Record, in_safety_plan: bool, about: Option<Who>) {
        let info = record.info();
        let in_safety_plan = in_safety_plan || info.name == "SafetyPlan";
        let own = (0..info.fields.len()).find_map(|i| match (info.fields[i].key, record.field(i)) {
            ("person", Reflected::Reference(_, id, _)) => {
                self.cx.case.people.iter().find(|p| p.id.as_str() == id)
            }
            _ => None,
        });
        let about = own.map(|person| of_person(self.cx, person)).or(about);
        for (index, field) in info.fields.iter().enumerate() {
            let name = field.key == "name" && NAMED.contains(&info.name);
            if field.own_words || name || NO_PROSE.split_whitespace().any(|key| key == field.key) {
                continue;
            }
            let read_at_home =
                in_safety_plan && field.audience >= Audience::Home && info.name != "Withholding";
            let make = |phrase: &'a Phrase, language: Language| Passage {
                record: info.name,
                record_at: record.at(),
                key: field.key,
                quotations: quotations(&phrase.words),
                phrase,
                language,
                reader: reader(field.key),
                in_safety_plan: read_at_home,
                about,
            };
            self.value(record.field(index), in_safety_plan, about, &make);
        }
    }

    fn value(
        &mut self,
        value: Reflected<'a>,
        in_safety_plan: bool,
        about: Option<Who>,
        make: &dyn Fn(&'a Phrase, Language) -> Passage<'a>,
    ) {
        match value {
            Reflected::Text(text) => self.text(text, make),
            Reflected::List(items) => {
                items.into_iter().for_each(|item| self.value(item, in_safety_plan, about, make));
            }
            Reflected::Record(record) => self.record(record, in_safety_plan, about),
            _ => {}
        }
    }

    fn text(&mut self, text: &'a Text, make: &dyn Fn(&'a Phrase, Language) -> Passage<'a>) {
        for phrase in text.phrases() {
            let language = phrase.language.clone().unwrap_or_else(|| self.language.clone());
            self.found.push(make(phrase, language));
        }
    }
}

fn reader(key: &str) -> Reader {
    match key {
        "for_child" | "when_worried_child" | "worries_for_child" => Reader::Child,
        "for_family" => Reader::Family,
        _ => Reader::Anyone,
    }
}
