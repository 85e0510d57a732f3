//! `cpplan schema`: the JSON Schema of a case, of a profile, and of a template set.

use clap::{Args, ValueEnum};

use super::End;
use super::output::Output;
use crate::case::case_schema;
use crate::document::set_schema;
use crate::guidance::profile::profile_schema;

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of what.
    #[arg(value_enum, default_value = "case")]
    of: Of,
}

/// What has a schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Of {
    /// A case.
    Case,
    /// What an authority sets for its cases.
    Profile,
    /// The `set.yaml` of a template set.
    Templates,
}

impl Schema {
    /// Prints the schema as it stands in `schemas/`.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let schema = match self.of {
            Of::Case => case_schema(),
            Of::Profile => profile_schema(),
            Of::Templates => set_schema(),
        };
        output.result(&format!("{schema:#}\n"));
        End::Done
    }
}
