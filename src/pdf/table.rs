//! Tables as data for the theme: the widths of their columns, and where a row may part.

use serde_json::{Value, json};

use super::data::Writer;
use super::error::PdfError;
use super::measure;
use super::sizes::{BADGE, CELL, PAGE_HEIGHT, WHOLE_LIST};
use crate::document::tree::{Inline, Table, plain};
use crate::document::whole;

/// Words wider than this, in sizes of the letters, may break in a table.
const LONG_WORD: f32 = 11.5;
/// A row that goes on on the next page has at least so many lines on each.
const FEWEST_LINES: f32 = 4.0;

impl Writer<'_> {
    pub(super) fn table(&self, table: &Table, room: f32) -> Result<Value, PdfError> {
        let columns = self.columns(table, room);
        let inner = || columns.iter().map(|width| width - 2.0 * CELL);
        let head: Result<Vec<Value>, PdfError> =
            table.head.iter().zip(inner()).map(|(cell, room)| self.inlines(cell, self.size, room)).collect();
        let row = |row: &Vec<Vec<Inline>>| -> Result<Value, PdfError> {
            let keep = self.row(table, row, &columns) <= PAGE_HEIGHT / 3.0;
            let cells = row.iter().zip(inner()).map(|(cell, room)| self.cell(cell, room, keep));
            Ok(json!({"keep": keep, "cells": cells.collect::<Result<Vec<Value>, PdfError>>()?}))
        };
        let rows: Result<Vec<_>, PdfError> = table.rows.iter().map(row).collect();
        let all = table.rows.iter().chain([&table.head]);
        let height: f32 = all.map(|row| self.row(table, row, &columns)).sum();
        Ok(
            json!({"kind": "table", "keep": height <= self.whole(WHOLE_LIST), "row-headers": table.row_headers, "to-fill-in": table.to_fill_in,
                  "columns": columns, "head": head?, "rows": rows?}),
        )
    }

    /// A cell in chunks. Within a chunk no page ends; a row that is longer than a third of a page has several,
    /// of which the first and the last have some lines.
    fn cell(&self, cell: &[Inline], room: f32, keep: bool) -> Result<Value, PdfError> {
        let mut lines: Vec<(bool, Vec<Inline>)> = vec![(false, Vec::new())];
        for inline in cell {
            match inline {
                Inline::Part => lines.push((true, Vec::new())),
                Inline::Break if !keep => lines.push((false, Vec::new())),
                other => {
                    if let Some((_, line)) = lines.last_mut() {
                        line.push(other.clone());
                    }
                }
            }
        }
        lines.retain(|(_, line)| !plain(line).trim().is_empty());
        let mut chunks: Vec<Vec<(bool, Vec<Inline>)>> = Vec::new();
        let mut counts: Vec<f32> = Vec::new();
        for (space, line) in lines {
            let count = self.cell_lines(&line, room);
            match (chunks.last_mut(), counts.last_mut()) {
                (Some(chunk), Some(before)) if keep || *before < FEWEST_LINES => {
                    chunk.push((space, line));
                    *before += count;
                }
                _ => {
                    chunks.push(vec![(space, line)]);
                    counts.push(count);
                }
            }
        }
        if let (Some(last), true) = (counts.last(), chunks.len() > 1)
            && *last < FEWEST_LINES
            && let Some(rest) = chunks.pop()
            && let Some(chunk) = chunks.last_mut()
        {
            chunk.extend(rest);
        }
        let chunk = |chunk: &Vec<(bool, Vec<Inline>)>| -> Result<Value, PdfError> {
            let lines: f32 = chunk.iter().map(|(_, line)| self.cell_lines(line, room)).sum();
            let parts = chunk.iter().map(|(space, line)| {
                Ok(json!({"space": space, "content": self.inlines(line, self.size, room)?}))
            });
            Ok(json!({"keep": keep || lines <= 4.0 * FEWEST_LINES,
                      "parts": parts.collect::<Result<Vec<Value>, PdfError>>()?}))
        };
        Ok(Value::Array(chunks.iter().map(chunk).collect::<Result<Vec<Value>, PdfError>>()?))
    }

    /// The widths of the columns: as the table asks, but none narrower than its longest word, and where there is
    /// room for it none narrower than what stays together, such as a date.
    pub(super) fn columns(&self, table: &Table, room: f32) -> Vec<f32> {
        let count = table.head.len().max(1);
        let even = vec![1.0; count];
        let asked = if table.widths.len() == count { &table.widths } else { &even };
        let total: f32 = asked.iter().sum();
        let mut widths: Vec<f32> = asked.iter().map(|w| w / total.max(f32::EPSILON) * room).collect();
        let words = self.claims(table, |cell| self.widest_word(cell));
        let wholes = self.claims(table, |cell| self.widest_whole(cell).max(self.widest_word(cell)));
        give(&mut widths, &words);
        give(&mut widths, &wholes);
        widths
    }

    /// Whether the columns of a table have room for their words.
    pub(super) fn fits(&self, table: &Table, room: f32) -> bool {
        self.claims(table, |cell| self.widest_word(cell)).iter().sum::<f32>() <= room
    }

    /// How wide each column is at least, for what is to be whole in its cells; very long words claim no more than
    /// others.
    fn claims(&self, table: &Table, widest: impl Fn(&[Inline]) -> f32) -> Vec<f32> {
        let claim = |column: usize| {
            let cells = table.rows.iter().chain([&table.head]).filter_map(|row| row.get(column));
            let widest = cells.map(|cell| widest(cell)).fold(0.0, f32::max);
            (widest + 2.0 * CELL + 0.5).min(LONG_WORD * self.size)
        };
        (0..table.head.len()).map(claim).collect()
    }

    /// The widest word of a cell, with what stands around it in a badge.
    fn widest_word(&self, cell: &[Inline]) -> f32 {
        let around = |inline: &Inline| match inline {
            Inline::Badge { content, .. } => measure::width(&plain(content), self.size) + BADGE * self.size,
            _ => 0.0,
        };
        cell.iter().map(around).fold(measure::widest_word(&plain(cell), self.size), f32::max)
    }

    /// The widest of what stays together in a cell like one word.
    fn widest_whole(&self, cell: &[Inline]) -> f32 {
        let words = plain(cell);
        let wholes = whole::parts(&words).into_iter().map(|part| measure::width(&words[part], self.size));
        wholes.fold(0.0, f32::max)
    }
}

/// Gives columns that are narrower than they claim to be what the others have beyond their claims.
fn give(widths: &mut [f32], claims: &[f32]) {
    let lacking: f32 = widths.iter().zip(claims).map(|(w, claim)| (claim - w).max(0.0)).sum();
    let spare: f32 = widths.iter().zip(claims).map(|(w, claim)| (w - claim).max(0.0)).sum();
    let share = if spare > 0.0 { (lacking / spare).min(1.0) } else { 0.0 };
    let given = if lacking > 0.0 { (spare / lacking).min(1.0) } else { 0.0 };
    for (width, claim) in widths.iter_mut().zip(claims) {
        let gap = claim - *width;
        *width += if gap > 0.0 { gap * given } else { gap * share };
    }
}
