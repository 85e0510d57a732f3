//! Ids and references: each id once, each reference to something that is there.

use std::collections::HashMap;

use super::model::Case;
use super::nodes::NodeId;
use super::problem::{Problem, ProblemKind, quote};
use super::reading::nearest;
use super::record::{Record, Reflected};

/// What a walk over a case finds.
#[derive(Default)]
struct Found<'a> {
    /// Kind and id of each item that has one, with the node of the id.
    ids: Vec<(&'static str, &'a str, NodeId)>,
    /// Each reference: kind, id, node.
    references: Vec<(&'static str, &'a str, NodeId)>,
    /// Items that can be referred to and have no id.
    nameless: Vec<(&'static str, NodeId)>,
}

/// Checks ids and references.
///
/// Ids are unique over the whole case, not only within a kind: then a reader of the YAML, and a
/// path such as `actions[id=a3]`, can never be mistaken.
pub(super) fn check(case: &Case, nodes: &super::nodes::Nodes, problems: &mut Vec<Problem>) {
    let mut found = Found::default();
    walk(case, nodes, &mut found);
    let mut first: HashMap<&str, NodeId> = HashMap::new();
    for (_, id, node) in &found.ids {
        if first.insert(id, *node).is_some() {
            problems.push(
                Problem::at(ProblemKind::DuplicateId, *node, format!("the id {} is used twice", quote(id)))
                    .help("give one of the two another id, and look at what refers to it"),
            );
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
    for (kind, id, node) in &found.references {
        if found.ids.iter().any(|(k, i, _)| k == kind && i == id) {
            continue;
        }
        let noun = noun_of(kind);
        let known = || found.ids.iter().filter(|(k, ..)| k == kind).map(|(_, i, _)| *i);
        let other = found.ids.iter().find(|(_, i, _)| i == id).map(|(k, ..)| noun_of(k));
        let help = match (other, nearest(id, known())) {
            (Some(other), _) => {
                format!("{} is the id of {other}; here it should be that of {noun}", quote(id))
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => {
                let list: Vec<String> = known().map(|i| format!("`{i}`")).collect();
                if list.is_empty() {
                    format!("the case has no such item yet; write {noun} with this id")
                } else {
                    format!("the case has {}", list.join(", "))
                }
            }
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

fn walk<'a>(record: &'a dyn Record, nodes: &super::nodes::Nodes, found: &mut Found<'a>) {
    let info = record.info();
    for index in 0..info.fields.len() {
        visit(record.field(index), record, nodes, found);
    }
    if let Some(position) = info.fields.iter().position(|f| f.key == "id")
        && matches!(record.field(position), Reflected::Absent)
    {
        found.nameless.push((info.noun, record.at()));
    }
}

fn visit<'a>(
    value: Reflected<'a>,
    holder: &'a dyn Record,
    nodes: &super::nodes::Nodes,
    found: &mut Found<'a>,
) {
    match value {
        Reflected::Id(id) => {
            found.ids.push((holder.info().name, id, nodes.child(holder.at(), "id")));
        }
        Reflected::Reference(kind, id, node) => found.references.push((kind, id, node)),
        Reflected::List(items) => items.into_iter().for_each(|i| visit(i, holder, nodes, found)),
        Reflected::Record(inner) => walk(inner, nodes, found),
        _ => {}
    }
}
