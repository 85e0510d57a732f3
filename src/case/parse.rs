//! YAML to nodes: one pass over the parser's events, within limits, with nothing silently lost.

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as YamlSpan};

use super::nodes::{Entry, Kind, NodeId, Nodes, Span, Style};
use super::problem::{Problem, ProblemKind, quote};
use super::traps::{SyntaxError, explain};

/// How deep lists and maps may stand in each other. A case needs about eight.
const DEPTH_LIMIT: usize = 32;
/// How many nodes a case may have; the largest real one has a few thousand.
const NODE_LIMIT: usize = 200_000;
/// How many bytes a file may have.
pub const SIZE_LIMIT: u64 = 8 * 1024 * 1024;

/// Why a file could not be turned into nodes.
#[derive(Debug)]
pub enum Unreadable {
    /// It is not YAML.
    Syntax(SyntaxError),
    /// It holds nothing.
    Empty,
    /// It is larger or deeper than any case can be.
    TooLarge(&'static str),
    /// It holds several documents, separated by `---`.
    SeveralDocuments(usize),
}

/// Reads the text of file number `file` into nodes and gives the root.
///
/// # Errors
/// When the text is not YAML, is empty, is beyond the limits, or holds several documents.
pub fn parse(
    nodes: &mut Nodes,
    file: usize,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Result<NodeId, Unreadable> {
    let mut builder =
        Builder { nodes, problems, file, text, stack: Vec::new(), root: NodeId::NONE, last_plain: None };
    let mut documents = 0;
    let mut options = Options::default();
    options.block_nesting_limit = DEPTH_LIMIT * 2;
    options.flow_nesting_limit = DEPTH_LIMIT;
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.max_buffered_comment_events = 4096;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|e| {
            if matches!(e.kind(), granit_parser::ErrorKind::RecursionLimitExceeded) {
                Unreadable::TooLarge("lists and keys stand deeper in each other than a case can need")
            } else {
                Unreadable::Syntax(explain(text, &e))
            }
        })?;
        if let Event::DocumentStart(..) = event {
            documents += 1;
            if documents > 1 {
                return Err(Unreadable::SeveralDocuments(byte_range(&span, text).start));
            }
        }
        builder.take(event, &span)?;
    }
    let root = builder.root;
    if !root.is_some() || nodes.is_blank(root) {
        return Err(Unreadable::Empty);
    }
    Ok(root)
}

/// A list or map whose end has not been met.
enum Open {
    List { items: Vec<NodeId>, start: usize },
    Map { entries: Vec<Entry>, key: Option<NodeId>, start: usize },
}

struct Builder<'a> {
    nodes: &'a mut Nodes,
    problems: &'a mut Vec<Problem>,
    file: usize,
    text: &'a str,
    stack: Vec<Open>,
    root: NodeId,
    /// The last plain scalar and the byte at which it ends, to see what a comment cuts off.
    last_plain: Option<(NodeId, usize)>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: &YamlSpan) -> Result<(), Unreadable> {
        if self.nodes.len() > NODE_LIMIT {
            return Err(Unreadable::TooLarge("it has more values than a case can need"));
        }
        let bytes = byte_range(span, self.text);
        match event {
            Event::Scalar(value, style, _, tag) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                };
                let end = bytes.end;
                let kind = Kind::Scalar { value: value.as_ref().into(), style };
                let node = self.add(kind, bytes);
                self.last_plain = (style == Style::Plain).then_some((node, end));
                if tag.is_some() {
                    self.refuse_tag(node);
                }
                self.place(node);
            }
            Event::SequenceStart(..) => self.open(Open::List { items: Vec::new(), start: bytes.start })?,
            Event::MappingStart(..) => {
                self.open(Open::Map { entries: Vec::new(), key: None, start: bytes.start })?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(bytes.end),
            Event::Anchor(..) => self.refuse_anchor(bytes),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let node = self.add(Kind::Scalar { value: "".into(), style: Style::Plain }, bytes.clone());
                let written = self.text.get(bytes).unwrap_or_default();
                self.problems.push(
                    Problem::at(
                        ProblemKind::AnchorOrTag,
                        node,
                        format!("{} repeats something from elsewhere; a case is written out in full", quote(written)),
                    )
                    .help("write the text itself here; if it is a sentence that begins with `*`, put it in quotation marks"),
                );
                self.place(node);
            }
            Event::Comment(text, _) => self.comment(&text, bytes.start),
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, kind: Kind, bytes: std::ops::Range<usize>) -> NodeId {
        self.nodes.add(kind, Span { file: self.file, bytes })
    }

    fn open(&mut self, open: Open) -> Result<(), Unreadable> {
        self.last_plain = None;
        if self.stack.len() >= DEPTH_LIMIT {
            return Err(Unreadable::TooLarge(
                "lists and keys stand deeper in each other than a case can need",
            ));
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.stack.pop() else { return };
        let (kind, start) = match open {
            Open::List { items, start } => (Kind::List(items), start),
            Open::Map { entries, start, .. } => (Kind::Map(entries), start),
        };
        let node = self.add(kind, start..end.max(start));
        self.place(node);
    }

    /// Puts a finished node where it belongs: into the open list or map, or at the root.
    fn place(&mut self, node: NodeId) {
        let doubled = match self.stack.last_mut() {
            None => {
                self.root = node;
                None
            }
            Some(Open::List { items, .. }) => {
                items.push(node);
                None
            }
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => {
                    *key = Some(node);
                    None
                }
                Some(name) => {
                    let same = entries.iter().any(|e| {
                        self.nodes.scalar(e.key).is_some()
                            && self.nodes.scalar(e.key).map(|s| s.0) == self.nodes.scalar(name).map(|s| s.0)
                    });
                    if same {
                        Some(name)
                    } else {
                        entries.push(Entry { key: name, value: node });
                        None
                    }
                }
            },
        };
        if let Some(name) = doubled {
            let key = self.nodes.scalar(name).map(|s| s.0.to_owned()).unwrap_or_default();
            self.problems.push(
                Problem::at(
                    ProblemKind::DuplicateKey,
                    name,
                    format!(
                        "{} is written twice here; what stands under this second one is left out",
                        quote(&key)
                    ),
                )
                .help("keep one of the two, or bring both together under one key"),
            );
        }
    }

    /// The mark gets a node of its own to point at, since the node that it marks may not exist yet.
    fn refuse_anchor(&mut self, bytes: std::ops::Range<usize>) {
        let mark = quote(self.text.get(bytes.clone()).unwrap_or("&"));
        let node = self.add(Kind::Scalar { value: "&".into(), style: Style::Plain }, bytes);
        self.problems.push(
            Problem::at(
                ProblemKind::AnchorOrTag,
                node,
                format!("{mark} marks a value to be repeated elsewhere; a case is written out in full"),
            )
            .help("leave the mark out; if it is a sentence that begins with `&`, put it in quotation marks"),
        );
    }

    fn refuse_tag(&mut self, node: NodeId) {
        self.problems.push(
            Problem::at(
                ProblemKind::AnchorOrTag,
                node,
                "a word that begins with `!` is a tag to YAML, and not part of a case",
            )
            .help("leave it out; if it belongs to a sentence, put the sentence in quotation marks"),
        );
    }

    /// `what: flat 3 #2 with Jo` loses "#2 with Jo". A comment proper has a space after its mark.
    fn comment(&mut self, text: &str, start: usize) {
        let Some((node, end)) = self.last_plain else { return };
        let same_line = self.text.get(end..start).is_some_and(|gap| !gap.contains('\n'));
        if same_line && text.starts_with(|c: char| c.is_alphanumeric()) {
            self.problems.push(
                Problem::at(
                    ProblemKind::SwallowedByComment,
                    node,
                    format!("in YAML ` #` begins a comment, so {} is not part of this text", quote(&format!("#{text}"))),
                )
                .help("if it belongs to the text, put the whole text in quotation marks or in a block (`>-`); if it is a note to yourself, put a space after the `#`"),
            );
        }
    }
}

fn byte_range(span: &YamlSpan, text: &str) -> std::ops::Range<usize> {
    let range = span.byte_range().unwrap_or(0..0);
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    // A block's span takes in the line break after it.
    let trimmed = text.get(start..end).map_or(end, |s| start + s.trim_end().len());
    start..trimmed.max(start)
}
