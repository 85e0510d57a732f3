//! The guidance: what it asks of a case, and what a case does not meet.
//!
//! A rule is a small function under a header that is also its documentation ([`rule`]). The
//! [`register`] is the one place that says how strongly a thing is asked for, by which source, and
//! for which plans; a rule names the entries that it covers. [`check`] runs all rules of the
//! [`registry`] over a case. This room knows nothing of templates, documents or formats.

mod accepted;
mod asks;
mod check;
pub mod facts;
mod finding;
pub mod language;
mod leaks;
mod next;
pub mod profile;
mod prompts;
pub mod readability;
pub mod register;
pub mod registry;
pub mod rule;
mod rules;
mod schedule;
mod standing;
mod times;
pub mod timescales;
mod words;

pub use accepted::ACCEPTANCE;
pub use asks::{ASKS, Ask, Asked, asks_of};
pub use check::{asked, check, check_and_ask, check_with, without_questions};
pub use facts::Facts;
pub use finding::{AcceptedBy, Finding, Level};
pub use next::{Due, DueKind, next_due};
pub use profile::Profile;
pub use prompts::{PROMPTS, Prompt};
pub use registry::RULES;
pub use rule::Rule;
pub use rules::sharing::{NAMES_NOBODY, rule_of};
pub use schedule::has_minutes;
pub use standing::{Requirement, Standing, standings};
pub use times::{Kept, Timely, times_kept};
