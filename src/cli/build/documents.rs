//! The documents of one case, in memory: nothing is written before all of them are made.

use std::cmp::Reverse;
use std::path::Path;

use super::beside::Source;
use super::leaks::{Leaking, findings as told_by, leaking};
use super::manifest::{MANIFEST, Made, manifest};
use super::{Build, Format, Means};
use crate::case::problem::{QUOTE_CLOSE, QUOTE_OPEN};
use crate::case::values::Date;
use crate::case::{Case, Loaded};
use crate::cli::parallel::on_threads;
use crate::cli::set::told;
use crate::cli::worker;
use crate::document::faults::Fault;
use crate::document::reading::{self, known_names};
use crate::document::{CompileError, Job, ReadySet, Request, compile, jobs};
use crate::guidance::readability::{KnownWords, Measure};
use crate::guidance::{Finding, Level};
use crate::html;
use crate::pdf::{Order, PdfError};
use crate::reader::{Identities, Reader, View, is_hidden, view};
use crate::report::{Look, Words, show};

impl Build {
    /// All documents of a case, and the manifest.
    ///
    /// # Errors
    /// What is wrong, when anything cannot be made or may not be written.
    pub(super) fn documents(
        &self,
        path: &Path,
        loaded: &Loaded,
        findings: &[Finding],
        day: Date,
        means: &Means,
        look: Look,
    ) -> Result<Documents, Stopped> {
        let templates = means.templates.for_profile(means.profiles.of(path));
        let wish = self.wish(templates).map_err(Stopped::Fault)?;
        let jobs = jobs(loaded, &templates.languages(), day, &wish)
            .map_err(|error| Stopped::Fault(format!("error: {error}\n")))?;
        let press = Press {
            build: self,
            loaded,
            findings,
            day,
            templates,
            means,
            source: Source {
                loaded,
                profile: means.profiles.of(path),
                findings,
                earlier: means.earlier.as_ref(),
                today: day,
            },
            names: known_names(&loaded.case),
            identities: Identities::of(&loaded.case),
        };
        let results = press.all(&jobs);
        let mut made = Vec::new();
        let mut messages = String::new();
        let mut faults: Vec<Fault> = Vec::new();
        let mut leaks = Vec::new();
        for result in results {
            match result {
                Ok(document) => made.push(document),
                Err(Unmade::Unusable(message)) => messages.push_str(&message),
                // What several documents share is told once.
                Err(Unmade::Faults(found)) => {
                    faults.extend(found.into_iter().filter(|f| !faults.contains(f)).collect::<Vec<_>>());
                }
                Err(Unmade::Leaking(leak)) => leaks.push(*leak),
            }
        }
        if !faults.is_empty() {
            let folder = means.profiles.of(path).templates.clone().unwrap_or_default();
            messages.push_str(&told(&folder, templates.told(&faults, &folder), look));
        }
        if !messages.is_empty() {
            return Err(Stopped::Fault(messages));
        }
        if !leaks.is_empty() {
            return Err(Stopped::Leaks(told_by(loaded, &leaks)));
        }
        let mut remarks: String = made.iter().filter_map(|m| remark(m, look.verbose)).collect();
        remarks.push_str(&left_off_wall(&loaded.case, &made));
        remarks.push_str(&super::withheld::note(loaded, &wish, day));
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

/// Why none of a case's documents is written.
pub(super) enum Stopped {
    /// Something cannot be made: what is wrong, ready to be shown.
    Fault(String),
    /// A document would tell its reader what was withheld: by which texts.
    Leaks(Vec<Finding>),
}

/// Why one document is not there.
enum Unmade {
    Unusable(String),
    Faults(Vec<Fault>),
    Leaking(Box<Leaking>),
}

/// What every document of a case is made with.
struct Press<'a> {
    build: &'a Build,
    loaded: &'a Loaded,
    findings: &'a [Finding],
    day: Date,
    templates: &'a ReadySet,
    means: &'a Means,
    source: Source<'a>,
    names: KnownWords,
    identities: Identities<'a>,
}

/// A document that lacks only its pages.
struct Ready<'a> {
    /// Where it stands among all.
    at: usize,
    job: &'a Job,
    order: Order,
}

/// The same document for several readers.
struct Batch<'a>(Vec<Ready<'a>>);

impl Batch<'_> {
    fn is_like(&self, job: &Job) -> bool {
        let alike = |job: &Job| (job.kind.id, job.language.clone(), job.style);
        self.0.first().is_some_and(|ready| alike(ready.job) == alike(job))
    }

    /// About how much work it is: whatever is like one before it is about half of it.
    fn work(&self) -> usize {
        let works = || self.0.iter().map(|ready| ready.order.work());
        (works().sum::<usize>() + works().next().unwrap_or(0)) / 2
    }
}

impl Press<'_> {
    /// Makes each document: first all of them but for their pages, which tells how long those will take.
    fn all<'a>(&self, jobs: &'a [Job]) -> Vec<Result<Made<'a>, Unmade>> {
        let on_paper = self.build.format.contains(&Format::Pdf);
        if on_paper && jobs.len() > 1 {
            // They begin while there is nothing to be printed yet.
            self.means.printers.start(self.build.threads() - 1);
        }
        let mut batches: Vec<Batch> = Vec::new();
        let mut results = Vec::new();
        for result in on_threads(self.means.hands, jobs, |job| (job, self.document(job, on_paper))) {
            let (job, result) = result;
            results.push(result.map(|(made, order)| {
                if let Some(order) = order {
                    let ready = Ready { at: results.len(), job, order };
                    match batches.iter_mut().find(|batch| batch.is_like(job)) {
                        Some(batch) => batch.0.push(ready),
                        None => batches.push(Batch(vec![ready])),
                    }
                }
                made
            }));
        }
        // What takes long comes first: then all hands are done at about the same time.
        batches.sort_by_key(|batch| Reverse(batch.work()));
        let printed = on_threads(self.means.hands, &batches, |batch| self.printed(batch));
        for (ready, printed) in batches.iter().flat_map(|batch| &batch.0).zip(printed.into_iter().flatten()) {
            let Some(result) = results.get_mut(ready.at) else { continue };
            match (result, printed) {
                (Ok(made), Ok(bytes)) => made.files.push((format!("{}.pdf", ready.job.stem), bytes)),
                (result, Err(unmade)) => *result = Err(unmade),
                (Err(_), Ok(_)) => {}
            }
        }
        results
    }

    fn printed(&self, batch: &Batch) -> Vec<Result<Vec<u8>, Unmade>> {
        let mut hand = self.means.printers.hand();
        let one = |Ready { job, order, .. }: &Ready| {
            let _making = worker::Making::begin(&job.stem, self.build.threads());
            hand.print(order, &self.means.fonts).map_err(|error| unprinted(job, &error))
        };
        batch.0.iter().map(one).collect()
    }

    fn document<'a>(&self, job: &'a Job, on_paper: bool) -> Result<(Made<'a>, Option<Order>), Unmade> {
        let _making = worker::Making::begin(&job.stem, self.build.threads());
        // What is not met is for those who can mend it, and goes home with nobody.
        let for_team = matches!(job.recipient.reader, Reader::Team | Reader::Group);
        let view = view(self.loaded, &job.recipient, &job.language, self.day);
        let request = Request {
            set: self.templates,
            job,
            today: self.day,
            draft: self.build.draft,
            open_findings: if for_team { self.open_findings(job, &view) } else { Vec::new() },
            beside: self.source.beside(job),
        };
        let items = view.items_shown();
        let document = compile(view, &request).map_err(|error| match error {
            CompileError::Faults(faults) => Unmade::Faults(faults),
            other => Unmade::Unusable(format!("error: {other}\n")),
        })?;
        let (identities, earlier) = (&self.identities, self.source.earlier);
        if let Some(leak) = leaking(self.loaded, self.findings, job, self.day, &document, identities, earlier)
        {
            return Err(Unmade::Leaking(Box::new(leak)));
        }
        let limit = reading::limit(job.kind, &job.recipient, &self.loaded.case, self.day);
        let reading = limit.and_then(|limit| reading::measure(&document, limit, &self.names));
        let stem = &job.stem;
        let mut files = Vec::new();
        if self.build.format.contains(&Format::Html) {
            files.push((format!("{stem}.html"), html::render(&document).into_bytes()));
        }
        let order = on_paper.then(|| Order::of(&document, &self.means.fonts)).transpose();
        Ok((Made { job, items, reading, files }, order.map_err(|error| unprinted(job, &error))?))
    }

    /// What must be met and is not, in words. Of something that its reader may not see nothing is told; where a
    /// message quotes it all the same, the quotation is left out.
    fn open_findings(&self, job: &Job, view: &View) -> Vec<String> {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let seen: Vec<String> = view.texts.iter().map(|text| one_line(&text.words)).collect();
        let may_see = |message: &str| {
            let quoted = message.split(QUOTE_OPEN).skip(1).filter_map(|rest| rest.split(QUOTE_CLOSE).next());
            quoted
                .map(|quote| quote.trim_end_matches('…'))
                .all(|quote| seen.iter().any(|text| text.contains(quote)))
        };
        let Loaded { case, nodes, .. } = self.loaded;
        let is_hidden = |f: &&Finding| is_hidden(case, nodes, &job.recipient, self.day, &f.place.path(nodes));
        let open = self.findings.iter().filter(|f| f.counts() && f.level == Level::Error);
        let open = open.filter(|f| !is_hidden(f));
        open.map(|f| show(&f.message, if may_see(&f.message) { Words::Shown } else { Words::Redacted }))
            .collect()
    }
}

fn unprinted(job: &Job, error: &PdfError) -> Unmade {
    Unmade::Unusable(format!("error: {}.pdf: {error}\n", job.stem))
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
    // What is said here ends in logs, and the texts name the child.
    for hard in &reading.hardest {
        let place = hard.place.as_deref().unwrap_or("fixed words");
        let text = if verbose { format!(": {}", hard.text) } else { String::new() };
        said.push_str(&format!("  {} words, {place}{text}\n", hard.words));
    }
    Some(said)
}

/// What is said of rules of the family that do not hang on the wall, since somebody who lives there may not read
/// them. The page itself says nothing of it, so that who made it is the only one to be told.
fn left_off_wall(case: &Case, made: &[Made<'_>]) -> String {
    let Some(wall) = made.iter().find(|m| m.job.kind.is_for_a_wall()) else { return String::new() };
    let at_home: Vec<&str> = case.people_at_home().map(|p| p.id.as_str()).collect();
    let left = case.safety_plan.rules.iter().filter(|rule| !wall.items.contains(&rule.at));
    let said = left.filter_map(|rule| {
        let from = rule.withhold_from.iter().flat_map(|w| &w.from).map(|text| text.words());
        let from: Vec<String> = from.filter(|id| at_home.contains(id)).map(|id| format!("`{id}`")).collect();
        let rule = rule.id.as_str();
        let why = format!("it is withheld from {}, who passes the wall", from.join(" and "));
        (!from.is_empty())
            .then(|| format!("remark: the rule `{rule}` is not on the page for the wall: {why}\n"))
    });
    said.collect()
}
