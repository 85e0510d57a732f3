//! Working days in England and Wales: neither weekend nor bank holiday.

use jiff::civil::Weekday;

use crate::case::values::Date;

/// The day that lies so many working days after another.
pub fn working_days_after(day: Date, count: u32) -> Date {
    let mut here = day;
    let mut left = count;
    while left > 0 {
        let Ok(next) = here.tomorrow() else { return here };
        here = next;
        left -= u32::from(is_working_day(here));
    }
    here
}

/// Whether a day is a working day.
pub fn is_working_day(day: Date) -> bool {
    !is_weekend(day) && !is_bank_holiday(day)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The bank holidays that fall by rule; a single one by proclamation is not known here.
fn is_bank_holiday(day: Date) -> bool {
    let monday = day.weekday() == Weekday::Monday;
    match (day.month(), day.day()) {
        (1, 1) => true,
        // A holiday on a weekend is taken on the next working day.
        (1, 2 | 3) => monday,
        (5, 1..=7) | (5, 25..=31) | (8, 25..=31) => monday,
        (12, 25 | 26) => true,
        (12, 27) => matches!(day.weekday(), Weekday::Monday | Weekday::Tuesday),
        (12, 28) => matches!(day.weekday(), Weekday::Monday | Weekday::Tuesday),
        _ => easter(day.year()).is_some_and(|easter| {
            let days = easter.until(day).map_or(0, |s| s.get_days());
            days == -2 || days == 1
        }),
    }
}

/// Easter Sunday, by the rule of the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century) = (y % 19, y / 100);
    let (skipped, moon) = (century / 4, (8 * century + 13) / 25);
    let epact = (19 * golden + century - skipped - moon + 15) % 30;
    let full_moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + full_moon + 2 - century + skipped) % 7;
    let offset = full_moon - weekday;
    let month = 3 + (offset + 40) / 44;
    let day = offset + 28 - 31 * (month / 4);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(written: &str) -> Date {
        written.parse().expect("a date")
    }

    #[test]
    fn easter_falls_where_calendars_say() {
        for sunday in ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"] {
            assert_eq!(easter(date(sunday).year()), Some(date(sunday)));
        }
    }

    #[test]
    fn weekends_and_bank_holidays_do_not_count() {
        assert_eq!(working_days_after(date("2026-05-01"), 10), date("2026-05-18"));
        assert_eq!(working_days_after(date("2026-04-01"), 2), date("2026-04-07"));
        // Boxing Day 2026 is a Saturday: the Monday after is the holiday.
        assert_eq!(working_days_after(date("2026-12-24"), 1), date("2026-12-29"));
        // Christmas 2027 is a Saturday and Boxing Day a Sunday.
        assert_eq!(working_days_after(date("2027-12-24"), 1), date("2027-12-29"));
    }
}
