//! What the guidance asks one meeting to cover, and what its minutes leave undone.
//!
//! A rule looks at the case as it is today. This looks at one meeting, to come or held: its agenda lists what it
//! is asked to cover, and its minutes say what of that they do not show.

use super::facts::{Facts, is_live};
use super::finding::Finding;
use super::profile::Profile;
use super::prompts::PROMPTS;
use super::register::register;
use super::registry::RULES;
use super::rule::Rule;
use super::words::Prose;
use crate::case::Loaded;
use crate::case::model::{Decision, Meeting, MeetingKind, Outcome, Person, Progress, Status};
use crate::case::values::Date;

/// What a meeting is, as far as the guidance asks something of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    InitialConference,
    /// The first core group, or the meeting that makes a Child in Need plan.
    First,
    /// A later one, at which the plan is reviewed.
    Later,
    ReviewConference,
    LookedAfterReview,
    FamilyGroup,
}

use Sort::{FamilyGroup, First, InitialConference, Later, LookedAfterReview, ReviewConference};

const OF_PLAN: &[Sort] = &[InitialConference, First, Later, ReviewConference];
const OF_GROUP: &[Sort] = &[First, Later];
const REVIEWS: &[Sort] = &[Later, ReviewConference];
const ANY: &[Sort] = &[InitialConference, First, Later, ReviewConference, LookedAfterReview, FamilyGroup];

/// One thing that the guidance asks a meeting to cover.
#[derive(Debug)]
pub struct Ask {
    /// Its name, under which documents have their words for it.
    pub key: &'static str,
    /// The entries of the register that ask for it.
    pub covers: &'static [&'static str],
    at: &'static [Sort],
    when: fn(&Facts<'_>) -> bool,
    /// Whether the minutes show it; `None` where minutes cannot tell.
    done: fn(&Facts<'_>, &Meeting) -> Option<bool>,
}

/// What is asked of one meeting.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// What.
    pub ask: &'static Ask,
    /// Whether it is a question to think about together, which no minutes answer.
    pub is_question: bool,
    /// Whether the minutes do not show it.
    pub left_undone: bool,
}

macro_rules! asks {
    ($($key:literal, covers [$($id:literal),+], at $at:expr, when $when:expr, done $done:expr;)+) => {
        /// All that is asked, in the order in which a meeting comes to it.
        pub const ASKS: &[Ask] = &[$(Ask {
            key: $key, covers: &[$($id),+], at: $at, when: $when, done: $done,
        }),+];
    };
}

asks! {
    "who_came", covers ["MIN-CONTENT"], at ANY, when always, done |_, m| Some(!m.attended.is_empty());
    "minutes_taken", covers ["MIN-MADE"], at OF_PLAN, when always, done minutes_taken;
    "views", covers ["MIN-CONTENT", "CHILD-VIEWS-CARRIED"], at ANY, when always, done |_, m| Some(!m.child_views.is_blank());
    "family_asked", covers ["REV-ASK-FAMILY"], at REVIEWS, when always, done |_, m| Some(!m.family_asked.is_blank());
    "shared_more", covers ["REV-CHILD-SHARED-MORE"], at REVIEWS, when always, done |_, m| Some(!m.child_helped_to_share.is_blank());
    "changes", covers ["REV-CHANGES"], at REVIEWS, when always, done |_, m| Some(!m.changes.is_unanswered());
    "harms", covers ["PLAN-CONCERN-NOT-LOST"], at REVIEWS, when harms, done abuse_not_lost;
    "category", covers ["PLAN-CATEGORY"], at &[InitialConference], when always, done |cx, _| Some(!cx.case.conference.categories.is_empty());
    "reasons", covers ["PLAN-REASONS"], at &[InitialConference], when always, done untold;
    "members", covers ["CG-MEMBERS"], at &[InitialConference], when always, done untold;
    "first_core_group", covers ["CG-FIRST-10-DAYS", "CG-NOT-SAME-DAY"], at &[InitialConference], when always, done untold;
    "outline", covers ["CG-OUTLINE-PLAN"], at &[First], when |cx| !cx.case.conference.outline.is_empty(), done untold;
    "abuse_actions", covers ["CSA-ACTIONS-NAMED"], at &[First], when |cx| cx.has_concern(), done untold;
    "conference_instead", covers ["CIN-ONGOING-RISK"], at &[First], when always, done conference_considered;
    "four_needs", covers ["CIN-NEEDS-FOUR"], at &[First], when always, done untold;
    "safety_plan_made", covers ["SAFE-EXISTS", "SAFE-BY-FAMILY"], at &[First], when |cx| cx.has_concern(), done untold;
    "child_seen", covers ["CHILD-SEEN", "VISIT-FREQUENCY"], at &[First], when always, done untold;
    "contingency", covers ["CONT-EXISTS", "CONT-OWNER-UNABLE"], at &[First], when always, done untold;
    "understood", covers ["PLAN-UNDERSTOOD"], at &[First], when always, done untold;
    "each_outcome", covers ["REV-EACH-OUTCOME"], at REVIEWS, when |cx| !cx.case.outcomes.is_empty(), done each_outcome;
    "each_service", covers ["REV-EACH-SERVICE"], at REVIEWS, when services, done untold;
    "delays", covers ["ACT-DELAY"], at REVIEWS, when always, done untold;
    "safety_plan", covers ["REV-SAFETY-PLAN", "SAFE-REVIEW"], at REVIEWS, when always, done |_, m| Some(!m.safety_plan_check.is_blank());
    "trusted_adult", covers ["REV-TRUSTED-ADULT"], at REVIEWS, when always, done |_, m| Some(!m.trusted_adult_check.is_blank());
    "new_needs", covers ["REV-NEW-NEEDS"], at REVIEWS, when always, done |_, m| Some(!m.new_needs.is_unanswered());
    "police", covers ["POL-FURTHER-ACTION"], at REVIEWS, when always, done |_, m| Some(!m.police_check.is_unanswered());
    "privilege", covers ["CTX-INTRA-REVIEW-PRIVILEGE"], at REVIEWS, when adult_of_concern_at_home, done |_, m| Some(!m.privilege_check.is_blank());
    "harmful_behaviour", covers ["CTX-HSB-REVIEWED"], at REVIEWS, when always, done untold;
    "report", covers ["REV-CONFERENCE-REPORT"], at &[ReviewConference], when always, done report_of_each;
    "ends_here", covers ["REV-END-AT-CONFERENCE"], at &[ReviewConference], when always, done untold;
    "onward", covers ["STEP-NEXT-SUPPORT", "STEP-NEEDS-MET"], at REVIEWS, when |cx| cx.is_closing(), done untold;
    "care_plan", covers ["CLA-CARE-PLAN-CHANGE"], at &[LookedAfterReview], when always, done untold;
    "conference_first", covers ["CLA-REVIEW-ORDER"], at &[LookedAfterReview], when always, done untold;
    "family_informed", covers ["FGM-INFORMATION"], at &[FamilyGroup], when always, done untold;
    "family_phases", covers ["FGM-COORDINATOR-PHASES"], at &[FamilyGroup], when always, done untold;
    "family_child", covers ["FGM-CHILD-VOICE"], at &[FamilyGroup], when always, done untold;
    "disagreement", covers ["MIN-CONTENT", "PLAN-DISAGREEMENT"], at OF_PLAN, when always, done untold;
    "decisions", covers ["MIN-CONTENT"], at ANY, when always, done |_, m| Some(!m.decisions.is_empty());
    "who_by_when", covers ["MIN-CONTENT"], at ANY, when always, done who_by_when;
    "next_meeting", covers ["MIN-CONTENT"], at OF_PLAN, when always, done next_meeting;
    "feedback", covers ["CHILD-FEEDBACK"], at OF_PLAN, when always, done feedback;
    "times_fit", covers ["CHILD-SERVICES-TIMES"], at OF_GROUP, when always, done untold;
    "stigma", covers ["CHILD-STIGMA"], at OF_GROUP, when always, done untold;
    "told_before", covers ["SHARE-TOLD-BEFORE"], at OF_GROUP, when always, done untold;
    "anyone_may_ask", covers ["REV-ANY-MEMBER-CHANGES"], at REVIEWS, when always, done untold;
}

/// What the guidance asks of a meeting of the case, in the order in which the meeting comes to it. What was
/// accepted with a reason, or is switched off by the authority, is not asked.
pub fn asks_of(
    loaded: &Loaded,
    profile: &Profile,
    findings: &[Finding],
    meeting: &Meeting,
    today: Date,
) -> Vec<Asked> {
    let mut facts = Facts::new(loaded, today);
    facts.timescales = &profile.timescales;
    let Some(sort) = sort(&facts, meeting) else { return Vec::new() };
    let meant = |ask: &&Ask| {
        ask.at.contains(&sort)
            && (ask.when)(&facts)
            && ask.covers.first().is_some_and(|id| is_asked(&facts, profile, id))
    };
    let asked = ASKS.iter().filter(meant).filter_map(|ask| {
        let is_question = PROMPTS.iter().any(|p| ask.covers.contains(&p.covers));
        let about: Vec<&Finding> = findings.iter().filter(|f| is_about(&facts, f, ask, meeting)).collect();
        let accepted = about.iter().any(|f| !f.counts());
        if accepted && is_question {
            return None;
        }
        let not_shown = (ask.done)(&facts, meeting) == Some(false);
        let reported = about.iter().any(|f| f.counts() && is_in(&facts, f, meeting));
        let left_undone = facts.is_held(meeting) && !accepted && (not_shown || reported);
        Some(Asked { ask, is_question, left_undone })
    });
    asked.collect()
}

/// Whether the register asks for something of this case, apart from its stage: the second meeting of a group is
/// a review, whatever stage the case is said to be at.
fn is_asked(cx: &Facts<'_>, profile: &Profile, id: &str) -> bool {
    let Some(entry) = register().entry(id) else { return false };
    let applies: Vec<_> = entry.applies.iter().filter(|(kind, _)| kind != "stage").cloned().collect();
    let covers = |rule: &&&Rule| rule.covers.contains(&id);
    let mut rules = RULES.iter().filter(covers).peekable();
    let no_rule = rules.peek().is_none();
    cx.is_meant(&applies) && (no_rule || rules.any(|rule| profile.level_of(rule).is_some()))
}

/// Whether a finding is about what is asked, at this meeting or of the case as a whole.
fn is_about(cx: &Facts<'_>, finding: &Finding, ask: &Ask, meeting: &Meeting) -> bool {
    let of_a_meeting = finding.place.path(cx.nodes).starts_with("meetings");
    finding.covers.iter().any(|id| ask.covers.contains(id)) && (!of_a_meeting || is_in(cx, finding, meeting))
}

/// Whether a finding stands in the minutes of a meeting.
fn is_in(cx: &Facts<'_>, finding: &Finding, meeting: &Meeting) -> bool {
    let path = finding.place.path(cx.nodes);
    let rest = path.strip_prefix(&cx.nodes.path(meeting.at));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn sort(cx: &Facts<'_>, meeting: &Meeting) -> Option<Sort> {
    Some(match meeting.kind.known()? {
        MeetingKind::InitialConference => InitialConference,
        MeetingKind::ReviewConference => ReviewConference,
        MeetingKind::LookedAfterReview => LookedAfterReview,
        MeetingKind::FamilyGroup => FamilyGroup,
        MeetingKind::Other => return None,
        MeetingKind::CoreGroup | MeetingKind::ChildInNeed => {
            let of_group = |m: &&Meeting| {
                matches!(m.kind.known(), Some(MeetingKind::CoreGroup | MeetingKind::ChildInNeed))
            };
            let earlier = |m: &Meeting| {
                m.at != meeting.at
                    && m.on.known().is_some_and(|on| meeting.on.known().is_none_or(|own| on < own))
            };
            if cx.case.meetings.iter().filter(of_group).any(earlier) { Later } else { First }
        }
    })
}

fn always(_: &Facts<'_>) -> bool {
    true
}

/// What minutes cannot tell.
fn untold(_: &Facts<'_>, _: &Meeting) -> Option<bool> {
    None
}

fn harms(cx: &Facts<'_>) -> bool {
    cx.has_concern() && !cx.case.other_harms.is_empty()
}

fn services(cx: &Facts<'_>) -> bool {
    cx.case.actions.iter().any(|a| is_live(a) && a.service.at.is_some())
}

fn adult_of_concern_at_home(cx: &Facts<'_>) -> bool {
    cx.persons_of_concern().any(|p| cx.is_adult(p) && p.lives_in_home.is(true))
}

fn minutes_taken(_: &Facts<'_>, meeting: &Meeting) -> Option<bool> {
    Some(!meeting.minutes_by.is_blank() && meeting.minutes_by.id != meeting.chair.id)
}

fn conference_considered(cx: &Facts<'_>, _: &Meeting) -> Option<bool> {
    Some(!cx.case.purpose.threshold.conference_considered.is_blank())
}

/// Whether a note of progress was made at a meeting.
fn is_of(note: &Progress, meeting: &Meeting) -> bool {
    !meeting.id.value.is_empty() && note.meeting.id == meeting.id.value
        || note.on.known().is_some() && note.on.known() == meeting.on.known()
}

fn abuse_not_lost(cx: &Facts<'_>, meeting: &Meeting) -> Option<bool> {
    use crate::case::model::Area;
    let of_abuse = |o: &&Outcome| {
        let needs = cx.case.needs.iter().filter(|n| o.needs.iter().any(|r| r.id == n.id.value));
        needs.into_iter().any(|n| n.areas.iter().any(|a| a.is(Area::SexualAbuse)))
    };
    let mut progress = cx.case.outcomes.iter().filter(of_abuse).flat_map(|o| &o.progress);
    let is_lost = !meeting.other_harm_check.is_unanswered() && meeting.sexual_abuse_check.is_blank();
    Some(!is_lost || progress.any(|p| is_of(p, meeting)))
}

/// Whether each outcome has its progress. What was met before, or came into the plan after, is not asked for.
fn each_outcome(cx: &Facts<'_>, meeting: &Meeting) -> Option<bool> {
    let on = meeting.on.known()?;
    let is_last = cx.held_reviews().iter().all(|m| m.on.known().is_none_or(|day| day <= on));
    let missing = |outcome: &Outcome| {
        let mut notes = outcome.progress.iter().filter(|p| is_of(p, meeting)).peekable();
        if notes.peek().is_some() {
            return notes.any(|p| p.status.is_absent() || p.evidence.is_blank() || p.difference.is_blank());
        }
        let before = |p: &&Progress| p.on.known().is_some_and(|day| day < on);
        let met = outcome.progress.iter().filter(before).any(|p| p.status.is(Status::Met));
        let later = outcome.progress.iter().any(|p| p.on.known().is_some_and(|day| day > on));
        let was_there = is_last && !later || outcome.progress.iter().any(|p| before(&p));
        was_there && !met
    };
    Some(!cx.case.outcomes.iter().any(missing))
}

fn report_of_each(cx: &Facts<'_>, meeting: &Meeting) -> Option<bool> {
    let told = |person: &Person| {
        let own = |c: &&crate::case::model::Contribution| c.member.as_str() == person.id.as_str();
        meeting
            .contributions
            .iter()
            .filter(own)
            .any(|c| !(c.report.is_blank() && c.missing_because.is_blank()))
    };
    Some(cx.case.group.iter().filter_map(|m| cx.person(&m.person)).all(told))
}

fn who_by_when(_: &Facts<'_>, meeting: &Meeting) -> Option<bool> {
    // That there is a plan, or that it goes on, nobody carries out by a day.
    let is_conference = meeting
        .kind
        .known()
        .is_some_and(|kind| matches!(kind, MeetingKind::InitialConference | MeetingKind::ReviewConference));
    let of_plan = |d: &Decision| {
        is_conference
            && d.due.is_absent()
            && Prose::of(d.what.words()).has_any("plan, plans, category, categories, threshold")
    };
    Some(meeting.decisions.iter().all(|d| of_plan(d) || !d.by.is_blank() && d.due.known().is_some()))
}

fn next_meeting(cx: &Facts<'_>, meeting: &Meeting) -> Option<bool> {
    let later = cx.case.meetings.iter().any(|m| m.on.known() > meeting.on.known());
    Some(later || cx.is_closing() || meeting.next_meeting.known().is_some())
}

fn feedback(cx: &Facts<'_>, meeting: &Meeting) -> Option<bool> {
    let away = meeting.child_attended.known().map_or(cx.case.child_views.attends.is(false), |came| !came);
    let feedback = &meeting.feedback;
    let day = feedback.done_on.known().or(feedback.due.known());
    Some(!away || !feedback.by.is_blank() && day.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_in_the_register_and_has_one_name() {
        for ask in ASKS {
            for id in ask.covers {
                assert!(register().entry(id).is_some(), "{} covers {id}", ask.key);
            }
            assert_eq!(ASKS.iter().filter(|a| a.key == ask.key).count(), 1, "{}", ask.key);
        }
    }
}
