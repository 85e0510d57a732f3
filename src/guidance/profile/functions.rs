//! The functions that an expression may call.

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use super::values::{ItemsValue, Nothing, RecordValue, is_absent};
use crate::case::values::{Date, parse_date};
use crate::guidance::facts;
use crate::guidance::words::Prose;
use crate::locale::holidays;

/// A function, as it is told of.
pub(super) struct Function {
    pub name: &'static str,
    /// How many arguments it takes.
    pub takes: &'static [usize],
    /// How it is written.
    pub usage: &'static str,
}

pub(super) static FUNCTIONS: [Function; 6] = [
    Function { name: "has", takes: &[1], usage: "has(child.name)" },
    Function { name: "length", takes: &[1], usage: "length(actions)" },
    Function { name: "where", takes: &[2, 3], usage: "where(people, 'role', 'isva')" },
    Function { name: "mentions", takes: &[2], usage: "mentions(item.what, 'advocate, advocacy')" },
    Function { name: "days_between", takes: &[2], usage: "days_between(starts, today)" },
    Function { name: "working_days_between", takes: &[2], usage: "working_days_between(starts, today)" },
];

/// How many steps the engine may take over one expression. The longest sensible one takes some dozens.
const FUEL: u64 = 20_000;

/// The engine with these functions, and nothing else: no filters, no tests, no templates.
pub(super) fn engine() -> Environment<'static> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.add_function("has", has);
    engine.add_function("length", length);
    engine.add_function("where", items_where);
    engine.add_function("mentions", mentions);
    engine.add_function("days_between", |from: Value, to: Value| {
        Ok::<_, Error>(facts::days_between(date(&from)?, date(&to)?))
    });
    engine.add_function("working_days_between", |from: Value, to: Value| {
        let (from, to) = (date(&from)?, date(&to)?);
        // Counted day by day.
        if facts::days_between(from, to) > 366 * 50 {
            return Err(error("the days lie too far apart to count working days"));
        }
        Ok(holidays::working_days_between(from, to))
    });
    engine
}

pub(super) fn error(message: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, message.to_owned())
}

/// Whether anything is written.
fn has(value: Value) -> bool {
    !is_absent(&value)
}

fn length(value: Value) -> Result<usize, Error> {
    if is_absent(&value) {
        return Ok(0);
    }
    value.len().ok_or_else(|| error("only a list or a text has a length"))
}

/// The items of a list in which a key is written, or is or holds a word.
fn items_where(list: Value, key: &str, wanted: Option<Value>) -> Result<Value, Error> {
    if list.downcast_object_ref::<Nothing>().is_some() {
        return Ok(list);
    }
    let items =
        list.downcast_object_ref::<ItemsValue>().ok_or_else(|| error("`where` needs a list of items"))?;
    let mut kept = Vec::new();
    for item in &items.0 {
        let record = item
            .downcast_object_ref::<RecordValue>()
            .ok_or_else(|| error("`where` needs a list of items that have keys"))?;
        record.scene.step()?;
        let value = record.get(key)?;
        let fits = match &wanted {
            None => !is_absent(&value),
            Some(wanted) => is_or_holds(&value, wanted),
        };
        if fits {
            kept.push(item.clone());
        }
    }
    Ok(Value::from_object(ItemsValue(kept)))
}

fn is_or_holds(value: &Value, wanted: &Value) -> bool {
    if let Some(items) = value.downcast_object_ref::<ItemsValue>() {
        return items.0.iter().any(|item| is_or_holds(item, wanted));
    }
    // An item is known by its id.
    match value.downcast_object_ref::<RecordValue>().and_then(|r| r.record.id.clone()) {
        Some(id) => wanted.as_str() == Some(&id),
        None => value == wanted,
    }
}

/// Whether a text has one of these words or phrases; `*` at a word's end takes in its endings.
fn mentions(text: Value, phrases: &str) -> Result<bool, Error> {
    if is_absent(&text) {
        return Ok(false);
    }
    let text = text.as_str().ok_or_else(|| error("`mentions` looks into a text"))?;
    let phrases: Vec<String> =
        phrases.split(',').map(|p| p.trim().to_lowercase().replace('-', " ")).collect();
    let prose = Prose::of(text);
    Ok(phrases.iter().any(|p| !p.is_empty() && prose.has(p)))
}

fn date(value: &Value) -> Result<Date, Error> {
    if is_absent(value) {
        return Err(error("a date is not written; ask with `has(…)` first"));
    }
    let date = if value.kind() == ValueKind::String { value.as_str().and_then(parse_date) } else { None };
    date.ok_or_else(|| error("this is no date"))
}
