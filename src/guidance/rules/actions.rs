//! Actions: a named person, a date, what and why, and nobody of concern with a task.

use super::prelude::*;
use crate::case::model::ActionArea as A;

rule! {
    /// Each action has one named person who is responsible for it, and who is in the case.
    ///
    /// # Why
    /// What an agency or "all" has to do, nobody does. A name lets the child, the family and the
    /// group know whom to ask.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sees Ffion alone at school.
    ///     why: So that she can talk about what worries her.
    ///     owner: Social care
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sees Ffion alone at school.
    ///     why: So that she can talk about what worries her.
    ///     owner: sw
    /// ```
    OWNER_NAMED = "ACT001", "owner-named", since "0.1.0", covers ["ACT-OWNER-NAMED"], at times ["CSA-SELF-PROTECTION-NOT-ALONE"], check owner_named
}

/// Words for agencies and groups: an action cannot be theirs.
const AGENCIES: &str = "\
        social, services, service, care, cs, csc, asc, la, local, authority, council, mash, police, \
        school, college, nursery, health, camhs, nhs, gp, surgery, hospital, sarc, probation, yjs, \
        yot, team, agency, agencies, all, everyone, everybody, group, professionals, family, \
        parents, both, core, barnardo's, barnardos, nspcc, education, housing, department, multi, \
        partners, tbc, tba";

fn owner_named(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in &cx.case.actions {
        let name = named("action", action.id.as_str(), &action.what);
        let owner = action.owner.as_str();
        if action.owner.is_blank() {
            out.at(action, "owner", format!("{name} has nobody who is responsible for it"))
                .help("write the id of one person of the case, such as `owner: sw`");
        } else if cx.person(&action.owner).is_none() {
            let prose = Prose::of(owner);
            let message = if is_the_child(cx, &prose) {
                format!("{name} would be done by the child; adults are responsible for the plan")
            } else if prose.has_any(AGENCIES) {
                format!(
                    "{name} is given to {}; an agency or a group is not a person, and the guidance asks for one who is named",
                    quote(owner)
                )
            } else {
                format!("{name} is given to {}, who is not in this case", quote(owner))
            };
            let finding = out.at(action, "owner", message);
            finding.help("write the id of one person under `people`, or add that person there, with name, job and agency");
            if is_the_child(cx, &Prose::of(owner)) && has_area(action, &[A::Safety, A::KeepingSafeWork]) {
                finding.also("CSA-SELF-PROTECTION-NOT-ALONE");
            }
        }
    }
}

fn is_the_child(cx: &Facts<'_>, owner: &Prose) -> bool {
    owner.len() > 0 && owner.content(&cx.child_names(), "") == 0
}

rule! {
    /// Each action has a day by which it is done, or says how often it happens and from when.
    ///
    /// # Why
    /// "ASAP" and "ongoing" cannot be late. A date shows when to ask what holds an action up.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sees Ffion alone at school.
    ///     owner: sw
    ///     due: ASAP
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sees Ffion alone at school.
    ///     owner: sw
    ///     how_often: every 10 working days
    ///     starts: 2026-05-04
    /// ```
    DUE = "ACT002", "action-due", since "0.1.0", covers ["ACT-DUE"], check due
}

fn due(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "write `due: 2026-12-01`; for something that goes on, write how often and from when: `how_often: weekly` and `starts: 2026-06-01`";
    for action in cx.case.actions.iter().filter(|a| is_live(a) && !is_done(a)) {
        let name = named("action", action.id.as_str(), &action.what);
        let recurs = action.how_often.known().is_some_and(|f| !f.is_once());
        if let Some(written) = action.due.as_written() {
            out.at(
                action,
                "due",
                format!(
                    "{name} needs a date: `due` says {}, which cannot be checked against a calendar",
                    quote(written)
                ),
            )
            .help(HELP);
        } else if action.due.known().is_some() {
        } else if let Some(written) = action.how_often.as_written() {
            out.at(action, "how_often", format!("{name} should say how often it happens; this says {}", quote(written)))
                .help("write `weekly`, `every 2 weeks`, `monthly`, `twice a week` or the like, and the first day under `starts`; or a day under `due`");
        } else if let Some(written) = action.starts.as_written().filter(|_| recurs) {
            out.at(
                action,
                "starts",
                format!("{name} should say from which day; this says {}", quote(written)),
            )
            .help("write year, month, day, such as `starts: 2026-06-01`");
        } else if recurs && action.starts.is_absent() {
            out.at(action, "starts", format!("{name} says how often it happens, but not from when"))
                .help("write its first day, such as `starts: 2026-06-01`");
        } else if !recurs {
            out.at(action, "due", format!("{name} has no date")).help(HELP);
        }
    }
}

rule! {
    /// Each action says what is done, and for what purpose.
    ///
    /// # Why
    /// The name of a service is not an action. The child and the family should be able to see what
    /// will happen, and what it is good for.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: CAMHS
    ///     owner: sw
    ///     due: 2026-06-30
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Nia refers Ffion to the CAMHS sexual trauma pathway, and goes with her the first time.
    ///     why: So that she gets help with the bad dreams.
    ///     owner: sw
    ///     due: 2026-06-30
    /// ```
    WHAT_WHY = "ACT003", "action-what-and-why", since "0.1.0", covers ["ACT-WHAT-WHY"], check what_why
}

/// Names of services and words that only point at one.
const SERVICES: &str = "\
        camhs, cahms, isva, chisva, cypsva, idva, sarc, gp, nhs, nspcc, barnardo*, therap*, \
        counsel*, referral*, refer, service*, support*, session*, work, school*, nurse, health, \
        visitor, social, worker, police, assessment*, visit*, programme*, course*, parenting, \
        direct, family, safety, plan*, keep, safe, early, help, input, intervention*, monitoring, \
        monitor, contact, mentor*, play, art, clinic, team, specialist";

fn what_why(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in &cx.case.actions {
        let name = named("action", action.id.as_str(), &action.what);
        let prose = Prose::of(action.what.words());
        if action.what.is_blank() {
            out.at(action, "what", format!("{name} does not say what is done"))
                .help("write who does what, with whom and where, in a sentence");
        } else if prose.len() <= 2 || prose.len() <= 6 && prose.content(&cx.child_names(), SERVICES) == 0 {
            out.at(action, "what", format!("{name} names a service or a subject, but not what is done"))
                .help("write who does what, with whom and where: \"Nia refers Ffion to the CAMHS sexual trauma pathway, and goes with her the first time\"");
        }
        if action.why.is_blank() {
            out.at(action, "why", format!("{name} does not say for what purpose"))
                .help("write under `why` what it is to change for the child or family, such as \"So that she gets help with the bad dreams\"");
        }
    }
}

rule! {
    /// Each intervention records why it is likely to work.
    ///
    /// # Why
    /// A child should not be sent from service to service because they are there. The guidance asks
    /// for evidence that what is offered helps with what this child has lived through.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion for trauma-focused therapy.
    ///     areas: [therapy]
    ///     owner: therapist
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion for trauma-focused therapy.
    ///     areas: [therapy]
    ///     owner: therapist
    ///     evidence: Trauma-focused therapy helps most children of her age with dreams like hers.
    /// ```
    EVIDENCE = "ACT004", "intervention-evidence", since "0.1.0", covers ["ACT-EVIDENCE"], check evidence
}

/// The areas of actions that are meant to change something in a person, for which it can be asked why they should.
const INTERVENTIONS: &[A] = &[
    A::Therapy,
    A::HarmfulBehaviour,
    A::ParentRecovery,
    A::UnderstandingGrooming,
    A::KeepingSafeWork,
    A::AbuseEducation,
    A::WorkWithPersonWhoHarmed,
    A::Reconnecting,
    A::FamilyRelationships,
    A::Neglect,
    A::DomesticAbuse,
    A::EmotionalAbuse,
    A::PhysicalAbuse,
];

fn evidence(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in cx.live_actions_in(INTERVENTIONS).filter(|a| a.evidence.is_blank() && !is_done(a)) {
        let name = named("action", action.id.as_str(), &action.what);
        out.at(action, "evidence", format!("{name} does not say why it is likely to work for this child or family"))
            .help("write under `evidence` what is known of it: research, what helped this child before, a specialist's advice");
    }
}

rule! {
    /// Where professionals have contact with the child or family, the plan says how often.
    ///
    /// # Why
    /// The family should know who comes when, and the group should see whether it is enough.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: The family support worker helps with bedtimes.
    ///     owner: sw
    ///     due: 2026-07-01
    ///     service:
    ///       name: Family support
    ///       contact: Sits with Mum in the evening and helps her to settle the children.
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: The family support worker helps with bedtimes.
    ///     owner: sw
    ///     how_often: twice a week
    ///     starts: 2026-06-01
    ///     service:
    ///       name: Family support
    ///       contact: Sits with Mum in the evening and helps her to settle the children.
    /// ```
    CONTACT_FREQUENCY = "ACT005", "contact-frequency", since "0.1.0", covers ["ACT-CONTACT-FREQUENCY"], check contact_frequency
}

/// Words that say how often, in the midst of a text.
const OFTEN: &str = "\
        daily, weekly, fortnightly, monthly, termly, once, twice, every, each, a week, a month, per \
        week, a fortnight, a term, times";

/// Whether a text says how often: "each week", "two visits and one meeting".
fn says_how_often(text: &Text) -> bool {
    const NUMBERS: &str = "a, an, one, two, three, four, five, six, seven, eight, nine, ten, twelve, 1, 2, 3, 4, 5, 6, 8, 10, 12";
    let prose = Prose::of(text.words());
    prose.has_any(OFTEN)
        || prose.condition_on(NUMBERS, "visit*, session*, meeting*, appointment*, call, calls", 2)
}

fn contact_frequency(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in cx.case.actions.iter().filter(|a| is_live(a) && !a.service.contact.is_blank()) {
        let said = says_how_often(&action.service.contact);
        if action.how_often.is_absent() && !said {
            let name = named("action", action.id.as_str(), &action.what);
            out.at(
                action,
                "how_often",
                format!("{name} has contact with the child or family, and does not say how often"),
            )
            .help("write `how_often: weekly` or the like; `once` is an answer, too");
        }
    }
    for member in cx.case.group.iter().filter(|m| !m.contact.is_blank() && m.contact_every.is_absent()) {
        // Those in routine contact have a rule of their own, which asks for the same and more.
        let Some(person) = cx.person(&member.person).filter(|p| is_professional(p) && !in_routine_contact(p))
        else {
            continue;
        };
        if !says_how_often(&member.contact) {
            out.at(
                member,
                "contact_every",
                format!(
                    "{} has contact with the child or family, and it does not say how often",
                    called(person)
                ),
            )
            .help("write `contact_every: weekly` or the like");
        }
    }
}

rule! {
    /// At a review, each service or action that is late says what holds it up, and what is done about it.
    ///
    /// # Why
    /// Waiting is part of what happens to a child. A delay that nobody names goes on.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// actions:
    ///   - id: a1
    ///     what: Nia refers Ffion to the CAMHS sexual trauma pathway.
    ///     owner: sw
    ///     due: 2026-05-20
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// actions:
    ///   - id: a1
    ///     what: Nia refers Ffion to the CAMHS sexual trauma pathway.
    ///     owner: sw
    ///     due: 2026-05-20
    ///     delay: The pathway took no referrals in May. Nia rang on 8 June; it opens on 22 June.
    /// ```
    DELAY = "ACT006", "delay-addressed", since "0.1.0", covers ["ACT-DELAY"], check delay
}

fn delay(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in cx.case.actions.iter().filter(|a| is_live(a) && !is_done(a) && a.delay.is_blank()) {
        let name = named("action", action.id.as_str(), &action.what);
        let reported = cx
            .case
            .meetings
            .iter()
            .flat_map(|m| &m.services)
            .any(|s| s.action.id == action.id.value && !s.delay.is_blank());
        let overdue = action.due.known().filter(|due| *due < cx.today);
        if reported {
        } else if let Some(due) = overdue {
            out.at(action, "delay", format!("{name} was due on {due}, is not done, and nothing is said of the delay"))
                .help("write under `delay` what holds it up and what is done about it; if it is done, write `state: done` and `done_on`");
        } else if action.state.is(ActionState::Delayed) {
            out.at(
                action,
                "delay",
                format!("{name} is delayed, and it does not say what is done about that"),
            )
            .help("write under `delay` what holds it up, and what is done about it");
        }
    }
}

rule! {
    /// An adult of whom there is concern, substantiated or not, has no task in the plan: no action,
    /// no supervision, no part in looking after the safety plan.
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
    NO_PERSON_OF_CONCERN = "ACT007", "no-task-for-person-of-concern", since "0.1.0", covers ["ACT-NO-PERSON-OF-CONCERN"], at times ["CSA-TRUSTED-ADULT", "CTX-INTRA-CONTACT"], check no_person_of_concern
}

fn no_person_of_concern(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "choose another adult; what is asked of a person of concern belongs under `restrictions` of that person, or is a rule about them";
    let case = cx.case;
    let mut tell = |reference: &Ref<Person>, what: &str| {
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
        tell(&action.owner, &format!("is given {}", named("action", action.id.as_str(), &action.what)));
    }
    for rule in &case.safety_plan.rules {
        for person in &rule.seen_to_by {
            tell(person, "is to see to a rule of the safety plan");
        }
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
    for member in &cx.case.group {
        let Some(person) = cx.person(&member.person).filter(|p| !cx.is_of_concern(p)) else { continue };
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
