//! `cpplan explain`: one rule, problem or requirement of the guidance.

use clap::Args;

use super::End;
use super::output::Output;
use super::profile::ProfileArgument;
use crate::case::problem::ProblemKind;
use crate::guidance::profile::{LocalRule, PROFILE_KINDS};
use crate::guidance::register::{Entry, cite, register};
use crate::guidance::registry::find;
use crate::guidance::{ACCEPTANCE, PROMPTS, Profile, Prompt, RULES, Rule};
use crate::trial::kinds_of_fault;

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code of a rule (`ACT001`), its name (`owner-named`), or an id of the register of guidance
    /// (`ACT-OWNER-NAMED`).
    code: String,
    #[command(flatten)]
    profile: ProfileArgument,
}

impl Explain {
    /// Prints what there is to know.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let wanted = self.code.trim();
        let same = |s: &str| s.eq_ignore_ascii_case(wanted);
        let given = match self.profile.given(output) {
            Ok(given) => given,
            Err(end) => return end,
        };
        let profile = given.as_ref().unwrap_or(Profile::none());
        let text = if let Some(rule) = find(wanted) {
            format!("{}{}", of_rule(rule), changed(rule, profile))
        } else if let Some(rule) = profile.find(wanted) {
            of_local_rule(rule)
        } else if let Some(kind) = PROFILE_KINDS.iter().find(|k| same(k.code) || same(k.name)) {
            plain(kind.code, kind.name, kind.documentation)
        } else if let Some(kind) = ProblemKind::ALL.iter().find(|k| same(k.code()) || same(k.name())) {
            plain(kind.code(), kind.name(), kind.documentation())
        } else if let Some(kind) = ACCEPTANCE.iter().find(|k| same(k.code) || same(k.name)) {
            plain(kind.code, kind.name, kind.documentation)
        } else if let Some(kind) = kinds_of_fault().find(|k| same(k.code) || same(k.name)) {
            plain(kind.code, kind.name, kind.documentation)
        } else if let Some(prompt) = PROMPTS.iter().find(|p| same(p.code) || same(p.name)) {
            format!("{}{}", of_prompt(prompt), not_asked(prompt, profile))
        } else if let Some(entry) = register().entries.iter().find(|e| same(&e.id)) {
            of_entry(entry)
        } else {
            return output.error(&format!("there is no rule {wanted}"), &suggestion(wanted, profile));
        };
        output.result(&text);
        End::Done
    }
}

fn suggestion(wanted: &str, profile: &Profile) -> String {
    let wanted = wanted.to_lowercase();
    if wanted.starts_with("local-") && profile.rules.is_empty() {
        return "a rule of an authority stands in its profile: add `--profile FILE`".to_owned();
    }
    let local = profile.rules.iter().flat_map(|r| [r.code, r.name]);
    let rules = RULES.iter().flat_map(|r| [r.code, r.name]);
    let known = rules.chain(PROMPTS.iter().flat_map(|p| [p.code, p.name])).chain(local);
    let nearest = known
        .map(|k| (strsim::jaro_winkler(&wanted, &k.to_lowercase()), k))
        .filter(|(score, _)| *score > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((_, near)) => format!("did you mean {near}? `cpplan rules` lists all rules"),
        None => "`cpplan rules` lists all rules".to_owned(),
    }
}

fn plain(code: &str, name: &str, documentation: &str) -> String {
    let lines: Vec<&str> = documentation.trim().lines().map(|l| l.strip_prefix(' ').unwrap_or(l)).collect();
    format!("{code} {name}\n\n{}\n", lines.join("\n"))
}

fn of_rule(rule: &Rule) -> String {
    let mut out = format!("{} {} ({})\n\n{}\n", rule.code, rule.name, rule.level().word(), rule.summary());
    for heading in ["Why", "Example", "Better", "Not asked for"] {
        if let Some(section) = rule.section(heading) {
            let section = section.replace("```yaml\n", "").replace("\n```", "");
            let text: Vec<String> = section
                .lines()
                .map(|l| if l.is_empty() { String::new() } else { format!("  {l}") })
                .collect();
            out.push_str(&format!("\n{heading}\n{}\n", text.join("\n")));
        }
    }
    out.push_str("\nWhat the guidance asks\n");
    for entry in rule.entries() {
        out.push_str(&format!("  {} ({}): {}\n", entry.id, requirement(entry), entry.requires));
        if !entry.note.is_empty() {
            out.push_str(&format!("    Note: {}\n", entry.note));
        }
    }
    out.push_str("\nSources\n");
    for source in rule.sources() {
        out.push_str(&format!("  {source}: {}\n", cite(source)));
    }
    out
}

/// What the authority changed about a rule of the guidance.
fn changed(rule: &Rule, profile: &Profile) -> String {
    let Some(change) = profile.change(rule) else { return String::new() };
    let level = change.level.map_or("off", |level| level.word());
    let reason =
        if change.reason.is_empty() { String::new() } else { format!(", because: {}", change.reason) };
    format!("\nIn this profile\n  {level}{reason}\n")
}

/// That the authority does not ask a question of the guidance.
fn not_asked(prompt: &Prompt, profile: &Profile) -> String {
    let off = profile.questions_off.iter().find(|q| q.prompt.code == prompt.code);
    let Some(off) = off else { return String::new() };
    let reason = if off.reason.is_empty() { String::new() } else { format!(", because: {}", off.reason) };
    format!("\nIn this profile\n  off{reason}\n")
}

fn of_local_rule(rule: &LocalRule) -> String {
    let mut out = format!("{} {} ({})\n\n{}\n", rule.code, rule.name, rule.level.word(), rule.message);
    if !rule.help.is_empty() {
        out.push_str(&format!("\nWhat to write\n  {}\n", rule.help));
    }
    let chosen = rule.applies.iter().filter(|(_, words)| !words.is_empty());
    let applies: Vec<String> = chosen.map(|(kind, words)| format!("{kind}: {}", words.join(", "))).collect();
    if !applies.is_empty() {
        out.push_str(&format!("\nFor\n  {}\n", applies.join("; ")));
    }
    out.push_str(&format!("\nSource\n  {}\n", rule.source));
    out
}

fn of_prompt(prompt: &Prompt) -> String {
    let intro = format!(
        "{} {} (a question to think about)\n\n{}\n\nNo machine can answer it. `cpplan check --min-level advice` puts it at `{}`; when it is\nsettled, write the code and what you came to under `accepted`.\n",
        prompt.code,
        prompt.name,
        prompt.text(),
        prompt.part
    );
    let entry = register().entry(prompt.covers).map(of_entry).unwrap_or_default();
    format!("{intro}\n{entry}")
}

fn of_entry(entry: &Entry) -> String {
    let mut out = format!("{} ({})\n\n{}\n", entry.id, requirement(entry), entry.requires);
    let mut line = |heading: &str, text: &str| {
        if !text.is_empty() && text != "-" {
            out.push_str(&format!("\n{heading}\n  {text}\n"));
        }
    };
    line("When", &entry.when);
    line("What is reported", &entry.fails_when);
    line("Note", &entry.note);
    let rules: Vec<String> = RULES
        .iter()
        .filter(|r| r.covers.iter().chain(r.at_times).any(|id| *id == entry.id))
        .map(|r| format!("{} {}", r.code, r.name))
        .chain(PROMPTS.iter().filter(|p| p.covers == entry.id).map(|p| format!("{} {}", p.code, p.name)))
        .collect();
    line("Rules", &rules.join(", "));
    out.push_str("\nSources\n");
    for source in &entry.sources {
        out.push_str(&format!("  {source}: {}\n", cite(source)));
    }
    out
}

/// How strongly, and of which plans: `must; plan: child_protection`.
fn requirement(entry: &Entry) -> String {
    let level = match entry.level {
        crate::guidance::Level::Error => "must",
        crate::guidance::Level::Warning => "should",
        crate::guidance::Level::Advice => "to think about",
    };
    let applies: Vec<String> =
        entry.applies.iter().map(|(kind, words)| format!("; {kind}: {}", words.join(", "))).collect();
    format!("{level}{}", applies.concat())
}
