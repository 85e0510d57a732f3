//! What stands around the content of every document: fixed labels, and the looks to choose from on a screen.

use super::template_set::ReadySet;
use super::theme::Style;
use super::tree::{Labels, Look, ReadingLabels};
use crate::locale::WordsError;

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
