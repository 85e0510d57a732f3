//! Help for a child after sexual abuse: people to talk to, school, family.

use super::prelude::*;
use crate::case::model::ActionArea as A;

rule! {
    /// There is support for the child to make the best of education and leisure.
    ///
    /// # Why
    /// School, friends and play are where a child finds out that there is more to them than what
    /// was done to them.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Ms Ellis goes with Ffion to football training and speaks with the coach.
    ///     areas: [leisure]
    /// ```
    EDUCATION_LEISURE = "CSA010", "education-and-leisure", since "0.1.0", covers ["CSA-EDUCATION-LEISURE"], check education_leisure
}

fn education_leisure(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.has_action_in(&[A::Education, A::Leisure]) {
        out.at(cx.case, "actions", "no action helps the child to make the best of education or leisure")
            .help("add one with `areas: [education]` or `areas: [leisure]`: what this child likes and is good at is a place to begin");
    }
}

rule! {
    /// There is action on the impact of the abuse on family relationships: with the non-abusing
    /// parents, and with brothers and sisters.
    ///
    /// # Why
    /// Those who abuse often set a family against each other, and finding out shakes it again. A
    /// child recovers best with somebody at home who is on their side.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     areas: [therapy]
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara meets Mum, Ffion and Tomos together once a month.
    ///     areas: [family_relationships]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - id: sw
    ///     role: lead_social_worker
    /// actions: []
    /// ```
    FAMILY_RELATIONSHIPS = "CSA011", "family-relationships", since "0.1.0", covers ["CSA-FAMILY-RELATIONSHIPS", "CTX-EXTRA-FAMILY-RELATIONS"], check family_relationships
}

fn family_relationships(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let there_is_family = cx.non_abusing_parents().next().is_some() || cx.siblings().next().is_some();
    // Where a sibling harmed, the same is asked for the whole family, and said there.
    if there_is_family
        && !cx.in_context(&[Context::Sibling])
        && !cx.has_action_in(&[A::FamilyRelationships, A::Reconnecting])
    {
        out.at(cx.case, "actions", "no action is about what the abuse has done to relationships in the family")
            .help("add one with `areas: [family_relationships]`: time together, family sessions, help for parent and child to talk");
    }
}

rule! {
    /// The child has ongoing chances to talk with a named safe adult, who is no person of concern;
    /// for a child protection plan, away from home.
    ///
    /// # Why
    /// Telling happens over time, to somebody who is there again and again. At home somebody may
    /// overhear.
    ///
    /// # Example
    /// ```yaml
    /// trusted_adults:
    ///   - person: teacher
    ///     place: In the art room at school
    ///     away_from_home: yes
    ///     how_often: once
    /// ```
    /// # Better
    /// ```yaml
    /// trusted_adults:
    ///   - person: teacher
    ///     place: In the art room at school
    ///     away_from_home: yes
    ///     how_often: weekly
    /// ```
    TRUSTED_ADULT = "CSA012", "trusted-adult", since "0.1.0", covers ["CSA-TRUSTED-ADULT"], check trusted_adult
}

fn trusted_adult(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const HELP: &str = "name an adult whom the child knows and likes: `person`, `place`, `away_from_home: yes`, `how_often: weekly`";
    let trusted = &cx.case.trusted_adults;
    if trusted.is_empty() {
        out.at(
            cx.case,
            "trusted_adults",
            "no safe adult is named with whom the child can talk, again and again",
        )
        .help(HELP);
    }
    // One good choice is enough; a person of concern among them is told of by another rule.
    if trusted.iter().any(|t| amiss(cx, t).is_none()) {
        return;
    }
    for adult in trusted.iter().filter(|t| !cx.means_person_of_concern(&t.person)) {
        if let Some((key, message)) = amiss(cx, adult) {
            out.at(adult, key, message).help(HELP);
        }
    }
}

fn amiss(cx: &Facts<'_>, adult: &TrustedAdult) -> Option<(&'static str, String)> {
    let Some(person) = cx.person(&adult.person).filter(|p| !cx.is_of_concern(p)) else {
        return Some((
            "person",
            "a safe adult for the child to talk with has no name that stands in the case".to_owned(),
        ));
    };
    let name = called(person);
    if cx.is_known_child(person) {
        return Some((
            "person",
            format!("{name} is a child, and the child is to have an adult to talk with"),
        ));
    }
    let place = Prose::of(adult.place.words());
    let at_home =
        place.has_any("at home, home, house, bedroom, kitchen") && !place.has_any("away, youth, children's");
    // A kitchen is no place away from home when the adult lives there.
    let away = adult.away_from_home.known().unwrap_or(!adult.place.is_blank())
        && !(at_home && (adult.away_from_home.is_absent() || person.lives_in_home.is(true)));
    if cx.is_child_protection() && !away {
        return Some((
            "away_from_home",
            format!(
                "the child can talk with {name} only at home, or it does not say where; the guidance asks for a place away from home"
            ),
        ));
    }
    if adult.how_often.known().is_some_and(Frequency::is_once) {
        return Some((
            "how_often",
            format!("the child can talk with {name} only once; telling happens over time"),
        ));
    }
    if adult.how_often.known().is_none() {
        return Some(("how_often", format!("it does not say how often the child can talk with {name}")));
    }
    None
}
