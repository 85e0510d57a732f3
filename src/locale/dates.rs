//! Dates, times and frequencies in words.

use super::words::{Facts, Words, WordsError};
use crate::case::values::{Date, Frequency, Time, Unit};

/// The months by the keys of their words, which are their English names.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The days of the week in the same way.
pub const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Words {
    /// A day: "1 December 2026".
    ///
    /// # Errors
    /// When the words of this language lack a month or the pattern.
    pub fn date(&self, date: Date, facts: &Facts) -> Result<String, WordsError> {
        self.date_by("date.pattern", date, facts)
    }

    /// A day with its weekday: "Tuesday 1 December 2026".
    ///
    /// # Errors
    /// When the words of this language lack a month, a weekday or the pattern.
    pub fn day(&self, date: Date, facts: &Facts) -> Result<String, WordsError> {
        self.date_by("date.pattern_with_weekday", date, facts)
    }

    /// The month of a day: "December".
    ///
    /// # Errors
    /// When the words of this language lack the month.
    pub fn month(&self, date: Date, facts: &Facts) -> Result<String, WordsError> {
        let month =
            MONTHS.get(usize::from(date.month().unsigned_abs()).saturating_sub(1)).unwrap_or(&"january");
        self.get(&format!("date.months.{month}"), facts, None, &[])
    }

    fn date_by(&self, pattern: &str, date: Date, facts: &Facts) -> Result<String, WordsError> {
        let number = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        let weekday = WEEKDAYS.get(number).unwrap_or(&"monday");
        let gaps = [
            ("day", date.day().to_string()),
            ("month", self.month(date, facts)?),
            ("year", date.year().to_string()),
            ("weekday", self.get(&format!("date.weekdays.{weekday}"), facts, None, &[])?),
        ];
        self.get(pattern, facts, None, &gaps)
    }

    /// A time of day: "2:30pm".
    ///
    /// # Errors
    /// When the words of this language lack the pattern.
    pub fn time(&self, time: Time, facts: &Facts) -> Result<String, WordsError> {
        let half = if time.hour() < 12 { "time.before_noon" } else { "time.after_noon" };
        let hour = match time.hour() % 12 {
            0 => 12,
            hour => hour,
        };
        let minutes = if time.minute() == 0 { String::new() } else { format!(".{:02}", time.minute()) };
        self.get(half, facts, None, &[("hour", hour.to_string()), ("minutes", minutes)])
    }

    /// How often: "weekly", "every 2 weeks", "3 times a week".
    ///
    /// # Errors
    /// When the words of this language lack a pattern.
    pub fn frequency(&self, frequency: Frequency, facts: &Facts) -> Result<String, WordsError> {
        let unit = match frequency.unit {
            Unit::Day => "day",
            Unit::WorkingDay => "working_day",
            Unit::SchoolDay => "school_day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Term => "term",
            Unit::Year => "year",
        };
        match (frequency.times, frequency.every) {
            (0, _) => self.get("frequency.once", facts, None, &[]),
            (1, every) => {
                let gaps = [("n", every.to_string())];
                self.get(&format!("frequency.every.{unit}"), facts, Some(every), &gaps)
            }
            (times, _) => {
                let gaps = [("n", times.to_string())];
                self.get(&format!("frequency.times.{unit}"), facts, Some(times), &gaps)
            }
        }
    }
}
