//! Everything that is wrong with a template set and can be told without a case: each fault with its file and its
//! place, what is wrong, and what would be right.
//!
//! A template engine stops at the first mistake, and finds none in a branch that no case takes. Here the tree of
//! every template is walked instead, with the kinds of value that the model of the case declares, so that a
//! misspelt field is found wherever it stands.

mod arguments;
mod calls;
mod expressions;
pub mod globals;
mod headings;
pub(in crate::document) mod input;
mod kinds;
mod markup;
mod of_words;
pub(in crate::document) mod source;
mod told;
mod types;
mod walk;

use std::ops::Range;

pub use kinds::*;
pub use told::path_of;

use crate::document::TemplateSet;
use crate::guidance::Level;
use input::Input;

/// One fault of a template set.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What kind.
    pub kind: &'static FaultKind,
    /// How much it weighs.
    pub level: Level,
    /// The file, as named in the set: `plan.md`, `words/cy/plan.yaml`, `theme.yaml`.
    pub file: String,
    /// Where in it, in bytes.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

impl Fault {
    /// A fault with the weight of its kind.
    pub fn new(
        kind: &'static FaultKind,
        file: &str,
        bytes: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        Fault {
            kind,
            level: kind.level,
            file: file.to_owned(),
            bytes,
            message: message.into(),
            help: help.into(),
        }
    }

    /// The same with less weight.
    #[must_use]
    pub fn as_warning(self) -> Fault {
        Fault { level: Level::Warning, ..self }
    }
}

/// Everything that is wrong with the text of a set: its templates, its words and its theme. Fonts are asked of
/// whoever has them: see [`crate::pdf::faults`].
pub fn static_faults(set: &TemplateSet) -> Vec<Fault> {
    let input = Input::of(set);
    let mut faults = Vec::new();
    let book = of_words::Book::read(&input, &mut faults);
    walk::templates(&input, &book, &mut faults);
    for (_, file) in input.own_names() {
        markup::check(file.origin, file.text, &mut faults);
    }
    faults.extend(crate::document::theme::faults(set));
    faults.sort_by(|a, b| (&a.file, a.bytes.start, a.kind.code).cmp(&(&b.file, b.bytes.start, b.kind.code)));
    faults.dedup();
    faults
}
