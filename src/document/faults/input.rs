//! A template set as the checks read it.

use std::collections::BTreeMap;

use crate::document::template_set::{BUILT_IN_FOLDER, Source, TemplateSet};
use crate::document::words_of;

/// A file: where it comes from, as it is told to people, and its text.
#[derive(Debug, Clone, Copy)]
pub(in crate::document) struct File<'a> {
    pub origin: &'a str,
    pub text: &'a str,
}

/// The texts of a set.
#[derive(Debug)]
pub(in crate::document) struct Input<'a> {
    /// Templates by name.
    pub templates: BTreeMap<&'a str, File<'a>>,
    /// Words by language: the built-in ones first, and those that take their place after them.
    pub words: BTreeMap<&'a str, Vec<File<'a>>>,
    /// The key of the words and the template of each document.
    pub documents: Vec<(String, &'a str)>,
}

impl<'a> Input<'a> {
    /// The texts of a set.
    pub(in crate::document) fn of(set: &'a TemplateSet) -> Input<'a> {
        let file = |source: &'a Source| File { origin: &source.origin, text: &source.text };
        let templates = set.templates.iter().map(|(name, source)| (name.as_str(), file(source)));
        let words = set
            .words
            .iter()
            .map(|(language, layers)| (language.as_str(), layers.iter().flatten().map(file).collect()));
        Input {
            templates: templates.collect(),
            words: words.collect(),
            documents: set.documents().map(|(id, template)| (words_of(id), template)).collect(),
        }
    }

    /// The templates by the names under which documents know them. What stands under `built-in/` is reached from
    /// there.
    pub(super) fn own_names(&self) -> impl Iterator<Item = (&'a str, File<'a>)> {
        let all = self.templates.iter().map(|(name, file)| (*name, *file));
        all.filter(|(name, _)| !name.starts_with(BUILT_IN_FOLDER))
    }

    /// The words of a document that is made with a template.
    pub(super) fn document(&self, template: &str) -> Option<&str> {
        self.documents.iter().find(|(_, t)| *t == template).map(|(key, _)| key.as_str())
    }
}
