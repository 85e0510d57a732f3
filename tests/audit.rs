//! `cpplan audit`: counts across cases, without names and without small numbers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn audit(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .arg("audit")
        .args(arguments)
        .args(["--today", "2026-11-21"])
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("cpplan runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn path(path: &Path) -> &str {
    path.to_str().expect("paths of tests are plain")
}

/// A folder of small cases. Of each, how many days after the conference the first core group was.
fn cases(days: &[i8]) -> tempfile::TempDir {
    let at = tempfile::tempdir().expect("a folder");
    for (number, day) in days.iter().enumerate() {
        let yaml = format!(
            "cpplan: 1\nreference: SECRET-{number}\nplan: child_protection\nnation: england\nstage: initial\n\
             child: {{name: Zaphira Secretname}}\nconference: {{on: 2026-05-01}}\nmeetings:\n  \
             - {{id: cg1, kind: core_group, on: 2026-05-{:02}, held: yes, minutes_sent_on: 2026-05-{:02}}}\n",
            1 + day,
            2 + day,
        );
        fs::write(at.path().join(format!("case{number}.yaml")), yaml).expect("written");
    }
    at
}

fn json(folder: &Path) -> Value {
    let (code, out, err) = audit(&[path(folder), "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).expect("JSON")
}

fn requirement<'a>(audit: &'a Value, id: &str) -> &'a Value {
    let all = audit["requirements"].as_array().expect("requirements");
    all.iter().find(|r| r["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn timescale<'a>(audit: &'a Value, id: &str) -> &'a Value {
    let all = audit["timescales"].as_array().expect("timescales");
    all.iter().find(|t| t["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn it_counts_what_is_met_and_what_was_in_time() {
    // Ten working days after 1 May are over on the 18th.
    let at = cases(&[5, 5, 6, 7, 8, 20, 20, 21, 22, 25]);
    let counted = json(at.path());
    assert_eq!(counted["cases"], 10);
    let first = requirement(&counted, "CG-FIRST-10-DAYS");
    assert_eq!((&first["met"], &first["not_met"], &first["asked"]), (&5.into(), &5.into(), &10.into()));
    let first = timescale(&counted, "first_core_group");
    assert_eq!((&first["in_time"], &first["late"]), (&5.into(), &5.into()));
    assert_eq!(first["quarters"][0]["quarter"], "2026-Q2");
    assert_eq!(timescale(&counted, "minutes")["in_time"], 10);
    assert_eq!(requirement(&counted, "OUT-TIMED")["met"], 10);
}

#[test]
fn small_numbers_are_not_shown_nor_what_they_could_be_computed_from() {
    let at = cases(&[5, 5, 6, 7, 8, 9, 9, 20, 21]);
    let counted = json(at.path());
    let first = requirement(&counted, "CG-FIRST-10-DAYS");
    for number in ["asked", "met", "accepted", "not_met"] {
        assert!(first[number].is_null(), "{number}: {first}");
    }
    assert!(timescale(&counted, "first_core_group")["in_time"].is_null());
    let (_, text, _) = audit(&[path(at.path())]);
    let line = text.lines().find(|l| l.contains("CG-FIRST-10-DAYS")).expect("the line");
    assert!(line.contains("too few to show"), "{line}");
}

#[test]
fn no_form_of_it_holds_a_name_a_reference_or_text_of_a_case() {
    let at = cases(&[5, 5, 6, 7, 8, 20, 20, 21, 22, 25]);
    let out = tempfile::tempdir().expect("a folder");
    let (code, files, err) = audit(&[path(at.path()), "--out", path(out.path())]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(files.lines().count(), 2, "{files}");
    let pdf: PathBuf = out.path().join("audit.pdf");
    let said = Command::new("pdftotext").args([path(&pdf), "-"]).output().expect("pdftotext");
    let mut forms = vec![
        fs::read_to_string(out.path().join("audit.html")).expect("the page"),
        String::from_utf8(said.stdout).expect("UTF-8"),
    ];
    for format in ["text", "json", "html"] {
        forms.push(audit(&[path(at.path()), "--format", format]).1);
    }
    for form in forms {
        assert!(form.contains("CG-FIRST-10-DAYS"), "{form}");
        for secret in ["SECRET", "Zaphira", "case0", "cg1"] {
            assert!(!form.contains(secret), "it holds {secret}");
        }
    }
}

#[test]
fn too_few_cases_make_no_audit() {
    let at = cases(&[5, 5, 6, 7]);
    let (code, out, err) = audit(&[path(at.path())]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("4 cases"), "{err}");
}

#[test]
fn a_case_that_cannot_be_read_is_told_of_and_the_others_are_counted() {
    let at = cases(&[5, 5, 6, 7, 8]);
    fs::write(at.path().join("broken.yaml"), "cpplan: 1\nreference: [\n").expect("written");
    let (code, out, err) = audit(&[path(at.path()), "--format", "json"]);
    assert_eq!(code, 2);
    assert!(err.contains("broken.yaml"), "{err}");
    let counted: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(counted["cases"], 5);
}
