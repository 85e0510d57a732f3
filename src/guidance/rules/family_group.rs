//! Family group meetings.

use super::prelude::*;

/// The family group meeting, if one is planned or was held.
fn planned<'a>(cx: &Facts<'a>) -> Option<&'a FamilyGroupMeeting> {
    Some(&cx.case.family_group_meeting)
        .filter(|m| m.planned.is(true) || m.planned.is_absent() && m.on.known().is_some())
}

/// One finding for each part that is not written.
fn parts(
    out: &mut Findings<'_>,
    meeting: &FamilyGroupMeeting,
    parts: &[(&'static str, bool, &str, &'static str)],
) {
    for (key, there, what, help) in parts {
        if !there {
            out.at(meeting, key, format!("a family group meeting is planned, and it does not say {what}"))
                .help(*help);
        }
    }
}

rule! {
    /// A family group meeting does not suit where harm was substantiated and it is uncertain how it
    /// happened, or who was responsible.
    ///
    /// # Why
    /// Whoever was responsible may sit at the table.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: sw, name: Nia Roberts, role: lead_social_worker}
    /// concern:
    ///   status: substantiated
    ///   people_of_concern: []
    /// family_group_meeting: {planned: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   status: substantiated
    ///   people_of_concern:
    ///     - {person: dad}
    /// family_group_meeting: {planned: yes}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: sw, name: Nia Roberts, role: lead_social_worker}
    /// concern:
    ///   status: substantiated
    ///   people_of_concern: []
    /// family_group_meeting: {planned: no}
    /// ```
    WHEN_NOT = "FGM001", "family-group-when-not", since "0.1.0", covers ["FGM-WHEN-NOT"], check when_not
}

fn when_not(cx: &Facts<'_>, out: &mut Findings<'_>) {
    /// What is said where nobody knows who it was.
    const UNCERTAIN: &str = "who harmed, who abused, who hurt, who did it, who was responsible, who is responsible, which of them, which of the two";
    let substantiated =
        matches!(cx.case.concern.status.known(), Some(ConcernStatus::Substantiated | ConcernStatus::Proven));
    let concern = &cx.case.concern;
    let is_uncertain = || {
        cx.persons_of_concern().next().is_none()
            || [&concern.not_known, &concern.statement].iter().any(|text| {
                let words = Prose::of(text.words());
                words.has_any(UNCERTAIN)
                    && words.has_any("not certain, uncertain, unclear, not clear, not known, unknown, not established, nobody knows, may have been")
            })
    };
    if let Some(meeting) = planned(cx).filter(|_| substantiated && is_uncertain()) {
        out.at(meeting, "planned", "a family group meeting is planned where harm was substantiated, and it is not known who was responsible")
            .help("think again with the manager and the co-ordinator; whoever was responsible may be among the family");
    }
}

rule! {
    /// The core group agrees to a family group meeting, and the wider family's part is stated.
    ///
    /// # Why
    /// The family should know what it decides, and that it will count.
    ///
    /// # Example
    /// ```yaml
    /// family_group_meeting: {planned: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// family_group_meeting:
    ///   planned: yes
    ///   agreed_by_core_group_on: 2026-05-08
    ///   wider_family_role: Nan and the aunts plan who is with the children at weekends.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// family_group_meeting: {planned: no}
    /// ```
    AGREED = "FGM002", "family-group-agreed", since "0.1.0", covers ["FGM-AGREED"], check agreed
}

fn agreed(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(m) = planned(cx) else { return };
    parts(
        out,
        m,
        &[
            (
                "agreed_by_core_group_on",
                m.agreed_by_core_group_on.known().is_some(),
                "when the core group agreed to it",
                "write the day, such as `agreed_by_core_group_on: 2026-05-08`",
            ),
            (
                "wider_family_role",
                !m.wider_family_role.is_blank(),
                "what part the wider family has",
                "write what grandparents, aunts and uncles decide and do",
            ),
        ],
    );
}

rule! {
    /// The family is given the assessment's findings, the decision to be made, the limits, how its
    /// plan fits the others, and what resources there are.
    ///
    /// # Why
    /// Nobody can plan in the dark.
    ///
    /// # Example
    /// ```yaml
    /// family_group_meeting: {planned: yes, findings_shared: That Ffion sleeps badly.}
    /// ```
    /// # Better
    /// ```yaml
    /// family_group_meeting:
    ///   planned: yes
    ///   findings_shared: That Ffion sleeps badly.
    ///   decision_to_be_made: Who is with the children at weekends.
    ///   limits: Dad is not one of them.
    ///   fits_how: It becomes part of the safety plan.
    ///   resources: Fares, and a day of Nia's time each month.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// family_group_meeting: {planned: no}
    /// ```
    INFORMATION = "FGM003", "family-group-information", since "0.1.0", covers ["FGM-INFORMATION"], check information
}

fn information(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(m) = planned(cx) else { return };
    parts(
        out,
        m,
        &[
            (
                "findings_shared",
                !m.findings_shared.is_blank(),
                "which findings of the assessment the family is told",
                "write what the assessment found, in the family's words and without short forms",
            ),
            (
                "decision_to_be_made",
                !m.decision_to_be_made.is_blank(),
                "which decision is to be made",
                "write the question that the family is asked to answer",
            ),
            (
                "limits",
                !m.limits.is_blank(),
                "what the family cannot decide",
                "write what is not open, such as who may not be with the child, and why",
            ),
            (
                "fits_how",
                !m.fits_how.is_blank(),
                "how the family's plan fits with the others",
                "write when the core group takes it up, and what has to be in it",
            ),
            (
                "resources",
                !m.resources.is_blank(),
                "what resources there are",
                "write what the authority can give: time, fares, services, money",
            ),
        ],
    );
}

/// Whether somebody from outside is there while the family should be by itself.
fn is_watched(private_time: &Text) -> bool {
    const THERE: &str = "stays in the room, stay in the room, stays in, sits in, is in the room, remains in the room, is present, are present, takes notes";
    Prose::of(private_time.words()).has_any(THERE)
        && !Prose::of(private_time.words()).has_any("not, no, nobody, never, without")
}

rule! {
    /// A family group meeting has an independent co-ordinator, private family time, the agreement of
    /// social care, and a review.
    ///
    /// # Why
    /// The family talks differently when nobody from outside is in the room.
    ///
    /// # Example
    /// ```yaml
    /// family_group_meeting: {planned: yes, private_time: Two hours.}
    /// ```
    /// # Better
    /// ```yaml
    /// family_group_meeting:
    ///   planned: yes
    ///   coordinator: isva
    ///   private_time: Two hours.
    ///   agreement: Gwen answers on the same day.
    ///   review: After three months.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// family_group_meeting: {planned: no}
    /// ```
    PHASES = "FGM004", "family-group-phases", since "0.1.0", covers ["FGM-COORDINATOR-PHASES"], check phases
}

fn phases(cx: &Facts<'_>, out: &mut Findings<'_>) {
    use Role as R;
    let Some(m) = planned(cx) else { return };
    let of_the_case =
        [R::LeadSocialWorker, R::SocialWorker, R::SeniorPractitioner, R::Manager, R::FamilySupport];
    let is_of_case = |p: &&Person| {
        cx.is_of_concern(p) || is_family(p) || p.role.known().is_some_and(|role| of_the_case.contains(&role))
    };
    if let Some(person) = cx.person(&m.coordinator).filter(is_of_case) {
        out.at(
            m,
            "coordinator",
            format!(
                "{} is part of the case, and the co-ordinator of a family group meeting is independent of it",
                called(person)
            ),
        )
        .help("ask somebody of another team or service, and give them `role: family_group_coordinator`");
    }
    parts(
        out,
        m,
        &[
            (
                "coordinator",
                !m.coordinator.is_blank(),
                "who the independent co-ordinator is",
                "write the id of somebody who does not work on the case, such as `coordinator: mair`",
            ),
            (
                "private_time",
                !m.private_time.is_blank() && !is_watched(&m.private_time),
                "when the family has private time",
                "write when and where the family talks by itself, and for how long",
            ),
            (
                "agreement",
                !m.agreement.is_blank(),
                "how social care agrees to the family's plan",
                "write who agrees to the family's plan, and what it has to keep to",
            ),
            (
                "review",
                !m.review.is_blank(),
                "how it is reviewed",
                "write when the family and the social worker look at it again",
            ),
        ],
    );
}

rule! {
    /// A family group meeting does not stand in for a conference.
    ///
    /// # Why
    /// A family can plan. It cannot decide whether a child is at risk of significant harm.
    ///
    /// # Example
    /// ```yaml
    /// family_group_meeting: {planned: yes, instead_of_conference: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// family_group_meeting: {planned: yes, instead_of_conference: no}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// family_group_meeting: {planned: no}
    /// ```
    NOT_CONFERENCE = "FGM005", "family-group-not-conference", since "0.1.0", covers ["FGM-NOT-CONFERENCE"], check not_conference
}

fn not_conference(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if let Some(meeting) = planned(cx).filter(|m| m.instead_of_conference.is(true)) {
        out.at(meeting, "instead_of_conference", "a family group meeting cannot stand in for a conference")
            .help("hold the conference; the family's plan can be part of what it decides on");
    }
}

rule! {
    /// It says how the child takes part in a family group meeting: there with an advocate, through
    /// somebody who speaks for them, or in writing.
    ///
    /// # Why
    /// It is about them, among people whom they will go on living with.
    ///
    /// # Example
    /// ```yaml
    /// family_group_meeting: {planned: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// family_group_meeting: {planned: yes, child_voice: in_writing}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// family_group_meeting: {planned: no}
    /// ```
    CHILD_VOICE = "FGM006", "family-group-child", since "0.1.0", covers ["FGM-CHILD-VOICE"], check child_voice
}

fn child_voice(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(m) = planned(cx) else { return };
    parts(
        out,
        m,
        &[(
            "child_voice",
            m.child_voice.known().is_some(),
            "how the child takes part",
            "write `child_voice: with_advocate`, `representative` or `in_writing`",
        )],
    );
}
