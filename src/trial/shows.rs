//! What each document must show by the guidance: `shows.yaml`, document by document.
//!
//! Every row names the entries of the register that ask for it. It holds of the case in which every field is
//! filled; a test holds the built-in set to it, so that no row asks what cannot be met.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::case::nodes::{Kind, NodeId, Nodes};
use crate::case::reading_yaml;
use crate::guidance::register::{Entry, register};

/// What a document must show.
#[derive(Debug, Default)]
pub struct Shows {
    /// How many headings it has that part it into sections; somebody who listens moves by them.
    pub sections: usize,
    /// How many marks of actions about sexual abuse.
    pub marks: usize,
    /// Whether the version of the plan stands at the foot of each page.
    pub version: bool,
    /// Fields and fixed words.
    pub rows: Vec<Row>,
    /// Where strangers see it: the parts of the case that it may show, and no others.
    pub only: Vec<String>,
}

/// One thing that a document must show.
#[derive(Debug)]
pub struct Row {
    /// What.
    pub item: Item,
    /// For one kind of plan alone; empty for both.
    pub plan: String,
    /// The entries of the register that ask for it.
    pub asked: Vec<&'static Entry>,
}

/// What it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Item {
    /// The text or the day of a field, by its path.
    Field(String),
    /// Fixed words, by their key.
    Words(String),
}

/// What each document must show, by its id.
pub fn shows() -> &'static BTreeMap<String, Shows> {
    static SHOWS: LazyLock<BTreeMap<String, Shows>> =
        LazyLock::new(|| parse(include_str!("shows.yaml")).unwrap_or_default());
    &SHOWS
}

fn parse(text: &str) -> Result<BTreeMap<String, Shows>, String> {
    let mut nodes = Nodes::default();
    let root = reading_yaml(&mut nodes, text)?;
    let documents = nodes.entries(root).iter();
    Ok(documents.map(|entry| (word(&nodes, entry.key), of_document(&nodes, entry.value))).collect())
}

fn of_document(nodes: &Nodes, at: NodeId) -> Shows {
    let number = |key: &str| word(nodes, nodes.child(at, key)).parse().unwrap_or_default();
    let rows = items(nodes, nodes.child(at, "shows")).into_iter().map(|row| {
        let field = word(nodes, nodes.child(row, "field"));
        let words = word(nodes, nodes.child(row, "words"));
        let asked = items(nodes, nodes.child(row, "asked")).into_iter();
        Row {
            item: if words.is_empty() { Item::Field(field) } else { Item::Words(words) },
            plan: word(nodes, nodes.child(row, "plan")),
            asked: asked.filter_map(|id| register().entry(&word(nodes, id))).collect(),
        }
    });
    Shows {
        sections: number("sections"),
        marks: number("marks"),
        version: word(nodes, nodes.child(at, "version")) == "yes",
        rows: rows.collect(),
        only: items(nodes, nodes.child(at, "only")).into_iter().map(|item| word(nodes, item)).collect(),
    }
}

fn word(nodes: &Nodes, node: NodeId) -> String {
    nodes.scalar(node).map(|(text, _)| text.to_owned()).unwrap_or_default()
}

fn items(nodes: &Nodes, node: NodeId) -> Vec<NodeId> {
    match nodes.get(node).map(|n| &n.kind) {
        Some(Kind::List(items)) => items.clone(),
        _ => Vec::new(),
    }
}

impl Item {
    /// Its name, as a template's author knows it.
    pub fn name(&self) -> &str {
        match self {
            Item::Field(path) => path,
            Item::Words(key) => key,
        }
    }

    /// The words by which a template prints it, the most telling last.
    pub fn in_templates(&self) -> Vec<String> {
        match self {
            Item::Words(key) => vec![key.rsplit('.').next().unwrap_or(key).to_owned()],
            Item::Field(path) => {
                let mut steps: Vec<String> = path.split('.').map(str::to_owned).collect();
                // A field is printed as `item.field`, or by a filter that is given its name.
                if let Some(last) = steps.last_mut().filter(|_| path.contains('.')) {
                    *last = format!(".{last}");
                }
                steps
            }
        }
    }
}
