//! What several tests use: cases laid over each other, and how findings are told.

use std::path::Path;

use cpplan::case::{Loaded, case_schema, load_text};
use cpplan::guidance::{Finding, check};
use cpplan::report::{Words, show};
use serde_json::Value;

/// A small sound case.
pub const BASE: &str = include_str!("base.yaml");

/// The day on which all cases of tests are looked at.
pub const TODAY: &str = "2026-06-15";

/// A case and what is found in it.
pub struct Sample {
    pub loaded: Loaded,
    pub findings: Vec<Finding>,
}

impl Sample {
    pub fn of(text: &str) -> Sample {
        let loaded = load_text(Path::new("case.yaml"), text.to_owned())
            .unwrap_or_else(|e| panic!("the case does not load: {e:?}\n{text}"));
        let findings = check(&loaded, TODAY.parse().expect("a date"));
        Sample { loaded, findings }
    }

    /// A finding in a line: code, level, path, message.
    pub fn line(&self, finding: &Finding) -> String {
        let path = finding.place.path(&self.loaded.nodes);
        let message = show(&finding.message, Words::Shown);
        format!("{} {} {path}: {message}", finding.code, finding.level.word())
    }
}

/// A message as it is shown.
pub fn plain(message: &str) -> String {
    show(message, Words::Shown)
}

/// The YAML in a section of a rule's documentation.
pub fn yaml_of(section: &str) -> String {
    let (_, rest) = section.split_once("```yaml\n").expect("an example is a block of YAML");
    rest.split_once("\n```").map_or(rest, |(yaml, _)| yaml).to_owned() + "\n"
}

/// A case with the top keys of another laid over it.
pub fn laid_over(base: &str, over: &str) -> String {
    let over = blocks(over);
    let mut out: Vec<(String, String)> = blocks(base);
    for (key, block) in over {
        match out.iter_mut().find(|(k, _)| *k == key) {
            Some((_, there)) => *there = block,
            None => out.push((key, block)),
        }
    }
    out.into_iter().map(|(_, block)| block).collect()
}

/// The top keys of a case, each with the lines that belong to it.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if !line.starts_with([' ', '-']) && !line.is_empty() {
            let key = line.split(':').next().unwrap_or_default().to_owned();
            out.push((key, String::new()));
        }
        if let Some((_, block)) = out.last_mut() {
            block.push_str(line);
            block.push('\n');
        }
    }
    out
}

/// A case at another plan, stage or context than these.
pub fn elsewhere(case: &str, kind: &str, words: &[String]) -> String {
    let other =
        |choices: &[&str]| choices.iter().find(|c| !words.iter().any(|w| w == *c)).map(|c| (*c).to_owned());
    match kind {
        "plan" | "stage" => {
            let value = match kind {
                "plan" => other(&["child_protection", "child_in_need"]),
                _ => Some("initial".to_owned()),
            };
            laid_over(case, &format!("{kind}: {}\n", value.unwrap_or_default()))
        }
        _ => {
            let value = other(&["intra_familial_adult", "extra_familial", "sibling"]).unwrap_or_default();
            let lines = case.lines().map(|line| match line.starts_with("  contexts:") {
                true => format!("  contexts: [{value}]\n"),
                false => format!("{line}\n"),
            });
            laid_over(&lines.collect::<String>(), "other_harms: []\nparents: []\n")
        }
    }
}

/// Whether a path leads to a field that the schema of a case knows.
pub fn is_field(path: &str) -> bool {
    let schema = case_schema();
    let mut here: &Value = &schema;
    for step in path.split('.') {
        let key = step.split('[').next().unwrap_or(step);
        let resolved = resolve(&schema, here);
        // A wording of a text stands under its language.
        if matches!(key, "en" | "cy" | "pl") {
            return true;
        }
        let Some(next) = resolved.get("properties").and_then(|p| p.get(key)) else { return false };
        here = if step.contains('[') { next.get("items").unwrap_or(next) } else { next };
    }
    true
}

fn resolve<'a>(schema: &'a Value, node: &'a Value) -> &'a Value {
    let name = node.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix("#/$defs/"));
    name.map_or(node, |n| &schema["$defs"][n])
}
