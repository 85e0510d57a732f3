//! What the family reads.

use super::{BOTH, DocumentKind, Occasion};
use crate::reader::Reader;

pub(super) const KINDS: &[DocumentKind] = &[DocumentKind {
    id: "easy-read",
    title: "The plan in easy read: picture left, words right",
    readers: "a parent or young person with a learning disability",
    reader: Reader::Family,
    occasion: Occasion::Case,
    plans: BOTH,
    covers: &["INT-LD-EASY-READ"],
    template: "easy-read.md",
}];
