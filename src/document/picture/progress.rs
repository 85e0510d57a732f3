//! How far each outcome was, review by review: a track for each, with a mark and a word at each day.

use super::drawing::{Lines, PAGE, in_two_widths};
use super::{Anchor, Picture, Shape, Tone};
use crate::document::picture::measure::widest_piece;
use crate::document::tree::Words;

/// How high a picture is at most, where it holds several outcomes. A page cannot break a picture, so that high ones
/// leave pages half empty.
const HEIGHT: f32 = 320.0;

/// How far an outcome is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It has got worse.
    Worse,
    /// Nothing has changed, or nothing has begun.
    Same,
    /// It gets better.
    Better,
    /// It is met.
    Met,
}

impl Step {
    /// How much higher its mark stands than the one before, in steps: who is told twice that it is better sees the
    /// line rise twice.
    fn rise(self) -> f32 {
        match self {
            Step::Worse => -1.0,
            Step::Same => 0.0,
            Step::Better | Step::Met => 1.0,
        }
    }
}

/// How far below the highest mark of a track each mark stands, in steps; a track is at most so many steps high.
fn depths(points: &[Point]) -> Vec<f32> {
    const MOST: f32 = 3.0;
    let levels: Vec<f32> = points
        .iter()
        .scan(0.0, |level, point| {
            *level += point.step.rise();
            Some(*level)
        })
        .collect();
    let highest = levels.iter().copied().fold(f32::MIN, f32::max);
    let deepest = levels.iter().map(|level| highest - level).fold(0.0, f32::max);
    let scale = if deepest > MOST { MOST / deepest } else { 1.0 };
    levels.iter().map(|level| (highest - level) * scale).collect()
}

/// An outcome at one review.
#[derive(Debug, Clone)]
pub struct Point {
    /// The day, in words.
    pub day: String,
    /// How far it is.
    pub step: Step,
    /// The same in words.
    pub said: String,
}

/// An outcome over time.
#[derive(Debug, Clone)]
pub struct Track {
    /// "Outcome 1".
    pub heading: String,
    /// What will be different, if that is written.
    pub what: Option<Words>,
    /// The reviews, the oldest first.
    pub points: Vec<Point>,
}

/// Draws the tracks under each other, with letters of the given size: in one picture, or in as many as the pages
/// need.
pub fn progress(tracks: &[Track], title: &str, size: f32) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let mut from = 0;
    while from < tracks.len() {
        let goes_on = from > 0;
        let fits = |to: &usize| draw(&tracks[from..*to], goes_on, PAGE, size).0 <= HEIGHT;
        let to = (from + 1..=tracks.len()).take_while(fits).last().unwrap_or(from + 1);
        let part = &tracks[from..to];
        pictures.push(in_two_widths(&alternative(part, title), |width| draw(part, goes_on, width, size)));
        from = to;
    }
    pictures
}

/// The same facts in words.
fn alternative(tracks: &[Track], title: &str) -> String {
    let track = |track: &Track| {
        let points: Vec<String> = track.points.iter().map(|p| format!("{}: {}", p.day, p.said)).collect();
        let what = track.what.as_ref().map(|w| format!(", {}", w.text.trim_end_matches('.')));
        format!("{}{}: {}", track.heading, what.unwrap_or_default(), points.join("; "))
    };
    format!("{title}. {}.", tracks.iter().map(track).collect::<Vec<_>>().join(". "))
}

/// Draws some of them; `goes_on` if others stand in a picture before.
fn draw(tracks: &[Track], goes_on: bool, width: f32, size: f32) -> (f32, Vec<Shape>) {
    let mut drawing = Drawing { shapes: Vec::new(), y: size * 0.2, width, size };
    for (index, track) in tracks.iter().enumerate() {
        if index > 0 || goes_on {
            drawing.y += if index > 0 { size * 0.9 } else { 0.0 };
            drawing.rule();
            drawing.y += size * 0.9;
        }
        drawing.heading(track);
        drawing.points(&track.points);
    }
    (drawing.y + size * 0.2, drawing.shapes)
}

struct Drawing {
    shapes: Vec<Shape>,
    y: f32,
    width: f32,
    size: f32,
}

impl Drawing {
    fn line(&mut self, from: (f32, f32), to: (f32, f32), tone: Tone, width: f32) {
        self.shapes.push(Shape::Line { from, to, tone, width, dashed: false });
    }

    fn rule(&mut self) {
        self.line((0.0, self.y), (self.width, self.y), Tone::Line, 1.0);
    }

    fn put(&mut self, words: &Words, bold: bool, tone: Tone) {
        let lines = Lines::new(words, self.size, bold, tone, self.width);
        lines.draw(&mut self.shapes, (0.0, self.y), Anchor::Start);
        self.y += lines.height();
    }

    fn heading(&mut self, track: &Track) {
        self.put(&Words::fixed(track.heading.clone()), true, Tone::Accent);
        if let Some(what) = &track.what {
            self.put(what, false, Tone::Ink);
        }
        self.y += self.size * 0.7;
    }

    /// The points beside each other where their words have room, else under each other.
    fn points(&mut self, points: &[Point]) {
        if points.is_empty() {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "a handful of reviews")]
        let cell = self.width / points.len() as f32;
        let room = cell - self.size;
        let wide = |words: &str, bold: bool| widest_piece(words, self.size, bold) <= room;
        if points.iter().all(|p| wide(&p.day, false) && wide(&p.said, true)) {
            self.beside(points, cell.min(self.size * 12.0));
        } else {
            self.below(points);
        }
    }

    fn beside(&mut self, points: &[Point], cell: f32) {
        let (size, step) = (self.size, self.size * 0.8);
        let depths = depths(points);
        let middles: Vec<(f32, f32)> = depths
            .iter()
            .scan(cell / 2.0, |x, depth| {
                let here = *x;
                *x += cell;
                Some((here, self.y + size * 0.6 + step * depth))
            })
            .collect();
        let deepest = depths.iter().copied().fold(0.0, f32::max);
        for pair in middles.windows(2) {
            self.line(pair[0], pair[1], Tone::Accent, 2.0);
        }
        let top = self.y + size * 1.5 + step * deepest;
        let mut foot = top;
        for (point, middle) in points.iter().zip(middles) {
            mark(&mut self.shapes, point.step, middle, size);
            let said = Lines::new(&Words::fixed(point.said.clone()), size, true, Tone::Ink, cell - size);
            said.draw(&mut self.shapes, (middle.0, top), Anchor::Middle);
            let day = Lines::new(&Words::fixed(point.day.clone()), size, false, Tone::Muted, cell - size);
            day.draw(&mut self.shapes, (middle.0, top + said.height()), Anchor::Middle);
            foot = foot.max(top + said.height() + day.height());
        }
        self.y = foot;
    }

    fn below(&mut self, points: &[Point]) {
        let size = self.size;
        let (x, text) = (size * 0.8, size * 2.0);
        let first = self.y + size * 0.65;
        let mut last = first;
        let line_at = self.shapes.len();
        for point in points {
            last = self.y + size * 0.65;
            mark(&mut self.shapes, point.step, (x, last), size);
            for (words, bold, tone) in [(&point.said, true, Tone::Ink), (&point.day, false, Tone::Muted)] {
                let lines = Lines::new(&Words::fixed(words.clone()), size, bold, tone, self.width - text);
                lines.draw(&mut self.shapes, (text, self.y), Anchor::Start);
                self.y += lines.height();
            }
            self.y += size * 0.4;
        }
        // The line lies below the marks.
        let line =
            Shape::Line { from: (x, first), to: (x, last), tone: Tone::Accent, width: 2.0, dashed: false };
        self.shapes.insert(line_at, line);
    }
}

/// The mark of a step: each has a shape of its own, so that nothing hangs on colour.
fn mark(shapes: &mut Vec<Shape>, step: Step, centre: (f32, f32), size: f32) {
    let half = size * 0.5;
    let square = |fill, edge| Shape::Box {
        at: (centre.0 - half, centre.1 - half),
        size: (2.0 * half, 2.0 * half),
        radius: 1.0,
        fill,
        edge: Some(edge),
    };
    shapes.push(match step {
        Step::Met => square(Tone::Good, Tone::Good),
        Step::Better => Shape::Circle { centre, radius: half, fill: Tone::Accent, edge: Some(Tone::Accent) },
        Step::Same => Shape::Circle { centre, radius: half, fill: Tone::Paper, edge: Some(Tone::Accent) },
        Step::Worse => square(Tone::Paper, Tone::Ink),
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawing::tests::{faults, letters};
    use super::*;

    const STEPS: [(Step, &str); 4] =
        [(Step::Worse, "Worse"), (Step::Same, "No change"), (Step::Better, "Better"), (Step::Met, "Met")];

    fn track(what: &str, steps: &[usize]) -> Track {
        let point = |(day, step): (usize, &usize)| Point {
            day: format!("{} September 2026", day + 1),
            step: STEPS[*step].0,
            said: STEPS[*step].1.to_owned(),
        };
        Track {
            heading: "Outcome 1".to_owned(),
            what: Some(Words::fixed(what)),
            points: steps.iter().enumerate().map(point).collect(),
        }
    }

    #[test]
    fn the_text_alternative_says_what_the_picture_shows() {
        let pictures = progress(&[track("Ffion sleeps.", &[1, 2])], "How far we are", 12.0);
        assert_eq!(
            pictures[0].alt,
            "How far we are. Outcome 1, Ffion sleeps: 1 September 2026: No change; 2 September 2026: Better."
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_overlaps_or_leaves_the_picture(
            given in prop::collection::vec(("[A-Za-zŵ ]{0,200}", prop::collection::vec(0usize..4, 0..7)), 1..9),
            size in 12.0f32..24.0,
        ) {
            let tracks: Vec<Track> = given.iter().map(|(what, steps)| track(what, steps)).collect();
            let pictures = progress(&tracks, "How far we are", size);
            for picture in &pictures {
                prop_assert!(faults(picture).is_empty(), "{:?}", faults(picture));
            }
            let shown: String = pictures.iter().map(letters).collect();
            for (what, _) in &given {
                prop_assert!(shown.contains(&what.replace(' ', "")));
            }
        }
    }
}
