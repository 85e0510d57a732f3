//! The documents of one case, in memory: nothing is written before all of them are made.

use std::path::Path;

use super::beside::Source;
use super::manifest::{MANIFEST, Made, manifest};
use super::{Build, Format, Means};
use crate::case::Loaded;
use crate::case::values::Date;
use crate::cli::parallel::on_threads;
use crate::document::reading::{self, known_names};
use crate::document::{Job, ReadySet, Request, compile, jobs};
use crate::guidance::readability::{KnownWords, Measure};
use crate::guidance::{Finding, Level};
use crate::pdf::Fonts;
use crate::reader::{Reader, view};
use crate::report::{Words, show};
use crate::{html, pdf};

impl Build {
    /// All documents of a case, and the manifest.
    ///
    /// # Errors
    /// What is wrong, ready to be shown, when anything cannot be made.
    pub(super) fn documents(
        &self,
        path: &Path,
        loaded: &Loaded,
        findings: &[Finding],
        day: Date,
        means: &Means,
        verbose: bool,
    ) -> Result<Documents, String> {
        let templates = means.templates.for_profile(means.profiles.of(path));
        let jobs = jobs(loaded, &templates.languages(), day, &self.wish())
            .map_err(|error| format!("error: {error}\n"))?;
        let names = known_names(&loaded.case);
        let press = Press {
            names,
            build: self,
            loaded,
            day,
            templates,
            fonts: &means.fonts,
            open: open_findings(findings),
            source: Source {
                loaded,
                profile: means.profiles.of(path),
                findings,
                earlier: means.earlier.as_ref(),
                today: day,
            },
        };
        let results = on_threads(self.threads(), &jobs, |job| press.document(job));
        let mut made = Vec::new();
        let mut faults = String::new();
        for result in results {
            match result {
                Ok(document) => made.push(document),
                Err(fault) => faults.push_str(&fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let remarks = made.iter().filter_map(|m| remark(m, verbose)).collect();
        let manifest =
            manifest(loaded, &made, means.templates.name(means.profiles.of(path)), day, self.draft);
        let mut files: Vec<(String, Vec<u8>)> = made.into_iter().flat_map(|m| m.files).collect();
        files.push((MANIFEST.to_owned(), manifest.into_bytes()));
        Ok(Documents { files, remarks })
    }
}

/// What was made of a case.
pub(super) struct Documents {
    /// The files, with the manifest.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// What is to be said of documents that are hard to read.
    pub(super) remarks: String,
}

/// What every document of a case is made with.
struct Press<'a> {
    build: &'a Build,
    loaded: &'a Loaded,
    day: Date,
    templates: &'a ReadySet,
    fonts: &'a Fonts,
    open: Vec<String>,
    source: Source<'a>,
    names: KnownWords,
}

impl Press<'_> {
    fn document<'a>(&self, job: &'a Job) -> Result<Made<'a>, String> {
        // What is not met is for those who can mend it, and goes home with nobody.
        let for_team = matches!(job.recipient.reader, Reader::Team | Reader::Group);
        let request = Request {
            set: self.templates,
            job,
            today: self.day,
            draft: self.build.draft,
            open_findings: if for_team { self.open.clone() } else { Vec::new() },
            beside: self.source.beside(job),
        };
        let view = view(self.loaded, &job.recipient, &job.language, self.day);
        let items = view.items_shown();
        let document = compile(view, &request).map_err(|error| format!("error: {error}\n"))?;
        let limit = reading::limit(job.kind, &job.recipient, &self.loaded.case, self.day);
        let reading = limit.and_then(|limit| reading::measure(&document, limit, &self.names));
        let stem = &job.stem;
        let mut files = Vec::new();
        if self.build.format.contains(&Format::Html) {
            files.push((format!("{stem}.html"), html::render(&document).into_bytes()));
        }
        if self.build.format.contains(&Format::Pdf) {
            let bytes = pdf::compile(&document, self.fonts)
                .map_err(|error| format!("error: {stem}.pdf: {error}\n"))?;
            files.push((format!("{stem}.pdf"), bytes));
        }
        Ok(Made { job, items, reading, files })
    }
}

/// What is said of how a document reads: where it is too hard, or where everything is asked for.
fn remark(made: &Made<'_>, verbose: bool) -> Option<String> {
    let reading = made.reading.as_ref()?;
    let Measure { sentences, words, .. } = reading.measure;
    let stem = &made.job.stem;
    let mut said = match &reading.too_hard {
        Some(what) => format!("remark: the texts of {stem} {what}\n"),
        None if verbose => {
            let (figure, limit) = (reading.limit.figure(&reading.measure), reading.limit);
            let (formula, grade) = (limit.formula(), limit.grade);
            format!(
                "{stem}: {words} words in {sentences} sentences, grade {figure:.1} ({formula}), where {grade} is right\n"
            )
        }
        None => return None,
    };
    for hard in &reading.hardest {
        let place = hard.place.as_deref().unwrap_or("fixed words");
        said.push_str(&format!("  {} words, {place}: {}\n", hard.words, hard.text));
    }
    Some(said)
}

/// What must be met and is not, in words.
fn open_findings(findings: &[Finding]) -> Vec<String> {
    let open = findings.iter().filter(|f| f.counts() && f.level == Level::Error);
    open.map(|f| show(&f.message, Words::Shown)).collect()
}
