//! About how high blocks become, before Typst lays them out: so that what is short stays on one page,
//! and what is long begins only where its first lines have room.

use super::data::Writer;
use super::measure;
use super::sizes::{BADGE, CARD, CELL, COLUMN_GAP, HEADINGS, LINE, ONE_COLUMN, PAGE_HEIGHT, USUAL_LETTERS};
use crate::document::tree::{Block, Fact, GroupKind, Inline, Table, plain};

/// Between the lines of tables and facts, in sizes of the letters; see the theme.
const NARROW: f32 = 0.34;
/// Above and below the words of a cell.
const CELL_INSET: f32 = 1.0;
/// The same in a table to be filled in by hand.
const TO_FILL_IN_INSET: f32 = 2.4;
/// Between the parts of a cell.
pub(super) const PART: f32 = 0.72;
/// Most that is asked for before a long block; a page that ends earlier looks empty.
const MOST_NEEDED: f32 = 250.0;

/// The heading of the list of contents and its first entries, in sizes of the letters.
const CONTENTS_BEGIN: f32 = 9.0;

impl Writer<'_> {
    /// About how high blocks are, with the space around them.
    pub(super) fn height(&self, blocks: &[Block], room: f32) -> f32 {
        blocks.iter().map(|block| self.block_height(block, room) + 0.8 * self.size).sum()
    }

    fn wide(&self) -> f32 {
        self.document.theme.spacing - 1.0
    }

    fn narrow(&self) -> f32 {
        NARROW.min(self.wide())
    }

    /// How high some words are, with a leading between their lines.
    fn lines_high(&self, content: &[Inline], size: f32, room: f32, leading: f32) -> f32 {
        let mut height = 0.0;
        for (index, line) in content.split(|i| matches!(i, Inline::Break | Inline::Part)).enumerate() {
            let mut runs = Vec::new();
            let mut badges = 0.0;
            collect(line, false, &mut runs, &mut badges);
            let lines = measure::lines(
                runs.iter().map(|(words, bold)| (words.as_str(), *bold)),
                size,
                (room - badges * BADGE * size).max(size),
            );
            height += lines * size + (lines - 1.0) * leading * size;
            if index > 0 {
                height += leading * size;
            }
        }
        let parts = content.iter().filter(|i| matches!(i, Inline::Part)).count();
        height + parts as f32 * (PART - leading).max(0.0) * size
    }

    pub(super) fn block_height(&self, block: &Block, room: f32) -> f32 {
        let em = self.size;
        match block {
            Block::Heading { level, content, .. } => {
                let size = em * HEADINGS[usize::from((*level).clamp(1, 6)) - 1];
                self.lines_high(content, size, room, 0.25) + size
            }
            Block::Paragraph(content) => self.lines_high(content, em, room.min(LINE * em), self.wide()),
            Block::List { ordered, items } => {
                let inner = room - self.indent(*ordered, items.len());
                items.iter().map(|item| self.height(item, inner)).sum()
            }
            Block::Table(table) => {
                let columns = self.columns(table, room);
                let rows = table.rows.iter().chain([&table.head]);
                rows.map(|row| self.row(table, row, &columns)).sum()
            }
            Block::Facts(facts) => facts.iter().map(|fact| self.fact(fact, room)).sum(),
            Block::Group { kind: GroupKind::Columns, blocks } => {
                self.height(blocks, (room - COLUMN_GAP) / 2.0) / 2.0 + em
            }
            Block::PictureRow { small, blocks, .. } => {
                let side = self.pictogram_side(*small);
                self.height(blocks, room - side - em).max(side)
            }
            Block::Beside { look, size, blocks, .. } => {
                let art = f32::from(*size) * em;
                self.height(blocks, room - self.beside_taken(art, *look)).max(art) + 3.0 * CARD
            }
            Block::Group { kind, blocks } => self.height(blocks, room - self.taken(*kind)) + 2.0 * CARD,
            Block::Picture(picture) => picture.height,
            // Both end or fill a page: never kept together with others.
            Block::Contents | Block::PageBreak => PAGE_HEIGHT,
        }
    }

    /// A fact with the space below it.
    fn fact(&self, fact: &Fact, room: f32) -> f32 {
        let em = self.size;
        let (label, beside) = self.label(room);
        let value = |room: f32| -> f32 {
            let paragraph = |block: &Block| match block {
                Block::Paragraph(content) => self.lines_high(content, em, room, self.narrow()),
                other => self.block_height(other, room),
            };
            fact.value.iter().map(|block| paragraph(block) + 0.6 * em).sum::<f32>() - 0.6 * em
        };
        let name = self.lines_high(&fact.label, em, if beside { label } else { room }, self.narrow());
        let value = value(if beside { room - label - em } else { room });
        0.7 * em + if beside { name.max(value) } else { name + 0.25 * em + value }
    }

    /// The height of the value of a fact alone.
    pub(super) fn value_height(&self, fact: &Fact, room: f32) -> f32 {
        self.height(&fact.value, room)
    }

    pub(super) fn row(&self, table: &Table, row: &[Vec<Inline>], columns: &[f32]) -> f32 {
        let cell = |(cell, width): (&Vec<Inline>, &f32)| {
            self.lines_high(cell, self.size, width - 2.0 * CELL, self.narrow())
        };
        let inset = if table.to_fill_in { TO_FILL_IN_INSET } else { CELL_INSET };
        row.iter().zip(columns).map(cell).fold(0.0, f32::max) + inset * self.size
    }

    /// The lines of some words in a cell.
    pub(super) fn cell_lines(&self, content: &[Inline], room: f32) -> f32 {
        let pitch = (1.0 + self.narrow()) * self.size;
        (self.lines_high(content, self.size, room, self.narrow()) / pitch).round().max(1.0)
    }

    /// How much room a block needs where it begins: for its heading, its first words and two facts, or
    /// the head and first row of a table. Nothing for what flows anyway.
    pub(super) fn needed(&self, block: &Block, room: f32) -> f32 {
        let first = match block {
            Block::Table(table) => {
                let columns = self.columns(table, room);
                let rows = [&table.head].into_iter().chain(table.rows.first());
                rows.map(|row| self.row(table, row, &columns)).sum()
            }
            Block::Facts(facts) => {
                // Of very large letters the first alone is much of a page.
                let first = if self.size >= ONE_COLUMN {
                    1
                } else if facts.len() == 3 {
                    3
                } else {
                    2
                };
                facts.iter().take(first).map(|fact| self.fact(fact, room)).sum()
            }
            Block::Contents => CONTENTS_BEGIN * self.size,
            Block::Group { kind: GroupKind::Cover, .. } => 0.0,
            Block::Group { kind, blocks } => self.opening(blocks, room - self.taken(*kind)),
            Block::Beside { look, size, blocks, .. } => {
                let art = f32::from(*size) * self.size;
                self.opening(blocks, room - self.beside_taken(art, *look)).max(art + CARD)
            }
            Block::PictureRow { small, blocks, .. } => {
                let side = self.pictogram_side(*small);
                self.opening(blocks, room - side - self.size).max(side)
            }
            _ => 0.0,
        };
        first.min(MOST_NEEDED * (self.size / USUAL_LETTERS).max(1.0))
    }

    /// The height of a panel from its edge to the first of what it holds under a heading.
    fn opening(&self, blocks: &[Block], room: f32) -> f32 {
        let mut height = CARD;
        for block in blocks {
            height += match block {
                Block::Facts(_) | Block::Table(_) | Block::Group { .. } => {
                    return height + self.needed(block, room);
                }
                Block::List { ordered, items } => {
                    let inner = room - self.indent(*ordered, items.len());
                    return height + items.iter().take(2).map(|item| self.height(item, inner)).sum::<f32>();
                }
                other => self.block_height(other, room) + 0.8 * self.size,
            };
        }
        height
    }
}

/// The words of a line, and how many badges are around some of them.
fn collect(line: &[Inline], bold: bool, runs: &mut Vec<(String, bool)>, badges: &mut f32) {
    for inline in line {
        match inline {
            Inline::Text(words) => runs.push((words.text.clone(), bold)),
            Inline::Strong(inner) => collect(inner, true, runs, badges),
            Inline::Link { content, .. } => collect(content, bold, runs, badges),
            Inline::Badge { content, .. } => {
                *badges += 1.0;
                runs.push((plain(content), true));
            }
            Inline::Break | Inline::Part => {}
        }
    }
}
