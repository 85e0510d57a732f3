//! Working days in England and Wales: neither weekend nor bank holiday.
//!
//! The bank holidays are the official list and not a calculation, since single days come and go by
//! proclamation. The list has an end; [`known_until`] says where, so that nobody trusts a day
//! counted beyond it.

use std::sync::LazyLock;

use jiff::civil::Weekday;

use crate::case::values::{Date, parse_date};

/// The bank holidays in the order of their days, with their names.
static HOLIDAYS: LazyLock<Vec<(Date, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("bank-holidays.txt").lines().filter(|l| !l.starts_with('#'));
    let mut holidays: Vec<_> = lines
        .filter_map(|l| l.split_once(' '))
        .filter_map(|(d, name)| Some((parse_date(d)?, name)))
        .collect();
    holidays.sort_by_key(|(day, _)| *day);
    holidays
});

/// The name of the bank holiday on a day, if it is one.
pub fn bank_holiday(day: Date) -> Option<&'static str> {
    let index = HOLIDAYS.binary_search_by_key(&day, |(d, _)| *d).ok()?;
    HOLIDAYS.get(index).map(|(_, name)| *name)
}

/// Whether a day is a Saturday or a Sunday.
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Whether a day is a working day. Outside the years of the list only weekends are known.
pub fn is_working_day(day: Date) -> bool {
    !is_weekend(day) && bank_holiday(day).is_none()
}

/// The last day of the years for which the bank holidays are known.
pub fn known_until() -> Option<Date> {
    HOLIDAYS.last().and_then(|(day, _)| Date::new(day.year(), 12, 31).ok())
}

/// Whether the bank holidays of a day's year are known.
pub fn is_known(day: Date) -> bool {
    let first = HOLIDAYS.first().is_some_and(|(first, _)| first.year() <= day.year());
    first && known_until().is_some_and(|last| day <= last)
}

/// The working day that lies so many working days after a day. The day itself does not count.
pub fn add_working_days(day: Date, count: u32) -> Date {
    let mut here = day;
    let mut left = count;
    while left > 0 {
        // The end of the calendar, some thousands of years off.
        let Ok(next) = here.tomorrow() else { return here };
        here = next;
        left -= u32::from(is_working_day(here));
    }
    here
}

/// How many working days there are after one day, up to and with another; none if it is not later.
pub fn working_days_between(from: Date, to: Date) -> u32 {
    let mut here = from;
    let mut count = 0;
    while here < to {
        let Ok(next) = here.tomorrow() else { return count };
        here = next;
        count += u32::from(is_working_day(here));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(written: &str) -> Date {
        parse_date(written).unwrap_or_else(|| panic!("{written} is no date"))
    }

    #[test]
    fn the_list_is_read_whole() {
        let written = include_str!("bank-holidays.txt").lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(HOLIDAYS.len(), written);
        assert_eq!(known_until(), Some(date("2028-12-31")));
        for year in 2012..=2028 {
            let of_year = HOLIDAYS.iter().filter(|(d, _)| d.year() == year).count();
            assert!((8..=10).contains(&of_year), "{year} has {of_year} bank holidays");
        }
        assert!(HOLIDAYS.iter().all(|(day, name)| !is_weekend(*day) && !name.is_empty()));
    }

    #[test]
    fn holidays_by_proclamation_and_moved_ones_are_known() {
        assert_eq!(bank_holiday(date("2022-09-19")).map(|n| n.contains("Funeral")), Some(true));
        assert_eq!(bank_holiday(date("2020-05-08")).map(|n| n.contains("VE day")), Some(true));
        assert_eq!(bank_holiday(date("2020-05-04")), None, "the Monday of 2020 was moved to the Friday");
        assert_eq!(bank_holiday(date("2026-04-03")), Some("Good Friday"));
    }

    #[test]
    fn working_days_around_christmas_easter_and_the_turn_of_years() {
        for (from, count, to) in [
            // Christmas 2026: the 25th is a Friday, Boxing Day is taken on Monday the 28th.
            ("2026-12-23", 1, "2026-12-24"),
            ("2026-12-24", 1, "2026-12-29"),
            ("2026-12-24", 4, "2027-01-04"),
            // Christmas 2027 is a Saturday: Monday and Tuesday are taken; New Year 2028 is a Saturday, too.
            ("2027-12-24", 1, "2027-12-29"),
            ("2027-12-31", 1, "2028-01-04"),
            // Christmas 2022 is a Sunday: Boxing Day stays on the Monday, Christmas is taken on the Tuesday.
            ("2022-12-23", 1, "2022-12-28"),
            ("2022-12-30", 1, "2023-01-03"),
            // Easter 2026: from Maundy Thursday to the Tuesday.
            ("2026-04-02", 1, "2026-04-07"),
            ("2026-04-01", 10, "2026-04-17"),
            // Easter 2024 across the end of March.
            ("2024-03-28", 1, "2024-04-02"),
            // Two bank holidays in a row in June 2022.
            ("2022-06-01", 1, "2022-06-06"),
            // A weekend as start, and none at all.
            ("2026-06-06", 1, "2026-06-08"),
            ("2026-06-06", 0, "2026-06-06"),
            ("2026-05-01", 10, "2026-05-18"),
        ] {
            assert_eq!(add_working_days(date(from), count), date(to), "{count} after {from}");
            assert_eq!(working_days_between(date(from), date(to)), count, "from {from} to {to}");
        }
    }

    #[test]
    fn outside_the_list_the_program_knows_that_it_does_not_know() {
        assert!(is_known(date("2012-01-01")) && is_known(date("2028-12-31")));
        assert!(!is_known(date("2011-12-31")) && !is_known(date("2029-01-01")));
        // It counts on with weekends alone: the Friday before and the Monday of New Year's Day 2029.
        assert_eq!(add_working_days(date("2028-12-29"), 1), date("2029-01-01"));
    }

    proptest! {
        #[test]
        fn counting_gives_back_what_was_added(start in 0i64..9000, count in 0u32..300) {
            let day = date("2010-01-01").checked_add(jiff::Span::new().days(start)).expect("a day");
            let end = add_working_days(day, count);
            prop_assert_eq!(working_days_between(day, end), count);
            prop_assert!(count == 0 || is_working_day(end));
        }

        #[test]
        fn one_day_more_counts_one_more_only_if_it_is_a_working_day(start in 0i64..9000, length in 0i64..400) {
            let day = date("2010-01-01").checked_add(jiff::Span::new().days(start)).expect("a day");
            let end = day.checked_add(jiff::Span::new().days(length)).expect("a day");
            let next = end.tomorrow().expect("a day");
            let more = working_days_between(day, next) - working_days_between(day, end);
            prop_assert_eq!(more, u32::from(is_working_day(next)));
        }
    }
}
