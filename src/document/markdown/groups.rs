//! Groups: what stands between a mark that begins one and the mark that ends it.

use super::super::inline::trim_start;
use super::super::pictogram::Pictogram;
use super::super::picture::art::art;
use super::super::sentences::one_sentence_each;
use super::super::tree::{Block, Fact, GroupKind, Inline, PanelLook, Table, plain};
use super::{Builder, Frame, FrameKind};

const FACTS: &str = "write facts with `fact(w(\"label\"), value)`, each on a line of its own";

impl Builder<'_> {
    pub(super) fn end_group(&mut self) {
        let Some(Frame { kind: FrameKind::Group(_), .. }) = self.frames.last() else {
            self.structure("a group ends inside a list or quotation", "begin and end it at the margin");
            return;
        };
        let Some(Frame { kind: FrameKind::Group(name), blocks, .. }) = self.frames.pop() else { return };
        if let Some(drawn) = name.strip_prefix("row:") {
            self.picture_row(drawn, blocks);
            return;
        }
        let kind = match name.as_str() {
            "facts" => {
                let facts = self.facts(blocks);
                if !facts.is_empty() {
                    self.push(Block::Facts(facts));
                }
                return;
            }
            "cover" => GroupKind::Cover,
            "card" => GroupKind::Card,
            "abuse" => GroupKind::Abuse,
            "notice" => GroupKind::Notice,
            "warning" => GroupKind::Warning,
            "quote" => GroupKind::Quote,
            "signatures" => GroupKind::Signatures,
            other if other.starts_with("beside:") => {
                self.beside(other, blocks);
                return;
            }
            "columns" => GroupKind::Columns,
            other => {
                self.structure(format!("there is no kind of group `{other}`"), "");
                GroupKind::Card
            }
        };
        if blocks.is_empty() {
            self.structure("this group is empty", "ask with `if` whether there is something to put into it");
        }
        let blocks = match kind {
            GroupKind::Signatures => blocks.into_iter().map(to_fill_in).collect(),
            _ => blocks,
        };
        self.push(Block::Group { kind, blocks });
    }

    /// Blocks with a drawing: `beside:house:sun:4`.
    fn beside(&mut self, name: &str, blocks: Vec<Block>) {
        let mut parts = name.split(':').skip(1);
        let drawn = parts.next().unwrap_or_default();
        let ground = parts.next().unwrap_or_default();
        let size = parts.next().and_then(|n| n.parse().ok()).filter(|n| (1..=8).contains(n));
        let look = PanelLook::ALL.into_iter().find(|look| look.word() == ground);
        match (art(drawn), look, size) {
            (Some(art), Some(look), Some(size)) => self.push(Block::Beside { art, look, size, blocks }),
            (None, _, _) => self.structure(format!("there is no drawing `{drawn}`"), ""),
            (_, None, _) => self.structure(format!("there is no ground `{ground}` for a drawing"), ""),
            (_, _, None) => self.structure("a drawing is 1 to 8 times as large as the letters", ""),
        }
    }

    /// A pictogram and its words, each sentence on a line of its own.
    fn picture_row(&mut self, drawn: &str, blocks: Vec<Block>) {
        let (name, small) = match drawn.strip_suffix(":small") {
            Some(name) => (name, true),
            None => (drawn, false),
        };
        let Some(pictogram) = Pictogram::named(name) else {
            self.structure(format!("there is no pictogram `{name}`"), "");
            return;
        };
        // A picture of what the case does not tell would puzzle a reader.
        if blocks.is_empty() {
            return;
        }
        let mut blocks = blocks;
        if !small {
            blocks = blocks.into_iter().flat_map(one_sentence_each).collect();
            blocks.iter_mut().for_each(|block| self.hard_words.mark(block));
        }
        self.push(Block::PictureRow { pictogram, small, blocks });
    }

    /// Facts are written as a list whose items begin with a strong label.
    fn facts(&mut self, blocks: Vec<Block>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for block in blocks {
            let Block::List { items, .. } = block else {
                self.structure("here stands something among facts that is none", FACTS);
                continue;
            };
            for item in items {
                match fact(item) {
                    Some(fact) => facts.push(fact),
                    None => {
                        self.structure("one of these facts has no label, or nothing behind its label", FACTS)
                    }
                }
            }
        }
        facts
    }
}

fn to_fill_in(block: Block) -> Block {
    match block {
        Block::Table(table) => Block::Table(Table { to_fill_in: true, row_headers: false, ..table }),
        other => other,
    }
}

fn fact(item: Vec<Block>) -> Option<Fact> {
    let mut blocks = item.into_iter();
    let Some(Block::Paragraph(mut first)) = blocks.next() else { return None };
    if !matches!(first.first(), Some(Inline::Strong(_))) {
        return None;
    }
    let Inline::Strong(label) = first.remove(0) else { return None };
    trim_start(&mut first);
    let mut value: Vec<Block> = Vec::new();
    if !plain(&first).trim().is_empty() {
        value.push(Block::Paragraph(first));
    }
    value.extend(blocks);
    (!value.is_empty()).then_some(Fact { label, value })
}
