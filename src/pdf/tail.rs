//! The end of a document: a line or two alone on a last page look like a mistake, and are lost where sheets
//! are parted. Then a short document gets pages that hold a little more, and any other ends a page earlier, so that
//! the last one gets its lines.
//!
//! Only what follows that page is laid out anew: Typst remembers the pages before, as long as neither their height nor
//! anything else of their style is another.

use serde_json::{Value, json};
use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

use super::paper;
use super::sizes::{FOOT, TOP};

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
    /// With which a page holds a line more.
    const HIGHER: Margins = Margins { top: TOP - 8.0, foot: FOOT - 10.0 };
}

/// How many points a higher page has more.
const GAINED: f64 = TOP + FOOT - Margins::HIGHER.top - Margins::HIGHER.foot;
/// The most pages of a document of which all are made higher: it is all laid out anew, and what it saves is a sheet.
const FEW: usize = 8;
/// How many lines a last page has at least, the space between its blocks included.
const FEWEST_LINES: f64 = 7.0;
/// By how many lines a page ends earlier than the lines that are missing ask for: what stays together goes together.
const LINES_MORE: [f64; 3] = [0.5, 3.0, 6.0];
/// By how many points a page ends earlier at most: nobody sees so much at its foot.
const MOST_LESS: f64 = 110.0;

/// What may make the last page of a document fuller.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// All pages hold a line more, so that the last may not be needed.
    Higher,
    /// The page with the beginning of a block ends earlier.
    Earlier {
        /// Which of the blocks of the document.
        block: usize,
        /// By how many points.
        by: f64,
    },
}

impl Change {
    /// The margins of the pages with it.
    pub fn margins(self) -> Margins {
        match self {
            Change::Higher => Margins::HIGHER,
            Change::Earlier { .. } => Margins::USUAL,
        }
    }

    /// The data of the document with it.
    pub fn made(self, data: &Value) -> Value {
        let mut data = data.clone();
        match self {
            Change::Higher => {
                let Margins { top, foot } = Margins::HIGHER;
                data["measures"]["top"] = json!(top);
                data["measures"]["foot"] = json!(foot);
            }
            Change::Earlier { block, by } => {
                if let Some(blocks) = data["blocks"].as_array_mut() {
                    blocks.insert(block, json!({"kind": "page-end", "height": by, "need": 0}));
                }
            }
        }
        data
    }
}

/// How many lines are missing on the last of several pages; none where it is full enough.
pub fn missing(document: &PagedDocument, margins: Margins, line: f64) -> f64 {
    match document.pages() {
        [_, .., last] => (FEWEST_LINES - (paper::lowest(last) - margins.top) / line).max(0.0),
        _ => 0.0,
    }
}

/// What may make the last page of a document fuller, in the order in which it is worth trying. The document has the
/// usual margins.
pub fn changes(document: &PagedDocument, data: &Value, line: f64) -> Vec<Change> {
    let mut changes = Vec::new();
    if let [before @ .., last] = document.pages()
        && let Some(page) = before.last()
        && before.len() < FEW
        && paper::lowest(last) - TOP <= before.len() as f64 * GAINED + left(page)
    {
        changes.push(Change::Higher);
    }
    let missing = missing(document, Margins::USUAL, line);
    let earlier = LINES_MORE.into_iter().filter_map(|more| {
        let less = ((missing + more) * line).min(MOST_LESS);
        let (block, by) = begins(document, data)
            .filter_map(|(block, page, from)| {
                let page = document.pages().get(page)?;
                let by = left(page) + less;
                (from + by < bottom(page)).then_some((block, by))
            })
            .last()?;
        Some(Change::Earlier { block, by })
    });
    changes.extend(earlier);
    changes.dedup();
    changes
}

/// The blocks of a document that begin with a heading, each with its page and how far down it begins; none that begins
/// on the last page.
fn begins(document: &PagedDocument, data: &Value) -> impl Iterator<Item = (usize, usize, f64)> {
    let blocks = data["blocks"].as_array().map(Vec::as_slice).unwrap_or_default();
    let place = |(index, block): (usize, &Value)| {
        let label = Label::new(PicoStr::intern(heading(block)?))?;
        let location = document.introspector().query_label(label).ok()?.location()?;
        let position = document.introspector().position(location)?;
        Some((index, position.page.get() - 1, position.point.y.to_pt()))
    };
    let last = document.pages().len() - 1;
    blocks.iter().enumerate().filter_map(place).filter(move |(_, page, _)| *page < last)
}

/// The id of the heading with which a block begins.
fn heading(block: &Value) -> Option<&str> {
    match block.get("id") {
        Some(id) => id.as_str(),
        None => heading(block.get("blocks")?.get(0)?),
    }
}

/// How far down words may stand on a page.
fn bottom(page: &Page) -> f64 {
    page.frame.height().to_pt() - FOOT
}

/// How much room words leave at the foot of a page.
fn left(page: &Page) -> f64 {
    (bottom(page) - paper::lowest(page)).max(0.0)
}
