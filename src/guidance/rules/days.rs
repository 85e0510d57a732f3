//! Days that cannot be: what is recorded as done on a day to come, and versions that go back in time.

use super::prelude::*;
use crate::case::values::Date;
use crate::guidance::timescales::day_in_words;

rule! {
    /// What is recorded as done, said or signed has a day gone by; versions follow each other; and who
    /// understood the plan, or has a copy, did so with the version that holds.
    ///
    /// # Why
    /// A signature of next month is a slip, or a line filled in beforehand. Either way nobody can rely on
    /// what the record says.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Nia saw Ffion at school.
    ///     owner: sw
    ///     done_on: 2027-02-01
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Nia saw Ffion at school.
    ///     owner: sw
    ///     done_on: 2026-06-01
    /// ```
    POSSIBLE_DAYS = "PLAN026", "days-that-can-be", since "0.1.0", covers ["PLAN-ADJUSTED"], at times [
        "ACT-DUE", "CHILD-EXPLAINED", "CHILD-FEEDBACK", "CHILD-VIEWS", "POL-CLOSED-REASON", "CHILD-SEEN", "PAR-EXPECTATIONS", "PLAN-UNDERSTOOD", "PLAN-VIEWS-PARENTS",
        "ROLE-MANAGER", "SAFE-REVIEW", "SIGN-ALL", "SIGN-COPY", "POL-CLOSED-DISCUSSION", "FGM-AGREED"
    ], check possible_days
}

/// A day on which something was done: the record, the key, what was done, and the entry that asks for it.
type Done<'a> = (&'a dyn Record, &'static str, &'a Given<Date>, &'static str, &'static str);

fn done(case: &Case) -> Vec<Done<'_>> {
    let mut all: Vec<Done<'_>> = Vec::new();
    all.extend(case.actions.iter().map(|a| (a as _, "done_on", &a.done_on, "was done", "ACT-DUE")));
    all.extend(case.child_views.said.iter().map(|s| (s as _, "on", &s.on, "was said", "CHILD-VIEWS")));
    all.extend(case.parent_views.iter().map(|v| (v as _, "on", &v.on, "was said", "PLAN-VIEWS-PARENTS")));
    all.extend(case.signatures.iter().map(|s| (s as _, "on", &s.on, "was signed", "SIGN-ALL")));
    all.extend(case.copies.iter().map(|c| (c as _, "on", &c.on, "was handed over", "SIGN-COPY")));
    all.extend(case.versions.iter().map(|v| (v as _, "on", &v.on, "was made", "PLAN-ADJUSTED")));
    all.extend(case.visits.made.iter().map(|v| (v as _, "on", &v.on, "took place", "CHILD-SEEN")));
    let reviews = case.safety_plan.reviews.iter();
    all.extend(reviews.map(|r| (r as _, "on", &r.on, "took place", "SAFE-REVIEW")));
    let told = case.purpose.explained_to_parents.iter();
    all.extend(told.map(|e| (e as _, "on", &e.on, "was explained", "PAR-EXPECTATIONS")));
    let group = case.group.iter();
    all.extend(
        group.map(|m| (m as _, "understood_on", &m.understood_on, "was understood", "PLAN-UNDERSTOOD")),
    );
    let child_told = &case.purpose.explained_to_child;
    all.push((child_told, "on", &child_told.on, "was explained", "CHILD-EXPLAINED"));
    let closed = &case.police.closed;
    all.push((closed, "on", &closed.on, "was closed", "POL-CLOSED-REASON"));
    let feedback = case.meetings.iter().map(|m| &m.feedback);
    all.extend(feedback.map(|f| (f as _, "done_on", &f.done_on, "was told", "CHILD-FEEDBACK")));
    let assessment = &case.assessment;
    let signed = &assessment.countersigned_on;
    all.push((assessment, "countersigned_on", signed, "was countersigned", "ROLE-MANAGER"));
    all
}

fn possible_days(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (record, key, day, what, entry) in done(cx.case) {
        if let Some(day) = day.known().filter(|day| *day > cx.today) {
            let message = format!("this {what} on {}, a day that is still to come", day_in_words(day));
            out.at(record, key, message)
                .help("write the day on which it was; what is only planned is no record yet")
                .only(&[])
                .also(entry);
        }
    }
    for meeting in &cx.case.meetings {
        let (held, told) = (meeting.on.known(), meeting.feedback.done_on.known());
        if let Some((on, told)) = held.zip(told).filter(|(on, told)| told < on) {
            let message =
                format!("the child was told on {} of a meeting on {}", day_in_words(told), day_in_words(on));
            out.at(&meeting.feedback, "done_on", message)
                .help("write the day after the meeting on which the child was told what was decided")
                .only(&[])
                .also("CHILD-FEEDBACK");
        }
    }
    for action in &cx.case.actions {
        let days = action.starts.known().zip(action.due.known());
        if let Some((starts, due)) = days.filter(|(starts, due)| starts > due && action.how_often.is_absent())
        {
            let message = format!(
                "{} starts on {}, after the day on which it is due, {}",
                named("action", action.id.as_str(), &action.what),
                day_in_words(starts),
                day_in_words(due)
            );
            out.at(action, "starts", message)
                .help("write when it really starts, or a later `due`")
                .only(&[])
                .also("ACT-DUE");
        }
    }
    before_there_was_any(cx, out);
    versions(cx, out);
}

/// What was done before there was anything to do it with: a plan explained before there was one, the end of an
/// investigation talked over before it ended, a family group meeting agreed in no meeting.
fn before_there_was_any(cx: &Facts<'_>, out: &mut Findings<'_>) {
    /// Police may tell the group a little before they close a case.
    const TOLD_BEFORE: i32 = 14;
    /// An action of the plan before this one may have been due so many days before.
    const CARRIED_OVER: i32 = 90;
    let case = cx.case;
    let told = &case.purpose.explained_to_child;
    let began = [case.starts.known(), case.conference.on.known()].into_iter().flatten().min();
    if let Some((on, began)) = told.on.known().zip(began).filter(|(on, began)| on < began) {
        let message =
            format!("this was explained on {}, before the plan of {}", day_in_words(on), day_in_words(began));
        out.at(told, "on", message)
            .help("write the day on which this plan was explained")
            .only(&[])
            .also("CHILD-EXPLAINED");
    }
    // Under review, an action that is late is told as one, and one of an earlier plan may have been carried over.
    let before = if case.under_review() { CARRIED_OVER } else { 0 };
    for action in case.actions.iter().filter(|action| is_live(action) && !is_done(action)) {
        let days = action.due.known().zip(case.starts.known());
        if let Some((due, starts)) = days.filter(|(due, starts)| days_between(*due, *starts) > before) {
            let message = format!(
                "{} is due on {}, before the plan starts on {}",
                named("action", action.id.as_str(), &action.what),
                day_in_words(due),
                day_in_words(starts)
            );
            out.at(action, "due", message)
                .help("write the day by which it will be done; if it is done, `state: done` and `done_on`")
                .only(&[])
                .also("ACT-DUE");
        }
    }
    let closed = &case.police.closed;
    let days = closed.discussed_on.known().zip(closed.on.known());
    if let Some((on, end)) = days.filter(|(on, end)| days_between(*on, *end) > TOLD_BEFORE) {
        let message = format!(
            "this was talked over on {}, before the investigation ended on {}",
            day_in_words(on),
            day_in_words(end)
        );
        out.at(closed, "discussed_on", message)
            .help("write the day on which the agencies talked of its end, and of the risk that remains")
            .only(&[])
            .also("POL-CLOSED-DISCUSSION");
    }
    let family = &case.family_group_meeting;
    let is_group = |m: &&Meeting| m.kind.is(MeetingKind::CoreGroup) && m.on.known().is_some();
    let groups = case.meetings.iter().filter(is_group);
    let agreed = family.agreed_by_core_group_on.known().filter(|_| family.planned.is(true));
    // Other groups may have met before the first or after the last that the case tells of.
    let recorded: Vec<Date> = groups.filter_map(|m| m.on.known()).collect();
    let is_none = |on: &Date| {
        let (first, last) = (recorded.iter().min(), recorded.iter().max());
        !recorded.contains(on) && first < Some(on) && Some(on) < last
            || case.conference.on.known().is_some_and(|conference| *on < conference)
    };
    if let Some(on) = agreed.filter(is_none) {
        let message = format!("no core group met on {}, as far as this case tells", day_in_words(on));
        out.at(family, "agreed_by_core_group_on", message)
            .help("write the day of the core group that agreed to it, as it stands under `meetings`")
            .only(&[])
            .also("FGM-AGREED");
    }
}

fn versions(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let mut versions: Vec<(u32, Date, &Version)> =
        (cx.case.versions.iter()).filter_map(|v| Some((v.number.known()?, v.on.known()?, v))).collect();
    versions.sort_by_key(|(number, ..)| *number);
    for pair in versions.windows(2) {
        let ((before, earlier, _), (number, on, version)) = (pair[0], pair[1]);
        if on < earlier {
            let message = format!(
                "version {number} is of {}, before version {before} of {}",
                day_in_words(on),
                day_in_words(earlier)
            );
            out.at(version, "on", message).help("look at both days");
        }
    }
    let Some((number, made, _)) = versions.last().filter(|(number, on, _)| *number > 1 && *on <= cx.today)
    else {
        return;
    };
    for member in &cx.case.group {
        let old =
            member.understood_on.known().filter(|on| on < made && member.not_understood_because.is_blank());
        if let (Some(on), Some(person)) = (old, cx.person(&member.person)) {
            let message = format!(
                "{} understood the plan on {}, before version {number} was made",
                called(person),
                day_in_words(on)
            );
            out.at(member, "understood_on", message)
                .help("go through what has changed with them, and write that day")
                .only(&[])
                .also("PLAN-UNDERSTOOD");
        }
    }
    // What a person of concern is given does not follow the versions of the plan.
    for copy in cx.case.copies.iter().filter(|c| !cx.means_person_of_concern(&c.to)) {
        let newer = |c: &&Copy| {
            c.to.id == copy.to.id
                && c.document.words() == copy.document.words()
                && c.on.known().is_none_or(|on| on >= *made)
        };
        let old = copy.on.known().filter(|on| on < made && !cx.case.copies.iter().any(|c| newer(&c)));
        if let Some(on) = old {
            let message = format!("this copy is of {}, before version {number} was made", day_in_words(on));
            out.at(copy, "on", message)
                .help("give them the version that holds, and write that day")
                .only(&[])
                .also("SIGN-COPY");
        }
    }
}
