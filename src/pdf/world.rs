//! What Typst can see: the theme, the data of one document, its fonts, and nothing else.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_kit::fonts::FontStore;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers of tables are among these features.
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

static THEME: LazyLock<Source> =
    LazyLock::new(|| Source::new(*MAIN, include_str!("../../templates/typst/document.typ").to_owned()));

static MAIN: LazyLock<FileId> = LazyLock::new(|| file("document.typ"));
static DATA: LazyLock<FileId> = LazyLock::new(|| file("document.json"));

#[expect(clippy::expect_used, reason = "the names are constants of this file, and plain names of files")]
fn file(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name of a file is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one document.
pub struct Paper<'a> {
    fonts: &'a FontStore,
    data: Bytes,
}

impl<'a> Paper<'a> {
    /// A world with the fonts and the data of a document.
    pub fn new(fonts: &'a FontStore, data: &serde_json::Value) -> Paper<'a> {
        Paper { fonts, data: Bytes::from_string(data.to_string()) }
    }
}

impl World for Paper<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *MAIN { Ok(THEME.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// No clock: the date of a document is in its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_nothing_but_the_theme_and_the_data() {
        let fonts = FontStore::new();
        let world = Paper::new(&fonts, &serde_json::json!({}));
        assert!(world.source(*MAIN).is_ok() && world.file(*DATA).is_ok());
        for other in ["other.typ", "case.yaml", "fonts/font.ttf"] {
            assert!(matches!(world.source(file(other)), Err(FileError::AccessDenied)), "{other}");
            assert!(matches!(world.file(file(other)), Err(FileError::AccessDenied)), "{other}");
        }
        assert!(world.today(None).is_none());
    }
}
