//! How values stand in a line: days that are still to come, a capital at the head, names with "and" between them.

use std::sync::Arc;

use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind};

use crate::document::objects::{Nothing, Plain, PlainValue, Scene};

use super::printed;

/// Gives an environment what templates ask of days.
pub(super) fn add_to(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `action.starts is to_come`: whether a day is today or later; one that is not written is not.
    let today = scene.today;
    environment.add_test("to_come", move |value: Value| -> Result<bool, Error> {
        if value.downcast_object_ref::<Nothing>().is_some() {
            return Ok(false);
        }
        match value.downcast_object_ref::<PlainValue>() {
            Some(PlainValue { plain: Plain::Date(date), .. }) => Ok(*date >= today),
            _ => Err(Error::new(ErrorKind::InvalidOperation, "`to_come` needs a date")),
        }
    });
    // `action.how_often|capital`: a value at the head of a line, such as "Every week".
    environment.add_filter("capital", |value: Value| -> Result<Value, Error> {
        let words = printed(&value)?;
        let mut letters = words.chars();
        let head = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        Ok(Value::from_safe_string(head + letters.as_str()))
    });
    // `rule.seen_to_by|called|listed`: "Mum", "Mum and Nan", "Mum, Dad and Nan".
    let here = Arc::clone(scene);
    environment.add_filter("listed", move |list: Value| -> Result<Value, Error> {
        let items: Result<Vec<String>, Error> = list.try_iter()?.map(|item| printed(&item)).collect();
        let items = items?;
        let line = match items.as_slice() {
            [first @ .., last] if !first.is_empty() => {
                let and = here.words.get("timeline.and", &here.facts, None, &[]);
                let and = and.map_err(|e| Error::new(ErrorKind::InvalidOperation, e.to_string()))?;
                format!("{} {and} {last}", first.join(", "))
            }
            _ => items.concat(),
        };
        Ok(Value::from_safe_string(line))
    });
}
