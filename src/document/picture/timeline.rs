//! What happens when: a line from the top to the bottom, with a mark and words for each day.

use super::drawing::{Drawn, Lines, in_two_widths};
use super::{Anchor, Picture, Shape, Tone};
use crate::case::values::Date;
use crate::document::tree::Words;

/// Something that happened or will happen on a day.
#[derive(Debug, Clone)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What it is, such as "Core group meeting".
    pub label: Words,
    /// The day in words.
    pub date_words: String,
    /// What kind it is; each kind has a mark of its own shape.
    pub kind: EventKind,
    /// Whether it has been done.
    pub done: bool,
}

/// A kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A meeting: a circle.
    Meeting,
    /// A visit: a square.
    Visit,
    /// A day by which something is to be done: a flag.
    Deadline,
    /// A review: a circle in a circle.
    Review,
}

/// The fixed words of a timeline.
#[derive(Debug, Clone)]
pub struct TimelineWords {
    /// What the picture is, for its text alternative: "What happens when".
    pub title: String,
    /// The mark of the day of the document: "Today, 2 March 2026".
    pub today: String,
    /// "Done".
    pub done: String,
    /// What stands at an event of the past that was not done: "Not done yet".
    pub not_done: String,
    /// "Meeting".
    pub meeting: String,
    /// "Visit".
    pub visit: String,
    /// "To be done by this day".
    pub deadline: String,
    /// "Review".
    pub review: String,
}

const KINDS: [EventKind; 4] = [EventKind::Meeting, EventKind::Visit, EventKind::Deadline, EventKind::Review];

impl TimelineWords {
    fn kind(&self, kind: EventKind) -> &str {
        match kind {
            EventKind::Meeting => &self.meeting,
            EventKind::Visit => &self.visit,
            EventKind::Deadline => &self.deadline,
            EventKind::Review => &self.review,
        }
    }

    /// What became of an event; nothing to say of one that is still to come.
    fn status(&self, event: &Event, today: Date) -> Option<(&str, Tone)> {
        if event.done {
            Some((&self.done, Tone::Good))
        } else if event.on < today {
            Some((&self.not_done, Tone::Ink))
        } else {
            None
        }
    }
}

/// What stands beside the line.
#[derive(Clone, Copy)]
enum Row<'a> {
    Event(&'a Event),
    Today,
}

/// Draws the events in the order of their days, with letters of the given size in points.
pub fn timeline(events: &[Event], today: Date, words: &TimelineWords, size: f32) -> Picture {
    let mut events: Vec<&Event> = events.iter().collect();
    events.sort_by_key(|event| event.on);
    let now = events.partition_point(|event| event.on < today);
    let mut rows: Vec<Row<'_>> = events.into_iter().map(Row::Event).collect();
    rows.insert(now, Row::Today);
    let line = Timeline { rows, today, words, size };
    in_two_widths(&line.alternative(), |width| line.draw(width))
}

struct Timeline<'a> {
    rows: Vec<Row<'a>>,
    today: Date,
    words: &'a TimelineWords,
    size: f32,
}

impl Timeline<'_> {
    /// The same facts as the picture, in words.
    fn alternative(&self) -> String {
        let say = |row: &Row<'_>| match row {
            Row::Today => self.words.today.clone(),
            Row::Event(event) => {
                let kind = self.words.kind(event.kind);
                let mut said = format!("{}: {} ({kind})", event.date_words, event.label.text);
                if let Some((status, _)) = self.words.status(event, self.today) {
                    said.push_str(&format!(", {status}"));
                }
                said
            }
        };
        let parts: Vec<String> = self.rows.iter().map(say).collect();
        format!("{}. {}.", self.words.title, parts.join("; "))
    }

    fn draw(&self, width: f32) -> Drawn {
        let mut drawing = Drawing::new(self, width);
        drawing.key();
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                drawing.breaks.push(drawing.y);
            }
            match row {
                Row::Today => drawing.today(),
                Row::Event(event) => drawing.event(event),
            }
        }
        drawing.finish()
    }
}

struct Drawing<'a> {
    part: &'a Timeline<'a>,
    width: f32,
    size: f32,
    /// Where the line stands, and where the words beside it begin.
    line: f32,
    text: f32,
    /// The width of the days' column left of the line; 0 where the day stands above the words.
    days: f32,
    y: f32,
    marks: Vec<Shape>,
    breaks: Vec<f32>,
    /// Where the line begins and ends, and where what has been ends on it.
    from: Option<f32>,
    to: f32,
    now: f32,
}

impl<'a> Drawing<'a> {
    fn new(part: &'a Timeline<'a>, width: f32) -> Self {
        let size = part.size;
        // Room for the longest day of English, "Wednesday 30 September 2026", in one line, or in two, or above.
        let days = match width / size {
            ..30.0 => 0.0,
            ..40.0 => size * 9.5,
            _ => size * 16.0,
        };
        let line = if days > 0.0 { days + size * 1.6 } else { size * 0.8 };
        Drawing {
            part,
            width,
            size,
            line,
            text: line + size * 1.6,
            days,
            y: size * 0.3,
            marks: Vec::new(),
            breaks: Vec::new(),
            from: None,
            to: 0.0,
            now: 0.0,
        }
    }

    fn lines(&self, words: &Words, bold: bool, tone: Tone, limit: f32) -> Lines {
        Lines::new(words, self.size, bold, tone, limit)
    }

    /// The height of the mark beside the first line of words.
    fn beside(&mut self) -> f32 {
        let height = self.y + self.size * 0.65;
        self.from.get_or_insert(height);
        self.to = height;
        height
    }

    fn event(&mut self, event: &Event) {
        let middle = self.beside();
        let limit = self.width - self.text;
        let day = Words::fixed(event.date_words.clone());
        let mut below = self.y;
        if self.days > 0.0 {
            let day = self.lines(&day, true, Tone::Ink, self.days);
            day.draw(&mut self.marks, (self.days, self.y), Anchor::End);
            below = self.y + day.height();
        } else {
            let day = self.lines(&day, true, Tone::Ink, limit);
            day.draw(&mut self.marks, (self.text, self.y), Anchor::Start);
            self.y += day.height();
        }
        let label = self.lines(&event.label, false, Tone::Ink, limit);
        label.draw(&mut self.marks, (self.text, self.y), Anchor::Start);
        self.y += label.height();
        if let Some((status, tone)) = self.part.words.status(event, self.part.today) {
            let status = self.lines(&Words::fixed(status), true, tone, limit);
            status.draw(&mut self.marks, (self.text, self.y), Anchor::Start);
            self.y += status.height();
        }
        mark(&mut self.marks, event.kind, event.done, (self.line, middle), self.size);
        self.y = self.y.max(below) + self.size * 0.9;
    }

    fn today(&mut self) {
        let pad = self.size * 0.6;
        self.y += self.size * 0.2;
        let words = Words::fixed(self.part.words.today.clone());
        let words = self.lines(&words, true, Tone::Paper, self.width - self.text - 2.0 * pad);
        let (wide, high) = (words.width() + 2.0 * pad, words.height() + pad);
        let middle = self.y + high / 2.0;
        self.from.get_or_insert(middle);
        (self.to, self.now) = (middle, middle);
        self.marks.push(Shape::Line {
            from: (self.line, middle),
            to: (self.text, middle),
            tone: Tone::Accent,
            width: 2.0,
            dashed: false,
        });
        self.marks.push(Shape::Box {
            at: (self.text, self.y),
            size: (wide, high),
            radius: self.size * 0.4,
            fill: Tone::Accent,
            edge: None,
        });
        words.draw(&mut self.marks, (self.text + pad, self.y + pad / 2.0), Anchor::Start);
        self.y += high + self.size * 1.1;
    }

    /// Adds the line below the marks, in pieces between the heights at which a page may end.
    fn finish(self) -> Drawn {
        let from = self.from.unwrap_or_default();
        let mut shapes = Vec::new();
        let ends = self.breaks.iter().copied().chain([self.y]);
        let mut top = 0.0_f32;
        for foot in ends {
            // What has been is a full line, what is to come a dashed one.
            for (start, end, dashed) in
                [(from, self.to.min(self.now), false), (from.max(self.now), self.to, true)]
            {
                let (start, end) = (start.max(top), end.min(foot));
                if end > start {
                    let (from, to) = ((self.line, start), (self.line, end));
                    shapes.push(Shape::Line { from, to, tone: Tone::Accent, width: 2.0, dashed });
                }
            }
            top = foot;
        }
        shapes.extend(self.marks);
        Drawn { height: self.y, shapes, breaks: self.breaks }
    }

    /// What the marks that are in the picture mean, in rows above it.
    fn key(&mut self) {
        let is_of = |row: &Row<'_>, kind| matches!(row, Row::Event(event) if event.kind == kind);
        let rows = &self.part.rows;
        let kinds: Vec<EventKind> =
            KINDS.into_iter().filter(|kind| rows.iter().any(|row| is_of(row, *kind))).collect();
        if kinds.is_empty() {
            return;
        }
        let (mut x, mut row) = (0.0, 0.0_f32);
        for kind in kinds {
            let indent = self.size * 1.8;
            let words = Words::fixed(self.part.words.kind(kind));
            let words = self.lines(&words, false, Tone::Muted, self.width - indent);
            let wide = indent + words.width();
            if x > 0.0 && x + wide > self.width {
                self.y += row + self.size * 0.3;
                (x, row) = (0.0, 0.0);
            }
            mark(&mut self.marks, kind, false, (x + self.size * 0.8, self.y + self.size * 0.65), self.size);
            words.draw(&mut self.marks, (x + indent, self.y), Anchor::Start);
            x += wide + self.size * 1.6;
            row = row.max(words.height());
        }
        self.y += row.max(self.size * 1.3) + self.size * 0.8;
        self.marks.push(Shape::Line {
            from: (0.0, self.y),
            to: (self.width, self.y),
            tone: Tone::Line,
            width: 1.0,
            dashed: false,
        });
        self.y += self.size;
    }
}

/// The mark of an event: full if it was done, hollow if not.
fn mark(shapes: &mut Vec<Shape>, kind: EventKind, done: bool, centre: (f32, f32), size: f32) {
    let (fill, edge) = (if done { Tone::Accent } else { Tone::Paper }, Some(Tone::Accent));
    let half = size * 0.5;
    match kind {
        EventKind::Meeting => shapes.push(Shape::Circle { centre, radius: half, fill, edge }),
        EventKind::Visit => shapes.push(Shape::Box {
            at: (centre.0 - half, centre.1 - half),
            size: (2.0 * half, 2.0 * half),
            radius: 1.0,
            fill,
            edge,
        }),
        EventKind::Deadline => {
            // The ground hides the line behind the open part of the flag.
            let (top, foot) = (centre.1 - size * 0.65, centre.1 + size * 0.65);
            shapes.push(Shape::Box {
                at: (centre.0 - half, top),
                size: (2.0 * half, foot - top),
                radius: 0.0,
                fill: Tone::Paper,
                edge: None,
            });
            shapes.push(Shape::Box {
                at: (centre.0 - half * 0.7, top),
                size: (1.7 * half, size * 0.75),
                radius: 0.0,
                fill,
                edge,
            });
            let pole = centre.0 - half * 0.7;
            shapes.push(Shape::Line {
                from: (pole, top),
                to: (pole, foot),
                tone: Tone::Accent,
                width: 2.0,
                dashed: false,
            });
        }
        EventKind::Review => {
            shapes.push(Shape::Circle { centre, radius: size * 0.62, fill: Tone::Paper, edge });
            shapes.push(Shape::Circle { centre, radius: size * 0.32, fill, edge });
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::drawing::tests::{faults, letters};
    use super::*;

    fn words() -> TimelineWords {
        TimelineWords {
            title: "What happens when".into(),
            today: "Today, 2 March 2026".into(),
            done: "Done".into(),
            not_done: "Not done yet".into(),
            meeting: "Meeting".into(),
            visit: "Visit".into(),
            deadline: "To be done by this day".into(),
            review: "Review".into(),
        }
    }

    fn event(day: i16, label: &str, kind: EventKind, done: bool) -> Event {
        let on = date(2026, 1, 1).saturating_add(jiff::Span::new().days(day));
        Event { on, label: Words::fixed(label), date_words: format!("day {day}"), kind, done }
    }

    const TODAY: Date = date(2026, 3, 2);

    #[test]
    fn the_text_alternative_says_what_the_picture_shows() {
        let events = [
            event(200, "Review conference", EventKind::Review, false),
            event(10, "Core group", EventKind::Meeting, true),
            event(20, "Visit", EventKind::Visit, false),
        ];
        assert_eq!(
            timeline(&events, TODAY, &words(), 12.0).alt,
            "What happens when. day 10: Core group (Meeting), Done; day 20: Visit (Visit), Not done yet; \
             Today, 2 March 2026; day 200: Review conference (Review)."
        );
    }

    #[test]
    fn without_events_there_is_today() {
        let picture = timeline(&[], TODAY, &words(), 12.0);
        assert!(faults(&picture).is_empty(), "{:?}", faults(&picture));
        assert_eq!(letters(&picture), "Today,2March2026");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_overlaps_or_leaves_the_picture(
            given in prop::collection::vec((0i16..700, "[A-Za-zŵ ]{0,150}", 0usize..4, any::<bool>()), 0..26),
            size in 12.0f32..24.0,
        ) {
            let events: Vec<Event> =
                given.iter().map(|(day, label, kind, done)| event(*day, label, KINDS[*kind], *done)).collect();
            let picture = timeline(&events, TODAY, &words(), size);
            prop_assert!(faults(&picture).is_empty(), "{:?}", faults(&picture));
            let shown = letters(&picture);
            let said = &picture.alt;
            for event in &events {
                prop_assert!(shown.contains(&event.label.text.replace(' ', "")));
                prop_assert!(said.contains(&event.label.text));
            }
        }
    }
}
