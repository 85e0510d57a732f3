//! What some documents hold that stands in no field of the case: what the guidance asks, what changed.
//!
//! Whoever compiles a document gives it; this room knows no rules.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value};

use super::objects::{ListValue, Nothing, TextValue, unknown};
use crate::case::nodes::NodeId;
use crate::case::values::{Date, Language};
use crate::changes::{Change, FieldChange, Said};
use crate::locale::{Facts, Words, WordsError};
use crate::reader::{ShownText, View};

/// All of it; documents that need none of it take the default.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// What the guidance asks the meeting of the document to cover.
    pub asks: Vec<MeetingAsk>,
    /// The day by which the minutes of the meeting are to be sent out.
    pub minutes_due: Option<Date>,
    /// How the case stands with each requirement of the guidance.
    pub requirements: Vec<Requirement>,
    /// What changed since an earlier version.
    pub changes: Vec<Change>,
    /// The day of that version.
    pub since: Option<Since>,
}

/// The version that changes are counted from.
#[derive(Debug, Clone, Default)]
pub struct Since {
    /// Its number.
    pub number: Option<u32>,
    /// Its day.
    pub on: Option<Date>,
}

/// One thing that a meeting is asked to cover. Its words stand under its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingAsk {
    /// The key.
    pub key: &'static str,
    /// Whether it is a question to think about together.
    pub is_question: bool,
    /// Whether the minutes do not show it.
    pub left_undone: bool,
}

/// One requirement of the guidance, and how the case stands with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its id in the register, such as `ACT-OWNER-NAMED`.
    pub id: &'static str,
    /// What is asked for, in the register's words.
    pub requires: &'static str,
    /// Its condition; empty if there is none.
    pub when: &'static str,
    /// Who asks for it.
    pub sources: Vec<&'static str>,
    /// `must`, `should` or `consider`.
    pub level: &'static str,
    /// How it stands: `not_met`, `accepted`, `to_think`, `thought`, `met`, `nothing_missing`,
    /// `in_documents`, `set_aside`.
    pub standing: &'static str,
    /// What is missing, in words; or why it was accepted.
    pub said: Vec<String>,
}

/// The same, as templates see it.
pub(super) struct Told {
    pub asks: Value,
    pub minutes_due: Value,
    pub requirements: Value,
    pub changes: Value,
    pub since: Value,
}

impl Beside {
    /// Puts all texts among those of the view, so that none of them goes through Markdown.
    pub(super) fn told(&self, view: &mut View, words: &Words, facts: &Facts) -> Result<Told, WordsError> {
        let mut teller = Teller { view, words, facts };
        let asks = self.asks.iter().map(ask).collect();
        let requirements = self.requirements.iter().map(|r| teller.requirement(r)).collect();
        let changes: Result<Vec<Value>, WordsError> = self.changes.iter().map(|c| teller.change(c)).collect();
        let since = match &self.since {
            None => nothing("since"),
            Some(since) => piece([
                ("number", since.number.map_or_else(|| nothing("number"), Value::from)),
                ("on", teller.date(since.on)?),
            ]),
        };
        Ok(Told {
            asks: Value::from_object(ListValue(asks)),
            minutes_due: teller.date(self.minutes_due)?,
            requirements: Value::from_object(ListValue(requirements)),
            changes: Value::from_object(ListValue(changes?)),
            since,
        })
    }
}

fn ask(ask: &MeetingAsk) -> Value {
    piece([
        ("key", ask.key.into()),
        ("is_question", ask.is_question.into()),
        ("left_undone", ask.left_undone.into()),
    ])
}

struct Teller<'a> {
    view: &'a mut View,
    words: &'a Words,
    facts: &'a Facts,
}

impl Teller<'_> {
    fn requirement(&mut self, requirement: &Requirement) -> Value {
        let said = requirement.said.iter().map(|said| self.text(said)).collect();
        let when = if requirement.when.is_empty() { nothing("when") } else { self.text(requirement.when) };
        piece([
            ("id", Value::from(requirement.id)),
            ("group", Value::from(requirement.id.split('-').next().unwrap_or_default().to_lowercase())),
            ("requires", self.text(requirement.requires)),
            ("when", when),
            ("sources", Value::from(requirement.sources.join(", "))),
            ("level", Value::from(requirement.level)),
            ("standing", Value::from(requirement.standing)),
            ("said", Value::from_object(ListValue(said))),
        ])
    }

    fn change(&mut self, change: &Change) -> Result<Value, WordsError> {
        let fields: Result<Vec<Value>, WordsError> = change.fields.iter().map(|f| self.field(f)).collect();
        Ok(piece([
            ("part", change.part.word().into()),
            ("became", change.became.word().into()),
            ("number", change.number.into()),
            ("name", self.said(&change.name)?),
            ("fields", Value::from_object(ListValue(fields?))),
        ]))
    }

    fn field(&mut self, field: &FieldChange) -> Result<Value, WordsError> {
        Ok(piece([
            ("key", Value::from(field.key)),
            ("before", self.said(&field.before)?),
            ("after", self.said(&field.after)?),
        ]))
    }

    fn said(&mut self, said: &[Said]) -> Result<Value, WordsError> {
        let values: Result<Vec<Value>, WordsError> = said.iter().map(|one| self.one(one)).collect();
        Ok(Value::from_object(ListValue(values?)))
    }

    fn one(&mut self, said: &Said) -> Result<Value, WordsError> {
        let fixed = match said {
            Said::Text(text) => {
                self.view.texts.push(text.clone());
                return Ok(Value::from_object(TextValue(self.view.texts.len() - 1)));
            }
            Said::Date(date) => self.words.date(*date, self.facts)?,
            Said::Frequency(frequency) => self.words.frequency(*frequency, self.facts)?,
            Said::Choice(set, word) => {
                self.words.get(&format!("choice.{set}.{word}"), self.facts, None, &[])?
            }
        };
        Ok(Value::from_safe_string(fixed))
    }

    fn date(&self, date: Option<Date>) -> Result<Value, WordsError> {
        Ok(match date {
            Some(date) => Value::from_safe_string(self.words.date(date, self.facts)?),
            None => nothing("date"),
        })
    }

    fn text(&mut self, words: &str) -> Value {
        as_text(self.view, words)
    }
}

/// Words that are none of the view's own, put among its texts. They are in English, whatever the document is in.
pub(super) fn as_text(view: &mut View, words: &str) -> Value {
    view.texts.push(ShownText {
        words: words.into(),
        path: Arc::from(""),
        at: NodeId::NONE,
        language: Language::english(),
        breaks_are_paragraphs: false,
        own_words: false,
    });
    Value::from_object(TextValue(view.texts.len() - 1))
}

fn nothing(name: &str) -> Value {
    Value::from_object(Nothing(name.to_owned()))
}

/// A group of values by name. It answers an unknown name with an error, as everything that templates see.
#[derive(Debug)]
struct Piece(BTreeMap<&'static str, Value>);

fn piece<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::from_object(Piece(BTreeMap::from(fields)))
}

impl Object for Piece {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        Some(self.0.get(key).cloned().unwrap_or_else(|| unknown(&format!("there is no `{key}` here"))))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = f;
        Err(fmt::Error)
    }
}
