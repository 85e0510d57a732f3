//! The fixed words of a set: which there are in which language, and with which gaps.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Fault;
use super::input::{File, Input};
use super::kinds::{GAP, MISSING_WORDS};
use crate::case::nodes::{Kind, NodeId, Nodes};
use crate::case::read_yaml;
use crate::case::reading::nearest;
use crate::document::template_set::BUILT_IN_FOLDER;
use crate::locale::VARIANTS;

/// A text, with all its variants.
#[derive(Debug)]
struct Entry {
    file: String,
    bytes: Range<usize>,
    gaps: BTreeSet<String>,
    /// Whether it is written out here, and not a variant of a text above it.
    whole: bool,
}

/// The words of all languages.
pub(super) struct Book {
    languages: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// How a template asks for words.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    pub file: &'a str,
    pub bytes: Range<usize>,
    /// The gaps that it fills.
    pub gaps: Vec<String>,
}

impl Book {
    /// Reads the words of a set. What cannot be read was told of when the set was put together.
    pub(super) fn read(input: &Input<'_>, faults: &mut Vec<Fault>) -> Book {
        let mut languages = BTreeMap::new();
        for (language, files) in &input.words {
            let mut all: BTreeMap<String, Entry> = BTreeMap::new();
            for File { origin: file, text } in files {
                let mut nodes = Nodes::default();
                let (root, _) = read_yaml(&mut nodes, file, text);
                let mut found = BTreeMap::new();
                for entry in nodes.entries(root) {
                    if let Some((key, _)) = nodes.scalar(entry.key) {
                        let at = Place { nodes: &nodes, file, key: entry.key };
                        gather(&at, key, entry.value, true, &mut found);
                    }
                }
                for (key, entry) in found {
                    if let Some(before) = all.get(&key).filter(|_| entry.whole) {
                        faults.extend(lost(before, &entry));
                    }
                    all.insert(key, entry);
                }
            }
            languages.insert((*language).to_owned(), all);
        }
        Book { languages }
    }

    /// The languages in which a document can be made; English, if none has its title.
    pub(super) fn of_document(&self, key: &str) -> Vec<String> {
        let title = format!("{key}.title");
        let found: Vec<String> =
            self.languages.iter().filter(|(_, e)| e.contains_key(&title)).map(|(l, _)| l.clone()).collect();
        if found.is_empty() { vec!["en".to_owned()] } else { found }
    }

    /// What is wrong with asking for a text in some languages.
    pub(super) fn ask(&self, key: &str, asked: &Asked<'_>, languages: &[String]) -> Vec<Fault> {
        let fault = |kind, (message, help): (String, String)| {
            Fault::new(kind, asked.file, asked.bytes.clone(), message, help)
        };
        if !self.languages.values().any(|entries| entries.contains_key(key)) {
            let known = self.languages.values().flat_map(|entries| entries.keys().map(String::as_str));
            let help = match nearest(key, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add `{key}` to a file in words/en, and to one in each other language"),
            };
            return vec![fault(&MISSING_WORDS, (format!("no language has the words `{key}`"), help))];
        }
        let mut faults = Vec::new();
        for language in languages {
            let Some(entries) = self.languages.get(language) else { continue };
            let Some(entry) = entries.get(key) else {
                faults.push(fault(&MISSING_WORDS, self.untranslated(key, language)));
                continue;
            };
            // Words of a set that a built-in template cannot fill are told where they stand.
            let is_told = is_built_in(asked.file) && !is_built_in(&entry.file);
            for gap in entry.gaps.iter().filter(|gap| !is_told && !asked.gaps.contains(gap)) {
                let message = format!(
                    "the words `{key}` in {} have a gap {{{gap}}} that nothing fills here",
                    entry.file
                );
                let help = match nearest(gap, asked.gaps.iter().map(String::as_str)) {
                    Some(near) => format!("{{{near}}} is filled here: write that in the words"),
                    None => format!("write `w(\"{key}\", {gap}=…)`, or take the gap out of the words"),
                };
                faults.push(fault(&GAP, (message, help)));
            }
        }
        faults
    }

    fn untranslated(&self, key: &str, language: &str) -> (String, String) {
        let other = self.languages.iter().find_map(|(tag, entries)| Some((tag, entries.get(key)?)));
        let file = other.map(|(tag, entry)| {
            let name = entry.file.rsplit_once('/').map_or(entry.file.as_str(), |(_, name)| name);
            let folder = entry.file.rsplit_once(&format!("words/{tag}/")).map_or("", |(before, _)| before);
            format!("{folder}words/{language}/{name}").replace(BUILT_IN_FOLDER, "")
        });
        let message = format!("the words `{key}` are not there in the language `{language}`");
        (message, format!("add `{key}` to {}", file.unwrap_or_default()))
    }
}

fn is_built_in(file: &str) -> bool {
    file.starts_with(BUILT_IN_FOLDER)
}

/// Gaps that a new wording has no more.
fn lost(before: &Entry, now: &Entry) -> Option<Fault> {
    let lost: Vec<String> = before.gaps.difference(&now.gaps).map(|gap| format!("{{{gap}}}")).collect();
    if lost.is_empty() {
        return None;
    }
    let message = format!("these words have lost {}, which the built-in ones have", lost.join(" and "));
    let help = "put it back, unless the words say the same without it";
    Some(Fault::new(&GAP, &now.file, now.bytes.clone(), message, help).as_warning())
}

struct Place<'a> {
    nodes: &'a Nodes,
    file: &'a str,
    key: NodeId,
}

/// Puts the texts at and below a node under their keys.
fn gather(at: &Place<'_>, key: &str, node: NodeId, whole: bool, found: &mut BTreeMap<String, Entry>) {
    let Some(kind) = at.nodes.get(node).map(|n| &n.kind) else { return };
    let entries = at.nodes.entries(node);
    let names: Vec<&str> = entries.iter().filter_map(|e| at.nodes.scalar(e.key)).map(|(k, _)| k).collect();
    let is_text = match kind {
        Kind::Scalar { .. } => true,
        Kind::Map(_) => !names.is_empty() && names.iter().all(|name| VARIANTS.contains(name)),
        Kind::List(_) => false,
    };
    if is_text {
        let mut gaps = BTreeSet::new();
        gaps_of(at.nodes, node, &mut gaps);
        let bytes = at.nodes.get(at.key).map(|n| n.span().bytes).unwrap_or_default();
        found.insert(key.to_owned(), Entry { file: at.file.to_owned(), bytes, gaps, whole });
    }
    for (entry, name) in entries.iter().zip(names) {
        let below = Place { key: entry.key, ..*at };
        gather(&below, &format!("{key}.{name}"), entry.value, whole && !is_text, found);
    }
}

fn gaps_of(nodes: &Nodes, node: NodeId, gaps: &mut BTreeSet<String>) {
    if let Some((text, _)) = nodes.scalar(node) {
        gaps.extend(crate::locale::gaps_of(text).map(str::to_owned));
    }
    for entry in nodes.entries(node) {
        gaps_of(nodes, entry.value, gaps);
    }
}
