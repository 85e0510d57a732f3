//! `cpplan new`, as people use it: what it asks, what it writes, and what is then still missing.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use cpplan::case::model::{Context, Nation, PlanKind};
use cpplan::case::nodes::{Kind, NodeId, Nodes};
use cpplan::case::values::Choice;
use cpplan::case::{Loaded, Place, case_schema, load};
use cpplan::guidance::check;
use tempfile::TempDir;

/// The day on which all cases of these tests are looked at.
const TODAY: &str = "2026-06-15";

fn cpplan(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for a test")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Each kind of plan and nation with each set of contexts.
fn combinations() -> Vec<(PlanKind, Nation, Vec<Context>)> {
    let sets = 1_usize..1 << Context::ALL.len();
    let contexts = |set: usize| {
        let all = Context::ALL.iter().enumerate();
        all.filter(|(i, _)| set & (1 << i) != 0).map(|(_, (context, ..))| *context).collect::<Vec<_>>()
    };
    let mut all = Vec::new();
    for (plan, ..) in PlanKind::ALL {
        for (nation, ..) in Nation::ALL {
            all.extend(sets.clone().map(|set| (*plan, *nation, contexts(set))));
        }
    }
    all
}

/// A new case of this kind, loaded from its file.
fn made(folder: &Path, name: &str, (plan, nation, contexts): &(PlanKind, Nation, Vec<Context>)) -> Loaded {
    let contexts: Vec<&str> = contexts.iter().map(|c| c.word()).collect();
    let contexts = contexts.join(",");
    let said = ["new", name, "--plan", plan.word(), "--nation", nation.word(), "--context", &contexts];
    let output = cpplan(folder, &said);
    assert!(output.status.success(), "{said:?}: {}", text(&output.stderr));
    assert_eq!(text(&output.stdout), format!("{name}/case.yaml\n"));
    load(&folder.join(name).join("case.yaml")).expect("it loads")
}

/// Whether something is left to fill in at a place: nothing stands there, or in a part of it.
fn has_gap(nodes: &Nodes, place: &Place) -> bool {
    match place {
        Place::MissingIn(parent, key) => nodes.entry(*parent, key).is_some(),
        Place::At(node) | Place::Within(node, _) => is_blank_in_part(nodes, *node),
        Place::InFile(_) => false,
    }
}

fn is_blank_in_part(nodes: &Nodes, node: NodeId) -> bool {
    match nodes.get(node).map(|n| &n.kind) {
        Some(Kind::Map(entries)) => entries.iter().any(|e| is_blank_in_part(nodes, e.value)),
        Some(Kind::List(items)) => items.iter().any(|i| is_blank_in_part(nodes, *i)),
        _ => nodes.is_blank(node),
    }
}

#[test]
fn a_new_case_of_each_kind_lacks_only_what_is_left_to_fill_in() {
    let folder = folder();
    for (number, kind) in combinations().iter().enumerate() {
        let name = format!("C-{number}");
        let loaded = made(folder.path(), &name, kind);
        let problems: Vec<&str> = loaded.problems.iter().map(|p| p.message.as_str()).collect();
        assert!(problems.is_empty(), "{kind:?}: {problems:?}");
        let findings = check(&loaded, TODAY.parse().expect("a date"));
        assert!(!findings.is_empty(), "{kind:?}: an empty case is no plan");
        for finding in findings {
            assert!(
                has_gap(&loaded.nodes, &finding.place),
                "{kind:?}: {} has nothing to fill in at {}: {}",
                finding.code,
                finding.place.path(&loaded.nodes),
                finding.message
            );
        }
    }
}

#[test]
fn a_new_case_has_a_place_for_what_its_contexts_need() {
    let folder = folder();
    for (number, kind) in combinations().iter().enumerate() {
        let loaded = made(folder.path(), &format!("C-{number}"), kind);
        let contexts: Vec<Context> = loaded.case.concern.contexts.iter().filter_map(|c| c.known()).collect();
        assert_eq!(contexts, kind.2);
        let areas: BTreeSet<&str> = loaded
            .case
            .actions
            .iter()
            .flat_map(|a| &a.areas)
            .filter_map(|a| a.known())
            .map(|a| a.word())
            .collect();
        let outside = [Context::ExtraFamilial, Context::Online];
        assert_eq!(areas.contains("disruption"), contexts.iter().any(|c| outside.contains(c)), "{kind:?}");
        assert_eq!(areas.contains("online_support"), contexts.contains(&Context::Online), "{kind:?}");
        assert_eq!(loaded.case.conference.at.is_some(), kind.0 == PlanKind::ChildProtection);
        assert_eq!(loaded.case.purpose.threshold.at.is_some(), kind.0 == PlanKind::ChildInNeed);
        assert_eq!(
            loaded.case.contact.len(),
            contexts
                .iter()
                .filter(|c| !outside.contains(c) && **c != Context::HarmfulSexualBehaviour)
                .count()
        );
    }
}

#[test]
fn what_is_written_in_words_is_english_only_where_the_case_is() {
    let folder = folder();
    let said = |name: &str, language: &str| {
        assert!(cpplan(folder.path(), &["new", name, "--yes", "--language", language]).status.success());
        load(&folder.path().join(name).join("case.yaml")).expect("it loads")
    };
    let (english, welsh) = (said("E-1", "en"), said("W-1", "cy"));
    assert_eq!(welsh.case.language.words(), "cy");
    for (english, welsh) in english.case.contingency.iter().zip(&welsh.case.contingency) {
        assert!(!english.trigger.is_blank() && !english.then.is_blank());
        assert!(welsh.trigger.is_blank() && welsh.then.is_blank());
        assert_eq!(english.kind, welsh.kind);
    }
    assert!(welsh.problems.is_empty());
}

#[test]
fn a_new_case_is_told_to_the_editor_with_the_schema_beside_it() {
    let folder = folder();
    assert!(cpplan(folder.path(), &["new", "GW-2026-0142", "--yes"]).status.success());
    let case = fs::read_to_string(folder.path().join("GW-2026-0142/case.yaml")).expect("a case");
    assert!(case.starts_with("# yaml-language-server: $schema=./case.schema.json\n"));
    assert!(case.lines().all(|line| line.trim_end() == line && line.chars().count() <= 110));
    let schema = fs::read_to_string(folder.path().join("GW-2026-0142/case.schema.json")).expect("a schema");
    assert_eq!(schema, format!("{:#}\n", case_schema()));
    insta::assert_snapshot!(case);
}

#[test]
fn a_new_case_builds_as_a_draft() {
    let folder = folder();
    let all = "intra_familial_adult,sibling,extra_familial,online,harmful_sexual_behaviour";
    for (name, plan, contexts) in [
        ("D-1", "child_protection", all),
        ("D-2", "child_in_need", "harmful_sexual_behaviour"),
        ("D-3", "child_protection", "intra_familial_adult"),
    ] {
        let said = ["new", name, "--plan", plan, "--nation", "wales", "--context", contexts];
        assert!(cpplan(folder.path(), &said).status.success());
        let built = cpplan(folder.path(), &["build", name, "--draft", "--today", TODAY]);
        assert!(built.status.success(), "{}", text(&built.stderr));
        let html =
            fs::read_to_string(folder.path().join("out").join(name).join("plan.html")).expect("a plan");
        let body = html.split_once("<main").map_or(html.as_str(), |(_, body)| body);
        let empty = headings_with_nothing_below(body);
        assert!(empty.is_empty(), "{name}: {empty:?}");
    }
}

/// Headings after which comes no text, but at once one of the same level or above.
fn headings_with_nothing_below(html: &str) -> Vec<String> {
    let mut empty = Vec::new();
    // The heading read last, while nothing follows it: its level, its words, whether it has ended.
    let mut last: Option<(u32, String, bool)> = None;
    for piece in html.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        let level = tag.strip_prefix('h').and_then(|t| t.chars().next()).and_then(|c| c.to_digit(10));
        if let Some(level) = level {
            empty.extend(last.take().filter(|(before, ..)| level <= *before).map(|(_, words, _)| words));
            last = Some((level, after.to_owned(), false));
        } else if let Some((level, _, ended)) = &mut last {
            *ended |= tag == format!("/h{level}");
            if *ended && !after.trim().is_empty() {
                last = None;
            }
        }
    }
    empty
}

#[test]
fn nothing_is_written_over() {
    let folder = folder();
    for file in ["case.yaml", "case.schema.json"] {
        let name = format!("T-{}", file.len());
        fs::create_dir(folder.path().join(&name)).expect("a folder");
        fs::write(folder.path().join(&name).join(file), "mine").expect("a file");
        let output = cpplan(folder.path(), &["new", &name, "--yes"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(text(&output.stderr).contains(&format!("{name}/{file} is there already")));
        let left: Vec<_> = fs::read_dir(folder.path().join(&name)).expect("a folder").collect();
        assert_eq!(left.len(), 1, "something was left beside it");
        assert_eq!(fs::read_to_string(folder.path().join(&name).join(file)).expect("a file"), "mine");
    }
    fs::write(folder.path().join("T-0"), "mine").expect("a file");
    let output = cpplan(folder.path(), &["new", "T-0", "--yes"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("a file stands where a folder is needed"));
}

#[test]
fn a_reference_that_is_no_name_of_a_folder_is_told_of() {
    let folder = folder();
    for name in ["Ffion Pritchard", "../out", "a/b", "", ".", "con", "Siân"] {
        let output = cpplan(folder.path(), &["new", name, "--yes"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(text(&output.stderr).contains("It must not be the child's name"), "{}", text(&output.stderr));
    }
    let output = cpplan(folder.path(), &["new", "Ffion", "--yes"]);
    assert!(text(&output.stderr).contains("If it is the child's name, take another one"));
    let output = cpplan(folder.path(), &["new", "GW-1", "--yes"]);
    assert!(!text(&output.stderr).contains("child's name"));
}

#[test]
fn without_a_terminal_it_says_what_was_not_said() {
    let folder = folder();
    let missing = |arguments: &[&str]| {
        let output = cpplan(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = text(&output.stderr);
        told.lines().next().and_then(|l| l.strip_prefix("error: this is missing: ")).map(str::to_owned)
    };
    assert_eq!(missing(&["new"]).as_deref(), Some("NAME, --nation, --plan, --context"));
    assert_eq!(missing(&["new", "GW-1", "--plan", "child_in_need"]).as_deref(), Some("--nation, --context"));
    assert_eq!(missing(&["new", "--yes"]).as_deref(), Some("NAME"));
    assert_eq!(missing(&["new", "GW-1", "--context", "home"]), None);
    assert!(fs::read_dir(folder.path()).expect("a folder").next().is_none(), "something was written");
}

/// A conversation on a pseudo-terminal that util-linux's `script` makes; `None` where there is none.
#[cfg(target_os = "linux")]
fn conversation(folder: &Path, arguments: &str, answers: &str) -> Option<(Option<i32>, String)> {
    let command = format!("'{}' {arguments} > made", env!("CARGO_BIN_EXE_cpplan"));
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--echo", "never", "--command", &command, "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(answers.as_bytes()).expect("answers are taken");
    let output = child.wait_with_output().expect("it ends");
    Some((output.status.code(), text(&output.stdout)))
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks_what_was_not_said() {
    let folder = folder();
    let Some((code, told)) =
        conversation(folder.path(), "new --plan child_in_need", "7\n2\n2,4\nMy Child\nGW-7\n")
    else {
        return;
    };
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(fs::read_to_string(folder.path().join("made")).expect("the result"), "GW-7/case.yaml\n");
    for part in [
        "Which nation",
        "Write a number from 1 to 2.",
        "2 Wales.",
        "Where did the abuse",
        "It must not be the child's name",
    ] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(!told.contains("Which kind of plan"), "{told}");
    let case = load(&folder.path().join("GW-7/case.yaml")).expect("it loads").case;
    assert_eq!(case.nation.known(), Some(Nation::Wales));
    assert_eq!(case.plan.known(), Some(PlanKind::ChildInNeed));
    let contexts: Vec<_> = case.concern.contexts.iter().filter_map(|c| c.known()).collect();
    assert_eq!(contexts, [Context::Sibling, Context::Online]);
}

#[cfg(target_os = "linux")]
#[test]
fn questions_that_are_left_write_nothing() {
    let folder = folder();
    let Some((code, told)) = conversation(folder.path(), "new", "2\n") else { return };
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("nothing was written"), "{told}");
    let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok).collect();
    assert!(left.iter().all(|entry| entry.file_name() == "made"), "{left:?}");
    assert_eq!(fs::read_to_string(folder.path().join("made")).expect("no result"), "");
}
