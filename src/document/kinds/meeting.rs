//! Before, in and after meetings.

use super::DocumentKind;

pub(super) const KINDS: &[DocumentKind] = &[];
