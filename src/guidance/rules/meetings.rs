//! The core group: who is in it, who chairs, where it meets, and that it develops the outline plan.

use super::answers::says_no;
use super::prelude::*;
use crate::guidance::schedule::{core_groups, has_minutes};
use crate::guidance::timescales::date_in_words;

rule! {
    /// The core group has the lead social worker, the non-abusing parents, the professionals who
    /// deliver the plan, and the child where it suits them.
    ///
    /// # Why
    /// What is decided without them is not done by them.
    ///
    /// # Example
    /// ```yaml
    /// group:
    ///   - person: sw
    ///     responsibilities: [Leads the core group.]
    /// ```
    /// # Better
    /// ```yaml
    /// group:
    ///   - {person: sw}
    ///   - {person: teacher}
    ///   - {person: therapist}
    ///   - {person: isva}
    ///   - {person: mum}
    /// ```
    MEMBERS = "CG001", "core-group-members", since "0.1.0", covers ["CG-MEMBERS"], check members
}

fn members(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "add them to `group`, or say under `not_in_group` why they are not there";
    let mut wanted: Vec<(&Person, &str)> = Vec::new();
    wanted.extend(cx.lead_social_workers().take(1).map(|p| (p, "is the lead social worker")));
    wanted.extend(cx.non_abusing_parents().map(|p| (p, "is a non-abusing parent")));
    let owners =
        cx.case.actions.iter().filter(|a| is_live(a) && !is_done(a)).filter_map(|a| cx.person(&a.owner));
    // Of the child's adviser it is said at `concern.adviser`.
    let adviser = |p: &Person| is_ref_to(&cx.case.concern.adviser.person, p);
    for owner in owners.filter(|p| is_professional(p) && !p.role.is(Role::Manager) && !adviser(p)) {
        if !wanted.iter().any(|(p, _)| p.at == owner.at) {
            wanted.push((owner, "delivers a part of the plan"));
        }
    }
    for (person, why) in wanted {
        if !cx.in_group(person) && !cx.absence_explained(Some(person), "") {
            out.at(cx.case, "group", format!("{} {why}, and is not in the core group", called(person)))
                .help(HELP);
        }
    }
}

rule! {
    /// A team manager or senior practitioner chairs the first core group; the lead social worker may
    /// chair later ones with the manager's agreement.
    ///
    /// # Why
    /// Who does the work should not have to hold the room as well, least of all the first time.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, chair: sw}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, chair: manager}
    /// ```
    CHAIR = "CG005", "core-group-chair", since "0.1.0", covers ["CG-CHAIR-FIRST"], check chair
}

fn chair(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str =
        "the team manager or a senior practitioner chairs the first one: write their id under `chair`";
    for (index, (meeting, on)) in core_groups(cx).into_iter().enumerate() {
        let chair = cx.person(&meeting.chair);
        if index == 0 {
            let fits = |p: &Person| matches!(p.role.known(), Some(Role::Manager | Role::SeniorPractitioner));
            let message = match chair {
                Some(person) if fits(person) => continue,
                Some(person) => format!(
                    "{} chairs the first core group; the guidance asks for a team manager or senior practitioner",
                    called(person)
                ),
                None if meeting.chair.is_blank() => {
                    "it does not say who chairs the first core group".to_owned()
                }
                None => format!(
                    "{} chairs the first core group, and is not a person of this case",
                    quote(meeting.chair.as_str())
                ),
            };
            out.at(meeting, "chair", message).help(HELP);
        } else if chair.is_some_and(|p| p.role.is(Role::LeadSocialWorker))
            && !meeting.chair_agreed_by_manager.is(true)
        {
            out.at(
                meeting,
                "chair_agreed_by_manager",
                format!(
                    "the lead social worker chairs the core group of {}, and it does not say that the manager agreed",
                    date_in_words(on)
                ),
            )
            .help("write `chair_agreed_by_manager: yes` once they have; or ask the manager to chair");
        }
    }
}

rule! {
    /// The venue of a meeting is accessible and comfortable for family members.
    ///
    /// # Why
    /// A room can decide who speaks.
    ///
    /// # Example
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes}
    /// ```
    /// # Better
    /// ```yaml
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, venue: The library at Ysgol Bro Ogwen}
    /// ```
    VENUE = "CG006", "venue", since "0.1.0", covers ["CG-VENUE"], check venue
}

/// Whether a text says how a venue suits the family, and not that it does not.
fn suits(text: &Text) -> bool {
    !text.is_blank() && !says_no(text) && !is_unfit(text)
}

/// Whether a text says that a venue does not suit the family.
fn is_unfit(text: &Text) -> bool {
    const UNFIT: &str = "no lift, no ramp, no step free, not step free, not accessible, not suitable, not ideal, unsuitable, only room, cramped, no parking, two buses, three buses, \
        suits the professionals, suits professionals, suits the group";
    Prose::of(text.words()).has_any(UNFIT)
}

/// Places of the police and the courts.
const UNEASY: &str = "police station, interview room, interview suite, custody, courtroom, court room, magistrates court, crown court, probation office, prison";

fn venue(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let with_needs = cx.safe_family().find(|p| !p.access_needs.is_blank() && cx.in_group(p));
    for meeting in cx.case.meetings.iter().filter(|m| has_minutes(m)) {
        let name = meeting_name(meeting);
        if meeting.venue.is_blank() {
            out.at(meeting, "venue", format!("it does not say where {name} is"))
                .help("write where it is, and under `venue_suits` how that suits the family");
        } else if Prose::of(meeting.venue.words()).has_any(UNEASY) {
            out.at(meeting, "venue", format!("no family can be at ease in {}", quote(meeting.venue.words())))
                .help("choose a place that the family knows, without uniforms and locked doors");
        } else if is_unfit(&meeting.venue_suits) {
            let message = format!("{} does not suit the family", quote(meeting.venue_suits.words()));
            out.at(meeting, "venue_suits", message)
                .help("choose a place and an hour that suit the family, and write how they do");
        } else if let Some(person) = with_needs.filter(|_| !suits(&meeting.venue_suits)) {
            out.at(
                meeting,
                "venue_suits",
                format!("it does not say how the venue of {name} meets the needs of {}", called(person)),
            )
            .help("write how: getting there and in, times, child care, a room in which they can speak");
        }
    }
}

rule! {
    /// Where a significant part of the plan cannot be carried out, the lead social worker alerts the
    /// review manager at once.
    ///
    /// # Why
    /// The conference decided on a plan as a whole. Somebody has to know if it is one no longer.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., state: impossible}
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., state: impossible, alerted_review_manager_on: 2026-06-01}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// actions:
    ///   - {id: a1, what: Sara sees Ffion each week., state: under_way}
    /// ```
    ALERT = "CG007", "review-manager-alerted", since "0.1.0", covers ["CG-ALERT-REVIEW-MANAGER"], check alert
}

fn alert(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in cx
        .case
        .actions
        .iter()
        .filter(|a| a.state.is(ActionState::Impossible) && a.alerted_review_manager_on.known().is_none())
    {
        let name = named("action", action.id.as_str(), &action.what);
        out.at(
            action,
            "alerted_review_manager_on",
            format!("{name} cannot be carried out, and the review manager was not alerted"),
        )
        .help("tell the review manager at once, and write the day");
    }
}

rule! {
    /// The detailed plan develops the outline plan of the conference, all of it.
    ///
    /// # Why
    /// What the conference asked for should be found again.
    ///
    /// # Example
    /// ```yaml
    /// conference:
    ///   outline:
    ///     - what: A safety plan for the home.
    /// ```
    /// # Better
    /// ```yaml
    /// conference:
    ///   outline:
    ///     - what: A safety plan for the home.
    ///       actions: [a2]
    /// ```
    OUTLINE = "CG008", "outline-plan-developed", since "0.1.0", covers ["CG-OUTLINE-PLAN"], check outline
}

fn outline(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for item in cx
        .case
        .conference
        .outline
        .iter()
        .filter(|i| i.outcomes.is_empty() && i.actions.is_empty() && i.not_taken_up.is_blank())
    {
        let name = named("point", "", &item.what);
        out.at(item, "what", format!("nothing in the plan takes up {name} of the outline plan"))
            .help("name the outcome or action that does, or write under `not_taken_up` why not");
    }
}
