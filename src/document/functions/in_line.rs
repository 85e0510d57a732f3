//! How values stand in a line: days that are still to come, a capital at the head.

use std::sync::Arc;

use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind};

use crate::document::objects::{Nothing, Plain, PlainValue, Scene};
use crate::locale::capital;

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
        Ok(Value::from_safe_string(capital(&printed(&value)?)))
    });
}
