//! The calendar: days on which people cannot come, and years whose holidays nobody knows yet.

use super::prelude::*;
use crate::case::record::Record;
use crate::case::values::Date;
use crate::guidance::finding::Level;
use crate::guidance::schedule::counted;
use crate::guidance::timescales::{date_in_words, day_in_words};
use crate::locale::holidays::{bank_holiday, is_weekend, known_until};

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
    let mut look = |record: &dyn Record, key: &'static str, on: Option<Date>| {
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
