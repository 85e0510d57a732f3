//! Findings as SARIF 2.1.0, for whatever shows the results of checks beside the files.

use serde_json::{Map, Value, json};

use super::json::indented;
use super::redact::Words;
use super::told::{Told, ToldAccepted, bare};
use super::{Checked, Form, Local, Totals};
use crate::case::problem::{ProblemKind, Severity};
use crate::guidance::profile::PROFILE_KINDS;
use crate::guidance::register::cite;
use crate::guidance::{ACCEPTANCE, Level, PROMPTS, Prompt, RULES, Rule};
use crate::trial::kinds_of_fault;

/// Findings as SARIF.
pub struct Sarif {
    /// Whether text of the case is shown.
    pub words: Words,
}

impl Form for Sarif {
    fn head(&self) -> String {
        "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": [\n".to_owned()
    }

    fn case(&self, case: &Checked) -> String {
        let mut seen: Vec<(&str, String)> = Vec::new();
        let mut results = Vec::new();
        for finding in Told::all(case, self.words) {
            let again =
                seen.iter().filter(|(code, path)| *code == finding.code && *path == finding.known_by).count();
            results.push(indented(&result(&finding, again), 8));
            seen.push((finding.code, finding.known_by));
        }
        results.join(",\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, totals: &Totals) -> String {
        let own = totals.codes.iter().filter_map(|code| descriptor(code));
        let local = totals.local.iter().map(|(code, local)| of_local_rule(code, local));
        let tool = json!({"driver": {
            "name": "cpplan",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": own.chain(local).collect::<Vec<_>>(),
        }});
        let notifications: Vec<Value> = totals.unread.iter().map(notification).collect();
        let invocations = json!([{
            "executionSuccessful": totals.unread.is_empty(),
            "toolExecutionNotifications": notifications,
        }]);
        let field =
            |name: &str, value: &Value| format!("      \"{name}\": {}", indented(value, 6).trim_start());
        format!(
            "\n      ],\n{},\n{}\n    }}\n  ]\n}}\n",
            field("tool", &tool),
            field("invocations", &invocations)
        )
    }
}

fn result(finding: &Told, again: usize) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&finding.file)}});
    if let Some((start, end)) = finding.span {
        physical["region"] = json!({
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        });
    }
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.level),
        "message": {"text": finding.message_with_help()},
        "locations": [{
            "physicalLocation": physical,
            "logicalLocations": [{"fullyQualifiedName": finding.path}],
        }],
        "partialFingerprints": {"codeAndPath/v1": fingerprint(finding, again)},
        "properties": {"covers": finding.covers, "sources": finding.sources},
    });
    if let Some(accepted) = &finding.accepted {
        result["suppressions"] = json!([suppression(accepted)]);
    }
    result
}

/// It stands in the case that the finding is accepted.
fn suppression(accepted: &ToldAccepted) -> Value {
    json!({
        "kind": "inSource",
        "status": "accepted",
        "justification": accepted.reason,
        "properties": {"by": accepted.by, "date": accepted.date},
    })
}

fn notification(unread: &super::Unread) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&unread.file)}});
    if let Some(at) = unread.at {
        physical["region"] = json!({"startLine": at.line, "startColumn": at.column});
    }
    json!({
        "level": "error",
        "message": {"text": unread.message},
        "locations": [{"physicalLocation": physical}],
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

/// What does not change when lines move: the code and the place in the case. Of an id that holds a name the hash would
/// tell whoever tries names until one fits, so such an item is a number.
fn fingerprint(finding: &Told, again: usize) -> String {
    // FNV-1a: short, and the same on every machine.
    let text = format!("{}\n{}\n{again}", finding.code, finding.known_by);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// A path as a reference: relative to where the program runs, unless it is absolute.
fn uri(path: &str) -> String {
    let path = bare(path);
    let mut out = String::new();
    if path.starts_with('/') {
        out.push_str("file://");
    } else if path.as_bytes().get(1..3) == Some(b":/") {
        out.push_str("file:///");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// What is said of a code beside its findings.
fn descriptor(code: &str) -> Option<Value> {
    if let Some(rule) = RULES.iter().find(|r| r.code == code) {
        return Some(of_rule(rule));
    }
    if let Some(prompt) = PROMPTS.iter().find(|p| p.code == code) {
        return Some(of_prompt(prompt));
    }
    if let Some(kind) = ProblemKind::ALL.iter().find(|k| k.code() == code) {
        let level = match kind.severity() {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        };
        return Some(plain(kind.code(), kind.name(), level, kind.documentation()));
    }
    if let Some(kind) = PROFILE_KINDS.iter().find(|k| k.code == code) {
        return Some(plain(kind.code, kind.name, Level::Warning, kind.documentation));
    }
    if let Some(kind) = kinds_of_fault().find(|k| k.code == code) {
        return Some(plain(kind.code, kind.name, kind.level, kind.documentation));
    }
    let kind = ACCEPTANCE.iter().find(|k| k.code == code)?;
    Some(plain(kind.code, kind.name, kind.level, kind.documentation))
}

fn of_rule(rule: &Rule) -> Value {
    let mut text = rule.summary();
    let mut markdown = text.clone();
    for heading in ["Why", "Example", "Better", "Not asked for"] {
        if let Some(section) = rule.section(heading) {
            let bare = section.replace("```yaml\n", "").replace("\n```", "");
            text.push_str(&format!("\n\n{heading}\n\n{bare}"));
            markdown.push_str(&format!("\n\n## {heading}\n\n{section}"));
        }
    }
    let sources: Vec<String> = rule.sources().iter().map(|s| cite(s)).collect();
    text.push_str("\n\nSources\n");
    markdown.push_str("\n\n## Sources\n");
    for source in &sources {
        text.push_str(&format!("\n{source}"));
        markdown.push_str(&format!("\n- {source}"));
    }
    described(
        (rule.code, rule.name, rule.level()),
        &rule.summary(),
        json!({"text": text, "markdown": markdown}),
        json!({
            "since": rule.since,
            "covers": rule.covers.iter().chain(rule.at_times).collect::<Vec<_>>(),
            "sources": sources,
        }),
    )
}

fn of_prompt(prompt: &Prompt) -> Value {
    let sources: Vec<String> = prompt.sources().iter().map(|s| cite(s)).collect();
    let text = format!("{}\n\nSources\n\n{}", prompt.text(), sources.join("\n"));
    described(
        (prompt.code, prompt.name, Level::Advice),
        prompt.text(),
        json!({"text": text}),
        json!({"since": prompt.since, "covers": [prompt.covers], "sources": sources}),
    )
}

fn of_local_rule(code: &str, local: &Local) -> Value {
    let parts = [local.message.as_str(), local.help.as_str(), &local.sources.join("\n")];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    described(
        (code, local.name, local.level),
        &local.message,
        json!({"text": said.join("\n\n")}),
        json!({"sources": local.sources}),
    )
}

fn plain(code: &str, name: &str, level: Level, documentation: &str) -> Value {
    let lines: Vec<&str> = documentation.trim().lines().map(|l| l.strip_prefix(' ').unwrap_or(l)).collect();
    let text = lines.join("\n");
    let summary = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    described((code, name, level), &summary, json!({"text": text}), Value::Object(Map::new()))
}

fn described(rule: (&str, &str, Level), summary: &str, help: Value, properties: Value) -> Value {
    json!({
        "id": rule.0,
        "name": rule.1,
        "shortDescription": {"text": summary},
        "help": help,
        "defaultConfiguration": {"level": level(rule.2)},
        "properties": properties,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference_without_anything_that_would_mean_more() {
        assert_eq!(uri("./a b/Ffion's #1.yaml"), "a%20b/Ffion%27s%20%231.yaml");
        assert_eq!(uri("/cases/é.yaml"), "file:///cases/%C3%A9.yaml");
        assert_eq!(uri("C:/cases/a.yaml"), "file:///C%3A/cases/a.yaml");
    }
}
