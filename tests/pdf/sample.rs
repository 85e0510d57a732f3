//! A document with every kind of block, and with everything that has ever made one go wrong.

use std::sync::Arc;

use cpplan::case::values::{Date, Language};
use cpplan::document::picture::{Anchor, Picture, Shape, Tone};
use cpplan::document::theme::{Style, Theme};
use cpplan::document::tree::{BadgeKind, Block, Document, Fact, GroupKind, Inline, Labels, Table, Words};

pub fn text(words: &str) -> Inline {
    Inline::Text(Words::fixed(words))
}

pub fn line(words: &str) -> Vec<Inline> {
    vec![text(words)]
}

pub fn paragraph(words: &str) -> Block {
    Block::Paragraph(line(words))
}

pub fn heading(level: u8, id: &str, words: &str) -> Block {
    Block::Heading { level, id: id.to_owned(), content: line(words) }
}

fn badge(kind: BadgeKind, words: &str) -> Inline {
    Inline::Badge { kind, content: line(words) }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: line(label), value: vec![paragraph(value)] }
}

fn group(kind: GroupKind, blocks: Vec<Block>) -> Block {
    Block::Group { kind, blocks }
}

/// A document of these blocks.
pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        kind: "plan",
        title: "Child protection plan, case EX-2026-014".to_owned(),
        language: Language::new("en-GB").unwrap(),
        footer: "Child protection plan · EX-2026-014 · version 3".to_owned(),
        date: Date::new(2026, 12, 1).unwrap(),
        discreet: false,
        draft: None,
        labels: Labels {
            contents: "Contents".to_owned(),
            skip: "Skip to the content".to_owned(),
            page: "Page".to_owned(),
            of: "of".to_owned(),
            top: "Back to the top".to_owned(),
            ..Labels::default()
        },
        theme: Arc::new(Theme::parse(include_str!("../../templates/theme.yaml"), Style::Standard).unwrap()),
        style: Style::Standard,
        letterhead: Default::default(),
        house: Default::default(),
        looks: Vec::new(),
        one_page: false,
        blocks,
    }
}

/// The rich document.
pub fn rich() -> Document {
    let mut blocks = vec![cover(), Block::Contents];
    blocks.extend(summary());
    blocks.extend(outcomes());
    blocks.extend(tables());
    blocks.extend(pictures());
    blocks.extend(odd_texts());
    blocks.push(heading(2, "signatures", "Signatures"));
    blocks.push(group(
        GroupKind::Signatures,
        vec![
            paragraph(
                "Signing shows that you have seen the plan. It does not mean that you agree with all of it.",
            ),
            Block::Table(Table {
                row_headers: false,
                widths: vec![0.3, 0.3, 0.25, 0.15],
                head: vec![line("Name"), line("Role"), line("Signature"), line("Date")],
                rows: vec![
                    vec![line("Nia Roberts"), line("Social worker, lead practitioner"), vec![], vec![]],
                    vec![line("Sam Carter"), line("Mother"), vec![], vec![]],
                    vec![line("Alex Morgan"), line("Conference chair"), vec![], vec![]],
                ],
                to_fill_in: true,
            }),
        ],
    ));
    Document { draft: Some("DRAFT".to_owned()), ..document(blocks) }
}

fn cover() -> Block {
    group(
        GroupKind::Cover,
        vec![
            heading(1, "title", "Child protection plan for Robin"),
            paragraph("Made at the initial child protection conference on 1 December 2026."),
            Block::Facts(vec![
                fact("Child", "Robin Carter, born 4 March 2017 (9 years old)"),
                fact("Category", "Sexual abuse"),
                fact("Lead practitioner", "Nia Roberts, Exampleshire Council, 029 2018 0000"),
                fact("First core group", "9 December 2026, within 10 working days"),
                fact("Next review conference", "24 February 2027"),
                fact("Version", "3, for members of the core group"),
            ]),
        ],
    )
}

fn summary() -> Vec<Block> {
    vec![
        heading(2, "why", "Why there is a plan"),
        Block::Paragraph(vec![
            text("Robin told a teacher that Jordan, the mother's former partner, "),
            Inline::Strong(line("touched Robin's body under the clothes")),
            text(
                ", on more than one evening. The police are investigating. Everyone who signed this plan agreed what they will do, and by when, so that it does not happen again. See ",
            ),
            Inline::Link { href: "#outcomes".to_owned(), content: line("the outcomes") },
            text(" or read "),
            Inline::Link { href: "https://www.gov.uk/".to_owned(), content: line("the guidance") },
            text("."),
        ]),
        group(
            GroupKind::Warning,
            vec![
                Block::Paragraph(vec![Inline::Strong(line(
                    "Jordan must not be alone with Robin, or have any contact.",
                ))]),
                paragraph(
                    "If Jordan comes to the home or to the school, ring 999 first and Nia Roberts afterwards.",
                ),
            ],
        ),
        group(
            GroupKind::Quote,
            vec![paragraph(
                "I want to sleep at my nan's. I want him to say sorry, and I don't want to talk about it at school.",
            )],
        ),
        group(
            GroupKind::Notice,
            vec![
                heading(3, "notice", "What the words mean"),
                paragraph(
                    "The core group is the small group of people who meet every few weeks to see that the plan is carried out.",
                ),
                Block::List {
                    ordered: false,
                    items: vec![
                        vec![paragraph("The lead practitioner is the social worker who leads the plan.")],
                        vec![
                            paragraph("The review conference looks at the whole plan again:"),
                            Block::List {
                                ordered: true,
                                items: vec![
                                    vec![paragraph("the first time after three months;")],
                                    vec![paragraph("from then on at least every six months.")],
                                ],
                            },
                        ],
                        vec![paragraph("A contingency is what happens when something does not work.")],
                    ],
                },
            ],
        ),
    ]
}

fn outcomes() -> Vec<Block> {
    let mut blocks = vec![heading(2, "outcomes", "Outcomes and actions")];
    for n in 1..=3 {
        blocks.push(heading(
            3,
            &format!("outcome-{n}"),
            &format!("Outcome {n}: Robin is safe from sexual abuse at home"),
        ));
        blocks.push(paragraph("This is what will be different for Robin, and how we will know."));
        let kinds = [
            (GroupKind::Abuse, BadgeKind::Abuse, "Sexual abuse"),
            (GroupKind::Card, BadgeKind::Late, "Late"),
            (GroupKind::Card, BadgeKind::Done, "Done"),
        ];
        for (i, (look, kind, word)) in kinds.into_iter().enumerate() {
            blocks.push(group(
                look,
                vec![
                    Block::Heading {
                        level: 4,
                        id: format!("action-{n}-{i}"),
                        content: line("Jordan moves out and has no contact with Robin"),
                    },
                    Block::Paragraph(vec![badge(kind, word), text(" "), badge(BadgeKind::Better, "Going well"), text(" "), badge(BadgeKind::Same, "No change"), text(" "), badge(BadgeKind::Plain, "Within 10 working days")]),
                    Block::Facts(vec![
                        fact("Who", "Nia Roberts, with Sam Carter"),
                        fact("By when", "4 December 2026"),
                        fact("How we will know", "Sam says so at each visit, and a visit without notice in the first two weeks shows that nothing of Jordan's is at the home."),
                    ]),
                ],
            ));
        }
    }
    blocks
}

fn tables() -> Vec<Block> {
    let row = |n: usize| {
        vec![
            line(&format!("Visit {n}")),
            line("Nia Roberts"),
            line("Sees Robin alone, talks about how the week was, and looks at the room where Robin sleeps."),
            if n.is_multiple_of(3) { vec![badge(BadgeKind::Done, "Done")] } else { line("Every two weeks") },
        ]
    };
    vec![
        heading(2, "visits", "Visits"),
        paragraph("The table goes over several pages; its head is on each of them."),
        Block::Table(Table {
            row_headers: true,
            widths: vec![0.15, 0.2, 0.45, 0.2],
            head: vec![line("What"), line("Who"), line("How"), line("When")],
            rows: (1..=40).map(row).collect(),
            to_fill_in: false,
        }),
        heading(2, "narrow", "Narrow columns"),
        Block::Table(Table {
            row_headers: false,
            widths: vec![0.05, 0.05, 0.5, 0.1, 0.3],
            head: vec![line("No."), line("Responsible"), line("What"), line("Until"), line("Contingency")],
            rows: vec![
                vec![
                    line("1"),
                    line("Headteacher"),
                    line(&"word ".repeat(40)),
                    line("2026-12-04"),
                    line("www.example.org/a/very/long/address/which-goes-on-and-on-and-on"),
                ],
                vec![
                    line("2"),
                    line("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
                    line("b"),
                    line("c"),
                    line("d"),
                ],
            ],
            to_fill_in: false,
        }),
    ]
}

fn pictures() -> Vec<Block> {
    let label = |x: f32, y: f32, anchor: Anchor, words: &str| Shape::Label {
        at: (x, y),
        anchor,
        size: 11.0,
        bold: true,
        tone: Tone::Ink,
        words: Words::fixed(words),
    };
    let picture = |width: f32| {
        Picture {
        width,
        height: 150.0,
        alt: "A time line: the plan begins on 1 December 2026, the core group meets on 9 December 2026, the review is on 24 February 2027.".to_owned(),
        shapes: vec![
            Shape::Box { at: (0.0, 0.0), size: (width, 150.0), radius: 8.0, fill: Tone::AccentSoft, edge: None },
            Shape::Line { from: (30.0, 75.0), to: (width - 30.0, 75.0), tone: Tone::Accent, width: 2.0, dashed: true },
            Shape::Circle { centre: (60.0, 75.0), radius: 9.0, fill: Tone::Accent, edge: None },
            Shape::Circle { centre: (width / 2.0, 75.0), radius: 9.0, fill: Tone::GoodSoft, edge: Some(Tone::Good) },
            Shape::Circle { centre: (width - 60.0, 75.0), radius: 9.0, fill: Tone::AbuseSoft, edge: Some(Tone::Abuse) },
            label(20.0, 115.0, Anchor::Start, "1 December 2026"),
            label(width / 2.0, 115.0, Anchor::Middle, "Core group"),
            label(width - 20.0, 115.0, Anchor::End, "Review (Tŷ Gŵyr)"),
        ],
        breaks: Vec::new(), narrow: None,
    }
    };
    vec![
        heading(2, "when", "When things happen"),
        Block::Picture(picture(481.0)),
        paragraph("A picture that is wider than the page is made smaller:"),
        Block::Picture(picture(900.0)),
    ]
}

fn odd_texts() -> Vec<Block> {
    let welsh = Words {
        text: "Mae'r grŵp craidd yn cwrdd yn y tŷ ar ôl yr ysgol. Ŵ Ŷ ŵ ŷ â ê î ô û ï".to_owned(),
        source: None,
        language: Some(Language::welsh()),
        own_words: false,
    };
    vec![
        heading(2, "odd", "Odd texts"),
        Block::Paragraph(vec![Inline::Text(welsh)]),
        paragraph(
            "#set page(fill: red) $y^2$ *x* _x_ `x` <held> @ref // a /* b */ \\u{41} #{1+1} [z] = not a heading - not a list ~ \" ' --- ... {{ x }} &amp; <b>",
        ),
        paragraph(&format!("A word of 200 letters: {}.", "Rhosllanerchrugog".repeat(12))),
        group(
            GroupKind::Card,
            vec![
                heading(
                    3,
                    "long-heading",
                    &format!("A heading with a word of 120 letters: {}", "abcdefghijkl".repeat(10)),
                ),
                Block::Paragraph(vec![badge(BadgeKind::Plain, &"W".repeat(90))]),
                Block::Facts(vec![Fact {
                    label: line(&"Label".repeat(12)),
                    value: vec![paragraph(&"m".repeat(150))],
                }]),
                group(
                    GroupKind::Quote,
                    vec![group(
                        GroupKind::Notice,
                        vec![group(
                            GroupKind::Warning,
                            vec![
                                paragraph(&"W".repeat(100)),
                                Block::Facts(vec![fact(
                                    "How we will know",
                                    "In a narrow place the value stands below.",
                                )]),
                            ],
                        )],
                    )],
                ),
            ],
        ),
        heading(3, "long", "A paragraph of 10,000 letters"),
        paragraph(&"Robin likes football and drawing, and has a dog named Pip. ".repeat(170)),
        group(
            GroupKind::Card,
            vec![
                heading(3, "long-card", "A card that is longer than a page"),
                paragraph(&"Robin likes football and drawing, and has a dog named Pip. ".repeat(100)),
            ],
        ),
        Block::PageBreak,
        heading(2, "after", "After a page break"),
        paragraph(""),
        Block::List { ordered: false, items: vec![] },
        group(GroupKind::Card, vec![]),
        Block::Facts(vec![]),
        Block::Table(Table {
            row_headers: false,
            widths: vec![],
            head: vec![line("One"), line("Two")],
            rows: vec![],
            to_fill_in: false,
        }),
    ]
}
