//! All free text of a case, with who reads it and whom it is about.

use std::ops::Range;

use super::cast::{Cast, Who, of_person};
use super::counted::Counter;
use super::lint::Hit;
use super::quotations::quotations;
use super::tokens::{Lexicon, Token};
use crate::case::case_language;
use crate::case::nodes::NodeId;
use crate::case::record::{Audience, Record, Reflected, numbers_in};
use crate::case::values::{Language, Phrase, Text};
use crate::guidance::facts::Facts;
use crate::guidance::readability::{Sentence, sentences};

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

impl<'a> Passage<'a> {
    /// Whether it is in English.
    pub fn is_english(&self) -> bool {
        let tag = self.language.tag();
        tag == "en" || tag.starts_with("en-")
    }

    /// Whether families or children read it as it stands.
    pub fn goes_home(&self) -> bool {
        self.reader != Reader::Anyone || self.in_safety_plan
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
    /// What different words they have.
    pub lexicon: Lexicon<'a>,
    /// The words of all passages, one after the other.
    tokens: Vec<Token>,
    /// Which of them are those of each passage.
    words: Vec<Range<usize>>,
    /// The sentences of each passage, counted; none of one that does not go home.
    sentences: Vec<Vec<Sentence>>,
    /// What of the list of terms stands in them, in their order.
    pub hits: Vec<Hit<'a>>,
}

impl<'a> Texts<'a> {
    /// Takes the texts of a case apart.
    pub fn of(cx: &Facts<'a>) -> Texts<'a> {
        // Few cases have more texts, and to move them all for room takes long.
        let found = Vec::with_capacity(1000);
        let mut walk = Walk { cx, language: case_language(cx.case), found };
        walk.record(cx.case, false, None);
        let (passages, cast) = (walk.found, Cast::of(cx));
        // A word with its blank has some six letters, and each ninth word is another one. Room for many more would keep
        // them far from each other.
        let letters: usize = passages.iter().map(|passage| passage.phrase.words.len()).sum();
        let (mut lexicon, mut tokens) = (Lexicon::with_room(letters / 56), Vec::with_capacity(letters / 5));
        let mut counter = Counter::of(cx.case);
        let (mut words, mut counted) =
            (Vec::with_capacity(passages.len()), Vec::with_capacity(passages.len()));
        for passage in &passages {
            let start = tokens.len();
            let Phrase { words: text, breaks_are_paragraphs, .. } = passage.phrase;
            let parts = sentences(text, *breaks_are_paragraphs);
            lexicon.tokens(text, &parts, &cast, &mut tokens);
            // In what is written for the child, "you" is the child.
            if passage.reader == Reader::Child {
                let yours = tokens[start..].iter_mut().filter(|token| lexicon.plain(token) == "you");
                yours.for_each(|token| token.who = Some(Who::Child));
            }
            counted.push(counter.sentences_of(passage, parts, &tokens[start..], &lexicon));
            words.push(start..tokens.len());
        }
        let mut texts =
            Texts { passages, cast, lexicon, tokens, words, sentences: counted, hits: Vec::new() };
        texts.hits = cx.terms.hits(&texts, cx.case);
        texts
    }

    /// The English texts, each with its number and its words.
    pub fn english(&self) -> impl Iterator<Item = (usize, &Passage<'a>, &[Token])> {
        let numbered = self.passages.iter().enumerate().filter(|(_, passage)| passage.is_english());
        numbered.map(|(number, passage)| (number, passage, self.words_of(number)))
    }

    /// The sentences of those texts that go home and are chosen, each with its text.
    pub fn at_home(
        &self,
        is_chosen: impl Fn(&Passage<'a>) -> bool,
    ) -> impl Iterator<Item = (&Passage<'a>, &Sentence)> {
        let chosen = self.passages.iter().zip(&self.sentences).filter(move |(p, _)| is_chosen(p));
        chosen.flat_map(|(passage, sentences)| sentences.iter().map(move |sentence| (passage, sentence)))
    }

    /// The words of a text, by its number.
    pub fn words_of(&self, number: usize) -> &[Token] {
        self.words.get(number).map_or(&[], |range| &self.tokens[range.clone()])
    }
}

/// Whether what stands under a key is prose.
fn is_prose(key: &str) -> bool {
    !matches!(
        key,
        "known_as"
            | "other_names"
            | "agency"
            | "team"
            | "reference"
            | "include"
            | "code"
            | "path"
            | "email"
            | "phone"
            | "address"
            | "language"
            | "first_language"
            | "document_language"
            | "document_languages"
            | "document"
            | "from"
    )
}

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
        let own = info.known.person.and_then(|index| match record.field(index) {
            Reflected::Reference(_, id, _) => self.cx.case.people.iter().find(|p| p.id.as_str() == id),
            _ => None,
        });
        let about = own.map(|person| of_person(self.cx, person)).or(about);
        for (index, field) in numbers_in(info.known.texts).filter_map(|n| Some((n, info.fields.get(n)?))) {
            let value = record.field(index);
            // Most fields of most records hold nothing, and least is asked of them.
            if !matches!(value, Reflected::Text(_) | Reflected::List(_) | Reflected::Record(_)) {
                continue;
            }
            let name = field.key == "name" && NAMED.contains(&info.name);
            if field.own_words || name || !is_prose(field.key) {
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
            self.value(value, in_safety_plan, about, &make);
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
                items.for_each(|item| self.value(item, in_safety_plan, about, make));
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
