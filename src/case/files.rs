//! Finding and reading the files of a case.

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

pub use super::parse::SIZE_LIMIT;

/// Why a file could not be read as text.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FileError {
    /// Nothing is there.
    #[error("there is no file or folder {0}")]
    Missing(String),
    /// It may not be read.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
    /// It is too large to be a case.
    #[error("{0} is larger than any case can be ({limit} MB)", limit = SIZE_LIMIT / 1024 / 1024)]
    TooLarge(String),
    /// It is not text.
    #[error("{0} is not a text file")]
    Binary(String),
    /// It is text in another encoding than UTF-8.
    #[error("{file} is not saved as UTF-8; line {line} has a character in another encoding")]
    Encoding {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// A folder in which there is no case.
    #[error("there is no case in the folder {0}; a case file begins with `cpplan: 1`")]
    NoCase(String),
    /// Part of a case outside the case's own folder.
    #[error("{0} lies outside the folder of the case")]
    Outside(String),
}

impl FileError {
    /// The file or folder.
    pub fn file(&self) -> &str {
        match self {
            FileError::Missing(file)
            | FileError::Unreadable(file, _)
            | FileError::TooLarge(file)
            | FileError::Binary(file)
            | FileError::Encoding { file, .. }
            | FileError::NoCase(file)
            | FileError::Outside(file) => file,
        }
    }

    /// What the user can do about it.
    pub fn help(&self) -> &'static str {
        match self {
            FileError::Missing(_) => "look at the spelling; `cpplan new` writes a new case",
            FileError::Unreadable(..) => "look at the permissions of the file",
            FileError::TooLarge(_) => "a case is text; pictures and scans do not belong in it",
            FileError::Binary(_) => "a case is a text file in YAML; a Word document or PDF cannot be read",
            FileError::Encoding { .. } => "save it again in your editor with the encoding UTF-8",
            FileError::NoCase(_) => "give the path of the case file, or make a case with `cpplan new`",
            FileError::Outside(_) => "put the part beside `case.yaml`, or in a folder below it",
        }
    }
}

/// Reads a file as UTF-8 text.
///
/// # Errors
/// When it is missing, unreadable, too large, binary or in another encoding.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    let name = path.display().to_string();
    let unreadable = |e: &io::Error| match e.kind() {
        io::ErrorKind::NotFound => FileError::Missing(name.clone()),
        io::ErrorKind::PermissionDenied => FileError::Unreadable(name.clone(), "permission is denied".into()),
        _ => FileError::Unreadable(name.clone(), plain_reason(e)),
    };
    let file = fs::File::open(path).map_err(|e| unreadable(&e))?;
    // One byte more than it holds, so that its end is seen at once.
    let size = file.metadata().map_or(0, |m| m.len()).min(SIZE_LIMIT) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(SIZE_LIMIT + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&e))?;
    text_of(bytes, &name)
}

/// Turns bytes into text.
///
/// # Errors
/// When they are too many, binary or in another encoding.
pub fn text_of(bytes: Vec<u8>, name: &str) -> Result<String, FileError> {
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(FileError::TooLarge(name.to_owned()));
    }
    let bytes = match bytes.as_slice() {
        // Notepad's "Unicode" is UTF-16; it has NUL bytes and must not be called binary.
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            return Err(FileError::Encoding { file: name.to_owned(), line: 1 });
        }
        _ => bytes,
    };
    if bytes.contains(&0) {
        return Err(FileError::Binary(name.to_owned()));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let controls = bytes.iter().take(4096).filter(|b| **b < 9 || (14..32).contains(*b)).count();
            if controls > 8 {
                return Err(FileError::Binary(name.to_owned()));
            }
            let line = bytes[..good].iter().filter(|b| **b == b'\n').count() + 1;
            Err(FileError::Encoding { file: name.to_owned(), line })
        }
    }
}

fn plain_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        _ => "the system could not read it".into(),
    }
}

/// Whether a text is a case: its first key is `cpplan`.
pub fn looks_like_case(text: &str) -> bool {
    text.lines()
        .map(str::trim_end)
        .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#') && *line != "---")
        .is_some_and(|line| line.starts_with("cpplan:"))
}

/// The case files that a path given by the user stands for: itself, or all in the folder.
///
/// `.gitignore` is honoured in folders; hidden folders are left out.
///
/// # Errors
/// When there is nothing at the path, or no case in the folder.
pub fn find_cases(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    let name = path.display().to_string();
    let metadata = fs::metadata(path).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => FileError::Missing(name.clone()),
        _ => FileError::Unreadable(name.clone(), plain_reason(&e)),
    })?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found: Vec<PathBuf> = ignore::WalkBuilder::new(path)
        .require_git(false)
        .build()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|t| t.is_file()))
        .map(ignore::DirEntry::into_path)
        .filter(|p| is_yaml(p) && begins_like_case(p))
        .collect();
    found.sort();
    if found.is_empty() { Err(FileError::NoCase(name)) } else { Ok(found) }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "yaml" || e == "yml")
}

/// Looks at the head of a file only: a folder may hold many files that are none of our business.
fn begins_like_case(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|f| f.take(4096).read_to_end(&mut head));
    read.is_ok() && looks_like_case(String::from_utf8_lossy(&head).trim_start_matches('\u{FEFF}'))
}

/// The minutes that stand beside a `case.yaml`, one meeting a file, in the order of their names.
pub fn meeting_parts(case_file: &Path) -> Vec<PathBuf> {
    if case_file.file_name().is_none_or(|n| n != "case.yaml") {
        return Vec::new();
    }
    let folder = case_file.with_file_name("meetings");
    let mut parts: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| is_yaml(p) && p.is_file())
        .collect();
    parts.sort();
    parts
}

/// The path of an included part, which must lie in the folder of the case.
///
/// # Errors
/// When it is absolute, climbs out with `..`, or is a link that leads out.
pub fn included(case_file: &Path, written: &str) -> Result<PathBuf, FileError> {
    let relative = Path::new(written);
    let inside = relative.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    let folder = case_file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = folder.join(relative);
    if !inside {
        return Err(FileError::Outside(written.to_owned()));
    }
    if let (Ok(real), Ok(home)) = (path.canonicalize(), folder.canonicalize())
        && !real.starts_with(home)
    {
        return Err(FileError::Outside(written.to_owned()));
    }
    Ok(path)
}
