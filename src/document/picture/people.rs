//! Who is there for the child: the child in the middle, groups of people around.

use super::drawing::{Lines, PAGE, PAGE_HEIGHT, in_two_widths};
use super::measure::widest_piece;
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// The people around a child.
#[derive(Debug, Clone)]
pub struct PeopleCircle {
    /// What the picture is, for its text alternative: "People around Seren".
    pub title: String,
    /// The child's name.
    pub child: Words,
    /// The groups: the first stands above the child, the others below.
    pub groups: Vec<PeopleGroup>,
    /// People who are not part of the circle, such as persons of concern; their group stands apart, with a dashed
    /// edge and the wording that the caller gives.
    pub outside: Option<PeopleGroup>,
}

/// A group of people.
#[derive(Debug, Clone)]
pub struct PeopleGroup {
    /// "Family and friends".
    pub title: Words,
    /// The people.
    pub people: Vec<Person>,
}

/// A person in the picture.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name.
    pub name: Words,
    /// What the person is to the child or in the plan.
    pub role: Words,
}

/// A piece of the picture that cannot be parted.
#[derive(Clone)]
enum Piece<'a> {
    Group(PeopleGroup, Place),
    Child(&'a Words),
}

/// Draws the people, with letters of the given size in points: in one picture, or in as many as the pages need.
pub fn people(circle: &PeopleCircle, size: f32) -> Vec<Picture> {
    let (above, below) = circle.groups.split_at(circle.groups.len().min(1));
    let parts = |groups: &[PeopleGroup], place| -> Vec<Piece<'_>> {
        let parts = groups.iter().flat_map(|group| parted(group, size));
        parts.map(|part| Piece::Group(part, place)).collect()
    };
    let mut pieces = parts(above, Place::Near);
    pieces.push(Piece::Child(&circle.child));
    pieces.extend(parts(below, Place::Around));
    pieces.extend(parts(circle.outside.as_slice(), Place::Outside));

    let mut pictures = Vec::new();
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let fits = |count: &usize| draw(&rest[..*count], PAGE, size).0 <= PAGE_HEIGHT;
        let count = (2..=rest.len()).take_while(fits).last().unwrap_or(1);
        let (now, later) = rest.split_at(count);
        pictures.push(in_two_widths(&alternative(&circle.title, now), |width| draw(now, width, size)));
        rest = later;
    }
    pictures
}

/// A group in parts that each fit on a page.
fn parted(group: &PeopleGroup, size: f32) -> Vec<PeopleGroup> {
    let whole = [Piece::Group(group.clone(), Place::Near)];
    if group.people.len() < 2 || draw(&whole, PAGE, size).0 <= PAGE_HEIGHT {
        return vec![group.clone()];
    }
    let (first, second) = group.people.split_at(group.people.len().div_ceil(2));
    let part = |people: &[Person]| PeopleGroup { title: group.title.clone(), people: people.to_vec() };
    [part(first), part(second)].iter().flat_map(|half| parted(half, size)).collect()
}

fn draw(pieces: &[Piece<'_>], width: f32, size: f32) -> (f32, Vec<Shape>) {
    let mut drawing = Drawing { width, size, y: 0.5, shapes: Vec::new() };
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| pieces.get(index));
        match piece {
            Piece::Child(name) => {
                let below = matches!(pieces.get(index + 1), Some(Piece::Group(_, Place::Around)));
                drawing.child(name, before.is_some(), below);
            }
            Piece::Group(group, place) => {
                drawing.y += match (before, place) {
                    (None, _) | (Some(Piece::Child(_)), Place::Near | Place::Around) => 0.0,
                    (_, Place::Outside) => size * 2.0,
                    _ => size,
                };
                drawing.group(group, *place);
            }
        }
    }
    (drawing.y + 0.5, drawing.shapes)
}

/// The same facts as the picture, in words.
fn alternative(title: &str, pieces: &[Piece<'_>]) -> String {
    let person = |person: &Person| match person.role.text.is_empty() {
        true => person.name.text.clone(),
        false => format!("{} ({})", person.name.text, person.role.text),
    };
    let group = |piece: &Piece<'_>| match piece {
        Piece::Group(group, _) => {
            let people: Vec<String> = group.people.iter().map(person).collect();
            Some(format!(" {}: {}.", group.title.text, people.join(", ")))
        }
        Piece::Child(_) => None,
    };
    let groups: String = pieces.iter().filter_map(group).collect();
    format!("{title}.{groups}")
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Near,
    Around,
    Outside,
}

impl Place {
    fn tone(self) -> Tone {
        match self {
            Place::Near => Tone::Good,
            Place::Around => Tone::Accent,
            Place::Outside => Tone::Abuse,
        }
    }

    fn ground(self) -> Tone {
        match self {
            Place::Near => Tone::GoodSoft,
            Place::Around => Tone::AccentSoft,
            Place::Outside => Tone::Paper,
        }
    }
}

/// A person with the words broken to the width of a column.
struct Card {
    name: Lines,
    role: Lines,
}

impl Card {
    fn height(&self, size: f32) -> f32 {
        (self.name.height() + self.role.height()).max(size * 2.4)
    }
}

struct Drawing {
    width: f32,
    size: f32,
    y: f32,
    shapes: Vec<Shape>,
}

impl Drawing {
    fn group(&mut self, group: &PeopleGroup, place: Place) {
        let size = self.size;
        let (pad, gap) = (size * 1.1, size);
        let inner = self.width - 2.0 * pad;
        let title = Lines::new(&group.title, size * 1.1, true, place.tone(), inner);
        let indent = size * 2.6;
        let columns = columns(group, size, indent, inner, gap);
        let column = (inner - gap * (columns - 1) as f32) / columns as f32;
        let card = |person: &Person| Card {
            name: Lines::new(&person.name, size, true, Tone::Ink, column - indent),
            role: Lines::new(&person.role, size, false, Tone::Ink, column - indent),
        };
        let cards: Vec<Card> = group.people.iter().map(card).collect();
        let rows: Vec<&[Card]> = cards.chunks(columns).collect();
        let tall = |row: &[Card]| row.iter().map(|card| card.height(size)).fold(0.0, f32::max);
        let people: f32 = rows.iter().map(|row| size * 0.9 + tall(row)).sum();
        let height = 2.0 * pad + title.height() + people;

        self.panel(height, place);
        let mut y = self.y + pad;
        title.draw(&mut self.shapes, (self.width / 2.0, y), Anchor::Middle);
        y += title.height();
        for row in rows {
            y += size * 0.9;
            for (index, card) in row.iter().enumerate() {
                let x = pad + index as f32 * (column + gap);
                figure(&mut self.shapes, (x + size, y + size * 1.15), size, place);
                card.name.draw(&mut self.shapes, (x + indent, y), Anchor::Start);
                card.role.draw(&mut self.shapes, (x + indent, y + card.name.height()), Anchor::Start);
            }
            y += tall(row);
        }
        self.y += height;
    }

    fn panel(&mut self, height: f32, place: Place) {
        let (left, right, top, foot) = (0.5, self.width - 0.5, self.y, self.y + height);
        let dashed = place == Place::Outside;
        self.shapes.push(Shape::Box {
            at: (left, top),
            size: (right - left, height),
            radius: if dashed { 0.0 } else { self.size },
            fill: place.ground(),
            edge: (!dashed).then_some(place.tone()),
        });
        if dashed {
            let corners = [(left, top), (right, top), (right, foot), (left, foot), (left, top)];
            for ends in corners.windows(2) {
                let (from, to) = (ends[0], ends[1]);
                self.shapes.push(Shape::Line { from, to, tone: place.tone(), width: 1.0, dashed });
            }
        }
    }

    /// The child, joined to the groups above and below.
    fn child(&mut self, name: &Words, above: bool, below: bool) {
        let size = self.size * 1.25;
        let name = Lines::new(name, size, true, Tone::Paper, self.width * 0.5);
        let stem = self.size * 1.4;
        let diagonal = name.width().hypot(name.height()) / 2.0 + size * 0.6;
        let is_round = diagonal * 2.0 < (size * 11.0).min(self.width);
        let (wide, high) = if is_round {
            let across = (diagonal * 2.0).max(size * 4.0);
            (across, across)
        } else {
            (name.width() + size * 2.0, name.height() + size * 1.6)
        };
        let middle = self.width / 2.0;
        for (present, last) in [(above, false), (below, true)] {
            if present {
                let top = if last { self.y + high } else { self.y };
                let (from, to) = ((middle, top), (middle, top + stem));
                self.shapes.push(Shape::Line { from, to, tone: Tone::Accent, width: 2.0, dashed: false });
                if !last {
                    self.y += stem;
                }
            }
        }
        self.shapes.push(Shape::Box {
            at: (middle - wide / 2.0, self.y),
            size: (wide, high),
            radius: if is_round { wide / 2.0 } else { size },
            fill: Tone::Accent,
            edge: None,
        });
        name.draw(
            &mut self.shapes,
            (middle, self.y + (high - name.height()) / 2.0 + size * 0.1),
            Anchor::Middle,
        );
        self.y += high + if below { stem } else { 0.0 };
    }
}

/// As many columns as leave room for about two words in each, and for the longest name unbroken.
fn columns(group: &PeopleGroup, size: f32, indent: f32, inner: f32, gap: f32) -> usize {
    let longest = |person: &Person| {
        widest_piece(&person.name.text, size, true).max(widest_piece(&person.role.text, size, false))
    };
    let needed = group.people.iter().map(longest).fold(size * 8.0, f32::max) + indent;
    let fits = |columns: &usize| (needed + gap) * *columns as f32 <= inner + gap;
    (2..=group.people.len().min(3)).take_while(fits).last().unwrap_or(1)
}

/// Head and shoulders.
fn figure(shapes: &mut Vec<Shape>, centre: (f32, f32), size: f32, place: Place) {
    let tone = place.tone();
    shapes.push(Shape::Circle { centre, radius: size, fill: Tone::Paper, edge: Some(tone) });
    let head = (centre.0, centre.1 - size * 0.3);
    shapes.push(Shape::Circle { centre: head, radius: size * 0.28, fill: tone, edge: None });
    shapes.push(Shape::Box {
        at: (centre.0 - size * 0.5, centre.1 + size * 0.12),
        size: (size, size * 0.5),
        radius: size * 0.25,
        fill: tone,
        edge: None,
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawing::tests::{faults, letters};
    use super::*;

    fn group(title: &str, people: &[(String, String)]) -> PeopleGroup {
        let person = |(name, role): &(String, String)| Person {
            name: Words::fixed(name.clone()),
            role: Words::fixed(role.clone()),
        };
        PeopleGroup { title: Words::fixed(title), people: people.iter().map(person).collect() }
    }

    fn circle(
        family: &[(String, String)],
        others: &[(String, String)],
        outside: &[(String, String)],
    ) -> PeopleCircle {
        PeopleCircle {
            title: "People around Seren".into(),
            child: Words::fixed("Seren"),
            groups: vec![group("Family", family), group("Professionals", others)],
            outside: (!outside.is_empty()).then(|| group("Not part of the circle", outside)),
        }
    }

    fn pair(name: &str, role: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), role.to_owned())]
    }

    #[test]
    fn the_text_alternative_names_everybody_in_their_group() {
        let circle =
            circle(&pair("Carys", "mother"), &pair("Nia", "social worker"), &pair("Gwyn", "stepfather"));
        assert_eq!(
            people(&circle, 12.0)[0].alt,
            "People around Seren. Family: Carys (mother). Professionals: Nia (social worker). \
             Not part of the circle: Gwyn (stepfather)."
        );
    }

    #[test]
    fn somebody_outside_stands_below_a_dashed_edge() {
        let dashes = |picture: &Picture| -> Vec<f32> {
            let edge = |shape: &Shape| match shape {
                Shape::Line { from, dashed: true, .. } => Some(from.1),
                _ => None,
            };
            picture.shapes.iter().filter_map(edge).collect()
        };
        let drawn = |outside: &[(String, String)]| {
            people(&circle(&pair("Carys", "mother"), &pair("Nia", "social worker"), outside), 12.0).remove(0)
        };
        let (without, with) = (drawn(&[]), drawn(&pair("Gwyn", "stepfather")));
        assert!(dashes(&without).is_empty());
        assert!(dashes(&with).iter().all(|y| *y > without.height));
        assert_eq!(dashes(&with).len(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_overlaps_or_leaves_the_picture(
            family in prop::collection::vec(("[A-Za-zŵ ]{0,80}", "[a-z ]{0,80}"), 0..13),
            others in prop::collection::vec(("[A-Za-zŵ ]{0,80}", "[a-z ]{0,80}"), 0..13),
            outside in prop::collection::vec(("[A-Za-zŵ ]{0,80}", "[a-z ]{0,80}"), 0..3),
            child in "[A-Za-zŵ ]{0,120}",
            size in 12.0f32..24.0,
        ) {
            let mut circle = circle(&family, &others, &outside);
            circle.child = Words::fixed(child.clone());
            let pictures = people(&circle, size);
            for picture in &pictures {
                prop_assert!(faults(picture).is_empty(), "{:?}", faults(picture));
                prop_assert!(picture.height <= PAGE_HEIGHT, "{} is too high for a page", picture.height);
            }
            let shown: String = pictures.iter().map(letters).collect();
            let said: String = pictures.iter().map(|picture| picture.alt.as_str()).collect();
            prop_assert!(shown.contains(&child.replace(' ', "")));
            for (name, role) in family.iter().chain(&others).chain(&outside) {
                let both = [name.replace(' ', ""), role.replace(' ', "")].concat();
                prop_assert!(shown.contains(&both));
                prop_assert!(said.contains(name.as_str()) && said.contains(role.as_str()));
            }
        }
    }
}
