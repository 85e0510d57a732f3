//! `cpplan template diff`: what changed in the built-in files since a set copied them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use similar::TextDiff;

use super::{KEPT, set_file};
use crate::cli::End;
use crate::cli::output::Output;
use crate::cli::set::faulty;
use crate::cli::write::Outlet;
use crate::document::{SET_FILE, built_in_files, recorded, sha256};
use crate::report::{Words, shown_path};

/// The arguments of `template diff`.
#[derive(Debug, Args)]
pub(in crate::cli) struct TemplateDiff {
    /// The folder of the set.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Take what changed as carried over: the next comparison begins from what is built in now.
    #[arg(long)]
    accept: bool,
}

/// A built-in file that is not as it was copied.
struct Changed {
    name: String,
    /// As it was; nothing where the copy is not kept any more.
    before: Option<String>,
    /// As it is built in now; nothing where it is not there any more.
    now: Option<&'static str>,
}

impl TemplateDiff {
    pub(super) fn run(&self, output: &mut Output) -> End {
        let recorded = match recorded(&self.folder) {
            Ok(recorded) => recorded,
            Err(faults) => return faulty(&self.folder, *faults, output),
        };
        let built_in: BTreeMap<&str, &'static str> = built_in_files().iter().copied().collect();
        let mut changed = Vec::new();
        for (name, hash) in recorded.copies.iter().filter(|(name, _)| recorded.files.contains(*name)) {
            let now = built_in.get(name.as_str()).copied();
            if now.is_none_or(|text| sha256(text.as_bytes()) != *hash) {
                let kept = fs::read_to_string(self.folder.join(KEPT).join(name)).ok();
                let before = kept.filter(|text| sha256(text.as_bytes()) == *hash);
                changed.push(Changed { name: name.clone(), before, now });
            }
        }
        let since = match recorded.made_for.as_str() {
            "" => "as copied".to_owned(),
            version => format!("as copied from cpplan {version}"),
        };
        let is_coloured = output.look(Words::Shown).color;
        let text: String = changed.iter().map(|c| told(c, &since, is_coloured)).collect();
        output.result(&text);
        let untold = recorded
            .files
            .iter()
            .filter(|name| built_in.contains_key(name.as_str()) && !recorded.copies.contains_key(*name));
        if !output.quiet {
            for name in untold {
                output.message(&format!(
                    "note: `{name}` is not recorded as a copy of the built-in file, so nothing can be said of what changed in that\n"
                ));
            }
            if changed.is_empty() {
                output.message("nothing changed in the built-in files from which this set was copied\n");
            }
        }
        if self.accept {
            return self.accept(&changed, output);
        }
        if !changed.is_empty() && !output.quiet {
            output.message("when what matters is carried over, say so with `--accept`\n");
        }
        End::Done
    }

    /// Records what is built in now as what the set was copied from.
    fn accept(&self, changed: &[Changed], output: &Output) -> End {
        let now: Vec<(&str, &str)> = changed.iter().filter_map(|c| Some((c.name.as_str(), c.now?))).collect();
        let hashes = now.iter().map(|(name, text)| ((*name).to_owned(), sha256(text.as_bytes()))).collect();
        let path = self.folder.join(SET_FILE);
        let there = match fs::read_to_string(&path) {
            Ok(there) => there,
            Err(_) => {
                return output
                    .error(&format!("{} cannot be read", shown_path(&path)), "look at its permissions");
            }
        };
        let set = match set_file::with_copies(&there, &hashes) {
            Ok(set) => set,
            Err(message) => return output.error(&message, "write them so, and accept again"),
        };
        let mut files: Vec<(String, Vec<u8>)> =
            now.iter().map(|(name, text)| (format!("{KEPT}/{name}"), text.as_bytes().to_vec())).collect();
        files.push((SET_FILE.to_owned(), set.into_bytes()));
        match (Outlet { folder: self.folder.clone(), force: true }).write(files) {
            Ok(_) => End::Done,
            Err(error) => output.error(&error.to_string(), "look at the permissions and the free space"),
        }
    }
}

fn told(changed: &Changed, since: &str, is_coloured: bool) -> String {
    let name = &changed.name;
    match (&changed.before, changed.now) {
        (_, None) => format!("{name} is not built in any more\n\n"),
        (None, Some(_)) => format!(
            "{name} has changed; what it was is not kept in {KEPT}, so it cannot be shown. Compare it with `cpplan template init NEW --only {name}`\n\n"
        ),
        (Some(before), Some(now)) => {
            let diff = TextDiff::from_lines(before.as_str(), now);
            let as_now = format!("{name} as built in now, cpplan {}", env!("CARGO_PKG_VERSION"));
            let text =
                diff.unified_diff().context_radius(3).header(&format!("{name} {since}"), &as_now).to_string();
            if is_coloured { coloured(&text) + "\n" } else { text + "\n" }
        }
    }
}

/// Lines that went in red, lines that came in green.
fn coloured(text: &str) -> String {
    let line = |line: &str| match line.as_bytes().first() {
        Some(b'-') => format!("\u{1b}[31m{line}\u{1b}[0m\n"),
        Some(b'+') => format!("\u{1b}[32m{line}\u{1b}[0m\n"),
        Some(b'@') => format!("\u{1b}[36m{line}\u{1b}[0m\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
