//! Sexual abuse by a brother or sister.

use super::prelude::*;
use crate::case::model::ActionArea as A;

/// The brothers and sisters who harmed, or may have.
fn siblings_who_harmed<'a>(cx: &Facts<'a>) -> Vec<&'a Person> {
    cx.siblings().filter(|p| cx.is_of_concern(p)).collect()
}

rule! {
    /// A sibling who harmed gets help for that behaviour and for other needs, with the chance in mind
    /// that they were harmed, too.
    ///
    /// # Why
    /// They are a child of the family, and most children who get help do not go on to harm.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    ///   people_of_concern:
    ///     - {person: tomos, is_child: yes}
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    ///   people_of_concern:
    ///     - {person: tomos, is_child: yes}
    /// actions:
    ///   - id: a1
    ///     what: Owain of the harmful behaviour service works with Tomos and asks what has happened to him.
    ///     areas: [harmful_behaviour]
    ///     helps: [tomos]
    /// ```
    SIBLING_WHO_HARMED = "CTX012", "sibling-who-harmed-helped", since "0.1.0", covers ["CTX-SIB-HARMING-SUPPORT"], check sibling_who_harmed
}

fn sibling_who_harmed(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for sibling in siblings_who_harmed(cx) {
        if !cx.case.actions.iter().filter(|a| is_live(a)).any(|a| cx.helps(a, sibling)) {
            out.at(sibling, "name", format!("no action helps {}, who harmed or may have", called(sibling)))
                .help(format!("add one with `areas: [harmful_behaviour]` and `helps: [{}]`, and think of what may have happened to them", sibling.id.as_str()));
        }
    }
}

rule! {
    /// Where a sibling harmed, there are plans for all the children of the family.
    ///
    /// # Why
    /// Each child lives in the same house, with needs of their own.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    /// people:
    ///   - id: tomos
    ///     name: Tomos Pritchard
    ///     relationship: brother
    ///     own_plan: Tomos has a care and support plan, GW-2026-0143.
    /// actions: []
    /// ```
    ALL_CHILDREN = "CTX013", "all-children-have-plans", since "0.1.0", covers ["CTX-SIB-ALL-CHILDREN"], check all_children
}

fn all_children(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for child in cx.family().filter(|p| !cx.is_adult(p) && (is_sibling(p) || p.lives_in_home.is(true))) {
        let helped = cx.case.actions.iter().filter(|a| is_live(a)).any(|a| cx.helps(a, child));
        if child.own_plan.is_blank() && !helped {
            out.at(child, "own_plan", format!("{} is a child of the family, with no plan, action or reference to one", called(child)))
                .help("write under `own_plan` which plan or support that child has, or add an action that helps them");
        }
    }
}

rule! {
    /// Where the sibling who harmed lives away, there are safe ways to see the family, and thought on
    /// how they go on feeling part of it.
    ///
    /// # Why
    /// A child who is sent away and forgotten has one reason less to change.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    ///   people_of_concern:
    ///     - {person: tomos, is_child: yes, time_with_family: Sundays at Nan's with two adults.}
    /// people:
    ///   - {id: tomos, name: Tomos Pritchard, relationship: brother, lives_in_home: no}
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    ///   people_of_concern:
    ///     - person: tomos
    ///       is_child: yes
    ///       time_with_family: Sundays at Nan's with two adults.
    ///       part_of_family: Mum rings him every evening, and his room stays his.
    /// people:
    ///   - {id: tomos, name: Tomos Pritchard, relationship: brother, lives_in_home: no}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    ///   people_of_concern:
    ///     - {person: tomos, is_child: yes}
    /// people:
    ///   - {id: tomos, name: Tomos Pritchard, relationship: brother, lives_in_home: yes}
    /// ```
    SIBLING_AWAY = "CTX014", "sibling-away", since "0.1.0", covers ["CTX-SIB-AWAY"], check sibling_away
}

fn sibling_away(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for sibling in siblings_who_harmed(cx).into_iter().filter(|p| p.lives_in_home.is(false)) {
        let name = called(sibling);
        let Some(concern) = cx.concern_about(sibling) else {
            out.at(
                cx.case,
                "concern.people_of_concern",
                format!("{name} lives away, and it does not say how time with the family is arranged"),
            )
            .help("add them there, with `time_with_family` and `part_of_family`");
            continue;
        };
        if concern.time_with_family.is_blank() {
            out.at(
                concern,
                "time_with_family",
                format!("it does not say how {name} can see the family safely"),
            )
            .help("write where, how often, and who is there");
        }
        if concern.part_of_family.is_blank() {
            out.at(
                concern,
                "part_of_family",
                format!("it does not say how {name} goes on feeling part of the family"),
            )
            .help("write what is done: calls, birthdays, their room");
        }
    }
}

rule! {
    /// Where a sibling harmed, the parents and the wider family have support, with work to repair
    /// relationships.
    ///
    /// # Why
    /// Parents stand between two of their children.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [sibling]
    /// actions:
    ///   - id: a1
    ///     what: Beth meets Mum each week, and the whole family once a month.
    ///     areas: [parent_support, family_relationships]
    /// ```
    FAMILY_IMPACT = "CTX015", "sibling-family-impact", since "0.1.0", covers ["CTX-SIB-FAMILY-IMPACT"], at times ["CSA-FAMILY-RELATIONSHIPS"], check family_impact
}

fn family_impact(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let support = cx.has_action_in(&[A::ParentSupport, A::ParentRecovery]);
    let repair = cx.has_action_in(&[A::FamilyRelationships, A::Reconnecting]);
    let missing = match (support, repair) {
        (true, true) => return,
        (false, true) => "support for the parents (`areas: [parent_support]`)",
        (true, false) => "work to repair relationships (`areas: [family_relationships]`)",
        (false, false) => {
            "support for the parents (`areas: [parent_support]`) and work to repair relationships (`areas: [family_relationships]`)"
        }
    };
    let finding = out
        .at(
            cx.case,
            "actions",
            "what a sibling did weighs on the whole family, and the plan does not help with all of it",
        )
        .help(format!("add {missing}"));
    if !repair {
        finding.also("CSA-FAMILY-RELATIONSHIPS");
    }
}
