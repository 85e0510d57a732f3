//! From Markdown with marks to the document tree.
//!
//! What Markdown would let vanish or pass on raw is an error here: raw HTML, code blocks, pictures,
//! table rows of the wrong width, headings that skip a level.

mod groups;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::faults::{FaultKind, HEADING, STRUCTURE, TABLE};
use super::hard_words::HardWords;
use super::inline::{InlineBuilder, Piece, paragraphs, squeeze};
use super::marks;
use super::picture::Picture;
use super::slips::{WRONG_LINK, cells_in, is_allowed, slip_of, wrong_row};
use super::tree::{Block, GroupKind, Inline, Table, plain};
use crate::reader::ShownText;

/// A fault in the Markdown that a template made.
#[derive(Debug)]
pub(super) struct MarkdownFault {
    /// What kind.
    pub kind: &'static FaultKind,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// Where in the Markdown, in bytes.
    pub bytes: Range<usize>,
    /// The line, marks left out.
    pub excerpt: String,
}

/// Turns Markdown into blocks, putting in texts and pictures where their marks stand.
///
/// # Errors
/// All faults of the text, not the first only.
pub(super) fn blocks(
    markdown: &str,
    texts: &[ShownText],
    pictures: &[Picture],
    language: &crate::case::values::Language,
) -> Result<Vec<Block>, Vec<MarkdownFault>> {
    let mut builder = Builder {
        source: markdown,
        pictures,
        inline: InlineBuilder::new(texts, language),
        frames: vec![Frame::root()],
        table: None,
        next_widths: None,
        last_level: 0,
        hard_words: HardWords::default(),
        ids: Vec::new(),
        faults: Vec::new(),
        at: 0..0,
    };
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        builder.at = range.clone();
        builder.take(event, range);
    }
    builder.finish()
}

/// A container that is open.
struct Frame {
    kind: FrameKind,
    blocks: Vec<Block>,
    /// Items of a list that are finished.
    items: Vec<Vec<Block>>,
}

enum FrameKind {
    Root,
    Group(String),
    Quote,
    List { ordered: bool },
    Item,
}

impl Frame {
    fn new(kind: FrameKind) -> Frame {
        Frame { kind, blocks: Vec::new(), items: Vec::new() }
    }

    fn root() -> Frame {
        Frame::new(FrameKind::Root)
    }
}

struct OpenTable {
    columns: usize,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    row: Vec<Vec<Inline>>,
    widths: Option<Vec<f32>>,
}

struct Builder<'a> {
    source: &'a str,
    pictures: &'a [Picture],
    inline: InlineBuilder<'a>,
    frames: Vec<Frame>,
    table: Option<OpenTable>,
    next_widths: Option<Vec<f32>>,
    last_level: u8,
    hard_words: HardWords,
    ids: Vec<String>,
    faults: Vec<MarkdownFault>,
    /// What is being read, in bytes of the source.
    at: Range<usize>,
}

impl Builder<'_> {
    fn fault(&mut self, kind: &'static FaultKind, message: impl Into<String>, help: impl Into<String>) {
        let start = self.source[..self.at.start].rfind('\n').map_or(0, |i| i + 1);
        let line = self.source[start..].lines().next().unwrap_or_default();
        let excerpt: String = line.chars().filter(|c| !marks::is_mark(*c)).take(80).collect();
        let end = self.at.end.min(start + line.len()).max(self.at.start);
        let bytes = self.at.start..end;
        self.faults.push(MarkdownFault { kind, message: message.into(), help: help.into(), bytes, excerpt });
    }

    fn structure(&mut self, message: impl Into<String>, help: &str) {
        self.fault(&STRUCTURE, message, help);
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        if let Some(slip) = slip_of(&event) {
            self.fault(slip.kind, slip.message, slip.help);
        }
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => {
                if let Err(message) = self.inline.text(&text) {
                    self.structure(
                        message,
                        "print the value as it is, on a line of its own if it is a group or picture",
                    );
                }
            }
            Event::SoftBreak => self.inline.space(),
            Event::HardBreak => self.inline.line_break(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => self.flush(),
            Tag::List(first) => {
                self.flush();
                self.frames.push(Frame::new(FrameKind::List { ordered: first.is_some() }));
            }
            Tag::Item => self.frames.push(Frame::new(FrameKind::Item)),
            Tag::BlockQuote(_) => {
                self.flush();
                self.frames.push(Frame::new(FrameKind::Quote));
            }
            Tag::Strong | Tag::Emphasis => self.inline.open_strong(),
            Tag::Link { dest_url, .. } => {
                if !is_allowed(&dest_url) || dest_url.contains(marks::is_mark) {
                    self.fault(WRONG_LINK.kind, WRONG_LINK.message, WRONG_LINK.help);
                }
                self.inline.open_link(&dest_url);
            }
            Tag::Table(alignment) => {
                self.flush();
                let widths = self.next_widths.take();
                let columns = alignment.len();
                self.table =
                    Some(OpenTable { columns, head: Vec::new(), rows: Vec::new(), row: Vec::new(), widths });
            }
            Tag::TableHead | Tag::TableRow => {
                let columns = self.table.as_ref().map_or(0, |t| t.columns);
                let found = cells_in(&self.source[range.clone()]);
                if found != columns {
                    let (message, help) = wrong_row(found, columns);
                    self.fault(&TABLE, message, help);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.at = range.clone();
        match tag {
            TagEnd::Paragraph => self.paragraph(),
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::List(_) => {
                if let Some(Frame { kind: FrameKind::List { ordered }, items, .. }) = self.frames.pop() {
                    self.push(Block::List { ordered, items });
                }
            }
            TagEnd::Item => {
                self.flush();
                if let Some(item) = self.frames.pop()
                    && let Some(list) = self.frames.last_mut()
                {
                    list.items.push(item.blocks);
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                if let Some(frame) = self.frames.pop() {
                    self.push(Block::Group { kind: GroupKind::Quote, blocks: frame.blocks });
                }
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => self.inline.close(),
            TagEnd::TableCell => {
                let cell = squeeze(self.inline.finish());
                if let Some(table) = &mut self.table {
                    table.row.push(cell);
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.head = std::mem::take(&mut table.row);
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    let row = std::mem::take(&mut table.row);
                    table.rows.push(row);
                }
            }
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    /// Text of a tight list item stands in no paragraph.
    fn flush(&mut self) {
        if !self.inline.is_empty() {
            self.paragraph();
        }
    }

    fn paragraph(&mut self) {
        let pieces = self.inline.finish();
        if let [Piece::Inline(Inline::Text(words))] = pieces.as_slice()
            && words.source.is_none()
            && words.text.starts_with([marks::GROUP_OPEN, marks::GROUP_END, marks::BLOCK_OPEN])
        {
            let mark = words.text.clone();
            self.mark(&mark);
            return;
        }
        if let Some(Piece::Inline(Inline::Text(words))) = pieces.first()
            && words.source.is_none()
            && words.text.starts_with('|')
        {
            self.fault(
                &TABLE,
                "this is written like a row of a table, and stands in none",
                "no empty line may part it from the rows before it",
            );
        }
        for paragraph in paragraphs(pieces) {
            self.push(Block::Paragraph(paragraph));
        }
    }

    fn mark(&mut self, mark: &str) {
        let name: String = mark.chars().filter(|c| !marks::is_mark(*c)).collect();
        if mark.starts_with(marks::GROUP_OPEN) {
            self.frames.push(Frame::new(FrameKind::Group(name)));
        } else if mark.starts_with(marks::GROUP_END) {
            self.end_group();
        } else if let Some(widths) = name.strip_prefix("widths:") {
            self.next_widths = Some(widths.split(',').filter_map(|w| w.parse().ok()).collect());
        } else if let Some(words) = name.strip_prefix("hard-words:") {
            self.hard_words = HardWords::new(words.split('|'));
        } else {
            match name.as_str() {
                "contents" => self.push(Block::Contents),
                "page" => self.push(Block::PageBreak),
                number => match number.parse::<usize>().ok().and_then(|n| self.pictures.get(n)) {
                    Some(picture) => {
                        let picture = picture.clone();
                        self.push(Block::Picture(picture));
                    }
                    None => self
                        .structure("a picture was made and not kept", "print the picture where it is made"),
                },
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let level = level as u8;
        if level > self.last_level + 1 {
            let last = self.last_level;
            let help = format!("write {} here, or put a heading between", "#".repeat(usize::from(last) + 1));
            self.fault(
                &HEADING,
                format!("a heading of level {level} follows one of level {last}; no level may be skipped"),
                help,
            );
        }
        self.last_level = level;
        let content = squeeze(self.inline.finish());
        if plain(&content).trim().is_empty() {
            self.fault(&HEADING, "this heading is empty", "ask with `if` whether its words are there");
            return;
        }
        let id = self.id_for(&content);
        self.push(Block::Heading { level, id, content });
    }

    /// An anchor from the fixed words of a heading: the text of a case does not belong in addresses.
    fn id_for(&mut self, content: &[Inline]) -> String {
        let fixed: String = content
            .iter()
            .filter_map(|i| match i {
                Inline::Text(words) if words.source.is_none() => Some(words.text.as_str()),
                _ => None,
            })
            .collect();
        let slug: String =
            fixed.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let base = slug.split('-').filter(|s| !s.is_empty()).take(6).collect::<Vec<_>>().join("-");
        let base = if base.is_empty() || base.starts_with(|c: char| c.is_ascii_digit()) {
            format!("part-{base}")
        } else {
            base
        };
        let base = base.trim_end_matches('-').to_owned();
        let mut id = base.clone();
        let mut number = 2;
        while self.ids.contains(&id) {
            id = format!("{base}-{number}");
            number += 1;
        }
        self.ids.push(id.clone());
        id
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        if table.rows.is_empty() {
            self.fault(&TABLE, "this table has no rows", "ask with `if` whether there are any");
        }
        let widths = match table.widths {
            Some(widths) if widths.len() == table.columns => {
                let sum: f32 = widths.iter().sum();
                widths.iter().map(|w| w / sum).collect()
            }
            Some(_) => {
                self.fault(
                    &TABLE,
                    "there are not as many widths as columns",
                    "give `widths` a number for each column",
                );
                super::inline::widths(&table.head, &table.rows)
            }
            None => super::inline::widths(&table.head, &table.rows),
        };
        // Where headers would be as many as cells, they tell a screen reader nothing but noise.
        let (rows, columns) = (table.rows.len(), table.columns);
        let named = table.rows.iter().all(|r| r.first().is_some_and(|c| !plain(c).trim().is_empty()));
        let row_headers = named && rows * columns.saturating_sub(1) > rows + columns;
        self.push(Block::Table(Table {
            row_headers,
            widths,
            head: table.head,
            rows: table.rows,
            to_fill_in: false,
        }));
    }

    fn push(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
    }

    fn finish(mut self) -> Result<Vec<Block>, Vec<MarkdownFault>> {
        self.at = self.source.len()..self.source.len();
        if self.frames.len() > 1 {
            self.structure("a group is begun and not ended", "end it with `{% endcall %}` at the margin");
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        Ok(self.frames.into_iter().next().map(|f| f.blocks).unwrap_or_default())
    }
}
