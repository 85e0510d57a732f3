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
        Block::Table(table) if !table.to_fill_in => table.rows.iter().map(|row| card(table, row)).collect(),
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

/// One row: each cell under the head of its column; a cell with nothing in it needs no head.
fn card(table: &Table, row: &[Vec<Inline>]) -> Block {
    let facts = table
        .head
        .iter()
        .zip(row)
        .filter(|(_, cell)| !plain(cell).trim().is_empty())
        .map(|(label, cell)| Fact { label: label.clone(), value: vec![Block::Paragraph(cell.clone())] })
        .collect();
    Block::Group { kind: GroupKind::Card, blocks: vec![Block::Facts(facts)] }
}
