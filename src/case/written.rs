//! From words as they are checked and printed back to the letters in the file.
//!
//! A block is unfolded, escapes are resolved and letters are composed before anything is judged.
//! What stays is the order of the characters that can be seen: the n-th of them in the words is the
//! n-th in the file.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;

use super::letters::normalise;
use super::nodes::{NodeId, Nodes, Span, Style};

/// Where a piece of a text's words stands in the file; `None` where it cannot be told for certain.
pub(super) fn span_within(nodes: &Nodes, node: NodeId, words: &Range<usize>) -> Option<Span> {
    let (value, style) = nodes.scalar(node)?;
    let whole = nodes.get(node)?.span();
    let written = nodes.files().get(whole.file)?.text.get(whole.bytes.clone())?;
    let (normalised, _) = normalise(value);
    let before = visible(normalised.get(..words.start)?).count();
    let inside = visible(normalised.get(words.clone())?).count();
    let inked = inked(&unescaped(written, style));
    // A trailing comment may follow what is written, but nothing may differ.
    let same = visible(&normalised).zip(&inked).all(|(c, ink)| c == ink.0);
    if inside == 0 || !same || inked.len() < visible(&normalised).count() {
        return None;
    }
    let first = inked.get(before)?.1.start;
    let last = inked.get(before + inside - 1)?.1.end;
    let start = whole.bytes.start;
    Some(Span { file: whole.file, bytes: start + first..start + last })
}

fn visible(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace())
}

/// A character with the bytes in which it is written.
type Ink = (char, Range<usize>);

/// The characters of a scalar without its marks, escapes resolved.
fn unescaped(written: &str, style: Style) -> Vec<Ink> {
    let body = match style {
        // The head of a block, such as `>-`, may have a comment after it.
        Style::Literal | Style::Folded if written.starts_with(['|', '>']) => {
            written.find('\n').map_or(written.len(), |i| i + 1)..written.len()
        }
        Style::Quoted if written.len() >= 2 => 1..written.len() - 1,
        _ => 0..written.len(),
    };
    let quote = if style == Style::Quoted { written.chars().next() } else { None };
    let mut out = Vec::new();
    let mut chars = written[body.clone()].char_indices().map(|(i, c)| (i + body.start, c)).peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('\''), '\'') => {
                let end = chars.next_if(|(_, c)| *c == '\'').map_or(at, |(i, _)| i) + 1;
                out.push(('\'', at..end));
            }
            (Some('"'), '\\') => {
                let Some((next, escape)) = chars.next() else { break };
                let digits = match escape {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                let mut code = 0;
                let mut end = next + escape.len_utf8();
                for _ in 0..digits {
                    if let Some((i, digit)) = chars.next_if(|(_, c)| c.is_ascii_hexdigit()) {
                        code = code * 16 + digit.to_digit(16).unwrap_or_default();
                        end = i + 1;
                    }
                }
                let meant = if digits > 0 { char::from_u32(code) } else { resolved(escape) };
                out.extend(meant.map(|c| (c, at..end)));
            }
            _ => out.push((c, at..at + c.len_utf8())),
        }
    }
    out
}

/// What a backslash and a letter mean within double quotation marks.
fn resolved(escape: char) -> Option<char> {
    match escape {
        '0' => Some('\0'),
        'a' => Some('\u{7}'),
        'b' => Some('\u{8}'),
        't' => Some('\t'),
        'n' => Some('\n'),
        'v' => Some('\u{B}'),
        'f' => Some('\u{C}'),
        'r' => Some('\r'),
        'e' => Some('\u{1B}'),
        'N' => Some('\u{85}'),
        '_' => Some('\u{A0}'),
        'L' => Some('\u{2028}'),
        'P' => Some('\u{2029}'),
        // A line that goes on: the break is no character at all.
        '\n' | '\r' => None,
        other => Some(other),
    }
}

/// The visible characters as they are after letters are composed, each with its bytes.
fn inked(written: &[Ink]) -> Vec<Ink> {
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((first, tail)) = rest.split_first() {
        let marks = tail.iter().take_while(|(c, _)| canonical_combining_class(*c) != 0).count();
        let (letter, after) = rest.split_at(1 + marks);
        rest = after;
        if marks == 0 && first.0.is_ascii_graphic() {
            out.push(first.clone());
            continue;
        }
        let end = letter.last().map_or(first.1.end, |(_, bytes)| bytes.end);
        let text: String = letter.iter().map(|(c, _)| *c).collect();
        out.extend(visible(&normalise(&text).0).map(|c| (c, first.1.start..end)));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::nodes::SourceFile;
    use super::*;
    use crate::case::{Place, reading_yaml};

    /// What the file shows for some of the words under the key `what`.
    fn shown(yaml: &str, wanted: &str) -> String {
        let mut nodes = Nodes::default();
        nodes.add_file(SourceFile { path: PathBuf::from("case.yaml"), text: yaml.to_owned() });
        let root = reading_yaml(&mut nodes, yaml).unwrap();
        let node = nodes.child(root, "what");
        let (words, _) = normalise(nodes.scalar(node).unwrap().0);
        let start = words.find(wanted).unwrap_or_else(|| panic!("{wanted:?} is not in {words:?}"));
        let span = Place::Within(node, start..start + wanted.len()).span(&nodes).unwrap();
        yaml[span.bytes].to_owned()
    }

    #[test]
    fn words_are_found_in_every_style_of_scalar() {
        for (yaml, wanted, written) in [
            ("what: Mum at all times, says Nan.\n", "all times", "all times"),
            ("what: Mum at all\n  times, says Nan.\n", "all times", "all\n  times"),
            ("what: >-\n  One line\n  and at all\n  times.\n\n  Another.\n", "all times", "all\n  times"),
            ("what: >- # a note\n  At all times.\nwho: x\n", "all times", "all times"),
            ("what: |2\n    Two lines\n    at all times\n", "all times", "all times"),
            ("what: \"She said \\\"no\\\" at \\\n  all times.\"\n", "all times", "all times"),
            ("what: \"caf\\xe9 \\u2014 na\\u00efve\\tall times\"\n", "all times", "all times"),
            ("what: \"\\u0065\\u0301t\\u00e9 x\"\n", "\u{e9}t\u{e9}", "\\u0065\\u0301t\\u00e9"),
            ("what: 'Mum''s ''rule'' at all times'\n", "Mum's 'rule'", "Mum''s ''rule''"),
        ] {
            assert_eq!(shown(yaml, wanted), written, "{yaml}");
        }
    }

    #[test]
    fn letters_that_are_normalised_keep_their_place() {
        for (written, wanted, shows) in [
            ("w\u{302}y\u{302}n all times", "all times", "all times"),
            ("w\u{302}yn", "\u{175}yn", "w\u{302}yn"),
            ("so\u{AD}ft\u{200B} a\u{2011}ll\u{3000}times", "soft", "so\u{AD}ft"),
            ("so\u{AD}ft a\u{2011}ll\u{2003}times", "a-ll times", "a\u{2011}ll\u{2003}times"),
            ("\u{202E}hidden\u{202C} all times", "all times", "all times"),
        ] {
            assert_eq!(shown(&format!("what: >-\n  {written}\n"), wanted), shows);
        }
    }

    #[test]
    fn a_place_that_cannot_be_told_is_the_whole_value() {
        let mut nodes = Nodes::default();
        let yaml = "what: all times\n";
        nodes.add_file(SourceFile { path: PathBuf::from("case.yaml"), text: yaml.to_owned() });
        let root = reading_yaml(&mut nodes, yaml).unwrap();
        let place = Place::Within(nodes.child(root, "what"), 4..400);
        assert_eq!(&yaml[place.span(&nodes).unwrap().bytes], "all times");
        assert_eq!(place.path(&nodes), "what");
    }
}
