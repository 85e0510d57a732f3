//! Help by an adviser and therapy after sexual abuse, and the adults' part in it.

use super::prelude::*;
use super::safety_plan::no_safety_plan_in_sight;
use crate::case::model::ActionArea as A;
use crate::guidance::timescales::day_in_words;

rule! {
    /// An independent adviser for people who have been sexually abused (ISVA, CHISVA or CYPSVA) is in
    /// the group, or an action refers the child to one, or it says why not.
    ///
    /// # Why
    /// The adviser is on the child's side only: through an investigation, a trial and after. Any
    /// professional, or the family, can refer.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    /// group: []
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    ///   adviser:
    ///     state: declined
    ///     why_not: Ffion does not want another new person now. Nia asks again in July.
    /// group: []
    /// actions: []
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    /// group: []
    /// actions: []
    /// ```
    ISVA = "CSA013", "sexual-violence-adviser", since "0.1.0", covers ["CSA-ISVA"], at times ["CG-MEMBERS"], check isva
}

fn isva(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const ADVISER: &str = "isva*, chisva*, cypsva*, chidva*, sexual violence advis*, sexual violence advoc*";
    const HELP: &str = "add the adviser to `group`; or an action that refers the child to one; or write under `concern.adviser` the state, and under `why_not` the reason";
    let adviser = &cx.case.concern.adviser;
    if !cx.has_concern() {
        return;
    }
    let other = cx.person(&adviser.person).filter(|p| p.role.known().is_some_and(|role| role != Role::Isva));
    if let Some(person) = other {
        let message = format!(
            "{} is named as the child's sexual violence adviser, and has another role",
            called(person)
        );
        out.at(&cx.case.concern, "adviser.person", message)
            .help("name the adviser, with `role: isva` under `people`; nobody does it beside another task in the plan");
    }
    let known = cx.person(&adviser.person).or_else(|| cx.with_role(Role::Isva).next());
    let refers = cx.case.actions.iter().filter(|a| is_live(a)).any(|a| {
        Prose::of(a.what.words()).has_any(ADVISER) || Prose::of(a.service.name.words()).has_any(ADVISER)
    });
    match adviser.state.known() {
        Some(AdviserState::Declined | AdviserState::NotSuitable) => {
            if adviser.why_not.is_blank() {
                out.at(
                    &cx.case.concern,
                    "adviser.why_not",
                    "the child has no sexual violence adviser, and it does not say why",
                )
                .help(HELP);
            }
        }
        Some(AdviserState::Referred) if !refers && !known.is_some_and(|p| cx.in_group(p)) => {
            out.at(&cx.case.concern, "adviser.state", "a referral to a sexual violence adviser is spoken of, and no action makes it or follows it up")
                .help("write an action with a named person and a date: who refers, or who asks how long it takes");
        }
        Some(AdviserState::Referred) => {}
        Some(AdviserState::Has) | None => {
            match known {
                Some(person) if cx.in_group(person) || cx.absence_explained(Some(person), ADVISER) => {}
                Some(person) => {
                    out.at(
                        &cx.case.concern,
                        "adviser.person",
                        format!(
                            "the child has a sexual violence adviser, {}, who is not in the group",
                            called(person)
                        ),
                    )
                    .help("add the adviser to `group`, or say under `not_in_group` why not")
                    .also("CG-MEMBERS");
                }
                None if refers || !adviser.why_not.is_blank() || cx.absence_explained(None, ADVISER) => {}
                None => {
                    out.at(&cx.case.concern, "adviser", "it does not say whether the child has a sexual violence adviser (ISVA, CHISVA, CYPSVA)").help(HELP);
                }
            }
        }
    }
}

rule! {
    /// Therapy is considered where the abuse has left its mark, and it never stands alone: it is
    /// tied to wider social work support.
    ///
    /// # Why
    /// Therapy helps a child who is safe, held at home and at school. By itself it cannot make up
    /// for these.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    ///   - id: a2
    ///     what: Nia helps Mum with bedtimes.
    ///     areas: [parent_support]
    /// ```
    THERAPY_CHOICE = "CSA014", "therapy-not-alone", since "0.1.0", covers ["CSA-THERAPY-CHOICE"], at times ["PLAN-FIVE-COMPONENTS"], check therapy_choice
}

fn therapy_choice(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let live: Vec<&Action> = cx.case.actions.iter().filter(|a| is_live(a)).collect();
    let only_therapy = |a: &&Action| {
        let areas: Vec<A> = a.areas.iter().filter_map(Given::known).collect();
        areas.contains(&A::Therapy)
            && areas.iter().all(|a| matches!(a, A::Therapy | A::SexualAbuse | A::EmotionalWellbeing))
    };
    if !live.is_empty() && live.iter().all(only_therapy) {
        out.at(cx.case, "actions", "therapy is all that the plan offers; it should be tied to wider support")
            .help("add what adults do at home, at school and around the family while the child has therapy");
    }
    for action in for_adults(cx) {
        let name = named("action", action.id.as_str(), &action.what);
        out.at(action, "what", format!("{name} is therapy for adults, and this child is {} years old", cx.child_age().unwrap_or_default()))
            .help("name therapy for children of this age, and who offers it; until it begins, say under `service` what is done meanwhile");
    }
    if therapy_not_considered(cx) {
        let finding = out
            .at(&cx.case.concern, "impacts", "the abuse has left its mark on the child, and no therapy is planned, nor said why not")
            .help("add an action with `areas: [therapy]`, or say under `purpose.components_not_relevant` why therapy does not suit the child now");
        if cx.is_child_protection() {
            finding.also("PLAN-FIVE-COMPONENTS");
        }
    }
}

/// Therapy of a child in words that stand for what adults have.
fn for_adults<'a>(cx: &Facts<'a>) -> Vec<&'a Action> {
    const OF_ADULTS: &str = "adult survivor*, adult group, adults' group, adult therapy, adult services group, over 18, over 18s, over eighteen*, aged 18, \
        from 18, from the age of 18, people from 18, 18 and over, 18 plus, 16 and over, over 16, over 16s";
    /// From this age on, services for adults may be what is there.
    const NEARLY_ADULT: i16 = 16;
    let is_young = cx.child_age().is_some_and(|age| age < NEARLY_ADULT);
    therapy_of_child(cx).filter(|a| is_young && Prose::of(a.what.words()).has_any(OF_ADULTS)).collect()
}

/// Whether the abuse has left its mark on the child, and nothing is said of therapy.
pub(super) fn therapy_not_considered(cx: &Facts<'_>) -> bool {
    const THERAPY: &str = "therap*, treatment*, counsel*, camhs";
    let not_relevant = &cx.case.purpose.components_not_relevant;
    let considered = cx.actions_in(&[A::Therapy]).next().is_some()
        || cx.case.actions.iter().any(|a| is_live(a) && Prose::of(a.what.words()).has_any(THERAPY))
        || not_relevant.iter().any(|c| c.component.is(Component::Therapy) && !c.why.is_blank());
    !cx.case.concern.impacts.is_empty() && !considered
}

rule! {
    /// Where the child has therapy, the non-abusing parent or carer has a part in it.
    ///
    /// # Why
    /// What a child learns in an hour a week, somebody at home must be able to hold for the rest.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    ///     parent_part: Mum comes for the last ten minutes, and once a month on her own.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Tomos each week.
    ///     areas: [therapy]
    ///     helps: [tomos]
    /// ```
    PARENT_IN_TREATMENT = "CSA015", "parent-has-part-in-therapy", since "0.1.0", covers ["CSA-NON-ABUSING-PARENT-IN-TREATMENT"], check parent_in_treatment
}

/// Therapy for the child, as against that of a parent or a sibling.
pub(super) fn therapy_of_child<'a>(cx: &Facts<'a>) -> impl Iterator<Item = &'a Action> {
    cx.live_actions_in(&[A::Therapy]).filter(|a| a.helps.is_empty())
}

fn parent_in_treatment(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let mut carers = cx.non_abusing_parents().chain(cx.with_role(Role::Carer));
    if carers.next().is_none() {
        return;
    }
    for action in therapy_of_child(cx).filter(|a| !is_done(a) && a.parent_part.is_blank()) {
        let name = named("action", action.id.as_str(), &action.what);
        out.at(action, "parent_part", format!("{name} is therapy for the child, and does not say what part the non-abusing parent or carer has in it"))
            .help("write under `parent_part` how they are involved, or why not");
    }
}

rule! {
    /// Work with the child on keeping safe is never the only protection: adults protect the child.
    ///
    /// # Why
    /// A child cannot stop somebody who is older, stronger or loved. To leave it to them makes them
    /// feel that it was for them to prevent it.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Nia does keep safe work with Ffion.
    ///     areas: [keeping_safe_work]
    ///     owner: sw
    /// safety_plan:
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Nia does keep safe work with Ffion.
    ///     areas: [keeping_safe_work]
    ///     owner: sw
    ///   - id: a2
    ///     what: Mum and Nan see to it that Ffion is never alone with her dad.
    ///     areas: [safety]
    ///     owner: mum
    /// ```
    SELF_PROTECTION_NOT_ALONE = "CSA016", "adults-protect", since "0.1.0", covers ["CSA-SELF-PROTECTION-NOT-ALONE"], check self_protection_not_alone
}

fn is_keep_safe_work(action: &Action) -> bool {
    const WORK: &str = "\
        keep* safe work, keep safe work, keepsafe, pants rule, nspcc pants, protective behaviours, \
        stay* safe work, self protection, how to keep herself safe, how to keep himself safe, how to \
        keep themselves safe";
    has_area(action, &[A::KeepingSafeWork]) || Prose::of(action.what.words()).has_any(WORK)
}

fn self_protection_not_alone(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let adults_protect =
        cx.live_actions_in(&[A::Safety, A::SaferPlaces, A::Disruption]).any(|a| !is_keep_safe_work(a));
    let home_protects = cx.case.safety_plan.rules.iter().any(|r| {
        !r.rule.is_blank()
            && r.seen_to_by
                .iter()
                .any(|p| cx.person(p).is_some_and(|p| cx.is_adult(p) && !cx.is_of_concern(p)))
    });
    if adults_protect || home_protects {
        return;
    }
    for action in cx.case.actions.iter().filter(|a| is_live(a) && is_keep_safe_work(a)) {
        let name = named("action", action.id.as_str(), &action.what);
        out.at(action, "what", format!("{name} teaches the child to keep safe, and nothing says how adults protect the child"))
            .help("add what adults do: an action with `areas: [safety]`, or rules of the safety plan with `seen_to_by`");
    }
}

rule! {
    /// While the child has therapy, a safety plan is in force.
    ///
    /// # Why
    /// Nobody can recover from something that may happen again tonight.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    ///   - id: a2
    ///     what: Nia and the family write the safety plan together.
    ///     owner: sw
    ///     due: 2026-06-30
    /// safety_plan:
    ///   drawn_up_by: a2
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    /// safety_plan:
    ///   agreed_on: 2026-05-08
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// actions: []
    /// safety_plan:
    /// ```
    SAFE_DURING_TREATMENT = "CSA017", "safe-during-therapy", since "0.1.0", covers ["CSA-SAFE-DURING-TREATMENT"], check safe_during_treatment
}

fn safe_during_treatment(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if no_safety_plan_in_sight(cx) {
        return;
    }
    for action in therapy_of_child(cx).filter(|a| !is_done(a)) {
        let begins = action.starts.known().or(action.due.known()).unwrap_or(cx.today).max(cx.today);
        let in_force =
            cx.has_safety_plan() && cx.case.safety_plan.agreed_on.known().is_some_and(|on| on <= begins);
        if !in_force {
            let name = named("action", action.id.as_str(), &action.what);
            let agreed = cx.case.safety_plan.agreed_on.known().filter(|_| cx.has_safety_plan());
            let (message, help) = match agreed {
                Some(on) => (
                    format!(
                        "{name} is therapy for the child, and begins before the safety plan holds on {}",
                        day_in_words(on)
                    ),
                    "agree on the safety plan before therapy begins; or look at the day under `safety_plan.agreed_on`",
                ),
                None => (
                    format!(
                        "{name} is therapy for the child, and no safety plan is in force while it goes on"
                    ),
                    "agree on a safety plan before it begins, and write the day under `safety_plan.agreed_on`",
                ),
            };
            out.at(action, "what", message).help(help);
        }
    }
}
