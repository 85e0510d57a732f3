//! What a case needs: which documents, for whom, in which language and form, of which meetings.

use std::sync::Arc;

use super::job::{Job, Wish, meeting};
use super::kinds::{DocumentKind, Occasion};
use super::languages::Languages;
use super::theme::Style;
use crate::case::model::{Format, Meeting, MeetingKind, Person};
use crate::case::nodes::NodeId;
use crate::case::values::{Choice, Date, Given, Language};
use crate::case::{Case, Loaded, case_language};
use crate::reader::{Reader, Recipient, view};

/// What a case needs on a day.
pub(super) struct Needs<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) case: &'a Case,
    pub(super) today: Date,
    /// Those in which there are documents.
    pub(super) languages: &'a Languages,
    /// Whether an earlier version of the case is at hand.
    pub(super) has_earlier: bool,
}

impl Needs<'_> {
    /// Whether the case needs documents of a kind.
    pub(super) fn kind(&self, kind: &DocumentKind) -> bool {
        let case = self.case;
        let age = case.child_age(self.today);
        let safety_plan = !case.safety_plan.rules.is_empty() || !case.safety_plan.talking.is_blank();
        match kind.id {
            EASY_READ => self.readers_of_easy_read().next().is_some() || self.child_reads_easy_read(),
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
            "changes" => self.has_earlier,
            _ => !kind.when_asked && case.plan.known().is_none_or(|plan| kind.plans.contains(&plan.word())),
        }
    }

    /// For whom a kind is made, and in what form.
    pub(super) fn recipients(
        &self,
        kind: &'static DocumentKind,
        person: Option<&Person>,
        for_child: bool,
    ) -> Vec<Job> {
        let own = self.known(kind, case_language(self.case));
        let plain = |recipient: Recipient| Job::new(kind, recipient, own.clone());
        match kind.reader {
            Reader::Child if person.is_none() => self.for_child(kind),
            _ if for_child && kind.id == EASY_READ => self.for_child(kind),
            _ if for_child => Vec::new(),
            Reader::Child => Vec::new(),
            Reader::PersonOfConcern => self.restricted(kind, person),
            Reader::Family => self.family(kind, person),
            Reader::Group | Reader::Team => match person {
                None => vec![plain(kind.reader.into())],
                Some(p) if !self.may_read(kind.reader, p) => Vec::new(),
                Some(p) => vec![self.for_person(kind, p, kind.reader)],
            },
            Reader::Anyone if person.is_some() => Vec::new(),
            Reader::Anyone => vec![plain(Reader::Anyone.into())],
        }
    }

    /// A language in which there are documents of a kind: this one, or that of the case, or English.
    fn known(&self, kind: &DocumentKind, language: Language) -> Language {
        let there = |l: &Language| self.languages.has(l, kind);
        [language, case_language(self.case)].into_iter().find(there).unwrap_or_else(Language::english)
    }

    /// The child's own, in each language in which the child has papers.
    fn for_child(&self, kind: &'static DocumentKind) -> Vec<Job> {
        let child = &self.case.child;
        let tags = child.document_languages.iter().filter_map(|t| Language::new(t.words()));
        let mut languages: Vec<Language> = tags.map(|l| self.known(kind, l)).collect();
        languages.dedup();
        if languages.is_empty() {
            languages.push(self.known(kind, case_language(self.case)));
        }
        let (style, discreet) = (style_for(kind, &child.communication.format), child.discreet.is(true));
        let job = |l| Job { style, discreet, ..Job::new(kind, Reader::Child.into(), l) };
        languages.into_iter().map(job).collect()
    }

    /// One person's own, in the language and the form in which they have their papers.
    fn for_person(&self, kind: &'static DocumentKind, p: &Person, reader: Reader) -> Job {
        let language = Language::new(p.document_language.words()).unwrap_or_else(|| case_language(self.case));
        let recipient = Recipient::person(reader, p.id.as_str());
        let (style, discreet) = (style_for(kind, &p.communication.format), p.discreet.is(true));
        Job { style, discreet, ..Job::new(kind, recipient, self.known(kind, language)) }
    }

    /// The parents of concern with whom something was decided to be shared.
    fn restricted(&self, kind: &'static DocumentKind, person: Option<&Person>) -> Vec<Job> {
        let meant = self.case.people.iter().filter(|p| match person {
            Some(one) => std::ptr::eq(*p, one),
            None => p.is_parent(),
        });
        // The authority is open to anybody; where no more than that is shown, nothing was shared.
        let open = self.shown_items(&Reader::Anyone.into());
        meant
            .filter(|p| self.case.is_of_concern(p) && self.case.is_adult(p, self.today))
            .map(|p| self.for_person(kind, p, Reader::PersonOfConcern))
            .filter(|job| self.shown_items(&job.recipient) != open)
            .collect()
    }

    /// The family's documents: one for all who may see the same, in the same language and form.
    fn family(&self, kind: &'static DocumentKind, person: Option<&Person>) -> Vec<Job> {
        if let Some(p) = person {
            if !self.may_read(Reader::Family, p) {
                return Vec::new();
            }
            return vec![self.for_person(kind, p, Reader::Family)];
        }
        let readers: Vec<&Person> = match kind.id {
            EASY_READ => self.readers_of_easy_read().collect(),
            _ => self.case.family_readers(self.today).collect(),
        };
        let mut jobs: Vec<Job> = readers.iter().map(|p| self.for_person(kind, p, Reader::Family)).collect();
        // Where all may see the same, the paper is the family's and not one person's.
        let shared_by_all = matches!(kind.id, "safety-plan-wall" | "family-meeting-pack");
        if shared_by_all || self.all_see_the_same(&jobs) {
            let mut different: Vec<Job> = Vec::new();
            for mut job in jobs {
                job.recipient = Reader::Family.into();
                if !different.contains(&job) {
                    different.push(job);
                }
            }
            jobs = different;
        }
        if kind.id == EASY_READ && self.child_reads_easy_read() {
            jobs.extend(self.for_child(kind));
        }
        if jobs.is_empty() {
            let own = self.known(kind, case_language(self.case));
            jobs.push(Job::new(kind, Reader::Family.into(), own));
        }
        jobs
    }

    fn all_see_the_same(&self, jobs: &[Job]) -> bool {
        let mut views = jobs.iter().map(|job| self.shown_items(&job.recipient));
        let first = views.next();
        views.all(|view| Some(view) == first)
    }

    /// Whether a paper of a kind can be made for somebody. It is asked for by hand, and a slip of the hand must
    /// not give a neighbour the plan, or a child that of the adults.
    fn may_read(&self, reader: Reader, person: &Person) -> bool {
        let case = self.case;
        if case.is_of_concern(person) || !case.is_surely_adult(person, self.today) {
            return false;
        }
        let id = person.id.as_str();
        let in_group = || case.group.iter().any(|m| m.person.as_str() == id);
        let asked = || case.meetings.iter().any(|m| m.invited.iter().any(|p| p.as_str() == id));
        let reads = || case.family_readers(self.today).any(|p| std::ptr::eq(p, person));
        match reader {
            Reader::Team => person.answers_for_plan(),
            Reader::Family => !person.is_professional(),
            _ => person.is_professional() || in_group() || asked() || reads(),
        }
    }

    /// Into whose hands a paper for several people comes, beside those for whom it is made.
    pub(super) fn onlookers(&self, job: &Job) -> Vec<Arc<str>> {
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
    pub(super) fn sees_meeting(&self, job: &Job) -> bool {
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
    pub(super) fn meetings(&self, kind: &DocumentKind, wish: &Wish) -> Vec<Option<Arc<str>>> {
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

    pub(super) fn why_nothing(&self, person: Option<&Person>) -> &'static str {
        match person {
            Some(p) if self.case.is_of_concern(p) && !self.case.is_adult(p, self.today) => {
                "a child of whom there is concern has a case and papers of their own; here they are told of it in person"
            }
            Some(p) if self.case.is_of_concern(p) => {
                "a person of concern sees only what it was decided to share; say so with `share_with` at each item"
            }
            Some(p) if self.case.is_adult(p, self.today) && !self.case.is_surely_adult(p, self.today) => {
                "it is not known whether this relative is grown up; write `born`"
            }
            _ => "none of these documents is made for this person",
        }
    }
}

/// The kind that is a form in itself.
const EASY_READ: &str = "easy-read";

/// The form in which somebody has a paper of a kind.
fn style_for(kind: &DocumentKind, format: &Given<Format>) -> Style {
    if kind.id == EASY_READ { Style::Standard } else { style_of(format) }
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

/// A language that a case asks for, and in which some of its papers cannot be made.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Untranslated {
    /// The language.
    pub language: Language,
    /// The documents that lack words in it; none if all lack them.
    pub kinds: Vec<&'static str>,
}

/// The languages that the case asks for, and in which papers of the family or the child cannot be made.
pub fn untranslated(loaded: &Loaded, languages: &Languages, today: Date) -> Vec<Untranslated> {
    let case = &loaded.case;
    let readers = case.family_readers(today).map(|p| p.document_language.words());
    let tags = case.child.document_languages.iter().map(|t| t.words()).chain(readers);
    let mut missing: Vec<Untranslated> = tags
        .filter_map(Language::new)
        .filter_map(|language| {
            let kinds = match languages.lacking(&language) {
                Some(kinds) => kinds.into_iter().filter(|k| is_for_home(k)).map(|k| k.id).collect(),
                None => Vec::new(),
            };
            (!kinds.is_empty() || languages.lacking(&language).is_none())
                .then_some(Untranslated { language, kinds })
        })
        .collect();
    missing.sort();
    missing.dedup();
    missing
}

/// Whether a document is for the family or the child.
fn is_for_home(kind: &DocumentKind) -> bool {
    matches!(kind.reader, Reader::Family | Reader::Child)
}
