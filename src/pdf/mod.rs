//! The document tree as PDF, by Typst in process.
//!
//! The tree goes to Typst as data: a JSON file that exists in memory alone, walked by the theme
//! `templates/typst/document.typ`. No Typst source is put together from strings, so no text of a
//! case can be read as code. Every PDF conforms to PDF/UA-1 and PDF/A-2a, and after layout the
//! frames are searched for words that fell off the paper, which no validator sees.

mod data;
mod error;
mod faults;
mod fonts;
mod height;
mod letters;
mod measure;
mod paper;
mod tail;
#[cfg(test)]
mod tests;
mod unfold;
mod world;

use std::sync::Arc;

use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use error::{Missing, PdfError};
pub use faults::faults;
pub use fonts::Fonts;

use crate::document::theme::Theme;
use crate::document::tree::Document;
use tail::Margins;
use world::Paper;

/// How many points larger than usual the letters of a single sheet can be.
const LARGER: u8 = 4;

/// Makes the PDF of a document.
///
/// The same document and fonts give the same bytes.
///
/// # Errors
/// When no font has a letter, when words would not be on the paper, when a link is of a kind that
/// documents do not allow, or when Typst refuses the document.
pub fn compile(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let result = fitted(document, fonts).and_then(|laid_out| export(document, &laid_out));
    // Without this the memory grows with every document of a long run; also after an error.
    comemo::evict(0);
    result
}

/// The document laid out; one that is to be one sheet, with the largest letters with which it is, and others without
/// a last page that is nearly empty.
fn fitted(document: &Document, fonts: &Fonts) -> Result<PagedDocument, PdfError> {
    if document.one_page {
        for larger in (1..=LARGER).rev() {
            let theme = Theme { size: document.theme.size + f32::from(larger), ..(*document.theme).clone() };
            let larger = Document { theme: Arc::new(theme), ..document.clone() };
            let tried = lay_out(&larger, fonts, Margins::USUAL);
            if let Some(tried) = tried.ok().filter(|tried| tried.pages().len() <= 1) {
                return Ok(tried);
            }
        }
    }
    let usual = lay_out(document, fonts, Margins::USUAL)?;
    let line = f64::from(document.theme.size * document.theme.spacing);
    let mut missing = tail::missing(&usual, Margins::USUAL, line);
    let mut best = usual;
    for margins in Margins::others(line) {
        if missing == 0.0 {
            break;
        }
        let Ok(tried) = lay_out(document, fonts, margins) else { continue };
        let still_missing = tail::missing(&tried, margins, line);
        if still_missing < missing {
            (best, missing) = (tried, still_missing);
        }
    }
    Ok(best)
}

/// The document on pages, with all its words.
fn lay_out(document: &Document, fonts: &Fonts, margins: Margins) -> Result<PagedDocument, PdfError> {
    let document =
        &Document { blocks: unfold::unfolded(&document.blocks, document.theme.size), ..document.clone() };
    let choice = fonts.choose(document)?;
    let file = data::write(document, &choice.families, margins)?;
    let world = Paper::new(choice.store, &file, &document.letterhead, &document.house);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let laid_out =
        output.map_err(|errors| PdfError::Typst(errors.iter().map(|error| world.told(error)).collect()))?;
    paper::check(laid_out.pages(), margins)?;
    Ok(laid_out)
}

fn export(document: &Document, laid_out: &PagedDocument) -> Result<Vec<u8>, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| PdfError::Typst(vec![error.message().to_string()]))?;
    let date = document.date;
    let midnight = Datetime::from_ymd_hms(
        date.year().into(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
        0,
        0,
        0,
    );
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {} {date}", document.kind, document.title)),
        // The name of the program tells what a paper is about.
        creator: Smart::Custom((!document.discreet).then(|| "cpplan".to_owned())),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(laid_out, &options).map_err(|errors| refused(&errors))
}

fn refused(errors: &[SourceDiagnostic]) -> PdfError {
    PdfError::Typst(errors.iter().map(|error| error.message.to_string()).collect())
}
