//! Nodes from what a reader of YAML meets, one thing after the other, within limits.

use std::ops::Range;

use super::nodes::{Entry, NodeId, Nodes, Span, Style};
use super::parse::{TOO_DEEP, Unreadable};
use super::problem::{Problem, ProblemKind, quote};

/// How deep lists and maps may stand in each other. A case needs about eight.
pub(super) const DEPTH_LIMIT: usize = 32;
/// How many keys a map may have. A case has about fifty, a file of words some hundreds. Because of
/// this limit it is cheap everywhere in the program to look through the keys of one map.
const KEY_LIMIT: usize = 2000;
/// How many items a list may have; a plan of years has some hundred visits.
const ITEM_LIMIT: usize = 10_000;
/// How many nodes a case may have; the largest real one has a few thousand.
const NODE_LIMIT: usize = 200_000;

/// A list or map whose end has not been met.
enum Open {
    List,
    Map {
        /// The key whose value has not been met.
        key: Option<NodeId>,
        /// A bit for each key so far, as [`bit_of`] has it.
        bits: u64,
        doubled: Vec<Entry>,
    },
}

/// A list or map with where it starts.
struct Started {
    open: Open,
    /// How many items, or entries, of those around it were met before its own.
    outer: usize,
    start: usize,
    marks: Marks,
}

/// What is YAML's and not the format's before a value.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    /// `&name`.
    pub(super) anchor: bool,
    /// `!tag`.
    pub(super) tag: bool,
}

/// Puts nodes together. A piece that goes wrong is told of, and the rest is read all the same.
pub(super) struct Builder<'a> {
    nodes: &'a mut Nodes,
    problems: &'a mut Vec<Problem>,
    file: usize,
    text: &'a str,
    stack: Vec<Started>,
    /// The items of all open lists: none has to grow by itself.
    items: Vec<NodeId>,
    /// The entries of all open maps.
    entries: Vec<Entry>,
    root: NodeId,
}

impl<'a> Builder<'a> {
    /// For the nodes of a text, which is file number `file`.
    pub(super) fn of(
        nodes: &'a mut Nodes,
        problems: &'a mut Vec<Problem>,
        file: usize,
        text: &'a str,
    ) -> Builder<'a> {
        let (stack, items, entries) = (Vec::new(), Vec::new(), Vec::new());
        Builder { nodes, problems, file, text, stack, items, entries, root: NodeId::NONE }
    }

    /// The root, when all has been read; none if there was nothing.
    pub(super) fn root(&self) -> NodeId {
        self.root
    }

    /// A text, number or date.
    pub(super) fn scalar(
        &mut self,
        value: &str,
        style: Style,
        bytes: Range<usize>,
    ) -> Result<(), Unreadable> {
        self.scalar_with(value, style, bytes, Marks::default())
    }

    /// A text, number or date with marks before it.
    pub(super) fn scalar_with(
        &mut self,
        value: &str,
        style: Style,
        bytes: Range<usize>,
        marks: Marks,
    ) -> Result<(), Unreadable> {
        let bytes = trimmed(bytes, self.text);
        self.within_limit(bytes.start)?;
        let end = bytes.end;
        let node = self.nodes.add_scalar(value, style, Span { file: self.file, bytes });
        if style == Style::Plain {
            self.refuse_comment_after(node, end);
        }
        self.refuse_marks(marks, node);
        self.place(node)
    }

    /// A key of the open map: a word with a colon after it. What is placed next is its value.
    pub(super) fn key(&mut self, word: &str, start: usize) -> Result<(), Unreadable> {
        self.within_limit(start)?;
        let span = Span { file: self.file, bytes: start..start + word.len() };
        let node = self.nodes.add_scalar(word, Style::Plain, span);
        if let Some(Started { open: Open::Map { key, .. }, .. }) = self.stack.last_mut() {
            *key = Some(node);
        }
        Ok(())
    }

    /// A list begins.
    pub(super) fn open_list(&mut self, start: usize) -> Result<(), Unreadable> {
        self.open_list_with(start, Marks::default())
    }

    /// A map begins.
    pub(super) fn open_map(&mut self, start: usize) -> Result<(), Unreadable> {
        self.open_map_with(start, Marks::default())
    }

    /// A list with marks before it begins.
    pub(super) fn open_list_with(&mut self, start: usize, marks: Marks) -> Result<(), Unreadable> {
        self.open(Open::List, self.items.len(), start, marks)
    }

    /// A map with marks before it begins.
    pub(super) fn open_map_with(&mut self, start: usize, marks: Marks) -> Result<(), Unreadable> {
        let open = Open::Map { key: None, bits: 0, doubled: Vec::new() };
        self.open(open, self.entries.len(), start, marks)
    }

    /// A repetition of something from elsewhere.
    pub(super) fn alias(&mut self, bytes: Range<usize>) -> Result<(), Unreadable> {
        let bytes = trimmed(bytes, self.text);
        self.within_limit(bytes.start)?;
        let span = Span { file: self.file, bytes: bytes.clone() };
        let node = self.nodes.add_scalar("", Style::Plain, span);
        let written = self.text.get(bytes).unwrap_or_default();
        self.problems.push(
            Problem::at(
                ProblemKind::AnchorOrTag,
                node,
                format!("{} repeats something from elsewhere; a case is written out in full", quote(written)),
            )
            .help("write the text itself here; if it is a sentence that begins with `*`, put it in quotation marks"),
        );
        self.place(node)
    }

    /// The list or map that was opened last ends.
    pub(super) fn close(&mut self, end: usize) -> Result<(), Unreadable> {
        self.within_limit(end)?;
        let Some(Started { open, outer, start, marks }) = self.stack.pop() else { return Ok(()) };
        let span = Span { file: self.file, bytes: start..end.max(start) };
        let node = match open {
            Open::List => self.nodes.add_list(self.items.drain(outer..).collect(), span),
            Open::Map { doubled, .. } => {
                let node = self.nodes.add_map(self.entries.drain(outer..).collect(), span);
                self.nodes.adopt(node, doubled);
                node
            }
        };
        self.refuse_marks(marks, node);
        self.place(node)
    }

    fn within_limit(&self, start: usize) -> Result<(), Unreadable> {
        if self.nodes.len() > NODE_LIMIT {
            return Err(Unreadable::TooLarge("it has more values than a case can need", start));
        }
        Ok(())
    }

    fn open(&mut self, open: Open, outer: usize, start: usize, marks: Marks) -> Result<(), Unreadable> {
        self.within_limit(start)?;
        if self.stack.len() >= DEPTH_LIMIT {
            return Err(Unreadable::TooLarge(TOO_DEEP, start));
        }
        self.stack.push(Started { open, outer, start, marks });
        Ok(())
    }

    /// Puts a finished node where it belongs: into the open list or map, or at the root.
    fn place(&mut self, node: NodeId) -> Result<(), Unreadable> {
        let Some(started) = self.stack.last_mut() else {
            self.root = node;
            return Ok(());
        };
        match &mut started.open {
            Open::List => {
                self.items.push(node);
                if self.items.len() - started.outer > ITEM_LIMIT {
                    let what = "one list has more items than a case can need";
                    return Err(Unreadable::TooLarge(what, started.start));
                }
            }
            Open::Map { key, bits, doubled } => {
                let Some(name) = key.take() else {
                    *key = Some(node);
                    return Ok(());
                };
                let written = self.nodes.scalar(name).map(|(word, _)| word);
                let is_same = |e: &Entry| self.nodes.scalar(e.key).map(|(word, _)| word) == written;
                let bit = written.map_or(0, bit_of);
                if *bits & bit != 0 && self.entries[started.outer..].iter().any(is_same) {
                    doubled.push(Entry { key: name, value: node });
                    let message = format!(
                        "{} is written twice here; what stands under this second one is left out",
                        quote(written.unwrap_or_default())
                    );
                    self.problems.push(
                        Problem::at(ProblemKind::DuplicateKey, name, message)
                            .help("keep one of the two, or bring both together under one key"),
                    );
                    return Ok(());
                }
                *bits |= bit;
                self.entries.push(Entry { key: name, value: node });
                if self.entries.len() - started.outer > KEY_LIMIT {
                    let what = "more keys stand beside each other than a case can need";
                    return Err(Unreadable::TooLarge(what, started.start));
                }
            }
        }
        Ok(())
    }

    /// The value is read all the same; its marks are told of.
    fn refuse_marks(&mut self, marks: Marks, node: NodeId) {
        let mut refuse = |message: &str, help: &str| {
            self.problems.push(Problem::at(ProblemKind::AnchorOrTag, node, message).help(help));
        };
        if marks.anchor {
            refuse(
                "a word that begins with `&` marks something to be repeated elsewhere; a case is written out in full",
                "leave it out; if it belongs to a sentence, put the sentence in quotation marks",
            );
        }
        if marks.tag {
            refuse(
                "a word that begins with `!` is a tag to YAML, and not part of a case",
                "leave it out; if it belongs to a sentence, put the sentence in quotation marks",
            );
        }
    }

    /// `what: flat 3 #2 with Jo` loses "#2 with Jo". A comment proper has a space after its mark.
    fn refuse_comment_after(&mut self, node: NodeId, end: usize) {
        let after = self.text.as_bytes().get(end..).unwrap_or_default();
        if after.iter().find(|byte| **byte != b' ').is_none_or(|byte| byte.is_ascii() && *byte != b'#') {
            return;
        }
        let rest = self.text.get(end..).and_then(|after| after.lines().next()).unwrap_or_default();
        let Some(comment) = rest.trim_start().strip_prefix('#') else { return };
        if comment.starts_with(char::is_alphanumeric) {
            self.problems.push(
                Problem::at(
                    ProblemKind::SwallowedByComment,
                    node,
                    format!("in YAML ` #` begins a comment, so {} is not part of this text", quote(&format!("#{comment}"))),
                )
                .help("if it belongs to the text, put the whole text in quotation marks or in a block (`>-`); if it is a note to yourself, put a space after the `#`"),
            );
        }
    }
}

/// A bit for a key by its length and some of its letters: a key whose bit no other has is written once, and need not
/// be held against each.
fn bit_of(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let letter = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(*byte));
    let mixed = bytes.len() * 11
        + letter(0) * 5
        + letter(bytes.len() / 2) * 3
        + letter(bytes.len().saturating_sub(1));
    1 << (mixed % 64)
}

/// A block's place takes in the line break after it; its end is that of its words.
pub(super) fn trimmed(range: Range<usize>, text: &str) -> Range<usize> {
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    let trimmed = text.get(start..end).map_or(end, |s| start + s.trim_end().len());
    start..trimmed.max(start)
}
