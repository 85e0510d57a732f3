//! What changed between two versions, for people and for programs.

use serde_json::{Value, json};

use super::redact::{Words as Shown, is_unsafe};
use crate::changes::{Became, Change, Said};
use crate::locale::{Facts, Words, WordsError};

/// Changes as lines for people, in the words of a language.
///
/// # Errors
/// When a fixed word is missing.
pub fn changes_text(
    changes: &[Change],
    words: &Words,
    facts: &Facts,
    show: Shown,
) -> Result<String, WordsError> {
    let word = |key: &str| words.get(&format!("changes.{key}"), facts, None, &[]);
    let said = |all: &[Said], empty: &str| -> Result<String, WordsError> {
        let parts: Result<Vec<String>, WordsError> =
            all.iter().map(|one| in_words(one, words, facts, show)).collect();
        let parts = parts?;
        if parts.is_empty() { word(empty).map(|w| format!("({w})")) } else { Ok(parts.join("; ")) }
    };
    let mut out = String::new();
    let mut part = None;
    for change in changes {
        if part != Some(change.part) {
            let gap = if part.is_some() { "\n" } else { "" };
            out.push_str(&format!("{gap}{}\n", word(&format!("part.{}", change.part.word()))?));
            part = Some(change.part);
        }
        let became = word(&format!("became.{}", change.became.word()))?;
        let name = if change.name.is_empty() { String::new() } else { said(&change.name, "is_empty")? };
        let line = [became.as_str(), &change.id, &name].join("  ");
        out.push_str(&format!(
            "  {}\n",
            line.split("  ").filter(|p| !p.is_empty()).collect::<Vec<_>>().join("  ")
        ));
        for field in &change.fields {
            let label = word(&format!("field.{}", field.key))?;
            out.push_str(&format!("      {label}\n"));
            if change.became != Became::Added {
                out.push_str(&format!("        - {}\n", said(&field.before, "was_empty")?));
            }
            out.push_str(&format!("        + {}\n", said(&field.after, "is_empty")?));
        }
    }
    Ok(out)
}

fn in_words(said: &Said, words: &Words, facts: &Facts, show: Shown) -> Result<String, WordsError> {
    match said {
        Said::Text(_) if show == Shown::Redacted => Ok(REDACTED.to_owned()),
        Said::Text(text) => {
            let line = text.words.split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(line.chars().map(|c| if is_unsafe(c) { '\u{FFFD}' } else { c }).collect())
        }
        Said::Date(date) => words.date(*date, facts),
        Said::Frequency(frequency) => words.frequency(*frequency, facts),
        Said::Choice(set, word) => words.get(&format!("choice.{set}.{word}"), facts, None, &[]),
    }
}

/// What stands in place of text of the case.
const REDACTED: &str = "[redacted]";

/// Changes for programs, version 1. Frequencies are in words of English, all else as in a case.
///
/// # Errors
/// When a fixed word is missing.
pub fn changes_json(
    changes: &[Change],
    words: &Words,
    facts: &Facts,
    show: Shown,
) -> Result<Value, WordsError> {
    let said = |all: &[Said]| -> Result<Vec<String>, WordsError> {
        let one = |one: &Said| match one {
            Said::Date(date) => Ok(date.to_string()),
            Said::Choice(_, word) => Ok((*word).to_owned()),
            other => in_words(other, words, facts, show),
        };
        all.iter().map(one).collect()
    };
    let change = |change: &Change| -> Result<Value, WordsError> {
        let fields: Result<Vec<Value>, WordsError> = change
            .fields
            .iter()
            .map(|f| Ok(json!({"field": f.key, "before": said(&f.before)?, "after": said(&f.after)?})))
            .collect();
        Ok(json!({
            "part": change.part.word(),
            "id": &*change.id,
            "became": change.became.word(),
            "name": said(&change.name)?,
            "fields": fields?,
        }))
    };
    let all: Result<Vec<Value>, WordsError> = changes.iter().map(change).collect();
    Ok(json!({"version": 1, "changes": all?}))
}
