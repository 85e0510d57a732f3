//! The view of a case for one recipient: a type that cannot hold what was withheld.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::recipient::Recipient;
use crate::case::nodes::NodeId;
use crate::case::record::RecordInfo;
use crate::case::values::{Date, Frequency, Language, Time};

/// Text of the case that this recipient may see.
#[derive(Clone, Debug)]
pub struct ShownText {
    /// The words.
    pub words: Box<str>,
    /// Their path in the case.
    pub path: Arc<str>,
    /// The node.
    pub at: NodeId,
    /// Their language.
    pub language: Language,
    /// Whether a line break is a new paragraph.
    pub breaks_are_paragraphs: bool,
    /// Whether somebody said it so: never counted and never corrected.
    pub own_words: bool,
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
    /// A record with its fields, in the order of the declaration.
    pub(super) fn new(
        info: &'static RecordInfo,
        at: NodeId,
        id: Option<Arc<str>>,
        number: usize,
        fields: Vec<Shown>,
    ) -> ShownRecord {
        ShownRecord { info, at, id, number, fields }
    }

    fn collect_items(&self, items: &mut Vec<NodeId>) {
        items.push(self.at);
        for field in &self.fields {
            match field {
                Shown::Record(record) => record.collect_items(items),
                Shown::List(list) => {
                    for item in list {
                        if let Shown::Record(record) = item {
                            record.collect_items(items);
                        }
                    }
                }
                _ => {}
            }
        }
    }

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
    /// For whom.
    pub recipient: Recipient,
    /// The case.
    pub case: Arc<ShownRecord>,
    /// The child's age in years, for the wording of the child's own papers; nobody else's view has it.
    pub child_age: Option<i16>,
    /// Whether a person of concern lives in the child's home, also where the reader may not know of them.
    pub of_concern_at_home: bool,
    /// All texts of the view; [`Shown::Text`] counts in them.
    pub texts: Vec<ShownText>,
    pub(super) items: HashMap<(&'static str, Arc<str>), Arc<ShownRecord>>,
    /// The ids of the persons of concern, so that none is taken for safe where their being so may not be told.
    pub(super) of_concern: HashSet<Arc<str>>,
    /// The ids of those who take minutes and do nothing else in the case.
    pub(super) minute_takers: HashSet<Arc<str>>,
}

impl View {
    /// The item of a kind with an id, if this recipient may see it.
    pub fn item(&self, kind: &'static str, id: &str) -> Option<&Arc<ShownRecord>> {
        self.items.get(&(kind, Arc::from(id)))
    }

    /// Where each item of the case stands that this recipient sees, in the order of the case.
    pub fn items_shown(&self) -> Vec<NodeId> {
        let mut items = Vec::new();
        self.case.collect_items(&mut items);
        items
    }

    /// Whether there are concerns that this person has sexually abused a child.
    pub(super) fn is_of_concern(&self, person: &ShownRecord) -> bool {
        person.id.as_ref().is_some_and(|id| self.of_concern.contains(id))
    }

    /// Whether somebody takes the minutes of meetings and does nothing else in the case.
    pub fn only_takes_minutes(&self, person: &ShownRecord) -> bool {
        person.id.as_ref().is_some_and(|id| self.minute_takers.contains(id))
    }
}
