//! Whether a report shows text of the case.

use clap::Args;

use crate::report::Words;

/// The argument of commands that tell of cases to people and to programs.
#[derive(Debug, Args)]
pub(super) struct RedactArgument {
    /// Leave text of the case out; on by itself for forms that programs read.
    #[arg(long, overrides_with = "no_redact")]
    redact: bool,
    /// Show text of the case also in forms that programs read.
    #[arg(long, overrides_with = "redact")]
    no_redact: bool,
}

impl RedactArgument {
    /// What the report shows: as asked, else by who reads it.
    pub(super) fn words(&self, for_programs: bool) -> Words {
        let redacted = if self.redact || self.no_redact { self.redact } else { for_programs };
        if redacted { Words::Redacted } else { Words::Shown }
    }
}
