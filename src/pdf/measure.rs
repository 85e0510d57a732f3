//! How wide words are, before Typst lays them out.
//!
//! Two things need it: the longest word of a column, so that the column is not narrower, and the
//! height of a block, so that one that is short is not split over two pages.

use std::sync::LazyLock;

use ttf_parser::Face;

use super::fonts::{BOLD, REGULAR};
use super::letters::can_begin_line;

/// Letters up to here have their real widths; others count as a full square.
const KNOWN: usize = 0x250;

/// The widths of letters, as parts of the size.
static BOLD_WIDTHS: LazyLock<Vec<f32>> = LazyLock::new(|| widths(BOLD));
static REGULAR_WIDTHS: LazyLock<Vec<f32>> = LazyLock::new(|| widths(REGULAR));

fn widths(font: &[u8]) -> Vec<f32> {
    let Ok(face) = Face::parse(font, 0) else { return vec![1.0; KNOWN] };
    let em = f32::from(face.units_per_em());
    let width = |c: char| face.glyph_index(c).and_then(|g| face.glyph_hor_advance(g));
    ('\0'..).take(KNOWN).map(|c| width(c).map_or(1.0, |w| f32::from(w) / em)).collect()
}

fn letter(c: char, bold: bool) -> f32 {
    let widths = if bold { &*BOLD_WIDTHS } else { &*REGULAR_WIDTHS };
    let known = usize::try_from(u32::from(c)).ok().and_then(|i| widths.get(i).copied());
    known.unwrap_or_else(|| if can_begin_line(c) { 1.0 } else { 0.0 })
}

/// The width of a text on one line. Bold is a little wider than regular: what fits in bold, fits.
pub fn width(text: &str, size: f32) -> f32 {
    text.chars().map(|c| letter(c, true)).sum::<f32>() * size
}

/// The width of the widest word of a text.
pub fn widest_word(text: &str, size: f32) -> f32 {
    text.split_whitespace().map(|word| width(word, size)).fold(0.0, f32::max)
}

/// For each character of a text, whether it may begin a line although it is inside a word. An address
/// may end a line after its `@`, and if need be after its dots; all other words that are wider than the room, and
/// what is left of such an address, may end one at any letter.
pub fn breaks(text: &str, size: f32, room: f32) -> Vec<bool> {
    if widest_word(text, size) <= room {
        return Vec::new();
    }
    let mut all = Vec::with_capacity(text.len());
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let blanks = part.chars().count() - word.chars().count();
        if width(word, size) <= room {
            all.extend(word.chars().map(|_| false));
        } else {
            for (index, piece) in pieces_of_address(word, size, room).into_iter().enumerate() {
                let wide = width(piece, size) > room;
                let letters = piece.chars().enumerate();
                all.extend(
                    letters.map(|(i, c)| (i == 0 && index > 0) || (wide && i > 0 && can_begin_line(c))),
                );
            }
        }
        all.extend(std::iter::repeat_n(false, blanks));
    }
    all
}

/// The pieces of an address of the web or of email, as large as the room allows; any other word is one
/// piece. They end with a mark, since no line may begin with one.
fn pieces_of_address(word: &str, size: f32, room: f32) -> Vec<&str> {
    if !word.contains(['@', '.', '/']) {
        return vec![word];
    }
    let fits = |piece: &&str| width(piece, size) <= room;
    let parts = word.split_inclusive('@');
    parts
        .flat_map(|part| match Some(part).filter(fits) {
            Some(whole) => vec![whole],
            None => part.split_inclusive(['.', '-', '/']).collect(),
        })
        .collect()
}

/// How many lines some words take, the bold ones marked.
pub fn lines<'t>(runs: impl IntoIterator<Item = (&'t str, bool)>, size: f32, room: f32) -> f32 {
    let room = room.max(size);
    let (mut lines, mut line, mut word) = (1.0_f32, 0.0_f32, 0.0_f32);
    let mut end_word = |word: &mut f32| {
        let wide = std::mem::take(word);
        let blank = if line > 0.0 { letter(' ', false) * size } else { 0.0 };
        if line + blank + wide <= room {
            line += blank + wide;
            return lines;
        }
        lines += if line > 0.0 { 1.0 } else { 0.0 } + (wide / room).floor();
        line = wide % room;
        lines
    };
    for (text, bold) in runs {
        for c in text.chars() {
            if c.is_whitespace() {
                if word > 0.0 {
                    end_word(&mut word);
                }
            } else {
                word += letter(c, bold) * size;
            }
        }
    }
    end_word(&mut word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, room: f32) -> Vec<String> {
        let breaks = breaks(text, 12.0, room);
        let mut parts = vec![String::new()];
        for (index, c) in text.chars().enumerate() {
            if breaks.get(index).copied().unwrap_or(false) {
                parts.push(String::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push(c);
            }
        }
        parts
    }

    #[test]
    fn an_address_parts_after_its_at_and_its_dots() {
        assert_eq!(
            broken("to priya.nair@harbeck.example.org now", 90.0),
            ["to priya.nair@", "harbeck.", "example.", "org now"]
        );
        assert_eq!(broken("short a.b@c.org", 120.0), ["short a.b@c.org"]);
    }

    #[test]
    fn lines_are_counted_by_whole_words() {
        let words = "one two three four";
        let room = width("one two", 12.0);
        assert_eq!(lines([(words, true)], 12.0, room), 3.0);
        assert_eq!(lines([("", false)], 12.0, room), 1.0);
        let title = "Child protection plan";
        assert_eq!(lines([(title, true)], 22.8, width(title, 22.8) * 1.01), 1.0);
        assert_eq!(lines([(title, true)], 22.8, width(title, 22.8) * 0.95), 2.0);
    }
}
