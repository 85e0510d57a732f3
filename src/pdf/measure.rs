//! How wide words are, before Typst lays them out.
//!
//! Two things need it: the longest word of a column, so that the column is not narrower, and the
//! height of a block, so that one that is short is not split over two pages.

use std::sync::LazyLock;

use ttf_parser::Face;

use super::fonts::BOLD;
use super::letters::can_begin_line;

/// Letters up to here have their real widths; others count as a full square.
const KNOWN: usize = 0x250;

/// The widths of bold letters, as parts of the size. Bold is a little wider than regular: what
/// fits in bold, fits.
static WIDTHS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let Ok(face) = Face::parse(BOLD, 0) else { return vec![1.0; KNOWN] };
    let em = f32::from(face.units_per_em());
    let width = |c: char| face.glyph_index(c).and_then(|g| face.glyph_hor_advance(g));
    ('\0'..).take(KNOWN).map(|c| width(c).map_or(1.0, |w| f32::from(w) / em)).collect()
});

fn letter(c: char) -> f32 {
    let known = usize::try_from(u32::from(c)).ok().and_then(|i| WIDTHS.get(i).copied());
    known.unwrap_or_else(|| if can_begin_line(c) { 1.0 } else { 0.0 })
}

/// The width of a text on one line.
pub fn width(text: &str, size: f32) -> f32 {
    text.chars().map(letter).sum::<f32>() * size
}

/// The width of the widest word of a text.
pub fn widest_word(text: &str, size: f32) -> f32 {
    text.split_whitespace().map(|word| width(word, size)).fold(0.0, f32::max)
}

/// For each character of a text, whether it may begin a line although it is inside a word: so are
/// all letters of words that are wider than the room.
pub fn breaks(text: &str, size: f32, room: f32) -> Vec<bool> {
    if widest_word(text, size) <= room {
        return Vec::new();
    }
    let mut all = Vec::with_capacity(text.len());
    for part in text.split_inclusive(char::is_whitespace) {
        let wide = width(part.trim_end(), size) > room;
        all.extend(part.chars().enumerate().map(|(i, c)| wide && i > 0 && can_begin_line(c)));
    }
    all
}

/// About how many lines a text takes.
pub fn lines(text: &str, size: f32, room: f32) -> f32 {
    // Lines end at words, so a part of each stays empty.
    (width(text, size) / (room * 0.9)).ceil().max(1.0)
}
