//! Pictures drawn by the program: shapes and words, the same for HTML and PDF.

pub mod art;
pub mod bars;
pub mod coming;
mod drawing;
pub mod faces;
pub mod measure;
mod mirror;
pub mod people;
pub mod progress;
pub mod timeline;

/// A picture: shapes on a ground of a given size, in points, with a text that carries the same facts.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Width in points. The text block of an A4 page is 481 points wide.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The text alternative, in the language of the document.
    pub alt: String,
    /// The shapes, the lowest first.
    pub shapes: Vec<Shape>,
    /// The heights at which a page may end; no shape reaches over one.
    pub breaks: Vec<f32>,
    /// The same picture drawn for a narrow screen, where this one would be too small to read.
    pub narrow: Option<Box<Picture>>,
}

/// A colour by its meaning; the theme says what it looks like, on paper and in the dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The ground.
    Paper,
    /// Text.
    Ink,
    /// Quieter text.
    Muted,
    /// Thin lines.
    Line,
    /// The main colour.
    Accent,
    /// A pale ground of the main colour.
    AccentSoft,
    /// The colour that marks sexual abuse actions and persons of concern.
    Abuse,
    /// A pale ground of it.
    AbuseSoft,
    /// Done, safe.
    Good,
    /// A pale ground of it.
    GoodSoft,
    /// A warm colour, for the papers of children.
    Sun,
    /// A pale ground of it.
    SunSoft,
    /// A calm colour, for the papers of children.
    Berry,
    /// A pale ground of it.
    BerrySoft,
    /// The second tone of pictograms.
    Pictogram,
}

impl Tone {
    /// The name of the colour in the theme.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Paper => "paper",
            Tone::Ink => "ink",
            Tone::Muted => "muted",
            Tone::Line => "line",
            Tone::Accent => "accent",
            Tone::AccentSoft => "accent-soft",
            Tone::Abuse => "abuse",
            Tone::AbuseSoft => "abuse-soft",
            Tone::Good => "good",
            Tone::GoodSoft => "good-soft",
            Tone::Sun => "sun",
            Tone::SunSoft => "sun-soft",
            Tone::Berry => "berry",
            Tone::BerrySoft => "berry-soft",
            Tone::Pictogram => "pictogram",
        }
    }
}

/// Which end of a line of words stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The words begin there.
    Start,
    /// The words are centred there.
    Middle,
    /// The words end there.
    End,
}

/// A shape; lengths in points, y downwards.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A line.
    Line {
        /// From.
        from: (f32, f32),
        /// To.
        to: (f32, f32),
        /// Its colour.
        tone: Tone,
        /// Its width.
        width: f32,
        /// Whether it is dashed.
        dashed: bool,
    },
    /// A circle.
    Circle {
        /// The middle.
        centre: (f32, f32),
        /// The radius.
        radius: f32,
        /// The fill.
        fill: Tone,
        /// The edge, if it has one.
        edge: Option<Tone>,
    },
    /// A box with round corners.
    Box {
        /// The upper left corner.
        at: (f32, f32),
        /// Width and height.
        size: (f32, f32),
        /// The radius of the corners.
        radius: f32,
        /// The fill.
        fill: Tone,
        /// The edge, if it has one.
        edge: Option<Tone>,
    },
    /// A drawing with colours of its own, on a square.
    Art {
        /// The drawing.
        art: art::Art,
        /// The upper left corner.
        at: (f32, f32),
        /// The side of the square.
        size: f32,
    },
    /// A line of words; the point is on the base line.
    Label {
        /// The point.
        at: (f32, f32),
        /// Which end of the words stands there.
        anchor: Anchor,
        /// The size of the letters.
        size: f32,
        /// Whether they are bold.
        bold: bool,
        /// Their colour.
        tone: Tone,
        /// The words.
        words: super::tree::Words,
    },
}
