//! What each review of the plan looks at.

use super::prelude::*;

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
    let last_review = cx.held_reviews().into_iter().filter_map(|m| m.on.known()).max();
    for outcome in cx.case.outcomes.iter().filter(|o| !is_met(o)) {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        let Some(last) = outcome.progress.last() else {
            out.at(outcome, "progress", format!("the review gives no progress on {name}")).help("write under `progress` the day, the meeting, the status, the evidence and the difference to the child");
            continue;
        };
        let of_last_review = last_review.is_none_or(|review| {
            outcome.progress.iter().any(|p| {
                p.on.known().is_some_and(|on| on >= review)
                    || cx.case.meetings.iter().any(|m| m.id.value == p.meeting.id && m.on.is(review))
            })
        });
        if !of_last_review {
            out.at(outcome, "progress", format!("the last review gives no progress on {name}"))
                .help("add a note for it under `progress`");
        } else if last.evidence.is_blank() {
            out.at(last, "evidence", format!("the progress on {name} has no evidence"))
                .help("write what was seen or said, and by whom");
        } else if last.difference.is_blank() {
            out.at(
                last,
                "difference",
                format!("the progress on {name} does not say what difference it makes to the child"),
            )
            .help("write what is different for the child, also if nothing is");
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
    let Some(last) = cx.held_reviews().into_iter().max_by_key(|m| m.on.known()) else { return };
    let began =
        |a: &Action| a.starts.known().is_none_or(|starts| last.on.known().is_none_or(|on| starts <= on));
    let active = |a: &&Action| {
        !a.service.name.is_blank()
            && is_live(a)
            && !is_done(a)
            && began(a)
            && !a.state.is(ActionState::Planned)
    };
    for action in cx.case.actions.iter().filter(active) {
        let name = named("action", action.id.as_str(), &action.what);
        match last.services.iter().find(|s| s.action.id == action.id.value) {
            None => {
                out.at(
                    last,
                    "services",
                    format!("{} has no report of the service behind {name}", meeting_name(last)),
                )
                .help("write under `services` what was done, and what difference it makes");
            }
            Some(report) if report.difference.is_blank() && report.delay.is_blank() => {
                out.at(
                    report,
                    "difference",
                    format!("the report on {name} does not say what difference it makes to the child"),
                )
                .help("write what is different, also if nothing is yet");
            }
            Some(_) => {}
        }
    }
}

/// One finding for each review whose minutes are silent on something.
fn each_review(
    cx: &Facts<'_>,
    out: &mut Findings<'_>,
    key: &'static str,
    text: fn(&Meeting) -> &Text,
    what: &str,
    help: &str,
) {
    for meeting in cx.held_reviews().into_iter().filter(|m| text(m).is_blank()) {
        out.at(meeting, key, format!("{} {what}", meeting_name(meeting))).help(help);
    }
}

/// Rules of one shape: at each review, a key of the minutes is written.
macro_rules! at_each_review {
    ($($(#[doc = $doc:literal])+ $NAME:ident = $code:literal, $name:literal, $id:literal, $key:ident, $check:ident: $what:literal, $help:literal;)+) => {
        $(
            rule! {
                $(#[doc = $doc])+
                $NAME = $code, $name, since "0.1.0", covers [$id], check $check
            }

            fn $check(cx: &Facts<'_>, out: &mut Findings<'_>) {
                each_review(cx, out, stringify!($key), |m| &m.$key, $what, $help);
            }
        )+
    };
}

at_each_review! {
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
    for member in &cx.case.group {
        let Some(person) = cx.person(&member.person) else { continue };
        let there = meeting
            .contributions
            .iter()
            .any(|c| is_ref_to(&c.member, person) && !(c.report.is_blank() && c.missing_because.is_blank()));
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
