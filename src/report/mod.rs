//! How findings are shown: one file an output format. Nothing here knows how rules work.

mod audit;
mod changes;
mod github;
mod group;
mod json;
mod junit;
mod next;
mod redact;
mod sarif;
mod snippet;
mod text;
mod told;

pub use audit::{audit_json, audit_text};
pub use changes::{changes_json, changes_text};
pub use github::GitHub;
pub use json::Json;
pub use junit::JUnit;
pub use next::{ToCome, Upcoming};
pub use redact::{Words, show};
pub use sarif::Sarif;
pub use text::{Look, Text, refusal, summary, text};
pub use told::{Told, Unread};

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::case::LoadError;
use crate::case::known_by::KnownBy;
use crate::case::nodes::Nodes;
use crate::guidance::profile::PROFILE_KINDS;
use crate::guidance::{Finding, Level, Rule};

/// A form of report. It is written piece by piece, so that a case can be let go of once it is told.
pub trait Form: Sync {
    /// What stands before the first case.
    fn head(&self) -> String {
        String::new()
    }

    /// One case. Nothing, if there is nothing to say of it.
    fn case(&self, case: &Checked) -> String;

    /// What stands between two cases of which there is something to say.
    fn between(&self) -> &'static str {
        ""
    }

    /// What stands after the last case.
    fn tail(&self, totals: &Totals) -> String;

    /// A case that could not be read, where it stands among the others.
    fn unread(&self, unread: &Unread) -> String {
        let _ = unread;
        String::new()
    }
}

/// The findings of one case.
pub struct Checked {
    /// The path of the case, as the user gave it or as it was found.
    pub path: String,
    /// What stands where in it.
    pub nodes: Nodes,
    /// What was found, in order.
    pub findings: Vec<Finding>,
    /// The rules that were asked of it.
    pub asked: Vec<&'static Rule>,
    /// The names that stand in no report without text of the case; none where there is no child.
    pub names: Option<KnownBy>,
}

impl Checked {
    /// The path of the file that holds a finding, written the same on every system.
    pub fn file_of(&self, finding: &Finding) -> String {
        let span = finding.place.span(&self.nodes);
        let file = span.and_then(|s| self.nodes.files().get(s.file));
        file.map_or_else(|| self.path.clone(), |f| shown_path(&f.path))
    }
}

/// A path with `/` on every system.
pub fn shown_path(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// How many findings of each level count.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Counts {
    /// `must` not met.
    pub error: usize,
    /// `should` not met.
    pub warning: usize,
    /// To think about.
    pub advice: usize,
    /// Accepted, of any level.
    pub accepted: usize,
}

/// A rule of an authority, as far as its findings tell of it.
#[derive(Clone, Debug)]
pub struct Local {
    /// Its short name.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What it asks. It is the profile's text, and holds none of a case.
    pub message: String,
    /// What to write; empty if nothing is said.
    pub help: String,
    /// Where the authority says so.
    pub sources: Vec<&'static str>,
}

impl Local {
    fn of(finding: &Finding) -> Option<Local> {
        let listed = PROFILE_KINDS.iter().any(|kind| kind.code == finding.code);
        (finding.code.starts_with("LOCAL-") && !listed).then(|| Local {
            name: finding.name,
            level: finding.level,
            message: finding.message.clone(),
            help: finding.help.clone().unwrap_or_default(),
            sources: finding.sources.clone(),
        })
    }
}

/// What is known when all cases have been told.
#[derive(Clone, Default, Debug)]
pub struct Totals {
    /// How many cases were read.
    pub cases: usize,
    /// How many findings there are.
    pub counts: Counts,
    /// The codes that were reported.
    pub codes: BTreeSet<&'static str>,
    /// What is to be said of those that come from a profile and stand in no list of the program.
    pub local: BTreeMap<&'static str, Local>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// What is due next in the cases.
    pub upcoming: Upcoming,
}

impl Totals {
    /// The totals of one case.
    pub fn of(case: &Checked) -> Totals {
        let mut counts = Counts::default();
        for finding in &case.findings {
            let place = match (finding.counts(), finding.level) {
                (false, _) => &mut counts.accepted,
                (true, Level::Error) => &mut counts.error,
                (true, Level::Warning) => &mut counts.warning,
                (true, Level::Advice) => &mut counts.advice,
            };
            *place += 1;
        }
        let codes = case.findings.iter().map(|f| f.code).collect();
        let local = case.findings.iter().filter_map(|f| Local::of(f).map(|local| (f.code, local)));
        Totals { cases: 1, counts, codes, local: local.collect(), ..Totals::default() }
    }

    /// The totals when a case could not be read.
    pub fn of_unread(error: &LoadError, words: Words) -> Totals {
        Totals { unread: vec![Unread::of(error, words)], ..Totals::default() }
    }

    /// Adds those of further cases.
    pub fn add(&mut self, other: Totals) {
        self.cases += other.cases;
        self.counts.error += other.counts.error;
        self.counts.warning += other.counts.warning;
        self.counts.advice += other.counts.advice;
        self.counts.accepted += other.counts.accepted;
        self.codes.extend(other.codes);
        self.local.extend(other.local);
        self.unread.extend(other.unread);
    }
}
