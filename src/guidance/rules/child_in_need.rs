//! Child in Need plans (Wales: care and support plans).

use super::police::is_open;
use super::prelude::*;
use crate::case::values::Date;
use crate::guidance::schedule::{next_planned, of_kind};
use crate::guidance::timescales::date_in_words;

rule! {
    /// The assessment's finding is recorded: no ongoing risk of sexual abuse, or one that can be
    /// managed without a child protection plan, and unmet needs.
    ///
    /// # Why
    /// Without it nobody can see why this plan is enough.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   objective: Ffion sleeps again.
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   threshold:
    ///     finding: There is no ongoing risk, since Dad lives abroad; Ffion needs help with the nights.
    /// ```
    THRESHOLD = "CIN001", "threshold", since "0.1.0", covers ["CIN-THRESHOLD"], check threshold
}

fn threshold(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let threshold = &cx.case.purpose.threshold;
    let finding = Prose::of(threshold.finding.words());
    let risk_goes_on = finding.has_any("ongoing risk, continuing risk, current risk, risk remains, risk continues, remains at risk, still at risk, remaining risk")
        && !finding.has_any("no ongoing, no continuing, no current, not an ongoing, no further risk, no remaining");
    if threshold.finding.is_blank() {
        out.at(cx.case, "purpose.threshold.finding", "it does not say what the assessment found on ongoing risk and unmet needs")
            .help("write whether there is an ongoing risk of sexual abuse, how it is managed, and which needs are not met");
    } else if risk_goes_on && threshold.risk_managed_by.is_blank() {
        out.at(threshold, "risk_managed_by", "there is an ongoing risk of sexual abuse, and it does not say how it is managed without a child protection plan")
            .help("write how, and by whom; if it cannot be managed, ask for a conference");
    }
}

rule! {
    /// The initial meeting considers whether an ongoing risk calls for a conference instead.
    ///
    /// # Why
    /// It is the last moment at which that can be asked without harm.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   objective: Ffion sleeps again.
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   threshold:
    ///     conference_considered: The meeting of 8 May saw no ongoing risk, and asks again in July.
    /// ```
    CONFERENCE = "CIN002", "conference-considered", since "0.1.0", covers ["CIN-ONGOING-RISK"], check conference
}

fn conference(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.purpose.threshold.conference_considered.is_blank() {
        out.at(
            cx.case,
            "purpose.threshold.conference_considered",
            "it does not say whether the first meeting considered a child protection conference instead",
        )
        .help("write what was considered, and why it was decided so");
    }
}

/// Child in Need meetings, in the order of their days.
fn meetings<'a>(cx: &Facts<'a>) -> Vec<(&'a Meeting, Date)> {
    let groups = cx.case.meetings.iter().filter(|m| m.kind.is(MeetingKind::ChildInNeed));
    let mut dated: Vec<(&Meeting, Date)> = groups.filter_map(|m| m.on.known().map(|on| (m, on))).collect();
    dated.sort_by_key(|(_, on)| *on);
    dated
}

rule! {
    /// All practitioners who work with the child and family, the parents or extended family, and the
    /// child attend, or it says why not; the same people are asked to the reviews.
    ///
    /// # Why
    /// Who is not asked cannot say what they see.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// group:
    ///   - {person: sw}
    ///   - {person: mum}
    /// meetings:
    ///   - {id: m1, kind: child_in_need, on: 2026-05-08, held: yes, attended: [sw], child_attended: no}
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// group:
    ///   - {person: sw}
    ///   - {person: mum}
    /// meetings:
    ///   - id: m1
    ///     kind: child_in_need
    ///     on: 2026-05-08
    ///     held: yes
    ///     attended: [sw]
    ///     child_attended: no
    ///     apologies:
    ///       - {person: mum, why: Tomos was ill.}
    /// ```
    ATTENDANCE = "CIN003", "everybody-attends", since "0.1.0", covers ["CIN-ATTENDANCE"], check attendance
}

fn attendance(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let to_come = meetings(cx).into_iter().filter(|(m, on)| !cx.is_held(m) && *on >= cx.today);
    for (meeting, _) in to_come.filter(|(m, _)| !m.invited.is_empty()) {
        let members = cx.case.group.iter().filter_map(|m| cx.person(&m.person));
        let asked = |p: &&Person| meeting.invited.iter().any(|r| is_ref_to(r, p));
        let left_out: Vec<String> = members.filter(|p| !asked(p)).map(called).collect();
        if !left_out.is_empty() {
            let message = format!("{} is without {}", meeting_name(meeting), left_out.join(", "));
            out.at(meeting, "invited", message)
                .help("ask everybody who carries out the plan, the family included");
        }
    }
    for (meeting, _) in meetings(cx).into_iter().filter(|(m, _)| cx.is_held(m)) {
        let asked = |p: &Person| {
            meeting.attended.iter().any(|r| is_ref_to(r, p))
                || meeting.apologies.iter().any(|a| is_ref_to(&a.person, p))
        };
        let members = cx.members().map(|(_, person)| person);
        let missing: Vec<String> = members.filter(|p| !asked(p)).map(called).collect();
        if !missing.is_empty() {
            out.at(
                meeting,
                "attended",
                format!("{} has no word of {}", meeting_name(meeting), missing.join(", ")),
            )
            .help("name them under `attended`, or under `apologies` with the reason");
        }
        let child_explained = meeting.child_attended.known().is_some()
            || cx.case.child_views.attends.known().is_some()
            || cx.absence_explained(None, "child, young person");
        if !child_explained {
            out.at(
                meeting,
                "child_attended",
                format!("it does not say whether the child was at {}", meeting_name(meeting)),
            )
            .help("write `child_attended: yes` or `no`, and under `child_views.attendance` why");
        }
    }
}

rule! {
    /// The child was asked what support they want in order to take part.
    ///
    /// # Why
    /// The answer may be small: a friend, a drawing, to come for ten minutes.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// child_views:
    ///   attends: no
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// child_views:
    ///   attends: no
    ///   support_wanted: Ffion wants Nia to bring her drawings.
    /// ```
    SUPPORT = "CIN004", "support-to-take-part", since "0.1.0", covers ["CIN-CHILD-SUPPORT-TO-TAKE-PART"], check support
}

fn support(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.child_views.support_wanted.is_unanswered() {
        out.at(
            cx.case,
            "child_views.support_wanted",
            "it does not say what support the child wants in order to take part",
        )
        .help("ask the child, and write what they said");
    }
}

rule! {
    /// The family could raise concerns before the meeting, and the record of their views was checked
    /// with them.
    ///
    /// # Why
    /// It shows whether they were understood.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// parent_views:
    ///   - {person: mum, view: Mum wants Ffion to be a child again.}
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// parent_views:
    ///   - {person: mum, view: Mum wants Ffion to be a child again., checked_with_them: Nia read it to her on 6 May.}
    /// ```
    BEFORE_MEETING = "CIN005", "family-before-meeting", since "0.1.0", covers ["CIN-FAMILY-BEFORE-MEETING"], check before_meeting
}

fn before_meeting(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for view in cx.case.parent_views.iter().filter(|v| !v.view.is_blank() && v.checked_with_them.is_blank()) {
        let Some(person) = cx.person(&view.person).filter(|p| !cx.is_of_concern(p)) else { continue };
        out.at(
            view,
            "checked_with_them",
            format!(
                "it does not say whether {} could raise concerns before the meeting, and checked the record",
                called(person)
            ),
        )
        .help("write when it was gone through with them");
    }
}

rule! {
    /// Emotional wellbeing, physical wellbeing, relationships and education are each considered.
    ///
    /// # Why
    /// The four hang together in a child.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// needs:
    ///   - {id: n1, what: To sleep without fear., areas: [emotional_wellbeing]}
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// needs:
    ///   - {id: n1, what: To sleep without fear., areas: [emotional_wellbeing, physical_wellbeing]}
    ///   - {id: n2, what: To be with friends., areas: [relationships]}
    ///   - {id: n3, what: School goes well., areas: [education], no_outcome_because: The assessment found no need.}
    /// ```
    FOUR_NEEDS = "CIN006", "four-needs", since "0.1.0", covers ["CIN-NEEDS-FOUR"], check four_needs
}

fn four_needs(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let four = [
        (Area::EmotionalWellbeing, "emotional wellbeing"),
        (Area::PhysicalWellbeing, "physical wellbeing"),
        (Area::Relationships, "relationships"),
        (Area::Education, "education"),
    ];
    let considered = |area: Area| cx.case.needs.iter().any(|n| n.areas.iter().any(|a| a.is(area)));
    let missing: Vec<&str> =
        four.iter().filter(|(area, _)| !considered(*area)).map(|(_, words)| *words).collect();
    if !missing.is_empty() {
        out.at(cx.case, "needs", format!("no need says how it is with {}", missing.join(", ")))
            .help("add a need with that area; where there is none, write it with `no_outcome_because`");
    }
}

rule! {
    /// While police are at work, the chair liaises with the officer and shares what emerges, and the
    /// plan supports the child in giving a statement.
    ///
    /// # Why
    /// Two processes around one child should not surprise each other.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// police:
    ///   status: under_way
    ///   support: Beth explains each step.
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// police:
    ///   status: under_way
    ///   support: Beth explains each step, and is there for the statement.
    ///   liaison: Nia and DC Price ring each other on Mondays.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// plan: child_in_need
    /// police:
    ///   status: none
    /// ```
    LIAISON = "CIN007", "police-liaison", since "0.1.0", covers ["CIN-POLICE-LIAISON"], check liaison
}

fn liaison(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if is_open(cx) && cx.case.police.liaison.is_blank() {
        out.at(
            &cx.case.police,
            "liaison",
            "police are at work, and it does not say how the chair keeps in touch with the officer",
        )
        .help("write who rings whom, how often, and what is shared");
    }
}

/// The plan that came before, if it was of this kind.
fn previous<'a>(cx: &Facts<'a>, kind: PlanKind) -> Option<&'a PreviousPlan> {
    Some(&cx.case.purpose.previous_plan).filter(|p| p.kind.is(kind))
}

rule! {
    /// After a child protection plan, an inter-agency meeting agrees the Child in Need plan within 20
    /// working days, or it says why that does not suit.
    ///
    /// # Why
    /// Help tends to end on the day on which the plan does.
    ///
    /// # Example
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   previous_plan: {kind: child_protection, ended: 2026-05-01}
    /// meetings:
    ///   - {id: m1, kind: child_in_need, on: 2026-06-12, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// plan: child_in_need
    /// purpose:
    ///   previous_plan: {kind: child_protection, ended: 2026-05-01}
    /// meetings:
    ///   - {id: m1, kind: child_in_need, on: 2026-05-20, held: yes}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// plan: child_in_need
    /// meetings:
    ///   - {id: m1, kind: child_in_need, on: 2026-06-12, held: yes}
    /// ```
    AFTER_PLAN = "CIN008", "meeting-after-plan", since "0.1.0", covers ["CIN-AFTER-CP-20-DAYS"], check after_plan
}

fn after_plan(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(previous) = previous(cx, PlanKind::ChildProtection).filter(|p| p.no_meeting_because.is_blank())
    else {
        return;
    };
    let Some(ended) = previous.ended.known() else {
        if previous.ended.is_absent() {
            out.at(previous, "ended", "it does not say when the child protection plan ended")
                .help("write the day of the conference that ended it, such as `ended: 2026-08-20`");
        }
        return;
    };
    let timescale = &cx.timescales.child_in_need_after_plan;
    let last_day = timescale.last_day(ended);
    let meetings: Vec<_> =
        of_kind(cx, MeetingKind::ChildInNeed).into_iter().filter(|(_, on)| *on >= ended).collect();
    let held = meetings.iter().find(|(m, _)| cx.is_held(m)).copied();
    let due = timescale.due_within(ended);
    let because = "or write under `purpose.previous_plan.no_meeting_because` why it was not fitting";
    if let Some((meeting, on)) = held.or_else(|| next_planned(cx, &meetings, None)) {
        if on > last_day {
            let message = format!(
                "the first Child in Need meeting is on {}, {} after the child protection plan ended; {due}",
                date_in_words(on),
                timescale.distance(ended, on)
            );
            out.at(meeting, "on", message).help(format!("look at the day, {because}"));
        }
    } else if cx.today > last_day {
        let message = format!(
            "no meeting on the Child in Need plan is recorded since the child protection plan ended; {due}"
        );
        out.at(previous, "no_meeting_because", message)
            .help(format!("write the meeting under `meetings` with `kind: child_in_need`, {because}"));
    }
}

rule! {
    /// Where a Child in Need plan came before, it is used to develop the child protection plan.
    ///
    /// # Why
    /// What helped and what did not is known already.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   previous_plan: {kind: child_in_need, ended: 2026-04-30}
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   previous_plan: {kind: child_in_need, ended: 2026-04-30, used_how: The bedtime routine that worked goes on.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum.
    /// ```
    BEFORE_PLAN = "CIN009", "earlier-plan-used", since "0.1.0", covers ["CIN-BEFORE-CP"], check before_plan
}

fn before_plan(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if let Some(plan) = previous(cx, PlanKind::ChildInNeed).filter(|p| p.used_how.is_blank()) {
        out.at(
            plan,
            "used_how",
            "a Child in Need plan came before, and it does not say how it is used for this one",
        )
        .help("write what helped, what did not, and what goes on");
    }
}
