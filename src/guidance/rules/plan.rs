//! The plan as a whole: the concern, the reasons, what must change, and what follows.

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
    for meeting in cx
        .held_meetings()
        .filter(|m| !m.other_harm_check.is_blank() && m.sexual_abuse_check.is_blank() && !reviewed(m))
    {
        let name = meeting_name(meeting);
        out.at(
            meeting,
            "sexual_abuse_check",
            format!("{name} looked at other harm, and nothing is recorded about the sexual abuse"),
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

fn category(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.conference.categories.is_empty() {
        out.at(cx.case, "conference.categories", "the category of harm is not recorded")
            .help("write as the conference decided, such as `categories: [sexual_abuse]`");
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

rule! {
    /// The child's needs are listed, each derived from the assessment, and each is served by an
    /// outcome.
    ///
    /// # Why
    /// Between assessment and plan, needs get lost. Each should be found again.
    ///
    /// # Example
    /// ```yaml
    /// needs:
    ///   - id: n1
    ///     what: To be safe from sexual abuse, and to sleep without fear.
    ///     areas: [sexual_abuse]
    /// ```
    /// # Better
    /// ```yaml
    /// needs:
    ///   - id: n1
    ///     what: To be safe from sexual abuse, and to sleep without fear.
    ///     areas: [sexual_abuse]
    ///     findings: [f1]
    /// ```
    NEEDS = "PLAN007", "needs-from-assessment", since "0.1.0", covers ["PLAN-NEEDS-FROM-ASSESSMENT"], check needs
}

fn needs(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.needs.is_empty() {
        out.at(cx.case, "needs", "the child's needs are not listed")
            .help("write each need that the assessment found, with the finding behind it");
    }
    for need in &cx.case.needs {
        let name = named("need", need.id.as_str(), &need.what);
        if need.findings.is_empty() && need.no_outcome_because.is_blank() {
            out.at(need, "findings", format!("{name} has no finding of the assessment behind it"))
                .help("write the ids of the findings under `assessment.findings`, such as `findings: [f1]`");
        }
        let served = cx.case.outcomes.iter().any(|o| o.needs.iter().any(|n| n.id == need.id.value));
        if !served && need.no_outcome_because.is_blank() {
            out.at(need, "what", format!("no outcome serves {name}"))
                .help(format!("name it under `needs` of an outcome, such as `needs: [{}]`, add one, or say under `no_outcome_because` why none follows", need.id.as_str()));
        }
    }
}

rule! {
    /// Each risk names what makes the child vulnerable to it, and what in the plan reduces it.
    ///
    /// # Why
    /// A risk that nobody works on has only been written down.
    ///
    /// # Example
    /// ```yaml
    /// risks:
    ///   - id: r1
    ///     what: Dad may be alone with Ffion again.
    ///     vulnerability: She does not want to make him sad.
    /// ```
    /// # Better
    /// ```yaml
    /// risks:
    ///   - id: r1
    ///     what: Dad may be alone with Ffion again.
    ///     vulnerability: She does not want to make him sad.
    ///     actions: [a2]
    /// ```
    RISKS = "PLAN008", "risks-reduced", since "0.1.0", covers ["PLAN-RISKS-MITIGATED"], check risks
}

fn risks(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for risk in &cx.case.risks {
        let name = named("risk", risk.id.as_str(), &risk.what);
        if risk.vulnerability.is_blank() {
            out.at(
                risk,
                "vulnerability",
                format!("{name} does not say what makes the child vulnerable to it"),
            )
            .help("write what it is about this child or their life");
        }
        if risk.actions.is_empty() && risk.safety_rules.is_empty() {
            out.at(risk, "actions", format!("nothing in the plan reduces {name}"))
                .help("write the ids of the actions under `actions`, or of rules of the safety plan under `safety_rules`");
        }
    }
}

rule! {
    /// The strengths and protective factors of the child and the family are recorded.
    ///
    /// # Why
    /// The plan is built on them, and a family that is only told of its faults stops listening.
    ///
    /// # Example
    /// ```yaml
    /// strengths: []
    /// ```
    /// # Better
    /// ```yaml
    /// strengths:
    ///   - what: Mum believed Ffion at once.
    /// ```
    STRENGTHS = "PLAN009", "strengths", since "0.1.0", covers ["PLAN-STRENGTHS"], check strengths
}

fn strengths(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.strengths.iter().all(|s| s.what.is_blank()) {
        out.at(cx.case, "strengths", "no strengths of the child or the family are recorded")
            .help("write what they do well, and how the plan builds on it");
    }
}

rule! {
    /// The plan looks to the child's overall needs, not to the abuse alone.
    ///
    /// # Why
    /// The child has a school, a body, friends and a future.
    ///
    /// # Example
    /// ```yaml
    /// needs:
    ///   - id: n1
    ///     what: To be safe from sexual abuse.
    ///     areas: [sexual_abuse]
    ///     findings: [f1]
    /// ```
    /// # Better
    /// ```yaml
    /// needs:
    ///   - id: n1
    ///     what: To be safe from sexual abuse.
    ///     areas: [sexual_abuse]
    ///     findings: [f1]
    ///   - id: n2
    ///     what: To play with her friends again.
    ///     areas: [leisure]
    ///     findings: [f2]
    /// ```
    OVERALL_NEEDS = "PLAN010", "overall-needs", since "0.1.0", covers ["PLAN-OVERALL-NEEDS"], check overall_needs
}

fn overall_needs(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let areas: Vec<Area> = cx.case.needs.iter().flat_map(|n| &n.areas).filter_map(Given::known).collect();
    if !areas.is_empty() && areas.iter().all(|a| *a == Area::SexualAbuse) {
        out.at(cx.case, "needs", "every need is about the sexual abuse; the guidance asks to look to the child's overall needs")
            .help("think of health, education, relationships, identity and leisure, and write what the assessment found");
    }
}

rule! {
    /// Outcomes are outcomes for the child, also where the work is with adults.
    ///
    /// # Why
    /// A parent can finish a course, and nothing has changed for the child.
    ///
    /// # Example
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Mum completes the ten weeks of the parenting course.
    /// ```
    /// # Better
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion is met by Mum at the school gate every day.
    /// ```
    FOCUS_CHILD = "PLAN011", "outcome-for-the-child", since "0.1.0", covers ["PLAN-FOCUS-CHILD"], check focus_child
}

fn focus_child(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const ADULTS: &str = "mum, mam, mummy, mother, dad, daddy, father, parent, parents, stepdad, stepmum, stepfather, stepmother, carer, carers, \
        camhs, school, police, professionals, practitioners, agencies, services, social worker, family support, core group";
    let child = cx.child_names();
    for outcome in &cx.case.outcomes {
        let prose = Prose::of(outcome.what.words());
        let start = usize::from(matches!(prose.word(0), "the" | "that" | "her" | "his" | "their" | "both"));
        let start = start
            + usize::from(prose.word(start).strip_suffix("'s").is_some_and(|w| child.has(w) || w == "child"));
        let subject = prose.from(start);
        let names_adult = cx.case.people.iter().any(|p| {
            let adult = cx.is_adult(p) || is_professional(p);
            adult
                && [p.known_as.words(), p.name.words()]
                    .iter()
                    .any(|name| !name.is_empty() && subject.begins_with(&Prose::of(name)))
        });
        let with_child = prose.word(start + 1) == "and"
            && (child.has(prose.word(start + 2)) || prose.word(start + 2) == "child");
        if (names_adult || subject.begins_any(ADULTS)) && !with_child {
            let name = named("outcome", outcome.id.as_str(), &outcome.what);
            out.at(outcome, "what", format!("{name} says what an adult or a service does, and not what will be different for the child"))
                .help("begin with the child: what will the child have, do or feel when the adults have done this?");
        }
    }
}

rule! {
    /// Where relevant, the plan has action on five things: to make the child safe, to promote health
    /// and development, to help parents safeguard, therapy for the child, and work with the person
    /// who caused harm.
    ///
    /// # Why
    /// Plans tend to have one or two of the five. Each that is left out should have been thought of.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   components_not_relevant: []
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   components_not_relevant:
    ///     - component: work_with_person_who_harmed
    ///       why: Police asked that nobody speaks to him before his interview.
    /// ```
    FIVE_COMPONENTS = "PLAN012", "five-components", since "0.1.0", covers ["PLAN-FIVE-COMPONENTS"], check five_components
}

fn five_components(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let safe = cx.has_safety_plan()
        || cx.has_action_in(&[A::Safety, A::SafetyPlanning, A::SaferPlaces, A::Disruption]);
    let health = cx.has_action_in(&[
        A::EmotionalWellbeing,
        A::PhysicalWellbeing,
        A::SexualHealth,
        A::Education,
        A::Leisure,
        A::Identity,
        A::CareAtHome,
    ]);
    let parents = cx.has_action_in(&[A::ParentSupport, A::ParentRecovery, A::UnderstandingGrooming]);
    let components = [
        (Component::Safety, safe, "to make the child safe"),
        (Component::HealthAndDevelopment, health, "to promote health and development"),
        (Component::HelpForParents, parents, "to help parents to safeguard the child"),
        (Component::Therapy, cx.has_action_in(&[A::Therapy]), "therapy for the child"),
        (
            Component::WorkWithPersonWhoHarmed,
            cx.has_action_in(&[A::WorkWithPersonWhoHarmed, A::HarmfulBehaviour]),
            "work with the person who caused harm",
        ),
    ];
    let excused = |c: Component| {
        cx.case.purpose.components_not_relevant.iter().any(|n| n.component.is(c) && !n.why.is_blank())
    };
    let missing: Vec<&str> =
        components.iter().filter(|(c, there, _)| !there && !excused(*c)).map(|(.., words)| *words).collect();
    if !missing.is_empty() {
        out.at(cx.case, "actions", format!("of the five things that a plan brings together, these are not there: {}", missing.join("; ")))
            .help("add an action for each, or say under `purpose.components_not_relevant` which does not apply and why");
    }
}
