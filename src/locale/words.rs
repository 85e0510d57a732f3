//! Fixed words: everything that documents say beyond the case, from `templates/words/LANGUAGE/*.yaml`.
//!
//! A key gives a text, or variants of it: by nation (`england`, `wales`), by kind of plan
//! (`child_protection`, `child_in_need`), by stage, or by number (`zero`, `one`, `two`, `few`,
//! `many`, `other`). In a text, `{name}` is a gap that the template fills.

use std::collections::{BTreeMap, HashMap};

use super::seams::{self, After};
use crate::case::nodes::{Kind, NodeId, Nodes, SourceFile};
use crate::case::reading_yaml;
use crate::case::values::Language;

/// The fixed words of one language.
#[derive(Debug)]
pub struct Words {
    pub(super) nodes: Nodes,
    /// Where each key stands, over all files.
    pub(super) keys: HashMap<Box<str>, NodeId>,
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
    /// Reads the files of words of a language, by name.
    ///
    /// # Errors
    /// When one is not YAML, or two have the same key.
    pub fn parse(files: &BTreeMap<String, String>, language: Language) -> Result<Words, WordsError> {
        let mut nodes = Nodes::default();
        let mut keys = HashMap::new();
        for (name, text) in files {
            let path = format!("words/{}/{name}", language.tag());
            nodes.add_file(SourceFile { path: path.clone().into(), text: text.clone() });
            let root = reading_yaml(&mut nodes, text).map_err(|e| WordsError::Unreadable(path.clone(), e))?;
            for entry in nodes.entries(root) {
                let Some((key, _)) = nodes.scalar(entry.key) else { continue };
                if keys.insert(key.into(), entry.value).is_some() {
                    return Err(WordsError::Twice(key.to_owned(), path));
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
        let node = self.node(key);
        if !node.is_some() {
            return Err(WordsError::Missing(key.to_owned()));
        }
        let text = self.variant(node, facts, number).ok_or_else(|| WordsError::NoVariant(key.to_owned()))?;
        fill(key, text, gaps, &self.language)
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
        self.node(key).is_some()
    }

    /// The longest piece of a text that stands in it whatever fills its gaps.
    pub fn longest_piece(&self, key: &str, facts: &Facts) -> Option<String> {
        let text = self.variant(self.node(key), facts, None)?;
        let pieces = text.split('{').map(|piece| piece.rsplit('}').next().unwrap_or(piece));
        pieces.max_by_key(|piece| piece.len()).map(str::to_owned)
    }

    fn node(&self, key: &str) -> NodeId {
        let mut steps = key.split('.');
        let first = steps.next().and_then(|step| self.keys.get(step)).copied().unwrap_or(NodeId::NONE);
        steps.fold(first, |node, step| self.nodes.child(node, step))
    }

    pub(super) fn variant(&self, node: NodeId, facts: &Facts, number: Option<u32>) -> Option<&str> {
        match &self.nodes.get(node)?.kind {
            Kind::Scalar { value, .. } => Some(value),
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
        Words::parse(&BTreeMap::from([("a.yaml".to_owned(), text.to_owned())]), Language::english())
            .expect("the words of the test are YAML")
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
    fn a_missing_word_and_an_open_gap_are_errors() {
        let facts = Facts::default();
        assert_eq!(words().get("zz", &facts, None, &[]), Err(WordsError::Missing("zz".into())));
        let open = words().get("n", &facts, Some(1), &[]);
        assert_eq!(open, Err(WordsError::Gap { key: "n".into(), gap: "thing".into() }));
    }
}
