//! What can be told of the Markdown of a template before any case is there.
//!
//! The letters that are printed as they are, with a sign in the place of each value, are read as Markdown. Where
//! branches of a template would follow each other that never do, nothing is told.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::Fault;
use super::globals::{FUNCTIONS, Gives};
use super::kinds::TABLE;
use super::source::{Piece, pieces};
use crate::document::slips::{WRONG_LINK, cells_in, is_allowed, slip_of, wrong_row};

/// Stands for a value.
const VALUE: char = '\u{E020}';

/// The printed letters of a template, and where each piece of them comes from.
struct Skeleton {
    text: String,
    /// Where a literal begins in the text, and where in the template.
    literals: Vec<(usize, usize)>,
    /// Where in the text a branch or loop begins (1) or ends (-1).
    steps: Vec<(usize, i32)>,
}

/// Checks the Markdown of a template.
pub(super) fn check(name: &str, source: &str, faults: &mut Vec<Fault>) {
    let skeleton = Skeleton::of(source);
    let mut columns = 0;
    let mut last = usize::MAX;
    for (event, range) in Parser::new_ext(&skeleton.text, Options::ENABLE_TABLES).into_offset_iter() {
        let slip = match &event {
            Event::Start(Tag::Table(alignment)) => {
                columns = alignment.len();
                None
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                skeleton.row(name, &range, columns, faults);
                None
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_value = dest_url.contains(VALUE);
                (!is_value && !is_allowed(dest_url)).then_some(&WRONG_LINK)
            }
            event => slip_of(event),
        };
        // A piece of HTML comes in lines; one of them says it.
        if let Some(slip) = slip
            && (last == usize::MAX || range.start > last)
        {
            let bytes = skeleton.in_template(&range);
            faults.push(Fault::new(slip.kind, name, bytes, slip.message, slip.help));
            last = range.end;
        }
    }
}

impl Skeleton {
    fn of(source: &str) -> Skeleton {
        let mut made = Skeleton { text: String::new(), literals: Vec::new(), steps: Vec::new() };
        for piece in pieces(source) {
            match piece {
                Piece::Literal(bytes) => {
                    made.literals.push((made.text.len(), bytes.start));
                    made.text.push_str(&source[bytes]);
                }
                Piece::Value(name, bytes) => {
                    let is_block = FUNCTIONS.iter().any(|f| f.name == name && f.gives == Gives::Block);
                    if is_block {
                        made.text.push_str("\n\n");
                    } else {
                        made.literals.push((made.text.len(), bytes.start));
                        made.text.push(VALUE);
                    }
                }
                Piece::Tag(word, _) => made.tag(word),
            }
        }
        made
    }

    fn tag(&mut self, word: &str) {
        let alone = self.text.is_empty() || self.text.ends_with('\n');
        match word {
            "call" | "endcall" | "macro" | "endmacro" | "block" | "endblock" | "endset" => {
                self.text.push_str("\n\n");
            }
            // What follows is never read after what stands before.
            "else" | "elif" if alone => self.text.push_str("\n\n"),
            "if" | "for" => self.steps.push((self.text.len(), 1)),
            "endif" | "endfor" => self.steps.push((self.text.len(), -1)),
            _ => {}
        }
    }

    /// Where a piece of the text stands in the template.
    fn in_template(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let literal = self.literals.iter().rev().find(|(start, _)| *start <= at);
            literal.map_or(0, |(start, source)| source + (at - start))
        };
        let start = place(range.start);
        let line = self.text[range.clone()].trim_end();
        let line = line.lines().next().unwrap_or_default();
        let length = line.find(VALUE).unwrap_or(line.len());
        start..start + length.max(1)
    }

    /// A row has as many cells as its table. Bars that only some cases print are not counted.
    fn row(&self, name: &str, range: &Range<usize>, columns: usize, faults: &mut Vec<Fault>) {
        let row = &self.text[range.clone()];
        // Rows that were put together before; what they are is seen when a document is made.
        if row.trim() == VALUE.to_string() {
            return;
        }
        let mut depth = 0;
        let mut steps = self.steps.iter().filter(|(at, _)| range.start < *at && *at < range.end).peekable();
        for (at, _) in row.match_indices('|') {
            while let Some((_, step)) = steps.next_if(|(step, _)| *step <= range.start + at) {
                depth += step;
            }
            if depth > 0 {
                return;
            }
        }
        let found = cells_in(row);
        if found != columns {
            let (message, help) = wrong_row(found, columns);
            faults.push(Fault::new(&TABLE, name, self.in_template(range), message, help));
        }
    }
}
