//! What the plan asks of the family, what they think of it, and how it changes.

use super::prelude::*;

fn none_written(texts: &[Text]) -> bool {
    texts.iter().all(Text::is_blank)
}

rule! {
    /// It is stated what is negotiable, and what is not.
    ///
    /// # Why
    /// Families can find their own ways to most things, if they know where the line is.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   negotiable: [At what hour visits are.]
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   negotiable: [At what hour visits are.]
    ///   not_negotiable: [Ffion does not see her dad without Nan.]
    /// ```
    NEGOTIABLE = "PLAN013", "negotiable", since "0.1.0", covers ["PLAN-NEGOTIABLE"], check negotiable
}

fn negotiable(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let purpose = &cx.case.purpose;
    if none_written(&purpose.negotiable) {
        out.at(cx.case, "purpose.negotiable", "it does not say what can be agreed in another way")
            .help("write what the family can decide: times, places, who helps");
    }
    if none_written(&purpose.not_negotiable) {
        out.at(cx.case, "purpose.not_negotiable", "it does not say what is not negotiable")
            .help("write what has to be so, whatever else changes");
    }
}

rule! {
    /// It is stated which care is unacceptable.
    ///
    /// # Why
    /// Parents should not have to guess.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   unacceptable_care: []
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   unacceptable_care: [That Ffion is left at her dad's house.]
    /// ```
    UNACCEPTABLE_CARE = "PLAN014", "unacceptable-care", since "0.1.0", covers ["PLAN-UNACCEPTABLE-CARE"], check unacceptable_care
}

fn unacceptable_care(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if none_written(&cx.case.purpose.unacceptable_care) {
        out.at(cx.case, "purpose.unacceptable_care", "it does not say which care is unacceptable")
            .help("write what must not happen, in words that the parents can recognise");
    }
}

rule! {
    /// It is stated what happens if the child is placed in danger, or the plan is not followed.
    ///
    /// # Why
    /// To know it beforehand is fair, and it can keep it from happening.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum.
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum.
    ///   consequences: If Ffion is left with her dad, Nia asks for a legal meeting the same day.
    /// ```
    CONSEQUENCES = "PLAN015", "consequences", since "0.1.0", covers ["PLAN-CONSEQUENCES"], check consequences
}

fn consequences(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.purpose.consequences.is_blank() {
        out.at(
            cx.case,
            "purpose.consequences",
            "it does not say what happens if the child is placed in danger or the plan is not followed",
        )
        .help("write plainly what the authority would do, and when");
    }
}

rule! {
    /// It is stated what needs to change, as goals that the parents can recognise.
    ///
    /// # Why
    /// It is the shortest answer to what every parent asks: what do I have to do?
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   must_change: []
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   must_change: [Ffion sleeps at home without fear that her dad comes.]
    /// ```
    MUST_CHANGE = "PLAN016", "what-must-change", since "0.1.0", covers ["PLAN-WHAT-MUST-CHANGE"], check must_change
}

fn must_change(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if none_written(&cx.case.purpose.must_change) {
        out.at(cx.case, "purpose.must_change", "it does not say what needs to change")
            .help("write each change as the parents would see it at home");
    }
}

rule! {
    /// Specific commitments of family members are listed. What is asked of a person of concern is a
    /// restriction, and does not count.
    ///
    /// # Why
    /// The family does the most of it, every day.
    ///
    /// # Example
    /// ```yaml
    /// group:
    ///   - person: mum
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// group:
    ///   - person: mum
    ///     commitments: [Is at home at bedtime from Sunday to Thursday.]
    /// actions: []
    /// ```
    FAMILY_COMMITMENTS = "PLAN017", "family-commitments", since "0.1.0", covers ["PLAN-FAMILY-COMMITMENTS"], check family_commitments
}

fn family_commitments(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let family = |p: &Person| (is_family(p) || cx.is_parent(p)) && !cx.is_of_concern(p);
    let in_group = cx
        .case
        .group
        .iter()
        .any(|m| !none_written(&m.commitments) && cx.person(&m.person).is_some_and(family));
    let acts = cx.case.actions.iter().any(|a| cx.person(&a.owner).is_some_and(family));
    if !in_group && !acts && cx.safe_family().next().is_some() {
        out.at(cx.case, "group", "no action and no commitment belongs to a member of the family")
            .help("agree with them what they do, and write it under `commitments` of their entry in `group`");
    }
}

rule! {
    /// Each member of the core group, the family included, has confirmed that they understand the
    /// plan and their part in it.
    ///
    /// # Why
    /// Nobody can do what they have not understood.
    ///
    /// # Example
    /// ```yaml
    /// group:
    ///   - person: mum
    ///     commitments: [Keeps to the safety plan.]
    /// ```
    /// # Better
    /// ```yaml
    /// group:
    ///   - person: mum
    ///     commitments: [Keeps to the safety plan.]
    ///     understood_on: 2026-05-08
    /// ```
    UNDERSTOOD = "PLAN019", "plan-understood", since "0.1.0", covers ["PLAN-UNDERSTOOD"], check understood
}

fn understood(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let unconfirmed = |m: &Member| m.understood_on.known().is_none() && m.not_understood_because.is_blank();
    for (member, person) in cx.members().filter(|(m, _)| unconfirmed(m)) {
        out.at(
            member,
            "understood_on",
            format!("{} has not confirmed that they understand the plan and their part", called(person)),
        )
        .help("write the day on which they did, or under `not_understood_because` why not yet");
    }
}

rule! {
    /// Any disagreement is recorded, with the reasons for the decision that was taken.
    ///
    /// # Why
    /// A disagreement on paper can be talked about at the next meeting. One that is left out comes
    /// back.
    ///
    /// # Example
    /// ```yaml
    /// disagreements:
    ///   - person: mum
    ///     about: How often Ffion sees her dad.
    ///     view: Not at all would be right.
    /// ```
    /// # Better
    /// ```yaml
    /// disagreements:
    ///   - person: mum
    ///     about: How often Ffion sees her dad.
    ///     view: Not at all would be right.
    ///     decision_because: Ffion asks for it, and Nan is there all the time. It is looked at again on 26 June.
    /// ```
    DISAGREEMENT = "PLAN020", "disagreement-with-reasons", since "0.1.0", covers ["PLAN-DISAGREEMENT"], check disagreement
}

fn disagreement(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for disagreement in cx.case.disagreements.iter().filter(|d| d.decision_because.is_blank()) {
        let name = named("disagreement", "", &disagreement.about);
        out.at(
            disagreement,
            "decision_because",
            format!("{name} is recorded without the reasons for the decision"),
        )
        .help("write why it was decided so");
    }
    for member in cx.case.group.iter().filter(|m| m.agrees.is(false)) {
        let Some(person) = cx.person(&member.person) else { continue };
        if !cx.case.disagreements.iter().any(|d| is_ref_to(&d.person, person)) {
            out.at(
                member,
                "agrees",
                format!(
                    "{} does not agree with the plan, and the disagreement is not recorded",
                    called(person)
                ),
            )
            .help("write under `disagreements` what about, their view, and why it was decided so");
        }
    }
}

rule! {
    /// The views of the parents are recorded, or why they could not be had.
    ///
    /// # Why
    /// It is their child. A plan that does not know what they think will meet it later.
    ///
    /// # Example
    /// ```yaml
    /// parent_views: []
    /// ```
    /// # Better
    /// ```yaml
    /// parent_views:
    ///   - person: mum
    ///     view: Mum wants Ffion to be a child again.
    ///   - person: dad
    ///     not_asked_because: Police asked that he is not spoken to before his interview.
    /// ```
    VIEWS_PARENTS = "PLAN021", "views-of-parents", since "0.1.0", covers ["PLAN-VIEWS-PARENTS"], check views_parents
}

fn views_parents(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for parent in cx.parents() {
        let heard = |v: &ParentView| {
            is_ref_to(&v.person, parent)
                && !(v.view.is_blank() && none_written(&v.own_words) && v.not_asked_because.is_blank())
        };
        if !cx.case.parent_views.iter().any(heard) {
            out.at(cx.case, "parent_views", format!("the views of {} are not recorded", called(parent)))
                .help("write what they think, with the day and to whom they said it, or under `not_asked_because` why not");
        }
    }
}
