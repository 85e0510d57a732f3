//! What documents hold that stands in no field of the case: what the guidance asks, and what changed.

use super::CHANGES;
use crate::case::Loaded;
use crate::case::model::Meeting;
use crate::case::values::{Date, Language};
use crate::changes::compare;
use crate::document::{Beside, Job, MeetingAsk, Requirement, Since};
use crate::guidance::{Finding, Level, Profile, Standing, asks_of, has_minutes, standings};
use crate::locale::capital;
use crate::reader::{Reader, view};
use crate::report::{Words, show};

/// Where it is taken from.
pub(super) struct Source<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) profile: &'a Profile,
    /// The findings, with the questions.
    pub(super) findings: &'a [Finding],
    /// The case as it was.
    pub(super) earlier: Option<&'a Loaded>,
    pub(super) today: Date,
}

impl Source<'_> {
    /// What a document needs of it.
    pub(super) fn beside(&self, job: &Job) -> Beside {
        let mut beside = Beside::default();
        let of_job = |m: &&Meeting| Some(m.id.as_str()) == job.meeting.as_deref();
        if let Some(meeting) = self.loaded.case.meetings.iter().find(of_job) {
            beside.asks = self.asks(meeting);
            let on = meeting.on.known().filter(|_| has_minutes(meeting));
            beside.minutes_due = on.map(|on| self.profile.timescales.minutes.last_day(on));
        }
        if job.recipient.reader == Reader::Team {
            beside.requirements = self.requirements();
        }
        if let Some(earlier) = self.earlier.filter(|_| job.kind.id == CHANGES) {
            let of =
                |loaded, recipient: &_, language: &Language| view(loaded, recipient, language, self.today);
            let before = of(earlier, &job.recipient, &job.language);
            let now = of(self.loaded, &job.recipient, &job.language);
            let all = of(self.loaded, &Reader::Team.into(), &job.language);
            beside.changes = compare(&before, &now, &all);
            let version = earlier.case.versions.last();
            beside.since = Some(Since {
                number: version.and_then(|v| v.number.known()),
                on: version.and_then(|v| v.on.known()),
            });
        }
        beside
    }

    fn asks(&self, meeting: &Meeting) -> Vec<MeetingAsk> {
        let asked = asks_of(self.loaded, self.profile, self.findings, meeting, self.today);
        asked
            .into_iter()
            .map(|a| MeetingAsk { key: a.ask.key, is_question: a.is_question, left_undone: a.left_undone })
            .collect()
    }

    fn requirements(&self) -> Vec<Requirement> {
        let all = standings(self.loaded, self.profile, self.findings, self.today);
        let one = |r: crate::guidance::Requirement<'_>| Requirement {
            id: &r.entry.id,
            requires: &r.entry.requires,
            when: &r.entry.when,
            sources: r.entry.sources.iter().map(String::as_str).collect(),
            level: match r.entry.level {
                Level::Error => "must",
                Level::Warning => "should",
                Level::Advice => "consider",
            },
            standing: r.standing.word(),
            said: said(&r),
        };
        // The questions for reflection stand on the paper itself.
        all.into_iter().filter(|r| r.entry.id != "AUDIT-QUESTIONS").map(one).collect()
    }
}

/// What is missing, or why it was accepted. A question says no more than its requirement does.
fn said(requirement: &crate::guidance::Requirement<'_>) -> Vec<String> {
    let findings = requirement.findings.iter();
    let mut said: Vec<String> = match requirement.standing {
        Standing::NotMet => findings.map(|f| sentence(&show(&f.message, Words::Shown))).collect(),
        Standing::Accepted | Standing::Thought => {
            findings.filter_map(|f| f.accepted.as_ref()).map(|a| a.reason.clone()).collect()
        }
        _ => Vec::new(),
    };
    said.dedup();
    said
}

/// A message as a sentence: findings begin in lower case, after the place that they are told of.
fn sentence(message: &str) -> String {
    let end = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    capital(message) + end
}
