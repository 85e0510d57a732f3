//! Other harm beside sexual abuse, and parents with a learning disability.

use super::prelude::*;
use crate::case::values::Choice;

/// The record of a harm of this kind.
fn harm<'a>(cx: &Facts<'a>, kind: HarmKind) -> Option<&'a OtherHarm> {
    cx.case.other_harms.iter().find(|h| h.kind.is(kind))
}

/// The parts that are neither provided nor marked as not needed with a reason.
pub(super) fn missing<'p>(package: &[&PackagePart], parts: &'p [(Part, &'p str)]) -> Vec<&'p str> {
    let settled = |part: Part| {
        package.iter().any(|p| {
            p.part.is(part) && !(p.actions.is_empty() && p.how.is_blank() && p.not_needed.is_blank())
        })
    };
    parts.iter().filter(|(part, _)| !settled(*part)).map(|(_, words)| *words).collect()
}

/// One finding for all parts of a package that are missing.
fn package(cx: &Facts<'_>, out: &mut Findings<'_>, kind: HarmKind, what: &str, parts: &[(Part, &str)]) {
    let Some(harm) = harm(cx, kind) else { return };
    let missing = missing(&harm.package.iter().collect::<Vec<_>>(), parts);
    if !missing.is_empty() {
        let words: Vec<String> = parts
            .iter()
            .filter(|(_, w)| missing.contains(w))
            .map(|(p, _)| format!("`{}`", p.word()))
            .collect();
        let finding =
            out.at(harm, "package", format!("{what} has nothing on: {}", missing.join("; "))).help(format!(
                "write under `package` for {} which actions provide it, how, or why it is not needed",
                words.join(", ")
            ));
        if words.iter().any(|w| w == "`evaluation`") && cx.parent_has_learning_disability() {
            finding.also("INT-LD-EVALUATE");
        }
    }
}

rule! {
    /// Work on neglect mixes formal and informal help, and has goals that can be measured, ways to
    /// reach them, and ways to judge change.
    ///
    /// # Why
    /// Neglect is many small things, and help with one of them is soon eaten up by the others.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - {id: neglect, kind: neglect, what: There is often no food in the house.}
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - id: neglect
    ///     kind: neglect
    ///     what: There is often no food in the house.
    ///     package:
    ///       - {part: resources, how: A fridge from the fund.}
    ///       - {part: social_support, how: Nan cooks on Tuesdays.}
    ///       - {part: relationships, not_needed: They are warm.}
    ///       - {part: measurable_goals, how: A cooked meal each day.}
    ///       - {part: strategies, how: A weekly shop with the support worker.}
    ///       - {part: evaluation, how: What Ffion and school say.}
    /// ```
    NEGLECT = "INT001", "neglect-plan", since "0.1.0", covers ["INT-NEGLECT-PLAN"], at times ["INT-LD-EVALUATE"], check neglect
}

fn neglect(cx: &Facts<'_>, out: &mut Findings<'_>) {
    package(
        cx,
        out,
        HarmKind::Neglect,
        "the help with neglect",
        &[
            (Part::Resources, "concrete help such as money, housing, things for the home"),
            (Part::SocialSupport, "help by family, friends and neighbours"),
            (Part::Relationships, "relationships in the family"),
            (Part::MeasurableGoals, "goals that can be measured"),
            (Part::Strategies, "ways to reach them"),
            (Part::Evaluation, "ways to judge change"),
        ],
    );
}

rule! {
    /// Poverty and emotional neglect are told apart, and each has its own help.
    ///
    /// # Why
    /// A family without money is not a family without love.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - {id: neglect, kind: neglect, what: There is often no food in the house.}
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - id: neglect
    ///     kind: neglect
    ///     what: There is often no food in the house.
    ///     poverty: Debts after the move; the adviser comes on 2 June.
    ///     emotional: None was found; Mum is warm with them.
    /// ```
    POVERTY = "INT002", "neglect-poverty", since "0.1.0", covers ["INT-NEGLECT-POVERTY"], check poverty
}

fn poverty(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(harm) = harm(cx, HarmKind::Neglect) else { return };
    if harm.poverty.is_blank() {
        out.at(harm, "poverty", "it does not say what poverty has to do with the neglect, and what helps")
            .help("write it, also if it has nothing to do with it");
    }
    if harm.emotional.is_blank() {
        out.at(harm, "emotional", "it does not say what emotional neglect has to do with it, and what helps")
            .help("write it, also if none was found");
    }
}

rule! {
    /// At a review it is decided whether help for the family meets the child's needs; if it does not,
    /// whether removal is needed.
    ///
    /// # Why
    /// Neglect that goes on does harm that cannot be made up for.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// other_harms:
    ///   - {id: neglect, kind: neglect, what: There is often no food in the house.}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// other_harms:
    ///   - {id: neglect, kind: neglect, what: There is often no food in the house., decision: There is food every day now; help goes on.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// stage: initial
    /// other_harms:
    ///   - {id: neglect, kind: neglect, what: There is often no food in the house.}
    /// ```
    NOT_WORKING = "INT003", "neglect-decision", since "0.1.0", covers ["INT-NEGLECT-NOT-WORKING"], check not_working
}

fn not_working(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if let Some(harm) = harm(cx, HarmKind::Neglect).filter(|h| h.decision.is_blank()) {
        out.at(harm, "decision", "it does not say whether help for the family meets the child's needs")
            .help("write whether it does; if not, what is decided about removal");
    }
}

rule! {
    /// Where a parenting programme is planned for a parent who is depressed, under stress, poor,
    /// isolated or in long-standing difficulties, individual support goes with it.
    ///
    /// # Why
    /// A course asks for strength that such a parent does not have to spare.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - {id: neglect, kind: neglect, package: [{part: parenting_programme, how: Ten Tuesdays at the centre.}]}
    /// parents:
    ///   - {person: mum, capacity: [{kind: depression, actions: [a4]}]}
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - id: neglect
    ///     kind: neglect
    ///     package:
    ///       - {part: parenting_programme, how: Ten Tuesdays at the centre.}
    ///       - {part: individual_support, how: Beth sees Mum alone on Fridays.}
    /// parents:
    ///   - {person: mum, capacity: [{kind: depression, actions: [a4]}]}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// other_harms:
    ///   - {id: neglect, kind: neglect, package: [{part: parenting_programme, how: Ten Tuesdays at the centre.}]}
    /// parents:
    ///   - {person: mum, capacity: []}
    /// ```
    PROGRAMME = "INT004", "programme-with-support", since "0.1.0", covers ["INT-NEGLECT-PARENTING-PROGRAMME"], check programme
}

fn programme(cx: &Facts<'_>, out: &mut Findings<'_>) {
    use CapacityFactorKind as K;
    let burdens = [
        K::Depression,
        K::Stress,
        K::LowIncome,
        K::LowSelfEfficacy,
        K::Isolation,
        K::PoorRelationship,
        K::LongStanding,
    ];
    let burdened = cx
        .case
        .parents
        .iter()
        .flat_map(|p| &p.capacity)
        .any(|f| f.kind.known().is_some_and(|k| burdens.contains(&k)));
    let Some(harm) = harm(cx, HarmKind::Neglect).filter(|_| burdened) else { return };
    let planned =
        harm.package.iter().find(|p| p.part.is(Part::ParentingProgramme) && p.not_needed.is_blank());
    let supported =
        harm.package.iter().any(|p| p.part.is(Part::IndividualSupport) && p.not_needed.is_blank());
    if let Some(part) = planned.filter(|_| !supported) {
        out.at(part, "part", "a parenting programme is planned for a parent who carries much else, with no individual support beside it").help("add a part `individual_support`: who sees the parent alone, and how often");
    }
}

rule! {
    /// Help with domestic abuse has a risk assessment, trained support, advocacy, safety planning for
    /// the non-abusing parent, and protection and support for the child.
    ///
    /// # Why
    /// A parent who is controlled cannot protect, and is most at risk when they begin to.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - {id: da, kind: domestic_abuse, impact: Ffion hears it through the wall.}
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - id: da
    ///     kind: domestic_abuse
    ///     impact: Ffion hears it through the wall.
    ///     package:
    ///       - {part: risk_assessment, how: DASH on 4 May.}
    ///       - {part: trained_support, how: The IDVA.}
    ///       - {part: advocacy, how: The IDVA.}
    ///       - {part: parent_safety_planning, how: With the IDVA on 6 May.}
    ///       - {part: child_protection_and_support, how: Sara.}
    /// ```
    DA_PACKAGE = "INT009", "domestic-abuse-package", since "0.1.0", covers ["INT-DA-PACKAGE"], check da_package
}

fn da_package(cx: &Facts<'_>, out: &mut Findings<'_>) {
    package(
        cx,
        out,
        HarmKind::DomesticAbuse,
        "the help with domestic abuse",
        &[
            (Part::RiskAssessment, "a risk assessment"),
            (Part::TrainedSupport, "support by somebody trained for it"),
            (Part::Advocacy, "advocacy"),
            (Part::ParentSafetyPlanning, "safety planning for the non-abusing parent"),
            (Part::ChildProtectionAndSupport, "protection and support for the child"),
        ],
    );
}

rule! {
    /// Harm to the child by domestic abuse is considered, from seeing or hearing it included.
    ///
    /// # Why
    /// A child in the next room is in it.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - {id: da, kind: domestic_abuse, what: Rhys hit Mum.}
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - {id: da, kind: domestic_abuse, what: Rhys hit Mum., impact: Ffion hears it through the wall.}
    /// ```
    DA_CHILD = "INT010", "domestic-abuse-and-child", since "0.1.0", covers ["INT-DA-CHILD-HARMED"], check da_child
}

fn da_child(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if let Some(harm) = harm(cx, HarmKind::DomesticAbuse).filter(|h| h.impact.is_blank()) {
        out.at(
            harm,
            "impact",
            "it does not say what the domestic abuse does to the child, seeing and hearing it included",
        )
        .help("write what the child sees, hears and does, and what it does to them");
    }
}

rule! {
    /// Where contact with a violent parent is planned, professional advice on it is recorded, and the
    /// child was spoken to.
    ///
    /// # Why
    /// Handing over a child is a moment of danger.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - {id: da, kind: domestic_abuse, impact: Ffion hears it through the wall.}
    /// contact:
    ///   - {person: dad, decision: supervised, supervised_by: [nan]}
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - {id: da, kind: domestic_abuse, impact: Ffion hears it through the wall.}
    /// contact:
    ///   - {person: dad, decision: supervised, supervised_by: [nan], advice: "The IDVA: at the centre only.", child_spoken_to_on: 2026-05-05}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// other_harms:
    ///   - {id: da, kind: domestic_abuse, impact: Ffion hears it through the wall.}
    /// contact: []
    /// ```
    DA_CONTACT = "INT011", "domestic-abuse-contact", since "0.1.0", covers ["INT-DA-CONTACT"], check da_contact
}

fn da_contact(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let goes_on = |c: &&ContactArrangement| c.decision.known().is_some_and(|d| d != ContactDecision::None);
    for contact in cx.case.contact.iter().filter(goes_on) {
        let parent = cx.person(&contact.person).filter(|p| cx.is_parent(p) && !p.lives_in_home.is(true));
        let Some(person) = parent.or_else(|| cx.person(&contact.person).filter(|p| cx.is_of_concern(p)))
        else {
            continue;
        };
        let name = called(person);
        let (advised, spoken) = (!contact.advice.is_blank(), contact.child_spoken_to_on.known().is_some());
        // The case does not say which parent was violent: one of whom there is no other concern is
        // told of only where nothing at all was thought of.
        if !cx.is_of_concern(person) && (advised || spoken) {
            continue;
        }
        if !advised {
            out.at(
                contact,
                "advice",
                format!("there was domestic abuse, contact with {name} is planned, and no professional advice on it is recorded"),
            )
            .help("write whose advice it is, and what it says");
        }
        if !spoken {
            out.at(
                contact,
                "child_spoken_to_on",
                format!("there was domestic abuse, and it does not say when the child was spoken to about contact with {name}"),
            )
            .help("speak with the child alone, and write the day");
        }
    }
}

rule! {
    /// Other harm that is recorded has actions of its own.
    ///
    /// # Why
    /// A harm without an action is a remark.
    ///
    /// # Example
    /// ```yaml
    /// other_harms:
    ///   - {id: emotional, kind: emotional_abuse, what: Ffion is called names.}
    /// ```
    /// # Better
    /// ```yaml
    /// other_harms:
    ///   - {id: emotional, kind: emotional_abuse, what: Ffion is called names.}
    /// actions:
    ///   - {id: a1, what: Beth works with Mum on how they speak with each other., areas: [emotional_abuse]}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// other_harms: []
    /// ```
    OTHER_HARM = "INT012", "other-harm-has-action", since "0.1.0", covers ["INT-OTHER-HARM"], check other_harm
}

fn other_harm(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for harm in &cx.case.other_harms {
        let Some(kind) = harm.kind.known() else { continue };
        let areas: &'static [ActionArea] = match kind {
            HarmKind::Neglect => &[ActionArea::Neglect, ActionArea::CareAtHome],
            HarmKind::EmotionalAbuse => &[ActionArea::EmotionalAbuse],
            HarmKind::PhysicalAbuse => &[ActionArea::PhysicalAbuse],
            HarmKind::DomesticAbuse => &[ActionArea::DomesticAbuse],
        };
        let in_package = harm.package.iter().any(|p| !p.actions.is_empty());
        if !cx.has_action_in(areas) && !in_package {
            let what = Text::is_blank(&harm.what);
            let name = if what {
                format!("the harm `{}`", kind.word())
            } else {
                named("harm", harm.id.as_str(), &harm.what).to_string()
            };
            out.at(harm, "kind", format!("no action is about {name}"))
                .help(format!("add one with `areas: [{}]`", kind.word()));
        }
    }
}
