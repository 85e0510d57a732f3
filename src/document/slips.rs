//! What Markdown has and a document for people does not, each with what would be right.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::faults::{FaultKind, LINK, MARKUP};

/// A slip that is the same wherever it is found.
#[derive(Debug)]
pub(super) struct Slip {
    pub kind: &'static FaultKind,
    pub message: &'static str,
    pub help: &'static str,
}

const RAW_HTML: Slip = Slip {
    kind: &MARKUP,
    message: "raw HTML cannot stand in a template, since the same text becomes a PDF",
    help: "write Markdown, or use a function of templates such as `group`, `badge` or `br()`",
};
const CODE: Slip = Slip {
    kind: &MARKUP,
    message: "backquotes make code, which a document for people does not have",
    help: "write plain words, or two asterisks around strong ones",
};
const INDENTED: Slip = Slip {
    kind: &MARKUP,
    message: "a line indented by four spaces becomes code",
    help: "begin it at the margin",
};
const PICTURE: Slip = Slip {
    kind: &MARKUP,
    message: "a picture cannot be brought in by its address",
    help: "pictures are made by functions: `row(\"house\")`, `beside(\"house\", \"sun\", 4)`, `timeline()`; a logo stands in theme.yaml",
};
const SLANTED: Slip = Slip {
    kind: &MARKUP,
    message: "slanted words are hard to read",
    help: "write two asterisks on each side for strong words",
};
const RULE: Slip = Slip {
    kind: &MARKUP,
    message: "a line of dashes is not used in documents",
    help: "use a heading or a group",
};
const OTHER: Slip = Slip {
    kind: &MARKUP,
    message: "this kind of Markdown is not used in documents",
    help: "there are headings, paragraphs, lists, tables, quotations, strong words and links",
};
/// A link that documents do not allow.
pub(super) const WRONG_LINK: Slip = Slip {
    kind: &LINK,
    message: "a link leads to somewhere that documents do not allow",
    help: "a link begins with `https:`, `mailto:` or `tel:`, or is `#` with the name of a heading",
};

/// The slip that a piece of Markdown is, wherever it stands.
pub(super) fn slip_of(event: &Event<'_>) -> Option<&'static Slip> {
    Some(match event {
        Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => &CODE,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => &INDENTED,
        Event::Html(_) | Event::InlineHtml(_) => &RAW_HTML,
        Event::Rule => &RULE,
        Event::Start(Tag::Emphasis) => &SLANTED,
        Event::Start(Tag::Image { .. }) => &PICTURE,
        Event::Start(
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::List(_)
            | Tag::Item
            | Tag::BlockQuote(_)
            | Tag::Strong
            | Tag::Link { .. }
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::HtmlBlock,
        ) => return None,
        Event::Start(_) => &OTHER,
        Event::End(_) | Event::Text(_) | Event::SoftBreak | Event::HardBreak => return None,
        _ => &OTHER,
    })
}

/// Whether a link may lead there.
pub(super) fn is_allowed(target: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "#"].iter().any(|start| target.starts_with(start))
}

/// What is said of a row of the wrong width.
pub(super) fn wrong_row(found: usize, columns: usize) -> (String, String) {
    let cells = if found == 1 { "1 cell" } else { &format!("{found} cells") };
    let message = format!("this row has {cells}, its table {columns} columns");
    let help = if found < columns {
        "write a bar for each cell, also for an empty one, and leave a line blank where the table ends"
    } else {
        "take a cell away, or give the head and the line below it one more"
    };
    (message, help.to_owned())
}

/// How many cells a row has as written.
pub(super) fn cells_in(row: &str) -> usize {
    let line = row.lines().next().unwrap_or_default().trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').filter(|i| !i.ends_with('\\')).unwrap_or(inner);
    let mut escaped = false;
    1 + inner
        .chars()
        .filter(|c| {
            let bar = *c == '|' && !escaped;
            escaped = *c == '\\' && !escaped;
            bar
        })
        .count()
}
