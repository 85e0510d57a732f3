//! What Typst can see: the theme, the data of one document, its fonts, and nothing else.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World, WorldExt};
use typst_kit::fonts::FontStore;

use crate::document::TYPST_FILE;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers of tables are among these features.
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

static THEME: LazyLock<Source> =
    LazyLock::new(|| Source::new(*MAIN, include_str!("../../templates/typst/document.typ").to_owned()));

static MAIN: LazyLock<FileId> = LazyLock::new(|| file("document.typ"));
static DATA: LazyLock<FileId> = LazyLock::new(|| file("document.json"));
static LOGO: LazyLock<FileId> = LazyLock::new(|| file("logo"));

#[expect(clippy::expect_used, reason = "the names are constants of this file, and plain names of files")]
fn file(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name of a file is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one document.
pub struct Paper<'a> {
    fonts: &'a FontStore,
    data: Bytes,
    logo: Option<Bytes>,
    /// An authority's theme in the place of ours.
    theme: Option<Source>,
}

impl<'a> Paper<'a> {
    /// A world with the fonts and the data of a document.
    pub fn new(fonts: &'a FontStore, data: Bytes, logo: Option<Bytes>, theme: Option<&str>) -> Paper<'a> {
        Paper { fonts, data, logo, theme: theme.map(|text| Source::new(*MAIN, text.to_owned())) }
    }
}

impl Paper<'_> {
    /// What Typst says, with the line where it is about an authority's theme.
    pub fn told(&self, error: &SourceDiagnostic) -> String {
        let theme = self.theme.as_ref();
        let line = theme.zip(error.span.id()).and_then(|(theme, _)| {
            let range = self.range(error.span)?;
            theme.lines().byte_to_line(range.start)
        });
        match line {
            Some(line) => format!("{TYPST_FILE}, line {}: {}", line + 1, error.message),
            None => error.message.to_string(),
        }
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
        match &self.theme {
            _ if id != *MAIN => Err(FileError::AccessDenied),
            Some(theme) => Ok(theme.clone()),
            None => Ok(THEME.clone()),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.logo {
            _ if id == *DATA => Ok(self.data.clone()),
            Some(logo) if id == *LOGO => Ok(logo.clone()),
            _ => Err(FileError::AccessDenied),
        }
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
        let world = Paper::new(&fonts, Bytes::from_string("{}".to_owned()), None, None);
        assert!(world.source(*MAIN).is_ok() && world.file(*DATA).is_ok());
        for other in ["other.typ", "case.yaml", "fonts/font.ttf"] {
            assert!(matches!(world.source(file(other)), Err(FileError::AccessDenied)), "{other}");
            assert!(matches!(world.file(file(other)), Err(FileError::AccessDenied)), "{other}");
        }
        assert!(world.today(None).is_none());
    }
}
