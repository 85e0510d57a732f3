//! One document of a trial: which are made, and what is found in each.

use std::collections::BTreeMap;

use super::cases::{Purpose, SHARED_WITH, TrialCase};
use super::fault::{Fault, HARD, INACCESSIBLE, LEAK, UNMADE};
use super::lost::Lost;
use super::own::Own;
use super::seen::Seen;
use super::told::told;
use crate::case::line_column;
use crate::case::values::{Date, Language};
use crate::changes::compare;
use crate::document::theme::Style;
use crate::document::tree::Document;
use crate::document::{
    Beside, CompileError, DocumentKind, Job, MeetingAsk, ReadySet, Request, Requirement, Since, Wish,
    WishError, compile, facts_of, jobs, reading,
};
use crate::guidance::ASKS;
use crate::guidance::register::register;
use crate::pdf::{Fonts, PdfError};
use crate::reader::{Reader, Recipient, View, view};
use crate::{html, pdf};

/// What a set is tried with.
pub struct Trial<'a> {
    /// The set.
    pub set: &'a ReadySet,
    /// What it has of its own.
    pub own: &'a Own,
    /// The cases.
    pub cases: &'a [TrialCase],
    /// The day of the documents.
    pub today: Date,
    /// The fonts.
    pub fonts: &'a Fonts,
}

/// What is tried; what is empty means all.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Which documents.
    pub kinds: Vec<&'static DocumentKind>,
    /// In which languages.
    pub languages: Vec<Language>,
    /// In which forms.
    pub styles: Vec<Style>,
}

/// One document to make.
#[derive(Debug)]
pub struct Sheet<'a> {
    case: &'a TrialCase,
    job: Job,
    on_paper: bool,
}

/// What was found in one document.
#[derive(Debug, Default)]
pub struct Tried {
    /// Which document and with which case.
    pub name: String,
    pub(super) faults: Vec<Fault>,
    pub(super) lost: Vec<Lost>,
    /// The document to accept, by the name of its file: as text, and as a page.
    pub(super) told: Option<(String, String, String)>,
}

impl Sheet<'_> {
    /// What it is, for whoever waits for it.
    pub fn name(&self) -> String {
        let Job { kind, language, style, discreet, .. } = &self.job;
        let discreet = if *discreet { ", discreet" } else { "" };
        format!("`{}` in {}, {}{discreet}, with {}", kind.id, language.tag(), style.word(), self.case.name)
    }
}

impl<'a> Trial<'a> {
    /// The documents to make: those that the set touches, and for the accepted output all of them.
    ///
    /// # Errors
    /// When a case of the trial has no such meeting: a fault of the program, which tests find.
    pub fn sheets(&self, wanted: &Wanted) -> Result<Vec<Sheet<'a>>, WishError> {
        let known = self.set.languages();
        let languages: Vec<Language> = match wanted.languages.as_slice() {
            [] => known.all().cloned().collect(),
            some => some.to_vec(),
        };
        let asked: Vec<&'static DocumentKind> =
            if wanted.kinds.is_empty() { self.set.kinds().collect() } else { wanted.kinds.clone() };
        let styles = if wanted.styles.is_empty() { Style::ALL.to_vec() } else { wanted.styles.clone() };
        let mut sheets = Vec::new();
        let mut canaries = 0;
        for case in self.cases {
            let shared = case.purpose == Purpose::Shared;
            let of_case = |kind: &&&'static DocumentKind| !shared || kind.reader == Reader::PersonOfConcern;
            let kinds: Vec<&'static DocumentKind> = asked.iter().filter(of_case).copied().collect();
            if kinds.is_empty() {
                continue;
            }
            canaries += usize::from(case.purpose == Purpose::Canary);
            let first = case.purpose == Purpose::Canary && canaries == 1;
            let whole = case.purpose == Purpose::Largest || first;
            let forms = if whole { styles.as_slice() } else { &styles[..1] };
            let wish = |discreet| Wish {
                kinds: kinds.clone(),
                languages: languages.clone(),
                styles: if discreet { styles[..1].to_vec() } else { forms.to_vec() },
                meetings: case.loaded.case.meetings.iter().map(|m| m.id.as_str().to_owned()).collect(),
                discreet,
                has_earlier: true,
                person: shared.then(|| SHARED_WITH.to_owned()),
            };
            let mut all = jobs(&case.loaded, &known, self.today, &wish(false))?;
            if first {
                let of_home = |job: &Job| matches!(job.recipient.reader, Reader::Family | Reader::Child);
                all.extend(jobs(&case.loaded, &known, self.today, &wish(true))?.into_iter().filter(of_home));
            }
            // Layout is what takes the time. The largest letters are where words fall off the paper; the forms
            // between differ from the smallest and the largest in nothing that a second language would change.
            let extreme = |job: &Job| job.style == Style::Giant || Some(&job.style) == styles.first();
            let is_first = |job: &Job| Some(&job.language) == languages.first();
            let on_paper = |job: &Job| {
                !job.discreet
                    && (case.purpose == Purpose::Smallest && is_first(job)
                        || whole && extreme(job)
                        || first && is_first(job))
            };
            let wanted_here = |job: &Job| {
                known.has(&job.language, job.kind)
                    && (case.purpose == Purpose::Accepted || self.own.touches(job.kind, &job.language))
                    && (case.purpose != Purpose::Context || Some(&job.language) == languages.first())
            };
            let all = all.into_iter().filter(wanted_here);
            let all: Vec<Job> = all.filter(|job| !whole || job.discreet || on_paper(job)).collect();
            sheets.extend(all.into_iter().map(|job| Sheet { case, on_paper: on_paper(&job), job }));
        }
        Ok(sheets)
    }

    /// Makes a document and looks it through.
    pub fn tried(&self, sheet: &Sheet<'_>) -> Tried {
        let Sheet { case, job, .. } = sheet;
        let mut tried = Tried { name: sheet.name(), ..Tried::default() };
        let view = view(&case.loaded, &job.recipient, &job.language, self.today);
        let facts = facts_of(&view);
        let request = Request {
            set: self.set,
            job,
            today: self.today,
            draft: case.purpose == Purpose::Smallest,
            open_findings: Vec::new(),
            beside: self.beside(case, job, &view),
        };
        let document = match compile(view, &request) {
            Ok(document) => document,
            Err(error) => {
                tried.faults = self.unmade(&error, &job.language);
                return tried;
            }
        };
        let page = html::render(&document);
        let seen = Seen::of(&document, &page);
        if !case.fields.is_empty() {
            tried.faults.extend(self.given_away(sheet, &seen));
        }
        let shows_all = case.purpose == Purpose::Canary
            || case.purpose == Purpose::Shared && job.kind.reader == Reader::PersonOfConcern;
        if shows_all
            && !job.discreet
            && let Ok(words) = self.set.words(&job.language)
        {
            tried.lost = Lost::of(job.kind, case, &seen, &words, &facts);
        }
        if seen.headings == 0 {
            let said =
                format!("`{}` has no heading: nobody who listens to it can find their way", job.kind.id);
            let fault = Fault::new(&INACCESSIBLE, self.own.lost_at(job.kind, &["# ".to_owned()]), said);
            tried.faults.push(fault.help("begin it with a heading of level 1, `# …`"));
        }
        if case.purpose == Purpose::Largest && job.style == Style::Standard {
            tried.faults.extend(self.hard(sheet, &document));
        }
        if sheet.on_paper
            && let Err(error) = pdf::compile(&document, self.fonts)
        {
            tried.faults.push(self.off_paper(&error, sheet));
        }
        if case.purpose == Purpose::Accepted {
            let text = format!("== {} ==\n{}", case.name, told(&document));
            tried.told = Some((format!("{}.{}", job.kind.id, job.language.tag()), text, page));
        }
        tried
    }

    /// What stands in no field of the case: something of everything that the program could put there.
    fn beside(&self, case: &TrialCase, job: &Job, now: &View) -> Beside {
        if case.purpose == Purpose::Smallest {
            return Beside::default();
        }
        let asks = ASKS.iter().enumerate();
        let mut beside = Beside {
            asks: asks
                .map(|(n, ask)| MeetingAsk { key: ask.key, is_question: n % 3 == 1, left_undone: n % 3 == 2 })
                .collect(),
            minutes_due: Some(self.today),
            ..Beside::default()
        };
        if job.recipient.reader == Reader::Team {
            let standings = [
                "not_met",
                "accepted",
                "to_think",
                "thought",
                "met",
                "nothing_missing",
                "in_documents",
                "set_aside",
            ];
            let of =
                |(entry, standing): (&'static crate::guidance::register::Entry, &'static str)| Requirement {
                    id: &entry.id,
                    requires: &entry.requires,
                    when: &entry.when,
                    sources: entry.sources.iter().map(String::as_str).collect(),
                    level: ["must", "should", "consider"][entry.level as usize],
                    standing,
                    said: vec!["What is missing.".to_owned()],
                };
            beside.requirements =
                register().entries.iter().zip(standings.into_iter().cycle()).map(of).collect();
        }
        let smallest = self.cases.iter().find(|other| other.purpose == Purpose::Smallest);
        if let Some(smallest) = smallest.filter(|_| job.kind.id == "changes") {
            let of = |loaded, recipient: &_| view(loaded, recipient, &job.language, self.today);
            let before = of(&smallest.loaded, &job.recipient);
            beside.changes = compare(&before, now, &of(&case.loaded, &Reader::Team.into()));
            beside.since = Some(Since { number: Some(1), on: Some(self.today) });
        }
        beside
    }

    fn given_away(&self, sheet: &Sheet<'_>, seen: &Seen) -> Vec<Fault> {
        let Sheet { case, job, .. } = sheet;
        let for_home = matches!(job.recipient.reader, Reader::Family | Reader::Child);
        let mut told: BTreeMap<String, &str> = BTreeMap::new();
        for field in
            case.fields.iter().filter(|f| f.canary.as_ref().is_some_and(|c| seen.canaries.contains(c)))
        {
            let withheld = field.canary.as_ref().is_some_and(|canary| case.withheld.contains(canary));
            if !may_see(&job.recipient, field) {
                told.insert(field.path.clone(), "which its reader may not see");
            } else if withheld && for_home {
                told.insert(field.path.clone(), "which was withheld from its reader");
            }
        }
        let only = super::shows::shows().get(job.kind.id).map(|s| s.only.as_slice()).unwrap_or_default();
        if !only.is_empty() {
            let beyond =
                seen.paths.iter().filter(|path| !only.iter().any(|part| path.starts_with(part.as_str())));
            told.extend(beyond.map(|path| (path.clone(), "which strangers who see this paper would read")));
        }
        let one = |(path, why): (String, &str)| {
            let last = format!(".{}", path.rsplit('.').next().unwrap_or(&path));
            let at = self.own.added_at(job.kind, &last);
            Fault::new(&LEAK, at, format!("`{}` shows `{path}`, {why}", job.kind.id))
                .help("take it out; what a reader may see is decided in the case, and not by a template")
        };
        told.into_iter().map(one).collect()
    }

    fn hard(&self, sheet: &Sheet<'_>, document: &Document) -> Option<Fault> {
        let Sheet { case, job, .. } = sheet;
        let limit = reading::limit(job.kind, &job.recipient, &case.loaded.case, self.today)?;
        let measured = reading::measure(document, limit, &reading::known_names(&case.loaded.case))?;
        let what = measured.too_hard?;
        let fixed = measured.hardest.iter().find(|s| s.place.is_none())?;
        let at = self.own.words_at(&fixed.text, job.kind, &job.language);
        let message = format!("the fixed words of `{}` {what}; the hardest: “{}”", job.kind.id, fixed.text);
        Some(Fault::new(&HARD, at, message).help("say it in shorter sentences and everyday words"))
    }

    fn unmade(&self, error: &CompileError, language: &Language) -> Vec<Fault> {
        let in_language = format!("words/{}/", language.tag());
        match error {
            CompileError::Faults(faults) => {
                let of = |fault: &crate::document::faults::Fault| {
                    let text = self.own.text(&fault.file).unwrap_or_default();
                    let at = line_column(text, fault.bytes.start);
                    let message = match fault.message.starts_with("there is no text") {
                        true => format!("{} ({})", fault.message, language.tag()),
                        false => fault.message.clone(),
                    };
                    let found = Fault::new(fault.kind, (fault.file.clone(), at.line), message);
                    Fault { column: at.column, ..found.help(fault.help.clone()) }
                };
                faults.iter().map(of).collect()
            }
            other => {
                let own = self.own.files.keys().find(|name| name.starts_with(&in_language));
                let at = (own.cloned().unwrap_or_else(|| format!("{in_language}common.yaml")), 1);
                vec![Fault::new(&UNMADE, at, format!("{other} ({})", language.tag()))]
            }
        }
    }

    fn off_paper(&self, error: &PdfError, sheet: &Sheet<'_>) -> Fault {
        let Sheet { job, .. } = sheet;
        let at = match error {
            PdfError::OffPaper { words, .. } => self.own.words_at(words, job.kind, &job.language),
            PdfError::Link(href) => self.own.words_at(href, job.kind, &job.language),
            _ => self.own.lost_at(job.kind, &[]),
        };
        Fault::new(
            &INACCESSIBLE,
            at,
            format!("`{}` cannot be a PDF that everybody can read: {error}", job.kind.id),
        )
    }
}

/// Whether a reader may see a field by the schema, nothing being withheld.
fn may_see(recipient: &Recipient, field: &super::Field) -> bool {
    match recipient.reader {
        Reader::Team => true,
        // The fourth of the people is of concern: a child's papers do not list them.
        Reader::Child => field.is_for("child") && !field.pointer.starts_with("/people/3/"),
        Reader::Group => field.is_for_group(),
        // A person of concern sees less: what was decided, which the view holds and the schema does not.
        Reader::Family | Reader::PersonOfConcern => field.is_for("family"),
        Reader::Anyone => field.is_for("family") && field.path.starts_with("authority."),
    }
}

impl Trial<'_> {
    /// All that was found: each once, with the first document in which it was, in the order of files and lines.
    pub fn faults(&self, tried: &[Tried]) -> Vec<Fault> {
        let mut found: Vec<(Fault, &str, usize)> = Vec::new();
        let lost = Lost::together(tried.iter().flat_map(|t| &t.lost), self.own);
        for (fault, name) in tried.iter().flat_map(|t| t.faults.iter().map(|f| (f, t.name.as_str()))) {
            match found.iter_mut().find(|(known, ..)| known == fault) {
                Some((.., more)) => *more += 1,
                None => found.push((fault.clone(), name, 0)),
            }
        }
        let mut all: Vec<Fault> = found
            .into_iter()
            .map(|(mut fault, name, more)| {
                let more = if more == 0 { String::new() } else { format!(", and {more} more") };
                fault.message = format!("{} (in {name}{more})", fault.message);
                fault
            })
            .chain(lost)
            .collect();
        all.sort_by(|a, b| (&a.file, a.line, a.kind.code).cmp(&(&b.file, b.line, b.kind.code)));
        all
    }

    /// The documents of a trial that would be accepted, as text, by the names of their files.
    pub fn told(tried: &[Tried]) -> BTreeMap<&str, String> {
        let mut all: BTreeMap<&str, String> = BTreeMap::new();
        for (name, text, _) in tried.iter().filter_map(|t| t.told.as_ref()) {
            all.entry(name).or_default().push_str(text);
        }
        all
    }

    /// A document of the trial as the built-in set makes it, as a page.
    pub fn as_built_in(&self, sheets: &[Sheet<'_>], name: &str) -> Option<String> {
        let of_name = |s: &&Sheet<'_>| {
            s.case.purpose == Purpose::Accepted
                && format!("{}.{}", s.job.kind.id, s.job.language.tag()) == name
        };
        let Sheet { case, job, .. } = sheets.iter().find(of_name)?;
        let set = crate::document::TemplateSet::built_in().ready().ok()?;
        let view = view(&case.loaded, &job.recipient, &job.language, self.today);
        let beside = self.beside(case, job, &view);
        let request =
            Request { set: &set, job, today: self.today, draft: false, open_findings: Vec::new(), beside };
        compile(view, &request).ok().map(|document| html::render(&document))
    }

    /// The same as pages, by their names: the first of each.
    pub fn pages(tried: &[Tried]) -> BTreeMap<&str, &str> {
        let mut all = BTreeMap::new();
        for (name, _, page) in tried.iter().filter_map(|t| t.told.as_ref()) {
            all.entry(name.as_str()).or_insert(page.as_str());
        }
        all
    }
}
