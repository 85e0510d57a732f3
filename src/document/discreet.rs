//! Discreet papers: a first page that says nothing of what they are about.
//!
//! Somebody who sees the paper on a table, or the page over a shoulder, learns nothing from its first sight.

use super::tree::{Block, GroupKind, Inline, Words};

/// The blocks behind a neutral first page; the document's own title becomes a heading of the next page.
pub fn behind_a_cover(blocks: Vec<Block>, title: &str) -> Vec<Block> {
    let heading =
        Block::Heading { level: 1, id: "paper".to_owned(), content: vec![Inline::Text(Words::fixed(title))] };
    let mut all = vec![Block::Group { kind: GroupKind::Cover, blocks: vec![heading] }, Block::PageBreak];
    all.extend(blocks.into_iter().flat_map(without_cover));
    all
}

/// What was a cover stands as plain blocks, its title one level down.
fn without_cover(block: Block) -> Vec<Block> {
    match block {
        Block::Group { kind: GroupKind::Cover, blocks } => {
            blocks.into_iter().flat_map(without_cover).collect()
        }
        Block::Heading { level: 1, id, content } => vec![Block::Heading { level: 2, id, content }],
        other => vec![other],
    }
}
