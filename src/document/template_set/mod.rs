//! A template set: the templates, the words of each language and the theme that documents are made of.
//!
//! An authority's set is a folder that holds only what differs from the built-in set: a template takes the place
//! of the built-in one of its name, or extends it block by block; words and theme are merged key by key. The
//! built-in templates can always be reached, as `built-in/NAME`. `set.yaml` says what the set is.

mod contents;
mod documents;
mod fault;
mod folder;
mod links;
mod own_words;
mod ready;
mod settings;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use contents::{Contents, TemplateListed, WordsListed};
pub use fault::{Faults, SET_FAULTS};
pub use ready::ReadySet;
use settings::Settings;
pub use settings::set_schema;

use super::compile::words_of;
use super::kinds;
use crate::case::nodes::NodeId;
use crate::case::reading::{Reading, nearest};
use crate::case::record::Value;
use crate::case::{FileKind, Place};
use crate::guidance::Finding;
use documents::OwnDocument;
use fault::{COPY_CHANGED, UNREADABLE, UNUSED, VERSION, WRONG_DOCUMENT, WRONG_WORD};
use folder::{Content, SetFile};

/// The files of the built-in set, listed by the build script.
mod built_in {
    include!(concat!(env!("OUT_DIR"), "/templates.rs"));
}

/// What a set says of itself.
pub const SET_FILE: &str = "set.yaml";
/// Colours, fonts and sizes.
pub const THEME_FILE: &str = "theme.yaml";
/// Added to the style sheet of HTML.
pub const STYLE_FILE: &str = "style.css";
/// In place of the built-in Typst theme.
pub const TYPST_FILE: &str = "document.typ";
/// Where the built-in templates can be reached.
pub const BUILT_IN_FOLDER: &str = "built-in/";

const WORDS: FileKind =
    FileKind { noun: "file of words", keys: "`plan:`", help: "it holds the keys whose words are to differ" };

/// A text of a set, and where it comes from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name of the file in the set; for what is built in, `built-in/` and its name.
    pub origin: String,
    /// The text.
    pub text: String,
}

impl Source {
    /// Whether it is built in.
    pub fn is_built_in(&self) -> bool {
        self.origin.starts_with(BUILT_IN_FOLDER)
    }
}

/// Templates by name, words by language, and the theme; all as text.
#[derive(Debug, Clone, Default)]
pub struct TemplateSet {
    /// What the set is called; empty for the built-in one.
    pub name: String,
    /// Templates by name: `plan.md`, and `built-in/plan.md` as it is built in.
    pub templates: BTreeMap<String, Source>,
    /// Words by the tag of their language: layer over layer, the built-in one first.
    pub words: BTreeMap<String, Vec<Vec<Source>>>,
    /// The theme, layer over layer, the built-in one first: where it comes from, and its text.
    pub theme: Vec<(String, String)>,
    /// What is neither template nor words nor theme: a logo, `style.css`, `document.typ`. By name.
    pub assets: BTreeMap<String, Vec<u8>>,
    documents: Vec<OwnDocument>,
}

/// The files of the built-in set: name and text.
pub fn built_in_files() -> &'static [(&'static str, &'static str)] {
    built_in::FILES
}

/// What a set records of the built-in files that it copied: the version of cpplan, and for each file its hash then.
///
/// # Errors
/// What is wrong with its `set.yaml`.
pub fn recorded(folder: &Path) -> Result<Recorded, Box<Faults>> {
    let mut faults = Faults::default();
    let files = folder::read(folder, &mut faults);
    if files.is_empty() {
        return Err(Box::new(faults));
    }
    // Whatever else is wrong in the set does not keep anybody from seeing what changed below it.
    let (mut own, mut told) = (Own::default(), Faults::default());
    for file in files {
        own.names.insert(file.name.clone());
        if let (SET_FILE, Content::Text(text)) = (file.name.as_str(), &file.content) {
            own.set = told.yaml(&file.path, text, &settings::KIND);
            own.has_set = true;
        }
    }
    let settings = own.settings(folder, &mut told);
    if told.has_errors() {
        return Err(Box::new(told.in_order()));
    }
    let copies = settings.built_in.0.into_iter().map(|copy| (copy.name, copy.sha256)).collect();
    Ok(Recorded { made_for: settings.made_for.words().to_owned(), copies, files: own.names })
}

/// What a set records of the built-in files that it copied.
#[derive(Debug)]
pub struct Recorded {
    /// The version of cpplan they are from; empty where it is not said.
    pub made_for: String,
    /// For each file, its hash then.
    pub copies: BTreeMap<String, String>,
    /// All files of text of the set.
    pub files: BTreeSet<String>,
}

impl TemplateSet {
    /// The set that is part of the program.
    pub fn built_in() -> TemplateSet {
        let mut set = TemplateSet::default();
        for (name, text) in built_in::FILES {
            let source = Source { origin: format!("{BUILT_IN_FOLDER}{name}"), text: (*text).to_owned() };
            match language_of(name) {
                Some(language) => {
                    let layers = set.words.entry(language.to_owned()).or_insert_with(|| vec![Vec::new()]);
                    layers[0].push(source);
                }
                None if *name == THEME_FILE => set.theme.push((source.origin, source.text)),
                None => {
                    set.templates.insert(source.origin.clone(), source.clone());
                    set.templates.insert((*name).to_owned(), source);
                }
            }
        }
        set
    }

    /// This set with what a folder holds over it, as far as it can be read, and what is wrong with its files.
    ///
    /// # Errors
    /// What is wrong, when there is nothing to be read.
    pub fn with_folder(mut self, folder: &Path) -> Result<(TemplateSet, Faults), Box<Faults>> {
        let mut faults = Faults::default();
        let files = folder::read(folder, &mut faults);
        // What cannot be found has no faults of its own.
        if files.is_empty() && faults.has_errors() {
            return Err(Box::new(faults));
        }
        let mut own = Own::default();
        for file in files {
            self.put(file, &mut own, &mut faults);
        }
        let known =
            own_words::Known::of(built_in::FILES.iter().copied().filter(|(n, _)| language_of(n).is_some()));
        let settings = own.settings(folder, &mut faults);
        self.name = settings.name.words().to_owned();
        if self.name.is_empty() {
            let name = folder.file_name().or_else(|| folder.parent()?.file_name());
            self.name = name.map_or_else(|| "templates".to_owned(), |n| n.to_string_lossy().into_owned());
        }
        self.documents = documents::kinds_of(&settings.documents, &self.templates, &known, &mut faults);
        self.check_templates(&own, &mut faults);
        self.check_words(&own, &known, &mut faults);
        own.check_copies(&settings, &mut faults);
        Ok((self, faults.in_order()))
    }

    /// The documents of the set by their ids, each with its template: the built-in ones, and then its own.
    pub(in crate::document) fn documents(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let own = self.documents.iter().map(|own| (own.id.as_str(), own.template()));
        kinds::kinds().map(|kind| (kind.id, kind.template)).chain(own)
    }

    /// The text of a file of the set, by its name or with `built-in/` before it. A picture has none.
    pub(in crate::document) fn text(&self, file: &str) -> Option<String> {
        let words = self.words.values().flatten().flatten();
        let own = words.chain(self.templates.values()).find(|source| source.origin == file);
        let theme = || self.theme.iter().find(|(origin, _)| origin == file).map(|(_, text)| text.clone());
        let asset = || self.assets.get(file).and_then(|bytes| String::from_utf8(bytes.clone()).ok());
        own.map(|source| source.text.clone()).or_else(theme).or_else(asset)
    }

    fn put(&mut self, file: SetFile, own: &mut Own, faults: &mut Faults) {
        let SetFile { name, path, content } = file;
        let text = match content {
            Content::Text(text) => text,
            Content::Bytes(bytes) => {
                self.assets.insert(name, bytes);
                return;
            }
        };
        own.names.insert(name.clone());
        if name == SET_FILE {
            own.set = faults.yaml(&path, &text, &settings::KIND);
            own.has_set = true;
            return;
        }
        let source = Source { origin: name.clone(), text };
        if let Some(language) = language_of(&name) {
            if let Some(root) = faults.yaml(&path, &source.text, &WORDS) {
                let layers = self.words.entry(language.to_owned()).or_default();
                // A language that is not built in has no words below its own.
                if own.languages.insert(language.to_owned()) {
                    layers.push(Vec::new());
                }
                if let Some(layer) = layers.last_mut() {
                    layer.push(source);
                }
                own.words.push((language.to_owned(), root));
            }
        } else if name == THEME_FILE {
            self.theme.push((source.origin, source.text));
        } else {
            let number = faults.file(&path, &source.text);
            own.templates.push((name.clone(), number));
            self.templates.insert(name, source);
        }
    }

    /// What the templates of the set name, and whether anything names them.
    fn check_templates(&self, own: &Own, faults: &mut Faults) {
        for (name, file) in &own.templates {
            let Some(source) = self.templates.get(name) else { continue };
            links::Check { templates: &self.templates, name, source: &source.text, file: *file }.run(faults);
        }
        let made = kinds::kinds().map(|k| k.template).chain(self.documents.iter().map(OwnDocument::template));
        let links = ready::links(&self.templates);
        let used: BTreeSet<&str> = made.flat_map(|template| ready::reached(&links, template)).collect();
        // What is declared wrongly, or cannot be read, is no kind yet; of its template nothing is known.
        if own.set.is_none() || faults.findings.iter().any(|f| f.code == WRONG_DOCUMENT.code) {
            return;
        }
        for (name, file) in own.templates.iter().filter(|(name, _)| !used.contains(name.as_str())) {
            let free =
                self.templates.keys().filter(|n| !own.names.contains(*n) && !n.starts_with(BUILT_IN_FOLDER));
            let help = match nearest(name, free.map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!(
                    "name it in another template, declare a document of your own in `{SET_FILE}`, or take it out of the set"
                ),
            };
            faults.within(&UNUSED, *file, 0..0, format!("no document is made with `{name}`"), &help);
        }
    }

    fn check_words(&self, own: &Own, known: &own_words::Known, faults: &mut Faults) {
        let sources = own.templates.iter().filter_map(|(name, _)| self.templates.get(name));
        let said = own_words::said(sources.map(|source| source.text.as_str()));
        let documents: BTreeSet<String> = self.documents.iter().map(|d| words_of(&d.id)).collect();
        let check = own_words::Check { known, said: &said, documents: &documents };
        let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
        for (language, root) in &own.words {
            check.run(*root, faults);
            let keys: Vec<(NodeId, String)> = faults
                .nodes
                .entries(*root)
                .iter()
                .filter_map(|e| Some((e.key, faults.nodes.scalar(e.key)?.0.to_owned())))
                .collect();
            for (node, key) in keys {
                if !seen.insert((language, key.clone())) {
                    let message = format!("`{key}` stands in two files of this language");
                    faults.at(&WRONG_WORD, Place::At(node), message, "put both into one of the files");
                }
            }
        }
        // A title may stand in a file that cannot be read.
        if faults.findings.iter().any(|f| f.code == UNREADABLE.code) {
            return;
        }
        for document in &self.documents {
            let key = words_of(&document.id);
            let titled = own.words.iter().any(|(_, root)| {
                let group = faults.nodes.child(*root, &key);
                faults.nodes.child(group, "title").is_some()
            });
            if !titled {
                let help = format!(
                    "write it in a file of words, such as `words/en/{}.yaml`: `{key}: {{title: …}}`",
                    document.id
                );
                let message = format!("the document `{}` has no title in any language", document.id);
                faults.at(&WRONG_DOCUMENT, Place::At(document.at), message, &help);
            }
        }
    }
}

/// What was read of an authority's own files.
#[derive(Default)]
struct Own {
    /// The names of its files of text.
    names: BTreeSet<String>,
    has_set: bool,
    set: Option<NodeId>,
    /// Its templates, with the numbers of their files.
    templates: Vec<(String, usize)>,
    /// The roots of its files of words, by language.
    words: Vec<(String, NodeId)>,
    languages: BTreeSet<String>,
}

impl Own {
    fn settings(&self, folder: &Path, faults: &mut Faults) -> Settings {
        const HELP: &str = "write `cpplan_templates: 1` as its first line";
        let Some(root) = self.set else {
            if !self.has_set {
                let message = format!("there is no `{SET_FILE}` in the set, which says what it is");
                let help = format!(
                    "write one whose first line is `cpplan_templates: 1`, or let `cpplan template init {}` do it",
                    shown(folder)
                );
                faults.whole(&VERSION, folder, message, &help);
            }
            return Settings::default();
        };
        let mut problems = Vec::new();
        let settings = Settings::read(root, &mut Reading::of(&faults.nodes, &mut problems));
        faults.findings.extend(problems.iter().map(Finding::of_problem));
        let place = Place::of(&faults.nodes, root, "cpplan_templates");
        match settings.cpplan_templates.known() {
            Some(1) => {}
            Some(other) if other > 1 => {
                let message = format!("this set is written in format {other}; this program knows format 1");
                faults.at(&VERSION, place, message, "use a newer cpplan for it");
            }
            _ if faults.findings.iter().any(|f| f.place == place) => {}
            _ => {
                let message = "the set does not say in which version of the format it is written".to_owned();
                faults.at(&VERSION, place, message, HELP);
            }
        }
        settings
    }

    /// Whether the files of the set were copied from what is built in now.
    fn check_copies(&self, settings: &Settings, faults: &mut Faults) {
        for copy in settings.built_in.0.iter().filter(|copy| self.names.contains(&copy.name)) {
            let now = built_in::FILES.iter().find(|(name, _)| *name == copy.name);
            let (message, help) = match now {
                Some((_, text)) if crate::document::sha256(text.as_bytes()) == copy.sha256 => continue,
                Some(_) => (
                    format!("the built-in `{}` has changed since this set copied it", copy.name),
                    "`cpplan template diff` shows what changed",
                ),
                None => (
                    format!("there is no built-in `{}` any more", copy.name),
                    "take the line out, and the file, if no template of the set names it",
                ),
            };
            faults.at(&COPY_CHANGED, Place::At(copy.at), message, help);
        }
    }
}

/// The language of a file of words, by its name in the set.
fn language_of(name: &str) -> Option<&str> {
    name.strip_prefix("words/")?.split_once('/').map(|(language, _)| language)
}

/// A path with `/` on every system.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
