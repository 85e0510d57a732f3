//! Days that are still to come, and words at the head of a line.

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
}
