//! Actions that address the sexual abuse itself, its impact on the child, and who watches and talks.

use super::contingency::is_slow;
use super::language::{Found, report};
use super::prelude::*;
use crate::case::model::ActionArea as A;

rule! {
    /// At least one action addresses the sexual abuse by name.
    ///
    /// # Why
    /// Where a plan speaks of "keeping safe" and "support" alone, the sexual abuse drops out of
    /// sight. That holds all the more where the plan is made for another category of harm.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    /// actions:
    ///   - id: a1
    ///     what: Nia helps Mum with bedtimes and school mornings.
    ///     owner: sw
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    /// actions:
    ///   - id: a1
    ///     what: Sara talks with Ffion about the sexual abuse and what it has left behind.
    ///     areas: [sexual_abuse, therapy]
    ///     owner: therapist
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    /// actions: []
    /// ```
    ACTIONS_NAMED = "CSA001", "sexual-abuse-has-action", since "0.1.0",
    covers ["CSA-ACTIONS-NAMED"], at times ["PLAN-CONCERN-OTHER-CATEGORY"], check actions_named
}

/// Whether a text names sexual abuse, and does not only speak of "it" or of harm.
fn names_sexual_abuse(text: &str) -> bool {
    const NAMES: &str = "\
        sexual* abus*, sexual* harm*, sexual* assault*, sexual* exploit*, sexual* behaviour*, csa, \
        cse, rape*, rhywiol*";
    Prose::of(text).has_any(NAMES)
}

fn actions_named(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let addresses = |a: &Action| {
        has_area(a, &[A::SexualAbuse])
            || names_sexual_abuse(a.what.words())
            || names_sexual_abuse(a.why.words())
    };
    let actions = &cx.case.actions;
    // What ended with the police investigation is judged beside it.
    let ended_with_police = cx.case.police.status.is(InvestigationStatus::ClosedNoCharge)
        && cx.actions_in(&[ActionArea::SexualAbuse]).any(|a| !is_live(a));
    if !cx.has_concern() || ended_with_police || actions.iter().any(|a| is_live(a) && addresses(a)) {
        return;
    }
    let other_category = cx.is_child_protection()
        && !cx.case.conference.categories.is_empty()
        && !cx.case.conference.categories.iter().any(|c| c.is(Category::SexualAbuse));
    let message = if other_category {
        "the plan is made for another category of harm, and no action addresses the sexual abuse; the guidance asks for clear actions of its own all the same"
    } else {
        "there is a concern about sexual abuse, and no action addresses it by name"
    };
    let finding = out.at(cx.case, "actions", message);
    finding.help("write an action that says what is done about the sexual abuse, mark it with `areas: [sexual_abuse]`, and give it a named person and a date");
    if other_category {
        finding.also("PLAN-CONCERN-OTHER-CATEGORY");
    }
}

rule! {
    /// What is known of the impact of the abuse on the child is recorded, and each impact has an
    /// action: therapy, support for wellbeing, or other help.
    ///
    /// # Why
    /// The plan is there for what the abuse has done to this child, and not only to prevent more.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   impacts:
    ///     - id: i1
    ///       what: Wakes in the night and cannot go back to sleep.
    /// actions:
    ///   - id: a1
    ///     what: Nia helps Mum with school mornings.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   impacts:
    ///     - id: i1
    ///       what: Wakes in the night and cannot go back to sleep.
    /// actions:
    ///   - id: a1
    ///     what: Sara shows Ffion and Mum what helps with bad dreams.
    ///     impacts: [i1]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   impact_not_known: Ffion does not say much yet. Sara finds out with her by drawing, until July.
    /// ```
    IMPACT = "CSA002", "impact-has-action", since "0.1.0", covers ["CSA-IMPACT"], check impact
}

fn impact(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let concern = &cx.case.concern;
    if cx.has_concern() && concern.impacts.is_empty() && concern.impact_not_known.is_blank() {
        out.at(concern, "impacts", "the impact of the abuse on the child is not recorded")
            .help("write what is known under `impacts`; if nothing is known yet, say so under `impact_not_known`, and how it will be found out");
    }
    // That there are no actions at all is told of by another rule.
    for impact in concern.impacts.iter().filter(|_| !cx.case.actions.is_empty()) {
        let helped = cx
            .case
            .actions
            .iter()
            .filter(|a| is_live(a))
            .any(|a| a.impacts.iter().any(|i| i.id == impact.id.value));
        if !helped {
            let name = named("impact", impact.id.as_str(), &impact.what);
            out.at(impact, "what", format!("no action helps with {name}")).help(format!(
                "name it under `impacts` of the action that helps, such as `impacts: [{}]`, or add one",
                impact.id.as_str()
            ));
        }
    }
}

rule! {
    /// Where concerns about sexual health remain, there is a referral to a sexual health clinic or a
    /// sexual assault referral centre (SARC).
    ///
    /// # Why
    /// Infection, pain or fear of them can go on for years if nobody looks.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   sexual_health:
    ///     concerns_remain: yes
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   sexual_health:
    ///     concerns_remain: yes
    /// actions:
    ///   - id: a1
    ///     what: Nia and Mum go with Ffion to the SARC for a check.
    ///     areas: [sexual_health]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   sexual_health:
    ///     concerns_remain: no
    /// ```
    SEXUAL_HEALTH = "CSA003", "sexual-health-referral", since "0.1.0", covers ["CSA-SEXUAL-HEALTH"], check sexual_health
}

fn sexual_health(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.concern.sexual_health.concerns_remain.is(true) && !cx.has_action_in(&[A::SexualHealth]) {
        out.at(&cx.case.concern, "sexual_health.concerns_remain", "concerns about sexual health remain, and there is no referral to a sexual health clinic or a SARC")
            .help("add an action with `areas: [sexual_health]`, a named person and a date");
    }
}

rule! {
    /// Whether a forensic or other health assessment is needed, for recent or past abuse, is decided
    /// with health advice, and recorded.
    ///
    /// # Why
    /// A medical examination does not only gather evidence: it can reassure a child that their body
    /// is well. Reviews found that it was often not thought of where the abuse lay back.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    ///   health_assessment:
    ///     needed: no
    ///     decision: Dr Huws of the SARC examined Ffion on 22 April. Nothing more is needed now.
    ///     advice_from: Dr Huws, paediatrician at the SARC
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    /// ```
    HEALTH_ASSESSMENT = "CSA004", "health-assessment-decided", since "0.1.0", covers ["CSA-FORENSIC-MEDICAL"], check health_assessment
}

fn health_assessment(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let (concern, decided) = (&cx.case.concern, &cx.case.concern.health_assessment);
    if !cx.has_concern() {
    } else if decided.decision.is_blank() {
        out.at(concern, "health_assessment.decision", "it is not recorded whether a forensic or other health assessment is needed")
            .help("write under `health_assessment` what was decided and why, also where the abuse lies back, and who gave health advice");
    } else if decided.advice_from.is_blank() {
        out.at(
            concern,
            "health_assessment.advice_from",
            "the decision on a health assessment does not say who gave health advice",
        )
        .help("write whom you asked, such as a paediatrician of the sexual assault referral centre");
    } else if let Some(person) = not_of_health(cx, &decided.advice_from) {
        out.at(
            decided,
            "advice_from",
            format!(
                "the advice on a health assessment is from {}, who does not work in health",
                called(person)
            ),
        )
        .help("write whom you asked, such as a paediatrician of the sexual assault referral centre");
    } else if names_nobody(&decided.advice_from) {
        out.at(
            decided,
            "advice_from",
            format!("{} names nobody of health", quote(decided.advice_from.words())),
        )
        .help("write whom you asked, such as a paediatrician of the sexual assault referral centre");
    }
}

/// Words of health: who works in it, and where.
const HEALTH: &str = "dr, doctor*, nurs*, paediatric*, gp, gps, hospital*, health*, sarc, sarcs, referral centre, clinic*, midwi*, consultant*, physician*, \
    medical*, forensic*, matron, ward, surgery, professor, prof";

/// Whether a line on who gave health advice has neither a word of health nor what may be a name: two words with
/// capitals, one after the other. Of other languages than English the words are not known.
fn names_nobody(advice_from: &Text) -> bool {
    let text = advice_from.words();
    let has_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = words.windows(2).any(|pair| has_capital(pair[0]) && has_capital(pair[1]));
    text.is_ascii() && !is_name && !Prose::of(text).has_any(HEALTH)
}

/// The professional of the case with whose name a text on advice begins, if they are known not to work in health.
fn not_of_health<'a>(cx: &Facts<'a>, advice_from: &Text) -> Option<&'a Person> {
    const OTHERS: [Role; 8] = [
        Role::LeadSocialWorker,
        Role::Manager,
        Role::SocialWorker,
        Role::SeniorPractitioner,
        Role::ConferenceChair,
        Role::Education,
        Role::Police,
        Role::FamilySupport,
    ];
    let words = Prose::of(advice_from.words());
    let is_meant = |person: &&Person| words.begins_with(&Prose::of(person.name.words()));
    let is_other = |person: &&Person| person.role.known().is_some_and(|role| OTHERS.contains(&role));
    cx.professionals().filter(is_other).find(is_meant).filter(|_| !words.has_any(HEALTH))
}

rule! {
    /// There are signs to watch for; it says who watches, and whom they tell.
    ///
    /// # Why
    /// Most children do not tell. Adults who know what to look for, and whom to ring, are how the
    /// abuse of many comes to light.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   indicators:
    ///     - sign: Ffion does not want to change for sports, or hides in the toilets.
    ///       watched_by: [teacher]
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   indicators:
    ///     - sign: Ffion does not want to change for sports, or hides in the toilets.
    ///       watched_by: [teacher]
    ///       told_to: sw
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    /// ```
    INDICATORS = "CSA005", "signs-watched-for", since "0.1.0", covers ["CSA-INDICATORS"], check indicators
}

fn indicators(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let concern = &cx.case.concern;
    if cx.has_concern() && concern.indicators.is_empty() {
        out.at(concern, "indicators", "nobody is named who watches for signs of sexual abuse")
            .help("write for each sign what somebody would see or hear, under `watched_by` who watches, and under `told_to` whom they tell");
    }
    for indicator in &concern.indicators {
        let sign = named("sign", "", &indicator.sign);
        if indicator.sign.is_blank() {
            out.at(indicator, "sign", "it does not say which sign to watch for")
                .help("write what somebody would see or hear");
        } else if indicator.watched_by.is_empty() {
            out.at(indicator, "watched_by", format!("nobody is named who watches for {sign}"))
                .help("write ids of people who see the child often, such as `watched_by: [teacher]`");
        } else if indicator.told_to.is_blank() {
            out.at(indicator, "told_to", format!("it does not say who is told of {sign}"))
                .help("write the id of one person, usually the lead social worker");
        }
        if is_slow(&indicator.how_fast) {
            let message = format!("{sign} is told of too late: {}", quote(indicator.how_fast.words()));
            out.at(indicator, "how_fast", message).help("write `at once`, or `the same day`");
        }
    }
}

rule! {
    /// Somebody is to talk with the child directly about the concern, without waiting for the child
    /// to tell.
    ///
    /// # Why
    /// Children say that they wished somebody had asked. To wait for them to begin leaves it to them.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   statement: There is a concern that Ffion was sexually abused by her dad.
    ///   direct_talk:
    ///     by: sw
    ///     how: Nia tells Ffion what people are worried about, and asks how things are, at each visit.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    /// ```
    DIRECT_TALK = "CSA006", "direct-talk", since "0.1.0", covers ["CSA-DIRECT-TALK"], check direct_talk
}

fn direct_talk(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let concern = &cx.case.concern;
    if cx.has_concern() && concern.direct_talk.by.is_blank() {
        out.at(
            concern,
            "direct_talk.by",
            "nobody is named who talks with the child directly about the concern",
        )
        .help(
            "write under `direct_talk` who does it, and how and when; it does not wait for the child to tell",
        );
    } else if cx.has_concern() && concern.direct_talk.how.is_blank() {
        out.at(
            concern,
            "direct_talk.how",
            "it does not say how and when somebody talks with the child directly about the concern",
        )
        .help("write under `how` when and where, and in what way that suits the child");
    }
    report(cx, out, "CSA-DIRECT-TALK", |found| found.passage.record != "DirectTalk", None);
}

rule! {
    /// Protection and support do not depend on the child telling.
    ///
    /// # Why
    /// Telling takes time, and some children never do. Help that waits for a disclosure makes the
    /// child carry the proof.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Therapy will start once Ffion has disclosed what happened.
    ///     owner: therapist
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week. Ffion decides what they talk about.
    ///     owner: therapist
    /// ```
    NO_DISCLOSURE_NEEDED = "CSA007", "help-does-not-wait-for-telling", since "0.1.0", covers ["CSA-NO-DISCLOSURE-NEEDED"], check no_disclosure_needed
}

fn no_disclosure_needed(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let is_elsewhere = |found: &Found<'_, '_>| !says_when_help_comes(cx, found, "waits-for-telling");
    report(cx, out, "CSA-NO-DISCLOSURE-NEEDED", is_elsewhere, None);
}

/// Whether a text says when help comes: what live actions do, why an outcome takes long, and, for the words that
/// can mean nothing else, what is done if things change.
pub(super) fn says_when_help_comes(cx: &Facts<'_>, found: &Found<'_, '_>, strong: &str) -> bool {
    let is_ended = || {
        let action = cx
            .case
            .actions
            .iter()
            .find(|a| a.at == found.passage.record_at || a.service.at == found.passage.record_at);
        action.is_some_and(|a| !is_live(a))
    };
    match (found.passage.record, found.passage.key) {
        ("Action", "what" | "why" | "delay") | ("Service", "meanwhile") => !is_ended(),
        ("Outcome", "why_so_long") => true,
        ("Police", "liaison") => found.hit.term.id == "waits-for-leave",
        ("Police", "support") | ("SafetyPlan", "recovery") => found.hit.term.id == "put-off-for-the-case",
        ("Threshold", "conference_considered") => found.hit.term.id == strong,
        ("Meeting", "recommendation" | "child_helped_to_share") => {
            found.hit.term.id == "ends-without-telling"
        }
        ("Contingency", "then") => found.hit.term.id == strong,
        _ => false,
    }
}
