//! What belongs together on papers about safety: people, actions and rules, and what may hang on a wall.

use std::collections::HashSet;
use std::sync::Arc;

use minijinja::value::Value;
use minijinja::{Environment, Error};

use super::record_of;
use crate::case::wall::{MOST_LETTERS, may_hang, names_of};
use crate::document::objects::{ListValue, Nothing, Scene, TextValue, records_value};
use crate::reader::{PersonGroup, Shown, ShownRecord, View};

pub(super) fn add_to(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `rule.for_wall|on_wall`: the text if it may hang on a wall, else nothing; `on_wall(120)` lets it be longer.
    let here = Arc::clone(scene);
    environment.add_filter("on_wall", move |value: Value, most: Option<usize>| -> Value {
        let Some(text) = value.downcast_object_ref::<TextValue>() else { return value };
        let words = here.view.texts.get(text.0).map(|t| &*t.words).unwrap_or_default();
        match may_hang(words, &names_of_concern(&here.view), most.unwrap_or(MOST_LETTERS)) {
            Ok(()) => value.clone(),
            Err(_) => Value::from_object(Nothing("text for the wall".into())),
        }
    });
    // `of_concern_at_home()`: whether a person of concern lives in the child's home, and would read a wall there.
    let here = Arc::clone(scene);
    environment.add_function("of_concern_at_home", move || here.view.of_concern_at_home);
    // `safe_adults()`: those with whom the child can talk, then those who stand behind the family; each once.
    let here = Arc::clone(scene);
    environment.add_function("safe_adults", move || records_value(&safe_adults(&here.view), &here));
    // `actions_by(person)`: what a person does for the plan, while it is still to be done.
    let here = Arc::clone(scene);
    environment.add_function("actions_by", move |person: Value| -> Result<Value, Error> {
        let id = record_of(&person)?.id.clone().unwrap_or_else(|| "".into());
        let over = |a: &ShownRecord| matches!(a.choice("state"), Some("done" | "ended" | "impossible"));
        let mut actions = here.view.referring("actions", "owner", &id);
        actions.retain(|a| !over(a));
        Ok(records_value(&actions, &here))
    });
    // `part_of(person)`: a person's part in the group that carries out the plan, or nothing.
    let here = Arc::clone(scene);
    environment.add_function("part_of", move |person: Value| -> Result<Value, Error> {
        let id = record_of(&person)?.id.clone().unwrap_or_else(|| "".into());
        let parts = here.view.referring("group", "person", &id);
        Ok(match parts.first() {
            Some(part) => crate::document::objects::record_value(part, &here),
            None => Value::from_object(Nothing("part in the group".into())),
        })
    });
    // `rules|grouped("topic")`: lists of the items that have the same word, in the order of the first of each.
    environment.add_filter("grouped", |list: Value, field: String| -> Result<Value, Error> {
        let mut groups: Vec<(Option<&'static str>, Vec<Value>)> = Vec::new();
        for item in list.try_iter()? {
            let word = record_of(&item)?.choice(&field);
            match groups.iter_mut().find(|(w, _)| *w == word && word.is_some()) {
                Some((_, items)) => items.push(item),
                None => groups.push((word, vec![item])),
            }
        }
        let lists = groups.into_iter().map(|(_, items)| Value::from_object(ListValue(items)));
        Ok(Value::from_object(ListValue(lists.collect())))
    });
}

fn safe_adults(view: &View) -> Vec<Arc<ShownRecord>> {
    let network = view.case.record("safety_plan");
    let lists = view.case.records("trusted_adults").chain(network.iter().flat_map(|s| s.records("network")));
    let mut seen = HashSet::new();
    lists
        .flat_map(|entry| entry.references("person"))
        .filter(|id| seen.insert(*id))
        .filter_map(|id| view.item("Person", id))
        .filter(|person| view.group_of(person) != PersonGroup::OfConcern)
        .cloned()
        .collect()
}

fn names_of_concern(view: &View) -> Vec<String> {
    let word = |person: &ShownRecord, key: &str| match person.get(key) {
        Some(Shown::Text(number)) => view.texts.get(*number).map(|t| t.words.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    let people = view.people_in(PersonGroup::OfConcern);
    people.iter().flat_map(|p| names_of(&word(p, "name"), &word(p, "known_as"))).collect()
}
