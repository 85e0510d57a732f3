//! What a template can have in its hands, told without any case.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

use minijinja::machinery::ast;

use super::globals::{Holds, VARIABLES};
use crate::case::Case;
use crate::case::reading::nearest;
use crate::case::record::{RecordInfo, Shape};

/// A group of values that stands in no case, such as a requirement of the guidance.
#[derive(Debug, PartialEq)]
pub struct PieceInfo {
    /// What it is, for messages.
    pub noun: &'static str,
    /// Its keys with what stands there.
    pub keys: &'static [(&'static str, Given)],
}

/// What stands at a key of a [`PieceInfo`].
#[derive(Debug, PartialEq, Clone, Copy)]
pub enum Given {
    /// Words.
    Words,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// Several pieces of words.
    ManyWords,
    /// Several groups of values.
    Many(&'static PieceInfo),
}

/// A macro with what it can see.
#[derive(Debug)]
pub(super) struct Macro<'a> {
    pub file: &'a str,
    pub tree: &'a ast::Macro<'a>,
    pub scopes: Vec<BTreeMap<&'a str, Type<'a>>>,
}

/// What stands at a name or comes out of a function.
#[derive(Clone, Debug)]
pub(super) enum Type<'a> {
    /// Anything: nothing is known of it.
    Any,
    /// A piece of text.
    Words,
    /// One of these texts.
    Literal(Vec<String>),
    /// A text that begins so.
    Prefixed(Vec<String>),
    Number,
    Flag,
    /// A single value of the case: "a text", "a date".
    Single(&'static str),
    /// One of a set of words.
    Choice(&'static str, Vec<&'static str>),
    Record(&'static RecordInfo),
    Piece(&'static PieceInfo),
    List(Box<Type<'a>>),
    /// A list that is written out.
    Several(Vec<Type<'a>>),
    /// `loop`, in a `for`.
    Loop,
    Macro(Rc<Macro<'a>>),
    Module(Rc<BTreeMap<&'a str, Type<'a>>>),
    /// One of the program's functions, not called.
    Function(&'static str),
}

/// What `loop` can be asked in a `for`.
pub(super) const OF_LOOP: [&str; 11] = [
    "index",
    "index0",
    "revindex",
    "revindex0",
    "first",
    "last",
    "length",
    "depth",
    "depth0",
    "previtem",
    "nextitem",
];

/// What is wrong with a step into a value: a message and a help.
pub(super) type Slip = (String, String);

impl<'a> Type<'a> {
    /// What stands at a field.
    pub fn of_shape(shape: Shape) -> Type<'a> {
        match shape {
            Shape::Text => Type::Single("a text"),
            Shape::Date => Type::Single("a date"),
            Shape::Time => Type::Single("a time"),
            Shape::Frequency => Type::Single("a frequency"),
            Shape::Id => Type::Single("an id"),
            Shape::Choice(set, words) => Type::Choice(set, words()),
            Shape::Flag => Type::Flag,
            Shape::Count => Type::Number,
            Shape::Reference(info) | Shape::Record(info) => Type::Record(info),
            Shape::List(of) => Type::List(Box::new(Type::of_shape(of()))),
        }
    }

    /// One of some texts, each named once. Of very many only that they are texts is kept.
    pub fn texts(mut texts: Vec<String>) -> Type<'a> {
        /// More are no choice that anybody wrote out.
        const MOST: usize = 200;
        texts.sort_unstable();
        texts.dedup();
        if texts.len() > MOST { Type::Words } else { Type::Literal(texts) }
    }

    fn of_given(given: Given) -> Type<'a> {
        match given {
            Given::Words => Type::Words,
            Given::Flag => Type::Flag,
            Given::Number => Type::Number,
            Given::ManyWords => Type::List(Box::new(Type::Words)),
            Given::Many(info) => Type::List(Box::new(Type::Piece(info))),
        }
    }

    /// What it is, for messages.
    pub fn noun(&self) -> String {
        match self {
            Type::Any | Type::Words | Type::Literal(_) | Type::Prefixed(_) => "a piece of text".to_owned(),
            Type::Number => "a number".to_owned(),
            Type::Flag => "a yes or no".to_owned(),
            Type::Single(noun) => (*noun).to_owned(),
            Type::Choice(..) => "a word of a set".to_owned(),
            Type::Record(info) => info.noun.to_owned(),
            Type::Piece(info) => info.noun.to_owned(),
            Type::List(_) | Type::Several(_) => "a list".to_owned(),
            Type::Loop => "`loop`".to_owned(),
            Type::Macro(_) => "a macro".to_owned(),
            Type::Module(_) => "another template".to_owned(),
            Type::Function(_) => "a function".to_owned(),
        }
    }

    /// What stands at a part of it.
    ///
    /// # Errors
    /// When it has no such part.
    pub fn part(&self, key: &str) -> Result<Type<'a>, Slip> {
        match self {
            Type::Any => Ok(Type::Any),
            Type::Record(info) => match info.field(key) {
                Some(field) => Ok(Type::of_shape((field.shape)())),
                None if key == "number" => Ok(Type::Number),
                None => Err(no_part(info.noun, key, info.fields.iter().map(|f| f.key))),
            },
            Type::Piece(info) => match info.keys.iter().find(|(k, _)| *k == key) {
                Some((_, given)) => Ok(Type::of_given(*given)),
                None => Err(no_part(info.noun, key, info.keys.iter().map(|(k, _)| *k))),
            },
            Type::Choice(set, words) => {
                if words.contains(&key) {
                    return Ok(Type::Flag);
                }
                let help = match nearest(key, words.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("it can be {}", listed(words.iter().copied())),
                };
                Err((format!("`{key}` is not one of the words of {set}"), help))
            }
            Type::Loop if OF_LOOP.contains(&key) => Ok(match key {
                "first" | "last" => Type::Flag,
                "previtem" | "nextitem" => Type::Any,
                _ => Type::Number,
            }),
            Type::Loop if matches!(key, "cycle" | "changed") => Ok(Type::Any),
            Type::Loop => Err(no_part("`loop`", key, OF_LOOP.into_iter())),
            Type::Module(names) => {
                names.get(key).cloned().ok_or_else(|| no_part("that template", key, names.keys().copied()))
            }
            Type::List(_) | Type::Several(_) => Err((
                format!("a list has no `{key}`; each of its items may have"),
                format!("go through the items with `for`, or take a part of each with `|texts(\"{key}\")`"),
            )),
            other => Err((format!("{} has no part `{key}`", other.noun()), "leave that part out".to_owned())),
        }
    }

    /// What each item of it is, if it can be gone through.
    pub fn item(&self) -> Option<Type<'a>> {
        match self {
            Type::Any => Some(Type::Any),
            Type::List(item) => Some((**item).clone()),
            Type::Several(items) => Some(items.iter().cloned().reduce(Type::or).unwrap_or(Type::Any)),
            _ => None,
        }
    }

    /// Either of two.
    pub fn or(self, other: Type<'a>) -> Type<'a> {
        match (self, other) {
            (Type::Literal(mut a), Type::Literal(b)) => {
                a.extend(b);
                Type::texts(a)
            }
            (Type::Record(a), Type::Record(b)) if a.name == b.name => Type::Record(a),
            (Type::Piece(a), Type::Piece(b)) if a == b => Type::Piece(a),
            (Type::Choice(a, words), Type::Choice(b, _)) if a == b => Type::Choice(a, words),
            (Type::Single(a), Type::Single(b)) if a == b => Type::Single(a),
            (Type::Macro(a), Type::Macro(b)) if Rc::ptr_eq(&a, &b) => Type::Macro(a),
            (Type::Module(a), Type::Module(b)) if Rc::ptr_eq(&a, &b) => Type::Module(a),
            (Type::Loop, Type::Loop) => Type::Loop,
            (Type::Number, Type::Number) => Type::Number,
            (Type::Flag, Type::Flag) => Type::Flag,
            (Type::Several(a), Type::Several(b)) if a.len() == b.len() => {
                Type::Several(a.into_iter().zip(b).map(|(a, b)| a.or(b)).collect())
            }
            (a @ (Type::List(_) | Type::Several(_)), b @ (Type::List(_) | Type::Several(_))) => {
                let item = a.item().unwrap_or(Type::Any).or(b.item().unwrap_or(Type::Any));
                Type::List(Box::new(item))
            }
            (
                Type::Words | Type::Literal(_) | Type::Prefixed(_),
                Type::Words | Type::Literal(_) | Type::Prefixed(_),
            ) => Type::Words,
            _ => Type::Any,
        }
    }

    /// A short sign for it: macros are checked once for each kind of value that they are given.
    pub fn sign(&self) -> String {
        match self {
            Type::Record(info) => info.name.to_owned(),
            Type::List(item) => format!("[{}]", item.sign()),
            Type::Several(items) => {
                format!("({})", items.iter().map(Type::sign).collect::<Vec<_>>().join(","))
            }
            Type::Literal(texts) => texts.join("|"),
            Type::Prefixed(texts) => format!("{}~", texts.join("|")),
            Type::Choice(set, _) => (*set).to_owned(),
            other => other.noun(),
        }
    }
}

/// The variables of every template.
pub(super) fn variables<'a>() -> BTreeMap<&'a str, Type<'a>> {
    let of = |holds: &Holds| match *holds {
        Holds::Record(name) => record(name).map_or(Type::Any, Type::Record),
        Holds::Flag => Type::Flag,
        Holds::Words => Type::Words,
        Holds::ManyWords => Type::List(Box::new(Type::Words)),
        Holds::One(info) => Type::Piece(info),
        Holds::Many(info) => Type::List(Box::new(Type::Piece(info))),
    };
    VARIABLES.iter().map(|(name, _, holds)| (*name, of(holds))).collect()
}

fn no_part<'k>(noun: &str, key: &str, known: impl Iterator<Item = &'k str> + Clone) -> Slip {
    let help = match nearest(key, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it can have {}", listed(known)),
    };
    (format!("{noun} has no `{key}`"), help)
}

/// "`a`, `b`, `c`".
pub(super) fn listed<'k>(names: impl Iterator<Item = &'k str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The kind of record with a name, anywhere in a case.
pub(super) fn record(name: &str) -> Option<&'static RecordInfo> {
    static ALL: LazyLock<BTreeMap<&'static str, &'static RecordInfo>> = LazyLock::new(|| {
        let mut found = BTreeMap::new();
        gather(Case::INFO, &mut found);
        found
    });
    ALL.get(name).copied()
}

fn gather(info: &'static RecordInfo, found: &mut BTreeMap<&'static str, &'static RecordInfo>) {
    if found.insert(info.name, info).is_some() {
        return;
    }
    for field in info.fields {
        let mut shape = (field.shape)();
        while let Shape::List(of) = shape {
            shape = of();
        }
        if let Shape::Record(inner) | Shape::Reference(inner) = shape {
            gather(inner, found);
        }
    }
}
