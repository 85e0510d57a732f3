//! Profiles: what an authority sets for all its cases.
//!
//! A profile (`cpplan.yaml`) stands beside or above the cases. It fills in who the authority is, replaces
//! timescales, changes how much rules weigh, adds and leaves out words, and has rules of its own. What it
//! changes can always be told from the guidance: its rules have codes of their own, and what is lowered
//! or replaced has a reason or a source.

mod expression;
mod find;
mod format;
mod functions;
mod kinds;
mod lasting;
mod levels;
mod load;
mod local;
mod names;
mod rules;
mod schema;
mod shape;
mod terms;
mod tokens;
mod values;

use std::path::PathBuf;
use std::sync::LazyLock;

pub use find::{PROFILE_FILE, find_profile};
pub use kinds::{PROFILE_KINDS, ProfileKind};
pub use levels::{LevelChange, QuestionOff};
pub use load::{ProfileError, load_profile};
pub use local::LocalRule;
pub use schema::profile_schema;

use super::facts::Facts;
use super::finding::{Finding, Level};
use super::language::TermList;
use super::prompts::Prompt;
use super::rule::Rule;
use super::timescales::Timescales;
use crate::case::model::Authority;
use crate::case::nodes::{NodeId, SourceFile};
use crate::case::reading::Reading;
use crate::case::record::Value;
use crate::case::{Loaded, reading_yaml};

/// What an authority sets for all its cases.
pub struct Profile {
    /// The file.
    pub path: PathBuf,
    text: String,
    /// The folder with the authority's templates, if it has some.
    pub templates: Option<PathBuf>,
    /// How long things may take.
    pub timescales: Timescales,
    /// The rules of the guidance that weigh something else here.
    pub levels: Vec<LevelChange>,
    /// The questions of the guidance that are not put here.
    pub questions_off: Vec<QuestionOff>,
    /// The terms of the built-in lists that are looked for.
    pub terms: TermList,
    own_terms: TermList,
    /// The authority's own rules.
    pub rules: Vec<LocalRule>,
}

impl Profile {
    /// No profile: the guidance alone.
    pub fn none() -> &'static Profile {
        static NONE: LazyLock<Profile> = LazyLock::new(|| Profile {
            path: PathBuf::new(),
            text: String::new(),
            templates: None,
            timescales: Timescales::of_sources().clone(),
            levels: Vec::new(),
            questions_off: Vec::new(),
            terms: TermList::built_in().clone(),
            own_terms: TermList::default(),
            rules: Vec::new(),
        });
        &NONE
    }

    /// What is set for a rule of the guidance.
    pub fn change(&self, rule: &Rule) -> Option<&LevelChange> {
        self.levels.iter().find(|c| c.rule.code == rule.code)
    }

    /// How much a rule of the guidance weighs here; `None` where it is switched off.
    pub fn level_of(&self, rule: &Rule) -> Option<Level> {
        self.change(rule).map_or_else(|| Some(rule.level()), |change| change.level)
    }

    /// Whether a question is put here.
    pub fn asks(&self, prompt: &Prompt) -> bool {
        !self.questions_off.iter().any(|q| q.prompt.code == prompt.code)
    }

    /// The local rule with this code or name, in any case of letters.
    pub fn find(&self, wanted: &str) -> Option<&LocalRule> {
        self.rules.iter().find(|r| r.code.eq_ignore_ascii_case(wanted) || r.name.eq_ignore_ascii_case(wanted))
    }

    /// Whether findings with this code come from the profile, and can be accepted as those of the guidance.
    pub(super) fn reports(&self, code: &str) -> bool {
        code == kinds::TERM.code || self.rules.iter().any(|r| r.code == code)
    }

    /// Lays the profile beside a case, so that findings can point into it, and fills in who the authority
    /// is. Gives the place of the profile among the nodes of the case.
    pub(super) fn join(&self, loaded: &mut Loaded) -> NodeId {
        if self.text.is_empty() {
            return NodeId::NONE;
        }
        loaded.nodes.add_file(SourceFile { path: self.path.clone(), text: self.text.clone() });
        // It could be read before, so it can be now.
        let root = reading_yaml(&mut loaded.nodes, &self.text).unwrap_or_default();
        let node = loaded.nodes.child(root, "authority");
        let mut told_before = Vec::new();
        let reading = &mut Reading::of(&loaded.nodes, &mut told_before);
        let theirs = Authority::read(node, reading);
        fill(&mut loaded.case.authority, theirs);
        root
    }

    /// What the authority's own rules and words find in a case.
    pub(super) fn findings(&self, facts: &Facts<'_>, loaded: &Loaded, root: NodeId) -> Vec<Finding> {
        let mut found = local::run(&self.rules, facts, loaded, root);
        found.extend(terms::run(&self.own_terms, facts));
        found
    }
}

/// What a case says of the authority stays; what it leaves out comes from the profile.
fn fill(ours: &mut Authority, theirs: Authority) {
    if !ours.at.is_some() {
        ours.at = theirs.at;
    }
    let pairs = [
        (&mut ours.name, theirs.name),
        (&mut ours.team, theirs.team),
        (&mut ours.address, theirs.address),
        (&mut ours.phone, theirs.phone),
        (&mut ours.out_of_hours, theirs.out_of_hours),
        (&mut ours.email, theirs.email),
        (&mut ours.complaints, theirs.complaints),
        (&mut ours.advocacy, theirs.advocacy),
        (&mut ours.advice, theirs.advice),
    ];
    for (ours, theirs) in pairs {
        if ours.is_blank() {
            *ours = theirs;
        }
    }
}
