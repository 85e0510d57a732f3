//! Jobs: which documents a case needs, for whom, in which language and form.

use std::collections::HashSet;
use std::sync::Arc;

use super::kinds::DocumentKind;
use super::languages::Languages;
use super::needs::Needs;
use super::theme::Style;
use crate::case::known_by::KnownBy;
use crate::case::model::{Meeting, Person, Relationship, Role};
use crate::case::values::{Choice, Date, Language};
use crate::case::{Case, Loaded, case_language};
use crate::reader::{Reader, Recipient};

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

impl Job {
    /// A document in the usual form.
    pub(super) fn new(kind: &'static DocumentKind, recipient: Recipient, language: Language) -> Job {
        Job {
            kind,
            recipient,
            language,
            style: Style::Standard,
            meeting: None,
            discreet: false,
            stem: String::new(),
        }
    }
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
    /// Whether there is an earlier version to tell the changes from.
    pub has_earlier: bool,
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
pub fn jobs(loaded: &Loaded, languages: &Languages, today: Date, wish: &Wish) -> Result<Vec<Job>, WishError> {
    let case = &loaded.case;
    if let Some(id) = wish.meetings.iter().find(|id| meeting(case, id).is_none()) {
        return Err(WishError::NoMeeting(id.clone()));
    }
    let for_child = wish.person.as_deref() == Some("child");
    let person = match wish.person.as_deref().filter(|_| !for_child) {
        Some(id) => Some(case.person(id).ok_or_else(|| WishError::NoPerson(id.to_owned()))?),
        None => None,
    };
    let needs = Needs { loaded, case, today, languages, has_earlier: wish.has_earlier };
    let mut jobs = Vec::new();
    let kinds: Vec<&'static DocumentKind> = match wish.kinds.is_empty() {
        true => languages.kinds().filter(|k| needs.kind(k)).collect(),
        false => wish.kinds.clone(),
    };
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
    let names = case.names_of_children(today);
    let mut taken: HashSet<String> = HashSet::new();
    for (index, job) in jobs.iter_mut().enumerate() {
        job.stem = file_stem(job, loaded, &names, index + 1);
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

/// The meeting with an id.
pub(super) fn meeting<'a>(case: &'a Case, id: &str) -> Option<&'a Meeting> {
    case.meetings.iter().find(|m| m.id.as_str() == id)
}

/// The name of its files, without the ending. It holds no name of a child, and of a discreet document nothing but
/// a number.
fn file_stem(job: &Job, loaded: &Loaded, names: &KnownBy, number: usize) -> String {
    if job.discreet {
        return format!("paper-{number}");
    }
    let case = &loaded.case;
    let mut parts = vec![job.kind.id.to_owned()];
    match (&job.recipient.person, job.recipient.reader, job.kind.reader) {
        (Some(person), _, _) => {
            parts.push(safe_id(names, person).unwrap_or_else(|| part_of(case, person)));
        }
        (None, Reader::Child, Reader::Family) => parts.push("child".to_owned()),
        _ => {}
    }
    if let Some(meeting) = job.meeting.as_deref().and_then(|id| meeting(case, id)) {
        let same_day: Vec<&Meeting> = case.meetings.iter().filter(|m| m.on == meeting.on).collect();
        let number = same_day.iter().position(|m| m.at == meeting.at).unwrap_or_default() + 1;
        let id = safe_id(names, meeting.id.as_str());
        parts.push(match (meeting.on.known(), id) {
            (Some(on), _) if same_day.len() == 1 => on.to_string(),
            (_, Some(id)) => id,
            (Some(on), None) => format!("{on}-{number}"),
            (None, None) => format!("meeting-{number}"),
        });
    }
    if job.language != case_language(case) {
        parts.push(job.language.tag().to_owned());
    }
    if job.style != Style::Standard {
        parts.push(job.style.word().to_owned());
    }
    parts.join("-")
}

/// An id for a file's name, unless a child could be known by it.
fn safe_id(names: &KnownBy, id: &str) -> Option<String> {
    let fits =
        (1..=40).contains(&id.len()) && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    (fits && !names.may_stand_in(id)).then(|| id.to_lowercase())
}

/// What stands for somebody in a file's name in place of an id: what they are to the child or in the plan.
fn part_of(case: &Case, id: &str) -> String {
    let word = |person: &Person| {
        let role = person.role.known().map(Role::word);
        person.relationship.known().map(Relationship::word).or(role).unwrap_or("person").replace('_', "-")
    };
    let Some(own) = case.person(id).map(word) else { return "person".to_owned() };
    let alike: Vec<&Person> = case.people.iter().filter(|p| word(p) == own).collect();
    match alike.iter().position(|p| p.id.as_str() == id) {
        Some(position) if alike.len() > 1 => format!("{own}-{}", position + 1),
        _ => own,
    }
}
