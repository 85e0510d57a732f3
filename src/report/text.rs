//! Findings for people at a terminal.

use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};

use super::group::by_part;
use super::redact::{Words, show};
use super::snippet::Snippet;
use super::told::reason;
use super::{Checked, Form, Totals};
use crate::case::LoadError;
use crate::guidance::register::cite;
use crate::guidance::{Finding, Level};
use crate::report::shown_path;

/// How text is shown.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// In colour.
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether text of the case is shown.
    pub words: Words,
    /// With sources, and with accepted findings in full.
    pub verbose: bool,
}

/// Findings for people, by place or by part of the plan.
pub struct Text {
    /// How it is shown.
    pub look: Look,
    /// Under a heading for each part of the plan.
    pub group: bool,
    /// With a line at the end that counts.
    pub summary: bool,
}

impl Form for Text {
    fn case(&self, case: &Checked) -> String {
        if !self.group {
            return text(case, self.look);
        }
        let mut out = String::new();
        for (heading, findings) in by_part(case, shown(case, self.look)) {
            let count = counted(findings.len(), "finding", "findings").unwrap_or_default();
            let heading = format!("{heading} · {count} · {}", case.path);
            out.push_str(&format!("{heading}\n{}\n\n", "─".repeat(heading.chars().count())));
            for finding in findings {
                out.push_str(&one(case, finding, self.look));
                out.push('\n');
            }
        }
        out
    }

    fn tail(&self, totals: &Totals) -> String {
        if !self.summary || totals.cases == 0 {
            return String::new();
        }
        format!("{}{}", summary(totals, self.look), totals.upcoming.text(totals.cases > 1, self.look))
    }
}

/// The findings of a case, each with the piece of the file.
pub fn text(case: &Checked, look: Look) -> String {
    shown(case, look).map(|finding| format!("{}\n", one(case, finding, look))).collect()
}

/// What is accepted is shown to those who ask for more.
fn shown(case: &Checked, look: Look) -> impl Iterator<Item = &Finding> {
    case.findings.iter().filter(move |f| f.counts() || look.verbose)
}

fn one(case: &Checked, finding: &Finding, look: Look) -> String {
    let file = case.file_of(finding);
    let span = finding.place.span(&case.nodes);
    let source = span.as_ref().and_then(|s| case.nodes.files().get(s.file));
    let snippet = match (span.as_ref(), source) {
        (Some(span), Some(source)) if look.words == Words::Shown => {
            Some(Snippet::around(&file, &source.text, &span.bytes))
        }
        _ => None,
    };
    let mut message = show(&finding.message, look.words);
    if snippet.is_none() {
        let at = span.as_ref().zip(source).map(|(s, f)| crate::case::line_column(&f.text, s.bytes.start));
        let at = at.map_or(String::new(), |at| format!(":{}:{}", at.line, at.column));
        message = format!("{message}\n{file}{at}");
    }
    let mut help = show(finding.help.as_deref().unwrap_or_default(), look.words);
    if look.verbose && !finding.sources.is_empty() {
        let sources: Vec<String> = finding.sources.iter().map(|s| cite(s)).collect();
        help = format!("{help}\nasked for by: {}", sources.join("; "));
    }
    let mut code = format!("{} {} · {}", finding.code, finding.name, finding.level.word());
    if let Some(accepted) = &finding.accepted {
        code.push_str(" · accepted");
        help = format!("accepted because: {}", reason(&accepted.reason, look.words));
    }
    render(&Shown { code, message, help, level: finding.level, snippet }, look)
}

/// A case that could not be loaded, in the same look.
pub fn refusal(error: &LoadError, look: Look) -> String {
    let shown = match error {
        LoadError::File(error) => Shown {
            code: "cannot be read".into(),
            message: show(&error.to_string(), Words::Shown),
            help: error.help().into(),
            level: Level::Error,
            snippet: None,
        },
        LoadError::Content { path, text, byte, at, message, help } => {
            let file = shown_path(path);
            let snippet =
                (look.words == Words::Shown).then(|| Snippet::around(&file, text, &(*byte..*byte + 1)));
            let place =
                if snippet.is_none() { format!("\n{file}:{}:{}", at.line, at.column) } else { String::new() };
            let help = if look.words == Words::Shown { help.clone() } else { String::new() };
            Shown {
                code: "cannot be read".into(),
                message: format!("{}{place}", show(message, look.words)),
                help,
                level: Level::Error,
                snippet,
            }
        }
    };
    render(&shown, look)
}

/// How much was found, in a line.
pub fn summary(totals: &Totals, look: Look) -> String {
    let counts = totals.counts;
    let parts: Vec<String> = [
        counted(counts.error, "error", "errors"),
        counted(counts.warning, "warning", "warnings"),
        counted(counts.advice, "piece of advice", "pieces of advice"),
        counted(counts.accepted, "accepted finding", "accepted findings"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let cases = counted(totals.cases, "case", "cases").unwrap_or_else(|| "no case".into());
    if parts.is_empty() {
        return format!("{cases}: no rule found anything missing\n");
    }
    let accepted = if counts.accepted > 0 && !look.verbose { "; `-v` shows what was accepted" } else { "" };
    format!("{cases}: {}; `cpplan explain CODE` says more{accepted}\n", parts.join(", "))
}

fn counted(number: usize, one: &str, many: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    }
}

fn render(shown: &Shown, look: Look) -> String {
    let theme = if look.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_context_lines(1)
        .without_primary_span_start()
        .with_links(false);
    let mut out = String::new();
    // A String takes whatever is written to it.
    let _ = handler.render_report(&mut out, shown);
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n").trim_end())
}

/// What miette is given: text already cleaned.
#[derive(Debug)]
struct Shown {
    code: String,
    message: String,
    help: String,
    level: Level,
    snippet: Option<Snippet>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Advice => Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.as_ref().map(|s| s as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let snippet = self.snippet.as_ref()?;
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(None, snippet.mark))))
    }
}
