//! All words of a document, and the letters that fonts lack.

use std::collections::BTreeSet;
use std::sync::Arc;

use unicode_normalization::char::is_combining_mark;

use super::error::Missing;
use crate::document::picture::Shape;
use crate::document::tree::{Block, Document, Inline};

/// A text as it is printed, with where it comes from.
pub struct Printed<'a> {
    /// The words.
    pub text: &'a str,
    /// The path in the case.
    pub source: Option<&'a Arc<str>>,
}

/// Calls `each` with every text that is printed, the words in pictures and margins included.
pub fn visit<'a>(document: &'a Document, each: &mut dyn FnMut(Printed<'a>)) {
    let labels = &document.labels;
    let fixed = [&document.footer, &labels.contents, &labels.page, &labels.of];
    for text in fixed.into_iter().chain(&document.draft).chain(document.letterhead.words()) {
        each(Printed { text, source: None });
    }
    blocks(&document.blocks, each);
}

fn blocks<'a>(all: &'a [Block], each: &mut dyn FnMut(Printed<'a>)) {
    for block in all {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => inlines(content, each),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, each)),
            Block::Table(table) => {
                table.head.iter().for_each(|cell| inlines(cell, each));
                table.rows.iter().flatten().for_each(|cell| inlines(cell, each));
            }
            Block::Facts(facts) => {
                for fact in facts {
                    inlines(&fact.label, each);
                    blocks(&fact.value, each);
                }
            }
            Block::Group { blocks: inner, .. }
            | Block::Beside { blocks: inner, .. }
            | Block::PictureRow { blocks: inner, .. } => blocks(inner, each),
            Block::Picture(picture) => {
                for shape in &picture.shapes {
                    if let Shape::Label { words, .. } = shape {
                        each(Printed { text: &words.text, source: words.source.as_ref() });
                    }
                }
            }
            Block::Contents | Block::PageBreak => {}
        }
    }
}

fn inlines<'a>(all: &'a [Inline], each: &mut dyn FnMut(Printed<'a>)) {
    for inline in all {
        match inline {
            Inline::Text(words) => each(Printed { text: &words.text, source: words.source.as_ref() }),
            Inline::Strong(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Badge { content: inner, .. } => inlines(inner, each),
            Inline::Break | Inline::Part => {}
        }
    }
}

/// The letters of a document for which `has` is false, each once.
pub fn lacking(document: &Document, has: &dyn Fn(char) -> bool) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    visit(document, &mut |printed| {
        letters.extend(printed.text.chars().filter(|c| needs_glyph(*c) && !has(*c)));
    });
    letters
}

/// The texts that hold letters for which `has` is false.
pub fn missing(document: &Document, has: &dyn Fn(char) -> bool) -> Vec<Missing> {
    let mut all: Vec<Missing> = Vec::new();
    visit(document, &mut |printed| {
        let mut letters = Vec::new();
        for c in printed.text.chars().filter(|c| needs_glyph(*c) && !has(*c)) {
            if !letters.contains(&c) {
                letters.push(c);
            }
        }
        let missing = Missing { source: printed.source.cloned(), letters };
        if !missing.letters.is_empty() && !all.contains(&missing) {
            all.push(missing);
        }
    });
    all
}

/// Whether a character is drawn: blanks and marks that only join or separate letters are not.
pub fn needs_glyph(c: char) -> bool {
    let joins =
        matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{AD}' | '\u{FEFF}');
    !(c.is_whitespace() || joins)
}

/// Whether a line may begin with this character where a word must be broken.
pub fn can_begin_line(c: char) -> bool {
    needs_glyph(c) && !is_combining_mark(c)
}
