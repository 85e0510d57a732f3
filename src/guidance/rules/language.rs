//! Words: what is said of investigations, of life online, of the child, and in the nation's terms.

use std::ops::Range;

use super::couple;
use super::prelude::*;
use super::short_forms;
use crate::guidance::language::{Hit, Lexicon, Passage, Texts, Token, is_explained};

/// A term in one of the case's texts.
pub(super) struct Found<'a, 'b> {
    /// The text.
    pub passage: &'b Passage<'a>,
    /// Its words.
    pub tokens: &'b [Token],
    /// What word each of them is.
    pub lexicon: &'b Lexicon<'a>,
    /// What was found in it.
    pub hit: &'b Hit<'a>,
}

/// Reports the terms of an entry of the register wherever they stand, unless `silent` says otherwise.
///
/// Only English texts are looked through: the lists are English.
pub(super) fn report(
    cx: &Facts<'_>,
    out: &mut Findings<'_>,
    entry: &str,
    silent: impl Fn(&Found<'_, '_>) -> bool,
    also: Option<&'static str>,
) {
    let texts = cx.texts();
    for hit in texts.hits.iter().filter(|hit| hit.term.rule == entry) {
        let passage = &texts.passages[hit.passage];
        let found = Found { passage, tokens: texts.words_of(hit.passage), lexicon: &texts.lexicon, hit };
        if !silent(&found) {
            tell(out, &found, also.filter(|_| passage.in_safety_plan));
        }
    }
}

fn tell(out: &mut Findings<'_>, found: &Found<'_, '_>, also: Option<&'static str>) {
    let term = found.hit.term;
    let words = &found.passage.phrase.words[found.hit.bytes.clone()];
    let message = format!("{} {}", quote(words), term.why);
    let finding = out.within(found.passage.phrase.at, found.hit.bytes.clone(), message);
    let named = match term.source.as_str() {
        "" => String::new(),
        source => format!(" (named by: {source})"),
    };
    finding.help(format!("{}{named}", term.write));
    if let Some(level) = term.level {
        finding.level(level);
    }
    if let Some(id) = also {
        finding.also(id);
    }
}

rule! {
    /// Of an investigation it is not said that there is "no further action". "No further police action
    /// at this time" is right.
    ///
    /// # Why
    /// To a child, "no further action" says that nobody believed them. It says so to colleagues as
    /// well, and then help stops. Most investigations end without a charge; the need for help does not.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   note: The case was NFA'd in May.
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: closed_no_charge
    ///   note: There is no further police action at this time. Sara goes on seeing Ffion.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// parent_views:
    ///   - person: mum
    ///     on: 2026-05-04
    ///     to: sw
    ///     view: Mum was told that there is “no further action”, and is angry.
    /// ```
    NO_FURTHER_ACTION = "LANG001", "no-further-action", since "0.1.0", covers ["LANG-NFA"], check no_further_action
}

fn no_further_action(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "LANG-NFA", |_| false, None);
}

rule! {
    /// The "real world" is not set against the "online world".
    ///
    /// # Why
    /// What happens to a child online happens to the child. Words that make it less real make its harm
    /// less real, too, and a child who hears them stops telling.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   statement: A man got pictures from Ffion online. They have not met in real life.
    ///   contexts: [online]
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   statement: A man got pictures from Ffion online. They have not met face to face.
    ///   contexts: [online]
    /// ```
    REAL_WORLD = "LANG002", "real-world", since "0.1.0", covers ["LANG-REAL-WORLD"], check real_world
}

fn real_world(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "LANG-REAL-WORLD", |_| false, None);
}

rule! {
    /// No words blame the child, or make them a party to what was done to them.
    ///
    /// # Why
    /// A child reads their file one day. And whoever reads that a child "puts herself at risk" looks at
    /// the child, and no longer at the person who harms.
    ///
    /// # Example
    /// ```yaml
    /// assessment:
    ///   findings:
    ///     - id: f1
    ///       what: Ffion puts herself at risk by meeting older men.
    ///     - id: f2
    ///       what: She has been engaging in sexual activity with her boyfriend, who is an adult.
    /// ```
    /// # Better
    /// ```yaml
    /// assessment:
    ///   findings:
    ///     - id: f1
    ///       what: Men of over 20 write to Ffion, give her lifts, and ask for pictures.
    ///     - id: f2
    ///       what: One of them sexually abused her. Ffion calls him her “boyfriend”.
    /// ```
    BLAME = "LANG003", "blaming-words", since "0.1.0", covers ["LANG-BLAME"], check blame
}

fn blame(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "LANG-BLAME", |_| false, None);
    couple::report(cx, out);
}

rule! {
    /// What families and children read has no jargon and no short forms without an explanation in the
    /// same text.
    ///
    /// # Why
    /// A parent who does not understand a word seldom asks. A plan that they cannot read is not theirs.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_family: The ICPC made this plan after the S47. CAMHS will offer therapeutic input.
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_family: >-
    ///     The big meeting in May made this plan. Sara from CAMHS (the service that helps children with
    ///     their feelings) will see Ffion each week.
    /// ```
    JARGON = "LANG005", "jargon", since "0.1.0", covers ["LANG-JARGON"], at times ["SAFE-MEANINGFUL-LANGUAGE"], check jargon
}

fn jargon(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let explained = |found: &Found<'_, '_>| {
        is_explained(&found.passage.phrase.words, found.tokens, found.lexicon, &found.hit.tokens)
    };
    report(cx, out, "LANG-JARGON", explained, Some("SAFE-MEANINGFUL-LANGUAGE"));
    short_forms::unknown(cx, out);
}

/// Whether one of the terms stands at these bytes of a text, by its number.
pub(super) fn is_term_at(texts: &Texts<'_>, passage: usize, bytes: &Range<usize>) -> bool {
    let overlaps = |hit: &Hit<'_>| hit.bytes.start < bytes.end && bytes.start < hit.bytes.end;
    texts.hits.iter().any(|hit| hit.passage == passage && overlaps(hit))
}

rule! {
    /// The texts use the terms of the nation whose plan it is.
    ///
    /// # Why
    /// England and Wales have laws of their own. The wrong name sends a family to the wrong leaflet,
    /// and makes an authority's letter look copied.
    ///
    /// # Example
    /// ```yaml
    /// nation: wales
    /// purpose:
    ///   objective: Ffion has a child protection plan until July.
    /// ```
    /// # Better
    /// ```yaml
    /// nation: wales
    /// purpose:
    ///   objective: Ffion has a care and support protection plan until July.
    /// ```
    NATION_TERMS = "LANG008", "nation-terms", since "0.1.0", covers ["LANG-NATION-TERMS"], check nation_terms
}

fn nation_terms(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "LANG-NATION-TERMS", |_| false, None);
}
