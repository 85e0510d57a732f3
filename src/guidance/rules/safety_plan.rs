//! The family's safety plan: that it is there, who wrote it, and what it covers.

use super::answers::{is_only_told, tells_of_change};
use super::prelude::*;
use super::sexual_abuse_therapy::therapy_of_child;
use crate::case::model::ActionArea as A;
use crate::case::values::Date;
use crate::guidance::timescales::{date_in_words, day_in_words};

rule! {
    /// There is a safety plan, or an action with an owner and a date to draw one up.
    ///
    /// # Why
    /// Everything else takes weeks. A safety plan says what is different at home from tonight on.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   drawn_up_by: a1
    /// actions:
    ///   - id: a1
    ///     what: Nia and the family write the safety plan together.
    ///     owner: sw
    ///     due: 2026-06-19
    /// ```
    EXISTS = "SAFE001", "safety-plan", since "0.1.0", covers ["SAFE-EXISTS"], at times ["CSA-SAFE-DURING-TREATMENT", "CTX-HSB-AT-HOME"], check exists
}

fn exists(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !no_safety_plan_in_sight(cx) {
        return;
    }
    let finding = out.at(cx.case, "safety_plan", "there is no safety plan, and no action with an owner and a date to draw one up")
        .help("write what the family does under `safety_plan.rules`; while there is none, an action with owner and date, and its id under `safety_plan.drawn_up_by`");
    if therapy_of_child(cx).any(|a| !is_done(a)) {
        finding.also("CSA-SAFE-DURING-TREATMENT");
    }
    if cx.in_context(&[Context::HarmfulSexualBehaviour]) && !cx.is_looked_after() {
        finding.also("CTX-HSB-AT-HOME");
    }
}

/// Whether there is neither a safety plan nor an action with an owner and a date to draw one up.
/// That is said once, and not again by each rule that builds on the safety plan.
///
/// When the plan is reviewed or ends, it is too late for an action; and one that goes on, such as to talk
/// about the safety plan each week, draws up none.
pub(super) fn no_safety_plan_in_sight(cx: &Facts<'_>) -> bool {
    let named_action = cx.action(&cx.case.safety_plan.drawn_up_by);
    let mut planned = named_action.into_iter().chain(cx.live_actions_in(&[A::SafetyPlanning]));
    let draws_up = |a: &Action| {
        let recurs = a.how_often.known().is_some_and(|every| !every.is_once());
        let to_come = a.due.known().is_some_and(|due| due >= cx.today);
        cx.person(&a.owner).is_some() && to_come && !recurs && !is_done(a)
    };
    let too_late = cx.case.under_review() || cx.is_closing();
    !cx.has_safety_plan() && (too_late || !planned.any(draws_up))
}

rule! {
    /// The safety plan is written by the family, with the social worker's support, and it is
    /// recorded who took part. A person of concern does not count.
    ///
    /// # Why
    /// A plan that others wrote is signed and forgotten. The talk in which a family finds its own
    /// rules does as much as the paper.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   authors: [sw]
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   authors: [mum, tomos, sw]
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    BY_FAMILY = "SAFE002", "safety-plan-by-family", since "0.1.0", covers ["SAFE-BY-FAMILY"], check by_family
}

fn by_family(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    let family =
        |p: &Person| (is_family(p) || cx.is_parent(p) || p.role.is(Role::Carer)) && !cx.is_of_concern(p);
    let by_family = plan.authors.iter().filter_map(|a| cx.person(a)).any(family);
    // A child stands for the family only where there is nobody else: adults keep a child safe.
    let by_child =
        plan.child_took_part.is(true) && !cx.case.people.iter().any(|p| family(p) && cx.is_adult(p));
    if cx.has_safety_plan() && !by_family && !by_child {
        out.at(plan, "authors", "no member of the family is among those who wrote the safety plan")
            .help("write it with the family, and name those who took part, such as `authors: [mum, sw]`");
    }
}

rule! {
    /// Every member of the family but the very young could say what they feel about safety.
    ///
    /// # Why
    /// The brother who shares the landing knows things that nobody else does; and rules that
    /// somebody had no say in are hard to keep.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    ///   voices:
    ///     - person: mum
    ///       words: I sleep better with the landing light on.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    ///   child_voice: I like it when I can lock the bathroom.
    ///   voices:
    ///     - person: mum
    ///       words: I sleep better with the landing light on.
    ///     - person: tomos
    ///       words: I want people to knock at my door, too.
    ///     - person: nan
    ///       words: They can ring me at any hour.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    EVERY_VOICE = "SAFE003", "every-voice", since "0.1.0", covers ["SAFE-EVERY-VOICE"], check every_voice
}

fn every_voice(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if !cx.has_safety_plan() {
        return;
    }
    let old_enough = |born: Option<Date>| {
        born.is_none_or(|b| cx.timescales.safety_plan_voice_from.last_day(b) <= cx.today)
    };
    for person in cx.safe_family().filter(|p| old_enough(p.born.known())) {
        let heard = plan
            .voices
            .iter()
            .any(|v| is_ref_to(&v.person, person) && !(v.words.is_blank() && v.not_asked_because.is_blank()));
        let too_young = |v: &&Voice| {
            is_ref_to(&v.person, person)
                && person.born.known().is_some()
                && v.words.is_blank()
                && Prose::of(v.not_asked_because.words())
                    .has_any("too young, too little, too small, not old enough")
        };
        if let Some(voice) = plan.voices.iter().find(too_young) {
            out.at(voice, "not_asked_because", format!("{} is old enough to be asked", called(person)))
                .help("ask them in a way that suits their age, and write their words under `words`");
        }
        let told = |v: &&Voice| is_ref_to(&v.person, person) && is_only_told(&v.words);
        if let Some(voice) = plan.voices.iter().find(told) {
            out.at(
                voice,
                "words",
                format!(
                    "{} is about {}, and not what they feel about safety",
                    quote(voice.words.words()),
                    called(person)
                ),
            )
            .help("ask them what makes them feel safe, and write it in their own words");
        }
        if !heard {
            out.at(plan, "voices", format!("it is not recorded what {} feels about safety", called(person)))
                .help("write their words under `voices`, or why they were not asked; for a very young child, write the date of birth under `born`");
        }
    }
    if old_enough(cx.case.child.born.known())
        && plan.child_voice.is_blank()
        && plan.child_not_asked_because.is_blank()
    {
        out.at(plan, "child_voice", "it is not recorded what the child feels about safety")
            .help("write the child's words under `child_voice`, or under `child_not_asked_because` why not");
    }
}

rule! {
    /// The safety plan builds on what the family is good at.
    ///
    /// # Why
    /// A family keeps rules that grow out of what it does well already.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   strengths: [We eat together every evening., Nan lives round the corner.]
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    STRENGTHS = "SAFE010", "safety-strengths", since "0.1.0", covers ["SAFE-STRENGTHS"], check strengths
}

fn strengths(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if cx.has_safety_plan() && plan.strengths.iter().all(crate::case::values::Text::is_blank) {
        out.at(plan, "strengths", "the safety plan does not say what the family is good at, to build on")
            .help("ask the family, and write it in their words");
    }
}

rule! {
    /// The safety plan addresses the needs of every child and adult in the family, a person of
    /// concern aside.
    ///
    /// # Why
    /// A brother whom no rule concerns is nobody's child for that time.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    ///       seen_to_by: [mum]
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    ///       seen_to_by: [mum, nan]
    ///       covers: [tomos]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    ALL_MEMBERS = "SAFE011", "safety-everyone", since "0.1.0", covers ["SAFE-ALL-MEMBERS"], at times ["CTX-HSB-AT-HOME"], check all_members
}

fn all_members(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if !cx.has_safety_plan() {
        return;
    }
    for person in cx.safe_family().filter(|p| !is_in_safety_plan(cx, p)) {
        let finding =
            out.at(plan, "rules", format!("nothing in the safety plan concerns {}", called(person))).help(
                "name them under `covers` of the rules that protect or concern them, or under `seen_to_by`",
            );
        if cx.in_context(&[Context::HarmfulSexualBehaviour]) && !cx.is_adult(person) {
            finding.also("CTX-HSB-AT-HOME");
        }
    }
}

/// Whether anything in the safety plan concerns somebody.
pub(super) fn is_in_safety_plan(cx: &Facts<'_>, person: &Person) -> bool {
    let plan = &cx.case.safety_plan;
    let mut named = plan.rules.iter().flat_map(|r| r.covers.iter().chain(&r.seen_to_by).chain(&r.about));
    named.any(|p| is_ref_to(p, person)) || plan.network.iter().any(|m| is_ref_to(&m.person, person))
}

rule! {
    /// People outside the household know the safety plan and back it: who, and for what.
    ///
    /// # Why
    /// A family that is alone with it tires. A neighbour who knows can open the door.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    ///   network:
    ///     - person: nan
    ///       helps_with: The children can come to her at any hour.
    ///       knows_the_plan: yes
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    NETWORK = "SAFE012", "safety-network", since "0.1.0", covers ["SAFE-NETWORK"], check network
}

fn network(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if !cx.has_safety_plan() {
        return;
    }
    let outside = |m: &&NetworkMember| {
        cx.person(&m.person).is_some_and(|p| !p.lives_in_home.is(true) && !cx.is_of_concern(p))
    };
    if !plan.network.iter().any(|m| outside(&m)) {
        out.at(
            plan,
            "network",
            "nobody outside the household is named who knows the safety plan and backs it",
        )
        .help("ask the family whom they would ring, and write who it is and what they help with");
    }
    for member in plan.network.iter().filter(outside) {
        let Some(person) = cx.person(&member.person) else { continue };
        if member.helps_with.is_blank() {
            out.at(
                member,
                "helps_with",
                format!("it does not say for what {} stands behind the family", called(person)),
            )
            .help("write what they do, such as \"The children can come to her at any hour\"");
        } else if member.knows_the_plan.is(false) {
            out.at(member, "knows_the_plan", format!("{} does not know the safety plan yet", called(person)))
                .help("agree with the family what they are told, and by whom");
        }
    }
}

rule! {
    /// The safety plan has a date of review, and is reviewed when circumstances change.
    ///
    /// # Why
    /// Children grow, people move in and out. A plan that nobody looks at again protects the family
    /// as it was.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   review_on: 2026-07-10
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    REVIEW = "SAFE013", "safety-plan-reviewed", since "0.1.0", covers ["SAFE-REVIEW"], check review
}

fn review(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if !cx.has_safety_plan() {
        return;
    }
    let last = plan.reviews.iter().filter_map(|r| r.on.known()).filter(|on| *on <= cx.today).max();
    match &plan.review_on {
        Given::Absent => {
            out.at(plan, "review_on", "the safety plan has no date of review")
                .help("write a day, such as `review_on: 2026-07-10`");
        }
        Given::AsWritten(written) => {
            out.at(
                plan,
                "review_on",
                format!("the safety plan needs a date of review; this says {}", quote(written)),
            )
            .help("write year, month, day, such as `2026-07-10`");
        }
        Given::Known(on) if *on < cx.today && last.is_some_and(|last| last >= *on) => {
            let message = format!(
                "the safety plan was to be reviewed on {}, which it was; it does not say when it is looked at next",
                day_in_words(*on)
            );
            out.at(plan, "review_on", message).help("write the next day under `review_on`");
        }
        Given::Known(on) if *on < cx.today => {
            out.at(plan, "review_on", format!(
                "the safety plan was to be reviewed on {}, and no review is recorded",
                day_in_words(*on)
            ))
                .help("write under `reviews` when it was reviewed and what came of it, and the next day under `review_on`");
        }
        Given::Known(on) if *on > cx.timescales.review_conference_every.last_day(cx.today) => {
            out.at(
                plan,
                "review_on",
                format!(
                    "the safety plan is to be reviewed on {} only, later than the plan as a whole",
                    day_in_words(*on)
                ),
            )
            .help("look at it at each core group or review, and write the next day under `review_on`");
        }
        Given::Known(_) => {}
    }
    let Some(seen) = last.max(plan.agreed_on.known()) else { return };
    let changed = |m: &&Meeting| {
        m.on.known().is_some_and(|on| on > seen) && !m.changes.is_blank() && tells_of_change(&m.changes)
    };
    if let Some(meeting) = cx.held_meetings().find(changed) {
        let on = meeting.on.known().map(date_in_words).unwrap_or_default();
        out.at(plan, "reviews", format!("the family's circumstances changed (meeting of {on}), and the safety plan was not reviewed since"))
            .help("look at it again with the family, and write under `reviews` when, and what came of it; if it was looked at in that meeting, write its day there");
    }
}
