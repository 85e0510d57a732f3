//! The theme: colours, fonts, sizes and house style, read from `templates/theme.yaml` and, over it, from the
//! `theme.yaml` of an authority's set.

mod check;
mod colour;
mod contrast;
mod house;
mod layers;
mod logo;
mod sheet;
mod svg;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use contrast::{PAIRS, Pair};
pub use house::{HouseStyle, Letterhead};
pub use logo::{Form, Logo};

use super::faults::Fault;
use super::template_set::TemplateSet;
use layers::Layers;

/// Colours by name, fonts and sizes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// Colours on paper and on a light screen: name to `#rrggbb`.
    pub light: BTreeMap<String, String>,
    /// Colours on a dark screen.
    pub dark: BTreeMap<String, String>,
    /// Names of fonts, the first that has a letter is used.
    pub fonts: Vec<String>,
    /// Size of the text in points.
    pub size: f32,
    /// Space between the base lines, as a multiple of the size.
    pub spacing: f32,
}

/// The form of a document: its sizes, spacing and colours. Each is laid out anew.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Style {
    /// Clear print, 12 point.
    #[default]
    Standard,
    /// 18 point.
    Large,
    /// 24 point.
    Giant,
    /// For people with dyslexia: 14 point, wide spacing, a cream ground.
    Dyslexia,
    /// Black on white, white on black.
    Contrast,
}

impl Style {
    /// All of them.
    pub const ALL: [Style; 5] =
        [Style::Standard, Style::Large, Style::Giant, Style::Dyslexia, Style::Contrast];

    /// The word for it, on the command line and in file names.
    pub fn word(self) -> &'static str {
        match self {
            Style::Standard => "standard",
            Style::Large => "large-print",
            Style::Giant => "giant-print",
            Style::Dyslexia => "dyslexia",
            Style::Contrast => "high-contrast",
        }
    }
}

/// The themes of a set: that of most documents under no name, and those of documents with values of their own.
pub(super) type Themes = BTreeMap<(Style, String), Arc<Theme>>;

impl Theme {
    /// Reads a whole theme in the form of a style.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(text: &str, style: Style) -> Result<Theme, Vec<Fault>> {
        let mut faults = Vec::new();
        let layers = Layers::read(&[("theme.yaml", text)], &mut faults);
        if faults.is_empty() { Ok(Theme::of(&layers, style, None)) } else { Err(faults) }
    }

    /// The theme of a style, for a document that may have values of its own.
    fn of(layers: &Layers, style: Style, document: Option<&str>) -> Theme {
        // A document may have larger letters than others, and a style may ask for larger ones still.
        let number = |key: &str| {
            let of =
                |path: &[&str]| layers.value(path).and_then(|spot| spot.value.trim().parse::<f32>().ok());
            let own = document.and_then(|document| of(&["documents", document, key]));
            let given = [of(&["styles", style.word(), key]), own];
            given.into_iter().flatten().reduce(f32::max).or_else(|| of(&[key])).unwrap_or_default()
        };
        let colours = |key: &str| {
            let found = layers.colours(key, style, document).into_iter();
            found.map(|(name, spot)| (name, spot.value)).collect()
        };
        Theme {
            light: colours("light"),
            dark: colours("dark"),
            fonts: layers.list(&["fonts"]).into_iter().map(|spot| spot.value).collect(),
            size: number("size"),
            spacing: number("spacing"),
        }
    }
}

/// The files of a set's theme, the built-in one first: where each comes from, and its text.
fn files(set: &TemplateSet) -> Vec<(&str, &str)> {
    set.theme.iter().map(|(origin, text)| (origin.as_str(), text.as_str())).collect()
}

/// Reads the theme of a set.
///
/// # Errors
/// Everything that is wrong with it: keys, values, contrast, logo and style sheet.
pub(super) fn ready(set: &TemplateSet) -> Result<(Themes, Arc<HouseStyle>), Vec<Fault>> {
    let mut faults = Vec::new();
    let layers = Layers::read(&files(set), &mut faults);
    let documents: Vec<&str> = set.documents().map(|(id, _)| id).collect();
    let languages: Vec<&str> = set.words.keys().map(String::as_str).collect();
    faults.extend(check::check(&layers, &documents, &languages));
    faults.extend(contrast::check(&layers));
    let house = HouseStyle::read(&layers, &set.assets, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut themes = Themes::new();
    let own = own_documents(&layers);
    for style in Style::ALL {
        themes.insert((style, String::new()), Arc::new(Theme::of(&layers, style, None)));
        for document in &own {
            themes.insert((style, document.clone()), Arc::new(Theme::of(&layers, style, Some(document))));
        }
    }
    Ok((themes, Arc::new(house)))
}

/// Everything that is wrong with the theme of a set.
pub(super) fn faults(set: &TemplateSet) -> Vec<Fault> {
    ready(set).err().unwrap_or_default()
}

/// The fonts that a set names itself, each with where it does so: the file, and the bytes of it.
pub(crate) fn own_fonts(set: &TemplateSet) -> Vec<(String, String, std::ops::Range<usize>)> {
    let layers = Layers::read(&files(set), &mut Vec::new());
    let own = layers.list(&["fonts"]).into_iter().filter(|spot| spot.is_own);
    own.map(|spot| (spot.value, layers.origin(spot.layer).to_owned(), spot.bytes)).collect()
}

/// The documents with values of their own, in any file of a theme.
fn own_documents(layers: &Layers) -> BTreeSet<String> {
    let of = |layer: &layers::Layer| {
        let entries = layer.nodes.entries(layer.at(&["documents"])).to_vec();
        entries
            .iter()
            .filter_map(|e| layer.nodes.scalar(e.key))
            .map(|(k, _)| k.to_owned())
            .collect::<Vec<_>>()
    };
    layers.all.iter().flat_map(of).collect()
}
