//! Whom a piece of a text is about: the child, a relative, somebody of concern or somebody else.

use std::ops::Range;

use super::cast::Who;
use super::pattern::Subject;
use super::tokens::Token;

/// What follows on them is not the one who acts.
const PREPOSITIONS: [&str; 9] = ["to", "with", "from", "for", "by", "of", "near", "about", "at"];

/// Whether a sentence without a name may be about the child: if it has a pronoun, one that may mean the child.
pub(super) fn may_be_child(subject: &Subject<'_>, first: usize, after: usize) -> bool {
    let Subject { tokens, lexicon, .. } = subject;
    let is_pronoun = |t: &&Token| matches!(lexicon.plain(t), "she" | "he" | "they" | "we");
    let mut pronouns = tokens[first..after].iter().filter(is_pronoun).peekable();
    pronouns.peek().is_none() || pronouns.any(|t| lexicon.word(t).may_be_child)
}

/// Whom the first pronoun of a sentence may mean, of those who are named in the sentences before.
pub(super) fn meant_by_pronoun(subject: &Subject<'_>, first: usize) -> Option<Who> {
    let Subject { tokens, lexicon, cast, .. } = subject;
    let pronoun =
        tokens[first..].iter().map(|t| lexicon.plain(t)).find(|word| matches!(*word, "she" | "he"))?;
    let named = |t: &&Token| {
        t.who.is_some() && !lexicon.word(t).is_possessive && cast.agrees(lexicon.plain(t), pronoun)
    };
    tokens[..first].iter().rev().find(named).and_then(|t| t.who)
}

/// The last word before a piece of a text that names somebody who may be meant in its sentence, or its own first.
pub(super) fn named_before(subject: &Subject<'_>, first: usize, found: &Range<usize>) -> Option<usize> {
    let Subject { tokens, lexicon, cast, .. } = subject;
    let start = found.start;
    let pronoun = pronoun_of(subject, found);
    let named = |at: &usize| {
        let token = &tokens[*at];
        token.who.is_some()
            && !lexicon.word(token).is_possessive
            && pronoun.is_none_or(|pronoun| cast.agrees(lexicon.plain(token), pronoun))
    };
    if named(&start) {
        return Some(start);
    }
    // "Sends pictures to men and …" is about her who sends, and not about them.
    let follows_preposition =
        |at: usize| at > first && PREPOSITIONS.contains(&lexicon.plain(&tokens[at - 1]));
    let subject = (first..start).rev().find(|at| named(at) && !follows_preposition(*at));
    subject.or_else(|| (first..start).rev().find(named))
}

/// The pronoun in a piece of a text, if there is one.
fn pronoun_of<'a>(subject: &Subject<'a>, found: &Range<usize>) -> Option<&'a str> {
    let pronouns = ["she", "he", "herself", "himself"];
    let lexicon = subject.lexicon;
    subject.tokens[found.clone()].iter().map(|t| lexicon.plain(t)).find(|word| pronouns.contains(word))
}

/// Whom a piece of a text is about: who is named by its own first word, else last before it in the
/// sentence, else the child whom it names itself, else first in the sentences before, else whom the record is about.
pub(super) fn whom(
    subject: &Subject<'_>,
    first: usize,
    found: &Range<usize>,
    about: Option<Who>,
) -> Option<Who> {
    let Subject { tokens, lexicon, cast, .. } = subject;
    if let Some(at) = named_before(subject, first, found) {
        return tokens[at].who;
    }
    // "It is Ffion's job to …", "for Ffion to …".
    let start = found.start;
    let for_whom = if lexicon.plain(&tokens[start]) == "for" { start + 1 } else { start };
    if tokens.get(for_whom).is_some_and(|token| token.who == Some(Who::Child)) {
        return Some(Who::Child);
    }
    let pronoun = pronoun_of(subject, found);
    let named = |t: &&Token| {
        t.who.is_some()
            && !lexicon.word(t).is_possessive
            && pronoun.is_none_or(|pronoun| cast.agrees(lexicon.plain(t), pronoun))
    };
    let sentence = tokens[found.start].sentence;
    for earlier in (0..sentence).rev() {
        if let Some(token) = tokens[..first].iter().filter(|t| t.sentence == earlier).find(named) {
            return token.who;
        }
    }
    about
}
