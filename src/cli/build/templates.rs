//! The template sets of a build: the built-in one, and those that profiles name.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::case::reading::nearest;
use crate::cli::End;
use crate::cli::output::Output;
use crate::cli::profile::Profiles;
use crate::cli::set::ready_set;
use crate::document::{DocumentKind, ReadySet};
use crate::guidance::Profile;
use crate::pdf::Fonts;

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
    /// When one cannot be used: what is wrong has been said.
    pub(super) fn of(profiles: &Profiles, fonts: &Fonts, output: &Output) -> Result<Templates, End> {
        let built_in = ready_set(None, fonts, output)?;
        let mut own = HashMap::new();
        let mut folders: Vec<PathBuf> = profiles.all().filter_map(|p| p.templates.clone()).collect();
        folders.sort();
        folders.dedup();
        for folder in folders {
            let set = ready_set(Some(&folder), fonts, output)?;
            own.insert(folder, set);
        }
        Ok(Templates { built_in, own })
    }

    /// The set that a profile names, else the built-in one.
    pub(super) fn for_profile(&self, profile: &Profile) -> &ReadySet {
        profile.templates.as_ref().and_then(|folder| self.own.get(folder)).unwrap_or(&self.built_in)
    }

    /// What the set of a profile is called in a manifest: its name, not the way to it.
    pub(super) fn name(&self, profile: &Profile) -> &str {
        match self.for_profile(profile).name() {
            "" => BUILT_IN,
            name => name,
        }
    }

    /// Documents of which no set knows: what is wrong, and what to do.
    pub(super) fn unknown(&self, wanted: &[String]) -> Option<(String, String)> {
        let sets = || std::iter::once(&self.built_in).chain(self.own.values());
        let id = wanted.iter().find(|id| !sets().any(|set| set.kinds().any(|k| k.id == **id)))?;
        Some(no_document(id, sets().flat_map(ReadySet::kinds)))
    }
}

/// The kinds with these names, in a set.
///
/// # Errors
/// What is wrong, and what to do, when the set does not have one.
pub(in crate::cli) fn kinds_named(
    set: &ReadySet,
    wanted: &[String],
) -> Result<Vec<&'static DocumentKind>, (String, String)> {
    let kind = |id: &String| set.kinds().find(|k| k.id == id).ok_or_else(|| no_document(id, set.kinds()));
    wanted.iter().map(kind).collect()
}

fn no_document(id: &str, known: impl Iterator<Item = &'static DocumentKind>) -> (String, String) {
    let mut known: Vec<&str> = known.map(|k| k.id).collect();
    // Several sets share the built-in kinds.
    let mut seen = std::collections::HashSet::new();
    known.retain(|id| seen.insert(*id));
    let help = match nearest(id, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? `cpplan documents` lists them"),
        None => format!("there is {}", known.join(", ")),
    };
    (format!("there is no document `{id}`"), help)
}
