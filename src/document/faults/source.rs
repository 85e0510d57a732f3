//! The text of a template: its tree, where things stand in it, and which of its letters are printed as they are.

use std::ops::Range;

use minijinja::ErrorKind;
use minijinja::machinery::ast::{self, Expr, Stmt};
use minijinja::machinery::{Span, Token, parse, tokenize};
use minijinja::syntax::SyntaxConfig;

use super::Fault;
use super::kinds::SYNTAX;

/// How templates are written: a line that holds a tag alone leaves no line behind.
pub(in crate::document) fn syntax() -> SyntaxConfig {
    // The marks are those of the engine, so there is nothing to refuse.
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

/// The tree of a template, or why it cannot be read.
pub(super) fn tree<'a>(name: &'a str, source: &'a str) -> Result<ast::Stmt<'a>, Fault> {
    parse(source, name, syntax()).map_err(|error| {
        let bytes = error.range().unwrap_or_else(|| line_of(source, error.line().unwrap_or(1)));
        let message = error.detail().map_or_else(|| error.to_string(), str::to_owned);
        Fault::new(&SYNTAX, name, bytes, said_plainly(&message, error.kind()), help_for(&message))
    })
}

fn said_plainly(message: &str, kind: ErrorKind) -> String {
    let ended = message.contains("unexpected end of input") || message.contains("unexpected end of");
    match kind {
        ErrorKind::SyntaxError if ended => format!("the template ends too early: {message}"),
        _ => format!("this cannot be read: {message}"),
    }
}

fn help_for(message: &str) -> String {
    let help = if message.contains("unknown statement") {
        "the tags are `if`, `elif`, `else`, `endif`, `for`, `endfor`, `set`, `endset`, `call`, `endcall`, `macro`, `endmacro`, `include`, `import`, `extends`, `block`, `endblock`"
    } else if message.contains("end of input") || message.contains("expected end of block") {
        "each `{% if %}`, `{% for %}`, `{% call %}`, `{% macro %}` and `{% block %}` needs its end, and each `{{` its `}}`"
    } else {
        "a value is written `{{ case.child.name }}`, a tag `{% if case.starts %}` … `{% endif %}`; look for a brace, bracket or quotation mark that is missing"
    };
    help.to_owned()
}

/// The bytes of a line, without the blanks around it.
pub(in crate::document) fn line_of(source: &str, line: usize) -> Range<usize> {
    let mut start = 0;
    for (number, text) in source.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            let blank = text.len() - text.trim_start().len();
            return start + blank..start + text.trim_end().len().max(blank);
        }
        start += text.len();
    }
    source.len()..source.len()
}

/// The bytes of a span.
pub(super) fn bytes(span: Span) -> Range<usize> {
    span.start_offset as usize..span.end_offset as usize
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::document) enum Piece<'a> {
    /// Printed as it is, without the blanks that tags take away.
    Literal(Range<usize>),
    /// `{{ … }}`: the first name in it, and where it stands.
    Value(&'a str, Range<usize>),
    /// `{% … %}`: its word, and where it stands.
    Tag(&'a str, Range<usize>),
}

/// The pieces of a template in their order; of one that cannot be read, those before the fault.
pub(in crate::document) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut open: Option<(bool, usize, &str)> = None;
    for token in tokenize(source, false, syntax()) {
        let Ok((token, span)) = token else { break };
        match token {
            Token::TemplateData(data) if !data.is_empty() => {
                // What is printed is a piece of the source itself.
                let start = (data.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
                found.push(Piece::Literal(start..start + data.len()));
            }
            Token::VariableStart => open = Some((false, span.start_offset as usize, "")),
            Token::BlockStart => open = Some((true, span.start_offset as usize, "")),
            Token::VariableEnd | Token::BlockEnd => {
                if let Some((is_tag, start, word)) = open.take() {
                    let bytes = start..span.end_offset as usize;
                    found.push(if is_tag { Piece::Tag(word, bytes) } else { Piece::Value(word, bytes) });
                }
            }
            Token::Ident(name) => {
                if let Some((_, _, word)) = &mut open
                    && word.is_empty()
                {
                    *word = name;
                }
            }
            _ => {}
        }
    }
    found
}

/// What stands between the marks of a value or a tag.
pub(in crate::document) fn inner(source: &str, bytes: Range<usize>) -> &str {
    let piece = source.get(bytes).unwrap_or_default();
    let piece = piece.get(2..piece.len().saturating_sub(2)).unwrap_or_default();
    piece.trim_matches(['-', '+']).trim()
}

/// Calls `each` with every template that a tree names.
pub(super) fn named<'a>(statement: &'a Stmt<'a>, each: &mut dyn FnMut(&'a str)) {
    let text = |expression: &'a Expr<'a>| match expression {
        Expr::Const(constant) => constant.value.as_str(),
        _ => None,
    };
    match statement {
        Stmt::Include(it) => it_names(text(&it.name), each),
        Stmt::Import(it) => it_names(text(&it.expr), each),
        Stmt::FromImport(it) => it_names(text(&it.expr), each),
        Stmt::Extends(it) => it_names(text(&it.name), each),
        _ => {}
    }
    for body in bodies(statement) {
        body.iter().for_each(|inner| named(inner, each));
    }
}

fn it_names<'a>(name: Option<&'a str>, each: &mut dyn FnMut(&'a str)) {
    if let Some(name) = name {
        each(name);
    }
}

/// The bodies that a statement holds.
fn bodies<'a>(statement: &'a Stmt<'a>) -> Vec<&'a [Stmt<'a>]> {
    match statement {
        Stmt::Template(it) => vec![&it.children],
        Stmt::ForLoop(it) => vec![&it.body, &it.else_body],
        Stmt::IfCond(it) => vec![&it.true_body, &it.false_body],
        Stmt::WithBlock(it) => vec![&it.body],
        Stmt::SetBlock(it) => vec![&it.body],
        Stmt::AutoEscape(it) => vec![&it.body],
        Stmt::FilterBlock(it) => vec![&it.body],
        Stmt::Block(it) => vec![&it.body],
        Stmt::Macro(it) => vec![&it.body],
        Stmt::CallBlock(it) => vec![&it.macro_decl.body],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_what_is_printed_and_what_is_not() {
        let source = "# {{ w(\"a\") }}\n{% if x %}\ntext {%- endif %} end\n";
        let found = pieces(source);
        let literal = |piece: &Piece<'_>| match piece {
            Piece::Literal(bytes) => source[bytes.clone()].to_owned(),
            Piece::Value(name, _) => format!("<{name}>"),
            Piece::Tag(name, _) => format!("[{name}]"),
        };
        let shown: Vec<String> = found.iter().map(literal).collect();
        assert_eq!(shown, ["# ", "<w>", "\n", "[if]", "text", "[endif]", " end"]);
    }
}
