//! The template sets of a build: the built-in one, and those that profiles name.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::case::nodes::Nodes;
use crate::cli::profile::Profiles;
use crate::document::faults::findings;
use crate::document::{CompileError, ReadySet, TemplateSet};
use crate::guidance::{Finding, Profile};
use crate::report::{Checked, Look, shown_path, text};

/// The name of the set that is part of the program.
const BUILT_IN: &str = "built-in";

/// The sets of a build, each read once.
pub(super) struct Templates {
    built_in: ReadySet,
    own: HashMap<PathBuf, ReadySet>,
}

impl Templates {
    /// Those that these profiles need.
    ///
    /// # Errors
    /// What is wrong with one of them, ready to be shown.
    pub(super) fn of(profiles: &Profiles, look: Look) -> Result<Templates, String> {
        let built_in = TemplateSet::built_in().ready().map_err(|error| in_words(&error.to_string()))?;
        let mut own = HashMap::new();
        for folder in profiles.all().filter_map(|p| p.templates.clone()) {
            let set =
                TemplateSet::built_in().with_folder(&folder).map_err(|error| in_words(&error.to_string()))?;
            let ready = set.clone().ready().map_err(|error| match error {
                CompileError::Faults(faults) => {
                    let found = findings(&faults, &set, &folder);
                    format!("{}{HINT}", of_templates(&folder, found, look))
                }
                other => in_words(&format!("{}: {other}", folder.display())),
            })?;
            own.insert(folder, ready);
        }
        Ok(Templates { built_in, own })
    }

    /// The set that a profile names, else the built-in one.
    pub(super) fn for_profile(&self, profile: &Profile) -> &ReadySet {
        profile.templates.as_ref().and_then(|folder| self.own.get(folder)).unwrap_or(&self.built_in)
    }

    /// What the set of a profile is called in a manifest: the name of its folder, not the way to it.
    pub(super) fn name<'a>(&self, profile: &'a Profile) -> &'a str {
        let folder = profile.templates.as_ref().and_then(|f| f.file_name()).and_then(|n| n.to_str());
        folder.unwrap_or(BUILT_IN)
    }
}

const HINT: &str = "hint: mend the templates, or build without this profile\n";

fn in_words(message: &str) -> String {
    format!("error: {message}\n{HINT}")
}

/// Faults of templates, each with the piece of the file.
pub(super) fn of_templates(folder: &Path, (nodes, findings): (Nodes, Vec<Finding>), look: Look) -> String {
    text(&Checked { path: shown_path(folder), nodes, findings, asked: Vec::new() }, look)
}
