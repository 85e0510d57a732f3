//! Parents with a learning disability.

use super::other_harms::missing;
use super::prelude::*;
use crate::case::values::Choice;

rule! {
    /// Support for a parent with a learning disability has easy information, advice, teaching of
    /// skills, ongoing support, professionals who say the same things, key working, advocacy,
    /// informal support, encouragement, and contact with other parents.
    ///
    /// # Why
    /// Parents with a learning disability learn as others do: with time, and in their own way.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - {person: mum, capacity: [{kind: learning_disability, actions: [a4]}]}
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity: [{kind: learning_disability, actions: [a4]}]
    ///     package:
    ///       - {part: easy_information, how: An easy-read plan.}
    ///       - {part: advice, how: Beth is on the telephone.}
    ///       - {part: skills_teaching, actions: [a4]}
    ///       - {part: ongoing_support, actions: [a4]}
    ///       - {part: consistency, how: One page that all keep to.}
    ///       - {part: key_working, how: Beth.}
    ///       - {part: advocacy, how: The local self-advocacy group.}
    ///       - {part: informal_support, how: Nan.}
    ///       - {part: encouragement, how: A photo of each thing that went well.}
    ///       - {part: other_parents, not_needed: Mum does not want a group now.}
    /// ```
    LD_PACKAGE = "INT005", "learning-disability-package", since "0.1.0", covers ["INT-LD-PACKAGE"], check ld_package
}

/// The parents with a learning disability or difficulty.
fn with_learning_disability<'a>(cx: &Facts<'a>) -> impl Iterator<Item = &'a ParentNeeds> {
    let has = |p: &&ParentNeeds| p.capacity.iter().any(|f| f.kind.is(CapacityFactorKind::LearningDisability));
    cx.case.parents.iter().filter(has)
}

fn parent_package(cx: &Facts<'_>, out: &mut Findings<'_>, parts: &[(Part, &str)]) {
    for needs in with_learning_disability(cx) {
        // Where there is neglect, too, the help is often one package.
        let shared = cx.case.other_harms.iter().flat_map(|h| &h.package);
        let package: Vec<&PackagePart> = needs.package.iter().chain(shared).collect();
        let missing = missing(&package, parts);
        if !missing.is_empty() {
            let words: Vec<String> = parts
                .iter()
                .filter(|(_, w)| missing.contains(w))
                .map(|(p, _)| format!("`{}`", p.word()))
                .collect();
            out.at(
                needs,
                "package",
                format!(
                    "the support for a parent with a learning disability has nothing on: {}",
                    missing.join("; ")
                ),
            )
            .help(format!(
                "write under `package` for {} which actions provide it, how, or why it is not needed",
                words.join(", ")
            ));
        }
    }
}

fn ld_package(cx: &Facts<'_>, out: &mut Findings<'_>) {
    parent_package(
        cx,
        out,
        &[
            (Part::EasyInformation, "easy information"),
            (Part::Advice, "advice"),
            (Part::SkillsTeaching, "teaching of skills"),
            (Part::OngoingSupport, "support that goes on"),
            (Part::Consistency, "professionals who say the same things"),
            (Part::KeyWorking, "one key worker"),
            (Part::Advocacy, "advocacy"),
            (Part::InformalSupport, "support by family and friends"),
            (Part::Encouragement, "encouragement"),
            (Part::OtherParents, "contact with other parents"),
        ],
    );
}

rule! {
    /// A parent with a learning disability is taught skills by practice, feedback and praise, in
    /// places like home; long-term support and family ties are covered.
    ///
    /// # Why
    /// What is learnt at a centre often stays there.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - {person: mum, capacity: [{kind: learning_disability, actions: [a4]}]}
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity: [{kind: learning_disability, actions: [a4]}]
    ///     package:
    ///       - {part: practice_and_praise, actions: [a4]}
    ///       - {part: home_like_place, how: In Mum's kitchen.}
    ///       - {part: ongoing_support, actions: [a4]}
    ///       - {part: family_ties, how: Nan is part of it.}
    /// ```
    LD_METHOD = "INT006", "learning-disability-method", since "0.1.0", covers ["INT-LD-METHOD"], check ld_method
}

fn ld_method(cx: &Facts<'_>, out: &mut Findings<'_>) {
    parent_package(
        cx,
        out,
        &[
            (Part::PracticeAndPraise, "practice, feedback and praise"),
            (Part::HomeLikePlace, "teaching at home or in places like it"),
            (Part::OngoingSupport, "long-term support"),
            (Part::FamilyTies, "family ties"),
        ],
    );
}

rule! {
    /// What a parent with a learning disability understood was checked, and they have the plan in a
    /// form made for them.
    ///
    /// # Why
    /// Many say yes to what they did not follow.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - {person: mum, capacity: [{kind: learning_disability, actions: [a4]}]}
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity: [{kind: learning_disability, actions: [a4]}]
    ///     understanding_checked: Mum told Beth in her own words what is asked of her.
    /// copies:
    ///   - {to: mum, document: family, language: en, format: easy_read, on: 2026-05-13}
    /// ```
    LD_EASY_READ = "INT007", "understanding-checked", since "0.1.0", covers ["INT-LD-EASY-READ"], check ld_easy_read
}

/// Whether a check of what somebody understood tells only that they agreed, and of nothing that they said or did.
fn was_only_agreed(checked: &Text) -> bool {
    const AGREED: &str = "nodded, nods, said yes, says yes, was fine, is fine, said that she understood, said that he understood, \
        said she understood, said he understood, seemed to, appeared to, no questions, agreed with everything, agreed to everything, signed";
    const SHOWED: &str = "told back, told it, told each, told her, told him, own words, showed, shows, explained, repeated, described, \
        drew, back, asked her, asked him, asked to, laid, pointed, said who, said what, example, page by page, put it, role play";
    let prose = Prose::of(checked.words());
    prose.has_any(AGREED) && !prose.has_any(SHOWED)
}

fn ld_easy_read(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for needs in with_learning_disability(cx) {
        if needs.understanding_checked.is_blank() {
            out.at(
                needs,
                "understanding_checked",
                "it does not say how it was checked what a parent with a learning disability understood",
            )
            .help("ask them to say it in their own words, and write what you found");
        }
        if was_only_agreed(&needs.understanding_checked) {
            out.at(
                needs,
                "understanding_checked",
                "that a parent with a learning disability agreed does not show that they understood",
            )
            .help("ask them to say or show it in their own way, and write what you found");
        }
        let Some(person) = cx.person(&needs.person).filter(|p| !cx.is_of_concern(p)) else { continue };
        let wanted = person.communication.format.known().unwrap_or(Format::EasyRead);
        if !cx
            .case
            .copies
            .iter()
            .any(|c| is_ref_to(&c.to, person) && (c.format.is(wanted) || c.format.is(Format::EasyRead)))
        {
            out.at(
                cx.case,
                "copies",
                format!("no copy of the plan is made for {} in a form for them", called(person)),
            )
            .help("add one with `format: easy_read`, or the form that they prefer");
        }
    }
}

rule! {
    /// It says how it will be judged whether the support for a parent with a learning disability meets
    /// the child's needs.
    ///
    /// # Why
    /// Support that never ends, and never is enough, helps nobody.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - {person: mum, capacity: [{kind: learning_disability, actions: [a4]}]}
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity: [{kind: learning_disability, actions: [a4]}]
    ///     package:
    ///       - {part: evaluation, how: Beth and Nia look at it with Mum each month.}
    /// ```
    LD_EVALUATE = "INT008", "learning-disability-evaluated", since "0.1.0", covers ["INT-LD-EVALUATE"], check ld_evaluate
}

fn ld_evaluate(cx: &Facts<'_>, out: &mut Findings<'_>) {
    // Help with neglect and with the disability is often one package: there, it is asked for once.
    if cx.has_harm(HarmKind::Neglect) {
        return;
    }
    parent_package(cx, out, &[(Part::Evaluation, "how it is judged whether it meets the child's needs")]);
}
