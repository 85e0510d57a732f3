//! The guidance: every rule by its own examples, and what rules make of words.

mod days;
mod judgement;
mod language;
mod readability;
mod rules;
mod support;
