//! The days of the core group: the first after the conference, and the interval after that.

use super::prelude::*;
use crate::case::values::Date;
use crate::guidance::schedule::{
    conference_day, core_group_every, core_groups, has_ended, last_held, next_planned, not_held,
};
use crate::guidance::timescales::{Timescale, date_in_words, day_in_words};

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
    ///   - {id: cg1, kind: core_group, on: 2026-05-19, held: yes}
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
    let Some(conference) = conference_day(cx) else { return };
    let timescale = &cx.timescales.first_core_group;
    let last_day = timescale.last_day(conference);
    let groups = core_groups(cx);
    let held = groups.iter().find(|(m, _)| cx.is_held(m)).copied();
    let overdue = cx.today > last_day;
    if let Some((meeting, on)) = held {
        if on > last_day {
            let message = format!(
                "the first core group was on {}, {} after the conference; {}",
                date_in_words(on),
                timescale.distance(conference, on),
                timescale.due_within(conference)
            );
            out.at(meeting, "on", message).help(timescale.help("look at the day"));
        }
    } else if let Some((meeting, on)) = next_planned(cx, &groups, None) {
        if on > last_day {
            let message = format!(
                "the first core group is planned for {}, {} after the conference; {}",
                date_in_words(on),
                timescale.distance(conference, on),
                timescale.due_within(conference)
            );
            out.at(meeting, "on", message).help(timescale.help("bring it forward"));
        }
    } else if let Some((meeting, on)) = not_held(cx, &groups, None).filter(|_| overdue) {
        let message = format!(
            "the first core group was planned for {}, and it does not say that it was held; {}",
            date_in_words(on),
            timescale.due_within(conference)
        );
        out.at(meeting, "held", message).help(
            "if it was held, write `held: yes` and who came under `attended`; if not, set a new day at once",
        );
    } else if overdue {
        let message = format!("no core group is recorded; the first was due by {}", day_in_words(last_day));
        let help = "hold it, and write it under `meetings` with `kind: core_group`, `on` and `held: yes`";
        let undated = cx.case.meetings.iter().find(|m| m.kind.is(MeetingKind::CoreGroup));
        match undated.filter(|m| m.on.known().is_none()) {
            Some(meeting) => out.at(meeting, "on", message).help("write the day of the core group"),
            None => out.at(cx.case, "meetings", message).help(help),
        };
    }
}

rule! {
    /// The first core group does not follow straight after the conference.
    ///
    /// # Why
    /// A family that has just sat through a conference is tired, and may be shocked or upset. They
    /// need time to think before they plan.
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
    ///   - {id: cg1, kind: core_group, on: 2026-05-05, held: yes}
    /// ```
    NOT_SAME_DAY = "CG003", "core-group-not-same-day", since "0.1.0", covers ["CG-NOT-SAME-DAY"], check not_same_day
}

fn not_same_day(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(conference) = conference_day(cx) else { return };
    if let Some((meeting, on)) = core_groups(cx).first().filter(|(_, on)| *on == conference) {
        let last_day = cx.timescales.first_core_group.last_day(conference);
        let message = format!("the first core group is on {}, the day of the conference", date_in_words(*on));
        out.at(*meeting, "on", message).help(format!(
            "give the family some days to think: any day from the next one to {}",
            day_in_words(last_day)
        ));
    }
}

rule! {
    /// The core group then meets at the interval that the conference set, or at least every six weeks.
    ///
    /// # Why
    /// Plans drift between meetings, and a child's life goes on.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-20}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-19}
    /// ```
    SIX_WEEKLY = "CG004", "core-group-interval", since "0.1.0", covers ["CG-SIX-WEEKLY"], check six_weekly
}

fn six_weekly(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let groups = core_groups(cx);
    let every = core_group_every(cx);
    let held: Vec<_> = groups.iter().filter(|(m, _)| cx.is_held(m)).copied().collect();
    for pair in held.windows(2) {
        let ((_, before), (meeting, on)) = (pair[0], pair[1]);
        if on > every.last_day(before) {
            let message = format!(
                "the core group of {} came {} after the one of {}; it meets at least {}",
                date_in_words(on),
                every.distance(before, on),
                date_in_words(before),
                every.every()
            );
            out.at(meeting, "on", message).help(every.help("look at both days"));
        }
    }
    if let Some(last) = last_held(cx, &groups).filter(|_| !has_ended(cx)) {
        next_core_group(cx, out, &groups, last, &every);
    }
}

/// What follows on the last core group that was held.
fn next_core_group(
    cx: &Facts<'_>,
    out: &mut Findings<'_>,
    groups: &[(&Meeting, Date)],
    (last, on): (&Meeting, Date),
    every: &Timescale,
) {
    let by = every.last_day(on);
    let meets = format!(
        "the last was on {}, and it meets at least {} (by {})",
        date_in_words(on),
        every.every(),
        day_in_words(by)
    );
    if let Some((meeting, next)) = next_planned(cx, groups, Some(on)) {
        if next > by {
            let message = format!("the next core group is planned for {}; {meets}", date_in_words(next));
            out.at(meeting, "on", message).help(every.help("bring it forward"));
        } else if let Some(written) = last.next_meeting.known().filter(|d| *d > by && !is_other(cx, *d)) {
            let message = format!("the next meeting is set for {}; {meets}", date_in_words(written));
            out.at(last, "next_meeting", message).help(every.help("set an earlier day"));
        }
    } else if cx.is_closing() {
        // A conference is about to decide; whether the group meets again hangs on it.
    } else if let Some((meeting, day)) = not_held(cx, groups, Some(on)).filter(|_| cx.today > by) {
        let message = format!(
            "the core group of {} is not said to have been held, and none has met since; {meets}",
            date_in_words(day)
        );
        out.at(meeting, "held", message).help(
            "if it was held, write `held: yes` and who came under `attended`; if not, set a new day at once",
        );
    } else {
        let message = match last.next_meeting.known() {
            Some(next) if next < cx.today && cx.today > by => {
                format!("the core group was to meet on {}, and is not recorded; {meets}", date_in_words(next))
            }
            Some(next) if next > by => {
                format!("the next core group is set for {}; {meets}", date_in_words(next))
            }
            None if not_held(cx, groups, Some(on)).is_none() => format!("no next core group is set; {meets}"),
            _ => return,
        };
        out.at(last, "next_meeting", message).help(format!(
            "set a day, at the latest {}, and write it here; the figure is that of: {}",
            day_in_words(by),
            every.source
        ));
    }
}

/// Whether a day is that of a planned meeting which is no core group, such as a conference.
fn is_other(cx: &Facts<'_>, day: Date) -> bool {
    cx.case.meetings.iter().any(|m| m.on.is(day) && !m.kind.is(MeetingKind::CoreGroup))
}
