//! The house style of an authority: its logo and words on every document, and its own rules for how they look.

use std::collections::BTreeMap;

use super::layers::Layers;
use super::logo::{self, Logo};
use super::sheet;
use crate::case::values::Language;
use crate::document::faults::Fault;
use crate::document::template_set::{STYLE_FILE, TYPST_FILE};

/// What an authority's set brings along beside templates, words and colours.
#[derive(Debug, Clone, Default)]
pub struct HouseStyle {
    logo: Option<Logo>,
    /// What those hear who cannot see the logo.
    alt: InLanguages,
    header: InLanguages,
    footer: InLanguages,
    /// Rules after those of the built-in style sheet, for HTML.
    pub style_sheet: Option<String>,
    /// In the place of the built-in Typst theme.
    pub typst: Option<String>,
}

/// What stands on a document of who made it.
#[derive(Debug, Clone, Default)]
pub struct Letterhead {
    /// The logo, with what those hear who cannot see it.
    pub logo: Option<(Logo, String)>,
    /// The words at the head of each page.
    pub header: Option<String>,
    /// The words at the foot of each page.
    pub footer: Option<String>,
}

/// Words in several languages, by tag; under no tag those for all.
#[derive(Debug, Clone, Default)]
struct InLanguages(BTreeMap<String, String>);

impl InLanguages {
    fn read(layers: &Layers, path: &[&str]) -> InLanguages {
        let Some((layer, node)) = layers.last(path) else { return InLanguages::default() };
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((text, _)) = layer.nodes.scalar(node) {
            return InLanguages(BTreeMap::from([(String::new(), one_line(text))]));
        }
        let entries = layer.nodes.entries(node).iter();
        let pair = |(key, value)| {
            Some((layer.nodes.scalar(key)?.0.to_owned(), one_line(layer.nodes.scalar(value)?.0)))
        };
        InLanguages(entries.filter_map(|e| pair((e.key, e.value))).collect())
    }

    fn of(&self, language: &Language) -> Option<String> {
        let found = self.0.get(language.tag()).or_else(|| self.0.get(""));
        found.filter(|words| !words.is_empty()).cloned()
    }
}

impl HouseStyle {
    /// Reads the house style of a set; what is wrong with its logo or style sheet is a fault.
    pub(super) fn read(
        layers: &Layers,
        assets: &BTreeMap<String, Vec<u8>>,
        faults: &mut Vec<Fault>,
    ) -> HouseStyle {
        let text = |name: &str| assets.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let style_sheet = text(STYLE_FILE);
        if let Some(rules) = &style_sheet {
            faults.extend(sheet::faults(STYLE_FILE, rules));
        }
        HouseStyle {
            logo: logo::read(layers, assets, faults),
            alt: InLanguages::read(layers, &["logo", "alt"]),
            header: InLanguages::read(layers, &["header"]),
            footer: InLanguages::read(layers, &["footer"]),
            style_sheet,
            typst: text(TYPST_FILE),
        }
    }

    /// What stands on a document in a language.
    pub fn letterhead(&self, language: &Language) -> Letterhead {
        // A logo that cannot be heard would fail those who cannot see it.
        let logo = self.logo.clone().zip(self.alt.of(language));
        Letterhead { logo, header: self.header.of(language), footer: self.footer.of(language) }
    }
}

impl Letterhead {
    /// The words of it, for whoever looks for letters that fonts lack.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.header.iter().chain(&self.footer)
    }
}
