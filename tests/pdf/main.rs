//! The PDF as others read it: its text, read back by pdftotext (of poppler-utils).

mod sample;

use std::io::Write;
use std::process::Command;
use std::sync::Arc;

use cpplan::document::theme::Theme;
use cpplan::pdf::{Fonts, compile};

fn text_of(pdf: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a file for the PDF");
    file.write_all(pdf).expect("the PDF is written");
    let output = Command::new("pdftotext")
        .arg("-raw")
        .arg(file.path())
        .arg("-")
        .output()
        .expect("pdftotext is needed for this test: install poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the text is UTF-8")
}

/// Without blanks and line ends: where lines end is no matter here.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn no_word_of_the_rich_document_is_lost_or_read_as_code() {
    let pdf = compile(&sample::rich(), &Fonts::new(Vec::new())).expect("the rich document compiles");
    let text = tight(&text_of(&pdf));
    let long_word = "Rhosllanerchrugog".repeat(12);
    let hostile = "#set page(fill: red) $y^2$ *x* _x_ `x` <held> @ref // a /* b */ \\u{41} #{1+1} [z] = not a heading - not a list ~ \" ' --- ... {{ x }} &amp; <b>";
    let expected = [
        long_word.as_str(),
        hostile,
        "Ŵ Ŷ ŵ ŷ â ê î ô û ï",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "www.example.org/a/very/long/address/which-goes-on-and-on-and-on",
        "Review (Tŷ Gŵyr)",
        "Page 1 of",
        "Child protection plan · EX-2026-014 · version 3",
        "Visit 40",
    ];
    for words in expected {
        assert!(text.contains(&tight(words)), "lost: {words}");
    }
    assert_eq!(text.matches("Pip.").count(), 270, "long paragraphs and cards flow over pages");
    let pages = text.matches("Childprotectionplan·EX-2026-014·version3").count();
    assert_eq!(text.matches("DRAFT").count(), pages, "the word is on every page");
    assert!(text.matches(&tight("What Who How When")).count() > 2, "the head of a table is repeated");
}

#[test]
fn large_and_giant_print_lose_no_word() {
    for size in [18.0, 24.0] {
        let mut document = sample::rich();
        document.theme = Arc::new(Theme { size, ..(*document.theme).clone() });
        let pdf = compile(&document, &Fonts::new(Vec::new()));
        let text = tight(&text_of(&pdf.unwrap_or_else(|error| panic!("{size} points: {error}"))));
        assert!(text.contains(&"Rhosllanerchrugog".repeat(4)), "{size} points");
        assert_eq!(text.matches("Pip.").count(), 270, "{size} points");
    }
}
