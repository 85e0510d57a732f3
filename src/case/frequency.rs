//! How often something happens: `weekly`, `every 2 weeks`, `twice a week`.

use serde_json::{Value as Json, json};

use super::nodes::NodeId;
use super::problem::{Problem, ProblemKind, quote};
use super::reading::Reading;
use super::record::{Holds, Reflected, Schemas, Shape, Value};
use super::values::Given;

/// The unit in which a frequency counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Days.
    Day,
    /// Working days: neither weekend nor bank holiday.
    WorkingDay,
    /// School days; reckoned as working days, since the case has no calendar of its school.
    SchoolDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// School terms.
    Term,
    /// Years.
    Year,
}

/// How often something happens: so many times in every so many units; `times` 0 means once only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frequency {
    /// How many times in each span; 0 for something that happens once.
    pub times: u32,
    /// How many units a span has.
    pub every: u32,
    /// The unit.
    pub unit: Unit,
}

impl Frequency {
    /// Something that happens once.
    pub const ONCE: Frequency = Frequency { times: 0, every: 1, unit: Unit::Day };

    /// Whether it happens only once.
    pub fn is_once(self) -> bool {
        self.times == 0
    }

    /// Reads a frequency as people write it.
    pub fn parse(written: &str) -> Option<Frequency> {
        let text = written.to_lowercase().replace('-', " ");
        let mut words: Vec<&str> = text.split_whitespace().collect();
        if let Some(each) = words.first_mut().filter(|word| **word == "each") {
            *each = "every";
        }
        let some = |times, every, unit| Some(Frequency { times, every, unit });
        match words.as_slice() {
            ["once"] => Some(Frequency::ONCE),
            ["daily"] => some(1, 1, Unit::Day),
            ["weekly"] => some(1, 1, Unit::Week),
            ["fortnightly"] => some(1, 2, Unit::Week),
            ["monthly"] => some(1, 1, Unit::Month),
            ["quarterly"] => some(1, 3, Unit::Month),
            ["termly"] => some(1, 1, Unit::Term),
            ["yearly" | "annually"] => some(1, 1, Unit::Year),
            ["every", "fortnight"] => some(1, 2, Unit::Week),
            [times @ .., "a" | "per" | "each" | "every", "fortnight"] => some(count(times)?, 2, Unit::Week),
            [times @ .., per, unit]
                if matches!(*per, "a" | "an" | "per" | "each" | "every") && !times.is_empty() =>
            {
                some(count(times)?, 1, unit_of(unit)?)
            }
            [times @ .., "a", "working", "day"] => some(count(times)?, 1, Unit::WorkingDay),
            ["every", "working", "day"] => some(1, 1, Unit::WorkingDay),
            ["every", "school", "day"] => some(1, 1, Unit::SchoolDay),
            [times @ .., "a", "school", "day"] => some(count(times)?, 1, Unit::SchoolDay),
            ["every", unit] => some(1, 1, unit_of(unit)?),
            ["every", "other" | "second", unit] => some(1, 2, unit_of(unit)?),
            ["every", number, "working", "days"] => some(1, number_of(number)?, Unit::WorkingDay),
            ["every", number, unit] => some(1, number_of(number)?, unit_of(unit)?),
            [times @ .., "every", number, unit] => some(count(times)?, number_of(number)?, unit_of(unit)?),
            _ => None,
        }
    }
}

fn count(words: &[&str]) -> Option<u32> {
    match words {
        ["once"] => Some(1),
        ["twice"] => Some(2),
        [number, "times"] => number_of(number),
        _ => None,
    }
}

fn number_of(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let named = NAMES.iter().position(|n| *n == word).and_then(|i| u32::try_from(i + 1).ok());
    named.or_else(|| word.parse().ok()).filter(|n| (1..=400).contains(n))
}

fn unit_of(word: &str) -> Option<Unit> {
    match word.trim_end_matches('s') {
        "day" | "night" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "term" => Some(Unit::Term),
        "year" => Some(Unit::Year),
        _ => None,
    }
}

impl Value for Given<Frequency> {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let Some(written) = reading.word(node, "a frequency such as `weekly`") else { return Given::Absent };
        if let Some(frequency) = Frequency::parse(written) {
            return Given::Known(frequency);
        }
        let name = reading.name_of(node);
        reading.problem(
            Problem::at(
                ProblemKind::WrongFrequency,
                node,
                format!("{name} should say how often, such as `weekly`; this says {}", quote(written)),
            )
            .help("write `daily`, `weekly`, `fortnightly`, `monthly`, `termly`, `every 2 weeks`, `every 10 working days`, `twice a week` or `once`"),
        );
        Given::AsWritten(written.into())
    }

    fn reflect(&self) -> Reflected<'_> {
        match self {
            Given::Absent => Reflected::Absent,
            Given::Known(frequency) => Reflected::Frequency(*frequency),
            Given::AsWritten(text) => Reflected::AsWritten(text),
        }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"type": ["string", "null"]})
    }

    fn shape() -> Shape {
        Shape::Frequency
    }
}
