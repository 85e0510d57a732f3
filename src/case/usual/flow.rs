//! Lists in brackets and maps in braces.

use super::{Reader, Unusual, begins_plain};
use crate::case::nodes::Style;

impl Reader<'_, '_, '_> {
    /// Reads a list in brackets or a map in braces; its lines stand further in than `parent`.
    pub(super) fn flow(&mut self, parent: usize) -> Result<(), Unusual> {
        let is_map = self.bytes[self.at] == b'{';
        let close = if is_map { b'}' } else { b']' };
        match is_map {
            true => self.builder.open_map(self.at)?,
            false => self.builder.open_list(self.at)?,
        }
        self.at += 1;
        self.flow_blanks(parent)?;
        if self.bytes.get(self.at) != Some(&close) {
            loop {
                if is_map {
                    self.flow_key(parent)?;
                }
                self.flow_value(parent)?;
                self.flow_blanks(parent)?;
                match self.bytes.get(self.at) {
                    Some(b',') => self.at += 1,
                    Some(byte) if *byte == close => break,
                    _ => return Err(Unusual),
                }
                self.flow_blanks(parent)?;
            }
        }
        self.at += 1;
        Ok(self.builder.close(self.at)?)
    }

    fn flow_key(&mut self, parent: usize) -> Result<(), Unusual> {
        let end = self.key_end().ok_or(Unusual)?;
        self.builder.key(&self.text[self.at..end], self.at)?;
        self.at = end + 1;
        self.flow_blanks(parent)
    }

    fn flow_value(&mut self, parent: usize) -> Result<(), Unusual> {
        match self.bytes.get(self.at) {
            Some(b'"' | b'\'') => self.quoted(),
            Some(b'[' | b'{') => self.flow(parent),
            Some(first) if begins_plain(*first) => self.flow_plain(),
            _ => Err(Unusual),
        }
    }

    /// Reads a text without marks, in one line, up to what ends it.
    fn flow_plain(&mut self) -> Result<(), Unusual> {
        let start = self.at;
        let mut at = start;
        loop {
            match self.bytes.get(at) {
                None | Some(b'[' | b'{') => return Err(Unusual),
                Some(b',' | b']' | b'}' | b'\n') => break,
                // A time such as 16:30 is a word; a colon before anything but a letter belongs to a key.
                Some(b':') if !self.bytes.get(at + 1).is_some_and(|next| begins_plain(*next)) => {
                    return Err(Unusual);
                }
                Some(b'#') if self.bytes[at - 1] == b' ' => return Err(Unusual),
                _ => at += 1,
            }
        }
        let end = self.before_blanks(at);
        self.at = at;
        Ok(self.builder.scalar(&self.text[start..end], Style::Plain, start..end)?)
    }

    /// Goes over blanks and breaks to where something is written, further in than `parent`.
    fn flow_blanks(&mut self, parent: usize) -> Result<(), Unusual> {
        self.at = self.after_blanks(self.at);
        while self.bytes.get(self.at) == Some(&b'\n') {
            let line = self.at + 1;
            self.at = self.after_blanks(line);
            if self.at - line <= parent && self.bytes.get(self.at) != Some(&b'\n') {
                return Err(Unusual);
            }
        }
        Ok(())
    }
}
