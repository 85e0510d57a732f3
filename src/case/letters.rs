//! Text brought into one form: what looks the same is the same, and nothing invisible stays.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Brings text of a case into the form in which it is checked and printed.
///
/// Letters are composed; tabs and unusual spaces become spaces; hyphens that fonts lack become
/// hyphens; marks that have no width, and those that turn the direction of text, are left out.
/// The second value is a character that could not be kept and that somebody should know of.
pub fn normalise(text: &str) -> (String, Option<u32>) {
    if is_plain(text) {
        // Hardly any has blanks about it.
        let ends = [text.as_bytes().first(), text.as_bytes().last()];
        let is_trimmed = ends.iter().flatten().all(|byte| byte.is_ascii_graphic());
        return (if is_trimmed { text } else { text.trim() }.to_owned(), None);
    }
    // Nearly every text is composed already, and to see that is much quicker than to compose it.
    if is_nfc(text) { kept(text.chars()) } else { kept(text.nfc()) }
}

/// Whether a text holds nothing that is ever changed, but for blanks around it. Most texts are such.
///
/// Each byte is asked, and in the same way, so that the machine asks many at once.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let simple = bytes.iter().fold(true, |so_far, byte| so_far & matches!(byte, b' '..=b'~' | b'\n'));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let trails = pairs.fold(false, |so_far, (one, next)| so_far | ((*one == b' ') & (*next == b'\n')));
    let plain =
        |c| matches!(c, ' '..='~' | '\n' | '\u{C0}'..='\u{17F}' | '\u{2018}'..='\u{201D}' | '–' | '—' | '…');
    !trails && (simple || text.chars().all(plain))
}

/// Whether a byte is a letter without an accent, or a figure. Every letter of a case is asked, and a table answers at
/// once.
pub(crate) fn is_simple_letter(byte: u8) -> bool {
    const SIMPLE: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < table.len() {
            table[byte] = (byte as u8).is_ascii_alphanumeric();
            byte += 1;
        }
        table
    };
    SIMPLE[usize::from(byte)]
}

/// How many simple letters a text begins with.
///
/// Where a word ends cannot be foreseen, and a loop that asks letter by letter goes wrong at the end of nearly every
/// word. So eight of them are asked at once.
pub(crate) fn simple_letters(text: &[u8]) -> usize {
    let mut count = 0;
    while let Some(eight) = text.get(count..).and_then(<[u8]>::first_chunk) {
        let others = others_of_eight(u64::from_le_bytes(*eight));
        // Of no other at all, too, the zeros are as many as the bits of eight letters.
        count += others.trailing_zeros() as usize / 8;
        if others != 0 {
            return count;
        }
    }
    count + text[count..].iter().take_while(|byte| is_simple_letter(**byte)).count()
}

/// Of eight bytes, the highest bit of each that is no simple letter.
fn others_of_eight(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = EACH * 0x80;
    let low = bytes & !HIGHEST;
    // What is at least `from` reaches the highest bit with what is missing.
    let at_least = |bytes: u64, from: u8| bytes + EACH * u64::from(0x80 - from);
    let figures = at_least(low, b'0') & !at_least(low, b'9' + 1);
    let small = low | (EACH * 0x20);
    let letters = at_least(small, b'a') & !at_least(small, b'z' + 1);
    !(figures | letters) & HIGHEST | bytes & HIGHEST
}

fn kept(letters: impl Iterator<Item = char>) -> (String, Option<u32>) {
    let mut hidden = None;
    let mut out = String::with_capacity(letters.size_hint().1.unwrap_or_default());
    for c in letters {
        match c {
            '\n' => {
                while out.ends_with(' ') {
                    out.pop();
                }
                out.push('\n');
            }
            '\r' => {}
            // Tabs vanish when a PDF's text is read back; other blanks are not in every font.
            '\t' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => out.push(' '),
            '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            // No width: soft hyphen, byte order mark, word joiner, zero-width space.
            '\u{AD}' | '\u{FEFF}' | '\u{2060}' | '\u{200B}' => {}
            // Marks of direction would let text read otherwise than it is written.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' => {}
            c if c.is_control() || is_private(c) || is_noncharacter(c) => hidden = Some(u32::from(c)),
            c => out.push(c),
        }
    }
    let end = out.trim_end().len();
    out.truncate(end);
    let start = out.len() - out.trim_start().len();
    out.drain(..start);
    (out, hidden)
}

/// Private-use characters mean nothing to a reader; the program uses them as marks of its own.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_letters_at_once_are_what_each_of_them_is() {
        for byte in 0..=u8::MAX {
            for before in 0..9 {
                let mut text = vec![b'a'; before];
                text.extend([byte, b'Z', b'0', b' ', b'z', b'9', b'A', b'.', b'b']);
                let each = text.iter().take_while(|byte| is_simple_letter(**byte)).count();
                assert_eq!(simple_letters(&text), each, "{before} letters before {byte}");
                assert_eq!(simple_letters(&text[..=before]), each.min(before + 1), "{byte} at the end");
            }
        }
    }

    #[test]
    fn what_is_plain_is_what_would_be_kept_anyway() {
        let letters = (0..=0x3000).filter_map(char::from_u32).filter(|c| is_plain(&c.to_string()));
        for letter in letters {
            // A letter that composes with the one before it would be changed.
            let text = format!(" e{letter}a\n{letter} {letter}.\n");
            assert_eq!(normalise(&text), kept(text.nfc()), "{letter:?}");
        }
        assert_eq!(normalise("one \ntwo").0, "one\ntwo");
    }
}
