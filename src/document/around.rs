//! What stands around the content of every document: fixed labels, and the looks to choose from on a screen.

use super::template_set::ReadySet;
use super::theme::Style;
use super::tree::{Labels, Look, ReadingLabels};
use crate::locale::{Facts, WordsError};
use crate::reader::View;

/// What decides the variants of words for a case.
pub fn facts_of(view: &View) -> Facts {
    Facts {
        nation: view.case.choice("nation").unwrap_or("england"),
        plan: view.case.choice("plan").unwrap_or("child_protection"),
        stage: view.case.choice("stage").unwrap_or("initial"),
    }
}

/// The labels, in the words of a language.
///
/// # Errors
/// When a fixed word is missing.
pub fn labels(word: impl Fn(&str) -> Result<String, WordsError>) -> Result<Labels, WordsError> {
    Ok(Labels {
        contents: word("contents")?,
        skip: word("skip")?,
        page: word("page")?,
        of: word("of")?,
        top: word("top")?,
        reading: ReadingLabels {
            tools: word("reading.tools")?,
            aloud: word("reading.aloud")?,
            stop: word("reading.stop")?,
            smaller: word("reading.smaller")?,
            larger: word("reading.larger")?,
            look: word("reading.look")?,
        },
    })
}

/// All looks of a document, with their names.
///
/// # Errors
/// When a fixed word is missing.
pub fn looks(
    set: &ReadySet,
    document: &str,
    word: impl Fn(&str) -> Result<String, WordsError>,
) -> Result<Vec<Look>, WordsError> {
    Style::ALL
        .into_iter()
        .map(|style| {
            let label = word(&format!("reading.{}", style.word().replace('-', "_")))?;
            Ok(Look { style, label, theme: set.theme(style, document) })
        })
        .collect()
}
