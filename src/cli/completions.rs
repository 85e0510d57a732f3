//! `cpplan completions`: a script that completes commands in a shell.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::output::Output;
use super::{Arguments, End};

/// The arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub(super) fn run(&self, output: &mut Output) -> End {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "cpplan", &mut script);
        output.result(&String::from_utf8_lossy(&script));
        End::Done
    }
}
