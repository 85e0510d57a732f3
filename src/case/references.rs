//! Ids and references: each id once, each reference to something that is there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::load::PROBLEM_LIMIT;
use super::model::Withholding;
use super::nodes::{NodeId, Nodes};
use super::problem::{Problem, ProblemKind, quote};
use super::reading::nearest;
use super::record::RecordInfo;

/// What is found while a case is read.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// Kind and id of each item that has one, with the node of the id.
    ids: Vec<(&'static str, &'a str, NodeId)>,
    /// Each reference: kind, id, node.
    references: Vec<(&'static str, &'a str, NodeId)>,
    /// Items that can be referred to and have no id.
    nameless: Vec<(&'static str, NodeId)>,
    /// Decisions to withhold something.
    withholdings: Vec<Withheld>,
}

/// A decision to withhold something, with the words that say from whom.
struct Withheld {
    decision: NodeId,
    from: Vec<(Box<str>, NodeId)>,
}

impl<'a> Found<'a> {
    /// Notes a record, with the node of its id where it can have one.
    pub(super) fn record(
        &mut self,
        nodes: &'a Nodes,
        info: &'static RecordInfo,
        at: NodeId,
        id: Option<NodeId>,
    ) {
        match id.map(|id| (id, nodes.scalar(id))) {
            Some((node, Some((id, _)))) => self.ids.push((info.name, id.trim(), node)),
            Some((_, None)) => self.nameless.push((info.noun, at)),
            None => {}
        }
        if info.name == Withholding::INFO.name {
            self.withholdings.push(Withheld { decision: at, from: Vec::new() });
        }
    }

    /// Notes the id of another item.
    pub(super) fn reference(&mut self, kind: &'static str, id: &'a str, at: NodeId) {
        if !id.is_empty() {
            self.references.push((kind, id, at));
        }
    }

    /// Notes a word of the last decision to withhold something that says from whom.
    pub(super) fn withheld_from(&mut self, word: &str, at: NodeId) {
        if let Some(last) = self.withholdings.last_mut() {
            last.from.push((word.into(), at));
        }
    }
}

/// Checks ids and references.
///
/// Ids are unique over the whole case, not only within a kind: then a reader of the YAML, and a
/// path such as `actions[id=a3]`, can never be mistaken.
pub(super) fn check(found: &Found<'_>, problems: &mut Vec<Problem>) {
    let mut kinds: FxHashMap<&str, &'static str> = FxHashMap::default();
    let mut by_kind: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (kind, id, node) in &found.ids {
        if let Some(first) = kinds.insert(id, kind) {
            let both = if first == *kind {
                format!("of {} twice", noun_of(kind))
            } else {
                format!("of {} here, and of {} before", noun_of(kind), noun_of(first))
            };
            let message = format!("the id {} is used twice: {both}; all ids of a case differ", quote(id));
            problems.push(
                Problem::at(ProblemKind::DuplicateId, *node, message)
                    .help("give one of the two another id, and look at what refers to it"),
            );
        } else {
            by_kind.entry(kind).or_default().push(id);
        }
    }
    for (noun, node) in &found.nameless {
        problems.push(Problem {
            kind: ProblemKind::MissingId,
            place: super::place::Place::MissingIn(*node, "id"),
            message: format!("{noun} needs an id, so that others can refer to it"),
            help: Some("write a short one, such as `id: a1`".to_owned()),
        });
    }
    check_withholdings(found, by_kind.get("Person").map_or(&[], Vec::as_slice), problems);
    let ids: FxHashSet<(&str, &str)> = found.ids.iter().map(|(kind, id, _)| (*kind, *id)).collect();
    // Where a whole list is missing, it is enough to say so once.
    let mut lists_missing: FxHashSet<&str> = FxHashSet::default();
    let unknown = found.references.iter().filter(|(kind, id, _)| !ids.contains(&(*kind, *id)));
    let unknown = unknown.filter(|(kind, id, _)| {
        by_kind.contains_key(kind) || kinds.contains_key(id) || lists_missing.insert(kind)
    });
    for (kind, id, node) in unknown.take(PROBLEM_LIMIT) {
        let noun = noun_of(kind);
        let help = match kinds.get(id) {
            Some(other) => {
                format!("{} is the id of {}; here it should be that of {noun}", quote(id), noun_of(other))
            }
            None => what_there_is(id, noun, by_kind.get(kind).map_or(&[], Vec::as_slice)),
        };
        problems.push(
            Problem::at(
                ProblemKind::UnknownReference,
                *node,
                format!("{} is not the id of {noun} in this case", quote(id)),
            )
            .help(help),
        );
    }
}

/// The readers from whom something can be withheld, as a case writes them.
pub const READERS: [&str; 4] = ["team", "group", "family", "child"];

/// A decision to withhold names readers or people whom the case knows, or it withholds from nobody.
fn check_withholdings(found: &Found<'_>, people: &[&str], problems: &mut Vec<Problem>) {
    let mut told = 0;
    for Withheld { decision, from } in &found.withholdings {
        if from.is_empty() {
            problems.push(Problem {
                kind: ProblemKind::UnknownReference,
                place: super::place::Place::MissingIn(*decision, "from"),
                message: "this is withheld, and it does not say from whom".to_owned(),
                help: Some("write `group`, `family` or `child`, or the ids of people".to_owned()),
            });
        }
        for (word, node) in from {
            let word = &**word;
            let is_known = READERS.contains(&word) || people.contains(&word);
            if is_known || told == PROBLEM_LIMIT {
                continue;
            }
            told += 1;
            let known = READERS.into_iter().chain(people.iter().copied());
            let help = match nearest(word, known) {
                Some(near) => format!("did you mean {}?", quote(near)),
                None => "write `group`, `family` or `child`, or the id of a person".to_owned(),
            };
            let message = format!("{} is neither a kind of reader nor the id of a person", quote(word));
            problems.push(Problem::at(ProblemKind::UnknownReference, *node, message).help(help));
        }
    }
}

/// The id that was probably meant, or those that there are.
fn what_there_is(id: &str, noun: &str, known: &[&str]) -> String {
    /// More than these do not help; a case that people wrote seldom has more of a kind.
    const SEARCHED: usize = 200;
    const SHOWN: usize = 12;
    if known.is_empty() {
        return format!("the case has no such item yet; write {noun} with this id");
    }
    if let Some(near) = nearest(id, known.iter().copied().take(SEARCHED)) {
        return format!("did you mean {}?", quote(near));
    }
    let shown: Vec<String> = known.iter().take(SHOWN).map(|id| quote(id)).collect();
    let more = if known.len() > SHOWN { " and others" } else { "" };
    format!("the case has {}{more}", shown.join(", "))
}

fn noun_of(kind: &str) -> &'static str {
    match kind {
        "Person" => "a person",
        "Need" => "a need",
        "Outcome" => "an outcome",
        "Action" => "an action",
        "AssessmentFinding" => "a finding of the assessment",
        "Impact" => "an impact",
        "SafetyRule" => "a rule of the safety plan",
        "ConcernPlace" => "a place of the concern",
        "Meeting" => "a meeting",
        "Risk" => "a risk",
        "Contingency" => "a contingency",
        "OtherHarm" => "another harm",
        _ => "another item",
    }
}
