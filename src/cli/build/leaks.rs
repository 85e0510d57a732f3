//! The last look at a document before it is written: whether it gives away what was withheld from its reader.

use std::collections::HashSet;

use super::CHANGES;
use crate::case::nodes::NodeId;
use crate::case::values::Date;
use crate::case::{Loaded, Place};
use crate::document::tree::Document;
use crate::document::{Job, Source, lines};
use crate::guidance::{Finding, NAMES_NOBODY, rule_of};
use crate::reader::{Identities, Leak, Prepared, Reader, Search, view};

/// A text of the case by which a document gives something away.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Told {
    at: NodeId,
    leak: Leak,
}

/// A document that gives something away, and by which texts.
pub(super) struct Leaking {
    stem: String,
    reader: Reader,
    told: Vec<Told>,
    search: Search,
}

/// What a document gives away; nothing where all is well. What a case accepts with a reason, somebody has
/// looked at and found right. `identities` are those of the case. A document on what changed
/// holds words of the `earlier` version, too.
pub(super) fn leaking(
    loaded: &Loaded,
    findings: &[Finding],
    job: &Job,
    day: Date,
    document: &Document,
    identities: &Identities<'_>,
    earlier: Option<&Loaded>,
) -> Option<Leaking> {
    let Loaded { case, nodes, .. } = loaded;
    let now = Search::of(identities, nodes, &job.recipient, day);
    let then = earlier
        .filter(|_| job.kind.id == CHANGES)
        .map(|earlier| Search::of_earlier(&earlier.case, &earlier.nodes, (case, nodes), &job.recipient, day));
    then.into_iter().chain([now]).find_map(|search| given_away(loaded, findings, job, day, document, search))
}

fn given_away(
    loaded: &Loaded,
    findings: &[Finding],
    job: &Job,
    day: Date,
    document: &Document,
    search: Search,
) -> Option<Leaking> {
    let mut found: Vec<(Option<String>, Leak)> = Vec::new();
    for line in if search.is_empty() { Vec::new() } else { lines(document) } {
        for hit in search.hits(&Prepared::of(&line.text)) {
            found.extend(line.sources(&hit.bytes).into_iter().map(|source| match source {
                Source::Case(path) => (Some(path.to_string()), hit.leak),
                _ => (None, hit.leak),
            }));
        }
    }
    if found.is_empty() {
        return None;
    }
    let texts = view(loaded, &job.recipient, &job.language, day).texts;
    let accepted: HashSet<NodeId> =
        findings.iter().filter(|f| f.code == NAMES_NOBODY.code && !f.counts()).filter_map(node).collect();
    let mut told: Vec<Told> = Vec::new();
    for (path, leak) in found {
        let text = texts.iter().find(|text| path.as_deref() == Some(&*text.path));
        let one = Told { at: text.map_or(loaded.case.at, |text| text.at), leak };
        // A name was accepted as one that those may read who saw the text then; a person of concern may not.
        let may_be_accepted =
            rule_of(leak).code == NAMES_NOBODY.code && job.recipient.reader != Reader::PersonOfConcern;
        let was_accepted = may_be_accepted && accepted.contains(&one.at);
        if !was_accepted && !told.contains(&one) {
            told.push(one);
        }
    }
    let some =
        |told: Vec<Told>| Leaking { stem: job.stem.clone(), reader: job.recipient.reader, told, search };
    (!told.is_empty()).then(|| some(told))
}

/// All that documents give away, as findings in the order of the case: each text once, with the documents that
/// it stops.
pub(super) fn findings(loaded: &Loaded, leaking: &[Leaking]) -> Vec<Finding> {
    let mut seen: HashSet<Told> = HashSet::new();
    let mut all = Vec::new();
    for stopped in leaking {
        for told in stopped.told.iter().filter(|told| seen.insert((*told).clone())) {
            let others = leaking.iter().filter(|other| other.told.contains(told));
            let stems: Vec<String> = others.map(|other| format!("`{}`", other.stem)).collect();
            let message = format!(
                "this text {}; it stands in {}, which {} not written",
                told.leak.told(stopped.reader),
                stems.join(", "),
                if stems.len() == 1 { "is" } else { "are" }
            );
            let rule = rule_of(told.leak);
            for place in places(loaded, stopped, told) {
                all.push(Finding {
                    code: rule.code,
                    name: rule.name,
                    level: rule.level(),
                    message: message.clone(),
                    help: Some(told.leak.help(stopped.reader).to_owned()),
                    place,
                    covers: rule.covers.to_vec(),
                    sources: rule.sources(),
                    accepted: None,
                });
            }
        }
    }
    all.sort_by_key(|finding| finding.order(&loaded.nodes));
    all
}

/// The words of a text that give something away; all of it where they come about only in the document.
fn places(loaded: &Loaded, stopped: &Leaking, told: &Told) -> Vec<Place> {
    let words =
        loaded.nodes.scalar(told.at).map(|(words, _)| crate::case::normalised(words)).unwrap_or_default();
    let hits = stopped.search.hits(&Prepared::of(&words));
    let places: Vec<Place> = hits
        .into_iter()
        .filter(|hit| hit.leak == told.leak)
        .map(|hit| Place::Within(told.at, hit.bytes))
        .collect();
    if places.is_empty() { vec![Place::At(told.at)] } else { places }
}

fn node(finding: &Finding) -> Option<NodeId> {
    match finding.place {
        Place::At(node) | Place::Within(node, _) => Some(node),
        Place::MissingIn(..) | Place::InFile(_) => None,
    }
}
