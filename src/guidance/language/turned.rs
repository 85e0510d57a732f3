//! Whether a sentence says the opposite of a phrase in it: by a negation, as somebody's fear or question, or since
//! the next sentence denies it.

use std::ops::Range;

use super::cast::Who;
use super::pattern::Subject;
use super::tokens::{Lexicon, Token};

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
/// Words that put what follows into somebody's mouth or mind.
const SAYING: [&str; 29] = [
    "say",
    "says",
    "said",
    "saying",
    "think",
    "thinks",
    "thought",
    "tell",
    "tells",
    "told",
    "telling",
    "believe",
    "believes",
    "believed",
    "hear",
    "hears",
    "suggest",
    "suggests",
    "suggesting",
    "hint",
    "hints",
    "hinting",
    "call",
    "calls",
    "called",
    "mean",
    "means",
    "imply",
    "implies",
];
/// Words of what a family fears or asks itself.
const FEARING: [&str; 20] = [
    "fear", "fears", "feared", "afraid", "scared", "worry", "worries", "worried", "whether", "wonder",
    "wonders", "wondered", "blames", "blame", "guilt", "guilty", "ashamed", "rumour", "rumours", "gossip",
];
/// With these the writer goes on, and what is said after them is no longer what somebody fears.
const GOES_ON: [&str; 5] = ["although", "though", "but", "however", "yet"];
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

/// The field that lists what nobody may do to the child, so that it needs no negation.
const UNACCEPTABLE: &str = "unacceptable_care";

/// Whether a word makes of a sentence its opposite.
pub fn is_denial(word: &str) -> bool {
    DENIALS.contains(&word) || word.ends_with("n't")
}

/// Whether a word puts what follows into somebody's mouth or mind.
pub fn is_saying(word: &str) -> bool {
    SAYING.contains(&word)
}

/// Whether a phrase is turned round where it stands, in a field; `first` is the first word of its sentence.
pub(super) fn is_turned(subject: &Subject<'_>, field: &str, first: usize, found: &Range<usize>) -> bool {
    is_denied(subject, first, found.start)
        || is_only_said(subject, field == UNACCEPTABLE, first, found.start)
        || is_answered(subject.tokens, subject.lexicon, found.end)
}

/// Whether a negation stands shortly before the phrase and governs it.
fn is_denied(subject: &Subject<'_>, first: usize, start: usize) -> bool {
    let from = first.max(start.saturating_sub(REACH));
    (from..start).any(|at| {
        let next = subject.plain(at + 1);
        // "Learns not to …" asks for the opposite, and takes the phrase for granted.
        let takes_for_granted = next == "to" || FACTS.contains(&next);
        is_denial(subject.plain(at)) && !(at + 1 < start && takes_for_granted)
    })
}

/// Whether the phrase is what nobody says, or may say, or what somebody of the family fears or asks.
fn is_only_said(subject: &Subject<'_>, unacceptable: bool, first: usize, start: usize) -> bool {
    let denied = |at: usize| unacceptable || (first..at).any(|before| is_denial(subject.plain(before)));
    let nobody_says = (first..start).any(|at| is_saying(subject.plain(at)) && denied(at));
    let feared = (first..start).rev().find(|at| FEARING.contains(&subject.plain(*at)));
    // "If you feel guilty, think what …" asks, and tells of no fear.
    let is_condition = matches!(subject.plain(first), "if" | "when" | "whenever");
    let ends = |at: usize| GOES_ON.contains(&subject.plain(at)) || is_condition && !subject.tokens[at].joined;
    let feared = feared.filter(|feared| !(feared + 1..start + 1).any(ends));
    let by_professional = |at: usize| {
        let whose = subject.tokens[first..at].iter().rev().find_map(|t| t.who);
        matches!(whose, Some(Who::Other | Who::OfConcern))
    };
    nobody_says || feared.is_some_and(|at| !by_professional(at))
}

/// Whether the next sentence denies it at once: "She did not."
fn is_answered(tokens: &[Token], lexicon: &Lexicon<'_>, end: usize) -> bool {
    const ANSWERS: [&str; 9] = ["did", "does", "was", "is", "has", "had", "were", "are", "do"];
    let sentence = tokens[end - 1].sentence + 1;
    let next = &tokens[tokens.partition_point(|t| t.sentence < sentence)..];
    let [who, verb, ..] = next else { return false };
    let short = |at: usize| next.get(at).is_none_or(|t| t.sentence != sentence || !t.joined);
    if who.sentence != sentence || verb.sentence != sentence {
        return false;
    }
    let verb = lexicon.plain(verb);
    verb.ends_with("n't") && short(2)
        || ANSWERS.contains(&verb)
            && next.get(2).is_some_and(|t| t.sentence == sentence && lexicon.plain(t) == "not")
            && (short(3) || next.get(3).is_some_and(|t| matches!(lexicon.plain(t), "so" | "true")))
}

/// Whether a quotation is told as the words of a professional.
pub(super) fn is_said_by_professional(subject: &Subject<'_>, first: usize, found: &Range<usize>) -> bool {
    let Subject { tokens, lexicon, .. } = *subject;
    let sentence = tokens[found.start].sentence;
    let last = tokens.partition_point(|t| t.sentence <= sentence);
    let says = |at: usize| {
        let near = at + 1..(at + 1 + BESIDE).min(last);
        tokens[near].iter().any(|t| DESCRIBING.contains(&lexicon.plain(t)))
    };
    let outside = (first..found.start).rev().chain(found.end..last);
    let speaker = outside.filter(|at| tokens[*at].who.is_some() && says(*at)).map(|at| &tokens[at]).next();
    speaker.is_some_and(|t| t.who == Some(Who::Other) && !matches!(lexicon.plain(t), "man" | "men" | "woman"))
}
