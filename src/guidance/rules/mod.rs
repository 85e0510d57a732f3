//! The rules, one file a group of the register.

/// What the files of rules use.
mod prelude {
    pub(super) use crate::case::model::*;
    pub(super) use crate::case::problem::quote;
    pub(super) use crate::case::values::Given;
    pub(super) use crate::guidance::context::*;
    pub(super) use crate::guidance::rule::{Findings, Rule, rule};
    pub(super) use crate::guidance::words::Prose;
}

pub mod outcomes;
