use std::sync::Arc;

use super::*;
use crate::case::values::{Date, Language};
use crate::document::picture::{Anchor, Picture, Shape, Tone};
use crate::document::theme::{Style, Theme};
use crate::document::tree::{Block, Inline, Labels, Table, Words};

/// Unassigned: no font has it.
const NOWHERE: char = '\u{378}';

fn document(blocks: Vec<Block>) -> Document {
    let theme = Theme::parse(include_str!("../../templates/theme.yaml"), Style::Standard)
        .expect("the theme is valid");
    let title = Block::Heading { level: 1, id: "title".to_owned(), content: line("Plan") };
    Document {
        kind: "plan",
        title: "Plan, case EX-1".to_owned(),
        language: Language::english(),
        footer: "Plan · EX-1".to_owned(),
        date: Date::new(2026, 12, 1).expect("a day"),
        discreet: false,
        draft: None,
        labels: Labels {
            contents: "Contents".to_owned(),
            page: "Page".to_owned(),
            of: "of".to_owned(),
            ..Labels::default()
        },
        theme: Arc::new(theme),
        style: Style::Standard,
        letterhead: Default::default(),
        house: Default::default(),
        looks: Vec::new(),
        one_page: false,
        blocks: std::iter::once(title).chain(blocks).collect(),
    }
}

fn line(words: &str) -> Vec<Inline> {
    vec![Inline::Text(Words::fixed(words))]
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(line(words))
}

fn from_case(words: &str, path: &str) -> Words {
    Words { source: Some(path.into()), ..Words::fixed(words) }
}

fn picture(width: f32, x: f32, anchor: Anchor, words: Words) -> Block {
    let label = Shape::Label { at: (x, 20.0), anchor, size: 12.0, bold: false, tone: Tone::Ink, words };
    Block::Picture(Picture {
        width,
        height: 40.0,
        alt: "A name.".to_owned(),
        shapes: vec![label],
        breaks: Vec::new(),
        narrow: None,
    })
}

fn made(blocks: Vec<Block>) -> Result<Vec<u8>, PdfError> {
    compile(&document(blocks), &Fonts::new(Vec::new()))
}

#[test]
fn letters_that_no_font_has_are_named_with_their_place_in_the_case() {
    let words = from_case(&format!("Jo{NOWHERE}{NOWHERE}"), "people[id=jo].name");
    let in_picture = from_case(&NOWHERE.to_string(), "people[id=sam].name");
    let table = Table {
        row_headers: false,
        widths: vec![1.0],
        head: vec![line("Name")],
        rows: vec![vec![vec![Inline::Strong(vec![Inline::Text(words)])]]],
        to_fill_in: false,
    };
    let result = made(vec![Block::Table(table), picture(200.0, 0.0, Anchor::Start, in_picture)]);
    let Err(PdfError::MissingLetters(missing)) = result else { panic!("{result:?}") };
    let expected = ["people[id=jo].name", "people[id=sam].name"]
        .map(|path| Missing { source: Some(path.into()), letters: vec![NOWHERE] });
    assert_eq!(missing, expected);
    assert!(
        PdfError::MissingLetters(missing).to_string().contains("‘\u{378}’ (U+0378) in `people[id=jo].name`")
    );
}

#[test]
fn the_programs_own_fonts_serve_english_and_welsh_without_a_look_at_others() {
    let fonts = Fonts::new(Vec::new());
    let document = document(vec![paragraph("Tŷ Gŵyr, £5 – “yes” … • é â ê î ô û ŵ ŷ Ŵ Ŷ ï")]);
    let choice = fonts.choose(&document).expect("all letters are there");
    assert_eq!(choice.families, ["Atkinson Hyperlegible Next"]);
    assert!(!fonts.has_looked_around());
}

#[test]
fn a_theme_with_no_font_at_hand_is_refused() {
    let mut document = document(Vec::new());
    let theme = Theme { fonts: vec!["No Such Font".to_owned()], ..(*document.theme).clone() };
    document.theme = Arc::new(theme);
    let result = compile(&document, &Fonts::new(Vec::new()));
    assert!(matches!(result, Err(PdfError::NoFont(_))), "{result:?}");
}

#[test]
fn words_outside_their_picture_are_found() {
    let inside = picture(200.0, 200.0, Anchor::End, Words::fixed("Nan"));
    assert!(made(vec![inside]).is_ok());
    for (x, anchor) in [(190.0, Anchor::Start), (0.0, Anchor::Middle), (5.0, Anchor::End)] {
        let outside = picture(200.0, x, anchor, Words::fixed("Grandmother"));
        let result = made(vec![Block::PageBreak, outside]);
        let Err(PdfError::OffPaper { page, words }) = result else { panic!("{result:?}") };
        assert_eq!((page, words.as_str()), (2, "Grandmother"));
    }
}

#[test]
fn a_list_with_numbers_of_two_digits_stays_on_the_paper() {
    // Lines that end at many widths, so that some of them are full.
    let words = |n: usize| format!("{} {}", "l".repeat(n), "i ".repeat(200));
    let items: Vec<Vec<Block>> = (1..=12).map(|n| vec![paragraph(&words(n))]).collect();
    for style in [Style::Standard, Style::Large, Style::Giant, Style::Dyslexia] {
        let mut document = document(vec![Block::List { ordered: true, items: items.clone() }]);
        let theme = Theme::parse(include_str!("../../templates/theme.yaml"), style);
        document.theme = Arc::new(theme.expect("the theme is valid"));
        let result = compile(&document, &Fonts::new(Vec::new()));
        assert!(result.is_ok(), "{style:?}: {:?}", result.err());
    }
}

#[test]
fn words_that_run_over_the_edge_of_the_paper_are_found() {
    let mut document = document(Vec::new());
    document.footer = "Plan".repeat(60);
    let result = compile(&document, &Fonts::new(Vec::new()));
    assert!(matches!(result, Err(PdfError::OffPaper { page: 1, .. })), "{result:?}");
}

#[test]
fn the_longest_words_and_blocks_stay_on_the_paper() {
    let word = "W".repeat(300);
    let cells = || vec![line("a"), line(&word), line(&"many words ".repeat(900))];
    let table = Table {
        row_headers: true,
        widths: vec![0.02, 0.03, 0.95],
        head: cells(),
        rows: vec![cells(), cells()],
        to_fill_in: true,
    };
    let strong = vec![Inline::Text(Words::fixed(&word[..40])), Inline::Strong(line(&word[..40]))];
    let rows_only = Table { head: vec![line("A"), line("B"), line("C")], ..table };
    let result = made(vec![
        Block::Table(rows_only),
        Block::Paragraph(strong),
        Block::List { ordered: true, items: vec![vec![paragraph(&word), Block::Contents]] },
    ]);
    assert!(result.is_ok(), "{:?}", result.err());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let blocks = || vec![paragraph("One."), picture(900.0, 0.0, Anchor::Start, Words::fixed("Nan"))];
    assert_eq!(made(blocks()).expect("it compiles"), made(blocks()).expect("it compiles"));
}

#[test]
fn links_lead_to_headings_and_safe_addresses_only() {
    let link = |href: &str| {
        vec![Block::Paragraph(vec![Inline::Link { href: href.to_owned(), content: line("here") }])]
    };
    for good in ["#title", "https://example.org/", "mailto:a@example.org", "tel:+442920180000"] {
        assert!(made(link(good)).is_ok(), "{good}");
    }
    for bad in ["#nowhere", "javascript:alert(1)", "file:///etc/passwd", "page.html"] {
        assert!(matches!(made(link(bad)), Err(PdfError::Link(_))), "{bad}");
    }
}

#[test]
fn every_language_tag_can_be_used() {
    for tag in ["cy", "en-GB", "pt-BR", "zh-Hant", "zh-Hant-HK", "sgn-GB", "UR", "es-419", "de-CH-1996"] {
        let words = Words { language: Language::new(tag), ..Words::fixed("Robin") };
        let result = made(vec![Block::Paragraph(vec![Inline::Text(words)])]);
        assert!(result.is_ok(), "{tag}: {:?}", result.err());
    }
}

#[test]
fn no_line_or_two_stand_alone_on_a_last_page() {
    let fonts = Fonts::new(Vec::new());
    let block = |n| match n % 10 {
        9 => Block::Heading { level: 2, id: format!("part-{n}"), content: line(&format!("Part {n}")) },
        _ => paragraph(&format!("Line {n}")),
    };
    // A few pages, and more than become higher for the sake of the last.
    for lines in (20..60).chain(220..250) {
        let blocks = (0..lines).map(block).collect();
        let laid_out = Order::of(&document(blocks), &fonts)
            .and_then(|order| order.fitted(&fonts))
            .expect("plain lines can be laid out");
        let pages = laid_out.pages();
        if let [_, .., last] = pages {
            assert!(paper::lowest(last) > sizes::TOP + 4.0 * 18.0, "{lines} lines, {} pages", pages.len());
        }
    }
}

/// The data of a block in letters of a size, with the foot of the pages.
fn data_of(block: Block, size: f32, footer: &str) -> serde_json::Value {
    let mut document = document(vec![block]);
    document.theme = Arc::new(Theme { size, ..(*document.theme).clone() });
    document.footer = footer.to_owned();
    data::write(&document, &[]).expect("it can be laid out")
}

fn to_sign(head: &[&str], row: &[&str]) -> Block {
    let cells = |words: &[&str]| words.iter().map(|words| line(words)).collect();
    Block::Table(Table {
        row_headers: false,
        widths: Vec::new(),
        head: cells(head),
        rows: vec![cells(row)],
        to_fill_in: true,
    })
}

#[test]
fn a_column_has_room_for_its_longest_word_though_others_ask_for_more() {
    let date = "12 November 2026";
    let table =
        to_sign(&["Name", "Signature", "Date"], &["Gwenllian Whitcombe", "No signature: 12 November", date]);
    let data = data_of(table, 24.0, "Plan");
    let width = data["blocks"][1]["columns"][2].as_f64().expect("a table");
    assert!(width > f64::from(measure::width("November", 24.0)), "{width}");
}

#[test]
fn a_table_whose_words_have_no_room_is_unfolded_and_keeps_what_is_to_be_filled_in() {
    let head = ["Responsibilities", "Understanding", "Safeguarding", "Signature"];
    let data = data_of(to_sign(&head, &["Supervision", "Acknowledged", "Accommodation", ""]), 24.0, "Plan");
    let card = &data["blocks"][1]["left"][0];
    assert_eq!(card["look"], "card", "{data}");
    assert_eq!(card["blocks"][0]["facts"].as_array().map(Vec::len), Some(4), "{card}");
}

#[test]
fn a_foot_that_takes_little_more_than_a_line_gets_smaller_letters() {
    let letters = |size: f32, footer: &str| {
        data_of(paragraph("One."), size, footer)["measures"]["margin"].as_f64().expect("a size")
    };
    let (short, long) =
        ("Plan · EX-1", "Fy nghynllun diogelwch i · EX-2026-0317 · fersiwn 2, 12 Tachwedd 2026");
    assert!(letters(16.0, long) < letters(16.0, short));
    assert_eq!(letters(18.0, long), letters(18.0, short), "large print stays large");
}
