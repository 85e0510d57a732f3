//! Faults as findings, so that every form of report can tell them.

use std::path::{Path, PathBuf};

use super::Fault;
use crate::case::Place;
use crate::case::nodes::Span;
use crate::document::template_set::{BUILT_IN_FOLDER, Faults, TemplateSet};
use crate::guidance::Finding;

/// The way to a file of a set in a folder, by its name in the set. What is built in lies in no folder.
pub fn path_of(folder: &Path, file: &str) -> PathBuf {
    if file.starts_with(BUILT_IN_FOLDER) { PathBuf::from(file) } else { folder.join(file) }
}

impl Faults {
    /// Adds faults of a set. `folder` is where the set lies.
    pub fn add(&mut self, faults: &[Fault], set: &TemplateSet, folder: &Path) {
        self.tell(faults, folder, &|file| set.text(file).unwrap_or_default());
    }

    /// Adds faults of a set whose files are found by `text`.
    pub(in crate::document) fn tell(
        &mut self,
        faults: &[Fault],
        folder: &Path,
        text: &dyn Fn(&str) -> String,
    ) {
        for fault in faults {
            let file = self.file(&path_of(folder, &fault.file), &text(&fault.file));
            let place = Place::InFile(Span { file, bytes: fault.bytes.clone() });
            let found = fault.kind.finding(place, fault.message.clone(), &fault.help);
            self.findings.push(Finding { level: fault.level, ..found });
        }
    }
}
