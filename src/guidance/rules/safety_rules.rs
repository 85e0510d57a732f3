//! What the rules of the safety plan cover.

use super::contexts_home::adult_of_concern_at_home;
use super::prelude::*;
use crate::guidance::finding::Finding;
use crate::guidance::language::{Passage, Who};

rule! {
    /// The safety plan covers sexual boundaries.
    ///
    /// # Why
    /// Who may touch whom and how, what is private, what is shown and seen: where it was blurred, it
    /// has to be said out loud.
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
    ///       topic: boundaries
    ///       rule: Nobody touches private parts. Everybody may say no to a hug.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    BOUNDARIES = "SAFE004", "safety-boundaries", since "0.1.0", covers ["SAFE-BOUNDARIES"], at times ["CTX-INTRA-AT-HOME"], check boundaries
}

fn boundaries(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if missed_by_all(cx, Topic::Boundaries) {
        let finding = out
            .at(&cx.case.safety_plan, "rules", "the safety plan does not cover sexual boundaries")
            .help("add a rule with `topic: boundaries`: bodies, privacy, touch, in the family's own words");
        if adult_of_concern_at_home(cx).is_some() {
            finding.also("CTX-INTRA-AT-HOME");
        }
    }
}

/// Whether the rules of this file miss a topic, which every safety plan has to cover.
pub(super) fn missed_by_all(cx: &Facts<'_>, topic: Topic) -> bool {
    cx.has_safety_plan()
        && match topic {
            Topic::Boundaries => !cx.safety_covers(topic),
            Topic::Bedrooms | Topic::Bathrooms => !cx.safety_settles(topic),
            _ => false,
        }
}

rule! {
    /// The safety plan has rules for bedrooms and for bathrooms.
    ///
    /// # Why
    /// These are the rooms in which nobody looks on.
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
    ///     - id: s2
    ///       topic: bathrooms
    ///       rule: One person at a time, with the door locked.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    BEDROOM_BATHROOM = "SAFE005", "safety-bedrooms-bathrooms", since "0.1.0", covers ["SAFE-BEDROOM-BATHROOM"], at times ["CTX-INTRA-AT-HOME"], check bedroom_bathroom
}

fn bedroom_bathroom(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let rooms = [(Topic::Bedrooms, "bedrooms"), (Topic::Bathrooms, "bathrooms")];
    let finding = topics(cx, out, &rooms, "has no rules for");
    if let Some(finding) = finding.filter(|_| adult_of_concern_at_home(cx).is_some()) {
        finding.also("CTX-INTRA-AT-HOME");
    }
}

/// One finding for all topics that are neither covered nor marked as not relevant with a reason.
fn topics<'f>(
    cx: &Facts<'_>,
    out: &'f mut Findings<'_>,
    topics: &[(Topic, &str)],
    verb: &str,
) -> Option<&'f mut Finding> {
    use crate::case::values::Choice;
    let missing: Vec<&(Topic, &str)> =
        topics.iter().filter(|(topic, _)| !cx.safety_settles(*topic)).collect();
    if !cx.has_safety_plan() || missing.is_empty() {
        return None;
    }
    let names: Vec<&str> = missing.iter().map(|(_, name)| *name).collect();
    let words: Vec<String> = missing.iter().map(|(topic, _)| format!("`topic: {}`", topic.word())).collect();
    let message = format!("the safety plan {verb} {}", names.join(", "));
    let everywhere = [Topic::Bedrooms, Topic::Bathrooms, Topic::Internet];
    let always = missing.iter().all(|(topic, _)| everywhere.contains(topic));
    Some(out.at(&cx.case.safety_plan, "rules", message).help(format!(
        "add rules with {}{}",
        words.join(", "),
        if always { "" } else { "; if one does not matter here, say under `not_relevant` which and why" }
    )))
}

rule! {
    /// The safety plan covers safe internet access and the use of technology.
    ///
    /// # Why
    /// Somebody who may not come to the house can still come through a phone.
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
    ///       topic: internet
    ///       rule: Tablets stay downstairs at night. Ffion shows Mum new friends in her game.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    INTERNET = "SAFE006", "safety-internet", since "0.1.0", covers ["SAFE-INTERNET", "CTX-EXTRA-INTERNET"], check internet
}

fn internet(cx: &Facts<'_>, out: &mut Findings<'_>) {
    topics(cx, out, &[(Topic::Internet, "the internet and the use of technology")], "does not cover");
}

rule! {
    /// The safety plan covers risky times: night-time, sleepovers, visitors, holidays.
    ///
    /// # Why
    /// Harm happens when the days are not as usual.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: night_time
    ///       rule: The landing light stays on.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: night_time
    ///       rule: The landing light stays on.
    ///     - id: s2
    ///       topic: visitors
    ///       rule: Visitors stay downstairs.
    ///   not_relevant:
    ///     - topic: sleepovers
    ///       why: Ffion does not want any before the summer.
    ///     - topic: holidays
    ///       why: The family does not go away this year.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    RISKY_TIMES = "SAFE007", "safety-risky-times", since "0.1.0", covers ["SAFE-RISKY-TIMES"], check risky_times
}

fn risky_times(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let times = [
        (Topic::NightTime, "night-time"),
        (Topic::Sleepovers, "sleepovers"),
        (Topic::Visitors, "visitors"),
        (Topic::Holidays, "holidays"),
    ];
    topics(cx, out, &times, "does not cover these risky times:");
}

rule! {
    /// The safety plan says how the family talks about safety, and what anyone does who is worried.
    ///
    /// # Why
    /// A rule helps only if a child knows that it can be spoken of, and with whom.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   talking: On Sundays after tea we ask each other how safe the week felt.
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   talking: On Sundays after tea we ask each other how safe the week felt.
    ///   when_worried: We tell Mum or Nan, or ring Nia.
    ///   rules:
    ///     - id: s1
    ///       topic: bedrooms
    ///       rule: Everybody knocks and waits.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    COMMUNICATION = "SAFE008", "safety-talking", since "0.1.0", covers ["SAFE-COMMUNICATION"], check communication
}

/// Whether what is done by whoever is worried names somebody who can help, or a number to ring. Of other languages than
/// English the words are not known.
fn names_help(cx: &Facts<'_>) -> bool {
    const HELPERS: &str = "police, teacher, teachers, social worker, nurse, doctor, childline";
    let is_it = |passage: &Passage<'_>| passage.record == "SafetyPlan" && passage.key == "when_worried";
    cx.texts().english().filter(|(_, passage, _)| is_it(passage)).all(|(_, passage, tokens)| {
        let words = &passage.phrase.words;
        tokens.iter().any(|token| matches!(token.who, Some(Who::Relative | Who::Other)))
            || words.contains(|c: char| c.is_ascii_digit())
            || Prose::of(words).has_any(HELPERS)
    })
}

fn communication(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let plan = &cx.case.safety_plan;
    if !cx.has_safety_plan() {
        return;
    }
    if plan.talking.is_blank() {
        out.at(plan, "talking", "the safety plan does not say how the family talks about safety")
            .help("write when and how they talk, such as \"On Sundays after tea we ask each other how safe the week felt\"");
    }
    if plan.when_worried.is_blank() {
        out.at(plan, "when_worried", "the safety plan does not say what anyone does who is worried")
            .help("write whom they tell or ring, by day and by night");
    } else if !names_help(cx) {
        out.at(plan, "when_worried", "what anyone does who is worried names nobody, and no number")
            .help("write whom they tell or ring, by day and by night, by name and with the number");
    }
}
