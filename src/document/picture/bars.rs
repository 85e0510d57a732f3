//! Bars for shares of a whole, each with its words and its numbers.

use super::drawing::{Lines, PAGE, in_two_widths};
use super::{Anchor, Picture, Shape, Tone};
use crate::document::tree::Words;

/// How high a picture is at most: a page cannot break it, so that high ones leave pages half empty.
const HEIGHT: f32 = 320.0;

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How much of the whole, from 0 to 1; nothing where it is not shown.
    pub share: Option<f32>,
    /// The same in words: "12 of 14".
    pub said: String,
}

/// Draws bars under each other, with letters of the given size; in as many pictures as the pages need.
pub fn bars(bars: &[Bar], title: &str, size: f32) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let mut from = 0;
    while from < bars.len() {
        let fits = |to: &usize| draw(&bars[from..*to], PAGE, size).0 <= HEIGHT;
        let to = (from + 1..=bars.len()).take_while(fits).last().unwrap_or(from + 1);
        let part = &bars[from..to];
        let said: Vec<String> =
            part.iter().map(|b| format!("{}: {}", b.label.trim_end_matches('.'), b.said)).collect();
        let alt = format!("{title}. {}.", said.join("; "));
        pictures.push(in_two_widths(&alt, |width| draw(part, width, size)));
        from = to;
    }
    pictures
}

fn draw(bars: &[Bar], width: f32, size: f32) -> (f32, Vec<Shape>) {
    let (mut shapes, mut y) = (Vec::new(), size * 0.2);
    for bar in bars {
        let label = Lines::new(&Words::fixed(bar.label.clone()), size, false, Tone::Ink, width);
        label.draw(&mut shapes, (0.0, y), Anchor::Start);
        y += label.height() + size * 0.2;
        // The numbers stand beside the bar, and below it where there is no room.
        let said = Lines::new(&Words::fixed(bar.said.clone()), size, true, Tone::Ink, width);
        let room = said.width() + size;
        let is_beside = room <= width * 0.45;
        let full = if is_beside { width * 0.55 } else { width };
        let height = size * 0.9;
        // What is not shown has no bar: an empty one would say that there is none.
        if let Some(share) = bar.share {
            let at = (0.0, y);
            let (fill, edge) = (Tone::Paper, Some(Tone::Line));
            shapes.push(Shape::Box { at, size: (full, height), radius: 2.0, fill, edge });
            if share > 0.0 {
                let size = (full * share.clamp(0.0, 1.0), height);
                shapes.push(Shape::Box { at, size, radius: 2.0, fill: Tone::Accent, edge: None });
            }
        }
        if is_beside {
            said.draw(&mut shapes, (full + size * 0.8, y - size * 0.15), Anchor::Start);
            y += height.max(said.height());
        } else {
            y += height + size * 0.2;
            said.draw(&mut shapes, (0.0, y), Anchor::Start);
            y += said.height();
        }
        y += size * 0.8;
    }
    (y, shapes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawing::tests::faults;
    use super::*;

    #[test]
    fn the_text_alternative_says_what_the_picture_shows() {
        let shown = Bar { label: "Minutes.".to_owned(), share: Some(0.5), said: "6 of 12".to_owned() };
        let hidden = Bar { label: "Visits".to_owned(), share: None, said: "too few to show".to_owned() };
        assert_eq!(
            bars(&[shown, hidden], "In time", 12.0)[0].alt,
            "In time. Minutes: 6 of 12; Visits: too few to show."
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_overlaps_or_leaves_the_picture(
            given in prop::collection::vec(("[A-Za-zŵ ]{0,120}", 0.0f32..=1.0, "[a-z0-9 ]{0,60}"), 1..20),
            size in 12.0f32..24.0,
        ) {
            let all: Vec<Bar> = given
                .into_iter()
                .map(|(label, share, said)| Bar { label, share: Some(share), said })
                .collect();
            for picture in bars(&all, "Shares", size) {
                prop_assert!(faults(&picture).is_empty(), "{:?}", faults(&picture));
            }
        }
    }
}
