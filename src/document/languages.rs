//! In which languages there are words, and for which documents.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::words_of;
use super::kinds::DocumentKind;
use crate::case::values::Language;
use crate::locale::Words;

/// The languages of a template set, and the kinds of document that can be made in them. A language may have words
/// for some documents alone.
#[derive(Debug, Default)]
pub struct Languages {
    made: BTreeMap<Language, BTreeSet<&'static str>>,
    kinds: Vec<&'static DocumentKind>,
}

impl Languages {
    /// The languages of these words, for these kinds of document.
    pub(super) fn of<'a>(
        words: impl Iterator<Item = &'a Words>,
        kinds: Vec<&'static DocumentKind>,
    ) -> Languages {
        let made_in = |words: &Words| {
            kinds.iter().map(|k| k.id).filter(|id| words.has(&format!("{}.title", words_of(id)))).collect()
        };
        let made = words.map(|w| (w.language().clone(), made_in(w))).collect();
        Languages { made, kinds }
    }

    /// The kinds of document of the set.
    pub fn kinds(&self) -> impl Iterator<Item = &'static DocumentKind> + '_ {
        self.kinds.iter().copied()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Language> {
        self.made.keys()
    }

    /// Whether a document can be made in a language.
    pub fn has(&self, language: &Language, kind: &DocumentKind) -> bool {
        self.made.get(language).is_some_and(|made| made.contains(kind.id))
    }

    /// The documents that cannot be made in a language; `None` if none can.
    pub(super) fn lacking(&self, language: &Language) -> Option<Vec<&'static DocumentKind>> {
        let made = self.made.get(language).filter(|made| !made.is_empty())?;
        Some(self.kinds().filter(|kind| !made.contains(kind.id)).collect())
    }
}
