//! The list of contents: beside the text on a wide screen, folded on a phone.

use crate::document::tree::{Block, Document, Inline};

use super::CONTENTS;
use super::escape::{attribute, text};
use super::inlines::Inlines;

/// A heading that the list of contents links to.
pub struct Entry<'a> {
    level: u8,
    id: &'a str,
    content: &'a [Inline],
}

/// The headings of levels 2 and 3 after the first place that asks for a list of contents; none if no place does.
pub fn entries(blocks: &[Block]) -> Vec<Entry<'_>> {
    let mut found = Vec::new();
    let mut asked = false;
    collect(blocks, &mut asked, &mut found);
    found
}

fn collect<'a>(blocks: &'a [Block], asked: &mut bool, found: &mut Vec<Entry<'a>>) {
    for block in blocks {
        match block {
            Block::Contents => *asked = true,
            Block::Heading { level: level @ 2..=3, id, content } if *asked => {
                found.push(Entry { level: *level, id, content });
            }
            Block::Group { blocks, .. } | Block::Beside { blocks, .. } | Block::PictureRow { blocks, .. } => {
                collect(blocks, asked, found)
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, asked, found)),
            Block::Facts(facts) => facts.iter().for_each(|fact| collect(&fact.value, asked, found)),
            _ => {}
        }
    }
}

/// The list itself.
pub fn write(out: &mut String, document: &Document, entries: &[Entry<'_>]) {
    if entries.is_empty() {
        return;
    }
    let label = text(&document.labels.contents);
    out.push_str(&format!("<nav class=\"contents\" tabindex=\"0\" aria-labelledby=\"{CONTENTS}\">\n"));
    out.push_str(&format!("<h2 id=\"{CONTENTS}\">{label}</h2>\n"));
    out.push_str(&format!("<details>\n<summary>{label}</summary>\n<ul>\n"));
    let inlines = Inlines { language: &document.language };
    let mut rest = entries;
    while let Some((entry, after)) = rest.split_first() {
        out.push_str("<li>");
        link(out, inlines, entry);
        let below = after.iter().take_while(|e| e.level > entry.level).count();
        if below > 0 {
            out.push_str("\n<ul>\n");
            for entry in &after[..below] {
                out.push_str("<li>");
                link(out, inlines, entry);
                out.push_str("</li>\n");
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</li>\n");
        rest = &after[below..];
    }
    out.push_str("</ul>\n</details>\n</nav>\n");
}

fn link(out: &mut String, inlines: Inlines<'_>, entry: &Entry<'_>) {
    out.push_str(&format!("<a href=\"#{}\">", attribute(entry.id)));
    inlines.write_words(out, entry.content);
    out.push_str("</a>");
}
