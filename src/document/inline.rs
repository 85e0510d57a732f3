//! Lines: from runs of Markdown text with marks to the inline pieces of the tree.

use std::sync::Arc;

use super::marks;
use super::tree::{BadgeKind, Inline, Words, plain};
use crate::case::values::Language;
use crate::locale::seams::{self, After};
use crate::reader::ShownText;

/// A piece of a line, or the place where a text of the case begins a new paragraph.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A piece.
    Inline(Inline),
    /// A new paragraph begins.
    NewParagraph,
}

/// What is open around the pieces that are being collected.
enum Open {
    Strong,
    Link(String),
    Badge(BadgeKind),
}

/// Collects the pieces of a line.
pub struct InlineBuilder<'a> {
    texts: &'a [ShownText],
    language: &'a Language,
    stack: Vec<(Open, Vec<Piece>)>,
    pieces: Vec<Piece>,
    /// Whether the next words begin a line.
    capital: bool,
}

impl<'a> InlineBuilder<'a> {
    /// A builder for texts of a view, in a document of a language.
    pub fn new(texts: &'a [ShownText], language: &'a Language) -> Self {
        InlineBuilder { texts, language, stack: Vec::new(), pieces: Vec::new(), capital: false }
    }

    /// Whether nothing was collected.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.stack.is_empty()
    }

    /// Ends the line and gives its pieces.
    pub fn finish(&mut self) -> Vec<Piece> {
        while !self.stack.is_empty() {
            self.close();
        }
        std::mem::take(&mut self.pieces)
    }

    /// Strong words begin.
    pub fn open_strong(&mut self) {
        self.open(Open::Strong);
    }

    /// A link begins.
    pub fn open_link(&mut self, href: &str) {
        self.open(Open::Link(href.to_owned()));
    }

    fn open(&mut self, open: Open) {
        let outer = std::mem::take(&mut self.pieces);
        self.stack.push((open, outer));
    }

    /// What was opened last ends.
    pub fn close(&mut self) {
        let Some((open, outer)) = self.stack.pop() else { return };
        let inner = std::mem::replace(&mut self.pieces, outer);
        let content = squeeze(inner);
        if content.is_empty() {
            return;
        }
        self.pieces.push(Piece::Inline(match open {
            Open::Strong => Inline::Strong(content),
            Open::Link(href) => Inline::Link { href, content },
            Open::Badge(kind) => Inline::Badge { kind, content },
        }));
    }

    /// A space between two lines of Markdown.
    pub fn space(&mut self) {
        self.fixed(" ");
    }

    /// A new line.
    pub fn line_break(&mut self) {
        self.pieces.push(Piece::Inline(Inline::Break));
    }

    /// Fixed words that stand before a text of the case follow its first sound, where their language does so.
    fn meet(&mut self, after: &str) {
        if let Some(Piece::Inline(Inline::Text(last))) = self.pieces.last_mut()
            && last.source.is_none()
        {
            seams::mend(self.language, &mut last.text, after, After::Case);
        }
    }

    /// A run of text with marks in it.
    ///
    /// # Errors
    /// When a mark is torn: a filter or function cut through it.
    pub fn text(&mut self, run: &str) -> Result<(), String> {
        let torn = || "a value of the case was cut or changed on its way into the document".to_owned();
        let mut rest = run;
        while let Some(at) = rest.find(marks::is_mark) {
            self.fixed(&rest[..at]);
            let mark = rest[at..].chars().next().ok_or_else(torn)?;
            let after = &rest[at + mark.len_utf8()..];
            rest = match mark {
                marks::TEXT_OPEN => {
                    let close = after.find(marks::TEXT_CLOSE).ok_or_else(torn)?;
                    let number: usize = after[..close].parse().map_err(|_| torn())?;
                    let text = self.texts.get(number).ok_or_else(torn)?;
                    self.meet(&text.words);
                    self.case_text(text);
                    &after[close + marks::TEXT_CLOSE.len_utf8()..]
                }
                marks::BADGE_OPEN => {
                    let named = after.find(marks::BADGE_NAMED).ok_or_else(torn)?;
                    self.open(Open::Badge(badge_kind(&after[..named])?));
                    &after[named + marks::BADGE_NAMED.len_utf8()..]
                }
                marks::BADGE_END => {
                    self.close();
                    after
                }
                marks::BREAK => {
                    self.line_break();
                    after
                }
                marks::PART => {
                    self.pieces.push(Piece::Inline(Inline::Part));
                    after
                }
                marks::CAPITAL => {
                    self.capital = true;
                    after
                }
                // Marks of groups and blocks stand alone in their paragraph, which the caller looks for.
                marks::GROUP_OPEN | marks::GROUP_END | marks::BLOCK_OPEN => {
                    if !self.is_empty() {
                        return Err(
                            "a group or picture stands within a line; put it on lines of its own".into()
                        );
                    }
                    self.pieces.push(Piece::Inline(Inline::Text(Words::fixed(&rest[at..]))));
                    return Ok(());
                }
                _ => return Err(torn()),
            };
        }
        self.fixed(rest);
        Ok(())
    }

    fn fixed(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let began = if text.trim().is_empty() { None } else { self.begun(text) };
        let text = began.as_deref().unwrap_or(text);
        if let Some(Piece::Inline(Inline::Text(last))) = self.pieces.last_mut()
            && last.source.is_none()
        {
            last.text.push_str(text);
            return;
        }
        self.pieces.push(Piece::Inline(Inline::Text(Words::fixed(text))));
    }

    /// Words that begin a line with a capital, if they do not yet.
    fn begun(&mut self, text: &str) -> Option<String> {
        std::mem::take(&mut self.capital).then(|| with_capital(text)).flatten()
    }

    fn case_text(&mut self, text: &ShownText) {
        let began = if text.own_words { None } else { self.begun(&text.words) };
        self.capital = false;
        let words: &str = began.as_deref().unwrap_or(&text.words);
        let language = (text.language != *self.language).then(|| text.language.clone());
        let mut blank = false;
        for (index, line) in words.split('\n').enumerate() {
            if line.trim().is_empty() {
                blank = true;
                continue;
            }
            if index > 0 {
                let new = blank || text.breaks_are_paragraphs;
                self.pieces.push(if new { Piece::NewParagraph } else { Piece::Inline(Inline::Break) });
            }
            blank = false;
            self.pieces.push(Piece::Inline(Inline::Text(Words {
                text: line.to_owned(),
                source: Some(Arc::clone(&text.path)),
                language: language.clone(),
                own_words: text.own_words,
            })));
        }
    }
}

fn badge_kind(name: &str) -> Result<BadgeKind, String> {
    Ok(match name {
        "abuse" => BadgeKind::Abuse,
        "done" => BadgeKind::Done,
        "better" => BadgeKind::Better,
        "same" => BadgeKind::Same,
        "late" => BadgeKind::Late,
        "plain" => BadgeKind::Plain,
        other => return Err(format!("there is no kind of badge `{other}`")),
    })
}

/// The text with a capital; nothing where it has one, or begins with what is no common word, such as an address.
fn with_capital(text: &str) -> Option<String> {
    let word = text.split_whitespace().next()?.trim_end_matches(['.', ',', ':', ';', '!', '?']);
    let mut letters = word.chars();
    let is_common = letters.next().is_some_and(char::is_lowercase)
        && letters.all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'));
    if !is_common {
        return None;
    }
    let (blank, rest) = text.split_at(text.len() - text.trim_start().len());
    let mut rest = rest.chars();
    let first = rest.next()?;
    Some(format!("{blank}{}{}", first.to_uppercase(), rest.as_str()))
}

/// Pieces as one line: a new paragraph becomes a new line. Used in cells, headings and links.
pub fn squeeze(pieces: Vec<Piece>) -> Vec<Inline> {
    let mut line: Vec<Inline> = pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Inline(inline) => inline,
            Piece::NewParagraph => Inline::Break,
        })
        .collect();
    trim(&mut line);
    line
}

/// Pieces as paragraphs.
pub fn paragraphs(pieces: Vec<Piece>) -> Vec<Vec<Inline>> {
    let mut done = vec![Vec::new()];
    for piece in pieces {
        match piece {
            Piece::NewParagraph => done.push(Vec::new()),
            Piece::Inline(inline) => {
                if let Some(last) = done.last_mut() {
                    last.push(inline);
                }
            }
        }
    }
    done.iter_mut().for_each(trim);
    done.retain(|paragraph| !plain(paragraph).trim().is_empty());
    done
}

fn trim(line: &mut Vec<Inline>) {
    trim_start(line);
    while let Some(last) = line.last_mut() {
        match last {
            Inline::Break | Inline::Part => {
                line.pop();
            }
            Inline::Text(words) if words.source.is_none() => {
                words.text.truncate(words.text.trim_end().len());
                if !words.text.is_empty() {
                    break;
                }
                line.pop();
            }
            _ => break,
        }
    }
}

/// Takes away blanks and new lines at the start of a line.
pub fn trim_start(line: &mut Vec<Inline>) {
    while let Some(first) = line.first_mut() {
        match first {
            Inline::Break | Inline::Part => {
                line.remove(0);
            }
            Inline::Text(words) if words.source.is_none() => {
                words.text = words.text.trim_start().to_owned();
                if !words.text.is_empty() {
                    break;
                }
                line.remove(0);
            }
            _ => break,
        }
    }
}

/// Widths of columns by what stands in them: long texts get more, no column less than its words need.
pub fn widths(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Vec<f32> {
    let weights: Vec<f32> = (0..head.len())
        .map(|column| {
            let cells = rows.iter().filter_map(|r| r.get(column)).chain(head.get(column));
            let lengths: Vec<usize> = cells.map(|c| plain(c).chars().count()).collect();
            let longest = lengths.iter().copied().max().unwrap_or(1);
            let cells = rows.iter().filter_map(|r| r.get(column)).chain(head.get(column));
            let word = cells
                .flat_map(|c| plain(c).split_whitespace().map(|w| w.chars().count()).collect::<Vec<_>>())
                .max()
                .unwrap_or(1)
                .min(16);
            #[expect(clippy::cast_precision_loss, reason = "lengths of texts are small numbers")]
            let weight = (longest as f32).sqrt().clamp(word as f32 * 0.75, 18.0).max(5.0);
            weight
        })
        .collect();
    let sum: f32 = weights.iter().sum();
    weights.iter().map(|w| w / sum).collect()
}
