//! What keeps the child safe, on paper.

use super::DocumentKind;

pub(super) const KINDS: &[DocumentKind] = &[];
