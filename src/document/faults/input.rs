//! A template set as the checks read it.

use std::collections::BTreeMap;

use crate::document::template_set::TemplateSet;
use crate::document::{kinds, words_of};

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
    pub words: BTreeMap<&'a str, Vec<(String, &'a str)>>,
    /// The key of the words and the template of each document.
    pub documents: Vec<(String, &'a str)>,
}

impl<'a> Input<'a> {
    /// The texts of a set.
    pub(in crate::document) fn of(set: &'a TemplateSet) -> Input<'a> {
        let templates = set.templates.iter();
        let words = set.words.iter().map(|(language, files)| {
            let files = files.iter().map(|(name, text)| (format!("words/{language}/{name}"), text.as_str()));
            (language.as_str(), files.collect())
        });
        Input {
            templates: templates.map(|(name, text)| (name.as_str(), File { origin: name, text })).collect(),
            words: words.collect(),
            documents: kinds().map(|kind| (words_of(kind.id), kind.template)).collect(),
        }
    }

    /// The words of a document that is made with a template.
    pub(super) fn document(&self, template: &str) -> Option<&str> {
        self.documents.iter().find(|(_, t)| *t == template).map(|(key, _)| key.as_str())
    }
}
