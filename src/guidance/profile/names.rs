//! What can be told of an expression before any case is there: names, words, and what may be missing.

use std::ops::Range;

use super::functions::FUNCTIONS;
use super::kinds::{NOT_ASKED_FIRST, ProfileKind, UNKNOWN_NAME, WRONG_EXPRESSION};
use super::shape::{Shape, follow, items_of, keys};
use super::tokens::{Piece, Token, tokens};
use crate::case::problem::quote;
use crate::case::reading::nearest;

/// Something wrong at a piece of an expression.
pub(super) struct Fault {
    pub kind: &'static ProfileKind,
    pub bytes: Range<usize>,
    pub message: String,
    pub help: String,
}

/// The names that an expression may use.
pub(super) struct Names<'a> {
    /// With `each`: the list as written, and the record of its items.
    pub item: Option<(&'a str, &'a str)>,
    /// The names after which `has(…)` asks in this rule.
    pub asked: Vec<String>,
}

/// The names after which an expression asks with `has(…)`.
pub(super) fn asked(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let asked = tokens.windows(3).filter_map(|w| match (&w[0].piece, &w[2].piece) {
        (Piece::Name("has"), Piece::Name(name)) if w[1].is("(") => Some((*name).to_owned()),
        _ => None,
    });
    asked.collect()
}

/// Marks that do more than compare and count, or belong to other languages.
const REFUSED: [(&str, &str); 11] = [
    ("=", "to compare, write `==`"),
    ("&&", "write `and`"),
    ("||", "write `or`"),
    ("!", "write `not`"),
    ("|", "there are no filters; write a function, such as `length(actions)`"),
    ("*", "a rule compares and counts; it does not multiply"),
    ("**", "a rule compares and counts; it does not multiply"),
    ("~", "a rule compares and counts; it does not join texts"),
    ("“", "write straight quotation marks, such as 'online'"),
    ("‘", "write straight quotation marks, such as 'online'"),
    ("≤", "write `<=`"),
];

/// Everything that is wrong with the marks of an expression; such a one is not worth reading further.
pub(super) fn marks(source: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for token in tokens(source) {
        let (what, help) = match token.piece {
            Piece::Mark(mark) => match REFUSED.iter().find(|(m, _)| *m == mark) {
                Some((_, help)) => (mark, *help),
                None => continue,
            },
            Piece::Word("is") => ("is", "to compare, write `==`; to ask whether it is written, `has(…)`"),
            _ => continue,
        };
        faults.push(Fault {
            kind: &WRONG_EXPRESSION,
            bytes: token.bytes,
            message: format!("`{what}` cannot stand in a rule"),
            help: help.to_owned(),
        });
    }
    faults
}

impl Names<'_> {
    /// Everything that is wrong with the names of an expression.
    pub(super) fn check(&self, source: &str) -> Vec<Fault> {
        let tokens = tokens(source);
        let mut faults = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let Piece::Name(name) = token.piece else { continue };
            // What comes after `]` or `)` is a part of whatever that gave.
            let before = at.checked_sub(1).and_then(|b| tokens.get(b));
            if name.starts_with('.') || before.is_some_and(|t| t.is(".")) {
                continue;
            }
            if tokens.get(at + 1).is_some_and(|t| t.is("(")) {
                self.call(&tokens, at, name, &mut faults);
                continue;
            }
            match self.shape(name) {
                Ok(shape) => self.compared(&tokens, at, name, &shape, &mut faults),
                Err((message, help)) => {
                    faults.push(Fault { kind: &UNKNOWN_NAME, bytes: token.bytes.clone(), message, help });
                }
            }
        }
        faults
    }

    /// What stands at a name.
    fn shape(&self, name: &str) -> Result<Shape, (String, String)> {
        let parts: Vec<&str> = name.split('.').collect();
        let (first, rest) = parts.split_first().unwrap_or((&"", &[]));
        match (*first, self.item) {
            ("today", _) if rest.is_empty() => Ok(Shape::Single),
            ("item", Some((_, record))) => follow(record, rest, "item"),
            ("item", None) => Err((
                "there is no `item`: the rule does not look at the items of a list".to_owned(),
                "name a list, such as `each: actions`".to_owned(),
            )),
            _ if keys("").any(|k| k == *first) => follow("", &parts, ""),
            _ => Err((format!("there is no `{first}` in a case"), self.meant(first))),
        }
    }

    fn meant(&self, first: &str) -> String {
        let own = ["today", "item"].into_iter().filter(|n| *n != "item" || self.item.is_some());
        let functions = FUNCTIONS.iter().map(|f| f.name);
        match nearest(first, keys("").chain(own).chain(functions)) {
            Some(near) => {
                format!("did you mean `{near}`? A word of the case stands in quotation marks: '{first}'")
            }
            None if self.item.is_some_and(|(_, record)| keys(record).any(|k| k == first)) => {
                format!("did you mean `item.{first}`?")
            }
            None => format!("a word of the case stands in quotation marks: '{first}'"),
        }
    }

    fn call(&self, tokens: &[Token<'_>], at: usize, name: &str, faults: &mut Vec<Fault>) {
        let mut fault = |kind, bytes: &Range<usize>, message: String, help: String| {
            faults.push(Fault { kind, bytes: bytes.clone(), message, help });
        };
        let Some(function) = FUNCTIONS.iter().find(|f| f.name == name) else {
            let known: Vec<String> = FUNCTIONS.iter().map(|f| format!("`{}`", f.name)).collect();
            let help = match nearest(name, FUNCTIONS.iter().map(|f| f.name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there is {}", known.join(", ")),
            };
            fault(&UNKNOWN_NAME, &tokens[at].bytes, format!("there is no function `{name}`"), help);
            return;
        };
        let arguments = arguments(&tokens[at + 2..]);
        if !function.takes.contains(&arguments.len()) {
            let message = format!("`{name}` is not written like this");
            fault(&WRONG_EXPRESSION, &tokens[at].bytes, message, format!("write `{}`", function.usage));
            return;
        }
        match name {
            "where" => {
                let [Token { piece: Piece::Name(list), .. }] = arguments[0] else { return };
                let Ok(shape) = self.shape(list) else { return };
                let Some(record) = items_of(&shape) else {
                    let message = format!("`{list}` is no list of items");
                    fault(
                        &UNKNOWN_NAME,
                        &arguments[0][0].bytes,
                        message,
                        format!("write `{}`", function.usage),
                    );
                    return;
                };
                let [Token { piece: Piece::Text(key), bytes }] = arguments[1] else { return };
                match follow(record, &[key], &format!("each of `{list}`").replace('`', "")) {
                    Err((message, help)) => fault(&UNKNOWN_NAME, bytes, message, help),
                    Ok(shape) => {
                        if let Some([Token { piece: Piece::Text(word), bytes }]) = arguments.get(2)
                            && let Some(help) = not_a_word(&shape, word)
                        {
                            fault(&UNKNOWN_NAME, bytes, format!("`{key}` is never {}", quote(word)), help);
                        }
                    }
                }
            }
            "days_between" | "working_days_between" => {
                for argument in arguments {
                    if let [Token { piece: Piece::Name(name), bytes }] = argument {
                        self.must_be_asked(name, bytes, &mut fault);
                    }
                }
            }
            _ => {}
        }
    }

    fn must_be_asked(
        &self,
        name: &str,
        bytes: &Range<usize>,
        fault: &mut impl FnMut(&'static ProfileKind, &Range<usize>, String, String),
    ) {
        if name != "today" && !self.asked.iter().any(|a| a == name) {
            let message = format!("`{name}` may not be written in a case, and then this says nothing");
            let help = format!("ask first: `has({name}) and …`, here or in `when`");
            fault(&NOT_ASKED_FIRST, bytes, message, help);
        }
    }

    /// What is compared with what.
    fn compared(&self, tokens: &[Token<'_>], at: usize, name: &str, shape: &Shape, faults: &mut Vec<Fault>) {
        let before = at.checked_sub(1).map(|b| &tokens[b]);
        let after = tokens.get(at + 1);
        let mut fault = |kind, bytes: &Range<usize>, message: String, help: String| {
            faults.push(Fault { kind, bytes: bytes.clone(), message, help });
        };
        let any = |marks: &[&str]| {
            let here = |t: Option<&Token<'_>>| t.is_some_and(|t| marks.iter().any(|m| t.is(m)));
            (here(before), here(after))
        };
        if any(&["<", "<=", ">", ">="]) != (false, false) {
            self.must_be_asked(name, &tokens[at].bytes, &mut fault);
        }
        let (left, right) = any(&["==", "!="]);
        let text = |at: Option<usize>| {
            let token = tokens.get(at?)?;
            if let Piece::Text(word) = token.piece { Some((word, &token.bytes)) } else { None }
        };
        let sides = [(right, Some(at + 2)), (left, at.checked_sub(2))];
        for (word, bytes) in sides.into_iter().filter(|(is, _)| *is).filter_map(|(_, at)| text(at)) {
            match (shape, not_a_word(shape, word)) {
                (_, Some(help)) => {
                    fault(&UNKNOWN_NAME, bytes, format!("`{name}` is never {}", quote(word)), help)
                }
                (Shape::List(_), None) => {
                    let help = format!("write `'{word}' in {name}`");
                    fault(&WRONG_EXPRESSION, &tokens[at].bytes, format!("`{name}` is a list"), help);
                }
                _ => {}
            }
        }
        if before.is_some_and(|t| t.piece == Piece::Word("in"))
            && let Shape::List(item) = shape
            && let Some((word, bytes)) = at
                .checked_sub(2)
                .and_then(|b| if tokens[b].piece == Piece::Word("not") { b.checked_sub(1) } else { Some(b) })
                .and_then(|b| text(Some(b)))
            && let Some(help) = not_a_word(item, word)
        {
            fault(&UNKNOWN_NAME, bytes, format!("{} is never in `{name}`", quote(word)), help);
        }
    }
}

/// What to write instead of a word that a value can never be.
fn not_a_word(shape: &Shape, word: &str) -> Option<String> {
    match shape {
        Shape::Choice(words) if !words.iter().any(|w| w == word) => {
            let list: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
            let list = list.join(", ");
            Some(match nearest(word, words.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`? It can be {list}"),
                None => format!("it can be {list}"),
            })
        }
        Shape::List(item) if matches!(**item, Shape::Choice(_)) => not_a_word(item, word),
        Shape::Flag => Some("it is yes or no; write the name alone, or `not` and the name".to_owned()),
        Shape::Record(_) => Some("it has parts; compare one of them, such as its `.id`".to_owned()),
        _ => None,
    }
}

/// The arguments of a call, from the pieces after its bracket.
fn arguments<'t, 's>(tokens: &'t [Token<'s>]) -> Vec<&'t [Token<'s>]> {
    let mut out = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token.piece {
            Piece::Mark("(" | "[" | "{") => depth += 1,
            Piece::Mark(")") if depth == 0 => {
                if at > start || !out.is_empty() {
                    out.push(&tokens[start..at]);
                }
                return out;
            }
            Piece::Mark(")" | "]" | "}") => depth -= 1,
            Piece::Mark(",") if depth == 0 => {
                out.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out
}
