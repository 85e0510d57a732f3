//! The kinds of document: who reads each, for which plans, and what it guarantees.

mod child;
mod family;
mod meeting;
mod own;
mod plan;
mod safety;

pub(super) use own::{lasting, lasting_text};

use crate::reader::Reader;

/// How often a kind is made of one case.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Occasion {
    /// Once.
    #[default]
    Case,
    /// For each meeting that is asked for.
    Meeting,
}

/// A kind of document.
#[derive(Debug, Clone)]
pub struct DocumentKind {
    /// The name, as in `--documents plan`.
    pub id: &'static str,
    /// What it is, for `cpplan documents`.
    pub title: &'static str,
    /// Who reads it, in words.
    pub readers: &'static str,
    /// For which kind of reader its view is made.
    pub reader: Reader,
    /// Whether it is made of the case or of one of its meetings.
    pub occasion: Occasion,
    /// For which kinds of plan.
    pub plans: &'static [&'static str],
    /// The requirements of the register that it meets by what it holds.
    pub covers: &'static [&'static str],
    /// Its template.
    pub template: &'static str,
    /// Whether it is meant to be one sheet of paper.
    pub one_page: bool,
    /// The age for which its words are meant, where that does not follow from who reads it.
    pub reading_age: Option<u8>,
    /// Whether it is made only when it is asked for by name.
    pub when_asked: bool,
}

/// What most kinds have in common.
pub(super) const PLAIN: DocumentKind = DocumentKind {
    id: "",
    title: "",
    readers: "",
    reader: Reader::Group,
    occasion: Occasion::Case,
    plans: BOTH,
    covers: &[],
    template: "",
    one_page: false,
    reading_age: None,
    when_asked: false,
};

impl DocumentKind {
    /// Whether strangers see it: then no reference or version of the plan stands on it.
    pub fn is_for_a_wall(&self) -> bool {
        self.id == "safety-plan-wall"
    }

    /// The widest space between base lines, as a multiple of the size: one sheet has no room for more.
    pub fn most_spacing(&self) -> f32 {
        if self.one_page { 1.25 } else { f32::MAX }
    }
}

impl PartialEq for DocumentKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// For both kinds of plan.
const BOTH: &[&str] = &["child_protection", "child_in_need"];

/// All built-in kinds of document, in the order in which they are listed. A template set may have others
/// beside them.
pub fn kinds() -> impl Iterator<Item = &'static DocumentKind> {
    [plan::KINDS, family::KINDS, child::KINDS, safety::KINDS, meeting::KINDS].into_iter().flatten()
}

/// The built-in kind with a name.
pub fn kind(id: &str) -> Option<&'static DocumentKind> {
    kinds().find(|k| k.id == id)
}
