//! Large print laid out anew: a table becomes a card a row, since columns of large letters break words.

use crate::document::tree::{Block, Fact, GroupKind, Inline, Table, plain};

/// From this size on, in points, tables are unfolded.
const FROM: f32 = 18.0;

/// The blocks for letters of a size.
pub fn unfolded(blocks: &[Block], size: f32) -> Vec<Block> {
    if size < FROM {
        return blocks.to_vec();
    }
    blocks.iter().flat_map(|block| unfold(block, size)).collect()
}

fn unfold(block: &Block, size: f32) -> Vec<Block> {
    match block {
        // What is written in by hand needs its columns.
        Block::Table(table) if !table.to_fill_in => cards(table),
        Block::Group { kind, blocks } => vec![Block::Group { kind: *kind, blocks: unfolded(blocks, size) }],
        Block::Beside { art, look, size: drawing, blocks } => {
            vec![Block::Beside { art: *art, look: *look, size: *drawing, blocks: unfolded(blocks, size) }]
        }
        Block::PictureRow { pictogram, small, blocks } => {
            vec![Block::PictureRow { pictogram, small: *small, blocks: unfolded(blocks, size) }]
        }
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| unfolded(item, size)).collect();
            vec![Block::List { ordered: *ordered, items }]
        }
        other => vec![other.clone()],
    }
}

/// A table as a card a row.
pub fn cards(table: &Table) -> Vec<Block> {
    table.rows.iter().map(|row| card(table, row)).collect()
}

/// One row: each cell under the head of its column. A cell with nothing in it needs no head, unless somebody is to
/// write there, nor does the first if it begins with the words of the head, as "Action 1" does.
fn card(table: &Table, row: &[Vec<Inline>]) -> Block {
    let says_something = |cell: &[Inline]| table.to_fill_in || !plain(cell).trim().is_empty();
    let mut cells = table.head.iter().zip(row).filter(|(_, cell)| says_something(cell)).peekable();
    let first = cells.next_if(|(label, cell)| names_itself(label, cell));
    let mut blocks: Vec<Block> = first.map(|(_, cell)| parts(cell)).unwrap_or_default();
    let facts: Vec<Fact> =
        cells.map(|(label, cell)| Fact { label: label.clone(), value: parts(cell) }).collect();
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    Block::Group { kind: GroupKind::Card, blocks }
}

/// Whether a cell begins with the words at the head of its column.
fn names_itself(label: &[Inline], cell: &[Inline]) -> bool {
    let (label, cell) = (plain(label), plain(cell));
    let rest = cell.trim_start().strip_prefix(label.trim());
    !label.trim().is_empty() && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The parts of a cell, each a paragraph.
fn parts(cell: &[Inline]) -> Vec<Block> {
    let parts =
        cell.split(|inline| matches!(inline, Inline::Part)).filter(|part| !plain(part).trim().is_empty());
    parts.map(|part| Block::Paragraph(part.to_vec())).collect()
}
