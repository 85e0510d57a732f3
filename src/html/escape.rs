//! Text that stays text: in HTML, in attributes and in the style sheet.

use std::borrow::Cow;

/// Text between tags.
pub fn text(words: &str) -> Cow<'_, str> {
    if words.chars().any(needs_care) {
        Cow::Owned(words.chars().fold(String::with_capacity(words.len() + 16), escaped))
    } else {
        Cow::Borrowed(words)
    }
}

/// Text inside the double quotes of an attribute.
pub fn attribute(words: &str) -> Cow<'_, str> {
    text(words)
}

/// A string of the style sheet, with its quotes. Every character that is no letter or digit is written as its
/// number, so nothing can end the string, the rule or the `<style>` element.
pub fn css_string(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else if forbidden(c) {
            out.push('\u{fffd}');
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out.push('"');
    out
}

fn needs_care(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'') || forbidden(c)
}

fn escaped(mut out: String, c: char) -> String {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        c if forbidden(c) => out.push('\u{fffd}'),
        c => out.push(c),
    }
    out
}

/// Characters that HTML does not allow: controls, and code points that are no characters.
fn forbidden(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && c != '\t' && c != '\n') || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}
