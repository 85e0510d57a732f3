//! Functions that put values into words: lists, references to numbered items, names of documents and
//! languages, and what depends on the day of the document.

use std::sync::Arc;

use minijinja::value::Value;
use minijinja::{Environment, Error};

use super::super::marks;
use super::super::objects::{Nothing, Plain, PlainValue, Scene, TextValue, record_value, shown_value};
use super::{printed, record_of, wrong};
use crate::case::values::Date;
use crate::reader::Shown;

pub(super) fn add_to(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    add_lists(environment, scene);
    add_numbers(environment, scene);
    add_names(environment, scene);
    add_days(environment, scene);
    // `{{ capital(p.when(a)) }}`: the words, with a capital where they begin with a common word.
    environment.add_function("capital", |value: Value| -> Result<Value, Error> {
        Ok(Value::from_safe_string(format!("{}{}", marks::CAPITAL, printed(&value)?.trim())))
    });
}

fn add_lists(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `people|join`: "A, B and C"; `people|join(br())`: the items with something else between them.
    let here = Arc::clone(scene);
    environment.add_filter("join", move |list: Value, between: Option<String>| -> Result<Value, Error> {
        let items: Result<Vec<String>, Error> = list.try_iter()?.map(|item| printed(&item)).collect();
        Ok(Value::from_safe_string(match between {
            Some(between) => items?.join(&between),
            None => and(&items?, &here)?,
        }))
    });
}

/// "A, B and C".
fn and(items: &[String], scene: &Scene) -> Result<String, Error> {
    scene.words.listed(items, &scene.facts).map_err(|e| wrong(e.to_string()))
}

/// Texts of more words than this are no names.
const LONGEST_NAME: usize = 5;

/// A list as the value of a fact: people and short words in a line, sentences and long words on lines of
/// their own.
pub(super) fn told(list: &[Value], scene: &Scene) -> Result<String, Error> {
    let mut items = Vec::new();
    for item in list {
        items.push(printed(item)?);
    }
    let is_long =
        |item: &Value| words_of(scene, item).is_some_and(|w| w.split_whitespace().count() > LONGEST_NAME);
    if items.len() > 1 && (list.iter().any(is_long) || items.iter().any(|item| has_parts(item, scene))) {
        let between = format!("{}{}", marks::BREAK, marks::CAPITAL);
        return Ok(items.join(&between));
    }
    for (item, value) in items.iter_mut().zip(list).skip(1) {
        if is_choice(value) {
            *item = lowered(item);
        }
    }
    and(&items, scene)
}

/// Whether the words of an item hold a comma or an "and", so that they cannot stand in a list of a line.
fn has_parts(item: &str, scene: &Scene) -> bool {
    let gaps = [("before", String::new()), ("last", String::new())];
    let and = scene.words.get("list_and", &scene.facts, None, &gaps).unwrap_or_default();
    item.contains(", ") || (!and.trim().is_empty() && item.contains(&and))
}

fn is_choice(value: &Value) -> bool {
    matches!(value.downcast_object_ref::<PlainValue>(), Some(PlainValue { plain: Plain::Choice(..), .. }))
}

/// The words with a small first letter; as they are where that letter is large for another reason, as in "GP"
/// and "Child in Need meeting".
fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    let is_name = rest.starts_with(char::is_uppercase)
        || rest.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
    if is_name { words.to_owned() } else { format!("{}{rest}", first.to_lowercase()) }
}

/// References to numbered items of the document: "Action 3", "Actions 3, 5 and 7".
fn add_numbers(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    for (function, word) in [("action_numbers", "actions_n"), ("outcome_numbers", "outcomes_n")] {
        let here = Arc::clone(scene);
        environment.add_function(function, move |list: Value| -> Result<Value, Error> {
            let mut numbers: Vec<usize> = Vec::new();
            if list.downcast_object_ref::<Nothing>().is_none() {
                for item in list.try_iter()? {
                    numbers.push(record_of(&item)?.number);
                }
            }
            numbers.sort_unstable();
            numbers.dedup();
            if numbers.is_empty() {
                return Ok(Value::from_safe_string(String::new()));
            }
            let count = u32::try_from(numbers.len()).ok();
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            let gap = [("numbers", and(&numbers, &here)?)];
            let words = here.words.get(word, &here.facts, count, &gap).map_err(|e| wrong(e.to_string()))?;
            Ok(Value::from_safe_string(words))
        });
    }
    // `safety_topics(risk.safety_rules)`: "Safety plan: bedrooms; night-time".
    let here = Arc::clone(scene);
    environment.add_function("safety_topics", move |list: Value| -> Result<Value, Error> {
        let mut topics: Vec<String> = Vec::new();
        if list.downcast_object_ref::<Nothing>().is_none() {
            for item in list.try_iter()? {
                let topic = item.get_attr("topic")?;
                let is_other = record_of(&item)?.choice("topic") == Some("other");
                if topic.downcast_object_ref::<Nothing>().is_some() || is_other {
                    continue;
                }
                let topic = lowered(&printed(&topic)?);
                if !topics.contains(&topic) {
                    topics.push(topic);
                }
            }
        }
        if topics.is_empty() {
            return Ok(Value::from_safe_string(String::new()));
        }
        let line = here.words.get("safety_rule_n", &here.facts, None, &[("topic", topics.join("; "))]);
        Ok(Value::from_safe_string(line.map_err(|e| wrong(e.to_string()))?))
    });
}

fn add_names(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `document_title(copy.document)`: the title of a kind of document; other words stay as they are.
    let here = Arc::clone(scene);
    environment.add_function("document_title", move |id: Value| {
        named(&here, &id, |id| format!("{}.title", id.replace('-', "_")))
    });
    // `language_name(copy.language)`: "Polish" for `pl`; a tag that has no name here stays as it is.
    let here = Arc::clone(scene);
    environment.add_function("language_name", move |tag: Value| {
        named(&here, &tag, |tag| {
            format!("language_name.{}", tag.split('-').next().unwrap_or_default().to_lowercase())
        })
    });
    // `{{ quoted(view.words) }}`: somebody's own words in quotation marks, unless they bring their own.
    let here = Arc::clone(scene);
    environment.add_function("quoted", move |value: Value| -> Result<Value, Error> {
        let Some(words) = words_of(&here, &value) else { return Ok(value) };
        let words = words.trim();
        if words.starts_with(['"', '“']) && words.ends_with(['"', '”']) {
            return Ok(value);
        }
        let gap = [("words", printed(&value)?)];
        let said = here.words.get("quoted", &here.facts, None, &gap).map_err(|e| wrong(e.to_string()))?;
        Ok(Value::from_safe_string(said))
    });
    // `{{ small(copy.format) }}`: a word of a set with a small first letter, for the middle of a line.
    environment.add_function("small", |value: Value| -> Result<Value, Error> {
        if value.downcast_object_ref::<Nothing>().is_some() {
            return Ok(value);
        }
        Ok(Value::from_safe_string(lowered(&printed(&value)?)))
    });
    // `mentions(strength.what, strength.whose)`: whether a text names a person.
    let here = Arc::clone(scene);
    environment.add_function("mentions", move |text: Value, person: Value| -> Result<bool, Error> {
        let Some(text) = words_of(&here, &text) else { return Ok(false) };
        for field in ["known_as", "name"] {
            let name = words_of(&here, &person.get_attr(field)?);
            if name.is_some_and(|name| !name.is_empty() && text.contains(&name)) {
                return Ok(true);
            }
        }
        Ok(false)
    });
}

/// The words for a name of the case, where there are some.
fn named(scene: &Scene, value: &Value, key: impl Fn(&str) -> String) -> Result<Value, Error> {
    let Some(name) = words_of(scene, value) else { return Ok(value.clone()) };
    let key = key(name.trim());
    if !scene.words.has(&key) {
        return Ok(value.clone());
    }
    let words = scene.words.get(&key, &scene.facts, None, &[]).map_err(|e| wrong(e.to_string()))?;
    Ok(Value::from_safe_string(words))
}

/// The letters of a text of the case.
fn words_of(scene: &Scene, value: &Value) -> Option<String> {
    let text = value.downcast_object_ref::<TextValue>()?;
    scene.view.texts.get(text.0).map(|text| text.words.to_string())
}

/// What depends on the day of the document.
fn add_days(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `review_on is past`: whether a day lies before the day of the document.
    let today = scene.today;
    environment.add_test("past", move |value: Value| date_of(&value).is_some_and(|date| date < today));
    // `before(a.due, a.starts)`: whether one day lies before another; false where one is not written.
    environment.add_function("before", |a: Value, b: Value| match (date_of(&a), date_of(&b)) {
        (Some(a), Some(b)) => a < b,
        _ => false,
    });
    // `same_day(a, b)`.
    environment
        .add_function("same_day", |a: Value, b: Value| date_of(&a).is_some() && date_of(&a) == date_of(&b));
    // `today()`: the day of the document.
    let here = Arc::clone(scene);
    environment.add_function("today", move || shown_value(&Shown::Date(here.today), &here, ""));
    // `coming_meeting()`: the next meeting that is planned, or nothing.
    let here = Arc::clone(scene);
    environment.add_function("coming_meeting", move || {
        let meetings = here.view.case.records("meetings").filter(|m| m.flag("held") != Some(true));
        let coming = meetings.filter(|m| m.date("on").is_some_and(|on| on >= here.today));
        match coming.min_by_key(|m| m.date("on")) {
            Some(meeting) => record_value(meeting, &here),
            None => Value::from_object(Nothing("next meeting".into())),
        }
    });
    // `several_of(person)`: whether the case has more people of the same agency.
    let here = Arc::clone(scene);
    environment.add_function("several_of", move |person: Value| -> Result<bool, Error> {
        let agency = |person: &crate::reader::ShownRecord| match person.get("agency") {
            Some(Shown::Text(number)) => here.view.texts.get(*number).map(|t| t.words.to_string()),
            _ => None,
        };
        let Some(own) = agency(record_of(&person)?.as_ref()) else { return Ok(false) };
        let others = here.view.case.records("people").filter(|p| agency(p).as_deref() == Some(own.as_str()));
        Ok(others.count() > 1)
    });
}

fn date_of(value: &Value) -> Option<Date> {
    match value.downcast_object_ref::<PlainValue>() {
        Some(PlainValue { plain: Plain::Date(date), .. }) => Some(*date),
        _ => None,
    }
}
