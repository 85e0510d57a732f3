//! The forms of a report that other programs read, each read back by what the form itself says.

use std::collections::BTreeSet;

use serde_json::Value;
use snapbox::cmd::{Command, OutputAssert};

const BASE: &str = include_str!("guidance/base.yaml");

/// A case with findings of each level, one accepted, and text that would break a careless format.
fn faulty() -> String {
    let changed = |text: String, line: &str, other: &str| {
        assert!(text.contains(line), "the base case has no line {line}");
        text.replacen(line, other, 1)
    };
    let text =
        changed(BASE.to_owned(), "    owner: therapist\n", "    owner: \"CAMHS, 50% <é> & co: ]]>\"\n");
    let text = changed(text, "  strengths: [We eat together every evening.]\n", "");
    let text = changed(text, "    by: 2026-07-24\n", "    by: ongoing\n");
    format!(
        "{text}accepted:\n  - code: OUT005\n    reason: Ffion's \"date\" <follows> & soon.\n    by: sw\n    date: 2026-06-10\n"
    )
}

struct Desk(tempfile::TempDir);

impl Desk {
    /// A faulty case, a sound one and a file that is no YAML.
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().expect("a folder for the test"));
        desk.write("a b/case.yaml", &faulty());
        desk.write("sound.yaml", BASE);
        desk
    }

    fn with_broken() -> Desk {
        let desk = Desk::new();
        desk.write("broken.yaml", "cpplan: 1\nchild: He said: stop\n");
        desk
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the file");
        std::fs::write(path, text).expect("a file for the test");
    }

    fn check(&self, arguments: &[&str]) -> OutputAssert {
        Command::new(snapbox::cmd::cargo_bin!("cpplan"))
            .current_dir(self.0.path())
            .args(["check", ".", "--today", "2026-06-15"])
            .args(arguments)
            .assert()
    }
}

fn out(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("the output is text")
}

fn parsed(assert: &OutputAssert) -> Value {
    serde_json::from_str(&out(assert)).expect("the report is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

// ---------------------------------------------------------------- SARIF

#[test]
fn sarif_names_rules_places_and_what_was_accepted() {
    let run = Desk::new().check(&["--format", "sarif"]).code(1);
    let report = parsed(&run);
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let rules: BTreeSet<&str> =
        list(&run["tool"]["driver"]["rules"]).iter().filter_map(|r| r["id"].as_str()).collect();
    let results = list(&run["results"]);
    let reported: BTreeSet<&str> = results.iter().filter_map(|r| r["ruleId"].as_str()).collect();
    assert_eq!(rules, reported, "each code has its rule, and no rule is there for nothing");
    let owner = results.iter().find(|r| r["ruleId"] == "ACT001").expect("the owner is reported");
    assert_eq!(owner["level"], "error");
    let place = &owner["locations"][0];
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "a%20b/case.yaml");
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "actions[id=a1].owner");
    let region = &place["physicalLocation"]["region"];
    let line = region["startLine"].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a line");
    let text = faulty();
    let line: Vec<char> = text.lines().nth(line - 1).expect("that line").chars().collect();
    let column =
        |key: &str| region[key].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a column") - 1;
    let marked: String = line[column("startColumn")..column("endColumn")].iter().collect();
    assert_eq!(marked, "\"CAMHS, 50% <é> & co: ]]>\"");
    let accepted = results.iter().find(|r| r["ruleId"] == "OUT005").expect("the date is reported");
    assert_eq!(accepted["suppressions"][0]["kind"], "inSource");
    let open = results.iter().filter(|r| r["ruleId"] != "OUT005");
    assert!(open.into_iter().all(|r| r.get("suppressions").is_none()));
}

#[test]
fn sarif_describes_the_rules_of_an_authority_too() {
    let desk = Desk::new();
    desk.write(
        "cpplan.yaml",
        "cpplan_profile: 1\nrules:\n  - id: LOCAL-PHONE\n    message: The family needs a number to ring.\n    help: Write it.\n    source: Protocol 4\n    require: has(authority.phone)\n    point_at: authority.phone\n",
    );
    let report = parsed(&desk.check(&["--format", "sarif"]));
    let run = &report["runs"][0];
    let codes = |list: &[Value], key: &str| -> BTreeSet<String> {
        list.iter().filter_map(|r| r[key].as_str()).map(str::to_owned).collect()
    };
    let rules = list(&run["tool"]["driver"]["rules"]);
    assert_eq!(codes(rules, "id"), codes(list(&run["results"]), "ruleId"));
    let local = rules.iter().find(|r| r["id"] == "LOCAL-PHONE").expect("the local rule is described");
    assert_eq!(local["shortDescription"]["text"], "The family needs a number to ring.");
    assert_eq!(local["properties"]["sources"][0], "Protocol 4");
}

#[test]
fn sarif_knows_a_finding_again_when_lines_have_moved() {
    let desk = Desk::new();
    let prints = |assert: OutputAssert| -> Vec<Value> {
        let report = parsed(&assert);
        list(&report["runs"][0]["results"]).iter().map(|r| r["partialFingerprints"].clone()).collect()
    };
    let before = prints(desk.check(&["--format", "sarif"]));
    desk.write("a b/case.yaml", &faulty().replacen("cpplan: 1\n", "cpplan: 1\n# a remark\n\n", 1));
    assert_eq!(before, prints(desk.check(&["--format", "sarif"])));
    let different: BTreeSet<String> = before.iter().map(Value::to_string).collect();
    assert_eq!(different.len(), before.len(), "no two findings look the same");
}

#[test]
fn sarif_tells_what_could_not_be_read() {
    let run = Desk::with_broken().check(&["--format", "sarif"]).code(2);
    let report = parsed(&run);
    let invocation = &report["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &list(&invocation["toolExecutionNotifications"])[0];
    assert_eq!(told["level"], "error");
    let place = &told["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "broken.yaml");
    assert_eq!(place["region"]["startLine"], 2);
}

#[test]
fn sarif_of_a_sound_case_is_whole() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    desk.write("case.yaml", BASE);
    let report = parsed(&desk.check(&["--format", "sarif"]).code(0));
    assert_eq!(report["runs"][0]["results"], serde_json::json!([]));
}

// ---------------------------------------------------------------- GitHub

/// An annotation as the runner reads it.
struct Annotation {
    level: String,
    properties: Vec<(String, String)>,
    message: String,
}

impl Annotation {
    fn get(&self, key: &str) -> &str {
        self.properties.iter().find(|(k, _)| k == key).map_or("", |(_, value)| value)
    }
}

fn annotations(text: &str) -> Vec<Annotation> {
    let data = |t: &str| t.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |t: &str| data(&t.replace("%3A", ":").replace("%2C", ","));
    text.lines()
        .map(|line| {
            let (head, message) = line[2..].split_once("::").expect("a command ends with two colons");
            let (level, properties) = head.split_once(' ').expect("properties");
            let pairs = properties.split(',').map(|p| p.split_once('=').expect("a key and a value"));
            Annotation {
                level: level.to_owned(),
                properties: pairs.map(|(k, v)| (k.to_owned(), property(v))).collect(),
                message: data(message),
            }
        })
        .collect()
}

#[test]
fn github_shows_a_finding_at_its_line() {
    let run = Desk::new().check(&["--format", "github", "--no-redact"]).code(1);
    let told = annotations(&out(&run));
    let owner = told.iter().find(|a| a.get("title").starts_with("ACT001")).expect("the owner");
    assert_eq!(owner.level, "error");
    assert_eq!(owner.get("title"), "ACT001 owner-named");
    assert_eq!(owner.get("file"), "a b/case.yaml");
    assert_eq!(owner.get("col"), "12");
    assert_eq!(owner.get("line"), owner.get("endLine"));
    assert!(owner.message.contains("`CAMHS, 50% <é> & co: ]]>`"), "{}", owner.message);
    assert!(owner.message.contains("\nhelp: "), "{}", owner.message);
    assert!(told.iter().any(|a| a.level == "warning"));
    assert!(told.iter().all(|a| !a.get("title").starts_with("OUT005")), "what is accepted is not shown");
}

#[test]
fn github_shows_what_could_not_be_read() {
    let run = Desk::with_broken().check(&["--format", "github"]).code(2);
    let told = annotations(&out(&run));
    let broken = told.iter().find(|a| a.get("file") == "broken.yaml").expect("the broken file");
    assert_eq!((broken.level.as_str(), broken.get("line")), ("error", "2"));
}

// ---------------------------------------------------------------- JUnit

#[test]
fn junit_has_a_test_for_each_rule_that_was_asked() {
    let run = Desk::with_broken().check(&["--format", "junit"]).code(2);
    let text = out(&run);
    assert_eq!(text.matches("<testsuite ").count(), 3);
    let asked = text.matches("<testcase ").count();
    assert!(asked > 100, "{asked}");
    assert_eq!(text.matches("<failure ").count(), text.matches("failures=\"1\"").count(), "{text}");
    assert_eq!(text.matches("<error ").count(), 1);
    assert_eq!(text.matches("<skipped ").count(), 1);
    assert!(text.contains("file=\"a b/case.yaml\""), "{text}");
}

// ---------------------------------------------------------------- all of them

#[test]
fn formats_for_programs_hold_no_text_of_the_case() {
    let desk = Desk::with_broken();
    for format in ["sarif", "github", "junit", "json"] {
        let hidden = out(&desk.check(&["--format", format]).code(2));
        for words in ["CAMHS, 50", "follows", "He said"] {
            assert!(!hidden.contains(words), "{format}: {words}");
        }
        let shown = out(&desk.check(&["--format", format, "--no-redact"]).code(2));
        assert!(shown.contains("CAMHS"), "{format}");
    }
}

#[test]
fn each_format_looks_as_it_did() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    desk.write("case.yaml", &faulty());
    for format in ["sarif", "github", "junit", "json"] {
        let text = out(&desk.check(&["--format", format]).code(1));
        // The rules that passed are those of the guidance, and grow with it.
        let passed = |line: &&str| !(line.contains("<testcase ") && line.ends_with("/>"));
        let text: Vec<&str> = text.lines().filter(passed).collect();
        let text = text.join("\n");
        let told = match text.split_once("tests=\"") {
            Some((head, rest)) => {
                format!("{head}tests=\"[..]\"{}", rest.split_once('"').map_or("", |(_, tail)| tail))
            }
            None => text,
        };
        insta::assert_snapshot!(format, told);
    }
    insta::assert_snapshot!("grouped", out(&desk.check(&["--group"]).code(1)));
}

#[test]
fn groups_are_for_people() {
    let run = Desk::new().check(&["--group", "--format", "json"]).code(2);
    assert!(out(&run).is_empty());
}

#[test]
fn questions_are_put_to_those_who_ask_for_them_and_can_be_answered() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    desk.write("case.yaml", BASE);
    let codes = |arguments: &[&str]| -> Vec<(String, bool)> {
        let report = parsed(&desk.check(&[&["--format", "json"][..], arguments].concat()).code(0));
        let findings = list(&report["files"][0]["findings"]).iter();
        findings
            .map(|f| (f["code"].as_str().unwrap_or_default().to_owned(), f["accepted"].is_null()))
            .collect()
    };
    assert!(codes(&[]).is_empty());
    let asked = codes(&["--min-level", "advice"]);
    assert!(asked.iter().any(|(code, open)| code == "THINK012" && *open), "{asked:?}");
    // Nobody withdrew anything, and the case is not about abuse online.
    assert!(asked.iter().all(|(code, _)| code != "THINK002" && code != "THINK009"), "{asked:?}");
    let answered = "accepted:\n  - code: THINK012\n    reason: The school knows what to say.\n    by: sw\n    date: 2026-06-10\n";
    desk.write("case.yaml", &format!("{BASE}{answered}"));
    assert!(codes(&["--min-level", "advice"]).contains(&("THINK012".into(), false)));
    assert!(codes(&[]).is_empty(), "an answered question is not missed where none are put");
}

#[test]
fn many_cases_are_told_in_the_order_of_their_names() {
    let desk = Desk(tempfile::tempdir().expect("a folder"));
    let names: Vec<String> = (0..150).map(|n| format!("{n:03}.yaml")).collect();
    names.iter().for_each(|name| desk.write(name, BASE));
    let report = parsed(&desk.check(&["--format", "json"]).code(0));
    let paths: Vec<&str> = list(&report["files"])
        .iter()
        .filter_map(|f| f["path"].as_str())
        .map(|p| p.trim_start_matches("./"))
        .collect();
    assert_eq!(paths, names);
    let text = out(&desk.check(&[]).code(0));
    assert!(text.starts_with("150 cases: no rule found anything missing\n"), "{text}");
    assert!(text.lines().count() < 20, "what is due next is told of the nearest only: {text}");
}
