//! How a case stands with each requirement of the register.

use super::check::asked;
use super::facts::Facts;
use super::finding::{Finding, Level};
use super::profile::Profile;
use super::prompts::PROMPTS;
use super::register::{Entry, register};
use super::registry::RULES;
use crate::case::Loaded;
use crate::case::values::Date;

/// How it stands with one requirement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// Something that it asks for is not there.
    NotMet,
    /// It is not met, and that was accepted with a reason.
    Accepted,
    /// No machine can check it, and nobody has written yet what they came to.
    ToThink,
    /// Somebody has thought about it, and wrote what they came to.
    Thought,
    /// Nothing is missing.
    Met,
    /// It has a condition, and nothing is missing, or the condition is not there.
    NothingMissing,
    /// The documents hold what it asks for.
    InDocuments,
    /// The authority switched off the rules for it.
    SetAside,
}

impl Standing {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Standing::NotMet => "not_met",
            Standing::Accepted => "accepted",
            Standing::ToThink => "to_think",
            Standing::Thought => "thought",
            Standing::Met => "met",
            Standing::NothingMissing => "nothing_missing",
            Standing::InDocuments => "in_documents",
            Standing::SetAside => "set_aside",
        }
    }
}

/// One requirement, and how a case stands with it.
#[derive(Debug)]
pub struct Requirement<'a> {
    /// What is asked for.
    pub entry: &'static Entry,
    /// How it stands.
    pub standing: Standing,
    /// The findings about it: those that count, or else those that were accepted.
    pub findings: Vec<&'a Finding>,
}

/// What is asked of a partnership and of no single case.
const OF_NO_CASE: &str = "AUDIT-MULTI-AGENCY";

/// Each requirement that is meant for the case, in the order of the register. The findings are those of
/// [`check_and_ask`](super::check_and_ask), with the questions.
pub fn standings<'a>(
    loaded: &Loaded,
    profile: &Profile,
    findings: &'a [Finding],
    today: Date,
) -> Vec<Requirement<'a>> {
    let facts = Facts::new(loaded, today);
    let asked = asked(loaded, profile, today);
    let meant = |entry: &&Entry| entry.id != OF_NO_CASE && facts.applies(entry);
    let one = |entry: &'static Entry| {
        let id = entry.id.as_str();
        let about = |counts: bool| -> Vec<&Finding> {
            let of_it = |f: &&Finding| f.counts() == counts && f.covers.contains(&id);
            // What is only advice does not make a duty unmet.
            findings.iter().filter(of_it).filter(|f| f.level <= entry.level.max(Level::Warning)).collect()
        };
        let (open, accepted) = (about(true), about(false));
        let is_question = PROMPTS.iter().any(|p| p.covers == id);
        let covers = |r: &super::Rule| r.covers.contains(&id) || r.at_times.contains(&id);
        let has_rule = RULES.iter().any(|r| covers(r));
        let standing = match (open.is_empty(), accepted.is_empty()) {
            (false, _) if is_question => Standing::ToThink,
            (true, false) if is_question => Standing::Thought,
            // The case gives no cause to ask.
            _ if is_question => return None,
            (false, _) => Standing::NotMet,
            (true, false) => Standing::Accepted,
            _ if !has_rule => Standing::InDocuments,
            _ if !asked.iter().any(|r| covers(r)) => Standing::SetAside,
            _ if !entry.when.is_empty() => Standing::NothingMissing,
            _ => Standing::Met,
        };
        let findings = if open.is_empty() { accepted } else { open };
        Some(Requirement { entry, standing, findings })
    };
    register().entries.iter().filter(meant).filter_map(one).collect()
}
