//! What is due next in a case, from a day on.

use super::facts::{Facts, called, is_done, is_live, named};
use super::schedule::{
    conference_day, core_group_every, core_groups, has_ended, has_minutes, last_held, meeting_name,
    next_planned, of_kind, visit_by, visit_every, visits,
};
use super::timescales::{Timescales, day_in_words};
use crate::case::model::MeetingKind;
use crate::case::nodes::NodeId;
use crate::case::values::{Date, Unit};
use crate::case::{Loaded, Place};

/// What kind of thing is due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DueKind {
    /// A meeting that has its day.
    Meeting,
    /// A meeting that has no day yet.
    MeetingToSet,
    /// Minutes are to be sent out.
    Minutes,
    /// The child is to be told of a meeting.
    Feedback,
    /// A visit to the child.
    Visit,
    /// An action.
    Action,
    /// The safety plan, contact or a service is to be looked at again.
    Review,
    /// A hearing in court.
    Hearing,
    /// A copy is to be given.
    Copy,
}

/// One thing that is due.
#[derive(Clone, Debug)]
pub struct Due {
    /// What kind of thing.
    pub kind: DueKind,
    /// By which day.
    pub date: Date,
    /// Where the case says it, or what it follows from.
    pub place: Place,
    /// The whole in a sentence without its full stop. Holds text of the case only in the marks of
    /// [`quote`](crate::case::problem::quote).
    pub sentence: String,
}

/// Everything that is due on the day `today` or later, the nearest first.
///
/// What was due before is not here: it is a finding.
pub fn next_due(loaded: &Loaded, timescales: &Timescales, today: Date) -> Vec<Due> {
    let mut cx = Facts::new(loaded, today);
    cx.timescales = timescales;
    let mut list = List { cx: &cx, due: Vec::new() };
    list.meetings();
    list.meetings_to_set();
    list.visit();
    list.actions();
    list.reviews();
    list.due.sort_by(|a, b| (a.date, a.kind, &a.sentence).cmp(&(b.date, b.kind, &b.sentence)));
    list.due
}

struct List<'a> {
    cx: &'a Facts<'a>,
    due: Vec<Due>,
}

impl List<'_> {
    /// Adds what is due at a key of a record; the sentence is `what` and the day.
    fn add(&mut self, kind: DueKind, date: Date, at: NodeId, key: &'static str, what: &str) {
        if date < self.cx.today {
            return;
        }
        let place = Place::of(self.cx.nodes, at, key);
        let what = match what.strip_prefix("the ") {
            Some(rest) => format!("The {rest}"),
            None => what.to_owned(),
        };
        self.due.push(Due { kind, date, place, sentence: format!("{what} {}", day_in_words(date)) });
    }

    fn meetings(&mut self) {
        for meeting in &self.cx.case.meetings {
            let Some(on) = meeting.on.known() else { continue };
            let held = self.cx.is_held(meeting);
            let name = meeting_name(meeting);
            if !held {
                let kind = name.split(" of ").next().unwrap_or(&name);
                self.add(DueKind::Meeting, on, meeting.at, "on", &format!("{kind} is on"));
            }
            // A day that has passed without the meeting leaves no minutes to wait for.
            let comes_about = held || on >= self.cx.today;
            if has_minutes(meeting) && comes_about && meeting.minutes_sent_on.is_absent() {
                let by = self.cx.timescales.minutes.last_day(on);
                let what = format!("Minutes of {name} are due on");
                self.add(DueKind::Minutes, by, meeting.at, "minutes_sent_on", &what);
            }
            if let Some(due) = meeting.feedback.due.known().filter(|_| meeting.feedback.done_on.is_absent()) {
                let what = format!("The child is to be told of {name} by");
                self.add(DueKind::Feedback, due, meeting.feedback.at, "due", &what);
            }
        }
    }

    fn meetings_to_set(&mut self) {
        let cx = self.cx;
        if has_ended(cx) || !cx.is_child_protection() {
            return;
        }
        let Some(conference) = conference_day(cx) else { return };
        let (root, figures) = (cx.case.at, cx.timescales);
        let groups = core_groups(cx);
        if next_planned(cx, &groups, None).is_none() {
            match last_held(cx, &groups) {
                None => {
                    let by = figures.first_core_group.last_day(conference);
                    self.add(DueKind::MeetingToSet, by, root, "meetings", "The first core group is due by");
                }
                Some((last, on)) if !cx.is_closing() => match last.next_meeting.known() {
                    Some(next) => {
                        self.add(DueKind::Meeting, next, last.at, "next_meeting", "The next meeting is on");
                    }
                    None => {
                        let by = core_group_every(cx).last_day(on);
                        let what = "The next core group is due by";
                        self.add(DueKind::MeetingToSet, by, last.at, "next_meeting", what);
                    }
                },
                Some(_) => {}
            }
        }
        let reviews = of_kind(cx, MeetingKind::ReviewConference);
        if next_planned(cx, &reviews, None).is_none() {
            let (by, what) = match last_held(cx, &reviews) {
                Some((_, on)) => {
                    (figures.review_conference_every.last_day(on), "The next review conference is due by")
                }
                None => (
                    figures.first_review_conference.last_day(conference),
                    "The first review conference is due by",
                ),
            };
            match cx.case.conference.review_on.known().filter(|day| reviews.is_empty() && *day >= cx.today) {
                Some(day) => {
                    let at = cx.case.conference.at;
                    self.add(DueKind::Meeting, day, at, "review_on", "The review conference is on");
                }
                None => self.add(DueKind::MeetingToSet, by, root, "meetings", what),
            }
        }
    }

    fn visit(&mut self) {
        let cx = self.cx;
        let Some(every) = visit_every(cx).filter(|_| !has_ended(cx)) else { return };
        let at = cx.case.visits.at;
        if let Some((_, last)) = visits(cx).last() {
            let by = visit_by(&every, *last);
            // Weeks are those of the calendar, up to Sunday.
            let what = if every.within.unit == Unit::Week && every.within.times == 1 {
                "The next visit to the child is due in the week that ends on"
            } else {
                "The next visit to the child is due by"
            };
            self.add(DueKind::Visit, by, at, "made", what);
        } else if let Some(starts) = cx.case.visits.starts.known() {
            self.add(DueKind::Visit, starts, at, "starts", "Visits to the child start on");
        }
    }

    fn actions(&mut self) {
        for action in self.cx.case.actions.iter().filter(|a| is_live(a) && !is_done(a)) {
            let name = named("action", action.id.as_str(), &action.what);
            if let Some(due) = action.due.known() {
                self.add(DueKind::Action, due, action.at, "due", &format!("Due: {name}, on"));
            }
            if let Some(on) = action.review_on.known() {
                self.add(DueKind::Review, on, action.at, "review_on", &format!("To be reviewed: {name}, on"));
            }
        }
    }

    fn reviews(&mut self) {
        let case = self.cx.case;
        if let Some(on) = case.safety_plan.review_on.known() {
            let at = case.safety_plan.at;
            self.add(DueKind::Review, on, at, "review_on", "The safety plan is to be reviewed on");
        }
        for contact in &case.contact {
            if let (Some(on), Some(person)) = (contact.review_on.known(), self.cx.person(&contact.person)) {
                let what = format!("Contact with {} is to be reviewed on", called(person));
                self.add(DueKind::Review, on, contact.at, "review_on", &what);
            }
        }
        if let Some(on) = case.court.next_hearing.known() {
            self.add(DueKind::Hearing, on, case.court.at, "next_hearing", "The next hearing is on");
        }
        for copy in case.copies.iter().filter(|c| c.on.is_absent()) {
            if let Some(on) = copy.planned_for.known() {
                let to = self.cx.person(&copy.to).map_or_else(|| "the child".to_owned(), called);
                let what = format!("A copy is to be given to {to} on");
                self.add(DueKind::Copy, on, copy.at, "planned_for", &what);
            }
        }
    }
}
