//! The document tree as PDF, by Typst in process.
//!
//! The tree goes to Typst as data: a JSON file that exists in memory alone, walked by the theme
//! `templates/typst/document.typ`. No Typst source is put together from strings, so no text of a
//! case can be read as code. Every PDF conforms to PDF/UA-1 and PDF/A-2a, and after layout the
//! frames are searched for words that fell off the paper, which no validator sees.

mod blanks;
mod data;
mod error;
mod faults;
mod fonts;
mod height;
mod letters;
mod measure;
mod order;
mod paper;
mod picture;
mod pieces;
mod sizes;
mod table;
mod tail;
#[cfg(test)]
mod tests;
mod unfold;
mod world;

pub use error::{Missing, PdfError};
pub use faults::faults;
pub use fonts::Fonts;
pub use order::Order;

use crate::document::tree::Document;

/// Makes the PDF of a document.
///
/// The same document and fonts give the same bytes.
///
/// # Errors
/// When no font has a letter, when words would not be on the paper, when a link is of a kind that
/// documents do not allow, or when Typst refuses the document.
pub fn compile(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    Order::of(document, fonts)?.print(fonts)
}
