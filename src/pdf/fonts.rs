//! Fonts: those in the program, and others where those lack a letter.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontFlags, FontInfo, FontStyle};
use typst_kit::fonts::{FontPath, FontStore, scan, system};

use super::blanks::unkerned;
use super::error::PdfError;
use super::letters;
use crate::document::tree::Document;

pub(super) const REGULAR: &[u8] =
    include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext_400Regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("../../templates/fonts/AtkinsonHyperlegibleNext_700Bold.ttf");

/// The fonts that documents can use.
///
/// The program's own fonts serve nearly all documents. The folders given by the user and the fonts
/// of the system are looked through only when a document needs more: that takes long, and makes
/// documents depend on the machine.
pub struct Fonts {
    folders: Vec<PathBuf>,
    embedded: FontStore,
    all: OnceLock<FontStore>,
}

/// The fonts for one document.
pub(super) struct Choice {
    /// Whether they are all the program's own.
    pub own: bool,
    /// The families, the first that has a letter is used.
    pub families: Vec<String>,
}

/// What is known of a family of fonts.
pub(super) struct Family<'a> {
    /// Whether every face of it has a letter.
    pub has: Box<dyn Fn(char) -> bool + 'a>,
    /// Whether it has a face for strong words.
    pub has_bold: bool,
}

/// The weight from which on a face stands out.
const BOLD_FROM: u16 = 600;

impl Fonts {
    /// The program's fonts, with folders to look through for letters that they lack.
    pub fn new(folders: Vec<PathBuf>) -> Fonts {
        let mut embedded = FontStore::new();
        embedded.extend(own());
        Fonts { folders, embedded, all: OnceLock::new() }
    }

    /// Chooses the families for a document.
    pub(super) fn choose(&self, document: &Document) -> Result<Choice, PdfError> {
        let wanted = &document.theme.fonts;
        let known = |store: &FontStore| -> Vec<String> {
            let there = |f: &&String| store.book().contains_family(&f.to_lowercase());
            wanted.iter().filter(there).cloned().collect()
        };
        let families = known(&self.embedded);
        if families.len() == wanted.len() && !families.is_empty() {
            let covered = covered(&self.embedded, &families);
            if letters::lacking(document, &covered).is_empty() {
                return Ok(Choice { own: true, families });
            }
        }
        let store = self.store(false);
        let mut families = known(store);
        if families.is_empty() {
            return Err(PdfError::NoFont(wanted.clone()));
        }
        let mut lacking = letters::lacking(document, &covered(store, &families));
        while !lacking.is_empty() {
            let Some(family) = best_family(store, &lacking) else {
                let has = covered(store, &families);
                return Err(PdfError::MissingLetters(letters::missing(document, &has)));
            };
            families.push(family);
            let has = covered(store, &families);
            lacking.retain(|c| !has(*c));
        }
        Ok(Choice { own: false, families })
    }

    /// Where fonts are loaded from: the program's own, or all that are at hand.
    pub(super) fn store(&self, own: bool) -> &FontStore {
        if own { &self.embedded } else { self.all.get_or_init(|| self.look_around()) }
    }

    /// What is known of a family; nothing, if it is not at hand.
    pub(super) fn family(&self, name: &str) -> Option<Family<'_>> {
        let key = name.to_lowercase();
        let store = self.store(self.embedded.book().contains_family(&key));
        let book = store.book();
        let mut faces = book.select_family(&key).filter_map(|i| book.info(i)).peekable();
        faces.peek()?;
        let has_bold = faces.any(|info| info.variant.weight.to_number() >= BOLD_FROM);
        Some(Family { has: Box::new(covered(store, &[name.to_owned()])), has_bold })
    }

    /// The family at hand whose name is nearest to one that is not.
    pub(super) fn near(&self, name: &str) -> Option<String> {
        let families = self.store(false).book().families().map(|(family, _)| family);
        let near = families
            .map(|family| (strsim::jaro_winkler(&name.to_lowercase(), &family.to_lowercase()), family));
        let near = near.filter(|(score, _)| *score > 0.9).max_by(|a, b| a.0.total_cmp(&b.0));
        near.map(|(_, family)| family.to_owned())
    }

    #[cfg(test)]
    pub(super) fn has_looked_around(&self) -> bool {
        self.all.get().is_some()
    }

    fn look_around(&self) -> FontStore {
        let mut store = FontStore::new();
        store.extend(own());
        for folder in &self.folders {
            store.extend(sorted(scan(folder)));
        }
        store.extend(sorted(system()));
        store
    }
}

fn own() -> impl Iterator<Item = (Font, FontInfo)> {
    [REGULAR, BOLD].into_iter().flat_map(|data| Font::iter(Bytes::new(unkerned(data)))).map(|font| {
        let info = font.info().clone();
        (font, info)
    })
}

/// The order in which a disk gives its files must not decide which font is used.
fn sorted(found: impl Iterator<Item = (FontPath, FontInfo)>) -> Vec<(FontPath, FontInfo)> {
    let mut found: Vec<_> = found.collect();
    found.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
    found
}

/// Whether one of the families has a letter.
fn covered<'a>(store: &'a FontStore, families: &[String]) -> impl Fn(char) -> bool + use<'a> {
    let book = store.book();
    let faces: Vec<Vec<&FontInfo>> = families
        .iter()
        .map(|f| book.select_family(&f.to_lowercase()).filter_map(|i| book.info(i)).collect())
        .collect();
    // Every face of a family must have the letter: the bold one is used for strong words.
    move |c| faces.iter().any(|family| family.iter().all(|info| info.coverage.contains(u32::from(c))))
}

/// Families whose text was read back from a PDF without a fault, where others of their script
/// look right and read back wrong.
const TRIED: [&str; 1] = ["Noto Naskh Arabic"];

/// The family that has most of the letters; among equals one that was tried, without serifs, with a
/// bold face, and found first: in the folders of the user before those of the system.
fn best_family(store: &FontStore, lacking: &BTreeSet<char>) -> Option<String> {
    let book = store.book();
    let candidates = book.families().filter_map(|(name, faces)| {
        let faces: Vec<usize> = faces.collect();
        let infos: Vec<&FontInfo> = faces.iter().filter_map(|i| book.info(*i)).collect();
        let upright = infos.iter().find(|i| i.variant.style == FontStyle::Normal)?;
        let has = |c: &&char| infos.iter().all(|i| i.coverage.contains(u32::from(**c)));
        let count = lacking.iter().filter(has).count();
        // A font of last resort has a box with a number for every letter.
        let last_resort = name.starts_with('.') || name.replace(' ', "").contains("LastResort");
        let usable = count > 0 && !last_resort && !upright.flags.contains(FontFlags::MATH);
        let plain = !upright.flags.intersects(FontFlags::SERIF | FontFlags::MONOSPACE);
        let first = faces.first().copied().map(Reverse);
        let rank = (count, TRIED.contains(&name), plain, infos.len() > 1, first);
        usable.then_some((rank, name))
    });
    candidates.max_by_key(|(rank, _)| *rank).map(|(_, name)| name.to_owned())
}
