//! Words that an authority looks for, and words of the built-in lists that it does not.

use super::format::{AddedTerm, OwnLevel, TermPlace, TermSettings};
use super::kinds::{INCOMPLETE, TERM, WRONG_TERM};
use super::lasting::lasting;
use super::load::Faults;
use crate::case::Place;
use crate::case::problem::quote;
use crate::case::reading::nearest;
use crate::guidance::facts::Facts;
use crate::guidance::finding::{Finding, Level};
use crate::guidance::language::{Of, Pattern, Term, TermList, Within};

/// How much a setting says that a finding weighs; a warning where it says nothing.
pub(super) fn level_of(level: Option<OwnLevel>) -> Level {
    match level {
        Some(OwnLevel::Error) => Level::Error,
        Some(OwnLevel::Advice) => Level::Advice,
        Some(OwnLevel::Warning) | None => Level::Warning,
    }
}

/// The built-in terms that are looked for here, and the authority's own.
pub(super) fn terms(set: &TermSettings, out: &mut Faults<'_>) -> (TermList, TermList) {
    let built_in = TermList::built_in();
    let mut off: Vec<String> = Vec::new();
    for setting in &set.off {
        out.need(
            &setting.term,
            setting,
            "term",
            "which term is meant",
            "write its name in the built-in lists",
        );
        let why = "whoever reads the profile must see why the guidance's word is let pass";
        out.need(&setting.reason, setting, "reason", why, "write why it is not looked for here");
        let name = setting.term.words();
        if off.iter().any(|o| o == name) {
            out.twice(setting.term.at(), name);
        }
        if !name.is_empty() && !built_in.ids().any(|id| id == name) {
            let key = |id: &str| id.replace('-', "_");
            let ids: Vec<String> = built_in.ids().map(key).collect();
            let help = match nearest(name, ids.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{}`?", near.replace('_', "-")),
                None => "the message of a finding on words names its term".to_owned(),
            };
            let message = format!("{} is no term of the built-in lists", quote(name));
            out.at(&WRONG_TERM, setting, "term", message, &help);
        }
        off.push(name.to_owned());
    }
    let own = set.add.iter().filter_map(|added| term(added, out)).collect();
    (built_in.without(&off), TermList::of(own))
}

fn term(added: &AddedTerm, out: &mut Faults<'_>) -> Option<Term> {
    if added.words.is_empty() {
        let message = "a term needs `words`: what is looked for".to_owned();
        out.at(
            &INCOMPLETE,
            added,
            "words",
            message,
            "write them as a list, such as `words: [LAC, placement/n]`",
        );
    }
    out.need(
        &added.instead,
        added,
        "instead",
        "what to write",
        "a finding that offers nothing better helps nobody",
    );
    out.need(
        &added.why,
        added,
        "why",
        "what is wrong with the words",
        "it goes on after them: `is a word of the office`",
    );
    out.need(&added.source, added, "source", "who says so", "name the document and the section");
    let mut find = Vec::new();
    for words in &added.words {
        // Hyphens part words where texts are looked through.
        match Pattern::read(&words.words().replace('-', " ")) {
            Ok(pattern) => find.push(pattern),
            Err(message) => {
                let help = "write the words as they stand in a text; `attend/v` and `placement/n` take in other forms";
                out.found.push(WRONG_TERM.at(
                    Place::At(words.at()),
                    format!("these words cannot be looked for: {message}"),
                    help,
                ));
            }
        }
    }
    Some(Term {
        in_record: String::new(),
        id: find.first().map(|_| added.words[0].words().to_owned())?,
        rule: TERM.code.to_owned(),
        find,
        unless: Vec::new(),
        beside: Vec::new(),
        of: Of::Anyone,
        within: match added.within.known() {
            Some(TermPlace::Home) => Within::Home,
            Some(TermPlace::SafetyPlan) => Within::SafetyPlan,
            Some(TermPlace::Duties) => Within::Duties,
            Some(TermPlace::Everything) | None => Within::Everything,
        },
        nation: String::new(),
        not_in: String::new(),
        level: Some(level_of(added.level.known())),
        why: added.why.words().to_owned(),
        write: added.instead.words().to_owned(),
        source: added.source.words().to_owned(),
    })
}

/// Looks for the authority's own terms in the English texts of a case.
pub(super) fn run(terms: &TermList, facts: &Facts<'_>) -> Vec<Finding> {
    let texts = facts.texts();
    let hits = terms.hits(texts, facts.case).into_iter().map(|hit| {
        let phrase = texts.passages[hit.passage].phrase;
        let words = &phrase.words[hit.bytes.clone()];
        let place = Place::Within(phrase.at, hit.bytes.clone());
        let mut finding = TERM.at(place, format!("{} {}", quote(words), hit.term.why), &hit.term.write);
        finding.level(level_of_term(hit.term)).sources.push(lasting(&hit.term.source));
        finding
    });
    hits.collect()
}

fn level_of_term(term: &Term) -> Level {
    term.level.unwrap_or(Level::Warning)
}
