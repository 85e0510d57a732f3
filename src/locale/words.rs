//! Fixed words: everything that documents say beyond the case, from `templates/words/LANGUAGE/*.yaml`.
//!
//! A set of templates may have words of its own over the built-in ones. They are merged key by key: where its
//! own say nothing, or have no variant that fits, the built-in ones speak.
//!
//! A key gives a text, or variants of it: by nation (`england`, `wales`), by kind of plan
//! (`child_protection`, `child_in_need`), by stage, or by number (`zero`, `one`, `two`, `few`,
//! `many`, `other`). In a text, `{name}` is a gap that the template fills.

use std::collections::{HashMap, HashSet};

use super::seams::{self, After};
use crate::case::nodes::{Kind, NodeId, Nodes, SourceFile};
use crate::case::reading_yaml;
use crate::case::values::Language;

/// Keys that are no words of their own, but variants of one.
pub const VARIANTS: [&str; 13] = [
    "england",
    "wales",
    "child_protection",
    "child_in_need",
    "initial",
    "review",
    "closing",
    "zero",
    "one",
    "two",
    "few",
    "many",
    "other",
];

/// The fixed words of one language.
#[derive(Debug)]
pub struct Words {
    pub(super) nodes: Nodes,
    /// Where each key stands, over all files: in the authority's own words first.
    pub(super) keys: HashMap<Box<str>, Vec<NodeId>>,
    language: Language,
}

/// What decides which variant of a text is meant.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// `england` or `wales`.
    pub nation: &'static str,
    /// `child_protection` or `child_in_need`.
    pub plan: &'static str,
    /// `initial`, `review` or `closing`.
    pub stage: &'static str,
}

/// A word that is not there, or a gap that nothing fills.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum WordsError {
    /// The file cannot be read.
    #[error("the file of words {0} {1}")]
    Unreadable(String, String),
    /// Two files have the same key.
    #[error("the key `{0}` stands in two files of words; the second is {1}")]
    Twice(String, String),
    /// A key is missing.
    #[error("there is no text `{0}` among the words of this language")]
    Missing(String),
    /// No variant fits.
    #[error("the text `{0}` has no variant that fits here")]
    NoVariant(String),
    /// A gap stays open.
    #[error("the text `{key}` has a gap {{{gap}}} that nothing fills")]
    Gap {
        /// The text.
        key: String,
        /// The gap.
        gap: String,
    },
}

impl Words {
    /// Reads the words of a language, layer over layer: the built-in files first, then the authority's own. Each
    /// file comes with its name for messages.
    ///
    /// # Errors
    /// When one is not YAML, or two of a layer have the same key.
    pub fn parse<'a, Layer>(
        layers: impl IntoIterator<Item = Layer>,
        language: Language,
    ) -> Result<Words, WordsError>
    where
        Layer: IntoIterator<Item = (&'a str, &'a str)>,
    {
        let mut nodes = Nodes::default();
        let mut keys: HashMap<Box<str>, Vec<NodeId>> = HashMap::new();
        for layer in layers {
            let mut here = HashSet::new();
            for (name, text) in layer {
                nodes.add_file(SourceFile { path: name.into(), text: text.to_owned() });
                let root =
                    reading_yaml(&mut nodes, text).map_err(|e| WordsError::Unreadable(name.to_owned(), e))?;
                for entry in nodes.entries(root) {
                    let Some((key, _)) = nodes.scalar(entry.key) else { continue };
                    if !here.insert(key.to_owned()) {
                        return Err(WordsError::Twice(key.to_owned(), name.to_owned()));
                    }
                    keys.entry(key.into()).or_default().insert(0, entry.value);
                }
            }
        }
        Ok(Words { nodes, keys, language })
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The text under a key (`choice.Status.met`), its gaps filled.
    ///
    /// # Errors
    /// When the key, a fitting variant, or the value of a gap is missing.
    pub fn get(
        &self,
        key: &str,
        facts: &Facts,
        number: Option<u32>,
        gaps: &[(&str, String)],
    ) -> Result<String, WordsError> {
        if !self.has(key) {
            return Err(WordsError::Missing(key.to_owned()));
        }
        let text = self.at(key).find_map(|node| self.variant(node, facts, number));
        fill(key, text.ok_or_else(|| WordsError::NoVariant(key.to_owned()))?, gaps, &self.language)
    }

    /// Several things in a line: "A", "A and B", "A, B and C".
    ///
    /// # Errors
    /// When the language has no `list_and`.
    pub fn listed(&self, items: &[String], facts: &Facts) -> Result<String, WordsError> {
        match items {
            [] => Ok(String::new()),
            [one] => Ok(one.clone()),
            [first @ .., last] => {
                self.get("list_and", facts, None, &[("before", first.join(", ")), ("last", last.clone())])
            }
        }
    }

    /// Whether there is a text under a key.
    pub fn has(&self, key: &str) -> bool {
        self.at(key).next().is_some()
    }

    /// Where a key stands: in the authority's own words first, and then in the built-in ones.
    fn at<'a>(&'a self, key: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        let (first, rest) = key.split_once('.').map_or((key, None), |(first, rest)| (first, Some(rest)));
        let steps = move || rest.into_iter().flat_map(|rest| rest.split('.'));
        let tops = self.keys.get(first).into_iter().flatten();
        tops.map(move |top| steps().fold(*top, |node, step| self.nodes.child(node, step)))
            .filter(|node| node.is_some())
    }

    /// The longest piece of a text that stands in it whatever fills its gaps.
    pub fn longest_piece(&self, key: &str, facts: &Facts) -> Option<String> {
        let text = self.at(key).find_map(|node| self.variant(node, facts, None))?;
        let pieces = text.split('{').map(|piece| piece.rsplit('}').next().unwrap_or(piece));
        pieces.max_by_key(|piece| piece.len()).map(str::to_owned)
    }

    pub(super) fn variant(&self, node: NodeId, facts: &Facts, number: Option<u32>) -> Option<&str> {
        match &self.nodes.get(node)?.kind {
            Kind::Scalar { .. } => self.nodes.scalar(node).map(|(text, _)| text),
            Kind::List(_) => None,
            Kind::Map(_) => {
                let plural = number.map(|n| plural_category(&self.language, n));
                // "twice": a word for two that no rule of plurals asks for.
                let two = number.filter(|n| *n == 2).map(|_| "two");
                let wanted =
                    [Some(facts.nation), Some(facts.plan), Some(facts.stage), two, plural, Some("other")];
                let next = wanted.into_iter().flatten().map(|key| self.nodes.child(node, key));
                next.into_iter().find(|n| n.is_some()).and_then(|n| self.variant(n, facts, number))
            }
        }
    }
}

/// The names of the gaps of a text, in its order.
pub fn gaps_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (gap, after) = rest.split_once('{')?.1.split_once('}')?;
        rest = after;
        Some(gap)
    })
}

fn fill(key: &str, text: &str, gaps: &[(&str, String)], language: &Language) -> Result<String, WordsError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let Some(close) = after.find('}') else {
            out.push_str(&rest[open..]);
            return Ok(out);
        };
        let gap = &after[..close];
        match gaps.iter().find(|(name, _)| *name == gap) {
            Some((_, value)) => {
                let value = seams::mend(language, &mut out, value, After::Fixed);
                out.push_str(&value);
            }
            None => return Err(WordsError::Gap { key: key.to_owned(), gap: gap.to_owned() }),
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The plural category of a number, after CLDR, for whole numbers.
fn plural_category(language: &Language, number: u32) -> &'static str {
    match (language.tag(), number) {
        ("cy", 0) => "zero",
        ("cy", 1) => "one",
        ("cy", 2) => "two",
        ("cy", 3) => "few",
        ("cy", 6) => "many",
        ("cy", _) => "other",
        (_, 1) => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let text = "a: plain\nb:\n  wales: {child_in_need: w-cin, child_protection: w-cp}\n  england: e\nn:\n  one: one {thing}\n  other: '{n} {thing}s'\n";
        Words::parse([[("a.yaml", text)]], Language::english()).expect("the words of the test are YAML")
    }

    #[test]
    fn variants_follow_nation_plan_and_number() {
        let facts = Facts { nation: "wales", plan: "child_in_need", stage: "initial" };
        let gaps = [("thing", "day".to_owned()), ("n", "3".to_owned())];
        assert_eq!(words().get("b", &facts, None, &[]).as_deref(), Ok("w-cin"));
        assert_eq!(words().get("n", &facts, Some(1), &gaps).as_deref(), Ok("one day"));
        assert_eq!(words().get("n", &facts, Some(3), &gaps).as_deref(), Ok("3 days"));
    }

    #[test]
    fn own_words_go_before_the_built_in_ones_key_by_key_and_variant_by_variant() {
        let built_in = "a: built-in\nb: {x: built-in x, y: built-in y}\nc: {england: e, wales: w}\nn: {one: one, other: many}\n";
        let own = "b: {y: own y}\nc: {wales: own w}\nn: {one: own one}\n";
        let words = Words::parse([[("a.yaml", built_in)], [("own.yaml", own)]], Language::english())
            .expect("the words of the test are YAML");
        let said = |key: &str, nation, number| {
            let facts = Facts { nation, plan: "child_in_need", stage: "initial" };
            words.get(key, &facts, number, &[]).expect("a text")
        };
        assert_eq!(said("a", "wales", None), "built-in");
        assert_eq!(said("b.x", "wales", None), "built-in x");
        assert_eq!(said("b.y", "wales", None), "own y");
        assert_eq!(said("c", "wales", None), "own w");
        assert_eq!(said("c", "england", None), "e");
        assert_eq!(said("n", "england", Some(1)), "own one");
        assert_eq!(said("n", "england", Some(5)), "many");
    }

    #[test]
    fn a_missing_word_and_an_open_gap_are_errors() {
        let facts = Facts::default();
        assert_eq!(words().get("zz", &facts, None, &[]), Err(WordsError::Missing("zz".into())));
        let open = words().get("n", &facts, Some(1), &[]);
        assert_eq!(open, Err(WordsError::Gap { key: "n".into(), gap: "thing".into() }));
    }
}
