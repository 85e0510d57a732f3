use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::case::values::Language;
use crate::document::picture::{Anchor, Picture, Shape, Tone};
use crate::document::theme::{Style, Theme};
use crate::document::tree::{BadgeKind, Fact, Inline, Labels, Look, ReadingLabels, Table, Words};

fn theme() -> Theme {
    Theme::parse(include_str!("../../templates/theme.yaml"), Style::Standard).expect("the theme is good")
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        kind: "plan",
        title: "Child protection plan, CP-1".into(),
        language: Language::english(),
        footer: "Child protection plan, CP-1".into(),
        date: jiff::civil::date(2026, 3, 2),
        discreet: false,
        draft: None,
        labels: Labels {
            contents: "Contents".into(),
            skip: "Skip to the content".into(),
            page: "Page".into(),
            of: "of".into(),
            top: "Back to the top".into(),
            ..Labels::default()
        },
        theme: Arc::new(theme()),
        style: Style::Standard,
        letterhead: Default::default(),
        house: Default::default(),
        looks: Vec::new(),
        one_page: false,
        blocks,
    }
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(Words::fixed(text))]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(words(text))
}

fn heading(level: u8, id: &str, text: &str) -> Block {
    Block::Heading { level, id: id.into(), content: words(text) }
}

fn link(href: &str) -> Block {
    Block::Paragraph(vec![Inline::Link { href: href.into(), content: words("words") }])
}

/// A document in which the text stands in every place that can hold text.
fn everywhere(text: &str) -> Document {
    let label = Shape::Label {
        at: (0.0, 10.0),
        anchor: Anchor::Start,
        size: 12.0,
        bold: false,
        tone: Tone::Ink,
        words: Words::fixed(text),
    };
    let picture = Picture {
        width: 50.0,
        height: 20.0,
        alt: text.into(),
        shapes: vec![label],
        breaks: Vec::new(),
        narrow: None,
    };
    let group = |kind| Block::Group { kind, blocks: vec![paragraph(text)] };
    let mut document = document(vec![
        Block::Group { kind: GroupKind::Cover, blocks: vec![heading(1, "a", text)] },
        Block::Contents,
        heading(2, "b", text),
        paragraph(text),
        Block::Paragraph(vec![
            Inline::Strong(words(text)),
            Inline::Link { href: "#a".into(), content: words(text) },
            Inline::Badge { kind: BadgeKind::Abuse, content: words(text) },
            Inline::Text(Words {
                text: text.into(),
                source: None,
                language: Some(Language::welsh()),
                own_words: false,
            }),
        ]),
        Block::List { ordered: false, items: vec![vec![paragraph(text)]] },
        Block::Facts(vec![Fact { label: words(text), value: vec![paragraph(text)] }]),
        Block::Table(Table {
            row_headers: true,
            widths: vec![0.5, 0.5],
            head: vec![words(text), words(text)],
            rows: vec![vec![words(text), words(text)]],
            to_fill_in: false,
        }),
        group(GroupKind::Card),
        group(GroupKind::Abuse),
        group(GroupKind::Notice),
        group(GroupKind::Warning),
        group(GroupKind::Quote),
        group(GroupKind::Signatures),
        Block::Picture(picture),
    ]);
    document.title = text.into();
    document.footer = text.into();
    document.draft = Some(text.into());
    let label = || text.to_owned();
    let reading = ReadingLabels {
        tools: label(),
        aloud: label(),
        stop: label(),
        smaller: label(),
        larger: label(),
        look: label(),
    };
    document.labels =
        Labels { contents: label(), skip: label(), page: label(), of: label(), top: label(), reading };
    document.looks =
        vec![Look { style: Style::Standard, label: text.into(), theme: Arc::clone(&document.theme) }];
    document
}

/// A piece of a page, as a parser sees it.
#[derive(Debug, PartialEq)]
enum Piece {
    /// The name of a tag, `/` before that of an end.
    Tag(String),
    /// Text between tags, or the value of an attribute.
    Text(String),
}

/// Reads a page back, by the rules of HTML for tags, quoted attributes and the few entities we write.
fn read(html: &str) -> Vec<Piece> {
    let unescaped = |s: &str| {
        let s = s.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
        s.replace("&amp;", "&")
    };
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(after) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            pieces.push(Piece::Text(unescaped(&rest[..end])));
            rest = &rest[end..];
            continue;
        };
        let mut in_quotes = false;
        let end = after.find(|c| {
            in_quotes ^= c == '"';
            c == '>' && !in_quotes
        });
        let (tag, below) = after.split_at(end.expect("a tag ends"));
        let name: String = tag.chars().take_while(|c| !c.is_whitespace()).collect();
        pieces.extend(tag.split('"').skip(1).step_by(2).map(|value| Piece::Text(unescaped(value))));
        rest = &below[1..];
        if name == "style" {
            rest = &rest[rest.find("</style").expect("the style ends")..];
        }
        pieces.push(Piece::Tag(name));
    }
    pieces
}

fn tags(html: &str) -> Vec<String> {
    let name = |piece| match piece {
        Piece::Tag(name) => Some(name),
        Piece::Text(_) => None,
    };
    read(html).into_iter().filter_map(name).collect()
}

/// How often a text stands alone between two tags or in an attribute.
fn times(html: &str, text: &str) -> usize {
    read(html).iter().filter(|piece| matches!(piece, Piece::Text(found) if found == text)).count()
}

proptest! {
    #[test]
    fn any_text_in_any_place_comes_out_as_that_text(text in "[a-zŵ<>&\"'/=;#]\\PC{0,40}") {
        // Texts that are also values of attributes would be counted there as well.
        prop_assume!(text.len() > 1);
        let (html, plain) = (render(&everywhere(&text)), render(&everywhere("QQQQ")));
        prop_assert_eq!(tags(&html), tags(&plain));
        if text.trim() == text {
            prop_assert_eq!(times(&html, &text), times(&plain, "QQQQ"));
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let plain = render(&everywhere("QQQQ"));
    for text in [
        "</style><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "';}*{display:none}@import \"https://example.org\";/*",
        "<!--",
        "]]>",
        "&lt;b&gt;",
        "\\3c script",
    ] {
        let html = render(&everywhere(text));
        assert_eq!(tags(&html), tags(&plain), "{text}");
        assert_eq!(times(&html, text), times(&plain, "QQQQ"), "{text}");
    }
}

#[test]
fn characters_that_html_forbids_become_the_sign_for_unknown_ones() {
    let html = render(&document(vec![paragraph("a\u{0}b\u{b}c\u{fdd0}d\u{1ffff}e\u{85}f")]));
    assert!(html.contains("<p>a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f</p>"));
}

#[test]
fn only_safe_targets_are_links() {
    for good in [
        "https://example.org/a?b=1",
        "HTTPS://example.org",
        "mailto:a@example.org",
        "tel:+441632960001",
        "#a",
    ] {
        let html = render(&document(vec![link(good)]));
        assert!(html.contains(&format!("<p><a href=\"{good}\">words</a></p>")), "{good}");
    }
    for bad in [
        "http://example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " https://example.org",
        "//example.org",
        "file:///etc/passwd",
        "data:text/html,x",
        "page.html",
        "https:",
        "https://",
        "#",
        "",
        "tel",
    ] {
        let html = render(&document(vec![link(bad)]));
        assert!(html.contains("<p>words</p>"), "{bad}");
    }
}

#[test]
fn nothing_is_fetched_from_anywhere() {
    let html = render(&everywhere("words"));
    assert!(!html.contains("http:") && !html.contains("https:") && !html.contains("@import"));
    assert!(!html.contains(" src=") && !html.contains("<link"));
    // One script, which is named in the policy by its hash, so that no other can run.
    assert_eq!(html.matches("<script>").count(), 1);
    assert!(html.contains(&format!("script-src {};", tools::source())));
    let targets: Vec<&str> = html.split("url(").skip(1).collect();
    assert_eq!(targets.len(), 4);
    assert!(
        targets.iter().all(|t| t.starts_with("data:font/woff2;base64,d09GMg")),
        "a font is not as it should be"
    );
    assert!(html.contains("content=\"default-src 'none';"));
}

#[test]
fn headings_keep_their_level_and_anchor() {
    let html = render(&document(vec![
        heading(1, "plan", "Plan"),
        heading(2, "why", "Why"),
        heading(3, "who", "Who"),
    ]));
    for heading in ["<h1 id=\"plan\">Plan</h1>", "<h2 id=\"why\">Why</h2>", "<h3 id=\"who\">Who</h3>"] {
        assert!(html.contains(heading), "{heading}");
    }
    assert!(!html.contains("<nav"), "a list of contents that nobody asked for");
}

#[test]
fn contents_link_to_the_headings_that_follow() {
    let card = Block::Group {
        kind: GroupKind::Card,
        blocks: vec![heading(3, "deep", "Deep"), heading(4, "four", "Four")],
    };
    let blocks = vec![heading(1, "plan", "Plan"), heading(2, "before", "Before"), Block::Contents];
    let html = render(&document(blocks.into_iter().chain([heading(2, "after", "After"), card]).collect()));
    let nav = &html[html.find("<nav").expect("there is a list")..html.find("</nav>").expect("it ends")];
    let targets: Vec<&str> = nav.split("href=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    assert_eq!(targets, ["#after", "#deep"]);
}

#[test]
fn another_language_is_said() {
    let said = |tag: &str| {
        let words =
            Words { text: "geiriau".into(), source: None, language: Language::new(tag), own_words: false };
        render(&document(vec![Block::Paragraph(vec![Inline::Text(words)])]))
    };
    assert!(said("en").starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(said("en").contains("<p>geiriau</p>"));
    assert!(said("cy").contains("<p><span lang=\"cy\">geiriau</span></p>"));
    assert!(said("ur").contains("<p><span lang=\"ur\" dir=\"rtl\">geiriau</span></p>"));
}

#[test]
fn a_draft_says_so_on_the_screen_and_on_every_page() {
    let mut draft = document(vec![heading(1, "plan", "Plan")]);
    assert!(!render(&draft).contains("@top-right{content"));
    draft.draft = Some("Draft".into());
    let html = render(&draft);
    assert!(html.contains("<p class=\"draft\">Draft</p>"));
    assert!(html.contains("@top-right{content:\"Draft\"}"));
}

#[test]
fn tables_say_what_each_cell_belongs_to() {
    let html = render(&document(vec![Block::Table(Table {
        row_headers: true,
        widths: vec![1.0, 1.0, 2.0],
        head: vec![words("What"), words("Who"), words("")],
        rows: vec![vec![words("Locks"), words("Carys"), words("soon")]],
        to_fill_in: false,
    })]));
    assert!(html.contains("<th scope=\"col\">What</th>\n<th scope=\"col\">Who</th>\n<td></td>"));
    assert!(html.contains("<th scope=\"row\">Locks</th>\n<td data-label=\"Who\"><div>Carys</div></td>"));
    assert!(html.contains("width:25.00%\"><col style=\"width:25.00%\"><col style=\"width:50.00%"));
}

#[test]
fn a_picture_with_a_narrow_form_says_the_same_in_both() {
    let mut picture = Picture {
        width: 481.0,
        height: 20.0,
        alt: "Three people".into(),
        shapes: Vec::new(),
        breaks: Vec::new(),
        narrow: None,
    };
    picture.narrow = Some(Box::new(Picture { width: 250.5, ..picture.clone() }));
    let html = render(&document(vec![Block::Picture(picture)]));
    for (class, width) in [("wide", "481"), ("narrow", "250.5")] {
        assert!(html.contains(&format!(
            "<svg class=\"{class}\" role=\"img\" aria-label=\"Three people\" \
             viewBox=\"0 0 {width} 20\" width=\"{width}pt\">"
        )));
    }
}

#[test]
fn badges_have_words_and_a_silent_icon() {
    for kind in [BadgeKind::Abuse, BadgeKind::Done, BadgeKind::Better, BadgeKind::Same, BadgeKind::Late] {
        let html =
            render(&document(vec![Block::Paragraph(vec![Inline::Badge { kind, content: words("words") }])]));
        assert!(html.contains("aria-hidden=\"true\"><path d="), "{kind:?}");
        assert!(html.contains("</svg><span>words</span>"), "{kind:?}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(render(&everywhere("words")), render(&everywhere("words")));
}
