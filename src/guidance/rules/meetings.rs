//! The core group: who is in it, when it meets, who chairs and who takes the minutes.

use super::prelude::*;
use crate::case::values::{Date, Unit};
use crate::guidance::working_days::working_days_after;

/// The core groups, in the order of their days.
fn core_groups<'a>(cx: &Facts<'a>) -> Vec<(&'a Meeting, Date)> {
    let groups = cx.case.meetings.iter().filter(|m| m.kind.is(MeetingKind::CoreGroup));
    let mut dated: Vec<(&Meeting, Date)> = groups.filter_map(|m| m.on.known().map(|on| (m, on))).collect();
    dated.sort_by_key(|(_, on)| *on);
    dated
}

rule! {
    /// The core group has the lead social worker, the non-abusing parents, the professionals who
    /// deliver the plan, and the child where it suits them.
    ///
    /// # Why
    /// What is decided without them is not done by them.
    ///
    /// # Example
    /// ```yaml
    /// group:
    ///   - person: sw
    ///     responsibilities: [Leads the core group.]
    /// ```
    /// # Better
    /// ```yaml
    /// group:
    ///   - {person: sw}
    ///   - {person: teacher}
    ///   - {person: therapist}
    ///   - {person: isva}
    ///   - {person: mum}
    /// ```
    MEMBERS = "CG001", "core-group-members", since "0.1.0", covers ["CG-MEMBERS"], check members
}

fn members(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "add them to `group`, or say under `not_in_group` why they are not there";
    let mut wanted: Vec<(&Person, &str)> = Vec::new();
    wanted.extend(cx.lead_social_workers().take(1).map(|p| (p, "is the lead social worker")));
    wanted.extend(cx.non_abusing_parents().map(|p| (p, "is a non-abusing parent")));
    let owners =
        cx.case.actions.iter().filter(|a| is_live(a) && !is_done(a)).filter_map(|a| cx.person(&a.owner));
    for owner in owners.filter(|p| is_professional(p) && !p.role.is(Role::Manager)) {
        if !wanted.iter().any(|(p, _)| p.at == owner.at) {
            wanted.push((owner, "delivers a part of the plan"));
        }
    }
    for (person, why) in wanted {
        if !cx.in_group(person) && !cx.absence_explained(Some(person), "") {
            out.at(cx.case, "group", format!("{} {why}, and is not in the core group", called(person)))
                .help(HELP);
        }
    }
    let child_decided = cx.case.child_views.attends.known().is_some()
        || cx.absence_explained(None, "child, young person, plentyn")
        || cx.absence_explained(None, cx.case.child.known_as.words().to_lowercase().as_str());
    if !child_decided {
        out.at(cx.case, "not_in_group", "it does not say whether the child is in the core group")
            .help("write under `child_views.attends` whether the child comes; if not, say here why");
    }
}

rule! {
    /// The first core group is within 10 working days of the initial conference.
    ///
    /// # Why
    /// Until then the plan is an outline, and the child is waiting.
    ///
    /// # Example
    /// ```yaml
    /// conference:
    ///   on: 2026-05-01
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-22, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// conference:
    ///   on: 2026-05-01
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-18, held: yes}
    /// ```
    FIRST = "CG002", "first-core-group", since "0.1.0", covers ["CG-FIRST-10-DAYS"], check first
}

fn first(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(conference) = cx.case.conference.on.known() else { return };
    let last_day = working_days_after(conference, 10);
    match core_groups(cx).first() {
        Some((meeting, on)) if *on > last_day => {
            out.at(*meeting, "on", format!("the first core group is on {on}; ten working days after the conference ended on {last_day}"))
                .help("bring it forward; if it has been held, accept this with the reason");
        }
        None if cx.today > last_day => {
            out.at(cx.case, "meetings", format!("no core group is recorded; the first was due by {last_day}, ten working days after the conference")).help("hold it, and record it under `meetings` with `kind: core_group`");
        }
        _ => {}
    }
}

rule! {
    /// The first core group does not follow straight after the conference.
    ///
    /// # Why
    /// A family that has just sat through a conference has nothing left to plan with.
    ///
    /// # Example
    /// ```yaml
    /// conference:
    ///   on: 2026-05-01
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-01, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// conference:
    ///   on: 2026-05-01
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    /// ```
    NOT_SAME_DAY = "CG003", "core-group-not-same-day", since "0.1.0", covers ["CG-NOT-SAME-DAY"], check not_same_day
}

fn not_same_day(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if let Some((meeting, on)) = core_groups(cx).first().filter(|(_, on)| cx.case.conference.on.is(*on)) {
        out.at(*meeting, "on", format!("the first core group is on {on}, the day of the conference"))
            .help("choose another day, within ten working days");
    }
}

rule! {
    /// The core group then meets at the interval that the conference set, or at least every six weeks.
    ///
    /// # Why
    /// Plans drift between meetings.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-07-10}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-19}
    /// ```
    SIX_WEEKLY = "CG004", "core-group-interval", since "0.1.0", covers ["CG-SIX-WEEKLY"], check six_weekly
}

/// The longest that core groups may lie apart, in days: as the conference set, else six weeks.
fn interval(cx: &Facts<'_>) -> i32 {
    let Some(set) = cx.case.conference.core_group_every.known().filter(|f| !f.is_once()) else { return 42 };
    let days = match set.unit {
        Unit::Day => 1,
        Unit::WorkingDay => 2,
        Unit::Week => 7,
        Unit::Month => 31,
        Unit::Term => 120,
        Unit::Year => 366,
    };
    let (every, times) = (i32::try_from(set.every).unwrap_or(1), i32::try_from(set.times).unwrap_or(1));
    (days * every / times.max(1)).max(1)
}

fn six_weekly(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let groups = core_groups(cx);
    let longest = interval(cx);
    for pair in groups.windows(2) {
        let ((_, before), (meeting, on)) = (pair[0], pair[1]);
        if days_between(before, on) > longest {
            out.at(meeting, "on", format!("{} days lie between the core groups of {before} and {on}; it is to meet at least every {longest} days", days_between(before, on)))
                .help("set a day in between; if it has been held, accept this with the reason");
        }
    }
    let Some((last, on)) = groups.last().filter(|(m, _)| cx.is_held(m) && !cx.is_closing()) else { return };
    match last.next_meeting.known() {
        None => {
            out.at(*last, "next_meeting", "no next core group is set")
                .help("write its day, within six weeks or as the conference set");
        }
        Some(next) if days_between(*on, next) > longest => {
            out.at(*last, "next_meeting", format!("the next core group is {} days after the one of {on}; it is to meet at least every {longest} days", days_between(*on, next)))
                .help("set an earlier day");
        }
        Some(_) => {}
    }
}

rule! {
    /// A team manager or senior practitioner chairs the first core group; the lead social worker may
    /// chair later ones with the manager's agreement.
    ///
    /// # Why
    /// Who does the work should not have to hold the room as well, least of all the first time.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, chair: sw}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, chair: manager}
    /// ```
    CHAIR = "CG005", "core-group-chair", since "0.1.0", covers ["CG-CHAIR-FIRST"], check chair
}

fn chair(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (index, (meeting, _)) in core_groups(cx).into_iter().enumerate() {
        let Some(person) = cx.person(&meeting.chair) else { continue };
        if index == 0 && !matches!(person.role.known(), Some(Role::Manager | Role::SeniorPractitioner)) {
            out.at(meeting, "chair", format!("{} chairs the first core group; the guidance asks for a team manager or senior practitioner", called(person)))
                .help("ask a manager or senior practitioner to chair it");
        } else if index > 0
            && person.role.is(Role::LeadSocialWorker)
            && !meeting.chair_agreed_by_manager.is(true)
        {
            out.at(
                meeting,
                "chair_agreed_by_manager",
                format!(
                    "the lead social worker chairs {}, and it does not say that the manager agreed",
                    meeting_name(meeting)
                ),
            )
            .help("write `chair_agreed_by_manager: yes` once they have");
        }
    }
}

rule! {
    /// The venue of a meeting is accessible and comfortable for family members.
    ///
    /// # Why
    /// A room can decide who speaks.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, venue: The library at Ysgol Bro Ogwen}
    /// ```
    VENUE = "CG006", "venue", since "0.1.0", covers ["CG-VENUE"], check venue
}

fn venue(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let access = cx.safe_family().any(|p| !p.access_needs.is_blank() && cx.in_group(p));
    for meeting in cx.case.meetings.iter().filter(|m| is_of_group(m)) {
        if meeting.venue.is_blank() {
            out.at(meeting, "venue", format!("{} has no venue", meeting_name(meeting)))
                .help("write where it is, and under `venue_suits` how that suits the family");
        } else if access && meeting.venue_suits.is_blank() {
            out.at(meeting, "venue_suits", format!("a member of the family has access needs, and it does not say how the venue of {} meets them", meeting_name(meeting))).help("write how: access, times, child care");
        }
    }
}

/// Whether it is a meeting of the group that carries out the plan.
pub(super) fn is_of_group(meeting: &Meeting) -> bool {
    matches!(meeting.kind.known(), Some(MeetingKind::CoreGroup | MeetingKind::ChildInNeed))
}

rule! {
    /// Where a significant part of the plan cannot be carried out, the lead social worker alerts the
    /// review manager at once.
    ///
    /// # Why
    /// The conference decided on a plan as a whole. Somebody has to know if it is one no longer.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., state: impossible}
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., state: impossible, alerted_review_manager_on: 2026-06-01}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., state: under_way}
    /// ```
    ALERT = "CG007", "review-manager-alerted", since "0.1.0", covers ["CG-ALERT-REVIEW-MANAGER"], check alert
}

fn alert(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in cx
        .case
        .actions
        .iter()
        .filter(|a| a.state.is(ActionState::Impossible) && a.alerted_review_manager_on.known().is_none())
    {
        let name = named("action", action.id.as_str(), &action.what);
        out.at(
            action,
            "alerted_review_manager_on",
            format!("{name} cannot be carried out, and the review manager was not alerted"),
        )
        .help("tell the review manager at once, and write the day");
    }
}

rule! {
    /// The detailed plan develops the outline plan of the conference, all of it.
    ///
    /// # Why
    /// What the conference asked for should be found again.
    ///
    /// # Example
    /// ```yaml
    /// conference:
    ///   outline:
    ///     - what: A safety plan for the home.
    /// ```
    /// # Better
    /// ```yaml
    /// conference:
    ///   outline:
    ///     - what: A safety plan for the home.
    ///       actions: [a2]
    /// ```
    OUTLINE = "CG008", "outline-plan-developed", since "0.1.0", covers ["CG-OUTLINE-PLAN"], check outline
}

fn outline(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for item in cx
        .case
        .conference
        .outline
        .iter()
        .filter(|i| i.outcomes.is_empty() && i.actions.is_empty() && i.not_taken_up.is_blank())
    {
        let name = named("point", "", &item.what);
        out.at(item, "what", format!("nothing in the plan takes up {name} of the outline plan"))
            .help("name the outcome or action that does, or write under `not_taken_up` why not");
    }
}
