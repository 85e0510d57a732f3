//! The days that matter: meetings, reviews, visits, deadlines.

use std::sync::Arc;

use super::view::{Shown, ShownRecord, View};
use crate::case::values::{Date, Frequency, Unit};

/// What kind of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventKind {
    /// The plan starts.
    Start,
    /// A meeting; with its record.
    Meeting,
    /// The lead social worker's next visit.
    NextVisit,
    /// The day by which an outcome is to be met.
    Outcome,
    /// The day by which an action is to be done.
    Action,
    /// A review of the safety plan.
    SafetyPlanReview,
    /// The review of the plan.
    Review,
    /// The review of a looked-after child's care.
    LookedAfterReview,
    /// The family group meeting.
    FamilyGroup,
    /// A hearing in court.
    Hearing,
}

/// A day that matters.
#[derive(Clone, Debug)]
pub struct TimelineEvent {
    /// The day.
    pub on: Date,
    /// What kind.
    pub kind: EventKind,
    /// The items that it belongs to: the meeting, the outcomes, the actions.
    pub items: Vec<Arc<ShownRecord>>,
    /// Whether it is behind us: the meeting was held, the action is done.
    pub done: bool,
}

/// The days that matter for a plan, in order; deadlines of one day and kind are one event.
pub fn timeline(view: &View, today: Date) -> Vec<TimelineEvent> {
    let case = &view.case;
    let mut events: Vec<TimelineEvent> = Vec::new();
    let mut push = |on: Date, kind: EventKind, item: Option<&Arc<ShownRecord>>, done: bool| {
        if kind != EventKind::Meeting
            && let Some(same) = events.iter_mut().find(|e| e.on == on && e.kind == kind && e.done == done)
        {
            same.items.extend(item.cloned());
            return;
        }
        events.push(TimelineEvent { on, kind, items: item.cloned().into_iter().collect(), done });
    };
    if let Some(on) = case.date("starts") {
        push(on, EventKind::Start, None, on <= today);
    }
    for meeting in case.records("meetings") {
        if let Some(on) = meeting.date("on") {
            push(on, EventKind::Meeting, Some(meeting), meeting.flag("held").unwrap_or(on < today));
        }
    }
    for outcome in case.records("outcomes") {
        if let Some(on) = outcome.date("by") {
            push(on, EventKind::Outcome, Some(outcome), is_met(outcome));
        }
    }
    for action in case.records("actions") {
        let state = action.choice("state");
        if let Some(on) = action.date("due")
            && !matches!(state, Some("ended" | "impossible"))
        {
            push(on, EventKind::Action, Some(action), state == Some("done"));
        }
    }
    if let Some(on) = case.record("safety_plan").and_then(|s| s.date("review_on")) {
        push(on, EventKind::SafetyPlanReview, None, false);
    }
    let reviews: Vec<Date> = [
        case.record("review").and_then(|r| r.date("next_on")),
        case.record("conference").and_then(|c| c.date("review_on")),
    ]
    .into_iter()
    .flatten()
    .collect();
    for (index, on) in reviews.iter().enumerate() {
        let shown_as_meeting = case.records("meetings").any(|m| m.date("on") == Some(*on));
        if !shown_as_meeting && !reviews[..index].contains(on) {
            push(*on, EventKind::Review, None, *on < today);
        }
    }
    let child = case.record("child").and_then(|c| c.record("looked_after"));
    let others = [
        (child.and_then(|c| c.date("next_review")), EventKind::LookedAfterReview, "looked_after_review"),
        (
            case.record("family_group_meeting").and_then(|f| f.date("on")),
            EventKind::FamilyGroup,
            "family_group",
        ),
        (case.record("court").and_then(|c| c.date("next_hearing")), EventKind::Hearing, ""),
    ];
    for (on, kind, meeting) in others {
        let is_meeting = |on: Date| {
            case.records("meetings").any(|m| m.date("on") == Some(on) && m.choice("kind") == Some(meeting))
        };
        if let Some(on) = on.filter(|on| !is_meeting(*on)) {
            push(on, kind, None, on < today);
        }
    }
    if let Some(on) = next_visit(case) {
        push(on, EventKind::NextVisit, None, false);
    }
    events.sort_by_key(|e| (e.on, e.kind as u8));
    events
}

fn is_met(outcome: &ShownRecord) -> bool {
    outcome.records("progress").last().is_some_and(|p| p.choice("status") == Some("met"))
}

/// The next visit after the last that was made, by the stated frequency.
fn next_visit(case: &ShownRecord) -> Option<Date> {
    let visits = case.record("visits")?;
    let Some(Shown::Frequency(frequency)) = visits.get("how_often") else { return None };
    let last = visits.records("made").filter_map(|v| v.date("on")).max()?;
    after(last, *frequency)
}

/// The day on which something of a frequency is next due; in days of the calendar.
fn after(last: Date, frequency: Frequency) -> Option<Date> {
    let every = i64::from(frequency.every);
    let times = i64::from(frequency.times);
    if times == 0 {
        return None;
    }
    let days = match frequency.unit {
        Unit::Day => every,
        // Ten working days are two weeks; bank holidays move a visit by a day, which the rules judge.
        Unit::WorkingDay | Unit::SchoolDay => every / 5 * 7 + every % 5,
        Unit::Week => every * 7,
        Unit::Month => return last.checked_add(jiff::Span::new().months(every / times)).ok(),
        Unit::Term => return None,
        Unit::Year => return last.checked_add(jiff::Span::new().years(every)).ok(),
    };
    last.checked_add(jiff::Span::new().days((days / times).max(1))).ok()
}
