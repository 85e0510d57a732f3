//! Template sets on the command line: read, and what is wrong with one told as a case's findings are.

use std::path::Path;

use super::End;
use super::output::Output;
use crate::document::{Faults, ReadySet, TemplateSet};
use crate::report::{Checked, Words, shown_path, text};

/// The built-in set with what a folder holds over it.
///
/// # Errors
/// When it cannot be used: what is wrong has been said.
pub(super) fn read_set(folder: &Path, output: &Output) -> Result<TemplateSet, End> {
    match TemplateSet::built_in().with_folder(folder) {
        Ok(set) => {
            if !output.quiet {
                output.message(&told(folder, set.remarks.clone(), output));
            }
            Ok(set)
        }
        Err(faults) => Err(faulty(folder, *faults, output)),
    }
}

/// Says what is wrong with a set that cannot be used.
pub(super) fn faulty(folder: &Path, faults: Faults, output: &Output) -> End {
    let count = faults.findings.len();
    output.message(&told(folder, faults, output));
    let things = if count == 1 { "one thing is".to_owned() } else { format!("{count} things are") };
    let shown = shown_path(folder);
    output.error(
        &format!("the templates in {shown} cannot be used: {things} wrong in them"),
        "nothing was made with them; `cpplan explain CODE` says more",
    )
}

/// The same, ready for documents.
///
/// # Errors
/// When it cannot be used: what is wrong has been said.
pub(super) fn ready_set(folder: Option<&Path>, output: &Output) -> Result<ReadySet, End> {
    let (set, of) = match folder {
        Some(folder) => (read_set(folder, output)?, format!("{}: ", shown_path(folder))),
        // The built-in set is part of the program: tests read it.
        None => (TemplateSet::built_in(), String::new()),
    };
    set.ready().map_err(|error| output.error(&format!("{of}{error}"), "mend the templates"))
}

fn told(folder: &Path, faults: Faults, output: &Output) -> String {
    let Faults { nodes, findings } = faults;
    // A set holds nothing of a child, so it is shown as it is.
    let look = output.look_of_messages(Words::Shown);
    text(&Checked { path: shown_path(folder), nodes, findings, asked: Vec::new() }, look)
}
