//! Classes of wordings that patterns share: all the ways to say "until", or "tells what happened".

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::pattern::{Wording, Words, wording};
use crate::case::nodes::{Kind, Nodes};
use crate::case::reading_yaml;

type Classes = FxHashMap<String, Arc<[Wording<Words>]>>;

/// The wordings of a class, by its name.
pub(super) fn of(name: &str) -> Option<Arc<[Wording<Words>]>> {
    static CLASSES: LazyLock<Classes> =
        // A list that cannot be read fails the test of this file, and those of the terms that use it.
        LazyLock::new(|| read(include_str!("classes.yaml")).unwrap_or_default());
    CLASSES.get(name).map(Arc::clone)
}

fn read(text: &str) -> Result<Classes, String> {
    let mut nodes = Nodes::default();
    let root = reading_yaml(&mut nodes, text)?;
    let mut classes = Classes::default();
    for entry in nodes.entries(root) {
        let Some(Kind::List(items)) = nodes.get(entry.value).map(|n| &n.kind) else {
            return Err("a class is a list of wordings".to_owned());
        };
        let written = items.iter().filter_map(|item| nodes.scalar(*item));
        let wordings = written.map(|(text, _)| wording(text)).collect::<Result<_, _>>()?;
        let name = nodes.scalar(entry.key).map_or("", |(name, _)| name);
        classes.insert(name.to_owned(), wordings);
    }
    Ok(classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_can_be_read() {
        assert!(!read(include_str!("classes.yaml")).unwrap().is_empty());
        assert!(read("until: ['..3 until']").is_err());
        assert!(read("until: until").is_err());
    }
}
