//! Marks of the file in prose: what a case needs for itself, and no reader can follow.

use std::ops::Range;

use super::prelude::*;
use crate::guidance::finding::Level;

rule! {
    /// Prose names no item of the case by its id, and writes dates as people say them.
    ///
    /// # Why
    /// Documents number outcomes and actions anew, and show no ids: "see action a5" leads nowhere. And
    /// a date such as 2026-09-16 is for machines; families read "16 September 2026".
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a5
    ///     what: Nia sees Ffion at school.
    ///     why: Ffion asked for it on 2026-09-16.
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through.
    ///     why_so_long: It takes until the last of the talks in action a5.
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a5
    ///     what: Nia sees Ffion at school.
    ///     why: Ffion asked for it on 16 September 2026.
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through.
    ///     why_so_long: It takes until the last of the talks with Nia.
    /// ```
    FILE_MARKS = "LANG010", "ids-and-dates-in-prose", since "0.1.0", covers ["LANG-JARGON"], check file_marks
}

fn file_marks(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let case = cx.case;
    let ids: Vec<&str> = (case.outcomes.iter().map(|o| o.id.as_str()))
        .chain(case.actions.iter().map(|a| a.id.as_str()))
        .chain(case.needs.iter().map(|n| n.id.as_str()))
        .chain(case.risks.iter().map(|r| r.id.as_str()))
        .chain(case.safety_plan.rules.iter().map(|r| r.id.as_str()))
        .filter(|id| is_mark(id))
        .collect();
    // What is shared or withheld is decided item by item; no document shows these texts.
    let shown = |record: &str| !matches!(record, "SharingDecision" | "Withholding");
    for passage in cx.texts().passages.iter().filter(|p| shown(p.record)) {
        let words = &passage.phrase.words;
        for range in marks(words) {
            let word = &words[range.clone()];
            if is_date(word) {
                let message = format!("{} is a date as a file writes it", quote(word));
                out.within(passage.phrase.at, range, message)
                    .help("write the day as people say it, such as 16 September 2026")
                    .level(Level::Advice);
            } else if is_mark(word) && ids.contains(&word) {
                let message = format!("{} is an id of this case, which no document shows", quote(word));
                out.within(passage.phrase.at, range, message).help("say in words what is meant");
            }
        }
    }
}

/// The words that end with a figure; no others can be a date or an id.
fn marks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let is_within = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    // Most texts hold no figure. Each byte is asked, so that the machine asks many at once.
    let holds_figure = bytes.iter().fold(false, |found, byte| found | byte.is_ascii_digit());
    let mut from = if holds_figure { 0 } else { bytes.len() };
    std::iter::from_fn(move || {
        loop {
            let digit = from + bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
            let start = digit - bytes[..digit].iter().rev().take_while(|byte| is_within(byte)).count();
            let end = digit + bytes[digit..].iter().take_while(|byte| is_within(byte)).count();
            from = end;
            if bytes[end - 1].is_ascii_digit() {
                return Some(start..end);
            }
        }
    })
}

/// Whether an id could not be a word of a sentence: a letter or two, and a number.
fn is_mark(id: &str) -> bool {
    let figures = id.trim_start_matches(|c: char| c.is_ascii_lowercase());
    (1..=2).contains(&(id.len() - figures.len()))
        && (1..=3).contains(&figures.len())
        && figures.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word is a date such as 2026-09-16.
fn is_date(word: &str) -> bool {
    word.len() == 10
        && word
            .bytes()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}
