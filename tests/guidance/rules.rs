//! Every rule, by the examples of its own documentation: what it calls bad it reports, what it calls
//! better it does not, and where it is not asked for it is silent.

use crate::support::{BASE, Sample, laid_over, yaml_of};
use cpplan::case::ProblemKind;
use cpplan::guidance::register::register;
use cpplan::guidance::{Finding, RULES, Rule};

fn reported(rule: &Rule, sample: &Sample) -> Vec<Finding> {
    sample.findings.iter().filter(|f| f.code == rule.code).cloned().collect()
}

fn example(rule: &Rule, heading: &str) -> Sample {
    let section = rule.section(heading).unwrap_or_else(|| panic!("{} has no section {heading}", rule.code));
    Sample::of(&laid_over(BASE, &yaml_of(&section)))
}

#[test]
fn the_base_case_is_sound() {
    let sample = Sample::of(BASE);
    let told: Vec<String> = sample.findings.iter().map(|f| sample.line(f)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn each_rule_reports_its_example_and_not_what_is_better() {
    let mut amiss = Vec::new();
    for rule in RULES {
        if reported(rule, &example(rule, "Example")).is_empty() {
            amiss.push(format!("{} does not report its example", rule.code));
        }
        for heading in ["Better", "Not asked for"] {
            if heading == "Better" || rule.section(heading).is_some() {
                let sample = example(rule, heading);
                let found = reported(rule, &sample);
                amiss.extend(found.first().map(|f| format!("`{heading}` is reported: {}", sample.line(f))));
            }
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

#[test]
fn the_examples_are_written_as_cases_are() {
    for rule in RULES {
        for heading in ["Example", "Better", "Not asked for"] {
            if rule.section(heading).is_none() {
                continue;
            }
            // An example stands alone: what it refers to may lie in what it covers.
            let excused =
                [ProblemKind::UnknownReference, ProblemKind::WrongDate, ProblemKind::WrongFrequency];
            let problems = example(rule, heading).loaded.problems;
            let problem = problems.iter().find(|p| !excused.contains(&p.kind));
            assert!(problem.is_none(), "{} {heading}: {:?}", rule.code, problem.map(|p| &p.message));
        }
    }
}

#[test]
fn rules_are_silent_outside_the_plans_stages_and_contexts_of_the_register() {
    for rule in RULES {
        let section = rule.section("Example").unwrap_or_default();
        let case = laid_over(BASE, &yaml_of(&section));
        let Some(entry) = rule.entries().next() else { panic!("{} covers nothing", rule.code) };
        for (kind, words) in &entry.applies {
            if words.is_empty() || kind == "document" {
                continue;
            }
            let sample = Sample::of(&crate::support::elsewhere(&case, kind, words));
            let found = reported(rule, &sample);
            assert!(found.is_empty(), "{} speaks where {kind} is not {words:?}", rule.code);
        }
    }
}

#[test]
fn rules_with_a_condition_show_a_case_in_which_it_is_not_met() {
    for rule in RULES {
        let conditional = rule.entries().next().is_some_and(|e| !e.when.is_empty());
        assert!(!conditional || rule.section("Not asked for").is_some(), "{} shows no such case", rule.code);
    }
}

#[test]
fn rules_cover_entries_of_the_register_and_have_a_code_and_name_of_their_own() {
    for rule in RULES {
        for id in rule.covers.iter().chain(rule.at_times) {
            assert!(
                register().entry(id).is_some(),
                "{} covers {id}, which is not in the register",
                rule.code
            );
        }
        let levels: Vec<_> = rule.entries().map(|e| e.level).collect();
        assert!(levels.windows(2).all(|w| w[0] == w[1]), "{} covers entries of several levels", rule.code);
        let same = |r: &&&Rule| r.code == rule.code || r.name == rule.name;
        assert_eq!(RULES.iter().filter(same).count(), 1, "{} or {} is used twice", rule.code, rule.name);
        for heading in ["Why", "Example", "Better"] {
            assert!(rule.section(heading).is_some_and(|s| !s.is_empty()), "{} has no {heading}", rule.code);
        }
        assert!(!rule.summary().is_empty());
    }
}

#[test]
fn findings_cover_what_their_rule_says_it_covers() {
    for rule in RULES {
        for finding in example(rule, "Example").findings.iter().filter(|f| f.code == rule.code) {
            let said: Vec<_> = rule.covers.iter().chain(rule.at_times).collect();
            assert!(
                finding.covers.iter().all(|id| said.contains(&id)),
                "{}: {:?}",
                rule.code,
                finding.covers
            );
        }
    }
}

#[test]
fn every_finding_has_a_place_that_resolves_to_a_field_of_the_model() {
    for rule in RULES {
        let sample = example(rule, "Example");
        for finding in reported(rule, &sample) {
            let path = finding.place.path(&sample.loaded.nodes);
            assert!(
                finding.place.span(&sample.loaded.nodes).is_some(),
                "{} at {path} has no line",
                rule.code
            );
            assert!(crate::support::is_field(&path), "{}: {path} is no field of the model", rule.code);
        }
    }
}

#[test]
fn what_rules_say_of_their_examples() {
    let mut told = String::new();
    for rule in RULES {
        let sample = example(rule, "Example");
        for finding in reported(rule, &sample) {
            told.push_str(&format!(
                "{}\n  help: {}\n",
                sample.line(&finding),
                crate::support::plain(finding.help.as_deref().unwrap_or("-"))
            ));
            let message = crate::support::plain(&finding.message);
            assert!(!message.ends_with('.') && finding.help.is_some(), "{}: {message}", rule.code);
        }
    }
    insta::assert_snapshot!(told);
}
