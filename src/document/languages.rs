//! In which languages there are words, and for which documents.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::words_of;
use super::kinds::{DocumentKind, kinds};
use crate::case::values::Language;
use crate::locale::Words;

/// The languages of a template set. A language may have words for some documents alone.
#[derive(Debug, Default)]
pub struct Languages(BTreeMap<Language, BTreeSet<&'static str>>);

impl Languages {
    /// The languages of these words.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a Words>) -> Languages {
        let made_in = |words: &Words| {
            kinds().map(|k| k.id).filter(|id| words.has(&format!("{}.title", words_of(id)))).collect()
        };
        Languages(words.map(|w| (w.language().clone(), made_in(w))).collect())
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Language> {
        self.0.keys()
    }

    /// Whether a document can be made in a language.
    pub fn has(&self, language: &Language, kind: &DocumentKind) -> bool {
        self.0.get(language).is_some_and(|made| made.contains(kind.id))
    }

    /// The documents that cannot be made in a language; `None` if none can.
    pub(super) fn lacking(&self, language: &Language) -> Option<Vec<&'static str>> {
        let made = self.0.get(language).filter(|made| !made.is_empty())?;
        Some(kinds().map(|k| k.id).filter(|id| !made.contains(id)).collect())
    }
}
