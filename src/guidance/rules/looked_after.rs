//! Looked-after children, family group meetings, the end of the plan, and what is shared.

use super::prelude::*;
use super::review_points::decides;
use crate::case::model::ActionArea as A;
use crate::case::values::Date;
use crate::guidance::schedule::{next_planned, of_kind};
use crate::guidance::timescales::date_in_words;

rule! {
    /// Where the child is looked after, the plan is joined to the care plan, and a copy goes to the
    /// Independent Reviewing Officer.
    ///
    /// # Why
    /// One child should not have two plans that do not meet.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: accommodated, care_plan: Long-term foster care.}
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: accommodated, care_plan: Long-term foster care., reviewing_officer: iro, plan_sent_on: 2026-05-13}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: no}
    /// ```
    INTEGRATED = "CLA001", "joined-to-care-plan", since "0.1.0", covers ["CLA-INTEGRATED"], check integrated
}

fn integrated(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let looked_after = &cx.case.child.looked_after;
    if !cx.is_looked_after() {
        return;
    }
    if looked_after.reviewing_officer.is_blank() {
        out.at(
            looked_after,
            "reviewing_officer",
            "the child is looked after, and no Independent Reviewing Officer is named",
        )
        .help("write the id of the officer under `people`");
    } else if looked_after.plan_sent_on.known().is_none() {
        out.at(
            looked_after,
            "plan_sent_on",
            "it does not say when the Independent Reviewing Officer was sent the plan",
        )
        .help("send it, and write the day");
    }
}

rule! {
    /// Where the child is looked after, the review conference comes before the looked-after review.
    ///
    /// # Why
    /// The review decides on the care plan, and needs to know what the conference found.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: accommodated, next_review: 2026-07-10}
    /// meetings:
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: accommodated, next_review: 2026-07-31}
    /// meetings:
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// meetings:
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    /// ```
    REVIEW_ORDER = "CLA002", "conference-before-review", since "0.1.0", covers ["CLA-REVIEW-ORDER"], check review_order
}

/// Reviews of both kinds that lie no further apart than this belong together.
const TOGETHER: i32 = 60;

fn review_order(cx: &Facts<'_>, out: &mut Findings<'_>) {
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
    let held = conferences.iter().any(|(m, _)| cx.is_held(m));
    let set = cx.case.conference.review_on.known().filter(|day| !held && *day >= cx.today);
    if let Some(day) = next_planned(cx, &conferences, None).map(|(_, day)| day).or(set)
        && on < day
        && days_between(on, day) <= TOGETHER
    {
        out.at(looked_after, "next_review", before(on, day)).help(help);
    }
}

rule! {
    /// Only the looked-after review makes significant changes to the care plan.
    ///
    /// # Why
    /// It is where the child has an officer of their own.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after:
    ///     status: accommodated
    ///     care_plan_changes:
    ///       - {what: Ffion moves to Nan., on: 2026-05-20, decided_at: cg1}
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after:
    ///     status: accommodated
    ///     care_plan_changes:
    ///       - {what: Ffion moves to Nan., on: 2026-05-20, decided_at: lar1}
    /// meetings:
    ///   - {id: lar1, kind: looked_after_review, on: 2026-05-20}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    /// ```
    CARE_PLAN = "CLA003", "care-plan-changes", since "0.1.0", covers ["CLA-CARE-PLAN-CHANGE"], check care_plan
}

fn care_plan(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for change in &cx.case.child.looked_after.care_plan_changes {
        let decided = cx
            .case
            .meetings
            .iter()
            .find(|m| !change.decided_at.is_blank() && m.id.value == change.decided_at.id);
        if !decided.is_some_and(|m| m.kind.is(MeetingKind::LookedAfterReview)) {
            let name = named("change", "", &change.what);
            out.at(
                change,
                "decided_at",
                format!("{name} to the care plan was not decided by a looked-after review"),
            )
            .help("write the id of the looked-after review that decides it");
        }
    }
    let is_review = |m: &Meeting| m.kind.is(MeetingKind::LookedAfterReview);
    for meeting in cx.held_meetings().filter(|m| cx.is_looked_after() && !is_review(m)) {
        for decision in meeting.decisions.iter().filter(|d| decides(&d.what, MOVES)) {
            let message = format!(
                "{} decided where the child lives; a looked-after review decides that",
                meeting_name(meeting)
            );
            out.at(decision, "what", message)
                .help("let the meeting ask for it, and write the change under `care_plan_changes` with the review that decides it");
        }
    }
}

/// How it is said that a child lives elsewhere from now on.
const MOVES: &str = "moves to the residential, moves to a residential, moves to the children's home, moves to a children's home, moves to foster*, \
    moves to new carers, moves to live, moves in with, moves back home, moves back to, moves to another placement, moves placement, \
    goes to live, goes home to, returns home, the placement ends, placement is ended, placement is changed";

rule! {
    /// Where it is planned that the child goes home, detailed work builds the carers' parenting skills.
    ///
    /// # Why
    /// A child who goes home to what they left leaves again.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: accommodated, return_home_planned: yes}
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: accommodated, return_home_planned: yes}
    /// actions:
    ///   - {id: a1, what: The family support worker practises bedtimes and school mornings with Mum., areas: [parent_support]}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after: {status: accommodated, return_home_planned: no}
    /// actions: []
    /// ```
    RETURN_HOME = "CLA004", "return-home-prepared", since "0.1.0", covers ["CLA-REUNIFICATION"], check return_home
}

fn return_home(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.child.looked_after.return_home_planned.is(true)
        && !cx.has_action_in(&[A::ParentSupport, A::CareAtHome])
    {
        out.at(
            &cx.case.child.looked_after,
            "return_home_planned",
            "it is planned that the child goes home, and no action builds the carers' parenting skills",
        )
        .help("add one with `areas: [parent_support]`: what is practised, with whom, how often");
    }
}

// ---------------------------------------------------------------- the end of the plan

rule! {
    /// When the plan ends, continuing needs lead to Family Help, early help or therapy.
    ///
    /// # Why
    /// The end of a plan is not the end of what happened.
    ///
    /// # Example
    /// ```yaml
    /// stage: closing
    /// closing:
    ///   why: Ffion is safe.
    /// ```
    /// # Better
    /// ```yaml
    /// stage: closing
    /// closing:
    ///   why: Ffion is safe.
    ///   onward:
    ///     - {need: n1, what: Therapy with Sara goes on until Christmas., by: therapist}
    /// ```
    NEXT_SUPPORT = "STEP001", "onward-support", since "0.1.0", covers ["STEP-NEXT-SUPPORT"], check next_support
}

fn next_support(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let closing = &cx.case.closing;
    if closing.onward.iter().all(|o| o.what.is_blank()) {
        out.at(cx.case, "closing.onward", "the plan ends, and it does not say which support goes on").help("write for each need that goes on what there is: Family Help, early help, therapy, and who takes it on");
    }
    for onward in closing.onward.iter().filter(|o| o.what.is_blank() && !o.by.is_blank()) {
        out.at(onward, "what", "it does not say what goes on when the plan has ended")
            .help("write which support it is, and how long it lasts");
    }
    for onward in closing.onward.iter().filter(|o| !o.what.is_blank() && o.by.is_blank()) {
        let name = named("support", "", &onward.what);
        out.at(onward, "by", format!("{name} goes on, and nobody is named who takes it on"))
            .help("write the id of one person");
    }
}

rule! {
    /// The plan closes only when needs are met, or are taken on elsewhere by name.
    ///
    /// # Why
    /// An outcome that is still open was somebody's promise.
    ///
    /// # Example
    /// ```yaml
    /// stage: closing
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     needs: [n1]
    /// ```
    /// # Better
    /// ```yaml
    /// stage: closing
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     needs: [n1]
    ///     onward: Sara goes on with it until Christmas.
    /// ```
    NEEDS_MET = "STEP002", "outcomes-met-or-taken-on", since "0.1.0", covers ["STEP-NEEDS-MET"], check needs_met
}

fn needs_met(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for outcome in cx.case.outcomes.iter().filter(|o| !is_met(o) && o.onward.is_blank()) {
        let taken_on = cx
            .case
            .closing
            .onward
            .iter()
            .any(|onward| !onward.by.is_blank() && outcome.needs.iter().any(|n| n.id == onward.need.id));
        if !taken_on {
            let name = named("outcome", outcome.id.as_str(), &outcome.what);
            out.at(
                outcome,
                "onward",
                format!("the plan ends, {name} is not met, and nobody goes on with it"),
            )
            .help("write who goes on with it by name, or keep the plan");
        }
    }
}

// ---------------------------------------------------------------- sharing

rule! {
    /// Where a parent is suspected of the abuse, it is decided and recorded what is shared with them.
    ///
    /// # Why
    /// What they learn may reach the child the same evening.
    ///
    /// # Example
    /// ```yaml
    /// sharing: []
    /// ```
    /// # Better
    /// ```yaml
    /// sharing:
    ///   - {person: dad, shared: What is asked of him., withheld: What Ffion said., by: sw, on: 2026-05-08}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: mum, name: Carys Pritchard, relationship: mother}
    /// concern:
    ///   contexts: [extra_familial]
    /// sharing: []
    /// ```
    SUSPECTED_PARENT = "SHARE001", "sharing-decided", since "0.1.0", covers ["SHARE-SUSPECTED-PARENT"], check suspected_parent
}

fn suspected_parent(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for parent in cx.parents().filter(|p| cx.is_of_concern(p)) {
        let decision = cx.case.sharing.iter().find(|s| is_ref_to(&s.person, parent));
        let name = called(parent);
        match decision {
            None => {
                out.at(
                    cx.case,
                    "sharing",
                    format!(
                        "it is not decided what is shared with {name}, a parent of whom there is concern"
                    ),
                )
                .help("write what is shared, what is withheld and why, who decided and when");
            }
            Some(decision) if decision.shared.is_unanswered() && decision.withheld.is_unanswered() => {
                out.at(
                    decision,
                    "shared",
                    format!(
                        "the decision on sharing with {name} does not say what is shared, and what is not"
                    ),
                )
                .help("write it item by item, or by area; \"nothing\" is an answer");
            }
            Some(_) => {}
        }
    }
}

rule! {
    /// Information on risk is shared in time, with a single point of contact in each agency.
    ///
    /// # Why
    /// A message to a team is read by whoever is in.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: t1, name: Ms Ellis, role: education, agency: Ysgol Bro Ogwen}
    ///   - {id: t2, name: Mr Rees, role: education, agency: Ysgol Bro Ogwen}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: t1, name: Ms Ellis, role: education, agency: Ysgol Bro Ogwen, point_of_contact: yes}
    ///   - {id: t2, name: Mr Rees, role: education, agency: Ysgol Bro Ogwen}
    /// ```
    AGENCIES = "SHARE002", "point-of-contact", since "0.1.0", covers ["SHARE-WITH-AGENCIES"], check agencies
}

/// An agency with one person in the case has its contact in that person.
fn agencies(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let mut told: Vec<&str> = Vec::new();
    for person in cx.professionals().filter(|p| !p.agency.is_blank()) {
        let agency = person.agency.words();
        let people: Vec<&Person> = cx.professionals().filter(|p| p.agency.words() == agency).collect();
        let lead = people.iter().any(|p| p.role.is(Role::LeadSocialWorker));
        if people.len() > 1
            && !lead
            && !told.contains(&agency)
            && !people.iter().any(|p| p.point_of_contact.is(true))
        {
            told.push(agency);
            out.at(
                person,
                "point_of_contact",
                format!("{} has several people in the plan, and no single point of contact", quote(agency)),
            )
            .help("write `point_of_contact: yes` for one of them");
        }
    }
}
