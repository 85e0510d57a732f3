//! The plan as a whole: the concern, the reasons, what must change, and what follows.

use super::answers::{looks_away, says_no};
use super::prelude::*;
use crate::case::model::ActionArea as A;

rule! {
    /// The sexual abuse concern is stated in plain words, and a need of the child points to it. It
    /// stays named in the plan also where it is only suspected.
    ///
    /// # Why
    /// What is not named is not worked on. Where words are missing, "concerns" and "the incident"
    /// take the place of the abuse, and the plan drifts away from it.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   statement: Concerns about what happened at Dad's house.
    ///   status: suspected
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    ///   status: suspected
    /// ```
    CONCERN_CENTRAL = "PLAN001", "concern-named", since "0.1.0", covers ["PLAN-CONCERN-CENTRAL"],
    at times ["PLAN-CONCERN-UNSUBSTANTIATED"], check concern_central
}

fn concern_central(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const PLAIN: &str = "sexual*, rape*, indecent*, incest*, rhywiol*, csa, grooming";
    let concern = &cx.case.concern;
    let uncertain =
        matches!(concern.status.known(), Some(ConcernStatus::Suspected | ConcernStatus::Unsubstantiated));
    let message = if concern.statement.is_blank() {
        Some("the concern about sexual abuse is not stated")
    } else if !Prose::of(concern.statement.words()).has_any(PLAIN) {
        Some("the statement of the concern does not name sexual abuse")
    } else {
        None
    };
    if let Some(message) = message {
        let finding = out.at(cx.case, "concern.statement", message);
        finding.help("write in plain words what the worry is, such as \"There is a concern that Ffion was sexually abused by her dad\"");
        if uncertain {
            finding.also("PLAN-CONCERN-UNSUBSTANTIATED");
        }
    }
    let about_abuse = |n: &Need| {
        n.areas.iter().any(|a| a.is(Area::SexualAbuse)) || Prose::of(n.what.words()).has_any(PLAIN)
    };
    if cx.has_concern() && !cx.case.needs.is_empty() && !cx.case.needs.iter().any(about_abuse) {
        out.at(
            cx.case,
            "needs",
            "no need of the child is about the sexual abuse, so the plan does not start from it",
        )
        .help("write what the child needs because of it, and mark it with `areas: [sexual_abuse]`");
    }
}

rule! {
    /// Where the police investigation ended without further police action, the sexual abuse concern
    /// keeps its actions.
    ///
    /// # Why
    /// The police ask whether a crime can be proven. The plan asks what the child needs, and that
    /// has not changed.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    /// actions:
    ///   - id: a1
    ///     what: Sara helps Ffion with what the sexual abuse has left behind.
    ///     areas: [sexual_abuse]
    ///     state: ended
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    /// actions:
    ///   - id: a1
    ///     what: Sara helps Ffion with what the sexual abuse has left behind.
    ///     areas: [sexual_abuse]
    ///     state: under_way
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: under_way
    /// actions:
    ///   - id: a1
    ///     what: Sara helps Ffion with what the sexual abuse has left behind.
    ///     areas: [sexual_abuse]
    ///     state: ended
    /// ```
    POLICE_CLOSED = "PLAN002", "concern-outlasts-police", since "0.1.0", covers ["PLAN-CONCERN-POLICE-CLOSED"], check police_closed
}

fn police_closed(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.case.police.status.is(InvestigationStatus::ClosedNoCharge) {
        return;
    }
    let actions: Vec<&Action> = cx.actions_in(&[A::SexualAbuse]).collect();
    let closed = |a: &&Action| !is_live(a);
    let decided = |a: &&Action| !a.ended_at.is_blank();
    if !actions.is_empty() && actions.iter().all(closed) && !actions.iter().all(decided) {
        out.at(cx.case, "actions", "the police investigation is closed, and every action about the sexual abuse was ended without a decision of a review")
            .help("keep or renew the actions; if a meeting decided to end one, name the meeting under `ended_at`");
    }
}

rule! {
    /// Where other harm is recorded, too, sexual abuse does not drop out of a review because of it.
    ///
    /// # Why
    /// A cold house is easier to talk about. Reviews of cases found that neglect pushed sexual abuse
    /// out of sight.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - id: neglect
    ///     kind: neglect
    ///     what: There is often no food in the house.
    /// meetings:
    ///   - id: cg1
    ///     kind: core_group
    ///     on: 2026-05-08
    ///     held: yes
    ///     other_harm_check: There is food every day now.
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - id: neglect
    ///     kind: neglect
    ///     what: There is often no food in the house.
    /// meetings:
    ///   - id: cg1
    ///     kind: core_group
    ///     on: 2026-05-08
    ///     held: yes
    ///     sexual_abuse_check: Dad has not come near; Ffion sleeps in her own bed.
    ///     other_harm_check: There is food every day now.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// other_harms: []
    /// meetings:
    ///   - id: cg1
    ///     kind: core_group
    ///     on: 2026-05-08
    ///     held: yes
    /// ```
    NOT_LOST = "PLAN003", "sexual-abuse-not-lost", since "0.1.0", covers ["PLAN-CONCERN-NOT-LOST"], check not_lost
}

fn not_lost(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.other_harms.is_empty() || !cx.has_concern() {
        return;
    }
    let reviewed = |m: &&Meeting| {
        let of_abuse = |o: &&Outcome| {
            o.needs.iter().any(|n| {
                cx.case
                    .needs
                    .iter()
                    .any(|k| k.id.value == n.id && k.areas.iter().any(|a| a.is(Area::SexualAbuse)))
            })
        };
        let progress = cx.case.outcomes.iter().filter(of_abuse).flat_map(|o| &o.progress);
        progress.into_iter().any(|p| p.meeting.id == m.id.value)
    };
    for meeting in cx.held_meetings().filter(|m| {
        let is_left_out = m.sexual_abuse_check.is_blank() || says_no(&m.sexual_abuse_check);
        looks_away(&m.sexual_abuse_check)
            || !m.other_harm_check.is_unanswered() && is_left_out && !reviewed(m)
    }) {
        let name = meeting_name(meeting);
        out.at(
            meeting,
            "sexual_abuse_check",
            format!("nothing of what {name} made of the sexual abuse is recorded"),
        )
        .help("write what the meeting said about the sexual abuse, also where nothing new is known");
    }
}

rule! {
    /// The category or categories of harm and the date of the conference's decision are recorded.
    ///
    /// # Why
    /// They are the ground on which the plan stands.
    ///
    /// # Example
    /// ```yaml
    /// conference:
    ///   decision: Ffion's name is on the register.
    /// ```
    /// # Better
    /// ```yaml
    /// conference:
    ///   on: 2026-05-01
    ///   categories: [sexual_abuse]
    ///   decision: Ffion's name is on the register.
    /// ```
    CATEGORY = "PLAN004", "category-and-conference", since "0.1.0", covers ["PLAN-CATEGORY"], check category
}

/// A category that the text of the decision names, and the conference's list has not; none where the text also names
/// one that is in the list.
fn other_category(cx: &Facts<'_>) -> Option<&'static str> {
    const NAMES: [(&str, Category); 5] = [
        ("neglect", Category::Neglect),
        ("physical abuse", Category::PhysicalAbuse),
        ("emotional abuse", Category::EmotionalAbuse),
        ("sexual abuse", Category::SexualAbuse),
        ("financial abuse", Category::FinancialAbuse),
    ];
    const BEFORE: [&str; 3] = ["category of", "category is", "category"];
    let conference = &cx.case.conference;
    let decision = Prose::of(conference.decision.words());
    let is_named = |name: &str| BEFORE.iter().any(|before| decision.has(&format!("{before} {name}")));
    let mut named = NAMES.iter().filter(|(name, _)| is_named(name)).peekable();
    let first = named.peek().map(|(name, _)| *name)?;
    let is_listed = |category: Category| conference.categories.iter().any(|c| c.is(category));
    (!conference.categories.is_empty() && named.all(|(_, category)| !is_listed(*category))).then_some(first)
}

fn category(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.conference.categories.is_empty() {
        out.at(cx.case, "conference.categories", "the category of harm is not recorded")
            .help("write as the conference decided, such as `categories: [sexual_abuse]`");
    }
    if let Some(named) = other_category(cx) {
        let message =
            format!("the decision names {named} as the category, and `categories` does not have it");
        out.at(&cx.case.conference, "decision", message)
            .help("write under `categories` what the conference decided, or mend the decision");
    }
    if cx.case.conference.on.known().is_none() {
        out.at(cx.case, "conference.on", "the date of the conference's decision is not recorded")
            .help("write year, month, day, such as `on: 2026-05-01`");
    }
}

rule! {
    /// The reasons why a plan is needed are given: each harm or risk of harm, with the evidence.
    ///
    /// # Why
    /// A family can only change what it can see. Reasons without evidence are accusations.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   reasons:
    ///     - harm: Sexual abuse by her dad.
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   reasons:
    ///     - harm: Sexual abuse by her dad.
    ///       evidence: What Ffion told her teacher on 14 April.
    /// ```
    REASONS = "PLAN005", "reasons-with-evidence", since "0.1.0", covers ["PLAN-REASONS"], check reasons
}

fn reasons(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.purpose.reasons.is_empty() {
        out.at(cx.case, "purpose.reasons", "it does not say why a plan is needed")
            .help("write each harm or risk of harm, and the evidence for it");
    }
    for reason in &cx.case.purpose.reasons {
        let name = named("reason", "", &reason.harm);
        if reason.harm.is_blank() {
            out.at(reason, "harm", "a reason for the plan does not name the harm or risk")
                .help("write what has happened, or may happen");
        } else if reason.evidence.is_blank() {
            out.at(reason, "evidence", format!("{name} has no evidence"))
                .help("write what was seen, said or found, by whom and when");
        }
    }
}

rule! {
    /// The overall objective of the plan is stated.
    ///
    /// # Why
    /// It lets the family see where all of this leads.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   must_change: [Ffion sleeps at home without fear.]
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum, sleeps again, and is back in her team.
    /// ```
    OBJECTIVE = "PLAN006", "objective", since "0.1.0", covers ["PLAN-OBJECTIVE"], check objective
}

fn objective(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.purpose.objective.is_blank() {
        out.at(cx.case, "purpose.objective", "the overall objective of the plan is not stated")
            .help("write in a sentence how it is for the child when the plan is no longer needed");
    }
}
