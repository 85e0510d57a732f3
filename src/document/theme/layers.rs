//! The files of a theme over each other: what the last of them says counts, key by key.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Style;
use crate::case::nodes::{Kind, NodeId, Nodes};
use crate::case::read_yaml;
use crate::document::faults::{Fault, FaultKind, THEME_UNREADABLE};

/// One file of a theme.
pub(super) struct Layer {
    pub origin: String,
    pub nodes: Nodes,
    pub root: NodeId,
    /// Whether it is an authority's, and not the built-in one.
    pub is_own: bool,
}

/// A value with where it is written.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub value: String,
    pub layer: usize,
    pub bytes: Range<usize>,
    pub is_own: bool,
}

/// All files of a theme, the built-in one first.
pub(super) struct Layers {
    pub all: Vec<Layer>,
}

impl Layers {
    /// Reads the files; what cannot be read is a fault.
    pub(super) fn read(files: &[(&str, &str)], faults: &mut Vec<Fault>) -> Layers {
        let mut all = Vec::new();
        for (number, (origin, text)) in files.iter().enumerate() {
            let mut nodes = Nodes::default();
            let (root, wrong) = read_yaml(&mut nodes, origin, text);
            faults.extend(
                wrong.into_iter().map(|w| Fault::new(&THEME_UNREADABLE, origin, w.bytes, w.message, w.help)),
            );
            all.push(Layer { origin: (*origin).to_owned(), nodes, root, is_own: number > 0 });
        }
        Layers { all }
    }

    pub(super) fn origin(&self, layer: usize) -> &str {
        self.all.get(layer).map_or("theme.yaml", |l| &l.origin)
    }

    /// The value at a path: in the last file that has one.
    pub(super) fn value(&self, path: &[&str]) -> Option<Spot> {
        self.all.iter().enumerate().rev().find_map(|(number, layer)| {
            let node = layer.at(path);
            let (value, _) = layer.nodes.scalar(node)?;
            Some(layer.spot(number, node, value))
        })
    }

    /// The items of the list at a path: of the last file that has it.
    pub(super) fn list(&self, path: &[&str]) -> Vec<Spot> {
        let found = self.all.iter().enumerate().rev().find(|(_, layer)| layer.at(path).is_some());
        let Some((number, layer)) = found else { return Vec::new() };
        let items = match layer.nodes.get(layer.at(path)).map(|n| &n.kind) {
            Some(Kind::List(items)) => items.as_slice(),
            _ => &[],
        };
        let spot = |item: &NodeId| Some(layer.spot(number, *item, layer.nodes.scalar(*item)?.0));
        items.iter().filter_map(spot).collect()
    }

    /// The last file that has something at a path, and the node.
    pub(super) fn last(&self, path: &[&str]) -> Option<(&Layer, NodeId)> {
        let mut found = self.all.iter().rev().map(|layer| (layer, layer.at(path)));
        found.find(|(_, node)| node.is_some())
    }

    /// The colours of a style, for a document that may have colours of its own.
    pub(super) fn colours(&self, key: &str, style: Style, document: Option<&str>) -> BTreeMap<String, Spot> {
        let mut colours = BTreeMap::new();
        let paths = [
            Some(vec![key]),
            document.map(|document| vec!["documents", document, key]),
            Some(vec!["styles", style.word(), key]),
        ];
        for path in paths.into_iter().flatten() {
            for (number, layer) in self.all.iter().enumerate() {
                for entry in layer.nodes.entries(layer.at(&path)) {
                    if let (Some((name, _)), Some((value, _))) =
                        (layer.nodes.scalar(entry.key), layer.nodes.scalar(entry.value))
                    {
                        let spot = layer.spot(number, entry.value, &value.to_lowercase());
                        colours.insert(name.to_owned(), spot);
                    }
                }
            }
        }
        colours
    }
}

impl Layer {
    /// The node at a path.
    pub(super) fn at(&self, path: &[&str]) -> NodeId {
        path.iter().fold(self.root, |node, key| self.nodes.child(node, key))
    }

    fn spot(&self, layer: usize, node: NodeId, value: &str) -> Spot {
        Spot { value: value.to_owned(), layer, bytes: self.bytes(node), is_own: self.is_own }
    }

    /// Where a node stands.
    pub(super) fn bytes(&self, node: NodeId) -> Range<usize> {
        self.nodes.get(node).map(|n| n.span().bytes).unwrap_or_default()
    }

    /// A fault at a node.
    pub(super) fn fault(
        &self,
        kind: &'static FaultKind,
        node: NodeId,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Fault {
        Fault::new(kind, &self.origin, self.bytes(node), message, help)
    }
}
