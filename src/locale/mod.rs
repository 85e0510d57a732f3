//! Words and dates in the language of a document, the terms of each nation, and its working days.

pub mod dates;
pub mod holidays;
pub mod seams;
#[cfg(test)]
mod translations;
mod words;

pub use seams::capital;
pub use words::{Facts, VARIANTS, Words, WordsError, gaps_of};
