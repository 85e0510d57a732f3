//! What has to be short: the page on the wall, and the texts of somebody who reads easy read.

use super::prelude::*;
use crate::case::wall::{LEAST_ROOM, MOST_LETTERS, MOST_LETTERS_IN_ALL, NotForWall, may_hang};
use crate::guidance::finding::Level;
use crate::guidance::language::{Passage, Reader};

rule! {
    /// Each rule of the safety plan has a few words for the page on the wall, which say nothing to a
    /// visitor.
    ///
    /// # Why
    /// What hangs by the door is what a family keeps in mind. It is one page, and others read it, too:
    /// the plumber, a friend from school, the person about whom there is a concern.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: boundaries
    ///       rule: >-
    ///         Nobody touches anybody's private parts, and everybody may say no to a hug, to a kiss and
    ///         to tickling, also to Nan.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: boundaries
    ///       rule: >-
    ///         Nobody touches anybody's private parts, and everybody may say no to a hug, to a kiss and
    ///         to tickling, also to Nan.
    ///       for_wall: We ask before a hug. No means no.
    /// ```
    FOR_WALL = "SAFE015", "safety-for-wall", since "0.1.0", covers ["SAFE-MEANINGFUL-LANGUAGE"], check for_wall
}

fn for_wall(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let names = cx.case.names_of_concern();
    let mut room = 0;
    for rule in cx.case.safety_plan.rules.iter().filter(|r| !withheld_from_family(r)) {
        let written = if rule.for_wall.is_blank() { &rule.rule } else { &rule.for_wall };
        if written.is_blank() {
            continue;
        }
        let Err(reason) = may_hang(written.words(), &names, MOST_LETTERS) else {
            room += written.words().chars().count().max(LEAST_ROOM);
            continue;
        };
        let why = match reason {
            NotForWall::Long(letters) => {
                format!("it has {letters} letters; {MOST_LETTERS} can be read from afar")
            }
            NotForWall::Names(name) => format!("it names {}, who may read it there", quote(&name)),
            NotForWall::Tells(word) => format!("{} tells a visitor what it is about", quote(word)),
        };
        let which = named("the rule", rule.id.as_str(), &rule.rule);
        out.at(rule, "for_wall", format!("{which} will not be on the page for the wall: {why}"))
            .help("write under `for_wall` a few words that the family says, such as \"We knock and wait.\"")
            .level(Level::Advice);
    }
    if room > MOST_LETTERS_IN_ALL {
        let many = format!(
            "the rules are too many or too long for one page on the wall: {room} letters, where {MOST_LETTERS_IN_ALL} fit"
        );
        out.at(&cx.case.safety_plan, "rules", many)
            .help("write fewer words under `for_wall`, or make one rule of two that belong together")
            .level(Level::Advice);
    }
}

fn withheld_from_family(rule: &SafetyRule) -> bool {
    rule.withhold_from.iter().flat_map(|w| &w.from).any(|from| from.words() == "family")
}

/// No sentence of easy read is longer.
const EASY_SENTENCE: usize = 15;
/// How many long sentences are told of: who has more rewrites the whole.
const LONG_ONES: usize = 10;

rule! {
    /// Where somebody reads easy read, no sentence of what they read has more than 15 words.
    ///
    /// # Why
    /// One sentence, one idea. Who loses the thread in the middle often says yes to the whole.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - id: mum
    ///     name: Carys Pritchard
    ///     relationship: mother
    ///     role: family
    ///     communication: {format: easy_read}
    /// purpose:
    ///   for_family: >-
    ///     The plan is there because all of us want Ffion to be safe at home, and to sleep well again.
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - id: mum
    ///     name: Carys Pritchard
    ///     relationship: mother
    ///     role: family
    ///     communication: {format: easy_read}
    /// purpose:
    ///   for_family: We want Ffion to be safe at home. We want her to sleep well again.
    /// ```
    EASY_READ = "LANG009", "easy-read-sentences", since "0.1.0", covers ["LANG-FAMILY-READABLE"], check easy_read
}

fn easy_read(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let parent = cx.safe_family().any(|p| p.communication.format.is(Format::EasyRead));
    let child = cx.case.child.communication.format.is(Format::EasyRead);
    let goes_home = |p: &Passage<'_>| parent && in_easy_read(p) || child && is_for_child(p);
    let all = cx.texts().at_home(goes_home);
    let long = all.filter(|(_, s)| s.words > EASY_SENTENCE).map(|(p, s)| (p.phrase.at, s));
    for (at, sentence) in long.take(LONG_ONES) {
        out.within(
            at,
            sentence.bytes.clone(),
            format!("this sentence has {} words; easy read has {EASY_SENTENCE} at most", sentence.words),
        )
        .help("make two sentences of it, each with one idea");
    }
}

fn is_for_child(passage: &Passage<'_>) -> bool {
    passage.reader == Reader::Child
}

/// Whether a text stands in a parent's easy read plan.
fn in_easy_read(passage: &Passage<'_>) -> bool {
    let own = [
        ("Purpose", "must_change"),
        ("Purpose", "consequences"),
        ("Member", "commitments"),
        ("SafetyPlan", "talking"),
        ("SafetyPlan", "when_worried"),
        ("SafetyPlan", "signal"),
        ("NetworkMember", "helps_with"),
        ("Visits", "places"),
        ("Visits", "alone"),
        ("Authority", "complaints"),
        ("Authority", "advocacy"),
        ("Authority", "advice"),
    ];
    passage.reader == Reader::Family || own.contains(&(passage.record, passage.key))
}
