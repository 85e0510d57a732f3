//! `cpplan check`: what a case does not meet.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::Output;
use super::{End, today};
use crate::case::files::{FileError, SIZE_LIMIT, find_cases, text_of};
use crate::case::values::Date;
use crate::case::{LoadError, Loaded, load, load_text};
use crate::guidance::{Level, check};
use crate::report::{Checked, Counts, ToCome, Words, json, next, refusal, shown_path, summary, text};

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Case files, folders to search for them, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the report.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Leave text of the case out of the report; on by itself for formats that programs read.
    #[arg(long, overrides_with = "no_redact")]
    redact: bool,
    /// Show text of the case also in formats that programs read.
    #[arg(long, overrides_with = "redact")]
    no_redact: bool,
    /// The day on which the case is looked at; without it, SOURCE_DATE_EPOCH or today.
    #[arg(long, value_name = "DATE", value_parser = today::argument)]
    today: Option<Date>,
    /// Show findings of this level and above only.
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "advice")]
    min_level: MinLevel,
    /// End with exit code 0 also when there are errors.
    #[arg(long)]
    exit_zero: bool,
}

/// The forms of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people, with the piece of the file.
    Text,
    /// For programs, version 1.
    Json,
}

/// From which level on findings are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum MinLevel {
    /// What must be met.
    Error,
    /// And what should be.
    Warning,
    /// And what is to be thought of.
    Advice,
}

impl MinLevel {
    fn shows(self, level: Level) -> bool {
        match self {
            MinLevel::Error => level == Level::Error,
            MinLevel::Warning => level <= Level::Warning,
            MinLevel::Advice => true,
        }
    }
}

impl Check {
    /// Checks each case. One that cannot be read does not keep the others from being checked.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let day = match today::day(self.today) {
            Ok(day) => day,
            Err(message) => return output.error(&message, ""),
        };
        let words = self.words();
        let mut checked = Vec::new();
        let mut to_come = Vec::new();
        let mut unreadable = false;
        for path in &self.paths {
            for result in cases_at(path) {
                match result {
                    Ok((path, loaded)) => {
                        if self.format == Format::Text && !output.quiet {
                            to_come.extend(ToCome::of(&path, &loaded, day));
                        }
                        checked.push(self.checked(path, loaded, day));
                    }
                    Err(error) => {
                        unreadable = true;
                        output.message(&refusal(&error, output.look_of_messages(words)));
                    }
                }
            }
        }
        match self.format {
            Format::Json => output.result(&json(&checked, words)),
            Format::Text => {
                let look = output.look(words);
                let mut shown = text(&checked, look);
                if !output.quiet && !checked.is_empty() {
                    shown.push_str(&summary(&checked, look));
                    shown.push_str(&next(to_come, checked.len() > 1, look));
                }
                output.result(&shown);
            }
        }
        if unreadable {
            End::Failed
        } else if Counts::of(&checked).error > 0 && !self.exit_zero {
            End::Findings
        } else {
            End::Done
        }
    }

    fn words(&self) -> Words {
        let redact = if self.redact || self.no_redact { self.redact } else { self.format != Format::Text };
        if redact { Words::Redacted } else { Words::Shown }
    }

    fn checked(&self, path: String, loaded: Loaded, day: Date) -> Checked {
        let mut findings = check(&loaded, day);
        findings.retain(|f| self.min_level.shows(f.level));
        Checked { path, nodes: loaded.nodes, findings }
    }
}

/// The cases that an argument stands for, each loaded.
fn cases_at(path: &Path) -> Vec<Result<(String, Loaded), LoadError>> {
    if path == Path::new("-") {
        return vec![standard_input().map(|loaded| ("-".to_owned(), loaded))];
    }
    match find_cases(path) {
        Ok(found) => found.iter().map(|path| load(path).map(|loaded| (shown_path(path), loaded))).collect(),
        Err(error) => vec![Err(error.into())],
    }
}

fn standard_input() -> Result<Loaded, LoadError> {
    const NAME: &str = "standard input";
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(SIZE_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| FileError::Unreadable(NAME.to_owned(), "the system could not read it".to_owned()))?;
    load_text(Path::new("-"), text_of(bytes, NAME)?)
}
