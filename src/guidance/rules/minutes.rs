//! Minutes, review points, and where a plan ends.

use super::meetings::is_of_group;
use super::prelude::*;
use crate::case::values::Choice;
use crate::guidance::finding::Level;
use crate::guidance::working_days::working_days_after;

/// The minutes' rules are sourced for core groups; for Child in Need meetings they weigh less.
fn weight(meeting: &Meeting) -> Level {
    if meeting.kind.is(MeetingKind::CoreGroup) { Level::Error } else { Level::Warning }
}

rule! {
    /// Each meeting is minuted by a named member, who is not the chair.
    ///
    /// # Why
    /// Nobody can hold a room and a pen.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, chair: manager, minutes_by: manager}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, chair: manager, minutes_by: teacher}
    /// ```
    MINUTES = "MIN001", "minutes-taken", since "0.1.0", covers ["MIN-MADE"], check minutes
}

fn minutes(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for meeting in cx.case.meetings.iter().filter(|m| is_of_group(m)) {
        let name = meeting_name(meeting);
        if meeting.minutes_by.is_blank() && cx.is_held(meeting) {
            out.at(meeting, "minutes_by", format!("nobody is named who took the minutes of {name}"))
                .help("write the id of one member")
                .level(weight(meeting));
        } else if !meeting.minutes_by.is_blank() && meeting.minutes_by.id == meeting.chair.id {
            out.at(meeting, "minutes_by", format!("the chair takes the minutes of {name}"))
                .help("ask another member to take them")
                .level(weight(meeting));
        }
    }
}

rule! {
    /// Minutes are sent out within 5 working days.
    ///
    /// # Why
    /// People act on what they remember.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, minutes_sent_on: 2026-05-20}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, minutes_sent_on: 2026-05-15}
    /// ```
    CIRCULATED = "MIN002", "minutes-sent", since "0.1.0", covers ["MIN-CIRCULATED"], check circulated
}

fn circulated(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for meeting in cx.held_meetings().filter(|m| is_of_group(m)) {
        let Some(on) = meeting.on.known() else { continue };
        let last_day = working_days_after(on, 5);
        let message = match meeting.minutes_sent_on.known() {
            Some(sent) if sent > last_day => format!(
                "the minutes of {} were sent out on {sent}; five working days ended on {last_day}",
                meeting_name(meeting)
            ),
            None if cx.today > last_day => format!(
                "the minutes of {} were to be sent out by {last_day}, and it does not say that they were",
                meeting_name(meeting)
            ),
            _ => continue,
        };
        out.at(meeting, "minutes_sent_on", message)
            .help("send them out, and write the day; if they were late, accept this with the reason")
            .level(weight(meeting));
    }
}

rule! {
    /// It says when progress is reviewed, and by what means it is judged.
    ///
    /// # Why
    /// Without both, a review is a talk.
    ///
    /// # Example
    /// ```yaml
    /// review:
    ///   next_on: 2026-07-24
    /// ```
    /// # Better
    /// ```yaml
    /// review:
    ///   next_on: 2026-07-24
    ///   by_what_means: The sleep chart, what Ffion says, and what school and Sara see.
    /// ```
    POINTS = "REV001", "review-points", since "0.1.0", covers ["REV-POINTS"], check points
}

fn points(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.review.next_on.known().is_none() && !cx.is_closing() {
        out.at(cx.case, "review.next_on", "it does not say when progress is reviewed")
            .help("write the day of the next review, such as `next_on: 2026-07-24`");
    }
    if cx.case.review.by_what_means.is_blank() {
        out.at(cx.case, "review.by_what_means", "it does not say by what means progress is judged")
            .help("write what you will look at, and whom you will ask");
    }
}

rule! {
    /// A child protection plan ends only by decision of a conference.
    ///
    /// # Why
    /// A conference made it. A core group can find that a child is safe, and cannot decide it alone.
    ///
    /// # Example
    /// ```yaml
    /// closing:
    ///   why: Ffion is safe.
    ///   decided_at: cg1
    /// ```
    /// # Better
    /// ```yaml
    /// closing:
    ///   why: Ffion is safe.
    ///   decided_at: rc1
    /// meetings:
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    /// ```
    ENDS_AT_CONFERENCE = "REV012", "ends-at-conference", since "0.1.0", covers ["REV-END-AT-CONFERENCE"], check ends_at_conference
}

fn ends_at_conference(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let conference =
        |m: &Meeting| m.kind.is(MeetingKind::ReviewConference) || m.kind.is(MeetingKind::InitialConference);
    let closing = &cx.case.closing;
    if closing.at.is_some() || cx.is_closing() {
        let decided = cx
            .case
            .meetings
            .iter()
            .find(|m| !closing.decided_at.is_blank() && m.id.value == closing.decided_at.id);
        if !decided.is_some_and(conference) {
            out.at(cx.case, "closing.decided_at", "the plan ends, and no conference decided it").help(
                format!(
                    "write the id of the meeting with `kind: {}` that decides it",
                    MeetingKind::ReviewConference.word()
                ),
            );
        }
    }
    for meeting in cx.held_meetings().filter(|m| !conference(m)) {
        for decision in meeting.decisions.iter().filter(|d| d.kind.is(DecisionKind::PlanEnds)) {
            out.at(
                decision,
                "kind",
                format!("{} decided that the plan ends; only a conference can", meeting_name(meeting)),
            )
            .help("let the core group recommend it, and the review conference decide");
        }
    }
}
