//! Words as data for the theme: where a word that is too wide may break, and what stays together.

use serde_json::{Value, json};

use super::data::{Writer, language};
use super::error::PdfError;
use super::measure;
use super::sizes::BADGE;
use crate::document::tree::{BadgeKind, Inline, Words, plain};
use crate::document::whole;

/// The letters of a line of text, with the places where a word that is too wide may break, and the room
/// that there is.
struct Line {
    breaks: Vec<bool>,
    at: usize,
    size: f32,
    room: f32,
}

impl Writer<'_> {
    pub(super) fn inlines(&self, inlines: &[Inline], size: f32, room: f32) -> Result<Value, PdfError> {
        let badge = inlines.iter().any(|inline| matches!(inline, Inline::Badge { .. }));
        let narrowest = if badge { room - BADGE * self.size } else { room };
        let mut line = Line { breaks: measure::breaks(&plain(inlines), size, narrowest), at: 0, size, room };
        self.pieces(inlines, &mut line)
    }

    fn pieces(&self, inlines: &[Inline], line: &mut Line) -> Result<Value, PdfError> {
        let mut pieces = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.text(words, line, &mut pieces),
                other => pieces.push(self.piece(other, line)?),
            }
        }
        Ok(Value::Array(pieces))
    }

    fn piece(&self, inline: &Inline, line: &mut Line) -> Result<Value, PdfError> {
        Ok(match inline {
            Inline::Text(words) => self.words(words, vec![words.text.clone()]),
            Inline::Strong(inner) => json!({"kind": "strong", "content": self.pieces(inner, line)?}),
            Inline::Link { href, content } => {
                let content = self.pieces(content, line)?;
                match href.strip_prefix('#') {
                    Some(id) if self.anchors.contains(id) => {
                        json!({"kind": "link", "inside": true, "to": id, "content": content})
                    }
                    None if ["https:", "http:", "mailto:", "tel:"].iter().any(|s| href.starts_with(s)) => {
                        json!({"kind": "link", "inside": false, "to": href, "content": content})
                    }
                    _ => return Err(PdfError::Link(href.clone())),
                }
            }
            Inline::Badge { kind, content } => {
                line.room -= BADGE * self.size;
                let content = self.pieces(content, line)?;
                line.room += BADGE * self.size;
                json!({"kind": "badge", "look": tint(*kind), "icon": kind.icon(), "content": content})
            }
            Inline::Break | Inline::Part => {
                line.at += 1;
                json!({"kind": "break"})
            }
        })
    }

    /// Words, with what stays together in pieces of its own as long as there is room for it.
    fn text(&self, words: &Words, line: &mut Line, pieces: &mut Vec<Value>) {
        let mut from = 0;
        let fits =
            |part: &std::ops::Range<usize>| measure::width(&words.text[part.clone()], line.size) <= line.room;
        let wholes: Vec<_> = whole::parts(&words.text).into_iter().filter(fits).collect();
        for part in wholes {
            if part.start > from {
                let before = line.parts(&words.text[from..part.start]);
                pieces.push(self.words(words, before));
            }
            let inside = line.parts(&words.text[part.clone()]);
            pieces.push(json!({"kind": "whole", "content": [self.words(words, inside)]}));
            from = part.end;
        }
        if from < words.text.len() {
            let rest = line.parts(&words.text[from..]);
            pieces.push(self.words(words, rest));
        }
    }

    pub(super) fn words(&self, words: &Words, parts: Vec<String>) -> Value {
        match &words.language {
            Some(other) if *other != self.document.language => {
                let (lang, region) = language(other);
                json!({"kind": "text", "parts": parts, "lang": lang, "region": region})
            }
            _ => json!({"kind": "text", "parts": parts}),
        }
    }
}

impl Line {
    /// The text in parts, between which a line may end.
    fn parts(&mut self, text: &str) -> Vec<String> {
        if self.breaks.is_empty() {
            return vec![text.to_owned()];
        }
        let mut parts = vec![String::new()];
        for c in text.chars() {
            let may_break = self.breaks.get(self.at).copied().unwrap_or(false);
            self.at += 1;
            match parts.last_mut() {
                Some(part) if !may_break => part.push(c),
                _ => parts.push(c.to_string()),
            }
        }
        parts
    }
}

fn tint(kind: BadgeKind) -> &'static str {
    match kind {
        BadgeKind::Abuse => "abuse",
        BadgeKind::Done | BadgeKind::Better => "good",
        BadgeKind::Late => "late",
        BadgeKind::Same | BadgeKind::Plain => "plain",
    }
}
