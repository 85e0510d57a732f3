//! The people around a child, for the child: large faces with few words, the child first.

use super::art::{Art, art, face};
use super::drawing::{Lines, PAGE, PAGE_HEIGHT, in_two_widths};
use super::measure::widest_piece;
use super::people::{PeopleCircle, PeopleGroup, Person};
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// The side of a face, as a multiple of the size of the letters.
const FACE: f32 = 2.8;
/// The most faces that stand beside each other.
const MOST: usize = 5;

/// What stands in the picture as one piece.
#[derive(Clone)]
enum Piece<'a> {
    Child(&'a Words),
    Group { title: &'a Words, people: &'a [Person], first: usize, look: usize },
}

/// Draws the faces, with letters of the given size in points: the child with the first group, and each other group
/// or part of one in a picture of its own, so that a page may end between them.
pub fn faces(circle: &PeopleCircle, size: f32) -> Vec<Picture> {
    let mut pieces = vec![Piece::Child(&circle.child)];
    let mut first = 0;
    for (look, group) in circle.groups.iter().enumerate() {
        for people in parts(group, size) {
            pieces.push(Piece::Group { title: &group.title, people, first, look });
            first += people.len();
        }
    }
    let mut pictures = Vec::new();
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        // One whole picture would leave most of a page empty before it.
        let with_child =
            pictures.is_empty() && rest.len() > 1 && draw(&rest[..2], PAGE, size).0 <= PAGE_HEIGHT;
        let (now, later) = rest.split_at(if with_child { 2 } else { 1 });
        pictures.push(in_two_widths(&alternative(&circle.title, now), |width| draw(now, width, size)));
        rest = later;
    }
    pictures
}

/// Some drawings beside each other, each with a word below it, with letters of the given size in points.
pub fn row(title: &str, drawings: &[(Art, Words)], size: f32) -> Picture {
    let said: Vec<&str> = drawings.iter().map(|(_, word)| word.text.as_str()).collect();
    in_two_widths(&format!("{title}: {}.", said.join(", ")), |width| {
        let side = size * FACE * 1.4;
        let longest = drawings.iter().map(|(_, word)| widest_piece(&word.text, size, true));
        let needed = longest.fold(side, f32::max) + size * 0.6;
        let most = (1..=drawings.len()).take_while(|columns| needed * count(*columns) <= width).last();
        let columns = most.unwrap_or(1);
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

/// The people of a group in parts that each fit on a page.
fn parts(group: &PeopleGroup, size: f32) -> Vec<&[Person]> {
    let mut parts = vec![group.people.as_slice()];
    let high = |people: &[Person]| {
        draw(&[Piece::Group { title: &group.title, people, first: 0, look: 0 }], PAGE, size).0 > PAGE_HEIGHT
    };
    while let Some(at) = parts.iter().position(|people| people.len() > 1 && high(people)) {
        let (before, after) = parts[at].split_at(parts[at].len().div_ceil(2));
        parts.splice(at..=at, [before, after]);
    }
    parts
}

/// The same facts as the picture, in words.
fn alternative(title: &str, pieces: &[Piece<'_>]) -> String {
    let person = |person: &Person| match person.role.text.is_empty() {
        true => person.name.text.clone(),
        false => format!("{} ({})", person.name.text, person.role.text),
    };
    let group = |piece: &Piece<'_>| match piece {
        Piece::Child(_) => None,
        Piece::Group { title, people, .. } => {
            let people: Vec<String> = people.iter().map(person).collect();
            Some(format!(" {}: {}.", title.text, people.join(", ")))
        }
    };
    let groups: String = pieces.iter().filter_map(group).collect();
    format!("{title}.{groups}")
}

fn draw(pieces: &[Piece<'_>], width: f32, size: f32) -> (f32, Vec<Shape>) {
    let mut shapes = Vec::new();
    let mut y = 0.5;
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            y += size * 0.8;
        }
        y += match piece {
            Piece::Child(name) => child(&mut shapes, name, y, width, size),
            Piece::Group { title, people, first, look } => {
                panel(&mut shapes, title, people, *first, *look, (y, width, size))
            }
        };
    }
    (y + 0.5, shapes)
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

/// A group of people on a ground of their own; gives the height.
fn panel(
    shapes: &mut Vec<Shape>,
    title: &Words,
    people: &[Person],
    first: usize,
    look: usize,
    (top, width, size): (f32, f32, f32),
) -> f32 {
    let (ground, edge) = match look % 3 {
        0 => (Tone::SunSoft, Tone::Sun),
        1 => (Tone::GoodSoft, Tone::Good),
        _ => (Tone::AccentSoft, Tone::Accent),
    };
    let pad = size * 0.9;
    let inner = width - 2.0 * pad;
    let title = Lines::new(title, size * 1.1, true, edge, inner);
    let columns = columns(people, size, inner);
    let column = inner / count(columns);
    let limit = column - size * 0.6;
    let cells: Vec<(Lines, Lines)> = people
        .iter()
        .map(|person| {
            let name = Lines::new(&person.name, size, true, Tone::Ink, limit);
            (name, Lines::new(&person.role, size, false, Tone::Ink, limit))
        })
        .collect();
    let side = size * FACE;
    let tall = |row: &[(Lines, Lines)]| {
        row.iter().map(|(name, role)| name.height() + role.height()).fold(0.0, f32::max) + side + size * 1.1
    };
    let rows: Vec<&[(Lines, Lines)]> = cells.chunks(columns).collect();
    let height = 2.0 * pad + title.height() + rows.iter().map(|row| tall(row)).sum::<f32>();
    shapes.push(Shape::Box {
        at: (0.5, top),
        size: (width - 1.0, height),
        radius: size,
        fill: ground,
        edge: Some(edge),
    });
    title.draw(shapes, (width / 2.0, top + pad), Anchor::Middle);
    let mut y = top + pad + title.height();
    let mut place = first;
    for row in rows {
        // A row that is not full stands in the middle.
        let left = pad + (inner - column * count(row.len())) / 2.0;
        for (index, (name, role)) in row.iter().enumerate() {
            let middle = left + column * (count(index) + 0.5);
            if let Some(art) = face(place) {
                shapes.push(Shape::Art { art, at: (middle - side / 2.0, y + size * 0.6), size: side });
            }
            let below = y + size * 0.8 + side;
            name.draw(shapes, (middle, below), Anchor::Middle);
            role.draw(shapes, (middle, below + name.height()), Anchor::Middle);
            place += 1;
        }
        y += tall(row);
    }
    height
}

/// As many columns as leave each name unbroken.
fn columns(people: &[Person], size: f32, inner: f32) -> usize {
    let longest = |person: &Person| {
        widest_piece(&person.name.text, size, true).max(widest_piece(&person.role.text, size, false))
    };
    let needed = people.iter().map(longest).fold(size * 4.4, f32::max) + size * 0.7;
    (2..=people.len().clamp(1, MOST))
        .take_while(|columns| needed * count(*columns) <= inner)
        .last()
        .unwrap_or(1)
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
            let pictures = faces(&circle, size);
            for picture in &pictures {
                prop_assert!(faults(picture).is_empty(), "{:?}", faults(picture));
                prop_assert!(picture.height <= PAGE_HEIGHT, "{} is too high for a page", picture.height);
            }
            let shown: String = pictures.iter().map(letters).collect();
            let said: String = pictures.iter().map(|picture| picture.alt.as_str()).collect();
            for person in circle.groups.iter().flat_map(|group| &group.people) {
                prop_assert!(shown.contains(&person.name.text.replace(' ', "")));
                prop_assert!(said.contains(&person.name.text));
            }
        }
    }
}
