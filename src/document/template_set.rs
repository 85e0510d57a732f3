//! A template set: the templates, the words of each language and the theme that documents are made of.

use std::collections::BTreeMap;

/// Templates by name, words by language, and the theme; all as text.
#[derive(Debug, Clone, Default)]
pub struct TemplateSet {
    /// Templates by file name, such as `plan.md`.
    pub templates: BTreeMap<String, String>,
    /// Words by the tag of their language.
    pub words: BTreeMap<String, String>,
    /// The theme.
    pub theme: String,
}

impl TemplateSet {
    /// The set that is part of the program.
    pub fn built_in() -> TemplateSet {
        let templates = [
            ("plan.md", include_str!("../../templates/plan.md")),
            ("pieces.md", include_str!("../../templates/pieces.md")),
        ];
        let words = [("en", include_str!("../../templates/words/en.yaml"))];
        let owned =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        TemplateSet {
            templates: owned(&templates),
            words: owned(&words),
            theme: include_str!("../../templates/theme.yaml").to_owned(),
        }
    }
}
