//! Who is there for the child: the child in the middle, groups of people around.

use super::drawing::{Drawn, Lines, in_two_widths, page_heights, rows_on_panels};
use super::measure::widest_piece;
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// The length of the line that joins a group to the child, in sizes of the letters.
const STEM: f32 = 1.4;

/// The people around a child.
#[derive(Debug, Clone)]
pub struct PeopleCircle {
    /// What the picture is, for its text alternative: "People around Seren".
    pub title: String,
    /// The child's name.
    pub child: Words,
    /// The groups: the first stands above the child, the others below.
    pub groups: Vec<PeopleGroup>,
    /// Children who may have harmed: they stand apart from the circle, and as children who need help too.
    pub child_of_concern: Option<PeopleGroup>,
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

/// Draws the people, with letters of the given size in points. Where they do not fit one page, it ends between panels.
pub fn people(circle: &PeopleCircle, size: f32) -> Picture {
    in_two_widths(&alternative(circle), |width| draw(circle, width, size))
}

fn draw(circle: &PeopleCircle, width: f32, size: f32) -> Drawn {
    let (above, below) = circle.groups.split_at(circle.groups.len().min(1));
    let mut drawing = Drawing { width, size, y: 0.5, shapes: Vec::new(), breaks: Vec::new() };
    for group in above {
        drawing.group(group, Place::Near);
    }
    drawing.child(&circle.child, !above.is_empty());
    for group in below {
        drawing.stem();
        drawing.group(group, Place::Around);
    }
    for (group, place) in [(&circle.child_of_concern, Place::Beside), (&circle.outside, Place::Outside)] {
        if let Some(group) = group {
            drawing.y += size * 2.0;
            drawing.group(group, place);
        }
    }
    let height = drawing.y + 0.5;
    let breaks = if height <= page_heights(width).0 { Vec::new() } else { drawing.breaks };
    Drawn { height, shapes: drawing.shapes, breaks }
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
    let groups = circle.groups.iter().chain(&circle.child_of_concern).chain(&circle.outside);
    format!("{}.{}", circle.title, groups.map(group).collect::<String>())
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Near,
    Around,
    Beside,
    Outside,
}

impl Place {
    fn tone(self) -> Tone {
        match self {
            Place::Near => Tone::Good,
            Place::Around => Tone::Accent,
            Place::Beside => Tone::Ink,
            Place::Outside => Tone::Abuse,
        }
    }

    fn ground(self) -> Tone {
        match self {
            Place::Near => Tone::GoodSoft,
            Place::Around | Place::Beside => Tone::AccentSoft,
            Place::Outside => Tone::Paper,
        }
    }

    /// The edge, without which a ground that is as white as the paper would be none.
    fn edge(self) -> Option<Tone> {
        match self {
            Place::Near => Some(Tone::Good),
            Place::Around | Place::Beside => Some(Tone::Accent),
            Place::Outside => None,
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
    breaks: Vec<f32>,
}

impl Drawing {
    /// A group on one panel, or on several that each say whose they are.
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
        let rows: Vec<&[Card]> = if cards.is_empty() { vec![&[]] } else { cards.chunks(columns).collect() };
        let row_height =
            |row: &&[Card]| size * 0.9 + row.iter().map(|card| card.height(size)).fold(0.0, f32::max);
        let heights: Vec<f32> = rows.iter().map(row_height).collect();
        let around = 2.0 * pad + title.height();
        // Below a panel there is the line to the next.
        let (first_page, page) = page_heights(self.width);
        let room = if self.breaks.is_empty() { first_page } else { page };
        let panels = rows_on_panels(&heights, around + STEM * size + 1.0, (room, page));
        let mut rows = rows.into_iter().zip(heights);
        for (index, on_panel) in panels.into_iter().enumerate() {
            let rows: Vec<_> = rows.by_ref().take(on_panel).collect();
            if index > 0 {
                self.y += size * 0.8;
            }
            if index > 0 || matches!(place, Place::Beside | Place::Outside) {
                self.breaks.push(self.y);
            }
            let height = around + rows.iter().map(|(_, height)| height).sum::<f32>();
            self.panel(height, place);
            title.draw(&mut self.shapes, (self.width / 2.0, self.y + pad), Anchor::Middle);
            let mut y = self.y + pad + title.height();
            for (row, height) in rows {
                for (index, card) in row.iter().enumerate() {
                    let (x, y) = (pad + index as f32 * (column + gap), y + size * 0.9);
                    figure(&mut self.shapes, (x + size, y + size * 1.15), size, place);
                    card.name.draw(&mut self.shapes, (x + indent, y), Anchor::Start);
                    card.role.draw(&mut self.shapes, (x + indent, y + card.name.height()), Anchor::Start);
                }
                y += height;
            }
            self.y += height;
        }
    }

    /// The ground of people; around somebody outside, with a dashed edge.
    fn panel(&mut self, height: f32, place: Place) {
        let (left, right, top, foot) = (0.5, self.width - 0.5, self.y, self.y + height);
        self.shapes.push(Shape::Box {
            at: (left, top),
            size: (right - left, height),
            radius: 0.0,
            fill: place.ground(),
            edge: place.edge(),
        });
        let corners = [(left, top), (right, top), (right, foot), (left, foot), (left, top)];
        for ends in corners.windows(2).filter(|_| place == Place::Outside) {
            if let [from, to] = *ends {
                self.shapes.push(Shape::Line { from, to, tone: place.tone(), width: 1.0, dashed: true });
            }
        }
    }

    /// A line down the middle that joins what stands below.
    fn stem(&mut self) {
        let (from, to) = ((self.width / 2.0, self.y), (self.width / 2.0, self.y + self.size * STEM));
        self.shapes.push(Shape::Line { from, to, tone: Tone::Accent, width: 2.0, dashed: false });
        self.y = to.1;
        // Where the picture goes on overleaf, the line stays with what it comes from.
        self.breaks.push(self.y);
    }

    /// The child, joined to the group above.
    fn child(&mut self, name: &Words, joined: bool) {
        let size = self.size * 1.25;
        let name = Lines::new(name, size, true, Tone::Paper, self.width * 0.5);
        let diagonal = name.width().hypot(name.height()) / 2.0 + size * 0.6;
        let is_round = diagonal * 2.0 < (size * 11.0).min(self.width);
        let (wide, high) = if is_round {
            let across = (diagonal * 2.0).max(size * 4.0);
            (across, across)
        } else {
            (name.width() + size * 2.0, name.height() + size * 1.6)
        };
        if joined {
            self.stem();
        }
        let middle = self.width / 2.0;
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
        self.y += high;
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
            child_of_concern: None,
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
            people(&circle, 12.0).alt,
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
            people(&circle(&pair("Carys", "mother"), &pair("Nia", "social worker"), outside), 12.0)
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
            let picture = people(&circle, size);
            prop_assert!(faults(&picture).is_empty(), "{:?}", faults(&picture));
            let shown = letters(&picture);
            let said = &picture.alt;
            prop_assert!(shown.contains(&child.replace(' ', "")));
            for (name, role) in family.iter().chain(&others).chain(&outside) {
                let both = [name.replace(' ', ""), role.replace(' ', "")].concat();
                prop_assert!(shown.contains(&both));
                prop_assert!(said.contains(name.as_str()) && said.contains(role.as_str()));
            }
        }
    }
}
