//! The guidance: every rule by its own examples, and what rules make of words.

mod days;
mod judgement;
mod rules;
mod support;
