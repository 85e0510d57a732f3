//! What comes, for a child: the leaves of a calendar under each other, with words beside each.

use super::drawing::{Lines, PAGE, PAGE_HEIGHT, in_two_widths};
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// A day that comes.
#[derive(Debug, Clone)]
pub struct ComingDay {
    /// The number of the day in its month.
    pub day: String,
    /// The month.
    pub month: String,
    /// The day in words, with the day of the week.
    pub words: String,
    /// What happens, each on a line of its own.
    pub labels: Vec<Words>,
}

impl ComingDay {
    /// The same in words.
    fn said(&self) -> String {
        let labels: Vec<&str> = self.labels.iter().map(|label| label.text.as_str()).collect();
        format!("{}: {}", self.words, labels.join(", "))
    }
}

/// Draws the days, with letters of the given size in points: in one picture, or in as many as the pages need.
pub fn coming(title: &str, days: &[ComingDay], size: f32) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let mut rest = days;
    while !rest.is_empty() {
        let fits = |count: &usize| draw(&rest[..*count], PAGE, size).0 <= PAGE_HEIGHT;
        let count = (2..=rest.len()).take_while(fits).last().unwrap_or(1);
        let (now, later) = rest.split_at(count);
        let said: Vec<String> = now.iter().map(ComingDay::said).collect();
        pictures
            .push(in_two_widths(&format!("{title}. {}.", said.join("; ")), |width| draw(now, width, size)));
        rest = later;
    }
    pictures
}

fn draw(days: &[ComingDay], width: f32, size: f32) -> (f32, Vec<Shape>) {
    let mut shapes = Vec::new();
    let (wide, band, high) = (size * 4.8, size * 1.35, size * 4.0);
    let text = wide + size;
    let mut y = 0.5;
    for (index, day) in days.iter().enumerate() {
        if index > 0 {
            y += size;
        }
        let paper = |at: f32, height: f32, fill| Shape::Box {
            at: (0.5, at),
            size: (wide, height),
            radius: size * 0.35,
            fill,
            edge: Some(Tone::Accent),
        };
        shapes.push(paper(y, high, Tone::Paper));
        shapes.push(paper(y, band, Tone::Accent));
        let middle = 0.5 + wide / 2.0;
        let month = Lines::new(&Words::fixed(day.month.clone()), size * 0.82, true, Tone::Paper, wide);
        month.draw(&mut shapes, (middle, y + size * 0.12), Anchor::Middle);
        let number = Lines::new(&Words::fixed(day.day.clone()), size * 1.9, true, Tone::Ink, wide);
        number.draw(&mut shapes, (middle, y + band + size * 0.15), Anchor::Middle);
        let words = Lines::new(&Words::fixed(day.words.clone()), size, true, Tone::Ink, width - text);
        words.draw(&mut shapes, (text, y + size * 0.3), Anchor::Start);
        let mut below = size * 0.5 + words.height();
        for label in &day.labels {
            let label = Lines::new(label, size, false, Tone::Ink, width - text);
            label.draw(&mut shapes, (text, y + below), Anchor::Start);
            below += label.height();
        }
        y += high.max(below);
    }
    (y + 0.5, shapes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawing::tests::{faults, letters};
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_overlaps_or_leaves_the_picture(
            labels in prop::collection::vec("[A-Za-zŵ ]{0,150}", 0..20),
            size in 11.0f32..24.0,
        ) {
            let day = |label: &String| ComingDay {
                day: "30".into(),
                month: "September".into(),
                words: "Wednesday 30 September 2026".into(),
                labels: vec![Words::fixed(label.clone()), Words::fixed("Second")],
            };
            let days: Vec<ComingDay> = labels.iter().map(day).collect();
            let pictures = coming("What comes", &days, size);
            for picture in &pictures {
                prop_assert!(faults(picture).is_empty(), "{:?}", faults(picture));
                prop_assert!(picture.height <= PAGE_HEIGHT, "{} is too high for a page", picture.height);
            }
            let shown: String = pictures.iter().map(letters).collect();
            let said: String = pictures.iter().map(|picture| picture.alt.as_str()).collect();
            for label in &labels {
                prop_assert!(shown.contains(&label.replace(' ', "")));
                prop_assert!(said.contains(label.as_str()));
            }
        }
    }
}
