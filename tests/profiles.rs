//! What an authority sets for its cases, through the program.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

const BASE: &str = include_str!("guidance/base.yaml");
const HEAD: &str = "cpplan_profile: 1\n";

/// A folder with these files.
fn desk(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    // Whatever lies above the folder of the test is none of its business.
    std::fs::create_dir(folder.path().join(".git")).expect("a folder for the test");
    for (name, text) in files {
        let path: PathBuf = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder for the file");
        std::fs::write(path, text).expect("a file for the test");
    }
    folder
}

fn run(desk: &tempfile::TempDir, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .args(arguments)
        .current_dir(desk.path())
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("cpplan runs");
    let text = |bytes| String::from_utf8(bytes).expect("the output is text");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// The findings of the case under a profile.
fn findings(profile: &str, case: &str) -> Vec<Value> {
    let desk = desk(&[("case.yaml", case), ("cpplan.yaml", &format!("{HEAD}{profile}"))]);
    let (_, out, err) =
        run(&desk, &["check", "--today", "2026-06-01", "--format", "json", "--no-redact", "case.yaml"]);
    let report: Value = serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {err}"));
    report["files"][0]["findings"].as_array().expect("findings").clone()
}

fn with_code<'a>(findings: &'a [Value], code: &str) -> Vec<&'a Value> {
    findings.iter().filter(|f| f["code"] == code).collect()
}

/// A profile with one local rule.
fn rule(keys: &str) -> String {
    format!(
        "rules:\n  - id: LOCAL-TEST\n    message: It is missing.\n    source: Protocol 4\n    {}\n",
        keys.replace('\n', "\n    ")
    )
}

const MUST_FAIL: &str = "require: length(actions) > 1000\npoint_at: actions";

#[test]
fn the_nearest_profile_beside_or_above_holds_and_the_search_ends_at_a_repository() {
    let own = format!("{HEAD}{}", rule(MUST_FAIL));
    let none = HEAD.to_owned() + "levels: []\n";
    let check = |files: &[(&str, &str)]| {
        let desk = desk(files);
        let (_, out, err) = run(&desk, &["check", "--today", "2026-06-01", "team/child/case.yaml"]);
        assert!(!err.contains("error"), "{err}");
        out.contains("LOCAL-TEST")
    };
    let case = ("team/child/case.yaml", BASE);
    assert!(check(&[case, ("team/child/cpplan.yaml", &own)]));
    assert!(check(&[case, ("cpplan.yaml", &own)]));
    assert!(!check(&[case, ("cpplan.yaml", &own), ("team/cpplan.yaml", &none)]));
    assert!(!check(&[case, ("cpplan.yaml", &own), ("team/.git/HEAD", "")]));
    assert!(!check(&[case]));
}

#[test]
fn a_profile_is_given_and_takes_the_place_of_what_lies_beside() {
    let own = format!("{HEAD}{}", rule(MUST_FAIL));
    let desk = desk(&[("case.yaml", BASE), ("cpplan.yaml", "not: used\n"), ("north.yaml", &own)]);
    let (_, out, _) = run(&desk, &["check", "--profile", "north.yaml", "--today", "2026-06-01", "case.yaml"]);
    assert!(out.contains("LOCAL-TEST"), "{out}");
    let (code, _, err) = run(&desk, &["check", "--profile", "south.yaml", "case.yaml"]);
    assert_eq!(code, 2);
    assert!(err.contains("there is no profile south.yaml"), "{err}");
}

#[test]
fn a_local_rule_is_met_or_reported_with_its_own_code_place_and_source() {
    let found = findings(&rule(&format!("level: error\n{MUST_FAIL}\nhelp: write more")), BASE);
    let [finding] = with_code(&found, "LOCAL-TEST")[..] else { panic!("{found:?}") };
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["name"], "test");
    assert_eq!(finding["path"], "actions");
    assert_eq!(finding["message"], "It is missing.");
    assert_eq!(finding["help"], "write more");
    assert_eq!(finding["sources"][0], "Protocol 4");
    for silent in [
        "require: length(actions) > 0\npoint_at: actions",
        "when: nation == 'england' and nation == 'wales'\nrequire: length(actions) > 1000\npoint_at: actions",
        "applies: {stage: [closing]}\nrequire: length(actions) > 1000\npoint_at: actions",
    ] {
        assert!(with_code(&findings(&rule(silent), BASE), "LOCAL-TEST").is_empty(), "{silent}");
    }
}

#[test]
fn a_local_rule_looks_at_each_item_and_names_it_by_its_id() {
    let found =
        findings(&rule("each: people\nrequire: has(item.name) and item.id != 'mum'\npoint_at: name"), BASE);
    let [finding] = with_code(&found, "LOCAL-TEST")[..] else { panic!("{found:?}") };
    assert_eq!(finding["path"], "people[id=mum].name");
    assert_eq!(finding["level"], "warning");
}

#[test]
fn a_local_finding_can_be_accepted() {
    let case = format!(
        "{BASE}\naccepted:\n  - {{code: LOCAL-TEST, reason: The manager agreed to it., by: sw, date: 2026-05-01}}\n"
    );
    assert!(!BASE.contains("\naccepted:"));
    let found = findings(&rule(MUST_FAIL), &case);
    assert_eq!(with_code(&found, "LOCAL-TEST")[0]["accepted"]["reason"], "The manager agreed to it.");
}

#[test]
fn a_rule_that_cannot_be_carried_out_is_told_of_in_the_profile() {
    for (keys, told) in [
        ("require: days_between('soon', today) > 1\npoint_at: plan", "this is no date"),
        ("each: actions\nrequire: item.owner.nmae == 'x'", "did you mean `name`?"),
        ("require: length(1) > 0\npoint_at: plan", "has a length"),
    ] {
        let found = findings(&rule(keys), BASE);
        let [finding] = with_code(&found, "PROF011")[..] else { panic!("{keys}: {found:?}") };
        assert_eq!(finding["file"], "cpplan.yaml");
        assert_eq!(finding["level"], "warning");
        assert_eq!(finding["path"], "rules[id=LOCAL-TEST].require");
        assert!(finding["span"]["line"].as_u64() > Some(3), "{finding}");
        assert!(finding["message"].as_str().is_some_and(|m| m.contains(told)), "{finding}");
    }
}

#[test]
fn a_rule_that_explodes_ends_cleanly() {
    let deep = format!("{}plan{}", "(".repeat(400), ")".repeat(400));
    let negated = format!("{}plan", "not ".repeat(400));
    let long = format!("plan{}", " and plan".repeat(400));
    for source in ["'a' * 10000000000", "2 ** 99999", deep.as_str(), negated.as_str(), long.as_str()] {
        let profile = format!(
            "{HEAD}{}",
            rule(&format!("require: {source}\npoint_at: plan")).replace("require: 'a'", "require: \"'a'\" #")
        );
        let desk = desk(&[("case.yaml", BASE), ("cpplan.yaml", &profile)]);
        let (code, _, err) = run(&desk, &["check", "case.yaml"]);
        assert!((0..=2).contains(&code) && !err.contains("panicked"), "{source}: {code} {err}");
    }
}

/// Under these figures the base case is late with its core group.
const FOUR_WEEKS: &str = "timescales:\n  core_group_every: {within: 4 weeks, source: Protocol 2}\n";

#[test]
fn a_timescale_is_replaced_and_its_source_named() {
    assert!(findings("levels: []\n", BASE).is_empty());
    let found = findings(FOUR_WEEKS, BASE);
    let [finding] = with_code(&found, "CG004")[..] else { panic!("{found:?}") };
    assert!(finding["message"].as_str().is_some_and(|m| m.contains("every 4 weeks")), "{finding}");
    assert!(finding["help"].as_str().is_some_and(|h| h.contains("Protocol 2")), "{finding}");
}

#[test]
fn levels_change_and_are_switched_off() {
    let level = |setting: &str| {
        let found = findings(&format!("{FOUR_WEEKS}{setting}"), BASE);
        with_code(&found, "CG004").first().map(|f| f["level"].as_str().unwrap_or_default().to_owned())
    };
    let set =
        |level: &str| format!("levels:\n  - {{rule: cg004, level: {level}, reason: Trial until June.}}\n");
    assert_eq!(level("").as_deref(), Some("error"));
    assert_eq!(level(&set("warning")).as_deref(), Some("warning"));
    assert_eq!(level(&set("advice")), None, "advice is not shown without being asked for");
    assert_eq!(level(&set("off")), None);
}

#[test]
fn a_question_is_switched_off_and_cannot_weigh_more() {
    let asked = |setting: &str| {
        let profile = format!("{HEAD}{setting}");
        let desk = desk(&[("case.yaml", BASE), ("cpplan.yaml", &profile)]);
        let arguments = ["check", "--today", "2026-06-01", "--format", "json", "--min-level", "advice", "."];
        let (code, out, err) = run(&desk, &arguments);
        (code, out.contains("THINK012"), out.contains("THINK016"), err)
    };
    assert!(matches!(asked("levels: []\n"), (_, true, true, _)));
    for name in ["THINK012", "stigma"] {
        let off = format!("levels:\n  - {{rule: {name}, level: off, reason: Asked in supervision.}}\n");
        assert!(matches!(asked(&off), (_, false, true, _)), "{name}");
    }
    let (code, _, _, err) = asked("levels:\n  - {rule: THINK012, level: error}\n");
    assert!(code == 2 && err.contains("is a question that no machine can check"), "{err}");
}

#[test]
fn words_are_added_and_switched_off() {
    let case =
        BASE.replacen("objective: ", "objective: The LAC review met. The police take no further action. ", 1);
    assert_ne!(case, BASE);
    let add = "terms:\n  add:\n    - {words: [LAC review/n], why: is office speech, instead: say review, source: Guide 4}\n";
    let found = findings(add, &case);
    let [finding] = with_code(&found, "LOCAL-TERM")[..] else { panic!("{found:?}") };
    assert_eq!(finding["message"], "`LAC review` is office speech");
    assert_eq!(finding["sources"][0], "Guide 4");
    assert_eq!(with_code(&found, "LANG001").len(), 1);
    let off = "terms:\n  off:\n    - {term: no-further-action, reason: Police forms quote it.}\n";
    assert!(with_code(&findings(off, &case), "LANG001").is_empty());
}

#[test]
fn the_authority_is_filled_in_where_the_case_leaves_it_out() {
    let profile = format!(
        "authority: {{name: Harbeck}}\n{}",
        rule("require: authority.name == 'Harbeck'\npoint_at: authority")
    );
    assert!(!BASE.contains("\nauthority:"), "the base case leaves its authority out");
    assert!(with_code(&findings(&profile, BASE), "LOCAL-TEST").is_empty());
    let own = format!("{BASE}\nauthority:\n  name: Calder\n");
    assert_eq!(with_code(&findings(&profile, &own), "LOCAL-TEST").len(), 1, "what the case says stays");
}

#[test]
fn everything_wrong_with_a_profile_is_told_at_once_with_its_line() {
    let desk = desk(&[("case.yaml", BASE), ("cpplan.yaml", include_str!("bad-profile.yaml"))]);
    let (code, out, err) = run(&desk, &["check", "case.yaml"]);
    assert_eq!((code, out.as_str()), (2, ""));
    for (line, message) in [
        ("2:1", "a profile has no key `authoritty`"),
        ("5:3", "a timescale needs a `source`"),
        ("6:13", "`soon` is no length of time"),
        ("10:5", "it can weigh less only with a `reason`"),
        ("12:11", "did you mean `owner-named`?"),
        ("14:11", "is a mistake of writing, and always counts"),
        ("17:12", "`level` cannot be `strong`"),
        ("20:15", "would match anything"),
        ("25:13", "did you mean `no-further-action`?"),
        ("28:9", "is not the code of a local rule"),
        ("29:14", "`child` has no `nmae`"),
        ("34:11", "the case has no `acions`"),
        ("40:14", "`item.due` may not be written"),
        ("41:15", "`item` has no `dew`"),
        ("44:19", "to compare, write `==`"),
        ("49:22", "`plan` is never `child_protecton`"),
        ("49:44", "there is no function `lenght`"),
        ("54:23", "expected `)`"),
        ("58:35", "did you mean `role`?"),
        ("58:95", "`actions` is a list"),
        ("62:25", "did you mean `online`?"),
    ] {
        assert!(err.contains(&format!("cpplan.yaml:{line}]")), "{line}: {err}");
        assert!(err.contains(message), "{message}: {err}");
    }
    assert!(err.contains("26 things are wrong in it"), "{err}");
}

#[test]
fn a_profile_that_is_none_is_refused() {
    for (text, told) in [
        ("", "the file is empty"),
        ("a: [\n", "cannot be read"),
        ("- a\n", "this is not a profile"),
        ("levels: []\n", "PROF001"),
        ("cpplan_profile: 2\n", "format 2"),
    ] {
        let desk = desk(&[("case.yaml", BASE), ("cpplan.yaml", text)]);
        let (code, _, err) = run(&desk, &["check", "case.yaml"]);
        assert_eq!(code, 2, "{err}");
        assert!(err.contains(told), "{told}: {err}");
    }
}

#[test]
fn the_example_can_be_used_and_its_rules_are_listed_and_explained() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let profile = root.join("examples/authority/cpplan.yaml");
    let profile = profile.to_str().expect("paths of tests are plain");
    let desk = desk(&[("case.yaml", BASE)]);
    let (code, out, err) = run(&desk, &["rules", "--profile", profile]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("LOCAL-ADVOCATE warning"), "{out}");
    assert!(out.lines().any(|l| l.starts_with("CG005") && l.contains("advice")), "{out}");
    let (_, out, _) = run(&desk, &["explain", "local-advocate", "--profile", profile]);
    assert!(out.contains("Harbeck participation promise, point 2"), "{out}");
    let (_, out, _) = run(&desk, &["explain", "CG005", "--profile", profile]);
    assert!(out.contains("In this profile\n  advice, because: Team managers"), "{out}");
    let (code, _, err) = run(&desk, &["explain", "LOCAL-ADVOCATE"]);
    assert!(code == 2 && err.contains("--profile FILE"), "{err}");
    let (code, _, err) = run(&desk, &["check", "--today", "2026-06-01", "--profile", profile, "case.yaml"]);
    assert_eq!(code, 1, "{err}");
}

#[test]
fn the_schema_is_the_one_that_is_committed() {
    let (_, out, _) = run(&desk(&[]), &["schema", "profile"]);
    assert_eq!(out, include_str!("../schemas/profile.schema.json"));
    assert!(!out.contains("x-cpplan-audience"));
}
