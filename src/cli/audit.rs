//! `cpplan audit`: how many plans meet what the guidance asks, across many cases, without names.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::End;
use super::output::Output;
use super::parallel::in_order;
use super::profile::{ProfileArgument, Profiles};
use super::today::TodayArgument;
use super::write::Outlet;
use crate::audit::{Audit, OneCase, audit};
use crate::case::files::find_cases;
use crate::case::values::Date;
use crate::case::{LoadError, load};
use crate::document::tree::Document;
use crate::document::{TemplateSet, audit_page};
use crate::guidance::check_and_ask;
use crate::pdf::Fonts;
use crate::report::{Words, audit_json, audit_text, refusal, shown_path};
use crate::{html, pdf};

/// The arguments of `audit`.
#[derive(Debug, Args)]
pub(super) struct AuditCommand {
    /// Folders with cases, or case files.
    #[arg(required = true, value_name = "DIR")]
    paths: Vec<PathBuf>,
    /// The form of the audit.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write the audit as a page, in HTML and PDF, to this folder.
    #[arg(long, short, value_name = "DIR", conflicts_with = "format")]
    out: Option<PathBuf>,
    /// Write also over files that cpplan did not make.
    #[arg(long, requires = "out")]
    force: bool,
    #[command(flatten)]
    today: TodayArgument,
    #[command(flatten)]
    profile: ProfileArgument,
}

/// The forms of an audit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs, version 1.
    Json,
    /// One HTML file that needs nothing else.
    Html,
}

impl AuditCommand {
    /// Counts across the cases. One that cannot be read is told of, and the others are counted.
    pub(super) fn run(&self, output: &mut Output) -> End {
        match self.counted(output) {
            Ok(end) | Err(end) => end,
        }
    }

    fn counted(&self, output: &mut Output) -> Result<End, End> {
        let day = self.today.day(output)?;
        let mut end = End::Done;
        let mut files = Vec::new();
        for path in &self.paths {
            match find_cases(path) {
                Ok(found) => files.extend(found),
                Err(error) => {
                    end = End::Failed;
                    output.message(&refusal(&error.into(), output.look_of_messages(Words::Redacted)));
                }
            }
        }
        files.sort();
        files.dedup();
        let profiles = self.profile.profiles(files.iter().map(PathBuf::as_path), output)?;
        let mut cases = Vec::new();
        in_order(
            &files,
            |file| one(file, &profiles, day),
            |result| match result {
                Ok(case) => cases.push(case),
                Err(error) => {
                    end = End::Failed;
                    output.message(&refusal(&error, output.look_of_messages(Words::Redacted)));
                }
            },
        );
        let counts = audit(&cases)
            .map_err(|error| output.error(&error.to_string(), "name a folder with more cases"))?;
        self.tell(&counts, day, output)?;
        Ok(end)
    }

    fn tell(&self, counts: &Audit, day: Date, output: &mut Output) -> Result<(), End> {
        if let Some(folder) = &self.out {
            let page = page(counts, day, output)?;
            let bytes = pdf::compile(&page, &Fonts::new(Vec::new()))
                .map_err(|error| output.error(&format!("audit.pdf: {error}"), ""))?;
            let files = vec![
                ("audit.html".to_owned(), html::render(&page).into_bytes()),
                ("audit.pdf".to_owned(), bytes),
            ];
            let outlet = Outlet { folder: folder.clone(), force: self.force };
            let written = outlet.write(files).map_err(|e| output.error(&e.to_string(), e.help()))?;
            let lines: String = written.iter().map(|f| format!("{}\n", shown_path(f))).collect();
            output.result(&lines);
            return Ok(());
        }
        let told = match self.format {
            Format::Text => audit_text(counts),
            Format::Json => format!("{:#}\n", audit_json(counts, day)),
            Format::Html => html::render(&page(counts, day, output)?),
        };
        output.result(&told);
        Ok(())
    }
}

fn one(file: &Path, profiles: &Profiles, day: Date) -> Result<OneCase, LoadError> {
    let mut loaded = load(file)?;
    let profile = profiles.of(file);
    let findings = check_and_ask(&mut loaded, profile, day);
    Ok(OneCase::of(&loaded, profile, &findings, day))
}

fn page(counts: &Audit, day: Date, output: &Output) -> Result<Document, End> {
    // The built-in set is part of the program: tests read it.
    let set = TemplateSet::built_in().ready();
    set.and_then(|set| audit_page(counts, &set, day)).map_err(|e| output.error(&e.to_string(), ""))
}
