//! A path that has to stand for one case and not for several.

use std::path::{Path, PathBuf};

use super::End;
use super::output::Output;
use crate::case::files::find_cases;
use crate::case::{LoadError, Loaded, load};
use crate::report::{Words, refusal, shown_path};

/// The one case at a path, with its file.
///
/// # Errors
/// When there is none, or it cannot be read, or there are several; it has been told.
pub(super) fn one_case(path: &Path, output: &Output) -> Result<(PathBuf, Loaded), End> {
    let refused = |error: LoadError| {
        output.message(&refusal(&error, output.look_of_messages(Words::Shown)));
        End::Failed
    };
    let found = find_cases(path).map_err(|error| refused(error.into()))?;
    let [file] = found.as_slice() else {
        let message = format!("{} holds {} cases", shown_path(path), found.len());
        return Err(output.error(&message, "name the file of one of them"));
    };
    let loaded = load(file).map_err(refused)?;
    Ok((file.clone(), loaded))
}
