//! Reading nodes into the model: every mistake is recorded, nothing stops the reading.

use std::fmt;

use super::nodes::{Kind, NodeId, Nodes, Style};
use super::nothing;
use super::place::Place;
use super::problem::{Problem, ProblemKind, quote};
use super::record::{FieldInfo, RecordInfo};
use super::references::Found;
use super::text::Phrase;

/// The nodes being read and what was found wrong with them.
pub struct Reading<'a> {
    /// The nodes.
    pub nodes: &'a Nodes,
    /// What was found so far.
    pub problems: &'a mut Vec<Problem>,
    /// The ids and references met so far: what is noted here need not be looked for in the whole case again.
    pub(super) found: Found<'a>,
    /// The texts met so far that say nothing where they should.
    pub(super) says_nothing: Vec<Problem>,
    /// The field that is being read.
    field: Option<&'static FieldInfo>,
}

impl<'a> Reading<'a> {
    /// Reads from nodes, and tells of what is wrong among other problems.
    pub fn of(nodes: &'a Nodes, problems: &'a mut Vec<Problem>) -> Reading<'a> {
        Reading { nodes, problems, found: Found::default(), says_nothing: Vec::new(), field: None }
    }

    /// What is read next is the value of this field.
    pub(crate) fn enter(&mut self, field: &'static FieldInfo) {
        self.field = Some(field);
    }

    /// Notes a text that was read.
    pub(super) fn note_text(&mut self, phrases: &[Phrase]) {
        let Some(field) = self.field else { return };
        self.says_nothing.extend(phrases.iter().filter_map(|phrase| nothing::problem_of(phrase, field)));
        if field.key == "from"
            && let Some(first) = phrases.first()
        {
            self.found.withheld_from(&first.words, first.at);
        }
    }

    /// Records a problem.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The values of the map at a node, in the order of the fields of a record; [`NodeId::NONE`] where nothing is
    /// written. Its unknown keys are recorded. `None` if nothing or something else stands there.
    pub fn fields<const COUNT: usize>(
        &mut self,
        node: NodeId,
        info: &'static RecordInfo,
    ) -> Option<[NodeId; COUNT]> {
        let nodes = self.nodes;
        let entries = match &nodes.get(node)?.kind {
            Kind::Map(entries) => entries,
            _ if self.nodes.is_blank(node) => return None,
            Kind::Scalar { .. } => {
                self.wrong_shape(node, info, "here is a single text");
                return None;
            }
            Kind::List(_) => {
                self.wrong_shape(node, info, "here is a list");
                return None;
            }
        };
        let mut values = [NodeId::NONE; COUNT];
        let mut next = 0;
        for entry in entries {
            // Keys are mostly written in the order in which they are declared.
            let Some(number) = nodes.scalar(entry.key).and_then(|(key, _)| info.number_from(next, key))
            else {
                self.unknown_key(entry.key, info);
                continue;
            };
            next = number + 1;
            if let Some(value) = values.get_mut(number)
                && !nodes.is_blank(entry.value)
            {
                *value = entry.value;
            }
        }
        let id = info.known.id.and_then(|number| values.get(number).copied());
        self.found.record(nodes, info, node, id);
        Some(values)
    }

    fn wrong_shape(&mut self, node: NodeId, info: &'static RecordInfo, what: &str) {
        // A text in place of a list of such items is told of already.
        if self
            .problems
            .last()
            .is_some_and(|p| p.kind == ProblemKind::WrongType && p.place == Place::At(node))
        {
            return;
        }
        let name = self.name_of(node);
        let first: Vec<&str> = info.fields.iter().take(4).map(|f| f.key).collect();
        self.problem(
            Problem::at(
                ProblemKind::WrongType,
                node,
                format!("{name} should have keys of its own, each with a value; {what}"),
            )
            .help(format!("write its parts below each other, such as `{}:`", first.join(":`, `"))),
        );
    }

    fn unknown_key(&mut self, key: NodeId, info: &'static RecordInfo) {
        let Some((written, _)) = self.nodes.scalar(key) else {
            self.problem(
                Problem::at(ProblemKind::UnknownKey, key, "a key must be a single word")
                    .help("write a word, a colon, a space and the value"),
            );
            return;
        };
        if written == "<<" {
            let message = "`<<` brings in keys from elsewhere; a case is written out in full";
            self.problem(
                Problem::at(ProblemKind::AnchorOrTag, key, message).help("write the keys themselves here"),
            );
            return;
        }
        let message = format!("{} has no key {}", info.noun, quote(written));
        self.problem(Problem::at(ProblemKind::UnknownKey, key, message).help(key_help(written, info)));
    }

    /// The items of the list at a node, blank ones too. A single value in place of a list counts as a list of one, and
    /// is told of.
    pub fn items<'s>(&mut self, alone: &'s [NodeId; 1]) -> &'s [NodeId]
    where
        'a: 's,
    {
        let [node] = *alone;
        match self.nodes.get(node).map(|n| &n.kind) {
            None => &[],
            Some(Kind::List(items)) => items,
            Some(_) if self.nodes.is_blank(node) => &[],
            Some(kind) => {
                let first = match kind {
                    Kind::Map(entries) => entries.first().map_or(NodeId::NONE, |e| e.key),
                    _ => node,
                };
                let dash = self.nodes.scalar(first).is_some_and(|(text, _)| text.starts_with(DASHES));
                let help = if dash {
                    "write a hyphen and then a space before each (`- `)"
                } else {
                    "write each on a line of its own that begins with `- `"
                };
                let name = self.name_of(node);
                let message = format!("{name} should be a list, also when there is only one");
                self.problem(Problem::at(ProblemKind::WrongType, node, message).help(help));
                // What stands behind a dash that is none would only bring up what is no mistake.
                if dash { &[] } else { alone }
            }
        }
    }

    /// The text of a scalar that should hold one word, date or number; a problem otherwise.
    pub fn word(&mut self, node: NodeId, wanted: impl fmt::Display) -> Option<&'a str> {
        let nodes = self.nodes;
        if let Some((value, _)) = nodes.scalar(node) {
            return Some(value.trim());
        }
        let name = self.name_of(node);
        let what = match self.nodes.get(node).map(|n| &n.kind) {
            Some(Kind::List(_)) => "it is a list",
            _ => "it has keys of its own",
        };
        self.problem(Problem::at(ProblemKind::WrongType, node, format!("{name} should be {wanted}; {what}")));
        None
    }

    /// How a node is called in a message: its key in backquotes, or "this item".
    pub fn name_of(&self, node: NodeId) -> String {
        let mut here = node;
        while let Some(parent) = self.nodes.get(here).map(|n| n.parent).filter(|p| p.is_some()) {
            if let Some(entry) = self.nodes.entries(parent).iter().find(|e| e.value == here)
                && let Some((key, _)) = self.nodes.scalar(entry.key)
            {
                return if here == node { format!("`{key}`") } else { format!("each item of `{key}`") };
            }
            here = parent;
        }
        "this".to_owned()
    }

    /// Whether a scalar stands without quotation marks.
    pub fn is_plain(&self, node: NodeId) -> bool {
        self.nodes.scalar(node).is_some_and(|(_, style)| style == Style::Plain)
    }
}

/// A hyphen, and what word processors make of one.
const DASHES: [char; 4] = ['-', '–', '—', '•'];

/// What to write in place of a key that is not known.
fn key_help(written: &str, info: &RecordInfo) -> String {
    // `{id: a1, what: Nia rings, and visits.}`: what stands behind the comma is read as a key.
    if written.split_whitespace().count() > 2 {
        return "if this belongs to the text before it: a comma within `{ }` ends a text, so put the text in quotes; else put the key's own word before the colon".to_owned();
    }
    let visible: String = written.chars().filter(char::is_ascii_graphic).collect();
    if info.field(&visible).is_some() && !written.starts_with(DASHES) {
        return format!(
            "an unusual space or an invisible character stands in it, as in text copied from a web page; type `{visible}:` and the spaces before it again"
        );
    }
    if written.starts_with(DASHES) {
        return "an item of a list begins with a hyphen and a space (`- `)".to_owned();
    }
    if means_to_withhold(written) {
        return match info.field(WITHHOLD) {
            Some(_) => format!("did you mean `{WITHHOLD}`?"),
            None => format!(
                "{} cannot be withheld alone: withhold the item that holds it, or leave it out; a draft shows it to the team only",
                info.noun
            ),
        };
    }
    if let Some(near) = nearest(written, info.fields.iter().map(|f| f.key)) {
        return format!("did you mean `{near}`?");
    }
    let keys: Vec<String> = info.fields.iter().map(|f| format!("`{}`", f.key)).collect();
    format!("it can have {}", keys.join(", "))
}

/// The key of a decision to withhold something.
pub const WITHHOLD: &str = "withhold_from";

/// Whether a key was meant to withhold something, be it misspelt or in other words.
pub fn means_to_withhold(key: &str) -> bool {
    let plain = key.trim().to_lowercase().replace(['-', ' '], "_");
    matches!(plain.as_str(), "hide_from" | "hidden_from" | "keep_from" | "not_for" | "withhold" | "withheld")
        || nearest(key, [WITHHOLD].into_iter()).is_some()
}

/// The known word that is nearest to what was written, if any is near.
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// A longer text is a sentence, and takes long to compare.
    const LONGEST: usize = 60;
    if written.len() > LONGEST {
        return None;
    }
    let written = written.trim().to_lowercase().replace(['-', ' '], "_");
    let score = |word: &str| strsim::jaro_winkler(&written, &word.to_lowercase());
    known
        .filter(|word| word.len() <= LONGEST)
        .map(|word| (score(word), word))
        .filter(|(score, word)| {
            *score > 0.86
                || strsim::damerau_levenshtein(&written, &word.to_lowercase()) <= 2 && word.len() > 4
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}
