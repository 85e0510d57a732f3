//! Words and marks put on a picture from the top to the bottom.

use super::measure::{lines, width};
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// The width of the text block of an A4 page, and of a phone, in points.
pub const PAGE: f32 = 481.0;
pub const PHONE: f32 = 250.0;

/// The height of a picture that no page may break, so that it stands on one with a heading above it.
pub const PAGE_HEIGHT: f32 = 620.0;

/// What has been drawn at a width.
pub struct Drawn {
    /// The height.
    pub height: f32,
    /// The shapes.
    pub shapes: Vec<Shape>,
    /// Where a page may end.
    pub breaks: Vec<f32>,
}

/// A picture that no page may break.
impl From<(f32, Vec<Shape>)> for Drawn {
    fn from((height, shapes): (f32, Vec<Shape>)) -> Self {
        Drawn { height, shapes, breaks: Vec::new() }
    }
}

/// The height of a page on which no heading stands.
const NEXT_PAGE: f32 = 700.0;

/// How much height a drawing of some width has on its first page and on others: a phone has no pages.
pub fn page_heights(width: f32) -> (f32, f32) {
    if width < PAGE { (f32::INFINITY, f32::INFINITY) } else { (PAGE_HEIGHT, NEXT_PAGE) }
}

/// How many rows of a group stand on each of its panels, from their heights and what stands around them, so that each
/// panel fits a page and no row is alone on the last: the first has as much room as the caller says.
pub fn rows_on_panels(rows: &[f32], around: f32, (first, page): (f32, f32)) -> Vec<usize> {
    let mut panels = vec![0];
    let mut left = first - around;
    for height in rows {
        if *height > left && panels.last().is_some_and(|count| *count > 0) {
            panels.push(0);
            left = page - around;
        }
        left -= height;
        if let Some(count) = panels.last_mut() {
            *count += 1;
        }
    }
    let last_two: f32 = rows.iter().rev().take(2).sum();
    if let [.., before, last @ 1] = panels.as_mut_slice()
        && *before > 2
        && around + last_two <= page
    {
        (*before, *last) = (*before - 1, 2);
    }
    panels
}

/// The distance of two base lines, as a multiple of the size of the letters.
const LEADING: f32 = 1.3;

/// Where the first base line stands below the top of the lines.
const RISE: f32 = 1.0;

/// Words broken into lines, with their look.
#[derive(Debug, Clone)]
pub struct Lines {
    lines: Vec<Words>,
    size: f32,
    bold: bool,
    tone: Tone,
}

impl Lines {
    /// Breaks the words so that no line is wider than the limit.
    pub fn new(words: &Words, size: f32, bold: bool, tone: Tone, limit: f32) -> Lines {
        let broken = lines(&words.text, size, bold, limit);
        let lines = broken
            .into_iter()
            .map(|text| Words {
                text,
                source: words.source.clone(),
                language: words.language.clone(),
                own_words: words.own_words,
            })
            .collect();
        Lines { lines, size, bold, tone }
    }

    /// Their height together.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|_| self.size * LEADING).sum()
    }

    /// The width of the widest.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| width(&line.text, self.size, self.bold)).fold(0.0, f32::max)
    }

    /// Puts them under each other, the first with its upper edge at the height of the point.
    pub fn draw(&self, shapes: &mut Vec<Shape>, at: (f32, f32), anchor: Anchor) {
        let mut base = at.1 + self.size * RISE;
        for line in &self.lines {
            shapes.push(Shape::Label {
                at: (at.0, base),
                anchor,
                size: self.size,
                bold: self.bold,
                tone: self.tone,
                words: line.clone(),
            });
            base += self.size * LEADING;
        }
    }
}

/// A picture in two widths, for paper and for a phone.
pub fn in_two_widths<D: Into<Drawn>>(alt: &str, draw: impl Fn(f32) -> D) -> Picture {
    let picture = |width| {
        let Drawn { height, shapes, breaks } = draw(width).into();
        Picture { width, height, alt: alt.to_owned(), shapes, breaks, narrow: None }
    };
    Picture { narrow: Some(Box::new(picture(PHONE))), ..picture(PAGE) }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Left, top, right and bottom of each label.
    fn boxes(picture: &Picture) -> Vec<[f32; 4]> {
        let label = |shape: &Shape| match shape {
            Shape::Label { at, anchor, size, bold, words, .. } => {
                let wide = width(&words.text, *size, *bold);
                let left = match anchor {
                    Anchor::Start => at.0,
                    Anchor::Middle => at.0 - wide / 2.0,
                    Anchor::End => at.0 - wide,
                };
                Some([left, at.1 - size * 0.95, left + wide, at.1 + size * 0.28])
            }
            _ => None,
        };
        picture.shapes.iter().filter_map(label).collect()
    }

    /// All corners that a picture's shapes reach.
    fn reach(picture: &Picture) -> Vec<(f32, f32)> {
        let mut corners: Vec<(f32, f32)> =
            boxes(picture).iter().flat_map(|b| [(b[0], b[1]), (b[2], b[3])]).collect();
        for shape in &picture.shapes {
            match shape {
                Shape::Line { from, to, .. } => corners.extend([*from, *to]),
                Shape::Circle { centre, radius, .. } => {
                    corners.push((centre.0 - radius, centre.1 - radius));
                    corners.push((centre.0 + radius, centre.1 + radius));
                }
                Shape::Box { at, size, .. } => corners.extend([*at, (at.0 + size.0, at.1 + size.1)]),
                Shape::Art { at, size, .. } => corners.extend([*at, (at.0 + size, at.1 + size)]),
                Shape::Label { .. } => {}
            }
        }
        corners
    }

    /// The upper and the lower end of a shape.
    fn extent(shape: &Shape) -> (f32, f32) {
        match shape {
            Shape::Line { from, to, .. } => (from.1.min(to.1), from.1.max(to.1)),
            Shape::Circle { centre, radius, .. } => (centre.1 - radius, centre.1 + radius),
            Shape::Box { at, size, .. } => (at.1, at.1 + size.1),
            Shape::Art { at, size, .. } => (at.1, at.1 + size),
            Shape::Label { at, size, .. } => (at.1 - size * 0.95, at.1 + size * 0.28),
        }
    }

    /// What is wrong with the layout of a picture and of its narrow form; empty if nothing is.
    pub fn faults(picture: &Picture) -> Vec<String> {
        let mut faults = Vec::new();
        for (x, y) in reach(picture) {
            if x < -0.01 || y < -0.01 || x > picture.width + 0.01 || y > picture.height + 0.01 {
                faults.push(format!("({x}, {y}) is outside {} by {}", picture.width, picture.height));
            }
        }
        let boxes = boxes(picture);
        for (i, a) in boxes.iter().enumerate() {
            for b in &boxes[i + 1..] {
                if a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3] {
                    faults.push(format!("{a:?} and {b:?} overlap"));
                }
            }
        }
        for shape in &picture.shapes {
            let (top, foot) = extent(shape);
            for at in &picture.breaks {
                if top < at - 1.0 && foot > at + 1.0 {
                    faults.push(format!("a page may end at {at}, within {shape:?}"));
                }
            }
        }
        faults.extend(picture.narrow.iter().flat_map(|narrow| self::faults(narrow)));
        faults
    }

    /// All words of the labels, joined.
    pub fn letters(picture: &Picture) -> String {
        let words = |shape: &Shape| match shape {
            Shape::Label { words, .. } => Some(words.text.replace(' ', "")),
            _ => None,
        };
        picture.shapes.iter().filter_map(words).collect()
    }
}
