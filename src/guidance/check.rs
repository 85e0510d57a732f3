//! Running the rules over a case.

use super::accepted;
use super::facts::Facts;
use super::finding::Finding;
use super::profile::Profile;
use super::prompts;
use super::registry::RULES;
use super::rule::{Findings, Rule};
use crate::case::nodes::{NodeId, Nodes};
use crate::case::values::Date;
use crate::case::{Loaded, Place, ProblemKind};

/// Everything that the guidance asks for and the case does not meet on the day `today`, in the order
/// of its files.
pub fn check(loaded: &Loaded, today: Date) -> Vec<Finding> {
    without_questions(judge(loaded, Profile::none(), NodeId::NONE, today))
}

/// The same with what an authority sets. The case learns from the profile who the authority is.
pub fn check_with(loaded: &mut Loaded, profile: &Profile, today: Date) -> Vec<Finding> {
    without_questions(check_and_ask(loaded, profile, today))
}

/// The same, with the questions that no machine can answer.
pub fn check_and_ask(loaded: &mut Loaded, profile: &Profile, today: Date) -> Vec<Finding> {
    let root = profile.join(loaded);
    judge(loaded, profile, root, today)
}

/// The rules of the guidance that are meant for the case, those left out that the authority switched off.
pub fn asked(loaded: &Loaded, profile: &Profile, today: Date) -> Vec<&'static Rule> {
    asked_of(&facts(loaded, profile, today), profile).collect()
}

fn asked_of<'a>(facts: &'a Facts<'_>, profile: &'a Profile) -> impl Iterator<Item = &'static Rule> + 'a {
    RULES.iter().copied().filter(|rule| profile.level_of(rule).is_some() && rule.applies(facts))
}

fn facts<'a>(loaded: &'a Loaded, profile: &'a Profile, today: Date) -> Facts<'a> {
    let mut facts = Facts::new(loaded, today);
    facts.timescales = &profile.timescales;
    facts.terms = &profile.terms;
    facts
}

/// Findings without the questions that no machine can answer.
pub fn without_questions(mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain(|f| !prompts::is_prompt(f.code));
    found
}

fn judge(loaded: &Loaded, profile: &Profile, root: NodeId, today: Date) -> Vec<Finding> {
    let facts = facts(loaded, profile, today);
    let mut found = Vec::new();
    for rule in asked_of(&facts, profile) {
        let before = found.len();
        (rule.check)(&facts, &mut Findings::of(&facts, rule, &mut found));
        if let Some(level) = profile.change(rule).and_then(|c| c.level) {
            found[before..].iter_mut().for_each(|finding| finding.level = level);
        }
    }
    // What is of the wrong kind was not read: whether the guidance is met is seen when it is.
    let unread = loaded.problems.iter().filter(|p| p.kind == ProblemKind::WrongType);
    let unread: Vec<&Place> = unread.map(|p| &p.place).collect();
    found.retain(|f| !unread.iter().any(|place| same_spot(&f.place, place, &loaded.nodes)));
    prompts::ask(&facts, profile, &mut found);
    found.extend(profile.findings(&facts, loaded, root));
    accepted::mark(&facts, profile, &mut found);
    // Whatever a rule says of a date or a name that cannot be read, it says in the guidance's
    // terms; the same told twice would only be noise.
    let problems: Vec<Finding> = loaded
        .problems
        .iter()
        .filter(|p| {
            !(told_by_rules(p.kind) && found.iter().any(|f| same_spot(&f.place, &p.place, &loaded.nodes)))
        })
        .map(Finding::of_problem)
        .collect();
    found.extend(problems);
    found.sort_by_cached_key(|f| f.order(&loaded.nodes));
    found
}

fn told_by_rules(kind: ProblemKind) -> bool {
    use ProblemKind as K;
    matches!(kind, K::WrongDate | K::UnknownReference | K::WrongFrequency | K::SaysNothing)
}

/// Whether a finding stands at a problem, or at the list or the text in several languages that holds it.
fn same_spot(finding: &Place, problem: &Place, nodes: &Nodes) -> bool {
    let (Place::At(finding), Place::At(problem)) = (finding, problem) else { return false };
    let holder = || nodes.get(*problem).is_some_and(|node| node.parent == *finding);
    finding == problem || nodes.scalar(*finding).is_none() && holder()
}
