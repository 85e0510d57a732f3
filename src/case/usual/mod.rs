//! The YAML in which cases are usually written, read straight into nodes.
//!
//! The parser reads all that YAML knows, and a case uses little of it: keys of one word below each other, lists,
//! texts in a line or a block, a few words in brackets. This reader knows that much and gives up at anything
//! else, right or wrong. The parser then reads the file from its beginning, and it alone says what is amiss.
//! What both can read they read alike: the tests hold one against the other.
//!
//! It is here for speed alone: the parser and what is made of its events took nearly as long as all the rest of a
//! check, and this reader takes a fifth of that.

mod flow;
mod scalars;
#[cfg(test)]
mod tests;

use super::build::Builder;
use super::many;
use super::nodes::Style;
use super::parse::Unreadable;

/// Something that this reader does not know.
#[derive(Debug)]
pub(super) struct Unusual;

impl From<Unreadable> for Unusual {
    fn from(_: Unreadable) -> Self {
        Unusual
    }
}

/// Reads a whole text. What was read before it became unusual is to be thrown away.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Result<(), Unusual> {
    if holds_unusual_letters(text) {
        return Err(Unusual);
    }
    let mut reader =
        Reader { text, bytes: text.as_bytes(), at: 0, column: None, words: String::new(), builder };
    reader.next_line();
    match reader.column {
        Some(0) => reader.map(0)?,
        _ => return Err(Unusual),
    }
    if reader.column.is_none() { Ok(()) } else { Err(Unusual) }
}

/// Whether a text holds tabs, other breaks than that of a line, or letters that cannot be printed.
///
/// Each letter is asked in the same way, so that the machine asks many at once.
fn holds_unusual_letters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let unusual = |byte: u8| byte < b' ' && byte != b'\n' || byte == 0x7F || byte == FIRST_OF_SPECIALS;
    let is_control = |pair: &[u8]| matches!(pair, [FIRST_OF_CONTROLS, ..0xA0]);
    bytes.iter().fold(false, |found, byte| found | unusual(*byte))
        || bytes.contains(&FIRST_OF_CONTROLS) && bytes.windows(2).any(is_control)
}

/// Begins U+F000 to U+FFFF, with the byte order mark and what is no letter.
const FIRST_OF_SPECIALS: u8 = 0xEF;
/// Begins U+0080 to U+00BF; those below U+00A0 are controls.
const FIRST_OF_CONTROLS: u8 = 0xC2;

struct Reader<'t, 'r, 'b> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the reader stands.
    at: usize,
    /// In which column it stands, where that is the first thing in its line; `None` at the end of the text.
    column: Option<usize>,
    /// Room for a text that is not written in one piece.
    words: String,
    builder: &'r mut Builder<'b>,
}

impl Reader<'_, '_, '_> {
    /// Reads the list, map or value that stands here, in a column of its own; `parent` is the column of what holds it.
    fn node(&mut self, column: usize, parent: usize) -> Result<(), Unusual> {
        if self.is_dash() {
            self.list(column)
        } else if self.key_end().is_some() {
            self.map(column)
        } else {
            self.value(parent)?;
            self.next_line();
            Ok(())
        }
    }

    /// Reads the map whose first key stands here.
    fn map(&mut self, column: usize) -> Result<(), Unusual> {
        self.builder.open_map(self.at)?;
        loop {
            let end = self.key_end().ok_or(Unusual)?;
            self.builder.key(&self.text[self.at..end], self.at)?;
            self.value_of_key(column, end)?;
            match self.column {
                Some(here) if here == column => {}
                Some(here) if here > column => return Err(Unusual),
                _ => break,
            }
        }
        Ok(self.builder.close(self.at)?)
    }

    /// Reads what stands after the colon of a key.
    fn value_of_key(&mut self, column: usize, colon: usize) -> Result<(), Unusual> {
        let at = self.after_blanks(colon + 1);
        if !self.ends_line(at) {
            self.at = at;
            self.value(column)?;
            self.next_line();
            return Ok(());
        }
        self.end_line(colon + 1)?;
        self.next_line();
        match self.column {
            Some(here) if here > column => self.node(here, column),
            Some(here) if here == column && self.is_dash() => Err(Unusual),
            // Nothing is written, which YAML tells with a sign of its own.
            _ => Ok(self.builder.scalar("~", Style::Plain, colon..colon)?),
        }
    }

    /// Reads the list whose first hyphen stands here.
    fn list(&mut self, column: usize) -> Result<(), Unusual> {
        self.builder.open_list(self.at)?;
        loop {
            let at = self.after_blanks(self.at + 1);
            if self.ends_line(at) {
                self.end_line(self.at + 1)?;
                self.next_line();
                match self.column {
                    Some(here) if here > column => self.node(here, column)?,
                    _ => return Err(Unusual),
                }
            } else {
                let here = column + (at - self.at);
                self.at = at;
                self.node(here, column)?;
            }
            match self.column {
                Some(here) if here == column && self.is_dash() => {}
                Some(here) if here >= column => return Err(Unusual),
                _ => break,
            }
        }
        Ok(self.builder.close(self.at)?)
    }

    /// Reads a value that is no list or map of its own lines. The reader then stands where a line begins.
    fn value(&mut self, parent: usize) -> Result<(), Unusual> {
        match self.bytes.get(self.at) {
            Some(first) if begins_plain(*first) => self.plain(parent),
            Some(b'>') => self.block(Style::Folded, parent),
            Some(b'|') => self.block(Style::Literal, parent),
            Some(b'"' | b'\'') => {
                self.quoted()?;
                self.end_line(self.at)
            }
            Some(b'[' | b'{') => {
                self.flow(parent)?;
                self.end_line(self.at)
            }
            _ => Err(Unusual),
        }
    }

    /// Goes to the next thing that is written, over blank lines and comments. The reader stands where a line begins.
    fn next_line(&mut self) {
        let mut line = self.at;
        loop {
            let at = self.after_blanks(line);
            match self.bytes.get(at) {
                Some(b'\n') => line = at + 1,
                Some(b'#') => line = self.line_end(at),
                first => {
                    self.column = first.map(|_| at - line);
                    self.at = at;
                    return;
                }
            }
        }
    }

    /// Ends a line in which nothing may follow but a comment.
    fn end_line(&mut self, from: usize) -> Result<(), Unusual> {
        let at = self.after_blanks(from);
        let end = match self.bytes.get(at) {
            Some(b'#') if at > from => self.line_end(at),
            Some(b'\n') | None => at,
            _ => return Err(Unusual),
        };
        self.at = (end + 1).min(self.bytes.len());
        Ok(())
    }

    /// Whether nothing more is written in this line.
    fn ends_line(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), None | Some(b'\n' | b'#'))
    }

    fn after_blanks(&self, from: usize) -> usize {
        from + self.bytes.get(from..).map_or(0, many::blanks)
    }

    /// The break at the end of the line, or the end of the text.
    fn line_end(&self, from: usize) -> usize {
        from + many::position_of([b'\n'], &self.bytes[from..])
    }

    /// Whether a hyphen that begins an item stands here.
    fn is_dash(&self) -> bool {
        self.bytes.get(self.at) == Some(&b'-') && matches!(self.bytes.get(self.at + 1), Some(b' ' | b'\n'))
    }

    /// The colon after the key that stands here; `None` if none does that is a single word.
    fn key_end(&self) -> Option<usize> {
        const LONGEST: usize = 60;
        let rest = self.bytes.get(self.at..)?;
        // Nearly every key has nothing but small letters.
        let small = many::small_letters(rest);
        let length = small + rest[small..].iter().position(|byte| !IS_OF_WORD[usize::from(*byte)])?;
        let is_key = rest[0].is_ascii_alphabetic()
            && length <= LONGEST
            && rest[length] == b':'
            && matches!(rest.get(length + 1), None | Some(b' ' | b'\n'));
        is_key.then_some(self.at + length)
    }
}

/// Whether a byte can stand in a key.
const IS_OF_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let c = byte as u8;
        table[byte] = c.is_ascii_alphanumeric() || c == b'_' || c == b'-';
        byte += 1;
    }
    table
};

/// Whether a text without marks can begin with this, whatever follows.
fn begins_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || !byte.is_ascii()
        || matches!(byte, b'(' | b'+' | b'/' | b'.' | b'$' | b'~')
}
