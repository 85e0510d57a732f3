//! The case: its YAML, its model, its dates, and where each value stands in which file.
//!
//! This room knows nothing of guidance or documents. What can be wrong in the writing of a case is
//! a [`Problem`] here; what the guidance asks of it is judged elsewhere.

pub mod files;
mod frequency;
pub mod kin;
mod letters;
mod load;
pub mod model;
pub mod nodes;
mod parse;
mod place;
pub mod problem;
pub mod reading;
pub mod record;
pub(crate) mod references;
mod schema;
mod text;
mod traps;
pub mod values;
pub mod wall;
mod written;

pub use load::{
    FORMAT, FileKind, LoadError, Loaded, case_language, is_safe_reference, load, load_beside, load_settings,
    load_text,
};
pub use model::Case;
pub(crate) use place::line_breaks;
pub use place::{LineColumn, Lines, Place, line_column};
pub use problem::{Problem, ProblemKind};
pub use schema::{case_schema, settings_schema};

/// A text in the form in which it is checked and printed.
pub(crate) fn normalised(text: &str) -> String {
    letters::normalise(text).0
}

/// Reads a YAML text that is no case (a theme, a file of words) into nodes and gives the root.
///
/// # Errors
/// What is wrong, in a sentence, when the text cannot be read.
pub fn reading_yaml(nodes: &mut nodes::Nodes, text: &str) -> Result<nodes::NodeId, String> {
    let mut problems = Vec::new();
    let file = nodes.files().len().saturating_sub(1);
    let root = parse::parse(nodes, file, text, &mut problems).map_err(|error| match error {
        parse::Unreadable::Syntax(error) => {
            format!("cannot be read at line {}: {}", error.at.line, error.message)
        }
        parse::Unreadable::Empty => "is empty".to_owned(),
        parse::Unreadable::TooLarge(what, _) => format!("cannot be read: {what}"),
        parse::Unreadable::SeveralDocuments(_) => "holds more than one document".to_owned(),
    })?;
    match problems.first() {
        Some(problem) => Err(format!("cannot be read: {}", problem.message)),
        None => Ok(root),
    }
}
