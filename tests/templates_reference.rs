//! `docs/templates-reference.md` is made from the code: what templates can use, with its type, meaning and example.
//!
//! The test compares; `UPDATE_DOCS=1 cargo test --release --test templates_reference` writes the page anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use cpplan::case::Case;
use cpplan::case::record::{Audience, RecordInfo, Shape};
use cpplan::document::TemplateSet;
use cpplan::document::faults::globals::{FILTERS, FUNCTIONS, Function, Gives, Holds, TESTS, VARIABLES};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates-reference.md");

const HEAD: &str = "# What templates can use

This page is made from the code. [templates.md](templates.md) shows how to begin.

A template is Markdown with `{{ … }}` for what is filled in and `{% … %}` for what is decided. A text of the case is never
read as Markdown or anything else. What is not written in the case, or not for this reader, is false in an `if`, and an
error when it is printed.

";

#[test]
fn the_page_on_templates_is_fresh() {
    let wanted = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, &wanted).expect("the page");
    }
    let there = fs::read_to_string(PAGE).unwrap_or_default().replace("\\r\\n", "\\n");
    assert!(
        there == wanted,
        "the page is not fresh; write it anew: UPDATE_DOCS=1 cargo test --release --test templates_reference"
    );
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("## Variables\n\n| variable | what it is | type |\n| --- | --- | --- |\n");
    for (name, meaning, holds) in VARIABLES {
        writeln!(page, "| `{name}` | {meaning} | {} |", held(*holds)).expect("a line");
    }
    for (title, list) in [("Functions", FUNCTIONS), ("Filters", FILTERS), ("Tests", TESTS)] {
        write!(page, "\n## {title}\n\n| example | what it is | gives |\n| --- | --- | --- |\n")
            .expect("a line");
        for function in list {
            let Function { usage, meaning, gives, .. } = function;
            writeln!(page, "| {} | {meaning} | {} |", code(usage), given(*gives)).expect("a line");
        }
    }
    page.push_str("\n## Blocks\n\nThe blocks of each document, in its order: `{% extends \"built-in/plan.md\" %}` changes one and keeps the rest.\n\n| template | blocks |\n| --- | --- |\n");
    let contents = TemplateSet::built_in().contents().expect("the built-in set");
    for template in contents.templates.iter().filter(|template| !template.blocks.is_empty()) {
        let blocks: Vec<String> = template.blocks.iter().map(|block| format!("`{block}`")).collect();
        writeln!(page, "| `{}` | {} |", template.name, blocks.join(" ")).expect("a line");
    }
    page.push_str("\n## The case\n\nEach kind of item, with its fields. The last column says who may see a field, if nothing is withheld: a template for anybody else finds nothing there.\n");
    let mut seen = BTreeSet::new();
    record(Case::INFO, &mut seen, &mut page);
    page
}

fn record(info: &'static RecordInfo, seen: &mut BTreeSet<&'static str>, page: &mut String) {
    if !seen.insert(info.name) {
        return;
    }
    write!(page, "\n### {}\n\n{}\n\n", info.name, sentence(info.doc)).expect("a line");
    page.push_str("| field | what it is | type | seen by |\n| --- | --- | --- | --- |\n");
    let mut inner = Vec::new();
    for field in info.fields {
        let example = field.examples.first().map(|e| format!(" Example: `{e}`.")).unwrap_or_default();
        let doc = sentence(field.doc).replace('|', "\\|");
        let shape = (field.shape)();
        writeln!(
            page,
            "| `{}` | {doc}{example} | {} | {} |",
            field.key,
            shaped(shape, &mut inner),
            seen_by(field.audience)
        )
        .expect("a line");
    }
    for info in inner {
        record(info, seen, page);
    }
}

/// What stands at a field, in words; the kinds of item that it names are described after it.
fn shaped(shape: Shape, named: &mut Vec<&'static RecordInfo>) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Date => "day".to_owned(),
        Shape::Time => "time".to_owned(),
        Shape::Frequency => "how often".to_owned(),
        Shape::Choice(_, words) => {
            let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
        Shape::Flag => "yes or no".to_owned(),
        Shape::Count => "number".to_owned(),
        Shape::Id => "id".to_owned(),
        Shape::Reference(info) | Shape::Record(info) => {
            named.push(info);
            format!("[{}](#{})", info.name, info.name.to_lowercase())
        }
        Shape::List(of) => format!("several: {}", shaped(of(), named)),
    }
}

fn sentence(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn seen_by(audience: Audience) -> &'static str {
    match audience {
        Audience::Team => "team",
        Audience::Group => "team, group",
        Audience::Home => "team, group, family",
        Audience::Everyone => "all, the child too",
    }
}

/// A piece of code in a table.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

fn held(holds: Holds) -> String {
    match holds {
        Holds::Record(kind) => format!("[{kind}](#{})", kind.to_lowercase()),
        Holds::Flag => "yes or no".to_owned(),
        Holds::Words => "words".to_owned(),
        Holds::ManyWords => "several pieces of words".to_owned(),
        Holds::One(piece) | Holds::Many(piece) => {
            let keys: Vec<String> = piece.keys.iter().map(|(key, _)| format!("`{key}`")).collect();
            let many = if matches!(holds, Holds::Many(_)) { "several, each with" } else { "with" };
            format!("{many} {}", keys.join(", "))
        }
    }
}

fn given(gives: Gives) -> String {
    match gives {
        Gives::Words => "words".to_owned(),
        Gives::Block => "a block".to_owned(),
        Gives::Flag => "yes or no".to_owned(),
        Gives::Number => "a number".to_owned(),
        Gives::Date => "a day".to_owned(),
        Gives::Item(kind) => format!("one [{kind}](#{}), or nothing", kind.to_lowercase()),
        Gives::Items(kind) => format!("several [{kind}](#{})", kind.to_lowercase()),
        Gives::Same => "what it was given".to_owned(),
        Gives::OneOf => "one of them".to_owned(),
        Gives::Groups => "lists of them".to_owned(),
        Gives::Any => "what is there".to_owned(),
    }
}
