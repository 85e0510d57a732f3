//! `cpplan check`: what a case does not meet.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::End;
use super::output::Output;
use super::parallel::in_order;
use super::profile::ProfileArgument;
use super::redact::RedactArgument;
use super::today::TodayArgument;
use crate::case::files::{FileError, SIZE_LIMIT, find_cases, text_of};
use crate::case::values::Date;
use crate::case::{LoadError, Loaded, load, load_text};
use crate::guidance::{Level, Profile, asked, check_and_ask, check_with};
use crate::report::{
    Checked, Form, GitHub, JUnit, Json, Look, Sarif, Text, ToCome, Totals, Words, refusal, shown_path,
};

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Case files, folders to search for them, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the report.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    redact: RedactArgument,
    #[command(flatten)]
    today: TodayArgument,
    /// Group findings by part of the plan instead of by place; for the form `text`.
    #[arg(long)]
    group: bool,
    /// Show findings of this level and above only. `advice` also puts questions to think about.
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "warning")]
    min_level: MinLevel,
    /// End with exit code 0 also when there are errors.
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    profile: ProfileArgument,
}

/// The forms of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Format {
    /// For people, with the piece of the file.
    Text,
    /// For programs, version 1.
    Json,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// For readers of test results: JUnit XML.
    #[value(name = "junit")]
    JUnit,
}

impl Format {
    /// What writes it.
    pub(super) fn form(self, text: Text, words: Words) -> Box<dyn Form> {
        match self {
            Format::Text => Box::new(text),
            Format::Json => Box::new(Json { words }),
            Format::Sarif => Box::new(Sarif { words }),
            Format::Github => Box::new(GitHub { words }),
            Format::JUnit => Box::new(JUnit { words }),
        }
    }
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
        let day = match self.today.day(output) {
            Ok(day) => day,
            Err(end) => return end,
        };
        if self.group && self.format != Format::Text {
            return output
                .error("`--group` is for `--format text`", "other forms are grouped by what reads them");
        }
        let words = self.redact.words(self.format != Format::Text);
        let form = self.form(output, words);
        let look = output.look_of_messages(words);
        let sources: Vec<Source> = self.paths.iter().flat_map(|path| sources_at(path)).collect();
        let profiles = match self.profile.profiles(sources.iter().filter_map(Source::path), output) {
            Ok(profiles) => profiles,
            Err(end) => return end,
        };
        let mut totals = Totals::default();
        let mut is_first = true;
        output.result(&form.head());
        let with_next = self.format == Format::Text && !output.quiet;
        let one = |source: &Source| {
            let loaded = source.load();
            let profile = source.path().map_or(Profile::none(), |path| profiles.of(path));
            let to_come = match &loaded {
                Ok((path, loaded)) if with_next => ToCome::of(path, loaded, &profile.timescales, day),
                _ => Vec::new(),
            };
            let (text, refusal, totals) = self.told(loaded, profile, day, form.as_ref(), look, words);
            Told { text, refusal, totals, to_come }
        };
        in_order(&sources, one, |told: Told| {
            output.message(&told.refusal);
            if !told.text.is_empty() {
                if !is_first {
                    output.result(form.between());
                }
                is_first = false;
                output.result(&told.text);
            }
            totals.add(told.totals);
            totals.upcoming.add(told.to_come, output.look(words));
        });
        output.result(&form.tail(&totals));
        if !totals.unread.is_empty() {
            End::Failed
        } else if totals.counts.error > 0 && !self.exit_zero {
            End::Findings
        } else {
            End::Done
        }
    }

    fn form(&self, output: &Output, words: Words) -> Box<dyn Form> {
        let text = Text { look: output.look(words), group: self.group, summary: !output.quiet };
        self.format.form(text, words)
    }

    /// Checks and tells one case, and lets go of it.
    fn told(
        &self,
        loaded: Result<(String, Loaded), LoadError>,
        profile: &Profile,
        day: Date,
        form: &dyn Form,
        look: Look,
        words: Words,
    ) -> (String, String, Totals) {
        match loaded {
            Ok((path, loaded)) => {
                let checked = self.checked(path, loaded, profile, day);
                (form.case(&checked), String::new(), Totals::of(&checked))
            }
            Err(error) => {
                let totals = Totals::of_unread(&error, words);
                let text = totals.unread.iter().map(|unread| form.unread(unread)).collect();
                (text, refusal(&error, look), totals)
            }
        }
    }

    fn checked(&self, path: String, mut loaded: Loaded, profile: &Profile, day: Date) -> Checked {
        let check = if self.min_level == MinLevel::Advice { check_and_ask } else { check_with };
        let mut findings = check(&mut loaded, profile, day);
        findings.retain(|f| self.min_level.shows(f.level));
        let mut asked = asked(&loaded, profile, day);
        asked.retain(|rule| profile.level_of(rule).is_some_and(|level| self.min_level.shows(level)));
        let names = Some(loaded.case.names_of_children(day));
        Checked { path, nodes: loaded.nodes, findings, asked, names }
    }
}

/// What is left of a case when it has been told.
struct Told {
    text: String,
    refusal: String,
    totals: Totals,
    to_come: Vec<ToCome>,
}

/// Where a case comes from.
enum Source {
    StandardInput,
    File(PathBuf),
    /// There is none, and why.
    Nothing(FileError),
}

impl Source {
    /// Where a profile is looked for; a case without a file is looked for where the program runs.
    fn path(&self) -> Option<&Path> {
        match self {
            Source::StandardInput => Some(Path::new("-")),
            Source::File(path) => Some(path),
            Source::Nothing(_) => None,
        }
    }

    fn load(&self) -> Result<(String, Loaded), LoadError> {
        match self {
            Source::StandardInput => standard_input().map(|loaded| ("-".to_owned(), loaded)),
            Source::File(path) => load(path).map(|loaded| (shown_path(path), loaded)),
            Source::Nothing(error) => Err(error.clone().into()),
        }
    }
}

/// The cases that an argument stands for.
fn sources_at(path: &Path) -> Vec<Source> {
    if path == Path::new("-") {
        return vec![Source::StandardInput];
    }
    match find_cases(path) {
        Ok(found) => found.into_iter().map(Source::File).collect(),
        Err(error) => vec![Source::Nothing(error)],
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
