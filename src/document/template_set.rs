//! A template set: the templates, the words of each language and the theme that documents are made of.
//!
//! An authority's set holds only what differs from the built-in one; the rest is the built-in.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use super::compile::CompileError;
use super::faults::{Fault, told};
use super::languages::Languages;
use super::theme::{self, HouseStyle, Style, Theme};
use crate::case::nodes::Nodes;
use crate::case::values::Language;
use crate::guidance::Finding;
use crate::locale::Words;

/// The files of the built-in set, listed by the build script.
mod built_in {
    include!(concat!(env!("OUT_DIR"), "/templates.rs"));
}

/// Templates by name, words by language, and the theme; all as text.
#[derive(Debug, Clone, Default)]
pub struct TemplateSet {
    /// Templates by file name, such as `plan.md`.
    pub templates: BTreeMap<String, String>,
    /// Words by the tag of their language, and in it by file, such as `plan.yaml`.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// The theme.
    pub theme: String,
    /// Its other files by name, such as `logo.svg`.
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// Why a template set cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateSetError {
    /// A folder or file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
}

impl TemplateSet {
    /// The set that is part of the program.
    pub fn built_in() -> TemplateSet {
        let mut set = TemplateSet::default();
        for (name, content) in built_in::FILES {
            set.put(name, (*content).to_owned());
        }
        set
    }

    /// This set with the files of a folder in place of its own.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn with_folder(mut self, folder: &Path) -> Result<TemplateSet, TemplateSetError> {
        let mut names = Vec::new();
        list(folder, "", &mut names).map_err(|e| unreadable(folder, &e))?;
        names.sort();
        for name in names {
            let path = folder.join(&name);
            if !name.ends_with(".md") && !name.ends_with(".yaml") {
                let bytes = fs::read(&path).map_err(|e| unreadable(&path, &e))?;
                self.assets.insert(name, bytes);
                continue;
            }
            let content = fs::read_to_string(&path).map_err(|e| unreadable(&path, &e))?;
            self.put(&name, content);
        }
        Ok(self)
    }

    /// Reads the words and the theme, once for all documents.
    ///
    /// # Errors
    /// When a file of words or the theme has a fault.
    pub fn ready(self) -> Result<ReadySet, CompileError> {
        let mut words = BTreeMap::new();
        for (tag, files) in &self.words {
            let Some(language) = Language::new(tag) else { continue };
            words.insert(language.clone(), Arc::new(Words::parse(files, language)?));
        }
        let (themes, house) = theme::ready(&self).map_err(CompileError::Faults)?;
        Ok(ReadySet { templates: self.templates, words, themes, house })
    }

    fn put(&mut self, name: &str, content: String) {
        match name.split('/').collect::<Vec<_>>().as_slice() {
            ["theme.yaml"] => self.theme = content,
            [file] if file.ends_with(".md") => _ = self.templates.insert((*file).to_owned(), content),
            ["words", language, file] => {
                let files = self.words.entry((*language).to_owned()).or_default();
                files.insert((*file).to_owned(), content);
            }
            _ => {}
        }
    }
}

/// A template set whose words and theme have been read.
#[derive(Debug)]
pub struct ReadySet {
    templates: BTreeMap<String, String>,
    words: BTreeMap<Language, Arc<Words>>,
    themes: BTreeMap<(Style, String), Arc<Theme>>,
    house: Arc<HouseStyle>,
}

impl ReadySet {
    /// The languages that have words.
    pub fn languages(&self) -> Languages {
        Languages::of(self.words.values().map(|words| &**words))
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
    pub(super) fn theme(&self, style: Style, document: &str) -> Arc<Theme> {
        let of = |name: &str| self.themes.get(&(style, name.to_owned())).cloned();
        of(document).or_else(|| of("")).unwrap_or_default()
    }

    /// Faults of its templates as findings, with the files that they point into. `folder` is where the set lies.
    pub fn findings(&self, faults: &[Fault], folder: &Path) -> (Nodes, Vec<Finding>) {
        told(faults, folder, &|file| self.templates.get(file).cloned().unwrap_or_default())
    }

    /// The house style.
    pub(super) fn house(&self) -> &Arc<HouseStyle> {
        &self.house
    }

    /// The templates, by name.
    pub(super) fn templates(&self) -> &BTreeMap<String, String> {
        &self.templates
    }
}

/// The files of a set in a folder: templates, the theme, and words one folder a language.
fn list(folder: &Path, under: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            if name == "words" || under == "words/" {
                list(&entry.path(), &format!("{name}/"), names)?;
            }
        } else if [".md", ".yaml", ".css", ".typ", ".svg", ".png", ".jpg", ".jpeg"]
            .iter()
            .any(|e| name.ends_with(e))
        {
            names.push(name);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: &io::Error) -> TemplateSetError {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "it is not there",
        io::ErrorKind::PermissionDenied => "permission is denied",
        io::ErrorKind::NotADirectory => "it is not a folder",
        io::ErrorKind::InvalidData => "it is not UTF-8 text",
        _ => "the system refused",
    };
    TemplateSetError::Unreadable(path.display().to_string(), why.to_owned())
}
