//! HTML: the document tree as one file that needs nothing else.
//!
//! The file works without a network, and without scripts (its own only helps to read): style sheet, fonts and
//! pictures are inside it, and its content security policy forbids everything else. It reads on a phone, on paper, in the dark and aloud.

mod blocks;
mod contents;
mod escape;
mod inlines;
mod letterhead;
mod picture;
mod style;
mod table;
mod tools;

use crate::document::tree::{Block, Document, GroupKind};

use blocks::Blocks;
use escape::{attribute, text};

/// Forbids whatever is not in the file itself, and all scripts but that of the reading tools.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src {}; \
         base-uri 'none'; form-action 'none'",
        tools::source()
    )
}

/// Anchors of the page itself start with `_`, those of headings with a letter: they cannot meet.
const MAIN: &str = "_main";
const CONTENTS: &str = "_contents";
const TOP: &str = "_top";

/// The document as one HTML file.
pub fn render(document: &Document) -> String {
    let (cover, body) = split_cover(&document.blocks);
    let contents = contents::entries(body);
    let mut out = String::from("<!DOCTYPE html>\n");
    let language = &document.language;
    out.push_str("<html");
    inlines::language_attributes(&mut out, language, None);
    out.push_str(">\n");
    head(&mut out, document);
    let classes = [
        ("one-page", document.one_page),
        ("with-contents", !contents.is_empty() && !document.one_page),
        ("discreet", document.discreet),
    ];
    let classes: Vec<&str> = classes.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect();
    match classes.as_slice() {
        [] => out.push_str("<body>\n"),
        classes => out.push_str(&format!("<body class=\"{}\">\n", classes.join(" "))),
    }
    out.push_str(&format!("<a class=\"skip\" href=\"#{MAIN}\">{}</a>\n", text(&document.labels.skip)));

    tools::write(&mut out, document);
    let blocks = Blocks::new(document);
    out.push_str(&format!("<header class=\"cover\" id=\"{TOP}\">\n<div class=\"inside\">\n"));
    if let Some(draft) = &document.draft {
        out.push_str(&format!("<p class=\"draft\">{}</p>\n", text(draft)));
    }
    letterhead::write(&mut out, document);
    blocks.write(&mut out, cover);
    out.push_str("</div>\n</header>\n<div class=\"page\">\n");
    contents::write(&mut out, document, &contents);
    out.push_str(&format!("<main id=\"{MAIN}\" tabindex=\"-1\">\n"));
    blocks.write(&mut out, body);
    out.push_str("</main>\n</div>\n");
    foot(&mut out, document);
    tools::write_script(&mut out);
    out.push_str("</body>\n</html>\n");
    out
}

/// The head of the document (its cover, or at least its title) and what follows.
fn split_cover(blocks: &[Block]) -> (&[Block], &[Block]) {
    match blocks.split_first() {
        Some((Block::Group { kind: GroupKind::Cover, blocks: cover }, rest)) => (cover, rest),
        Some((Block::Heading { level: 1, .. }, rest)) => (&blocks[..1], rest),
        _ => (&[], blocks),
    }
}

fn head(out: &mut String, document: &Document) {
    out.push_str("<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy()));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    // The name of the program tells what a paper is about.
    if !document.discreet {
        out.push_str("<meta name=\"generator\" content=\"cpplan\">\n");
    }
    // The documents are about children: no search engine and no linked site is to learn of them.
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.push_str("<meta name=\"robots\" content=\"noindex, nofollow\">\n");
    out.push_str(&format!(
        "<meta name=\"dcterms.date\" content=\"{}\">\n",
        attribute(&document.date.to_string())
    ));
    out.push_str(&format!("<title>{}</title>\n", text(&document.title)));
    out.push_str("<style>\n");
    out.push_str(&style::sheet(document));
    out.push_str("</style>\n</head>\n");
}

fn foot(out: &mut String, document: &Document) {
    out.push_str("<footer class=\"foot\">\n<div class=\"inside\">\n");
    if let Some(words) = &document.letterhead.footer {
        out.push_str(&format!("<p>{}</p>\n", text(words)));
    }
    out.push_str(&format!("<p>{}</p>\n", text(&document.footer)));
    if !document.labels.top.is_empty() {
        out.push_str(&format!(
            "<p class=\"to-top\"><a href=\"#{TOP}\">{}</a></p>\n",
            text(&document.labels.top)
        ));
    }
    out.push_str("</div>\n</footer>\n");
}

#[cfg(test)]
mod tests;
