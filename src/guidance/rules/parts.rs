//! Who may have a part in the plan, and that everybody has one.

use std::fmt;

use super::prelude::*;
use super::roles::{serves_from_outside, takes_part};

rule! {
    /// An adult of whom there is concern, substantiated or not, has no task in the plan: no action,
    /// no supervision, no part in looking after the safety plan; and no text says that they drive,
    /// mind, settle or decide.
    ///
    /// # Why
    /// A task gives that adult a position of privilege, and a reason to be near the child. What is
    /// asked of them is a restriction and not a role.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Brings Ffion to training and takes her home.
    ///     owner: dad
    ///     due: 2026-07-01
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Brings Ffion to training and takes her home.
    ///     owner: nan
    ///     due: 2026-07-01
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by somebody outside the family.
    ///   contexts: [extra_familial]
    /// people:
    ///   - id: dad
    ///     name: Rhys Pritchard
    ///     role: family
    ///     relationship: father
    /// actions:
    ///   - id: a1
    ///     what: Brings Ffion to training and takes her home.
    ///     owner: dad
    ///     due: 2026-07-01
    /// ```
    NO_PERSON_OF_CONCERN = "ACT007", "no-task-for-person-of-concern", since "0.1.0", covers ["ACT-NO-PERSON-OF-CONCERN"], at times ["CSA-TRUSTED-ADULT", "CTX-INTRA-CONTACT", "CTX-INTRA-AT-HOME"], check no_person_of_concern
}

fn no_person_of_concern(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "choose another adult; what is asked of a person of concern belongs under `restrictions` of that person, or is a rule about them";
    let case = cx.case;
    let mut tell_of = |reference: &Ref<Person>, what: fmt::Arguments<'_>| {
        let Some(person) = cx.person(reference).filter(|_| cx.means_adult_of_concern(reference)) else {
            return;
        };
        let message = format!(
            "{} is a person of concern and {what}; that gives an opportunity and a position of privilege",
            called(person)
        );
        out.at_node(reference.at, message).help(HELP);
    };
    for action in &case.actions {
        let action_name = named("action", action.id.as_str(), &action.what);
        tell_of(&action.owner, format_args!("is given {action_name}"));
    }
    let mut tell = |reference: &Ref<Person>, what: &str| tell_of(reference, format_args!("{what}"));
    for rule in &case.safety_plan.rules {
        for person in &rule.seen_to_by {
            tell(person, "is to see to a rule of the safety plan");
        }
    }
    for author in &case.safety_plan.authors {
        tell(author, "is among those who made the safety plan");
    }
    for member in &case.safety_plan.network {
        tell(&member.person, "is named as somebody who stands behind the family");
    }
    for step in &case.contingency {
        tell(&step.by, "is to act if things change");
    }
    for outline in case.concern.indicators.iter().flat_map(|i| i.watched_by.iter().chain([&i.told_to])) {
        tell(outline, "is to watch for signs, or to be told of them");
    }
    tell(&case.child_views.carried_by, "is to bring the child's views");
    tell(&case.child_views.supported_by, "is to support the child to take part");
    tell(&case.child_views.feedback_by, "is to tell the child what was decided");
    tell(&case.purpose.explained_to_child.by, "explains the plan to the child");
    tell(&case.concern.direct_talk.by, "is to talk with the child about the abuse");
    tell(&case.police.kept_informed_by, "is to keep the family informed of the investigation");
    tell(&case.police.interview.best_helped_by, "is to help the child to talk with police");
    tell(&case.family_group_meeting.coordinator, "is to bring the family together");
    tell(&case.family_group_meeting.child_supported_by, "is to support the child to take part");
    for visit in &case.visits.made {
        tell(&visit.by, "visits the child");
    }
    for onward in &case.closing.onward {
        tell(&onward.by, "is to go on helping when the plan has ended");
    }
    for meeting in &case.meetings {
        let name = meeting_name(meeting);
        tell_of(&meeting.chair, format_args!("chairs {name}"));
        tell_of(&meeting.minutes_by, format_args!("takes the minutes of {name}"));
        tell_of(&meeting.child_views_brought_by, format_args!("brings the child's views to {name}"));
        tell_of(&meeting.feedback.by, format_args!("is to tell the child what was decided"));
        for decision in &meeting.decisions {
            tell_of(&decision.by, format_args!("is to carry out a decision of {name}"));
        }
    }
    for contact in &case.contact {
        for supervisor in contact.supervised_by.iter().filter(|s| cx.means_adult_of_concern(s)) {
            if let Some(person) = cx.person(supervisor) {
                out.at_node(
                    supervisor.at,
                    format!("{} is a person of concern and cannot supervise contact", called(person)),
                )
                .help("name a safe adult who is there all the time")
                .also("CTX-INTRA-CONTACT");
            }
        }
    }
    super::parts_prose::report(cx, out);
    for trusted in case.trusted_adults.iter().filter(|t| cx.means_person_of_concern(&t.person)) {
        if let Some(person) = cx.person(&trusted.person) {
            out.at_node(
                trusted.person.at,
                format!(
                    "{} is a person of concern and cannot be the adult whom the child turns to",
                    called(person)
                ),
            )
            .help("name a safe adult whom the child knows and can see away from home")
            .also("CSA-TRUSTED-ADULT");
        }
    }
}

rule! {
    /// Everyone in the plan has a role, and every member of the group something that they answer
    /// for, persons of concern aside.
    ///
    /// # Why
    /// A member without a part comes to listen. The guidance asks that each carries some of the plan.
    ///
    /// # Example
    /// ```yaml
    /// group:
    ///   - person: sw
    ///     responsibilities: [Leads the core group.]
    ///   - person: gp
    /// people:
    ///   - id: sw
    ///     role: lead_social_worker
    ///   - id: gp
    ///     name: Dr Owen
    ///     role: gp
    /// ```
    /// # Better
    /// ```yaml
    /// group:
    ///   - person: sw
    ///     responsibilities: [Leads the core group.]
    ///   - person: gp
    ///     responsibilities: [Looks after Ffion's health and sees her when she has tummy aches.]
    /// people:
    ///   - id: sw
    ///     role: lead_social_worker
    ///   - id: gp
    ///     name: Dr Owen
    ///     role: gp
    /// ```
    EVERY_PERSON_ROLE = "ACT008", "everyone-has-a-part", since "0.1.0", covers ["ACT-EVERY-PERSON-ROLE"], check every_person_role
}

fn every_person_role(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (member, person) in cx.members() {
        let answers = member.responsibilities.iter().chain(&member.commitments).any(|t| !t.is_blank());
        let acts = cx.case.actions.iter().any(|a| is_ref_to(&a.owner, person));
        let sees_to =
            cx.case.safety_plan.rules.iter().flat_map(|r| &r.seen_to_by).any(|p| is_ref_to(p, person));
        let visits = person.role.is(Role::LeadSocialWorker) && cx.case.visits.at.is_some();
        if !(answers || acts || sees_to || visits) {
            out.at(
                member,
                "responsibilities",
                format!("{} is in the group, and has no action, visit or duty", called(person)),
            )
            .help("write under `responsibilities` what this member answers for, or give them an action");
        }
    }
    // Of those who have an agency, another rule asks for a part.
    // Who is withheld from somebody stands here to be kept from them, and for no task.
    let idle = |p: &&Person| {
        p.withhold_from.is_empty() && p.agency.is_blank() && !serves_from_outside(p) && !takes_part(cx, p)
    };
    for person in cx.professionals().filter(idle) {
        let is_named = cx.case.meetings.iter().flat_map(|m| &m.attended).any(|r| is_ref_to(r, person))
            || cx.absence_explained(Some(person), "");
        if !is_named {
            let message = format!("{} is named in the case, and has no part in the plan", called(person));
            out.at(person, "role", message).help(
                "give them an action, or a place in `group` with what they answer for; or take them out of the case",
            );
        }
    }
    for person in cx.case.people.iter().filter(|p| p.role.is_absent() && !cx.is_of_concern(p)) {
        if person.relationship.is_absent() {
            out.at(
                person,
                "role",
                format!("{} is named in the case, and it does not say what their part is", called(person)),
            )
            .help("write their `role`, such as `role: education` or `role: family`");
        }
    }
}
