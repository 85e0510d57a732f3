//! What can stand where in a case, by its schema: the names that an expression may use.

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::case::case_schema;
use crate::case::reading::nearest;

/// What stands at a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A group of fields: the name of its definition, empty for the case itself.
    Record(String),
    /// Several.
    List(Box<Shape>),
    /// One of these words.
    Choice(Vec<String>),
    /// Yes or no.
    Flag,
    /// A text, a date, a number, an id.
    Single,
    /// Another item, or how often something happens: it has parts that the schema does not tell.
    Other,
}

fn schema() -> &'static Json {
    static SCHEMA: LazyLock<Json> = LazyLock::new(case_schema);
    &SCHEMA
}

fn properties(record: &str) -> Option<&'static serde_json::Map<String, Json>> {
    let definition = if record.is_empty() { schema() } else { schema().get("$defs")?.get(record)? };
    definition.get("properties")?.as_object()
}

/// The keys of a record.
pub(super) fn keys(record: &str) -> impl Iterator<Item = &'static str> {
    properties(record).into_iter().flat_map(|p| p.keys().map(String::as_str))
}

fn of_schema(schema: &Json) -> Shape {
    if let Some(target) = schema.get("$ref").and_then(Json::as_str) {
        return Shape::Record(target.trim_start_matches("#/$defs/").to_owned());
    }
    if let Some(items) = schema.get("items") {
        return Shape::List(Box::new(of_schema(items)));
    }
    let options = schema.get("anyOf").and_then(|a| a.get(0)).and_then(|o| o.get("oneOf"));
    if let Some(options) = options.and_then(Json::as_array) {
        let word = |o: &Json| o.get("const").and_then(Json::as_str).map(str::to_owned);
        return Shape::Choice(options.iter().filter_map(word).collect());
    }
    if schema.get("enum").is_some() {
        return Shape::Flag;
    }
    let is_any_word = schema.get("type").is_some_and(|t| t.is_array()) && schema.get("pattern").is_none();
    let is_number = schema.get("minimum").is_some();
    if is_any_word && !is_number { Shape::Other } else { Shape::Single }
}

/// What stands under a key.
pub(super) fn step(record: &str, key: &str) -> Option<Shape> {
    properties(record)?.get(key).map(of_schema)
}

/// Follows the parts of a name from a record on. `seen` is what comes before, for messages.
///
/// # Errors
/// The part that is not there: what is wrong, and what to write.
pub(super) fn follow(record: &str, parts: &[&str], seen: &str) -> Result<Shape, (String, String)> {
    let mut here = Shape::Record(record.to_owned());
    let mut seen = seen.to_owned();
    for part in parts {
        here = match here {
            Shape::Record(record) => step(&record, part).ok_or_else(|| no_key(&record, part, &seen))?,
            // What it leads to is seen only when a case is there.
            Shape::Other => return Ok(Shape::Other),
            Shape::List(_) => {
                let message = format!("`{seen}` is a list and has no `{part}`");
                let help = format!(
                    "look at each item with `each: {seen}`, or count items with `length(where({seen}, '{part}', …))`"
                );
                return Err((message, help));
            }
            Shape::Choice(_) | Shape::Flag | Shape::Single => {
                return Err((
                    format!("`{seen}` is a single value and has no `{part}`"),
                    "leave that part out".to_owned(),
                ));
            }
        };
        seen = if seen.is_empty() { (*part).to_owned() } else { format!("{seen}.{part}") };
    }
    Ok(here)
}

fn no_key(record: &str, part: &str, seen: &str) -> (String, String) {
    let holder = if seen.is_empty() { "the case".to_owned() } else { format!("`{seen}`") };
    let help = match nearest(part, keys(record)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let keys: Vec<String> = keys(record).map(|k| format!("`{k}`")).collect();
            format!("it can have {}", keys.join(", "))
        }
    };
    (format!("{holder} has no `{part}`"), help)
}

/// The record of the items of a list.
pub(super) fn items_of(list: &Shape) -> Option<&str> {
    match list {
        Shape::List(item) => match &**item {
            Shape::Record(record) => Some(record),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_those_of_the_case() {
        let at = |path: &str| follow("", &path.split('.').collect::<Vec<_>>(), "");
        assert_eq!(at("child"), Ok(Shape::Record("Child".into())));
        assert_eq!(at("child.name"), Ok(Shape::Single));
        assert!(matches!(at("plan"), Ok(Shape::Choice(words)) if words.contains(&"child_protection".into())));
        assert_eq!(items_of(&at("actions").unwrap()), Some("Action"));
        assert_eq!(follow("Action", &["owner", "name"], "item"), Ok(Shape::Other));
        assert_eq!(follow("Action", &["due"], "item"), Ok(Shape::Single));
        assert_eq!(follow("Person", &["person_of_concern"], "item"), Ok(Shape::Flag));
        assert!(at("child.nmae").unwrap_err().1.contains("`name`"));
        assert!(at("child.name.first").is_err() && at("actions.due").is_err());
    }
}
