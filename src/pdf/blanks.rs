//! Fonts without kerning between a letter and a blank.
//!
//! A line may end at each blank. Where a blank is kerned, Typst has to shape the whole line anew to know how wide it
//! would be if it ended there, for each word of it: a sixth of all layout. It moves words by a hundredth of their size,
//! and browsers do not do it either.

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, Tag};

/// The kind of a lookup for pairs whose tables stand in it, and not elsewhere.
const PAIRS: usize = 2;

/// The bytes of a font in which blanks are not kerned; all of the font, if its tables are of another kind.
pub fn unkerned(font: &[u8]) -> Vec<u8> {
    let mut bytes = font.to_vec();
    for (from, length) in kerned(font).unwrap_or_default() {
        if let Some(values) = bytes.get_mut(from..from + length) {
            values.fill(0);
        }
    }
    bytes
}

/// Where the values of pairs with a blank stand in a font: from which byte on, and how many.
fn kerned(font: &[u8]) -> Option<Vec<(usize, usize)>> {
    let face = Face::parse(font, 0).ok()?;
    let blank = face.glyph_index(' ')?;
    let is_positions = |record: &ttf_parser::TableRecord| record.tag == Tag::from_bytes(b"GPOS");
    let table = face.raw_face().table_records.into_iter().find(is_positions)?.offset as usize;
    let number = |at: usize| Some(usize::from(u16::from_be_bytes(font.get(at..at + 2)?.try_into().ok()?)));
    let all = table + number(table + 8)?;
    let mut found = Vec::new();
    for (index, lookup) in face.tables().gpos?.lookups.into_iter().enumerate() {
        let start = all + number(all + 2 + 2 * index)?;
        if number(start)? != PAIRS {
            continue;
        }
        for part in 0..lookup.subtables.len() {
            // Only classes of letters know blanks in our fonts.
            let Some(PositioningSubtable::Pair(PairAdjustment::Format2 { coverage, classes, .. })) =
                lookup.subtables.get(part)
            else {
                continue;
            };
            let at = start + number(start + 6 + 2 * usize::from(part))?;
            let size = 2 * (number(at + 4)?.count_ones() + number(at + 6)?.count_ones()) as usize;
            let (rows, columns) = (number(at + 12)?, number(at + 14)?);
            let pair = |row: usize, column: usize| at + 16 + (row * columns + column) * size;
            // The class 0 is that of all other letters.
            let (row, column) = (usize::from(classes.0.get(blank)), usize::from(classes.1.get(blank)));
            if column > 0 {
                found.extend((0..rows).map(|row| (pair(row, column), size)));
            }
            if row > 0 && coverage.contains(blank) {
                found.push((pair(row, 0), columns * size));
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::super::fonts::{BOLD, REGULAR};
    use super::*;

    /// How far the second of two letters is moved towards the first.
    fn moved(font: &[u8], first: char, second: char) -> i32 {
        let face = Face::parse(font, 0).expect("a font");
        let glyph = |c| face.glyph_index(c).expect("a letter of the font");
        let lookups = face.tables().gpos.expect("kerning").lookups;
        let pairs = lookups.into_iter().flat_map(|lookup| lookup.subtables.into_iter());
        let of_pair = |table| match table {
            PositioningSubtable::Pair(PairAdjustment::Format2 { coverage, classes, matrix }) => {
                coverage.get(glyph(first))?;
                let values = matrix.get((classes.0.get(glyph(first)), classes.1.get(glyph(second))))?;
                Some(i32::from(values.0.x_advance))
            }
            _ => None,
        };
        pairs.filter_map(of_pair).sum()
    }

    #[test]
    fn only_blanks_lose_their_kerning() {
        for font in [REGULAR, BOLD] {
            let without = unkerned(font);
            assert!(moved(font, 'r', ' ') < 0 && moved(font, ' ', 'T') < 0);
            assert_eq!((moved(&without, 'r', ' '), moved(&without, ' ', 'T')), (0, 0));
            let letters = || ('A'..='z').filter(|c| c.is_ascii_alphabetic());
            for (first, second) in letters().flat_map(|first| letters().map(move |second| (first, second))) {
                assert_eq!(moved(&without, first, second), moved(font, first, second), "{first}{second}");
            }
        }
        assert_eq!(unkerned(b"no font"), b"no font");
    }
}
