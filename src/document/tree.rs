//! The document tree: what a document says, before any format.
//!
//! HTML and PDF are both made from this tree and from nothing else, so they cannot drift apart.

use std::sync::Arc;

use super::pictogram::Pictogram;
use super::picture::Picture;
use super::picture::art::Art;
use super::theme::{HouseStyle, Letterhead, Style, Theme};
use crate::case::values::Language;

/// A finished document.
#[derive(Debug, Clone)]
pub struct Document {
    /// The kind, such as `plan`.
    pub kind: &'static str,
    /// The title for metadata and the window: it names the kind of document and the case reference,
    /// never the child.
    pub title: String,
    /// The main language.
    pub language: Language,
    /// The line at the foot of each page, without the page number: kind, reference, version.
    pub footer: String,
    /// The day of the document (`--today`), for the metadata: year, month, day.
    pub date: crate::case::values::Date,
    /// Whether its first sight, and what a machine reads of it, say nothing of what it is about.
    pub discreet: bool,
    /// The word to print on every page of a draft, such as "DRAFT".
    pub draft: Option<String>,
    /// Fixed words that the formats need.
    pub labels: Labels,
    /// Colours and sizes.
    pub theme: Arc<Theme>,
    /// The form that they are of.
    pub style: Style,
    /// What stands on it of the authority; nothing on a discreet one, or one that hangs where strangers see it.
    pub letterhead: Letterhead,
    /// The authority's own rules for how documents look.
    pub house: Arc<HouseStyle>,
    /// All forms, between which a reader can choose on a screen.
    pub looks: Vec<Look>,
    /// Whether it is meant to be one sheet: print then takes the largest letters with which it is.
    pub one_page: bool,
    /// The content.
    pub blocks: Vec<Block>,
}

/// Fixed words that a format needs around the content, in the language of the document.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// "Contents".
    pub contents: String,
    /// "Skip to the content".
    pub skip: String,
    /// "Page", as in "Page 2 of 9".
    pub page: String,
    /// "of", as in "Page 2 of 9".
    pub of: String,
    /// "Back to the top".
    pub top: String,
    /// What the reading tools of a page are called.
    pub reading: ReadingLabels,
}

/// What the reading tools of a page are called.
#[derive(Debug, Clone, Default)]
pub struct ReadingLabels {
    /// "Reading tools".
    pub tools: String,
    /// "Read aloud".
    pub aloud: String,
    /// "Stop reading".
    pub stop: String,
    /// "Smaller text".
    pub smaller: String,
    /// "Larger text".
    pub larger: String,
    /// "Look", before the choice of forms.
    pub look: String,
}

/// A form that a reader can choose on a screen.
#[derive(Debug, Clone)]
pub struct Look {
    /// The form.
    pub style: Style,
    /// What it is called.
    pub label: String,
    /// Its colours and sizes.
    pub theme: Arc<Theme>,
}

/// A block.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading; the document's title is the one of level 1.
    Heading {
        /// 1 to 6, never skipping one on the way down.
        level: u8,
        /// Unique in the document; the anchor of links.
        id: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Numbered, or with bullets.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table with a row of headers.
    Table(Table),
    /// Labels with what belongs to them ("Responsible: Nia Roberts").
    Facts(Vec<Fact>),
    /// Blocks that belong together and are shown as one piece.
    Group {
        /// How it is shown.
        kind: GroupKind,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// Blocks with a drawing on their left that says the same without words.
    Beside {
        /// The drawing.
        art: Art,
        /// The ground on which they stand.
        look: PanelLook,
        /// The side of the drawing, as a multiple of the size of the text.
        size: u8,
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// A picture.
    Picture(Picture),
    /// A pictogram on the left, what it stands for on the right.
    PictureRow {
        /// The pictogram; it says nothing that the words do not say.
        pictogram: &'static Pictogram,
        /// Whether it is as small as a heading.
        small: bool,
        /// The words.
        blocks: Vec<Block>,
    },
    /// The list of contents: links to all headings of levels 2 and 3 that follow it.
    Contents,
    /// A new page, in print.
    PageBreak,
}

/// The ground of blocks with a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelLook {
    /// None: they stand on the page.
    Plain,
    /// The pale ground of the main colour.
    Accent,
    /// Green.
    Good,
    /// Yellow.
    Sun,
    /// Violet.
    Berry,
}

impl PanelLook {
    /// All of them.
    pub const ALL: [PanelLook; 5] =
        [PanelLook::Plain, PanelLook::Accent, PanelLook::Good, PanelLook::Sun, PanelLook::Berry];

    /// The word for it, in templates and style sheets.
    pub fn word(self) -> &'static str {
        match self {
            PanelLook::Plain => "plain",
            PanelLook::Accent => "accent",
            PanelLook::Good => "good",
            PanelLook::Sun => "sun",
            PanelLook::Berry => "berry",
        }
    }
}

/// How a group is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// The head of the document: title, who, when, which version.
    Cover,
    /// A card: an outcome, a contingency, a meeting.
    Card,
    /// A card for an outcome or action that addresses the sexual abuse by name; it is marked by an edge and a
    /// badge, not by colour alone.
    Abuse,
    /// Something to notice.
    Notice,
    /// Something that must not be overlooked.
    Warning,
    /// Somebody's own words.
    Quote,
    /// The place for signatures.
    Signatures,
    /// Blocks in two columns where there is room, each of them whole.
    Columns,
}

/// One label with what belongs to it.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The label.
    pub label: Vec<Inline>,
    /// What belongs to it.
    pub value: Vec<Block>,
}

/// A table. Every row has as many cells as the head.
#[derive(Debug, Clone)]
pub struct Table {
    /// Whether the first cell of each row is its header.
    pub row_headers: bool,
    /// The relative width of each column; they add up to about 1.
    pub widths: Vec<f32>,
    /// The header row.
    pub head: Vec<Vec<Inline>>,
    /// The rows: cells of paragraphs.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Whether the rows are to be written in by hand (a signature sheet): tall cells.
    pub to_fill_in: bool,
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub enum Inline {
    /// Words.
    Text(Words),
    /// Strong words.
    Strong(Vec<Inline>),
    /// A link: `https:`, `mailto:`, `tel:` or `#id`.
    Link {
        /// Where to.
        href: String,
        /// The words.
        content: Vec<Inline>,
    },
    /// A small mark with an icon and words, such as "Sexual abuse".
    Badge {
        /// How it is shown.
        kind: BadgeKind,
        /// The words.
        content: Vec<Inline>,
    },
    /// A new line.
    Break,
    /// A new line after a small space, between the parts of a cell.
    Part,
}

/// How a badge is shown; each has an icon (`templates/icons/NAME.svg`) beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeKind {
    /// An action that addresses the sexual abuse by name: icon `shield`.
    Abuse,
    /// Met, done: icon `check`.
    Done,
    /// Going well: icon `trending-up`.
    Better,
    /// No change, not started: icon `minus`.
    Same,
    /// Worse, delayed, late: icon `alert`.
    Late,
    /// Any other word: no icon.
    Plain,
}

impl BadgeKind {
    /// The name of the icon's file, if it has one.
    pub fn icon(self) -> Option<&'static str> {
        match self {
            BadgeKind::Abuse => Some("shield"),
            BadgeKind::Done => Some("check"),
            BadgeKind::Better => Some("trending-up"),
            BadgeKind::Same => Some("minus"),
            BadgeKind::Late => Some("alert"),
            BadgeKind::Plain => None,
        }
    }
}

/// Words with where they come from.
#[derive(Debug, Clone)]
pub struct Words {
    /// The words, without line breaks.
    pub text: String,
    /// The path in the case that they come from; `None` for fixed words.
    pub source: Option<Arc<str>>,
    /// Their language, where it is not that of the document.
    pub language: Option<Language>,
    /// Whether somebody said it so: never counted and never corrected.
    pub own_words: bool,
}

impl Words {
    /// Fixed words in the language of the document.
    pub fn fixed(text: impl Into<String>) -> Words {
        Words { text: text.into(), source: None, language: None, own_words: false }
    }
}

/// The plain text of a line, for anchors, contents and metadata.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) => out.push_str(&words.text),
            Inline::Strong(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Badge { content: inner, .. } => {
                out.push_str(&plain(inner));
            }
            Inline::Break | Inline::Part => out.push(' '),
        }
    }
    out
}
