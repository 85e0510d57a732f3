//! `cpplan build`: checks cases and compiles their documents.

mod beside;
mod documents;
mod leaks;
mod manifest;
mod templates;
mod withheld;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::Output;
use super::parallel::on_threads;
use super::printer::Printers;
use super::profile::{ProfileArgument, Profiles};
use super::single::one_case;
use super::today::TodayArgument;
use super::write::{Outlet, WriteError};
use super::{End, worker};
use crate::case::files::find_cases;
use crate::case::values::{Date, Language};
use crate::case::{LoadError, Loaded, is_safe_reference, load};
use crate::document::theme::Style;
use crate::document::{ReadySet, Untranslated, Wish, untranslated};
use crate::guidance::{Finding, Level, check_and_ask, rule_of, without_questions};
use crate::pdf::Fonts;
use crate::reader::Leak;
use crate::report::{Checked, Totals, Words, refusal, shown_path, summary, text};
use documents::Stopped;
pub(super) use manifest::{GENERATOR, MANIFEST};
use templates::Templates;
pub(super) use templates::kinds_named;

/// The arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// Case files, or folders to search for them.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Which documents, as in `cpplan documents`; without it, all that the case needs.
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    documents: Vec<String>,
    /// Only what is made for this person of the case: an id, or `child`.
    #[arg(long = "for", value_name = "PERSON")]
    person: Option<String>,
    /// In which languages, as tags; without it, those that the case names for each reader.
    #[arg(long, value_name = "TAGS", value_delimiter = ',', value_parser = language)]
    language: Vec<Language>,
    /// In which forms; without it, the one that the case names for each reader.
    #[arg(long, value_name = "STYLES", value_delimiter = ',', value_parser = style)]
    style: Vec<Style>,
    /// Of which meeting, by its id; without it, the last that was held, and for the agenda the next.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    meeting: Vec<String>,
    /// The case as it was in an earlier version: the document `changes` tells what changed since.
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// Nothing on the cover, in the names of files or in metadata of what the documents are about.
    #[arg(long)]
    discreet: bool,
    /// In which formats.
    #[arg(long, value_name = "FORMATS", value_enum, value_delimiter = ',', default_value = "pdf,html")]
    format: Vec<Format>,
    /// The folder to write to; without it, `out/` and the case reference.
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Build although something that must be met is not: every page says that it is a draft.
    #[arg(long)]
    draft: bool,
    /// Open the first document when done.
    #[arg(long)]
    open: bool,
    /// How many cases to build at once; without it, as many as the machine has processors.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Build only part K of N of the cases, to share the work between machines.
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<(usize, usize)>,
    /// Write also over files that cpplan did not make.
    #[arg(long)]
    force: bool,
    /// A folder with fonts for letters that the fonts of the program lack.
    #[arg(long = "font-path", value_name = "DIR")]
    font_paths: Vec<PathBuf>,
    #[command(flatten)]
    today: TodayArgument,
    #[command(flatten)]
    profile: ProfileArgument,
}

/// The formats of documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// PDF/UA-1 and PDF/A-2a.
    Pdf,
    /// One HTML file that needs nothing else.
    Html,
}

pub(super) fn language(written: &str) -> Result<Language, String> {
    Language::new(written).ok_or_else(|| "write the tag of a language, such as en or cy".to_owned())
}

pub(super) fn style(written: &str) -> Result<Style, String> {
    Style::ALL.into_iter().find(|s| s.word() == written).ok_or_else(|| {
        let known: Vec<&str> = Style::ALL.iter().map(|s| s.word()).collect();
        format!("there is no such form; there is {}", known.join(", "))
    })
}

fn shard(written: &str) -> Result<(usize, usize), String> {
    let parts = written.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    parts
        .filter(|(k, n)| (1..=*n).contains(k))
        .ok_or_else(|| "write which part of how many, such as 1/4".to_owned())
}

/// The document that tells what changed.
const CHANGES: &str = "changes";

/// What every case is built with.
struct Means {
    profiles: Profiles,
    templates: Templates,
    /// The case as it was, for what changed.
    earlier: Option<Loaded>,
    fonts: Fonts,
    /// How many documents of a case are made at once.
    hands: usize,
    printers: Printers,
}

/// What became of one case.
struct Built {
    /// What to say on standard error.
    messages: String,
    /// The files that were written.
    files: Vec<PathBuf>,
    end: End,
}

impl Built {
    fn failed(messages: String) -> Built {
        Built { messages, files: Vec::new(), end: End::Failed }
    }
}

impl Build {
    /// Builds each case. One that cannot be built does not keep the others from being built.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let day = match self.today.day(output) {
            Ok(day) => day,
            Err(end) => return end,
        };
        if self.since.is_none() && self.documents.iter().any(|id| id == CHANGES) {
            return output.error(
                "`changes` needs the earlier version of the case",
                "name it: `cpplan build NEW --since OLD --documents changes`",
            );
        }
        output.hold();
        let mut end = End::Done;
        let mut cases = Vec::new();
        for path in &self.paths {
            match find_cases(path) {
                Ok(found) => cases.extend(found),
                Err(error) => {
                    end = End::Failed;
                    output.message(&refusal(&LoadError::from(error), output.look_of_messages(Words::Shown)));
                }
            }
        }
        if self.since.is_some() && cases.len() > 1 {
            return output.error("`--since` is for one case", "build the cases one by one");
        }
        let earlier = match self.since.as_deref().map(|path| one_case(path, output)).transpose() {
            Ok(earlier) => earlier.map(|(_, loaded)| loaded),
            Err(end) => return end,
        };
        // Where a case goes must not depend on how the work is shared.
        let several = cases.len() > 1;
        let twins = if several { self.twins(&cases) } else { HashMap::new() };
        if let Some((part, of)) = self.shard {
            cases =
                cases.into_iter().enumerate().filter(|(i, _)| i % of == part - 1).map(|(_, c)| c).collect();
        }
        let profiles = match self.profile.profiles(cases.iter().map(PathBuf::as_path), output) {
            Ok(profiles) => profiles,
            Err(end) => return end,
        };
        if worker::is_wanted() && profiles.all().any(|profile| profile.templates.is_some()) {
            output.forget();
            let folders = profiles.all().filter_map(|profile| profile.templates.as_deref());
            return worker::supervised(folders, output);
        }
        output.release();
        worker::limited(self.threads());
        let fonts = Fonts::new(self.font_paths.clone());
        let templates = match Templates::of(&profiles, &fonts, output) {
            Ok(templates) => templates,
            Err(end) => return end,
        };
        if let Some((message, help)) = templates.unknown(&self.documents) {
            return output.error(&message, &help);
        }
        let hands = (self.threads() / cases.len().max(1)).max(1);
        let means = Means { profiles, templates, earlier, fonts, hands, printers: Printers::default() };
        let build = |path: &Path| match twins.get(path) {
            Some(earlier) => Built::failed(same_folder(path, earlier)),
            None => self.case(path, several, day, &means, output),
        };
        let mut first = None;
        for built in self.each(&cases, build) {
            output.message(&built.messages);
            let lines: String = built.files.iter().map(|f| format!("{}\n", shown_path(f))).collect();
            output.result(&lines);
            first = first.or_else(|| built.files.first().cloned());
            end = worse(end, built.end);
        }
        if let Some(first) = first.filter(|_| self.open)
            && let Err(message) = super::write::open(&first)
        {
            return output.error(&message, "open the file yourself");
        }
        end
    }

    /// The cases that would be written over an earlier one, with that one.
    fn twins(&self, cases: &[PathBuf]) -> HashMap<PathBuf, PathBuf> {
        let mut taken: HashMap<String, &PathBuf> = HashMap::new();
        let mut twins = HashMap::new();
        for case in cases {
            // What cannot be loaded is told of when its turn comes.
            let Ok(loaded) = load(case) else { continue };
            // Many systems hold `A-1` and `a-1` for one folder.
            let folder = self.folder(&loaded, true).display().to_string().to_lowercase();
            match taken.entry(folder) {
                Entry::Occupied(earlier) => _ = twins.insert(case.clone(), (*earlier.get()).clone()),
                Entry::Vacant(free) => _ = free.insert(case),
            }
        }
        twins
    }

    /// Builds cases on several threads and gives the results in the order of the cases.
    fn each(&self, cases: &[PathBuf], build: impl Fn(&Path) -> Built + Sync) -> Vec<Built> {
        on_threads(self.threads(), cases, |path| build(path))
    }

    fn threads(&self) -> usize {
        self.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
    }

    fn case(&self, path: &Path, several: bool, day: Date, means: &Means, output: &Output) -> Built {
        let Means { profiles, .. } = means;
        let look = || output.look_of_messages(Words::Shown);
        let mut loaded = match load(path) {
            Ok(loaded) => loaded,
            Err(error) => return Built::failed(refusal(&error, look())),
        };
        let with_questions = check_and_ask(&mut loaded, profiles.of(path), day);
        let findings = without_questions(with_questions.clone());
        let errors = findings.iter().any(|f| f.counts() && f.level == Level::Error);
        if errors && !self.draft {
            let checked = checked(path, loaded, findings);
            let mut messages = text(&checked, look());
            messages.push_str(&summary(&Totals::of(&checked), look()));
            // A draft, too, tells nobody what is withheld from them.
            let tells = checked.findings.iter().any(|f| f.counts() && is_leak(f.code));
            messages.push_str(if tells {
                "nothing was built; `--draft` makes a draft of it, unless a document would tell what is withheld\n"
            } else {
                "nothing was built; `--draft` makes a draft of it as it is\n"
            });
            return Built { messages, files: Vec::new(), end: End::Findings };
        }
        let made = self.documents(path, &loaded, &with_questions, day, means, look());
        let made = match made {
            Ok(made) => made,
            Err(Stopped::Fault(messages)) => return Built::failed(messages),
            Err(Stopped::Leaks(findings)) => {
                let mut messages = text(&checked(path, loaded, findings), look());
                messages.push_str("nothing was built: it would tell a reader what was withheld from them\n");
                return Built { messages, files: Vec::new(), end: End::Findings };
            }
        };
        let folder = self.folder(&loaded, several);
        match (Outlet { folder, force: self.force }).write(made.files) {
            Ok(files) => {
                let known = means.templates.for_profile(profiles.of(path)).languages();
                let mut messages = without_words(&untranslated(&loaded, &known, day));
                messages.push_str(&made.remarks);
                messages.push_str(&summary(&Totals::of(&checked(path, loaded, findings)), look()));
                Built { messages: if output.quiet { String::new() } else { messages }, files, end: End::Done }
            }
            Err(error) => Built::failed(told(&error)),
        }
    }

    /// What was asked for, of the documents of a set.
    ///
    /// # Errors
    /// When the set does not have one: what is wrong, in words.
    fn wish(&self, set: &ReadySet) -> Result<Wish, String> {
        let kinds = kinds_named(set, &self.documents)
            .map_err(|(message, help)| format!("error: {message}\nhint: {help}\n"))?;
        Ok(Wish {
            kinds,
            person: self.person.clone(),
            languages: self.language.clone(),
            styles: self.style.clone(),
            meetings: self.meeting.clone(),
            discreet: self.discreet,
            has_earlier: self.since.is_some(),
        })
    }

    /// Where a case's documents go. They are filed under the reference, never under a name.
    fn folder(&self, loaded: &Loaded, several: bool) -> PathBuf {
        let written = loaded.case.reference.words();
        // A draft may have no reference yet, or one that cannot be a folder's name.
        let reference = if is_safe_reference(written) { written } else { "case" };
        match &self.out {
            Some(out) if several => out.join(reference),
            Some(out) => out.clone(),
            None => Path::new("out").join(reference),
        }
    }
}

/// Whether a finding is of something that a text gives away.
fn is_leak(code: &str) -> bool {
    [Leak::Person, Leak::Reporter].into_iter().any(|leak| rule_of(leak).code == code)
}

fn checked(path: &Path, loaded: Loaded, findings: Vec<Finding>) -> Checked {
    Checked { path: shown_path(path), nodes: loaded.nodes, findings, asked: Vec::new(), names: None }
}

/// What is said of languages that the case asks for, and in which documents are missing.
fn without_words(missing: &[Untranslated]) -> String {
    let listed = |names: &[&str]| names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" and ");
    let tags = |all: bool| -> Vec<&str> {
        missing.iter().filter(|m| m.kinds.is_empty() == all).map(|m| m.language.tag()).collect()
    };
    let mut said = String::new();
    if !tags(true).is_empty() {
        said.push_str(&format!(
            "note: somebody in this case has papers in {}, for which there are no words yet: theirs were made in the \
             language of the case; have them translated, or add the language to your templates\n",
            listed(&tags(true))
        ));
    }
    for Untranslated { language, kinds } in missing.iter().filter(|m| !m.kinds.is_empty()) {
        said.push_str(&format!(
            "note: somebody in this case has papers in `{}`, in which there are no words yet for {}: those are made in \
             the language of the case\n",
            language.tag(),
            kinds.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", "),
        ));
    }
    said
}

fn same_folder(path: &Path, earlier: &Path) -> String {
    format!(
        "error: {} was not built: it has the same reference as {}, whose documents it would replace\n\
         hint: give each case a reference of its own\n",
        shown_path(path),
        shown_path(earlier)
    )
}

fn told(error: &WriteError) -> String {
    format!("error: {error}\nhint: {}\n", error.help())
}

fn worse(a: End, b: End) -> End {
    match (a, b) {
        (End::Failed, _) | (_, End::Failed) => End::Failed,
        (End::Findings, _) | (_, End::Findings) => End::Findings,
        _ => End::Done,
    }
}
