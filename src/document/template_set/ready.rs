//! A template set that has been read: what documents are made with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::{Faults, Source, TemplateSet, links};
use crate::case::values::Language;
use crate::document::compile::{CompileError, words_of};
use crate::document::faults::Fault;
use crate::document::kinds::{self, DocumentKind};
use crate::document::languages::Languages;
use crate::document::theme::{self, HouseStyle, Style, Theme, Themes};
use crate::locale::{Facts, Words};

/// A template set whose words and theme have been read.
#[derive(Debug)]
pub struct ReadySet {
    name: String,
    templates: BTreeMap<String, Source>,
    links: Links,
    words: BTreeMap<Language, Arc<Words>>,
    themes: Themes,
    house: Arc<HouseStyle>,
    own_kinds: Vec<&'static DocumentKind>,
}

/// For each template, those that it names.
pub(super) type Links = BTreeMap<String, Vec<String>>;

/// What each template names.
pub(super) fn links(templates: &BTreeMap<String, Source>) -> Links {
    templates.iter().map(|(name, source)| (name.clone(), links::named(&source.text))).collect()
}

/// A template and all that it names, and what those name.
pub(super) fn reached<'a>(links: &'a Links, template: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![template];
    while let Some(name) = open.pop() {
        let Some((name, named)) = links.get_key_value(name) else { continue };
        if found.insert(name.as_str()) {
            open.extend(named.iter().map(String::as_str));
        }
    }
    found
}

impl TemplateSet {
    /// Reads the words and the theme, once for all documents.
    ///
    /// # Errors
    /// When a file of words or the theme has a fault.
    pub fn ready(self) -> Result<ReadySet, CompileError> {
        let mut words = BTreeMap::new();
        for (tag, layers) in &self.words {
            let Some(language) = Language::new(tag) else { continue };
            let texts = layers.iter().map(|l| l.iter().map(|s| (s.origin.as_str(), s.text.as_str())));
            words.insert(language.clone(), Arc::new(Words::parse(texts, language)?));
        }
        let (themes, house) = theme::ready(&self).map_err(CompileError::Faults)?;
        let own_kinds = self.documents.iter().map(|own| own.kind(&title(&own.id, &words))).collect();
        let links = links(&self.templates);
        Ok(ReadySet { name: self.name, templates: self.templates, links, words, themes, house, own_kinds })
    }
}

/// The title of a document in English, else in the first language that has one.
fn title(id: &str, words: &BTreeMap<Language, Arc<Words>>) -> String {
    let key = format!("{}.title", words_of(id));
    let facts = Facts { nation: "england", plan: "child_protection", stage: "initial" };
    let english = words.get(&Language::english());
    let mut titles =
        english.into_iter().chain(words.values()).filter_map(|w| w.get(&key, &facts, None, &[]).ok());
    titles.next().unwrap_or_else(|| id.to_owned())
}

impl ReadySet {
    /// What the set is called; empty for the built-in one.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The kinds of document: the built-in ones, and then the authority's own.
    pub fn kinds(&self) -> impl Iterator<Item = &'static DocumentKind> + '_ {
        kinds::kinds().chain(self.own_kinds.iter().copied())
    }

    /// The languages that have words.
    pub fn languages(&self) -> Languages {
        Languages::of(self.words.values().map(|words| &**words), self.kinds().collect())
    }

    /// The words of a language.
    ///
    /// # Errors
    /// When there are none.
    pub fn words(&self, language: &Language) -> Result<Arc<Words>, CompileError> {
        self.words.get(language).cloned().ok_or_else(|| {
            let known: Vec<String> = self.words.keys().map(|l| format!("`{}`", l.tag())).collect();
            CompileError::Language(language.tag().to_owned(), known.join(", "))
        })
    }

    /// The theme of a style, for a document that may have sizes of its own.
    pub(in crate::document) fn theme(&self, style: Style, document: &str) -> Arc<Theme> {
        let of = |name: &str| self.themes.get(&(style, name.to_owned())).cloned();
        of(document).or_else(|| of("")).unwrap_or_default()
    }

    /// The house style.
    pub(in crate::document) fn house(&self) -> &Arc<HouseStyle> {
        &self.house
    }

    /// Faults of its templates, each with the piece of the file. `folder` is where the set lies.
    pub fn told(&self, faults: &[Fault], folder: &Path) -> Faults {
        let text = |file: &str| self.templates.values().find(|source| source.origin == file);
        let mut told = Faults::default();
        told.tell(faults, folder, &|file| text(file).map(|source| source.text.clone()).unwrap_or_default());
        told.in_order()
    }

    /// A template and all that it names, by name.
    pub(in crate::document) fn needed(&self, template: &str) -> impl Iterator<Item = (&str, &str)> {
        let names = reached(&self.links, template).into_iter();
        names.filter_map(|name| Some((name, self.templates.get(name)?.text.as_str())))
    }

    /// Where a template comes from, as the user can open it.
    pub(in crate::document) fn origin<'a>(&'a self, template: &'a str) -> &'a str {
        self.templates.get(template).map_or(template, |source| &source.origin)
    }
}
