//! What is wrong with a template set and needs a typesetter to be found: its fonts, and its own Typst theme.

use std::collections::{BTreeMap, BTreeSet};

use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};

use super::fonts::Fonts;
use crate::document::faults::{FONT, Fault, TYPST};
use crate::document::theme::own_fonts;
use crate::document::{TYPST_FILE, TemplateSet, TemplateSource};

/// The letters of Welsh that English does not have; a name may need them where no fixed words do.
const WELSH: &str = "âêîôûŵŷÂÊÎÔÛŴŶäëïöüẅÿáéíóúẃýàèìòùẁỳ";

/// Everything that is wrong with the fonts that a set names, and with its Typst theme.
pub fn faults(set: &TemplateSet, fonts: &Fonts) -> Vec<Fault> {
    let mut faults = of_fonts(set, fonts);
    if let Some(text) = set.assets.get(TYPST_FILE) {
        faults.extend(of_theme(&String::from_utf8_lossy(text)));
    }
    faults
}

fn of_fonts(set: &TemplateSet, fonts: &Fonts) -> Vec<Fault> {
    let mut faults = Vec::new();
    let letters = letters(set);
    for (family, file, bytes) in own_fonts(set) {
        let mut tell = |message: String, help: String| {
            faults.push(Fault::new(&FONT, &file, bytes.clone(), message, help));
        };
        let Some(face) = fonts.family(&family) else {
            let help = match fonts.near(&family) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "install it, or give a folder that holds it by --font-path; `Atkinson Hyperlegible Next` is always at hand".to_owned(),
            };
            tell(format!("the font `{family}` is not at hand"), help);
            continue;
        };
        if !face.has_bold {
            let help = "install its bold face, or name a family that has one";
            tell(
                format!("the font `{family}` has no bold face, so strong words would not stand out"),
                help.to_owned(),
            );
        }
        for (language, needed) in &letters {
            let lacking: Vec<String> =
                needed.iter().filter(|c| !(face.has)(**c)).map(|c| format!("‘{c}’")).take(8).collect();
            if !lacking.is_empty() {
                let message =
                    format!("the font `{family}` lacks {}, which `{language}` needs", lacking.join(", "));
                tell(message, "name a font that has them, such as `Atkinson Hyperlegible Next`".to_owned());
            }
        }
    }
    faults
}

/// The Latin letters that the words of each language use. Letters of other scripts are taken from whatever font of
/// the machine has them.
fn letters(set: &TemplateSet) -> BTreeMap<&str, BTreeSet<char>> {
    let is_latin = |c: &char| c.is_alphabetic() && (*c < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(c));
    let of = |language: &str, layers: &[Vec<TemplateSource>]| {
        let more = if language == "cy" { WELSH } else { "" };
        layers
            .iter()
            .flatten()
            .flat_map(|source| source.text.chars())
            .chain(more.chars())
            .filter(is_latin)
            .collect()
    };
    set.words.iter().map(|(language, layers)| (language.as_str(), of(language, layers))).collect()
}

/// What cannot be read of a Typst theme.
fn of_theme(text: &str) -> Vec<Fault> {
    let Ok(path) = VirtualPath::new(TYPST_FILE) else { return Vec::new() };
    let source = Source::new(FileId::unique(RootedPath::new(VirtualRoot::Project, path)), text.to_owned());
    let (errors, _) = source.root().errors_and_warnings();
    let told = errors.iter().map(|error| {
        let bytes = match error.span.get() {
            DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
            DiagSpanKind::Range { range, .. } => Some(range),
            DiagSpanKind::Detached => None,
        };
        let bytes = bytes.unwrap_or_default();
        let help = error.hints.first().map_or_else(
            || "compare it with the built-in theme, from which `cpplan template init` copies it".to_owned(),
            |hint| hint.v.to_string(),
        );
        Fault::new(&TYPST, TYPST_FILE, bytes, format!("this is no Typst: {}", error.message), help)
    });
    told.collect()
}
