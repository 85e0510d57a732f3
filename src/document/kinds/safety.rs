//! What keeps the child safe, on paper.

use super::{BOTH, DocumentKind, Occasion, PLAIN};
use crate::reader::Reader;

pub(super) const KINDS: &[DocumentKind] = &[
    DocumentKind {
        id: "safety-plan",
        title: "The family's safety plan",
        readers: "the whole family",
        reader: Reader::Family,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[],
        template: "safety-plan.md",
        ..PLAIN
    },
    DocumentKind {
        id: "safety-plan-wall",
        title: "The family's safety plan on one page, for the wall",
        readers: "the whole family",
        reader: Reader::Family,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[],
        template: "safety-plan-wall.md",
        one_page: true,
        ..PLAIN
    },
    DocumentKind {
        id: "contingency-card",
        title: "If this happens, do this: one page",
        readers: "core group and family",
        reader: Reader::Family,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[],
        template: "contingency-card.md",
        one_page: true,
        ..PLAIN
    },
];
