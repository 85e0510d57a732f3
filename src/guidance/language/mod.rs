//! The language of a case: words that the guidance asks to avoid, found in every text of it.
//!
//! The words are data: lists beside this file, each term with what is wrong, what is better and who
//! says so ([`TermList`]). English texts alone are looked through; what somebody said, as they said
//! it, is left as it is, and so is what stands in quotation marks, unless they are a professional's words
//! of blame.

mod cast;
mod classes;
mod counted;
mod explained;
mod inflect;
mod lint;
mod pattern;
mod present;
mod quotations;
mod rarest;
mod terms;
mod texts;
mod tokens;
mod turned;
mod vocabulary;
mod whom;

pub use cast::{Cast, Who};
pub use explained::is_explained;
pub use lint::Hit;
pub use pattern::Pattern;
pub use terms::{Of, Term, TermList, Within};
pub use texts::{Passage, Reader, Texts};
pub use tokens::{Lexicon, Token, Word};
pub use turned::{is_denial, is_saying};
