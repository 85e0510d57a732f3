//! Contact with persons of concern: what was decided, what was arranged, and what an order says.

use super::contexts_home::adults_of_concern;
use super::language::{Found, report};
use super::prelude::*;
use crate::guidance::finding::Level;
use crate::guidance::timescales::day_in_words;

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
    /// Contact with anybody of whom there is concern is as it was decided: the arrangement makes no exception and
    /// leaves no gap, an order or bail that forbids contact is kept to, and no text takes the child to see somebody
    /// with whom there is none. Wherever the abuse happened, nobody of concern sees the child alone.
    ///
    /// # Why
    /// A decision is kept as its weakest line. "When Mum pops out he minds them" is what the child lives with, and
    /// not the word `supervised` above it.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Rhys Pritchard, relationship: father, person_of_concern: yes}
    ///   - {id: nan, name: Gwen Pritchard, relationship: grandmother}
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// contact:
    ///   - person: dad
    ///     decision: supervised
    ///     supervised_by: [nan]
    ///     arrangement: Saturdays at Nan's. When she has an errand they are left together for ten minutes.
    ///     review_on: 2026-06-26
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Rhys Pritchard, relationship: father, person_of_concern: yes}
    ///   - {id: nan, name: Gwen Pritchard, relationship: grandmother}
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// contact:
    ///   - person: dad
    ///     decision: supervised
    ///     supervised_by: [nan]
    ///     arrangement: Saturdays at Nan's. She stays in the room; if she cannot, he goes.
    ///     review_on: 2026-06-26
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Rhys Pritchard, relationship: father, person_of_concern: no}
    /// concern:
    ///   contexts: [extra_familial]
    /// contact:
    ///   - {person: dad, decision: unsupervised, arrangement: Every second Saturday., review_on: 2026-06-26}
    /// ```
    AS_DECIDED = "CTX016", "contact-as-decided", since "0.1.0", covers ["ACT-NO-PERSON-OF-CONCERN", "CTX-INTRA-CONTACT"], check as_decided
}

/// What denies a clause, or limits it.
const DENIED: &str = "not, no, never, nobody, nor, neither, none, without, until, refused, stopped, instead";

/// Whether an arrangement without contact allows some all the same: "No contact, except …" does though it denies, "he
/// may write" where nothing denies it.
fn permits(clause: &Prose) -> bool {
    const EXCEPT: &str =
        "apart from, except for, except at, except on, except when, save for, other than at, other than on";
    const MAY: &str = "may see, may meet, may go, may come, may visit, may write, may ring, may call, may text, may send, may reply, may speak, \
        may facetime, may message, may read out, can see, can meet, can visit, can write, can ring, can call, can text, can send, can reply, \
        can speak, can facetime, can message, now and then, on special occasions, once in a while, every now and again";
    const THOUGH: &str =
        "no contact though, no contact but, no contact except, no contact although, no contact other than";
    clause.has_any(EXCEPT) || clause.has_any(MAY) && (!clause.has_any(DENIED) || clause.begins_any(THOUGH))
}

/// Whether a clause brings two people together, where they may only write, or not even that.
fn meets(clause: &Prose) -> bool {
    const TOGETHER: &str = "together, face to face, in person, goes along, go along, comes along, come along, sleepover, \
        comes to tea, comes to lunch, comes for tea, comes for lunch, stays over, in the same room";
    clause.has_any(TOGETHER) && !clause.has_any(DENIED)
}

/// Whether a clause leaves the child with somebody who is to be supervised, or watches them from afar.
fn leaves_gap(clause: &Prose) -> bool {
    const ALONE: &str = "he minds, she minds, he watches, she watches, he has them, she has them, alone with, alone together, \
        on their own, by themselves, half an eye, within earshot, leaves them, left together, left with him, left with her, \
        leaves him with, leaves her with, unsupervised, unaccompanied, look in on them, looks in on them, pops in on them, \
        checks on them";
    clause.has_any(ALONE) && !clause.has_any(DENIED)
}

/// Whether bail, an order or an agreement forbids this person to be in contact with the child.
fn is_forbidden(concern: &PersonOfConcern) -> bool {
    const FORBIDS: &str = "restraining order, non molestation order, no contact with, may not contact, not to contact, must not contact, \
        not contact, forbids contact, forbids any contact, prohibits contact, not to approach, may not approach";
    const LIFTED: &str = "lifted, expired, discharged, has ended, had ended, ran out, was varied, allows, permits, unless, except, other than, \
        unsupervised contact with, was considered, were considered";
    concern.restrictions.words().split(['.', ';', '-']).any(|clause| {
        let clause = Prose::of(clause);
        clause.has_any(FORBIDS) && !clause.has_any(LIFTED)
    })
}

fn as_decided(cx: &Facts<'_>, out: &mut Findings<'_>) {
    use ContactDecision as D;
    let (mut forbidden, in_family) = (0, adults_of_concern(cx).collect::<Vec<_>>());
    for contact in &cx.case.contact {
        let Some(person) = cx.person(&contact.person).filter(|p| cx.is_of_concern(p)) else { continue };
        let name = called(person);
        let decision = contact.decision.known();
        forbidden += usize::from(decision == Some(D::None));
        let is_told_elsewhere =
            in_family.iter().any(|p| p.id.as_str() == person.id.as_str()) && !person.lives_in_home.is(true);
        if decision == Some(D::Unsupervised) && !is_told_elsewhere {
            let message = format!("{name} is of concern, and the child sees them without anybody there");
            let finding = out.at(contact, "decision", message);
            finding.help("write `none` where bail, an order or a restriction forbids contact; otherwise `supervised`, and under `supervised_by` who is there all the time");
            // A child who harmed may come to this step by step, on an assessment.
            if !cx.is_adult(person) {
                finding.level(Level::Warning).only(&["CTX-INTRA-CONTACT"]).also("CTX-INTRA-CONTACT");
            }
        }
        let allows = matches!(decision, Some(D::Indirect | D::Supervised | D::Unsupervised));
        if allows && cx.concern_about(person).is_some_and(is_forbidden) {
            let message = format!(
                "contact with {name} is decided, and their `restrictions` tell of an order or bail that forbids it"
            );
            out.at(contact, "decision", message)
                .help("write `none`; if the order leaves room for some contact, write under `restrictions` what it allows")
                .also("CTX-INTRA-CONTACT");
        }
        let clauses = || contact.arrangement.words().split(['.', ';']).map(Prose::of);
        let amiss = match decision {
            Some(D::None) if clauses().any(|c| permits(&c) || meets(&c)) => {
                Some("is `none`, and the arrangement makes an exception")
            }
            Some(D::Indirect) if clauses().any(|c| meets(&c)) => {
                Some("is `indirect`, and the arrangement brings them together")
            }
            Some(D::Supervised) if clauses().any(|c| leaves_gap(&c)) => {
                Some("is `supervised`, and the arrangement leaves a time when nobody is there")
            }
            _ => None,
        };
        if let Some(amiss) = amiss {
            out.at(contact, "arrangement", format!("the decision on contact with {name} {amiss}"))
                .help("leave the exception out; or, if there is to be contact, write the decision that was made, and who is there all the time")
                .also("CTX-INTRA-CONTACT");
        }
        if let Some(day) = contact.review_on.known().filter(|day| *day < cx.today) {
            let message = format!("contact with {name} was to be looked at again by {}", day_in_words(day));
            out.at(contact, "review_on", message)
                .help("look at it, and write the next day on which it is looked at")
                .also("CTX-INTRA-CONTACT");
        }
    }
    // With whom of several the child may be is not told by a word such as "their father".
    let is_none_at_all = forbidden > 0 && forbidden == cx.persons_of_concern().count();
    let may_be_another = |found: &Found<'_, '_>| {
        let last = &found.tokens[found.hit.tokens.end - 1];
        !is_none_at_all || last.who != Some(crate::guidance::language::Who::OfConcern)
    };
    report(cx, out, "CTX-INTRA-CONTACT", may_be_another, None);
}

rule! {
    /// What limits a person of concern holds: no rule says only that it is best so, where possible, or not for long.
    ///
    /// # Why
    /// Whoever wants to be alone with a child needs only one evening that was not "possible". A child and a tired
    /// parent cannot tell what a soft rule asks of them.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Rhys Pritchard, known_as: Rhys, relationship: father, person_of_concern: yes, lives_in_home: yes}
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: opportunities
    ///       rule: Where possible, Rhys is not upstairs when the children go to bed.
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Rhys Pritchard, known_as: Rhys, relationship: father, person_of_concern: yes, lives_in_home: yes}
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: opportunities
    ///       rule: Rhys is not upstairs from six until the children are at school.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Rhys Pritchard, known_as: Rhys, relationship: father, person_of_concern: no, lives_in_home: yes}
    /// concern:
    ///   contexts: [extra_familial]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: night_time
    ///       rule: Where possible, Rhys is at home by six on the evenings when Mum works.
    /// ```
    LIMITS_HOLD = "CTX017", "limits-hold", since "0.1.0", covers ["CTX-INTRA-AT-HOME"], check limits_hold
}

fn limits_hold(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "CTX-INTRA-AT-HOME", |_| false, None);
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
