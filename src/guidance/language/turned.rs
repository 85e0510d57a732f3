//! Whether a sentence says the opposite of a phrase in it: by a negation, as somebody's fear or question, or since
//! the next sentence denies it.

use std::ops::Range;

use super::cast::Who;
use super::tokens::Token;

/// How far before a phrase a negation reaches it.
const REACH: usize = 5;

const DENIALS: [&str; 12] = [
    "not", "never", "nobody", "no", "nor", "without", "rather", "instead", "neither", "cannot", "none",
    "untrue",
];
/// After a negation, they leave the phrase as true as it was: "does not see that she …".
const FACTS: [&str; 12] = [
    "see",
    "sees",
    "know",
    "knows",
    "realise",
    "realises",
    "understand",
    "understands",
    "accept",
    "accepts",
    "recognise",
    "recognises",
];
/// Words that put a phrase into somebody's mouth or mind.
const SAYING: [&str; 26] = [
    "say", "says", "said", "saying", "think", "thinks", "thought", "tell", "tells", "told", "telling",
    "believe", "believes", "hear", "hears", "suggest", "suggests", "hint", "hints", "call", "calls",
    "called", "mean", "means", "imply", "implies",
];
/// Words of what a family fears or asks itself.
const FEARING: [&str; 20] = [
    "fear", "fears", "feared", "afraid", "scared", "worry", "worries", "worried", "whether", "wonder",
    "wonders", "wondered", "blames", "blame", "guilt", "guilty", "ashamed", "rumour", "rumours", "gossip",
];
/// Words with which a professional's phrase is told as theirs.
const DESCRIBING: [&str; 22] = [
    "describe",
    "describes",
    "described",
    "describing",
    "call",
    "calls",
    "called",
    "say",
    "says",
    "said",
    "write",
    "writes",
    "wrote",
    "report",
    "reports",
    "reported",
    "note",
    "notes",
    "noted",
    "feels",
    "felt",
    "considers",
];
/// How many words may lie between somebody and the verb of what they say.
const BESIDE: usize = 3;

fn is_denial(token: &Token<'_>) -> bool {
    DENIALS.contains(&&*token.word) || token.word.ends_with("n't")
}

/// Whether a phrase is turned round where it stands; `first` is the first word of its sentence.
pub(super) fn is_turned(tokens: &[Token<'_>], first: usize, found: &Range<usize>) -> bool {
    is_denied(tokens, first, found.start)
        || is_only_said(tokens, first, found.start)
        || is_answered(tokens, found.end)
}

/// Whether a negation stands shortly before the phrase and governs it.
fn is_denied(tokens: &[Token<'_>], first: usize, start: usize) -> bool {
    let from = first.max(start.saturating_sub(REACH));
    (from..start).any(|at| {
        let next = tokens.get(at + 1).map_or("", |t| &*t.word);
        // "Learns not to …" asks for the opposite, and takes the phrase for granted.
        let takes_for_granted = next == "to" || FACTS.contains(&next);
        is_denial(&tokens[at]) && !(at + 1 < start && takes_for_granted)
    })
}

/// Whether the phrase is what nobody says, or what somebody of the family fears or asks.
fn is_only_said(tokens: &[Token<'_>], first: usize, start: usize) -> bool {
    let nobody_says = (first..start)
        .any(|at| SAYING.contains(&&*tokens[at].word) && tokens[first..at].iter().any(is_denial));
    let feared = (first..start).rev().find(|at| FEARING.contains(&&*tokens[*at].word));
    let by_professional = |at: usize| {
        let whose = tokens[first..at].iter().rev().find_map(|t| t.who);
        matches!(whose, Some(Who::Other | Who::OfConcern))
    };
    nobody_says || feared.is_some_and(|at| !by_professional(at))
}

/// Whether the next sentence denies it at once: "She did not."
fn is_answered(tokens: &[Token<'_>], end: usize) -> bool {
    const ANSWERS: [&str; 9] = ["did", "does", "was", "is", "has", "had", "were", "are", "do"];
    let sentence = tokens[end - 1].sentence + 1;
    let next = &tokens[tokens.partition_point(|t| t.sentence < sentence)..];
    let [who, verb, ..] = next else { return false };
    let short = |at: usize| next.get(at).is_none_or(|t| t.sentence != sentence || !t.joined);
    if who.sentence != sentence || verb.sentence != sentence {
        return false;
    }
    verb.word.ends_with("n't") && short(2)
        || ANSWERS.contains(&&*verb.word)
            && next.get(2).is_some_and(|t| t.sentence == sentence && t.word == "not")
            && (short(3) || next.get(3).is_some_and(|t| matches!(&*t.word, "so" | "true")))
}

/// Whether a quotation is told as the words of a professional.
pub(super) fn is_said_by_professional(tokens: &[Token<'_>], first: usize, found: &Range<usize>) -> bool {
    let sentence = tokens[found.start].sentence;
    let last = tokens.partition_point(|t| t.sentence <= sentence);
    let says = |at: usize| {
        let near = at + 1..(at + 1 + BESIDE).min(last);
        tokens[near].iter().any(|t| DESCRIBING.contains(&&*t.word))
    };
    let outside = (first..found.start).rev().chain(found.end..last);
    let speaker = outside.filter(|at| tokens[*at].who.is_some() && says(*at)).map(|at| &tokens[at]).next();
    speaker.is_some_and(|t| t.who == Some(Who::Other) && !matches!(&*t.word, "man" | "men" | "woman"))
}
