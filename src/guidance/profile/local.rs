//! Rules of the authority, carried out on a case.

use std::ops::Range;
use std::sync::Arc;

use super::expression::{Expression, Failure};
use super::kinds::FAILED;
use super::values::{Everything, Scene};
use crate::case::nodes::{Kind, NodeId, Nodes};
use crate::case::{Loaded, Place, case_language};
use crate::guidance::facts::Facts;
use crate::guidance::finding::{Finding, Level};
use crate::reader::{Reader, Shown, ShownRecord, view};

/// A rule of the authority.
#[derive(Debug)]
pub struct LocalRule {
    /// The code, such as `LOCAL-ADVOCATE`.
    pub code: &'static str,
    /// A short name, made of the code.
    pub name: &'static str,
    /// How much its findings weigh.
    pub level: Level,
    /// For which cases it is, as in the register.
    pub applies: Vec<(String, Vec<String>)>,
    /// What is missing, and why it matters.
    pub message: String,
    /// What to write; empty if nothing is said.
    pub help: String,
    /// Where the authority says so.
    pub source: &'static str,
    /// The parts of the name of the list at whose items it looks; none if it looks at the case.
    pub(super) each: Vec<String>,
    pub(super) when: Option<Expression>,
    pub(super) require: Expression,
    pub(super) point_at: Vec<String>,
    /// Its number in the profile, from 0.
    pub(super) number: usize,
}

/// Carries out the rules. `profile` is where the profile stands among the nodes of the case.
pub(super) fn run(rules: &[LocalRule], facts: &Facts<'_>, loaded: &Loaded, profile: NodeId) -> Vec<Finding> {
    let meant: Vec<&LocalRule> = rules.iter().filter(|r| facts.is_meant(&r.applies)).collect();
    if meant.is_empty() {
        return Vec::new();
    }
    let scene = Scene::new(
        view(loaded, &Reader::Team.into(), &case_language(&loaded.case), facts.today),
        facts.today,
    );
    meant.into_iter().flat_map(|rule| rule.run(&scene, &loaded.nodes, profile)).collect()
}

impl LocalRule {
    fn run(&self, scene: &Arc<Scene>, nodes: &Nodes, profile: NodeId) -> Vec<Finding> {
        scene.begin();
        let mut found = Vec::new();
        let case = &scene.view.case;
        if self.each.is_empty() {
            match self.is_met(scene, None) {
                Ok(true) => {}
                Ok(false) => found.push(self.finding(self.place(nodes, case))),
                Err(failure) => found.push(self.failed(nodes, profile, &failure)),
            }
            return found;
        }
        for item in items(case, &self.each) {
            match self.is_met(scene, Some(&item)) {
                Ok(true) => {}
                Ok(false) => found.push(self.finding(self.place(nodes, &item))),
                // The next item would fail in the same way.
                Err(failure) => {
                    found.push(self.failed(nodes, profile, &failure));
                    break;
                }
            }
        }
        found
    }

    fn is_met(
        &self,
        scene: &Arc<Scene>,
        item: Option<&Arc<ShownRecord>>,
    ) -> Result<bool, (&'static str, Failure)> {
        let everything = || Everything { scene: Arc::clone(scene), item: item.cloned() };
        if let Some(when) = &self.when
            && !when.holds(everything()).map_err(|f| ("when", f))?
        {
            return Ok(true);
        }
        self.require.holds(everything()).map_err(|f| ("require", f))
    }

    fn finding(&self, place: Place) -> Finding {
        Finding {
            code: self.code,
            name: self.name,
            level: self.level,
            message: self.message.clone(),
            help: (!self.help.is_empty()).then(|| self.help.clone()),
            place,
            covers: Vec::new(),
            sources: vec![self.source],
            accepted: None,
        }
    }

    /// The place of the key to which it points; where the writing ends before that, the gap.
    fn place(&self, nodes: &Nodes, record: &Arc<ShownRecord>) -> Place {
        let mut place = Place::At(record.at);
        let mut here = Some(record);
        for step in &self.point_at {
            let Some(record) = here else { break };
            let Some(field) = record.info.field(step) else { break };
            place = Place::of(nodes, record.at, field.key);
            here = if matches!(place, Place::At(_)) { record.record(step) } else { None };
        }
        place
    }

    /// That the rule could not be carried out: the place to mend is in the profile.
    fn failed(&self, nodes: &Nodes, profile: NodeId, (key, failure): &(&'static str, Failure)) -> Finding {
        let list = nodes.child(profile, "rules");
        let rule = match nodes.get(list).map(|n| &n.kind) {
            Some(Kind::List(rules)) => rules.get(self.number).copied().unwrap_or(list),
            _ => list,
        };
        let place = place_within(nodes.child(rule, key), failure.bytes.clone());
        let message = format!("{} could not be carried out on this case: {}", self.code, failure.message);
        let mut finding = FAILED.at(place, message, "the rule has to be mended in the profile");
        finding.level(Level::Warning);
        finding
    }
}

/// A piece of an expression, or all of it.
pub(super) fn place_within(node: NodeId, bytes: Option<Range<usize>>) -> Place {
    match bytes {
        Some(bytes) if !bytes.is_empty() => Place::Within(node, bytes),
        _ => Place::At(node),
    }
}

/// The items of a list of the case; of lists within lists, the items of all of them.
fn items(record: &Arc<ShownRecord>, path: &[String]) -> Vec<Arc<ShownRecord>> {
    let Some((key, rest)) = path.split_first() else { return vec![Arc::clone(record)] };
    match record.get(key) {
        Some(Shown::Record(inner)) => items(inner, rest),
        Some(Shown::List(list)) => {
            let records = list.iter().filter_map(|i| if let Shown::Record(r) = i { Some(r) } else { None });
            records.flat_map(|r| items(r, rest)).collect()
        }
        _ => Vec::new(),
    }
}
