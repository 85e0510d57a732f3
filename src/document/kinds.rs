//! The kinds of document: who reads each, for which plans, and what it guarantees.

use crate::reader::Recipient;

/// A kind of document.
#[derive(Debug)]
pub struct DocumentKind {
    /// The name, as in `--documents plan`.
    pub id: &'static str,
    /// What it is, for `cpplan documents`.
    pub title: &'static str,
    /// Who reads it, in words.
    pub reader: &'static str,
    /// For whom its view is made.
    pub recipient: Recipient,
    /// For which kinds of plan.
    pub plans: &'static [&'static str],
    /// The requirements of the register that it meets by what it holds.
    pub covers: &'static [&'static str],
    /// Its template.
    pub template: &'static str,
}

/// All kinds of document.
pub const KINDS: &[DocumentKind] = &[DocumentKind {
    id: "plan",
    title: "The plan, whole",
    reader: "core group or Child in Need group",
    recipient: Recipient::Group,
    plans: &["child_protection", "child_in_need"],
    covers: &["DOC-PLAN-EXEMPLAR", "LANG-NATION-TERMS"],
    template: "plan.md",
}];

/// The kind with a name.
pub fn kind(id: &str) -> Option<&'static DocumentKind> {
    KINDS.iter().find(|k| k.id == id)
}
