//! Days that the guidance sets: what was late, what is overdue, and what is planned too far off.

use super::prelude::*;
use crate::case::values::Date;
use crate::guidance::finding::Level;
use crate::guidance::schedule::{
    conference_day, core_group_every, core_groups, counted, has_ended, last_held, next_planned, not_held,
    of_kind,
};
use crate::guidance::timescales::{Timescale, date_in_words, day_in_words};
use crate::locale::holidays::{bank_holiday, is_weekend, known_until};

/// "it is due within 10 working days (by Thursday 28 May 2026)".
fn due_within(timescale: &Timescale, from: Date) -> String {
    format!("it is due within {} (by {})", timescale.words(), day_in_words(timescale.last_day(from)))
}

/// What to write about something that was or is late, with who sets the figure.
fn help_for_late(what: &str, timescale: &Timescale) -> String {
    format!(
        "{what}; if it could not be sooner, accept this finding with the reason. The figure is that of: {}",
        timescale.source
    )
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
                due_within(timescale, conference)
            );
            out.at(meeting, "on", message).help(help_for_late("look at the day", timescale));
        }
    } else if let Some((meeting, on)) = next_planned(cx, &groups, None) {
        if on > last_day {
            let message = format!(
                "the first core group is planned for {}, {} after the conference; {}",
                date_in_words(on),
                timescale.distance(conference, on),
                due_within(timescale, conference)
            );
            out.at(meeting, "on", message).help(help_for_late("bring it forward", timescale));
        }
    } else if let Some((meeting, on)) = not_held(cx, &groups, None).filter(|_| overdue) {
        let message = format!(
            "the first core group was planned for {}, and it does not say that it was held; {}",
            date_in_words(on),
            due_within(timescale, conference)
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
                "the core group of {} came {} after the one of {}; it meets at least every {}",
                date_in_words(on),
                every.distance(before, on),
                date_in_words(before),
                every.words()
            );
            out.at(meeting, "on", message).help(help_for_late("look at both days", &every));
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
        "the last was on {}, and it meets at least every {} (by {})",
        date_in_words(on),
        every.words(),
        day_in_words(by)
    );
    if let Some((meeting, next)) = next_planned(cx, groups, Some(on)) {
        if next > by {
            let message = format!("the next core group is planned for {}; {meets}", date_in_words(next));
            out.at(meeting, "on", message).help(help_for_late("bring it forward", every));
        } else if let Some(written) = last.next_meeting.known().filter(|d| *d > by && !is_other(cx, *d)) {
            let message = format!("the next meeting is set for {}; {meets}", date_in_words(written));
            out.at(last, "next_meeting", message).help(help_for_late("set an earlier day", every));
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
                due_within(timescale, from),
                date_in_words(from)
            );
            // The figure stands in statutory guidance and not in the sources of the register.
            out.at(record, key, message)
                .help(help_for_late("look at the day", timescale))
                .level(Level::Warning);
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
            due_within(before.1, before.0)
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

rule! {
    /// Where a child protection plan ended, a meeting of agencies agrees the Child in Need plan within
    /// 20 working days.
    ///
    /// # Why
    /// The week after a plan ends is when a family finds out whether help goes on.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   objective: Ffion is well.
    ///   previous_plan:
    ///     kind: child_protection
    ///     ended: 2026-04-30
    /// meetings:
    ///   - {id: cin1, kind: child_in_need, on: 2026-06-03, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   objective: Ffion is well.
    ///   previous_plan:
    ///     kind: child_protection
    ///     ended: 2026-04-30
    /// meetings:
    ///   - {id: cin1, kind: child_in_need, on: 2026-06-01, held: yes}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   objective: Ffion is well.
    /// meetings: []
    /// ```
    AFTER_PLAN = "CIN008", "meeting-after-plan-ended", since "0.1.0", covers ["CIN-AFTER-CP-20-DAYS"], check after_plan
}

fn after_plan(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let previous = &cx.case.purpose.previous_plan;
    if !previous.kind.is(PlanKind::ChildProtection) || !previous.no_meeting_because.is_blank() {
        return;
    }
    let Some(ended) = previous.ended.known() else {
        if previous.ended.is_absent() {
            out.at(previous, "ended", "it does not say when the child protection plan ended")
                .help("write the day of the conference that ended it, such as `ended: 2026-08-20`");
        }
        return;
    };
    let timescale = &cx.timescales.child_in_need_after_plan;
    let last_day = timescale.last_day(ended);
    let meetings: Vec<_> =
        of_kind(cx, MeetingKind::ChildInNeed).into_iter().filter(|(_, on)| *on >= ended).collect();
    let held = meetings.iter().find(|(m, _)| cx.is_held(m)).copied();
    let due = due_within(timescale, ended);
    let because = "or write under `purpose.previous_plan.no_meeting_because` why it was not fitting";
    if let Some((meeting, on)) = held.or_else(|| next_planned(cx, &meetings, None)) {
        if on > last_day {
            let message = format!(
                "the first Child in Need meeting is on {}, {} after the child protection plan ended; {due}",
                date_in_words(on),
                timescale.distance(ended, on)
            );
            out.at(meeting, "on", message).help(format!("look at the day, {because}"));
        }
    } else if cx.today > last_day {
        let message = format!(
            "no meeting on the Child in Need plan is recorded since the child protection plan ended; {due}"
        );
        out.at(previous, "no_meeting_because", message)
            .help(format!("write the meeting under `meetings` with `kind: child_in_need`, {because}"));
    }
}

rule! {
    /// For a looked-after child the review conference comes before the looked-after review.
    ///
    /// # Why
    /// The looked-after review decides on the care plan, and needs to know what the conference found.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after:
    ///     status: care_order
    /// meetings:
    ///   - {id: la1, kind: looked_after_review, on: 2026-07-20}
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after:
    ///     status: care_order
    /// meetings:
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    ///   - {id: la1, kind: looked_after_review, on: 2026-08-05}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// meetings:
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    /// ```
    LOOKED_AFTER_ORDER = "CLA002", "review-conference-first", since "0.1.0", covers ["CLA-REVIEW-ORDER"], check looked_after_order
}

/// Reviews of both kinds that lie no further apart than this belong together.
const TOGETHER: i32 = 45;

fn looked_after_order(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.is_looked_after() {
        return;
    }
    let reviews = of_kind(cx, MeetingKind::LookedAfterReview);
    let conferences = of_kind(cx, MeetingKind::ReviewConference);
    let help = "set the conference first, or the looked-after review some days after it";
    let before = |looked_after: Date, conference: Date| {
        format!(
            "the looked-after review of {} comes before the review conference of {}; what the conference finds is to reach it",
            date_in_words(looked_after),
            date_in_words(conference)
        )
    };
    for (conference, day) in &conferences {
        let nearest = reviews.iter().min_by_key(|(_, on)| days_between(*day, *on).abs());
        let Some((review, on)) = nearest.filter(|(_, on)| days_between(*day, *on).abs() <= TOGETHER) else {
            continue;
        };
        let same_day_first = on == day
            && matches!((review.at_time.known(), conference.at_time.known()), (Some(a), Some(b)) if a < b);
        if on < day || same_day_first {
            out.at(*review, "on", before(*on, *day)).help(help);
        }
    }
    let looked_after = &cx.case.child.looked_after;
    let recorded = |on: Date| reviews.iter().any(|(_, day)| *day == on);
    let Some(on) = looked_after.next_review.known().filter(|on| *on >= cx.today && !recorded(*on)) else {
        return;
    };
    if let Some((_, day)) = next_planned(cx, &conferences, None)
        && on < day
        && days_between(on, day) <= TOGETHER
    {
        out.at(looked_after, "next_review", before(on, day)).help(help);
    }
}

rule! {
    /// Meetings are on days on which people can come: not on a weekend, not on a bank holiday.
    ///
    /// # Why
    /// Schools and offices are closed, and the family has the children at home. Often it is a slip of
    /// the pen.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, next_meeting: 2026-06-13}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, next_meeting: 2026-06-12}
    /// ```
    MEETING_DAY = "CG009", "meeting-on-working-day", since "0.1.0", covers ["CG-VENUE"], check meeting_day
}

fn meeting_day(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let mut look = |record: &dyn crate::case::record::Record, key: &'static str, on: Option<Date>| {
        let Some(on) = on else { return };
        let what = match bank_holiday(on) {
            Some(name) => format!("a bank holiday ({name})"),
            None if is_weekend(on) => on.strftime("a %A").to_string(),
            None => return,
        };
        out.at(record, key, format!("{} is {what}", date_in_words(on)))
            .help("look at the day; if the meeting is so, because the family asked for it, all is well")
            .level(Level::Advice);
    };
    let case = cx.case;
    if case.conference.at.is_some() {
        look(&case.conference, "on", case.conference.on.known());
        look(&case.conference, "review_on", case.conference.review_on.known());
    }
    if case.review.at.is_some() {
        look(&case.review, "next_on", case.review.next_on.known());
    }
    let families = [MeetingKind::FamilyGroup, MeetingKind::Other];
    for meeting in case.meetings.iter().filter(|m| m.kind.known().is_some_and(|k| !families.contains(&k))) {
        look(meeting, "on", meeting.on.known());
        let planned = case.meetings.iter().any(|m| m.on.known() == meeting.next_meeting.known());
        look(meeting, "next_meeting", meeting.next_meeting.known().filter(|_| !planned));
    }
}

rule! {
    /// Days that are counted in working days lie within the years whose bank holidays are known.
    ///
    /// # Why
    /// Beyond them cpplan counts weekends alone, and a day that it names may be a day or two too early.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2028-12-27}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-12-21}
    /// ```
    CALENDAR = "MIN003", "beyond-known-holidays", since "0.1.0", covers ["MIN-CIRCULATED"], at times ["CG-FIRST-10-DAYS", "CIN-AFTER-CP-20-DAYS"], check calendar
}

fn calendar(cx: &Facts<'_>, out: &mut Findings<'_>) {
    // Said once, at the first day: the calendar is the same for all.
    let beyond =
        counted(cx).into_iter().filter(|c| c.timescale.is_beyond_calendar(c.from)).min_by_key(|c| c.from);
    let (Some(counted), Some(until)) = (beyond, known_until()) else { return };
    let message = format!(
        "working days counted from {} leave the years whose bank holidays cpplan knows, which are 2012 to {}; {} is counted with weekends alone",
        date_in_words(counted.from),
        until.year(),
        day_in_words(counted.timescale.last_day(counted.from))
    );
    out.at_node(counted.at, message)
        .help("look at a calendar of that year, and use a newer version of cpplan")
        .level(Level::Advice);
}
