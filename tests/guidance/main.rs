//! The guidance: every rule by its own examples, and what rules make of words.

mod answers;
mod days;
mod edit;
mod faults;
mod judgement;
mod language;
mod readability;
mod rules;
mod support;
