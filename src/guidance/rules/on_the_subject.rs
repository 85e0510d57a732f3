//! Answers without a word of what they are asked: "Round the table" for the means by which progress is judged.
//! By which words a subject is known stands in `subjects.rs`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::beside_the_point::answers_something_else;
use super::prelude::*;
use super::says_enough::tells_too_little;
use super::subjects::{SUBJECTS, Subject, WHEN, of_part, of_topic};
use crate::guidance::finding::Level;
use crate::guidance::language::{Passage, Token, Who};
use crate::guidance::register::register;

rule! {
    /// What is written speaks of what the field asks for, by one word of it at least.
    ///
    /// Each field has a wide list of words, one of which hardly any answer can do without: of how somebody is told, of how a
    /// thing is measured, of what is private. Only short texts are looked at.
    ///
    /// # Why
    /// "Towels are hung up" is a rule of the house and none of safety. "Round the table" says where people sat and not how
    /// they judged. The line is full, and what was asked for is still not there.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bathrooms
    ///       rule: The towels are hung up.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: bathrooms
    ///       rule: One at a time, with the door locked.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// safety_plan:
    /// ```
    ON_THE_SUBJECT = "PLAN029", "keeps-to-the-subject", since "0.1.0", covers ["CHILD-EXPLAINED"],
    at times [
        "PLAN-CONSEQUENCES", "VISIT-FREQUENCY", "CHILD-VIEWS-CARRIED", "CHILD-WORRIES", "CHILD-FEEDBACK",
        "CTX-STRATEGY-HEALTH", "CTX-RISK-ASSESSMENT", "CTX-SIB-AWAY", "PAR-MOTIVATION", "INT-LD-METHOD",
        "PAR-CHANGE-TOO-SLOW", "POL-CLOSED-SUPPORT", "POL-CLOSED-CHILD-IMPACT", "POL-CLOSED-REASON",
        "POL-CLOSED-DISCUSSION", "POL-INVESTIGATION-SUPPORT", "POL-INTERVIEW-SUPPORT", "FGM-INFORMATION",
        "STEP-NEXT-SUPPORT", "CIN-THRESHOLD", "CIN-ONGOING-RISK", "CIN-BEFORE-CP",
        "PAR-EXPECTATIONS", "CIN-FAMILY-BEFORE-MEETING", "PLAN-VIEWS-PARENTS", "CHILD-VIEWS",
        "CTX-INTRA-CONTACT-WISHES", "MIN-CONTENT", "REV-ASK-FAMILY", "REV-TRUSTED-ADULT", "REV-CHILD-SHARED-MORE",
        "POL-FURTHER-ACTION", "PLAN-CONCERN-NOT-LOST", "REV-POINTS", "PLAN-DISAGREEMENT",
        "CONT-TRIGGERS", "CLA-REUNIFICATION", "SAFE-BOUNDARIES", "SAFE-BEDROOM-BATHROOM", "SAFE-INTERNET",
        "SAFE-IMAGERY", "SAFE-RISKY-TIMES", "CTX-INTRA-AT-HOME", "INT-NEGLECT-PLAN", "INT-LD-EVALUATE",
        "INT-LD-PACKAGE"
    ], check on_the_subject
}

/// A text with more bytes speaks of more than its list has words for.
const LONGEST: usize = 160;
/// Whoever helps, beside those whom the case names.
const HELPERS: &str = "\
    we, us, our, you, nurse*, doctor*, gp, counsellor*, therapist*, psychologist*, adviser*, advocate*, mentor*, isva*, officer*, worker*, \
    social, teacher*, tutor*, head, carer*, grand*, auntie, aunt, aunty, uncle, nan*, gran*, nain, taid, friend*, cousin*, neighbour*, mum*, mam*, dad*, mother*, \
    father*, parent*, sister*, brother*, team, clinic, staff, liaison, chaplain, imam, vicar, minister, coach, supporter, intermediary";

fn subject_of(passage: &Passage<'_>) -> Option<&'static Subject> {
    static BY_FIELD: LazyLock<FxHashMap<(&str, &str), &Subject>> =
        LazyLock::new(|| SUBJECTS.iter().map(|subject| ((subject.record, subject.key), subject)).collect());
    BY_FIELD.get(&(passage.record, passage.key)).copied()
}

fn on_the_subject(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (_, passage, tokens) in cx.texts().english().filter(|(_, p, _)| p.phrase.words.len() <= LONGEST) {
        if passage.phrase.nothing.is_some() {
            continue;
        }
        let off = match subject_of(passage) {
            Some(subject) if !speaks_of(cx, subject, passage, tokens) && is_asked(cx, passage) => {
                Some((subject.entry, subject.wanted))
            }
            Some(_) => None,
            None => off_topic(cx, passage),
        };
        let Some((entry, wanted)) = off else { continue };
        let Some(entry) = register().entry(entry).filter(|entry| cx.applies(entry)) else { continue };
        // One finding is enough for a line.
        if answers_something_else(passage) || tells_too_little(cx, passage, tokens) {
            continue;
        }
        let text = quote(&passage.phrase.words);
        out.at_node(passage.phrase.at, format!("{text} does not say {wanted}"))
            .help("write that; where it is not known yet, write who finds out, and by when")
            .level(Level::Warning)
            .of_entry(entry);
    }
}

/// Whether what a field asks for matters here: what lies behind a wish for contact, with somebody of concern.
fn is_asked(cx: &Facts<'_>, passage: &Passage<'_>) -> bool {
    let with_safe_person = |contact: &ContactArrangement| {
        contact.at == passage.record_at
            && !cx.person(&contact.person).is_some_and(|person| cx.is_of_concern(person))
    };
    passage.key != "behind_the_wish" || !cx.case.contact.iter().any(with_safe_person)
}

fn speaks_of(cx: &Facts<'_>, subject: &Subject, passage: &Passage<'_>, tokens: &[Token]) -> bool {
    let text = &passage.phrase.words;
    let prose = Prose::of(text);
    // Of a meeting it may be asked what somebody of concern did.
    let counts = |who: Who| {
        matches!(who, Who::Relative | Who::Other) || who == Who::OfConcern && subject.record == "Meeting"
    };
    // "A resilient young woman" is nobody to talk to.
    let is_anybody = |token: &Token| {
        matches!(cx.texts().lexicon.plain(token), "family" | "adult" | "adults" | "man" | "men" | "woman")
    };
    let named = |token: &Token| token.who.is_some_and(counts) && !is_anybody(token);
    let somebody = || tokens.iter().any(named) || prose.has_any(HELPERS);
    // What somebody said as they said it is of what is asked; a figure is where it is asked when, or how it is measured.
    let is_mark = |c: char| matches!(c, '"' | '\u{201C}' | '\u{2018}');
    let figures_answer = subject.words.contains(&WHEN) || subject.key == "by_what_means";
    text.contains(|c: char| is_mark(c) || figures_answer && c.is_ascii_digit())
        || subject.words.iter().any(|words| prose.has_any(words))
        || subject.or_somebody && somebody()
}

/// A rule of the safety plan that is not on its topic, or a part of a package that is another one.
fn off_topic(cx: &Facts<'_>, passage: &Passage<'_>) -> Option<(&'static str, &'static str)> {
    let (all, (words, entry, wanted)) = match (passage.record, passage.key) {
        ("SafetyRule", "rule") => {
            let rule = cx.case.safety_plan.rules.iter().find(|rule| rule.at == passage.record_at)?;
            (format!("{} {}", passage.phrase.words, rule.how.words()), of_topic(rule.topic.known()?)?)
        }
        ("PackagePart", "how") => {
            let parents = cx.case.parents.iter().flat_map(|needs| &needs.package);
            let harms = cx.case.other_harms.iter().flat_map(|harm| &harm.package);
            let part = parents.chain(harms).find(|part| part.at == passage.record_at)?;
            (passage.phrase.words.to_string(), of_part(part.part.known()?)?)
        }
        _ => return None,
    };
    let is_figure = all.contains(|c: char| c.is_ascii_digit());
    (!is_figure && !Prose::of(&all).has_any(words)).then_some((entry, wanted))
}
