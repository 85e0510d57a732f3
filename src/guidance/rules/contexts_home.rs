//! Sexual abuse within the family, and assessments of those of concern.

use super::answers::says_no;
use super::prelude::*;
use super::safety_rules::missed_by_all;
use crate::guidance::timescales::day_in_words;

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

/// Whether an arrangement without contact allows some all the same: "No contact, except …" does though it denies, "he
/// may write" where nothing denies it.
fn permits(arrangement: &Text) -> bool {
    const EXCEPT: &str =
        "apart from, except for, except at, except on, except when, save for, other than at, other than on";
    const MAY: &str = "may see, may meet, may go, may come, may visit, may write, may ring, may send, may speak, may read out, \
        can see, can meet, can visit, now and then, on special occasions, once in a while, every now and again";
    const DENIED: &str = "not, no, never, nobody, nor, neither";
    arrangement.words().split(['.', ';']).any(|clause| {
        let clause = Prose::of(clause);
        clause.has_any(EXCEPT) || clause.has_any(MAY) && !clause.has_any(DENIED)
    })
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
                    .help("write `none` where bail, an order or a restriction forbids contact; otherwise `supervised`, and under `supervised_by` who is there all the time");
            }
            Some(ContactDecision::Supervised) if contact.supervised_by.is_empty() => {
                out.at(
                    contact,
                    "supervised_by",
                    format!("nobody is named who is there when the child sees {name}"),
                )
                .help("write the ids of safe adults, such as `supervised_by: [nan]`");
            }
            Some(ContactDecision::None) if permits(&contact.arrangement) => {
                out.at(contact, "arrangement", format!("the decision on contact with {name} is `none`, and the arrangement makes an exception"))
                    .help("leave the exception out; or, if there is to be contact, write the decision that was made, and who is there");
            }
            Some(_) => {}
        }
        if let Some(day) = contact.review_on.known().filter(|day| *day < cx.today) {
            let message = format!("contact with {name} was to be looked at again by {}", day_in_words(day));
            out.at(contact, "review_on", message)
                .help("look at it, and write the next day on which it is looked at");
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
    for meeting in
        cx.held_reviews().into_iter().filter(|m| m.privilege_check.is_blank() || says_no(&m.privilege_check))
    {
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
