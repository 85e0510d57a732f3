//! Sexual abuse outside the home and online, and harmful sexual behaviour of the child.

use super::prelude::*;
use super::safety_plan::{is_in_safety_plan, no_safety_plan_in_sight};
use crate::case::model::ActionArea as A;

rule! {
    /// Where the harm is outside the home or online, an action with an owner disrupts those of concern.
    ///
    /// # Why
    /// As long as nobody stops them, everything else only makes the child's world smaller.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    /// actions:
    ///   - id: a1
    ///     what: DC Price serves a child abduction warning notice.
    ///     areas: [disruption]
    ///     owner: officer
    /// ```
    DISRUPTION = "CTX020", "disruption", since "0.1.0", covers ["CTX-EXTRA-DISRUPTION"], check disruption
}

fn disruption(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.live_actions_in(&[A::Disruption]).any(|a| cx.person(&a.owner).is_some()) {
        out.at(cx.case, "actions", "no action with an owner disrupts those of concern")
            .help("ask police and community safety what they do, and write it as an action with `areas: [disruption]`");
    }
}

rule! {
    /// Where the harm is outside the home or online, the links between people of concern and the
    /// risks to other children are mapped.
    ///
    /// # Why
    /// Those who harm one child mostly know others.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// actions:
    ///   - id: a1
    ///     what: DC Price maps who is linked with whom, and which other children may be at risk.
    ///     areas: [mapping]
    ///     owner: officer
    /// ```
    MAPPING = "CTX021", "mapping", since "0.1.0", covers ["CTX-EXTRA-MAPPING"], check mapping
}

fn mapping(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.has_action_in(&[A::Mapping]) {
        out.at(
            cx.case,
            "actions",
            "no action maps the links between people of concern, and the risks to other children",
        )
        .help("add one with `areas: [mapping]`, a named person and a date");
    }
}

rule! {
    /// The child can speak about harm online, and it is taken seriously, with support.
    ///
    /// # Why
    /// Children who were harmed online say that adults thought it less bad.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// actions:
    ///   - id: a1
    ///     what: Sara asks Ffion to show her the game, and they talk about what happened there.
    ///     areas: [online_support]
    /// ```
    ONLINE_SPEAK = "CTX022", "online-harm-spoken-of", since "0.1.0", covers ["CTX-ONLINE-SPEAK"], check online_speak
}

fn online_speak(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.has_action_in(&[A::OnlineSupport]) {
        out.at(
            cx.case,
            "actions",
            "nothing helps the child to speak about the harm online and be taken seriously",
        )
        .help("add an action with `areas: [online_support]`: who, where, how often");
    }
}

rule! {
    /// The plan keeps the child safe online and keeps what technology means in their life; it does
    /// not only take devices away.
    ///
    /// # Why
    /// Their friends are there. To lose the phone feels like a punishment for having been harmed.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: internet
    ///       rule: Mum takes the phone away. No tablet.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: internet
    ///       rule: Mum takes the phone at night. By day Ffion writes to her friends and shows Mum new ones.
    /// ```
    ONLINE_LIFE = "CTX023", "online-life-kept", since "0.1.0", covers ["CTX-ONLINE-LIFE"], check online_life
}

fn online_life(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const TAKES_AWAY: &str = "take* away, taken away, takes the phone away, take the phone away, phone away, tablet away, devices away, remov*, confiscat*, ban, bans, banned, \
        no phone*, no tablet*, no internet, no device*, no access, no social media, no mobile, not allowed, no longer allowed, without a phone, delet*";
    const KEEPS: &str = "friend*, together, show*, talk*, with mum, with dad, with nan, game*, when, by day, downstairs, until, after, settings, \
        privacy, report*, block*, check*, agree*, help*, learn*, school, may, can, hours, filter*, parental";
    let rules: Vec<&SafetyRule> = cx
        .case
        .safety_plan
        .rules
        .iter()
        .filter(|r| r.topic.is(Topic::Internet) && !r.rule.is_blank())
        .collect();
    let only_takes = |r: &&SafetyRule| {
        let prose = Prose::of(r.rule.words());
        prose.has_any(TAKES_AWAY) && !prose.has_any(KEEPS) && r.how.is_blank()
    };
    if let Some(first) =
        rules.first().filter(|_| rules.iter().all(only_takes) && !cx.has_action_in(&[A::OnlineSupport]))
    {
        let name = named("rule", first.id.as_str(), &first.rule);
        out.at(*first, "rule", format!("{name} takes devices away, and nothing keeps what technology means in the child's life"))
            .help("say how the child can be online safely: when, where, with whom, and whom they show what worries them");
    }
}

rule! {
    /// A child who has shown harmful sexual behaviour has services for their own needs, and for the
    /// risk they present to others.
    ///
    /// # Why
    /// They are a child who may have been harmed, and others have to be safe with them. The one does
    /// not replace the other.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// actions:
    ///   - id: a1
    ///     what: Owain works with Ffion on her behaviour.
    ///     areas: [harmful_behaviour]
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// actions:
    ///   - id: a1
    ///     what: Owain works with Ffion on her behaviour.
    ///     areas: [harmful_behaviour]
    ///   - id: a2
    ///     what: Sara helps Ffion with what was done to her.
    ///     areas: [therapy]
    /// ```
    HSB_SERVICES = "CTX030", "harmful-behaviour-services", since "0.1.0", covers ["CTX-HSB-SERVICES"], check hsb_services
}

fn hsb_services(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let risk = harmful_behaviour_actions(cx).next().is_some();
    let needs = cx
        .live_actions_in(&[A::Therapy, A::EmotionalWellbeing, A::WitnessSupport, A::PhysicalWellbeing])
        .any(|a| a.helps.is_empty());
    if !risk {
        out.at(
            cx.case,
            "actions",
            "the child has shown harmful sexual behaviour, and no action is about the risk to others",
        )
        .help("add one with `areas: [harmful_behaviour]`");
    }
    if !needs {
        out.at(cx.case, "actions", "the child has shown harmful sexual behaviour, and no action is about the child's own needs")
            .help("add one with `areas: [therapy]` or `areas: [emotional_wellbeing]`; the child may have been harmed, too");
    }
}

/// Help with the child's own behaviour.
fn harmful_behaviour_actions<'a>(cx: &Facts<'a>) -> impl Iterator<Item = &'a Action> {
    cx.live_actions_in(&[A::HarmfulBehaviour]).filter(|a| a.helps.is_empty())
}

rule! {
    /// Services for a child who has shown harmful sexual behaviour are reviewed.
    ///
    /// # Why
    /// What helped in spring may be too little, or too much, by the autumn.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// actions:
    ///   - id: a1
    ///     what: Owain works with Ffion on her behaviour.
    ///     areas: [harmful_behaviour]
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// actions:
    ///   - id: a1
    ///     what: Owain works with Ffion on her behaviour.
    ///     areas: [harmful_behaviour]
    ///     review_on: 2026-07-24
    /// ```
    HSB_REVIEWED = "CTX031", "harmful-behaviour-reviewed", since "0.1.0", covers ["CTX-HSB-REVIEWED"], check hsb_reviewed
}

fn hsb_reviewed(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in harmful_behaviour_actions(cx).filter(|a| a.review_on.known().is_none() && !is_done(a)) {
        let name = named("action", action.id.as_str(), &action.what);
        out.at(
            action,
            "review_on",
            format!("{name} helps with harmful sexual behaviour, and has no date of review"),
        )
        .help("write a day, such as `review_on: 2026-07-24`");
    }
}

rule! {
    /// Where a child who has shown harmful sexual behaviour lives at home, there is a family safety
    /// plan that takes other children into account.
    ///
    /// # Why
    /// It protects the others, and it keeps this child from being blamed again.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// safety_plan:
    ///   rules:
    ///     - {id: s1, topic: bedrooms, rule: Everybody knocks and waits., seen_to_by: [mum, tomos]}
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// safety_plan:
    ///   rules:
    ///     - {id: s1, topic: bedrooms, rule: Everybody knocks and waits., covers: [tomos]}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after:
    ///     status: accommodated
    /// safety_plan:
    ///   rules:
    ///     - {id: s1, topic: bedrooms, rule: Everybody knocks and waits.}
    /// ```
    HSB_AT_HOME = "CTX032", "harmful-behaviour-at-home", since "0.1.0", covers ["CTX-HSB-AT-HOME"], check hsb_at_home
}

fn hsb_at_home(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.is_looked_after() {
        return;
    }
    if no_safety_plan_in_sight(cx) {
        return;
    }
    if !cx.has_safety_plan() {
        out.at(cx.case, "safety_plan", "the child has shown harmful sexual behaviour and lives at home, and there is no family safety plan")
            .help("write it with the family, and take the other children into account");
        return;
    }
    // Of a child whom the safety plan does not concern at all, the rule of everybody in it speaks.
    let told = |p: &Person| !cx.is_of_concern(p) && !is_in_safety_plan(cx, p);
    let children = cx.family().filter(|p| !cx.is_adult(p) && !p.lives_in_home.is(false)).filter(|p| !told(p));
    for child in children {
        let covered = cx.case.safety_plan.rules.iter().any(|r| r.covers.iter().any(|c| is_ref_to(c, child)));
        if !covered {
            out.at(
                &cx.case.safety_plan,
                "rules",
                format!("the safety plan does not take {} into account", called(child)),
            )
            .help(format!(
                "name them under `covers` of the rules that keep them safe, such as `covers: [{}]`",
                child.id.as_str()
            ));
        }
    }
}

rule! {
    /// Where a child who has shown harmful sexual behaviour lives away, there are safe ways to see
    /// the family, and thought on how the child goes on feeling part of it.
    ///
    /// # Why
    /// To belong somewhere is what protects most.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after:
    ///     status: accommodated
    /// contact:
    ///   - {person: mum, decision: supervised, arrangement: Sundays at Nan's.}
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   looked_after:
    ///     status: accommodated
    ///     part_of_family: Mum rings every evening, and her room stays hers.
    /// contact:
    ///   - {person: mum, decision: supervised, arrangement: Sundays at Nan's.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   contexts: [harmful_sexual_behaviour]
    /// contact: []
    /// ```
    HSB_AWAY = "CTX033", "harmful-behaviour-away", since "0.1.0", covers ["CTX-HSB-AWAY"], check hsb_away
}

fn hsb_away(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.is_looked_after() {
        return;
    }
    let arranged = |c: &ContactArrangement| {
        cx.person(&c.person).is_some_and(|p| is_family(p) || cx.is_parent(p)) && !c.arrangement.is_blank()
    };
    if !cx.case.contact.iter().any(arranged) {
        out.at(
            cx.case,
            "contact",
            "the child lives away, and it does not say how they can see the family safely",
        )
        .help("write under `contact` with whom, where, how often, and who is there");
    }
    if cx.case.child.looked_after.part_of_family.is_blank() {
        out.at(
            &cx.case.child,
            "looked_after.part_of_family",
            "it does not say how the child goes on feeling part of the family",
        )
        .help("write what is done: calls, birthdays, their room");
    }
}
