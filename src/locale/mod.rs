//! Words and dates in the language of a document, and the terms of each nation.

mod dates;
mod words;

pub use words::{Facts, Words, WordsError};
