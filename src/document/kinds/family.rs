//! What the family reads.

use super::DocumentKind;

pub(super) const KINDS: &[DocumentKind] = &[];
