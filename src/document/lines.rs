//! All that a document says, line by line, for whoever searches it.

use std::ops::Range;
use std::sync::Arc;

use super::picture::{Picture, Shape};
use super::tree::{Block, Document, Inline, Words};

/// Where a piece of a line comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Fixed words of the template set.
    Fixed,
    /// The text at a path of the case.
    Case(Arc<str>),
    /// Both may be in it: the text alternative of a picture, the address of a link.
    Either,
}

/// Words that are read in one go.
#[derive(Default, Debug)]
pub struct Line {
    /// The words.
    pub text: String,
    /// The pieces that they are made of.
    pub pieces: Vec<(Range<usize>, Source)>,
}

impl Line {
    fn push(&mut self, text: &str, source: Source) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push((start..self.text.len(), source));
    }

    fn either(text: &str) -> Line {
        let mut line = Line::default();
        line.push(text, Source::Either);
        line
    }

    /// Where the words at some bytes come from, those left out that are fixed.
    pub fn sources(&self, bytes: &Range<usize>) -> Vec<&Source> {
        let there = self.pieces.iter().filter(|(piece, source)| {
            piece.start < bytes.end && bytes.start < piece.end && *source != Source::Fixed
        });
        there.map(|(_, source)| source).collect()
    }
}

/// The lines of a document: its blocks, its pictures with their text alternatives, title and foot.
pub fn lines(document: &Document) -> Vec<Line> {
    let mut all = vec![Line::either(&document.title), Line::either(&document.footer)];
    blocks(&document.blocks, &mut all);
    all
}

fn blocks(blocks_: &[Block], all: &mut Vec<Line>) {
    for block in blocks_ {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => line(content, all),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, all)),
            Block::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| line(cell, all));
            }
            Block::Facts(facts) => {
                for fact in facts {
                    line(&fact.label, all);
                    blocks(&fact.value, all);
                }
            }
            Block::Group { blocks: inner, .. }
            | Block::Beside { blocks: inner, .. }
            | Block::PictureRow { blocks: inner, .. } => blocks(inner, all),
            Block::Picture(picture) => pictures(picture, all),
            Block::Contents | Block::PageBreak => {}
        }
    }
}

fn pictures(picture: &Picture, all: &mut Vec<Line>) {
    all.push(Line::either(&picture.alt));
    // A name that is too long for one line of a picture goes on in the next.
    let mut labels = Line::default();
    for shape in &picture.shapes {
        if let Shape::Label { words, .. } = shape {
            push_words(words, &mut labels);
            labels.push(" ", Source::Fixed);
        }
    }
    all.push(labels);
    if let Some(narrow) = &picture.narrow {
        pictures(narrow, all);
    }
}

fn line(inlines_: &[Inline], all: &mut Vec<Line>) {
    let mut line = Line::default();
    inlines(inlines_, &mut line, all);
    all.push(line);
}

fn inlines(inlines_: &[Inline], line: &mut Line, all: &mut Vec<Line>) {
    for inline in inlines_ {
        match inline {
            Inline::Text(words) => push_words(words, line),
            Inline::Strong(inner) => inlines(inner, line, all),
            Inline::Link { href, content } => {
                all.push(Line::either(href));
                inlines(content, line, all);
            }
            Inline::Badge { content, .. } => {
                line.push(" ", Source::Fixed);
                inlines(content, line, all);
                line.push(" ", Source::Fixed);
            }
            Inline::Break | Inline::Part => line.push(" ", Source::Fixed),
        }
    }
}

fn push_words(words: &Words, line: &mut Line) {
    let source = match &words.source {
        Some(path) if path.is_empty() => Source::Either,
        Some(path) => Source::Case(Arc::clone(path)),
        None => Source::Fixed,
    };
    line.push(&words.text, source);
}
