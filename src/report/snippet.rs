//! A window into a file around a finding: few lines, not too wide, nothing a terminal would act on.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::redact::is_unsafe;
use crate::case::line_breaks;

/// How many characters of a line are shown.
const WIDTH: usize = 96;
/// How many characters before the marked piece are kept when a line is cut.
const BEFORE: usize = 24;

/// A piece of a file to show, with the marked part.
#[derive(Debug)]
pub struct Snippet {
    name: String,
    text: String,
    first_line: usize,
    /// The marked part, in bytes of the window.
    pub mark: SourceSpan,
}

impl Snippet {
    /// The window around some bytes of a file. Its head is the file's name with line and column.
    pub fn around(file: &str, text: &str, bytes: &Range<usize>) -> Snippet {
        let (start, end) = first_telling_line(text, bytes);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let end = end.clamp(start, line_end);
        let before = text[..line_start].strip_suffix('\n').map(|t| &t[t.rfind('\n').map_or(0, |i| i + 1)..]);
        let after = text.get(line_end + 1..).map(|t| &t[..t.find('\n').unwrap_or(t.len())]);
        let mut window = String::new();
        if let Some(before) = before {
            window.push_str(&cut(before, 0));
            window.push('\n');
        }
        let line = &text[line_start..line_end];
        let skip = skipped(line, start - line_start);
        let mark_start = window.len()
            + clean(&line[skip..start - line_start]).len()
            + if skip > 0 { ELLIPSIS.len() } else { 0 };
        let shown = cut(line, skip);
        let room = (window.len() + shown.len()).saturating_sub(mark_start);
        let mark_length = clean(&text[start..end]).len().min(room);
        window.push_str(&shown);
        if let Some(after) = after.filter(|a| !a.trim().is_empty()) {
            window.push('\n');
            window.push_str(&cut(after, 0));
        }
        let number = line_breaks(&text[..line_start]);
        Snippet {
            name: format!("{file}:{}:{}", number + 1, text[line_start..start].chars().count() + 1),
            text: window,
            first_line: number - usize::from(before.is_some()),
            mark: (mark_start, mark_length.max(1).min(room.max(1))).into(),
        }
    }
}

const ELLIPSIS: &str = "…";

/// A block's head (`what: >-`) says nothing; its first line of text does.
fn first_telling_line(text: &str, bytes: &Range<usize>) -> (usize, usize) {
    let (start, end) = (floor(text, bytes.start), floor(text, bytes.end));
    let piece = &text[start..end.max(start)];
    let Some((head, rest)) = piece.split_once('\n') else { return (start, end.max(start)) };
    if !head.starts_with(['|', '>']) {
        return (start, start + head.trim_end().len());
    }
    let line = rest.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let from = start + piece.find(line).unwrap_or_default() + (line.len() - line.trim_start().len());
    (from, from + line.trim().len())
}

fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// How many bytes at the head of a line to leave out, so that the mark is in the window.
fn skipped(line: &str, mark: usize) -> usize {
    if line[..mark].chars().count() < WIDTH / 2 {
        return 0;
    }
    line[..mark].char_indices().rev().nth(BEFORE - 1).map_or(0, |(i, _)| i)
}

fn cut(line: &str, skip: usize) -> String {
    let rest = clean(&line[skip..]);
    let head = if skip > 0 { ELLIPSIS } else { "" };
    let kept: String = rest.chars().take(WIDTH).collect();
    let tail = if rest.chars().count() > WIDTH { ELLIPSIS } else { "" };
    format!("{head}{kept}{tail}")
}

fn clean(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if is_unsafe(c) {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let inner = self.text.as_str().read_span(span, before, after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            inner.data(),
            *inner.span(),
            inner.line() + self.first_line,
            inner.column(),
            inner.line_count(),
        )))
    }
}
