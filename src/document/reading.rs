//! How hard a finished document is to read: measured on the very words that stand on its pages.
//!
//! What somebody said is left out, and so is what is no sentence: names, telephone numbers, dates, labels. A
//! heading is a sentence of its own.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::kinds::DocumentKind;
use super::picture::{Picture, Shape};
use super::tree::{Block, Document, Inline, Words};
use crate::case::Case;
use crate::case::values::Date;
use crate::guidance::readability::{Counter, KnownWords, LONGEST, Limit, Measure, Sentence, count, words};
use crate::reader::{Reader, Recipient};

/// Words without a full stop are a sentence from so many on that are neither names nor numbers.
const ENOUGH_FOR_A_SENTENCE: usize = 4;

/// A sentence with fewer words is no sentence to shorten.
const ENOUGH_TO_SHORTEN: usize = 8;

/// How many of the hardest sentences are named.
const NAMED: usize = 3;

/// How hard a document is to read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The figures.
    pub measure: Measure,
    /// What its reader can take.
    pub limit: Limit,
    /// What is said of it if it is too hard.
    pub too_hard: Option<String>,
    /// The sentences that are too long for families, and then the hardest.
    pub hardest: Vec<HardSentence>,
}

/// A sentence that is hard to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardSentence {
    /// The sentence.
    pub text: String,
    /// How many words it has.
    pub words: usize,
    /// The path in the case that most of it comes from; `None` for fixed words.
    pub place: Option<Arc<str>>,
}

/// What the reader of a document can take; `None` where readers are professionals.
pub fn limit(kind: &DocumentKind, recipient: &Recipient, case: &Case, today: Date) -> Option<Limit> {
    let age = match (kind.reading_age, recipient.reader) {
        (Some(age), _) => age.into(),
        (_, Reader::Child) => case.child_age(today).unwrap_or(11),
        (_, Reader::Family | Reader::PersonOfConcern | Reader::Anyone) => return Some(Limit::FAMILY),
        (_, Reader::Team | Reader::Group) => return None,
    };
    Some(Limit::of_age(age))
}

/// The names that the readers of a document know: the authority's stand on every paper.
pub fn known_names(case: &Case) -> KnownWords {
    KnownWords::of_case(case, [case.authority.name.words(), case.authority.team.words()])
}

/// Measures a document; `None` if it has no sentence.
pub fn measure(document: &Document, limit: Limit, known: &KnownWords) -> Option<Reading> {
    let mut walk = Walk { document, known, counted: Vec::new() };
    walk.blocks(&document.blocks);
    let counted = walk.counted;
    let english = document.language.tag() == "en" || document.language.tag().starts_with("en-");
    let measure = Measure::of(counted.iter().map(|(sentence, _)| sentence))?;
    let is_long = |sentence: &Sentence| limit == Limit::FAMILY && sentence.words > LONGEST;
    let long = counted.iter().filter(|(sentence, _)| is_long(sentence)).count();
    let mut too_hard = limit.exceeded_by(&measure, english);
    let only_long = too_hard.is_none() && long > 0;
    if only_long {
        too_hard = Some(format!("have sentences of more than {LONGEST} words"));
    }
    let mut hardest: Vec<&(Sentence, HardSentence)> = counted.iter().collect();
    hardest.sort_by(|(a, _), (b, _)| {
        let hard = |s: &Sentence| limit.hardness(s, english);
        is_long(b).cmp(&is_long(a)).then(hard(b).total_cmp(&hard(a)))
    });
    // A few words are no sentence to shorten, where there are others.
    if hardest.iter().any(|(sentence, _)| sentence.words >= ENOUGH_TO_SHORTEN) {
        hardest.retain(|(sentence, _)| sentence.words >= ENOUGH_TO_SHORTEN);
    }
    let mut seen = HashSet::new();
    hardest.retain(|(_, named)| seen.insert(named.text.as_str()));
    let hardest = hardest
        .into_iter()
        .take(if only_long { long } else { NAMED.max(long) })
        .map(|(_, named)| named.clone())
        .collect();
    Some(Reading { measure, limit, too_hard, hardest })
}

/// What a line is.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    /// A sentence in any case.
    Heading,
    /// Sentences, unless it is a name or a number.
    Text,
    /// A sentence only if it ends as one.
    Label,
}

struct Walk<'a> {
    document: &'a Document,
    known: &'a KnownWords,
    counted: Vec<(Sentence, HardSentence)>,
}

/// A line of words with where each stretch comes from.
#[derive(Default)]
struct Flow {
    text: String,
    stretches: Vec<(Range<usize>, Option<Arc<str>>)>,
    left_out: Vec<Range<usize>>,
}

impl Flow {
    fn words(&mut self, words: &Words, document: &Document) {
        let start = self.text.len();
        self.text.push_str(&words.text);
        let range = start..self.text.len();
        self.left_out.extend(numbers(&words.text).into_iter().map(|r| start + r.start..start + r.end));
        if words.own_words || words.language.as_ref().is_some_and(|l| *l != document.language) {
            self.left_out.push(range.clone());
        }
        self.stretches.push((range, words.source.clone()));
    }

    fn inlines(&mut self, inlines: &[Inline], document: &Document) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.words(words, document),
                Inline::Strong(inner)
                | Inline::Link { content: inner, .. }
                | Inline::Badge { content: inner, .. } => self.inlines(inner, document),
                Inline::Break | Inline::Part => self.text.push('\n'),
            }
        }
    }

    /// The path from which most of a sentence comes.
    fn place(&self, of: &Range<usize>) -> Option<Arc<str>> {
        let shared = |r: &Range<usize>| r.end.min(of.end).saturating_sub(r.start.max(of.start));
        let longest = self.stretches.iter().max_by_key(|(range, _)| shared(range));
        longest.and_then(|(_, source)| source.clone())
    }
}

/// Where telephone numbers and years stand: read digit by digit, or as one, they are no words.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let long = |range: &Range<usize>| {
        let word = &text[range.clone()];
        word.len() > 2 && word.chars().all(|c| c.is_ascii_digit())
    };
    words(text, 0..text.len()).filter(long).collect()
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { content, .. } => self.line(content, Line::Heading),
                Block::Paragraph(content) => self.line(content, Line::Text),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Table(table) => {
                    table.head.iter().for_each(|cell| self.line(cell, Line::Label));
                    table.rows.iter().flatten().for_each(|cell| self.line(cell, Line::Text));
                }
                Block::Facts(facts) => {
                    for fact in facts {
                        self.line(&fact.label, Line::Label);
                        self.blocks(&fact.value);
                    }
                }
                Block::Group { blocks, .. }
                | Block::Beside { blocks, .. }
                | Block::PictureRow { blocks, .. } => self.blocks(blocks),
                Block::Picture(picture) => self.picture(picture),
                Block::Contents | Block::PageBreak => {}
            }
        }
    }

    fn line(&mut self, inlines: &[Inline], line: Line) {
        let mut flow = Flow::default();
        flow.inlines(inlines, self.document);
        self.flow(&flow, line);
    }

    /// The labels of a picture stand in lines; those that follow each other and look alike are one text.
    fn picture(&mut self, picture: &Picture) {
        let mut flow = Flow::default();
        let mut look = None;
        for shape in &picture.shapes {
            let Shape::Label { bold, tone, words, .. } = shape else { continue };
            let own = Some((*bold, *tone, words.source.clone()));
            if own == look {
                flow.text.push(' ');
            } else {
                self.flow(&std::mem::take(&mut flow), Line::Text);
                look = own;
            }
            flow.words(words, self.document);
        }
        self.flow(&flow, Line::Text);
    }

    fn flow(&mut self, flow: &Flow, line: Line) {
        for sentence in count(&flow.text, true, &flow.left_out, &mut Counter::new(self.known)) {
            let text = &flow.text[sentence.bytes.clone()];
            let ends =
                text.trim_end_matches(['"', '\u{201D}', '\u{2019}', ')']).ends_with(['.', '!', '?', '…']);
            let said = match line {
                Line::Heading => true,
                Line::Label => ends,
                Line::Text => ends || self.is_said(text),
            };
            if said {
                let named = HardSentence {
                    text: text.to_owned(),
                    words: sentence.words,
                    place: flow.place(&sentence.bytes),
                };
                self.counted.push((sentence, named));
            }
        }
    }

    /// Whether words without a full stop say something, and are no name, number or date.
    fn is_said(&self, text: &str) -> bool {
        let says = |word: &&str| !self.known.has(word) && !word.starts_with(|c: char| c.is_ascii_digit());
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}')
            .filter(|word| !word.is_empty())
            .filter(says)
            .count()
            >= ENOUGH_FOR_A_SENTENCE
    }
}
