//! The document tree as data for the theme.
//!
//! Everything that depends on how much room there is, is settled here: widths of columns, where
//! long words may break, which blocks are short enough to stay on one page.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::error::PdfError;
use super::measure;
use crate::case::values::Language;
use crate::document::picture::{Anchor, Picture, Shape, Tone};
use crate::document::tree::{BadgeKind, Block, Document, Fact, GroupKind, Inline, Table, Words, plain};

/// The margins of the page, in points: left and right.
pub const SIDE: f64 = 57.0;
/// The upper margin.
pub const TOP: f64 = 62.0;
/// The lower margin, with the footer in it.
pub const FOOT: f64 = 71.0;
/// The width of the text block of an A4 page.
const PAGE: f32 = 481.0;
/// The height of it.
const PAGE_HEIGHT: f32 = 708.0;
/// The widest line of running text, in sizes of the letters: 60 to 70 characters.
const LINE: f32 = 34.5;
/// Between the edge of a card and its content.
const CARD: f32 = 15.0;
/// Room for an icon before the words of a warning, in sizes of the letters.
const ICON: f32 = 2.0;
/// Between the lines of a table and its words.
const CELL: f32 = 6.5;
/// A badge's own room, in sizes of the letters: its ends, its icon and the gap.
const BADGE: f32 = 2.5;
/// How far the items of a list stand to the right, in sizes of the letters.
const INDENT: f32 = 1.6;
/// Words wider than this, in sizes of the letters, may break in a table.
const LONG_WORD: f32 = 10.0;
/// Blocks up to this height stay on one page.
const SHORT: f32 = 270.0;
/// Sizes of the headings, as multiples of the size of the text.
const HEADINGS: [f32; 6] = [1.9, 1.5, 1.2, 1.08, 1.0, 1.0];

/// The data of a document.
pub fn write(document: &Document, families: &[String]) -> Result<Value, PdfError> {
    let size = document.theme.size;
    let writer = Writer { document, size, anchors: anchors(&document.blocks) };
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
        "labels": {"contents": labels.contents, "page": labels.page, "of": labels.of},
        "fonts": families, "size": size, "headings": HEADINGS, "spacing": document.theme.spacing,
        "colours": document.theme.light, "icons": icons,
        "measures": {"side": SIDE, "top": TOP, "foot": FOOT, "card": CARD, "icon": ICON * size, "cell": CELL},
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
fn language(language: &Language) -> (String, Option<String>) {
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

/// The ids of all headings.
fn anchors(blocks: &[Block]) -> BTreeSet<&str> {
    let mut all = BTreeSet::new();
    for block in blocks {
        match block {
            Block::Heading { id, .. } => _ = all.insert(id.as_str()),
            Block::Group { blocks, .. } => all.extend(anchors(blocks)),
            Block::List { items, .. } => all.extend(items.iter().flat_map(|item| anchors(item))),
            Block::Facts(facts) => all.extend(facts.iter().flat_map(|fact| anchors(&fact.value))),
            _ => {}
        }
    }
    all
}

struct Writer<'a> {
    document: &'a Document,
    size: f32,
    anchors: BTreeSet<&'a str>,
}

/// The letters of a line of text, with the places where a word that is too wide may break.
struct Line {
    breaks: Vec<bool>,
    at: usize,
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
        blocks.iter().filter(|block| !is_empty(block)).map(|block| self.block(block, room)).collect()
    }

    fn block(&self, block: &Block, room: f32) -> Result<Value, PdfError> {
        let em = self.size;
        Ok(match block {
            Block::Heading { level, id, content } => {
                let level = (*level).clamp(1, 6);
                let size = em * HEADINGS[usize::from(level) - 1];
                json!({"kind": "heading", "level": level, "id": id,
                       "content": self.inlines(content, size, room)?})
            }
            Block::Paragraph(content) => {
                let width = room.min(LINE * em);
                json!({"kind": "paragraph", "width": width, "content": self.inlines(content, em, width)?})
            }
            Block::List { ordered, items } => {
                let items: Result<Vec<_>, _> =
                    items.iter().map(|item| self.blocks(item, room - INDENT * em)).collect();
                json!({"kind": "list", "ordered": ordered, "items": items?})
            }
            Block::Table(table) => self.table(table, room)?,
            Block::Facts(facts) => self.facts(facts, room)?,
            Block::Group { kind, blocks: inner } => {
                let inner_room = room - self.taken(*kind);
                json!({"kind": "group", "look": look(*kind), "keep": self.height(inner, inner_room) <= SHORT,
                       "blocks": self.blocks(inner, inner_room)?})
            }
            Block::Picture(picture) => self.picture(picture, room),
            Block::Contents => json!({"kind": "contents"}),
            Block::PageBreak => json!({"kind": "page-break"}),
        })
    }

    /// How much of the room the edges of a group take.
    fn taken(&self, kind: GroupKind) -> f32 {
        match kind {
            GroupKind::Signatures => 0.0,
            GroupKind::Warning => 2.0 * CARD + ICON * self.size,
            GroupKind::Cover => 3.0 * CARD,
            _ => 2.0 * CARD,
        }
    }

    fn facts(&self, facts: &[Fact], room: f32) -> Result<Value, PdfError> {
        let em = self.size;
        let gap = em;
        let widest = facts.iter().map(|f| measure::width(&plain(&f.label), em)).fold(0.0, f32::max);
        let label = (widest + 1.0).clamp(em * 6.0, (room * 0.36).max(em * 6.0));
        // In a narrow room the value stands below its label.
        // So it does where a long value could leave a page between the lines of its label.
        let torn = |f: &Fact| {
            let lines = measure::lines(&plain(&f.label), em, label);
            lines > 1.0 && self.height(&f.value, room - label - gap) > SHORT
        };
        let beside = room - label - gap >= em * 14.0 && !facts.iter().any(torn);
        let value_room = if beside { room - label - gap } else { room };
        let label_room = if beside { label } else { room };
        let rows: Result<Vec<_>, PdfError> = facts
            .iter()
            .map(|fact| {
                let height = self.height(&fact.value, value_room);
                let lines = measure::lines(&plain(&fact.label), em, label_room);
                // The height is an estimate; a line more is on the safe side.
                let tall_label = lines > 1.0 && height <= (lines + 1.0) * em * self.document.theme.spacing;
                Ok(json!({"keep": height <= SHORT, "tall-label": tall_label, "label": self.inlines(&fact.label, em, label_room)?,
                          "value": self.blocks(&fact.value, value_room)?}))
            })
            .collect();
        Ok(json!({"kind": "facts", "beside": beside, "label": label_room, "room": value_room, "gap": gap,
                  "facts": rows?}))
    }

    fn table(&self, table: &Table, room: f32) -> Result<Value, PdfError> {
        let columns = self.columns(table, room);
        let cells = |row: &[Vec<Inline>]| -> Result<Vec<Value>, PdfError> {
            let inner = columns.iter().map(|width| width - 2.0 * CELL);
            row.iter().zip(inner).map(|(cell, room)| self.inlines(cell, self.size, room)).collect()
        };
        let rows: Result<Vec<_>, PdfError> = table
            .rows
            .iter()
            .map(|row| Ok(json!({"keep": self.row(row, &columns) <= SHORT, "cells": cells(row)?})))
            .collect();
        Ok(json!({"kind": "table", "row-headers": table.row_headers, "to-fill-in": table.to_fill_in,
                  "columns": columns, "head": cells(&table.head)?, "rows": rows?}))
    }

    /// The widths of the columns: as the table asks, but none narrower than its longest word as
    /// long as there is room.
    fn columns(&self, table: &Table, room: f32) -> Vec<f32> {
        let count = table.head.len().max(1);
        let even = vec![1.0; count];
        let asked = if table.widths.len() == count { &table.widths } else { &even };
        let total: f32 = asked.iter().sum();
        let mut widths: Vec<f32> = asked.iter().map(|w| w / total.max(f32::EPSILON) * room).collect();
        let most = (room / count as f32 * 1.4).min(LONG_WORD * self.size);
        let least: Vec<f32> = (0..count)
            .map(|i| {
                let cells = table.rows.iter().chain([&table.head]).filter_map(|row| row.get(i));
                let word = cells.map(|cell| self.widest(cell)).fold(0.0, f32::max);
                (word + 2.0 * CELL + 0.5).min(most)
            })
            .collect();
        let lacking: f32 = widths.iter().zip(&least).map(|(w, l)| (l - w).max(0.0)).sum();
        let spare: f32 = widths.iter().zip(&least).map(|(w, l)| (w - l).max(0.0)).sum();
        let share = if spare > 0.0 { (lacking / spare).min(1.0) } else { 0.0 };
        let given = if lacking > 0.0 { (spare / lacking).min(1.0) } else { 0.0 };
        for (width, least) in widths.iter_mut().zip(&least) {
            let gap = *least - *width;
            *width += if gap > 0.0 { gap * given } else { gap * share };
        }
        widths
    }

    /// The widest word of a cell, with what stands around it in a badge.
    fn widest(&self, cell: &[Inline]) -> f32 {
        let around = |inline: &Inline| match inline {
            Inline::Badge { content, .. } => {
                measure::widest_word(&plain(content), self.size) + BADGE * self.size
            }
            _ => 0.0,
        };
        cell.iter().map(around).fold(measure::widest_word(&plain(cell), self.size), f32::max)
    }

    fn picture(&self, picture: &Picture, room: f32) -> Value {
        let scale = (room / picture.width).min(PAGE_HEIGHT * 0.9 / picture.height).min(1.0);
        let point = |(x, y): (f32, f32)| json!([x * scale, y * scale]);
        let shapes: Vec<Value> = picture
            .shapes
            .iter()
            .map(|shape| match shape {
                Shape::Line { from, to, tone, width, dashed } => {
                    json!({"kind": "line", "from": point(*from), "to": point(*to), "tone": tone.name(),
                           "width": width * scale, "dashed": dashed})
                }
                Shape::Circle { centre, radius, fill, edge } => {
                    json!({"kind": "circle", "centre": point(*centre), "radius": radius * scale,
                           "fill": fill.name(), "edge": edge.map(Tone::name)})
                }
                Shape::Box { at, size, radius, fill, edge } => {
                    json!({"kind": "box", "at": point(*at), "size": point(*size), "radius": radius * scale,
                           "fill": fill.name(), "edge": edge.map(Tone::name)})
                }
                Shape::Label { at, anchor, size, bold, tone, words } => {
                    let anchor = match anchor {
                        Anchor::Start => "start",
                        Anchor::Middle => "middle",
                        Anchor::End => "end",
                    };
                    json!({"kind": "label", "at": point(*at), "anchor": anchor, "size": size * scale,
                           "bold": bold, "tone": tone.name(), "words": self.words(words, vec![words.text.clone()])})
                }
            })
            .collect();
        json!({"kind": "picture", "width": picture.width * scale, "height": picture.height * scale,
               "alt": picture.alt, "shapes": shapes})
    }

    fn inlines(&self, inlines: &[Inline], size: f32, room: f32) -> Result<Value, PdfError> {
        let badge = inlines.iter().any(|inline| matches!(inline, Inline::Badge { .. }));
        let room = if badge { room - BADGE * self.size } else { room };
        let mut line = Line { breaks: measure::breaks(&plain(inlines), size, room), at: 0 };
        self.pieces(inlines, &mut line)
    }

    fn pieces(&self, inlines: &[Inline], line: &mut Line) -> Result<Value, PdfError> {
        let pieces: Result<Vec<Value>, PdfError> =
            inlines.iter().map(|inline| self.piece(inline, line)).collect();
        Ok(Value::Array(pieces?))
    }

    fn piece(&self, inline: &Inline, line: &mut Line) -> Result<Value, PdfError> {
        Ok(match inline {
            Inline::Text(words) => {
                let parts = line.parts(&words.text);
                self.words(words, parts)
            }
            Inline::Strong(inner) => json!({"kind": "strong", "content": self.pieces(inner, line)?}),
            Inline::Link { href, content } => {
                let content = self.pieces(content, line)?;
                match href.strip_prefix('#') {
                    Some(id) if self.anchors.contains(id) => {
                        json!({"kind": "link", "inside": true, "to": id, "content": content})
                    }
                    None if ["https:", "http:", "mailto:", "tel:"].iter().any(|s| href.starts_with(s)) => {
                        json!({"kind": "link", "inside": false, "to": href, "content": content})
                    }
                    _ => return Err(PdfError::Link(href.clone())),
                }
            }
            Inline::Badge { kind, content } => {
                json!({"kind": "badge", "look": tint(*kind), "icon": kind.icon(),
                       "content": self.pieces(content, line)?})
            }
            Inline::Break => {
                line.at += 1;
                json!({"kind": "break"})
            }
        })
    }

    fn words(&self, words: &Words, parts: Vec<String>) -> Value {
        match &words.language {
            Some(other) if *other != self.document.language => {
                let (lang, region) = language(other);
                json!({"kind": "text", "parts": parts, "lang": lang, "region": region})
            }
            _ => json!({"kind": "text", "parts": parts}),
        }
    }

    /// About how high blocks are.
    fn height(&self, blocks: &[Block], room: f32) -> f32 {
        blocks.iter().map(|block| self.block_height(block, room) + self.size).sum()
    }

    fn block_height(&self, block: &Block, room: f32) -> f32 {
        let em = self.size;
        let text = |content: &[Inline], size: f32, room: f32| {
            let breaks = content.iter().filter(|i| matches!(i, Inline::Break)).count();
            let lines = measure::lines(&plain(content), size, room) + breaks as f32;
            lines * size * self.document.theme.spacing
        };
        match block {
            Block::Heading { level, content, .. } => {
                let size = em * HEADINGS[usize::from((*level).clamp(1, 6)) - 1];
                text(content, size, room) + size
            }
            Block::Paragraph(content) => text(content, em, room.min(LINE * em)),
            Block::List { items, .. } => items.iter().map(|i| self.height(i, room - INDENT * em)).sum(),
            Block::Table(table) => {
                let columns = self.columns(table, room);
                let rows = table.rows.iter().chain([&table.head]);
                let extra = if table.to_fill_in { 2.0 * em } else { 0.0 };
                rows.map(|row| self.row(row, &columns) + extra).sum()
            }
            Block::Facts(facts) => facts
                .iter()
                .map(|f| self.height(&f.value, room * 0.55).max(text(&f.label, em, room * 0.3)))
                .sum(),
            Block::Group { kind, blocks } => self.height(blocks, room - self.taken(*kind)) + 3.0 * CARD,
            Block::Picture(picture) => picture.height,
            // Both end or fill a page: never kept together with others.
            Block::Contents | Block::PageBreak => PAGE_HEIGHT,
        }
    }

    fn row(&self, row: &[Vec<Inline>], columns: &[f32]) -> f32 {
        let line = self.size * self.document.theme.spacing;
        let height = |(cell, width): (&Vec<Inline>, &f32)| {
            let breaks = cell.iter().filter(|i| matches!(i, Inline::Break | Inline::Badge { .. })).count();
            (measure::lines(&plain(cell), self.size, width - 2.0 * CELL) + breaks as f32) * line
        };
        row.iter().zip(columns).map(height).fold(0.0, f32::max) + 2.0 * CELL
    }
}

impl Line {
    /// The text in parts, between which a line may end.
    fn parts(&mut self, text: &str) -> Vec<String> {
        if self.breaks.is_empty() {
            return vec![text.to_owned()];
        }
        let mut parts = vec![String::new()];
        for c in text.chars() {
            let may_break = self.breaks.get(self.at).copied().unwrap_or(false);
            self.at += 1;
            match parts.last_mut() {
                Some(part) if !may_break => part.push(c),
                _ => parts.push(c.to_string()),
            }
        }
        parts
    }
}

/// Whether a block says nothing: its frame alone would puzzle a reader, and fail the standard.
fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(content) => plain(content).trim().is_empty(),
        Block::List { items, .. } => items.iter().flatten().all(is_empty),
        Block::Facts(facts) => facts.is_empty(),
        Block::Group { blocks, .. } => blocks.iter().all(is_empty),
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
        GroupKind::Signatures => "signatures",
    }
}

fn tint(kind: BadgeKind) -> &'static str {
    match kind {
        BadgeKind::Abuse => "abuse",
        BadgeKind::Done | BadgeKind::Better => "good",
        BadgeKind::Late => "late",
        BadgeKind::Same | BadgeKind::Plain => "plain",
    }
}
