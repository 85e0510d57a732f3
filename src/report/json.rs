//! Findings for programs. The form is a contract: version 1 does not change, it only grows.

use serde_json::{Value, json};

use super::redact::{Words, show};
use super::{Checked, Counts};
use crate::case::line_column;
use crate::guidance::Finding;

/// The version of the form.
const VERSION: u32 = 1;

/// The findings of some cases as JSON.
pub fn json(checked: &[Checked], words: Words) -> String {
    let files: Vec<Value> = checked.iter().map(|case| case_json(case, words)).collect();
    let counts = Counts::of(checked);
    let report = json!({
        "version": VERSION,
        "files": files,
        "summary": {"error": counts.error, "warning": counts.warning, "advice": counts.advice},
    });
    format!("{report:#}\n")
}

fn case_json(case: &Checked, words: Words) -> Value {
    let findings: Vec<Value> = case.findings.iter().map(|f| finding_json(case, f, words)).collect();
    json!({"path": case.path, "findings": findings})
}

fn finding_json(case: &Checked, finding: &Finding, words: Words) -> Value {
    let span = finding.place.span(&case.nodes).and_then(|span| {
        let text = &case.nodes.files().get(span.file)?.text;
        let (start, end) = (line_column(text, span.bytes.start), line_column(text, span.bytes.end));
        Some(json!({
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
        }))
    });
    let accepted = finding.accepted.as_ref().map(|accepted| {
        let reason = match words {
            Words::Shown => accepted.reason.as_str(),
            Words::Redacted => "[redacted]",
        };
        json!({"reason": reason, "by": accepted.by, "date": accepted.date.map(|d| d.to_string())})
    });
    json!({
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.word(),
        "message": show(&finding.message, words),
        "help": finding.help.as_ref().map(|h| show(h, words)),
        "file": case.file_of(finding),
        "path": finding.place.path(&case.nodes),
        "span": span,
        "covers": finding.covers,
        "sources": finding.sources,
        "accepted": accepted,
    })
}
