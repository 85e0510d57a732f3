//! Whether a case kept its timescales: each time that a figure of the guidance had to be kept, with its day.

use super::facts::Facts;
use super::profile::Profile;
use super::schedule::{
    conference_day, core_group_every, core_groups, has_ended, has_minutes, last_held, of_kind, visit_by,
    visit_every, visits,
};
use super::timescales::Timescale;
use crate::case::Loaded;
use crate::case::model::MeetingKind;
use crate::case::values::Date;

/// What had to happen in time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timely {
    /// The first core group after the conference.
    FirstCoreGroup,
    /// The next core group.
    CoreGroup,
    /// The minutes of a meeting.
    Minutes,
    /// A review conference.
    ReviewConference,
    /// The meeting on a Child in Need plan, after a child protection plan ended.
    AfterPlan,
    /// The next visit to the child, as often as the plan says.
    Visit,
}

impl Timely {
    /// All of them.
    pub const ALL: [Timely; 6] = [
        Timely::FirstCoreGroup,
        Timely::CoreGroup,
        Timely::Minutes,
        Timely::ReviewConference,
        Timely::AfterPlan,
        Timely::Visit,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Timely::FirstCoreGroup => "first_core_group",
            Timely::CoreGroup => "core_group",
            Timely::Minutes => "minutes",
            Timely::ReviewConference => "review_conference",
            Timely::AfterPlan => "after_plan",
            Timely::Visit => "visit",
        }
    }
}

/// One time that a figure had to be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Which figure.
    pub what: Timely,
    /// The last day on which it was still in time.
    pub by: Date,
    /// Whether it was in time.
    pub in_time: bool,
}

/// Each time that the case had to keep a figure by the day `today`. What is not due yet is left out.
pub fn times_kept(loaded: &Loaded, profile: &Profile, today: Date) -> Vec<Kept> {
    let mut facts = Facts::new(loaded, today);
    facts.timescales = &profile.timescales;
    let mut times = Times { today, kept: Vec::new() };
    times.core_groups(&facts);
    times.minutes(&facts);
    times.conferences(&facts);
    times.after_plan(&facts);
    times.visits(&facts);
    times.kept
}

struct Times {
    today: Date,
    kept: Vec<Kept>,
}

impl Times {
    /// Counts what happened on a day, or has not happened yet.
    fn count(&mut self, what: Timely, by: Date, happened: Option<Date>) {
        let in_time = match happened {
            Some(on) => on <= by,
            None if self.today > by => false,
            None => return,
        };
        self.kept.push(Kept { what, by, in_time });
    }

    fn in_a_row(&mut self, what: Timely, days: &[Date], by: impl Fn(Date) -> Date, ended: bool) {
        for pair in days.windows(2) {
            self.count(what, by(pair[0]), Some(pair[1]));
        }
        if let Some(last) = days.last().filter(|_| !ended) {
            self.count(what, by(*last), None);
        }
    }

    fn core_groups(&mut self, cx: &Facts<'_>) {
        let Some(conference) = conference_day(cx).filter(|_| cx.is_child_protection()) else { return };
        let groups = core_groups(cx);
        let held: Vec<Date> = groups.iter().filter(|(m, _)| cx.is_held(m)).map(|(_, on)| *on).collect();
        let first = &cx.timescales.first_core_group;
        self.count(Timely::FirstCoreGroup, first.last_day(conference), held.first().copied());
        let every = core_group_every(cx);
        let ended = cx.is_closing() || has_ended(cx) || last_held(cx, &groups).is_none();
        self.in_a_row(Timely::CoreGroup, &held, |from| every.last_day(from), ended);
    }

    fn minutes(&mut self, cx: &Facts<'_>) {
        for meeting in cx.held_meetings().filter(|m| has_minutes(m)) {
            if let Some(on) = meeting.on.known() {
                let by = cx.timescales.minutes.last_day(on);
                self.count(Timely::Minutes, by, meeting.minutes_sent_on.known());
            }
        }
    }

    fn conferences(&mut self, cx: &Facts<'_>) {
        let Some(initial) = conference_day(cx).filter(|_| cx.is_child_protection()) else { return };
        let reviews = of_kind(cx, MeetingKind::ReviewConference);
        let mut before: (Date, &Timescale) = (initial, &cx.timescales.first_review_conference);
        for (_, on) in reviews.iter().filter(|(m, _)| cx.is_held(m)) {
            self.count(Timely::ReviewConference, before.1.last_day(before.0), Some(*on));
            before = (*on, &cx.timescales.review_conference_every);
        }
        if !has_ended(cx) {
            self.count(Timely::ReviewConference, before.1.last_day(before.0), None);
        }
    }

    fn after_plan(&mut self, cx: &Facts<'_>) {
        let previous = &cx.case.purpose.previous_plan;
        let Some(ended) = previous.ended.known().filter(|_| !cx.is_child_protection()) else { return };
        if !previous.no_meeting_because.is_blank() {
            return;
        }
        let meetings = of_kind(cx, MeetingKind::ChildInNeed);
        let held = meetings.iter().find(|(m, on)| cx.is_held(m) && *on >= ended).map(|(_, on)| *on);
        self.count(Timely::AfterPlan, cx.timescales.child_in_need_after_plan.last_day(ended), held);
    }

    fn visits(&mut self, cx: &Facts<'_>) {
        let Some(every) = visit_every(cx) else { return };
        let days: Vec<Date> = visits(cx).into_iter().map(|(_, on)| on).collect();
        self.in_a_row(Timely::Visit, &days, |from| visit_by(&every, from), has_ended(cx));
    }
}
