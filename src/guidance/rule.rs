//! What a rule is, and how one is written.

use std::ops::Range;

use super::facts::Facts;
use super::finding::{Finding, Level};
use super::register::{Entry, register};
use crate::case::Nothing;
use crate::case::Place;
use crate::case::nodes::{NodeId, Nodes};
use crate::case::problem::quote;
use crate::case::record::Record;

/// One rule: a code, a name, what it covers, how it is checked, and its documentation.
///
/// How strongly the rule asks, by which sources and of which plans stands in the register, under
/// the ids that the rule covers.
pub struct Rule {
    /// The code: the group and three digits. It is never used again for anything else.
    pub code: &'static str,
    /// A short name in words.
    pub name: &'static str,
    /// The version of cpplan in which it came.
    pub since: &'static str,
    /// The entries of the register that it covers; the first gives its level and for which plans it is.
    pub covers: &'static [&'static str],
    /// Entries that only some of its findings are about.
    pub at_times: &'static [&'static str],
    /// The documentation: what it asks, `# Why`, `# Example`, `# Better`, and `# Not asked for`
    /// where the rule speaks only under a condition.
    pub documentation: &'static str,
    /// Looks at a case and reports.
    pub check: fn(&Facts<'_>, &mut Findings<'_>),
}

/// Declares a rule. The doc comment is its documentation, and its examples are tests:
///
/// ```text
/// rule! {
///     /// What it asks.
///     ///
///     /// # Why
///     /// …
///     /// # Example
///     /// … (YAML that the rule reports)
///     /// # Better
///     /// … (YAML that it does not)
///     OWNER_NAMED = "ACT001", "owner-named", since "0.1.0", covers ["ACT-OWNER-NAMED"], check owner_named
/// }
/// ```
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $NAME:ident = $code:literal, $name:literal, since $since:literal, covers [$($id:literal),+ $(,)?],
        $(at times [$($also:literal),+],)? check $check:path
    ) => {
        $(#[doc = $doc])+
        pub static $NAME: $crate::guidance::rule::Rule = $crate::guidance::rule::Rule {
            code: $code,
            name: $name,
            since: $since,
            covers: &[$($id),+],
            at_times: &[$($($also),+)?],
            documentation: concat!($($doc, "\n"),+),
            check: $check,
        };
    };
}
pub(super) use rule;

impl Rule {
    /// The register's entries that it covers.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        self.covers.iter().filter_map(|id| register().entry(id))
    }

    /// How much its findings weigh.
    pub fn level(&self) -> Level {
        self.entries().next().map_or(Level::Error, |e| e.level)
    }

    /// The sources that ask for it, each once.
    pub fn sources(&self) -> Vec<&'static str> {
        let mut sources = Vec::new();
        for source in self.entries().flat_map(|e| &e.sources) {
            if !sources.contains(&source.as_str()) {
                sources.push(source.as_str());
            }
        }
        sources
    }

    /// What it asks, in a sentence or two.
    pub fn summary(&self) -> String {
        let text = self.documentation.split("\n\n").next().unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A section of the documentation, such as `Why`, without its heading.
    pub fn section(&self, heading: &str) -> Option<String> {
        section(self.documentation, heading)
    }

    /// Whether it is meant for a case of this plan, stage and context.
    pub fn applies(&self, cx: &Facts<'_>) -> bool {
        self.entries().next().is_none_or(|e| cx.applies(e))
    }
}

/// A section of a documentation, without its heading and the space that doc comments begin with.
pub fn section(documentation: &str, heading: &str) -> Option<String> {
    let lines = documentation.lines().map(|l| l.strip_prefix(' ').unwrap_or(l));
    let wanted = format!("# {heading}");
    let mut lines = lines.skip_while(|l| *l != wanted);
    lines.next()?;
    let text: Vec<&str> = lines.take_while(|l| !l.starts_with("# ")).collect();
    Some(text.join("\n").trim().to_owned())
}

/// Where a rule reports.
pub struct Findings<'a> {
    nodes: &'a Nodes,
    rule: &'static Rule,
    /// The entries of the register that the rule covers and that are meant for this case.
    covers: Vec<&'static str>,
    found: &'a mut Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// A place for the reports of one rule.
    pub(super) fn of(facts: &'a Facts<'_>, rule: &'static Rule, found: &'a mut Vec<Finding>) -> Self {
        let covers = rule.entries().filter(|e| facts.applies(e)).map(|e| e.id.as_str()).collect();
        Findings { nodes: facts.nodes, rule, covers, found }
    }

    /// Reports at a field of a record that is written.
    ///
    /// The key may lead on into fields of fields (`adviser.state`); the finding stands where the
    /// writing ends, so that it always has a place.
    pub fn at(&mut self, record: &dyn Record, key: &'static str, message: impl Into<String>) -> &mut Finding {
        debug_assert!(record.at().is_some(), "{}: {} is not written", self.rule.code, record.info().name);
        debug_assert!(
            record.info().field(key.split('.').next().unwrap_or(key)).is_some(),
            "{}: {} has no field {key}",
            self.rule.code,
            record.info().name
        );
        let nodes = self.nodes;
        let mut here = record.at();
        let mut place = Place::At(here);
        for step in key.split('.') {
            place = Place::of(nodes, here, step);
            match place {
                Place::At(node) => here = node,
                Place::Within(..) | Place::MissingIn(..) | Place::InFile(_) => break,
            }
        }
        self.push(place, message.into())
    }

    /// Reports at a value that is written: an item of a list, a reference.
    pub fn at_node(&mut self, node: NodeId, message: impl Into<String>) -> &mut Finding {
        self.push(Place::At(node), message.into())
    }

    /// Reports at a piece of a text: bytes of its words.
    pub fn within(&mut self, node: NodeId, words: Range<usize>, message: impl Into<String>) -> &mut Finding {
        self.push(Place::Within(node, words), message.into())
    }

    fn push(&mut self, place: Place, mut message: String) -> &mut Finding {
        let rule = self.rule;
        // Something stands there, and the reader should not have to guess why it does not count.
        if let Place::At(node) = place
            && let Some((words, _)) = self.nodes.scalar(node)
            && Nothing::of(words).is_some()
        {
            message = format!("{message}; {} says nothing yet", quote(words));
        }
        self.found.push(Finding {
            code: rule.code,
            name: rule.name,
            level: rule.level(),
            message,
            help: None,
            place,
            covers: self.covers.clone(),
            sources: rule.sources(),
            accepted: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}
