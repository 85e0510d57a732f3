//! That whoever a case names for something is somebody who can do it: an adult, a person with a name.

use std::fmt;

use super::prelude::*;
use crate::guidance::finding::Level;
use crate::guidance::register::register;

rule! {
    /// What the plan asks for is done by adults: no child has an action, sees to a rule of the safety
    /// plan, is there when another child has contact, or speaks for a child.
    ///
    /// Nothing is said of somebody whose age the case does not tell.
    ///
    /// # Why
    /// A brother or a friend can be kind. To keep a child safe is for adults, and a child who was
    /// given it will believe that it was their fault if it fails.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: tom, name: Tomos Pritchard, relationship: brother, born: 2016-03-14}
    /// actions:
    ///   - id: a1
    ///     what: Stays with Ffion when her uncle visits.
    ///     owner: tom
    ///     due: 2026-07-01
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: tom, name: Tomos Pritchard, relationship: brother, born: 2016-03-14}
    ///   - {id: nan, name: Gwen Pritchard, relationship: grandmother}
    /// actions:
    ///   - id: a1
    ///     what: Stays with Ffion when her uncle visits.
    ///     owner: nan
    ///     due: 2026-07-01
    /// ```
    ADULTS = "ACT009", "done-by-adults", since "0.1.0", covers [
        "CSA-SELF-PROTECTION-NOT-ALONE", "ACT-OWNER-NAMED",
    ], at times [
        "ACT-NO-PERSON-OF-CONCERN", "CTX-INTRA-CONTACT", "CSA-DIRECT-TALK", "CSA-INDICATORS",
        "CHILD-FEEDBACK", "CHILD-EXPLAINED", "CHILD-VIEWS-CARRIED", "CONT-TRIGGERS", "MIN-MADE",
        "POL-STATUS", "DIV-INTERPRETER", "CHILD-ADVOCATE", "FGM-CHILD-VOICE"
    ], check adults
}

/// Where a case names a child for something: the child, what it is, and the entry of the register that is then
/// not met.
fn tasks_of_children<'a>(cx: &Facts<'a>) -> Vec<(&'a Ref<Person>, &'a Person, String, &'static str)> {
    let (case, mut all) = (cx.case, Vec::new());
    let mut add = |who: &'a Ref<Person>, what: fmt::Arguments<'_>, entry| {
        if let Some(child) = cx.person(who).filter(|person| cx.is_known_child(person)) {
            all.push((who, child, what.to_string(), entry));
        }
    };
    for action in &case.actions {
        let name = named("action", action.id.as_str(), &action.what);
        add(&action.owner, format_args!("is given {name}"), "ACT-OWNER-NAMED");
    }
    for who in case.safety_plan.rules.iter().flat_map(|rule| &rule.seen_to_by) {
        add(who, format_args!("is to see to a rule of the safety plan"), "CSA-SELF-PROTECTION-NOT-ALONE");
    }
    for who in case.contact.iter().flat_map(|contact| &contact.supervised_by) {
        add(who, format_args!("is to be there when the child has contact"), "CTX-INTRA-CONTACT");
    }
    for step in &case.contingency {
        add(&step.by, format_args!("is to act if things change"), "CONT-TRIGGERS");
    }
    for who in case.concern.indicators.iter().flat_map(|i| i.watched_by.iter().chain([&i.told_to])) {
        add(who, format_args!("is to watch for signs, or to be told of them"), "CSA-INDICATORS");
    }
    let views = &case.child_views;
    add(
        &case.concern.direct_talk.by,
        format_args!("is to talk with the child about the abuse"),
        "CSA-DIRECT-TALK",
    );
    add(
        &case.purpose.explained_to_child.by,
        format_args!("explains the plan to the child"),
        "CHILD-EXPLAINED",
    );
    add(&views.carried_by, format_args!("is to bring the child's views"), "CHILD-VIEWS-CARRIED");
    add(&views.feedback_by, format_args!("is to tell the child what was decided"), "CHILD-FEEDBACK");
    let meeting = &case.family_group_meeting;
    add(&views.supported_by, format_args!("is to support the child to take part"), "CHILD-ADVOCATE");
    add(&meeting.child_supported_by, format_args!("is to support the child to take part"), "FGM-CHILD-VOICE");
    add(&case.police.kept_informed_by, format_args!("is to keep the family informed"), "POL-STATUS");
    for person in case.people.iter().filter(|person| !person.interpreter.is_blank()) {
        add(&person.interpreter, format_args!("interprets for {}", called(person)), "DIV-INTERPRETER");
    }
    for meeting in &case.meetings {
        let name = meeting_name(meeting);
        add(&meeting.minutes_by, format_args!("takes the minutes of {name}"), "MIN-MADE");
        add(&meeting.chair, format_args!("chairs {name}"), "ACT-OWNER-NAMED");
        add(&meeting.feedback.by, format_args!("is to tell the child what was decided"), "CHILD-FEEDBACK");
    }
    all
}

fn adults(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (who, person, what, entry) in tasks_of_children(cx) {
        let message = format!("{} is a child and {what}; that is for an adult", called(person));
        let finding = out.at_node(who.at, message);
        finding.help("name an adult; what a child likes to do, and wishes, belongs in their own views");
        if entry != "CSA-SELF-PROTECTION-NOT-ALONE" && entry != "ACT-OWNER-NAMED" {
            finding.only(&[]);
        }
        finding.also(entry);
        if cx.is_of_concern(person) {
            finding.also("ACT-NO-PERSON-OF-CONCERN");
        }
    }
}

rule! {
    /// Every professional of the case is a person with a name, not a team, an agency or a vacant post.
    ///
    /// # Why
    /// "The duty team" has no telephone that the child knows, and nobody of it is asked why something
    /// was not done.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: nurse, name: School nursing team, role: school_nurse}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: nurse, name: Ruth Cartwright, role: school_nurse, agency: School nursing team}
    /// ```
    NAMES = "ACT010", "names-of-people", since "0.1.0", covers ["ACT-OWNER-NAMED"], at times ["ROLE-LEAD"], check names
}

/// Words of which no person's name has one.
const BODIES: &str = "\
    team, teams, service, services, school, college, nursery, academy, surgery, hospital, clinic, council, \
    department, unit, centre, agency, authority, camhs, mash, nhs, nspcc, barnardo's, vacant, vacancy, \
    constabulary, network, desk, helpdesk, inbox, hotline, reception, rota, tîm, gwasanaeth, ysgol, cyngor";

/// What a person does, which is no name, either.
const POSTS: &str = "\
    social, worker, health, visitor, nurse, teacher, head, deputy, officer, police, probation, doctor, gp, \
    duty, allocated, named, new, locum, support, family, school, class, designated, safeguarding, lead, \
    manager, staff, practitioner, therapist, psychologist, advocate, on, call, someone, somebody, anyone, whoever, tbc";

fn names(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "write first name and surname; the team or the school belongs under `agency`, and the post under `job`";
    for person in cx.professionals() {
        let is_lead = person.role.is(Role::LeadSocialWorker);
        let owns = cx.case.actions.iter().any(|a| is_ref_to(&a.owner, person));
        let name = Prose::of(person.name.words());
        let message = if person.name.is_blank() {
            // The lead's missing name has a rule of its own.
            if is_lead || !owns {
                continue;
            }
            format!("`{}` answers for an action, and has no name", person.id.as_str())
        } else if name.has_any(BODIES) || name.content(&Prose::of(""), POSTS, 1) == 0 {
            format!("{} is not the name of a person", quote(person.name.words()))
        } else {
            continue;
        };
        let finding = out.at(person, "name", message);
        finding.help(HELP);
        if is_lead {
            finding.also("ROLE-LEAD");
        }
    }
}

rule! {
    /// Who owns an action is who does it: a professional named at its beginning is its owner, or the owner is named
    /// beside them.
    ///
    /// # Why
    /// Two names for one action are none. Each believes that the other has it.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: sara, name: Sara Lloyd, role: therapist}
    ///   - {id: beth, name: Beth Hughes, role: family_support}
    /// actions:
    ///   - {id: a1, what: Sara meets Ffion each week., owner: beth, due: 2026-07-01}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: sara, name: Sara Lloyd, role: therapist}
    ///   - {id: beth, name: Beth Hughes, role: family_support}
    /// actions:
    ///   - {id: a1, what: Sara meets Ffion each week., owner: sara, due: 2026-07-01}
    /// ```
    OWNER_ACTS = "ACT011", "owner-is-who-acts", since "0.1.0", covers ["ACT-OWNER-NAMED"], check owner_acts
}

fn owner_acts(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const TITLES: &str = "mr, mrs, ms, miss, mx, dr, dc, ds, pc, prof, sir";
    /// The words by which somebody is named: all of them, and the first, or with a title the last.
    fn named_as(person: &Person) -> impl Iterator<Item = Prose> {
        [person.known_as.words(), person.name.words()].into_iter().filter(|name| !name.is_empty()).flat_map(
            |name| {
                let whole = Prose::of(name);
                let first = if whole.has_any(TITLES) { whole.len() - 1 } else { 0 };
                [Prose::of(whole.word(first)), whole]
            },
        )
    }
    /// Bodies and everybody, with which the words of an action begin that gives it to nobody.
    const BODY_ACTS: &str = "school to, nursery to, college to, health to, police to, camhs to, social care to, children's services to, \
        professionals to, agencies to, all agencies to, all professionals to, all professionals will, all staff to, all to, everyone to, everybody to, core group to, the core group to, network to, \
        school will, health will, camhs will, social care will, children's services will, professionals will, agencies will, all agencies will, \
        someone to, somebody to, someone will, somebody will";
    for action in cx.case.actions.iter().filter(|action| is_live(action)) {
        let Some(owner) = cx.person(&action.owner) else { continue };
        let what = Prose::of(action.what.words());
        if what.begins_any(BODY_ACTS) {
            let name = named("action", action.id.as_str(), &action.what);
            out.at(action, "what", format!("{name} is given to nobody by name in its words"))
                .help(format!("begin with who does it, as in {} and what they do", called(owner)))
                .level(Level::Warning);
            continue;
        }
        let acts = |person: &Person| {
            let name = named_as(person).filter(|name| what.begins_with(name)).map(|name| name.len()).max();
            // A verb follows: "Sara meets …", and not "Sara's report".
            name.is_some_and(|length| what.word(length).ends_with('s') || what.word(length) == "will")
        };
        if named_as(owner).any(|name| (0..what.len()).any(|at| what.word(at) == name.word(name.len() - 1))) {
            continue;
        }
        let Some(other) = cx.professionals().find(|p| acts(p)) else { continue };
        let message = format!(
            "{} is done by {}, and owned by {}",
            named("action", action.id.as_str(), &action.what),
            called(other),
            called(owner)
        );
        out.at_node(action.owner.at, message)
            .help("name as owner who does it; or write in it what the owner does, such as \"Beth sees to it that Sara …\"")
            .level(Level::Warning);
    }
}

rule! {
    /// What is to be seen to at night is seen to by somebody who is there at night.
    ///
    /// Nothing is said where the case does not tell who lives in the home, or where the rule says that
    /// this person stays.
    ///
    /// # Why
    /// The hours that worry a child most are those when others have gone home.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: aunt, name: Mair Pritchard, relationship: aunt, lives_in_home: no}
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: night_time
    ///       rule: The landing light is on, and somebody comes when Ffion calls.
    ///       seen_to_by: [aunt]
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: mum, name: Carys Pritchard, relationship: mother, lives_in_home: yes}
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: night_time
    ///       rule: The landing light is on, and Mum comes when Ffion calls.
    ///       seen_to_by: [mum]
    /// ```
    NIGHT = "SAFE026", "somebody-there-at-night", since "0.1.0", covers ["SAFE-REALISTIC"], check night
}

fn night(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for rule in cx.case.safety_plan.rules.iter().filter(|r| r.topic.is(Topic::NightTime)) {
        let words = Prose::of(&format!("{} {}", rule.rule.words(), rule.how.words()));
        let is_away = |who: &Ref<Person>| {
            cx.person(who).is_some_and(|person| {
                let is_named = [&person.known_as, &person.name].into_iter().any(|name| {
                    let name = Prose::of(name.words());
                    (0..name.len()).any(|at| words.has(name.word(at)))
                });
                person.lives_in_home.is(false) && !is_named
            })
        };
        if !rule.seen_to_by.is_empty() && rule.seen_to_by.iter().all(is_away) {
            out.at(
                rule,
                "seen_to_by",
                "this rule is about the night, and nobody who sees to it lives in the home or is said to stay there",
            )
            .help("name an adult who is there at night, or write in the rule who stays over, and when");
        }
    }
}

rule! {
    /// Whoever a case names for a post holds it: the officer of the investigation is of the police, the reviewing officer
    /// reviews care plans, and whoever helps a parent with a need of their own works with adults.
    ///
    /// Nothing is said of somebody whose `role` the case does not tell.
    ///
    /// # Why
    /// A line that is filled in looks like somebody who knows. A parent who rings that number is sent on to the next one.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: head, name: Rhian Ellis, role: education}
    /// police:
    ///   status: under_way
    ///   officer: head
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: officer, name: Huw Price, role: police}
    /// police:
    ///   status: under_way
    ///   officer: officer
    /// ```
    POST_FITS = "ROLE006", "post-fits-the-person", since "0.1.0", covers [
        "POL-STATUS", "CLA-INTEGRATED",
    ], at times ["PAR-ADULT-SERVICES"], check post_fits
}

/// Roles of those who work with children, or who lead, and are no service for adults.
const NOT_FOR_ADULTS: [Role; 11] = [
    Role::LeadSocialWorker,
    Role::Manager,
    Role::SeniorPractitioner,
    Role::ConferenceChair,
    Role::ReviewingOfficer,
    Role::Education,
    Role::SchoolNurse,
    Role::Paediatrician,
    Role::YouthWorker,
    Role::Interpreter,
    Role::Carer,
];

fn post_fits(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let mut say = |who: &Ref<Person>, is_misfit: fn(Role) -> bool, post: &str, help: &str, entry: &str| {
        let misfit = |person: &&Person| person.role.known().is_some_and(is_misfit);
        if let Some(person) = cx.person(who).filter(misfit) {
            let message = format!("{} is named as {post}, and has another post", called(person));
            let finding = out.at_node(who.at, message).help(help);
            if let Some(entry) = register().entry(entry) {
                finding.of_entry(entry);
            }
        }
    };
    say(
        &cx.case.police.officer,
        |role| role != Role::Police,
        "the officer of the investigation",
        "name the police officer who is the contact; add them to `people` with `role: police`",
        "POL-STATUS",
    );
    if cx.is_looked_after() {
        // Some authorities have one person for both; where the case names a reviewing officer, that is who is meant.
        let has_one = cx.with_role(Role::ReviewingOfficer).next().is_some();
        let is_misfit: fn(Role) -> bool = if has_one {
            |role| role != Role::ReviewingOfficer
        } else {
            |role| !matches!(role, Role::ReviewingOfficer | Role::ConferenceChair)
        };
        say(
            &cx.case.child.looked_after.reviewing_officer,
            is_misfit,
            "the Independent Reviewing Officer",
            "name the officer who reviews the care plan, with `role: reviewing_officer`",
            "CLA-INTEGRATED",
        );
    }
    for factor in cx.case.parents.iter().flat_map(|needs| &needs.capacity) {
        say(
            &factor.adult_service,
            |role| NOT_FOR_ADULTS.contains(&role),
            "the service for an adult's own need",
            "name the person of the service for adults, or write under `no_service_because` why there is none",
            "PAR-ADULT-SERVICES",
        );
    }
}
