//! What a rule, or the loading of a case, has to say about one place of it.

use super::register::Entry;
use crate::case::nodes::Nodes;
use crate::case::problem::Severity;
use crate::case::values::Date;
use crate::case::{Place, Problem};

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// The guidance states it; a plan without it is defective (`must`).
    Error,
    /// Expected practice, from which a plan may depart with a reason (`should`).
    Warning,
    /// A prompt to think (`consider`).
    Advice,
}

impl Level {
    /// All levels, the heaviest first.
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Advice];

    /// The word for it in every format.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "advice",
        }
    }

    /// The level of a requirement of the register: `must`, `should` or `consider`.
    pub fn of_requirement(word: &str) -> Option<Level> {
        match word {
            "must" => Some(Level::Error),
            "should" => Some(Level::Warning),
            "consider" => Some(Level::Advice),
            _ => None,
        }
    }
}

/// One thing that a case does not meet, at one place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The code of the rule, such as `ACT001`.
    pub code: &'static str,
    /// Its short name, such as `owner-named`.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What is missing or amiss, and why it matters. Holds text of the case only in the marks of
    /// [`quote`](crate::case::problem::quote).
    pub message: String,
    /// What to write.
    pub help: Option<String>,
    /// Where.
    pub place: Place,
    /// The entries of the register that are not met; none for a mistake of writing.
    pub covers: Vec<&'static str>,
    /// The sources that ask for it, such as `S1 §2`.
    pub sources: Vec<&'static str>,
    /// Who accepted it in the case, and why.
    pub accepted: Option<AcceptedBy>,
}

/// Who accepted a finding, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedBy {
    /// Why it is right in this case.
    pub reason: String,
    /// The id of the person who decided it.
    pub by: String,
    /// When.
    pub date: Option<Date>,
}

impl Finding {
    /// A mistake in the writing of a case, as a finding.
    pub fn of_problem(problem: &Problem) -> Finding {
        Finding {
            code: problem.kind.code(),
            name: problem.kind.name(),
            level: match problem.kind.severity() {
                Severity::Error => Level::Error,
                Severity::Warning => Level::Warning,
            },
            message: problem.message.clone(),
            help: problem.help.clone(),
            place: problem.place.clone(),
            covers: Vec::new(),
            sources: Vec::new(),
            accepted: None,
        }
    }

    /// With what to write.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Finding {
        self.help = Some(help.into());
        self
    }

    /// Not met with it: further entries of the register that the rule covers only at times.
    pub fn also(&mut self, id: &'static str) -> &mut Finding {
        if !self.covers.contains(&id) {
            self.covers.push(id);
        }
        self
    }

    /// Not met are, of what the rule covers, only these entries.
    pub fn only(&mut self, ids: &[&str]) -> &mut Finding {
        self.covers.retain(|id| ids.contains(id));
        self
    }

    /// Not met is this entry of the register alone, as its own sources ask for it.
    pub fn of_entry(&mut self, entry: &'static Entry) -> &mut Finding {
        self.covers = vec![entry.id.as_str()];
        self.sources = entry.sources.iter().map(String::as_str).collect();
        self
    }

    /// With another weight than the register gives, where a source asks for it less strongly.
    pub fn level(&mut self, level: Level) -> &mut Finding {
        self.level = level;
        self
    }

    /// Whether it counts: it is not accepted.
    pub fn counts(&self) -> bool {
        self.accepted.is_none()
    }

    /// What findings are ordered by: file, then place, then code.
    pub fn order(&self, nodes: &Nodes) -> (usize, usize, &'static str) {
        let span = self.place.span(nodes);
        span.map_or((0, 0, self.code), |s| (s.file, s.bytes.start, self.code))
    }
}
