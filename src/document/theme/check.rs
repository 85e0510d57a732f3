//! The keys and values of a theme, each told of where it is wrong.

use super::colour::parts;
use super::layers::{Layer, Layers};
use super::{Style, logo};
use crate::case::nodes::{Kind, NodeId};
use crate::case::reading::nearest;
use crate::document::faults::{Fault, THEME_KEY, THEME_VALUE};

/// The keys of a theme.
const KEYS: [&str; 10] =
    ["fonts", "size", "spacing", "logo", "header", "footer", "light", "dark", "styles", "documents"];
/// The keys of a style, or of a document with values of its own.
const PART_KEYS: [&str; 4] = ["size", "spacing", "light", "dark"];

/// Clear print has letters of this many points at least; a page has no room for more than the other.
const SIZES: (f32, f32) = (12.0, 40.0);
/// The space between base lines, as a multiple of the size.
const SPACINGS: (f32, f32) = (1.5, 2.5);

/// Everything that is wrong with the keys and values of an authority's theme.
pub(super) fn check(layers: &Layers, documents: &[&str], languages: &[&str]) -> Vec<Fault> {
    let colours: Vec<String> =
        layers.all.first().map(|built_in| names(built_in, built_in.at(&["light"]))).unwrap_or_default();
    let mut faults = Vec::new();
    for layer in layers.all.iter().filter(|layer| layer.is_own) {
        let mut check = Check { layer, colours: &colours, languages, faults: &mut faults };
        check.theme(documents);
    }
    faults
}

/// The keys of a map.
fn names(layer: &Layer, node: NodeId) -> Vec<String> {
    let entries = layer.nodes.entries(node).iter();
    entries.filter_map(|e| layer.nodes.scalar(e.key)).map(|(name, _)| name.to_owned()).collect()
}

struct Check<'a> {
    layer: &'a Layer,
    colours: &'a [String],
    languages: &'a [&'a str],
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn value(&mut self, node: NodeId, message: String, help: &str) {
        self.faults.push(self.layer.fault(&THEME_VALUE, node, message, help));
    }

    /// The entries of a map, its unknown keys told of: name and value.
    fn entries(&mut self, node: NodeId, what: &str, known: &[&str]) -> Vec<(String, NodeId)> {
        let nodes = &self.layer.nodes;
        if !node.is_some() || nodes.is_blank(node) {
            return Vec::new();
        }
        if !matches!(nodes.get(node).map(|n| &n.kind), Some(Kind::Map(_))) {
            let help = format!("write its parts below it, such as `{}:`", known.first().unwrap_or(&""));
            self.value(node, format!("{what} has keys of its own"), &help);
            return Vec::new();
        }
        let mut found = Vec::new();
        for entry in nodes.entries(node).to_vec() {
            let Some((key, _)) = self.layer.nodes.scalar(entry.key) else { continue };
            if known.contains(&key) {
                found.push((key.to_owned(), entry.value));
                continue;
            }
            let help = match nearest(key, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    let all: Vec<String> = known.iter().map(|k| format!("`{k}`")).collect();
                    format!("it can have {}", all.join(", "))
                }
            };
            let message = format!("{what} has no key `{key}`");
            self.faults.push(self.layer.fault(&THEME_KEY, entry.key, message, help));
        }
        found
    }

    fn theme(&mut self, documents: &[&str]) {
        for (key, node) in self.entries(self.layer.root, "a theme", &KEYS) {
            match key.as_str() {
                "fonts" => self.fonts(node),
                "logo" => self.logo(node),
                "header" | "footer" => self.in_languages(node, &key),
                "styles" => {
                    let known = Style::ALL.map(Style::word);
                    for (name, style) in self.entries(node, "`styles`", &known) {
                        self.part(style, &format!("the style `{name}`"));
                    }
                }
                "documents" => {
                    for (name, document) in self.entries(node, "`documents`", documents) {
                        self.part(document, &format!("the document `{name}`"));
                    }
                }
                other => self.size_or_colours(other, node),
            }
        }
    }

    fn part(&mut self, node: NodeId, what: &str) {
        for (key, node) in self.entries(node, what, &PART_KEYS) {
            self.size_or_colours(&key, node);
        }
    }

    fn size_or_colours(&mut self, key: &str, node: NodeId) {
        match key {
            "size" => {
                self.number(node, "the size of letters", SIZES, "points; clear print asks for 12 at least")
            }
            "spacing" => {
                self.number(
                    node,
                    "the space between lines",
                    SPACINGS,
                    "times the size; readers ask for 1.5 at least",
                );
            }
            _ => self.palette(node, key),
        }
    }

    fn number(&mut self, node: NodeId, what: &str, (least, most): (f32, f32), unit: &str) {
        let written = self.layer.nodes.scalar(node).map(|(value, _)| value.trim());
        let number: Option<f32> = written.and_then(|value| value.parse().ok());
        if !number.is_some_and(|n| (least..=most).contains(&n)) {
            let written = written.unwrap_or("this").to_owned();
            let message = format!("{what} cannot be `{written}`");
            self.value(node, message, &format!("write a number from {least} to {most}: {unit}"));
        }
    }

    fn palette(&mut self, node: NodeId, key: &str) {
        let known: Vec<&str> = self.colours.iter().map(String::as_str).collect();
        for (name, node) in self.entries(node, &format!("`{key}`"), &known) {
            let written = self.layer.nodes.scalar(node).map(|(value, _)| value.to_owned());
            if written.as_deref().and_then(parts).is_some() {
                continue;
            }
            let written = written.filter(|w| !w.trim().is_empty() && w != "~");
            // Without quotation marks a number sign begins a comment.
            let help = "write six digits after a number sign, in quotation marks: '#14506b'";
            let message = match written {
                Some(written) => format!("`{name}` cannot be the colour `{written}`"),
                None => format!("`{name}` has no colour behind it"),
            };
            self.value(node, message, help);
        }
    }

    fn fonts(&mut self, node: NodeId) {
        let items = match self.layer.nodes.get(node).map(|n| &n.kind) {
            Some(Kind::List(items)) => items.clone(),
            _ => Vec::new(),
        };
        if items.is_empty() {
            let help = "write their names in brackets: fonts: [Atkinson Hyperlegible Next]";
            self.value(node, "`fonts` is a list of names".to_owned(), help);
        }
        for item in items.into_iter().filter(|i| self.layer.nodes.is_blank(*i)) {
            self.value(item, "here is no name of a font".to_owned(), "write the name of its family");
        }
    }

    fn logo(&mut self, node: NodeId) {
        let entries = self.entries(node, "`logo`", &["file", "alt", "height"]);
        let of = |key: &str| entries.iter().find(|(name, _)| name == key).map(|(_, node)| *node);
        if of("file").is_none() {
            let help = "name a file of the set: `file: logo.svg`";
            self.value(node, "the logo has no `file`".to_owned(), help);
        }
        match of("alt") {
            Some(alt) => self.in_languages(alt, "alt"),
            None => {
                let help = "say what those hear who cannot see it: `alt: {en: Northshire Council, cy: Cyngor Northshire}`";
                self.value(node, "the logo has no `alt`".to_owned(), help);
            }
        }
        if let Some(height) = of("height") {
            self.number(height, "the height of the logo", logo::HEIGHTS, "millimetres");
        }
    }

    /// Words that are the same in all languages, or given for each.
    fn in_languages(&mut self, node: NodeId, key: &str) {
        let nodes = &self.layer.nodes;
        if nodes.is_blank(node) {
            let help = "write words behind it, or take the key out";
            self.value(node, format!("`{key}` has no words"), help);
            return;
        }
        if nodes.scalar(node).is_some() {
            return;
        }
        let languages = self.languages.to_vec();
        let given = self.entries(node, &format!("`{key}`"), &languages);
        for (language, words) in &given {
            if self.layer.nodes.is_blank(*words) || self.layer.nodes.scalar(*words).is_none() {
                self.value(*words, format!("`{key}` has no words in `{language}`"), "write a line of text");
            }
        }
        for language in languages.iter().filter(|l| !given.iter().any(|(name, _)| name == *l)) {
            let message = format!("`{key}` has no words in `{language}`, in which documents are made");
            let help = format!("add `{language}: …`, or write one text for all languages: `{key}: …`");
            self.value(node, message, &help);
        }
    }
}
