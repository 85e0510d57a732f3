//! Readability against an independent program, and what a measure tells.

use cpplan::guidance::readability::{KnownWords, measure};

/// Programs differ on where a syllable is; over a hundred words they should not by more than this.
const TOLERANCE: f64 = 0.6;

/// The passages with their grades, from a file of blocks of `- grade: …`, `text: >-` and one line.
fn passages() -> Vec<(f64, String)> {
    let text = include_str!("flesch-kincaid.yaml");
    let blocks = text.split("- grade: ").skip(1);
    let read = |block: &str| {
        let (grade, rest) = block.split_once('\n').expect("a grade and a text");
        let words = rest.split_once(">-\n").expect("a block").1.trim();
        (grade.parse().expect("a number"), words.to_owned())
    };
    blocks.map(read).collect()
}

#[test]
fn grades_agree_with_textstat() {
    let passages = passages();
    assert!(passages.len() >= 4);
    for (expected, text) in passages {
        let (measure, _) = measure(&text, &KnownWords::default()).expect("words");
        assert!(measure.words >= 100, "{}", measure.words);
        let difference = (measure.grade - expected).abs();
        assert!(difference <= TOLERANCE, "{:.2} is not {expected}: {text}", measure.grade);
    }
}

#[test]
fn a_measure_names_the_hardest_sentence_first_and_of_nothing_there_is_none() {
    let text = "Nia comes on Monday. The multidisciplinary evaluation identified considerable deficiencies. You can play.";
    let (measure, sentences) = measure(text, &KnownWords::default()).expect("words");
    assert_eq!((measure.sentences, measure.words), (3, 13));
    assert!(text[sentences[0].bytes.clone()].starts_with("The multidisciplinary"));
    assert!(cpplan::guidance::readability::measure(" … ", &KnownWords::default()).is_none());
}

#[test]
fn names_that_a_reader_knows_make_no_text_harder() {
    let text = "Aleksandra plays with Maximilian. Aleksandra\u{2019}s dog runs.";
    let (without, _) = measure(text, &KnownWords::default()).expect("words");
    let known = KnownWords::of(["Aleksandra Kowalczyk", "Maximilian"]);
    let (with, _) = measure(text, &known).expect("words");
    assert!(with.grade < without.grade && with.spache < without.spache);
}

#[test]
fn a_long_text_is_as_hard_for_young_children_as_its_pages_are() {
    let page = &passages()[2].1;
    let (one, _) = measure(page, &KnownWords::default()).expect("words");
    let (ten, _) = measure(&[page.as_str(); 10].join(" "), &KnownWords::default()).expect("words");
    assert!((one.spache - ten.spache).abs() < 0.5, "{} and {}", one.spache, ten.spache);
}

#[test]
fn the_spache_formula_is_the_revised_one() {
    // Six words in two sentences, one of them unfamiliar: 0.121 * 3 + 0.082 * 100 / 6 + 0.659.
    let (measure, _) = measure("The dog ran. We saw bureaucracy.", &KnownWords::default()).expect("words");
    assert!((measure.spache - 2.389).abs() < 0.001, "{}", measure.spache);
}
