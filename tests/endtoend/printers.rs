//! Processes that lay out pages beside the first one change nothing but the time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{TODAY, cpplan, files, root, text, told};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn example() -> PathBuf {
    root().join("examples/easy-read-wales")
}

/// The files of a build by their names.
fn made(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |path: PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    files(folder).into_iter().map(|(path, bytes)| (name(path), bytes)).collect()
}

fn build(out: &Path, jobs: &str, arguments: &[&str]) -> crate::program::Run {
    let case = example();
    let usual = ["build", "--today", TODAY, "--jobs", jobs, "--out", text(out), text(&case)];
    cpplan(&root(), &[&usual, arguments].concat())
}

#[test]
fn an_authoritys_papers_are_the_same_however_many_processes_print_them() {
    let (alone, shared) = (folder(), folder());
    let profile = root().join("examples/authority/cpplan.yaml");
    let by_one = build(alone.path(), "1", &["--profile", text(&profile)]).done();
    let by_three = build(shared.path(), "3", &["--profile", text(&profile)]).done();
    assert_eq!(by_one.err, by_three.err);
    let (alone, shared) = (made(alone.path()), made(shared.path()));
    assert!(alone.len() > 20);
    assert!(alone == shared, "some of {:?} differ", alone.keys());
}

#[test]
fn words_off_the_paper_are_told_alike_however_many_processes_find_them() {
    let at = folder();
    let set = at.path().join("set");
    fs::create_dir(&set).expect("a folder for the set");
    let word = "Council".repeat(40);
    for (name, words) in [
        ("set/set.yaml", "cpplan_templates: 1\n".to_owned()),
        ("set/theme.yaml", format!("footer:\n  en: {word}\n  cy: {word}\n")),
        ("cpplan.yaml", "cpplan_profile: 1\ntemplates: set\n".to_owned()),
    ] {
        fs::write(at.path().join(name), words).expect("the file is written");
    }
    let profile = at.path().join("cpplan.yaml");
    let told = ["1", "3"].map(|jobs| {
        let out = at.path().join("out");
        let run = build(&out, jobs, &["--profile", text(&profile)]);
        assert!(!out.exists(), "nothing is written");
        (run.code, run.err)
    });
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].0, 2, "{}", told[0].1);
    let off = told[0].1.lines().filter(|line| line.contains("would not be wholly on the paper")).count();
    assert!(off > 10, "each document is told: {}", told[0].1);
}

#[cfg(target_os = "linux")]
#[test]
fn where_no_second_process_can_be_started_the_documents_are_made_all_the_same() {
    // Started by the loader of the system, the program takes that for its own file, and starts it in vain.
    let loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];
    let loader = loaders.into_iter().find(|path| Path::new(path).exists()).expect("Linux has a loader");
    let (usual, alone) = (folder(), folder());
    build(usual.path(), "3", &[]).done();
    let case = example();
    let mut command = Command::new(loader);
    command.arg(env!("CARGO_BIN_EXE_cpplan")).args(["build", "--today", TODAY, "--jobs", "3"]);
    command.args(["--out", text(alone.path()), text(&case)]);
    told(command.output().expect("the loader runs")).done();
    assert!(made(usual.path()) == made(alone.path()), "the documents are the same");
}
