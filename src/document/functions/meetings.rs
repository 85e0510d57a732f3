//! Functions of the papers of meetings: what belongs to this meeting, and who reported what.

use std::sync::Arc;

use minijinja::Environment;
use minijinja::Error;
use minijinja::value::Value;

use super::super::illustrate;
use super::super::objects::{ListValue, Nothing, Plain, PlainValue, Scene, record_value, records_value};
use super::{Made, put, record_of, wrong};
use crate::case::values::Date;
use crate::reader::{PersonGroup, ShownRecord};

/// Gives an environment these functions.
pub(super) fn add_to(environment: &mut Environment<'_>, scene: &Arc<Scene>, made: &Made) {
    // `progress_at(outcome, meeting)`: the notes of progress that were made at a meeting.
    let here = Arc::clone(scene);
    environment.add_function("progress_at", move |outcome: Value, meeting: Value| -> Result<Value, Error> {
        let (outcome, meeting) = (record_of(&outcome)?, record_of(&meeting)?);
        let notes: Vec<_> = outcome.records("progress").filter(|n| is_of(n, &meeting)).cloned().collect();
        Ok(records_value(&notes, &here))
    });
    // `report_for()`: the meeting for which the group writes its report: the next review that is planned, unless the group
    // has not met since the last one; else the last that was held; nothing if there is none.
    let here = Arc::clone(scene);
    environment.add_function("report_for", move || match report_for(&here) {
        Some(meeting) => record_value(&meeting, &here),
        None => Value::from_object(Nothing("review".into())),
    });
    // `reports_since_review(action, meeting)`: what was reported of an action since the review before a meeting.
    let here = Arc::clone(scene);
    environment.add_function(
        "reports_since_review",
        move |action: Value, until: Value| -> Result<Value, Error> {
            let action = record_of(&action)?;
            let until = record_of(&until).ok();
            Ok(records_value(&reports(&here, &action, until.as_deref()), &here))
        },
    );
    // `actions_of("family")`, `actions_of("professionals")`: the actions that people of a group answer for.
    let here = Arc::clone(scene);
    environment.add_function("actions_of", move |group: String| -> Result<Value, Error> {
        let wanted = match group.as_str() {
            "family" => true,
            "professionals" => false,
            other => return Err(wrong(format!("there is no group of owners `{other}`"))),
        };
        let is_family = |action: &&Arc<ShownRecord>| {
            let owner = action.references("owner").first().and_then(|id| here.view.item("Person", id));
            owner.is_some_and(|p| matches!(here.view.group_of(p), PersonGroup::Family | PersonGroup::Network))
                == wanted
        };
        let actions: Vec<_> = here.view.case.records("actions").filter(is_family).cloned().collect();
        Ok(records_value(&actions, &here))
    });
    // `contribution_of(member, meeting)`: what a member of the group reports, or why there is nothing.
    let here = Arc::clone(scene);
    environment.add_function(
        "contribution_of",
        move |member: Value, meeting: Value| -> Result<Value, Error> {
            let (member, meeting) = (record_of(&member)?, record_of(&meeting)?);
            let person = member.references("person");
            let of = |c: &&Arc<ShownRecord>| !person.is_empty() && c.references("member") == person;
            let found = meeting.records("contributions").find(of);
            Ok(found.map_or_else(
                || Value::from_object(Nothing("contribution".into())),
                |c| record_value(c, &here),
            ))
        },
    );
    // `owners_of(outcome)`: those who answer for the actions of an outcome, each once.
    let here = Arc::clone(scene);
    environment.add_function("owners_of", move |outcome: Value| -> Result<Value, Error> {
        let outcome = record_of(&outcome)?;
        let id = outcome.id.as_deref().unwrap_or_default();
        let mut owners: Vec<Arc<ShownRecord>> = Vec::new();
        for action in here.view.referring("actions", "outcomes", id) {
            let owner =
                action.references("owner").first().and_then(|id| here.view.item("Person", id)).cloned();
            owners.extend(owner.filter(|o| owners.iter().all(|known| known.id != o.id)));
        }
        Ok(records_value(&owners, &here))
    });
    // `last_held(meeting)`: the last meeting of the plan that was held, at the latest the given one; of all, if it is
    // nothing.
    let here = Arc::clone(scene);
    environment.add_function("last_held", move |meeting: Value| {
        let until = record_of(&meeting).ok().and_then(|m| m.date("on"));
        let of_plan = |m: &&Arc<ShownRecord>| {
            matches!(m.choice("kind"), Some("core_group" | "child_in_need" | "review_conference"))
        };
        let held =
            here.view.case.records("meetings").filter(|m| m.flag("held") == Some(true)).filter(of_plan);
        let before =
            held.filter(|m| m.date("on").is_some() && until.is_none_or(|day| m.date("on") <= Some(day)));
        match before.max_by_key(|m| m.date("on")) {
            Some(last) => record_value(last, &here),
            None => Value::from_object(Nothing("last meeting".into())),
        }
    });
    // `minutes_before(meeting)`: the last meeting that was held before this one; nothing if there is none.
    let here = Arc::clone(scene);
    environment.add_function("minutes_before", move |meeting: Value| -> Result<Value, Error> {
        let meeting = record_of(&meeting)?;
        let held = here.view.case.records("meetings").filter(|m| m.flag("held") == Some(true));
        let before = held.filter(|m| m.date("on").is_some() && m.date("on") < meeting.date("on"));
        let last = before.max_by_key(|m| m.date("on"));
        Ok(last.map_or_else(
            || Value::from_object(Nothing("earlier meeting".into())),
            |m| record_value(m, &here),
        ))
    });
    // `absent_from(meeting)`: those who were asked to come, did not, and sent no apology.
    let here = Arc::clone(scene);
    environment.add_function("absent_from", move |meeting: Value| -> Result<Value, Error> {
        let meeting = record_of(&meeting)?;
        let came = meeting.references("attended");
        let sorry: Vec<&str> = meeting.records("apologies").flat_map(|a| a.references("person")).collect();
        let absent =
            meeting.references("invited").into_iter().filter(|id| !came.contains(id) && !sorry.contains(id));
        let people: Vec<_> = absent.filter_map(|id| here.view.item("Person", id)).cloned().collect();
        Ok(records_value(&people, &here))
    });
    // `is_before(day, other)`: whether a day lies before another; not if one of them is not written.
    environment.add_function("is_before", |day: Value, other: Value| {
        match (date_of(&day), date_of(&other)) {
            (Some(day), Some(other)) => day < other,
            _ => false,
        }
    });
    // `requirements|standing_at("not_met")`, `requirements|in_part("csa")`, `changes|in_plan_part("actions")`: those
    // of which a word is the given one.
    for (filter, field) in [("standing_at", "standing"), ("in_part", "group"), ("in_plan_part", "part")] {
        environment.add_filter(filter, move |list: Value, word: String| -> Result<Value, Error> {
            let mut found = Vec::new();
            for item in list.try_iter()? {
                if item.get_attr(field)?.as_str() == Some(word.as_str()) {
                    found.push(item);
                }
            }
            Ok(Value::from_object(ListValue(found)))
        });
    }
    // `asks|ask_for("each_outcome")`: whether something is among what is asked of the meeting.
    environment.add_filter("ask_for", |asks: Value, key: String| -> Result<bool, Error> {
        for ask in asks.try_iter()? {
            if ask.get_attr("key")?.as_str() == Some(key.as_str()) {
                return Ok(true);
            }
        }
        Ok(false)
    });
    // `is_in(person, people)`: whether somebody is among them.
    environment.add_function("is_in", |person: Value, people: Value| -> Result<bool, Error> {
        let person = record_of(&person)?;
        for other in people.try_iter()? {
            if record_of(&other)?.id == person.id {
                return Ok(true);
            }
        }
        Ok(false)
    });
    // `progress_picture()`: how far each outcome was, review by review.
    let (here, blocks) = (Arc::clone(scene), Arc::clone(made));
    environment.add_function("progress_picture", move || -> Result<Value, Error> {
        put(illustrate::draw_progress(&here).map_err(|e| wrong(e.to_string()))?, &blocks)
    });
}

fn date_of(value: &Value) -> Option<Date> {
    match value.downcast_object_ref::<PlainValue>() {
        Some(PlainValue { plain: Plain::Date(date), .. }) => Some(*date),
        _ => None,
    }
}

/// Whether a note was made at a meeting: it says so, or it has its day.
fn is_of(note: &ShownRecord, meeting: &ShownRecord) -> bool {
    let id = meeting.id.as_deref();
    let says = note.references("meeting");
    match id {
        Some(id) if !says.is_empty() => says.contains(&id),
        _ => note.date("on").is_some() && note.date("on") == meeting.date("on"),
    }
}

/// The kind of meeting at which this plan is reviewed.
fn review_kind(scene: &Scene) -> &'static str {
    if scene.facts.plan == "child_in_need" { "child_in_need" } else { "review_conference" }
}

fn report_for(scene: &Scene) -> Option<Arc<ShownRecord>> {
    let kind = review_kind(scene);
    let meetings = || {
        let of_kind = scene.view.case.records("meetings").filter(|m| m.choice("kind") == Some(kind));
        of_kind.filter_map(|m| m.date("on").map(|on| (on, m)))
    };
    let is_held = |on, m: &ShownRecord| m.flag("held").unwrap_or(on < scene.today);
    let next = meetings().filter(|(on, m)| !is_held(*on, m) && *on >= scene.today).min_by_key(|(on, _)| *on);
    let last = || meetings().filter(|(on, m)| is_held(*on, m)).max_by_key(|(on, _)| *on);
    // Until the group has met again, what it has reported is of the review that was held.
    let reviewed = last().map(|(on, _)| on);
    let of_plan = |m: &&Arc<ShownRecord>| matches!(m.choice("kind"), Some("core_group" | "child_in_need"));
    let met_since = scene.view.case.records("meetings").filter(of_plan).any(|m| {
        m.date("on")
            .is_some_and(|on| is_held(on, m) && on <= scene.today && reviewed.is_none_or(|last| on > last))
    });
    let next = next.filter(|_| kind == "child_in_need" || reviewed.is_none() || met_since);
    next.or_else(last).map(|(_, m)| Arc::clone(m))
}

/// The reports on an action at the meetings after the last review that was held, the oldest first.
fn reports(scene: &Scene, action: &ShownRecord, until: Option<&ShownRecord>) -> Vec<Arc<ShownRecord>> {
    let id = action.id.as_deref().unwrap_or_default();
    let end = until.and_then(|m| m.date("on"));
    let kind = review_kind(scene);
    let mut meetings: Vec<_> = scene.view.case.records("meetings").collect();
    meetings.sort_by_key(|m| m.date("on"));
    let before = |m: &&&Arc<ShownRecord>| {
        m.choice("kind") == Some(kind) && m.flag("held") == Some(true) && m.date("on") < end
    };
    // A Child in Need plan is reviewed at each meeting, so that the last meeting's reports are those to tell.
    let from =
        meetings.iter().filter(before).filter_map(|m| m.date("on")).max().filter(|_| kind != "child_in_need");
    let since = meetings.into_iter().filter(|m| from.is_none_or(|from| m.date("on") > Some(from)));
    let of_action =
        since.flat_map(|m| m.records("services")).filter(|s| s.references("action").contains(&id));
    let mut found: Vec<_> = of_action.cloned().collect();
    found.split_off(found.len().saturating_sub(1))
}
