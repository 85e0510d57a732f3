//! A document as plain text, line by line: what somebody accepts, and what a difference is shown in.

use crate::document::tree::{Block, Document, Inline, Table, plain};

/// The document as text.
pub fn told(document: &Document) -> String {
    let mut out = format!("{}\n{}\n", document.title, document.footer);
    blocks(&document.blocks, "", &mut out);
    out
}

fn blocks(all: &[Block], indent: &str, out: &mut String) {
    for block in all {
        match block {
            Block::Heading { level, content, .. } => {
                out.push('\n');
                line(indent, &format!("{} ", "#".repeat((*level).into())), content, out);
            }
            Block::Paragraph(content) => line(indent, "", content, out),
            Block::List { ordered, items } => {
                for item in items {
                    let mut inner = String::new();
                    blocks(item, &format!("{indent}  "), &mut inner);
                    let mark = if *ordered { "1." } else { "-" };
                    out.push_str(&format!("{indent}{mark} {}", inner.trim_start()));
                }
            }
            Block::Table(table) => rows(table, indent, out),
            Block::Facts(facts) => {
                for fact in facts {
                    line(indent, "", &fact.label, out);
                    blocks(&fact.value, &format!("{indent}  "), out);
                }
            }
            Block::Group { kind, blocks: inner } => {
                out.push_str(&format!("{indent}<{kind:?}>\n").to_lowercase());
                blocks(inner, indent, out);
                out.push_str(&format!("{indent}</{kind:?}>\n").to_lowercase());
            }
            Block::Beside { blocks: inner, .. } | Block::PictureRow { blocks: inner, .. } => {
                blocks(inner, indent, out);
            }
            Block::Picture(picture) => {
                out.push_str(&format!("{indent}[picture: {}]\n", one_line(&picture.alt)))
            }
            Block::Contents => out.push_str(&format!("{indent}[contents]\n")),
            Block::PageBreak => out.push_str(&format!("{indent}[page]\n")),
        }
    }
}

fn rows(table: &Table, indent: &str, out: &mut String) {
    for row in std::iter::once(&table.head).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| said(cell)).collect();
        out.push_str(&format!("{indent}| {} |\n", cells.join(" | ")));
    }
}

fn line(indent: &str, mark: &str, content: &[Inline], out: &mut String) {
    out.push_str(&format!("{indent}{mark}{}\n", said(content)));
}

fn said(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Badge { kind, content } => {
                out.push_str(&format!("({kind:?}: {}) ", plain(content)).to_lowercase())
            }
            Inline::Link { href, content } => out.push_str(&format!("{} <{href}>", plain(content))),
            other => out.push_str(&plain(std::slice::from_ref(other))),
        }
    }
    one_line(&out)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
