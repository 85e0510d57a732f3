//! The theme: colours, fonts and sizes, read from `templates/theme.yaml`.

use std::collections::BTreeMap;

use super::kinds;
use crate::case::nodes::{Kind, NodeId, Nodes, SourceFile};
use crate::case::reading_yaml;

/// Colours by name, fonts and sizes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// Colours on paper and on a light screen: name to `#rrggbb`.
    pub light: BTreeMap<String, String>,
    /// Colours on a dark screen.
    pub dark: BTreeMap<String, String>,
    /// Names of fonts, the first that has a letter is used.
    pub fonts: Vec<String>,
    /// Size of the text in points.
    pub size: f32,
    /// Space between the base lines, as a multiple of the size.
    pub spacing: f32,
}

/// The form of a document: its sizes, spacing and colours. Each is laid out anew.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Style {
    /// Clear print, 12 point.
    #[default]
    Standard,
    /// 18 point.
    Large,
    /// 24 point.
    Giant,
    /// For people with dyslexia: 14 point, wide spacing, a cream ground.
    Dyslexia,
    /// Black on white, white on black.
    Contrast,
}

impl Style {
    /// All of them.
    pub const ALL: [Style; 5] =
        [Style::Standard, Style::Large, Style::Giant, Style::Dyslexia, Style::Contrast];

    /// The word for it, on the command line and in file names.
    pub fn word(self) -> &'static str {
        match self {
            Style::Standard => "standard",
            Style::Large => "large-print",
            Style::Giant => "giant-print",
            Style::Dyslexia => "dyslexia",
            Style::Contrast => "high-contrast",
        }
    }
}

/// What is wrong with a theme.
#[derive(Debug, thiserror::Error)]
#[error("the theme {0}")]
pub struct ThemeError(String);

impl Theme {
    /// Reads a theme in the form of a style: what stands under `styles` for it takes the place of the rest.
    ///
    /// # Errors
    /// When it is not YAML, or a value is missing or cannot be used.
    pub fn parse(text: &str, style: Style) -> Result<Theme, ThemeError> {
        let (nodes, root) = read(text)?;
        Theme::of(&nodes, root, style, NodeId::NONE)
    }

    /// Reads the themes of all styles: that of most documents under no name, and those of documents with sizes
    /// of their own under their names.
    ///
    /// # Errors
    /// As for [`Theme::parse`].
    pub fn all(text: &str) -> Result<BTreeMap<(Style, String), Theme>, ThemeError> {
        let (nodes, root) = read(text)?;
        let documents = nodes.child(root, "documents");
        let mut found = BTreeMap::new();
        for style in Style::ALL {
            found.insert((style, String::new()), Theme::of(&nodes, root, style, NodeId::NONE)?);
            for kind in kinds() {
                let own = nodes.child(documents, kind.id);
                if own.is_some() {
                    found.insert((style, kind.id.to_owned()), Theme::of(&nodes, root, style, own)?);
                }
            }
        }
        Ok(found)
    }

    /// The theme of a style for a document with values of its own.
    fn of(nodes: &Nodes, root: NodeId, style: Style, document: NodeId) -> Result<Theme, ThemeError> {
        let own = nodes.child(nodes.child(root, "styles"), style.word());
        let written = |of: NodeId, key: &str| nodes.scalar(nodes.child(of, key)).map(|(v, _)| v.to_owned());
        // A document may have larger letters than others, and a style may ask for larger ones still.
        let number = |key: &str| {
            let given: Vec<String> = [own, document].into_iter().filter_map(|of| written(of, key)).collect();
            let given = if given.is_empty() { written(root, key).into_iter().collect() } else { given };
            let numbers: Option<Vec<f32>> = given.iter().map(|v| v.parse().ok()).collect();
            numbers
                .and_then(|all| all.into_iter().reduce(f32::max))
                .ok_or_else(|| ThemeError(format!("needs a number under `{key}`")))
        };
        let colours = |key: &str| -> Result<BTreeMap<String, String>, ThemeError> {
            let mut all = colours(nodes, nodes.child(root, key))?;
            all.extend(colours(nodes, nodes.child(document, key))?);
            all.extend(colours(nodes, nodes.child(own, key))?);
            Ok(all)
        };
        Ok(Theme {
            light: colours("light")?,
            dark: colours("dark")?,
            fonts: list(nodes, nodes.child(root, "fonts")),
            size: number("size")?,
            spacing: number("spacing")?,
        })
    }
}

fn read(text: &str) -> Result<(Nodes, NodeId), ThemeError> {
    let mut nodes = Nodes::default();
    nodes.add_file(SourceFile { path: "theme.yaml".into(), text: text.to_owned() });
    let root = reading_yaml(&mut nodes, text).map_err(ThemeError)?;
    Ok((nodes, root))
}

fn list(nodes: &Nodes, node: NodeId) -> Vec<String> {
    match nodes.get(node).map(|n| &n.kind) {
        Some(Kind::List(items)) => {
            items.iter().filter_map(|i| nodes.scalar(*i)).map(|(v, _)| v.to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

fn colours(nodes: &Nodes, node: NodeId) -> Result<BTreeMap<String, String>, ThemeError> {
    let mut colours = BTreeMap::new();
    for entry in nodes.entries(node) {
        if let (Some((name, _)), Some((value, _))) = (nodes.scalar(entry.key), nodes.scalar(entry.value)) {
            let hex = value.strip_prefix('#').unwrap_or_default();
            if hex.len() != 6 || !hex.chars().all(|c| c.is_ascii_hexdigit()) {
                return Err(ThemeError(format!(
                    "says `{value}` for `{name}`; a colour is written as '#1d4ed8'"
                )));
            }
            colours.insert(name.to_owned(), value.to_lowercase());
        }
    }
    Ok(colours)
}
