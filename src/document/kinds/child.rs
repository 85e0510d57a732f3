//! What the child reads.

use super::DocumentKind;

pub(super) const KINDS: &[DocumentKind] = &[];
