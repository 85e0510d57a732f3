//! The head of a document: the authority's logo and words.

use super::escape::{attribute, text};
use super::style::base64;
use crate::document::tree::Document;

/// Writes what stands above the title.
pub fn write(out: &mut String, document: &Document) {
    let letterhead = &document.letterhead;
    if letterhead.logo.is_none() && letterhead.header.is_none() {
        return;
    }
    out.push_str("<div class=\"letterhead\">\n");
    if let Some((logo, alt)) = &letterhead.logo {
        // The image is part of the page: nothing is fetched, and no program in it would run.
        out.push_str(&format!(
            "<img alt=\"{}\" style=\"block-size:{:.1}mm\" src=\"data:{};base64,{}\">\n",
            attribute(alt),
            logo.height,
            logo.form.media_type(),
            base64(&logo.bytes)
        ));
    }
    if let Some(words) = &letterhead.header {
        out.push_str(&format!("<p>{}</p>\n", text(words)));
    }
    out.push_str("</div>\n");
}
