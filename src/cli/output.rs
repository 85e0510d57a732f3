//! Where a command writes: its result to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::ColorChoice;

use super::{End, Global};
use crate::report::{Look, Words};

/// The two outputs, and how they look.
pub(super) struct Output {
    color: ColorChoice,
    /// Whether to leave out summaries and remarks.
    pub quiet: bool,
    /// Whether to show more.
    pub verbose: bool,
    failed: bool,
}

impl Output {
    pub(super) fn new(global: &Global) -> Output {
        Output { color: global.color, quiet: global.quiet, verbose: global.verbose, failed: false }
    }

    /// How standard output looks.
    pub(super) fn look(&self, words: Words) -> Look {
        self.look_of(io::stdout().is_terminal(), words)
    }

    /// How standard error looks.
    pub(super) fn look_of_messages(&self, words: Words) -> Look {
        self.look_of(io::stderr().is_terminal(), words)
    }

    fn look_of(&self, terminal: bool, words: Words) -> Look {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
            && std::env::var_os("TERM").is_none_or(|t| t != "dumb");
        let color = match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal && wanted,
        };
        Look { color, width: width(terminal), words, verbose: self.verbose }
    }

    /// Writes to standard output. A reader who has gone away (`| head`) is no mistake.
    pub(super) fn result(&mut self, text: &str) {
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.failed = true;
        }
    }

    /// Writes to standard error; nobody can be told if that fails.
    pub(super) fn message(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Says that the command cannot do its work, and why.
    pub(super) fn error(&self, message: &str, hint: &str) -> End {
        self.message(&format!("error: {message}\n"));
        if !hint.is_empty() {
            self.message(&format!("hint: {hint}\n"));
        }
        End::Failed
    }

    pub(super) fn finish(&self, end: End) -> ExitCode {
        match end {
            _ if self.failed => ExitCode::from(2),
            End::Done => ExitCode::SUCCESS,
            End::Findings => ExitCode::from(1),
            End::Failed => ExitCode::from(2),
        }
    }
}

/// Lines are as long as they can well be read; a pipe gets the same width every time.
fn width(terminal: bool) -> usize {
    const WIDEST: usize = 100;
    let columns = std::env::var("COLUMNS").ok().filter(|_| terminal).and_then(|c| c.parse().ok());
    columns.unwrap_or(WIDEST).clamp(50, WIDEST)
}
