//! The single values of a case: dates, words of a set, references.
//!
//! What a rule should judge, loading does not refuse: a date such as "ongoing" is kept as written.

use std::fmt;
use std::marker::PhantomData;

use jiff::civil;
use serde_json::{Value as Json, json};

use super::nodes::NodeId;
use super::problem::{Problem, ProblemKind, quote};
use super::reading::{Reading, nearest};
use super::record::{Holds, RecordInfo, Reflected, Schemas, Shape, Value, tidy};

pub use super::day::parse_date;

/// A day.
pub type Date = civil::Date;
/// A time of day.
pub type Time = civil::Time;

/// A value that is absent, known, or written in a way that cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given<T> {
    /// Nothing is written.
    #[default]
    Absent,
    /// What is written could be read.
    Known(T),
    /// What is written, where it could not be read.
    AsWritten(Box<str>),
}

impl<T: Copy> Given<T> {
    /// The value, if it is known.
    pub fn known(&self) -> Option<T> {
        match self {
            Given::Known(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether nothing at all is written.
    pub fn is_absent(&self) -> bool {
        matches!(self, Given::Absent)
    }

    /// What is written, where it could not be read.
    pub fn as_written(&self) -> Option<&str> {
        match self {
            Given::AsWritten(text) => Some(text),
            _ => None,
        }
    }
}

impl<T: Copy + PartialEq> Given<T> {
    /// Whether it is known to be this value.
    pub fn is(&self, value: T) -> bool {
        self.known() == Some(value)
    }
}

/// A set of words of which one can be chosen.
pub trait Choice: Copy + PartialEq + 'static {
    /// The name of the set.
    const NAME: &'static str;
    /// The words with what they mean.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// The word as written in a case.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(v, ..)| *v == self).map_or("", |(_, w, _)| w)
    }
}

/// All words of a set, for messages.
struct Words<C>(PhantomData<C>);

impl<C> Words<C> {
    fn all() -> Words<C> {
        Words(PhantomData)
    }
}

impl<C: Choice> fmt::Display for Words<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (_, word, _)) in C::ALL.iter().enumerate() {
            let comma = if number == 0 { "" } else { ", " };
            write!(out, "{comma}`{word}`")?;
        }
        Ok(())
    }
}

impl<C: Choice> Value for Given<C> {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let Some(written) = reading.word(node, format_args!("one of {}", Words::<C>::all())) else {
            return Given::Absent;
        };
        if let Some((value, ..)) = C::ALL.iter().find(|(_, word, _)| *word == written) {
            return Given::Known(*value);
        }
        let name = reading.name_of(node);
        let words = Words::<C>::all();
        let help = match nearest(written, C::ALL.iter().map(|(_, word, _)| *word)) {
            Some(near) => format!("did you mean `{near}`? It can be {words}"),
            None => format!("it can be {words}"),
        };
        reading.problem(
            Problem::at(ProblemKind::WrongChoice, node, format!("{name} cannot be {}", quote(written)))
                .help(help),
        );
        Given::AsWritten(written.into())
    }

    fn reflect(&self) -> Reflected<'_> {
        match self {
            Given::Absent => Reflected::Absent,
            Given::Known(value) => Reflected::Choice(C::NAME, value.word()),
            Given::AsWritten(text) => Reflected::AsWritten(text),
        }
    }

    fn schema(_: &mut Schemas) -> Json {
        let options: Vec<Json> =
            C::ALL.iter().map(|(_, word, doc)| json!({"const": word, "description": tidy(doc)})).collect();
        json!({"anyOf": [{"oneOf": options}, {"type": "null"}]})
    }

    fn shape() -> Shape {
        Shape::Choice(C::NAME, || C::ALL.iter().map(|(_, word, _)| *word).collect())
    }
}

impl Value for Given<Time> {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let Some(written) = reading.word(node, "a time such as 14:30") else { return Given::Absent };
        let parsed = written.split_once(':').and_then(|(h, m)| {
            let good = (1..=2).contains(&h.len()) && m.len() == 2;
            good.then(|| Time::new(h.parse().ok()?, m.parse().ok()?, 0, 0).ok()).flatten()
        });
        if let Some(time) = parsed {
            return Given::Known(time);
        }
        let name = reading.name_of(node);
        reading.problem(
            Problem::at(
                ProblemKind::WrongNumber,
                node,
                format!("{name} should be a time such as 14:30; this says {}", quote(written)),
            )
            .help("write hours and minutes of the 24-hour clock, such as `14:30`"),
        );
        Given::AsWritten(written.into())
    }

    fn reflect(&self) -> Reflected<'_> {
        match self {
            Given::Absent => Reflected::Absent,
            Given::Known(time) => Reflected::Time(*time),
            Given::AsWritten(text) => Reflected::AsWritten(text),
        }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"type": ["string", "null"], "pattern": r"^\d{1,2}:\d{2}$"})
    }

    fn shape() -> Shape {
        Shape::Time
    }
}

impl Value for Given<bool> {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let Some(written) = reading.word(node, "`yes` or `no`") else { return Given::Absent };
        match written.to_lowercase().as_str() {
            "yes" | "true" => Given::Known(true),
            "no" | "false" => Given::Known(false),
            _ => {
                let name = reading.name_of(node);
                reading.problem(
                    Problem::at(
                        ProblemKind::WrongChoice,
                        node,
                        format!("{name} should be `yes` or `no`; this says {}", quote(written)),
                    )
                    .help("write `yes` or `no`; if it is not known yet, leave the line out"),
                );
                Given::AsWritten(written.into())
            }
        }
    }

    fn reflect(&self) -> Reflected<'_> {
        match self {
            Given::Absent => Reflected::Absent,
            Given::Known(flag) => Reflected::Flag(*flag),
            Given::AsWritten(text) => Reflected::AsWritten(text),
        }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"enum": [true, false, "yes", "no", null]})
    }

    fn shape() -> Shape {
        Shape::Flag
    }
}

impl Value for Given<u32> {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let Some(written) = reading.word(node, "a whole number") else { return Given::Absent };
        if let Ok(count) = written.parse::<u32>() {
            return Given::Known(count);
        }
        let name = reading.name_of(node);
        reading.problem(
            Problem::at(
                ProblemKind::WrongNumber,
                node,
                format!("{name} should be a whole number; this says {}", quote(written)),
            )
            .help("write it in digits, such as `2`"),
        );
        Given::AsWritten(written.into())
    }

    fn reflect(&self) -> Reflected<'_> {
        match self {
            Given::Absent => Reflected::Absent,
            Given::Known(count) => Reflected::Count(*count),
            Given::AsWritten(text) => Reflected::AsWritten(text),
        }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"type": ["integer", "null"], "minimum": 0})
    }

    fn shape() -> Shape {
        Shape::Count
    }
}

/// The id of an item, such as `a3`.
#[derive(Clone, Debug, Default)]
pub struct Id {
    /// The id as written; empty if none is.
    pub value: Box<str>,
    /// Where.
    pub at: NodeId,
}

impl Id {
    /// The id.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl Value for Id {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let Some(written) = reading.word(node, "an id such as `a1`") else { return Id::default() };
        let mut chars = written.chars();
        let good = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
            && chars.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && written.len() <= 40;
        if !good {
            reading.problem(
                Problem::at(ProblemKind::WrongId, node, format!("{} cannot serve as an id", quote(written)))
                    .help("an id is short and has letters, digits, `-` and `_`, and begins with a letter, such as `a1` or `aunt-jo`"),
            );
        }
        Id { value: written.into(), at: node }
    }

    fn reflect(&self) -> Reflected<'_> {
        if self.value.is_empty() { Reflected::Absent } else { Reflected::Id(&self.value) }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,39}$"})
    }

    fn shape() -> Shape {
        Shape::Id
    }
}

/// What a reference can point at.
pub trait Target: fmt::Debug {
    /// The name of the record.
    const KIND: &'static str;
    /// In messages: "a person", "an outcome".
    const NOUN: &'static str;
    /// What is known of it without any case.
    const INFO: &'static RecordInfo;
}

/// The id of another item of the case.
#[derive(Clone, Debug)]
pub struct Ref<T> {
    /// The id as written; empty if none is.
    pub id: Box<str>,
    /// Where.
    pub at: NodeId,
    target: PhantomData<T>,
}

impl<T> Default for Ref<T> {
    fn default() -> Self {
        Ref { id: "".into(), at: NodeId::NONE, target: PhantomData }
    }
}

impl<T> Ref<T> {
    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        self.id.is_empty()
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.id
    }
}

impl<T: Target> Value for Ref<T> {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let id = reading.word(node, format_args!("the id of {}", T::NOUN)).unwrap_or_default();
        reading.found.reference(T::KIND, id, node);
        Ref { id: id.into(), at: node, target: PhantomData }
    }

    fn reflect(&self) -> Reflected<'_> {
        if self.is_blank() { Reflected::Absent } else { Reflected::Reference(T::KIND, &self.id, self.at) }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"type": ["string", "null"]})
    }

    fn shape() -> Shape {
        Shape::Reference(T::INFO)
    }
}

pub use super::frequency::{Frequency, Unit};
pub use super::text::{Language, Phrase, Text};
