//! What the child reads.

use super::{BOTH, DocumentKind, Occasion, PLAIN};
use crate::reader::Reader;

pub(super) const KINDS: &[DocumentKind] = &[
    DocumentKind {
        id: "child-4-7",
        title: "My plan, to be read aloud",
        readers: "a child of 4 to 7",
        reader: Reader::Child,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["DOC-CHILD", "CHILD-REASSURED"],
        template: "child-4-7.md",
        reading_age: Some(7),
        ..PLAIN
    },
    DocumentKind {
        id: "child-8-11",
        title: "My plan",
        readers: "a child of 8 to 11",
        reader: Reader::Child,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["DOC-CHILD", "CHILD-REASSURED"],
        template: "child-8-11.md",
        reading_age: Some(11),
        ..PLAIN
    },
    DocumentKind {
        id: "child-12-15",
        title: "Your plan",
        readers: "a young person of 12 to 15",
        reader: Reader::Child,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["DOC-CHILD", "CHILD-REASSURED"],
        template: "child-12-15.md",
        reading_age: Some(15),
        ..PLAIN
    },
    DocumentKind {
        id: "child-16-17",
        title: "Your plan, nearly grown up",
        readers: "a young person of 16 or 17",
        reader: Reader::Child,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["DOC-CHILD", "CHILD-REASSURED"],
        template: "child-16-17.md",
        reading_age: Some(17),
        ..PLAIN
    },
    DocumentKind {
        id: "leaflet-child",
        title: "What a plan is: a leaflet for children",
        readers: "any child; holds nothing of the case but the authority",
        reader: Reader::Anyone,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["DOC-CHILD-LEAFLET"],
        template: "leaflet-child.md",
        reading_age: Some(11),
        ..PLAIN
    },
    DocumentKind {
        id: "child-update",
        title: "A letter to the child after a meeting",
        readers: "the child",
        reader: Reader::Child,
        occasion: Occasion::Meeting,
        plans: BOTH,
        covers: &[],
        template: "child-update.md",
        ..PLAIN
    },
    DocumentKind {
        id: "safety-plan-child",
        title: "My part of the safety plan",
        readers: "the child",
        reader: Reader::Child,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[],
        template: "safety-plan-child.md",
        ..PLAIN
    },
];
