//! From a place in the Markdown that templates made back to the template and its line.
//!
//! A document is made without a trace. Only when its Markdown has a fault the templates run once more, with a mark
//! before each run of letters that is printed as it is. The marks are taken out again before anybody reads the
//! Markdown, and what is left is the same text; so what is found never depends on them.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use super::faults::source::{Piece, pieces};

/// Opens the number of a place.
const OPEN: char = '\u{E010}';
/// Closes it.
const CLOSE: char = '\u{E011}';

/// A template, its text, and the byte of it at which a run of letters begins.
type Origin<'a> = (&'a str, &'a str, usize);

/// Templates with marks, and what each mark stands for.
pub(super) struct Marked<'a> {
    /// The templates.
    pub templates: Vec<(&'a str, String)>,
    origins: Vec<Origin<'a>>,
}

impl<'a> Marked<'a> {
    /// Puts marks into templates.
    pub(super) fn of(templates: &[(&'a str, &'a str)]) -> Marked<'a> {
        let mut marked = Marked { templates: Vec::new(), origins: Vec::new() };
        for (name, source) in templates {
            let text = marked.template(name, source);
            marked.templates.push((name, text));
        }
        marked
    }

    fn template(&mut self, name: &'a str, source: &'a str) -> String {
        let mut text = String::with_capacity(source.len() * 2);
        let mut copied = 0;
        for piece in pieces(source) {
            let bytes = match piece {
                Piece::Literal(bytes) => bytes,
                // A value takes blanks away before it where it is written `{{-`.
                Piece::Value(_, bytes) if !source[bytes.clone()].starts_with("{{-") => {
                    self.mark(&mut text, &source[copied..bytes.start], (name, source, bytes.start));
                    copied = bytes.start;
                    continue;
                }
                Piece::Value(..) | Piece::Tag(..) => continue,
            };
            // A mark stands before letters, never among the blanks that tags take away.
            let mut start = bytes.start;
            for line in source[bytes].split_inclusive('\n') {
                let blank = line.len() - line.trim_start().len();
                if blank < line.len() {
                    self.mark(&mut text, &source[copied..start + blank], (name, source, start + blank));
                    copied = start + blank;
                }
                start += line.len();
            }
        }
        text.push_str(&source[copied..]);
        text
    }

    fn mark(&mut self, text: &mut String, before: &str, origin: Origin<'a>) {
        text.push_str(before);
        // A String takes whatever is written to it.
        let _ = write!(text, "{OPEN}{}{CLOSE}", self.origins.len());
        self.origins.push(origin);
    }

    /// Where a piece of the Markdown comes from: the template, and the bytes of it.
    pub(super) fn origin(
        &self,
        traced: &str,
        markdown: &str,
        piece: &Range<usize>,
    ) -> Option<(&'a str, Range<usize>)> {
        let (text, places) = taken_out(traced);
        let at = if text == markdown { piece.start } else { same_line(&text, markdown, piece.start)? };
        let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
        let before = places.iter().rev().find(|(place, _)| *place <= at && *place >= line_start);
        // A line that begins with what a value printed is known by the first letters behind it.
        let line_end = text[at..].find('\n').map_or(text.len(), |i| at + i);
        let after = || places.iter().find(|(place, _)| *place > at && *place <= line_end);
        let earlier = || places.iter().rev().find(|(place, _)| *place <= at);
        let (place, number) = before.or_else(after).or_else(earlier)?;
        let (name, source, start) = self.origins.get(*number)?;
        let start = (start + at.saturating_sub(*place)).min(source.len());
        let line = source.get(start..).unwrap_or_default().lines().next().unwrap_or_default().trim_end();
        // A value is longer or shorter in the document than in its template.
        let has_value = line.get(..piece.len().min(line.len())).is_none_or(|same| same.contains("{{"));
        let whole = line.split("{%").next().unwrap_or_default().trim_end().len();
        let length = if has_value { whole } else { piece.len().min(line.len()) }.max(1);
        Some((*name, start..start + length))
    }
}

/// The text without the marks, and where each of them stood.
fn taken_out(traced: &str) -> (String, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(traced.len());
    let mut places = Vec::new();
    let mut rest = traced;
    while let Some((before, after)) = rest.split_once(OPEN) {
        text.push_str(before);
        let (number, next) = after.split_once(CLOSE).unwrap_or((after, ""));
        if let Ok(number) = number.parse() {
            places.push((text.len(), number));
        }
        rest = next;
    }
    text.push_str(rest);
    (text, places)
}

/// A piece of a document without the marks: what is asked of it must not depend on them.
pub(super) fn without_marks(piece: &str) -> Cow<'_, str> {
    if piece.contains(OPEN) { Cow::Owned(taken_out(piece).0) } else { Cow::Borrowed(piece) }
}

/// Where the line of a byte stands in another text: the one with the same letters, and as many like it before.
fn same_line(other: &str, text: &str, at: usize) -> Option<usize> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line = text[start..].lines().next()?;
    let earlier = text[..start].lines().filter(|l| *l == line).count();
    let mut place = 0;
    let mut seen = 0;
    for candidate in other.split_inclusive('\n') {
        if candidate.trim_end_matches('\n') == line {
            if seen == earlier {
                return Some(place + (at - start));
            }
            seen += 1;
        }
        place += candidate.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lead_back_to_the_letters_and_leave_no_trace() {
        let source = "{% if x %}\n  # Title\n{% endif %}\ntext {{ a }} <b>more</b>\n";
        let marked = Marked::of(&[("a.md", source)]);
        let text = &marked.templates[0].1;
        assert_eq!(without_marks(text), source);
        // As the engine would print it, with `1` for the value.
        let traced = text.replace("{% if x %}\n", "").replace("{% endif %}\n", "").replace("{{ a }}", "1");
        let markdown = "  # Title\ntext 1 <b>more</b>\n";
        let at = markdown.find("<b>").expect("it is there");
        let (name, bytes) = marked.origin(&traced, markdown, &(at..at + 3)).expect("it has an origin");
        assert_eq!((name, &source[bytes]), ("a.md", "<b>"));
    }
}
