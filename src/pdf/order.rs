//! What is to be laid out, as data: whoever has it and the fonts of the program can make the PDF, also another
//! process.

use std::sync::Arc;

use serde_json::{Value, json};
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::error::PdfError;
use super::tail::{self, Margins};
use super::world::Paper;
use super::{Fonts, data, paper, unfold};
use crate::case::values::Date;
use crate::document::theme::Theme;
use crate::document::tree::Document;

/// How many points larger than usual the letters of a single sheet can be.
const LARGER: u8 = 4;

/// A document ready to be laid out.
pub struct Order {
    /// Its data for the theme.
    usual: Bytes,
    /// The same for larger letters, which one that is to be one sheet has if they fit; the smallest first.
    larger: Vec<Bytes>,
    /// The height of a line, in points.
    line: f64,
    logo: Option<Bytes>,
    /// An authority's theme in the place of ours.
    theme: Option<String>,
    /// Whether the program's own fonts have all its letters.
    own_fonts: bool,
    imprint: Imprint,
}

/// What a PDF says of itself and not on its pages.
struct Imprint {
    ident: String,
    date: Date,
    discreet: bool,
}

impl Order {
    /// What is to be laid out for a document.
    ///
    /// # Errors
    /// When no font has a letter, or a link is of a kind that documents do not allow.
    pub fn of(document: &Document, fonts: &Fonts) -> Result<Order, PdfError> {
        let choice = fonts.choose(document)?;
        let with_letters = |larger: u8| {
            let theme = Theme { size: document.theme.size + f32::from(larger), ..(*document.theme).clone() };
            let blocks = unfold::unfolded(&document.blocks, theme.size);
            let sized = Document { blocks, theme: Arc::new(theme), ..document.clone() };
            Ok(Bytes::from_string(data::write(&sized, &choice.families)?.to_string()))
        };
        let larger = if document.one_page { LARGER } else { 0 };
        Ok(Order {
            usual: with_letters(0)?,
            larger: (1..=larger).map(with_letters).collect::<Result<_, PdfError>>()?,
            line: f64::from(document.theme.size * document.theme.spacing),
            logo: document.letterhead.logo.as_ref().map(|(logo, _)| Bytes::new(logo.bytes.to_vec())),
            theme: document.house.typst.clone(),
            own_fonts: choice.own,
            imprint: Imprint {
                ident: format!("{} {} {}", document.kind, document.title, document.date),
                date: document.date,
                discreet: document.discreet,
            },
        })
    }

    /// About how much work it is, to compare it with others.
    pub fn work(&self) -> usize {
        let tried = self.larger.len().div_ceil(2);
        self.usual.len() * (1 + tried)
    }

    /// The same in parts that can travel to another process; none where that process could not do it: it has
    /// the fonts of the program alone, and an authority's theme runs only where it is watched.
    pub fn parts(&self) -> Option<Vec<Vec<u8>>> {
        if !self.own_fonts || self.theme.is_some() {
            return None;
        }
        let Imprint { ident, date, discreet } = &self.imprint;
        let imprint =
            json!({"ident": ident, "date": date.to_string(), "discreet": discreet, "line": self.line});
        let logo = self.logo.as_ref().map(|logo| logo.to_vec()).unwrap_or_default();
        let sizes = [&self.usual].into_iter().chain(&self.larger).map(|size| size.to_vec());
        Some([imprint.to_string().into_bytes(), logo].into_iter().chain(sizes).collect())
    }

    /// What came in parts; nothing if it is not whole.
    pub fn of_parts(parts: Vec<Vec<u8>>) -> Option<Order> {
        let mut parts = parts.into_iter();
        let imprint: Value = serde_json::from_slice(&parts.next()?).ok()?;
        let logo = parts.next()?;
        let mut sizes = parts.map(Bytes::new);
        let usual = sizes.next()?;
        let line = imprint.get("line")?.as_f64()?;
        let imprint = Imprint {
            ident: imprint.get("ident")?.as_str()?.to_owned(),
            date: imprint.get("date")?.as_str()?.parse().ok()?,
            discreet: imprint.get("discreet")?.as_bool()?,
        };
        let logo = (!logo.is_empty()).then(|| Bytes::new(logo));
        Some(Order { usual, larger: sizes.collect(), line, logo, theme: None, own_fonts: true, imprint })
    }

    /// Makes the PDF.
    ///
    /// The same order and fonts give the same bytes.
    ///
    /// # Errors
    /// When words would not be on the paper, or when Typst refuses the document.
    pub fn print(&self, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
        let result = self.fitted(fonts).and_then(|laid_out| self.imprint.export(&laid_out));
        // Without this the memory grows with every document of a long run; also after an error. What the next one can
        // use of this one stays: the papers of two readers differ in a few places.
        comemo::evict(1);
        result
    }

    /// The document laid out, with all its words; one that is to be one sheet, with the largest letters with which it
    /// is, and others without a last page that is nearly empty.
    pub(super) fn fitted(&self, fonts: &Fonts) -> Result<PagedDocument, PdfError> {
        let mut best = None;
        let mut left = self.larger.as_slice();
        while let Some((smaller, [middle, above @ ..])) =
            left.split_at_checked(left.len().saturating_sub(1) / 2)
        {
            let tried = self.laid_out(middle, fonts)?;
            // If these letters fit, smaller ones do, and if not, larger ones do not.
            left = if tried.pages().len() <= 1 && paper::check(tried.pages(), Margins::USUAL).is_ok() {
                best = Some(tried);
                above
            } else {
                smaller
            };
        }
        best.map_or_else(|| self.with_full_tail(fonts), Ok)
    }

    /// The document laid out without a last page that is nearly empty, if a change keeps it from that.
    fn with_full_tail(&self, fonts: &Fonts) -> Result<PagedDocument, PdfError> {
        let mut best = self.laid_out(&self.usual, fonts)?;
        paper::check(best.pages(), Margins::USUAL)?;
        let mut missing = tail::missing(&best, Margins::USUAL, self.line);
        if missing == 0.0 {
            return Ok(best);
        }
        let unread = |error: serde_json::Error| PdfError::Typst(vec![error.to_string()]);
        let data: Value = serde_json::from_slice(&self.usual).map_err(unread)?;
        for change in tail::changes(&best, &data, self.line) {
            let changed = Bytes::from_string(change.made(&data).to_string());
            let Ok(tried) = self.laid_out(&changed, fonts) else { continue };
            if paper::check(tried.pages(), change.margins()).is_err() {
                continue;
            }
            let still_missing = tail::missing(&tried, change.margins(), self.line);
            if still_missing < missing {
                (best, missing) = (tried, still_missing);
            }
            if missing == 0.0 {
                break;
            }
        }
        Ok(best)
    }

    fn laid_out(&self, data: &Bytes, fonts: &Fonts) -> Result<PagedDocument, PdfError> {
        let store = fonts.store(self.own_fonts);
        let world = Paper::new(store, data.clone(), self.logo.clone(), self.theme.as_deref());
        let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
        output.map_err(|errors| PdfError::Typst(errors.iter().map(|error| world.told(error)).collect()))
    }
}

impl Imprint {
    fn export(&self, laid_out: &PagedDocument) -> Result<Vec<u8>, PdfError> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|error| PdfError::Typst(vec![error.message().to_string()]))?;
        let Imprint { ident, date, discreet } = self;
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        let midnight = Datetime::from_ymd_hms(date.year().into(), month, day, 0, 0, 0);
        let options = PdfOptions {
            ident: Smart::Custom(ident.clone()),
            // The name of the program tells what a paper is about.
            creator: Smart::Custom((!discreet).then(|| "cpplan".to_owned())),
            timestamp: midnight.map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(laid_out, &options).map_err(|errors| refused(&errors))
    }
}

fn refused(errors: &[SourceDiagnostic]) -> PdfError {
    PdfError::Typst(errors.iter().map(|error| error.message.to_string()).collect())
}
