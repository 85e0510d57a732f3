//! The rules, one file a group of the register.

/// What the files of rules use.
mod prelude {
    pub(super) use crate::case::model::*;
    pub(super) use crate::case::problem::quote;
    pub(super) use crate::case::values::{Frequency, Given, Ref};
    pub(super) use crate::guidance::facts::*;
    pub(super) use crate::guidance::rule::{Findings, rule};
    pub(super) use crate::guidance::words::Prose;
}

pub mod actions;
pub mod contingency;
pub mod language;
pub mod language_plan;
pub mod outcomes;
pub mod plan;
pub mod plan_family;
pub mod readability;
pub mod roles;
pub mod safety_beyond_home;
pub mod safety_plan;
pub mod sexual_abuse;
pub mod sexual_abuse_support;
