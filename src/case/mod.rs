//! The case: its YAML, its model, its dates, and where each value stands in which file.
//!
//! This room knows nothing of guidance or documents. What can be wrong in the writing of a case is
//! a [`Problem`] here; what the guidance asks of it is judged elsewhere.

mod build;
mod day;
pub mod files;
mod frequency;
pub mod kin;
pub mod known_by;
mod known_fields;
mod letters;
mod load;
pub(crate) mod many;
pub mod model;
pub mod nodes;
mod nothing;
mod parse;
mod place;
pub mod problem;
pub mod reading;
pub mod record;
pub(crate) mod references;
mod schema;
mod text;
mod traps;
mod usual;
pub mod values;
pub mod wall;
mod written;

pub(crate) use letters::is_simple_letter;
pub use load::{
    FORMAT, FileKind, LoadError, Loaded, case_language, is_safe_reference, load, load_beside, load_settings,
    load_text,
};
pub use model::Case;
pub use nothing::Nothing;
pub(crate) use place::line_breaks;
pub use place::{LineColumn, Lines, Place, line_column};
pub use problem::{Problem, ProblemKind};
pub use schema::{case_schema, settings_schema};

/// A text in the form in which it is checked and printed.
pub(crate) fn normalised(text: &str) -> String {
    letters::normalise(text).0
}

/// Something that is wrong in the writing of a YAML text that is no case.
#[derive(Debug, Clone)]
pub struct Miswritten {
    /// Where, in bytes of the text.
    pub bytes: std::ops::Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// Reads a YAML text that is no case (a theme, a file of words) into nodes: the root, and everything that is
/// wrong in its writing. There is no root where the text cannot be read at all.
pub fn read_yaml(nodes: &mut nodes::Nodes, path: &str, text: &str) -> (nodes::NodeId, Vec<Miswritten>) {
    let file = nodes.add_file(nodes::SourceFile { path: path.into(), text: text.to_owned() });
    let mut problems = Vec::new();
    let unreadable = |byte: usize, message: String, help: &str| {
        let end = (byte + 1).min(text.len()).max(byte);
        (nodes::NodeId::NONE, vec![Miswritten { bytes: byte..end, message, help: help.to_owned() }])
    };
    match parse::parse(nodes, file, text, &mut problems) {
        Ok(root) => {
            let told = problems.into_iter().map(|problem| Miswritten {
                bytes: problem.place.span(nodes).map(|s| s.bytes).unwrap_or_default(),
                message: problem.message,
                help: problem.help.unwrap_or_default(),
            });
            (root, told.collect())
        }
        Err(parse::Unreadable::Syntax(error)) => {
            unreadable(error.byte, error.message.to_string(), &error.help)
        }
        Err(parse::Unreadable::Empty) => {
            unreadable(0, "the file is empty".to_owned(), "write its keys, or delete it")
        }
        Err(parse::Unreadable::TooLarge(what, byte)) => {
            unreadable(byte, format!("the file cannot be read: {what}"), "make it smaller")
        }
        Err(parse::Unreadable::SeveralDocuments(byte)) => {
            unreadable(byte, "the file holds more than one document".to_owned(), "leave out the line `---`")
        }
    }
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
