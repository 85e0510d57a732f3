//! Finding the terms of a list in the texts of a case: one walk over the texts for all rules.

use std::ops::Range;

use super::cast::Who;
use super::pattern::{Beginning, Numbered, Subject, means_somebody};
use super::present::Present;
use super::rarest::ByRarest;
use super::terms::{Of, Term, Within};
use super::texts::{Passage, Reader, Texts};
use super::tokens::Token;
use super::turned::{is_said_by_professional, is_turned};
use super::vocabulary::{Listed, UNLISTED, Vocabulary};
use super::whom::{may_be_child, meant_by_pronoun, named_before, whom};

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

/// The wordings of some terms. All of them are looked for at once, sentence by sentence: by their rarest word.
#[derive(Clone, Debug, Default)]
pub(super) struct Lint {
    /// The patterns of each term.
    patterns: Vec<Patterns>,
    vocabulary: Vocabulary,
    wordings: Vec<Wording>,
    /// Those that cannot stand without one of a few words.
    by_rarest: ByRarest,
    /// The numbers of the wordings that need no word of their own.
    others: Vec<usize>,
    /// Whether some wording may begin anywhere, and not only with a word of its own or with somebody.
    anywhere: bool,
    /// How many rules the terms belong to.
    rules: usize,
}

/// What a term looks like.
#[derive(Clone, Debug)]
struct Patterns {
    find: Vec<Numbered>,
    unless: Vec<Numbered>,
    beside: Vec<Numbered>,
}

/// One wording of one term, and the rule to which it belongs: their numbers.
#[derive(Clone, Copy, Debug)]
struct Wording {
    term: usize,
    pattern: usize,
    rule: usize,
    /// Where the term is looked for.
    within: Within,
}

/// How a wording was found: by the word itself, by the word without its possessive, or else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Word,
    Possessor,
    Other,
}

/// How far a text has been looked through for one rule.
#[derive(Clone, Default)]
struct Progress {
    hits: usize,
    /// The word after the last hit.
    after: usize,
    /// The longest hit at the word in hand: the word after it, and which wording of which term it is. Of two that
    /// are as long, that which comes later in the lists.
    longest: Option<(usize, By, usize, usize)>,
}

impl Lint {
    /// For these terms.
    pub(super) fn of(terms: &[Term]) -> Lint {
        let mut lint = Lint::default();
        let words = &mut lint.vocabulary;
        let mut numbered = |patterns: &[super::Pattern]| -> Vec<Numbered> {
            patterns.iter().map(|pattern| pattern.numbered(words)).collect()
        };
        let patterns: Vec<Patterns> = terms
            .iter()
            .map(|term| Patterns {
                find: numbered(&term.find),
                unless: numbered(&term.unless),
                beside: numbered(&term.beside),
            })
            .collect();
        let mut with_rarest = Vec::new();
        let mut rules: Vec<&str> = Vec::new();
        for (number, (term, patterns)) in terms.iter().zip(&patterns).enumerate() {
            let known = rules.iter().position(|rule| *rule == term.rule);
            let rule = known.unwrap_or(rules.len());
            if known.is_none() {
                rules.push(&term.rule);
            }
            for (pattern, wording) in patterns.find.iter().enumerate() {
                lint.anywhere |= matches!(wording.beginning(), Beginning::Anything);
                if wording.needs().is_empty() {
                    lint.others.push(lint.wordings.len());
                } else {
                    with_rarest.push((lint.wordings.len(), wording));
                }
                lint.wordings.push(Wording { term: number, pattern, rule, within: term.within });
            }
        }
        lint.rules = rules.len();
        lint.by_rarest = ByRarest::of(&with_rarest, lint.vocabulary.len());
        lint.patterns = patterns;
        lint
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
        let lexicon = &texts.lexicon;
        let listed: Vec<Listed> = lexicon.words().iter().map(|word| self.vocabulary.listed(word)).collect();
        // Most words of a case are nobody's rarest.
        let has_rarest = |word: &Listed| word.plain.iter().any(|number| self.by_rarest.has(*number));
        let is_rarest: Vec<bool> = listed.iter().map(has_rarest).collect();
        let mut hits = Vec::new();
        let mut rules = vec![Progress::default(); self.rules];
        let (mut present, mut rarest, mut likely) =
            (Present::of(self.vocabulary.len()), Vec::new(), Vec::new());
        for (number, passage, tokens) in texts.english() {
            let subject = Subject { tokens, lexicon, listed: &listed, cast: &texts.cast };
            let places = Within::ALL.map(|within| within.holds(passage));
            let is_meant = |w: &Wording| wanted[w.term] && places[w.within as usize];
            rules.fill(Progress::default());
            let mut end = 0;
            while let Some(first) = tokens.get(end) {
                let start = end;
                present.clear();
                rarest.clear();
                while let Some(token) = tokens.get(end).filter(|token| token.sentence == first.sentence) {
                    let word = token.word as usize;
                    let plain = listed[word].plain;
                    plain.into_iter().for_each(|number| present.add(number));
                    if is_rarest[word] {
                        rarest.extend(plain);
                    }
                    end += 1;
                }
                self.likely(&rarest, &present, is_meant, &mut likely);
                if likely.is_empty() {
                    continue;
                }
                for start in start..end {
                    let mut found = false;
                    for wording in likely.iter().map(|number| &self.wordings[*number]) {
                        let rule = &mut rules[wording.rule];
                        if !rule.goes_on(start) {
                            continue;
                        }
                        let Some(by) = self.begins(wording, &subject, start) else { continue };
                        found |= rule.take(wording, by, start, |longest| {
                            let term = &terms[wording.term];
                            self.stands(wording, term, &subject, &present, passage, start, longest)
                        });
                    }
                    if found {
                        for (term, end) in rules.iter_mut().filter_map(Progress::next) {
                            let text = &passage.phrase.words;
                            let bytes =
                                tokens[start].bytes().start..without_possessive(text, &tokens[end - 1]);
                            hits.push(Hit { term: &terms[term], passage: number, bytes, tokens: start..end });
                        }
                    }
                }
            }
        }
        hits
    }

    /// The wordings that may stand in a sentence, of which nothing is known but what words it has, and which of
    /// them are the rarest of some wording.
    fn likely(
        &self,
        rarest: &[u32],
        present: &Present,
        is_meant: impl Fn(&Wording) -> bool,
        likely: &mut Vec<usize>,
    ) {
        likely.clear();
        let may_stand = |number: &usize| {
            let wording = &self.wordings[*number];
            is_meant(wording) && self.pattern(wording).may_stand(present)
        };
        for word in rarest.iter().filter(|word| **word != UNLISTED) {
            likely.extend(self.by_rarest.beside(*word, present).filter(may_stand));
        }
        likely.extend(self.others.iter().copied().filter(may_stand));
        likely.sort_unstable();
        likely.dedup();
    }

    fn pattern(&self, wording: &Wording) -> &Numbered {
        &self.patterns[wording.term].find[wording.pattern]
    }

    /// Whether a wording may begin at a word, and by what.
    fn begins(&self, wording: &Wording, subject: &Subject<'_>, start: usize) -> Option<By> {
        let token = &subject.tokens[start];
        match self.pattern(wording).beginning() {
            Beginning::Words(words) => {
                let [word, possessor] = subject.listed[token.word as usize].plain;
                let begins = |word: u32| words.binary_search(&word).is_ok();
                let possessor = begins(possessor).then_some(By::Possessor);
                possessor.or_else(|| begins(word).then_some(By::Word))
            }
            Beginning::Somebody | Beginning::Anything => {
                let word = subject.lexicon.word(token);
                (self.anywhere || means_somebody(token, word)).then_some(By::Other)
            }
        }
    }

    /// The word after a wording that stands at a word and is wrong there, and ends no earlier than `longest`.
    #[expect(
        clippy::too_many_arguments,
        reason = "all that decides whether words are wrong where they stand"
    )]
    fn stands(
        &self,
        wording: &Wording,
        term: &Term,
        subject: &Subject<'_>,
        present: &Present,
        passage: &Passage<'_>,
        start: usize,
        longest: usize,
    ) -> Option<usize> {
        let patterns = &self.patterns[wording.term];
        let end = patterns.find[wording.pattern].matched(subject, start)?;
        (end >= longest && is_wrong_here(term, patterns, subject, present, passage, start..end))
            .then_some(end)
    }
}

impl Progress {
    /// Whether a word is still looked at: it is not part of a hit, and there are not too many of them.
    fn goes_on(&self, start: usize) -> bool {
        start >= self.after && self.hits < IN_ONE_TEXT
    }

    /// Takes a wording if it stands at a word, and nothing longer does; `stands` is told how long it has to be.
    fn take(
        &mut self,
        wording: &Wording,
        by: By,
        start: usize,
        stands: impl Fn(usize) -> Option<usize>,
    ) -> bool {
        let longest = self.longest.map_or(start, |(end, ..)| end);
        let Some(end) = stands(longest) else { return false };
        let found = Some((end, by, wording.term, wording.pattern));
        if found < self.longest {
            return false;
        }
        self.longest = found;
        true
    }

    /// The hit at the word in hand, which is then done with.
    fn next(&mut self) -> Option<(usize, usize)> {
        let (end, _, term, _) = self.longest.take()?;
        self.hits += 1;
        self.after = end;
        Some((term, end))
    }
}

/// Where a word ends, its possessive aside.
fn without_possessive(text: &str, token: &Token) -> usize {
    let written = &text[token.bytes()];
    let kept = ["'s", "\u{2019}s"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
    token.bytes().start + kept.len()
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

fn is_wrong_here(
    term: &Term,
    patterns: &Patterns,
    subject: &Subject<'_>,
    present: &Present,
    passage: &Passage<'_>,
    found: Range<usize>,
) -> bool {
    let tokens = subject.tokens;
    let bytes = tokens[found.start].bytes().start..tokens[found.end - 1].bytes().end;
    let sentence = tokens[found.start].sentence;
    let first = tokens.partition_point(|t| t.sentence < sentence);
    let after = tokens.partition_point(|t| t.sentence <= sentence);
    // What a child or parent said stays as they said it. A professional's word of blame blames in quotation marks, too.
    if passage.is_quoted(&bytes)
        && (term.of == Of::Anyone || !is_said_by_professional(subject, first, &found))
    {
        return false;
    }
    let stands =
        |pattern: &Numbered, mut range: Range<usize>| range.any(|i| pattern.matched(subject, i).is_some());
    if patterns.unless.iter().any(|p| p.may_stand(present) && stands(p, first..after)) {
        return false;
    }
    let has_beside = || patterns.beside.iter().any(|p| stands(p, 0..tokens.len()));
    if !patterns.beside.is_empty()
        && !term.in_record.split(' ').any(|record| record == passage.record)
        && !has_beside()
    {
        return false;
    }
    // What somebody thinks is told as they think it.
    if term.of != Of::Anyone && matches!(passage.key, "view" | "child_views") {
        return false;
    }
    let meant = || whom(subject, first, &found, passage.about);
    match term.of {
        Of::Anyone => true,
        // "It is not true that she put herself at risk" says the opposite.
        Of::Child => {
            matches!(meant(), Some(Who::Child) | None) && !is_turned(subject, passage.key, first, &found)
        }
        // What only somebody who was harmed is said to have done is said of the child, wherever "he" may point.
        Of::Harmed => {
            let here = named_before(subject, first, &found).map(|at| tokens[at].who);
            let is_theirs = match here {
                Some(who) => who == Some(Who::Child),
                None => {
                    may_be_child(subject, first, after)
                        && meant_by_pronoun(subject, first) != Some(Who::Relative)
                }
            };
            is_theirs && !is_turned(subject, passage.key, first, &found)
        }
        Of::Relative => {
            // A sentence that names nobody is about the parent whose record it stands in.
            let is_own = || {
                passage.about == Some(Who::Relative) && tokens[first..after].iter().all(|t| t.who.is_none())
            };
            (matches!(meant(), Some(Who::Relative) | None) || is_own())
                && !is_turned(subject, passage.key, first, &found)
        }
    }
}
