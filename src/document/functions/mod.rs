//! The functions and filters of templates. Each is documented, since template authors read it.

mod child;
mod gather;
mod glossary;
mod in_line;
mod meetings;
mod phrases;
mod pictograms;

use std::sync::{Arc, Mutex};

use minijinja::value::{Kwargs, Rest, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State};

use super::illustrate;
use super::marks;
use super::objects::{ListValue, Nothing, Plain, PlainValue, RecordValue, Scene, TextValue, records_value};
use super::picture::Picture;
use super::trace::without_marks;
use crate::reader::{PersonGroup, Shown, ShownRecord};

/// Pictures and other blocks that functions made while a template ran; marks count in them.
pub type Made = Arc<Mutex<Vec<Picture>>>;

/// Gives an environment the functions and filters that templates may use, and no others.
pub fn add_to(environment: &mut Environment<'_>, scene: &Arc<Scene>, made: &Made) {
    add_words(environment, scene);
    add_lists(environment, scene);
    add_pieces(environment, scene);
    add_pictures(environment, scene, made);
    child::add_to(environment, scene, made);
    glossary::add_to(environment, scene);
    in_line::add_to(environment, scene);
    meetings::add_to(environment, scene, made);
    pictograms::add_to(environment);
    gather::add_to(environment, scene);
    phrases::add_to(environment, scene);
    environment.add_filter("has", has);
    environment.add_filter("texts", texts);
    environment.add_filter("names", |list: Value| texts(list, "name".to_owned()));
    environment.add_filter("called", called);
    environment.add_filter("last", last);
    environment.add_filter("by_date", by_date);
    // `said is blank`: whether a piece of the document came out without a word.
    environment.add_test("blank", |piece: String| without_marks(&piece).trim().is_empty());
    environment.add_test("boolean", |value: Value| value.kind() == ValueKind::Bool);
    environment.add_filter("length", |value: Value| value.len().unwrap_or(0));
    let day_scene = Arc::clone(scene);
    environment.add_filter("day", move |value: Value| match value.downcast_object_ref::<PlainValue>() {
        Some(PlainValue { plain: Plain::Date(date), .. }) => {
            day_scene.words.day(*date, &day_scene.facts).map_err(|e| wrong(e.to_string()))
        }
        _ => Err(wrong("`day` needs a date")),
    });
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, message.into())
}

/// `w("key", gap=value, n=3)`: fixed words in the language of the document.
fn add_words(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    let scene = Arc::clone(scene);
    environment.add_function("w", move |key: String, kwargs: Kwargs| -> Result<Value, Error> {
        let names: Vec<String> = kwargs.args().map(str::to_owned).collect();
        let mut gaps = Vec::new();
        let mut number = None;
        for name in &names {
            let value: Value = kwargs.get(name)?;
            if name == "n" {
                number = value.as_usize().and_then(|n| u32::try_from(n).ok());
            }
            gaps.push((name.as_str(), printed(&value)?));
        }
        let text = scene.words.get(&key, &scene.facts, number, &gaps).map_err(|e| wrong(e.to_string()))?;
        Ok(Value::from_safe_string(text))
    });
}

/// What a value prints as, in a line.
pub fn printed(value: &Value) -> Result<String, Error> {
    if let Some(nothing) = value.downcast_object_ref::<Nothing>() {
        return Err(wrong(format!(
            "`{}` is not written in this case, or is not for this reader; ask with `if` before printing it",
            nothing.0
        )));
    }
    if value.downcast_object_ref::<TextValue>().is_some() {
        return Ok(value.to_string());
    }
    if let Some(plain) = value.downcast_object_ref::<PlainValue>() {
        return plain.words().map_err(|e| wrong(e.to_string()));
    }
    if let Some(record) = value.downcast_object_ref::<RecordValue>() {
        let noun = record.record.info.noun;
        return record
            .words()
            .ok_or_else(|| wrong(format!("{noun} cannot be printed as a whole; name one of its fields")));
    }
    if value.downcast_object_ref::<ListValue>().is_some() {
        return Err(wrong("a list cannot be printed as a whole; use `for` or `|join`"));
    }
    if value.is_undefined() || value.is_none() {
        return Err(wrong("there is no such value"));
    }
    Ok(value.to_string())
}

/// `areas|has("therapy")`: whether a list of words holds a word.
fn has(list: Value, word: String) -> Result<bool, Error> {
    for item in list.try_iter()? {
        match item.downcast_object_ref::<PlainValue>() {
            Some(PlainValue { plain: Plain::Choice(_, chosen), .. }) => {
                if *chosen == word {
                    return Ok(true);
                }
            }
            _ => return Err(wrong("`has` needs a list of words of a set, such as `action.areas`")),
        }
    }
    Ok(false)
}

/// `people|called`: what each is called in the family.
fn called(people: Value) -> Result<Value, Error> {
    let mut names = Vec::new();
    for person in people.try_iter()? {
        let known_as = person.get_attr("known_as")?;
        names.push(if known_as.is_true() { known_as } else { person });
    }
    Ok(Value::from_object(ListValue(names)))
}

/// `meetings|by_date("on")`: the items in the order of a date; those without one come last.
fn by_date(list: Value, field: String) -> Result<Value, Error> {
    let mut dated = Vec::new();
    for item in list.try_iter()? {
        dated.push((record_of(&item)?.date(&field), item));
    }
    dated.sort_by_key(|(date, _)| (date.is_none(), *date));
    Ok(Value::from_object(ListValue(dated.into_iter().map(|(_, item)| item).collect())))
}

/// `versions|last`: the last item, or nothing.
fn last(list: Value) -> Result<Value, Error> {
    Ok(list.try_iter()?.last().unwrap_or_else(|| Value::from_object(Nothing("last item".into()))))
}

fn record_of(value: &Value) -> Result<Arc<ShownRecord>, Error> {
    match value.downcast_object_ref::<RecordValue>() {
        Some(value) => Ok(Arc::clone(&value.record)),
        None => Err(wrong("this function needs an item of the case")),
    }
}

/// Lists that follow from the case: who belongs together, what serves what.
fn add_lists(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `actions_for(outcome)`: the actions that lead to an outcome.
    let here = Arc::clone(scene);
    environment.add_function("actions_for", move |outcome: Value| -> Result<Value, Error> {
        let id = record_of(&outcome)?.id.clone().unwrap_or_else(|| "".into());
        Ok(records_value(&here.view.referring("actions", "outcomes", &id), &here))
    });
    // `actions_without_outcome()`: the actions that serve the plan as a whole.
    let here = Arc::clone(scene);
    environment.add_function("actions_without_outcome", move || {
        records_value(&here.view.without("actions", "outcomes", "Outcome"), &here)
    });
    // `outcomes_for(need)`: the outcomes that serve a need.
    let here = Arc::clone(scene);
    environment.add_function("outcomes_for", move |need: Value| -> Result<Value, Error> {
        let id = record_of(&need)?.id.clone().unwrap_or_else(|| "".into());
        Ok(records_value(&here.view.referring("outcomes", "needs", &id), &here))
    });
    // `people("family")`: family, network, professionals, of_concern.
    let here = Arc::clone(scene);
    environment.add_function("people", move |group: String| -> Result<Value, Error> {
        let group = match group.as_str() {
            "family" => PersonGroup::Family,
            "network" => PersonGroup::Network,
            "professionals" => PersonGroup::Professional,
            "of_concern" => PersonGroup::OfConcern,
            other => return Err(wrong(format!("there is no group of people `{other}`"))),
        };
        Ok(records_value(&here.view.people_in(group), &here))
    });
    // `person_with_role("lead_social_worker")`: one person, or nothing.
    let here = Arc::clone(scene);
    environment.add_function("person_with_role", move |role: String| {
        match here.view.person_with_role(&role) {
            Some(person) => super::objects::record_value(&person, &here),
            None => Value::from_object(Nothing(role)),
        }
    });
    // `main_actions_for(outcome)`: the actions told of in full under this outcome, the first that they serve.
    let here = Arc::clone(scene);
    environment.add_function("main_actions_for", move |outcome: Value| -> Result<Value, Error> {
        let (main, _) = split_actions(&here, record_of(&outcome)?.as_ref());
        Ok(records_value(&main, &here))
    });
    // `other_actions_for(outcome)`: the actions that serve this outcome, and are told of under an earlier one.
    let here = Arc::clone(scene);
    environment.add_function("other_actions_for", move |outcome: Value| -> Result<Value, Error> {
        let (_, others) = split_actions(&here, record_of(&outcome)?.as_ref());
        Ok(records_value(&others, &here))
    });
    // `is_about_abuse(outcome)`: whether a need behind the outcome, or an action for it, is about the sexual abuse.
    let here = Arc::clone(scene);
    environment.add_function("is_about_abuse", move |outcome: Value| -> Result<bool, Error> {
        let outcome = record_of(&outcome)?;
        let needs = outcome.references("needs");
        Ok(needs
            .iter()
            .filter_map(|id| here.view.item("Need", id))
            .any(|need| need.has_choice("areas", "sexual_abuse")))
    });
    // `findings_of(need)`: what the assessment found behind a need.
    let here = Arc::clone(scene);
    environment.add_function("findings_of", move |need: Value| -> Result<Value, Error> {
        let need = record_of(&need)?;
        let found = need.references("findings");
        let records: Vec<_> =
            found.iter().filter_map(|id| here.view.item("AssessmentFinding", id)).cloned().collect();
        texts(records_value(&records, &here), "what".to_owned())
    });
    // `next_meeting()`: the day of the next meeting that is planned.
    let here = Arc::clone(scene);
    environment.add_function("next_meeting", move || {
        let meetings = here.view.case.records("meetings").filter(|m| m.flag("held") != Some(true));
        let next = meetings.filter_map(|m| m.date("on")).filter(|on| *on >= here.today).min();
        match next {
            Some(on) => super::objects::shown_value(&Shown::Date(on), &here, ""),
            None => Value::from_object(Nothing("next meeting".into())),
        }
    });
    // `signature_of(person)`: the latest signature of a member, or the reason why there is none.
    let here = Arc::clone(scene);
    environment.add_function("signature_of", move |person: Value| -> Result<Value, Error> {
        let person = record_of(&person)?;
        let id = person.id.as_deref().unwrap_or_default();
        let signatures = here.view.case.records("signatures");
        let found = signatures.filter(|s| s.references("person").contains(&id)).max_by_key(|s| s.date("on"));
        Ok(match found {
            Some(signature) => super::objects::record_value(signature, &here),
            None => Value::from_object(Nothing("signature".into())),
        })
    });
}

/// The actions for an outcome: those told of here, and those told of under an earlier outcome.
fn split_actions(scene: &Scene, outcome: &ShownRecord) -> (Vec<Arc<ShownRecord>>, Vec<Arc<ShownRecord>>) {
    let id = outcome.id.as_deref().unwrap_or_default();
    scene.view.referring("actions", "outcomes", id).into_iter().partition(|action| {
        let shown = action.references("outcomes").into_iter().filter_map(|o| scene.view.item("Outcome", o));
        shown.map(|o| o.number).min() == Some(outcome.number)
    })
}

/// `needs|texts("what")`: one field of each item, on lines of their own.
fn texts(list: Value, field: String) -> Result<Value, Error> {
    let mut found = Vec::new();
    for item in list.try_iter()? {
        found.push(item.get_attr(&field)?);
    }
    Ok(in_lines(&found)?.map_or_else(|| Value::from_object(Nothing(field)), Value::from_safe_string))
}

/// The values that are there, each on a line of its own; `None` if none is.
fn in_lines(values: &[Value]) -> Result<Option<String>, Error> {
    let mut lines = Vec::new();
    for value in values {
        if value.downcast_object_ref::<Nothing>().is_some() {
            continue;
        }
        if let Some(list) = value.downcast_object_ref::<ListValue>() {
            lines.extend(in_lines(&list.0)?);
            continue;
        }
        let line = printed(value)?;
        if !without_marks(&line).trim().is_empty() {
            lines.push(format!("{}{}", marks::CAPITAL, line.trim_end()));
        }
    }
    Ok((!lines.is_empty()).then(|| lines.join(&marks::BREAK.to_string())))
}

/// Rich pieces: groups, facts, badges.
fn add_pieces(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `{% call group("card") %}…{% endcall %}`: cover, card, abuse, notice, warning, quote, facts, signatures.
    environment.add_function("group", |state: &mut State<'_, '_>, kind: String, kwargs: Kwargs| {
        let caller: Value = kwargs.get("caller")?;
        kwargs.assert_all_used()?;
        let body = caller.call(state, &[])?;
        Ok::<_, Error>(Value::from_safe_string(marks::group(&kind, &body.to_string())))
    });
    // `{{ fact(w("by"), outcome.by) }}`: a label with its value; nothing where the value is not there.
    let here = Arc::clone(scene);
    environment.add_function("fact", move |label: Value, value: Value| -> Result<Value, Error> {
        if value.downcast_object_ref::<Nothing>().is_some() {
            return Ok(Value::from_safe_string(String::new()));
        }
        let shown = match value.downcast_object_ref::<ListValue>() {
            Some(list) => phrases::told(&list.0, &here)?,
            None => printed(&value)?,
        };
        if without_marks(&shown).is_empty() {
            return Ok(Value::from_safe_string(shown));
        }
        Ok(Value::from_safe_string(format!("- **{}** {}{shown}\n", printed(&label)?, marks::CAPITAL)))
    });
    // `{{ badge("abuse", w("abuse_mark")) }}`: abuse, done, better, same, late, plain.
    environment.add_function("badge", |kind: String, words: Value| -> Result<Value, Error> {
        Ok(Value::from_safe_string(marks::badge(&kind, &printed(&words)?)))
    });
    // `{{ br() }}`: a new line within a cell.
    environment.add_function("br", || Value::from_safe_string(marks::BREAK.to_string()));
    // `{{ part() }}`: a new line within a cell after a small space.
    environment.add_function("part", || Value::from_safe_string(marks::PART.to_string()));
    // `{{ lines(a, b) }}`: the values that are there, each on a line of its own.
    environment.add_function("lines", |values: Rest<Value>| -> Result<Value, Error> {
        Ok(Value::from_safe_string(in_lines(&values)?.unwrap_or_default()))
    });
    // `{{ line(a, b) }}`: the values that are there, on one line with commas between them.
    environment.add_function("line", |values: Rest<Value>| -> Result<Value, Error> {
        let there = values.iter().filter(|v| v.downcast_object_ref::<Nothing>().is_none());
        let parts: Result<Vec<String>, Error> = there.map(printed).collect();
        let parts: Vec<String> = parts?.into_iter().filter(|p| !without_marks(p).is_empty()).collect();
        Ok(Value::from_safe_string(parts.join(", ")))
    });
    // `{{ contents() }}`: the list of contents.
    environment.add_function("contents", || Value::from_safe_string(marks::named_block("contents")));
    // `{{ page() }}`: what follows begins on a new page.
    environment.add_function("page", || Value::from_safe_string(marks::named_block("page")));
    // `{{ widths(3, 2) }}`: the relative widths of the columns of the next table.
    environment.add_function("widths", |widths: Rest<u32>| {
        let list: Vec<String> = widths.iter().map(u32::to_string).collect();
        Value::from_safe_string(marks::named_block(&format!("widths:{}", list.join(","))))
    });
}

/// Pictures drawn from the view.
fn add_pictures(environment: &mut Environment<'_>, scene: &Arc<Scene>, made: &Made) {
    let (here, blocks) = (Arc::clone(scene), Arc::clone(made));
    environment.add_function("timeline", move || -> Result<Value, Error> {
        put(illustrate::draw_timeline(&here).map_err(|e| wrong(e.to_string()))?, &blocks)
    });
    let (here, blocks) = (Arc::clone(scene), Arc::clone(made));
    environment.add_function("people_picture", move || -> Result<Value, Error> {
        put(illustrate::draw_people(&here).map_err(|e| wrong(e.to_string()))?, &blocks)
    });
}

/// Keeps a picture for the tree and gives its mark.
fn put(pictures: impl IntoIterator<Item = Picture>, made: &Made) -> Result<Value, Error> {
    let mut made = made.lock().map_err(|_| wrong("a picture could not be drawn"))?;
    let mut marks = String::new();
    for picture in pictures {
        made.push(picture);
        marks.push_str(&marks::block(made.len() - 1));
    }
    Ok(Value::from_safe_string(marks))
}
