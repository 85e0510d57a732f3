//! The program as people and their CI use it: arguments, outputs, exit codes.

use std::path::PathBuf;

use snapbox::cmd::Command;
use snapbox::{Data, IntoData};

const BASE: &str = include_str!("guidance/base.yaml");

/// A folder with these files, and the program run in it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn with(files: &[(&str, &str)]) -> Desk {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for (name, text) in files {
            let path: PathBuf = folder.path().join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).expect("a folder for the file");
            }
            std::fs::write(path, text).expect("a file for the test");
        }
        Desk { folder }
    }

    fn run(&self, arguments: &[&str]) -> snapbox::cmd::OutputAssert {
        self.command(arguments).assert()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        Command::new(snapbox::cmd::cargo_bin!("cpplan"))
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .env_remove("SOURCE_DATE_EPOCH")
            .args(arguments)
    }
}

fn out(assert: &snapbox::cmd::OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("the output is text")
}

fn err(assert: &snapbox::cmd::OutputAssert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("the messages are text")
}

/// The base case with one line changed.
fn with(line: &str, other: &str) -> String {
    assert!(BASE.contains(line), "the base case has no line {line}");
    BASE.replacen(line, other, 1)
}

fn expected(text: &str) -> Data {
    text.into_data()
}

#[test]
fn a_sound_case_ends_with_0() {
    Desk::with(&[("case.yaml", BASE)])
        .run(&["check", "case.yaml", "--today", "2026-06-15"])
        .code(0)
        .stdout_eq(expected("1 case: no rule found anything missing\nNext:\n...\n"))
        .stderr_eq("");
}

#[test]
fn what_is_due_next_follows_the_summary_unless_it_is_not_wanted() {
    let desk = Desk::with(&[("case.yaml", BASE)]);
    let check = ["check", "case.yaml", "--today", "2026-06-15"];
    let run = desk.run(&check).code(0);
    let minutes = "  Minutes of the core group of 19 June 2026 (`cg2`) are due on Friday 26 June 2026";
    assert!(out(&run).lines().any(|line| line == minutes), "{}", out(&run));
    let all = desk.run(&[&check[..], &["-v"]].concat()).code(0);
    assert!(out(&all).contains(&format!("{minutes} (meetings[id=cg2].minutes_sent_on)")), "{}", out(&all));
    desk.run(&[&check[..], &["-q"]].concat()).code(0).stdout_eq("");
    let json = desk.run(&[&check[..], &["--format", "json"]].concat()).code(0);
    assert!(!out(&json).contains("are due on"), "{}", out(&json));
}

#[test]
fn a_finding_is_shown_with_its_place_in_the_file() {
    let case = with("    owner: therapist\n", "    owner: CAMHS\n");
    Desk::with(&[("case.yaml", &case)])
        .run(&["check", "case.yaml", "--today", "2026-06-15"])
        .code(1)
        .stdout_eq(expected(
            "\
ACT001 owner-named · error

  × action `a1` (`Sara helps Ffion with what the sexual abuse has left behind.`) is given to
  │ `CAMHS`; an agency or a group is not a person, and the guidance asks for one who is named
     ╭─[case.yaml:[..]:12]
 [..] │     impacts: [i1]
 [..] │     owner: CAMHS
     ·            ─────
 [..] │     how_often: weekly
     ╰────
  help: write the id of one person under `people`, or add that person there, with name, job and
        agency

1 case: 1 error; `cpplan explain CODE` says more
Next:
...
",
        ));
}

#[test]
fn a_date_that_is_none_is_told_once_and_in_the_guidances_terms() {
    let case = with("    by: 2026-07-24\n", "    by: ongoing\n");
    let run = Desk::with(&[("case.yaml", &case)])
        .run(&["check", "case.yaml", "--today", "2026-06-15", "--format", "json", "--no-redact"])
        .code(1);
    let report: serde_json::Value = serde_json::from_str(&out(&run)).expect("the report is JSON");
    let findings = report["files"][0]["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 1, "{report:#}");
    assert_eq!(findings[0]["code"], "OUT005");
    assert_eq!(findings[0]["path"], "outcomes[id=o1].by");
    assert!(findings[0]["message"].as_str().is_some_and(|m| m.contains("`ongoing`")));
}

#[test]
fn json_is_the_contract_and_holds_no_text_of_the_case() {
    let case = with("    owner: therapist\n", "    owner: Ffion's nan\n");
    let run = Desk::with(&[("case.yaml", &case)])
        .run(&["check", "case.yaml", "--today", "2026-06-15", "--format", "json"])
        .code(1);
    let text = out(&run);
    assert!(!text.contains("Ffion"), "{text}");
    let report: serde_json::Value = serde_json::from_str(&text).expect("the report is JSON");
    assert_eq!(report["version"], 1);
    assert_eq!(report["summary"], serde_json::json!({"error": 1, "warning": 0, "advice": 0}));
    let finding = &report["files"][0]["findings"][0];
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["file"], "case.yaml");
    assert_eq!(finding["covers"], serde_json::json!(["ACT-OWNER-NAMED"]));
    assert_eq!(finding["accepted"], serde_json::Value::Null);
    assert_eq!(finding["span"]["column"], 12);
}

#[test]
fn redaction_leaves_the_message_and_the_place() {
    let case = with("    owner: therapist\n", "    owner: Ffion's nan\n");
    let run = Desk::with(&[("case.yaml", &case)])
        .run(&["check", "case.yaml", "--today", "2026-06-15", "--redact"])
        .code(1);
    assert!(!out(&run).contains("Ffion"), "{}", out(&run));
    assert!(out(&run).contains("[redacted]") && out(&run).contains("case.yaml:"), "{}", out(&run));
}

#[test]
fn a_file_that_is_no_yaml_does_not_keep_the_others_from_being_checked() {
    let files = [("a/case.yaml", "cpplan: 1\nchild: He said: stop\n"), ("b/case.yaml", BASE)];
    let run = Desk::with(&files).run(&["check", ".", "--today", "2026-06-15"]).code(2);
    assert!(err(&run).contains("a/case.yaml:2:") && err(&run).contains("help:"), "{}", err(&run));
    let sound = "1 case: no rule found anything missing\n";
    assert!(out(&run).starts_with(sound), "{}", out(&run));
    let run = Desk::with(&files).run(&["check", ".", "--today", "2026-06-15", "--format", "json"]).code(2);
    let report: serde_json::Value = serde_json::from_str(&out(&run)).expect("the report is JSON");
    assert_eq!(report["files"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let desk = Desk::with(&[("notes.txt", "hello")]);
    for arguments in
        [&["check", "nowhere.yaml"][..], &["check", "."], &["check"], &["check", "x", "--today", "soon"]]
    {
        let run = desk.run(arguments).code(2);
        assert!(out(&run).is_empty() && !err(&run).is_empty(), "{arguments:?}: {}", err(&run));
    }
}

#[test]
fn a_case_that_does_not_say_which_plan_it_is_does_not_look_sound() {
    let case = with("plan: child_protection\n", "");
    let run =
        Desk::with(&[("case.yaml", &case)]).run(&["check", "case.yaml", "--today", "2026-06-15"]).code(1);
    assert!(
        out(&run).contains("CASE017") && out(&run).contains("write `plan: child_protection`"),
        "{}",
        out(&run)
    );
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let desk = Desk::with(&[]);
    desk.command(&["check", "-", "--today", "2026-06-15"]).stdin(BASE).assert().code(0);
}

#[test]
fn levels_can_be_left_out_and_the_exit_code_too() {
    let case = with("  strengths: [We eat together every evening.]\n", "");
    let desk = Desk::with(&[("case.yaml", &case)]);
    let check = ["check", "case.yaml", "--today", "2026-06-15"];
    let run = desk.run(&check).code(0);
    assert!(out(&run).contains("SAFE010"), "{}", out(&run));
    let run = desk.run(&[&check[..], &["--min-level", "error"]].concat()).code(0);
    assert!(!out(&run).contains("SAFE010"), "{}", out(&run));
    let case = with("    owner: therapist\n", "    owner: CAMHS\n");
    Desk::with(&[("case.yaml", &case)]).run(&[&check[..], &["--exit-zero"]].concat()).code(0);
}

#[test]
fn the_day_comes_from_the_environment_where_no_argument_gives_it() {
    let desk = Desk::with(&[("case.yaml", BASE)]);
    // 15 June 2026, and a day on which the safety plan's review is overdue.
    desk.command(&["check", "case.yaml"]).env("SOURCE_DATE_EPOCH", "1781481600").assert().code(0);
    let run = desk.command(&["check", "case.yaml"]).env("SOURCE_DATE_EPOCH", "1790000000").assert().code(1);
    assert!(out(&run).contains("SAFE013"), "{}", out(&run));
    desk.command(&["check", "case.yaml"]).env("SOURCE_DATE_EPOCH", "soon").assert().code(2);
}

#[test]
fn an_accepted_finding_stays_and_does_not_count() {
    let bad = with("    owner: therapist\n", "    owner: CAMHS\n");
    let accepted = |lines: &str| format!("{bad}accepted:\n  - code: ACT001\n{lines}");
    let check = ["check", "case.yaml", "--today", "2026-06-15"];
    let reason = "    reason: CAMHS names the therapist on 22 June.\n    by: sw\n    date: 2026-06-10\n";
    let path = "    path: actions[id=a1].owner\n";
    let good = accepted(&format!("{path}{reason}"));
    let run = Desk::with(&[("case.yaml", &good)]).run(&check).code(0);
    let summary =
        "1 case: 1 accepted finding; `cpplan explain CODE` says more; `-v` shows what was accepted\n";
    assert!(out(&run).starts_with(summary), "{}", out(&run));
    let run = Desk::with(&[("case.yaml", &good)]).run(&[&check[..], &["-v"]].concat()).code(0);
    assert!(out(&run).contains("accepted because: CAMHS names"), "{}", out(&run));

    for (lines, code) in [
        (path.to_owned(), "ACC001"),
        (format!("    path: actions[id=a9].owner\n{reason}"), "ACC002"),
        (format!("{path}{reason}    until: 2026-06-01\n"), "ACC003"),
    ] {
        let run = Desk::with(&[("case.yaml", &accepted(&lines))]).run(&check).code(1);
        assert!(out(&run).contains(code) && out(&run).contains("ACT001"), "{code}: {}", out(&run));
    }
    let of_writing = format!("{BASE}accepted:\n  - code: CASE003\n{reason}");
    let run = Desk::with(&[("case.yaml", &of_writing)]).run(&check).code(1);
    assert!(out(&run).contains("ACC004"), "{}", out(&run));
}

#[test]
fn everything_with_a_code_can_be_explained() {
    let desk = Desk::with(&[]);
    for (asked, answer) in [
        ("ACT001", "Each action has one named person"),
        ("act001", "Each action has one named person"),
        ("owner-named", "Luton and Bedfordshire"),
        ("CASE003", "A date that is not a date"),
        ("ACC001", "The reason is printed in the plan"),
        ("ACT-OWNER-NAMED", "ACT001 owner-named"),
        ("SAFE-CALM", "THINK004 written-in-calm"),
        ("THINK004", "It is written at a time of calm"),
    ] {
        let run = desk.run(&["explain", asked]).code(0);
        assert!(out(&run).contains(answer), "{asked}: {}", out(&run));
    }
    let run = desk.run(&["explain", "ACT0001"]).code(2);
    assert!(err(&run).contains("did you mean ACT001?"), "{}", err(&run));
}

#[test]
fn the_list_of_rules_is_the_contract() {
    let run = Desk::with(&[]).run(&["rules", "--format", "json"]).code(0);
    let rules: serde_json::Value = serde_json::from_str(&out(&run)).expect("JSON");
    let first = rules[0].as_object().expect("an object");
    let keys: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(keys, ["code", "name", "level", "summary", "covers", "sources", "since"]);
    let all = cpplan::guidance::RULES.len() + cpplan::guidance::PROMPTS.len();
    assert_eq!(rules.as_array().map(Vec::len), Some(all));
}

#[test]
fn the_schema_in_the_folder_is_the_programs_own() {
    let run = Desk::with(&[]).run(&["schema", "case"]).code(0);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/case.schema.json");
    let committed = std::fs::read_to_string(path).expect("the schema is committed");
    assert!(out(&run) == committed, "write it again: `cpplan schema case > schemas/case.schema.json`");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let case = with("    owner: therapist\n", "    owner: CAMHS\n");
    let desk = Desk::with(&[("case.yaml", &case)]);
    let check = ["check", "case.yaml", "--today", "2026-06-15"];
    assert!(!out(&desk.run(&check)).contains('\u{1b}'));
    assert!(out(&desk.run(&[&check[..], &["--color", "always"]].concat())).contains('\u{1b}'));
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let case = with("    owner: therapist\n", "    owner: CAMHS\n");
    let desk = Desk::with(&[("case.yaml", &case)]);
    let check = ["check", "case.yaml", "--today", "2026-06-15", "--format", "json"];
    assert_eq!(out(&desk.run(&check)), out(&desk.run(&check)));
}
