//! How the child takes part in meetings, or is told of them.

use super::prelude::*;

rule! {
    /// Where the child does not attend, it is recorded how they want their views to be shared in the
    /// meeting.
    ///
    /// # Why
    /// A child may tell their social worker what they would not tell a room that their mother sits in.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   said:
    ///     - {on: 2026-05-05, to: sw, view: Ffion wants the nights to be quiet.}
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   sharing: Nia may say all but what she said of her dad.
    ///   said:
    ///     - {on: 2026-05-05, to: sw, view: Ffion wants the nights to be quiet.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// ```
    SHARING = "CHILD004", "views-shared-how", since "0.1.0", covers ["CHILD-VIEWS-SHARING"], check sharing
}

/// Whether the child does not come to meetings.
fn stays_away(cx: &Facts<'_>) -> bool {
    cx.case.child_views.attends.is(false)
}

fn sharing(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if stays_away(cx) && !views.said.is_empty() && views.sharing.is_blank() {
        out.at(
            views,
            "sharing",
            "it does not say how the child wants their views to be shared in the meeting",
        )
        .help("ask the child, and write what may be said, by whom, and what not");
    }
}

rule! {
    /// Whether the child attends is decided by age, stage and wishes, and support is arranged or the
    /// reason given.
    ///
    /// # Why
    /// Children are often left out because nobody asked the question.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   said: []
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   attendance: Ffion is eleven and does not want to sit with so many people.
    /// ```
    ATTENDANCE = "CHILD005", "attendance-decided", since "0.1.0", covers ["CHILD-ATTENDANCE"], at times ["CG-MEMBERS"], check attendance
}

fn attendance(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if views.attends.known().is_none() {
        let finding = out
            .at(cx.case, "child_views.attends", "it is not decided whether the child comes to meetings")
            .help("ask the child, and write `attends: yes` or `no`, and why under `attendance`");
        let child = cx.case.child.known_as.words().to_lowercase();
        let explained =
            cx.absence_explained(None, "child, young person, plentyn") || cx.absence_explained(None, &child);
        if cx.is_child_protection() && !explained {
            finding.also("CG-MEMBERS");
        }
    } else if views.attendance.is_blank() {
        out.at(
            views,
            "attendance",
            "it does not say why it was decided so whether the child comes to meetings",
        )
        .help("write what the child wishes, and how age and stage were weighed");
    }
}

rule! {
    /// A child who wants to attend has an advocate, or a named member who supports them.
    ///
    /// # Why
    /// Eight adults and one child is not a conversation.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: yes
    ///   supported_by: isva
    /// actions: []
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// actions: []
    /// ```
    ADVOCATE = "CHILD006", "support-to-attend", since "0.1.0", covers ["CHILD-ADVOCATE"], check advocate
}

fn advocate(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if let Some(officer) = cx.person(&views.supported_by).filter(|p| p.role.is(Role::Police)) {
        let message = format!(
            "{} of the police is to support the child to take part, and gathers evidence",
            called(officer)
        );
        out.at(views, "supported_by", message).help(
            "name an advocate, or somebody whom the child chose and who has no other task in the meeting",
        );
    }
    if views.attends.is(true)
        && cx.person(&views.supported_by).is_none()
        && !cx.has_action_in(&[ActionArea::Advocacy])
    {
        out.at(views, "supported_by", "the child wants to come to meetings, and nobody is named who supports them")
            .help("refer the child to an advocate (an action with `areas: [advocacy]`), or name a member of the group");
    }
}

rule! {
    /// Where the child does not attend, it is decided who brings their views to the meeting, and how.
    ///
    /// # Why
    /// What is everybody's task is forgotten.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   carried_by: sw
    ///   carried_how: With Ffion's drawings.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// ```
    CARRIED = "CHILD007", "views-carried", since "0.1.0", covers ["CHILD-VIEWS-CARRIED"], check carried
}

fn carried(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if stays_away(cx) && views.carried_by.is_blank() {
        out.at(
            views,
            "carried_by",
            "the child does not come to meetings, and nobody is named who brings their views",
        )
        .help("write the id of one person, and how under `carried_how`");
    } else if stays_away(cx) && views.carried_how.is_blank() {
        out.at(views, "carried_how", "it does not say how the child's views are brought to the meeting")
            .help("write how: in the child's words, with drawings, a letter, a recording");
    }
}

rule! {
    /// Where the child does not attend, a named person tells them after each meeting, by a date, what
    /// was said and decided.
    ///
    /// # Why
    /// It is their life that was talked about.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, child_attended: no}
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// meetings:
    ///   - id: cg1
    ///     kind: core_group
    ///     on: 2026-05-08
    ///     held: yes
    ///     child_attended: no
    ///     feedback: {by: sw, due: 2026-05-11}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, child_attended: yes}
    /// ```
    FEEDBACK = "CHILD008", "feedback-to-the-child", since "0.1.0", covers ["CHILD-FEEDBACK"], check feedback
}

fn feedback(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let of_the_plan = |m: &&Meeting| {
        !matches!(
            m.kind.known(),
            Some(MeetingKind::Other | MeetingKind::FamilyGroup | MeetingKind::LookedAfterReview)
        )
    };
    for meeting in cx.held_meetings().filter(of_the_plan) {
        let away = meeting.child_attended.known().map_or(stays_away(cx), |came| !came);
        let given = meeting.feedback.done_on.known().or(meeting.feedback.due.known()).is_some();
        if away && meeting.feedback.by.is_blank() {
            out.at(
                meeting,
                "feedback.by",
                format!(
                    "after {}, nobody is named who tells the child what was said and decided",
                    meeting_name(meeting)
                ),
            )
            .help("write under `feedback` who does it, and the day it is to be done or was done");
        } else if away && !given {
            out.at(
                meeting,
                "feedback.due",
                format!(
                    "after {}, it does not say when the child is told what was said and decided",
                    meeting_name(meeting)
                ),
            )
            .help("write the day under `due`, and under `done_on` once it is done");
        }
    }
}
