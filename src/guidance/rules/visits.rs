//! Visits of the lead social worker: kept at the frequency that the plan states.

use super::prelude::*;
use crate::guidance::finding::Level;
use crate::guidance::schedule::{has_ended, visit_by, visit_every, visits};
use crate::guidance::timescales::{date_in_words, day_in_words};

rule! {
    /// Visits are kept at the frequency that the plan states.
    ///
    /// # Why
    /// The child waits for them. A gap is when things happen that nobody hears of.
    ///
    /// # Example
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    ///   starts: 2026-05-05
    ///   made:
    ///     - {on: 2026-05-06, alone: yes}
    ///     - {on: 2026-06-08, alone: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    ///   starts: 2026-05-05
    ///   made:
    ///     - {on: 2026-05-06, alone: yes}
    ///     - {on: 2026-05-20, alone: yes}
    ///     - {on: 2026-06-04, alone: yes}
    /// ```
    KEPT = "VISIT002", "visits-kept", since "0.1.0", covers ["VISIT-FREQUENCY"], check kept
}

fn kept(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(every) = visit_every(cx) else { return };
    let made = visits(cx);
    let asked = format!("the plan says {}", every.every());
    // The sources ask for a frequency; that it is kept to is what a frequency is for.
    let starts = cx.case.visits.starts.known();
    if let (Some(starts), Some((visit, on))) = (starts, made.first())
        && *on > visit_by(&every, starts)
    {
        let message = format!(
            "the first visit was on {}; visits start on {}, and {asked}",
            date_in_words(*on),
            date_in_words(starts)
        );
        out.at(*visit, "on", message)
            .help("add a visit that is missing here; or write to the manager what held it up")
            .level(Level::Warning);
    }
    for pair in made.windows(2) {
        let ((_, before), (visit, on)) = (pair[0], pair[1]);
        if on > visit_by(&every, before) {
            let message = format!(
                "between the visits of {} and {} lie {}; {asked}",
                date_in_words(before),
                date_in_words(on),
                every.distance(before, on)
            );
            out.at(visit, "on", message)
                .help("add a visit that is missing here; if there was none, accept this finding with the reason")
                .level(Level::Warning);
        }
    }
    if made.is_empty() && !has_ended(cx) {
        // Before the first review, visits may not have been copied from the record yet.
        let starts = cx.case.visits.starts.known().or(cx.case.starts.known());
        let Some(starts) = starts.filter(|on| cx.today > visit_by(&every, *on)) else { return };
        if !cx.held_reviews().is_empty() {
            let message = format!(
                "no visit to the child is recorded; visits start on {}, and {asked}",
                date_in_words(starts)
            );
            out.at(&cx.case.visits, "made", message)
                .help("write each visit with its day, its place, and whether the child was seen alone")
                .level(Level::Warning);
        }
    }
    let Some((_, last)) = made.last().filter(|_| !has_ended(cx)) else { return };
    let by = visit_by(&every, *last);
    if cx.today > by {
        let message = format!(
            "no visit is recorded since {}; the next was due by {}, since {asked}",
            date_in_words(*last),
            day_in_words(by)
        );
        out.at(&cx.case.visits, "made", message)
            .help("write the visits since then, or see the child now")
            .level(Level::Warning);
    }
}
