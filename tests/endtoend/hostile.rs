//! Text of a case stays text: whatever is written comes out as that, in every field, in both formats.

use std::fs;

use cpplan::case::case_schema;
use cpplan::trial::{Filled, filled};

use crate::program::{TODAY, cpplan, html_text, pdf_pages, tags, tight, without_note};

/// What templates, Markdown, HTML, Typst and YAML could take for theirs.
const HOSTILE: &[&str] = &[
    "#set page(fill: red) #[x] $y$ @z // c",
    "{{ 7*7 }} {% raw %} {# gone #} {%- endraw -%}",
    "<script>alert(1)</script><b>bold</b><!-- gone -->",
    "[here](javascript:x) <https://example.org> ![p](q) [a]: b",
    "| a | b |",
    "**bold** _it_ `code` ``more`` ~~gone~~",
    "# heading",
    "- item",
    "1. one",
    "> said",
    "``` fence",
    "--- rule",
    "\\ & &amp; &lt; \\| \\* \\",
    "Welsh ŵ ŷ Ŵ Ŷ ẁ “curly” ‘quotes’ – — … ½ € é",
    "\"double\" 'single' = + : , ; ! ? %",
    "One\n# two\n- three\n| four | five |\n\n    six",
];

/// Both documents of a case that is filled with a text.
struct Made {
    filled: Filled,
    html: String,
    pdf: Vec<String>,
}

fn made(text: &dyn Fn(&str) -> String) -> Made {
    let filled = filled(&case_schema(), text);
    let at = tempfile::tempdir().expect("a folder");
    fs::write(at.path().join("case.yaml"), filled.yaml()).expect("a case");
    let run = cpplan(
        at.path(),
        &["build", "case.yaml", "--draft", "--documents", "plan", "--today", TODAY, "--out", "o"],
    );
    let run = run.done();
    assert!(!run.err.contains("error:"), "{}", run.err);
    let html = fs::read_to_string(at.path().join("o/plan.html")).expect("the page");
    let pdf = pdf_pages(&at.path().join("o/plan.pdf")).iter().map(|page| tight(page)).collect();
    Made { filled, html, pdf }
}

impl Made {
    /// Whether the PDF has this text, be it on one page or from one to the next.
    fn pdf_has(&self, text: &str) -> bool {
        let wanted = tight(text);
        let over = |pages: &[String]| {
            let mut ends = wanted.char_indices().map(|(at, _)| wanted.split_at(at)).skip(1);
            ends.any(|(first, rest)| pages[0].contains(first) && pages[1].contains(rest))
        };
        self.pdf.iter().any(|page| page.contains(&wanted)) || self.pdf.windows(2).any(over)
    }
}

/// The tags by which text could pretend to be more than text.
fn structure(html: &str) -> Vec<(String, usize)> {
    // What is not met may differ with the text, and so may where the lines of a picture end.
    let of_interest = |tag: &str| !matches!(tag, "br" | "p" | "span" | "text");
    tags(&without_note(html)).into_iter().filter(|(tag, _)| of_interest(tag)).collect()
}

#[test]
fn hostile_text_comes_out_as_it_was_written_and_changes_no_structure() {
    let plain = made(&|canary| format!("words {canary}"));
    let shown: Vec<String> = {
        let text = tight(&html_text(&without_note(&plain.html)));
        let canaries = plain.filled.fields.iter().filter_map(|f| f.canary.clone());
        canaries.filter(|canary| text.contains(canary)).collect()
    };
    assert!(shown.len() > 150, "the plan shows {} texts", shown.len());
    for hostile in HOSTILE {
        let made = made(&|canary| format!("{hostile} {canary}"));
        let html = tight(&html_text(&made.html));
        for canary in &shown {
            let path = made.filled.fields.iter().find(|f| f.canary.as_ref() == Some(canary));
            let path = &path.expect("every canary has a field").path;
            let wanted = format!("{hostile} {canary}");
            assert!(html.contains(&tight(&wanted)), "{path} in HTML: {hostile}");
            assert!(made.pdf_has(&wanted), "{path} in PDF: {hostile}");
        }
        assert_eq!(structure(&made.html), structure(&plain.html), "{hostile}");
    }
}

#[test]
fn long_texts_and_long_words_are_shown_whole() {
    let word = |canary: &str, at: usize| format!("{canary}{at:03}");
    let long = |canary: &str| {
        // Some ten thousand letters in a few fields, else every field makes a book.
        let number: usize = canary[2..6].parse().expect("the number of the field");
        let count = if number.is_multiple_of(40) { 800 } else { 3 };
        let words: Vec<String> = (0..count).map(|at| word(canary, at)).collect();
        words.join(" ")
    };
    let made_long = made(&long);
    let (html, pdf) = (tight(&html_text(&without_note(&made_long.html))), made_long.pdf.concat());
    for canary in made_long.filled.fields.iter().filter_map(|f| f.canary.as_ref()) {
        if html.contains(canary.as_str()) {
            for word in long(canary).split(' ') {
                assert!(html.contains(word) && pdf.contains(word), "{word} is lost");
            }
        }
    }
    let wide = |canary: &str| format!("{}{canary}", "Rhosllanerchrugog".repeat(12));
    let made_wide = made(&wide);
    let html = tight(&html_text(&without_note(&made_wide.html)));
    for field in &made_wide.filled.fields {
        let Some(canary) = field.canary.as_ref().filter(|c| html.contains(c.as_str())) else { continue };
        assert!(html.contains(&wide(canary)), "{} in HTML", field.path);
        assert!(made_wide.pdf_has(&wide(canary)), "{} in PDF", field.path);
    }
}
