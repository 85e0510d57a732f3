//! The plan itself, and what goes with it.

use super::{BOTH, DocumentKind, Occasion, PLAIN};
use crate::reader::Reader;

pub(super) const KINDS: &[DocumentKind] = &[
    DocumentKind {
        id: "plan",
        title: "The plan, whole",
        readers: "core group or Child in Need group",
        reader: Reader::Group,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["DOC-PLAN-EXEMPLAR", "LANG-NATION-TERMS"],
        template: "plan.md",
        ..PLAIN
    },
    DocumentKind {
        id: "signatures",
        title: "Signature sheet",
        readers: "members",
        reader: Reader::Group,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[],
        template: "signatures.md",
        ..PLAIN
    },
    DocumentKind {
        id: "changes",
        title: "What changed between two versions",
        readers: "members",
        reader: Reader::Group,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[],
        template: "changes.md",
        ..PLAIN
    },
];
