//! The rules, one file a group of the register.

/// What the files of rules use.
mod prelude {
    pub(super) use crate::case::Nothing;
    pub(super) use crate::case::model::*;
    pub(super) use crate::case::problem::quote;
    pub(super) use crate::case::record::Record;
    pub(super) use crate::case::values::{Frequency, Given, Ref, Text};
    pub(super) use crate::guidance::facts::*;
    pub(super) use crate::guidance::rule::{Findings, rule};
    pub(super) use crate::guidance::schedule::meeting_name;
    pub(super) use crate::guidance::words::Prose;
}

pub mod actions;
mod answers;
pub mod calendar;
pub mod child;
pub mod child_in_need;
pub mod child_meetings;
pub mod contexts_assessment;
pub mod contexts_beyond;
pub mod contexts_contact;
pub mod contexts_home;
pub mod contexts_sibling;
pub mod contingency;
pub mod core_group_days;
pub mod days;
pub mod diversity;
pub mod family_group;
pub mod language;
pub mod language_marks;
pub mod language_plan;
pub mod languages;
pub mod learning_disability;
pub mod looked_after;
pub mod meetings;
pub mod minutes;
pub mod other_harms;
pub mod outcomes;
pub mod parents;
pub mod parents_needs;
pub mod parts;
mod parts_prose;
pub mod plan;
pub mod plan_changes;
pub mod plan_family;
pub mod plan_needs;
pub mod police;
pub mod police_closed;
pub mod readability;
pub mod review_points;
pub mod reviews;
pub mod roles;
pub mod safety_beyond_home;
pub mod safety_plan;
pub mod safety_rules;
pub mod says_enough;
pub mod sexual_abuse;
pub mod sexual_abuse_support;
pub mod sexual_abuse_therapy;
pub mod sharing;
pub mod shared_items;
pub mod sharing_with_concern;
mod short_forms;
pub mod visits;
pub mod wall_and_easy_read;
pub mod who_does_it;
