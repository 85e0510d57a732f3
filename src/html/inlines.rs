//! Pieces of a line.

use crate::case::values::Language;
use crate::document::tree::{BadgeKind, Inline, Words};
use crate::document::whole;

use super::escape::{attribute, text};

/// Writes the pieces of lines of a document in one language.
#[derive(Clone, Copy)]
pub struct Inlines<'a> {
    /// The language of the document.
    pub language: &'a Language,
}

impl Inlines<'_> {
    /// The pieces with all that they are.
    pub fn write(self, out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.words(out, words),
                Inline::Strong(inner) => {
                    out.push_str("<strong>");
                    self.write(out, inner);
                    out.push_str("</strong>");
                }
                Inline::Link { href, content } => match safe_target(href) {
                    Some(target) => {
                        out.push_str(&format!("<a href=\"{}\">", attribute(target)));
                        self.write(out, content);
                        out.push_str("</a>");
                    }
                    None => self.write(out, content),
                },
                Inline::Badge { kind, content } => {
                    out.push_str(&format!("<span class=\"badge badge-{}\">", badge_name(*kind)));
                    out.push_str(&icon(kind.icon()));
                    out.push_str("<span>");
                    self.write(out, content);
                    out.push_str("</span></span>");
                }
                Inline::Break => out.push_str("<br>"),
                Inline::Part => out.push_str("<span class=\"part\"></span>\n"),
            }
        }
    }

    /// The words alone, for a place that is a link already.
    pub fn write_words(self, out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.words(out, words),
                Inline::Strong(inner)
                | Inline::Link { content: inner, .. }
                | Inline::Badge { content: inner, .. } => self.write_words(out, inner),
                Inline::Break | Inline::Part => out.push(' '),
            }
        }
    }

    fn words(self, out: &mut String, words: &Words) {
        match &words.language {
            Some(language) if language != self.language => {
                out.push_str("<span");
                language_attributes(out, language, Some(self.language));
                out.push('>');
                letters(out, &words.text);
                out.push_str("</span>");
            }
            _ => letters(out, &words.text),
        }
    }
}

/// Words, with what stays together in boxes of their own.
fn letters(out: &mut String, words: &str) {
    let mut from = 0;
    for part in whole::parts(words) {
        out.push_str(&text(&words[from..part.start]));
        out.push_str(&format!("<span class=\"whole\">{}</span>", text(&words[part.clone()])));
        from = part.end;
    }
    out.push_str(&text(&words[from..]));
}

/// ` lang="…"`, and the direction of writing where it is not that of the words around.
pub fn language_attributes(out: &mut String, language: &Language, around: Option<&Language>) {
    out.push_str(&format!(" lang=\"{}\"", attribute(language.tag())));
    match (language.is_right_to_left(), around.is_some_and(Language::is_right_to_left)) {
        (true, false) => out.push_str(" dir=\"rtl\""),
        (false, true) => out.push_str(" dir=\"ltr\""),
        _ => {}
    }
}

/// The target of a link, if it is of a kind that a document may hold. Anything else, such as `javascript:` or a
/// file of the machine, is no link.
pub fn safe_target(href: &str) -> Option<&str> {
    if href.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let starts = |prefix: &str| {
        href.get(..prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix)) && href.len() > prefix.len()
    };
    ["https://", "mailto:", "tel:", "#"].into_iter().any(starts).then_some(href)
}

fn badge_name(kind: BadgeKind) -> &'static str {
    match kind {
        BadgeKind::Abuse => "abuse",
        BadgeKind::Done => "done",
        BadgeKind::Better => "better",
        BadgeKind::Same => "same",
        BadgeKind::Late => "late",
        BadgeKind::Plain => "plain",
    }
}

/// The drawing of an icon; silent, since words always stand beside it.
pub fn icon(name: Option<&str>) -> String {
    let file = match name {
        Some("shield") => include_str!("../../templates/icons/shield.svg"),
        Some("check") => include_str!("../../templates/icons/check.svg"),
        Some("trending-up") => include_str!("../../templates/icons/trending-up.svg"),
        Some("minus") => include_str!("../../templates/icons/minus.svg"),
        Some("alert") => include_str!("../../templates/icons/alert.svg"),
        _ => return String::new(),
    };
    let paths: String = file.lines().map(str::trim).filter(|line| line.starts_with("<path")).collect();
    format!("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{paths}</svg>")
}
