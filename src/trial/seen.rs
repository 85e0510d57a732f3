//! What is in a document: the words of the case, the days, the marks and the headings.

use std::collections::BTreeSet;

use super::filled::CANARY;
use crate::document::tree::{BadgeKind, Block, Document, Inline};
use crate::document::{Source, lines};

/// How many characters follow the beginning of a canary: four digits and an end.
const REST: usize = 5;

/// What is in a document.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The canaries on its page, hidden or not.
    pub canaries: BTreeSet<String>,
    /// The paths of the texts of the case in it, items left out: `actions.what`.
    pub paths: BTreeSet<String>,
    /// All its words, letters and digits alone.
    pub words: String,
    /// The foot of each page, the same.
    pub footer: String,
    /// How many marks of actions about sexual abuse.
    pub marks: usize,
    /// How many headings.
    pub headings: usize,
    /// How many of them that part it into sections.
    pub sections: usize,
}

impl Seen {
    pub(super) fn of(document: &Document, page: &str) -> Seen {
        let mut seen =
            Seen { canaries: canaries(page), footer: letters(&document.footer), ..Seen::default() };
        seen.paths = paths(document);
        for line in lines(document) {
            seen.words.push_str(&letters(&line.text));
        }
        seen.blocks(&document.blocks);
        seen
    }

    /// The paths of what stands before the first page break.
    pub(super) fn cover_of(document: &Document) -> BTreeSet<String> {
        let is_break = |block: &Block| matches!(block, Block::PageBreak);
        let end = document.blocks.iter().position(is_break).unwrap_or(document.blocks.len());
        paths(&Document { blocks: document.blocks[..end].to_vec(), ..document.clone() })
    }

    /// Whether words stand in it.
    pub(super) fn says(&self, words: &str) -> bool {
        let words = letters(words);
        !words.is_empty() && self.words.contains(&words)
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, content, .. } => {
                    self.headings += 1;
                    self.sections += usize::from(*level == 2);
                    self.inlines(content);
                }
                Block::Paragraph(content) => self.inlines(content),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Table(table) => {
                    table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| self.inlines(cell));
                }
                Block::Facts(facts) => facts.iter().for_each(|fact| {
                    self.inlines(&fact.label);
                    self.blocks(&fact.value);
                }),
                Block::Group { blocks: inner, .. }
                | Block::Beside { blocks: inner, .. }
                | Block::PictureRow { blocks: inner, .. } => self.blocks(inner),
                Block::Picture(_) | Block::Contents | Block::PageBreak => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Badge { kind, .. } => self.marks += usize::from(*kind == BadgeKind::Abuse),
                Inline::Strong(inner) | Inline::Link { content: inner, .. } => self.inlines(inner),
                Inline::Text(_) | Inline::Break | Inline::Part => {}
            }
        }
    }
}

fn paths(document: &Document) -> BTreeSet<String> {
    let pieces = lines(document).into_iter().flat_map(|line| line.pieces);
    let of_case = pieces.filter_map(|(_, source)| match source {
        Source::Case(path) => Some(without_items(&path)),
        _ => None,
    });
    of_case.collect()
}

/// `actions[id=a1].what` becomes `actions.what`.
fn without_items(path: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for c in path.chars() {
        match c {
            '[' => within = true,
            ']' => within = false,
            c if !within => out.push(c),
            _ => {}
        }
    }
    out
}

fn canaries(page: &str) -> BTreeSet<String> {
    let length = CANARY.len() + REST;
    page.match_indices(CANARY).filter_map(|(at, _)| page.get(at..at + length)).map(str::to_owned).collect()
}

/// Letters and digits alone: fixed words may be broken by marks and lines.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
