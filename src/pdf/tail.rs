//! The end of a document: a line or two alone on a last page look like a mistake, and are lost where sheets
//! are parted. Then all pages become a little higher or lower.

use typst_layout::PagedDocument;

use super::data::{FOOT, TOP};
use super::paper;

/// The upper and the lower margin, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// The upper one.
    pub top: f64,
    /// The lower one, with the footer in it.
    pub foot: f64,
}

impl Margins {
    /// Those of nearly all documents.
    pub const USUAL: Margins = Margins { top: TOP, foot: FOOT };

    /// Others, in the order in which they are tried: first those with which a page holds a line more, so that the
    /// last page may not be needed; then those with which it gets lines of the page before.
    pub fn others(line: f64) -> impl Iterator<Item = Margins> {
        let higher = Margins { top: TOP - 8.0, foot: FOOT - 10.0 };
        let lower = LINES_LESS.map(|lines| Margins { top: TOP, foot: FOOT + (lines * line).min(MOST_LESS) });
        std::iter::once(higher).chain(lower)
    }
}

/// By how many lines pages become lower.
const LINES_LESS: [f64; 5] = [1.0, 2.0, 3.0, 5.0, 8.0];
/// By how many points they become lower at most: nobody sees so much at their foot.
const MOST_LESS: f64 = 110.0;
/// How many lines a last page has at least, the space between its blocks included.
const FEWEST_LINES: f64 = 7.0;

/// How many lines are missing on the last of several pages; none where it is full enough.
pub fn missing(document: &PagedDocument, margins: Margins, line: f64) -> f64 {
    match document.pages() {
        [_, .., last] => (FEWEST_LINES - (paper::lowest(last) - margins.top) / line).max(0.0),
        _ => 0.0,
    }
}
