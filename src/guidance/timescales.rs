//! How long things may take, and by which day they are then due.
//!
//! The figures are data with their sources (`timescales.yaml`), since areas set their own.

use std::sync::LazyLock;

use jiff::Span;

use crate::case::nodes::Nodes;
use crate::case::reading_yaml;
use crate::case::values::{Date, Frequency, Unit};
use crate::locale::holidays::{add_working_days, is_known, working_days_between};

/// How long something may take at most, and who says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timescale {
    /// So many units; `times` is more than 1 for something that happens several times in them.
    pub within: Frequency,
    /// Who gives the figure.
    pub source: Box<str>,
}

impl Timescale {
    /// The last day on which it is still in time, counted from a day that does not count itself.
    pub fn last_day(&self, from: Date) -> Date {
        let Frequency { times, every, unit } = self.within;
        let share = |units: u32| units.div_ceil(times.max(1)).max(1);
        let days = |length: u32| Span::new().days(i64::from(share(every * length)));
        let span = match unit {
            Unit::WorkingDay | Unit::SchoolDay => return add_working_days(from, share(every)),
            Unit::Day => days(1),
            Unit::Week => days(7),
            Unit::Month if times <= 1 => Span::new().months(i64::from(every)),
            Unit::Month => days(31),
            // A school year has three terms.
            Unit::Term => days(122),
            Unit::Year if times <= 1 => Span::new().years(i64::from(every)),
            Unit::Year => days(366),
        };
        from.checked_add(span).unwrap_or(from)
    }

    fn is_in_working_days(&self) -> bool {
        matches!(self.within.unit, Unit::WorkingDay | Unit::SchoolDay)
    }

    /// Whether the last day was counted in bank holidays that nobody has announced yet.
    pub fn is_beyond_calendar(&self, from: Date) -> bool {
        self.is_in_working_days() && !(is_known(from) && is_known(self.last_day(from)))
    }

    /// "it is due within 10 working days (by Thursday 28 May 2026)".
    pub fn due_within(&self, from: Date) -> String {
        format!("it is due within {} (by {})", self.words(), day_in_words(self.last_day(from)))
    }

    /// What to do about something late, and who sets the figure.
    pub fn help(&self, what: &str) -> String {
        format!(
            "{what}; if it could not be sooner, accept this finding with the reason. The figure is that of: {}",
            self.source
        )
    }

    /// "every 6 weeks", "every week".
    pub fn every(&self) -> String {
        let words = self.words();
        if self.within.times > 1 {
            return words;
        }
        format!("every {}", words.strip_prefix("1 ").unwrap_or(&words))
    }

    /// How long: "10 working days", "6 weeks".
    pub fn words(&self) -> String {
        let Frequency { times, every, unit } = self.within;
        match (times, every) {
            (0 | 1, _) => counted(every, unit),
            (_, 1) => format!("{times} times a {}", unit_word(unit)),
            _ => format!("{times} times in {}", counted(every, unit)),
        }
    }

    /// How far a day lies after another, in the unit in which it is counted: working days, else
    /// calendar days.
    pub fn distance(&self, from: Date, to: Date) -> String {
        if self.is_in_working_days() {
            counted(working_days_between(from, to), self.within.unit)
        } else {
            let days = from.until(to).map_or(0, |s| s.get_days());
            counted(days.unsigned_abs(), Unit::Day)
        }
    }
}

fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::WorkingDay => "working day",
        Unit::SchoolDay => "school day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Term => "term",
        Unit::Year => "year",
    }
}

fn counted(count: u32, unit: Unit) -> String {
    format!("{count} {}{}", unit_word(unit), if count == 1 { "" } else { "s" })
}

/// Declares the figures, each under its name in the data.
macro_rules! timescales {
    ($($(#[doc = $doc:literal])+ $name:ident),+ $(,)?) => {
        /// The figures by which a case is judged.
        #[derive(Clone, PartialEq, Eq, Debug)]
        pub struct Timescales { $($(#[doc = $doc])+ pub $name: Timescale),+ }

        impl Timescales {
            /// Sets the figure with this name, if there is one.
            pub fn set(&mut self, name: &str, figure: Timescale) {
                match name {
                    $(stringify!($name) => self.$name = figure,)+
                    _ => {}
                }
            }

            fn read(text: &str) -> Result<Timescales, String> {
                let mut nodes = Nodes::default();
                let root = reading_yaml(&mut nodes, text)?;
                let one = |name: &str| {
                    let here = nodes.child(root, name);
                    let word = |key| nodes.scalar(nodes.child(here, key)).map(|(text, _)| text);
                    let within = word("within").and_then(|w| Frequency::parse(&format!("every {w}")));
                    match (within, word("source")) {
                        (Some(within), Some(source)) => Ok(Timescale { within, source: source.into() }),
                        _ => Err(format!("{name} has no figure that can be read, or no source")),
                    }
                };
                Ok(Timescales { $($name: one(stringify!($name))?),+ })
            }
        }
    };
}

timescales! {
    /// From the initial conference to the first core group.
    first_core_group,
    /// From one core group to the next, where the conference set nothing else.
    core_group_every,
    /// From a meeting to the day on which its minutes are sent out.
    minutes,
    /// From the initial conference to the first review conference.
    first_review_conference,
    /// From one review conference to the next.
    review_conference_every,
    /// From the end of a child protection plan to the meeting on the Child in Need plan.
    child_in_need_after_plan,
    /// From one review of a Child in Need plan to the next.
    child_in_need_review_every,
    /// The age from which somebody is asked what they feel about safety.
    safety_plan_voice_from,
}

impl Timescales {
    /// The figures of the sources, where nobody has set others.
    pub fn of_sources() -> &'static Timescales {
        // The data is a part of the program: a test reads it, so that it cannot fail here.
        static DATA: LazyLock<Timescales> = LazyLock::new(|| {
            Timescales::read(include_str!("timescales.yaml")).unwrap_or_else(|fault| unreachable!("{fault}"))
        });
        &DATA
    }
}

/// A day in a message: "3 June 2026".
pub fn date_in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// A day in a message, with its weekday, for days on which something is due: "Thursday 28 May 2026".
pub fn day_in_words(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(written: &str) -> Date {
        written.parse().unwrap_or_else(|_| panic!("{written} is no date"))
    }

    fn timescale(written: &str) -> Timescale {
        let within = Frequency::parse(written).unwrap_or_else(|| panic!("{written} is no frequency"));
        Timescale { within, source: "".into() }
    }

    #[test]
    fn the_figures_are_those_of_the_sources() {
        let figures = Timescales::read(include_str!("timescales.yaml")).expect("the data can be read");
        assert_eq!(figures.first_core_group.words(), "10 working days");
        assert_eq!(figures.core_group_every.words(), "6 weeks");
        assert_eq!(figures.minutes.words(), "5 working days");
        assert_eq!(figures.first_review_conference.words(), "3 months");
        assert_eq!(figures.review_conference_every.words(), "6 months");
        assert_eq!(figures.child_in_need_after_plan.words(), "20 working days");
    }

    #[test]
    fn a_figure_that_cannot_be_read_is_told() {
        let broken = include_str!("timescales.yaml").replace("6 weeks", "soon");
        assert!(Timescales::read(&broken).is_err_and(|fault| fault.contains("core_group_every")));
    }

    #[test]
    fn last_days() {
        for (frequency, from, last) in [
            ("every 10 working days", "2026-05-01", "2026-05-18"),
            ("every 5 working days", "2026-12-22", "2026-12-31"),
            ("every 6 weeks", "2026-05-08", "2026-06-19"),
            ("weekly", "2026-12-28", "2027-01-04"),
            ("every 3 months", "2026-11-30", "2027-02-28"),
            ("every 6 months", "2027-08-31", "2028-02-29"),
            ("twice a week", "2026-06-01", "2026-06-05"),
            ("twice a month", "2026-06-01", "2026-06-17"),
            ("yearly", "2028-02-29", "2029-02-28"),
        ] {
            assert_eq!(timescale(frequency).last_day(date(from)), date(last), "{frequency} from {from}");
        }
    }

    #[test]
    fn only_working_days_need_the_calendar() {
        assert!(timescale("every 10 working days").is_beyond_calendar(date("2028-12-20")));
        assert!(!timescale("every 10 working days").is_beyond_calendar(date("2028-11-20")));
        assert!(!timescale("every 6 months").is_beyond_calendar(date("2028-12-20")));
    }

    #[test]
    fn days_are_said_in_words() {
        assert_eq!(day_in_words(date("2026-12-03")), "Thursday 3 December 2026");
        assert_eq!(date_in_words(date("2026-06-03")), "3 June 2026");
        assert_eq!(timescale("every 6 weeks").distance(date("2026-05-08"), date("2026-06-20")), "43 days");
        assert_eq!(
            timescale("every 10 working days").distance(date("2026-05-01"), date("2026-05-05")),
            "1 working day"
        );
    }
}
