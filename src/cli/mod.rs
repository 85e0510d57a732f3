//! The command line: one file a command.

mod audit;
mod build;
mod check;
mod completions;
mod diff;
mod documents;
mod explain;
mod new;
mod output;
mod parallel;
mod printer;
mod profile;
mod redact;
mod rules;
mod schema;
mod set;
mod single;
mod template;
mod today;
mod worker;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, ColorChoice, Parser, Subcommand};

use output::Output;

/// Checks a child's plan against the guidance on child sexual abuse.
#[derive(Debug, Parser)]
#[command(name = "cpplan", version, disable_help_subcommand = true, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

/// What every command takes.
#[derive(Debug, Args)]
struct Global {
    /// When to use colour; NO_COLOR is honoured.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    /// Show less: no summary, no remarks.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Show more: sources, and what was accepted.
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a case: a commented file with every part that this kind of case needs.
    New(new::New),
    /// Check cases against the guidance.
    Check(check::Check),
    /// Check cases, then compile their documents to PDF and HTML.
    Build(Box<build::Build>),
    /// Tell what changed from one version of a case to the next.
    Diff(diff::Diff),
    /// Count across many cases how they meet the guidance, without names.
    Audit(audit::AuditCommand),
    /// Explain a rule: what it asks, why, and which guidance asks for it.
    Explain(explain::Explain),
    /// List all rules.
    Rules(rules::Rules),
    /// List the kinds of document and who reads each.
    Documents(documents::Documents),
    /// Begin a set of templates, see what it changes, and what changed below it.
    Template(template::Template),
    /// Print the JSON Schema of a case, a profile or a template set, for editors.
    Schema(schema::Schema),
    /// Print a script that completes commands in a shell.
    Completions(completions::Completions),
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    /// It did what it was asked to, and there is nothing to mend.
    Done,
    /// It did, and there are findings at level error.
    Findings,
    /// It could not do its work, or not all of it.
    Failed,
}

/// Runs the program with these arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    if printer::is_this() {
        printer::serve();
        return ExitCode::SUCCESS;
    }
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // `--help` and `--version` come this way, too, with exit code 0; wrong arguments with 2.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            return error.print().map_or(ExitCode::from(2), |()| ExitCode::from(code));
        }
    };
    let mut output = Output::new(&arguments.global);
    let end = match &arguments.command {
        Command::New(command) => command.run(&mut output),
        Command::Check(command) => command.run(&mut output),
        Command::Build(command) => command.run(&mut output),
        Command::Diff(command) => command.run(&mut output),
        Command::Audit(command) => command.run(&mut output),
        Command::Explain(command) => command.run(&mut output),
        Command::Rules(command) => command.run(&mut output),
        Command::Documents(command) => command.run(&mut output),
        Command::Template(command) => command.run(&mut output),
        Command::Schema(command) => command.run(&mut output),
        Command::Completions(command) => command.run(&mut output),
    };
    output.finish(end)
}
