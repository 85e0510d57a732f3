//! Faults as findings, so that every form of report can tell them.

use std::collections::BTreeMap;
use std::path::Path;

use super::Fault;
use crate::case::Place;
use crate::case::nodes::{Nodes, SourceFile};
use crate::document::TemplateSet;
use crate::guidance::Finding;

/// The faults of a set as findings, with the files that they point into. `folder` is where the set lies.
pub fn findings(faults: &[Fault], set: &TemplateSet, folder: &Path) -> (Nodes, Vec<Finding>) {
    told(faults, folder, &|file| text_of(file, set))
}

/// The same, of a set whose files are found by `text`.
pub(in crate::document) fn told(
    faults: &[Fault],
    folder: &Path,
    text: &dyn Fn(&str) -> String,
) -> (Nodes, Vec<Finding>) {
    let mut nodes = Nodes::default();
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told: Vec<Finding> = Vec::new();
    for fault in faults {
        let file = *files.entry(&fault.file).or_insert_with(|| {
            nodes.add_file(SourceFile { path: folder.join(&fault.file), text: text(&fault.file) })
        });
        let place = Place::At(nodes.mark(file, fault.bytes.clone()));
        told.push(Finding {
            code: fault.kind.code,
            name: fault.kind.name,
            level: fault.level,
            message: fault.message.clone(),
            help: (!fault.help.is_empty()).then(|| fault.help.clone()),
            place,
            covers: Vec::new(),
            sources: Vec::new(),
            accepted: None,
        });
    }
    told.sort_by_key(|finding| finding.order(&nodes));
    (nodes, told)
}

/// The text of a file of a set. A picture has none that could be shown.
fn text_of(file: &str, set: &TemplateSet) -> String {
    let found = match file.split('/').collect::<Vec<_>>().as_slice() {
        ["theme.yaml"] => Some(set.theme.clone()),
        ["words", language, name] => set.words.get(*language).and_then(|files| files.get(*name)).cloned(),
        _ => set.templates.get(file).cloned(),
    };
    let asset = || set.assets.get(file).and_then(|bytes| String::from_utf8(bytes.clone()).ok());
    found.or_else(asset).unwrap_or_default()
}
