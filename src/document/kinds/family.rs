//! What the family reads.

use super::{BOTH, DocumentKind, Occasion, PLAIN};
use crate::reader::Reader;

pub(super) const KINDS: &[DocumentKind] = &[
    DocumentKind {
        id: "family",
        title: "The plan for the family, in plain words",
        readers: "non-abusing parents and family",
        reader: Reader::Family,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[
            "DOC-FAMILY-COMPONENTS",
            "DOC-FAMILY-PLAN-POINTS",
            "PAR-NOT-CHILDS-DECISION",
            "PAR-INFORMED-PROCESS",
        ],
        template: "family.md",
        ..PLAIN
    },
    DocumentKind {
        id: "leaflet-family",
        title: "What a plan is: a leaflet for families",
        readers: "any family; holds nothing of the case but the authority",
        reader: Reader::Anyone,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["PAR-INFORMED-PROCESS"],
        template: "leaflet-family.md",
        ..PLAIN
    },
    DocumentKind {
        id: "family-meeting-pack",
        title: "Pack for a family group meeting",
        readers: "those who come to a family group meeting",
        reader: Reader::Family,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &[],
        template: "family-meeting-pack.md",
        ..PLAIN
    },
    DocumentKind {
        id: "restricted",
        title: "What is shared with a parent who is a person of concern",
        readers: "a parent who is a person of concern: what it was decided to share, and nothing else",
        reader: Reader::PersonOfConcern,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["SHARE-SUSPECTED-PARENT"],
        template: "restricted.md",
        ..PLAIN
    },
    DocumentKind {
        id: "easy-read",
        title: "The plan in easy read: picture left, words right",
        readers: "a parent or young person with a learning disability",
        reader: Reader::Family,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["INT-LD-EASY-READ"],
        template: "easy-read.md",
        ..PLAIN
    },
];
