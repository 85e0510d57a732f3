//! Before, in and after meetings.

use super::{BOTH, DocumentKind, Occasion, PLAIN};
use crate::reader::Reader;

pub(super) const KINDS: &[DocumentKind] = &[
    DocumentKind {
        id: "agenda",
        title: "Agenda of a meeting",
        readers: "those invited",
        reader: Reader::Group,
        occasion: Occasion::Meeting,
        plans: BOTH,
        covers: &["CHILD-SERVICES-TIMES", "CHILD-STIGMA", "SHARE-TOLD-BEFORE", "REV-ANY-MEMBER-CHANGES"],
        template: "agenda.md",
        ..PLAIN
    },
    DocumentKind {
        id: "minutes",
        title: "Minutes of a meeting",
        readers: "members",
        reader: Reader::Group,
        occasion: Occasion::Meeting,
        plans: BOTH,
        covers: &["MIN-CONTENT"],
        template: "minutes.md",
        ..PLAIN
    },
    DocumentKind {
        id: "review-report",
        title: "The core group's report for the review",
        readers: "the review conference or review meeting",
        reader: Reader::Group,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["REV-CONFERENCE-REPORT"],
        template: "review-report.md",
        ..PLAIN
    },
    DocumentKind {
        id: "supervision",
        title: "For supervision: what the guidance asks, met and not met",
        readers: "the manager",
        reader: Reader::Team,
        occasion: Occasion::Case,
        plans: BOTH,
        covers: &["AUDIT-QUESTIONS"],
        template: "supervision.md",
        ..PLAIN
    },
];
