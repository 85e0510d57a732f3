//! Jobs: which documents a case needs, for whom, in which language and form.

use std::collections::HashSet;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::kinds::{DocumentKind, Occasion, kinds};
use super::theme::Style;
use crate::case::model::{Format, Meeting, MeetingKind, Person};
use crate::case::nodes::NodeId;
use crate::case::values::{Date, Given, Language};
use crate::case::{Case, Loaded, case_language};
use crate::reader::{Reader, Recipient, view};

/// One document to make.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Which.
    pub kind: &'static DocumentKind,
    /// For whom.
    pub recipient: Recipient,
    /// In which language.
    pub language: Language,
    /// In which form.
    pub style: Style,
    /// Of which meeting, by its id.
    pub meeting: Option<Arc<str>>,
    /// Whether cover, file name and metadata say nothing of what it is about.
    pub discreet: bool,
    /// The name of its files, without the ending.
    pub stem: String,
}

/// What was asked for; what is empty follows from the case.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Which documents.
    pub kinds: Vec<&'static DocumentKind>,
    /// For which person: an id, or `child`.
    pub person: Option<String>,
    /// In which languages.
    pub languages: Vec<Language>,
    /// In which forms.
    pub styles: Vec<Style>,
    /// Of which meetings, by id.
    pub meetings: Vec<String>,
    /// Whether all are discreet.
    pub discreet: bool,
}

/// Why what was asked for cannot be made of this case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WishError {
    /// There is no such person.
    #[error("there is nobody with the id `{0}` in this case; write an id of `people`, or `child`")]
    NoPerson(String),
    /// There is no such meeting.
    #[error("there is no meeting with the id `{0}` in this case")]
    NoMeeting(String),
    /// None of the documents is for this person.
    #[error("there is nothing to make for `{0}`: {1}")]
    NothingFor(String, &'static str),
}

/// The documents that a case needs on a day, or those of them that are wished for.
///
/// # Errors
/// When a wish names somebody or something that the case does not have.
pub fn jobs(
    loaded: &Loaded,
    languages: &[Language],
    today: Date,
    wish: &Wish,
) -> Result<Vec<Job>, WishError> {
    let case = &loaded.case;
    if let Some(id) = wish.meetings.iter().find(|id| meeting(case, id).is_none()) {
        return Err(WishError::NoMeeting(id.clone()));
    }
    let for_child = wish.person.as_deref() == Some("child");
    let person = match wish.person.as_deref().filter(|_| !for_child) {
        Some(id) => Some(case.person(id).ok_or_else(|| WishError::NoPerson(id.to_owned()))?),
        None => None,
    };
    let needs = Needs { loaded, case, today, languages };
    let mut jobs = Vec::new();
    let kinds: Vec<&'static DocumentKind> =
        if wish.kinds.is_empty() { kinds().filter(|k| needs.kind(k)).collect() } else { wish.kinds.clone() };
    for kind in kinds {
        for made in needs.recipients(kind, person, for_child) {
            for meeting in needs.meetings(kind, wish) {
                let mut job = Job { kind, meeting, ..made.clone() };
                job.recipient.onlookers = needs.onlookers(&job);
                jobs.push(job);
            }
        }
    }
    if let (true, Some(wanted)) = (jobs.is_empty(), &wish.person) {
        return Err(WishError::NothingFor(wanted.clone(), needs.why_nothing(person)));
    }
    jobs.retain(|job| needs.sees_meeting(job));
    let mut jobs = with_wishes(jobs, wish);
    let mut taken: HashSet<String> = HashSet::new();
    for (index, job) in jobs.iter_mut().enumerate() {
        job.stem = file_stem(job, loaded, index + 1);
        // Two papers of one name would be one paper, and in the wrong hands.
        if !taken.insert(job.stem.clone()) {
            job.stem = format!("{}-no{}", job.stem, index + 1);
            taken.insert(job.stem.clone());
        }
    }
    Ok(jobs)
}

/// Each job in each language and form that was asked for.
fn with_wishes(jobs: Vec<Job>, wish: &Wish) -> Vec<Job> {
    let mut all: Vec<Job> = Vec::new();
    for job in jobs {
        let languages =
            if wish.languages.is_empty() { vec![job.language.clone()] } else { wish.languages.clone() };
        for language in languages {
            let styles = if wish.styles.is_empty() { vec![job.style] } else { wish.styles.clone() };
            for style in styles {
                let discreet = job.discreet || wish.discreet;
                let made = Job { language: language.clone(), style, discreet, ..job.clone() };
                if !all.contains(&made) {
                    all.push(made);
                }
            }
        }
    }
    all
}

fn meeting<'a>(case: &'a Case, id: &str) -> Option<&'a Meeting> {
    case.meetings.iter().find(|m| m.id.as_str() == id)
}

struct Needs<'a> {
    loaded: &'a Loaded,
    case: &'a Case,
    today: Date,
    /// Those in which there are documents.
    languages: &'a [Language],
}

impl Needs<'_> {
    /// Whether the case needs documents of a kind.
    fn kind(&self, kind: &DocumentKind) -> bool {
        let case = self.case;
        let age = case.child_age(self.today);
        let safety_plan = !case.safety_plan.rules.is_empty() || !case.safety_plan.talking.is_blank();
        match kind.id {
            "easy-read" => self.readers_of_easy_read().next().is_some() || self.child_reads_easy_read(),
            "child-4-7" => age.is_some_and(|a| (4..8).contains(&a)),
            "child-8-11" => age.is_some_and(|a| (8..12).contains(&a)),
            "child-12-15" => age.is_some_and(|a| (12..16).contains(&a)),
            "child-16-17" => age.is_some_and(|a| (16..18).contains(&a)),
            "leaflet-child" => age.is_some_and(|a| a >= 4),
            "child-update" => age.is_some_and(|a| a >= 4),
            "safety-plan" | "safety-plan-wall" => safety_plan,
            "safety-plan-child" => safety_plan && age.is_some_and(|a| a >= 4),
            "review-report" => case.under_review(),
            "contingency-card" => !case.contingency.is_empty(),
            "family-meeting-pack" => case.family_group_meeting.planned.is(true),
            // It needs the earlier version beside this one.
            "changes" => false,
            _ => true,
        }
    }

    /// For whom a kind is made, and in what form.
    fn recipients(&self, kind: &'static DocumentKind, person: Option<&Person>, for_child: bool) -> Vec<Job> {
        let job = |recipient: Recipient, language: Language, style: Style, discreet: bool| Job {
            kind,
            recipient,
            language,
            style,
            meeting: None,
            discreet,
            stem: String::new(),
        };
        let own = || case_language(&self.loaded.case);
        let plain = |recipient: Recipient| job(recipient, self.known(own()), Style::Standard, false);
        match kind.reader {
            Reader::Child if person.is_none() => {
                let child = &self.case.child;
                let style = style_of(&child.communication.format);
                let tags = child.document_languages.iter().filter_map(|t| Language::new(t.words()));
                let mut languages: Vec<Language> = tags.map(|l| self.known(l)).collect();
                languages.dedup();
                if languages.is_empty() {
                    languages.push(self.known(own()));
                }
                let discreet = child.discreet.is(true);
                languages.into_iter().map(|l| job(Reader::Child.into(), l, style, discreet)).collect()
            }
            _ if for_child && kind.id == "easy-read" => vec![plain(Reader::Child.into())],
            _ if for_child => Vec::new(),
            Reader::Child => Vec::new(),
            Reader::PersonOfConcern => self.restricted(person).into_iter().map(plain).collect(),
            Reader::Family => self.family(kind, person),
            Reader::Group | Reader::Team => match person {
                None => vec![plain(kind.reader.into())],
                Some(p) if !self.may_read(kind.reader, p) => Vec::new(),
                Some(p) => vec![plain(Recipient::person(kind.reader, p.id.as_str()))],
            },
            Reader::Anyone if person.is_some() => Vec::new(),
            Reader::Anyone => vec![plain(Reader::Anyone.into())],
        }
    }

    /// A language in which there are documents: this one, or that of the case, or English.
    fn known(&self, language: Language) -> Language {
        let there = |l: &Language| self.languages.contains(l);
        [language, case_language(self.case)].into_iter().find(there).unwrap_or_else(Language::english)
    }

    /// The parents of concern with whom something was decided to be shared.
    fn restricted(&self, person: Option<&Person>) -> Vec<Recipient> {
        let meant = self.case.people.iter().filter(|p| match person {
            Some(one) => std::ptr::eq(*p, one),
            None => p.is_parent(),
        });
        meant
            .filter(|p| self.case.is_of_concern(p) && self.case.is_adult(p, self.today))
            .map(|p| Recipient::person(Reader::PersonOfConcern, p.id.as_str()))
            .filter(|r| !self.shown_items(r).is_empty())
            .collect()
    }

    /// The family's documents: one for all who may see the same, in the same language and form.
    fn family(&self, kind: &'static DocumentKind, person: Option<&Person>) -> Vec<Job> {
        let of = |p: &Person, recipient: Recipient| {
            let language =
                Language::new(p.document_language.words()).unwrap_or_else(|| case_language(self.case));
            let style =
                if kind.id == "easy-read" { Style::Standard } else { style_of(&p.communication.format) };
            let discreet = p.discreet.is(true);
            Job {
                kind,
                recipient,
                language: self.known(language),
                style,
                meeting: None,
                discreet,
                stem: String::new(),
            }
        };
        if let Some(p) = person {
            if !self.may_read(Reader::Family, p) {
                return Vec::new();
            }
            return vec![of(p, Recipient::person(Reader::Family, p.id.as_str()))];
        }
        let readers: Vec<&Person> = match kind.id {
            "easy-read" => self.readers_of_easy_read().collect(),
            _ => self.case.family_readers(self.today).collect(),
        };
        let shared_by_all = matches!(kind.id, "safety-plan-wall" | "family-meeting-pack");
        let mut seen: Vec<Vec<NodeId>> = Vec::new();
        let mut jobs: Vec<(usize, Job)> = Vec::new();
        for p in &readers {
            let own = Recipient::person(Reader::Family, p.id.as_str());
            let items = if shared_by_all { Vec::new() } else { self.shown_items(&own) };
            let group = seen.iter().position(|s| *s == items).unwrap_or_else(|| {
                seen.push(items);
                seen.len() - 1
            });
            let job = of(p, own);
            let same = |(g, j): &&(usize, Job)| {
                *g == group
                    && j.language == job.language
                    && j.style == job.style
                    && j.discreet == job.discreet
            };
            if jobs.iter().find(same).is_none() {
                jobs.push((group, job));
            }
        }
        let mut jobs: Vec<Job> = jobs.into_iter().map(|(_, job)| job).collect();
        // Where all may see the same, the paper is the family's and not one person's.
        if shared_by_all || seen.iter().all(|items| *items == self.shown_items(&Reader::Family.into())) {
            for job in &mut jobs {
                job.recipient = Reader::Family.into();
            }
        }
        if kind.id == "easy-read" && self.child_reads_easy_read() {
            jobs.push(Job {
                kind,
                recipient: Reader::Child.into(),
                language: self.known(case_language(self.case)),
                style: Style::Standard,
                meeting: None,
                discreet: self.case.child.discreet.is(true),
                stem: String::new(),
            });
        }
        if jobs.is_empty() && kind.id != "easy-read" || jobs.is_empty() && readers.is_empty() {
            jobs.push(Job {
                kind,
                recipient: Reader::Family.into(),
                language: self.known(case_language(self.case)),
                style: Style::Standard,
                meeting: None,
                discreet: false,
                stem: String::new(),
            });
        }
        jobs
    }

    /// Whether a paper of a kind can be made for somebody. It is asked for by hand, and a slip of the hand must
    /// not give a neighbour the plan, or a child that of the adults.
    fn may_read(&self, reader: Reader, person: &Person) -> bool {
        let case = self.case;
        if case.is_of_concern(person) || !case.is_adult(person, self.today) {
            return false;
        }
        let id = person.id.as_str();
        let in_group = || case.group.iter().any(|m| m.person.as_str() == id);
        let asked = || case.meetings.iter().any(|m| m.invited.iter().any(|p| p.as_str() == id));
        let reads = || case.family_readers(self.today).any(|p| std::ptr::eq(p, person));
        match reader {
            Reader::Team => person.is_professional(),
            Reader::Family => !person.is_professional(),
            _ => person.is_professional() || in_group() || asked() || reads(),
        }
    }

    /// Into whose hands a paper for several people comes, beside those for whom it is made.
    fn onlookers(&self, job: &Job) -> Vec<Arc<str>> {
        let case = self.case;
        let mut people: Vec<&str> = Vec::new();
        if job.kind.id == "safety-plan-wall" {
            people.extend(case.people_at_home().map(|p| p.id.as_str()));
        } else if job.recipient.person.is_none() && matches!(job.kind.reader, Reader::Group | Reader::Family)
        {
            let of_job = job.meeting.as_deref().and_then(|id| meeting(case, id));
            let of_family = case
                .meetings
                .iter()
                .filter(|m| job.kind.id == "family-meeting-pack" && m.kind.is(MeetingKind::FamilyGroup));
            people.extend(
                of_job
                    .into_iter()
                    .chain(of_family)
                    .flat_map(|m| m.invited.iter().chain(&m.attended).map(|p| p.as_str())),
            );
        }
        people.sort_unstable();
        people.dedup();
        people.into_iter().filter(|id| !id.is_empty()).map(Into::into).collect()
    }

    fn readers_of_easy_read(&self) -> impl Iterator<Item = &Person> {
        self.case.family_readers(self.today).filter(|p| p.communication.format.is(Format::EasyRead))
    }

    fn child_reads_easy_read(&self) -> bool {
        self.case.child.communication.format.is(Format::EasyRead)
            && self.case.child_age(self.today).is_some_and(|a| a >= 8)
    }

    /// The items of the case that a recipient sees.
    fn shown_items(&self, recipient: &Recipient) -> Vec<NodeId> {
        view(self.loaded, recipient, &case_language(self.case), self.today).items_shown()
    }

    /// Whether the meeting that a document is of is not withheld from its reader.
    fn sees_meeting(&self, job: &Job) -> bool {
        job.meeting.as_ref().is_none_or(|id| {
            let view = view(self.loaded, &job.recipient, &job.language, self.today);
            view.item("Meeting", id).is_some()
                || view.case.records("meetings").any(|m| self.is_meeting(m.at, id))
        })
    }

    fn is_meeting(&self, at: NodeId, id: &str) -> bool {
        meeting(self.case, id).is_some_and(|m| m.at == at)
    }

    /// Of which meetings a kind is made: the last that was held, or for an agenda the next.
    fn meetings(&self, kind: &DocumentKind, wish: &Wish) -> Vec<Option<Arc<str>>> {
        if kind.occasion == Occasion::Case {
            return vec![None];
        }
        if !wish.meetings.is_empty() {
            return wish.meetings.iter().map(|id| Some(id.as_str().into())).collect();
        }
        let dated = || {
            self.case
                .meetings
                .iter()
                .filter(|m| !m.id.as_str().is_empty())
                .filter_map(|m| m.on.known().map(|on| (on, m)))
        };
        let held = |on: Date, m: &Meeting| m.held.known().unwrap_or(on < self.today);
        let found = if kind.id == "agenda" {
            dated().filter(|(on, m)| !held(*on, m) && *on >= self.today).min_by_key(|(on, _)| *on)
        } else {
            dated().filter(|(on, m)| held(*on, m)).max_by_key(|(on, _)| *on)
        };
        found.map(|(_, m)| Some(m.id.as_str().into())).into_iter().collect()
    }

    fn why_nothing(&self, person: Option<&Person>) -> &'static str {
        match person {
            Some(p) if self.case.is_of_concern(p) => {
                "a person of concern sees only what it was decided to share; say so with `share_with` at each item"
            }
            _ => "none of these documents is made for this person",
        }
    }
}

/// The form in which somebody has their papers.
fn style_of(format: &Given<Format>) -> Style {
    match format.known() {
        Some(Format::LargePrint) => Style::Large,
        Some(Format::GiantPrint) => Style::Giant,
        Some(Format::Dyslexia) => Style::Dyslexia,
        _ => Style::Standard,
    }
}

/// The name of its files, without the ending. It holds no name of the child, and of a discreet document
/// nothing but a number.
fn file_stem(job: &Job, loaded: &Loaded, number: usize) -> String {
    if job.discreet {
        return format!("paper-{number}");
    }
    let id = |id: &str| safe_id(&loaded.case, id).unwrap_or_else(|| format!("no{number}"));
    let mut parts = vec![job.kind.id.to_owned()];
    match (&job.recipient.person, job.recipient.reader, job.kind.reader) {
        (Some(person), _, _) => parts.push(id(person)),
        (None, Reader::Child, Reader::Family) => parts.push("child".to_owned()),
        _ => {}
    }
    if let Some(meeting) = job.meeting.as_deref().and_then(|id| meeting(&loaded.case, id)) {
        let same_day = loaded.case.meetings.iter().filter(|m| m.on == meeting.on).count() > 1;
        match meeting.on.known() {
            Some(on) if !same_day => parts.push(on.to_string()),
            _ => parts.push(id(meeting.id.as_str())),
        }
    }
    if job.language != case_language(&loaded.case) {
        parts.push(job.language.tag().to_owned());
    }
    if job.style != Style::Standard {
        parts.push(job.style.word().to_owned());
    }
    parts.join("-")
}

/// An id for a file's name, unless the child could be known by it.
fn safe_id(case: &Case, id: &str) -> Option<String> {
    let child = &case.child;
    let names = [&child.name, &child.known_as].into_iter().chain(&child.other_names);
    let written = names.flat_map(|name| name.phrases()).map(|phrase| plain(&phrase.words));
    let words: Vec<String> = written
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.chars().count() > 1)
        .collect();
    let fits =
        (1..=40).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let lower = id.to_lowercase();
    // The name may be parted by a hyphen within the id.
    let letters: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    let named = words.iter().any(|word| lower.contains(word.as_str()) || letters.contains(word.as_str()));
    (fits && !named).then_some(lower)
}

/// Small letters without their marks: an id can have no others.
fn plain(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
