//! The node tree: what stands in the case's files, each piece with its place.
//!
//! Everything that reads a case reads these nodes, and every message points at one of them.

use std::ops::Range;
use std::path::PathBuf;

/// A node's number in its [`Nodes`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// No node: the value is not written anywhere.
    pub const NONE: NodeId = NodeId(u32::MAX);

    /// Whether this is a node of the tree at all.
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// Its place among all nodes, for what is kept of each.
    pub(crate) fn number(self) -> usize {
        self.0 as usize
    }
}

impl Default for NodeId {
    fn default() -> Self {
        Self::NONE
    }
}

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Without quotation marks.
    Plain,
    /// In single or double quotation marks.
    Quoted,
    /// A literal block (`|`): line breaks are kept.
    Literal,
    /// A folded block (`>`): a line break in the value is a new paragraph.
    Folded,
}

/// One entry of a map.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The node of the key, a scalar.
    pub key: NodeId,
    /// The node of the value.
    pub value: NodeId,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A text, number, date or yes/no; all of them are text to YAML.
    Scalar {
        /// Where its text stands among those of all nodes; [`Nodes::scalar`] gives the text.
        words: Words,
        /// How it is written.
        style: Style,
    },
    /// A list (`- …`).
    List(Vec<NodeId>),
    /// Keys with values.
    Map(Vec<Entry>),
}

/// Where the text of a scalar, without its marks, stands among the texts of all nodes.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    from: u32,
    to: u32,
}

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which of the case's files.
    pub file: usize,
    /// Bytes from the file's start.
    pub bytes: Range<usize>,
}

/// One node. A case has thousands, so each is kept small.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// The list or map that holds it; [`NodeId::NONE`] for a root.
    pub parent: NodeId,
    file: u32,
    start: u32,
    end: u32,
}

impl Node {
    /// Where it stands.
    pub fn span(&self) -> Span {
        Span { file: self.file as usize, bytes: self.start as usize..self.end as usize }
    }
}

/// A number of bytes or files as a node keeps it; no file of a case has so many.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A step of a path.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// A key, as written.
    Key(&'a str),
    /// The id of an item of a list.
    Id(&'a str),
}

/// One file of a case, as read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path, as given by the user or found beside it.
    pub path: PathBuf,
    /// The text.
    pub text: String,
}

/// All nodes of a case, over all its files.
#[derive(Clone, Debug, Default)]
pub struct Nodes {
    nodes: Vec<Node>,
    /// The texts of all scalars, one after the other: each by itself would have to be asked for and given back.
    words: String,
    files: Vec<SourceFile>,
    /// What stands under keys that were written twice, and so is no entry, each with its map.
    twice: Vec<(NodeId, Entry)>,
    keys_are_known: bool,
}

impl Nodes {
    /// Adds a file and gives its number.
    pub fn add_file(&mut self, file: SourceFile) -> usize {
        self.files.push(file);
        self.files.len() - 1
    }

    /// The files, in the order in which they were read.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Tells that each key that was read is one that stands for something.
    pub(super) fn tell_keys_are_known(&mut self) {
        self.keys_are_known = true;
    }

    /// Whether each key is surely one that stands for something.
    pub fn keys_are_known(&self) -> bool {
        self.keys_are_known
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Makes room for the nodes of a text, about as many as it has, and for as many more: those of the minutes beside
    /// it come later, and to move all costs more than room.
    pub(super) fn make_room(&mut self, text: &str) {
        /// What a node takes up in a file, on average.
        const BYTES: usize = 24;
        self.nodes.reserve(2 * text.len() / BYTES);
        self.words.reserve(2 * text.len());
    }

    /// Adds a scalar whose parent is not known yet.
    pub(super) fn add_scalar(&mut self, value: &str, style: Style, span: Span) -> NodeId {
        let from = small(self.words.len());
        self.words.push_str(value);
        let words = Words { from, to: small(self.words.len()) };
        self.push(Kind::Scalar { words, style }, span)
    }

    /// Adds a list whose parent is not known yet.
    pub(super) fn add_list(&mut self, items: Vec<NodeId>, span: Span) -> NodeId {
        let id = self.next();
        for item in &items {
            self.nodes[item.0 as usize].parent = id;
        }
        self.push(Kind::List(items), span)
    }

    /// Adds a map whose parent is not known yet.
    pub(super) fn add_map(&mut self, entries: Vec<Entry>, span: Span) -> NodeId {
        let id = self.next();
        for entry in &entries {
            self.nodes[entry.key.0 as usize].parent = id;
            self.nodes[entry.value.0 as usize].parent = id;
        }
        self.push(Kind::Map(entries), span)
    }

    /// The number that the next node gets.
    fn next(&self) -> NodeId {
        NodeId(small(self.nodes.len()).min(u32::MAX - 1))
    }

    fn push(&mut self, kind: Kind, span: Span) -> NodeId {
        let id = self.next();
        let Span { file, bytes } = span;
        let (file, start, end) = (small(file), small(bytes.start), small(bytes.end));
        self.nodes.push(Node { kind, parent: NodeId::NONE, file, start, end });
        id
    }

    /// Throws away the nodes from a number on: those of a text that has to be read anew.
    pub(super) fn truncate(&mut self, len: usize) {
        let first_words = self.nodes.iter().skip(len).find_map(|node| match node.kind {
            Kind::Scalar { words, .. } => Some(words.from as usize),
            _ => None,
        });
        self.words.truncate(first_words.unwrap_or(self.words.len()));
        self.nodes.truncate(len);
        self.twice.retain(|(_, entry)| (entry.key.0 as usize) < len);
    }

    /// Tells what was written under a key for the second time, and so is no entry, in which map it stands.
    pub(super) fn adopt(&mut self, map: NodeId, doubled: Vec<Entry>) {
        for entry in doubled {
            self.nodes[entry.key.0 as usize].parent = map;
            self.twice.push((map, entry));
        }
    }

    /// What stands in a map under a key that is written there twice, and is not among its entries: the second of each.
    pub fn written_twice(&self, map: NodeId, key: &str) -> impl Iterator<Item = &Entry> {
        let here = self.twice.iter().filter(move |(within, _)| *within == map).map(|(_, entry)| entry);
        here.filter(move |entry| self.scalar(entry.key).is_some_and(|(written, _)| written == key))
    }

    /// A node; `None` for [`NodeId::NONE`].
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// The text of a scalar.
    pub fn scalar(&self, id: NodeId) -> Option<(&str, Style)> {
        match &self.get(id)?.kind {
            Kind::Scalar { words, style } => Some((self.text_of(*words), *style)),
            _ => None,
        }
    }

    fn text_of(&self, words: Words) -> &str {
        self.words.get(words.from as usize..words.to as usize).unwrap_or_default()
    }

    /// Whether nothing is written at this node (`due:` alone, or `due: ""`, or `~`).
    pub fn is_blank(&self, id: NodeId) -> bool {
        let scalar = self.scalar(id);
        // With the first letter it is known of nearly every text that it is none.
        let first = scalar.and_then(|(value, _)| value.as_bytes().first());
        if first.is_some_and(|first| first.is_ascii_graphic() && !matches!(first, b'~' | b'n')) {
            return false;
        }
        match scalar {
            Some((value, Style::Plain)) => matches!(value.trim(), "" | "~" | "null"),
            Some((value, _)) => value.trim().is_empty(),
            None => false,
        }
    }

    /// The entries of a map; none if it is no map.
    pub fn entries(&self, id: NodeId) -> &[Entry] {
        match self.get(id).map(|n| &n.kind) {
            Some(Kind::Map(entries)) => entries,
            _ => &[],
        }
    }

    /// The entry of a map with this key.
    pub fn entry(&self, id: NodeId, key: &str) -> Option<Entry> {
        self.entries(id).iter().copied().find(|e| self.scalar(e.key).is_some_and(|(k, _)| k == key))
    }

    /// The value under a key of a map, or [`NodeId::NONE`].
    pub fn child(&self, id: NodeId, key: &str) -> NodeId {
        self.entry(id, key).map_or(NodeId::NONE, |e| e.value)
    }

    /// Adds an entry to a map: a part of a case joins the whole.
    pub(super) fn push_entry(&mut self, map: NodeId, entry: Entry) {
        if let Some(Node { kind: Kind::Map(entries), .. }) = self.nodes.get_mut(map.0 as usize) {
            entries.push(entry);
            self.nodes[entry.key.0 as usize].parent = map;
            self.nodes[entry.value.0 as usize].parent = map;
        }
    }

    /// Adds an item to a list.
    pub(super) fn push_item(&mut self, list: NodeId, item: NodeId) {
        if let Some(Node { kind: Kind::List(items), .. }) = self.nodes.get_mut(list.0 as usize) {
            items.push(item);
            self.nodes[item.0 as usize].parent = list;
        }
    }

    /// The path of a node, items of a list named by their id: `actions[id=a3].due`.
    ///
    /// An item without an id of its own is named by its number, counted from 1.
    pub fn path(&self, id: NodeId) -> String {
        self.path_without(id, &|_| false)
    }

    /// The same, each key and each id that `tells` too much named by its number, too.
    pub fn path_without(&self, id: NodeId, tells: &dyn Fn(Step<'_>) -> bool) -> String {
        let mut steps = Vec::new();
        let mut here = id;
        while let Some(parent) = self.get(here).map(|n| n.parent).filter(|p| p.is_some()) {
            match self.get(parent).map(|n| &n.kind) {
                Some(Kind::Map(entries)) => {
                    let entry = entries.iter().find(|e| e.value == here);
                    // What is no value here is a key.
                    if let Some((key, _)) = self.scalar(entry.map_or(here, |e| e.key)) {
                        let number = entries.iter().position(|e| e.value == here || e.key == here);
                        let number = number.map_or(entries.len() + 1, |n| n + 1);
                        let hidden = tells(Step::Key(key));
                        steps.push(if hidden { format!("[{number}]") } else { format!(".{key}") });
                    }
                }
                Some(Kind::List(items)) => steps.push(self.step_into(items, here, tells)),
                _ => {}
            }
            here = parent;
        }
        let path: String = steps.iter().rev().map(String::as_str).collect();
        path.trim_start_matches('.').to_owned()
    }

    fn step_into(&self, items: &[NodeId], item: NodeId, tells: &dyn Fn(Step<'_>) -> bool) -> String {
        let id_of = |node| self.scalar(self.child(node, "id")).map(|(id, _)| id.trim());
        let number = items.iter().position(|i| *i == item).unwrap_or_default() + 1;
        match id_of(item).filter(|id| !id.is_empty()) {
            Some(id)
                if !tells(Step::Id(id)) && items.iter().filter(|i| id_of(**i) == Some(id)).count() == 1 =>
            {
                format!("[id={id}]")
            }
            _ => format!("[{number}]"),
        }
    }
}
