//! Finding the terms of a list in the texts of a case: one walk over the texts for all rules.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::cast::{Cast, Who};
use super::pattern::{Beginning, Pattern, Subject, means_somebody};
use super::terms::{Of, Term, Within};
use super::texts::{Passage, Reader, Texts};
use super::tokens::Token;
use super::turned::{is_said_by_professional, is_turned};

/// How often in one text the same rule reports: more would hide the rest.
const IN_ONE_TEXT: usize = 20;

/// A term in a text.
#[derive(Clone, Debug)]
pub struct Hit<'l> {
    /// Which term.
    pub term: &'l Term,
    /// The number of the text among those of the case.
    pub passage: usize,
    /// Its bytes in the words of the text.
    pub bytes: Range<usize>,
    /// The numbers of its words.
    pub tokens: Range<usize>,
}

/// The wordings of some terms, found quickly by the word with which they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Lint {
    by_word: FxHashMap<String, Vec<Wording>>,
    /// Those that begin with no word of their own.
    others: Vec<Wording>,
    /// Whether some of the others may begin anywhere, and not only with somebody.
    anywhere: bool,
    /// How many rules the terms belong to.
    rules: usize,
}

/// One wording of one term, and the rule to which it belongs: their numbers.
#[derive(Clone, Copy, Debug)]
struct Wording {
    term: usize,
    pattern: usize,
    rule: usize,
}

/// How far a text has been looked through for one rule.
#[derive(Clone, Default)]
struct Progress {
    hits: usize,
    /// The word after the last hit.
    after: usize,
    /// The longest hit at the word in hand: the term, and the word after it.
    longest: Option<(usize, usize)>,
}

impl Lint {
    /// For these terms.
    pub(super) fn of(terms: &[Term]) -> Lint {
        let mut lint = Lint::default();
        let mut rules: Vec<&str> = Vec::new();
        for (number, term) in terms.iter().enumerate() {
            let known = rules.iter().position(|rule| *rule == term.rule);
            let rule = known.unwrap_or(rules.len());
            if known.is_none() {
                rules.push(&term.rule);
            }
            for (pattern, wording) in term.find.iter().enumerate() {
                lint.add(Wording { term: number, pattern, rule }, wording.beginning());
            }
        }
        lint.rules = rules.len();
        lint
    }

    fn add(&mut self, wording: Wording, beginning: Beginning) {
        match beginning {
            Beginning::Words(words) => {
                for word in words {
                    self.by_word.entry(word).or_default().push(wording);
                }
            }
            Beginning::Somebody => self.others.push(wording),
            Beginning::Anything => {
                self.others.push(wording);
                self.anywhere = true;
            }
        }
    }

    /// What of the terms stands in the English texts, outside quotations, in the order of the texts:
    /// for each rule the longest where several overlap.
    ///
    /// `terms` are those for which this was made. What `is_wanted` refuses is not looked for.
    pub(super) fn hits<'l>(
        &self,
        terms: &'l [Term],
        texts: &Texts<'_>,
        is_wanted: impl Fn(&Term) -> bool,
    ) -> Vec<Hit<'l>> {
        let wanted: Vec<bool> = terms.iter().map(is_wanted).collect();
        let mut hits = Vec::new();
        let mut rules = vec![Progress::default(); self.rules];
        for (number, passage, tokens) in texts.english() {
            let subject = Subject { text: &passage.phrase.words, tokens, cast: &texts.cast };
            let places = Within::ALL.map(|within| within.holds(passage));
            let is_meant = |w: &Wording| wanted[w.term] && places[terms[w.term].within as usize];
            let others: Vec<&Wording> = self.others.iter().filter(|w| is_meant(w)).collect();
            rules.fill(Progress::default());
            for (start, token) in tokens.iter().enumerate() {
                let mut found = false;
                let mut look = |wording: &Wording| {
                    let rule = &mut rules[wording.rule];
                    let term = &terms[wording.term];
                    found |= rule.goes_on(start) && rule.take(wording, term, &subject, passage, start);
                };
                self.beginning_with(token).filter(|w| is_meant(w)).for_each(&mut look);
                if !others.is_empty() && (self.anywhere || means_somebody(token, &texts.cast)) {
                    others.iter().copied().for_each(look);
                }
                if found {
                    for (term, end) in rules.iter_mut().filter_map(Progress::next) {
                        let bytes = token.bytes.start..without_possessive(subject.text, &tokens[end - 1]);
                        hits.push(Hit { term: &terms[term], passage: number, bytes, tokens: start..end });
                    }
                }
            }
        }
        hits
    }

    /// The wordings that begin with this word.
    fn beginning_with(&self, token: &Token<'_>) -> impl Iterator<Item = &Wording> {
        let words = [Some(&*token.word), token.word.strip_suffix("'s")];
        words.into_iter().flatten().filter_map(|word| self.by_word.get(word)).flatten()
    }
}

impl Progress {
    /// Whether a word is still looked at: it is not part of a hit, and there are not too many of them.
    fn goes_on(&self, start: usize) -> bool {
        start >= self.after && self.hits < IN_ONE_TEXT
    }

    /// Whether a wording stands at a word, and nothing longer does.
    fn take(
        &mut self,
        wording: &Wording,
        term: &Term,
        subject: &Subject<'_>,
        passage: &Passage<'_>,
        start: usize,
    ) -> bool {
        let Some(end) = term.find[wording.pattern].matched(subject, start) else { return false };
        let is_longest = self.longest.is_none_or(|(_, before)| end >= before);
        if !is_longest || !is_wrong_here(term, subject, passage, start..end) {
            return false;
        }
        self.longest = Some((wording.term, end));
        true
    }

    /// The hit at the word in hand, which is then done with.
    fn next(&mut self) -> Option<(usize, usize)> {
        let (term, end) = self.longest.take()?;
        self.hits += 1;
        self.after = end;
        Some((term, end))
    }
}

/// Where a word ends, its possessive aside.
fn without_possessive(text: &str, token: &Token<'_>) -> usize {
    let written = &text[token.bytes.clone()];
    let kept = ["'s", "\u{2019}s"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
    token.bytes.start + kept.len()
}

impl Within {
    /// Whether a text is one of those that are meant.
    fn holds(self, passage: &Passage<'_>) -> bool {
        match self {
            Within::Everything => true,
            Within::Home => passage.goes_home() || passage.record == "Strength",
            Within::SafetyPlan => passage.in_safety_plan,
            Within::Duties => is_duty(passage) || passage.reader == Reader::Child,
        }
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

/// What follows on them is not the one who acts.
const PREPOSITIONS: [&str; 9] = ["to", "with", "from", "for", "by", "of", "near", "about", "at"];

fn is_wrong_here(term: &Term, subject: &Subject<'_>, passage: &Passage<'_>, found: Range<usize>) -> bool {
    let tokens = subject.tokens;
    let bytes = tokens[found.start].bytes.start..tokens[found.end - 1].bytes.end;
    let sentence = tokens[found.start].sentence;
    let first = tokens.partition_point(|t| t.sentence < sentence);
    let after = tokens.partition_point(|t| t.sentence <= sentence);
    // What a child or parent said stays as they said it. A professional's word of blame blames in quotation marks, too.
    if passage.is_quoted(&bytes) && (term.of == Of::Anyone || !is_said_by_professional(tokens, first, &found))
    {
        return false;
    }
    let stands =
        |pattern: &Pattern, mut range: Range<usize>| range.any(|i| pattern.matched(subject, i).is_some());
    if term.unless.iter().any(|p| stands(p, first..after)) {
        return false;
    }
    let has_beside = || term.beside.iter().any(|p| stands(p, 0..tokens.len()));
    if !term.beside.is_empty() && term.in_record != passage.record && !has_beside() {
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
        Of::Child => matches!(meant(), Some(Who::Child) | None) && !is_turned(tokens, first, &found),
        Of::Relative => matches!(meant(), Some(Who::Relative) | None) && !is_turned(tokens, first, &found),
    }
}

/// Whom a piece of a text is about: who is named by its own first word, else last before it in the
/// sentence, else first in the sentences before, else whom the record is about.
fn whom(
    tokens: &[Token<'_>],
    first: usize,
    found: &Range<usize>,
    cast: &Cast,
    about: Option<Who>,
) -> Option<Who> {
    let start = found.start;
    let pronouns = ["she", "he", "herself", "himself"];
    let pronoun = tokens[found.clone()].iter().map(|t| &*t.word).find(|word| pronouns.contains(word));
    let named = |t: &&Token<'_>| {
        t.who.is_some() && !t.is_possessive() && pronoun.is_none_or(|pronoun| cast.agrees(&t.word, pronoun))
    };
    if let Some(token) = tokens.get(start).filter(named) {
        return token.who;
    }
    // "Sends pictures to men and …" is about her who sends, and not about them.
    let follows_preposition = |at: usize| at > first && PREPOSITIONS.contains(&&*tokens[at - 1].word);
    let subject = (first..start).rev().find(|at| named(&&tokens[*at]) && !follows_preposition(*at));
    let subject = subject.or_else(|| (first..start).rev().find(|at| named(&&tokens[*at])));
    if let Some(at) = subject {
        return tokens[at].who;
    }
    let sentence = tokens[start].sentence;
    for earlier in (0..sentence).rev() {
        if let Some(token) = tokens[..first].iter().filter(|t| t.sentence == earlier).find(named) {
            return token.who;
        }
    }
    about
}
