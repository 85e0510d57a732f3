//! Template sets on the command line: read, and what is wrong with one told as a case's findings are.

use std::path::Path;

use super::End;
use super::output::Output;
use crate::document::faults::static_faults;
use crate::document::{Faults, ReadySet, TemplateSet};
use crate::pdf::{self, Fonts};
use crate::report::{Checked, Look, Words, shown_path, text};

/// The built-in set with what a folder holds over it, as far as it can be read, and everything that is wrong with
/// it and can be told without a case: its files, templates, words, theme, and the fonts that it names.
///
/// # Errors
/// When there is nothing to be read: what is wrong has been said.
pub(super) fn looked_through(
    folder: &Path,
    fonts: &Fonts,
    output: &Output,
) -> Result<(TemplateSet, Faults), End> {
    let read = TemplateSet::built_in().with_folder(folder);
    let (set, mut faults) = read.map_err(|faults| faulty(folder, *faults, output))?;
    let mut found = static_faults(&set);
    found.extend(pdf::faults(&set, fonts));
    faults.add(&found, &set, folder);
    Ok((set, faults.in_order()))
}

/// A set that can be used.
///
/// # Errors
/// When it cannot: what is wrong has been said.
pub(super) fn read_set(folder: &Path, fonts: &Fonts, output: &Output) -> Result<TemplateSet, End> {
    let (set, faults) = looked_through(folder, fonts, output)?;
    if faults.has_errors() {
        return Err(faulty(folder, faults, output));
    }
    if !output.quiet {
        output.message(&told(folder, faults, output.look_of_messages(Words::Shown)));
    }
    Ok(set)
}

/// Says what is wrong with a set that cannot be used.
pub(super) fn faulty(folder: &Path, faults: Faults, output: &Output) -> End {
    let count = faults.findings.len();
    output.message(&told(folder, faults, output.look_of_messages(Words::Shown)));
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
pub(super) fn ready_set(folder: Option<&Path>, fonts: &Fonts, output: &Output) -> Result<ReadySet, End> {
    let (set, of) = match folder {
        Some(folder) => (read_set(folder, fonts, output)?, format!("{}: ", shown_path(folder))),
        // The built-in set is part of the program: tests read it.
        None => (TemplateSet::built_in(), String::new()),
    };
    set.ready().map_err(|error| output.error(&format!("{of}{error}"), "mend the templates"))
}

/// What is wrong with a set, each thing with the piece of the file.
pub(super) fn told(folder: &Path, faults: Faults, look: Look) -> String {
    // A set holds nothing of a child, so it is shown as it is.
    text(&checked(folder, faults), look)
}

/// The same for a report in any form.
pub(super) fn checked(folder: &Path, faults: Faults) -> Checked {
    let Faults { nodes, findings } = faults;
    Checked { path: shown_path(folder), nodes, findings, asked: Vec::new(), names: None }
}
