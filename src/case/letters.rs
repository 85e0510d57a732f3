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
/// Each byte is asked, and in the same way, so that the machine asks many at once. The last of them are asked twice:
/// to ask what is left over one by one takes longer.
fn is_plain(text: &str) -> bool {
    const MANY: usize = 16;
    /// Among these bytes is a break.
    const BREAK: u8 = 1;
    /// Among these bytes is one that is neither a break nor can be printed as it is.
    const OTHER: u8 = 2;
    let ask = |bytes: &[u8]| {
        bytes.iter().fold(0, |found, byte| {
            let (is_break, is_plain) = (*byte == b'\n', matches!(byte, b' '..=b'~'));
            found | (u8::from(is_break) * BREAK) | (u8::from(!is_break & !is_plain) * OTHER)
        })
    };
    let bytes = text.as_bytes();
    let found = match bytes.last_chunk::<MANY>() {
        Some(last) => bytes.as_chunks::<MANY>().0.iter().fold(ask(last), |found, piece| found | ask(piece)),
        None => ask(bytes),
    };
    let simple = found & OTHER == 0;
    let trails = found & BREAK != 0 && text.contains(" \n");
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
