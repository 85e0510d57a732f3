//! Actions: a named person, a date, what and why, and nobody of concern with a task.

use super::prelude::*;
use crate::case::model::ActionArea as A;
use crate::guidance::timescales::day_in_words;

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
        partners";

fn owner_named(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in &cx.case.actions {
        let name = named("action", action.id.as_str(), &action.what);
        let owner = action.owner.as_str();
        if action.owner.is_blank() {
            out.at(action, "owner", format!("{name} has nobody who is responsible for it"))
                .help("write the id of one person of the case, such as `owner: sw`");
        } else if cx.person(&action.owner).is_none() {
            let prose = Prose::of(owner);
            let meant = ids_meant(cx, owner);
            let message = if Nothing::of(owner).is_some() {
                format!("{name} has nobody who is responsible for it; {} says nothing yet", quote(owner))
            } else if meant.len() > 1 {
                format!(
                    "{name} is given to {} people ({}); one person is responsible",
                    meant.len(),
                    quote(owner)
                )
            } else if let [_] = meant.as_slice() {
                format!("{name} is given to {}, by name and not by id", quote(owner))
            } else if is_the_child(cx, &prose) {
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
            match meant.as_slice() {
                [one] => finding.help(format!("did you mean `{one}`? Write `owner: {one}`")),
                [one, ..] => finding.help(format!("write who answers for it, such as `owner: {one}`; the others can stand in the words of the action, or have one of their own")),
                [] => finding.help("write the id of one person under `people`, or add that person there, with name, job and agency"),
            };
            if is_the_child(cx, &Prose::of(owner)) && has_area(action, &[A::Safety, A::KeepingSafeWork]) {
                finding.also("CSA-SELF-PROTECTION-NOT-ALONE");
            }
        }
    }
}

/// The ids of those who are meant by a name, or by several with a stroke or an "and" between them.
fn ids_meant<'a>(cx: &Facts<'a>, written: &str) -> Vec<&'a str> {
    let plain = written.replace([',', ';', '+', '&'], "/").replace(" and ", "/");
    let mut ids: Vec<&str> = Vec::new();
    for part in plain.split('/') {
        let words = Prose::of(part);
        let is_meant = |p: &&Person| {
            let of_name = |name: &Text| {
                let name = Prose::of(name.words());
                words.len() > 0 && (0..words.len()).all(|at| name.has(words.word(at)))
            };
            p.id.as_str() == part.trim() || of_name(&p.name) || of_name(&p.known_as)
        };
        let mut who = cx.case.people.iter().filter(is_meant);
        // A first name that two people have leads to neither.
        if let (Some(person), None) = (who.next(), who.next())
            && !ids.contains(&person.id.as_str())
        {
            ids.push(person.id.as_str());
        }
    }
    ids
}

fn is_the_child(cx: &Facts<'_>, owner: &Prose) -> bool {
    owner.len() > 0 && owner.content(cx.child_names(), "", 1) == 0
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
        monitor, contact, mentor*, play, art, clinic, team, specialist, liais*, under, review*, update*, ongoing, 1, as, \
        required, needed, sleep";

/// Words of a purpose that say nothing of what is to change.
const NO_PURPOSE: &str = "\
        support*, need*, meet*, statutory, requirement*, requir*, agreed, agree*, recommend*, practice, safeguarding, reason*, complet*, \
        work, plan, plans, outline, outcome*, above, see, seen, below, help*, discuss*, decision*, conference, part, good, best, policy, \
        procedure*, duty, because, asked, assessment, earlier, before, previous*, usual, routine, standard, core, group, manager, \
        action, necessary, important, due, per";

fn what_why(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in &cx.case.actions {
        let name = named("action", action.id.as_str(), &action.what);
        let prose = Prose::of(action.what.words());
        if action.what.is_blank() {
            out.at(action, "what", format!("{name} does not say what is done"))
                .help("write who does what, with whom and where, in a sentence");
        } else if prose.len() <= 2 || prose.len() <= 6 && prose.content(cx.child_names(), SERVICES, 1) == 0 {
            out.at(action, "what", format!("{name} names a service or a subject, but not what is done"))
                .help("write who does what, with whom and where: \"Nia refers Ffion to the CAMHS sexual trauma pathway, and goes with her the first time\"");
        }
        if action.why.is_blank() {
            out.at(action, "why", format!("{name} does not say for what purpose"))
                .help("write under `why` what it is to change for the child or family, such as \"So that she gets help with the bad dreams\"");
        } else if says_no_purpose(cx, action) {
            out.at(action, "why", format!("{name} does not say for what purpose: {}", quote(action.why.words())))
                .help("write under `why` what it is to change for the child or family, such as \"So that she gets help with the bad dreams\"");
        }
    }
}

/// Whether a purpose says nothing that changes, or only the action again.
fn says_no_purpose(cx: &Facts<'_>, action: &Action) -> bool {
    let child = &cx.case.child;
    let said_before = format!("{} {} {}", child.name.words(), child.known_as.words(), action.what.words());
    let why = Prose::of(action.why.words());
    why.content(cx.child_names(), NO_PURPOSE, 1) == 0 || why.content(&Prose::of(&said_before), "", 1) == 0
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
        week, a fortnight, a term, times, of the month, of each month, of the week, nightly, weekdays, mondays, \
        tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, school days";

/// Whether a text says how often: "each week", "two visits and one meeting".
fn says_how_often(text: &Text) -> bool {
    const NUMBERS: &str = "a, an, one, two, three, four, five, six, seven, eight, nine, ten, twelve, 1, 2, 3, 4, 5, 6, 8, 10, 12";
    let prose = Prose::of(text.words());
    prose.has_any(OFTEN)
        || prose.condition_on(
            NUMBERS,
            "visit*, session*, meeting*, appointment*, assessment*, interview*, call, calls",
            2,
        )
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
    for member in &cx.case.group {
        if let Some(written) = member.contact_every.as_written() {
            let message = format!(
                "{} does not say how often there is contact with the child or family",
                quote(written)
            );
            out.at(member, "contact_every", message)
                .help("write `contact_every: weekly`, `every 2 weeks`, `every school day` or the like");
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
            out.at(action, "delay", format!(
                "{name} was due on {}, is not done, and nothing is said of the delay",
                day_in_words(due)
            ))
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
