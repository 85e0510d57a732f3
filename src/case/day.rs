//! Days: how they are read, and what one in another form was probably meant to be.

use serde_json::{Value as Json, json};

use super::nodes::NodeId;
use super::problem::{Problem, ProblemKind, quote};
use super::reading::Reading;
use super::record::{Holds, Reflected, Schemas, Shape, Value};
use super::values::{Date, Given};

impl Value for Given<Date> {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let Some(written) = reading.word(node, "a date such as 2026-12-01") else {
            return Given::Absent;
        };
        if let Some(date) = parse_date(written) {
            return Given::Known(date);
        }
        let name = reading.name_of(node);
        let mut problem = Problem::at(
            ProblemKind::WrongDate,
            node,
            format!("{name} should be a date such as 2026-12-01; this says {}", quote(written)),
        );
        problem = match guess_date(written) {
            Some(date) => problem.help(format!("write year, month, day: `{date}`")),
            None if has_shape_of_date(written) => {
                problem.help("there is no such day; look at the month and the day")
            }
            None => problem.help("write year, month, day; if there is no date yet, set the day on which it will be looked at again"),
        };
        reading.problem(problem);
        Given::AsWritten(written.into())
    }

    fn reflect(&self) -> Reflected<'_> {
        match self {
            Given::Absent => Reflected::Absent,
            Given::Known(date) => Reflected::Date(*date),
            Given::AsWritten(text) => Reflected::AsWritten(text),
        }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"})
    }

    fn shape() -> Shape {
        Shape::Date
    }
}

/// A date as the format asks for it: `2026-12-01`.
pub fn parse_date(written: &str) -> Option<Date> {
    if !has_shape_of_date(written) {
        return None;
    }
    let date: Date = written.parse().ok()?;
    (1900..=2200).contains(&date.year()).then_some(date)
}

/// Whether it is written as a date is, be there such a day or not.
fn has_shape_of_date(written: &str) -> bool {
    let bytes = written.as_bytes();
    let fits = |(i, b): (usize, &u8)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() };
    bytes.len() == 10 && bytes.iter().enumerate().all(fits)
}

/// What a date in another form was probably meant to be: `1/12/2026` or `1 December 2026`.
fn guess_date(written: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = written.split(['/', '.', '-', ' ', ',']).filter(|p| !p.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |s: &str| s.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i16>().ok();
    let month = |s: &str| {
        number(s).or_else(|| {
            let name = s.get(..3)?.to_lowercase();
            MONTHS.iter().position(|m| *m == name).and_then(|i| i16::try_from(i + 1).ok())
        })
    };
    let (day, month, year) = if first.len() == 4 {
        (number(third)?, month(second)?, number(first)?)
    } else {
        (number(first)?, month(second)?, number(third)?)
    };
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    if !(1900..=2200).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
