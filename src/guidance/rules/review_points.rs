//! When progress is reviewed and by what means, and that a conference alone ends a child protection
//! plan.

use super::prelude::*;
use crate::case::values::{Choice, Date};
use crate::guidance::finding::Level;
use crate::guidance::schedule::{conference_day, has_ended, has_minutes, next_planned, not_held, of_kind};
use crate::guidance::timescales::{Timescale, date_in_words, day_in_words};

rule! {
    /// It says when progress is reviewed, and by what means it is judged.
    ///
    /// # Why
    /// Without a day it does not happen, and without a yardstick everybody sees what they hope for.
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
    const HELP: &str = "write the day of the next review, such as `next_on: 2026-07-24`";
    let review = &cx.case.review;
    let held_since = |on| {
        let counts = |m: &&Meeting| {
            has_minutes(m)
                || m.kind.is(MeetingKind::ReviewConference)
                || m.kind.is(MeetingKind::LookedAfterReview)
        };
        cx.held_meetings().filter(counts).any(|m| m.on.known().is_some_and(|day| day >= on))
    };
    match &review.next_on {
        Given::Absent if !cx.is_closing() => {
            out.at(cx.case, "review.next_on", "it does not say when progress is reviewed").help(HELP);
        }
        Given::AsWritten(written) => {
            let message = format!("progress needs a day of review; this says {}", quote(written));
            out.at(review, "next_on", message).help(HELP);
        }
        Given::Known(on) if *on < cx.today && !cx.is_closing() => {
            let (message, help) = if held_since(*on) {
                (
                    format!("the next review is given as {}, which has passed", date_in_words(*on)),
                    "write the day of the review that is to come",
                )
            } else {
                (
                    format!(
                        "progress was to be reviewed on {}, and no review is recorded since",
                        date_in_words(*on)
                    ),
                    "if it was reviewed, write the meeting with `held: yes`; then write here the day of the next one",
                )
            };
            out.at(review, "next_on", message).help(help);
        }
        Given::Known(on) => too_far(cx, out, *on),
        Given::Absent => {}
    }
    if review.by_what_means.is_blank() {
        out.at(cx.case, "review.by_what_means", "it does not say by what means progress is judged")
            .help("write what you will look at and whom you will ask, the child above all");
    }
}

/// A plan whose next review lies further off than is usual.
fn too_far(cx: &Facts<'_>, out: &mut Findings<'_>, on: Date) {
    if cx.is_child_protection() && on > cx.timescales.review_conference_every.last_day(cx.today) {
        let message = format!(
            "progress is reviewed on {} only, later than a conference has to review it",
            date_in_words(on)
        );
        out.at(&cx.case.review, "next_on", message)
            .help("write the day of the next core group or conference");
        return;
    }
    let timescale = &cx.timescales.child_in_need_review_every;
    let last =
        cx.held_meetings().filter(|m| m.kind.is(MeetingKind::ChildInNeed)).filter_map(|m| m.on.known()).max();
    let Some(from) = last.or_else(|| cx.plan_start()).filter(|_| !cx.is_child_protection()) else { return };
    if on > timescale.last_day(from) {
        let message = format!(
            "the next review is on {}, more than {} after {} (by {})",
            date_in_words(on),
            timescale.words(),
            date_in_words(from),
            day_in_words(timescale.last_day(from))
        );
        out.at(&cx.case.review, "next_on", message)
            .help(format!("think of a nearer day. The figure is that of: {}", timescale.source))
            .level(Level::Advice);
    }
}

rule! {
    /// A child protection plan ends only by decision of a conference.
    ///
    /// # Why
    /// A conference made it. The core group can recommend that it ends, and cannot decide it.
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
    let help = format!(
        "write the id of the meeting with `kind: {}` that decides it",
        MeetingKind::ReviewConference.word()
    );
    let closing = &cx.case.closing;
    if closing.at.is_some() || cx.is_closing() {
        let decided = cx.case.meetings.iter().find(|m| m.id.value == closing.decided_at.id);
        if closing.decided_at.is_blank() {
            out.at(
                cx.case,
                "closing.decided_at",
                "the plan ends, and it does not say which conference decides it",
            )
            .help(help);
        } else if let Some(meeting) = decided.filter(|m| !conference(m)) {
            let message = format!(
                "the plan ends by decision of {}; only a conference can end it",
                meeting_name(meeting)
            );
            out.at(closing, "decided_at", message).help(help);
        } else if decided.is_none() {
            let message = format!(
                "the plan ends by decision of {}, which is not a meeting of this case",
                quote(closing.decided_at.as_str())
            );
            out.at(closing, "decided_at", message).help(help);
        }
    }
    let is_end =
        |d: &Decision| matches!(d.kind.known(), Some(DecisionKind::PlanEnds | DecisionKind::StepDown));
    for meeting in cx.held_meetings().filter(|m| !conference(m)) {
        for decision in &meeting.decisions {
            let key = match decision {
                d if is_end(d) => "kind",
                d if decides(&d.what, PLAN_ENDS) => "what",
                _ => continue,
            };
            let message =
                format!("{} decided that the plan ends; only a conference can", meeting_name(meeting));
            out.at(decision, key, message)
                .help("let the core group recommend it (`recommendation`), and the review conference decide");
        }
    }
}

/// How it is said that a plan is over.
const PLAN_ENDS: &str = "plan is closed, plan closes, plan ends, plan is ended, plan has ended, plan comes to an end, plan is to end, \
    plan will end, plan is over, moves to child in need, moves to a child in need, steps down to, is stepped down to, \
    name comes off the, name is taken off the, name is removed from the";

/// Whether a decision is one of these, and does not only ask others for it, or say what comes before it.
pub(super) fn decides(what: &Text, decisions: &'static str) -> bool {
    const NOT_HERE: &str = "recommend*, propos*, ask, asks, asked, suggest*, consider*, not, never, if, whether, when, until, before, after, \
        would, could, might, conference, review, court, panel, once";
    let prose = Prose::of(what.words());
    prose.has_any(decisions) && !prose.has_any(NOT_HERE)
}

rule! {
    /// The first review conference is within three months of the initial conference, and each further
    /// one within six months of the last.
    ///
    /// # Why
    /// The conference made the plan, and only a conference can see whether the child still needs it.
    ///
    /// # Example
    /// ```yaml
    /// conference:
    ///   on: 2026-05-01
    ///   review_on: 2026-08-10
    /// ```
    /// # Better
    /// ```yaml
    /// conference:
    ///   on: 2026-05-01
    ///   review_on: 2026-07-31
    /// ```
    REVIEW_CONFERENCE = "REV013", "review-conference-in-time", since "0.1.0", covers ["REV-POINTS"], check review_conference
}

fn review_conference(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(initial) = conference_day(cx).filter(|_| cx.is_child_protection()) else { return };
    let reviews = of_kind(cx, MeetingKind::ReviewConference);
    let figures = cx.timescales;
    let mut before = (initial, &figures.first_review_conference, "the initial conference");
    let mut late = |record: &dyn crate::case::record::Record,
                    key: &'static str,
                    on: Date,
                    verb: &str,
                    (from, timescale, what): (Date, &Timescale, &str)| {
        if on > timescale.last_day(from) {
            let message = format!(
                "the review conference {verb} {}; {}, after {what} of {}",
                date_in_words(on),
                timescale.due_within(from),
                date_in_words(from)
            );
            // The figure stands in statutory guidance and not in the sources of the register.
            out.at(record, key, message).help(timescale.help("look at the day")).level(Level::Warning);
        }
    };
    for (meeting, on) in reviews.iter().filter(|(m, _)| cx.is_held(m)) {
        late(*meeting, "on", *on, "was on", before);
        before = (*on, &figures.review_conference_every, "the review conference");
    }
    if has_ended(cx) {
        return;
    }
    let first_to_come = before.0 == initial;
    if let Some((meeting, on)) = next_planned(cx, &reviews, Some(before.0)) {
        late(meeting, "on", on, "is planned for", before);
    } else if let Some(on) =
        cx.case.conference.review_on.known().filter(|on| first_to_come && *on >= cx.today)
    {
        late(&cx.case.conference, "review_on", on, "is set for", before);
    } else if cx.today > before.1.last_day(before.0) {
        let message = format!(
            "no review conference is recorded since {} of {}; {}",
            before.2,
            date_in_words(before.0),
            before.1.due_within(before.0)
        );
        let help = "if it was held, write it under `meetings` with `kind: review_conference` and `held: yes`; if not, set a day at once";
        match not_held(cx, &reviews, Some(before.0)) {
            Some((meeting, _)) => out.at(meeting, "held", message),
            None => out.at(cx.case, "meetings", message),
        }
        .help(help)
        .level(Level::Warning);
    }
}
