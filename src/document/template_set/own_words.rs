//! The words of a set against the built-in ones: a key that is not known, a gap that nothing fills.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Faults, UNKNOWN_WORD, WRONG_WORD};
use super::links::literals;
use crate::case::Place;
use crate::case::nodes::{Kind, NodeId, Nodes, SourceFile};
use crate::case::reading::nearest;
use crate::case::reading_yaml;
use crate::document::faults::source::{Piece, inner, pieces};
use crate::locale::{VARIANTS, gaps_of};

/// The built-in words of English, by their keys: every other language has the same.
pub(super) struct Known {
    nodes: Nodes,
    keys: BTreeMap<String, NodeId>,
}

impl Known {
    /// From the files of the built-in set.
    pub(super) fn of<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Known {
        let mut nodes = Nodes::default();
        let mut keys = BTreeMap::new();
        for (name, text) in files {
            nodes.add_file(SourceFile { path: name.into(), text: text.to_owned() });
            // The built-in words are part of the program: tests read them.
            let Ok(root) = reading_yaml(&mut nodes, text) else { continue };
            let entries = nodes.entries(root).iter();
            keys.extend(entries.filter_map(|e| Some((nodes.scalar(e.key)?.0.to_owned(), e.value))));
        }
        Known { nodes, keys }
    }

    /// Whether there is a group of words, or a text, under a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// The gaps of a text, in all its variants; `None` where it is a group of texts.
    fn gaps(&self, node: NodeId) -> Option<BTreeSet<&str>> {
        match &self.nodes.get(node)?.kind {
            Kind::Scalar { .. } => Some(gaps_of(self.nodes.scalar(node)?.0).collect()),
            Kind::List(_) => None,
            Kind::Map(entries) => {
                let variants = entries.iter().map(|e| {
                    self.nodes.scalar(e.key).filter(|(key, _)| VARIANTS.contains(key))?;
                    self.gaps(e.value)
                });
                Some(variants.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
            }
        }
    }
}

/// What the templates of a set say in quotation marks: the keys that they ask for, whole or in parts.
pub(super) fn said<'a>(sources: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let inner = sources.flat_map(|source| {
        pieces(source).into_iter().filter_map(move |piece| match piece {
            Piece::Value(_, bytes) | Piece::Tag(_, bytes) => Some(inner(source, bytes)),
            Piece::Literal(_) => None,
        })
    });
    inner.flat_map(literals).collect()
}

/// Looks through the words of a set.
pub(super) struct Check<'a> {
    pub(super) known: &'a Known,
    /// See [`said`].
    pub(super) said: &'a BTreeSet<&'a str>,
    /// The keys of documents of the authority's own.
    pub(super) documents: &'a BTreeSet<String>,
}

/// A text that was looked at: what is said of it.
type Told = Vec<(NodeId, bool, String, String)>;

impl Check<'_> {
    /// A file of words.
    pub(super) fn run(&self, root: NodeId, faults: &mut Faults) {
        let mut told = Told::new();
        for entry in faults.nodes.entries(root) {
            let Some((key, _)) = faults.nodes.scalar(entry.key) else { continue };
            let built_in = self.known.keys.get(key).copied();
            self.entry(&faults.nodes, key, entry.key, entry.value, built_in, &mut told);
        }
        for (node, is_error, message, help) in told {
            let kind = if is_error { &WRONG_WORD } else { &UNKNOWN_WORD };
            faults.at(kind, Place::At(node), message, &help);
        }
    }

    fn entry(
        &self,
        nodes: &Nodes,
        path: &str,
        key: NodeId,
        value: NodeId,
        built_in: Option<NodeId>,
        told: &mut Told,
    ) {
        let gaps = built_in.and_then(|node| self.known.gaps(node));
        match (&gaps, nodes.entries(value)) {
            (Some(gaps), _) => self.text(nodes, path, value, Some(gaps), told),
            (None, []) if built_in.is_some() => {
                let help = "write its keys below it, each with its text; `cpplan template init` copies the built-in ones";
                told.push((
                    value,
                    true,
                    format!("`{path}` is a group of texts, and no text itself"),
                    help.into(),
                ));
            }
            (None, entries) if built_in.is_some() || !is_text(nodes, value) => {
                for entry in entries {
                    let Some((step, _)) = nodes.scalar(entry.key) else { continue };
                    let below =
                        built_in.map(|node| self.known.nodes.child(node, step)).filter(|n| n.is_some());
                    self.entry(nodes, &format!("{path}.{step}"), entry.key, entry.value, below, told);
                }
            }
            _ if self.is_asked_for(path) => self.text(nodes, path, value, None, told),
            _ => told.push((key, false, format!("no document says `{path}`"), self.meant(path))),
        }
    }

    /// Each variant of a text.
    fn text(&self, nodes: &Nodes, path: &str, value: NodeId, gaps: Option<&BTreeSet<&str>>, told: &mut Told) {
        match nodes.get(value).map(|n| &n.kind) {
            Some(Kind::Scalar { .. }) => {
                let (Some(known), Some((text, _))) = (gaps, nodes.scalar(value)) else { return };
                for gap in gaps_of(text).filter(|gap| !known.contains(gap)) {
                    let all = known.iter().map(|g| format!("{{{g}}}")).collect::<Vec<_>>().join(", ");
                    let help = match nearest(gap, known.iter().copied()) {
                        Some(near) => format!("did you mean `{{{near}}}`?"),
                        None if known.is_empty() => {
                            "this text has no gaps: write it without braces".to_owned()
                        }
                        None => format!("it can have {all}"),
                    };
                    told.push((value, true, format!("nothing fills the gap `{{{gap}}}` in `{path}`"), help));
                }
            }
            Some(Kind::Map(entries)) => {
                for entry in entries {
                    let Some((variant, _)) = nodes.scalar(entry.key) else { continue };
                    if VARIANTS.contains(&variant) {
                        self.text(nodes, path, entry.value, gaps, told);
                        continue;
                    }
                    let help = match nearest(variant, VARIANTS.into_iter()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("it can have {}", VARIANTS.map(|v| format!("`{v}`")).join(", ")),
                    };
                    told.push((
                        entry.key,
                        true,
                        format!("`{path}` is a text, and `{variant}` is no variant of one"),
                        help,
                    ));
                }
            }
            _ => told.push((
                value,
                true,
                format!("`{path}` is a list, and words are texts"),
                "write one text".into(),
            )),
        }
    }

    /// Whether a template of the set asks for a text, or may: keys are also put together from parts.
    fn is_asked_for(&self, path: &str) -> bool {
        let titles = || self.documents.iter().any(|key| path.strip_prefix(key.as_str()) == Some(".title"));
        let asks = |said: &&str| {
            *said == path
                || said.ends_with('.') && path.starts_with(*said)
                || said.starts_with('.') && said.len() > 1 && path.contains(*said)
        };
        titles() || self.said.iter().any(asks)
    }

    fn meant(&self, path: &str) -> String {
        let (above, last) = path.rsplit_once('.').unwrap_or(("", path));
        let mut steps = above.split('.').filter(|s| !s.is_empty());
        let group = steps.next().map(|first| {
            let top = self.known.keys.get(first).copied().unwrap_or_default();
            steps.fold(top, |node, step| self.known.nodes.child(node, step))
        });
        let near = match group {
            None => nearest(last, self.known.keys.keys().map(String::as_str)),
            Some(node) => {
                let entries = self.known.nodes.entries(node).iter();
                nearest(last, entries.filter_map(|e| self.known.nodes.scalar(e.key)).map(|(key, _)| key))
            }
        };
        match (near, above) {
            (Some(near), "") => format!("did you mean `{near}`?"),
            (Some(near), above) => format!("did you mean `{above}.{near}`?"),
            (None, _) => "take it out, or ask for it in a template: `{{ w(\"…\") }}`".to_owned(),
        }
    }
}

/// Whether a text stands here, or variants of one.
fn is_text(nodes: &Nodes, node: NodeId) -> bool {
    let entries = nodes.entries(node);
    entries.iter().all(|e| nodes.scalar(e.key).is_some_and(|(key, _)| VARIANTS.contains(&key)))
}
