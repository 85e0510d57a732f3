//! YAML to nodes: one pass over the parser's events, within limits, with nothing silently lost.

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, Span as YamlSpan};

use super::nodes::{Entry, Kind, NodeId, Nodes, Span, Style};
use super::problem::{Problem, ProblemKind, quote};
use super::traps::{SyntaxError, explain};

/// How deep lists and maps may stand in each other. A case needs about eight.
const DEPTH_LIMIT: usize = 32;
/// How many keys a map may have. A case has about fifty, a file of words some hundreds. Because of
/// this limit it is cheap everywhere in the program to look through the keys of one map.
const KEY_LIMIT: usize = 2000;
/// How many items a list may have; a plan of years has some hundred visits.
const ITEM_LIMIT: usize = 10_000;
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
    /// It is larger or deeper than any case can be: what is, and from which byte on.
    TooLarge(&'static str, usize),
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
    nodes.make_room(text);
    let mut builder = Builder { nodes, problems, file, text, stack: Vec::new(), root: NodeId::NONE };
    let mut documents = 0;
    let mut options = Options::default();
    options.block_nesting_limit = DEPTH_LIMIT * 2;
    options.flow_nesting_limit = DEPTH_LIMIT;
    options.emit_unresolved_aliases = true;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|e| {
            let byte = e.marker().byte_offset().unwrap_or(0);
            match e.kind() {
                ErrorKind::RecursionLimitExceeded => Unreadable::TooLarge(TOO_DEEP, byte),
                _ => Unreadable::Syntax(explain(text, &e)),
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

const TOO_DEEP: &str = "lists and keys stand deeper in each other than a case can need";

/// A list or map whose end has not been met.
enum Open {
    List { items: Vec<NodeId> },
    Map { entries: Vec<Entry>, key: Option<NodeId>, doubled: Vec<NodeId> },
}

/// A list or map with where it starts.
struct Started {
    open: Open,
    start: usize,
    marks: Marks,
}

/// What is YAML's and not the format's before a value.
#[derive(Clone, Copy)]
struct Marks {
    /// `&name`.
    anchor: bool,
    /// `!tag`.
    tag: bool,
}

struct Builder<'a> {
    nodes: &'a mut Nodes,
    problems: &'a mut Vec<Problem>,
    file: usize,
    text: &'a str,
    stack: Vec<Started>,
    root: NodeId,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: &YamlSpan) -> Result<(), Unreadable> {
        let bytes = byte_range(span, self.text);
        if self.nodes.len() > NODE_LIMIT {
            return Err(Unreadable::TooLarge("it has more values than a case can need", bytes.start));
        }
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                };
                let end = bytes.end;
                let kind = Kind::Scalar { value: value.into(), style };
                let node = self.add(kind, bytes);
                if style == Style::Plain {
                    self.refuse_comment_after(node, end);
                }
                self.refuse_marks(Marks { anchor: anchor > 0, tag: tag.is_some() }, node);
                self.place(node)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                let marks = Marks { anchor: anchor > 0, tag: tag.is_some() };
                self.open(Open::List { items: Vec::new() }, bytes.start, marks)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                let marks = Marks { anchor: anchor > 0, tag: tag.is_some() };
                let open = Open::Map { entries: Vec::new(), key: None, doubled: Vec::new() };
                self.open(open, bytes.start, marks)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(bytes.end)?,
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
                self.place(node)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, kind: Kind, bytes: std::ops::Range<usize>) -> NodeId {
        self.nodes.add(kind, Span { file: self.file, bytes })
    }

    fn open(&mut self, open: Open, start: usize, marks: Marks) -> Result<(), Unreadable> {
        if self.stack.len() >= DEPTH_LIMIT {
            return Err(Unreadable::TooLarge(TOO_DEEP, start));
        }
        self.stack.push(Started { open, start, marks });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Unreadable> {
        let Some(Started { open, start, marks }) = self.stack.pop() else { return Ok(()) };
        let (kind, doubled) = match open {
            Open::List { items } => (Kind::List(items), Vec::new()),
            Open::Map { entries, doubled, .. } => (Kind::Map(entries), doubled),
        };
        let node = self.add(kind, start..end.max(start));
        self.nodes.adopt(node, &doubled);
        self.refuse_marks(marks, node);
        self.place(node)
    }

    /// Puts a finished node where it belongs: into the open list or map, or at the root.
    fn place(&mut self, node: NodeId) -> Result<(), Unreadable> {
        let Some(started) = self.stack.last_mut() else {
            self.root = node;
            return Ok(());
        };
        match &mut started.open {
            Open::List { items } => {
                items.push(node);
                if items.len() > ITEM_LIMIT {
                    let what = "one list has more items than a case can need";
                    return Err(Unreadable::TooLarge(what, started.start));
                }
            }
            Open::Map { entries, key, doubled } => {
                let Some(name) = key.take() else {
                    *key = Some(node);
                    return Ok(());
                };
                let written = self.nodes.scalar(name).map(|(word, _)| word);
                let is_doubled = written.is_some()
                    && entries.iter().any(|e| self.nodes.scalar(e.key).map(|(word, _)| word) == written);
                if is_doubled {
                    doubled.push(name);
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
                entries.push(Entry { key: name, value: node });
                if entries.len() > KEY_LIMIT {
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

fn byte_range(span: &YamlSpan, text: &str) -> std::ops::Range<usize> {
    let range = span.byte_range().unwrap_or(0..0);
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    // A block's span takes in the line break after it.
    let trimmed = text.get(start..end).map_or(end, |s| start + s.trim_end().len());
    start..trimmed.max(start)
}
