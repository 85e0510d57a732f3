//! `cpplan template check`: a template set tried with cases about nobody.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;

use crate::case::nodes::{Nodes, SourceFile, Span};
use crate::case::values::Language;
use crate::case::{Lines, Place};
use crate::cli::build::{kinds_named, language, style};
use crate::cli::check::Format;
use crate::cli::output::Output;
use crate::cli::parallel::on_threads;
use crate::cli::set::read_set;
use crate::cli::write::write_over;
use crate::cli::{End, worker};
use crate::document::TemplateSet;
use crate::document::theme::Style;
use crate::guidance::register::register;
use crate::guidance::{Finding, Level};
use crate::pdf::Fonts;
use crate::report::{Checked, Text, Totals, Words, refusal, shown_path};
use crate::trial::{DAY, Fault, Own, Trial, Tried, Wanted, cases, differences, file_of, pages_beside};

/// The arguments of `template check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The folder of the set; without it, the built-in set.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Which documents; without it, those that the set touches.
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    documents: Vec<String>,
    /// In which languages, as tags; without it, in all of the set.
    #[arg(long, value_name = "TAGS", value_delimiter = ',', value_parser = language)]
    language: Vec<Language>,
    /// In which forms; without it, in all.
    #[arg(long, value_name = "STYLES", value_delimiter = ',', value_parser = style)]
    style: Vec<Style>,
    /// The form of the report.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Accept the documents as they are now: their texts are written to `accepted/` in the folder of the set, and
    /// whatever differs from them later is told of.
    #[arg(long, requires = "folder")]
    accept: bool,
    /// Write pages to this folder that show each document as it was and as it is, side by side.
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

impl Check {
    /// Tries the set. One that is not built in is tried by another process, with limits.
    pub(super) fn run(&self, output: &mut Output) -> End {
        if let Some(folder) = self.folder.as_deref().filter(|_| worker::is_wanted()) {
            return worker::supervised([folder], output);
        }
        match self.tried(output) {
            Ok(end) | Err(end) => end,
        }
    }

    fn tried(&self, output: &mut Output) -> Result<End, End> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        worker::limited(threads);
        let set = match &self.folder {
            None => TemplateSet::built_in(),
            Some(folder) => read_set(folder, output)?,
        };
        let own = Own::of(&set);
        let accepted = self.accepted();
        let set = match set.ready() {
            Ok(set) => set,
            Err(error) => return self.tell(&[Fault::of_set(&error, &own)], &own, &accepted, 0, output),
        };
        let broken = |error: &dyn std::fmt::Display| output.error(&error.to_string(), "");
        let cases = cases().map_err(|error| {
            output.message(&refusal(&error, output.look_of_messages(Words::Shown)));
            End::Failed
        })?;
        let fonts = Fonts::new(Vec::new());
        let trial = Trial { set: &set, own: &own, cases: &cases, today: DAY, fonts: &fonts };
        let wanted = Wanted {
            kinds: kinds_named(&set, &self.documents)
                .map_err(|(message, help)| output.error(&message, &help))?,
            languages: self.language.clone(),
            styles: self.style.clone(),
        };
        let sheets = trial.sheets(&wanted).map_err(|error| broken(&error))?;
        let tried: Vec<Tried> = on_threads(threads, &sheets, |sheet| {
            let _making = worker::Making::begin(&sheet.name(), threads);
            trial.tried(sheet)
        });
        let mut faults = trial.faults(&tried);
        let told = Trial::told(&tried);
        if self.accept {
            self.keep(&faults, &told, output)?;
        } else {
            faults.extend(differences(&accepted, &told));
        }
        if let Some(folder) = &self.pictures {
            let built_in = |kind: &str| trial.as_built_in(&sheets, kind);
            let files = pages_beside(folder, &Trial::pages(&tried), self.accept, &built_in);
            write_over(folder, files).map_err(|error| output.error(&error.to_string(), error.help()))?;
        }
        self.tell(&faults, &own, &accepted, sheets.len(), output)
    }

    /// The accepted texts, by the names of documents.
    fn accepted(&self) -> BTreeMap<String, String> {
        let folder = self.folder.iter().filter_map(|folder| fs::read_dir(folder.join("accepted")).ok());
        let texts = folder.flatten().flatten().filter_map(|entry| {
            let name = entry.file_name().to_str()?.strip_suffix(".txt")?.to_owned();
            Some((name, fs::read_to_string(entry.path()).ok()?))
        });
        texts.collect()
    }

    /// Accepts the documents, unless there is something wrong with them.
    fn keep(&self, faults: &[Fault], told: &BTreeMap<&str, String>, output: &Output) -> Result<(), End> {
        let Some(folder) = &self.folder else { return Ok(()) };
        if faults.iter().any(|fault| fault.kind.level == Level::Error) {
            output.message("nothing was accepted: mend the errors first\n");
            return Ok(());
        }
        let files = told.iter().map(|(name, text)| {
            let file = file_of(name);
            let name = file.rsplit('/').next().unwrap_or(&file).to_owned();
            (name, text.clone().into_bytes())
        });
        write_over(&folder.join("accepted"), files.collect())
            .map_err(|error| output.error(&error.to_string(), error.help()))
    }

    fn tell(
        &self,
        faults: &[Fault],
        own: &Own,
        accepted: &BTreeMap<String, String>,
        sheets: usize,
        output: &mut Output,
    ) -> Result<End, End> {
        let checked = self.checked(faults, own, accepted);
        let totals = Totals::of(&checked);
        let look = output.look(Words::Shown);
        let form = self.format.form(Text { look, group: false, summary: false }, Words::Shown);
        output.result(&form.head());
        output.result(&form.case(&checked));
        output.result(&form.tail(&totals));
        if self.format == Format::Text && !output.quiet {
            output.result(&summary(&totals, sheets));
        }
        Ok(if totals.counts.error > 0 { End::Findings } else { End::Done })
    }

    /// The faults as findings at the files of the set.
    fn checked(&self, faults: &[Fault], own: &Own, accepted: &BTreeMap<String, String>) -> Checked {
        let folder = self.folder.clone().unwrap_or_else(|| PathBuf::from("built-in"));
        let mut nodes = Nodes::default();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for fault in faults {
            let accepted =
                |name: &str| accepted.iter().find(|(of, _)| file_of(of) == name).map(|(_, text)| text);
            numbers.entry(&fault.file).or_insert_with(|| {
                let text = own.text(&fault.file).or_else(|| accepted(&fault.file).map(String::as_str));
                let text = text.unwrap_or_default().to_owned();
                nodes.add_file(SourceFile { path: folder.join(&fault.file), text })
            });
        }
        let findings = faults
            .iter()
            .map(|fault| {
                let file = numbers.get(fault.file.as_str()).copied().unwrap_or_default();
                let text = nodes.files().get(file).map(|f| f.text.as_str()).unwrap_or_default();
                finding(fault, Span { file, bytes: Lines::of(text).bytes_of(fault.line, fault.column) })
            })
            .collect();
        Checked { path: shown_path(&folder), nodes, findings, asked: Vec::new() }
    }
}

fn finding(fault: &Fault, at: Span) -> Finding {
    let entries = fault.covers.iter().filter_map(|id| register().entry(id));
    let mut sources: Vec<&'static str> = entries.flat_map(|e| e.sources.iter().map(String::as_str)).collect();
    sources.sort_unstable();
    sources.dedup();
    Finding {
        code: fault.kind.code,
        name: fault.kind.name,
        level: fault.kind.level,
        message: fault.message.clone(),
        help: (!fault.help.is_empty()).then(|| fault.help.clone()),
        place: Place::InFile(at),
        covers: fault.covers.clone(),
        sources,
        accepted: None,
    }
}

fn summary(totals: &Totals, sheets: usize) -> String {
    let plural =
        |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let tried = plural(sheets, "document");
    match (totals.counts.error, totals.counts.warning) {
        (0, 0) => format!("{tried} tried: nothing is lost, given away, or closed to anybody\n"),
        (errors, warnings) => format!(
            "{tried} tried: {}, {}; `cpplan explain CODE` says more\n",
            plural(errors, "error"),
            plural(warnings, "warning")
        ),
    }
}
