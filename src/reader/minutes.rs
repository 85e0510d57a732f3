//! Who takes the minutes of meetings and does nothing else in the case: nobody whom the child or the family has.

use std::collections::HashSet;
use std::sync::Arc;

use crate::case::Case;
use crate::case::model::{Meeting, Person, Role};
use crate::case::record::{Record, Reflected};

/// What a meeting says also of somebody who only takes its minutes.
const BEING_THERE: [&str; 3] = ["minutes_by", "invited", "attended"];

/// The ids of those who take minutes and do nothing else, nor have a role that says what they do.
pub(super) fn only_take_minutes(case: &Case) -> HashSet<Arc<str>> {
    let is_taker = |person: &&Person| {
        matches!(person.role.known(), None | Some(Role::OtherProfessional))
            && case.meetings.iter().any(|meeting| *meeting.minutes_by.id == *person.id.as_str())
    };
    let mut takers: HashSet<&str> = case.people.iter().filter(is_taker).map(|p| p.id.as_str()).collect();
    if !takers.is_empty() {
        leave_who_does_more(case, &mut takers);
    }
    takers.into_iter().map(Arc::from).collect()
}

fn leave_who_does_more(record: &dyn Record, takers: &mut HashSet<&str>) {
    let info = record.info();
    let is_meeting = info.name == Meeting::INFO.name;
    for (index, field) in info.fields.iter().enumerate() {
        if !(is_meeting && BEING_THERE.contains(&field.key)) {
            leave(record.field(index), takers);
        }
    }
}

fn leave(value: Reflected<'_>, takers: &mut HashSet<&str>) {
    match value {
        Reflected::Reference(kind, id, _) if kind == Person::INFO.name => _ = takers.remove(id),
        Reflected::Record(inner) => leave_who_does_more(inner, takers),
        Reflected::List(items) => items.for_each(|item| leave(item, takers)),
        _ => {}
    }
}
