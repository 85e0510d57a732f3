//! Pictures from the view: what the timeline and the circle of people show.

use std::sync::Arc;

use super::objects::Scene;
use super::picture::Picture;
use crate::locale::WordsError;

/// The timeline of meetings, visits and deadlines; nothing where there are no dates.
pub fn timeline(scene: &Arc<Scene>) -> Result<Option<Picture>, WordsError> {
    let _ = scene;
    Ok(None)
}

/// The people around the child.
pub fn people(scene: &Arc<Scene>) -> Result<Option<Picture>, WordsError> {
    let _ = scene;
    Ok(None)
}
