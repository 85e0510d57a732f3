//! Who holds the plan, and which agencies take part.

use super::prelude::*;
use crate::case::values::Unit;
use crate::guidance::finding::Level;
use crate::guidance::timescales::day_in_words;

rule! {
    /// One lead social worker is named.
    ///
    /// # Why
    /// The child and the family need one person who holds it all, and whom they can ring.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - id: sw
    ///     name: Nia Roberts
    ///     role: social_worker
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - id: sw
    ///     name: Nia Roberts
    ///     role: lead_social_worker
    /// ```
    LEAD = "ROLE001", "lead-social-worker", since "0.1.0", covers ["ROLE-LEAD"], check lead
}

fn lead(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let leads: Vec<&Person> = cx.lead_social_workers().collect();
    match leads.as_slice() {
        [] => {
            out.at(cx.case, "people", "no lead social worker is named")
                .help("give one person `role: lead_social_worker`, with name and telephone");
        }
        [only] if only.name.is_blank() => {
            out.at(*only, "name", "the lead social worker has no name")
                .help("write the name; the child and the family read it");
        }
        [_] => {}
        [first, others @ ..] => {
            for other in others {
                out.at(
                    *other,
                    "role",
                    format!(
                        "{} is a second lead social worker beside {}; the plan has one",
                        called(other),
                        called(first)
                    ),
                )
                .help("give one of them another role, such as `social_worker`");
            }
        }
    }
}

rule! {
    /// The lead social worker's manager is named, and countersigns the assessment.
    ///
    /// # Why
    /// A second pair of eyes, and somebody to go to if the plan is stuck.
    ///
    /// # Example
    /// ```yaml
    /// assessment:
    ///   name: Child and family assessment
    /// ```
    /// # Better
    /// ```yaml
    /// assessment:
    ///   name: Child and family assessment
    ///   countersigned_by: manager
    ///   countersigned_on: 2026-04-27
    /// ```
    MANAGER = "ROLE002", "manager", since "0.1.0", covers ["ROLE-MANAGER"], check manager
}

fn manager(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.with_role(Role::Manager).next().is_none() {
        out.at(cx.case, "people", "the lead social worker's manager is not named")
            .help("add the manager with `role: manager`; the case is escalated to them");
    }
    const HELP: &str = "write the manager's id, and the day under `countersigned_on`";
    let signed = &cx.case.assessment.countersigned_by;
    if signed.is_blank() {
        out.at(cx.case, "assessment.countersigned_by", "the assessment is not countersigned by the manager")
            .help(HELP);
    } else if let Some(lead) = cx.person(signed).filter(|p| p.role.is(Role::LeadSocialWorker)) {
        let message = format!("{} countersigns as manager what is their own work", called(lead));
        out.at(&cx.case.assessment, "countersigned_by", message).help(HELP);
    }
}

rule! {
    /// Agencies named in the plan take part in carrying it out: each has a person in the group, and
    /// something to do.
    ///
    /// # Why
    /// A name on the list is no help.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: sw, name: Nia Roberts, role: lead_social_worker, agency: Cyngor Sir Eryri}
    ///   - {id: youth, name: Alun Jones, role: youth_worker, agency: Clwb Ieuenctid Bethesda}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: sw, name: Nia Roberts, role: lead_social_worker, agency: Cyngor Sir Eryri}
    ///   - {id: youth, name: Alun Jones, role: youth_worker, agency: Clwb Ieuenctid Bethesda}
    /// group:
    ///   - {person: youth, responsibilities: [Runs the Friday group that Ffion goes to.]}
    /// ```
    AGENCIES = "ROLE003", "agencies-take-part", since "0.1.0", covers ["ROLE-AGENCIES"], at times ["ACT-EVERY-PERSON-ROLE"], check agencies
}

/// Whether somebody carries some of the plan.
pub(super) fn takes_part(cx: &Facts<'_>, person: &Person) -> bool {
    let case = cx.case;
    cx.in_group(person)
        || case.actions.iter().any(|a| is_ref_to(&a.owner, person))
        || case.trusted_adults.iter().any(|t| is_ref_to(&t.person, person))
        || case.safety_plan.rules.iter().flat_map(|r| &r.seen_to_by).any(|p| is_ref_to(p, person))
        || case.contingency.iter().any(|c| is_ref_to(&c.by, person))
        || case
            .concern
            .indicators
            .iter()
            .flat_map(|i| i.watched_by.iter().chain([&i.told_to]))
            .any(|p| is_ref_to(p, person))
        || is_ref_to(&case.police.officer, person)
}

/// Whether somebody serves the plan from outside: to have no action is what they are for.
pub(super) fn serves_from_outside(person: &Person) -> bool {
    use Role as R;
    let outside =
        [R::ConferenceChair, R::ReviewingOfficer, R::Interpreter, R::FamilyGroupCoordinator, R::Manager];
    person.role.known().is_some_and(|role| outside.contains(&role))
}

fn agencies(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let mut told: Vec<&str> = Vec::new();
    for person in cx.professionals().filter(|p| !p.agency.is_blank() && !serves_from_outside(p)) {
        let agency = person.agency.words();
        let colleagues = cx.professionals().filter(|p| p.agency.words() == agency);
        if told.contains(&agency)
            || colleagues.into_iter().any(|p| takes_part(cx, p))
            || cx.absence_explained(Some(person), agency.to_lowercase().as_str())
        {
            continue;
        }
        told.push(agency);
        out.at(person, "agency", format!("{} is named in the plan, and has no part in carrying it out", quote(agency)))
            .help("give one of its people an action, or a place in `group` with what they answer for; or say under `not_in_group` why not")
            .also("ACT-EVERY-PERSON-ROLE");
    }
}

rule! {
    /// Professionals in routine contact with the child, such as school or GP, have a role and a
    /// frequency of contact.
    ///
    /// # Why
    /// They see the child more than anybody else in the plan.
    ///
    /// # Example
    /// ```yaml
    /// actions: []
    /// trusted_adults: []
    /// group:
    ///   - person: teacher
    ///     responsibilities: [Watches how Ffion is at school.]
    ///     contact: Sees Ffion in school.
    /// ```
    /// # Better
    /// ```yaml
    /// actions: []
    /// trusted_adults: []
    /// group:
    ///   - person: teacher
    ///     responsibilities: [Watches how Ffion is at school.]
    ///     contact: Sees Ffion in school.
    ///     contact_every: every school day
    /// ```
    ROUTINE_CONTACT = "ROLE004", "routine-contact", since "0.1.0", covers ["ROLE-ROUTINE-CONTACT"], check routine_contact
}

/// Whether something that should go on happens once only, or less than once a term.
fn is_seldom(every: Frequency) -> bool {
    let months = match every.unit {
        Unit::Year => every.every * 12,
        Unit::Term => every.every * 4,
        Unit::Month => every.every,
        Unit::Week => every.every / 4,
        Unit::Day | Unit::WorkingDay | Unit::SchoolDay => every.every / 30,
    };
    every.is_once() || months / every.times > 4
}

fn routine_contact(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for person in cx.professionals().filter(|p| in_routine_contact(p)) {
        let name = called(person);
        let member = cx.case.group.iter().find(|m| is_ref_to(&m.person, person));
        let frequent =
            cx.case.actions.iter().any(|a| is_ref_to(&a.owner, person) && a.how_often.known().is_some())
                || cx
                    .case
                    .trusted_adults
                    .iter()
                    .any(|t| is_ref_to(&t.person, person) && t.how_often.known().is_some());
        // A doctor may see a healthy child twice a year; a school sees the child each day.
        match member {
            Some(member) if member.contact_every.known().is_none() && !frequent => {
                out.at(member, "contact_every", format!("{name} is in routine contact with the child, and it does not say how often"))
                    .help("write `contact_every: every school day` or the like, and what the contact is for under `contact`");
            }
            Some(member)
                if person.role.is(Role::Education) && member.contact_every.known().is_some_and(is_seldom) =>
            {
                out.at(
                    member,
                    "contact_every",
                    format!("{name} is in routine contact with the child, and this is seldom"),
                )
                .help("write how often they really meet the child, such as `every school day` or `monthly`");
            }
            None if !frequent && !cx.absence_explained(Some(person), "") => {
                out.at(person, "role", format!("{name} is in routine contact with the child, and has neither a part in the plan nor a frequency of contact"))
                    .help("add them to `group` with `contact` and `contact_every`, or say under `not_in_group` why not");
            }
            _ => {}
        }
    }
}

rule! {
    /// Where a person of concern has a record of offending, police and probation are part of the
    /// discussion.
    ///
    /// # Why
    /// They hold what the others do not know.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - {person: dad, history: [{kind: conviction, what: "Indecent images, 2019."}]}
    /// group: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - {person: dad, history: [{kind: conviction, what: "Indecent images, 2019."}]}
    /// group:
    ///   - {person: officer, responsibilities: [Tells the group of conditions.]}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - {person: dad}
    /// group: []
    /// ```
    POLICE_OR_PROBATION = "ROLE005", "police-or-probation", since "0.1.0", covers ["ROLE-POLICE-OR-PROBATION"], check police_or_probation
}

fn police_or_probation(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let offended = |c: &&PersonOfConcern| {
        c.history
            .iter()
            .any(|h| matches!(h.kind.known(), Some(PastConcernKind::Conviction | PastConcernKind::Caution)))
    };
    let theirs = |p: &Person| matches!(p.role.known(), Some(Role::Police | Role::Probation));
    let there = cx.case.people.iter().filter(|p| theirs(p)).any(|p| cx.in_group(p))
        || cx.case.discussions.iter().flat_map(|d| &d.took_part).any(|r| cx.person(r).is_some_and(theirs))
        || cx.absence_explained(None, "police, probation");
    if let Some(concern) = cx.case.concern.people_of_concern.iter().find(offended).filter(|_| !there) {
        out.at(concern, "history", "a person of concern has a record of offending, and neither police nor probation is in the group or took part in a discussion")
            .help("invite them, or say under `not_in_group` why they are not there");
    }
}

rule! {
    /// It says how often the lead social worker sees the child, and that each visit is recorded.
    ///
    /// # Why
    /// A visit that nobody wrote down helps nobody after it.
    ///
    /// # Example
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    /// ```
    /// # Better
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    ///   recorded: On the day, in the child's record.
    /// ```
    VISITS = "VISIT001", "visits-frequency", since "0.1.0", covers ["VISIT-FREQUENCY"], at times ["CHILD-SEEN"], check visits
}

fn visits(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let visits = &cx.case.visits;
    // That nothing at all is said of visits is told of by another rule.
    if !visits.at.is_some() {
        return;
    }
    match &visits.how_often {
        Given::Known(every) if is_seldom(*every) => {
            out.at(
                visits,
                "how_often",
                "the child is seen so seldom that nobody would notice a change in time",
            )
            .help("write how often the child is really seen: `every 10 working days`, `weekly` or the like")
            .also("CHILD-SEEN");
        }
        Given::Known(_) => {}
        Given::AsWritten(written) => {
            out.at(
                visits,
                "how_often",
                format!("it should say how often the child is seen; this says {}", quote(written)),
            )
            .help("write `every 10 working days`, `weekly` or the like")
            .also("CHILD-SEEN");
        }
        Given::Absent => {
            out.at(visits, "how_often", "it does not say how often the lead social worker sees the child")
                .help("write `every 10 working days`, `weekly` or the like")
                .also("CHILD-SEEN");
        }
    }
    if visits.recorded.is_blank() {
        out.at(visits, "recorded", "it does not say that each visit is recorded, and where")
            .help("write where and when it is recorded, such as \"On the day, in the child's record\"");
    }
}

rule! {
    /// Every member of the core group signs, the family included; a missing signature has a reason.
    ///
    /// # Why
    /// To sign is to say: I do my part.
    ///
    /// # Example
    /// ```yaml
    /// group:
    ///   - {person: mum}
    /// signatures: []
    /// ```
    /// # Better
    /// ```yaml
    /// group:
    ///   - {person: mum}
    /// signatures:
    ///   - {person: mum, on: 2026-05-13}
    /// ```
    SIGNATURES = "SIGN001", "signatures", since "0.1.0", covers ["SIGN-ALL"], check signatures
}

fn signatures(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (_, person) in cx.members() {
        let signed = cx.case.signatures.iter().any(|s| {
            is_ref_to(&s.person, person) && (s.on.known().is_some() || !s.not_signed_because.is_blank())
        });
        if !signed {
            out.at(
                cx.case,
                "signatures",
                format!("{} has not signed the plan, and it does not say why", called(person)),
            )
            .help("write the day of the signature, or under `not_signed_because` the reason");
        }
    }
}

rule! {
    /// The family has a copy in a form that they can use; who got which document, and when, is
    /// recorded.
    ///
    /// # Why
    /// A plan in a drawer of the office is no plan of the family's.
    ///
    /// # Example
    /// ```yaml
    /// copies: []
    /// ```
    /// # Better
    /// ```yaml
    /// copies:
    ///   - {to: mum, document: family, language: en, on: 2026-05-13}
    /// ```
    COPIES = "SIGN002", "copies", since "0.1.0", covers ["SIGN-COPY"], at times ["PLAN-LANGUAGE-FORMAT"], check copies
}

fn copies(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for parent in cx.non_abusing_parents() {
        if !has_copy(cx, parent) {
            out.at(
                cx.case,
                "copies",
                format!("it is not recorded that {} has a copy, or when they get one", called(parent)),
            )
            .help("write under `copies` to whom, which document, in which language and form, and when")
            .also("PLAN-LANGUAGE-FORMAT");
        }
    }
    for copy in &cx.case.copies {
        if copy.on.is_absent() && copy.planned_for.is_absent() {
            out.at(copy, "planned_for", "it is not recorded when this copy was handed over, or is to be")
                .help("write the day under `on`, or under `planned_for` if it is still to come")
                .level(Level::Warning);
        }
        if let Some(day) = copy.planned_for.known().filter(|day| copy.on.is_absent() && *day < cx.today) {
            let message = format!(
                "this copy was to be handed over on {}, and it is not recorded that it was",
                day_in_words(day)
            );
            out.at(copy, "planned_for", message)
                .help("write the day on which it was handed over under `on`; if it was not, give it now")
                .level(Level::Warning);
        }
    }
}

/// Whether somebody has a copy of a document, or is to get one on a day that is known.
pub(super) fn has_copy(cx: &Facts<'_>, person: &Person) -> bool {
    let mut copies = cx.case.copies.iter();
    copies.any(|c| is_ref_to(&c.to, person) && (c.on.known().is_some() || c.planned_for.known().is_some()))
}
