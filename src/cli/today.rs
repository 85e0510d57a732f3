//! The day on which a case is looked at: an argument, the environment, and last the clock.
//!
//! This is the only place of the program that asks the clock.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::case::values::{Date, parse_date};

/// Reads `--today`.
///
/// # Errors
/// What is wrong with the date.
pub(super) fn argument(written: &str) -> Result<Date, String> {
    parse_date(written).ok_or_else(|| "write a date as year, month, day, such as 2026-12-01".to_owned())
}

/// The day: as given, else SOURCE_DATE_EPOCH, else today.
///
/// # Errors
/// When SOURCE_DATE_EPOCH is no number of seconds.
pub(super) fn day(given: Option<Date>) -> Result<Date, String> {
    if let Some(day) = given {
        return Ok(day);
    }
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
