//! The template sets of a build: the built-in one, and those that profiles name.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::cli::profile::Profiles;
use crate::document::{ReadySet, TemplateSet};
use crate::guidance::Profile;

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
    /// What is wrong with one of them, in words.
    pub(super) fn of(profiles: &Profiles) -> Result<Templates, String> {
        let built_in = TemplateSet::built_in().ready().map_err(|error| error.to_string())?;
        let mut own = HashMap::new();
        for folder in profiles.all().filter_map(|p| p.templates.clone()) {
            let set = TemplateSet::built_in().with_folder(&folder).map_err(|error| error.to_string())?;
            let ready = set.ready().map_err(|error| format!("{}: {error}", folder.display()))?;
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
