//! Whether what is shared with a person of concern, item by item, was decided.

use super::prelude::*;

rule! {
    /// Each rule, action or step that is shared with a person of concern is named in the decision on sharing, by its id,
    /// where that decision names items so; and nothing is shared that is there for somebody else's safety from them.
    ///
    /// Nothing is said where a decision names areas alone, such as "the rules that ask something of him".
    ///
    /// # Why
    /// `share_with` is what the paper for that person is made from. A name that was added to one more item shows
    /// them what nobody decided to show.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    /// sharing:
    ///   - {person: dad, shared: The rule on bedrooms (s1)., withheld: All else. He could press Ffion., by: mgr, on: 2026-05-12}
    /// safety_plan:
    ///   rules:
    ///     - {id: s1, topic: bedrooms, rule: Everybody knocks and waits., share_with: [dad]}
    ///     - {id: s2, topic: night_time, rule: Nan sleeps on the landing., share_with: [dad]}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    /// sharing:
    ///   - {person: dad, shared: The rule on bedrooms (s1)., withheld: All else. He could press Ffion., by: mgr, on: 2026-05-12}
    /// safety_plan:
    ///   rules:
    ///     - {id: s1, topic: bedrooms, rule: Everybody knocks and waits., share_with: [dad]}
    ///     - {id: s2, topic: night_time, rule: Nan sleeps on the landing.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    /// sharing:
    ///   - {person: dad, shared: The rules on bedrooms and nights., withheld: All else. He could press Ffion., by: mgr, on: 2026-05-12}
    /// safety_plan:
    ///   rules:
    ///     - {id: s2, topic: night_time, rule: The landing light stays on., share_with: [dad]}
    /// ```
    DECIDED = "SHARE010", "shared-item-was-decided", since "0.1.0", covers ["SHARE-SUSPECTED-PARENT"], check decided
}

fn decided(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let items: Vec<(&str, &Ref<Person>)> = shared_items(cx.case).collect();
    for (id, with) in items.iter().copied() {
        let Some(reader) = cx.person(with).filter(|p| cx.is_of_concern(p)) else { continue };
        let decisions = cx.case.sharing.iter().filter(|decision| is_ref_to(&decision.person, reader));
        let decisions: Vec<Prose> = decisions.map(|decision| Prose::of(decision.shared.words())).collect();
        let is_named = |id: &str| decisions.iter().any(|decision| decision.has(&id.to_lowercase()));
        let names_some = || items.iter().any(|(other, to)| is_ref_to(to, reader) && is_named(other));
        let message = if let Some(whose) = whose(cx, id, reader) {
            format!("`{id}` {whose}, and is shared with {}, of whom there is concern", called(reader))
        } else if !is_named(id) && names_some() {
            let reader = called(reader);
            format!(
                "`{id}` is shared with {reader}, and the decision on sharing, which names others, does not name it"
            )
        } else {
            continue;
        };
        out.at_node(with.at, message).help(
            "leave the name out here; or have it decided, and name the item under `shared` of that person's decision",
        );
    }
}

/// What of the plan is shared with somebody, each item by its id.
fn shared_items(case: &Case) -> impl Iterator<Item = (&str, &Ref<Person>)> {
    fn of<'a>(id: &'a str, with: &'a [Ref<Person>]) -> impl Iterator<Item = (&'a str, &'a Ref<Person>)> {
        with.iter().map(move |with| (id, with)).filter(|(id, _)| !id.is_empty())
    }
    let needs = case.needs.iter().flat_map(|n| of(n.id.as_str(), &n.share_with));
    let outcomes = case.outcomes.iter().flat_map(|o| of(o.id.as_str(), &o.share_with));
    let risks = case.risks.iter().flat_map(|r| of(r.id.as_str(), &r.share_with));
    let actions = case.actions.iter().flat_map(|a| of(a.id.as_str(), &a.share_with));
    let rules = case.safety_plan.rules.iter().flat_map(|r| of(r.id.as_str(), &r.share_with));
    let steps = case.contingency.iter().flat_map(|c| of(c.id.as_str(), &c.share_with));
    needs.chain(outcomes).chain(risks).chain(actions).chain(rules).chain(steps)
}

/// Why an item is somebody else's alone, whatever was decided.
fn whose(cx: &Facts<'_>, id: &str, reader: &Person) -> Option<&'static str> {
    let is_it = |action: &&Action| action.id.as_str() == id;
    let helps_others =
        |action: &Action| !action.helps.is_empty() && !action.helps.iter().any(|who| is_ref_to(who, reader));
    let against = |rule: &&SafetyRule| rule.id.as_str() == id && rule.topic.is(Topic::ParentCoercion);
    if cx.case.actions.iter().find(is_it).is_some_and(helps_others) {
        Some("is help for somebody else")
    } else if cx.case.safety_plan.rules.iter().any(|rule| against(&rule)) {
        Some("is about pressure on the other parent")
    } else {
        None
    }
}
