//! The safety plan where the harm is outside the home or online, of several kinds, or of several children.

use super::prelude::*;
use crate::case::model::Context as Where;

rule! {
    /// Where the harm is outside the home or online, the safety plan covers each place and each
    /// person of the concern.
    ///
    /// # Why
    /// A child is not safe because the house is.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    ///   places:
    ///     - id: park
    ///       name: Victoria Park, by the skate ramp
    ///       kind: community
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    ///   places:
    ///     - id: park
    ///       name: Victoria Park, by the skate ramp
    ///       kind: community
    /// people:
    ///   - id: sw
    ///     role: lead_social_worker
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: community
    ///       rule: Ffion goes to the park with Tomos and her friends, and not to the ramp.
    ///       places: [park]
    /// ```
    CONTEXTS = "SAFE020", "safety-places-and-people", since "0.1.0", covers ["SAFE-CONTEXTS"], check contexts
}

fn contexts(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if !cx.has_safety_plan() {
        return;
    }
    for place in &cx.case.concern.places {
        if !plan.rules.iter().any(|r| r.places.iter().any(|p| p.id == place.id.value)) {
            let name = named("place", place.id.as_str(), &place.name);
            out.at(place, "name", format!("the safety plan does not cover {name}"))
                .help(format!("add a rule for it with `places: [{}]`", place.id.as_str()));
        }
    }
    for concern in &cx.case.concern.people_of_concern {
        let Some(person) = cx.person(&concern.person) else { continue };
        if !plan.rules.iter().any(|r| r.about.iter().any(|p| is_ref_to(p, person))) {
            out.at(concern, "person", format!("no rule of the safety plan is about {}", called(person)))
                .help(format!(
                    "add what is done so that the child is safe from them, with `about: [{}]`",
                    person.id.as_str()
                ));
        }
    }
}

rule! {
    /// Where the harm is outside the home or online, the safety plan joins four things: disruption of
    /// those of concern, protection of the child, safer places, and support to recover.
    ///
    /// # Why
    /// To lock a child in protects them and punishes them. The guidance asks agencies to act on the
    /// people and places of harm as well.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    /// safety_plan:
    ///   protection: Tomos walks home with Ffion.
    ///   rules:
    ///     - id: s1
    ///       topic: travel
    ///       rule: Ffion and Tomos go home together.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [extra_familial]
    /// safety_plan:
    ///   disruption: Police served a child abduction warning notice on 12 May.
    ///   protection: Tomos walks home with Ffion.
    ///   safer_places: The council lights the path by the ramp, and youth workers are there on Fridays.
    ///   recovery: Sara sees Ffion each week.
    ///   rules:
    ///     - id: s1
    ///       topic: travel
    ///       rule: Ffion and Tomos go home together.
    /// ```
    DISRUPT_AND_SUPPORT = "SAFE021", "safety-disrupt-and-support", since "0.1.0", covers ["SAFE-DISRUPT-AND-SUPPORT"], check disrupt_and_support
}

fn disrupt_and_support(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if !cx.has_safety_plan() {
        return;
    }
    let parts = [
        ("disruption", &plan.disruption, "what is done to disrupt those of concern"),
        ("protection", &plan.protection, "how the child is protected"),
        ("safer_places", &plan.safer_places, "how places are made safer"),
        ("recovery", &plan.recovery, "how the child is helped to recover"),
    ];
    let missing: Vec<_> = parts.iter().filter(|(_, text, _)| text.is_blank()).collect();
    if let Some((key, ..)) = missing.first() {
        let what: Vec<&str> = missing.iter().map(|(.., what)| *what).collect();
        let keys: Vec<String> = missing.iter().map(|(key, ..)| format!("`{key}`")).collect();
        out.at(plan, key, format!("the safety plan does not say {}", what.join(", nor ")))
            .help(format!("write under {} what is done, by which agency, and by whom", keys.join(", ")));
    }
}

rule! {
    /// Where more than one child is harmed or at risk, each child's needs are considered for
    /// themselves, and together where that helps.
    ///
    /// # Why
    /// Two children in one house live through two different things.
    ///
    /// # Example
    /// ```yaml
    /// actions: []
    /// people:
    ///   - id: tomos
    ///     name: Tomos Pritchard
    ///     role: family
    ///     relationship: brother
    ///     harmed_or_at_risk: yes
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// actions: []
    /// people:
    ///   - id: tomos
    ///     name: Tomos Pritchard
    ///     role: family
    ///     relationship: brother
    ///     harmed_or_at_risk: yes
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Tomos has his own room now. Everybody knocks and waits.
    ///       covers: [tomos]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// actions: []
    /// people:
    ///   - id: tomos
    ///     name: Tomos Pritchard
    ///     role: family
    ///     relationship: brother
    ///     harmed_or_at_risk: no
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    EACH_CHILD = "SAFE022", "safety-each-child", since "0.1.0", covers ["SAFE-EACH-CHILD"], check each_child
}

fn each_child(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    let at_risk = |p: &&Person| p.harmed_or_at_risk.is(true) && !cx.is_adult(p);
    if !cx.has_safety_plan() {
        return;
    }
    for child in cx.case.people.iter().filter(at_risk) {
        let covered = plan.rules.iter().any(|r| r.covers.iter().any(|p| is_ref_to(p, child)));
        let helped = cx.case.actions.iter().filter(|a| is_live(a)).any(|a| cx.helps(a, child));
        if !covered && !helped && child.own_plan.is_blank() {
            out.at(
                plan,
                "rules",
                format!(
                    "{} was harmed too or is at risk, and the safety plan has no measure for them",
                    called(child)
                ),
            )
            .help(format!(
                "add a rule with `covers: [{}]`, or write their own plan under `own_plan`",
                child.id.as_str()
            ));
        }
    }
}

rule! {
    /// Where the harm is outside the home or online, protective parents are part of understanding
    /// the risk, and are helped to follow the safeguarding approach.
    ///
    /// # Why
    /// They see their child every day, and cannot protect from what nobody explains to them.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: internet
    ///       rule: Tablets stay downstairs at night.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [online]
    /// safety_plan:
    ///   parents_understand: DC Price and Nia sat with Mum for an hour on how such people work online.
    ///   rules:
    ///     - id: s1
    ///       topic: internet
    ///       rule: Tablets stay downstairs at night.
    /// ```
    PARENTS_UNDERSTAND = "SAFE023", "safety-parents-understand", since "0.1.0", covers ["SAFE-PARENTS-UNDERSTAND"], check parents_understand
}

fn parents_understand(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if cx.has_safety_plan() && plan.parents_understand.is_blank() && cx.non_abusing_parents().next().is_some()
    {
        out.at(
            plan,
            "parents_understand",
            "it does not say how the protective parents share in understanding the risk outside the home",
        )
        .help("write who explains it to them, and what helps them to follow the safety plan");
    }
}

rule! {
    /// Where there is harm both within the family and outside it, measures for both are used
    /// together, never one instead of the other.
    ///
    /// # Why
    /// Each way of working has blind spots of its own, and a child who is harmed in two places
    /// falls between them.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult, extra_familial]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult, extra_familial]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    ///     - id: s2
    ///       topic: travel
    ///       rule: Ffion and Tomos go home together.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    BOTH_SYSTEMS = "SAFE024", "safety-both-systems", since "0.1.0", covers ["SAFE-BOTH-SYSTEMS"], check both_systems
}

fn both_systems(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const AT_HOME: &[Topic] = &[
        Topic::Boundaries,
        Topic::Bedrooms,
        Topic::Bathrooms,
        Topic::NightTime,
        Topic::Visitors,
        Topic::Opportunities,
        Topic::ParentCoercion,
    ];
    const OUTSIDE: &[Topic] =
        &[Topic::School, Topic::Institutions, Topic::Community, Topic::Travel, Topic::Internet];
    let both = cx.in_context(&[Where::IntraFamilialAdult, Where::Sibling])
        && cx.in_context(&[Where::ExtraFamilial, Where::Online]);
    if !both || !cx.has_safety_plan() {
        return;
    }
    let covers = |topics: &[Topic]| topics.iter().any(|t| cx.safety_covers(*t));
    let place = &cx.case.safety_plan;
    if !covers(AT_HOME) {
        out.at(
            place,
            "rules",
            "there is harm within the family and outside it, and the safety plan covers only that outside",
        )
        .help("add what is done at home: bedrooms, visitors, nights, boundaries");
    } else if !covers(OUTSIDE) && place.disruption.is_blank() && place.safer_places.is_blank() {
        out.at(place, "rules", "there is harm within the family and outside it, and the safety plan covers only that within")
            .help("add what is done outside: the way to school, the places of the concern, the internet, and what disrupts those of concern");
    }
}

rule! {
    /// Where an adult in the family has looked at child sexual abuse images, the safety plan covers
    /// the risk from that adult, and support for child and family on learning of the offence.
    ///
    /// # Why
    /// "Only pictures" are pictures of children being abused. And to learn of it breaks something in
    /// a family, on the day that police come to the door.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    ///   people_of_concern:
    ///     - person: dad
    ///       accessed_imagery: yes
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    ///   people_of_concern:
    ///     - person: dad
    ///       accessed_imagery: yes
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: imagery
    ///       rule: Dad is never alone with us. Nia tells us what happened and what it does not mean.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   contexts: [intra_familial_adult]
    ///   people_of_concern:
    ///     - person: dad
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    IMAGERY = "SAFE025", "safety-imagery", since "0.1.0", covers ["SAFE-IMAGERY"], check imagery
}

fn imagery(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let concern = cx.case.concern.people_of_concern.iter().find(|c| {
        let person = cx.person(&c.person);
        let in_family =
            c.in_family.known().unwrap_or_else(|| person.is_some_and(|p| is_family(p) || cx.is_parent(p)));
        c.accessed_imagery.is(true) && in_family && person.is_some_and(|p| cx.is_adult(p))
    });
    if concern.is_some() && cx.has_safety_plan() && !cx.safety_covers(Topic::Imagery) {
        out.at(&cx.case.safety_plan, "rules", "an adult in the family has looked at child sexual abuse images, and the safety plan does not cover it")
            .help("add a rule with `topic: imagery`: how the children are safe from that adult, and what helps the family since they learnt of it");
    }
}
