//! What follows when a police investigation ends.

use super::prelude::*;
use crate::case::model::ActionArea as A;

fn is_closed_without_charge(cx: &Facts<'_>) -> bool {
    cx.case.police.status.is(InvestigationStatus::ClosedNoCharge)
}

rule! {
    /// Where the criminal investigation was closed, why it was closed is recorded, and shared with
    /// the agencies.
    ///
    /// # Why
    /// "Closed" is read as "it did not happen". Mostly it means that it could not be proven.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   closed:
    ///     reason: There was too little evidence for a charge.
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   closed:
    ///     reason: There was too little evidence for a charge.
    ///     reason_shared: DC Price told the core group on 8 May.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: under_way
    /// ```
    CLOSED_REASON = "POL008", "closing-reason", since "0.1.0", covers ["POL-CLOSED-REASON"], check closed_reason
}

fn closed_reason(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let police = &cx.case.police;
    if !is_closed_without_charge(cx) {
    } else if police.closed.reason.is_blank() {
        out.at(police, "closed.reason", "the investigation was closed, and it does not say why")
            .help("ask police for the reason, and write it plainly");
    } else if police.closed.reason_shared.is_blank() {
        out.at(
            police,
            "closed.reason_shared",
            "it does not say whether agencies were told why the investigation was closed",
        )
        .help("write which agencies were told, and when");
    }
}

rule! {
    /// When the investigation has ended, agencies discuss the risk, and protection and support.
    ///
    /// # Why
    /// The risk does not end with the file.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   closed:
    ///     discussed_on: 2026-05-08
    ///     discussion: The risk is as before. The plan goes on.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: under_way
    /// ```
    CLOSED_DISCUSSION = "POL009", "closing-discussed", since "0.1.0", covers ["POL-CLOSED-DISCUSSION"], check closed_discussion
}

fn closed_discussion(cx: &Facts<'_>, out: &mut Findings<'_>) {
    use InvestigationStatus as S;
    let ended =
        matches!(cx.case.police.status.known(), Some(S::ClosedNoCharge | S::Convicted | S::Acquitted));
    let closed = &cx.case.police.closed;
    if ended && closed.discussed_on.known().is_none() {
        out.at(&cx.case.police, "closed.discussed_on", "the investigation has ended, and no discussion of agencies on risk, protection and support is recorded")
            .help("write the day, and under `discussion` what they found");
    }
}

rule! {
    /// Where the investigation was closed, child and family have support that goes on, the reasons,
    /// their right to ask for a review, and information on compensation.
    ///
    /// # Why
    /// It is the day on which many feel that nobody believed them.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   closed:
    ///     support_continues: Beth stays.
    ///     reasons_explained: DC Price explained them to Mum and Ffion on 7 May.
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   closed:
    ///     support_continues: Beth stays.
    ///     reasons_explained: DC Price explained them to Mum and Ffion on 7 May.
    ///     right_to_review: Beth told Mum of it and gave her the form.
    ///     compensation: Beth helps Mum with the application.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: under_way
    /// ```
    CLOSED_SUPPORT = "POL010", "closing-support", since "0.1.0", covers ["POL-CLOSED-SUPPORT"], check closed_support
}

fn closed_support(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !is_closed_without_charge(cx) {
        return;
    }
    let closed = &cx.case.police.closed;
    let parts = [
        (
            "closed.support_continues",
            &closed.support_continues,
            "it does not say which support for child and family goes on",
        ),
        (
            "closed.reasons_explained",
            &closed.reasons_explained,
            "it does not say how the reasons were explained to child and family",
        ),
        (
            "closed.right_to_review",
            &closed.right_to_review,
            "it does not say whether the family was told of their right to ask for a review",
        ),
        (
            "closed.compensation",
            &closed.compensation,
            "it does not say whether the family was told of compensation",
        ),
    ];
    for (key, text, message) in parts {
        if text.is_blank() {
            out.at(&cx.case.police, key, format!("the investigation was closed, and {message}"))
                .help("write what was said or done, by whom and when");
        }
    }
}

rule! {
    /// Where an investigation was ended, an action with an owner and a date addresses what that
    /// decision does to the child.
    ///
    /// # Why
    /// A child may take it as: they did not believe me.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   closed:
    ///     child_action: a1
    /// actions:
    ///   - id: a1
    ///     what: Nia and Beth tell Ffion that the police believe her, and what the decision means.
    ///     areas: [investigation_ended]
    ///     owner: sw
    ///     due: 2026-05-12
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: under_way
    /// ```
    CLOSED_CHILD = "POL011", "closing-and-the-child", since "0.1.0", covers ["POL-CLOSED-CHILD-IMPACT"], check closed_child
}

fn closed_child(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let named_action = cx.action(&cx.case.police.closed.child_action);
    let dated =
        |a: &Action| a.due.known().is_some() || a.starts.known().is_some() || a.done_on.known().is_some();
    let there = named_action
        .into_iter()
        .chain(cx.live_actions_in(&[A::InvestigationEnded]))
        // An owner who is no person of the case is told of at the action.
        .any(|a| !a.owner.is_blank() && dated(a));
    let about_it =
        [A::InvestigationEnded, A::SexualAbuse, A::EmotionalWellbeing, A::Therapy, A::WitnessSupport];
    if let Some(action) = named_action.filter(|a| !a.areas.is_empty() && !has_area(a, &about_it)) {
        let message = format!(
            "{} is named for what the end of the investigation does to the child, and is about something else",
            named("action", action.id.as_str(), &action.what)
        );
        out.at(&cx.case.police, "closed.child_action", message)
            .help("name the action that helps the child with it, or give this one `areas: [investigation_ended]` if it does");
    }
    if is_closed_without_charge(cx) && !there {
        out.at(&cx.case.police, "closed.child_action", "no action with an owner and a date addresses what the end of the investigation does to the child")
            .help("add one with `areas: [investigation_ended]`, and write its id here");
    }
}
