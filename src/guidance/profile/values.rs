//! The case as expressions see it: read-only, and strict about names.
//!
//! Texts are strings; dates are strings such as `2026-12-01`, which compare as days do. What is not
//! written is [`Nothing`].

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use minijinja::Error;
use minijinja::value::{Enumerator, Object, ObjectRepr, Value};

use super::functions::error;
use crate::case::reading::nearest;
use crate::case::values::{Date, Frequency, Unit};
use crate::reader::{Shown, ShownRecord, View};

/// How many items all lists that one rule looks through on one case may have together.
const STEPS: u32 = 200_000;

/// What every value needs at hand.
#[derive(Debug)]
pub(super) struct Scene {
    pub view: View,
    pub today: Date,
    steps: AtomicU32,
}

impl Scene {
    pub(super) fn new(view: View, today: Date) -> Arc<Scene> {
        Arc::new(Scene { view, today, steps: AtomicU32::new(0) })
    }

    /// Begins to count for another rule.
    pub(super) fn begin(&self) {
        self.steps.store(0, Ordering::Relaxed);
    }

    /// Counts one item.
    pub(super) fn step(&self) -> Result<(), Error> {
        if self.steps.fetch_add(1, Ordering::Relaxed) >= STEPS {
            return Err(error("it looks through lists too often to be carried out"));
        }
        Ok(())
    }
}

/// Something that is not written.
#[derive(Debug)]
pub(super) struct Nothing;

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

    /// Of what is not written, nothing is written. The names were checked when the profile was read.
    fn get_value_by_str(self: &Arc<Self>, _: &str) -> Option<Value> {
        Some(Value::from_object(Nothing))
    }

    fn render(self: &Arc<Self>, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

/// Whether nothing is written.
pub(super) fn is_absent(value: &Value) -> bool {
    let empty = value.as_str().is_some_and(|t| t.trim().is_empty());
    let no_items = value.downcast_object_ref::<ItemsValue>().is_some_and(|l| l.0.is_empty());
    empty
        || no_items
        || value.is_undefined()
        || value.is_none()
        || value.downcast_object_ref::<Nothing>().is_some()
}

/// A record.
#[derive(Debug)]
pub(super) struct RecordValue {
    pub record: Arc<ShownRecord>,
    pub scene: Arc<Scene>,
}

impl RecordValue {
    pub(super) fn value(record: &Arc<ShownRecord>, scene: &Arc<Scene>) -> Value {
        Value::from_object(RecordValue { record: Arc::clone(record), scene: Arc::clone(scene) })
    }

    /// What stands under a key.
    pub(super) fn get(&self, key: &str) -> Result<Value, Error> {
        if let Some(shown) = self.record.get(key) {
            return Ok(shown_value(shown, &self.scene));
        }
        let info = self.record.info;
        let near = nearest(key, info.fields.iter().map(|f| f.key));
        let near = near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
        Err(error(&format!("{} has no `{key}`{near}", info.noun)))
    }
}

impl Object for RecordValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(self.get(key).unwrap_or_else(Value::from))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.record.info.noun)
    }
}

/// A list.
#[derive(Debug)]
pub(super) struct ItemsValue(pub Vec<Value>);

impl Object for ItemsValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

/// How often: its parts.
#[derive(Debug)]
struct FrequencyValue(Frequency);

impl Object for FrequencyValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(match key {
            "times" => Value::from(self.0.times),
            "every" => Value::from(self.0.every),
            "unit" => Value::from(match self.0.unit {
                Unit::Day => "day",
                Unit::WorkingDay => "working_day",
                Unit::SchoolDay => "school_day",
                Unit::Week => "week",
                Unit::Month => "month",
                Unit::Term => "term",
                Unit::Year => "year",
            }),
            _ => Value::from(error(&format!("how often has no `{key}`; it has `times`, `every` and `unit`"))),
        })
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("how often")
    }
}

fn shown_value(shown: &Shown, scene: &Arc<Scene>) -> Value {
    match shown {
        Shown::Absent => Value::from_object(Nothing),
        Shown::Text(number) => match scene.view.texts.get(*number) {
            Some(text) => Value::from(&*text.words),
            None => Value::from_object(Nothing),
        },
        Shown::Date(date) => Value::from(date.to_string()),
        Shown::Time(time) => Value::from(format!("{:02}:{:02}", time.hour(), time.minute())),
        Shown::Frequency(frequency) => Value::from_object(FrequencyValue(*frequency)),
        Shown::Choice(_, word) => Value::from(*word),
        Shown::Flag(flag) => Value::from(*flag),
        Shown::Count(count) => Value::from(*count),
        Shown::Id(id) => Value::from(&**id),
        Shown::Reference(kind, id) => match scene.view.item(kind, id) {
            Some(record) => RecordValue::value(record, scene),
            None => Value::from_object(Nothing),
        },
        Shown::List(items) => {
            Value::from_object(ItemsValue(items.iter().map(|i| shown_value(i, scene)).collect()))
        }
        Shown::Record(record) => RecordValue::value(record, scene),
    }
}

/// Everything that has a name: the parts of the case, `today`, and `item` where there is one.
#[derive(Debug)]
pub(super) struct Everything {
    pub scene: Arc<Scene>,
    pub item: Option<Arc<ShownRecord>>,
}

impl Object for Everything {
    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        match (name, &self.item) {
            ("today", _) => Some(Value::from(self.scene.today.to_string())),
            ("item", Some(item)) => Some(RecordValue::value(item, &self.scene)),
            // Anything else may be a function.
            _ => self.scene.view.case.get(name).map(|shown| shown_value(shown, &self.scene)),
        }
    }
}
