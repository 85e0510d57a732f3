//! The lists of words: what is looked for, where, and what is better.

use std::sync::LazyLock;

use super::lint::{Hit, Lint};
use super::pattern::Pattern;
use super::texts::Texts;
use crate::case::model::Case;
use crate::case::nodes::{Kind, NodeId, Nodes};
use crate::case::reading_yaml;
use crate::case::values::{Choice, Given};
use crate::guidance::finding::Level;

/// One thing that should not be said like that.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its short name within the lists.
    pub id: String,
    /// The entry of the register, such as `LANG-BLAME`.
    pub rule: String,
    /// What it looks like.
    pub find: Vec<Pattern>,
    /// What else in the same sentence makes it right.
    pub unless: Vec<Pattern>,
    /// What has to stand in the same text beside it, if anything.
    pub beside: Vec<Pattern>,
    /// In which records nothing has to stand beside it, with blanks between them; empty if in none.
    pub in_record: String,
    /// Of whom it must not be said.
    pub of: Of,
    /// In which texts it is looked for.
    pub within: Within,
    /// The nation in whose cases it is looked for; empty for both.
    pub nation: String,
    /// The context of abuse in which it is not looked for; empty if there is none.
    pub not_in: String,
    /// How much it weighs, where that is not as the register says.
    pub level: Option<Level>,
    /// What is wrong with it: goes on after the words themselves.
    pub why: String,
    /// What to write.
    pub write: String,
    /// Who names it, beside the register's own sources; empty if nobody.
    pub source: String,
}

/// Of whom a term must not be said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// Of anybody.
    Anyone,
    /// Of a child.
    Child,
    /// Of a child who was harmed, of whom alone it can be said: also where "he" might be somebody else.
    Harmed,
    /// Of a parent or relative of whom there is no concern.
    Relative,
}

/// In which texts a term is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// In all.
    Everything,
    /// In what families and children read.
    Home,
    /// In the safety plan.
    SafetyPlan,
    /// Where the plan says who does what.
    Duties,
}

impl Within {
    /// All of them, in order.
    pub(super) const ALL: [Within; 4] =
        [Within::Everything, Within::Home, Within::SafetyPlan, Within::Duties];
}

impl Term {
    /// Whether it is looked for in this case: in its nation, and beside its contexts of abuse.
    fn is_wanted(&self, case: &Case) -> bool {
        let nation = case.nation.known().map_or("", |n| n.word());
        let mut contexts = case.concern.contexts.iter().filter_map(Given::known).map(|c| c.word());
        (self.nation.is_empty() || self.nation == nation) && !contexts.any(|c| c == self.not_in)
    }
}

/// The terms that a check looks for, made ready once for all cases.
#[derive(Clone, Debug, Default)]
pub struct TermList {
    terms: Vec<Term>,
    lint: Lint,
}

impl TermList {
    /// The lists that this program holds.
    pub fn built_in() -> &'static TermList {
        static LIST: LazyLock<TermList> = LazyLock::new(|| {
            let mut list = TermList::default();
            for text in BUILT_IN {
                // A list that cannot be read fails the tests of this file.
                list = list.extended(TermList::read(text).unwrap_or_default());
            }
            list
        });
        &LIST
    }

    /// A list of these terms.
    pub fn of(terms: Vec<Term>) -> TermList {
        TermList { lint: Lint::of(&terms), terms }
    }

    /// Reads a list of terms.
    ///
    /// # Errors
    /// What cannot be understood, in a sentence.
    pub fn read(text: &str) -> Result<TermList, String> {
        let mut nodes = Nodes::default();
        let root = reading_yaml(&mut nodes, text)?;
        let items = items(&nodes, root);
        let terms = items.into_iter().map(|item| term(&nodes, item)).collect::<Result<_, _>>()?;
        Ok(TermList::of(terms))
    }

    /// With the terms of another list. One with the same id as one of these takes its place.
    pub fn extended(&self, extra: TermList) -> TermList {
        let replaced = |t: &&Term| !extra.terms.iter().any(|e| e.id == t.id);
        let mut terms: Vec<Term> = self.terms.iter().filter(replaced).cloned().collect();
        terms.extend(extra.terms);
        TermList::of(terms)
    }

    /// Without the terms with these ids.
    pub fn without(&self, ids: &[String]) -> TermList {
        TermList::of(self.terms.iter().filter(|t| !ids.contains(&t.id)).cloned().collect())
    }

    /// The names of the terms.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|t| t.id.as_str())
    }

    /// What of the terms stands in the texts of a case.
    pub fn hits<'l>(&'l self, texts: &Texts<'_>, case: &Case) -> Vec<Hit<'l>> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        self.lint.hits(&self.terms, texts, |term| term.is_wanted(case))
    }

    /// The terms of an entry of the register.
    pub fn of_rule(&self, rule: &str) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |t| t.rule == rule)
    }
}

const BUILT_IN: [&str; 6] = [
    include_str!("terms.yaml"),
    include_str!("blame.yaml"),
    include_str!("duties.yaml"),
    include_str!("waiting.yaml"),
    include_str!("nations.yaml"),
    include_str!("glossary.yaml"),
];

fn items(nodes: &Nodes, node: NodeId) -> Vec<NodeId> {
    match nodes.get(node).map(|n| &n.kind) {
        Some(Kind::List(items)) => items.clone(),
        _ => Vec::new(),
    }
}

fn term(nodes: &Nodes, node: NodeId) -> Result<Term, String> {
    let text =
        |key: &str| nodes.scalar(nodes.child(node, key)).map(|(t, _)| t.to_owned()).unwrap_or_default();
    let patterns = |key: &str| {
        let written = items(nodes, nodes.child(node, key)).into_iter().filter_map(|i| nodes.scalar(i));
        written.map(|(pattern, _)| Pattern::read(pattern)).collect::<Result<Vec<_>, _>>()
    };
    let id = text("id");
    let wrong = |key: &str| format!("the term `{id}` has an unknown `{key}`: `{}`", text(key));
    if let Some(entry) = nodes.entries(node).iter().find(|e| !KEYS.contains(&key_of(nodes, e.key))) {
        return Err(format!("the term `{id}` has a key `{}` that no term has", key_of(nodes, entry.key)));
    }
    Ok(Term {
        find: patterns("find")?,
        unless: patterns("unless")?,
        beside: patterns("beside")?,
        of: match text("of").as_str() {
            "" => Of::Anyone,
            "child" => Of::Child,
            "harmed" => Of::Harmed,
            "relative" => Of::Relative,
            _ => return Err(wrong("of")),
        },
        within: match text("within").as_str() {
            "" => Within::Everything,
            "home" => Within::Home,
            "safety_plan" => Within::SafetyPlan,
            "duties" => Within::Duties,
            _ => return Err(wrong("within")),
        },
        level: match text("level").as_str() {
            "" => None,
            word => Some(Level::of_requirement(word).ok_or_else(|| wrong("level"))?),
        },
        rule: text("rule"),
        nation: text("nation"),
        not_in: text("not_in"),
        in_record: text("in_record"),
        why: text("why"),
        write: text("write"),
        source: text("source"),
        id,
    })
}

const KEYS: [&str; 14] = [
    "in_record",
    "not_in",
    "id",
    "rule",
    "find",
    "unless",
    "beside",
    "of",
    "within",
    "nation",
    "level",
    "why",
    "write",
    "source",
];

fn key_of(nodes: &Nodes, key: NodeId) -> &str {
    nodes.scalar(key).map_or("", |(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::register::register;

    #[test]
    fn the_lists_can_be_read_and_each_term_is_whole() {
        let mut ids = Vec::new();
        for text in BUILT_IN {
            let list = TermList::read(text).unwrap();
            assert!(!list.terms.is_empty());
            for term in &list.terms {
                assert!(!ids.contains(&term.id), "{} is there twice", term.id);
                ids.push(term.id.clone());
                assert!(register().entry(&term.rule).is_some(), "{}: {}", term.id, term.rule);
                assert!(
                    !term.find.is_empty() && !term.why.is_empty() && !term.write.is_empty(),
                    "{}",
                    term.id
                );
            }
        }
    }

    #[test]
    fn a_list_is_extended_and_a_term_replaced() {
        let extra = TermList::read("- {id: naughty, rule: LANG-BLAME, find: [naughty], why: blames, write: what happened}\n- {id: lifestyle, rule: LANG-BLAME, find: [lifestyle], why: is ours, write: something else}").unwrap();
        let list = TermList::built_in().extended(extra);
        assert_eq!(
            list.of_rule("LANG-BLAME").count(),
            TermList::built_in().of_rule("LANG-BLAME").count() + 1
        );
        assert!(list.of_rule("LANG-BLAME").any(|t| t.id == "lifestyle" && t.why == "is ours"));
    }

    #[test]
    fn what_is_wrong_in_a_list_is_told() {
        for (text, told) in [
            ("- {id: a, find: ['..3']}", "anything"),
            ("- {id: a, find: [go/x]}", "class"),
            ("- {id: a, of: dog}", "unknown `of`"),
            ("- {id: a, fnd: [x]}", "no term has"),
        ] {
            let error = TermList::read(text).unwrap_err();
            assert!(error.contains(told), "{error}");
        }
    }
}
