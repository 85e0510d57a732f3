//! The trial of template sets: the built-in set passes it, what is accepted stays accepted, and a difference is
//! told in every form.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use cpplan::document::{kind, kinds};
use cpplan::guidance::register::register;
use cpplan::trial::{Item, TRIAL_FAULTS, shows};

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn cpplan(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("cpplan runs");
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("it is UTF-8"),
        err: String::from_utf8(output.stderr).expect("it is UTF-8"),
    }
}

fn built_in(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(file);
    fs::read_to_string(path).expect("a file of the built-in set")
}

/// A set that has its own card for what may happen.
fn set(edit: impl Fn(String) -> String) -> tempfile::TempDir {
    let at = tempfile::tempdir().expect("a folder");
    fs::create_dir(at.path().join("set")).expect("a folder");
    let card = edit(built_in("contingency-card.md"));
    fs::write(at.path().join("set/contingency-card.md"), card).expect("a file");
    fs::write(at.path().join("set/set.yaml"), "cpplan_templates: 1\n").expect("a file");
    at
}

const CHECK: [&str; 9] = [
    "template",
    "check",
    "set",
    "--documents",
    "contingency-card",
    "--style",
    "standard",
    "--language",
    "en",
];

fn check(at: &Path, arguments: &[&str]) -> Run {
    cpplan(at, &[&CHECK, arguments].concat())
}

#[test]
fn the_built_in_set_passes() {
    let at = tempfile::tempdir().expect("a folder");
    let run = cpplan(at.path(), &["template", "check", "--style", "standard"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("nothing is lost, given away, or closed to anybody"), "{}", run.out);
    assert!(run.err.is_empty(), "{}", run.err);
}

#[test]
fn what_each_document_must_show_is_asked_by_the_register() {
    let asked: BTreeSet<&str> = shows().keys().map(String::as_str).collect();
    assert_eq!(asked, kinds().map(|kind| kind.id).collect::<BTreeSet<_>>(), "a document without a row");
    let written = include_str!("../src/trial/shows.yaml");
    for ids in written.lines().filter_map(|line| line.split_once("asked: [")?.1.strip_suffix("]}")) {
        for id in ids.split(", ") {
            assert!(register().entry(id).is_some(), "{id} is not in the register");
        }
    }
    let fields: BTreeSet<String> =
        cpplan::trial::filled(&cpplan::case::case_schema(), &|word| word.to_owned())
            .fields
            .into_iter()
            .map(|field| field.path)
            .collect();
    for (id, shows) in shows() {
        assert!(!shows.rows.is_empty(), "{id} may be empty");
        for row in &shows.rows {
            assert!(!row.asked.is_empty(), "{id}: nobody asks for {}", row.item.name());
            if let Item::Field(path) = &row.item {
                assert!(fields.contains(path), "{id}: there is no field {path}");
            }
        }
    }
    // What a document says that it meets, some row of it holds.
    for (id, entry) in [
        ("plan", "DOC-PLAN-EXEMPLAR"),
        ("family", "DOC-FAMILY-COMPONENTS"),
        ("family", "PAR-NOT-CHILDS-DECISION"),
        ("child-4-7", "CHILD-REASSURED"),
        ("leaflet-child", "DOC-CHILD-LEAFLET"),
        ("minutes", "MIN-CONTENT"),
        ("review-report", "REV-CONFERENCE-REPORT"),
        ("restricted", "SHARE-SUSPECTED-PARENT"),
        ("easy-read", "INT-LD-EASY-READ"),
        ("supervision", "AUDIT-QUESTIONS"),
    ] {
        assert!(kind(id).is_some_and(|kind| kind.covers.contains(&entry)), "{id} {entry}");
        let rows = &shows()[id].rows;
        assert!(rows.iter().any(|row| row.asked.iter().any(|asked| asked.id == entry)), "{id} {entry}");
    }
}

#[test]
fn what_is_accepted_stays_so_and_a_difference_is_shown() {
    let at = set(|card| card + "\nAsk us.\n");
    let first = check(at.path(), &[]);
    assert_eq!(first.code, 0, "{}{}", first.out, first.err);
    let accepted = check(at.path(), &["--accept", "--pictures", "pages"]);
    assert_eq!(accepted.code, 0, "{}{}", accepted.out, accepted.err);
    let path = at.path().join("set/accepted/contingency-card.en.txt");
    let text = fs::read_to_string(&path).expect("an accepted text");
    assert!(text.contains("[contingency.trigger]") && text.contains("Ask us."), "{text}");
    assert_eq!(check(at.path(), &[]).code, 0);

    let card = fs::read_to_string(at.path().join("set/contingency-card.md")).expect("the card");
    fs::write(at.path().join("set/contingency-card.md"), card.replace("Ask us.", "Ring us."))
        .expect("a file");
    let changed = check(at.path(), &["--pictures", "pages"]);
    assert_eq!(changed.code, 1, "{}{}", changed.out, changed.err);
    for part in ["TPL106", "set/accepted/contingency-card.en.txt", "-Ask us.", "+Ring us."] {
        assert!(changed.out.contains(part), "{part}: {}", changed.out);
    }
    let page = |name: &str| fs::read_to_string(at.path().join("pages").join(name)).expect("a page");
    let beside = page("contingency-card.en.html");
    assert!(
        beside.contains("contingency-card.en.accepted.html")
            && beside.contains("contingency-card.en.now.html")
    );
    assert!(page("contingency-card.en.accepted.html").contains("Ask us."));
    assert!(page("contingency-card.en.now.html").contains("Ring us."));
    assert_eq!(fs::read_to_string(&path).expect("an accepted text"), text, "a check accepts nothing");
    assert_eq!(check(at.path(), &["--accept"]).code, 0);
    assert_eq!(check(at.path(), &[]).code, 0);
}

#[test]
fn nothing_is_accepted_that_has_errors() {
    let at = set(|card| card.replace("# {{", "{{"));
    let run = check(at.path(), &["--accept"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("nothing was accepted"), "{}", run.err);
    assert!(!at.path().join("set/accepted").exists());
}

#[test]
fn a_fault_is_told_in_every_form_at_its_line() {
    let at = set(|card| card.replace("|texts(\"trigger\")", "|text(\"trigger\")"));
    for (form, parts) in [
        ("text", vec!["TPL022 unknown-function", "set/contingency-card.md:8"]),
        ("json", vec!["\"code\": \"TPL022\"", "\"line\": 8"]),
        ("sarif", vec!["\"ruleId\": \"TPL022\"", "\"startLine\": 8", "\"id\": \"TPL022\""]),
        ("github", vec!["::error file=set/contingency-card.md,line=8"]),
        ("junit", vec!["TPL022 unknown-function", "file=\"set/contingency-card.md\" line=\"8\""]),
    ] {
        let run = check(at.path(), &["--format", form]);
        assert_eq!(run.code, 1, "{}{}", run.out, run.err);
        for part in parts {
            assert!(run.out.contains(part), "{form}: {part}\n{}", run.out);
        }
    }
}

#[test]
fn each_code_is_explained() {
    let at = tempfile::tempdir().expect("a folder");
    for kind in TRIAL_FAULTS {
        let run = cpplan(at.path(), &["explain", kind.code]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains(kind.name), "{}", run.out);
    }
}

#[test]
fn a_set_that_is_not_there_is_no_finding() {
    let at = tempfile::tempdir().expect("a folder");
    let run = cpplan(at.path(), &["template", "check", "nowhere"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(run.err.contains("nowhere") && run.err.contains("there is no folder"), "{}", run.err);
}

#[test]
fn only_what_a_set_touches_is_made_again() {
    let at = set(|card| card);
    let same = cpplan(at.path(), &["template", "check", "set", "--style", "standard", "--language", "en"]);
    let own = set(|card| card + "\nAsk us.\n");
    let touched = check(own.path(), &[]);
    let all = cpplan(own.path(), &["template", "check", "set", "--style", "standard", "--language", "en"]);
    let count = |run: &Run| run.out.split(' ').next().and_then(|n| n.parse::<usize>().ok()).expect("a count");
    assert_eq!((same.code, all.code), (0, 0), "{}{}", same.out, all.out);
    // Of the others there is only what would be accepted.
    let accepted = 2 * (kinds().count() - 2);
    assert!(
        count(&all) <= count(&touched) + accepted + 10,
        "{} {} {}",
        count(&same),
        count(&touched),
        count(&all)
    );
    assert!(count(&all) < count(&same), "a set that changes nothing is tried as the built-in one is");
}
