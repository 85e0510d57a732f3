//! What can go wrong on the way to a PDF.

use std::sync::Arc;

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// Letters that no font at hand has.
    #[error(
        "no font has {}; install a font that has them, or give a folder with one by --font-path",
        list(.0)
    )]
    MissingLetters(Vec<Missing>),
    /// None of the fonts that the theme names is there.
    #[error(
        "none of the theme's fonts was found ({}); install one of them, or give a folder with one by --font-path",
        .0.join(", ")
    )]
    NoFont(Vec<String>),
    /// Words that would not be on the paper, or would be outside their box.
    #[error(
        "on page {page} the words “{words}” would not be wholly on the paper; make the text around them shorter, or the widths of the columns wider"
    )]
    OffPaper {
        /// The page, from 1.
        page: usize,
        /// The beginning of the words.
        words: String,
    },
    /// A link that leads nowhere, or that documents do not allow.
    #[error(
        "the link to `{0}` cannot be used; a link begins with `https:`, `http:`, `mailto:` or `tel:`, or is `#` with the id of a heading of the same document"
    )]
    Link(String),
    /// Typst refused the document: a fault of the program or of its theme, not of the case.
    #[error("the typesetter refused the document: {}", .0.join("; "))]
    Typst(Vec<String>),
}

/// Letters of one text that no font has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Where the text stands in the case; `None` for fixed words.
    pub source: Option<Arc<str>>,
    /// The letters, each once, in the order in which they first come.
    pub letters: Vec<char>,
}

fn list(missing: &[Missing]) -> String {
    let letters = |letters: &[char]| {
        let each: Vec<String> = letters.iter().map(|c| format!("‘{c}’ (U+{:04X})", u32::from(*c))).collect();
        each.join(", ")
    };
    let each: Vec<String> = missing
        .iter()
        .map(|m| match &m.source {
            Some(path) => format!("{} in `{path}`", letters(&m.letters)),
            None => letters(&m.letters),
        })
        .collect();
    each.join("; ")
}
