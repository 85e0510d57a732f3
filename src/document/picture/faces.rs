//! The people around a child, for the child: large faces with few words, the child first.

use super::art::{Art, art, face};
use super::drawing::{Drawn, Lines, OVERLAP, PAGE_HEIGHT, in_two_widths};
use super::measure::widest_piece;
use super::people::{PeopleCircle, PeopleGroup, Person};
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// The side of a face, as a multiple of the size of the letters.
const FACE: f32 = 2.8;
/// The most faces that stand beside each other.
const MOST: usize = 5;

/// Draws the faces, with letters of the given size in points. A page may end between rows of a group.
pub fn faces(circle: &PeopleCircle, size: f32) -> Picture {
    in_two_widths(&alternative(circle), |width| draw(circle, width, size))
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

fn draw(circle: &PeopleCircle, width: f32, size: f32) -> Drawn {
    let mut drawing = Drawing { width, size, y: 0.5, shapes: Vec::new(), breaks: Vec::new() };
    drawing.y += child(&mut drawing.shapes, &circle.child, drawing.y, width, size);
    let mut first = 0;
    for (look, group) in circle.groups.iter().enumerate() {
        drawing.y += size * 0.8;
        if look > 0 {
            drawing.breaks.push(drawing.y);
        }
        drawing.group(group, first, look);
        first += group.people.len();
    }
    Drawn { height: drawing.y + 0.5, shapes: drawing.shapes, breaks: drawing.breaks }
}

/// The child with a sun of their own; gives the height.
fn child(shapes: &mut Vec<Shape>, name: &Words, y: f32, width: f32, size: f32) -> f32 {
    let side = size * FACE * 1.2;
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
    y: f32,
    shapes: Vec<Shape>,
    breaks: Vec<f32>,
}

impl Drawing {
    /// A group of people on a ground of their own, in bands between which a page may end: the title with the
    /// first row, then each row.
    fn group(&mut self, group: &PeopleGroup, first: usize, look: usize) {
        let size = self.size;
        let (ground, edge) = match look % 3 {
            0 => (Tone::SunSoft, Tone::Sun),
            1 => (Tone::GoodSoft, Tone::Good),
            _ => (Tone::AccentSoft, Tone::Accent),
        };
        let pad = size * 0.9;
        let inner = self.width - 2.0 * pad;
        let title = Lines::new(&group.title, size * 1.1, true, edge, inner);
        let columns = columns(&group.people, size, inner);
        let column = inner / count(columns);
        let limit = column - size * 0.6;
        let side = size * FACE;
        let mut place = first;
        for (index, row) in group.people.chunks(columns).enumerate() {
            let cell = |person: &Person| {
                let name = Lines::new(&person.name, size, true, Tone::Ink, limit);
                (name, Lines::new(&person.role, size, false, Tone::Ink, limit))
            };
            let cells: Vec<(Lines, Lines)> = row.iter().map(cell).collect();
            let words = cells.iter().map(|(name, role)| name.height() + role.height()).fold(0.0, f32::max);
            let is_last = (index + 1) * columns >= group.people.len();
            let head = if index == 0 { pad + title.height() } else { 0.0 };
            let height = head + side + size * 1.1 + words + if is_last { pad } else { 0.0 };
            // The last row would look lost alone on a page, unless the two fill one.
            let start = self.breaks.last().copied().unwrap_or_default();
            if index > 0 && (!is_last || self.y + height - start > PAGE_HEIGHT) {
                self.breaks.push(self.y);
            }
            self.ground(height, (ground, edge), (index == 0, is_last));
            if index == 0 {
                title.draw(&mut self.shapes, (self.width / 2.0, self.y + pad), Anchor::Middle);
            }
            let y = self.y + head;
            // A row that is not full stands in the middle.
            let left = pad + (inner - column * count(row.len())) / 2.0;
            for (index, (name, role)) in cells.iter().enumerate() {
                let middle = left + column * (count(index) + 0.5);
                if let Some(art) = face(place) {
                    self.shapes.push(Shape::Art {
                        art,
                        at: (middle - side / 2.0, y + size * 0.6),
                        size: side,
                    });
                }
                let below = y + size * 0.8 + side;
                name.draw(&mut self.shapes, (middle, below), Anchor::Middle);
                role.draw(&mut self.shapes, (middle, below + name.height()), Anchor::Middle);
                place += 1;
            }
            self.y += height;
        }
    }

    /// The ground of a band of a group, with the edges that it has.
    fn ground(&mut self, height: f32, (ground, edge): (Tone, Tone), (first, last): (bool, bool)) {
        let (left, right, top, foot) = (0.5, self.width - 0.5, self.y, self.y + height);
        self.shapes.push(Shape::Box {
            at: (left, top),
            size: (right - left, height + if last { 0.0 } else { OVERLAP }),
            radius: 0.0,
            fill: ground,
            edge: None,
        });
        let sides = [((left, top), (left, foot), true), ((right, top), (right, foot), true)];
        let ends = [((left, top), (right, top), first), ((left, foot), (right, foot), last)];
        for (from, to, _) in sides.into_iter().chain(ends).filter(|(.., is_there)| *is_there) {
            self.shapes.push(Shape::Line { from, to, tone: edge, width: 1.0, dashed: false });
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
                prop_assert!(end - start <= PAGE_HEIGHT, "{} is too high for a page", end - start);
            }
            let (shown, said) = (letters(&picture), &picture.alt);
            for person in circle.groups.iter().flat_map(|group| &group.people) {
                prop_assert!(shown.contains(&person.name.text.replace(' ', "")));
                prop_assert!(said.contains(&person.name.text));
            }
        }
    }
}
