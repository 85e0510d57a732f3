//! Police, interviews, and what follows when an investigation ends.

use super::answers::looks_away;
use super::language::{Found, report};
use super::prelude::*;
use super::sexual_abuse::says_when_help_comes;
use crate::case::model::ActionArea as A;
use crate::case::values::Date;

rule! {
    /// The state of any police investigation is recorded, with the officer who is the contact, and nothing beside it
    /// tells of another state.
    ///
    /// # Why
    /// The child will ask. A case that is closed in one line and under way in the next leaves everybody to guess.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: under_way
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: under_way
    ///   officer: officer
    /// ```
    STATUS = "POL001", "investigation-state", since "0.1.0", covers ["POL-STATUS"], check status
}

fn status(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let police = &cx.case.police;
    match police.status.known() {
        None => {
            out.at(cx.case, "police.status", "the state of any police investigation is not recorded")
                .help("write `status: none`, `under_way`, `charged`, `trial`, `closed_no_charge`, `convicted` or `acquitted`");
        }
        Some(InvestigationStatus::None)
            if police.closed.at.is_some() || police.interview.planned.is(true) =>
        {
            let what = if police.closed.at.is_some() { "how it was closed" } else { "an interview" };
            out.at(police, "status", format!("it says that there is no police investigation, and tells of {what}"))
                .help("write the state that is true, such as `under_way` or `closed_no_charge`; or take the rest out");
        }
        Some(InvestigationStatus::UnderWay) if police.closed.on.known().is_some_and(|on| on <= cx.today) => {
            out.at(police, "status", "it says that the investigation is under way, and `closed` tells that it has ended")
                .help("write how it ended, such as `closed_no_charge`; if police opened it again, take `closed` out and say so in `note`");
        }
        Some(InvestigationStatus::None) => {}
        Some(_) if police.officer.is_blank() => {
            out.at(
                police,
                "officer",
                "there is a police investigation, and no officer is named as the contact",
            )
            .help("write the id of the officer under `people`");
        }
        Some(_) => {}
    }
}

rule! {
    /// Where a formal interview is planned, the child has support for it, with thought on fear of
    /// reprisals, embarrassment, disability, communication and culture.
    ///
    /// # Why
    /// It may be the only time that the child is asked.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: under_way
    ///   interview:
    ///     planned: yes
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: under_way
    ///   interview:
    ///     planned: yes
    ///     support: An intermediary is there, and Ms Ellis waits outside.
    ///     embarrassment: Ffion chose a woman officer.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: under_way
    ///   interview:
    ///     planned: no
    /// ```
    INTERVIEW_SUPPORT = "POL002", "interview-support", since "0.1.0", covers ["POL-INTERVIEW-SUPPORT"], check interview_support
}

fn interview_support(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let interview = &cx.case.police.interview;
    if !interview.planned.is(true) {
        return;
    }
    if interview.support.is_blank() {
        out.at(interview, "support", "an interview of the child is planned, with no support for it")
            .help("write who is there, what helps the child to talk, and what is done afterwards");
    }
    let thoughts = [
        &interview.reprisals,
        &interview.embarrassment,
        &interview.disability,
        &interview.communication,
        &interview.culture,
    ];
    if thoughts.iter().all(|t| t.is_blank()) {
        out.at(interview, "reprisals", "an interview of the child is planned, with no thought on what may make it hard")
            .help("think of fear of reprisals, embarrassment, disability, communication and culture, and write what you found");
    }
}

rule! {
    /// A formal interview is planned jointly, with whoever best helps the child to talk; the child is
    /// informed, and not pressed.
    ///
    /// # Why
    /// The person whom the child trusts may be neither police nor social worker.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   interview:
    ///     planned: yes
    ///     planned_jointly_by: [sw, officer]
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   interview:
    ///     planned: yes
    ///     planned_jointly_by: [sw, officer]
    ///     best_helped_by: teacher
    ///     child_informed: Nia told Ffion what it is, and that she can stop.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   interview:
    ///     planned: no
    /// ```
    INTERVIEW_JOINT = "POL003", "interview-planned-jointly", since "0.1.0", covers ["POL-INTERVIEW-JOINT"], check interview_joint
}

fn interview_joint(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let interview = &cx.case.police.interview;
    if !interview.planned.is(true) {
        return;
    }
    if interview.planned_jointly_by.is_empty() {
        out.at(interview, "planned_jointly_by", "it does not say who plans the interview together")
            .help("write the ids of the officer, the social worker and whoever else plans it");
    }
    let planners: Vec<&Person> =
        interview.planned_jointly_by.iter().filter_map(|who| cx.person(who)).collect();
    let of_police = planners.iter().filter(|p| p.role.is(Role::Police)).count();
    if planners.len() == interview.planned_jointly_by.len()
        && !planners.is_empty()
        && (of_police == 0 || of_police == planners.len())
    {
        let who = if of_police == 0 { "nobody of police is" } else { "only police are" };
        out.at(interview, "planned_jointly_by", format!("the interview is to be planned together, and {who} named"))
            .help("write the ids of the officer and of the social worker, and of whoever best helps the child to talk");
    }
    if interview.best_helped_by.is_blank() {
        out.at(interview, "best_helped_by", "it does not say who best helps the child to talk")
            .help("ask the child, and write the id of that person");
    }
    if presses(&interview.child_informed) {
        out.at(interview, "child_informed", "what the child was told presses them to speak")
            .help("tell the child what it is for, that they can say no and stop, and that help does not depend on it");
    }
    if interview.child_informed.is_blank() {
        out.at(
            interview,
            "child_informed",
            "it does not say how the child is informed of the interview, and not pressed",
        )
        .help("write who told the child what, and that they can stop");
    }
}

/// Whether what a child is told lays on them what becomes of the case.
fn presses(told: &Text) -> bool {
    const PRESSES: &str = "walk free, go free, goes free, get away with, gets away with, get off, gets off, must come, must speak, has to come, \
        has to speak, really must, ought to come, only chance, let everybody down, let everyone down, depends on her, depends on him, \
        other children will be, he will do it again, they will do it again";
    told.words().split(['.', ';']).any(|sentence| {
        let sentence = Prose::of(sentence);
        sentence.has_any(PRESSES) && !sentence.has_any("not, nobody, never, no, nothing, none")
    })
}

/// Whether police or a court are still at work.
pub(super) fn is_open(cx: &Facts<'_>) -> bool {
    use InvestigationStatus as S;
    matches!(cx.case.police.status.known(), Some(S::UnderWay | S::Charged | S::Trial))
}

rule! {
    /// While an investigation is under way or a trial is to come, the child has support throughout.
    ///
    /// # Why
    /// It takes years of a childhood.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: charged
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: charged
    ///   support: Beth explains each step to Ffion.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: none
    /// ```
    SUPPORT = "POL004", "support-through-investigation", since "0.1.0", covers ["POL-INVESTIGATION-SUPPORT"], check support
}

fn support(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if is_open(cx) && cx.case.police.support.is_blank() && !cx.has_action_in(&[A::WitnessSupport]) {
        out.at(
            &cx.case.police,
            "support",
            "it does not say how the child is supported through the investigation",
        )
        .help("write who stands by the child, and how, also as a witness");
    }
}

rule! {
    /// Where the child, or a parent, will be a witness, it says what preparation they get.
    ///
    /// # Why
    /// To have seen the room makes it a room.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: charged
    ///   child_witness: yes
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: charged
    ///   child_witness: yes
    ///   witness_preparation: Beth visits the court with Ffion; she gives evidence by video.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: charged
    ///   child_witness: no
    /// ```
    WITNESS = "POL005", "witness-preparation", since "0.1.0", covers ["POL-WITNESS-PREPARATION"], check witness
}

fn witness(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.police.child_witness.is(true) && cx.case.police.witness_preparation.is_blank() {
        out.at(
            &cx.case.police,
            "witness_preparation",
            "the child will be a witness, and it does not say how they are prepared",
        )
        .help("write who prepares the child and how: a visit to the court, special measures");
    }
    for needs in cx.case.parents.iter().filter(|n| n.witness.is(true) && n.witness_preparation.is_blank()) {
        out.at(
            needs,
            "witness_preparation",
            "a parent will be a witness, and it does not say how they are prepared",
        )
        .help("write who prepares them, and how");
    }
}

rule! {
    /// The plan does not wait for the police: support does not depend on the result of the criminal
    /// case.
    ///
    /// # Why
    /// Therapy can be given before a trial. A child who waits for a verdict waits for years.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Therapy will not start until the police investigation ends.
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week; she and DC Price have agreed how notes are kept.
    /// ```
    INDEPENDENT = "POL006", "plan-does-not-wait-for-police", since "0.1.0", covers ["POL-INDEPENDENT-OF-PLAN"], check independent
}

const CRIMINAL_CASE: &str = "investigation, police enquir*, police inquir*, police outcome, police decision, trial, criminal, cps, charging decision, charge decision, verdict, \
    court case, court hearing, police have finished, police has finished, police finish, police conclude*, police close*";

fn independent(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let is_elsewhere = |found: &Found<'_, '_>| !says_when_help_comes(cx, found, "waits-for-the-case");
    report(cx, out, "POL-INDEPENDENT-OF-PLAN", is_elsewhere, None);
    for action in cx.case.actions.iter().filter(|a| is_live(a)) {
        let dates = [("due", &action.due), ("starts", &action.starts)];
        let waits = |d: &Given<Date>| d.as_written().is_some_and(|w| Prose::of(w).has_any(CRIMINAL_CASE));
        if let Some((key, _)) = dates.into_iter().find(|(_, d)| waits(d)) {
            let name = named("action", action.id.as_str(), &action.what);
            out.at(action, key, format!("{name} waits for the criminal case; what the child needs does not depend on it"))
                .help("say what is done now; if police ask for something to be put off, agree with them what is possible meanwhile");
        }
    }
}

rule! {
    /// Each review considers whether further police action is needed, or how it goes.
    ///
    /// # Why
    /// New evidence often comes to light while a plan is carried out.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, police_check: DC Price has the telephone; nothing new.}
    /// ```
    FURTHER_ACTION = "POL007", "review-police-action", since "0.1.0", covers ["POL-FURTHER-ACTION"], check further_action
}

fn further_action(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for meeting in
        cx.held_reviews().into_iter().filter(|m| m.police_check.is_blank() || looks_away(&m.police_check))
    {
        out.at(
            meeting,
            "police_check",
            format!(
                "{} does not say whether further police action is needed, or how it goes",
                meeting_name(meeting)
            ),
        )
        .help("write what was considered, also where nothing is needed now");
    }
}
