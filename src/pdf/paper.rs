//! The search for words that fell off the paper.
//!
//! Typst lets text run over the edge of its box or of the page without a word, and no validator
//! sees it: the words are in the file, but nobody can read them.

use typst::layout::{Frame, FrameItem, GroupItem, Point, Transform};
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst_layout::Page;

use super::error::PdfError;
use super::sizes::SIDE;
use super::tail::Margins;

/// Blocks with this label hold all their words (see the theme).
const HELD: &str = "held";
/// Blocks with this label may stand in the margins: header and footer.
const MARGIN: &str = "margin";
/// Rounding, and the strokes of letters that reach a little beyond their width.
const TOLERANCE: f64 = 0.75;
/// How many characters of the lost words an error shows.
const EXCERPT: usize = 60;

/// A rectangle on the page, in points.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn of(frame: &Frame, place: Transform) -> Area {
        let (a, b) = (at(Point::zero(), place), at(frame.size().to_point(), place));
        Area { left: a.0.min(b.0), top: a.1.min(b.1), right: a.0.max(b.0), bottom: a.1.max(b.1) }
    }

    fn within(self, other: Area) -> Area {
        Area {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    fn holds(self, point: (f64, f64)) -> bool {
        point.0 >= self.left - TOLERANCE
            && point.0 <= self.right + TOLERANCE
            && point.1 >= self.top - TOLERANCE
            && point.1 <= self.bottom + TOLERANCE
    }
}

/// Fails on the first words that are not wholly on their page, or not in their block.
pub fn check(pages: &[Page], margins: Margins) -> Result<(), PdfError> {
    for (index, page) in pages.iter().enumerate() {
        let sheet = Area::of(&page.frame, Transform::identity());
        let body = Area {
            left: sheet.left + SIDE,
            right: sheet.right - SIDE,
            top: sheet.top + margins.top,
            bottom: sheet.bottom - margins.foot,
        };
        if let Some(words) = lost(&page.frame, Transform::identity(), body, sheet) {
            return Err(PdfError::OffPaper { page: index + 1, words });
        }
    }
    Ok(())
}

/// How far down a page words reach, in points; what stands in its margins is left out.
pub fn lowest(page: &Page) -> f64 {
    lowest_in(&page.frame, Transform::identity())
}

fn lowest_in(frame: &Frame, place: Transform) -> f64 {
    let heights = frame.items().map(|(point, item)| {
        let place = place.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) if is_labelled(group, MARGIN) => 0.0,
            FrameItem::Group(group) => lowest_in(&group.frame, place.pre_concat(group.transform)),
            FrameItem::Text(_) => at(Point::zero(), place).1,
            _ => 0.0,
        }
    });
    heights.fold(0.0, f64::max)
}

fn is_labelled(group: &GroupItem, name: &str) -> bool {
    group.label.is_some_and(|label| label.resolve() == PicoStr::intern(name).resolve())
}

/// The first words in a frame that are outside the area.
fn lost(frame: &Frame, place: Transform, area: Area, sheet: Area) -> Option<String> {
    frame.items().find_map(|(point, item)| {
        let place = place.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => {
                let place = place.pre_concat(group.transform);
                let own = Area::of(&group.frame, place);
                let mut area = match group {
                    _ if is_labelled(group, HELD) => area.within(own),
                    _ if is_labelled(group, MARGIN) => sheet.within(own),
                    _ => area,
                };
                if group.clip.is_some() {
                    area = area.within(own);
                }
                lost(&group.frame, place, area, sheet)
            }
            FrameItem::Text(text) => {
                let (from, to) = extent(text)?;
                let ends = [at(Point::with_x(from), place), at(Point::with_x(to), place)];
                let inside = ends.into_iter().all(|end| area.holds(end));
                (!inside).then(|| text.text.chars().take(EXCERPT).collect())
            }
            _ => None,
        }
    })
}

/// From where to where a line of text has letters; blanks at its ends are not lost.
fn extent(text: &TextItem) -> Option<(typst::layout::Abs, typst::layout::Abs)> {
    let mut x = typst::layout::Abs::zero();
    let mut ends = None;
    for glyph in &text.glyphs {
        let next = x + glyph.x_advance.at(text.size);
        let blank = text.text.get(glyph.range()).is_none_or(|part| part.trim().is_empty());
        if !blank {
            let (from, _) = ends.unwrap_or((x, next));
            ends = Some((from, next));
        }
        x = next;
    }
    ends
}

fn at(point: Point, place: Transform) -> (f64, f64) {
    let point = point.transform(place);
    (point.x.to_pt(), point.y.to_pt())
}
