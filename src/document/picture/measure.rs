//! The width of words in the font of the documents, and words broken into lines of a given width.

use std::sync::LazyLock;

use ttf_parser::Face;

static REGULAR: LazyLock<Option<Face<'static>>> = LazyLock::new(|| {
    Face::parse(include_bytes!("../../../templates/fonts/AtkinsonHyperlegibleNext_400Regular.ttf"), 0).ok()
});
static BOLD: LazyLock<Option<Face<'static>>> = LazyLock::new(|| {
    Face::parse(include_bytes!("../../../templates/fonts/AtkinsonHyperlegibleNext_700Bold.ttf"), 0).ok()
});

/// A letter that the font lacks is drawn with another font; nearly all letters fit into one em.
const WIDTH_OF_UNKNOWN: f32 = 1.0;

/// Room for kerning and for another font, should the reader's machine replace ours.
const RESERVE: f32 = 1.03;

/// The width of a line of words, in the unit of `size`. A little more than it needs, never less.
pub fn width(words: &str, size: f32, bold: bool) -> f32 {
    let face = if bold { &*BOLD } else { &*REGULAR };
    let ems: f32 = words.chars().map(|c| face.as_ref().map_or(WIDTH_OF_UNKNOWN, |f| advance(f, c))).sum();
    ems * size * RESERVE
}

fn advance(face: &Face<'_>, letter: char) -> f32 {
    face.glyph_index(letter)
        .and_then(|glyph| face.glyph_hor_advance(glyph))
        .map_or(WIDTH_OF_UNKNOWN, |units| f32::from(units) / f32::from(face.units_per_em()))
}

/// Words broken into lines no wider than `limit`: between words or after a hyphen, and inside a word only where
/// the word alone is wider. Every letter stays; white space at the breaks goes. No words make no line.
pub fn lines(words: &str, size: f32, bold: bool, limit: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for (piece, starts_word) in pieces(words) {
        let space = if starts_word && !line.is_empty() { " " } else { "" };
        let joined = format!("{line}{space}{piece}");
        if width(&joined, size, bold) <= limit {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in piece.chars() {
            line.push(letter);
            if width(&line, size, bold) > limit && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The width of the widest piece that `lines` would rather not break.
pub fn widest_piece(words: &str, size: f32, bold: bool) -> f32 {
    pieces(words).map(|(piece, _)| width(piece, size, bold)).fold(0.0, f32::max)
}

/// The pieces between which a line may end, and whether a new word starts with each.
fn pieces(words: &str) -> impl Iterator<Item = (&str, bool)> {
    words
        .split_whitespace()
        .flat_map(|word| word.split_inclusive('-').enumerate().map(|(index, piece)| (piece, index == 0)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{lines, width};

    #[test]
    fn the_font_has_the_letters_of_welsh() {
        for letter in "ŵŷâêîôûŴŶ".chars() {
            assert!(width(&letter.to_string(), 1.0, false) < 0.95, "{letter} is not in the font");
        }
    }

    #[test]
    fn bold_words_are_wider() {
        assert!(width("Core group meeting", 12.0, true) > width("Core group meeting", 12.0, false));
    }

    #[test]
    fn words_are_broken_between_words_where_they_can_be() {
        let limit = width("Core group", 12.0, false);
        assert_eq!(lines("Core group meeting", 12.0, false, limit), ["Core group", "meeting"]);
        let limit = width("Williams-", 12.0, false);
        assert_eq!(lines("Williams-Jones", 12.0, false, limit), ["Williams-", "Jones"]);
        assert_eq!(lines("  ", 12.0, false, limit), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_line_is_too_wide(words in "[a-zA-ZŵŷWMil -]{0,200}", limit in 20.0f32..300.0) {
            let broken = lines(&words, 12.0, false, limit);
            let letters = |s: &str| s.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&broken.concat()), letters(&words));
            for line in &broken {
                prop_assert!(width(line, 12.0, false) <= limit);
            }
        }
    }
}
