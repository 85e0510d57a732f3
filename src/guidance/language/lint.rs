//! Finding the terms of a list in the texts of a case.

use std::collections::HashMap;
use std::ops::Range;

use super::cast::{Cast, Who};
use super::pattern::{Pattern, Subject};
use super::terms::{Of, Term, Within};
use super::texts::Passage;
use super::tokens::Token;

/// How often in one text the same list is reported: more would hide the rest.
const IN_ONE_TEXT: usize = 20;

/// A term in a text.
#[derive(Debug)]
pub struct Hit<'l> {
    /// Which term.
    pub term: &'l Term,
    /// Its bytes in the words of the text.
    pub bytes: Range<usize>,
    /// The numbers of its words.
    pub tokens: Range<usize>,
}

/// Terms, found quickly by the word with which they begin.
pub struct Lint<'l> {
    by_word: HashMap<String, Vec<(&'l Term, &'l Pattern)>>,
    others: Vec<(&'l Term, &'l Pattern)>,
}

impl<'l> Lint<'l> {
    /// For these terms.
    pub fn of(terms: impl IntoIterator<Item = &'l Term>) -> Lint<'l> {
        let mut lint = Lint { by_word: HashMap::new(), others: Vec::new() };
        for term in terms {
            for pattern in &term.find {
                match pattern.first_words() {
                    Some(words) => {
                        for word in words {
                            lint.by_word.entry(word).or_default().push((term, pattern));
                        }
                    }
                    None => lint.others.push((term, pattern)),
                }
            }
        }
        lint
    }

    /// What of the terms stands in a text, outside quotations: the longest first where several overlap.
    pub fn hits(&self, passage: &Passage<'_>, tokens: &[Token], cast: &Cast) -> Vec<Hit<'l>> {
        let subject = Subject { text: &passage.phrase.words, tokens, cast };
        let mut hits: Vec<Hit<'l>> = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            if hits.len() >= IN_ONE_TEXT {
                break;
            }
            if hits.last().is_some_and(|last| start < last.tokens.end) {
                continue;
            }
            let bare = token.word.strip_suffix("'s").unwrap_or(&token.word);
            let candidates =
                [token.word.as_str(), bare].into_iter().filter_map(|w| self.by_word.get(w)).flatten();
            let longest = candidates
                .chain(&self.others)
                .filter(|(term, _)| is_meant_for(term, passage))
                .filter_map(|(term, pattern)| Some((*term, pattern.matched(&subject, start)?)))
                .filter(|(term, end)| is_wrong_here(term, &subject, passage, start..*end))
                .max_by_key(|(_, end)| *end);
            if let Some((term, end)) = longest {
                let bytes = token.bytes.start..without_possessive(subject.text, &tokens[end - 1]);
                hits.push(Hit { term, bytes, tokens: start..end });
            }
        }
        hits
    }
}

/// Where a word ends, its possessive aside.
fn without_possessive(text: &str, token: &Token) -> usize {
    let written = &text[token.bytes.clone()];
    let kept = ["'s", "\u{2019}s"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
    token.bytes.start + kept.len()
}

/// Whether a term is looked for in a text at all.
fn is_meant_for(term: &Term, passage: &Passage<'_>) -> bool {
    match term.within {
        Within::Everything => true,
        Within::Home => passage.goes_home() || passage.record == "Strength",
        Within::SafetyPlan => passage.in_safety_plan,
        Within::Duties => is_duty(passage),
    }
}

/// Whether a text says who does or does not do something.
fn is_duty(passage: &Passage<'_>) -> bool {
    match (passage.record, passage.key) {
        (_, "why" | "evidence" | "difference" | "delay" | "strengths" | "how_fast" | "result") => false,
        ("Purpose", key) => {
            matches!(key, "must_change" | "not_negotiable" | "consequences" | "for_family" | "for_child")
        }
        ("Outcome", key) => matches!(key, "what" | "for_family" | "for_child"),
        (record, _) => {
            let duties = [
                "Action",
                "SafetyRule",
                "SafetyPlan",
                "Contingency",
                "Member",
                "Decision",
                "ContactArrangement",
                "OutlineItem",
                "NetworkMember",
            ];
            duties.contains(&record)
        }
    }
}

fn is_wrong_here(term: &Term, subject: &Subject<'_>, passage: &Passage<'_>, found: Range<usize>) -> bool {
    let tokens = subject.tokens;
    let bytes = tokens[found.start].bytes.start..tokens[found.end - 1].bytes.end;
    if passage.is_quoted(&bytes) {
        return false;
    }
    let sentence = tokens[found.start].sentence;
    let first = tokens.partition_point(|t| t.sentence < sentence);
    let after = tokens.partition_point(|t| t.sentence <= sentence);
    let stands =
        |pattern: &Pattern, mut range: Range<usize>| range.any(|i| pattern.matched(subject, i).is_some());
    if term.unless.iter().any(|p| stands(p, first..after)) {
        return false;
    }
    if !term.beside.is_empty() && !term.beside.iter().any(|p| stands(p, 0..tokens.len())) {
        return false;
    }
    // What somebody thinks is told as they think it.
    if term.of != Of::Anyone && matches!(passage.key, "view" | "child_views") {
        return false;
    }
    let meant = || whom(tokens, first, &found, subject.cast, passage.about);
    match term.of {
        Of::Anyone => true,
        // "It is not true that she put herself at risk" says the opposite.
        Of::Child => matches!(meant(), Some(Who::Child) | None) && !is_denied(tokens, first, found.start),
        Of::Relative => {
            matches!(meant(), Some(Who::Relative) | None) && !is_denied(tokens, first, found.start)
        }
    }
}

/// Whom a piece of a text is about: who is named by its own first word, else last before it in the
/// sentence, else first in the sentences before, else whom the record is about.
fn whom(
    tokens: &[Token],
    first: usize,
    found: &Range<usize>,
    cast: &Cast,
    about: Option<Who>,
) -> Option<Who> {
    let start = found.start;
    let pronouns = ["she", "he", "herself", "himself"];
    let pronoun = tokens[found.clone()].iter().map(|t| t.word.as_str()).find(|word| pronouns.contains(word));
    let named = |t: &&Token| {
        t.who.is_some() && !t.is_possessive() && pronoun.is_none_or(|pronoun| cast.agrees(&t.word, pronoun))
    };
    if let Some(token) = tokens.get(start).filter(named) {
        return token.who;
    }
    if let Some(token) = tokens[first..start].iter().rev().find(named) {
        return token.who;
    }
    let sentence = tokens[start].sentence;
    for earlier in (0..sentence).rev() {
        if let Some(token) = tokens[..first].iter().filter(|t| t.sentence == earlier).find(named) {
            return token.who;
        }
    }
    about
}

/// Whether a sentence turns what follows into its opposite, shortly before it.
fn is_denied(tokens: &[Token], first: usize, start: usize) -> bool {
    const WITHIN: usize = 5;
    const DENIALS: [&str; 9] =
        ["not", "never", "nobody", "no", "nor", "without", "rather", "instead", "neither"];
    let before = &tokens[first.max(start.saturating_sub(WITHIN))..start];
    before.iter().any(|t| DENIALS.contains(&t.word.as_str()) || t.word.ends_with("n't"))
}
