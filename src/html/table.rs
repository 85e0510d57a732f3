//! Tables: on a wide screen and on paper a table, on a phone one card a row.

use crate::document::tree::{Inline, Table, plain};

use super::escape::attribute;
use super::inlines::Inlines;

/// More columns than this are cards already on a tablet.
const FEW_COLUMNS: usize = 4;

/// A table.
///
/// No ARIA roles: the elements have them, browsers keep them where the style sheet turns rows into cards, and the
/// standard forbids to say them again.
pub fn write(out: &mut String, inlines: Inlines<'_>, table: &Table) {
    let mut classes = String::from("table");
    if table.head.len() > FEW_COLUMNS {
        classes.push_str(" many-columns");
    }
    if table.to_fill_in {
        classes.push_str(" to-fill-in");
    }
    out.push_str(&format!("<table class=\"{classes}\">\n"));
    columns(out, &table.widths);
    out.push_str("<thead>\n<tr>\n");
    for cell in &table.head {
        // An empty header would be read as a header that says nothing.
        if plain(cell).trim().is_empty() {
            out.push_str("<td></td>\n");
        } else {
            out.push_str("<th scope=\"col\">");
            inlines.write(out, cell);
            out.push_str("</th>\n");
        }
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>\n");
        for (index, cell) in row.iter().enumerate() {
            let head = table.head.get(index).map_or(&[][..], |h| h.as_slice());
            write_cell(out, inlines, cell, head, table.row_headers && index == 0);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn write_cell(out: &mut String, inlines: Inlines<'_>, cell: &[Inline], head: &[Inline], is_header: bool) {
    let words = plain(cell);
    if is_header && !words.trim().is_empty() {
        out.push_str("<th scope=\"row\">");
        inlines.write(out, cell);
        out.push_str("</th>\n");
    } else {
        out.push_str(&format!("<td data-label=\"{}\">", attribute(plain(head).trim())));
        // One box around all pieces, so that they stay one line of text beside the label on a phone.
        out.push_str("<div>");
        inlines.write(out, cell);
        out.push_str("</div></td>\n");
    }
}

fn columns(out: &mut String, widths: &[f32]) {
    let sum: f32 = widths.iter().filter(|w| w.is_finite() && **w > 0.0).sum();
    if sum <= 0.0 {
        return;
    }
    out.push_str("<colgroup>");
    for width in widths {
        let share = if width.is_finite() && *width > 0.0 { width / sum * 100.0 } else { 0.0 };
        out.push_str(&format!("<col style=\"width:{share:.2}%\">"));
    }
    out.push_str("</colgroup>\n");
}
