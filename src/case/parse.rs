//! YAML to nodes: one pass over a text, within limits, with nothing silently lost.

use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, Span as YamlSpan};

use super::build::{Builder, DEPTH_LIMIT, Marks, trimmed};
use super::nodes::{NodeId, Nodes, Style};
use super::problem::Problem;
use super::traps::{SyntaxError, explain};
use super::usual;

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
    let before = (nodes.len(), problems.len());
    let mut builder = Builder::of(nodes, problems, file, text);
    if usual::read(text, &mut builder).is_ok() {
        return Ok(builder.root());
    }
    nodes.truncate(before.0);
    problems.truncate(before.1);
    parse_all(nodes, file, text, problems)
}

/// The same with the parser that knows all of YAML.
pub(super) fn parse_all(
    nodes: &mut Nodes,
    file: usize,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Result<NodeId, Unreadable> {
    let mut builder = Builder::of(nodes, problems, file, text);
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
        let bytes = byte_range(&span);
        if let Event::DocumentStart(..) = event {
            documents += 1;
            if documents > 1 {
                return Err(Unreadable::SeveralDocuments(trimmed(bytes, text).start));
            }
        }
        take(event, bytes, text, &mut builder)?;
    }
    let root = builder.root();
    if !root.is_some() || nodes.is_blank(root) {
        return Err(Unreadable::Empty);
    }
    Ok(root)
}

pub(super) const TOO_DEEP: &str = "lists and keys stand deeper in each other than a case can need";

fn take(
    event: Event<'_>,
    bytes: Range<usize>,
    text: &str,
    builder: &mut Builder<'_>,
) -> Result<(), Unreadable> {
    let marks = |anchor: usize, tag: bool| Marks { anchor: anchor > 0, tag };
    match event {
        Event::Scalar(value, style, anchor, tag) => {
            let style = match style {
                ScalarStyle::Plain => Style::Plain,
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                ScalarStyle::Literal => Style::Literal,
                ScalarStyle::Folded => Style::Folded,
            };
            builder.scalar_with(&value, style, bytes, marks(anchor, tag.is_some()))
        }
        Event::SequenceStart(_, anchor, tag) => {
            builder.open_list_with(trimmed(bytes, text).start, marks(anchor, tag.is_some()))
        }
        Event::MappingStart(_, anchor, tag) => {
            builder.open_map_with(trimmed(bytes, text).start, marks(anchor, tag.is_some()))
        }
        Event::SequenceEnd | Event::MappingEnd => builder.close(trimmed(bytes, text).end),
        Event::Alias(_) | Event::UnresolvedAlias(_) => builder.alias(bytes),
        _ => Ok(()),
    }
}

fn byte_range(span: &YamlSpan) -> Range<usize> {
    span.byte_range().unwrap_or(0..0)
}
