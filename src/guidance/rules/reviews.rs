//! What a review of the plan looks at.

use super::answers::looks_away;
use super::prelude::*;
use crate::guidance::timescales::date_in_words;

/// The review by which the case is judged: the last that was held. What an older one left out, a
/// later one can no longer mend.
fn last_review<'a>(cx: &Facts<'a>) -> Option<&'a Meeting> {
    cx.held_reviews().into_iter().max_by_key(|m| m.on.known())
}

rule! {
    /// A review gives the progress on every outcome, with evidence, and what difference it makes to
    /// the child.
    ///
    /// # Why
    /// An outcome that is passed over once is passed over again.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     progress:
    ///       - on: 2026-06-12
    ///         status: better
    ///         evidence: The chart shows four nights a week.
    ///         difference: She is less tired at school.
    /// ```
    EACH_OUTCOME = "REV002", "progress-on-each-outcome", since "0.1.0", covers ["REV-EACH-OUTCOME"], check each_outcome
}

fn each_outcome(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "add to `progress`: the meeting, how far it is, the evidence, and what difference it makes to the child; \"no change\" is an answer";
    let review = last_review(cx);
    for outcome in &cx.case.outcomes {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        let of_review = |p: &Progress, m: &Meeting| {
            !m.id.value.is_empty() && p.meeting.id == m.id.value
                || p.on.known().is_some() && p.on.known() == m.on.known()
        };
        if outcome.progress.is_empty() {
            let message = match review {
                Some(m) => format!("{name} has no progress from {}", meeting_name(m)),
                None => format!("{name} has no progress, and the plan is at review"),
            };
            out.at(outcome, "progress", message).help(HELP);
            continue;
        }
        if let Some(meeting) = review {
            // Noted after the meeting counts as well: a team writes up when it can.
            let noted = outcome.progress.iter().any(|p| {
                of_review(p, meeting)
                    || p.on.known().is_some_and(|on| meeting.on.known().is_some_and(|m| on >= m))
            });
            let was_met = outcome.progress.iter().any(|p| p.status.is(Status::Met));
            if !noted && !was_met {
                let message = format!("{name} has no progress from {}", meeting_name(meeting));
                out.at(outcome, "progress", message).help(HELP);
            }
        }
        let Some(last) = outcome.progress.iter().max_by_key(|p| p.on.known()) else { continue };
        let older = outcome.progress.iter().filter(|p| cx.held_reviews().iter().any(|m| of_review(p, m)));
        for note in
            outcome.progress.iter().filter(|p| p.at == last.at).chain(older.filter(|p| p.at != last.at))
        {
            let when = note.on.known().map(|on| format!(" on {}", date_in_words(on))).unwrap_or_default();
            let parts = [
                (
                    "status",
                    note.status.is_absent(),
                    "does not say how far it is",
                    "write one of `not_started`, `worse`, `no_change`, `better`, `met`",
                ),
                (
                    "evidence",
                    note.evidence.is_blank(),
                    "gives no evidence",
                    "write what shows it, and from whom: the child, the family, those who see the child",
                ),
                (
                    "difference",
                    note.difference.is_blank(),
                    "does not say what difference it makes to the child",
                    "write what is different in the child's days or nights; if nothing is, write that",
                ),
            ];
            for (key, missing, what, help) in parts {
                if missing {
                    out.at(note, key, format!("the progress of {name}{when} {what}")).help(help);
                }
            }
        }
    }
}

rule! {
    /// Each provider reports the progress of its service and the difference that it makes.
    ///
    /// # Why
    /// A service that nobody hears of may have stopped.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., starts: 2026-05-18, service: {name: CAMHS, availability: available}}
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., starts: 2026-05-18, service: {name: CAMHS, availability: available}}
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - id: cg2
    ///     kind: core_group
    ///     on: 2026-06-12
    ///     held: yes
    ///     services:
    ///       - {action: a1, by: therapist, report: Four sessions., difference: Ffion knows what helps at night.}
    /// ```
    EACH_SERVICE = "REV003", "report-of-each-service", since "0.1.0", covers ["REV-EACH-SERVICE"], check each_service
}

fn each_service(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(review) = last_review(cx) else { return };
    let name = meeting_name(review);
    let began = |a: &Action| match (a.starts.known(), review.on.known()) {
        (Some(starts), Some(on)) => starts <= on,
        _ => true,
    };
    let waits = |a: &Action| {
        a.state.is(ActionState::Planned)
            || matches!(
                a.service.availability.known(),
                Some(Availability::WaitingList | Availability::Unavailable)
            )
    };
    let is_service = |a: &&Action| a.service.at.is_some() || has_area(a, &[ActionArea::Therapy]);
    for action in cx.case.actions.iter().filter(is_service).filter(|a| is_live(a) && !is_done(a)) {
        let reported =
            review.services.iter().any(|s| !action.id.value.is_empty() && s.action.id == action.id.value);
        if began(action) && !waits(action) && !reported {
            let service = named("action", action.id.as_str(), &action.what);
            out.at(review, "services", format!("{name} has no report on {service}"))
                .help(format!("add to `services`: `action: {}`, who reports, what was done, and what difference it makes to the child", action.id.as_str()));
        }
    }
    for report in &review.services {
        let of = cx
            .action(&report.action)
            .map_or_else(|| "a service".to_owned(), |a| named("action", a.id.as_str(), &a.what).to_string());
        if report.report.is_blank() {
            out.at(report, "report", format!("the report on {of} at {name} does not say what was done"))
                .help("write what was done since the last meeting; also that nothing could be, and why");
        }
        if report.difference.is_blank() {
            out.at(
                report,
                "difference",
                format!("the report on {of} at {name} does not say what difference it makes to the child"),
            )
            .help("write what is different for the child; if nothing is yet, write that");
        }
    }
}

/// Answers that say no more than that a thing was left out.
const LEFT_OUT: &str = "\
        not discussed, not asked, not covered, not checked, not considered, not done, not recorded, \
        not known, to follow, next time, no time, ran out, see above, as above, tbc, n a";

/// Reports a part of the last review that is empty, or says only that it was left out.
fn last_review_says(
    cx: &Facts<'_>,
    out: &mut Findings<'_>,
    key: &'static str,
    text: fn(&Meeting) -> &Text,
    what: &str,
    help: &str,
) {
    let Some(review) = last_review(cx) else { return };
    let name = meeting_name(review);
    let prose = Prose::of(text(review).words());
    let none_answers = review.info().field(key).is_some_and(|field| field.none_answers);
    if if none_answers { text(review).is_unanswered() } else { text(review).is_blank() } {
        out.at(review, key, format!("{name} {what}")).help(help);
    } else if prose.len() <= 6 && prose.has_any(LEFT_OUT) || looks_away(text(review)) {
        let message = format!("{name} {what}, but only {}", quote(text(review).words()));
        out.at(review, key, message).help(help);
    }
}

/// Rules of one shape: at a review, a key of the minutes is written.
macro_rules! at_a_review {
    ($($(#[doc = $doc:literal])+ $NAME:ident = $code:literal, $name:literal, $id:literal, $key:ident, $check:ident: $what:literal, $help:literal;)+) => {
        $(
            rule! {
                $(#[doc = $doc])+
                $NAME = $code, $name, since "0.1.0", covers [$id], check $check
            }

            fn $check(cx: &Facts<'_>, out: &mut Findings<'_>) {
                last_review_says(cx, out, stringify!($key), |m| &m.$key, $what, $help);
            }
        )+
    };
}

at_a_review! {
    /// Child and family are asked how well the plan goes, and whether it meets their needs.
    ///
    /// # Why
    /// Only they know how it is on the other days.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, family_asked: Mum finds the nights better; Ffion says it is too many people.}
    /// ```
    ASK_FAMILY = "REV004", "family-asked", "REV-ASK-FAMILY", family_asked, ask_family:
        "does not say what child and family think of how the plan goes", "ask them, and write what they said";

    /// It is considered whether the child was helped to share further concerns.
    ///
    /// # Why
    /// Telling happens over time, to somebody who can be trusted.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, child_helped_to_share: Nia asked twice; Ffion told her of a second time.}
    /// ```
    SHARED_MORE = "REV005", "helped-to-share", "REV-CHILD-SHARED-MORE", child_helped_to_share, shared_more:
        "does not say whether the child was helped to share further concerns", "write who asked, how, and whether more came";

    /// Changes in the family's circumstances are considered.
    ///
    /// # Why
    /// A new partner, a move, a birth: each changes who is near the child.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, changes: None that anybody knows of.}
    /// ```
    CHANGES = "REV006", "changes-considered", "REV-CHANGES", changes, changes:
        "does not say whether the family's circumstances have changed", "write what changed, or that nothing did";

    /// That the safety plan is in place is checked, and how it goes.
    ///
    /// # Why
    /// Rules wear off where nobody asks about them.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, safety_plan_check: In place; Tomos forgets to knock.}
    /// ```
    SAFETY_PLAN = "REV007", "safety-plan-checked", "REV-SAFETY-PLAN", safety_plan_check, safety_plan:
        "does not say whether the safety plan is in place, and how it goes", "ask each member of the family, and write what they said";

    /// That the child still has chances to talk with a trusted adult is checked.
    ///
    /// # Why
    /// Teachers change in September.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, trusted_adult_check: Ms Ellis sees her each week.}
    /// ```
    TRUSTED_ADULT = "REV008", "trusted-adult-checked", "REV-TRUSTED-ADULT", trusted_adult_check, trusted_adult:
        "does not say whether the child still has chances to talk with a trusted adult", "write with whom, and how often they met";

    /// It is considered whether the child needs further help.
    ///
    /// # Why
    /// What a child needs changes once they are safe.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, new_needs: Help with reading before the new school.}
    /// ```
    NEW_NEEDS = "REV009", "new-needs", "REV-NEW-NEEDS", new_needs, new_needs:
        "does not say whether the child needs further help", "write what more is needed, or that nothing is";
}

rule! {
    /// For the review conference the core group reports together: each member's part is there, or the
    /// reason why not.
    ///
    /// # Why
    /// The conference decides on what it hears.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - id: rc1
    ///     kind: review_conference
    ///     on: 2026-06-12
    ///     held: yes
    ///     contributions:
    ///       - {member: sw, report: Eight visits.}
    /// ```
    /// # Better
    /// ```yaml
    /// group:
    ///   - {person: sw}
    ///   - {person: mum}
    /// meetings:
    ///   - id: rc1
    ///     kind: review_conference
    ///     on: 2026-06-12
    ///     held: yes
    ///     contributions:
    ///       - {member: sw, report: Eight visits.}
    ///       - {member: mum, report: The nights are better.}
    /// ```
    CONFERENCE_REPORT = "REV010", "report-to-conference", since "0.1.0", covers ["REV-CONFERENCE-REPORT"], check conference_report
}

fn conference_report(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let latest = cx
        .case
        .meetings
        .iter()
        .filter(|m| m.kind.is(MeetingKind::ReviewConference))
        .max_by_key(|m| m.on.known());
    let Some(meeting) = latest.filter(|m| cx.is_held(m) || !m.contributions.is_empty()) else { return };
    for (_, person) in cx.members() {
        let there = meeting.contributions.iter().any(|c| {
            is_ref_to(&c.member, person)
                && !((c.report.is_blank() || looks_away(&c.report)) && c.missing_because.is_blank())
        });
        if !there {
            out.at(
                meeting,
                "contributions",
                format!("the report to the review conference has nothing from {}", called(person)),
            )
            .help("write their part, or under `missing_because` why there is none");
        }
    }
}
