//! `cpplan template`: an authority's own set of templates.

mod check;
mod diff;
mod init;
mod list;
mod set_file;

use clap::{Args, Subcommand};

use super::End;
use super::output::Output;

/// The arguments of `template`.
#[derive(Debug, Args)]
pub(super) struct Template {
    #[command(subcommand)]
    command: TemplateCommand,
}

#[derive(Debug, Subcommand)]
enum TemplateCommand {
    /// Copy the built-in templates, or some of them, into a folder, to change them there.
    Init(init::Init),
    /// List documents, templates and words: what is built in, and what comes from a set.
    List(list::List),
    /// Show what changed in the built-in files since a set copied them.
    Diff(diff::TemplateDiff),
    /// Try a template set: is anything lost, given away, hard to read, or not as it was accepted?
    Check(check::Check),
}

impl Template {
    pub(super) fn run(&self, output: &mut Output) -> End {
        match &self.command {
            TemplateCommand::Init(command) => command.run(output),
            TemplateCommand::Check(command) => command.run(output),
            TemplateCommand::List(command) => command.run(output),
            TemplateCommand::Diff(command) => command.run(output),
        }
    }
}

/// Where a set keeps the built-in files as they were when it copied them.
const KEPT: &str = ".built-in";
