//! Every requirement of the register, made to fail by a small change to a whole case.
//!
//! `faults.yaml` says for each what is changed in which example, and everything that is found for
//! it: the code, the path and the line. So a finding stands where a reader looks for it, and one
//! mistake does not raise a crowd. `sound.yaml` has changes that are right, of which nothing may be
//! found.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use cpplan::case::nodes::{Kind, NodeId, Nodes, SourceFile};
use cpplan::case::{line_column, load, reading_yaml};
use cpplan::guidance::register::register;
use cpplan::guidance::{RULES, check};

use crate::edit::{Edit, Files};
use crate::support::{BASE, TODAY, plain};

/// The small case of these tests, where no example has what is needed.
const BASE_CASE: &str = "base";

/// The day on which a case is looked at.
fn today_of(example: &str) -> &'static str {
    if example == BASE_CASE { TODAY } else { "2026-11-21" }
}

/// A change, and what is found for it.
struct Fault {
    id: String,
    example: String,
    edits: Vec<Edit>,
    found: Vec<Found>,
}

/// A finding as the table writes it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Found {
    code: String,
    at: String,
    file: String,
    /// How the line begins.
    line: String,
}

/// A finding as it is reported.
struct Reported {
    found: Found,
    covers: Vec<&'static str>,
    message: String,
}

// ---------------------------------------------------------------- the tables

fn table(name: &str) -> Vec<Fault> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guidance").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut nodes = Nodes::default();
    nodes.add_file(SourceFile { path: PathBuf::from(name), text: text.clone() });
    let root = reading_yaml(&mut nodes, &text).unwrap_or_else(|why| panic!("{name} {why}"));
    items(&nodes, root).into_iter().map(|node| fault(&nodes, node)).collect()
}

fn fault(nodes: &Nodes, node: NodeId) -> Fault {
    let edits = items(nodes, nodes.child(node, "edits")).into_iter().map(|edit| {
        let of = |key: &str| text(nodes, edit, key);
        Edit {
            file: of("file"),
            remove: of("remove"),
            set: of("set"),
            to: of("to"),
            add: of("add"),
            item: of("item"),
            replace: of("replace"),
            with: of("with"),
            within: of("within"),
        }
    });
    let found = items(nodes, nodes.child(node, "found")).into_iter().map(|found| Found {
        code: text(nodes, found, "code"),
        at: text(nodes, found, "at"),
        file: text(nodes, found, "file"),
        line: text(nodes, found, "line"),
    });
    Fault {
        id: text(nodes, node, "id"),
        example: text(nodes, node, "in"),
        edits: edits.collect(),
        found: found.collect(),
    }
}

fn items(nodes: &Nodes, node: NodeId) -> Vec<NodeId> {
    match nodes.get(node).map(|n| &n.kind) {
        Some(Kind::List(items)) => items.clone(),
        _ => Vec::new(),
    }
}

fn text(nodes: &Nodes, map: NodeId, key: &str) -> String {
    nodes.scalar(nodes.child(map, key)).map(|(t, _)| t.to_owned()).unwrap_or_default()
}

// ---------------------------------------------------------------- checking changed examples

fn files_of(example: &str) -> Files {
    if example == BASE_CASE {
        return Files::from([("case.yaml".to_owned(), BASE.to_owned())]);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    let read = |name: String| {
        let text = fs::read_to_string(folder.join(&name)).unwrap_or_else(|e| panic!("{example}/{name}: {e}"));
        (name, text)
    };
    let meetings = fs::read_dir(folder.join("meetings")).into_iter().flatten().flatten();
    let meetings = meetings.map(|entry| format!("meetings/{}", entry.file_name().to_string_lossy()));
    ["case.yaml".to_owned()].into_iter().chain(meetings).map(read).collect()
}

/// Everything that counts in a case of these files.
fn reported(files: &Files, today: &str) -> Vec<Reported> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the file");
        fs::write(path, text).expect("a file for the test");
    }
    let loaded = load(&folder.path().join("case.yaml")).unwrap_or_else(|e| panic!("{e:?}"));
    let findings = check(&loaded, today.parse().expect("a date"));
    let found = findings.into_iter().filter(|f| f.counts()).map(|f| {
        let span = f.place.span(&loaded.nodes).unwrap_or_else(|| panic!("{} has no place", f.code));
        let file = &loaded.nodes.files()[span.file];
        let line = line_column(&file.text, span.bytes.start).line;
        let name = file.path.strip_prefix(folder.path()).expect("a file of the case");
        let name = name.display().to_string().replace('\\', "/");
        Reported {
            found: Found {
                code: f.code.to_owned(),
                at: f.place.path(&loaded.nodes),
                file: if name == "case.yaml" { String::new() } else { name },
                line: file.text.lines().nth(line - 1).unwrap_or_default().trim().to_owned(),
            },
            covers: f.covers,
            message: plain(&f.message),
        }
    });
    found.collect()
}

/// What a change brings that was not there before.
fn brought(fault: &Fault, before: &[Reported]) -> Vec<Reported> {
    let mut files = files_of(&fault.example);
    fault.edits.iter().for_each(|edit| edit.make(&mut files));
    let mut known: Vec<(&str, &str)> = before.iter().map(|r| (&*r.found.code, &*r.found.at)).collect();
    let is_new = |r: &Reported| {
        let same = known.iter().position(|k| *k == (&*r.found.code, &*r.found.at));
        same.map(|index| known.swap_remove(index)).is_none()
    };
    let mut all = reported(&files, today_of(&fault.example));
    let new: Vec<bool> = all.iter().map(is_new).collect();
    let mut new = new.into_iter();
    all.retain(|_| new.next().unwrap_or(true));
    all
}

/// Looks at all changes, some at a time, and gathers what is wrong with them.
fn judge(faults: &[Fault], wrong: impl Fn(&Fault, Vec<Reported>) -> Vec<String> + Sync) -> Vec<String> {
    let mut examples: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
    faults.iter().for_each(|f| examples.entry(&f.example).or_default().push(f));
    let told = Mutex::new(Vec::new());
    let (told_by_all, wrong) = (&told, &wrong);
    std::thread::scope(|scope| {
        for (example, faults) in &examples {
            scope.spawn(move || {
                let before = reported(&files_of(example), today_of(example));
                for fault in faults {
                    let found = wrong(fault, brought(fault, &before));
                    told_by_all.lock().unwrap_or_else(|e| e.into_inner()).extend(found);
                }
            });
        }
    });
    told.into_inner().unwrap_or_else(|e| e.into_inner())
}

fn faults() -> Vec<Fault> {
    table("faults.yaml")
}

/// Whether a message writes a day as `2026-12-03`. What stands in backticks is quoted from the case.
fn holds_day_in_figures(message: &str) -> bool {
    let is_day = |word: &str| {
        let parts: Vec<usize> = word.split('-').map(str::len).collect();
        parts == [4, 2, 2] && word.chars().all(|c| c == '-' || c.is_ascii_digit())
    };
    let outside = message.split('`').step_by(2);
    outside.flat_map(|part| part.split(|c: char| c != '-' && !c.is_alphanumeric())).any(is_day)
}

// ---------------------------------------------------------------- the tests

#[test]
fn each_requirement_that_is_not_met_is_reported_at_its_line_and_by_no_crowd() {
    let wrong = judge(&faults(), |fault, reported| {
        let mut wrong = Vec::new();
        let id = &fault.id;
        let mut left: Vec<&Found> = fault.found.iter().collect();
        for finding in &reported {
            let is = |f: &&&Found| {
                let found = &finding.found;
                (&f.code, &f.at, &f.file) == (&found.code, &found.at, &found.file)
                    && found.line.starts_with(f.line.as_str())
            };
            match left.iter().find(is).copied() {
                Some(expected) => {
                    let index = left.iter().position(|f| std::ptr::eq(*f, expected)).unwrap_or_default();
                    left.remove(index);
                }
                None => wrong.push(format!("{id}: found too: {:?}: {}", finding.found, finding.message)),
            }
        }
        let written = reported.iter().filter(|r| holds_day_in_figures(&r.message));
        wrong.extend(written.map(|r| format!("{id}: a day is not in words: {}", r.message)));
        wrong.extend(left.iter().map(|f| format!("{id}: not found: {f:?}")));
        let covered = reported.iter().filter(|r| fault.found.first().is_some_and(|f| f.code == r.found.code));
        if !covered.into_iter().any(|r| r.covers.contains(&id.as_str())) {
            wrong.push(format!("{id}: what is found first does not cover it"));
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_requirement_that_a_rule_covers_is_made_to_fail() {
    let made: BTreeSet<String> = faults().into_iter().map(|f| f.id).collect();
    let covered: BTreeSet<&str> =
        RULES.iter().flat_map(|r| r.covers.iter().chain(r.at_times).copied()).collect();
    let missing: Vec<&&str> = covered.iter().filter(|id| !made.contains(**id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let unknown: Vec<&String> = made.iter().filter(|id| register().entry(id).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn what_is_sound_in_another_way_raises_no_alarm() {
    let wrong = judge(&table("sound.yaml"), |fault, reported| {
        reported.iter().map(|r| format!("{}: {:?}: {}", fault.id, r.found, r.message)).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
