//! Running the rules over a case.

use super::accepted;
use super::facts::Facts;
use super::finding::Finding;
use super::prompts;
use super::registry::RULES;
use super::rule::{Findings, Rule};
use crate::case::values::Date;
use crate::case::{Loaded, Place, ProblemKind};

/// Everything that the case does not meet on the day `today`, in the order of its files.
pub fn check(loaded: &Loaded, today: Date) -> Vec<Finding> {
    let mut found = check_and_ask(loaded, today);
    found.retain(|f| !prompts::is_prompt(f.code));
    found
}

/// The rules that are meant for the case.
pub fn asked(loaded: &Loaded, today: Date) -> Vec<&'static Rule> {
    let facts = Facts::new(loaded, today);
    RULES.iter().filter(|rule| rule.applies(&facts)).copied().collect()
}

/// The same, with the questions that no machine can answer.
pub fn check_and_ask(loaded: &Loaded, today: Date) -> Vec<Finding> {
    let facts = Facts::new(loaded, today);
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.applies(&facts)) {
        (rule.check)(&facts, &mut Findings::of(&facts, rule, &mut found));
    }
    prompts::ask(&facts, &mut found);
    accepted::mark(&facts, &mut found);
    // Whatever a rule says of a date or a name that cannot be read, it says in the guidance's
    // terms; the same told twice would only be noise.
    let problems: Vec<Finding> = loaded
        .problems
        .iter()
        .filter(|p| !(told_by_rules(p.kind) && found.iter().any(|f| same_spot(&f.place, &p.place))))
        .map(Finding::of_problem)
        .collect();
    found.extend(problems);
    found.sort_by_key(|f| f.order(&loaded.nodes));
    found
}

fn told_by_rules(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::WrongDate | ProblemKind::UnknownReference | ProblemKind::WrongFrequency)
}

fn same_spot(a: &Place, b: &Place) -> bool {
    matches!((a, b), (Place::At(a), Place::At(b)) if a == b)
}
