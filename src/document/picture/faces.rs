//! The people around a child, for the child: large faces with few words, the child first.

use super::art::{Art, art, face};
use super::drawing::{Drawn, Lines, in_two_widths, page_heights, rows_on_panels};
use super::measure::widest_piece;
use super::people::{PeopleCircle, PeopleGroup, Person};
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// The side of a face, as a multiple of the size of the letters.
const FACE: f32 = 2.8;
/// The sides of which a picture has the largest with which it is on the fewest pages.
const FACES: [f32; 3] = [FACE, 2.4, 2.0];
/// The most faces that stand beside each other.
const MOST: usize = 5;

/// Draws the faces, with letters of the given size in points. On paper they stand on one page, if need be a little
/// smaller; where they do not fit one, a page ends between panels.
pub fn faces(circle: &PeopleCircle, size: f32) -> Picture {
    in_two_widths(&alternative(circle), |width| {
        let [largest, smaller @ ..] = FACES.map(|face| move || draw(circle, width, size, face));
        smaller.iter().fold(largest(), |best, draw| {
            // Most pictures are on one page with their largest faces.
            if best.breaks.is_empty() {
                return best;
            }
            let next = draw();
            if next.breaks.len() < best.breaks.len() { next } else { best }
        })
    })
}

/// Some drawings beside each other, each with a word below it, with letters of the given size in points.
pub fn row(title: &str, drawings: &[(Art, Words)], size: f32) -> Picture {
    let said: Vec<&str> = drawings.iter().map(|(_, word)| word.text.as_str()).collect();
    in_two_widths(&format!("{title}: {}.", said.join(", ")), |width| {
        let side = size * FACE * 1.4;
        let longest = drawings.iter().map(|(_, word)| widest_piece(&word.text, size, true));
        let needed = longest.fold(side, f32::max) + size * 0.6;
        let most = (1..=drawings.len()).take_while(|columns| needed * count(*columns) <= width).last();
        let columns = balanced(drawings.len(), most.unwrap_or(1));
        let column = width / count(columns);
        let (mut shapes, mut y) = (Vec::new(), 0.0);
        for row in drawings.chunks(columns) {
            let left = (width - column * count(row.len())) / 2.0;
            let mut tall = 0.0;
            for (index, (art, word)) in row.iter().enumerate() {
                let middle = left + column * (count(index) + 0.5);
                shapes.push(Shape::Art { art: *art, at: (middle - side / 2.0, y), size: side });
                let word = Lines::new(word, size, true, Tone::Ink, column - size * 0.4);
                word.draw(&mut shapes, (middle, y + side + size * 0.2), Anchor::Middle);
                tall = f32::max(tall, side + size * 0.2 + word.height());
            }
            y += tall + size * 0.6;
        }
        (y, shapes)
    })
}

/// The same facts as the picture, in words.
fn alternative(circle: &PeopleCircle) -> String {
    let person = |person: &Person| match person.role.text.is_empty() {
        true => person.name.text.clone(),
        false => format!("{} ({})", person.name.text, person.role.text),
    };
    let group = |group: &PeopleGroup| {
        let people: Vec<String> = group.people.iter().map(person).collect();
        format!(" {}: {}.", group.title.text, people.join(", "))
    };
    let groups: String = circle.groups.iter().map(group).collect();
    format!("{}.{groups}", circle.title)
}

fn draw(circle: &PeopleCircle, width: f32, size: f32, face: f32) -> Drawn {
    let side = size * face;
    let mut drawing = Drawing { width, size, side, y: 0.5, shapes: Vec::new(), breaks: Vec::new() };
    drawing.y += child(&mut drawing.shapes, &circle.child, drawing.y, width, (size, side));
    let mut first = 0;
    for (look, group) in circle.groups.iter().enumerate() {
        drawing.group(group, first, look);
        first += group.people.len();
    }
    let height = drawing.y + 0.5;
    let breaks = if height <= page_heights(width).0 { Vec::new() } else { drawing.breaks };
    Drawn { height, shapes: drawing.shapes, breaks }
}

/// The child with a sun of their own; gives the height.
fn child(shapes: &mut Vec<Shape>, name: &Words, y: f32, width: f32, (size, face): (f32, f32)) -> f32 {
    let side = face * 1.2;
    let letters = size * 1.3;
    let name = Lines::new(name, letters, true, Tone::Ink, width);
    if let Some(art) = art("face-sun") {
        shapes.push(Shape::Art { art, at: ((width - side) / 2.0, y), size: side });
    }
    name.draw(shapes, (width / 2.0, y + side + size * 0.3), Anchor::Middle);
    side + size * 0.3 + name.height()
}

struct Drawing {
    width: f32,
    size: f32,
    /// The side of a face.
    side: f32,
    y: f32,
    shapes: Vec<Shape>,
    breaks: Vec<f32>,
}

/// The name of a person and what they are, in lines.
type Cell = (Lines, Lines);

impl Drawing {
    /// A group of people on a ground of their own: on one panel, or on several that each say whose they are.
    fn group(&mut self, group: &PeopleGroup, first: usize, look: usize) {
        let size = self.size;
        let tones = match look % 3 {
            0 => (Tone::SunSoft, Tone::Sun),
            1 => (Tone::GoodSoft, Tone::Good),
            _ => (Tone::AccentSoft, Tone::Accent),
        };
        let pad = size * 0.9;
        let inner = self.width - 2.0 * pad;
        let title = Lines::new(&group.title, size * 1.1, true, tones.1, inner);
        let columns = columns(&group.people, size, inner);
        let limit = inner / count(columns) - size * 0.6;
        let cell = |person: &Person| {
            let name = Lines::new(&person.name, size, true, Tone::Ink, limit);
            (name, Lines::new(&person.role, size, false, Tone::Ink, limit))
        };
        let cells: Vec<Cell> = group.people.iter().map(cell).collect();
        let rows: Vec<&[Cell]> = cells.chunks(columns).collect();
        let heights: Vec<f32> = rows.iter().map(|row| self.row_height(row)).collect();
        let apart = size * 0.8;
        let (first_page, page) = page_heights(self.width);
        // The first group stands on the page of the child.
        let room = if look == 0 { first_page - self.y } else { page };
        let around = 2.0 * (pad + apart) + title.height();
        let panels = rows_on_panels(&heights, around, (room, page));
        let mut place = first;
        let mut rows = rows.into_iter().zip(heights);
        for (index, on_panel) in panels.into_iter().enumerate() {
            let rows: Vec<_> = rows.by_ref().take(on_panel).collect();
            self.y += apart;
            if look + index > 0 {
                self.breaks.push(self.y);
            }
            let height = 2.0 * pad + title.height() + rows.iter().map(|(_, height)| height).sum::<f32>();
            self.shapes.push(Shape::Box {
                at: (0.5, self.y),
                size: (self.width - 1.0, height),
                radius: 0.0,
                fill: tones.0,
                edge: Some(tones.1),
            });
            title.draw(&mut self.shapes, (self.width / 2.0, self.y + pad), Anchor::Middle);
            let mut y = self.y + pad + title.height();
            for (row, height) in rows {
                self.row(row, (pad, y), inner / count(columns), place);
                place += row.len();
                y += height;
            }
            self.y += height;
        }
    }

    fn row_height(&self, row: &[Cell]) -> f32 {
        let words = row.iter().map(|(name, role)| name.height() + role.height()).fold(0.0, f32::max);
        self.side + self.size * 1.1 + words
    }

    /// The people of a row, of whom the first comes at a place of the whole list.
    fn row(&mut self, row: &[Cell], (pad, y): (f32, f32), column: f32, place: usize) {
        // A row that is not full stands in the middle.
        let left = pad.max((self.width - column * count(row.len())) / 2.0);
        for (index, (name, role)) in row.iter().enumerate() {
            let middle = left + column * (count(index) + 0.5);
            if let Some(art) = face(place + index) {
                let at = (middle - self.side / 2.0, y + self.size * 0.6);
                self.shapes.push(Shape::Art { art, at, size: self.side });
            }
            let below = y + self.size * 0.8 + self.side;
            name.draw(&mut self.shapes, (middle, below), Anchor::Middle);
            role.draw(&mut self.shapes, (middle, below + name.height()), Anchor::Middle);
        }
    }
}

/// As many columns as leave each name unbroken, in rows of about one length.
fn columns(people: &[Person], size: f32, inner: f32) -> usize {
    let longest = |person: &Person| {
        widest_piece(&person.name.text, size, true).max(widest_piece(&person.role.text, size, false))
    };
    let needed = people.iter().map(longest).fold(size * 4.4, f32::max) + size * 0.7;
    let fits = |columns: &usize| needed * count(*columns) <= inner;
    balanced(people.len(), (2..=people.len().clamp(1, MOST)).take_while(fits).last().unwrap_or(1))
}

/// No more columns than need be for as few rows, so that nobody stands alone in the last one.
fn balanced(all: usize, columns: usize) -> usize {
    all.div_ceil(all.div_ceil(columns).max(1)).max(1)
}

#[expect(clippy::cast_precision_loss, reason = "a row holds a handful of people")]
fn count(number: usize) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawing::PAGE;
    use super::super::drawing::tests::{faults, letters};
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_overlaps_or_leaves_the_picture_and_nobody_is_lost(
            groups in prop::collection::vec(prop::collection::vec(("[A-Za-zŵ ]{1,40}", "[a-z ]{0,40}"), 1..14), 0..4),
            size in 11.0f32..24.0,
        ) {
            let groups: Vec<PeopleGroup> = groups
                .iter()
                .map(|people| PeopleGroup {
                    title: Words::fixed("My family"),
                    people: people
                        .iter()
                        .map(|(name, role)| Person { name: Words::fixed(name.clone()), role: Words::fixed(role.clone()) })
                        .collect(),
                })
                .collect();
            let circle = PeopleCircle { title: "Who helps".into(), child: Words::fixed("Ffi"), groups, child_of_concern: None, outside: None };
            let picture = faces(&circle, size);
            prop_assert!(faults(&picture).is_empty(), "{:?}", faults(&picture));
            let ends = picture.breaks.iter().copied().chain([picture.height]);
            let starts = std::iter::once(0.0).chain(picture.breaks.iter().copied());
            for (start, end) in starts.zip(ends) {
                let page = if start == 0.0 { page_heights(PAGE).0 } else { page_heights(PAGE).1 };
                prop_assert!(end - start <= page, "{} is too high for a page", end - start);
            }
            let (shown, said) = (letters(&picture), &picture.alt);
            for person in circle.groups.iter().flat_map(|group| &group.people) {
                prop_assert!(shown.contains(&person.name.text.replace(' ', "")));
                prop_assert!(said.contains(&person.name.text));
            }
        }
    }
}
