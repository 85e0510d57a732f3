//! An authority's style sheet for HTML: it changes how a page looks, and neither loads nor hides anything.

use std::ops::Range;

use crate::document::faults::{Fault, STYLE_SHEET};

/// Colours in which words may be written; their contrast on every ground is checked in theme.yaml.
const FRONTS: [&str; 4] = ["ink", "accent", "inherit", "currentcolor"];
/// Grounds on which words may stand.
const GROUNDS: [&str; 6] = ["paper", "accent-soft", "good-soft", "sun-soft", "berry-soft", "transparent"];

/// A declaration: the property and its value, each with its place.
struct Declaration<'a> {
    property: &'a str,
    value: &'a str,
    bytes: Range<usize>,
}

/// Everything that is wrong with a style sheet.
pub(super) fn faults(file: &str, rules: &str) -> Vec<Fault> {
    let plain = without_comments(rules);
    let mut found = Vec::new();
    let mut tell = |bytes: Range<usize>, message: String, help: &str| {
        found.push(Fault::new(&STYLE_SHEET, file, bytes, message, help));
    };
    for (at, mark) in
        ["@import", "@font-face", "@namespace", "@charset"].iter().flat_map(|m| places(&plain, m))
    {
        let message = format!("`{mark}` brings in something from elsewhere");
        tell(at..at + mark.len(), message, "a page needs nothing but itself: write the rules here");
    }
    for (at, mark) in ["url(", "src(", "image-set(", "image("].iter().flat_map(|m| places(&plain, m)) {
        tell(
            at..at + mark.len(),
            format!("`{mark}…)` loads something"),
            "a page needs nothing but itself; a logo stands in theme.yaml",
        );
    }
    if let Some(at) = plain.find("</").or_else(|| plain.find("<!--")) {
        tell(at..at + 2, "a style sheet holds no HTML".to_owned(), "take it out");
    }
    if plain.matches('{').count() != plain.matches('}').count() {
        let at = plain.rfind('{').unwrap_or(0);
        tell(
            at..at + 1,
            "there are not as many closing braces as opening ones".to_owned(),
            "end each rule with `}`",
        );
    }
    for declaration in declarations(&plain) {
        if let Some((message, help)) = slip(&declaration) {
            tell(declaration.bytes, message, help);
        }
    }
    found
}

/// Why a declaration cannot stand.
fn slip(declaration: &Declaration<'_>) -> Option<(String, &'static str)> {
    let property = declaration.property.to_lowercase();
    let value = declaration.value.to_lowercase().replace("!important", "");
    let value = value.trim();
    let hides = match property.as_str() {
        "display" => value == "none",
        "visibility" => value != "visible",
        "content-visibility" => value != "visible",
        "opacity" | "font-size" | "max-height" | "max-block-size" | "max-width" | "max-inline-size"
        | "line-height" | "zoom" | "scale" => {
            let number: String = value.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            let number: Option<f32> = number.parse().ok();
            number == Some(0.0) || property == "opacity" && number.is_some_and(|n| n < 1.0)
        }
        "clip" | "clip-path" | "mask" | "filter" | "backdrop-filter" | "mix-blend-mode" => value != "none",
        "text-indent" | "margin" | "margin-left" | "margin-inline-start" | "left" | "top" => {
            value.contains("-9")
        }
        _ => false,
    };
    if hides {
        let what = format!("`{property}: {}` could hide a part of a document", declaration.value.trim());
        return Some((what, "what a document must not say is left out in its template"));
    }
    if property == "content" && !matches!(value, "none" | "normal" | "\"\"" | "''") {
        return Some((
            "a style sheet adds no words, which would be in no PDF".to_owned(),
            "write them in a template or in theme.yaml, under `header` or `footer`",
        ));
    }
    if property == "position" && matches!(value, "fixed" | "absolute") {
        return Some((
            format!("`position: {value}` lays one thing over another"),
            "leave things in their order; change their margins",
        ));
    }
    if property == "font-style" && value != "normal" || property == "text-transform" && value != "none" {
        return Some((
            format!("`{property}: {value}` makes words hard to read"),
            "use `font-weight: 700` for strong words",
        ));
    }
    if property == "text-align" && value == "justify" {
        return Some((
            "justified lines have gaps that make words hard to read".to_owned(),
            "write `text-align: start`",
        ));
    }
    colour_slip(&property, value)
}

/// Colours stand in theme.yaml, where their contrast is checked.
fn colour_slip(property: &str, value: &str) -> Option<(String, &'static str)> {
    const IN_THEME: &str =
        "change the colour in theme.yaml, where its contrast is checked, and name it here: `var(--accent)`";
    if property.starts_with("--") {
        return Some((format!("`{property}` sets what the theme sets"), IN_THEME));
    }
    let named = |value: &str| value.trim_start_matches("var(--").trim_end_matches(')').trim().to_owned();
    let is_front =
        matches!(property, "color" | "-webkit-text-fill-color" | "fill" | "-webkit-text-stroke-color");
    if is_front && !FRONTS.contains(&named(value).as_str()) {
        return Some((
            format!("words in `{value}` may be hard to read"),
            "write `var(--ink)` or `var(--accent)`; other colours are set in theme.yaml, where their contrast is checked",
        ));
    }
    if matches!(property, "background" | "background-color") {
        let value = named(value);
        if !GROUNDS.contains(&value.as_str()) && value != "none" {
            return Some((
                format!("words on `{value}` may be hard to read"),
                "write `var(--paper)` or `var(--accent-soft)`; other colours are set in theme.yaml, where their contrast is checked",
            ));
        }
    }
    let brings = value.contains('#')
        || ["rgb(", "rgba(", "hsl(", "hwb(", "lab(", "lch(", "oklch(", "color("]
            .iter()
            .any(|f| value.contains(f));
    brings.then(|| (format!("`{property}` brings in a colour of its own"), IN_THEME))
}

/// Blanks in the place of comments, so that every byte keeps its place.
fn without_comments(rules: &str) -> String {
    let mut plain = String::with_capacity(rules.len());
    let mut rest = rules;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        let comment = after.find("*/").map_or(after.len(), |end| end + 2);
        plain.extend(std::iter::repeat_n(' ', comment + 2));
        rest = &after[comment..];
    }
    plain.push_str(rest);
    plain
}

fn places<'m>(text: &str, mark: &&'m str) -> Vec<(usize, &'m str)> {
    text.to_ascii_lowercase().match_indices(*mark).map(|(at, _)| (at, *mark)).collect()
}

/// What is declared: the pieces between braces and semicolons that have a colon.
fn declarations(plain: &str) -> Vec<Declaration<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in plain.char_indices().chain(std::iter::once((plain.len(), '}'))) {
        if !matches!(mark, '{' | '}' | ';') {
            continue;
        }
        // What stands before an opening brace is a selector.
        if mark != '{'
            && let Some((property, value)) = plain[start..at].split_once(':')
        {
            let from = start + (property.len() - property.trim_start().len());
            let to = start + property.len() + 1 + value.trim_end().len();
            found.push(Declaration { property: property.trim(), value: value.trim(), bytes: from..to });
        }
        start = (at + mark.len_utf8()).min(plain.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_that_only_changes_the_look_is_good() {
        let rules = "/* ours: url( */\nh1 { letter-spacing: 0; color: var(--accent); }\n@media print { .card { border-radius: 0 } }\n.notice { background: var(--accent-soft) }";
        assert_eq!(faults("style.css", rules), []);
    }

    #[test]
    fn what_hides_loads_or_recolours_is_told_with_its_place() {
        for (rule, part) in [
            (".badge-abuse { display: none }", "display: none"),
            (".badge-abuse { DISPLAY:NONE !important }", "DISPLAY:NONE !important"),
            ("p { color: #999 }", "color: #999"),
            ("p { color: var(--line) }", "color: var(--line)"),
            ("p { font-size: 0.0em }", "font-size: 0.0em"),
            ("p { opacity: 0.2 }", "opacity: 0.2"),
            (":root { --ink: #999999 }", "--ink: #999999"),
            ("p { background: url(https://example.org/x.png) }", "url("),
            ("@import 'x.css';", "@import"),
            ("p::after { content: 'x' }", "content: 'x'"),
        ] {
            let found = faults("style.css", rule);
            assert!(found.iter().any(|f| &rule[f.bytes.clone()] == part), "{rule}: {found:?}");
        }
    }
}
