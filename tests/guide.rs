//! The steps of `docs/templates.md`, followed as they are written there.
//!
//! A block whose fence names a file is written to that file; a `console` block is run, line by line, and each of its
//! commands must end well.

use std::fs;
use std::path::Path;
use std::process::Command;

const GUIDE: &str = include_str!("../docs/templates.md");

/// A fenced block: what its fence says, and its text.
fn blocks(guide: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    let mut open = false;
    for line in guide.lines() {
        match line.strip_prefix("```") {
            Some("") if open => open = false,
            Some(fence) => {
                found.push((fence, String::new()));
                open = true;
            }
            None if open => {
                if let Some((_, text)) = found.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
            None => {}
        }
    }
    found
}

fn run(folder: &Path, line: &str) {
    let mut words = line.split_whitespace();
    let program = match words.next() {
        Some("cpplan") => env!("CARGO_BIN_EXE_cpplan"),
        Some(tool @ ("cp" | "mkdir")) => tool,
        _ => panic!("the guide asks for another program: {line}"),
    };
    let output = Command::new(program).args(words).current_dir(folder).output().expect("the program runs");
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{line}\n{}{}", said(&output.stdout), said(&output.stderr));
}

#[test]
fn the_guide_to_templates_can_be_followed_as_it_is_written() {
    let at = tempfile::tempdir().expect("a folder");
    let mut commands = 0;
    for (fence, text) in blocks(GUIDE) {
        if let Some((_, file)) = fence.split_once(' ') {
            let path = at.path().join(file);
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        } else {
            assert_eq!(fence, "console", "a fence of the guide says neither file nor command");
            for line in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
                run(at.path(), line);
                commands += 1;
            }
        }
    }
    assert!(commands >= 8, "{commands} commands");
    // What was changed on the way stands in the documents.
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/neglect-at-home");
    let output = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .args(["build", "--profile", "cpplan.yaml", "--documents", "family,school-letter"])
        .args(["--today", "2026-11-21", "--format", "html", "--out", "out"])
        .arg(case)
        .current_dir(at.path())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = |name: &str| fs::read_to_string(at.path().join("out").join(name)).expect("a page");
    let family = page("family-mum.html");
    assert!(family.contains("You can go to the family hub in Mill Lane"));
    assert!(family.contains("We would rather be asked") && family.contains("Harbeck Borough Council"));
    assert!(page("school-letter.html").contains("What the school does for"));
}
