//! `cpplan diff`: what changed from one version of a case to the next.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::End;
use super::output::Output;
use super::redact::RedactArgument;
use super::single::one_case;
use super::today::TodayArgument;
use crate::case::values::Language;
use crate::changes::compare;
use crate::document::{TemplateSet, facts_of};
use crate::reader::{Reader, view};
use crate::report::{changes_json, changes_text};

/// The arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The case as it was.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The case as it is.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// The form of the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    redact: RedactArgument,
    #[command(flatten)]
    today: TodayArgument,
}

/// The forms of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs, version 1.
    Json,
}

impl Diff {
    /// Tells what changed, as the team may see it.
    pub(super) fn run(&self, output: &mut Output) -> End {
        match self.told(output) {
            Ok(text) => {
                output.result(&text);
                End::Done
            }
            Err(end) => end,
        }
    }

    fn told(&self, output: &Output) -> Result<String, End> {
        let day = self.today.day(output)?;
        let (_, old) = one_case(&self.old, output)?;
        let (_, new) = one_case(&self.new, output)?;
        let english = Language::english();
        let of = |loaded| view(loaded, &Reader::Team.into(), &english, day);
        let (before, now) = (of(&old), of(&new));
        let changes = compare(&before, &now, &now);
        // The built-in set is part of the program: tests read it.
        let set = TemplateSet::built_in().ready();
        let words = set.and_then(|set| set.words(&english)).map_err(|e| output.error(&e.to_string(), ""))?;
        let facts = facts_of(&now);
        let show = self.redact.words(self.format == Format::Json);
        let told = match self.format {
            Format::Text => changes_text(&changes, &words, &facts, show),
            Format::Json => changes_json(&changes, &words, &facts, show).map(|v| format!("{v:#}\n")),
        };
        if changes.is_empty() && !output.quiet {
            output.message("nothing changed in the parts of the plan that are compared\n");
        }
        told.map_err(|e| output.error(&e.to_string(), ""))
    }
}
