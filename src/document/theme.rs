//! The theme: colours, fonts and sizes, read from `templates/theme.yaml`.

use std::collections::BTreeMap;

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

/// What is wrong with a theme.
#[derive(Debug, thiserror::Error)]
#[error("the theme {0}")]
pub struct ThemeError(String);

impl Theme {
    /// Reads a theme.
    ///
    /// # Errors
    /// When it is not YAML, or a value is missing or cannot be used.
    pub fn parse(text: &str) -> Result<Theme, ThemeError> {
        let mut nodes = Nodes::default();
        nodes.add_file(SourceFile { path: "theme.yaml".into(), text: text.to_owned() });
        let root = reading_yaml(&mut nodes, text).map_err(ThemeError)?;
        let scalar = |key: &str| nodes.scalar(nodes.child(root, key)).map(|(v, _)| v.to_owned());
        let number = |key: &str| {
            scalar(key)
                .and_then(|v| v.parse::<f32>().ok())
                .ok_or_else(|| ThemeError(format!("needs a number under `{key}`")))
        };
        Ok(Theme {
            light: colours(&nodes, nodes.child(root, "light"))?,
            dark: colours(&nodes, nodes.child(root, "dark"))?,
            fonts: list(&nodes, nodes.child(root, "fonts")),
            size: number("size")?,
            spacing: number("spacing")?,
        })
    }
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
