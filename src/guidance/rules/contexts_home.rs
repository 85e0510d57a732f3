//! Sexual abuse within the family, and assessments of those of concern.

use super::answers::{looks_away, says_no};
use super::prelude::*;
use super::safety_rules::missed_by_all;
use crate::guidance::finding::Level;

rule! {
    /// The context of the abuse is recorded: in the family, by a sibling, outside the home, online,
    /// and whether the child has shown harmful sexual behaviour.
    ///
    /// # Why
    /// What the plan has to hold depends on it.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    ///   contexts: [intra_familial_adult]
    /// ```
    RECORDED = "CTX001", "context-recorded", since "0.1.0", covers ["CTX-RECORDED"], check recorded
}

fn recorded(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const ONLINE: &str = "online, internet, webcam, livestream*, live stream*";
    let concern = &cx.case.concern;
    let words = Prose::of(concern.statement.words());
    // "Not online" and "nothing online" tell of no such harm.
    let is_denied = || words.condition_on("not, nothing, never, no", ONLINE, 4);
    if !concern.contexts.is_empty()
        && !concern.contexts.iter().any(|context| context.is(Context::Online))
        && words.has_any(ONLINE)
        && !is_denied()
    {
        out.at(
            concern,
            "contexts",
            "the concern is about what happened online, and `online` is not among its contexts",
        )
        .help("add `online`, so that the plan covers it")
        .level(Level::Warning);
    }
    if cx.has_concern() && cx.case.concern.contexts.is_empty() {
        out.at(&cx.case.concern, "contexts", "it does not say in which context the abuse happened, or may have")
            .help("write one or more of `intra_familial_adult`, `sibling`, `extra_familial`, `online`, `harmful_sexual_behaviour`");
    }
}

rule! {
    /// Brothers and sisters of a child abused in the family have support.
    ///
    /// # Why
    /// They lose a father or an uncle, too, and may have been harmed themselves.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// actions:
    ///   - id: a1
    ///     what: Ms Ellis meets Tomos at school each week.
    ///     helps: [tomos]
    /// ```
    SIBLINGS = "CTX002", "siblings-supported", since "0.1.0", covers ["CTX-INTRA-SIBLINGS"], check siblings
}

fn siblings(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for sibling in cx.siblings().filter(|s| !cx.is_of_concern(s)) {
        let supported = cx.case.actions.iter().filter(|a| is_live(a)).any(|a| cx.helps(a, sibling));
        if !supported {
            let what = match sibling.relationship.known() {
                Some(Relationship::Brother) => "a brother",
                Some(Relationship::Sister) => "a sister",
                Some(Relationship::HalfBrother) => "a half-brother or stepbrother",
                _ => "a half-sister or stepsister",
            };
            out.at(sibling, "name", format!("no action supports {}, {what} of the child", called(sibling)))
                .help(format!(
                    "name them under `helps` of an action, such as `helps: [{}]`",
                    sibling.id.as_str()
                ));
        }
    }
}

/// The adults of the family of whom there is concern.
pub(super) fn adults_of_concern<'a>(cx: &Facts<'a>) -> impl Iterator<Item = &'a Person> {
    let in_family = |cx: &Facts<'_>, p: &Person| {
        let said = cx.concern_about(p).and_then(|c| c.in_family.known());
        said.unwrap_or(is_family(p) || cx.is_parent(p))
    };
    cx.persons_of_concern().filter(|p| cx.is_adult(p) && in_family(cx, p)).collect::<Vec<_>>().into_iter()
}

rule! {
    /// Where the adult of concern lives in the home, the safety plan covers boundaries, bedrooms and
    /// bathrooms, whatever else gives opportunities, and pressure on the non-abusing parent.
    ///
    /// # Why
    /// It is the hardest case: the person of concern is there every night.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     relationship: father
    ///     person_of_concern: yes
    ///     lives_in_home: yes
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     relationship: father
    ///     person_of_concern: yes
    ///     lives_in_home: yes
    /// safety_plan:
    ///   rules:
    ///     - {id: s1, topic: boundaries, rule: Nobody touches private parts.}
    ///     - {id: s2, topic: bedrooms, rule: Everybody knocks and waits.}
    ///     - {id: s3, topic: bathrooms, rule: One at a time.}
    ///     - {id: s4, topic: opportunities, rule: Dad is never alone upstairs with a child.}
    ///     - {id: s5, topic: parent_coercion, rule: Nia sees Mum alone each week.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     relationship: father
    ///     person_of_concern: yes
    ///     lives_in_home: no
    /// ```
    AT_HOME = "CTX005", "adult-of-concern-at-home", since "0.1.0", covers ["CTX-INTRA-AT-HOME"], check at_home
}

fn at_home(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const TOPICS: &[(Topic, &str)] = &[
        (Topic::Boundaries, "sexual boundaries"),
        (Topic::Bedrooms, "bedrooms"),
        (Topic::Bathrooms, "bathrooms"),
        (Topic::Opportunities, "opportunities to be alone with a child (`topic: opportunities`)"),
        (Topic::ParentCoercion, "pressure on the non-abusing parent (`topic: parent_coercion`)"),
    ];
    // What every safety plan has is missed by the rules that ask it of all.
    let missing: Vec<&str> = TOPICS
        .iter()
        .filter(|(t, _)| !cx.safety_covers(*t) && !missed_by_all(cx, *t))
        .map(|(_, words)| *words)
        .collect();
    if let Some(adult) = adult_of_concern_at_home(cx).filter(|_| !missing.is_empty()) {
        out.at(
            cx.case,
            "safety_plan.rules",
            format!(
                "{} lives in the home, and the safety plan does not cover: {}",
                called(adult),
                missing.join("; ")
            ),
        )
        .help("add a rule for each, in the family's words, and who sees to it");
    }
}

/// An adult of the family of whom there is concern, and who lives with the child.
pub(super) fn adult_of_concern_at_home<'a>(cx: &Facts<'a>) -> Option<&'a Person> {
    let mut adults = adults_of_concern(cx).filter(|p| p.lives_in_home.is(true));
    adults.next().filter(|_| cx.in_context(&[Context::IntraFamilialAdult]))
}

rule! {
    /// While the adult of concern lives in the home, each review checks that the plan gives that
    /// adult no opportunity and no privilege.
    ///
    /// # Why
    /// Things settle, and then somebody asks him to drive the children to school.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     relationship: father
    ///     person_of_concern: yes
    ///     lives_in_home: yes
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     relationship: father
    ///     person_of_concern: yes
    ///     lives_in_home: yes
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, privilege_check: Dad has no task and is never alone upstairs.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// stage: review
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     relationship: father
    ///     person_of_concern: yes
    ///     lives_in_home: no
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    REVIEW_PRIVILEGE = "CTX006", "review-checks-privilege", since "0.1.0", covers ["CTX-INTRA-REVIEW-PRIVILEGE"], check review_privilege
}

fn review_privilege(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !adults_of_concern(cx).any(|p| p.lives_in_home.is(true)) {
        return;
    }
    let is_amiss = |text: &Text| text.is_blank() || says_no(text) || looks_away(text) || is_his_word(text);
    for meeting in cx.held_reviews().into_iter().filter(|m| is_amiss(&m.privilege_check)) {
        out.at(
            meeting,
            "privilege_check",
            format!(
                "{} did not check that the plan gives the adult of concern no opportunity and no privilege",
                meeting_name(meeting)
            ),
        )
        .help("write what was checked: tasks, times alone, say over others");
    }
}

/// Whether a check of somebody's opportunities rests on what they say of themselves, or tells of thanks for a task.
fn is_his_word(text: &Text) -> bool {
    const OWN_WORD: &str = "he told, he tells, he said, he says, he assures, he assured, he confirms, he confirmed, he reports, he reported, \
        she told, she tells, she said, she says, she assures, she assured, she confirms, she confirmed, by his own account, by her own account";
    const SEEN: &str = "checked, rule by rule, action by action, gone through, went through, looked, seen, saw, no task, no opportunity, \
        no privilege, refused, observed, shown, charts, log, diary, mum, mam, nan, dad, asked";
    const THANKED: &str = "thanked, praised, thanks, praise, rewarded, congratulated";
    let prose = Prose::of(text.words());
    prose.has_any(OWN_WORD) && !prose.has_any(SEEN) || prose.condition_on(THANKED, "for, him, her", 2)
}
