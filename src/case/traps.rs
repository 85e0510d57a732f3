//! YAML that does not parse, told in plain English, with the cure for the usual traps.

use granit_parser::{ErrorKind, ScanError};

use super::place::{LineColumn, line_column};

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

const BLOCK: &str = "put the text on the lines below a `>-`, indented, where every character may stand:\n  what: >-\n    He said: stop. It is Jo's flat #2.";

/// Turns the parser's error into a message for a social worker.
pub fn explain(text: &str, error: &ScanError) -> SyntaxError {
    let reported = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let (byte, message, help) = trap(text, reported, error.kind());
    SyntaxError { byte, at: line_column(text, byte), message, help }
}

fn trap(text: &str, byte: usize, kind: &ErrorKind) -> (usize, String, String) {
    use ErrorKind as E;
    let line = Line::around(text, byte);
    if let Some(tab) = line.indent_tab().or_else(|| {
        matches!(
            kind,
            E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabAtBlockScalarStart
        )
        .then(|| line.text.find('\t'))
        .flatten()
    }) {
        return (
            line.start + tab,
            "this line is indented with a tab, which YAML does not take".into(),
            "use spaces: two for each level".into(),
        );
    }
    if let Some((at, quoted)) = inner_apostrophe(text, byte) {
        return (
            at,
            "an apostrophe inside single quotation marks ends the text".into(),
            format!("write the apostrophe twice ({quoted}), or {BLOCK}"),
        );
    }
    for shown in [line, line.before(text)] {
        if let Some(at) = shown.leading(&['@', '`']) {
            let mark = &shown.text[at..=at];
            return (
                shown.start + at,
                format!("a text cannot begin with `{mark}` unless it is in quotation marks"),
                format!("put the text in quotation marks, or {BLOCK}"),
            );
        }
        if let Some(at) = shown.leading(&['%', '!', '*', '&', '|', '>', '?'])
            && !matches!(kind, E::UnclosedQuotedScalar)
            && !shown.is_block_head()
        {
            let mark = &shown.text[at..=at];
            return (
                shown.start + at,
                format!("a text that begins with `{mark}` means something else to YAML"),
                format!("put the text in quotation marks, or {BLOCK}"),
            );
        }
    }
    match kind {
        E::UnclosedQuotedScalar | E::UnexpectedEof | E::DocumentIndicatorInQuotedScalar => (
            opening_quote(text, byte).unwrap_or(byte),
            "a quotation mark is opened here and never closed".into(),
            format!("close it at the end of the text, or {BLOCK}"),
        ),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => (
            byte,
            "something stands after the closing quotation mark".into(),
            format!("put the whole text in quotation marks, or {BLOCK}"),
        ),
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape => (
            byte,
            "inside double quotation marks a backslash has a meaning of its own".into(),
            format!("write it twice (`\\\\`), or {BLOCK}"),
        ),
        _ => general(text, byte, line, kind),
    }
}

fn general(text: &str, byte: usize, line: Line<'_>, kind: &ErrorKind) -> (usize, String, String) {
    use ErrorKind as E;
    for shown in [line, line.before(text)] {
        if let Some(colon) = shown.second_colon() {
            return (
                shown.start + colon,
                "a colon followed by a space inside a sentence looks like a new key to YAML".into(),
                format!("put the text in quotation marks, or {BLOCK}"),
            );
        }
    }
    if matches!(kind, E::CommentInterceptedScalar) {
        return (
            byte,
            "` #` begins a comment, and the text after it goes on on the next line".into(),
            format!("put the text in quotation marks, or {BLOCK}"),
        );
    }
    if matches!(
        kind,
        E::UnclosedFlowCollection { .. } | E::UnexpectedEofFlowSequence | E::UnexpectedEofFlowMapping
    ) || line.leading(&['[', '{']).is_some()
    {
        return (
            byte,
            "a bracket is opened here and not closed, or not closed where it should be".into(),
            format!("close it; if it belongs to a sentence, put the text in quotation marks, or {BLOCK}"),
        );
    }
    if line.looks_keyless() {
        return (
            line.start + line.indent(),
            "this line is neither a key with a value (`what: …`) nor an item of a list (`- …`)".into(),
            format!("if it goes on from the line above, indent it further; or {BLOCK}"),
        );
    }
    (
        byte,
        "this line does not fit with the lines around it".into(),
        "lines of one level begin in the same column; a level below begins two spaces further in".into(),
    )
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

    /// Where the value begins: after `- ` and `key: `.
    fn value_start(self) -> usize {
        let mut at = self.indent();
        while self.text[at..].starts_with("- ") {
            at += 2;
            at += self.text[at..].len() - self.text[at..].trim_start().len();
        }
        let rest = &self.text[at..];
        match rest.find(": ") {
            Some(colon) if is_key(&rest[..colon]) => {
                at += colon + 2;
                at + (self.text[at..].len() - self.text[at..].trim_start().len())
            }
            _ => at,
        }
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
                    let word_start = inside[..i].rfind(char::is_whitespace).map_or(0, |w| w + 1);
                    let word_end = inside[i..].find(char::is_whitespace).map_or(inside.len(), |w| i + w);
                    let word = inside[word_start..word_end].trim_end_matches('\'').replace('\'', "''");
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
