//! Where a command writes: its result to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Mutex;

use clap::ColorChoice;

use super::{End, Global, worker};
use crate::report::{Look, Words};

/// The two outputs, and how they look.
pub(super) struct Output {
    color: ColorChoice,
    /// Whether to leave out summaries and remarks.
    pub quiet: bool,
    /// Whether to show more.
    pub verbose: bool,
    failed: bool,
    /// What is to be said when it is clear who says it.
    held: Mutex<Option<String>>,
}

impl Output {
    pub(super) fn new(global: &Global) -> Output {
        Output {
            color: global.color,
            quiet: global.quiet,
            verbose: global.verbose,
            failed: false,
            held: Mutex::new(None),
        }
    }

    /// How standard output looks.
    pub(super) fn look(&self, words: Words) -> Look {
        self.look_of(io::stdout().is_terminal(), words)
    }

    /// How standard error looks.
    pub(super) fn look_of_messages(&self, words: Words) -> Look {
        self.look_of(io::stderr().is_terminal() || worker::is_seen(), words)
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
        let mut held = self.held.lock().unwrap_or_else(|e| e.into_inner());
        match held.as_mut() {
            Some(held) => held.push_str(text),
            None => _ = io::stderr().lock().write_all(text.as_bytes()),
        }
    }

    /// Keeps what is to be said to itself: another process may come to say the same.
    pub(super) fn hold(&self) {
        *self.held.lock().unwrap_or_else(|e| e.into_inner()) = Some(String::new());
    }

    /// Says what it kept to itself.
    pub(super) fn release(&self) {
        let held = self.held.lock().unwrap_or_else(|e| e.into_inner()).take();
        self.message(&held.unwrap_or_default());
    }

    /// Forgets what it kept to itself: another process says it.
    pub(super) fn forget(&self) {
        self.held.lock().unwrap_or_else(|e| e.into_inner()).take();
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
        self.release();
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
