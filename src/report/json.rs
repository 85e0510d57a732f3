//! Findings for programs. The form is a contract: version 1 does not change, it only grows.

use serde_json::{Value, json};

use super::redact::Words;
use super::told::Told;
use super::{Checked, Form, Totals};

/// The version of the form.
const VERSION: u32 = 1;

/// Findings as JSON.
pub struct Json {
    /// Whether text of the case is shown.
    pub words: Words,
}

impl Form for Json {
    fn head(&self) -> String {
        format!("{{\n  \"version\": {VERSION},\n  \"files\": [\n")
    }

    fn case(&self, case: &Checked) -> String {
        let findings: Vec<Value> = Told::all(case, self.words).iter().map(finding).collect();
        indented(&json!({"path": case.path, "findings": findings}), 4)
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, totals: &Totals) -> String {
        let counts = totals.counts;
        let summary = json!({"error": counts.error, "warning": counts.warning, "advice": counts.advice});
        format!("\n  ],\n  \"summary\": {}\n}}\n", indented(&summary, 2).trim_start())
    }
}

/// JSON as it stands inside of a larger piece.
pub(super) fn indented(value: &Value, columns: usize) -> String {
    let blanks = " ".repeat(columns);
    // A line break in a text is written `\n`, so each line here is one of the form.
    format!("{value:#}").lines().map(|line| format!("{blanks}{line}")).collect::<Vec<_>>().join("\n")
}

fn finding(finding: &Told) -> Value {
    let span = finding.span.map(|(start, end)| {
        json!({
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
        })
    });
    let accepted = finding
        .accepted
        .as_ref()
        .map(|accepted| json!({"reason": accepted.reason, "by": accepted.by, "date": accepted.date}));
    json!({
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.word(),
        "message": finding.message,
        "help": finding.help,
        "file": finding.file,
        "path": finding.path,
        "span": span,
        "covers": finding.covers,
        "sources": finding.sources,
        "accepted": accepted,
    })
}
