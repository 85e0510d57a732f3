//! `cpplan template`: the templates of an authority.

mod check;

use clap::{Args, Subcommand};

use super::End;
use super::output::Output;

/// The arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct Template {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Try a template set: is anything lost, given away, hard to read, or not as it was accepted?
    Check(check::Check),
}

impl Template {
    pub(super) fn run(&self, output: &mut Output) -> End {
        match &self.command {
            Command::Check(command) => command.run(output),
        }
    }
}
