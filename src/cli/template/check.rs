//! `cpplan template check`: a template set tried with cases about nobody.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::case::nodes::Span;
use crate::case::values::Language;
use crate::case::{Lines, Place};
use crate::cli::build::{kinds_named, language, style};
use crate::cli::check::Format;
use crate::cli::output::Output;
use crate::cli::parallel::on_threads;
use crate::cli::set::{checked, looked_through};
use crate::cli::write::write_over;
use crate::cli::{End, worker};
use crate::document::faults::path_of;
use crate::document::theme::Style;
use crate::document::{Faults, TemplateSet};
use crate::guidance::register::register;
use crate::guidance::{Finding, Level};
use crate::pdf::Fonts;
use crate::report::{Text, Totals, Words, refusal, shown_path};
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
    /// A folder with fonts for letters that the fonts of the program lack.
    #[arg(long = "font-path", value_name = "DIR")]
    font_paths: Vec<PathBuf>,
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
        let fonts = Fonts::new(self.font_paths.clone());
        let (set, faults) = match &self.folder {
            None => (TemplateSet::built_in(), Faults::default()),
            Some(folder) => looked_through(folder, &fonts, output)?,
        };
        let own = Own::of(&set);
        // What cannot be read would be found once more in every document.
        if faults.has_errors() {
            return self.tell(faults, None, output);
        }
        let accepted = self.accepted(output)?;
        let set = match set.ready() {
            Ok(set) => set,
            Err(error) => {
                let all = self.with_trial(faults, &[Fault::of_set(&error, &own)], &own, &accepted);
                return self.tell(all, None, output);
            }
        };
        let broken = |error: &dyn std::fmt::Display| output.error(&error.to_string(), "");
        let cases = cases().map_err(|error| {
            output.message(&refusal(&error, output.look_of_messages(Words::Shown)));
            End::Failed
        })?;
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
        let mut found = trial.faults(&tried);
        let told = Trial::told(&tried);
        if self.accept {
            self.keep(&found, &told, output)?;
        } else {
            found.extend(differences(&accepted, &told));
        }
        if let Some(folder) = &self.pictures {
            let built_in = |kind: &str| trial.as_built_in(&sheets, kind);
            let files = pages_beside(folder, &Trial::pages(&tried), self.accept, &built_in);
            write_over(folder, files).map_err(|error| output.error(&error.to_string(), error.help()))?;
        }
        let all = self.with_trial(faults, &found, &own, &accepted);
        self.tell(all, Some(sheets.len()), output)
    }

    /// The accepted texts, by the names of documents. One that cannot be read must not pass for none.
    fn accepted(&self, output: &Output) -> Result<BTreeMap<String, String>, End> {
        let Some(folder) = self.folder.as_ref().map(|f| f.join("accepted")).filter(|f| f.exists()) else {
            return Ok(BTreeMap::new());
        };
        let unreadable = |path: &Path| {
            let message = format!("{} cannot be read", shown_path(path));
            output.error(&message, "look at its permissions, or accept the documents anew with `--accept`")
        };
        let mut texts = BTreeMap::new();
        for entry in fs::read_dir(&folder).map_err(|_| unreadable(&folder))? {
            let path = entry.map_err(|_| unreadable(&folder))?.path();
            if let Some(name) = path.file_name().and_then(|n| n.to_str()?.strip_suffix(".txt")) {
                let text = fs::read_to_string(&path).map_err(|_| unreadable(&path))?;
                texts.insert(name.to_owned(), text);
            }
        }
        Ok(texts)
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

    /// Tells what was found; `sheets` is how many documents were tried, if any could be.
    fn tell(&self, faults: Faults, sheets: Option<usize>, output: &mut Output) -> Result<End, End> {
        let checked = checked(&self.named(), faults);
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

    /// The folder of the set as it is told.
    fn named(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| PathBuf::from("built-in"))
    }

    /// With what the trial found, at the files of the set.
    fn with_trial(
        &self,
        mut all: Faults,
        found: &[Fault],
        own: &Own,
        accepted: &BTreeMap<String, String>,
    ) -> Faults {
        let folder = self.named();
        for fault in found {
            let accepted = || accepted.iter().find(|(of, _)| file_of(of) == fault.file).map(|(_, text)| text);
            let text = own.text(&fault.file).or_else(|| accepted().map(String::as_str)).unwrap_or_default();
            let file = all.file(&path_of(&folder, &fault.file), text);
            let bytes = Lines::of(text).bytes_of(fault.line, fault.column);
            all.findings.push(finding(fault, Span { file, bytes }));
        }
        all.in_order()
    }
}

fn finding(fault: &Fault, at: Span) -> Finding {
    let entries = fault.covers.iter().filter_map(|id| register().entry(id));
    let mut sources: Vec<&'static str> = entries.flat_map(|e| e.sources.iter().map(String::as_str)).collect();
    sources.sort_unstable();
    sources.dedup();
    let found = fault.kind.finding(Place::InFile(at), fault.message.clone(), &fault.help);
    Finding { covers: fault.covers.clone(), sources, ..found }
}

fn summary(totals: &Totals, sheets: Option<usize>) -> String {
    let plural =
        |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let tried = sheets.map_or_else(
        || "no document was tried, as the set cannot be used".to_owned(),
        |sheets| format!("{} tried", plural(sheets, "document")),
    );
    match (totals.counts.error, totals.counts.warning) {
        (0, 0) => format!("{tried}: nothing is lost, given away, or closed to anybody\n"),
        (errors, warnings) => format!(
            "{tried}: {}, {}; `cpplan explain CODE` says more\n",
            plural(errors, "error"),
            plural(warnings, "warning")
        ),
    }
}
