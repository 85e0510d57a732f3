//! What a set has of its own, which documents that touches, and where in it something was lost.

use std::collections::{BTreeMap, BTreeSet};

use similar::{ChangeTag, TextDiff};

use crate::case::values::Language;
use crate::document::{
    BUILT_IN_FOLDER, DocumentKind, THEME_FILE, TemplateSet, TemplateSource, built_in_files,
};

/// The files of a set that differ from the built-in ones, by name.
#[derive(Debug, Default)]
pub struct Own {
    /// Their texts: `plan.md`, `words/en/family.yaml`, `theme.yaml`.
    pub files: BTreeMap<String, String>,
    built_in: BTreeMap<String, String>,
}

impl Own {
    /// Those of a set.
    pub fn of(set: &TemplateSet) -> Own {
        let built_in: BTreeMap<String, String> =
            built_in_files().iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let mut files = files_of(set);
        files.retain(|name, text| built_in.get(name) != Some(text));
        Own { files, built_in }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The text of a file of the set, its own or the built-in.
    pub fn text(&self, name: &str) -> Option<&str> {
        let built_in = || self.built_in.get(name.strip_prefix(BUILT_IN_FOLDER).unwrap_or(name));
        self.files.get(name).or_else(built_in).map(String::as_str)
    }

    /// Whether a document may differ from the built-in one in a language.
    pub fn touches(&self, kind: &DocumentKind, language: &Language) -> bool {
        if self.is_empty() {
            return true;
        }
        let templates = self.templates_of(kind);
        let own_words = format!("words/{}/", language.tag());
        self.files.keys().any(|name| match name.strip_prefix(&own_words) {
            Some(file) => self.uses(file, kind, &templates),
            None if name.starts_with("words/") => false,
            None if name.ends_with(".md") => templates.contains(name.as_str()),
            None => true,
        })
    }

    /// Whether a document has words of a file: that of its name, or one whose key its templates name. What
    /// stands in `common.yaml` and in files of another make, all may have.
    fn uses(&self, file: &str, kind: &DocumentKind, templates: &BTreeSet<&str>) -> bool {
        let stem = file.trim_end_matches(".yaml");
        if stem == kind.id || !self.built_in.contains_key(&format!("words/en/{file}")) || stem == "common" {
            return true;
        }
        let key = format!("\"{}.", stem.replace('-', "_"));
        stem == "plan" || templates.iter().any(|name| self.text(name).is_some_and(|t| t.contains(&key)))
    }

    /// The templates of a document: its own, and those that it names, and so on.
    pub fn templates_of(&self, kind: &DocumentKind) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&str> = vec![kind.template];
        while let Some(name) = open.pop() {
            if !found.insert(name) {
                continue;
            }
            let text = self.text(name).unwrap_or_default();
            let quoted = text.split('"').skip(1).step_by(2).filter(|word| word.ends_with(".md"));
            open.extend(quoted);
        }
        found
    }

    /// Where a document lost something that the built-in templates print by these words (`.trigger`): the place
    /// in the set at which a piece with them was taken away or written anew, else the head of what the set has.
    pub fn lost_at(&self, kind: &DocumentKind, wanted: &[String]) -> (String, usize) {
        let templates = self.templates_of(kind);
        let mut named: Vec<&str> = vec![kind.template];
        named.extend(templates.iter().copied().filter(|name| *name != kind.template));
        let own = |name: &&str| self.files.contains_key(*name);
        let found = named
            .iter()
            .copied()
            .filter(own)
            .find_map(|name| self.removed(name, wanted).map(|line| (name.to_owned(), line)));
        let words = || self.files.keys().filter(|name| name.starts_with("words/"));
        let in_words = || words().find_map(|name| Some((name.clone(), self.removed(name, wanted)?)));
        let head = || named.iter().copied().find(own).or_else(|| words().next().map(String::as_str));
        found.or_else(in_words).unwrap_or_else(|| (head().unwrap_or(kind.template).to_owned(), 1))
    }

    /// The line of an own file at which a piece of the built-in one with these words is missing.
    fn removed(&self, name: &str, wanted: &[String]) -> Option<usize> {
        let (theirs, ours) =
            (self.files.get(name)?, self.built_in.get(name.trim_start_matches("built-in/"))?);
        let last = wanted.last()?;
        if theirs.contains("{% extends") {
            let block = block_around(ours, wanted)?;
            return theirs.lines().position(|line| block_of(line) == Some(block)).map(|at| at + 1);
        }
        let diff = TextDiff::from_lines(ours.as_str(), theirs.as_str());
        let mut best: Option<(usize, usize)> = None;
        for hunk in diff.ops() {
            let gone: Vec<&str> = diff
                .iter_changes(hunk)
                .filter(|change| change.tag() == ChangeTag::Delete)
                .map(|change| change.value())
                .collect();
            let Some(line) = gone.iter().position(|line| has_word(line, last)) else { continue };
            let fits = wanted.iter().filter(|word| gone.iter().any(|line| has_word(line, word))).count();
            if best.is_none_or(|(fitting, _)| fits > fitting) {
                let new = hunk.new_range();
                best = Some((fits, new.start + line.min(new.len().saturating_sub(1)) + 1));
            }
        }
        let lines = theirs.lines().count().max(1);
        best.map(|(_, line)| line.min(lines))
    }

    /// Where a document prints something that the built-in templates do not print there: the first own line of
    /// its templates with a word.
    pub fn added_at(&self, kind: &DocumentKind, wanted: &str) -> (String, usize) {
        let templates = self.templates_of(kind);
        let own = self.files.iter().filter(|(name, _)| templates.contains(name.as_str()));
        let added = own.filter_map(|(name, text)| {
            let built_in = self.built_in.get(name).map(String::as_str).unwrap_or_default();
            let is_new = |line: &str| has_word(line, wanted) && !built_in.lines().any(|known| known == line);
            text.lines().position(is_new).map(|at| (name.clone(), at + 1))
        });
        added.into_iter().next().unwrap_or_else(|| self.lost_at(kind, &[]))
    }

    /// Where fixed words stand in the set.
    pub fn words_at(&self, said: &str, kind: &DocumentKind, language: &Language) -> (String, usize) {
        let beginning: Vec<&str> = said.split_whitespace().take(4).collect();
        let beginning = beginning.join(" ");
        let words = format!("words/{}/", language.tag());
        let find = |files: &BTreeMap<String, String>| {
            let fits = |name: &&String| name.ends_with(".md") || name.starts_with(&words);
            files.iter().filter(|(name, _)| fits(name)).find_map(|(name, text)| {
                let at = text.lines().position(|line| line.contains(&beginning))?;
                Some((name.clone(), at + 1))
            })
        };
        find(&self.files).or_else(|| find(&self.built_in)).unwrap_or_else(|| self.lost_at(kind, &[]))
    }

    /// The lines of a template that make a text longer from itself, the likeliest to fill the memory.
    pub fn grows_at(&self) -> Option<(String, usize)> {
        self.files.iter().filter(|(name, _)| name.ends_with(".md")).find_map(|(name, text)| {
            let at = text.lines().position(|line| {
                let Some((left, right)) = line.split_once('~') else { return false };
                let word = |text: &str, last: bool| {
                    let mut words =
                        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty());
                    (if last { words.next_back() } else { words.next() }).map(str::to_owned)
                };
                word(left, true).is_some() && word(left, true) == word(right, false)
            })?;
            Some((name.clone(), at + 1))
        })
    }
}

/// The name of the innermost block of a template that has a line with the last of some words.
fn block_around<'a>(template: &'a str, wanted: &[String]) -> Option<&'a str> {
    let mut open: Vec<&str> = Vec::new();
    let mut found = None;
    for line in template.lines() {
        open.extend(block_of(line));
        if wanted.last().is_some_and(|word| has_word(line, word)) {
            found = found.or(open.last().copied());
        }
        if line.contains("{% endblock") {
            open.pop();
        }
    }
    found
}

/// The name of the block that a line begins.
fn block_of(line: &str) -> Option<&str> {
    line.split_once("{% block ")?.1.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

/// Whether a line has a word that does not go on after it.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, found)| !line[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The files of a set as they lie in its folder.
fn files_of(set: &TemplateSet) -> BTreeMap<String, String> {
    let own = |source: &&TemplateSource| !source.is_built_in();
    let words = set.words.iter().flat_map(|(tag, layers)| {
        layers.iter().flatten().filter(own).map(move |source| {
            let file = source.origin.rsplit('/').next().unwrap_or_default();
            (format!("words/{tag}/{file}"), source.text.clone())
        })
    });
    let templates = set.templates.iter().filter(|(_, source)| own(source));
    let templates = templates.map(|(name, source)| (name.clone(), source.text.clone()));
    let theme = set.theme.iter().skip(1).map(|(_, text)| (THEME_FILE.to_owned(), text.clone()));
    let assets = set
        .assets
        .iter()
        .filter_map(|(name, bytes)| Some((name.clone(), String::from_utf8(bytes.clone()).ok()?)));
    words.chain(templates).chain(theme).chain(assets).collect()
}
