//! Writing files: whole or not at all, and never over what is not ours.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::build::{GENERATOR, MANIFEST};

/// Why files could not be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum WriteError {
    /// A folder cannot be made.
    #[error("the folder {0} cannot be made: {1}")]
    Folder(String, String),
    /// A file cannot be written.
    #[error("{0} cannot be written: {1}")]
    File(String, String),
    /// A file that something else made is in the way.
    #[error("{0} is there already, and cpplan did not make it")]
    InTheWay(String),
    /// A file is there, and nothing may be written over.
    #[error("{0} is there already")]
    Taken(String),
}

impl WriteError {
    pub(super) fn help(&self) -> &'static str {
        match self {
            WriteError::Folder(..) | WriteError::File(..) => {
                "look at the permissions and the free space, or choose another folder with `--out`"
            }
            WriteError::InTheWay(_) => {
                "move it away, choose another folder with `--out`, or write over it with `--force`"
            }
            WriteError::Taken(_) => "nothing is written over it: choose another name, or move it away",
        }
    }
}

/// A folder that documents are written to.
pub(super) struct Outlet {
    pub(super) folder: PathBuf,
    /// Whether to write over files that something else made.
    pub(super) force: bool,
}

impl Outlet {
    /// Writes files: each under another name first, so that no half of one is ever seen.
    ///
    /// # Errors
    /// When the folder cannot be made, a file cannot be written, or a file of another make is in the way.
    pub(super) fn write(&self, files: Vec<(String, Vec<u8>)>) -> Result<Vec<PathBuf>, WriteError> {
        if !self.force {
            for (name, _) in &files {
                let path = self.folder.join(name);
                if path.exists() && !is_ours(&path) {
                    return Err(WriteError::InTheWay(shown(&path)));
                }
            }
        }
        let ready = prepared(&self.folder, files)?;
        let mut written = Vec::with_capacity(ready.len());
        for (path, file) in ready {
            file.persist(&path).map_err(|e| WriteError::File(shown(&path), plain(&e.error)))?;
            written.push(path);
        }
        Ok(written)
    }
}

/// Writes files that are not there yet: all of them or none, and over nothing.
///
/// # Errors
/// When the folder cannot be made, a file cannot be written, or one is there already.
pub(super) fn write_new(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Result<Vec<PathBuf>, WriteError> {
    if let Some(taken) = files.iter().map(|(name, _)| folder.join(name)).find(|p| is_taken(p)) {
        return Err(WriteError::Taken(shown(&taken)));
    }
    let mut written: Vec<PathBuf> = Vec::with_capacity(files.len());
    for (path, file) in prepared(folder, files)? {
        // Somebody else may have written it since we looked.
        if let Err(error) = file.persist_noclobber(&path) {
            for ours in &written {
                // What cannot be taken away again is at least whole.
                let _ = fs::remove_file(ours);
            }
            return Err(match error.error.kind() {
                io::ErrorKind::AlreadyExists => WriteError::Taken(shown(&path)),
                _ => WriteError::File(shown(&path), plain(&error.error)),
            });
        }
        written.push(path);
    }
    Ok(written)
}

/// Writes files over those of the same names: for what cpplan alone keeps.
///
/// # Errors
/// When the folder cannot be made, or a file cannot be written.
pub(super) fn write_over(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Result<(), WriteError> {
    for (path, file) in prepared(folder, files)? {
        file.persist(&path).map_err(|e| WriteError::File(shown(&path), plain(&e.error)))?;
    }
    Ok(())
}

/// Whether something stands at a path, a link to nowhere included.
pub(super) fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Files written whole where they belong, each under another name until it takes its own. A name may lead into a
/// folder below.
fn prepared(
    folder: &Path,
    files: Vec<(String, Vec<u8>)>,
) -> Result<Vec<(PathBuf, tempfile::NamedTempFile)>, WriteError> {
    fs::create_dir_all(folder).map_err(|e| WriteError::Folder(shown(folder), plain(&e)))?;
    let mut ready = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let path = folder.join(name);
        let home = path.parent().unwrap_or(folder);
        fs::create_dir_all(home).map_err(|e| WriteError::Folder(shown(home), plain(&e)))?;
        let failed = |e: io::Error| WriteError::File(shown(&path), plain(&e));
        let mut file = tempfile::Builder::new().prefix(".cpplan-").tempfile_in(home).map_err(failed)?;
        file.write_all(&bytes).and_then(|()| file.flush()).map_err(failed)?;
        readable(file.path());
        ready.push((path, file));
    }
    Ok(ready)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Temporary files are for their owner alone; a document is as readable as the folder's others.
fn readable(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // If this fails, the document is there all the same, for its owner.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Whether cpplan made a file, so that a new build may replace it: the file says so, or, where it is discreet
/// and must not, the manifest beside it.
fn is_ours(path: &Path) -> bool {
    is_in_manifest(path) || is_signed(path)
}

fn is_in_manifest(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|n| n.to_str()) else { return false };
    let manifest = path.with_file_name(MANIFEST);
    is_signed(&manifest)
        && fs::read_to_string(&manifest).is_ok_and(|text| text.contains(&format!("\"name\": \"{name}\"")))
}

fn is_signed(path: &Path) -> bool {
    let Ok(bytes) = fs::read(path) else { return false };
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|w| w == mark);
    has(b"name=\"generator\" content=\"cpplan")
        || bytes.starts_with(b"%PDF") && has(b"cpplan")
        || bytes.starts_with(b"{") && has(GENERATOR.as_bytes())
}

fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission is denied".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "a file stands where a folder is needed".into()
        }
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        _ => "the system refused".into(),
    }
}

/// Opens a file in the program that the system has for it.
///
/// # Errors
/// When there is no such program.
pub(super) fn open(path: &Path) -> Result<(), String> {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    Command::new(program)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
        .map_err(|_| format!("there is no program to open {}", path.display()))
}
