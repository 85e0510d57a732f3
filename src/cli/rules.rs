//! `cpplan rules`: all rules in a list.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::End;
use super::output::Output;
use crate::guidance::{Level, PROMPTS, Prompt, RULES};

/// The arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// The form of the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
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
        let list = match self.format {
            Format::Text => text(),
            Format::Json => format!("{:#}\n", json()),
        };
        output.result(&list);
        End::Done
    }
}

fn text() -> String {
    let line = |r: &&crate::guidance::Rule| {
        format!("{:<8} {:<8} {:<34} {}\n", r.code, r.level().word(), r.name, r.summary())
    };
    let question =
        |p: &Prompt| format!("{:<8} {:<8} {:<34} {}\n", p.code, Level::Advice.word(), p.name, p.text());
    RULES.iter().map(line).chain(PROMPTS.iter().map(question)).collect()
}

fn json() -> Value {
    let rules = RULES.iter().map(|r| {
        json!({
            "code": r.code,
            "name": r.name,
            "level": r.level().word(),
            "summary": r.summary(),
            "covers": r.covers.iter().chain(r.at_times).collect::<Vec<_>>(),
            "sources": r.sources(),
            "since": r.since,
        })
    });
    let questions = PROMPTS.iter().map(|p| {
        json!({
            "code": p.code,
            "name": p.name,
            "level": Level::Advice.word(),
            "summary": p.text(),
            "covers": [p.covers],
            "sources": p.sources(),
            "since": p.since,
        })
    });
    rules.chain(questions).collect()
}
