//! The tags of a template with their places, as far as it matters what a template names and where its blocks are.
//!
//! Whether a tag means anything is for the template engine to say.

use std::ops::Range;

/// A piece of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// Text that is printed as it stands.
    Text,
    /// `{{ … }}`: what is inside.
    Print(&'a str),
    /// `{% … %}`: its first word, and what follows.
    Tag(&'a str, &'a str),
}

/// A piece with its place; that of a tag begins with its first word.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) piece: Piece<'a>,
    pub(super) bytes: Range<usize>,
}

/// The pieces of a template, comments left out.
pub(super) fn pieces(source: &str) -> Vec<Placed<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let open = source[at..].match_indices('{').map(|(i, _)| at + i).find(|i| opens(&source[*i..]));
        let text = at..open.unwrap_or(source.len());
        if !text.is_empty() {
            out.push(Placed { piece: Piece::Text, bytes: text });
        }
        let Some(open) = open else { break };
        let close = match &source[open..open + 2] {
            "{%" => "%}",
            "{{" => "}}",
            _ => "#}",
        };
        let Some(end) = closing(source, open + 2, close) else { break };
        let inner = source[open + 2..end].trim_matches(['-', '+']).trim();
        let bytes = place(source, inner);
        at = end + 2;
        match close {
            "%}" => {
                let name = inner.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                if name == "raw" {
                    at = end_of_raw(source, at);
                }
                out.push(Placed { piece: Piece::Tag(name, inner[name.len()..].trim()), bytes });
            }
            "}}" => out.push(Placed { piece: Piece::Print(inner), bytes }),
            _ => {}
        }
    }
    out
}

fn opens(rest: &str) -> bool {
    ["{%", "{{", "{#"].iter().any(|open| rest.starts_with(open))
}

/// Where a tag ends: what stands in quotation marks is no end.
fn closing(source: &str, from: usize, close: &str) -> Option<usize> {
    let mut quote = None;
    for (i, c) in source[from..].char_indices() {
        match quote {
            None if source[from + i..].starts_with(close) => return Some(from + i),
            None if close != "#}" && (c == '"' || c == '\'') => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

fn end_of_raw(source: &str, from: usize) -> usize {
    let end = source[from..].find("endraw").map_or(source.len(), |i| from + i);
    source[end..].find("%}").map_or(source.len(), |i| end + i + 2)
}

/// Where a part of a text stands in it.
pub(super) fn place(source: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    start..start + part.len()
}

/// The texts in quotation marks within a tag.
pub(super) fn literals(inner: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = inner;
    while let Some(open) = rest.find(['"', '\'']) {
        let mark = &rest[open..=open];
        let after = &rest[open + 1..];
        let Some(close) = after.find(mark) else { break };
        out.push(&after[..close]);
        rest = &after[close + 1..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str) -> Vec<(Piece<'_>, &str)> {
        pieces(source).into_iter().map(|p| (p.piece, &source[p.bytes])).collect()
    }

    #[test]
    fn tags_prints_and_texts_are_told_apart_with_their_places() {
        let source = "{#- {% not %} -#}\n{%- extends \"a.md\" -%}{ x {{ w(\"}}\") }}{% raw %}{% if %}{% endraw %}é{% set x %}";
        assert_eq!(
            seen(source),
            [
                (Piece::Text, "\n"),
                (Piece::Tag("extends", "\"a.md\""), "extends \"a.md\""),
                (Piece::Text, "{ x "),
                (Piece::Print("w(\"}}\")"), "w(\"}}\")"),
                (Piece::Tag("raw", ""), "raw"),
                (Piece::Text, "é"),
                (Piece::Tag("set", "x"), "set x"),
            ]
        );
        assert_eq!(literals("x ~ \"a'b\" if 'c' else \""), ["a'b", "c"]);
    }

    #[test]
    fn what_is_not_closed_is_left_to_the_engine() {
        assert_eq!(seen("a {% block x"), [(Piece::Text, "a ")]);
        assert_eq!(seen("{"), [(Piece::Text, "{")]);
    }
}
