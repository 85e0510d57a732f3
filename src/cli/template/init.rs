//! `cpplan template init`: copies built-in files into a set, to be changed there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{KEPT, set_file};
use crate::case::reading::nearest;
use crate::cli::End;
use crate::cli::output::Output;
use crate::cli::write::{Outlet, WriteError, is_taken, write_new};
use crate::document::{SET_FILE, built_in_files, kind, set_schema, sha256};
use crate::report::shown_path;

/// The arguments of `template init`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    /// The folder of the set. If there is a set in it, the files are added to it.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Which files: documents as in `cpplan documents`, each with its words; `theme`; `words`; or names of files.
    /// Without it, all.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    only: Vec<String>,
    /// Write also over files that are there.
    #[arg(long)]
    force: bool,
}

/// Why nothing was copied: what is wrong, and what to do.
type Refusal = (String, String);

impl Init {
    pub(super) fn run(&self, output: &mut Output) -> End {
        match self.copy() {
            Ok(written) => {
                let lines: String =
                    written.iter().map(|name| format!("{}\n", shown_path(&self.folder.join(name)))).collect();
                output.result(&lines);
                if !output.quiet {
                    output.message(&self.next_steps());
                }
                End::Done
            }
            Err((message, help)) => output.error(&message, &help),
        }
    }

    /// The names of the files that were written, what is kept for comparison left out.
    fn copy(&self) -> Result<Vec<String>, Refusal> {
        let names = self.wanted()?;
        let chosen: Vec<(&str, &str)> =
            built_in_files().iter().copied().filter(|(name, _)| names.contains(name)).collect();
        let copies: BTreeMap<String, String> =
            chosen.iter().map(|(name, text)| ((*name).to_owned(), sha256(text.as_bytes()))).collect();
        let path = self.folder.join(SET_FILE);
        let is_set = is_taken(&path);
        let set = match is_set {
            true => {
                let there = fs::read_to_string(&path).map_err(|_| {
                    (format!("{} cannot be read", shown_path(&path)), "look at its permissions".to_owned())
                })?;
                set_file::with_copies(&there, &copies).map_err(|message| (message, String::new()))?
            }
            false => set_file::new(&self.name(), &copies),
        };
        let own = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        let kept = |(name, text): &(&str, &str)| (format!("{KEPT}/{name}"), text.as_bytes().to_vec());
        let mut files: Vec<(String, Vec<u8>)> = chosen.iter().map(own).collect();
        if !is_set {
            files.push((SET_FILE.to_owned(), set.clone().into_bytes()));
        }
        let mut written: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        written.sort();
        if self.force {
            self.replace(files)?;
        } else {
            write_new(&self.folder, files).map_err(|error| refused(&error))?;
        }
        // What is only recorded or kept for comparison is the program's own, and follows.
        let mut records: Vec<(String, Vec<u8>)> = chosen.iter().map(kept).collect();
        records.push((format!("{KEPT}/set.schema.json"), format!("{:#}\n", set_schema()).into_bytes()));
        records.push((SET_FILE.to_owned(), set.into_bytes()));
        self.replace(records)?;
        Ok(written)
    }

    fn replace(&self, files: Vec<(String, Vec<u8>)>) -> Result<(), Refusal> {
        let outlet = Outlet { folder: self.folder.clone(), force: true };
        outlet.write(files).map(drop).map_err(|error| refused(&error))
    }

    /// The built-in files that are meant.
    fn wanted(&self) -> Result<BTreeSet<&'static str>, Refusal> {
        let all = || built_in_files().iter().map(|(name, _)| *name);
        if self.only.is_empty() {
            return Ok(all().collect());
        }
        let mut found = BTreeSet::new();
        for wanted in self.only.iter().map(|w| w.trim()).filter(|w| !w.is_empty()) {
            let template = kind(wanted).map(|k| k.template);
            let is_meant = |name: &str| match wanted {
                "words" => name.starts_with("words/"),
                _ => {
                    let is_words_of =
                        || name.starts_with("words/") && name.ends_with(&format!("/{wanted}.yaml"));
                    name == wanted
                        || name.strip_suffix(".md") == Some(wanted)
                        || name.strip_suffix(".yaml") == Some(wanted)
                        || template == Some(name)
                        || is_words_of()
                }
            };
            let before = found.len();
            found.extend(all().filter(|name| is_meant(name)));
            if found.len() == before && !all().any(is_meant) {
                let known: BTreeSet<&str> =
                    all().map(|n| n.strip_suffix(".md").unwrap_or(n)).chain(["words", "theme"]).collect();
                let help = match nearest(wanted, known.into_iter()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`cpplan template list` names the files".to_owned(),
                };
                return Err((format!("there is no built-in `{wanted}`"), help));
            }
        }
        Ok(found)
    }

    /// What the set is called: as its folder.
    fn name(&self) -> String {
        let whole = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        whole.file_name().map_or_else(|| "own".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    fn next_steps(&self) -> String {
        let folder = shown_path(&self.folder);
        let profile = Path::new("cpplan.yaml");
        let named =
            fs::read_to_string(profile).is_ok_and(|text| text.contains(&format!("templates: {folder}")));
        let profile = match (named, profile.exists()) {
            (true, _) => String::new(),
            (_, true) => format!(
                "next: name the set in cpplan.yaml, your profile, with the line `templates: {folder}`\n"
            ),
            _ => format!(
                "next: name the set in your profile, the file cpplan.yaml beside or above the cases:\n  cpplan_profile: 1\n  templates: {folder}\n"
            ),
        };
        format!(
            "{profile}next: {folder}/{SET_FILE} says how to go on; `cpplan template list {folder}` shows what the set changes\n"
        )
    }
}

fn refused(error: &WriteError) -> Refusal {
    let help = match error {
        WriteError::Taken(_) => {
            "nothing was written; choose files that are not there yet with `--only`, or write over them with `--force`"
        }
        _ => "look at the permissions and the free space, or choose another folder",
    };
    (error.to_string(), help.to_owned())
}
