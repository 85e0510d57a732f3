//! The page of an audit: made from counts and not from a case, and so without a template.

use std::sync::Arc;

use super::around::{labels, looks};
use super::compile::CompileError;
use super::picture::Picture;
use super::picture::bars::{Bar, bars};
use super::template_set::ReadySet;
use super::theme::Style;
use super::tree::{Block, Document, Fact, GroupKind, Inline, Table, Words as Said};
use crate::audit::disclosure::Figure;
use crate::audit::{ACCEPTED, Audit, MET, NOT_MET, Quarter, RequirementCount, TimescaleCount};
use crate::case::values::{Date, Language};
use crate::locale::{Facts, Words, WordsError};

/// How many requirements stand among those most often not met.
const WORST: usize = 10;

/// The page, in English.
///
/// # Errors
/// When the template set has a fault: see [`CompileError`].
pub fn audit_page(audit: &Audit, set: &ReadySet, today: Date) -> Result<Document, CompileError> {
    let language = Language::english();
    let theme = set.theme(Style::Standard, "audit");
    let words = set.words(&language)?;
    let facts = Facts { nation: "england", plan: "child_protection", stage: "review" };
    let page = Page { audit, words, facts, today, size: theme.size - 1.0 };
    let title = page.word("title")?;
    let label = |key: &str| page.words.get(key, &page.facts, None, &[]);
    Ok(Document {
        kind: "audit",
        title: title.clone(),
        language,
        footer: title,
        date: today,
        discreet: false,
        draft: None,
        labels: labels(label)?,
        style: Style::Standard,
        letterhead: set.house().letterhead(&Language::english()),
        house: Arc::clone(set.house()),
        one_page: false,
        looks: looks(set, "audit", label)?,
        theme,
        blocks: page.blocks()?,
    })
}

struct Page<'a> {
    audit: &'a Audit,
    words: Arc<Words>,
    facts: Facts,
    today: Date,
    size: f32,
}

type Blocks = Result<Vec<Block>, WordsError>;

fn text(words: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(Said::fixed(words))]
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(text(words))
}

fn heading(level: u8, id: &str, words: String) -> Block {
    Block::Heading { level, id: id.to_owned(), content: text(words) }
}

fn pictures(drawn: Vec<Picture>) -> impl Iterator<Item = Block> {
    drawn.into_iter().map(Block::Picture)
}

impl Page<'_> {
    fn word(&self, key: &str) -> Result<String, WordsError> {
        self.words.get(&format!("audit.{key}"), &self.facts, None, &[])
    }

    fn with(&self, key: &str, gaps: &[(&str, String)]) -> Result<String, WordsError> {
        self.words.get(&format!("audit.{key}"), &self.facts, None, gaps)
    }

    fn blocks(&self) -> Blocks {
        let mut blocks = vec![self.cover()?, Block::Contents];
        blocks.extend(self.reading()?);
        blocks.extend(self.worst()?);
        blocks.extend(self.times()?);
        blocks.extend(self.trends()?);
        blocks.extend(self.requirements()?);
        Ok(blocks)
    }

    fn cover(&self) -> Result<Block, WordsError> {
        let fact = |label: String, value: String| Fact { label: text(label), value: vec![paragraph(value)] };
        let facts = vec![
            fact(self.word("plans")?, self.audit.cases.to_string()),
            fact(self.word("day")?, self.words.date(self.today, &self.facts)?),
        ];
        let blocks = vec![
            heading(1, "audit", self.word("heading")?),
            paragraph(self.word("about")?),
            Block::Facts(facts),
        ];
        Ok(Block::Group { kind: GroupKind::Cover, blocks })
    }

    fn reading(&self) -> Blocks {
        Ok(vec![
            heading(2, "hidden", self.word("hidden_heading")?),
            paragraph(self.word("hidden")?),
            paragraph(self.word("met_means")?),
        ])
    }

    /// A figure of which one part is told: "12 of 14".
    fn part_of<const N: usize>(&self, figure: &Figure<N>, part: usize) -> Result<String, WordsError> {
        match (figure.counts, figure.total()) {
            (Some(counts), Some(total)) => {
                let gaps = [("n", counts[part].to_string()), ("total", total.to_string())];
                self.with("of_total", &gaps)
            }
            _ => self.word("too_few"),
        }
    }

    fn worst(&self) -> Blocks {
        let mut worst: Vec<(&RequirementCount, f32)> = self
            .audit
            .requirements
            .iter()
            .filter_map(|r| r.figure.share(NOT_MET).map(|share| (r, share)))
            .filter(|(_, share)| *share > 0.0)
            .collect();
        worst.sort_by(|a, b| b.1.total_cmp(&a.1));
        worst.truncate(WORST);
        let mut blocks = vec![heading(2, "worst", self.word("worst_heading")?)];
        if worst.is_empty() {
            blocks.push(paragraph(self.word("worst_none")?));
            return Ok(blocks);
        }
        blocks.push(paragraph(self.word("worst_note")?));
        let bar = |(count, share): &(&RequirementCount, f32)| {
            Ok(Bar {
                label: count.entry.requires.clone(),
                share: Some(*share),
                said: self.part_of(&count.figure, NOT_MET)?,
            })
        };
        let drawn: Result<Vec<Bar>, WordsError> = worst.iter().map(bar).collect();
        blocks.extend(pictures(bars(&drawn?, &self.word("worst_heading")?, self.size)));
        let rows: Result<Vec<Vec<String>>, WordsError> = worst
            .iter()
            .map(|(r, share)| {
                Ok(vec![
                    r.entry.requires.clone(),
                    self.part_of(&r.figure, NOT_MET)?,
                    self.percent(Some(*share))?,
                ])
            })
            .collect();
        blocks.push(self.table(&["requirement", "not_met", "share"], &[7.0, 2.0, 2.0], rows?)?);
        Ok(blocks)
    }

    fn percent(&self, share: Option<f32>) -> Result<String, WordsError> {
        match share {
            Some(share) => self.with("percent", &[("n", format!("{:.0}", share * 100.0))]),
            None => self.word("too_few"),
        }
    }

    fn time(&self, count: &TimescaleCount) -> Result<String, WordsError> {
        self.word(&format!("times.{}", count.what.word()))
    }

    fn times(&self) -> Blocks {
        if self.audit.timescales.is_empty() {
            return Ok(Vec::new());
        }
        let mut blocks =
            vec![heading(2, "times", self.word("times_heading")?), paragraph(self.word("times_note")?)];
        let bar = |count: &TimescaleCount| {
            Ok(Bar {
                label: self.time(count)?,
                share: count.figure.share(0),
                said: self.part_of(&count.figure, 0)?,
            })
        };
        let drawn: Result<Vec<Bar>, WordsError> = self.audit.timescales.iter().map(bar).collect();
        blocks.extend(pictures(bars(&drawn?, &self.word("times_picture")?, self.size)));
        let row = |count: &TimescaleCount| self.time_row(self.time(count)?, &count.figure);
        let rows: Result<Vec<Vec<String>>, WordsError> = self.audit.timescales.iter().map(row).collect();
        blocks.push(self.table(&["time", "in_time", "late", "share"], &[6.0, 2.0, 3.0, 2.0], rows?)?);
        Ok(blocks)
    }

    /// A row: its name, how often in time, how often late, and the share.
    fn time_row(&self, name: String, figure: &Figure<2>) -> Result<Vec<String>, WordsError> {
        Ok(match figure.counts {
            Some([in_time, late]) => {
                vec![name, in_time.to_string(), late.to_string(), self.percent(figure.share(0))?]
            }
            None => {
                let not_shown = self.word("not_shown")?;
                vec![name, not_shown.clone(), not_shown.clone(), not_shown]
            }
        })
    }

    fn trends(&self) -> Blocks {
        let with_quarters = self.audit.timescales.iter().filter(|t| t.quarters.len() > 1).collect::<Vec<_>>();
        if with_quarters.is_empty() {
            return Ok(Vec::new());
        }
        let mut blocks =
            vec![heading(2, "trend", self.word("trend_heading")?), paragraph(self.word("trend_note")?)];
        for count in with_quarters {
            let name = self.time(count)?;
            blocks.push(heading(3, &format!("trend-{}", count.what.word()), name.clone()));
            let mut drawn = Vec::new();
            let mut rows = Vec::new();
            for (quarter, figure) in &count.quarters {
                let label = self.quarter(*quarter)?;
                let said = self.part_of(figure, 0)?;
                drawn.push(Bar { label: label.clone(), share: figure.share(0), said });
                rows.push(self.time_row(label, figure)?);
            }
            blocks.extend(pictures(bars(&drawn, &name, self.size)));
            blocks.push(self.table(&["quarter", "in_time", "late", "share"], &[6.0, 2.0, 3.0, 2.0], rows)?);
        }
        Ok(blocks)
    }

    fn quarter(&self, quarter: Quarter) -> Result<String, WordsError> {
        self.with(&format!("quarters.q{}", quarter.number), &[("year", quarter.year.to_string())])
    }

    fn requirements(&self) -> Blocks {
        let mut blocks =
            vec![heading(2, "parts", self.word("parts_heading")?), paragraph(self.word("parts_note")?)];
        let mut rest = self.audit.requirements.as_slice();
        while let Some(first) = rest.first() {
            let part = first.part();
            let (here, others) = rest.split_at(rest.iter().take_while(|r| r.part() == part).count());
            rest = others;
            let key = format!("supervision.part.{}", part.to_lowercase());
            let id = format!("part-{}", here.first().map_or("", |r| r.entry.id.as_str()).to_lowercase());
            blocks.push(heading(3, &id, self.words.get(&key, &self.facts, None, &[])?));
            let rows: Result<Vec<Vec<String>>, WordsError> = here.iter().map(|r| self.row(r)).collect();
            let heads = ["requirement", "asked", "met", "accepted", "not_met"];
            blocks.push(self.table(&heads, &[7.0, 2.0, 2.0, 2.2, 2.0], rows?)?);
        }
        Ok(blocks)
    }

    fn row(&self, count: &RequirementCount) -> Result<Vec<String>, WordsError> {
        let mut row = vec![format!("{}\n{}", count.entry.requires, count.entry.id)];
        match (count.figure.total(), count.figure.counts) {
            (Some(total), Some(counts)) => {
                row.extend([total, counts[MET], counts[ACCEPTED], counts[NOT_MET]].map(|n| n.to_string()));
            }
            _ => {
                let not_shown = self.word("not_shown")?;
                row.extend(std::iter::repeat_n(not_shown, 4));
            }
        }
        Ok(row)
    }

    fn table(&self, heads: &[&str], widths: &[f32], rows: Vec<Vec<String>>) -> Result<Block, WordsError> {
        let head: Result<Vec<Vec<Inline>>, WordsError> =
            heads.iter().map(|key| Ok(text(self.word(key)?))).collect();
        let all: f32 = widths.iter().sum();
        let cell = |words: String| {
            let mut lines = Vec::new();
            for (index, line) in words.lines().enumerate() {
                lines.extend((index > 0).then_some(Inline::Break));
                lines.extend(text(line));
            }
            lines
        };
        Ok(Block::Table(Table {
            // A single row has nothing to be told from.
            row_headers: rows.len() > 1,
            widths: widths.iter().map(|w| w / all).collect(),
            head: head?,
            rows: rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
            to_fill_in: false,
        }))
    }
}
