//! What a set holds, for lists: each thing with where it comes from.

use std::collections::BTreeMap;

use super::{BUILT_IN_FOLDER, TemplateSet, links};
use crate::case::nodes::{NodeId, Nodes, SourceFile};
use crate::case::reading_yaml;
use crate::document::compile::CompileError;
use crate::document::kinds::DocumentKind;
use crate::locale::VARIANTS;

/// What a set holds, the built-in part included.
#[derive(Debug)]
pub struct Contents {
    /// What the set is called; empty for the built-in one.
    pub name: String,
    /// The kinds of document, and whether one is made with a template of the set.
    pub documents: Vec<(&'static DocumentKind, bool)>,
    /// The templates.
    pub templates: Vec<TemplateListed>,
    /// The words.
    pub words: Vec<WordsListed>,
    /// Whether the set has a theme of its own.
    pub own_theme: bool,
    /// Its other files.
    pub assets: Vec<String>,
}

/// A template of a list.
#[derive(Debug)]
pub struct TemplateListed {
    /// Its name.
    pub name: String,
    /// Whether it comes from the set.
    pub is_own: bool,
    /// What it extends.
    pub extends: Option<String>,
    /// Its blocks.
    pub blocks: Vec<String>,
}

/// The words of a language, of a list.
#[derive(Debug)]
pub struct WordsListed {
    /// The language.
    pub language: String,
    /// Whether it has built-in words.
    pub is_built_in: bool,
    /// The keys of the texts that the set has itself.
    pub own: Vec<String>,
}

impl TemplateSet {
    /// What the set holds.
    ///
    /// # Errors
    /// When its words or its theme have a fault.
    pub fn contents(&self) -> Result<Contents, CompileError> {
        let ready = self.clone().ready()?;
        let is_own = |name: &str| self.templates.get(name).is_some_and(|s| !s.is_built_in());
        let named = self.templates.iter().filter(|(name, _)| !name.starts_with(BUILT_IN_FOLDER));
        let templates = named.map(|(name, source)| TemplateListed {
            name: name.clone(),
            is_own: is_own(name),
            extends: links::base(&source.text).map(str::to_owned),
            blocks: links::blocks(&source.text).into_iter().map(str::to_owned).collect(),
        });
        let words = self.words.iter().map(|(language, layers)| {
            let own = layers.iter().flatten().filter(|source| !source.is_built_in());
            WordsListed {
                language: language.clone(),
                is_built_in: layers.iter().flatten().any(super::Source::is_built_in),
                own: keys(own.map(|source| (source.origin.as_str(), source.text.as_str())).collect()),
            }
        });
        Ok(Contents {
            name: self.name.clone(),
            documents: ready.kinds().map(|kind| (kind, is_own(kind.template))).collect(),
            templates: templates.collect(),
            words: words.collect(),
            own_theme: self.theme.len() > 1,
            assets: self.assets.keys().cloned().collect(),
        })
    }
}

/// The keys of the texts in some files of words.
fn keys(files: BTreeMap<&str, &str>) -> Vec<String> {
    let mut nodes = Nodes::default();
    let mut found = Vec::new();
    for (name, text) in files {
        nodes.add_file(SourceFile { path: name.into(), text: text.to_owned() });
        if let Ok(root) = reading_yaml(&mut nodes, text) {
            below(&nodes, root, "", &mut found);
        }
    }
    found.sort();
    found
}

fn below(nodes: &Nodes, node: NodeId, path: &str, found: &mut Vec<String>) {
    for entry in nodes.entries(node) {
        let Some((step, _)) = nodes.scalar(entry.key) else { continue };
        let whole = if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") };
        let inner = nodes.entries(entry.value);
        let is_variant = |key| nodes.scalar(key).is_some_and(|(word, _)| VARIANTS.contains(&word));
        if inner.iter().all(|e| is_variant(e.key)) {
            found.push(whole);
        } else {
            below(nodes, entry.value, &whole, found);
        }
    }
}
