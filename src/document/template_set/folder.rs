//! Reading the folder of a set: within limits, from nowhere else, and with nothing passed over in silence.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::fault::{Faults, OUTSIDE, TOO_LARGE, UNKNOWN_FILE, UNREADABLE};
use super::shown;
use super::{SET_FILE, STYLE_FILE, THEME_FILE, TYPST_FILE};
use crate::case::files::{FileError, text_of};
use crate::case::reading::nearest;
use crate::case::values::Language;

/// How many files a set may have; the built-in one has about a hundred.
const FILES: usize = 500;
/// How many bytes a file may have: a photograph as it comes from a camera is no logo.
const FILE_SIZE: u64 = 4 * 1024 * 1024;
/// How many bytes all of them may have.
const WHOLE_SIZE: usize = 24 * 1024 * 1024;

/// What is read as it is, and not as text.
const PICTURES: [&str; 4] = ["svg", "png", "jpg", "jpeg"];
/// What stands beside a set and is no part of it.
const BESIDE: [&str; 7] =
    ["readme.md", "changelog.md", "contributing.md", "license.md", "cpplan.yaml", "thumbs.db", "desktop.ini"];

/// What a file of a set holds.
pub(super) enum Content {
    Text(String),
    Bytes(Vec<u8>),
}

/// A file of a set.
pub(super) struct SetFile {
    /// Its name in the set, such as `words/en/plan.yaml`.
    pub(super) name: String,
    /// The way to it.
    pub(super) path: PathBuf,
    pub(super) content: Content,
}

/// Reads the files of a set, in the order of their names.
pub(super) fn read(folder: &Path, faults: &mut Faults) -> Vec<SetFile> {
    let shown = shown(folder);
    let home = match folder.canonicalize() {
        Ok(home) => home,
        Err(error) => {
            let message = match error.kind() {
                io::ErrorKind::NotFound => format!("there is no folder {shown}"),
                _ => format!("{shown} cannot be read: {}", plain(&error)),
            };
            let help = format!("look at the spelling; `cpplan template init {shown}` makes a set there");
            faults.whole(&UNREADABLE, folder, message, &help);
            return Vec::new();
        }
    };
    if !home.is_dir() {
        let help = "name the folder that holds `set.yaml`";
        faults.whole(&UNREADABLE, folder, format!("{shown} is not a folder"), help);
        return Vec::new();
    }
    let mut reading = Folder { home: &home, top: folder, faults, files: Vec::new(), seen: 0, bytes: 0 };
    reading.top();
    let Folder { files, seen, .. } = reading;
    if seen == 0 {
        let help = format!("`cpplan template init {shown}` makes a set there");
        faults.whole(&UNREADABLE, folder, format!("there is nothing in the folder {shown}"), &help);
    }
    files
}

struct Folder<'a> {
    /// The folder of the set, as it really is.
    home: &'a Path,
    top: &'a Path,
    faults: &'a mut Faults,
    files: Vec<SetFile>,
    seen: usize,
    bytes: usize,
}

impl Folder<'_> {
    fn top(&mut self) {
        for (name, path) in self.entries(self.top) {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            if path.is_dir() {
                self.folder(&name, &path);
            } else if BESIDE.contains(&name.to_lowercase().as_str()) {
                self.seen += 1;
            } else if [SET_FILE, THEME_FILE].contains(&name.as_str()) || ending == "md" {
                self.file(name, path, true);
            } else if [STYLE_FILE, TYPST_FILE].contains(&name.as_str()) || PICTURES.contains(&ending) {
                self.file(name, path, false);
            } else {
                self.seen += 1;
                let parts = [SET_FILE, THEME_FILE, STYLE_FILE, TYPST_FILE, "plan.md", "logo.svg"];
                let help = match (nearest(&name, parts.into_iter()), ending) {
                    (Some(near), _) => format!("did you mean `{near}`?"),
                    // `LICENSE`, `Makefile`, `CODEOWNERS`: no file of a set has such a name.
                    (None, "") => continue,
                    (None, "yaml" | "yml") => {
                        "files of words stand in a folder of their language, such as `words/en/`".to_owned()
                    }
                    (None, "ttf" | "otf" | "woff2") => {
                        "fonts are given to `cpplan build` with `--font-path`".to_owned()
                    }
                    _ => "take it out of the set, or put it into a folder of its own".to_owned(),
                };
                self.faults.whole(
                    &UNKNOWN_FILE,
                    &path,
                    format!("`{name}` is no part of a template set"),
                    &help,
                );
            }
        }
    }

    /// A folder in the set: words are read, and what else an authority keeps beside them is its own business.
    fn folder(&mut self, name: &str, path: &Path) {
        self.seen += 1;
        if name != "words" {
            let help = match nearest(name, ["words"].into_iter()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if Language::new(name).is_some() && path.join("common.yaml").exists() => {
                    format!("the words of a language stand in `words/{name}`")
                }
                None => return,
            };
            self.faults.whole(&UNKNOWN_FILE, path, format!("`{name}` is no folder of a template set"), &help);
            return;
        }
        for (language, path) in self.entries(path) {
            let fault = match (path.is_dir(), Language::new(&language)) {
                (true, Some(_)) => {
                    self.words(&language, &path);
                    continue;
                }
                (true, None) => "is no tag of a language, such as `en`, `cy` or `pl`",
                (false, _) => "stands beside the languages, and not in one of them",
            };
            let help = "words stand in files such as `words/en/plan.yaml`";
            self.faults.whole(&UNKNOWN_FILE, &path, format!("`words/{language}` {fault}"), help);
        }
    }

    fn words(&mut self, language: &str, folder: &Path) {
        for (name, path) in self.entries(folder) {
            let whole = format!("words/{language}/{name}");
            match name.rsplit_once('.') {
                Some((_, "yaml")) if !path.is_dir() => self.file(whole, path, true),
                Some((stem, _)) if !path.is_dir() => {
                    let help = format!("did you mean `{stem}.yaml`?");
                    self.faults.whole(&UNKNOWN_FILE, &path, format!("`{whole}` is no file of words"), &help);
                }
                _ => {
                    let help = "files of words have names such as `plan.yaml`";
                    self.faults.whole(&UNKNOWN_FILE, &path, format!("`{whole}` is no file of words"), help);
                }
            }
        }
    }

    /// What stands in a folder, by name. What begins with a dot or is left behind by an editor is passed over;
    /// what leads out of the set is refused.
    fn entries(&mut self, folder: &Path) -> Vec<(String, PathBuf)> {
        let mut found = Vec::new();
        let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let listed = listed.unwrap_or_else(|error| {
            let message = format!("{} cannot be read: {}", shown(folder), plain(&error));
            self.faults.whole(&UNREADABLE, folder, message, "look at the permissions of the folder");
            Vec::new()
        });
        for entry in listed {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name.ends_with('~') {
                self.seen += 1;
                continue;
            }
            if let Some((message, help)) = self.refusal(&name, &path) {
                self.seen += 1;
                self.faults.whole(&OUTSIDE, &path, message, help);
            } else {
                found.push((name, path));
            }
        }
        found.sort();
        found
    }

    /// Why something may not be read, if it may not.
    fn refusal(&self, name: &str, path: &Path) -> Option<(String, &'static str)> {
        const COPY: &str = "put the file itself into the set: a set must be whole wherever it is copied to";
        let Ok(real) = path.canonicalize() else {
            return Some((format!("`{name}` is a link to nowhere"), "take it out of the set, or mend it"));
        };
        if !real.starts_with(self.home) {
            return Some((format!("`{name}` is a link that leads out of the set"), COPY));
        }
        // To open a pipe would be to wait for ever.
        let is_plain = fs::metadata(&real).is_ok_and(|m| m.is_file() || m.is_dir());
        (!is_plain).then(|| (format!("`{name}` is neither a file nor a folder"), COPY))
    }

    fn file(&mut self, name: String, path: PathBuf, is_text: bool) {
        self.seen += 1;
        if self.files.len() == FILES {
            let message = format!("there are more than {FILES} files in the set");
            self.faults.whole(&TOO_LARGE, self.top, message, "take out what no document needs");
        }
        if self.files.len() >= FILES {
            return;
        }
        let mut bytes = Vec::new();
        let read = fs::File::open(&path).and_then(|file| file.take(FILE_SIZE + 1).read_to_end(&mut bytes));
        if let Err(error) = read {
            let message = format!("`{name}` cannot be read: {}", plain(&error));
            return self.faults.whole(&UNREADABLE, &path, message, "look at the permissions of the file");
        }
        self.bytes += bytes.len();
        if bytes.len() as u64 > FILE_SIZE {
            let most = FILE_SIZE / 1024 / 1024;
            let message = format!("`{name}` is larger than a file of a template set can be ({most} MB)");
            let help = "a logo needs no more than some hundred KB: save it smaller";
            return self.faults.whole(&TOO_LARGE, &path, message, help);
        }
        if self.bytes > WHOLE_SIZE {
            let most = WHOLE_SIZE / 1024 / 1024;
            let message = format!("with `{name}`, the set is larger than {most} MB");
            return self.faults.whole(&TOO_LARGE, &path, message, "take out what no document needs");
        }
        let content = if is_text {
            self.text(&name, &path, bytes).map(Content::Text)
        } else {
            Some(Content::Bytes(bytes))
        };
        if let Some(content) = content {
            self.files.push(SetFile { name, path, content });
        }
    }

    fn text(&mut self, name: &str, path: &Path, bytes: Vec<u8>) -> Option<String> {
        let (message, help) = match text_of(bytes, name) {
            Ok(text) => return Some(text),
            Err(FileError::Encoding { line, .. }) => (
                format!("`{name}` is not saved as UTF-8; line {line} has a character in another encoding"),
                "save it again in your editor with the encoding UTF-8",
            ),
            Err(_) => (
                format!("`{name}` is not a text file"),
                "templates, words and themes are plain text; a Word document cannot be read",
            ),
        };
        self.faults.whole(&UNREADABLE, path, message, help);
        None
    }
}

fn plain(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there",
        io::ErrorKind::PermissionDenied => "permission is denied",
        _ => "the system refused",
    }
}
