//! `cpplan rules`: all rules in a list.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::End;
use super::output::Output;
use super::profile::ProfileArgument;
use crate::guidance::profile::LocalRule;
use crate::guidance::{Level, PROMPTS, Profile, Prompt, RULES, Rule};

/// The arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// The form of the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    profile: ProfileArgument,
}

/// The forms of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Rules {
    /// Prints the list.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let given = match self.profile.given(output) {
            Ok(given) => given,
            Err(end) => return end,
        };
        let profile = given.as_ref().unwrap_or(Profile::none());
        let list = match self.format {
            Format::Text => text(profile),
            Format::Json => format!("{:#}\n", json(profile)),
        };
        output.result(&list);
        End::Done
    }
}

/// The word for a level; `off` for a rule that the authority switched off.
fn level_of(rule: &Rule, profile: &Profile) -> &'static str {
    profile.level_of(rule).map_or("off", Level::word)
}

/// The same for a question.
fn question_level(prompt: &Prompt, profile: &Profile) -> &'static str {
    if profile.asks(prompt) { Level::Advice.word() } else { "off" }
}

fn text(profile: &Profile) -> String {
    let line = |code: &str, level: &str, name: &str, summary: &str| {
        format!("{code:<8} {level:<8} {name:<34} {summary}\n")
    };
    let rules = RULES.iter().map(|r| line(r.code, level_of(r, profile), r.name, &r.summary()));
    let questions = PROMPTS.iter().map(|p| line(p.code, question_level(p, profile), p.name, p.text()));
    let local = profile.rules.iter().map(|r| line(r.code, r.level.word(), r.name, &r.message));
    rules.chain(questions).chain(local).collect()
}

fn json(profile: &Profile) -> Value {
    let rules = RULES.iter().map(|r| {
        json!({
            "code": r.code,
            "name": r.name,
            "level": level_of(r, profile),
            "summary": r.summary(),
            "covers": r.covers.iter().chain(r.at_times).collect::<Vec<_>>(),
            "sources": r.sources(),
            "since": r.since,
        })
    });
    let question = |p: &Prompt| {
        json!({
            "code": p.code,
            "name": p.name,
            "level": question_level(p, profile),
            "summary": p.text(),
            "covers": [p.covers],
            "sources": p.sources(),
            "since": p.since,
        })
    };
    let local = |r: &LocalRule| {
        json!({
            "code": r.code,
            "name": r.name,
            "level": r.level.word(),
            "summary": r.message,
            "covers": [],
            "sources": [r.source],
            "since": null,
        })
    };
    rules.chain(PROMPTS.iter().map(question)).chain(profile.rules.iter().map(local)).collect()
}
