//! YAML that does not parse, told in plain English, with the cure for the usual traps.

use granit_parser::{ErrorKind, ScanError};

use super::place::{LineColumn, floor_boundary, line_column};

/// Why a file is not YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where, in bytes.
    pub byte: usize,
    /// Where, as people count.
    pub at: LineColumn,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

const BLOCK: &str = "put it on the lines below a `>-`, indented, where every character may stand:\n  what: >-\n    He said: stop. It is Jo's flat #2.";

/// Where in bytes, what is wrong, what to write instead.
type Explained = (usize, String, String);

/// Turns the parser's error into a message for a social worker.
pub fn explain(text: &str, error: &ScanError) -> SyntaxError {
    let reported = floor_boundary(text, error.marker().byte_offset().unwrap_or(text.len()));
    let (byte, message, help) = trap(text, reported, error.kind());
    SyntaxError { byte, at: line_column(text, byte), message, help }
}

/// Each trap looks at the text where the parser stopped; the first that knows the case explains it.
fn trap(text: &str, byte: usize, kind: &ErrorKind) -> Explained {
    let line = Line::around(text, byte);
    tab(text, line, kind)
        .or_else(|| apostrophe(text, byte))
        .or_else(|| open_quote(text, byte, kind))
        .or_else(|| leading_mark(text, line))
        .or_else(|| open_bracket(text, line, kind))
        .or_else(|| no_blank_after_colon(text, line))
        .or_else(|| quoted(byte, kind))
        .or_else(|| colon_in_prose(text, line))
        .or_else(|| comment_in_text(byte, kind))
        .or_else(|| list_beside_key(text, line))
        .or_else(|| too_far_right(text, line))
        .or_else(|| no_key(line))
        .unwrap_or_else(|| {
            (
                byte,
                "this line does not fit with the lines around it".into(),
                "lines of one level begin in the same column; a level below begins two spaces further in"
                    .into(),
            )
        })
}

fn tab(text: &str, line: Line<'_>, kind: &ErrorKind) -> Option<Explained> {
    use ErrorKind as E;
    let of_tab = matches!(
        kind,
        E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
            | E::TabInPlainScalar
    );
    // The parser reports where the text began into which the tab came.
    let at = match [line, line.before(text)].iter().find_map(|l| l.indent_tab().map(|t| l.start + t)) {
        None if of_tab => text[line.start..].find('\t').map(|t| line.start + t)?,
        found => found?,
    };
    Some((
        at,
        "a tab stands here, where YAML takes only spaces".into(),
        "begin the line with spaces: two for each level".into(),
    ))
}

fn apostrophe(text: &str, byte: usize) -> Option<Explained> {
    let (at, word) = inner_apostrophe(text, byte)?;
    Some((
        at,
        "an apostrophe inside single quotation marks ends the text".into(),
        format!("write the apostrophe twice ({word}), or {BLOCK}"),
    ))
}

fn open_quote(text: &str, byte: usize, kind: &ErrorKind) -> Option<Explained> {
    use ErrorKind as E;
    let of_quote = matches!(
        kind,
        E::UnclosedQuotedScalar
            | E::UnexpectedEof
            | E::DocumentIndicatorInQuotedScalar
            | E::InvalidQuotedScalarIndent
    );
    let at = of_quote.then(|| opening_quote(text, byte))?.unwrap_or(byte);
    Some((
        at,
        "a quotation mark is opened here and not closed where it should be".into(),
        format!("close it at the end of the text, and indent lines on which the text goes on; or {BLOCK}"),
    ))
}

fn leading_mark(text: &str, line: Line<'_>) -> Option<Explained> {
    const MARKS: [char; 9] = ['@', '`', '%', '!', '*', '&', '|', '>', '?'];
    let lines = [line, line.before(text)];
    let (line, at) =
        lines.iter().find_map(|l| Some((*l, l.leading(&MARKS)?)).filter(|_| !l.is_block_head()))?;
    let mark = &line.text[at..=at];
    let message = if matches!(mark, "@" | "`" | "%") {
        format!("a text cannot begin with `{mark}` unless it is in quotation marks")
    } else {
        format!("a text that begins with `{mark}` means something else to YAML")
    };
    Some((line.start + at, message, format!("put the whole text in quotation marks, or {BLOCK}")))
}

fn open_bracket(text: &str, line: Line<'_>, kind: &ErrorKind) -> Option<Explained> {
    use ErrorKind as E;
    let of_bracket = matches!(
        kind,
        E::UnclosedFlowCollection { .. }
            | E::UnexpectedEofFlowSequence
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofImplicitFlowMapping
            | E::ExpectedFlowMappingSeparator
            | E::ExpectedFlowSequenceSeparator
            | E::InvalidColonPlacement
    );
    let mut shown = line;
    let at = loop {
        if let Some(at) = shown.leading(&['[', '{']) {
            break shown.start + at;
        }
        let before = shown.before(text);
        if !of_bracket || before.start == shown.start {
            return None;
        }
        shown = before;
    };
    Some((
        at,
        "a bracket is opened here and not closed, or not closed where it should be".into(),
        format!("close it; if it belongs to a sentence, put the whole text in quotation marks, or {BLOCK}"),
    ))
}

fn no_blank_after_colon(text: &str, line: Line<'_>) -> Option<Explained> {
    let (line, at) = [line, line.before(text)].iter().find_map(|l| Some((*l, l.tight_colon()?)))?;
    let key = &line.text[line.key_start()..at];
    Some((
        line.start + at,
        format!("there is no space after the colon of `{key}`"),
        format!("write `{key}: ` and then the value"),
    ))
}

fn quoted(byte: usize, kind: &ErrorKind) -> Option<Explained> {
    use ErrorKind as E;
    match kind {
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => Some((
            byte,
            "the quotation mark before this ends the text, and here more of it follows".into(),
            format!("where a text has quotation marks in it, {BLOCK}"),
        )),
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape => Some((
            byte,
            "inside double quotation marks a backslash has a meaning of its own".into(),
            format!("write it twice (`\\\\`), or {BLOCK}"),
        )),
        _ => None,
    }
}

fn colon_in_prose(text: &str, line: Line<'_>) -> Option<Explained> {
    let (line, at) = [line, line.before(text)].iter().find_map(|l| Some((*l, l.second_colon()?)))?;
    Some((
        line.start + at,
        "a colon followed by a space inside a sentence looks like a new key to YAML".into(),
        format!("put the whole text in quotation marks, or {BLOCK}"),
    ))
}

fn comment_in_text(byte: usize, kind: &ErrorKind) -> Option<Explained> {
    matches!(kind, ErrorKind::CommentInterceptedScalar).then(|| {
        (
            byte,
            "` #` begins a comment, and the text after it goes on on the next line".into(),
            format!("put the whole text in quotation marks, or {BLOCK}"),
        )
    })
}

fn list_beside_key(text: &str, line: Line<'_>) -> Option<Explained> {
    let lines = [line, line.before(text)];
    let line = lines.iter().find(|l| l.has_key() && l.text[l.value_start()..].starts_with("- "))?;
    Some((
        line.start + line.value_start(),
        "a list cannot begin beside its key".into(),
        "write each item on a line of its own below the key, such as `  - en`".into(),
    ))
}

fn too_far_right(text: &str, line: Line<'_>) -> Option<Explained> {
    let before = line.before(text);
    let inside = before.has_value() && line.has_key() && line.key_start() > before.key_start();
    inside.then(|| {
        (
            line.start + line.indent(),
            "this line begins further right than the line above it, which has a value already".into(),
            format!("keys that belong together begin in the same column; if this line goes on with the text above, take that text and {BLOCK}"),
        )
    })
}

fn no_key(line: Line<'_>) -> Option<Explained> {
    line.looks_keyless().then(|| {
        (
            line.start + line.indent(),
            "this line is neither a key with a value (`what: …`) nor an item of a list (`- …`)".into(),
            format!("if it goes on from the line above, indent it further; or {BLOCK}"),
        )
    })
}

/// One line of a text.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn around(text: &'a str, byte: usize) -> Line<'a> {
        // An error after the last character belongs to the last line that says something.
        let byte = if text[byte..].trim().is_empty() { text.trim_end().len() } else { byte };
        let start = text[..byte].rfind('\n').map_or(0, |i| i + 1);
        let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        Line { start, text: &text[start..end] }
    }

    /// The line before that says something.
    fn before(self, text: &'a str) -> Line<'a> {
        let upto = text[..self.start].trim_end().len();
        if upto == 0 { self } else { Line::around(text, upto - last_char_len(&text[..upto])) }
    }

    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    fn indent_tab(self) -> Option<usize> {
        self.text[..self.indent()].find('\t')
    }

    /// Where the key, or a text without one, begins: after `- `.
    fn key_start(self) -> usize {
        let mut at = self.indent();
        while self.text[at..].starts_with("- ") {
            at += 2;
            at += self.text[at..].len() - self.text[at..].trim_start().len();
        }
        at
    }

    /// The key's colon, where the line has a key.
    fn key_colon(self) -> Option<usize> {
        let start = self.key_start();
        let rest = &self.text[start..];
        let colon = rest.find(": ").or_else(|| rest.trim_end().strip_suffix(':').map(str::len))?;
        is_key(&rest[..colon]).then_some(start + colon)
    }

    fn has_key(self) -> bool {
        self.key_colon().is_some()
    }

    fn has_value(self) -> bool {
        self.has_key() && !self.text[self.value_start()..].is_empty()
    }

    /// Where the value begins: after `- ` and `key: `.
    fn value_start(self) -> usize {
        let Some(colon) = self.key_colon() else { return self.key_start() };
        let value = self.text[colon + 1..].trim_start();
        self.text.len() - value.len()
    }

    /// The colon of `key:value`, which YAML does not take for a key.
    fn tight_colon(self) -> Option<usize> {
        let start = self.key_start();
        let rest = &self.text[start..];
        let colon = rest.find(':')?;
        let after = rest[colon + 1..].chars().next()?;
        let is_word = rest.starts_with(|c: char| c.is_ascii_alphabetic()) && is_key(&rest[..colon]);
        (is_word && !after.is_whitespace() && after != '/').then_some(start + colon)
    }

    fn leading(self, marks: &[char]) -> Option<usize> {
        let at = self.value_start();
        self.text[at..].starts_with(marks).then_some(at)
    }

    fn is_block_head(self) -> bool {
        let value = &self.text[self.value_start()..];
        matches!(value.trim_end(), "|" | ">" | "|-" | ">-" | "|+" | ">+")
    }

    /// A colon inside a sentence that stands as a plain text.
    fn second_colon(self) -> Option<usize> {
        let at = self.value_start();
        let value = &self.text[at..];
        if value.starts_with(['"', '\'', '[', '{', '#', '|', '>']) {
            return None;
        }
        value.find(": ").or_else(|| value.trim_end().strip_suffix(':').map(str::len)).map(|i| at + i)
    }

    fn looks_keyless(self) -> bool {
        let rest = self.text.trim_start();
        !rest.is_empty() && !rest.starts_with("- ") && !rest.contains(':')
    }
}

fn last_char_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// `'the child's words'`: finds the apostrophe, and the word as it should be written.
fn inner_apostrophe(text: &str, byte: usize) -> Option<(usize, String)> {
    let mut shown = Line::around(text, byte);
    for _ in 0..4 {
        let at = shown.value_start();
        let value = &shown.text[at..];
        if let Some(inside) = value.strip_prefix('\'') {
            let mut chars = inside.char_indices().peekable();
            while let Some((i, c)) = chars.next() {
                if c != '\'' {
                    continue;
                }
                if chars.peek().is_some_and(|(_, next)| *next == '\'') {
                    chars.next();
                    continue;
                }
                let after = inside[i + 1..].chars().next();
                if after.is_some_and(char::is_alphanumeric) {
                    let head = inside[..i].rsplit(char::is_whitespace).next().unwrap_or_default();
                    let tail = inside[i..].split(char::is_whitespace).next().unwrap_or_default();
                    let word = format!("{head}{tail}").trim_end_matches('\'').replace('\'', "''");
                    return Some((shown.start + at + 1 + i, format!("`{word}`")));
                }
                break;
            }
        }
        let before = shown.before(text);
        if before.start == shown.start {
            break;
        }
        shown = before;
    }
    None
}

fn opening_quote(text: &str, byte: usize) -> Option<usize> {
    let mut shown = Line::around(text, byte);
    loop {
        if let Some(at) = shown.leading(&['"', '\'']) {
            let mark = shown.text[at..].chars().next()?;
            if !shown.text[at + 1..].trim_end().ends_with(mark) {
                return Some(shown.start + at);
            }
        }
        let before = shown.before(text);
        if before.start == shown.start {
            return None;
        }
        shown = before;
    }
}
