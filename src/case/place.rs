//! Where a finding points: at something written, or at something missing.

use std::ops::Range;

use super::nodes::{NodeId, Nodes, Span, Step};
use super::written::span_within;

/// Where a finding points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At something written.
    At(NodeId),
    /// At a piece of a written text: bytes of its words as they are checked.
    Within(NodeId, Range<usize>),
    /// At a key that is not written, or written with nothing after it; shown at its parent.
    MissingIn(NodeId, &'static str),
    /// At a piece of a file of which there are no nodes: a template.
    InFile(Span),
}

impl Place {
    /// The place of a key of a record: its value if something is written there, else the gap.
    pub fn of(nodes: &Nodes, parent: NodeId, key: &'static str) -> Place {
        let value = nodes.child(parent, key);
        if value.is_some() && !nodes.is_blank(value) {
            Place::At(value)
        } else {
            Place::MissingIn(parent, key)
        }
    }

    /// The path, items named by id: `actions[id=a3].due`.
    pub fn path(&self, nodes: &Nodes) -> String {
        self.path_without(nodes, &|_| false)
    }

    /// The same, what `tells` too much named by its number.
    pub fn path_without(&self, nodes: &Nodes, tells: &dyn Fn(Step<'_>) -> bool) -> String {
        match self {
            Place::At(node) | Place::Within(node, _) => nodes.path_without(*node, tells),
            Place::MissingIn(parent, key) => match nodes.path_without(*parent, tells) {
                path if path.is_empty() => (*key).to_owned(),
                path => format!("{path}.{key}"),
            },
            Place::InFile(span) => {
                let file = nodes.files().get(span.file);
                let name = file.and_then(|file| file.path.file_name());
                name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
        }
    }

    /// The piece of a file to show.
    ///
    /// For a gap it is the key, where one is written with nothing after it, else the first line of
    /// the item in which it is missing, else the key under which the item stands.
    pub fn span(&self, nodes: &Nodes) -> Option<Span> {
        match self {
            Place::At(node) => value_span(nodes, *node),
            Place::Within(node, words) => {
                span_within(nodes, *node, words).or_else(|| value_span(nodes, *node))
            }
            Place::MissingIn(parent, key) => {
                if let Some(entry) = nodes.entry(*parent, key) {
                    return nodes.get(entry.key).map(|n| n.span());
                }
                heading_span(nodes, *parent)
            }
            Place::InFile(span) => Some(span.clone()),
        }
    }
}

/// A scalar whole; of a list or map only its first line, since a finding is about its head.
fn value_span(nodes: &Nodes, node: NodeId) -> Option<Span> {
    let own = || nodes.get(node).map(|n| n.span());
    match nodes.scalar(node) {
        Some(("", _)) => key_span(nodes, node).or_else(own),
        Some(_) => own(),
        None => heading_span(nodes, node).or_else(own),
    }
}

/// The key under which a node stands, or for an item of a list its first entry.
fn heading_span(nodes: &Nodes, node: NodeId) -> Option<Span> {
    if let Some(span) = key_span(nodes, node) {
        return Some(span);
    }
    let entries = nodes.entries(node);
    let first = entries.first()?;
    // An item is best known by its id, wherever in the item that stands.
    let shown = nodes.entry(node, "id").unwrap_or(*first);
    let start = nodes.get(shown.key)?.span();
    let value = nodes.get(shown.value)?;
    let end = match value.kind {
        super::nodes::Kind::Scalar { .. } if value.span().file == start.file => value.span().bytes.end,
        _ => start.bytes.end,
    };
    Some(Span { file: start.file, bytes: start.bytes.start..end.max(start.bytes.end) })
}

fn key_span(nodes: &Nodes, node: NodeId) -> Option<Span> {
    let parent = nodes.get(node)?.parent;
    let entry = nodes.entries(parent).iter().find(|e| e.value == node)?;
    nodes.get(entry.key).map(|n| n.span())
}

/// A place in a file as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// The line and column of a byte of a text.
pub fn line_column(text: &str, byte: usize) -> LineColumn {
    let before = &text[..floor_boundary(text, byte)];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    LineColumn { line: line_breaks(before) + 1, column: before[line_start..].chars().count() + 1 }
}

/// Where the lines of a text begin, for whoever asks for many places in it.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Those of a text.
    pub fn of(text: &'a str) -> Lines<'a> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines { text, starts: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect() }
    }

    /// The bytes of a line from a column on, to its end. A line that is not there is the last.
    pub fn bytes_of(&self, line: usize, column: usize) -> Range<usize> {
        let number = line.clamp(1, self.starts.len());
        let start = self.starts.get(number - 1).copied().unwrap_or_default();
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let words = self.text.get(start..end).unwrap_or_default();
        let blank = words.len() - words.trim_start().len();
        let skip = words.char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at).max(blank);
        start + skip..start + words.trim_end().len().max(skip)
    }

    /// The line and column of a byte.
    pub fn at(&self, byte: usize) -> LineColumn {
        let byte = floor_boundary(self.text, byte);
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        LineColumn { line, column: self.text[start..byte].chars().count() + 1 }
    }
}

/// How many line breaks there are. A plain count of bytes: whole files are counted for each finding.
pub(crate) fn line_breaks(text: &str) -> usize {
    text.as_bytes().iter().filter(|byte| **byte == b'\n').count()
}

/// The byte, or the one before it at which a character begins.
pub(super) fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_the_same_one_by_one_and_many() {
        let text = "a: é\n\nbé: c\n";
        let lines = Lines::of(text);
        for byte in 0..text.len() + 2 {
            assert_eq!(lines.at(byte), line_column(text, byte), "{byte}");
        }
    }
}
