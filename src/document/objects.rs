//! What templates see: the view as objects of the template engine.
//!
//! An object answers an unknown name with an error, also under `default` and `is defined`: a slip in
//! a template must not make a part of a plan vanish. Something that is not written in the case, or is
//! not for this reader, is [`Nothing`]: false in an `if`, and an error when it is printed.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Value};
use minijinja::{Error, ErrorKind};

use super::marks;
use crate::case::values::{Date, Frequency, Time};
use crate::locale::{Facts, Words, WordsError};
use crate::reader::{Shown, ShownRecord, View};

/// What every object needs at hand.
#[derive(Debug)]
pub struct Scene {
    /// The view.
    pub view: View,
    /// The words.
    pub words: Arc<Words>,
    /// What decides the variants of words.
    pub facts: Facts,
    /// The day of the document.
    pub today: Date,
    /// The size of letters in pictures, in points.
    pub size: f32,
}

/// Something that is not there; remembers what, for the error when it is printed.
#[derive(Debug)]
pub struct Nothing(pub String);

impl Object for Nothing {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Empty
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    /// `person.contact.phone` reads well where nobody wrote contact details.
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(Value::from_object(Nothing(format!("{}.{key}", self.0))))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = f;
        Err(fmt::Error)
    }
}

/// Text of the case: prints as its mark.
#[derive(Debug)]
pub struct TextValue(pub usize);

impl Object for TextValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&marks::text(self.0))
    }
}

/// A single value that is no text: prints in the words of the language.
#[derive(Debug)]
pub enum Plain {
    /// A day.
    Date(Date),
    /// A time.
    Time(Time),
    /// How often.
    Frequency(Frequency),
    /// One of a set of words.
    Choice(&'static str, &'static str),
}

/// A [`Plain`] with its scene.
#[derive(Debug)]
pub struct PlainValue {
    /// The value.
    pub plain: Plain,
    scene: Arc<Scene>,
}

impl PlainValue {
    /// The value in words.
    pub fn words(&self) -> Result<String, WordsError> {
        let Scene { words, facts, .. } = &*self.scene;
        match self.plain {
            Plain::Date(date) => words.date(date, facts),
            Plain::Time(time) => words.time(time, facts),
            Plain::Frequency(frequency) => words.frequency(frequency, facts),
            Plain::Choice(set, word) => words.get(&format!("choice.{set}.{word}"), facts, None, &[]),
        }
    }
}

impl Object for PlainValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    /// `action.state.done` is true if that word was chosen.
    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match self.plain {
            Plain::Choice(set, word) => Some(if self.scene.words.has(&format!("choice.{set}.{key}")) {
                Value::from(word == key)
            } else {
                unknown(&format!("`{key}` is not one of the words of {set}"))
            }),
            _ => Some(unknown(&format!("a date has no part `{key}`"))),
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().map_err(|_| fmt::Error)?)
    }
}

/// A record.
#[derive(Debug)]
pub struct RecordValue {
    /// The record.
    pub record: Arc<ShownRecord>,
    scene: Arc<Scene>,
}

impl RecordValue {
    /// What it prints as: a person as their name, and while that is not written, as what they are
    /// called, or what they are. Nothing else of many parts can be printed.
    pub(super) fn words(&self) -> Option<String> {
        if self.record.info.name != "Person" {
            return None;
        }
        let Scene { words, facts, .. } = &*self.scene;
        let said = ["name", "known_as", "relationship", "role"].iter().find_map(|key| {
            match self.record.get(key)? {
                Shown::Text(number) => Some(marks::text(*number)),
                Shown::Choice(_, "none" | "family" | "network") => None,
                Shown::Choice(set, word) => words.get(&format!("choice.{set}.{word}"), facts, None, &[]).ok(),
                _ => None,
            }
        });
        said.or_else(|| self.record.id.as_deref().map(str::to_owned))
            .or_else(|| words.get("no_name", facts, None, &[]).ok())
    }
}

impl Object for RecordValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        if key == "number" && !self.record.info.fields.iter().any(|f| f.key == "number") {
            return Some(Value::from(self.record.number));
        }
        Some(match self.record.get(key) {
            Some(shown) => shown_value(shown, &self.scene, &format!("{}.{key}", self.record.info.name)),
            None => {
                let names = self.record.info.fields.iter().map(|f| f.key);
                let near =
                    crate::case::reading::nearest(key, names).map(|n| format!("; did you mean `{n}`?"));
                unknown(&format!("{} has no `{key}`{}", self.record.info.noun, near.unwrap_or_default()))
            }
        })
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().ok_or(fmt::Error)?)
    }
}

/// A list.
#[derive(Debug)]
pub struct ListValue(pub Vec<Value>);

impl Object for ListValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = f;
        Err(fmt::Error)
    }
}

/// A value that is an error as soon as anything is done with it.
pub fn unknown(message: &str) -> Value {
    Value::from(Error::new(ErrorKind::InvalidOperation, message.to_owned()))
}

/// A record as a value for templates.
pub fn record_value(record: &Arc<ShownRecord>, scene: &Arc<Scene>) -> Value {
    Value::from_object(RecordValue { record: Arc::clone(record), scene: Arc::clone(scene) })
}

/// Several records as a value for templates.
pub fn records_value(records: &[Arc<ShownRecord>], scene: &Arc<Scene>) -> Value {
    Value::from_object(ListValue(records.iter().map(|r| record_value(r, scene)).collect()))
}

/// A shown value as a value for templates; `name` says what it is, should it not be there.
pub fn shown_value(shown: &Shown, scene: &Arc<Scene>, name: &str) -> Value {
    let plain = |plain| Value::from_object(PlainValue { plain, scene: Arc::clone(scene) });
    match shown {
        Shown::Absent => Value::from_object(Nothing(name.to_owned())),
        Shown::Text(number) => Value::from_object(TextValue(*number)),
        Shown::Date(date) => plain(Plain::Date(*date)),
        Shown::Time(time) => plain(Plain::Time(*time)),
        Shown::Frequency(frequency) => plain(Plain::Frequency(*frequency)),
        Shown::Choice(set, word) => plain(Plain::Choice(set, word)),
        Shown::Flag(flag) => Value::from(*flag),
        Shown::Count(count) => Value::from(*count),
        Shown::Id(id) => Value::from(&**id),
        Shown::Reference(kind, id) => match scene.view.item(kind, id) {
            Some(record) => record_value(record, scene),
            None => Value::from_object(Nothing(name.to_owned())),
        },
        Shown::List(items) => {
            let values: Vec<Value> = items.iter().map(|i| shown_value(i, scene, name)).collect();
            let there = values.into_iter().filter(|v| v.downcast_object_ref::<Nothing>().is_none()).collect();
            Value::from_object(ListValue(there))
        }
        Shown::Record(record) => record_value(record, scene),
    }
}
