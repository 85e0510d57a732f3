//! What functions are given: how much, and of which kind.

use std::ops::Range;

use super::Fault;
use super::calls::Given;
use super::globals::{Function, Takes};
use super::kinds::{UNKNOWN_NAME, WRONG_CALL};
use super::of_words::Asked;
use super::source::bytes;
use super::types::{Type, listed, record};
use super::walk::Walker;
use crate::case::reading::nearest;
use crate::document::pictogram::Pictogram;
use crate::document::picture::art;

impl<'a> Walker<'a> {
    /// Checks what a function is given.
    pub(super) fn arguments(&mut self, function: &Function, given: &[Given<'a>], at: Range<usize>) {
        let usage = || format!("write `{}`", function.usage);
        if given.len() < function.least || (given.len() > function.takes.len() && !function.more) {
            let much = if given.len() < function.least { "too little" } else { "too much" };
            let message = format!("`{}` is given {much}", function.name);
            self.fault(Fault::new(&WRONG_CALL, self.origin(), at, message, usage()));
            return;
        }
        for (number, each) in given.iter().enumerate() {
            let at = bytes(each.written.span());
            if let Some(name) = each.name {
                let message = format!("`{}` takes nothing by the name `{name}`", function.name);
                self.fault(Fault::new(&WRONG_CALL, self.origin(), at, message, usage()));
                continue;
            }
            let Some(takes) = function.takes.get(number).or(function.takes.last()) else { continue };
            if let Some((message, help)) = self.unfit(*takes, each, given, function) {
                let help = if help.is_empty() { usage() } else { help };
                self.fault(Fault::new(&WRONG_CALL, self.origin(), at, message, help));
            }
        }
    }

    /// Why something cannot be given here: a message, and a help if there is a better one than the usage.
    fn unfit(
        &mut self,
        takes: Takes,
        each: &Given<'a>,
        given: &[Given<'a>],
        function: &Function,
    ) -> Option<(String, String)> {
        let name = function.name;
        let needs = |what: &str| {
            Some((format!("`{name}` needs {what}, and here is {}", each.value.noun()), String::new()))
        };
        match takes {
            Takes::Any => None,
            Takes::Line => {
                self.printed(&each.value, bytes(each.written.span()));
                None
            }
            Takes::Item(kind) | Takes::Items(kind) => match &each.value {
                Type::Record(info) if info.name != kind && matches!(takes, Takes::Item(_)) => {
                    needs(record(kind).map_or(kind, |info| info.noun))
                }
                Type::Any | Type::Record(_) => None,
                Type::List(_) if matches!(takes, Takes::Items(_)) => None,
                _ => needs(record(kind).map_or(kind, |info| info.noun)),
            },
            Takes::List => match each.value {
                Type::Any | Type::List(_) | Type::Several(_) => None,
                _ => needs("a list"),
            },
            Takes::Number => match each.value {
                Type::Any | Type::Number => None,
                _ => needs("a number"),
            },
            Takes::Text => match each.value {
                Type::List(_) | Type::Record(_) | Type::Flag => needs("a text"),
                _ => None,
            },
            Takes::Word(known) => one_of(&each.value, known, &format!("`{name}` cannot be")),
            Takes::Role => {
                let words = record("Person")?.field("role").map(|field| Type::of_shape((field.shape)()));
                match words {
                    Some(Type::Choice(_, words)) => one_of(&each.value, &words, "nobody can have the role"),
                    _ => None,
                }
            }
            Takes::Pictogram => literals(&each.value)
                .find(|word| Pictogram::named(word).is_none())
                .map(|word| (format!("there is no pictogram `{word}`"), near(word, &Pictogram::names()))),
            Takes::Drawing => literals(&each.value)
                .find(|word| art::art(word).is_none())
                .map(|word| (format!("there is no drawing `{word}`"), near(word, &art::names()))),
            Takes::Words => None,
            Takes::Field => {
                let item = given.first()?.value.item()?;
                literals(&each.value).find_map(|word| item.part(word).err())
            }
            Takes::OfSet => match given.first()?.value.item()? {
                Type::Choice(set, words) => one_of(&each.value, &words, &format!("no word of {set} is")),
                Type::Any => None,
                other => Some((
                    format!(
                        "`{name}` needs a list of words of a set, and here is a list of {}",
                        other.noun()
                    ),
                    String::new(),
                )),
            },
        }
    }

    /// `w("key", gap=…)`.
    pub(super) fn fixed_words(&mut self, given: &[Given<'a>], at: Range<usize>) {
        let Some(key) = given.first().filter(|g| g.name.is_none()) else {
            let help = "write `w(\"key\")`, with the gaps of the words behind it: `w(\"key\", child=child)`";
            self.fault(Fault::new(&WRONG_CALL, self.origin(), at, "`w` needs the key of the words", help));
            return;
        };
        let gaps: Vec<String> = given.iter().filter_map(|g| g.name).map(str::to_owned).collect();
        for each in given.iter().skip(1) {
            match each.name {
                Some("n") => {}
                Some(_) => self.printed(&each.value, bytes(each.written.span())),
                None => {
                    let help = "say which gap it fills: `w(\"key\", child=child)`";
                    let at = bytes(each.written.span());
                    self.fault(Fault::new(
                        &WRONG_CALL,
                        self.origin(),
                        at,
                        "`w` takes one key, and gaps by name",
                        help,
                    ));
                }
            }
        }
        match &key.value {
            Type::Literal(keys) => {
                let asked = Asked { file: self.origin(), bytes: bytes(key.written.span()), gaps };
                for key in keys {
                    for fault in self.book.ask(key, &asked, &self.languages) {
                        self.fault(fault);
                    }
                }
            }
            // Which words are meant, a case decides.
            Type::Prefixed(_) | Type::Words | Type::Any => {}
            other => {
                let message = format!("`w` needs the key of the words, and here is {}", other.noun());
                let at = bytes(key.written.span());
                self.fault(Fault::new(
                    &UNKNOWN_NAME,
                    self.origin(),
                    at,
                    message,
                    "write the key in quotation marks",
                ));
            }
        }
    }
}

/// The texts that a value can be, as far as they are written out.
fn literals<'t>(value: &'t Type<'_>) -> impl Iterator<Item = &'t str> {
    let texts = match value {
        Type::Literal(texts) => texts.as_slice(),
        _ => &[],
    };
    texts.iter().map(String::as_str)
}

fn one_of(value: &Type<'_>, known: &[&'static str], begin: &str) -> Option<(String, String)> {
    if let Type::List(_) | Type::Record(_) | Type::Flag | Type::Number = value {
        return Some((format!("here is {} in the place of a word", value.noun()), near("", known)));
    }
    let wrong = literals(value).find(|word| !known.contains(word))?;
    Some((format!("{begin} `{wrong}`"), near(wrong, known)))
}

fn near(word: &str, known: &[&'static str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there is {}", listed(known.iter().copied())),
    }
}
