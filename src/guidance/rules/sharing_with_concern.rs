//! What reaches a person of concern: by items that are shared with them, and by papers that others get.

use super::language::report;
use super::prelude::*;
use crate::case::record::{Record, Reflected};
use crate::guidance::finding::Level;
use crate::guidance::leaks::{Share, shares};

rule! {
    /// What is shared by `share_with` reaches the person of concern whom it names.
    ///
    /// Only a person of concern is given something by `share_with`: everybody else sees what `withhold_from` does
    /// not keep from them. What is about somebody who is not shared with that person, such as a contact
    /// arrangement with another child, is not shown to them.
    ///
    /// # Why
    /// A decision that does nothing looks like one that was carried out.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: mum, name: Carys Pritchard, relationship: mother}
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    ///   - {id: tomos, name: Tomos Pritchard, relationship: brother}
    /// contact:
    ///   - {person: tomos, arrangement: On Saturdays at the chapel room., share_with: [dad]}
    /// needs:
    ///   - {id: n1, what: To sleep without fear., share_with: [mum]}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: mum, name: Carys Pritchard, relationship: mother}
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    ///   - {id: tomos, name: Tomos Pritchard, relationship: brother, share_with: [dad]}
    /// contact:
    ///   - {person: tomos, arrangement: On Saturdays at the chapel room., share_with: [dad]}
    /// needs:
    ///   - {id: n1, what: To sleep without fear.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// contact:
    ///   - {person: tomos, arrangement: On Saturdays at the chapel room.}
    /// ```
    REACHES = "SHARE004", "shared-reaches-its-reader", since "0.1.0", covers ["SHARE-SUSPECTED-PARENT"], check reaches
}

fn reaches(cx: &Facts<'_>, out: &mut Findings<'_>) {
    // Where somebody is no longer of concern, that is one thing to mend, however much was shared.
    let mut told: Vec<&str> = Vec::new();
    for Share { record, with, at } in shares(cx.case) {
        let Some(reader) = cx.case.person(with) else { continue };
        if !cx.is_of_concern(reader) {
            if told.contains(&with) {
                continue;
            }
            told.push(with);
            let message =
                format!("{} is not a person of concern, and is given nothing by this", called(reader));
            out.at_node(at, message).help(
                "leave the name out: they see this unless it is withheld; to keep it from them, use `withhold_from`",
            );
            continue;
        }
        let Some(of) = person_of(record).and_then(|id| cx.case.person(id)) else { continue };
        let is_shared = of.share_with.iter().any(|s| is_ref_to(s, reader));
        if of.id.as_str() != reader.id.as_str() && !is_shared {
            let (of, reader) = (called(of), called(reader));
            let message =
                format!("this is about {of}, who is not shared with {reader}: {reader} is shown none of it");
            out.at_node(at, message)
                .help("share that person with them too (`share_with`), or leave the name out here");
        }
    }
}

/// The id of whom a record is about.
fn person_of(record: &dyn Record) -> Option<&str> {
    match record.field(record.info().known.person?) {
        Reflected::Reference(_, id, _) => Some(id),
        _ => None,
    }
}

rule! {
    /// Somebody of whom there is concern is in no group and at no meeting whose papers show more than was shared
    /// with them.
    ///
    /// The plan, agendas, minutes and signature sheets are made for all members and for all who are asked to come.
    /// Where a person of concern takes part all the same, such as for a part of a conference, accept this finding
    /// with the reason, and give them the paper `restricted` alone.
    ///
    /// # Why
    /// Whoever belongs to the group is given its papers, by somebody who means well.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    /// group:
    ///   - {person: dad}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    /// not_in_group:
    ///   - {who: Dad, person: dad, why: The plan says what keeps Ffion safe from him. Nia tells him what he may know.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father}
    /// concern:
    ///   contexts: [extra_familial]
    /// group:
    ///   - {person: dad}
    /// ```
    GROUP_PAPERS = "SHARE005", "papers-of-the-group", since "0.1.0", covers ["SHARE-GROUP-PAPERS"], at times ["ACT-NO-PERSON-OF-CONCERN"], check group_papers
}

/// What to do about it.
const APART: &str = "tell them apart what they may know, in the paper `restricted`; if they take part all the same, \
    accept this with the reason, and give them none of these papers";

fn group_papers(cx: &Facts<'_>, out: &mut Findings<'_>) {
    // There are few of them, and whoever else comes to a meeting is asked about at once.
    let is_meant = |p: &&Person| cx.case.person(p.id.as_str()).is_some_and(|first| std::ptr::eq(first, *p));
    let persons: Vec<&Person> = cx.persons_of_concern().filter(is_meant).collect();
    let of_concern = |reference: &Ref<Person>| persons.iter().copied().find(|p| is_ref_to(reference, p));
    for member in &cx.case.group {
        let Some(person) = of_concern(&member.person) else { continue };
        let message = format!(
            "{}, of whom there is concern, is in the group: its papers show more than was shared with them",
            called(person)
        );
        let finding = out.at(member, "person", message);
        finding.help(APART);
        if cx.is_adult(person)
            && member.responsibilities.iter().chain(&member.commitments).any(|t| !t.is_blank())
        {
            finding.also("ACT-NO-PERSON-OF-CONCERN");
        }
    }
    // Who is in the group is asked to its meetings, and asked to sign: it is one mistake.
    let guest = |reference: &Ref<Person>| of_concern(reference).filter(|p| !cx.in_group(p));
    for meeting in &cx.case.meetings {
        let came = |p: &Person| meeting.attended.iter().any(|r| is_ref_to(r, p));
        let asked = meeting.invited.iter().filter(|r| !guest(r).is_some_and(came));
        for reference in meeting.attended.iter().chain(asked) {
            let Some(person) = guest(reference) else { continue };
            let message = format!(
                "{}, of whom there is concern, {} {}: its papers show more than was shared with them",
                called(person),
                if came(person) { "was at" } else { "is asked to" },
                meeting_name(meeting)
            );
            out.at_node(reference.at, message).help(APART);
        }
    }
    for signature in cx.case.signatures.iter().filter(|s| s.not_signed_because.is_blank()) {
        let Some(person) = guest(&signature.person) else { continue };
        let message = format!(
            "{}, of whom there is concern, is asked to sign the plan, which shows more than was shared with them",
            called(person)
        );
        out.at(signature, "person", message).help(APART);
    }
}

/// Things that decisions share or withhold, each with the words by which a decision names it, and by which
/// something shared tells of it.
const KINDS: [(&str, &str, &str); 4] = [
    (
        "the child's school or clubs",
        "school, schools, nursery, college, club, clubs, education",
        "school, nursery, college, academy, primary, class, teacher, club, plays for, trains with",
    ),
    (
        "where somebody lives",
        "where he lives, where she lives, where they live, where the family lives, where the children are, \
         where the child is, address, addresses, whereabouts, placement",
        "lives at, lives in, lives with, live at, live in, live with, living at, living with, living in, moved to, placed with, \
         placed at, stays at, stays with, address",
    ),
    (
        "therapy or health",
        "therapy, counselling, health, medical",
        "therapy, therapist, counselling, counsellor, camhs, hospital, clinic, medication, tablets",
    ),
    (
        "what the child said",
        "words, what she said, what he said, what they said, says, disclosure, drawings, wishes",
        "said, says, told, tells, disclosed, drew, describes, described, drawings",
    ),
];

rule! {
    /// What is shared with a person of concern is none of what the same decision withholds.
    ///
    /// # Why
    /// Whoever carries the decision out reads what is shared first, and passes it on.
    ///
    /// # Example
    /// ```yaml
    /// sharing:
    ///   - person: dad
    ///     shared: That there is a plan, and that Ffion goes to Ysgol y Bryn and has her club on Fridays.
    ///     withheld: Where the family lives, and schools and clubs. He could wait for her there.
    ///     by: mgr
    ///     on: 2026-05-12
    /// ```
    /// # Better
    /// ```yaml
    /// sharing:
    ///   - person: dad
    ///     shared: That there is a plan, and when it is reviewed.
    ///     withheld: Where the family lives, and schools and clubs. He could wait for her there.
    ///     by: mgr
    ///     on: 2026-05-12
    /// ```
    /// # Not asked for
    /// ```yaml
    /// sharing:
    ///   - person: dad
    ///     shared: That there is a plan, and that he may ring the school on Fridays.
    ///     withheld: Where the family lives. He could wait for her there.
    ///     by: mgr
    ///     on: 2026-05-12
    /// ```
    SHARED_AND_WITHHELD = "SHARE008", "shared-is-not-withheld", since "0.1.0", covers ["SHARE-SUSPECTED-PARENT"], check shared_and_withheld
}

fn shared_and_withheld(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const ALL: &str =
        "everything, all of it, all of the plan, the whole plan, the whole of it, the full plan, all papers";
    for decision in &cx.case.sharing {
        let shared = Prose::of(decision.shared.words());
        if shared.begins_any(ALL) {
            out.at(decision, "shared", "this shares all, and not item by item or by area")
                .help("name what is shared, such as the rules that ask something of this person, and say under `withheld` what is not");
            continue;
        }
        let withheld = Prose::of(decision.withheld.words());
        if withheld.len() <= 3 && withheld.begins_any("nothing, none, nil, not anything") {
            out.at(decision, "withheld", "this withholds nothing, and a person of concern is given all")
                .help("name what is withheld and why, such as what the child said, where the child is, and who watches");
            continue;
        }
        if let Some((what, ..)) =
            KINDS.iter().find(|(_, named, told)| withheld.has_any(named) && shared.has_any(told))
        {
            let message =
                format!("this is to be shared, and tells of {what}, which the same decision withholds");
            out.at(decision, "shared", message)
                .help("leave it out of `shared`; or, if it may be known, say under `withheld` how far it is kept back")
                .level(Level::Warning);
        }
    }
}

rule! {
    /// A person of concern is given no paper but the one that is made for them: neither as a copy, nor because
    /// somebody let them see the minutes.
    ///
    /// # Why
    /// The plan, the family's paper and the safety plan tell where the child is, what was said, and who watches. The
    /// paper `restricted` holds what was shared with that person, and nothing else.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    /// copies:
    ///   - {to: dad, document: plan, language: en, on: 2026-05-13}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: dad, name: Gethin Pritchard, relationship: father, person_of_concern: yes}
    /// copies:
    ///   - {to: dad, document: restricted, language: en, on: 2026-05-13}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: nan, name: Gwen Pritchard, relationship: grandmother}
    /// copies:
    ///   - {to: nan, document: plan, language: en, on: 2026-05-13}
    /// ```
    COPIES = "SHARE009", "copies-to-person-of-concern", since "0.1.0", covers ["SHARE-SUSPECTED-PARENT"], check copies
}

fn copies(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "SHARE-SUSPECTED-PARENT", |_| false, None);
    for copy in cx.case.copies.iter().filter(|copy| cx.means_person_of_concern(&copy.to)) {
        let Some(person) = cx.person(&copy.to).filter(|_| copy.document.words() != "restricted") else {
            continue;
        };
        let message = format!(
            "{} is a person of concern, and this paper shows more than was shared with them",
            called(person)
        );
        out.at(copy, "document", message).help(
            "give them `restricted`, which holds what is shared with them by `share_with`; if this copy was handed over already, \
             say so to whoever answers for the case, today",
        );
    }
}
