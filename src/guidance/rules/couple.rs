//! A couple made of a child and of somebody from outside the family who abused them, where pronouns alone name the two.

use super::prelude::*;
use crate::guidance::language::{Passage, Texts, Token, Who, is_denial, is_saying};

/// With these, and where it is said or denied, the word is somebody's, and not the plan's.
const PRETENDED: [&str; 9] =
    ["pose", "posed", "posing", "claim", "claims", "claimed", "pretended", "pretends", "pretend"];

/// Reports a couple where a person of concern from outside the family is written of.
pub(super) fn report(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let texts = cx.texts();
    let about = |passage: &Passage<'_>| {
        let concern = cx.case.concern.people_of_concern.iter().find(|c| c.at == passage.record_at);
        concern.and_then(|concern| cx.person(&concern.person))
    };
    let written = texts.english().filter(|(_, passage, _)| passage.record == "PersonOfConcern");
    for (number, passage, tokens) in written {
        if !about(passage).is_some_and(|person| !is_family(person) && !cx.is_parent(person)) {
            continue;
        }
        let is_new = |at: &usize| !super::language::is_term_at(texts, number, &tokens[*at].bytes());
        let found = (0..tokens.len()).find(|at| makes_couple(tokens, *at, texts) && is_new(at));
        let Some(bytes) = found.map(|at| tokens[at].bytes()).filter(|bytes| !passage.is_quoted(bytes)) else {
            continue;
        };
        let words = quote(&passage.phrase.words[bytes.clone()]);
        out.within(passage.phrase.at, bytes, format!("{words} makes a couple of a child and of somebody who exploits them"))
            .help("write that the person groomed, exploited or abused the child, and how; if the child calls them so, quote it in quotation marks");
    }
}

/// Whether a word makes a couple of somebody and the child: "her boyfriend", "the two were in a relationship".
fn makes_couple(tokens: &[Token], at: usize, texts: &Texts<'_>) -> bool {
    let plain = |at: usize| tokens.get(at).map_or("", |token| texts.lexicon.plain(token));
    let before = |back: usize| at.checked_sub(back).filter(|i| tokens[*i].sentence == tokens[at].sentence);
    let is_before = |back: usize, words: &[&str]| before(back).is_some_and(|i| words.contains(&plain(i)));
    let is_word = match plain(at) {
        "boyfriend" | "girlfriend" | "lover" => {
            is_before(1, &["her", "his", "their"]) || is_before(2, &["her", "his", "their"])
        }
        "relationship" | "couple" | "item" => {
            is_before(1, &["a", "an"]) && (is_before(2, &["in", "were", "been", "are"]))
        }
        _ => false,
    };
    let sentence = || tokens.iter().filter(|token| token.sentence == tokens[at].sentence);
    let is_told = |word: &str| is_denial(word) || is_saying(word) || PRETENDED.contains(&word);
    is_word
        && sentence().all(|token| token.who != Some(Who::Relative) && !is_told(texts.lexicon.plain(token)))
}
