//! The words and marks of an expression with their places, as far as the checks of names need them.

use std::ops::Range;

/// A piece of an expression.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// A name with its parts: `item.owner.name`.
    Name(&'a str),
    /// A text in quotation marks, without them.
    Text(&'a str),
    /// A number.
    Number,
    /// `and`, `or`, `not`, `in`, `if`, `else`, `true`, `false`, `is`.
    Word(&'a str),
    /// Anything else.
    Mark(&'a str),
}

/// A piece with its place.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub piece: Piece<'a>,
    pub bytes: Range<usize>,
}

impl Token<'_> {
    pub(super) fn is(&self, mark: &str) -> bool {
        self.piece == Piece::Mark(mark)
    }
}

const WORDS: [&str; 12] =
    ["and", "or", "not", "in", "if", "else", "is", "true", "false", "True", "False", "none"];
const MARKS: [&str; 9] = ["==", "!=", "<=", ">=", "&&", "||", "**", "//", "≤"];

/// The pieces of an expression.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let length = match first {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            c if c.is_alphabetic() || c == '_' => span(rest, |c| c.is_alphanumeric() || "_.".contains(c)),
            c if c.is_ascii_digit() => span(rest, |c| c.is_ascii_digit() || c == '.'),
            '\'' | '"' => quoted(rest, first),
            _ => MARKS.iter().find(|m| rest.starts_with(*m)).map_or(first.len_utf8(), |m| m.len()),
        };
        let text = &rest[..length];
        let piece = match first {
            '\'' | '"' if length > 1 && text.ends_with(first) => Piece::Text(&text[1..length - 1]),
            c if c.is_alphabetic() || c == '_' => {
                if WORDS.contains(&text) {
                    Piece::Word(text)
                } else {
                    Piece::Name(text)
                }
            }
            c if c.is_ascii_digit() => Piece::Number,
            _ => Piece::Mark(text),
        };
        out.push(Token { piece, bytes: at..at + length });
        at += length;
    }
    out
}

fn span(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// How long a text in quotation marks is, its marks included.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_texts_and_marks_are_told_apart() {
        let found: Vec<Piece> = tokens("has(item.due) and item.due<='2026-01-01' or 'it\\'s' in x")
            .into_iter()
            .map(|t| t.piece)
            .collect();
        use Piece::{Mark, Name, Text, Word};
        assert_eq!(
            found,
            [
                Name("has"),
                Mark("("),
                Name("item.due"),
                Mark(")"),
                Word("and"),
                Name("item.due"),
                Mark("<="),
                Text("2026-01-01"),
                Word("or"),
                Text("it\\'s"),
                Word("in"),
                Name("x")
            ]
        );
    }

    #[test]
    fn an_open_quotation_mark_does_not_run_past_the_end() {
        assert_eq!(tokens("a == 'é").len(), 3);
        assert_eq!(tokens("'").len(), 1);
    }
}
