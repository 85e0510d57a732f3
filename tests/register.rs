//! Every requirement of the register is met by something, and nothing claims to meet what is not there.

use std::collections::BTreeSet;

use cpplan::document::kinds;
use cpplan::guidance::register::register;
use cpplan::guidance::{PROMPTS, RULES};

/// Requirements that wait for something to be built: each with what it waits for. The list only
/// ever grows shorter.
const WAITING: &[(&str, &str)] = &[];

/// What is claimed to be met, each id with who claims it.
fn claims() -> Vec<(&'static str, String)> {
    let rules = RULES
        .iter()
        .flat_map(|r| r.covers.iter().chain(r.at_times).map(|id| (*id, format!("rule {}", r.code))));
    let prompts = PROMPTS.iter().map(|p| (p.covers, format!("question {}", p.code)));
    let documents = kinds().flat_map(|k| k.covers.iter().map(|id| (*id, format!("document {}", k.id))));
    let audit = cpplan::audit::COVERS.iter().map(|id| (*id, "the audit".to_owned()));
    rules.chain(prompts).chain(documents).chain(audit).collect()
}

fn known() -> BTreeSet<&'static str> {
    register().entries.iter().map(|e| e.id.as_str()).collect()
}

#[test]
fn the_register_is_there_whole() {
    assert_eq!(known().len(), register().entries.len(), "an id stands twice in the register");
    assert!(known().len() >= 245, "{}", known().len());
}

#[test]
fn every_requirement_is_covered_or_waits_for_something_named() {
    let covered: BTreeSet<&str> = claims().into_iter().map(|(id, _)| id).collect();
    let waiting: BTreeSet<&str> = WAITING.iter().map(|(id, _)| *id).collect();
    let bare: Vec<&str> =
        known().into_iter().filter(|id| !covered.contains(id) && !waiting.contains(id)).collect();
    assert!(bare.is_empty(), "covered by nothing: {bare:?}");
    let waits_no_more: Vec<&&str> = waiting.intersection(&covered).collect();
    assert!(waits_no_more.is_empty(), "take these out of the waiting list: {waits_no_more:?}");
}

#[test]
fn nothing_covers_a_requirement_that_does_not_exist() {
    let known = known();
    for (id, who) in claims() {
        assert!(known.contains(id), "{who} covers {id}, which is not in the register");
    }
    for (id, _) in WAITING {
        assert!(known.contains(id), "{id} waits, but is not in the register");
    }
}

#[test]
fn each_reminder_is_put_as_a_question_and_nothing_else_is() {
    for prompt in PROMPTS {
        let entry = register().entry(prompt.covers);
        assert_eq!(entry.map(|e| e.check.as_str()), Some("reminder"), "{}", prompt.code);
    }
    let asked: BTreeSet<&str> = PROMPTS.iter().map(|p| p.covers).collect();
    let reminders = register().entries.iter().filter(|e| e.check == "reminder");
    assert!(reminders.into_iter().all(|e| asked.contains(e.id.as_str())));
    let codes: BTreeSet<&str> = PROMPTS.iter().map(|p| p.code).collect();
    let names: BTreeSet<&str> = PROMPTS.iter().map(|p| p.name).chain(RULES.iter().map(|r| r.name)).collect();
    assert_eq!(codes.len(), PROMPTS.len(), "a code stands twice");
    assert_eq!(names.len(), PROMPTS.len() + RULES.len(), "a name stands twice");
}
