//! `cpplan documents`: the kinds of document.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::End;
use super::output::Output;
use crate::document::kinds;

/// The arguments of `documents`.
#[derive(Debug, Args)]
pub(super) struct Documents {
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

impl Documents {
    /// Lists the kinds of document.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let text = match self.format {
            Format::Json => {
                let list: Vec<_> = kinds()
                    .map(|k| {
                        json!({"id": k.id, "title": k.title, "reader": k.readers, "plans": k.plans, "covers": k.covers})
                    })
                    .collect();
                format!("{:#}\n", json!(list))
            }
            Format::Text => {
                kinds().map(|k| format!("{:<21}{}\n{:<21}for {}\n", k.id, k.title, "", k.readers)).collect()
            }
        };
        output.result(&text);
        End::Done
    }
}
