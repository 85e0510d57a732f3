//! Profiles on the command line: as given, else found beside or above each case.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::End;
use super::output::Output;
use crate::case::LoadError;
use crate::case::files::FileError;
use crate::guidance::Profile;
use crate::guidance::profile::{ProfileError, find_profile, load_profile};
use crate::report::{Checked, Words, refusal, shown_path, text};

/// The argument of commands that work on cases.
#[derive(Debug, Args)]
pub(super) struct ProfileArgument {
    /// The authority's profile; without it, the nearest `cpplan.yaml` beside or above each case.
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
}

/// The profiles of some cases.
pub(super) struct Profiles {
    given: Option<Profile>,
    /// By their paths.
    found: HashMap<PathBuf, Profile>,
    /// For each case that has one, the path of its profile.
    of_case: HashMap<PathBuf, PathBuf>,
}

impl ProfileArgument {
    /// Reads the profiles of these cases, and says which were found. `-` stands for a case in the
    /// folder where the program runs.
    ///
    /// # Errors
    /// When a profile cannot be used: then nothing can be said of the cases under it.
    pub(super) fn profiles<'a>(
        &self,
        cases: impl Iterator<Item = &'a Path>,
        output: &Output,
    ) -> Result<Profiles, End> {
        let mut profiles = Profiles { given: None, found: HashMap::new(), of_case: HashMap::new() };
        if let Some(path) = &self.profile {
            profiles.given = Some(read(path, output)?);
            return Ok(profiles);
        }
        for case in cases {
            let Some(path) = find_profile(case) else { continue };
            if !profiles.found.contains_key(&path) {
                let profile = read(&path, output)?;
                if !output.quiet {
                    output.message(&format!("note: {} sets how cases are judged\n", shown_path(&path)));
                }
                profiles.found.insert(path.clone(), profile);
            }
            profiles.of_case.insert(case.to_owned(), path);
        }
        Ok(profiles)
    }

    /// The profile that was given, for commands without a case.
    ///
    /// # Errors
    /// When it cannot be used.
    pub(super) fn given(&self, output: &Output) -> Result<Option<Profile>, End> {
        self.profile.as_deref().map(|path| read(path, output)).transpose()
    }
}

impl Profiles {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Profile> {
        self.given.iter().chain(self.found.values())
    }

    /// The profile that holds for a case.
    pub(super) fn of(&self, case: &Path) -> &Profile {
        let found = || self.of_case.get(case).and_then(|path| self.found.get(path));
        self.given.as_ref().or_else(found).unwrap_or(Profile::none())
    }
}

fn read(path: &Path, output: &Output) -> Result<Profile, End> {
    // A profile holds nothing of a child, so it is shown as it is.
    let look = output.look_of_messages(Words::Shown);
    let shown = shown_path(path);
    load_profile(path).map_err(|error| match error {
        ProfileError::Unreadable(LoadError::File(FileError::Missing(_))) => {
            output.error(&format!("there is no profile {shown}"), "look at the spelling of the path")
        }
        ProfileError::Unreadable(error) => {
            output.message(&refusal(&error, look));
            End::Failed
        }
        ProfileError::Faulty { nodes, findings, .. } => {
            let count = findings.len();
            let checked =
                Checked { path: shown.clone(), nodes: *nodes, findings, asked: Vec::new(), names: None };
            output.message(&text(&checked, look));
            let things = if count == 1 { "one thing is".to_owned() } else { format!("{count} things are") };
            output.error(
                &format!("the profile {shown} cannot be used: {things} wrong in it"),
                "no case was looked at; `cpplan explain CODE` says more",
            )
        }
    })
}
