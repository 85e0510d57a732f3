//! How hard a finished document is: what counts as a sentence on its pages.

use std::sync::Arc;

use cpplan::case::values::Language;
use cpplan::document::reading::{Reading, measure};
use cpplan::document::theme::{Style, Theme};
use cpplan::document::tree::{Block, Document, Fact, Inline, Labels, Table, Words};
use cpplan::guidance::readability::{KnownWords, Limit};

fn line(text: &str) -> Vec<Inline> {
    vec![Inline::Text(Words::fixed(text))]
}

fn reading_in(language: &str, blocks: Vec<Block>, limit: Limit) -> Option<Reading> {
    let document = Document {
        kind: "child-8-11",
        title: String::new(),
        language: Language::new(language).expect("a tag"),
        footer: String::new(),
        date: "2026-11-21".parse().expect("a day"),
        discreet: false,
        draft: None,
        labels: Labels::default(),
        one_page: false,
        theme: Arc::new(Theme::default()),
        style: Style::Standard,
        letterhead: Default::default(),
        house: Default::default(),
        looks: Vec::new(),
        blocks,
    };
    measure(&document, limit, &KnownWords::of(["Ffion Haf Pritchard", "Nia Roberts"]))
}

fn reading(blocks: Vec<Block>) -> Option<Reading> {
    reading_in("en", blocks, Limit::of_age(10))
}

#[test]
fn a_heading_is_a_sentence_and_names_numbers_and_labels_are_none() {
    let heading = || Block::Heading { level: 1, id: "a".into(), content: line("Who helps me") };
    let cell = |text: &str| line(text);
    let blocks = vec![
        heading(),
        Block::Paragraph(line("Nia Roberts")),
        Block::Paragraph(line("01286 555 0142")),
        Block::Paragraph(line("Thursday 3 December 2026")),
        Block::Facts(vec![Fact {
            label: line("How to reach them"),
            value: vec![Block::Paragraph(line("Ffion"))],
        }]),
        Block::Table(Table {
            row_headers: false,
            widths: vec![1.0],
            head: vec![cell("Who does what in this plan")],
            rows: vec![vec![cell("Nia Roberts")], vec![cell("She sees you each week")]],
            to_fill_in: false,
        }),
    ];
    let reading = reading(blocks).expect("words");
    assert_eq!((reading.measure.sentences, reading.measure.words), (2, 8));
    assert!(reading.too_hard.is_none());
    assert!(self::reading(vec![Block::Paragraph(line("Nia Roberts"))]).is_none());
}

#[test]
fn what_somebody_said_and_what_is_in_another_language_is_left_out() {
    let quoted =
        Words { own_words: true, ..Words::fixed("The unaccountable deterioration is incomprehensible.") };
    let welsh = Words { language: Language::new("cy"), ..Words::fixed("Nid dy fai di oedd hynny.") };
    let blocks = vec![Block::Paragraph(vec![
        Inline::Text(Words::fixed("You said it. ")),
        Inline::Text(quoted),
        Inline::Text(Words::fixed(" ")),
        Inline::Text(welsh),
    ])];
    let reading = reading(blocks).expect("words");
    assert_eq!((reading.measure.sentences, reading.measure.words), (1, 3));
}

#[test]
fn telephone_numbers_make_no_text_harder() {
    let with =
        reading(vec![Block::Paragraph(line("You can ring me on 01632 960112 on each day of the week."))]);
    let without = reading(vec![Block::Paragraph(line("You can ring me on on each day of the week."))]);
    let figure = |r: Option<Reading>| r.map(|r| (r.measure.words, r.measure.grade));
    assert_eq!(figure(with), figure(without));
}

#[test]
fn the_hardest_sentence_comes_first_with_the_place_it_comes_from() {
    let case = Words {
        source: Some("purpose.for_child".into()),
        ..Words::fixed(
            "Professional evaluation established considerable deficiencies in multidisciplinary coordination.",
        )
    };
    let blocks = vec![
        Block::Paragraph(line("We all want you to be safe and to have fun.")),
        Block::Paragraph(vec![Inline::Text(Words::fixed("Why: ")), Inline::Text(case)]),
    ];
    let reading = reading(blocks).expect("words");
    assert!(reading.too_hard.is_some());
    assert_eq!(reading.hardest[0].place.as_deref(), Some("purpose.for_child"));
    assert_eq!(reading.hardest[1].place, None);
}

#[test]
fn a_family_is_not_asked_to_read_a_sentence_of_more_than_thirty_words() {
    let long = format!("We {}go home.", "all sit and then we ".repeat(6));
    let blocks = || vec![Block::Paragraph(line(&long)), Block::Paragraph(line(&"We go. ".repeat(30)))];
    let family = reading_in("en", blocks(), Limit::FAMILY).expect("words");
    assert_eq!(family.too_hard.as_deref(), Some("have sentences of more than 30 words"));
    assert_eq!(family.hardest[0].words, 33);
    let child = reading_in("en", blocks(), Limit::of_age(10)).expect("words");
    assert_ne!(child.too_hard, family.too_hard);
}

#[test]
fn other_languages_are_measured_by_the_length_of_sentences_and_words() {
    let short = || vec![Block::Paragraph(line("Mae hi yma. Mae Mam yn dod. Rwyt ti yn iawn."))];
    assert!(reading_in("cy", short(), Limit::of_age(10)).expect("words").too_hard.is_none());
    let long = format!("Mae {}yma.", "hi a fo a ni ".repeat(6));
    let reading = reading_in("cy", vec![Block::Paragraph(line(&long))], Limit::of_age(10)).expect("words");
    assert!(reading.too_hard.is_some_and(|said| said.contains("words in a sentence")));
}
