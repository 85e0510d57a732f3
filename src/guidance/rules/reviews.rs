//! Reviews: what each has to give, and that a conference alone ends a child protection plan.

use super::prelude::*;
use crate::case::values::{Choice, Text};
use crate::guidance::finding::Level;
use crate::guidance::schedule::{has_minutes, meeting_in_words};
use crate::guidance::timescales::{date_in_words, day_in_words};

/// The review by which the case is judged: the last that was held. What an older one left out, a
/// later one can no longer mend.
fn last_review<'a>(cx: &Facts<'a>) -> Option<&'a Meeting> {
    cx.held_reviews().into_iter().max_by_key(|m| m.on.known())
}

rule! {
    /// It says when progress is reviewed, and by what means it is judged.
    ///
    /// # Why
    /// Without a day it does not happen, and without a yardstick everybody sees what they hope for.
    ///
    /// # Example
    /// ```yaml
    /// review:
    ///   next_on: 2026-07-24
    /// ```
    /// # Better
    /// ```yaml
    /// review:
    ///   next_on: 2026-07-24
    ///   by_what_means: The sleep chart, what Ffion says, and what school and Sara see.
    /// ```
    POINTS = "REV001", "review-points", since "0.1.0", covers ["REV-POINTS"], check points
}

fn points(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "write the day of the next review, such as `next_on: 2026-07-24`";
    let review = &cx.case.review;
    let held_since = |on| {
        let counts = |m: &&Meeting| {
            has_minutes(m)
                || m.kind.is(MeetingKind::ReviewConference)
                || m.kind.is(MeetingKind::LookedAfterReview)
        };
        cx.held_meetings().filter(counts).any(|m| m.on.known().is_some_and(|day| day >= on))
    };
    match &review.next_on {
        Given::Absent if !cx.is_closing() => {
            out.at(cx.case, "review.next_on", "it does not say when progress is reviewed").help(HELP);
        }
        Given::AsWritten(written) => {
            let message = format!("progress needs a day of review; this says {}", quote(written));
            out.at(review, "next_on", message).help(HELP);
        }
        Given::Known(on) if *on < cx.today && !cx.is_closing() => {
            let (message, help) = if held_since(*on) {
                (
                    format!("the next review is given as {}, which has passed", date_in_words(*on)),
                    "write the day of the review that is to come",
                )
            } else {
                (
                    format!(
                        "progress was to be reviewed on {}, and no review is recorded since",
                        date_in_words(*on)
                    ),
                    "if it was reviewed, write the meeting with `held: yes`; then write here the day of the next one",
                )
            };
            out.at(review, "next_on", message).help(help);
        }
        Given::Known(on) => too_far(cx, out, *on),
        Given::Absent => {}
    }
    if review.by_what_means.is_blank() {
        out.at(cx.case, "review.by_what_means", "it does not say by what means progress is judged")
            .help("write what you will look at and whom you will ask, the child above all");
    }
}

/// A Child in Need plan whose next review lies further off than is usual.
fn too_far(cx: &Facts<'_>, out: &mut Findings<'_>, on: crate::case::values::Date) {
    let timescale = &cx.timescales.child_in_need_review_every;
    let last =
        cx.held_meetings().filter(|m| m.kind.is(MeetingKind::ChildInNeed)).filter_map(|m| m.on.known()).max();
    let Some(from) = last.or_else(|| cx.plan_start()).filter(|_| !cx.is_child_protection()) else { return };
    if on > timescale.last_day(from) {
        let message = format!(
            "the next review is on {}, more than {} after {} (by {})",
            date_in_words(on),
            timescale.words(),
            date_in_words(from),
            day_in_words(timescale.last_day(from))
        );
        out.at(&cx.case.review, "next_on", message)
            .help(format!("think of a nearer day. The figure is that of: {}", timescale.source))
            .level(Level::Advice);
    }
}

rule! {
    /// A review gives the progress on every outcome, with the evidence and what difference it makes to
    /// the child.
    ///
    /// # Why
    /// An outcome that nobody asks about is forgotten, and "better" without evidence is a hope.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     progress:
    ///       - on: 2026-06-12
    ///         status: better
    ///         evidence: Her chart shows four nights of seven; Mum's notes agree.
    ///         difference: She is not tired at school, and says that she likes her room again.
    /// ```
    EACH_OUTCOME = "REV002", "progress-of-each-outcome", since "0.1.0", covers ["REV-EACH-OUTCOME"], check each_outcome
}

fn each_outcome(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "add to `progress`: the meeting, how far it is, the evidence, and what difference it makes to the child; \"no change\" is an answer";
    let review = last_review(cx);
    for outcome in &cx.case.outcomes {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        let of_review = |p: &Progress, m: &Meeting| {
            !m.id.value.is_empty() && p.meeting.id == m.id.value
                || p.on.known().is_some() && p.on.known() == m.on.known()
        };
        if outcome.progress.is_empty() {
            let message = match review {
                Some(m) => format!("{name} has no progress from {}", meeting_in_words(m)),
                None => format!("{name} has no progress, and the plan is at review"),
            };
            out.at(outcome, "progress", message).help(HELP);
            continue;
        }
        if let Some(meeting) = review {
            // Noted after the meeting counts as well: a team writes up when it can.
            let noted = outcome.progress.iter().any(|p| {
                of_review(p, meeting)
                    || p.on.known().is_some_and(|on| meeting.on.known().is_some_and(|m| on >= m))
            });
            let was_met = outcome.progress.iter().any(|p| p.status.is(Status::Met));
            if !noted && !was_met {
                let message = format!("{name} has no progress from {}", meeting_in_words(meeting));
                out.at(outcome, "progress", message).help(HELP);
            }
        }
        let Some(last) = outcome.progress.iter().max_by_key(|p| p.on.known()) else { continue };
        let older = outcome.progress.iter().filter(|p| cx.held_reviews().iter().any(|m| of_review(p, m)));
        for note in
            outcome.progress.iter().filter(|p| p.at == last.at).chain(older.filter(|p| p.at != last.at))
        {
            let when = note.on.known().map(|on| format!(" on {}", date_in_words(on))).unwrap_or_default();
            let parts = [
                (
                    "status",
                    note.status.is_absent(),
                    "does not say how far it is",
                    "write one of `not_started`, `worse`, `no_change`, `better`, `met`",
                ),
                (
                    "evidence",
                    note.evidence.is_blank(),
                    "gives no evidence",
                    "write what shows it, and from whom: the child, the family, those who see the child",
                ),
                (
                    "difference",
                    note.difference.is_blank(),
                    "does not say what difference it makes to the child",
                    "write what is different in the child's days or nights; if nothing is, write that",
                ),
            ];
            for (key, missing, what, help) in parts {
                if missing {
                    out.at(note, key, format!("the progress of {name}{when} {what}")).help(help);
                }
            }
        }
    }
}

rule! {
    /// At a review each provider reports the progress of its service, and the difference that it makes.
    ///
    /// # Why
    /// A child can go to a service for months that does not help. It should be seen.
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
    ///   - id: cg2
    ///     kind: core_group
    ///     on: 2026-06-12
    ///     held: yes
    ///     services:
    ///       - action: a1
    ///         by: therapist
    ///         report: Four sessions, each kept. Sara and Ffion made a box of what helps at night.
    ///         difference: Ffion takes the box to bed, and says that the nights are shorter.
    /// ```
    EACH_SERVICE = "REV003", "report-of-each-service", since "0.1.0", covers ["REV-EACH-SERVICE"], check each_service
}

fn each_service(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(review) = last_review(cx) else { return };
    let name = meeting_in_words(review);
    let began = |a: &Action| match (a.starts.known(), review.on.known()) {
        (Some(starts), Some(on)) => starts <= on,
        _ => true,
    };
    let waits = |a: &Action| {
        a.state.is(ActionState::Planned)
            || matches!(
                a.service.availability.known(),
                Some(Availability::WaitingList | Availability::Unavailable)
            )
    };
    let is_service = |a: &&Action| a.service.at.is_some() || has_area(a, &[ActionArea::Therapy]);
    for action in cx.case.actions.iter().filter(is_service).filter(|a| is_live(a) && !is_done(a)) {
        let reported =
            review.services.iter().any(|s| !action.id.value.is_empty() && s.action.id == action.id.value);
        if began(action) && !waits(action) && !reported {
            let service = named("action", action.id.as_str(), &action.what);
            out.at(review, "services", format!("{name} has no report on {service}"))
                .help(format!("add to `services`: `action: {}`, who reports, what was done, and what difference it makes to the child", action.id.as_str()));
        }
    }
    for report in &review.services {
        let of = cx
            .action(&report.action)
            .map_or_else(|| "a service".to_owned(), |a| named("action", a.id.as_str(), &a.what));
        if report.report.is_blank() {
            out.at(report, "report", format!("the report on {of} at {name} does not say what was done"))
                .help("write what was done since the last meeting; also that nothing could be, and why");
        }
        if report.difference.is_blank() {
            out.at(
                report,
                "difference",
                format!("the report on {of} at {name} does not say what difference it makes to the child"),
            )
            .help("write what is different for the child; if nothing is yet, write that");
        }
    }
}

/// Answers that say no more than that a thing was left out.
const LEFT_OUT: &str = "\
        not discussed, not asked, not covered, not checked, not considered, not done, not recorded, \
        not known, to follow, next time, no time, ran out, see above, as above, tbc, n a";

/// Reports a part of the last review that is empty, or says only that it was left out.
fn part(
    cx: &Facts<'_>,
    out: &mut Findings<'_>,
    key: &'static str,
    of: fn(&Meeting) -> &Text,
    what: &str,
    help: &str,
) {
    let Some(review) = last_review(cx) else { return };
    let name = meeting_in_words(review);
    let text = of(review);
    let prose = Prose::of(text.words());
    if text.is_blank() {
        out.at(review, key, format!("{name} does not say {what}")).help(help);
    } else if prose.len() <= 6 && prose.has_any(LEFT_OUT) {
        let message = format!("{name} does not say {what}, but only {}", quote(text.words()));
        out.at(review, key, message).help(help);
    }
}

rule! {
    /// At a review child and family are asked how well the plan goes, and whether it meets their needs.
    ///
    /// # Why
    /// They live in it. What looks done on paper may not be felt at home.
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
    ///   - id: cg2
    ///     kind: core_group
    ///     on: 2026-06-12
    ///     held: yes
    ///     family_asked: Mum says that it helps and is a lot. Ffion likes Sara, and finds Thursdays long.
    /// ```
    ASK_FAMILY = "REV004", "family-asked", since "0.1.0", covers ["REV-ASK-FAMILY"], check ask_family
}

fn ask_family(cx: &Facts<'_>, out: &mut Findings<'_>) {
    part(
        cx,
        out,
        "family_asked",
        |m| &m.family_asked,
        "that child and family were asked how the plan goes, and whether it meets their needs",
        "ask them, and write under `family_asked` what each says, the child first",
    );
}

rule! {
    /// A review says whether the child was helped to share further concerns.
    ///
    /// # Why
    /// Telling happens over time. What a child said first is seldom all.
    ///
    /// # Example
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, child_helped_to_share: Not discussed.}
    /// ```
    /// # Better
    /// ```yaml
    /// stage: review
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    ///   - id: cg2
    ///     kind: core_group
    ///     on: 2026-06-12
    ///     held: yes
    ///     child_helped_to_share: Nia and Ms Ellis each gave her time alone. She said nothing new, and knows that she can.
    /// ```
    SHARED_MORE = "REV005", "child-helped-to-share", since "0.1.0", covers ["REV-CHILD-SHARED-MORE"], check shared_more
}

fn shared_more(cx: &Facts<'_>, out: &mut Findings<'_>) {
    part(
        cx,
        out,
        "child_helped_to_share",
        |m| &m.child_helped_to_share,
        "whether the child was helped to share further concerns",
        "write who gave the child time and how, and what came of it; nobody presses the child",
    );
}

rule! {
    /// A review considers changes in the family's circumstances.
    ///
    /// # Why
    /// Somebody moves in, a job is lost, a baby is on the way: the plan was made for another home.
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
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, changes: None since May.}
    /// ```
    CHANGES = "REV006", "changes-considered", since "0.1.0", covers ["REV-CHANGES"], check changes
}

fn changes(cx: &Facts<'_>, out: &mut Findings<'_>) {
    part(
        cx,
        out,
        "changes",
        |m| &m.changes,
        "whether anything changed in the family's circumstances",
        "write what changed: who lives in the home, work, health, a new partner, a pregnancy; \"None\" is an answer",
    );
}

rule! {
    /// A review checks that the safety plan is in place, and how it goes.
    ///
    /// # Why
    /// Rules of a home wear off. Asked about, they stay alive.
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
    ///   - id: cg2
    ///     kind: core_group
    ///     on: 2026-06-12
    ///     held: yes
    ///     safety_plan_check: In place. Tomos forgets to knock; Mum has put a sign on the door.
    /// ```
    SAFETY_PLAN = "REV007", "safety-plan-checked", since "0.1.0", covers ["REV-SAFETY-PLAN"], check safety_plan
}

fn safety_plan(cx: &Facts<'_>, out: &mut Findings<'_>) {
    part(
        cx,
        out,
        "safety_plan_check",
        |m| &m.safety_plan_check,
        "whether the safety plan is in place, and how it goes",
        "go through it with the family, rule by rule, and write what works and what does not",
    );
}

rule! {
    /// A review checks that the child still has chances to talk with a trusted adult.
    ///
    /// # Why
    /// Teachers change, terms end. The one person whom the child would tell may have gone.
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
    ///   - id: cg2
    ///     kind: core_group
    ///     on: 2026-06-12
    ///     held: yes
    ///     trusted_adult_check: Ms Ellis every week in the art room; in the holidays Nia sees her there.
    /// ```
    TRUSTED_ADULT = "REV008", "trusted-adult-checked", since "0.1.0", covers ["REV-TRUSTED-ADULT"], check trusted_adult
}

fn trusted_adult(cx: &Facts<'_>, out: &mut Findings<'_>) {
    part(
        cx,
        out,
        "trusted_adult_check",
        |m| &m.trusted_adult_check,
        "whether the child still has chances to talk with a trusted adult",
        "write who, where and how often, and how that is in the holidays",
    );
}

rule! {
    /// A review asks whether the child needs further help.
    ///
    /// # Why
    /// As one thing heals, another may come to light.
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
    ///   - {id: cg2, kind: core_group, on: 2026-06-12, held: yes, new_needs: Help with the move to secondary school.}
    /// ```
    NEW_NEEDS = "REV009", "new-needs-considered", since "0.1.0", covers ["REV-NEW-NEEDS"], check new_needs
}

fn new_needs(cx: &Facts<'_>, out: &mut Findings<'_>) {
    part(
        cx,
        out,
        "new_needs",
        |m| &m.new_needs,
        "whether the child needs further help",
        "write what more the child needs, and who sees to it; \"None now\" is an answer",
    );
}

rule! {
    /// A child protection plan ends only by decision of a conference.
    ///
    /// # Why
    /// A conference made it. The core group can recommend that it ends, and cannot decide it.
    ///
    /// # Example
    /// ```yaml
    /// closing:
    ///   why: Ffion is safe.
    ///   decided_at: cg1
    /// ```
    /// # Better
    /// ```yaml
    /// closing:
    ///   why: Ffion is safe.
    ///   decided_at: rc1
    /// meetings:
    ///   - {id: rc1, kind: review_conference, on: 2026-07-24}
    /// ```
    ENDS_AT_CONFERENCE = "REV012", "ends-at-conference", since "0.1.0", covers ["REV-END-AT-CONFERENCE"], check ends_at_conference
}

fn ends_at_conference(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let conference =
        |m: &Meeting| m.kind.is(MeetingKind::ReviewConference) || m.kind.is(MeetingKind::InitialConference);
    let help = format!(
        "write the id of the meeting with `kind: {}` that decides it",
        MeetingKind::ReviewConference.word()
    );
    let closing = &cx.case.closing;
    if closing.at.is_some() || cx.is_closing() {
        let decided = cx.case.meetings.iter().find(|m| m.id.value == closing.decided_at.id);
        if closing.decided_at.is_blank() {
            out.at(
                cx.case,
                "closing.decided_at",
                "the plan ends, and it does not say which conference decides it",
            )
            .help(help);
        } else if let Some(meeting) = decided.filter(|m| !conference(m)) {
            let message = format!(
                "the plan ends by decision of {}; only a conference can end it",
                meeting_in_words(meeting)
            );
            out.at(closing, "decided_at", message).help(help);
        } else if decided.is_none() {
            let message = format!(
                "the plan ends by decision of {}, which is not a meeting of this case",
                quote(closing.decided_at.as_str())
            );
            out.at(closing, "decided_at", message).help(help);
        }
    }
    let ends =
        |d: &&Decision| matches!(d.kind.known(), Some(DecisionKind::PlanEnds | DecisionKind::StepDown));
    for meeting in cx.held_meetings().filter(|m| !conference(m)) {
        for decision in meeting.decisions.iter().filter(ends) {
            let message =
                format!("{} decided that the plan ends; only a conference can", meeting_in_words(meeting));
            out.at(decision, "kind", message)
                .help("let the core group recommend it (`recommendation`), and the review conference decide");
        }
    }
}
