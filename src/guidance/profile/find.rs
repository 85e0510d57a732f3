//! Finding the profile that holds for a case: beside it, else in the nearest folder above.

use std::fs;
use std::path::{Path, PathBuf};

/// The name of a profile.
pub const PROFILE_FILE: &str = "cpplan.yaml";

/// The profile for the case at this path, if there is one.
///
/// The search ends at the folder that holds `.git`, at the root, and at a folder that may not be
/// read: what lies above somebody's own work is not theirs to be judged by.
pub fn find_profile(case: &Path) -> Option<PathBuf> {
    let folder = case.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = folder.canonicalize().ok()?;
    for (above, here) in whole.ancestors().enumerate() {
        if above > 0 && fs::read_dir(here).is_err() {
            return None;
        }
        let found = here.join(PROFILE_FILE);
        // A case may have that name itself.
        if found.is_file() && !is_same(&found, case) {
            return Some(as_given(folder, above, found));
        }
        if here.join(".git").exists() {
            return None;
        }
    }
    None
}

fn is_same(found: &Path, case: &Path) -> bool {
    case.canonicalize().is_ok_and(|case| case == found)
}

/// The path as the user would write it, where that is short.
fn as_given(folder: &Path, above: usize, found: PathBuf) -> PathBuf {
    if above == 0 {
        return if folder == Path::new(".") {
            PathBuf::from(PROFILE_FILE)
        } else {
            folder.join(PROFILE_FILE)
        };
    }
    let here = Path::new(".").canonicalize().ok();
    match here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned)) {
        Some(short) => short,
        None => found,
    }
}
