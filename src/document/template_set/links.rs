//! What templates name: the templates that they extend, import or include, and the blocks that they fill.
//!
//! A template engine passes over a block that its base does not have, and over text outside of blocks. Here
//! both are faults.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Source;
use super::fault::{Faults, NO_BLOCK, NO_TEMPLATE, OUTSIDE_BLOCKS, WRONG_EXTENDS};
use crate::case::reading::nearest;
use crate::document::faults::FaultKind;
use crate::document::faults::source::{Piece, inner, pieces};

/// A template that another one names.
struct Link<'a> {
    extends: bool,
    /// What is named; `None` where it is not written out.
    name: Option<&'a str>,
    bytes: Range<usize>,
}

/// The templates that a template names.
pub(super) fn named(source: &str) -> Vec<String> {
    links(source).into_iter().filter_map(|link| link.name.map(str::to_owned)).collect()
}

/// The template that a template extends.
pub(super) fn base(source: &str) -> Option<&str> {
    links(source).into_iter().find(|link| link.extends)?.name
}

/// The blocks of a template, in their order.
pub(super) fn blocks(source: &str) -> Vec<&str> {
    let tags = pieces(source).into_iter();
    tags.filter_map(|piece| match piece {
        Piece::Tag("block", bytes) => Some(name_of(rest_of(source, "block", bytes))),
        _ => None,
    })
    .collect()
}

/// What follows the word of a tag.
fn rest_of<'a>(source: &'a str, word: &str, bytes: Range<usize>) -> &'a str {
    inner(source, bytes).strip_prefix(word).unwrap_or_default().trim_start()
}

/// Where a part of a text stands in it.
fn place(source: &str, part: &str) -> Range<usize> {
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

/// The first word of what follows a tag's own.
fn name_of(rest: &str) -> &str {
    rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

fn links(source: &str) -> Vec<Link<'_>> {
    let mut found = Vec::new();
    for piece in pieces(source) {
        let Piece::Tag(tag @ ("extends" | "import" | "include" | "from"), bytes) = piece else { continue };
        let rest = rest_of(source, tag, bytes.clone());
        let name = rest.starts_with(['"', '\'']).then(|| literals(rest).first().copied()).flatten();
        let bytes = place(source, name.unwrap_or_else(|| inner(source, bytes)));
        found.push(Link { extends: tag == "extends", name, bytes });
    }
    found
}

/// Looks through a template of a set.
pub(super) struct Check<'a> {
    /// All templates, the built-in ones included.
    pub(super) templates: &'a BTreeMap<String, Source>,
    pub(super) name: &'a str,
    pub(super) source: &'a str,
    /// The number of its file.
    pub(super) file: usize,
}

impl Check<'_> {
    pub(super) fn run(&self, faults: &mut Faults) {
        let mut base = None;
        for link in links(self.source) {
            let Some(name) = link.name else {
                let help = "write the name of the template itself, in quotation marks";
                let message = "it cannot be told which template is meant here".to_owned();
                faults.within(&NO_TEMPLATE, self.file, link.bytes, message, help);
                continue;
            };
            if !self.templates.contains_key(name) {
                let help = match nearest(name, self.templates.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "put it into the set; `cpplan template list` names those that there are".to_owned()
                    }
                };
                let message = format!("there is no template `{name}`");
                faults.within(&NO_TEMPLATE, self.file, link.bytes, message, &help);
            } else if link.extends && base.is_some() {
                let message = "a template can extend only one other".to_owned();
                faults.within(&WRONG_EXTENDS, self.file, link.bytes, message, "leave one of the two out");
            } else if link.extends {
                base = Some((name, link.bytes));
            }
        }
        let Some((base, bytes)) = base else { return };
        let Some(known) = self.blocks_from(base) else {
            let message = match base == self.name {
                true => "this template extends itself".to_owned(),
                false => format!("`{base}` extends this template in its turn"),
            };
            let help = format!("to extend the built-in one, write \"built-in/{}\"", self.name);
            return faults.within(&WRONG_EXTENDS, self.file, bytes, message, &help);
        };
        self.blocks(base, &known, faults);
    }

    /// The blocks of a template and of what it extends; `None` where that leads back to this one.
    fn blocks_from(&self, base: &str) -> Option<BTreeSet<&str>> {
        let mut seen = BTreeSet::new();
        let mut known = BTreeSet::new();
        let mut next = Some(base);
        while let Some(name) = next {
            let (name, source) = self.templates.get_key_value(name)?;
            if name == self.name {
                return None;
            }
            // A circle of others is their own fault, and told of there.
            if !seen.insert(name.as_str()) {
                break;
            }
            known.extend(blocks(&source.text));
            next = self::base(&source.text).filter(|name| self.templates.contains_key(*name));
        }
        Some(known)
    }

    /// A template that extends another has blocks of that one, and nothing outside of them.
    fn blocks(&self, base: &str, known: &BTreeSet<&str>, faults: &mut Faults) {
        let mut open: Vec<&str> = Vec::new();
        for piece in pieces(self.source) {
            let kept = open.iter().any(|tag| matches!(*tag, "block" | "macro" | "set" | "call"));
            let lost = match &piece {
                Piece::Literal(bytes) => {
                    Some(bytes.clone()).filter(|b| !self.source[b.clone()].trim().is_empty())
                }
                Piece::Value(_, bytes) | Piece::Tag("include" | "call", bytes) => {
                    Some(place(self.source, inner(self.source, bytes.clone())))
                }
                Piece::Tag(..) => None,
            };
            if let Some(bytes) = lost.filter(|_| !kept) {
                self.told(&OUTSIDE_BLOCKS, bytes, base, known, faults);
            }
            let Piece::Tag(tag, bytes) = piece else { continue };
            let rest = rest_of(self.source, tag, bytes);
            match tag {
                "block" => {
                    let name = name_of(rest);
                    // A block within another is that one's own.
                    if !known.contains(name) && !open.contains(&"block") {
                        self.told(&NO_BLOCK, place(self.source, name), base, known, faults);
                    }
                    open.push("block");
                }
                "set" if rest.contains('=') => {}
                "macro" | "set" | "call" | "if" | "for" | "with" | "filter" | "autoescape" => open.push(tag),
                _ if tag.starts_with("end") => _ = open.pop(),
                _ => {}
            }
        }
    }

    fn told(
        &self,
        kind: &FaultKind,
        bytes: Range<usize>,
        base: &str,
        known: &BTreeSet<&str>,
        faults: &mut Faults,
    ) {
        let written = &self.source[bytes.clone()];
        // Of a text, only where it begins: it may be long.
        let start = bytes.start + (written.len() - written.trim_start().len());
        let end = start + written.trim_start().find('\n').unwrap_or(written.trim_start().len());
        let (message, help) = if kind.code == NO_BLOCK.code {
            let all = || known.iter().map(|b| format!("`{b}`")).collect::<Vec<_>>().join(", ");
            let help = match nearest(written, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "it has no blocks; to change it, copy it".to_owned(),
                None => format!("it has {}", all()),
            };
            (format!("`{base}` has no block `{written}`, so this would stand nowhere"), help)
        } else {
            (
                format!(
                    "this stands outside of every block, and a template that extends `{base}` prints nothing but its blocks"
                ),
                format!(
                    "put it into a block of `{base}`, and `{{{{ super() }}}}` where that block's own text is to stay"
                ),
            )
        };
        faults.within(kind, self.file, start..end, message, &help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_names_is_read_from_its_tags() {
        let source = "{#- {% extends \"no.md\" %} -#}{%- extends \"a.md\" -%}{% raw %}{% block no %}{% endraw %}\
            {% import 'b.md' as b %}{{ w(\"}}\") }}{% block one %}{% block two %}x{% endblock %}{% endblock %}";
        assert_eq!(named(source), ["a.md", "b.md"]);
        assert_eq!(base(source), Some("a.md"));
        assert_eq!(blocks(source), ["one", "two"]);
        assert_eq!(literals("x ~ \"a'b\" if 'c' else \""), ["a'b", "c"]);
    }
}
