//! Blocks and groups of blocks.

use crate::document::tree::{Block, Document, Fact, GroupKind, Inline};

use super::escape::attribute;
use super::inlines::{Inlines, icon};
use super::{picture, table};

/// Writes the blocks of a document.
pub struct Blocks<'a> {
    inlines: Inlines<'a>,
}

impl<'a> Blocks<'a> {
    /// For this document.
    pub fn new(document: &'a Document) -> Self {
        Blocks { inlines: Inlines { language: &document.language } }
    }

    /// Some blocks, one after the other.
    pub fn write(&self, out: &mut String, blocks: &[Block]) {
        for block in blocks {
            self.block(out, block);
        }
    }

    fn block(&self, out: &mut String, block: &Block) {
        match block {
            Block::Heading { level, id, content } => {
                let level = level.clamp(&1, &6);
                out.push_str(&format!("<h{level} id=\"{}\">", attribute(id)));
                self.inlines.write(out, content);
                out.push_str(&format!("</h{level}>\n"));
            }
            Block::Paragraph(content) => self.element(out, "p", content),
            Block::List { ordered, items } => self.list(out, *ordered, items),
            Block::Table(content) => table::write(out, self.inlines, content),
            Block::Facts(facts) => self.facts(out, facts),
            Block::Group { kind, blocks } => self.group(out, *kind, blocks),
            Block::Beside { art, look, size, blocks } => {
                out.push_str(&format!("<div class=\"beside look-{} art-{size}\">\n", look.word()));
                picture::write_beside(out, *art);
                out.push_str("<div>\n");
                self.write(out, blocks);
                out.push_str("</div>\n</div>\n");
            }
            Block::Picture(drawn) => picture::write(out, self.inlines.language, drawn),
            Block::PictureRow { pictogram, small, blocks } => {
                let class = if *small { "row row-small" } else { "row" };
                out.push_str(&format!(
                    "<div class=\"{class}\">\n<svg class=\"pictogram\" viewBox=\"0 0 48 48\" aria-hidden=\"true\">{}</svg>\n<div>\n",
                    pictogram.shapes()
                ));
                self.write(out, blocks);
                out.push_str("</div>\n</div>\n");
            }
            // It stands beside the text: see `contents`.
            Block::Contents => {}
            Block::PageBreak => out.push_str("<div class=\"page-break\"></div>\n"),
        }
    }

    fn element(&self, out: &mut String, name: &str, content: &[Inline]) {
        out.push_str(&format!("<{name}>"));
        self.inlines.write(out, content);
        out.push_str(&format!("</{name}>\n"));
    }

    fn list(&self, out: &mut String, ordered: bool, items: &[Vec<Block>]) {
        let name = if ordered { "ol" } else { "ul" };
        out.push_str(&format!("<{name}>\n"));
        for item in items {
            self.holder(out, "li", item);
        }
        out.push_str(&format!("</{name}>\n"));
    }

    fn facts(&self, out: &mut String, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        out.push_str("<dl class=\"facts\">\n");
        for fact in facts {
            out.push_str("<div>\n");
            self.element(out, "dt", &fact.label);
            self.holder(out, "dd", &fact.value);
            out.push_str("</div>\n");
        }
        out.push_str("</dl>\n");
    }

    /// An element around blocks; a first paragraph needs no element of its own.
    fn holder(&self, out: &mut String, name: &str, blocks: &[Block]) {
        out.push_str(&format!("<{name}>"));
        match blocks.split_first() {
            Some((Block::Paragraph(content), rest))
                if !rest.iter().any(|b| matches!(b, Block::Paragraph(_))) =>
            {
                self.inlines.write(out, content);
                self.write(out, rest);
            }
            _ => self.write(out, blocks),
        }
        out.push_str(&format!("</{name}>\n"));
    }

    fn group(&self, out: &mut String, kind: GroupKind, blocks: &[Block]) {
        let (open, close) = match kind {
            GroupKind::Cover => ("<div class=\"card\">\n", "</div>\n"),
            GroupKind::Card => ("<div class=\"card\">\n", "</div>\n"),
            GroupKind::Abuse => ("<div class=\"card card-abuse\">\n", "</div>\n"),
            GroupKind::Notice => ("<div class=\"notice\" role=\"note\">\n", "</div>\n"),
            GroupKind::Warning => ("<div class=\"warning\" role=\"note\">\n", "</div>\n</div>\n"),
            GroupKind::Quote => ("<blockquote>\n", "</blockquote>\n"),
            GroupKind::Columns => ("<div class=\"columns\">\n", "</div>\n"),
            GroupKind::Signatures => ("<div class=\"signatures\">\n", "</div>\n"),
        };
        out.push_str(open);
        if kind == GroupKind::Warning {
            out.push_str(&icon(Some("alert")));
            out.push_str("<div>\n");
        }
        self.write(out, blocks);
        out.push_str(close);
    }
}
