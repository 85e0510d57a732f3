//! What was to happen when: the meetings of a case in order, and the last days that follow from them.

use super::facts::Facts;
use super::timescales::{Timescale, date_in_words};
use crate::case::model::{Meeting, MeetingKind, Role, Visit};
use crate::case::nodes::NodeId;
use crate::case::values::{Date, Unit};

/// The meetings of a kind with a day, in the order of their days.
pub(super) fn of_kind<'a>(cx: &Facts<'a>, kind: MeetingKind) -> Vec<(&'a Meeting, Date)> {
    let mut dated: Vec<(&Meeting, Date)> = cx
        .case
        .meetings
        .iter()
        .filter(|m| m.kind.is(kind))
        .filter_map(|m| m.on.known().map(|on| (m, on)))
        .collect();
    dated.sort_by_key(|(_, on)| *on);
    dated
}

/// The day of the initial conference: as the case says, else that of its minutes.
pub(super) fn conference_day(cx: &Facts<'_>) -> Option<Date> {
    let minuted = || of_kind(cx, MeetingKind::InitialConference).first().map(|(_, on)| *on);
    cx.case.conference.on.known().or_else(minuted)
}

/// The core groups since the conference.
pub(super) fn core_groups<'a>(cx: &Facts<'a>) -> Vec<(&'a Meeting, Date)> {
    let conference = conference_day(cx);
    let groups = of_kind(cx, MeetingKind::CoreGroup);
    groups.into_iter().filter(|(_, on)| conference.is_none_or(|day| *on >= day)).collect()
}

/// Of meetings in order, the last that was held.
pub(super) fn last_held<'a>(cx: &Facts<'a>, meetings: &[(&'a Meeting, Date)]) -> Option<(&'a Meeting, Date)> {
    meetings.iter().rev().find(|(m, _)| cx.is_held(m)).copied()
}

/// Of meetings in order, the first that is still to come after a day.
pub(super) fn next_planned<'a>(
    cx: &Facts<'_>,
    meetings: &[(&'a Meeting, Date)],
    after: Option<Date>,
) -> Option<(&'a Meeting, Date)> {
    let to_come =
        |(m, on): &&(&Meeting, Date)| !cx.is_held(m) && *on >= cx.today && after.is_none_or(|day| *on > day);
    meetings.iter().find(to_come).copied()
}

/// Of meetings in order, the last whose day has passed and which nobody says was held.
pub(super) fn not_held<'a>(
    cx: &Facts<'_>,
    meetings: &[(&'a Meeting, Date)],
    after: Option<Date>,
) -> Option<(&'a Meeting, Date)> {
    let passed =
        |(m, on): &&(&Meeting, Date)| !cx.is_held(m) && *on < cx.today && after.is_none_or(|day| *on > day);
    meetings.iter().rev().find(passed).copied()
}

/// How far core groups may lie apart: as the conference set, else by the figure.
pub(super) fn core_group_every(cx: &Facts<'_>) -> Timescale {
    match cx.case.conference.core_group_every.known().filter(|f| !f.is_once()) {
        Some(within) => Timescale { within, source: "the conference of this case".into() },
        None => cx.timescales.core_group_every.clone(),
    }
}

/// Whether the end of the plan has been decided, so that nothing more is to be planned in it.
pub(super) fn has_ended(cx: &Facts<'_>) -> bool {
    let decided = &cx.case.closing.decided_at;
    let here = |m: &&Meeting| !decided.is_blank() && m.id.value == decided.id;
    cx.is_closing() && cx.case.meetings.iter().find(here).is_some_and(|m| cx.is_held(m))
}

/// Whether the minutes of a meeting go out by the guidance's figure.
pub fn has_minutes(meeting: &Meeting) -> bool {
    matches!(meeting.kind.known(), Some(MeetingKind::CoreGroup | MeetingKind::ChildInNeed))
}

/// A meeting in a message: "the core group of 3 June 2026 (`cg2`)".
pub(super) fn meeting_name(meeting: &Meeting) -> String {
    use MeetingKind as K;
    let kind = match meeting.kind.known() {
        Some(K::InitialConference) => "the initial conference",
        Some(K::ReviewConference) => "the review conference",
        Some(K::CoreGroup) => "the core group",
        Some(K::ChildInNeed) => "the Child in Need meeting",
        Some(K::LookedAfterReview) => "the looked-after review",
        Some(K::FamilyGroup) => "the family group meeting",
        Some(K::Other) | None => "the meeting",
    };
    let on = meeting.on.known().map(|on| format!(" of {}", date_in_words(on))).unwrap_or_default();
    match meeting.id.as_str() {
        "" => format!("{kind}{on}"),
        id => format!("{kind}{on} (`{id}`)"),
    }
}

/// The visits at which a social worker saw the child, in the order of their days.
pub(super) fn visits<'a>(cx: &Facts<'a>) -> Vec<(&'a Visit, Date)> {
    let of_social_worker = |visit: &Visit| {
        use Role as R;
        let roles = [R::LeadSocialWorker, R::SocialWorker, R::SeniorPractitioner, R::Manager];
        cx.person(&visit.by).is_none_or(|p| p.role.known().is_none_or(|r| roles.contains(&r)))
    };
    let seen = cx.case.visits.made.iter().filter(|v| v.not_seen_because.is_blank() && of_social_worker(v));
    let mut visits: Vec<(&Visit, Date)> = seen.filter_map(|v| v.on.known().map(|on| (v, on))).collect();
    visits.sort_by_key(|(_, on)| *on);
    visits
}

/// How often the child is to be seen, where the case says it.
pub(super) fn visit_every(cx: &Facts<'_>) -> Option<Timescale> {
    let within = cx.case.visits.how_often.known().filter(|f| !f.is_once())?;
    Some(Timescale { within, source: "the plan".into() })
}

/// The last day for a visit after another. "Weekly" means once in each week and not every seventh
/// day, so that the week of the visit counts to its Sunday.
pub(super) fn visit_by(every: &Timescale, from: Date) -> Date {
    let last = every.last_day(from);
    if every.within.unit == Unit::Week && every.within.times == 1 {
        let to_sunday = 7 - i64::from(last.weekday().to_monday_one_offset());
        last.checked_add(jiff::Span::new().days(to_sunday)).unwrap_or(last)
    } else {
        last
    }
}

/// A day of which working days are counted, with the figure and where it is written.
pub(super) struct Counted<'a> {
    /// The figure.
    pub(super) timescale: &'a Timescale,
    /// From which day.
    pub(super) from: Date,
    /// Where that day is written.
    pub(super) at: NodeId,
}

/// All days of a case from which the figures of working days count.
pub(super) fn counted<'a>(cx: &Facts<'a>) -> Vec<Counted<'a>> {
    let figures = cx.timescales;
    let mut all = Vec::new();
    let conference = &cx.case.conference;
    if let Some(from) = conference.on.known().filter(|_| cx.is_child_protection()) {
        let at = cx.nodes.child(conference.at, "on");
        all.push(Counted { timescale: &figures.first_core_group, from, at });
    }
    for meeting in cx.case.meetings.iter().filter(|m| has_minutes(m)) {
        if let Some(from) = meeting.on.known() {
            all.push(Counted { timescale: &figures.minutes, from, at: cx.nodes.child(meeting.at, "on") });
        }
    }
    let previous = &cx.case.purpose.previous_plan;
    if let Some(from) = previous.ended.known().filter(|_| !cx.is_child_protection()) {
        let at = cx.nodes.child(previous.at, "ended");
        all.push(Counted { timescale: &figures.child_in_need_after_plan, from, at });
    }
    all
}
