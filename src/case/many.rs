//! What is asked of many letters at once: where a line ends cannot be foreseen, and to ask letter by letter is to
//! guess wrong at the end of each.
//!
//! Letters lie in a number, the first one lowest, and each answers with the highest of its bits.

use super::letters::is_simple_letter;

/// How many letters are asked at once.
const MANY: usize = 8;
/// The lowest bit of each letter.
const LOWEST: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each letter.
const HIGHEST: u64 = LOWEST << 7;

/// How many blanks a text begins with.
pub(crate) fn blanks(bytes: &[u8]) -> usize {
    leading(bytes, |letters| letters ^ all(b' '), |byte| byte != b' ')
}

/// Where the first of some marks stands, or the end.
pub(crate) fn position_of<const MARKS: usize>(marks: [u8; MARKS], bytes: &[u8]) -> usize {
    let each = marks.map(all);
    leading(
        bytes,
        |letters| each.iter().fold(0, |found, mark| found | zeros(letters ^ mark)),
        |byte| marks.contains(&byte),
    )
}

/// How many letters without accents, and figures, a text begins with.
pub(crate) fn simple_letters(bytes: &[u8]) -> usize {
    leading(
        bytes,
        |letters| {
            let low = letters & !HIGHEST;
            let small = low | all(0x20);
            let is_figure = at_least(low, b'0') & !at_least(low, b'9' + 1);
            let is_letter = at_least(small, b'a') & !at_least(small, b'z' + 1);
            (!(is_figure | is_letter) | letters) & HIGHEST
        },
        |byte| !is_simple_letter(byte),
    )
}

/// How many small letters and `_` a text begins with.
pub(crate) fn small_letters(bytes: &[u8]) -> usize {
    leading(
        bytes,
        |letters| {
            let low = letters & !HIGHEST;
            let inside = at_least(low, b'_') & !at_least(low, b'z' + 1);
            (!inside | letters | zeros(letters ^ all(b'`'))) & HIGHEST
        },
        |byte| !matches!(byte, b'_' | b'a'..=b'z'),
    )
}

/// How many letters come before the first that ends them: `many` is zero but for the bits of those that do.
fn leading(bytes: &[u8], many: impl Fn(u64) -> u64, one: impl Fn(u8) -> bool) -> usize {
    let mut at = 0;
    while let Some(letters) = bytes.get(at..).and_then(|rest| rest.first_chunk::<MANY>()) {
        let ends = many(u64::from_le_bytes(*letters));
        if ends != 0 {
            return at + ends.trailing_zeros() as usize / MANY;
        }
        at += MANY;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| one(*byte)).unwrap_or(rest.len())
}

/// The highest bit of each letter that is this one or a later one. The letters have none of their highest bits, so that
/// no sum carries over to the next.
const fn at_least(letters: u64, from: u8) -> u64 {
    letters + all(0x80 - from)
}

/// A letter as often as there is room.
const fn all(letter: u8) -> u64 {
    LOWEST * letter as u64
}

/// The highest bit of each letter that is zero, of the lowest such for certain.
const fn zeros(letters: u64) -> u64 {
    letters.wrapping_sub(LOWEST) & !letters & HIGHEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_answer_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for length in 0..20 {
                for at in 0..=length {
                    let text = |filling: u8| {
                        let mut text = vec![filling; length];
                        text.insert(at, byte);
                        text
                    };
                    let count = |text: &[u8], goes_on: &dyn Fn(u8) -> bool| {
                        text.iter().take_while(|byte| goes_on(**byte)).count()
                    };
                    let marks = [b'\n', b':', b'#'];
                    assert_eq!(blanks(&text(b' ')), count(&text(b' '), &|byte| byte == b' '));
                    assert_eq!(
                        position_of(marks, &text(b'x')),
                        count(&text(b'x'), &|byte| !marks.contains(&byte))
                    );
                    let is_small = |byte: u8| byte == b'_' || byte.is_ascii_lowercase();
                    assert_eq!(small_letters(&text(b'z')), count(&text(b'z'), &is_small));
                    assert_eq!(small_letters(&text(b'_')), count(&text(b'_'), &is_small));
                    assert_eq!(simple_letters(&text(b'a')), count(&text(b'a'), &is_simple_letter));
                }
            }
        }
    }
}
