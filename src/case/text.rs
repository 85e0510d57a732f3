//! Free text of a case, in one language or several.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::nodes::{Kind, NodeId, Style};
use super::nothing::Nothing;
use super::problem::{Problem, ProblemKind};
use super::reading::Reading;
use super::record::{Holds, Reflected, Schemas, Shape, Value};

/// A tag of a language, such as `en`, `cy` or `ur`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Language(Arc<str>);

impl Language {
    /// A language from its tag: two or three letters, perhaps with a region or script.
    pub fn new(tag: &str) -> Option<Language> {
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or_default();
        let letters = |s: &str| s.chars().all(|c| c.is_ascii_alphabetic());
        let good = (2..=3).contains(&first.len())
            && letters(first)
            && parts.all(|p| (2..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()));
        good.then(|| Language(tag.into()))
    }

    /// English.
    pub fn english() -> Language {
        Language("en".into())
    }

    /// Welsh.
    pub fn welsh() -> Language {
        Language("cy".into())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        let mut parts = self.0.split('-');
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        // A tag can name its script: Panjabi of Pakistan is `pa-Arab`, Kurdish of Turkey `ku-Latn`.
        match parts.find(|part| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphabetic())) {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.iter().any(|s| s.eq_ignore_ascii_case(script)),
            None => RIGHT_TO_LEFT.contains(&language.as_str()),
        }
    }
}

/// Languages that are written from right to left, unless their tag names another script.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"];
/// Scripts that run from right to left.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 5] = ["Arab", "Aran", "Hebr", "Syrc", "Thaa"];

/// One wording of a text, in one language.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The language, where the case says one; else that of the case.
    pub language: Option<Language>,
    /// The words, normalised: composed letters, no control characters.
    pub words: Box<str>,
    /// Where they stand.
    pub at: NodeId,
    /// Whether a line break is a new paragraph (a folded block) or only a new line.
    pub breaks_are_paragraphs: bool,
    /// In which way they say nothing yet, if they do: every rule asks it of every text.
    pub nothing: Option<Nothing>,
}

/// Free text of a case.
///
/// It has no `Display`: only the view made for one reader may show it, and messages quote it in
/// marks that redaction can find. It can be given in several languages
/// (`what: {en: …, cy: …}`).
#[derive(Clone, Debug, Default)]
pub struct Text {
    phrases: Box<[Phrase]>,
}

impl Text {
    /// Whether nothing is written, or only words that say nothing yet: "TBC", "n/a", "see above".
    pub fn is_blank(&self) -> bool {
        self.phrases.iter().all(|p| p.nothing.is_some())
    }

    /// The same where "none" is an answer, as for needs or changes.
    pub fn is_unanswered(&self) -> bool {
        self.phrases.iter().all(|p| p.nothing.is_some_and(|n| n != Nothing::None))
    }

    /// All wordings, the case's own language first.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The wording for a language: that language's, else the first.
    pub fn phrase(&self, language: &Language) -> Option<&Phrase> {
        let wanted = self.phrases.iter().find(|p| p.language.as_ref() == Some(language));
        wanted.or(self.phrases.first())
    }

    /// The first wording as a string, for rules; empty if nothing is written.
    pub fn words(&self) -> &str {
        self.phrases.first().map_or("", |p| &p.words)
    }

    /// Where it stands.
    pub fn at(&self) -> NodeId {
        self.phrases.first().map_or(NodeId::NONE, |p| p.at)
    }
}

impl Value for Text {
    const HOLDS: Holds = Holds { texts: true, shares: false };

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let phrases: Box<[Phrase]> = match reading.nodes.get(node).map(|n| &n.kind) {
            Some(Kind::Scalar { .. }) => {
                read_phrase(node, None, reading).map(|phrase| Box::from([phrase])).unwrap_or_default()
            }
            Some(Kind::Map(entries)) => {
                let entries = entries.clone();
                let tag = |key| reading.nodes.scalar(key).and_then(|(k, _)| Language::new(k));
                let tags: Vec<Option<Language>> = entries.iter().map(|e| tag(e.key)).collect();
                if tags.iter().all(Option::is_some) && !tags.is_empty() {
                    let pairs = entries.iter().zip(tags);
                    pairs.filter_map(|(e, tag)| read_phrase(e.value, tag, reading)).collect()
                } else {
                    let name = reading.name_of(node);
                    reading.problem(
                        Problem::at(
                            ProblemKind::WrongType,
                            node,
                            format!("{name} should be a text; it is read as a key with a value, because of a colon in it"),
                        )
                        .help("put the text in quotation marks or in a block (`>-`); to give it in two languages, write `en:` and `cy:` below each other"),
                    );
                    Box::default()
                }
            }
            Some(Kind::List(_)) => {
                let name = reading.name_of(node);
                reading.problem(
                    Problem::at(
                        ProblemKind::WrongType,
                        node,
                        format!("{name} should be one text; it is a list"),
                    )
                    .help("write one text; in a block (`>-`) an empty line begins a new paragraph"),
                );
                Box::default()
            }
            None => Box::default(),
        };
        reading.note_text(&phrases);
        Text { phrases }
    }

    fn reflect(&self) -> Reflected<'_> {
        if self.phrases.is_empty() { Reflected::Absent } else { Reflected::Text(self) }
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({
            "anyOf": [
                {"type": ["string", "number", "boolean", "null"]},
                {"type": "object", "description": "The text in several languages, each under the tag of its language, such as `en` and `cy`.",
                 "propertyNames": {"pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}, "additionalProperties": {"type": "string"}}
            ]
        })
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

fn read_phrase(node: NodeId, language: Option<Language>, reading: &mut Reading<'_>) -> Option<Phrase> {
    if reading.nodes.is_blank(node) {
        return None;
    }
    let Some((value, style)) = reading.nodes.scalar(node) else {
        reading.word(node, "a text");
        return None;
    };
    let (words, hidden) = super::letters::normalise(value);
    if let Some(hidden) = hidden {
        let name = reading.name_of(node);
        reading.problem(
            Problem::at(
                ProblemKind::HiddenCharacter,
                node,
                format!("{name} holds an invisible character (U+{hidden:04X}) that cannot be printed, and is left out"),
            )
            .help("type the words around it again"),
        );
    }
    if words.is_empty() {
        return None;
    }
    let breaks_are_paragraphs = style != Style::Literal;
    let nothing = Nothing::of(&words);
    Some(Phrase { language, words: words.into(), at: node, breaks_are_paragraphs, nothing })
}
