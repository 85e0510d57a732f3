//! The view of a case for one recipient.

use std::collections::HashMap;
use std::sync::Arc;

use crate::case::nodes::NodeId;
use crate::case::record::{Audience, Record, RecordInfo, Reflected};
use crate::case::values::{Date, Frequency, Language, Text, Time};
use crate::case::{Case, Loaded, case_language};

/// For whom a document is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recipient {
    /// The professionals of the case.
    Team,
    /// The group that carries out the plan, with the family members in it.
    Group,
}

impl Recipient {
    /// How far fields may travel to reach this recipient.
    fn audience(self) -> Audience {
        match self {
            Recipient::Team => Audience::Team,
            Recipient::Group => Audience::Group,
        }
    }

    /// The words under which a case withholds something from this recipient.
    ///
    /// Family members sit in the group, so what is withheld from the family is not for the group.
    fn withheld_as(self) -> &'static [&'static str] {
        match self {
            Recipient::Team => &["team"],
            Recipient::Group => &["group", "family"],
        }
    }
}

/// Text of the case that this recipient may see.
#[derive(Debug)]
pub struct ShownText {
    /// The words.
    pub words: Box<str>,
    /// Where they stand in the case.
    pub path: Arc<str>,
    /// Their language.
    pub language: Language,
    /// Whether a line break is a new paragraph.
    pub breaks_are_paragraphs: bool,
}

/// A value that this recipient may see.
#[derive(Clone, Debug)]
pub enum Shown {
    /// Nothing is written, or it is not for this recipient.
    Absent,
    /// Text: its number among the texts of the view.
    Text(usize),
    /// A day.
    Date(Date),
    /// A time.
    Time(Time),
    /// How often.
    Frequency(Frequency),
    /// One of a set of words.
    Choice(&'static str, &'static str),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Count(u32),
    /// The id of the item itself.
    Id(Arc<str>),
    /// Another item, if the view has it.
    Reference(&'static str, Arc<str>),
    /// Several.
    List(Vec<Shown>),
    /// A group of fields.
    Record(Arc<ShownRecord>),
}

/// A group of fields, those left out that the recipient may not see.
#[derive(Debug)]
pub struct ShownRecord {
    /// What kind.
    pub info: &'static RecordInfo,
    /// Where it stands in the case.
    pub at: NodeId,
    /// Its id, if it has one.
    pub id: Option<Arc<str>>,
    /// Its place among the shown items of its list, from 1; 0 outside lists.
    pub number: usize,
    /// The fields, in the order of the declaration.
    fields: Vec<Shown>,
}

impl ShownRecord {
    /// The value of a field; `None` if this kind of record has no such field.
    pub fn get(&self, key: &str) -> Option<&Shown> {
        self.info.fields.iter().position(|f| f.key == key).and_then(|i| self.fields.get(i))
    }

    /// The shown items of a field that is a list of records.
    pub fn records(&self, key: &str) -> impl Iterator<Item = &Arc<ShownRecord>> {
        let items = match self.get(key) {
            Some(Shown::List(items)) => items.as_slice(),
            _ => &[],
        };
        items.iter().filter_map(|item| match item {
            Shown::Record(record) => Some(record),
            _ => None,
        })
    }

    /// The record in a field.
    pub fn record(&self, key: &str) -> Option<&Arc<ShownRecord>> {
        match self.get(key) {
            Some(Shown::Record(record)) => Some(record),
            _ => None,
        }
    }

    /// The date in a field.
    pub fn date(&self, key: &str) -> Option<Date> {
        match self.get(key) {
            Some(Shown::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The word chosen in a field.
    pub fn choice(&self, key: &str) -> Option<&'static str> {
        match self.get(key) {
            Some(Shown::Choice(_, word)) => Some(word),
            _ => None,
        }
    }

    /// The yes or no in a field.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key) {
            Some(Shown::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// Whether a list of words holds a word.
    pub fn has_choice(&self, key: &str, word: &str) -> bool {
        match self.get(key) {
            Some(Shown::List(items)) => items.iter().any(|i| matches!(i, Shown::Choice(_, w) if *w == word)),
            Some(Shown::Choice(_, chosen)) => *chosen == word,
            _ => false,
        }
    }

    /// The ids that a field refers to, be it one or a list.
    pub fn references(&self, key: &str) -> Vec<&str> {
        match self.get(key) {
            Some(Shown::Reference(_, id)) => vec![id],
            Some(Shown::List(items)) => items
                .iter()
                .filter_map(|i| if let Shown::Reference(_, id) = i { Some(&**id) } else { None })
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// A case as one recipient may see it.
#[derive(Debug)]
pub struct View {
    /// The case.
    pub case: Arc<ShownRecord>,
    /// All texts of the view; [`Shown::Text`] counts in them.
    pub texts: Vec<ShownText>,
    items: HashMap<(&'static str, Arc<str>), Arc<ShownRecord>>,
}

impl View {
    /// The item of a kind with an id, if this recipient may see it.
    pub fn item(&self, kind: &'static str, id: &str) -> Option<&Arc<ShownRecord>> {
        self.items.get(&(kind, Arc::from(id)))
    }
}

/// Makes the view of a case for a recipient, in a language.
pub fn view(loaded: &Loaded, recipient: Recipient, language: &Language) -> View {
    let mut maker = Maker {
        recipient,
        language,
        own_language: case_language(&loaded.case),
        loaded,
        texts: Vec::new(),
        items: HashMap::new(),
    };
    let case = maker.record(&loaded.case as &Case, 0).unwrap_or_else(|| Arc::new(empty(Case::INFO)));
    View { case, texts: maker.texts, items: maker.items }
}

fn empty(info: &'static RecordInfo) -> ShownRecord {
    ShownRecord {
        info,
        at: NodeId::NONE,
        id: None,
        number: 0,
        fields: vec![Shown::Absent; info.fields.len()],
    }
}

struct Maker<'a> {
    recipient: Recipient,
    language: &'a Language,
    own_language: Language,
    loaded: &'a Loaded,
    texts: Vec<ShownText>,
    items: HashMap<(&'static str, Arc<str>), Arc<ShownRecord>>,
}

impl Maker<'_> {
    /// A record as the recipient may see it; `None` if all of it is withheld, or unwritten.
    fn record(&mut self, record: &dyn Record, number: usize) -> Option<Arc<ShownRecord>> {
        let info = record.info();
        if self.is_withheld(record) || self.is_of_somebody_withheld(record) {
            return None;
        }
        let mut fields = Vec::with_capacity(info.fields.len());
        let mut id = None;
        for (index, field) in info.fields.iter().enumerate() {
            let shown = if field.audience >= self.recipient.audience() {
                self.value(record.field(index))
            } else {
                Shown::Absent
            };
            if let Shown::Id(value) = &shown {
                id = Some(Arc::clone(value));
            }
            fields.push(shown);
        }
        // What has nothing but its id is not written yet, or not for this recipient.
        if fields.iter().all(|field| matches!(field, Shown::Absent | Shown::Id(_))) {
            return None;
        }
        let shown = Arc::new(ShownRecord { info, at: record.at(), id: id.clone(), number, fields });
        if let Some(id) = id {
            self.items.insert((info.name, id), Arc::clone(&shown));
        }
        Some(shown)
    }

    /// Whether a record is about a person whom the case withholds from the recipient: what is said of
    /// them goes with them.
    fn is_of_somebody_withheld(&self, record: &dyn Record) -> bool {
        let Some(index) = record.info().fields.iter().position(|f| f.key == "person") else { return false };
        let Reflected::Reference(_, id, _) = record.field(index) else { return false };
        self.loaded.case.people.iter().any(|p| p.id.as_str() == id && self.is_withheld(p))
    }

    /// Whether the case withholds this record from the recipient.
    fn is_withheld(&self, record: &dyn Record) -> bool {
        let Some(index) = record.info().fields.iter().position(|f| f.key == "withhold_from") else {
            return false;
        };
        let Reflected::List(decisions) = record.field(index) else { return false };
        decisions.iter().any(|decision| {
            let Reflected::Record(decision) = decision else { return false };
            let Some(from) = decision.info().fields.iter().position(|f| f.key == "from") else {
                return false;
            };
            let Reflected::List(readers) = decision.field(from) else { return false };
            readers.iter().any(|reader| match reader {
                Reflected::Text(text) => self.recipient.withheld_as().contains(&text.words()),
                _ => false,
            })
        })
    }

    fn value(&mut self, value: Reflected<'_>) -> Shown {
        match value {
            // What cannot be read is an error that stops the plan; a draft leaves it out.
            Reflected::Absent | Reflected::AsWritten(_) => Shown::Absent,
            Reflected::Text(text) => self.text(text),
            Reflected::Date(date) => Shown::Date(date),
            Reflected::Time(time) => Shown::Time(time),
            Reflected::Frequency(frequency) => Shown::Frequency(frequency),
            Reflected::Choice(set, word) => Shown::Choice(set, word),
            Reflected::Flag(flag) => Shown::Flag(flag),
            Reflected::Count(count) => Shown::Count(count),
            Reflected::Id(id) => Shown::Id(id.into()),
            Reflected::Reference(kind, id, _) => Shown::Reference(kind, id.into()),
            Reflected::Record(record) => self.record(record, 0).map_or(Shown::Absent, Shown::Record),
            Reflected::List(items) => self.list(items),
        }
    }

    fn list(&mut self, items: Vec<Reflected<'_>>) -> Shown {
        let mut shown = Vec::with_capacity(items.len());
        for item in items {
            let value = match item {
                Reflected::Record(record) => {
                    self.record(record, shown.len() + 1).map_or(Shown::Absent, Shown::Record)
                }
                other => self.value(other),
            };
            if !matches!(value, Shown::Absent) {
                shown.push(value);
            }
        }
        if shown.is_empty() { Shown::Absent } else { Shown::List(shown) }
    }

    fn text(&mut self, text: &Text) -> Shown {
        let Some(phrase) = text.phrase(self.language) else { return Shown::Absent };
        let path: Arc<str> = self.loaded.nodes.path(phrase.at).into();
        self.texts.push(ShownText {
            words: phrase.words.clone(),
            path,
            language: phrase.language.clone().unwrap_or_else(|| self.own_language.clone()),
            breaks_are_paragraphs: phrase.breaks_are_paragraphs,
        });
        Shown::Text(self.texts.len() - 1)
    }
}
