//! Texts: in one line, over several, in quotation marks and in blocks.

use super::{Reader, Unusual, begins_plain};
use crate::case::many;
use crate::case::nodes::Style;

impl Reader<'_, '_, '_> {
    /// Reads a text without marks, which goes on in lines that stand further in than `parent`.
    pub(super) fn plain(&mut self, parent: usize) -> Result<(), Unusual> {
        let start = self.at;
        let mut stop = self.plain_stop(start)?;
        let mut end = self.before_blanks(stop);
        let Some(mut next) = self.plain_goes_on(stop, parent) else {
            self.builder.scalar(&self.text[start..end], Style::Plain, start..end)?;
            return self.end_line(end);
        };
        self.words.clear();
        self.words.push_str(&self.text[start..end]);
        loop {
            let (line, breaks) = next;
            if !matches!(self.bytes[line], b'"' | b'\'') && !begins_plain(self.bytes[line]) {
                return Err(Unusual);
            }
            self.join(breaks);
            stop = self.plain_stop(line)?;
            end = self.before_blanks(stop);
            self.words.push_str(&self.text[line..end]);
            match self.plain_goes_on(stop, parent) {
                Some(further) => next = further,
                None => break,
            }
        }
        self.builder.scalar(&self.words, Style::Plain, start..end)?;
        self.end_line(end)
    }

    /// Where a line of a text without marks ends: at its break or at a comment.
    fn plain_stop(&self, from: usize) -> Result<usize, Unusual> {
        let mut at = from;
        loop {
            at += many::position_of([b'\n', b':', b'#'], &self.bytes[at..]);
            match self.bytes.get(at) {
                Some(b':') if matches!(self.bytes.get(at + 1), None | Some(b' ' | b'\n')) => {
                    return Err(Unusual);
                }
                Some(b':') => {}
                Some(b'#') if at == from || self.bytes[at - 1] != b' ' => {}
                _ => return Ok(at),
            }
            at += 1;
        }
    }

    /// Where a text without marks goes on after a line, and after how many blank lines.
    fn plain_goes_on(&self, stop: usize, parent: usize) -> Option<(usize, usize)> {
        let mut breaks = 0;
        let mut line = (self.bytes.get(stop) == Some(&b'\n')).then_some(stop + 1)?;
        loop {
            let at = self.after_blanks(line);
            match self.bytes.get(at)? {
                b'\n' => {
                    breaks += 1;
                    line = at + 1;
                }
                b'#' => return None,
                _ => return (at - line > parent).then_some((at, breaks)),
            }
        }
    }

    pub(super) fn before_blanks(&self, end: usize) -> usize {
        let mut end = end;
        while self.bytes[end - 1] == b' ' {
            end -= 1;
        }
        end
    }

    /// Joins two lines between which so many blank ones stand.
    fn join(&mut self, breaks: usize) {
        match breaks {
            0 => self.words.push(' '),
            _ => self.words.extend(std::iter::repeat_n('\n', breaks)),
        }
    }

    /// Reads a text in quotation marks, in one line and without escapes but for `''`.
    pub(super) fn quoted(&mut self) -> Result<(), Unusual> {
        let mark = self.bytes[self.at];
        let start = self.at + 1;
        let mut doubled = false;
        let mut at = start;
        let end = loop {
            match self.bytes.get(at) {
                None | Some(b'\n') => return Err(Unusual),
                Some(b'\\') if mark == b'"' => return Err(Unusual),
                Some(byte) if *byte == mark => {
                    if mark == b'"' || self.bytes.get(at + 1) != Some(&mark) {
                        break at;
                    }
                    doubled = true;
                    at += 2;
                }
                _ => at += 1,
            }
        };
        let written = &self.text[start..end];
        let place = self.at..end + 1;
        self.at = end + 1;
        match doubled {
            true => self.builder.scalar(&written.replace("''", "'"), Style::Quoted, place)?,
            false => self.builder.scalar(written, Style::Quoted, place)?,
        }
        Ok(())
    }

    /// Reads a block, whose lines all begin in the same column.
    pub(super) fn block(&mut self, style: Style, parent: usize) -> Result<(), Unusual> {
        let strips = self.bytes.get(self.at + 1) == Some(&b'-');
        self.end_line(self.at + 1 + usize::from(strips))?;
        let first = self.after_blanks(self.at);
        let column = first - self.at;
        if column <= parent || self.is_break_or_end(first) {
            return Err(Unusual);
        }
        self.words.clear();
        let mut line = first;
        let end = loop {
            let end = self.line_end(line);
            self.words.push_str(&self.text[line..end]);
            let Some((next, breaks)) = self.block_goes_on(end, column)? else { break end };
            match style {
                Style::Folded => self.join(breaks),
                _ => self.words.extend(std::iter::repeat_n('\n', breaks + 1)),
            }
            line = next;
        };
        if !strips {
            // The break of the last line belongs to the text, and one that is not written cannot.
            self.bytes.get(end).ok_or(Unusual)?;
            self.words.push('\n');
        }
        self.at = (end + 1).min(self.bytes.len());
        Ok(self.builder.scalar(&self.words, style, first..end)?)
    }

    /// Where a block goes on after a line, and after how many blank lines; `None` where it ends.
    fn block_goes_on(&self, end: usize, column: usize) -> Result<Option<(usize, usize)>, Unusual> {
        let mut breaks = 0;
        let mut line = end + 1;
        loop {
            let at = self.after_blanks(line);
            match self.bytes.get(at) {
                // Blanks further in than the block, before a word or alone, are part of the text.
                _ if at > line + column => return Err(Unusual),
                None => return Ok(None),
                Some(b'\n') => {
                    breaks += 1;
                    line = at + 1;
                }
                Some(_) => return Ok((at == line + column).then_some((at, breaks))),
            }
        }
    }

    fn is_break_or_end(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), None | Some(b'\n'))
    }
}
