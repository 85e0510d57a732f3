//! `docs/rules/` is made from the code: one page a rule, and tables to find it by.
//!
//! The test compares; `UPDATE_DOCS=1 cargo test --release --test docs` writes the pages anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use cpplan::document::kinds;
use cpplan::guidance::register::{Entry, SOURCES, cite, register};
use cpplan::guidance::{Level, PROMPTS, Prompt, RULES, Rule};

/// What the letters of a code stand for.
const PARTS: &[(&str, &str)] = &[
    ("PLAN", "The plan as a whole"),
    ("OUT", "Outcomes"),
    ("ACT", "Actions"),
    ("ROLE", "Who does what"),
    ("CSA", "Sexual abuse: impact, help and therapy"),
    ("SAFE", "The safety plan"),
    ("CTX", "The context of the abuse, and those who harm"),
    ("PAR", "Parents"),
    ("CHILD", "The child"),
    ("DIV", "Language, culture and disability"),
    ("CONT", "Contingency"),
    ("CG", "The core group"),
    ("CIN", "Child in Need plans"),
    ("FGM", "Family group meetings"),
    ("MIN", "Minutes"),
    ("VISIT", "Visits"),
    ("REV", "Reviews"),
    ("STEP", "When a plan ends"),
    ("POL", "Police and court"),
    ("INT", "Other harm beside sexual abuse"),
    ("CLA", "Looked-after children"),
    ("SHARE", "Who sees what"),
    ("SIGN", "Signatures"),
    ("LANG", "Words and readability"),
    ("THINK", "Questions to think about"),
];

#[test]
fn the_pages_on_rules_are_fresh() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules"));
    let wanted = pages();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(&folder).expect("a folder for the pages");
        for name in present(&folder).iter().filter(|name| !wanted.contains_key(*name)) {
            fs::remove_file(folder.join(name)).expect("a page of a rule that is gone");
        }
        for (name, text) in &wanted {
            fs::write(folder.join(name), text).expect("a page");
        }
    }
    let names: BTreeSet<String> = wanted.keys().cloned().collect();
    const HOW: &str = "write the pages anew: UPDATE_DOCS=1 cargo test --release --test docs";
    assert_eq!(present(&folder), names, "{HOW}");
    for (name, text) in wanted {
        let there = fs::read_to_string(folder.join(&name)).unwrap_or_default().replace("\r\n", "\n");
        assert!(there == text, "docs/rules/{name} is not fresh; {HOW}");
    }
}

#[test]
fn every_group_of_codes_has_a_heading_and_every_link_a_page() {
    let groups: BTreeSet<&str> = RULES.iter().map(|r| group(r.code)).chain([group("THINK001")]).collect();
    let named: BTreeSet<&str> = PARTS.iter().map(|(letters, _)| *letters).collect();
    let bare: Vec<&&str> = groups.difference(&named).collect();
    assert!(bare.is_empty(), "codes without a heading in PARTS: {bare:?}");
    let pages = pages();
    for (name, text) in &pages {
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(pages.contains_key(link), "{name} leads to {link}");
        }
    }
}

fn present(folder: &PathBuf) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|e| e.file_name().into_string().ok()).collect()
}

fn pages() -> BTreeMap<String, String> {
    let mut pages: BTreeMap<String, String> = RULES.iter().map(|r| (page_of(r.code), rule_page(r))).collect();
    pages.extend(PROMPTS.iter().map(|p| (page_of(p.code), prompt_page(p))));
    pages.insert("README.md".into(), by_part());
    pages.insert("by-source.md".into(), by_source());
    pages.insert("register.md".into(), by_requirement());
    pages
}

fn page_of(code: &str) -> String {
    format!("{code}.md")
}

fn group(code: &str) -> &str {
    code.trim_end_matches(|c: char| c.is_ascii_digit())
}

fn rule_page(rule: &Rule) -> String {
    let mut out = format!(
        "# {} {}\n\n{}\n\nLevel: {} ({}). Since cpplan {}.\n",
        rule.code,
        rule.name,
        cell(&rule.summary()),
        rule.level().word(),
        strength(rule.level()),
        rule.since
    );
    out.push_str(&further(rule));
    for heading in ["Why", "Example", "Better", "Not asked for"] {
        if let Some(section) = rule.section(heading) {
            out.push_str(&format!("\n## {heading}\n\n{section}\n"));
        }
    }
    let entries: Vec<&Entry> =
        rule.covers.iter().chain(rule.at_times).filter_map(|id| register().entry(id)).collect();
    out.push_str(&asked_by(&entries));
    out
}

/// What stands between the summary and the first heading.
fn further(rule: &Rule) -> String {
    let lines: Vec<&str> = rule.documentation.lines().map(|l| l.strip_prefix(' ').unwrap_or(l)).collect();
    let head = lines.split(|l| l.starts_with("# ")).next().unwrap_or_default().join("\n");
    match head.split_once("\n\n").map(|(_, rest)| rest.trim()).filter(|rest| !rest.is_empty()) {
        Some(rest) => format!("\n{rest}\n"),
        None => String::new(),
    }
}

fn prompt_page(prompt: &Prompt) -> String {
    let entries: Vec<&Entry> = register().entry(prompt.covers).into_iter().collect();
    format!(
        "# {} {}\n\n{}\n\nLevel: advice (a question to think about). Since cpplan {}.\n\n\
         No machine can answer it. `cpplan check --min-level advice` puts it at `{}`. When it is settled, write\n\
         the code and what you came to under `accepted`.\n{}",
        prompt.code,
        prompt.name,
        cell(prompt.text()),
        prompt.since,
        prompt.part,
        asked_by(&entries)
    )
}

fn asked_by(entries: &[&Entry]) -> String {
    let mut out = "\n## What the guidance asks\n".to_owned();
    let mut sources: Vec<&str> = Vec::new();
    for entry in entries {
        out.push_str(&format!(
            "\n**{}** ({})\n\n{}\n",
            entry.id,
            strength(entry.level),
            cell(&entry.requires)
        ));
        let applies: Vec<String> = entry
            .applies
            .iter()
            .map(|(kind, words)| format!("{kind}: {}", words.join(", ").replace('_', " ")))
            .collect();
        for (label, text) in [
            ("For", applies.join("; ")),
            ("When", entry.when.clone()),
            ("Reported", entry.fails_when.clone()),
            ("Note", entry.note.clone()),
        ] {
            if !text.is_empty() && text != "-" {
                out.push_str(&format!("\n- {label}: {}", cell(&text)));
            }
        }
        if !out.ends_with("\n") {
            out.push('\n');
        }
        sources.extend(
            entry.sources.iter().map(String::as_str).filter(|s| !sources.contains(s)).collect::<Vec<_>>(),
        );
    }
    out.push_str("\n## Sources\n\n");
    for source in sources {
        out.push_str(&format!("- {source}: {}\n", cell(&cite(source))));
    }
    out.replace(")\n\n- ", ")\n- ")
}

fn strength(level: Level) -> &'static str {
    match level {
        Level::Error => "must",
        Level::Warning => "should",
        Level::Advice => "to think about",
    }
}

/// A rule or question in a table: code, name, level, what it asks.
struct Row {
    code: &'static str,
    name: &'static str,
    level: &'static str,
    summary: String,
    sources: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let rules = RULES.iter().map(|r| Row {
        code: r.code,
        name: r.name,
        level: r.level().word(),
        summary: r.summary(),
        sources: r.sources(),
    });
    let questions = PROMPTS.iter().map(|p| Row {
        code: p.code,
        name: p.name,
        level: Level::Advice.word(),
        summary: p.text().to_owned(),
        sources: p.sources(),
    });
    let mut rows: Vec<Row> = rules.chain(questions).collect();
    rows.sort_by_key(|r| r.code);
    rows
}

const HEAD: &str = "| rule | name | level | what it asks |\n| --- | --- | --- | --- |\n";

fn row(row: &Row) -> String {
    format!("| {} | {} | {} | {} |\n", linked(row.code), row.name, row.level, cell(&row.summary))
}

fn by_part() -> String {
    let rows = rows();
    let mut out = format!(
        "# Rules\n\nWhat `cpplan check` asks of a case: {} rules, and {} questions that no machine can answer. \
         These pages are made from the code.\n\nAlso [by source](by-source.md) and \
         [by requirement of the register](register.md).\n",
        RULES.len(),
        PROMPTS.len()
    );
    for (letters, heading) in PARTS {
        let part: Vec<&Row> = rows.iter().filter(|r| group(r.code) == *letters).collect();
        if !part.is_empty() {
            out.push_str(&format!("\n## {heading}\n\n{HEAD}"));
            part.into_iter().for_each(|r| out.push_str(&row(r)));
        }
    }
    out
}

fn by_source() -> String {
    let rows = rows();
    let mut out = "# Rules by source\n\nA rule that several sources ask for stands under each.\n".to_owned();
    for (short, name) in SOURCES {
        out.push_str(&format!(
            "\n## {short}\n\n{}\n\n| rule | name | section |\n| --- | --- | --- |\n",
            cell(name)
        ));
        for row in &rows {
            let sections: Vec<&str> = row
                .sources
                .iter()
                .filter_map(|s| s.split_once(' ').or(Some((*s, ""))))
                .filter(|(source, _)| *source == short)
                .map(|(_, section)| section)
                .collect();
            if !sections.is_empty() {
                out.push_str(&format!(
                    "| {} | {} | {} |\n",
                    linked(row.code),
                    row.name,
                    cell(&sections.join("; "))
                ));
            }
        }
    }
    out
}

fn by_requirement() -> String {
    let mut out =
        "# Requirements and what covers them\n\nThe ids are those of `src/guidance/register.yaml`.\n\n\
                   | requirement | strength | covered by |\n| --- | --- | --- |\n"
            .to_owned();
    for entry in &register().entries {
        let rules = RULES.iter().filter(|r| r.covers.iter().chain(r.at_times).any(|id| *id == entry.id));
        let prompts = PROMPTS.iter().filter(|p| p.covers == entry.id);
        let kinds = kinds().filter(|k| k.covers.contains(&entry.id.as_str()));
        let by: Vec<String> = rules
            .map(|r| linked(r.code))
            .chain(prompts.map(|p| linked(p.code)))
            .chain(kinds.map(|k| format!("document `{}`", k.id)))
            .collect();
        let by = if by.is_empty() { "not yet".to_owned() } else { by.join(", ") };
        out.push_str(&format!("| {} | {} | {by} |\n", entry.id, strength(entry.level)));
    }
    out
}

fn linked(code: &str) -> String {
    format!("[{code}]({})", page_of(code))
}

/// Text in Markdown: what would be markup is none. The texts' own backquotes are meant.
fn cell(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    for c in text.chars() {
        if c == '`' {
            in_code = !in_code;
        }
        if !in_code && matches!(c, '|' | '*' | '_' | '<' | '[' | ']') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
