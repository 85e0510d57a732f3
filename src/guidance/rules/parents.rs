//! Support for parents and family, in their own right and for caring for the child.

use super::prelude::*;
use crate::case::model::ActionArea as A;

rule! {
    /// Each non-abusing parent has support in their own right, and for caring for the child.
    ///
    /// # Why
    /// A parent who is held can hold the child.
    ///
    /// # Example
    /// ```yaml
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Beth meets Mum each week.
    ///     areas: [parent_support]
    ///     helps: [mum]
    /// ```
    OWN_RIGHT = "PAR001", "parent-supported", since "0.1.0", covers ["PAR-SUPPORT-OWN-RIGHT"], check own_right
}

const FOR_PARENTS: &[A] = &[A::ParentSupport, A::ParentRecovery, A::UnderstandingGrooming, A::Reconnecting];

fn own_right(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for parent in cx.non_abusing_parents() {
        let for_all = |a: &Action| a.helps.is_empty() && has_area(a, FOR_PARENTS);
        if !cx.case.actions.iter().filter(|a| is_live(a)).any(|a| cx.helps(a, parent) || for_all(a)) {
            out.at(parent, "name", format!("no action supports {} in their own right", called(parent))).help(
                format!("add one with `areas: [parent_support]` and `helps: [{}]`", parent.id.as_str()),
            );
        }
    }
}

/// One finding if there is a non-abusing parent, and no action of these areas.
fn needs_action(cx: &Facts<'_>, out: &mut Findings<'_>, areas: &'static [A], message: &str, help: &str) {
    if cx.non_abusing_parents().next().is_some() && !cx.has_action_in(areas) {
        out.at(cx.case, "actions", message).help(help);
    }
}

rule! {
    /// The non-abusing parent has help to recover from learning of the abuse, and to believe and
    /// support the child.
    ///
    /// # Why
    /// Nothing helps a child more than a parent who believes them, and few parents can do it at once.
    ///
    /// # Example
    /// ```yaml
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Beth helps Mum with what she learnt, and with how to answer Ffion.
    ///     areas: [parent_recovery]
    /// ```
    RECOVER = "PAR002", "parent-recovery", since "0.1.0", covers ["PAR-RECOVER-BELIEVE"], check recover
}

fn recover(cx: &Facts<'_>, out: &mut Findings<'_>) {
    needs_action(
        cx,
        out,
        &[A::ParentRecovery],
        "nothing helps the non-abusing parent to recover from learning of the abuse, and to believe and support the child",
        "add an action with `areas: [parent_recovery]`",
    );
}

rule! {
    /// Where the harm was outside the home or online, parent and child have support to reconnect.
    ///
    /// # Why
    /// Those who abuse work to part a child from their parents.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    /// actions:
    ///   - id: a1
    ///     what: Mum and Ffion cook together with Beth's help on Fridays.
    ///     areas: [reconnecting]
    /// ```
    RECONNECT = "PAR007", "reconnecting", since "0.1.0", covers ["PAR-RECONNECT"], check reconnect
}

fn reconnect(cx: &Facts<'_>, out: &mut Findings<'_>) {
    needs_action(
        cx,
        out,
        &[A::Reconnecting],
        "nothing helps parent and child to find each other again",
        "add an action with `areas: [reconnecting]`",
    );
}

rule! {
    /// The non-abusing parent has help to understand how they and the child may have been groomed,
    /// coerced and controlled.
    ///
    /// # Why
    /// Who sees how it was done stops asking why nobody saw it.
    ///
    /// # Example
    /// ```yaml
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Beth explains to Mum how grooming works on a whole family.
    ///     areas: [understanding_grooming]
    /// ```
    GROOMING = "PAR008", "understanding-grooming", since "0.1.0", covers ["PAR-UNDERSTAND-GROOMING"], check grooming
}

fn grooming(cx: &Facts<'_>, out: &mut Findings<'_>) {
    needs_action(
        cx,
        out,
        &[A::UnderstandingGrooming],
        "nothing helps the parent to understand how they and the child may have been groomed",
        "add an action with `areas: [understanding_grooming]`",
    );
}

rule! {
    /// Parents are told the evidence of harm, what must change, and what is expected of them.
    ///
    /// # Why
    /// Nobody can meet what they have not been told.
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
    ///   explained_to_parents:
    ///     - person: mum
    ///       by: sw
    ///       on: 2026-05-04
    ///       how: Nia read it with her, and Mum said it back in her own words.
    /// ```
    EXPECTATIONS = "PAR010", "parents-told", since "0.1.0", covers ["PAR-EXPECTATIONS"], check expectations
}

fn expectations(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for parent in cx.non_abusing_parents() {
        let told = cx.case.purpose.explained_to_parents.iter().find(|e| is_ref_to(&e.person, parent));
        let name = called(parent);
        match told {
            None => {
                out.at(cx.case, "purpose.explained_to_parents", format!("it does not say how {name} was told the evidence, what must change and what is expected"))
                    .help("write who told them, when, how, and how it was checked that they understood");
            }
            Some(told) if told.on.known().is_none() => {
                out.at(told, "on", format!("it does not say when {name} was told")).help("write the day");
            }
            Some(_) => {}
        }
    }
}

rule! {
    /// Parents are supported to attend, and to take part before and in meetings.
    ///
    /// # Why
    /// To be invited is not enough where there is a shift, a baby or a fear of rooms full of people.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - id: mum
    ///     name: Carys Pritchard
    ///     relationship: mother
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - id: mum
    ///     name: Carys Pritchard
    ///     relationship: mother
    ///     support_to_take_part: Meetings are after her shift; Nia rings the evening before.
    /// ```
    PARTNERS = "PAR011", "parents-take-part", since "0.1.0", covers ["PAR-VALUED-PARTNERS"], check partners
}

fn partners(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for parent in cx.non_abusing_parents().filter(|p| p.support_to_take_part.is_blank()) {
        out.at(
            parent,
            "support_to_take_part",
            format!("it does not say what helps {} to take part before and in meetings", called(parent)),
        )
        .help(
            "ask them, and write it: times, transport, child care, somebody beside them, papers beforehand",
        );
    }
}
