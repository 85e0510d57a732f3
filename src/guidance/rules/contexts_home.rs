//! Sexual abuse within the family, and assessments of those of concern.

use super::prelude::*;
use crate::case::model::ActionArea as A;
use crate::case::values::Text;

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
            out.at(
                sibling,
                "name",
                format!("no action supports {}, a brother or sister of the child", called(sibling)),
            )
            .help(format!(
                "name them under `helps` of an action, such as `helps: [{}]`",
                sibling.id.as_str()
            ));
        }
    }
}

/// The adults of the family of whom there is concern.
fn adults_of_concern<'a>(cx: &Facts<'a>) -> impl Iterator<Item = &'a Person> {
    let in_family = |cx: &Facts<'_>, p: &Person| {
        let said = cx.concern_about(p).and_then(|c| c.in_family.known());
        said.unwrap_or(is_family(p) || cx.is_parent(p))
    };
    cx.persons_of_concern().filter(|p| cx.is_adult(p) && in_family(cx, p)).collect::<Vec<_>>().into_iter()
}

rule! {
    /// Where the adult of concern lives elsewhere, it is decided whether the child may see them; any
    /// contact is supervised by a named safe person, and reviewed.
    ///
    /// # Why
    /// Contact that nobody decided on happens all the same.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// contact:
    ///   - person: dad
    ///     decision: supervised
    ///     wishes: Ffion wants to see her dad when Nan is there.
    ///     review_on: 2026-06-26
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// contact:
    ///   - person: dad
    ///     decision: supervised
    ///     supervised_by: [nan]
    ///     wishes: Ffion wants to see her dad when Nan is there.
    ///     review_on: 2026-06-26
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     relationship: father
    ///     person_of_concern: yes
    ///     lives_in_home: yes
    /// contact: []
    /// ```
    CONTACT = "CTX003", "contact-decided", since "0.1.0", covers ["CTX-INTRA-CONTACT"], check contact
}

fn contact(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for adult in adults_of_concern(cx).filter(|p| !p.lives_in_home.is(true)) {
        let name = called(adult);
        let Some(contact) = cx.case.contact.iter().find(|c| is_ref_to(&c.person, adult)) else {
            out.at(cx.case, "contact", format!("it is not decided whether the child may see {name}"))
                .help("write under `contact` the person, the decision, who is there, what the child wishes and when it is looked at again");
            continue;
        };
        match contact.decision.known() {
            None => {
                out.at(contact, "decision", format!("it is not decided whether the child may see {name}"))
                    .help("write `none`, `supervised` or `indirect`");
            }
            Some(ContactDecision::Unsupervised) => {
                out.at(contact, "decision", format!("the child sees {name} without anybody there; contact with an adult of concern is to be supervised"))
                    .help("write `supervised`, and under `supervised_by` who is there all the time");
            }
            Some(ContactDecision::Supervised) if contact.supervised_by.is_empty() => {
                out.at(
                    contact,
                    "supervised_by",
                    format!("nobody is named who is there when the child sees {name}"),
                )
                .help("write the ids of safe adults, such as `supervised_by: [nan]`");
            }
            Some(_) => {}
        }
        if contact.review_on.known().is_none()
            && contact.decision.known().is_some_and(|d| d != ContactDecision::None)
        {
            out.at(
                contact,
                "review_on",
                format!("it does not say when contact with {name} is looked at again"),
            )
            .help("write a day, such as `review_on: 2026-06-26`");
        }
    }
}

rule! {
    /// What the child wishes about contact is recorded, and whether fear, a wish to please or a
    /// traumatic bond lies behind a wish for it.
    ///
    /// # Why
    /// A child may ask for somebody they are afraid of. Both belong on paper.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// contact:
    ///   - person: dad
    ///     decision: supervised
    ///     wishes: Ffion wants to see her dad.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// contact:
    ///   - person: dad
    ///     decision: supervised
    ///     wishes: Ffion wants to see her dad.
    ///     behind_the_wish: Sara asked her whether she fears or wants to please him.
    /// ```
    CONTACT_WISHES = "CTX004", "contact-wishes", since "0.1.0", covers ["CTX-INTRA-CONTACT-WISHES"], check contact_wishes
}

fn contact_wishes(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for contact in cx
        .case
        .contact
        .iter()
        .filter(|c| cx.means_adult_of_concern(&c.person) && c.decision.known().is_some())
    {
        let Some(person) = cx.person(&contact.person) else { continue };
        let name = called(person);
        if contact.wishes.is_blank() {
            out.at(
                contact,
                "wishes",
                format!("contact with {name} was decided, and the child's wishes are not recorded"),
            )
            .help("write what the child said, and when");
        } else if contact.behind_the_wish.is_blank() && !contact.decision.is(ContactDecision::None) {
            out.at(contact, "behind_the_wish", format!("the child's wish for contact with {name} is recorded, and no thought on what may lie behind it"))
                .help("write whether fear, a wish to please or a traumatic bond was thought of, and with whom");
        }
    }
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
    let missing: Vec<&str> =
        TOPICS.iter().filter(|(t, _)| !cx.safety_covers(*t)).map(|(_, words)| *words).collect();
    if let Some(adult) =
        adults_of_concern(cx).find(|p| p.lives_in_home.is(true)).filter(|_| !missing.is_empty())
    {
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
    for meeting in cx.held_reviews().into_iter().filter(|m| m.privilege_check.is_blank()) {
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

rule! {
    /// Where somebody in the family has a past allegation or conviction of a sexual offence, agencies
    /// talked it over, and there is an assessment of risk that is newer than the information.
    ///
    /// # Why
    /// Reviews of cases found that what one agency knew did not change what the others did.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - person: dad
    ///       history:
    ///         - kind: conviction
    ///           what: Indecent images, 2019.
    ///           discussed_on: 2026-04-20
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - person: dad
    ///       history:
    ///         - kind: conviction
    ///           what: Indecent images, 2019.
    ///           discussed_on: 2026-04-20
    ///       risk_assessment:
    ///         on: 2026-04-28
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - person: dad
    /// ```
    RISK_ASSESSMENT = "CTX007", "known-history-assessed", since "0.1.0", covers ["CTX-RISK-ASSESSMENT"], check risk_assessment
}

fn risk_assessment(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for concern in cx.case.concern.people_of_concern.iter().filter(|c| !c.history.is_empty()) {
        let Some(person) = cx.person(&concern.person) else { continue };
        if !concern.in_family.known().unwrap_or(is_family(person) || cx.is_parent(person)) {
            continue;
        }
        let name = called(person);
        let newest = concern.history.iter().filter_map(|h| h.known_since.known().or(h.on.known())).max();
        match (concern.risk_assessment.on.known(), newest) {
            (None, _) => {
                out.at(
                    concern,
                    "risk_assessment.on",
                    format!("{name} has a known history, and there is no assessment of the risk"),
                )
                .help("write when it was made, by whom and what it found, or an action to make one");
            }
            (Some(on), Some(newest)) if on < newest => {
                out.at(concern, "risk_assessment.on", format!("the assessment of the risk from {name} of {on} is older than what became known on {newest}"))
                    .help("bring it up to date");
            }
            _ => {}
        }
        let discussed = !cx.case.discussions.is_empty();
        for past in concern.history.iter().filter(|h| h.discussed_on.known().is_none() && !discussed) {
            out.at(past, "discussed_on", format!("agencies have not talked over what is known of {name}"))
                .help("write the day on which they did, or record it under `discussions`");
        }
    }
}

rule! {
    /// Where an external assessment is asked for, its questions say in so many words that sexual risk
    /// is to be assessed.
    ///
    /// # Why
    /// An assessor answers what they are asked.
    ///
    /// # Example
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     of: dad
    ///     questions: [What kind of parent is he?]
    /// ```
    /// # Better
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     of: dad
    ///     questions: [What sexual risk does he pose to Ffion and Tomos?]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// external_assessments: []
    /// ```
    SEXUAL_RISK = "CTX008", "assessment-names-sexual-risk", since "0.1.0", covers ["CTX-ASSESSMENT-SEXUAL-RISK"], check sexual_risk
}

fn sexual_risk(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for assessment in &cx.case.external_assessments {
        if !assessment.questions.iter().any(|q| Prose::of(q.words()).has_any("sexual*, rhywiol*")) {
            let name = named("assessment", "", &assessment.name);
            out.at(
                assessment,
                "questions",
                format!("the questions of {name} do not say that sexual risk is to be assessed"),
            )
            .help("add one that does, such as \"What sexual risk does he pose to the children?\"");
        }
    }
}

rule! {
    /// An external assessment takes in the adult's role in the family, meets the partner or former
    /// partner, and goes with an assessment of the non-abusing parent's ability to protect.
    ///
    /// # Why
    /// Risk is not in one person alone; it is in how a family lives with them.
    ///
    /// # Example
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     role_in_family: How he is with the children and with Mum is asked for.
    /// ```
    /// # Better
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     role_in_family: How he is with the children and with Mum is asked for.
    ///     partner_met: The assessor meets Mum twice.
    ///     ability_to_protect: Nia makes one with Mum at the same time.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// external_assessments: []
    /// ```
    HOLISTIC = "CTX009", "assessment-holistic", since "0.1.0", covers ["CTX-ASSESSMENT-HOLISTIC"], check holistic
}

fn holistic(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for assessment in &cx.case.external_assessments {
        let name = named("assessment", "", &assessment.name);
        let parts = [
            ("role_in_family", &assessment.role_in_family, "the adult's role in the family"),
            ("partner_met", &assessment.partner_met, "a meeting with the partner or former partner"),
            (
                "ability_to_protect",
                &assessment.ability_to_protect,
                "the non-abusing parent's ability to protect",
            ),
        ];
        for (key, text, what) in parts {
            if text.is_blank() {
                out.at(assessment, key, format!("{name} does not take in {what}"))
                    .help("write how it does, or why it cannot");
            }
        }
    }
}

rule! {
    /// What the adult says in an external assessment is checked against other sources, which are named.
    ///
    /// # Why
    /// Those who abuse are often believed. What they tell is not enough.
    ///
    /// # Example
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    /// ```
    /// # Better
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     other_sources: [What his probation officer knows., What school sees.]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// external_assessments: []
    /// ```
    TRIANGULATED = "CTX010", "assessment-other-sources", since "0.1.0", covers ["CTX-ASSESSMENT-TRIANGULATED"], check triangulated
}

fn triangulated(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for assessment in
        cx.case.external_assessments.iter().filter(|a| a.other_sources.iter().all(Text::is_blank))
    {
        let name = named("assessment", "", &assessment.name);
        out.at(assessment, "other_sources", format!("{name} relies on what the adult says"))
            .help("name other sources: school, GP, probation, the family, records");
    }
}

rule! {
    /// At a strategy discussion, a health representative had expertise in sexual abuse, or consulted
    /// somebody who has.
    ///
    /// # Why
    /// Whether a child should be examined is a question for somebody who knows.
    ///
    /// # Example
    /// ```yaml
    /// discussions:
    ///   - name: Strategy discussion
    ///     strategy: yes
    ///     on: 2026-04-16
    /// ```
    /// # Better
    /// ```yaml
    /// discussions:
    ///   - name: Strategy discussion
    ///     strategy: yes
    ///     on: 2026-04-16
    ///     health_expertise: Dr Huws of the SARC was asked on the telephone.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// discussions:
    ///   - name: Meeting with school
    ///     strategy: no
    ///     on: 2026-04-16
    /// ```
    STRATEGY_HEALTH = "CTX011", "strategy-discussion-health", since "0.1.0", covers ["CTX-STRATEGY-HEALTH"], check strategy_health
}

fn strategy_health(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let strategy = |d: &&AgencyDiscussion| {
        d.strategy.known().unwrap_or_else(|| Prose::of(d.name.words()).has("strategy"))
    };
    for discussion in cx.case.discussions.iter().filter(strategy).filter(|d| d.health_expertise.is_blank()) {
        out.at(discussion, "health_expertise", "at the strategy discussion, nobody from health had or consulted expertise in sexual abuse, or it is not recorded")
            .help("write who it was under `health_representative`, and their expertise or whom they asked");
    }
}

// ---------------------------------------------------------------- by a sibling

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
    FAMILY_IMPACT = "CTX015", "sibling-family-impact", since "0.1.0", covers ["CTX-SIB-FAMILY-IMPACT"], check family_impact
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
    out.at(
        cx.case,
        "actions",
        "what a sibling did weighs on the whole family, and the plan does not help with all of it",
    )
    .help(format!("add {missing}"));
}
