//! The reading tools at the head of a page: text size, look, reading aloud.
//!
//! They are one small script, named by its hash in the content security policy, so that no other can run.
//! Without scripts the page is whole: the tools stay hidden.

use sha2::{Digest, Sha256};

use super::escape::{attribute, text};
use super::style::base64;
use crate::document::tree::{Document, ReadingLabels};

/// The script.
const SCRIPT: &str = include_str!("../../templates/style/reading.js");

/// The script as the policy names it.
pub fn source() -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(SCRIPT.as_bytes())))
}

/// Writes the bar of tools.
pub fn write(out: &mut String, document: &Document) {
    let ReadingLabels { tools, aloud, stop, smaller, larger, look } = &document.labels.reading;
    let button = |tool: &str, label: &str| {
        format!("<button type=\"button\" data-tool=\"{tool}\">{}</button>\n", text(label))
    };
    out.push_str(&format!("<aside class=\"tools\" aria-label=\"{}\" hidden>\n", attribute(tools)));
    out.push_str(&format!(
        "<button type=\"button\" data-tool=\"aloud\" aria-pressed=\"false\" data-start=\"{}\" data-stop=\"{}\" hidden>{}</button>\n",
        attribute(aloud),
        attribute(stop),
        text(aloud)
    ));
    out.push_str(&button("smaller", smaller));
    out.push_str(&button("larger", larger));
    out.push_str(&format!("<label>{} <select data-tool=\"look\">\n", text(look)));
    for look in &document.looks {
        let chosen = if look.style == document.style { " selected" } else { "" };
        out.push_str(&format!(
            "<option value=\"{}\"{chosen}>{}</option>\n",
            look.style.word(),
            text(&look.label)
        ));
    }
    out.push_str("</select></label>\n</aside>\n");
}

/// Writes the script.
pub fn write_script(out: &mut String) {
    out.push_str("<script>");
    out.push_str(SCRIPT);
    out.push_str("</script>\n");
}
