//! How hard the texts are that children and families read.

use super::diversity::is_other_language;
use super::prelude::*;
use crate::case::values::Language;
use crate::guidance::language::{Passage, Reader};
use crate::guidance::readability::{LONGEST, Limit, Measure, Sentence};

/// Fewer words than these tell nothing: a formula needs a page.
const ENOUGH_WORDS: usize = 100;
/// A sentence with fewer words is no sentence to shorten.
const ENOUGH_FOR_ONE: usize = 8;
/// How many long sentences are told of: who has more rewrites the whole.
const LONG_ONES: usize = 10;
/// Fewer hard words than these are for the list of jargon to find.
const HARD_WORDS: usize = 3;

/// A sentence with the text in which it stands.
type Placed<'a, 'b> = (&'b Passage<'a>, &'b Sentence);

rule! {
    /// The texts for the child suit the child's age: measured all together, with the hardest sentence
    /// named. No sentence is longer than a child of that age can follow, and none is made of words that
    /// only adults at work use, however easy those around it are.
    ///
    /// # Why
    /// A child who cannot read their plan learns that it is not for them. A formula is a smoke alarm
    /// and no judge: read the sentence out loud, as if to the child.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   born: 2016-05-17
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_child: >-
    ///     This document describes the arrangements that professionals have established in order to
    ///     guarantee your wellbeing during the forthcoming months. Following consideration of all the
    ///     available information, the participants concluded that additional protective measures are
    ///     necessary. Your allocated practitioner will undertake regular visits, during which your
    ///     individual wishes and feelings will be recorded accurately.
    ///
    ///     A specialist therapist will support you in developing strategies that address the emotional
    ///     consequences of your experiences. Your educational progress will be monitored carefully, and
    ///     appropriate opportunities for recreational activities will be identified together with your
    ///     family. The effectiveness of these arrangements will be evaluated periodically, and you will
    ///     receive information about any significant alterations immediately afterwards, in a manner
    ///     that is appropriate to your individual circumstances and communication preferences.
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   born: 2016-05-17
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_child: >-
    ///     This is your plan. It says who helps you, and how. A few grown-ups met and talked about what
    ///     you need. They want you to be safe. Nia comes to see you each week. She asks how you are. You
    ///     can tell her what you like and what you do not like. She writes it down if you say yes.
    ///
    ///     Sara helps you with the bad dreams. You can draw or play with her. Ms Ellis is there for you
    ///     at school. You can go to the art room when you feel sad. Mum and Nan help, too. You can play
    ///     football again with your team. In July we look at the plan with you. If something changes,
    ///     Nia tells you on the same day. You can ask her as much as you want. What happened is not your
    ///     fault.
    /// ```
    CHILD = "LANG006", "child-readable", since "0.1.0", covers ["LANG-CHILD-READABLE"], check child
}

fn child(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let Some(age) = cx.child_age() else { return };
    let all: Vec<Placed<'_, '_>> = cx.texts().at_home(|p| p.reader == Reader::Child).collect();
    let limit = Limit::of_age(age);
    long_sentences(out, &all, limit.longest, &format!("a child of {age} loses the thread"));
    let whose = format!("the texts for the child, who is {age},");
    measure_each_language(cx, out, &all, limit, (&whose, &format!("a child of {age}")));
}

rule! {
    /// The texts for the family are easy to read, no sentence has more than 30 words, and none is made
    /// of words that only professionals use.
    ///
    /// # Why
    /// Many parents read as a child of nine to eleven does, and under such a strain everybody reads
    /// worse than usual.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_family: >-
    ///     The plan is there because Ffion told her teacher in April that her dad had hurt her, and all
    ///     the people who met in May agreed that she needs more help than she has had so far.
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_family: >-
    ///     In April, Ffion told her teacher that her dad had hurt her. In May, we all met. We agreed
    ///     that she needs more help than she has had so far.
    /// ```
    FAMILY = "LANG007", "family-readable", since "0.1.0", covers ["LANG-FAMILY-READABLE"], check family
}

fn family(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let all: Vec<Placed<'_, '_>> = cx.texts().at_home(|p| p.reader == Reader::Family).collect();
    long_sentences(out, &all, LONGEST, "families lose the thread");
    measure_each_language(cx, out, &all, Limit::FAMILY, ("the texts for the family", "a family"));
}

rule! {
    /// The words of the safety plan are the family's own, and easy for all of them to read.
    ///
    /// # Why
    /// A family lives by what it can say in its own words. What nobody at home would say, nobody at
    /// home will remember.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: visitors
    ///       rule: >-
    ///         Before anybody who does not live in this house comes in after the children have had their
    ///         tea, Mum is asked by whoever opens the door, and if she is not there then Nan is rung.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: visitors
    ///       rule: After tea we ask Mum before we let anybody in. If she is out, we ring Nan.
    /// ```
    SAFETY_PLAN = "SAFE014", "safety-plan-readable", since "0.1.0", covers ["SAFE-MEANINGFUL-LANGUAGE"], check safety_plan
}

fn safety_plan(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let home = |p: &Passage<'_>| p.in_safety_plan && p.reader != Reader::Child;
    let all: Vec<Placed<'_, '_>> = cx.texts().at_home(home).collect();
    long_sentences(out, &all, LONGEST, "families lose the thread");
    measure_each_language(cx, out, &all, Limit::FAMILY, ("the texts of the safety plan", "a family"));
}

fn long_sentences(out: &mut Findings<'_>, all: &[Placed<'_, '_>], longest: usize, who_is_lost: &str) {
    for (passage, sentence) in all.iter().filter(|(_, s)| s.words > longest).take(LONG_ONES) {
        let message = format!("this sentence has {} words; {who_is_lost} after {longest}", sentence.words);
        out.within(passage.phrase.at, sentence.bytes.clone(), message)
            .help("make two or three sentences of it, each with one thing to know or to do");
    }
}

/// Sentences that are hard by their words alone, which a measure of all the texts drowns in easy ones.
fn hard_sentences(cx: &Facts<'_>, out: &mut Findings<'_>, all: &[Placed<'_, '_>], limit: Limit, who: &str) {
    // The family's own words in its own language are no hard English.
    let is_other = |s: &Sentence| s.unfamiliar.len() * 2 > s.words && speaks_other_language(cx);
    let hard = |(passage, s): &&Placed<'_, '_>| {
        passage.is_english()
            && s.words <= limit.longest
            && s.unfamiliar.len() >= HARD_WORDS
            && limit.is_too_hard(s)
            && !is_other(s)
    };
    for (passage, sentence) in all.iter().filter(hard).take(LONG_ONES) {
        let mut words: Vec<&str> = sentence.unfamiliar.iter().map(|word| &**word).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        let words: Vec<String> = words.into_iter().take(HARD_WORDS).map(quote).collect();
        let message = format!("this sentence is too hard for {who}: {}", words.join(", "));
        out.within(passage.phrase.at, sentence.bytes.clone(), message).help(
            "say it in the words in which you would tell them face to face: who does what, and what for",
        );
    }
}

/// Whether somebody of the family speaks another language than English or Welsh.
fn speaks_other_language(cx: &Facts<'_>) -> bool {
    let family = cx.case.people.iter().filter(|p| !p.is_professional()).map(|p| &p.first_language);
    family.chain([&cx.case.child.first_language]).any(is_other_language)
}

fn measure_each_language(
    cx: &Facts<'_>,
    out: &mut Findings<'_>,
    all: &[Placed<'_, '_>],
    limit: Limit,
    (whose, who): (&str, &str),
) {
    let mut languages: Vec<&Language> = all.iter().map(|(p, _)| &p.language).collect();
    languages.sort();
    languages.dedup();
    for language in languages {
        let same: Vec<Placed<'_, '_>> =
            all.iter().copied().filter(|(p, _)| p.language == *language).collect();
        // Where all of it is too hard, each sentence need not be told of.
        if !measure(cx, out, &same, limit, whose) {
            hard_sentences(cx, out, &same, limit, who);
        }
    }
}

/// Whether the texts are too hard, measured all together, which is then told of.
fn measure(
    cx: &Facts<'_>,
    out: &mut Findings<'_>,
    all: &[Placed<'_, '_>],
    limit: Limit,
    whose: &str,
) -> bool {
    let Some(measure) = Measure::of(all.iter().map(|(_, s)| *s)) else { return false };
    let english = all.first().is_some_and(|(p, _)| p.is_english());
    let Some(told) = limit.exceeded_by(&measure, english).filter(|_| measure.words >= ENOUGH_WORDS) else {
        return false;
    };
    let mut hardest: Vec<&Placed<'_, '_>> = all.iter().filter(|(_, s)| s.words >= ENOUGH_FOR_ONE).collect();
    if hardest.is_empty() {
        hardest = all.iter().collect();
    }
    hardest.sort_by(|a, b| limit.hardness(b.1, english).total_cmp(&limit.hardness(a.1, english)));
    let Some((first, others)) = hardest.split_first() else { return false };
    let others: Vec<String> = others
        .iter()
        .take(2)
        .map(|(passage, s)| {
            format!(
                "{} at `{}`",
                quote(&passage.phrase.words[s.bytes.clone()]),
                cx.nodes.path(passage.phrase.at)
            )
        })
        .collect();
    let then =
        if others.is_empty() { String::new() } else { format!("; then look at {}", others.join(" and ")) };
    out.within(
        first.0.phrase.at,
        first.1.bytes.clone(),
        format!("{whose} {told}; this is the hardest sentence"),
    )
    .help(format!("read it out loud; use shorter sentences and everyday words{then}"));
    true
}
