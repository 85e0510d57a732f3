//! Needs, risks, strengths and outcomes of the plan as a whole.

use std::cell::OnceCell;

use super::prelude::*;
use super::sexual_abuse_therapy::therapy_not_considered;
use crate::case::model::ActionArea as A;

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
    if cx.case.outcomes.is_empty() && !cx.case.needs.is_empty() {
        out.at(cx.case, "outcomes", "the plan has no outcomes, so that no need is met by it")
            .help("write for each need how it is for the child when it is met");
    }
    for finding in cx.case.assessment.findings.iter().filter(|f| f.what.at().is_some() && f.what.is_blank()) {
        out.at(finding, "what", "the assessment does not say what it found")
            .help("write the finding in a sentence; the child's needs are drawn from it");
    }
    // An outcome that is tied to no need is told of by another rule, and is most likely what is missed here.
    let loose = cx.case.outcomes.iter().any(|o| o.needs.is_empty());
    for need in &cx.case.needs {
        let name = named("need", need.id.as_str(), &need.what);
        if need.findings.is_empty() && need.no_outcome_because.is_blank() {
            out.at(need, "findings", format!("{name} has no finding of the assessment behind it"))
                .help("write the ids of the findings under `assessment.findings`, such as `findings: [f1]`");
        }
        let what = Prose::of(need.what.words());
        let is_needy = |person: &&Person| {
            [&person.known_as, &person.name].into_iter().any(|name| {
                let name = Prose::of(name.words());
                what.begins_with(&name) && matches!(what.word(name.len()), "needs" | "has")
            })
        };
        if let Some(adult) = cx.safe_family().find(|p| cx.is_parent(p) && is_needy(p)) {
            out.at(need, "what", format!("{name} is a need of {}, and not of the child", called(adult)))
                .help("write what the child needs; what the adult needs for it belongs under `parents`, and to the actions");
        }
        let known = |id: &str| cx.case.assessment.findings.iter().any(|f| f.id.as_str() == id);
        for finding in need.findings.iter().filter(|f| !known(f.as_str())) {
            if cx.case.assessment.findings.is_empty() {
                break;
            }
            let message =
                format!("{name} leads to {}, which the assessment did not find", quote(finding.as_str()));
            out.at_node(finding.at, message)
                .help("write the id of a finding under `assessment.findings`, such as `f1`");
        }
        // Something is written there, and it is no need.
        if need.what.at().is_some() && need.what.is_blank() {
            out.at(need, "what", "a need does not say what the child needs")
                .help("write what the child needs, in a sentence, as the assessment found it");
        }
        let served = cx.case.outcomes.iter().any(|o| o.needs.iter().any(|n| n.id == need.id.value));
        if !served && !loose && !cx.case.outcomes.is_empty() && need.no_outcome_because.is_blank() {
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
    if cx.case.strengths.iter().all(|s| s.what.is_blank() || Prose::of(s.what.words()).says_nothing()) {
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

/// The first name, where the name begins with one and not with a title.
fn first_name(person: &Person) -> &str {
    const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "dc", "pc", "ds"];
    let first = person.name.words().split(' ').next().unwrap_or_default();
    if TITLES.contains(&first.trim_end_matches('.').to_lowercase().as_str()) { "" } else { first }
}

/// Words for adults, services and what they do. An outcome of them that never names the child is not the child's.
const OF_ADULTS: &str = "parent*, carer*, professional*, agenc*, service*, police, health, plan, approach, communication, oversight, \
    supervision, mother, father, mum, mam, dad, man, men, everyone, everybody, worker*, network, group, home conditions";

/// Words that lead on to the subject of an outcome.
const LEADS_TO_SUBJECT: &str = "the, that, her, his, their, both, for, to";

/// A name with which a text may begin. Few texts begin with its first letter, and for them alone it is taken apart.
struct Opening<'a> {
    name: &'a str,
    prose: OnceCell<Prose>,
}

impl<'a> Opening<'a> {
    fn of(name: &'a str) -> Opening<'a> {
        Opening { name, prose: OnceCell::new() }
    }

    fn begins(&self, text: &Prose) -> bool {
        let letters = (self.name.as_bytes().first(), text.word(0).as_bytes().first());
        let differ = |(own, other): (&u8, &u8)| own.is_ascii_alphabetic() && !own.eq_ignore_ascii_case(other);
        if letters.0.zip(letters.1).is_none_or(differ) {
            return false;
        }
        text.begins_with(self.prose.get_or_init(|| Prose::of(self.name)))
    }
}

fn focus_child(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const ADULTS: &str = "mum, mam, mummy, mother, dad, daddy, father, parent, parents, stepdad, stepmum, stepfather, stepmother, carer, carers, \
        camhs, csc, school, police, health, professionals, practitioners, agencies, services, social worker, family support, core group, \
        improved, better, increased, consistent, closer, greater, more";
    const TITLES: &str = "mr, mrs, ms, miss, mx, dr";
    let child = cx.child_names();
    // Of each adult the names by which a text may begin with them, and the last name.
    let adults = cx.case.people.iter().filter(|p| cx.is_adult(p) || is_professional(p)).map(|p| {
        let surname = p.name.words().rsplit(' ').next().unwrap_or_default();
        ([p.known_as.words(), p.name.words(), first_name(p)].map(Opening::of), Opening::of(surname))
    });
    let adults: Vec<([Opening<'_>; 3], Opening<'_>)> = adults.collect();
    for outcome in cx.case.outcomes.iter().filter(|o| !o.what.is_blank()) {
        let prose = Prose::of(outcome.what.words());
        let start = usize::from(prose.begins_any(LEADS_TO_SUBJECT));
        let start = start
            + usize::from(prose.word(start).strip_suffix("'s").is_some_and(|w| child.has(w) || w == "child"));
        let subject = prose.from(start);
        let has_title = subject.begins_any(TITLES);
        let of_title = subject.from(usize::from(has_title));
        let names_adult = adults.iter().any(|(names, surname)| {
            has_title && surname.begins(&of_title) || names.iter().any(|name| name.begins(&subject))
        });
        let with_child = prose.word(start + 1) == "and"
            && (child.has(prose.word(start + 2)) || prose.word(start + 2) == "child");
        // "Mum knows what helps, so that Effie is back asleep …" is about what the child gains.
        let gains = prose.find("so that").is_some_and(|at| {
            let after = prose.from(at + 2);
            child.has(after.word(0)) || after.begins_any("she, he, they, the child, the children")
        });
        let is_for_adults = (names_adult || subject.begins_any(ADULTS)) && !with_child && !gains;
        if is_for_adults || prose.has_any(OF_ADULTS) && !names_child(&prose, child) {
            let name = named("outcome", outcome.id.as_str(), &outcome.what);
            out.at(outcome, "what", format!("{name} says what an adult or a service does, and not what will be different for the child"))
                .help("begin with the child: what will the child have, do or feel when the adults have done this?");
        }
    }
}

/// Whether a text speaks of the child at all, by name or otherwise.
fn names_child(prose: &Prose, child: &Prose) -> bool {
    const OTHERWISE: &str = "child, children, girl, girls, boy, boys, son, daughter, baby, pupil, young person, she, he, they, her, his, \
        him, them, their, siblings, sisters, brothers";
    prose.has_any(OTHERWISE)
        || (0..prose.len()).any(|at| {
            let word = prose.word(at);
            child.has(word.strip_suffix("'s").unwrap_or(word))
        })
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
    let therapy = cx.has_action_in(&[A::Therapy]);
    let components = [
        (Component::Safety, safe, "to make the child safe"),
        (Component::HealthAndDevelopment, health, "to promote health and development"),
        (Component::HelpForParents, parents, "to help parents to safeguard the child"),
        (Component::Therapy, therapy || therapy_not_considered(cx), "therapy for the child"),
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
