//! `cpplan documents`: the kinds of document.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::End;
use super::output::Output;
use super::profile::ProfileArgument;
use super::set::ready_set;
use crate::document::DocumentKind;
use crate::pdf::Fonts;

/// The arguments of `documents`.
#[derive(Debug, Args)]
pub(super) struct Documents {
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

impl Documents {
    /// Lists the kinds of document: the built-in ones, and those of the profile's templates.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let given = match self.profile.given(output) {
            Ok(given) => given,
            Err(end) => return end,
        };
        let folder = given.as_ref().and_then(|profile| profile.templates.as_deref());
        let set = match ready_set(folder, &Fonts::new(Vec::new()), output) {
            Ok(set) => set,
            Err(end) => return end,
        };
        let text = match self.format {
            Format::Json => {
                let list: Vec<_> = set.kinds()
                    .map(|k| {
                        json!({"id": k.id, "title": k.title, "reader": k.readers, "plans": k.plans, "covers": k.covers})
                    })
                    .collect();
                format!("{:#}\n", json!(list))
            }
            Format::Text => {
                let told =
                    |k: &DocumentKind| format!("{:<21}{}\n{:<21}for {}\n", k.id, k.title, "", k.readers);
                set.kinds().map(told).collect()
            }
        };
        output.result(&text);
        End::Done
    }
}
