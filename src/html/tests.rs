use std::sync::Arc;

use super::*;
use crate::case::values::Language;
use crate::document::theme::Theme;
use crate::document::tree::{BadgeKind, Fact, Inline, Labels, Table, Words};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        kind: "plan",
        title: "Child protection plan, CP-1".into(),
        language: Language::english(),
        footer: "Child protection plan, CP-1".into(),
        date: jiff::civil::date(2026, 3, 2),
        draft: None,
        labels: Labels {
            contents: "Contents".into(),
            skip: "Skip to the content".into(),
            page: "Page".into(),
            of: "of".into(),
            top: "Back to the top".into(),
        },
        theme: Arc::new(Theme::parse(include_str!("../../templates/theme.yaml")).expect("the theme is good")),
        blocks,
    }
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(Words::fixed(text))]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(words(text))
}
