//! Minutes: who takes them, and when they are sent out.

use super::prelude::*;
use crate::guidance::finding::Level;
use crate::guidance::schedule::has_minutes;
use crate::guidance::timescales::{date_in_words, day_in_words};

/// The rules on minutes are sourced for core groups; for other meetings of the plan they weigh less.
fn weight(meeting: &Meeting) -> Level {
    if meeting.kind.is(MeetingKind::CoreGroup) { Level::Error } else { Level::Warning }
}

/// The meetings of the plan itself, whose minutes are the team's to see to.
fn is_of_plan(meeting: &Meeting) -> bool {
    let conferences = [MeetingKind::InitialConference, MeetingKind::ReviewConference];
    has_minutes(meeting) || meeting.kind.known().is_some_and(|k| conferences.contains(&k))
}

rule! {
    /// Each meeting is minuted by a named member, who is not the chair.
    ///
    /// # Why
    /// Nobody can lead a meeting, listen to a family, and write it all down.
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
    MADE = "MIN001", "minutes-taken", since "0.1.0", covers ["MIN-MADE"], check made
}

fn made(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for meeting in cx.case.meetings.iter().filter(|m| is_of_plan(m)) {
        let name = meeting_name(meeting);
        let taker = &meeting.minutes_by;
        let message = if taker.is_blank() {
            // Who writes at a meeting to come can be settled there.
            if !cx.is_held(meeting) {
                continue;
            }
            format!("it does not say who took the minutes of {name}")
        } else if taker.id == meeting.chair.id {
            format!("the chair of {name} takes its minutes as well; another member should")
        } else if cx.person(taker).is_none() {
            format!(
                "the minutes of {name} are by {}, who is not a person of this case",
                quote(taker.as_str())
            )
        } else if meeting.apologies.iter().any(|a| a.person.id == taker.id) {
            format!("the minutes of {name} are by {}, who was not there", quote(taker.as_str()))
        } else {
            continue;
        };
        out.at(meeting, "minutes_by", message)
            .help("write the id of one member who does not chair, such as `minutes_by: teacher`")
            .level(weight(meeting));
    }
}

rule! {
    /// Minutes are sent out within 5 working days.
    ///
    /// # Why
    /// Until they come, everybody acts on what they remember, and those who could not come on nothing.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, minutes_sent_on: 2026-05-18}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, minutes_sent_on: 2026-05-15}
    /// ```
    CIRCULATED = "MIN002", "minutes-sent", since "0.1.0", covers ["MIN-CIRCULATED"], check circulated
}

fn circulated(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let timescale = &cx.timescales.minutes;
    for meeting in cx.held_meetings().filter(|m| has_minutes(m)) {
        let Some(on) = meeting.on.known() else { continue };
        let last_day = timescale.last_day(on);
        let due = format!("they are due within {} (by {})", timescale.words(), day_in_words(last_day));
        let name = meeting_name(meeting);
        let (message, help) = match meeting.minutes_sent_on.known() {
            Some(sent) if sent < on => {
                let message = format!(
                    "the minutes of {name} were sent out on {}, before it was held",
                    date_in_words(sent)
                );
                out.at(meeting, "minutes_sent_on", message).help("look at both days").level(weight(meeting));
                continue;
            }
            Some(sent) if sent > last_day => (
                format!(
                    "the minutes of {name} were sent out on {}, {} after it; {due}",
                    date_in_words(sent),
                    timescale.distance(on, sent)
                ),
                "look at the day",
            ),
            None if cx.today > last_day => (
                format!("it does not say that the minutes of {name} were sent out; {due}"),
                "send them out now, and write the day under `minutes_sent_on`",
            ),
            _ => continue,
        };
        out.at(meeting, "minutes_sent_on", message).help(timescale.help(help)).level(weight(meeting));
    }
}

rule! {
    /// The minutes of a meeting that was held show who came, what the child thinks, what was decided, and who carries
    /// it out.
    ///
    /// # Why
    /// Who was not there learns it from the minutes, and whoever asks in a year has nothing else.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, minutes_sent_on: 2026-05-12, child_views: Ffion wants to sleep.}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - id: cg1
    ///     kind: core_group
    ///     on: 2026-05-08
    ///     held: yes
    ///     minutes_sent_on: 2026-05-12
    ///     attended: [sw, mum]
    ///     child_views: Ffion wants to sleep without the light, and football to go on. Nia asked her on 7 May.
    ///     decisions:
    ///       - {what: The plan goes on., by: sw, due: 2026-06-12}
    /// ```
    CONTENT = "MIN004", "minutes-content", since "0.1.0", covers ["MIN-CONTENT"], check content
}

fn content(cx: &Facts<'_>, out: &mut Findings<'_>) {
    // Where nothing at all is written of a meeting, its minutes are elsewhere.
    let minuted = |m: &&Meeting| {
        m.minutes_sent_on.known().is_some() || !m.attended.is_empty() || !m.decisions.is_empty()
    };
    let reviews = cx.held_reviews();
    for meeting in cx.held_meetings().filter(|m| is_of_plan(m)).filter(minuted) {
        let name = meeting_name(meeting);
        if meeting.attended.is_empty() {
            out.at(meeting, "attended", format!("the minutes of {name} do not say who came"))
                .help("write the ids of those who came under `attended`")
                .level(weight(meeting));
        }
        // What the first meeting decides is the plan itself.
        let is_review = reviews.iter().any(|review| review.at == meeting.at);
        if is_review && meeting.decisions.iter().all(|d| d.what.is_blank()) {
            out.at(meeting, "decisions", format!("the minutes of {name} do not say what was decided"))
                .help("write what was decided, by whom and by when; \"the plan goes on\" is a decision")
                .level(weight(meeting));
        }
        for decision in meeting.decisions.iter().filter(|d| !d.due.is_absent() && d.by.is_blank()) {
            let what = quote(decision.what.words());
            out.at(decision, "by", format!("the minutes of {name} do not say who carries out {what}"))
                .help("write the id of the person who does it by that day under `by`")
                .level(weight(meeting));
        }
        if meeting.child_views.is_blank() {
            out.at(meeting, "child_views", format!("the minutes of {name} do not say what the child thinks"))
                .help("write what the child said, or who brought it; if nobody did, say why and who asks them now")
                .level(weight(meeting));
        }
    }
}
