//! The document tree as data for the theme.
//!
//! Everything that depends on how much room there is, is settled here: widths of columns, where
//! long words may break, which blocks are short enough to stay on one page.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::error::PdfError;
use super::sizes::{
    AFTER_NUMBER, CARD, CELL, CLOSE_HEADINGS, COLUMN_GAP, FOOT, HEADINGS, ICON, INDENT, LABEL, LINE,
    ONE_COLUMN, ONE_PAGE, PAGE, POINTS, SHORT, SHORT_LARGE, SHORT_LEAD, SIDE, TOP, USUAL_LETTERS, WHOLE_ITEM,
    WHOLE_LIST, WHOLE_ROW,
};
use super::{measure, unfold};
use crate::case::values::Language;
use crate::document::pictogram::Pictogram;
use crate::document::picture::Tone;
use crate::document::tree::{Block, Document, Fact, GroupKind, Inline, PanelLook, plain};

/// The data of a document.
pub fn write(document: &Document, families: &[String]) -> Result<Value, PdfError> {
    let size = document.theme.size;
    let widest_label = widest_label(&document.blocks, size);
    let writer = Writer { document, size, anchors: anchors(&document.blocks), widest_label };
    let (lang, region) = language(&document.language);
    let labels = &document.labels;
    let icons: Map<String, Value> =
        ICONS.iter().map(|(name, svg)| ((*name).to_owned(), json!(svg))).collect();
    let date = document.date;
    Ok(json!({
        "title": document.title,
        "lang": lang, "region": region, "rtl": document.language.is_right_to_left(),
        "date": {"year": date.year(), "month": date.month(), "day": date.day()},
        "footer": document.footer, "draft": document.draft,
        "letterhead": {
            "logo": document.letterhead.logo.as_ref().map(|(logo, alt)| json!({
                "format": logo.form.word(), "alt": alt,
                "width": logo.width * POINTS, "height": logo.height * POINTS,
            })),
            "header": document.letterhead.header, "footer": document.letterhead.footer,
        },
        "labels": {"contents": labels.contents, "page": labels.page, "of": labels.of},
        "fonts": families, "size": size, "one-page": document.one_page,
        "headings": if document.one_page { CLOSE_HEADINGS } else { HEADINGS }, "spacing": document.theme.spacing,
        "colours": document.theme.light, "icons": icons,
        "measures": {"side": SIDE, "top": TOP, "foot": FOOT, "card": CARD, "icon": ICON * size, "cell": CELL, "margin": margin_letters(document)},
        "contents": writer.contents(&document.blocks)?,
        "blocks": writer.blocks(&document.blocks, PAGE)?,
    }))
}

const ICONS: [(&str, &str); 5] = [
    ("shield", include_str!("../../templates/icons/shield.svg")),
    ("check", include_str!("../../templates/icons/check.svg")),
    ("trending-up", include_str!("../../templates/icons/trending-up.svg")),
    ("minus", include_str!("../../templates/icons/minus.svg")),
    ("alert", include_str!("../../templates/icons/alert.svg")),
];

/// A language in the form that Typst takes: two or three letters, and a region of two.
///
/// It knows no scripts; where a script is all that tells two ways of writing apart, the region
/// where it is used stands for it.
pub(super) fn language(language: &Language) -> (String, Option<String>) {
    let mut parts = language.tag().split('-');
    let lang = parts.next().unwrap_or("en").to_lowercase();
    let mut script = None;
    for part in parts {
        match (part.len(), part.to_lowercase().as_str()) {
            (2, _) if part.chars().all(|c| c.is_ascii_alphabetic()) => {
                return (lang, Some(part.to_uppercase()));
            }
            (4, "hant") => script = Some("TW"),
            (4, "hans") => script = Some("CN"),
            _ => {}
        }
    }
    (lang, script.map(str::to_owned))
}

/// The size of letters in the margin: smaller ones where they make one line of what stands at the foot, unless letters
/// are to be large. In giant print they do not grow; an authority's own words take a line more.
fn margin_letters(document: &Document) -> f32 {
    let size = document.theme.size;
    let most = (0.84 * size).min(if document.letterhead.footer.is_some() { 12.0 } else { 14.0 });
    let is_one_line = |letters: &f32| {
        let number = format!("{} 88 {} 88", document.labels.page, document.labels.of);
        let room = PAGE - measure::width(&number, *letters) - 1.5 * letters;
        measure::lines([(document.footer.as_str(), false)], *letters, room) <= 1.0
    };
    let smaller = [1.0_f32, 0.95, 0.9, 0.85, 0.8].map(|share| most * share);
    let fitting = smaller.into_iter().find(is_one_line).filter(|_| size <= USUAL_LETTERS);
    fitting.unwrap_or(most)
}

/// The ids of all headings.
fn anchors(blocks: &[Block]) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    for block in blocks {
        match block {
            Block::Heading { id, .. } => _ = all.insert(id.as_str()),
            Block::Group { blocks, .. } | Block::Beside { blocks, .. } | Block::PictureRow { blocks, .. } => {
                all.extend(anchors(blocks))
            }
            Block::List { items, .. } => all.extend(items.iter().flat_map(|item| anchors(item))),
            Block::Facts(facts) => all.extend(facts.iter().flat_map(|fact| anchors(&fact.value))),
            _ => {}
        }
    }
    all
}

pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    pub(super) size: f32,
    pub(super) anchors: BTreeSet<&'a str>,
    /// The width of the widest label of all facts.
    widest_label: f32,
}

impl Writer<'_> {
    /// The parts of the document, for the list of contents: the headings of level 2 at the margin.
    fn contents(&self, blocks: &[Block]) -> Result<Vec<Value>, PdfError> {
        let parts = blocks.iter().filter_map(|block| match block {
            Block::Heading { level: 2, id, content } => Some((id, content)),
            _ => None,
        });
        parts
            .map(|(id, content)| {
                Ok(json!({"id": id, "content": self.inlines(content, self.size, PAGE * 0.8)?}))
            })
            .collect()
    }

    fn blocks(&self, blocks: &[Block], room: f32) -> Result<Vec<Value>, PdfError> {
        let full: Vec<&Block> = blocks.iter().filter(|block| !is_empty(block)).collect();
        let each = full.iter().enumerate().map(|(index, block)| {
            let mut value = self.block(block, room)?;
            let before = index.checked_sub(1).and_then(|before| full.get(before));
            if self.leads(before.copied(), block, full.get(index + 1).copied(), room) {
                value["sticky"] = json!(true);
            }
            let keeps = value.get("keep").and_then(Value::as_bool) == Some(true);
            let need = if keeps { 0.0 } else { self.needed(block, room) };
            value["need"] = json!(need);
            Ok(value)
        });
        each.collect()
    }

    /// Whether a block is a few words that lead to what follows, behind a heading or in bold, or that a mark belongs to:
    /// both stand on one page.
    fn leads(&self, before: Option<&Block>, block: &Block, after: Option<&Block>, room: f32) -> bool {
        let Block::Paragraph(content) = block else { return false };
        let is_label = content.iter().all(|piece| matches!(piece, Inline::Strong(_)));
        let to_more = match after {
            None | Some(Block::Heading { .. } | Block::PageBreak) => false,
            Some(Block::Paragraph(after)) => is_label || is_mark(after),
            Some(_) => is_label || matches!(before, Some(Block::Heading { .. })),
        };
        to_more && self.block_height(block, room) <= self.whole(SHORT_LEAD)
    }

    fn block(&self, block: &Block, room: f32) -> Result<Value, PdfError> {
        let em = self.size;
        Ok(match block {
            Block::Heading { level, id, content } => {
                let level = (*level).clamp(1, 6);
                let size = em * HEADINGS[usize::from(level) - 1];
                let width = if level == 1 { balanced(content, size, room) } else { room };
                json!({"kind": "heading", "level": level, "id": id, "width": width,
                       "content": self.inlines(content, size, room)?})
            }
            Block::Paragraph(content) => {
                let width = room.min(LINE * em);
                json!({"kind": "paragraph", "width": width, "content": self.inlines(content, em, width)?})
            }
            Block::List { ordered, items } => {
                let inner = room - self.indent(*ordered, items.len());
                let items: Result<Vec<Value>, PdfError> = items
                    .iter()
                    .map(|item| {
                        let keep = self.height(item, inner) <= self.whole(WHOLE_ITEM);
                        Ok(json!({"keep": keep, "blocks": self.blocks(item, inner)?}))
                    })
                    .collect();
                json!({"kind": "list", "ordered": ordered, "keep": self.block_height(block, room) <= self.whole(WHOLE_LIST),
                       "items": items?})
            }
            // Columns that break words are worse than none.
            Block::Table(table) if !self.fits(table, room) => self.one_column(&unfold::cards(table), room)?,
            Block::Table(table) => self.table(table, room)?,
            Block::Facts(facts) => self.facts(facts, room)?,
            Block::Group { kind: GroupKind::Columns, blocks: inner } => {
                if em >= ONE_COLUMN {
                    return self.one_column(inner, room);
                }
                let column = (room - COLUMN_GAP) / 2.0;
                let split = self.split(inner, column);
                json!({"kind": "columns", "gap": COLUMN_GAP, "left": self.blocks(&inner[..split], column)?,
                       "right": self.blocks(&inner[split..], column)?})
            }
            Block::PictureRow { pictogram, small, blocks: inner } => {
                let side = self.pictogram_side(*small);
                let gap = if *small { 0.8 * em } else { em };
                let inner_room = room - side - gap;
                json!({"kind": "picture-row", "side": side, "gap": gap, "drawing": self.drawing(pictogram),
                       "small": small, "keep": self.height(inner, inner_room) <= self.whole(WHOLE_ROW),
                       "blocks": self.blocks(inner, inner_room)?})
            }
            Block::Group { kind, blocks: inner } => {
                let inner_room = room - self.taken(*kind);
                json!({"kind": "group", "look": look(*kind), "keep": self.height(inner, inner_room) <= self.whole(SHORT).min(SHORT_LARGE),
                       "blocks": self.blocks(inner, inner_room)?})
            }
            Block::Beside { art, look, size, blocks: inner } => {
                let art_size = f32::from(*size) * em;
                let taken = self.beside_taken(art_size, *look);
                let height = self.height(inner, room - taken);
                json!({"kind": "beside", "svg": art.svg, "look": look.word(), "art": art_size,
                       "keep": height <= self.whole(ONE_PAGE), "inset": self.beside_inset(*look),
                       "gap": em, "room": room - taken, "blocks": self.blocks(inner, room - taken)?})
            }
            Block::Picture(picture) => self.picture(picture, room),
            Block::Contents => json!({"kind": "contents"}),
            Block::PageBreak => json!({"kind": "page-break"}),
        })
    }

    fn one_column(&self, blocks: &[Block], room: f32) -> Result<Value, PdfError> {
        Ok(json!({"kind": "columns", "left": self.blocks(blocks, room)?, "right": []}))
    }

    /// Up to which height something stays whole: that of usual letters is a few lines of large ones.
    pub(super) fn whole(&self, usual: f32) -> f32 {
        usual * (self.size / USUAL_LETTERS).max(1.0)
    }

    /// How far the items of a list stand to the right: numbers of two digits take more room.
    pub(super) fn indent(&self, ordered: bool, items: usize) -> f32 {
        let number = if ordered { measure::width(&format!("{items}."), self.size) } else { 0.0 };
        (number + AFTER_NUMBER * self.size).max(INDENT * self.size)
    }

    /// How wide and high a pictogram is: large ones grow less than the letters do, so that words keep their room.
    pub(super) fn pictogram_side(&self, small: bool) -> f32 {
        if small { 2.4 * self.size } else { (4.6 * self.size).min(PAGE * 0.2) }
    }

    /// A pictogram as a file in the colours of the theme.
    fn drawing(&self, pictogram: &Pictogram) -> String {
        let colour =
            |tone: Tone| self.document.theme.light.get(tone.name()).map_or("#000000", String::as_str);
        let (line, soft, paper) = (colour(Tone::Accent), colour(Tone::Pictogram), colour(Tone::Paper));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"><style>\
             .s,.l,.p{{stroke:{line};stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}}\
             .s{{fill:{soft}}}.l{{fill:none}}.p{{fill:{paper}}}.f{{fill:{line}}}</style>{}</svg>",
            pictogram.shapes()
        )
    }

    /// How many blocks stand in the left one of two columns, so that both are about as high.
    fn split(&self, blocks: &[Block], room: f32) -> usize {
        let heights: Vec<f32> = blocks.iter().map(|b| self.block_height(b, room) + self.size).collect();
        let all: f32 = heights.iter().sum();
        let higher = |count: usize| {
            let left: f32 = heights[..count].iter().sum();
            left.max(all - left)
        };
        // Where both ways are as good, the left column is the longer one.
        (0..=blocks.len()).rev().min_by(|a, b| higher(*a).total_cmp(&higher(*b))).unwrap_or(0)
    }

    /// How much of the room the edges of a group take.
    pub(super) fn taken(&self, kind: GroupKind) -> f32 {
        match kind {
            GroupKind::Signatures | GroupKind::Columns => 0.0,
            GroupKind::Warning => 2.0 * CARD + ICON * self.size,
            GroupKind::Cover => 3.0 * CARD,
            _ => 2.0 * CARD,
        }
    }

    /// Between the edge of a panel and its content; none where there is no panel.
    fn beside_inset(&self, look: PanelLook) -> f32 {
        if look == PanelLook::Plain { 0.0 } else { CARD }
    }

    /// How much of the room a drawing takes with what is around it.
    pub(super) fn beside_taken(&self, art: f32, look: PanelLook) -> f32 {
        art + self.size + 2.0 * self.beside_inset(look)
    }

    /// How wide the labels of facts are, the same in the whole document; and whether values stand
    /// beside them, or in a narrow room below.
    pub(super) fn label(&self, room: f32) -> (f32, bool) {
        let label = self.widest_label.min(LABEL * self.size).max(6.0 * self.size);
        (label, room - label - self.size >= self.size * 14.0)
    }

    fn facts(&self, facts: &[Fact], room: f32) -> Result<Value, PdfError> {
        let em = self.size;
        let gap = em;
        let (label, beside) = self.label(room);
        let lines_of = |f: &Fact, room: f32| measure::lines([(plain(&f.label).as_str(), true)], em, room);
        // A value stands below its label, too, where a long one could leave a page between the lines
        // of its label.
        let torn = |f: &Fact| {
            lines_of(f, label) > 1.0 && self.value_height(f, room - label - gap) > self.whole(SHORT)
        };
        let beside = beside && !facts.iter().any(torn);
        let value_room = if beside { room - label - gap } else { room };
        let label_room = if beside { label } else { room };
        let rows: Result<Vec<_>, PdfError> = facts
            .iter()
            .map(|fact| {
                let height = self.value_height(fact, value_room);
                let lines = lines_of(fact, label_room);
                // The height is an estimate; a line more is on the safe side.
                let tall_label = lines > 1.0 && height <= (lines + 1.0) * em * self.document.theme.spacing;
                Ok(json!({"keep": height <= self.whole(if beside { SHORT } else { WHOLE_ITEM }), "tall-label": tall_label, "label": self.inlines(&fact.label, em, label_room)?,
                          "value": self.blocks(&fact.value, value_room)?}))
            })
            .collect();
        Ok(json!({"kind": "facts", "beside": beside, "label": label_room, "room": value_room, "gap": gap,
                  "facts": rows?}))
    }
}

/// The narrowest width in which a title takes no more lines than in all the room, so that they are of
/// about one length.
fn balanced(content: &[Inline], size: f32, room: f32) -> f32 {
    let parts: Vec<String> =
        content.split(|i| matches!(i, Inline::Break | Inline::Part)).map(plain).collect();
    let lines = |room: f32| -> f32 {
        parts.iter().map(|words| measure::lines([(words.as_str(), true)], size, room)).sum()
    };
    let most = lines(room * 0.97);
    let shares = (8..=19_u8).map(|twentieth| room * f32::from(twentieth) / 20.0);
    shares.into_iter().find(|width| lines(*width) <= most).map_or(room, |width| (width * 1.04).min(room))
}

/// Whether a paragraph is a badge and nothing else.
fn is_mark(content: &[Inline]) -> bool {
    let mut marks = content
        .iter()
        .filter(|inline| !matches!(inline, Inline::Text(words) if words.text.trim().is_empty()));
    marks.clone().count() == 1 && marks.all(|inline| matches!(inline, Inline::Badge { .. }))
}

/// The widest label of all facts of some blocks.
fn widest_label(blocks: &[Block], size: f32) -> f32 {
    let widest = |block: &Block| match block {
        Block::Facts(facts) => {
            let labels = facts.iter().map(|f| measure::width(&plain(&f.label), size) + 1.0);
            let inner = facts.iter().map(|f| widest_label(&f.value, size));
            labels.chain(inner).fold(0.0, f32::max)
        }
        Block::Group { blocks, .. } => widest_label(blocks, size),
        Block::List { items, .. } => items.iter().map(|i| widest_label(i, size)).fold(0.0, f32::max),
        _ => 0.0,
    };
    blocks.iter().map(widest).fold(0.0, f32::max)
}

/// Whether a block says nothing: its frame alone would puzzle a reader, and fail the standard.
fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(content) => plain(content).trim().is_empty(),
        Block::List { items, .. } => items.iter().flatten().all(is_empty),
        Block::Facts(facts) => facts.is_empty(),
        Block::Group { blocks, .. } | Block::Beside { blocks, .. } | Block::PictureRow { blocks, .. } => {
            blocks.iter().all(is_empty)
        }
        Block::Table(table) => table.head.is_empty(),
        Block::Heading { .. } | Block::Picture(_) | Block::Contents | Block::PageBreak => false,
    }
}

fn look(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Cover => "cover",
        GroupKind::Card => "card",
        GroupKind::Abuse => "abuse",
        GroupKind::Notice => "notice",
        GroupKind::Warning => "warning",
        GroupKind::Quote => "quote",
        GroupKind::Signatures | GroupKind::Columns => "signatures",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tree::Words;

    #[test]
    fn the_lines_of_a_title_are_of_about_one_length() {
        let title = vec![
            Inline::Text(Words::fixed("Child protection plan")),
            Inline::Break,
            Inline::Text(Words::fixed("for Lacey Anne Holroyd")),
        ];
        let width = balanced(&title, 27.6, 436.0);
        assert!(width > measure::width("for Lacey Anne Holroyd", 27.6), "{width}");
        let long = vec![Inline::Text(Words::fixed("Care and support protection plan for Gwenllian Haf"))];
        let width = balanced(&long, 27.6, 436.0);
        assert!(width < 420.0, "{width}");
    }
}
