//! The day on which a case is looked at: an argument, the environment, and last the clock.
//!
//! This is the only place of the program that asks the clock.

use clap::Args;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::End;
use super::output::Output;
use crate::case::values::{Date, parse_date};

/// The argument of commands that look at cases as they are on a day.
#[derive(Debug, Args)]
pub(super) struct TodayArgument {
    /// The day on which the case is looked at; without it, SOURCE_DATE_EPOCH or today.
    #[arg(long, value_name = "DATE", value_parser = argument)]
    today: Option<Date>,
}

impl TodayArgument {
    /// The day: as given, else SOURCE_DATE_EPOCH, else today.
    ///
    /// # Errors
    /// When SOURCE_DATE_EPOCH is no number of seconds: that is told.
    pub(super) fn day(&self, output: &Output) -> Result<Date, End> {
        self.today.map_or_else(day_by_itself, Ok).map_err(|message| output.error(&message, ""))
    }
}

fn argument(written: &str) -> Result<Date, String> {
    parse_date(written).ok_or_else(|| "write a date as year, month, day, such as 2026-12-01".to_owned())
}

fn day_by_itself() -> Result<Date, String> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) if !seconds.is_empty() => {
            let timestamp = seconds.parse().ok().and_then(|s| Timestamp::from_second(s).ok());
            let timestamp = timestamp.ok_or_else(|| {
                "SOURCE_DATE_EPOCH should be a whole number of seconds since 1 January 1970".to_owned()
            })?;
            Ok(timestamp.to_zoned(TimeZone::UTC).date())
        }
        _ => Ok(Zoned::now().date()),
    }
}
