//! What is seen before a paper is opened: names of folders and files, forms of papers, reports in logs.

use std::fs;

use crate::person_of_concern::{build, case, check, made};
use crate::program::{TODAY, cpplan};

#[test]
fn a_reference_that_names_somebody_or_their_initials_is_an_error_and_can_be_accepted() {
    let others = "known_as: Lace, other_names: [L.H.], born: 2017-05-02";
    for reference in
        ["LACEY-2026", "LACE-1", "LH-2026", "Holroyd1", "H-O-L-R-O-Y-D", "ALFIE-12", "begum_7", "Marsden.3"]
    {
        let at = case(&[("HB-2026-7", reference), ("born: 2017-05-02", others)]);
        let said = check(at.path());
        assert!(said.contains("SHARE006"), "{reference}: {said}");
        assert_eq!(build(at.path(), &[]).code, 0, "a draft can be made");
    }
    for reference in ["HB-2026-7", "CLASS-3", "2026.117"] {
        let at = case(&[("HB-2026-7", reference), ("born: 2017-05-02", others)]);
        assert!(!check(at.path()).contains("SHARE006"), "{reference}");
    }
    let accepted = "accepted: [{code: SHARE006, path: reference, reason: A place of that name., by: sw, date: 2026-11-20}]\ncontact:\n";
    let at = case(&[("HB-2026-7", "MARSDEN-1"), ("contact:\n", accepted)]);
    let said = cpplan(at.path(), &["check", "case.yaml", "--today", TODAY]).out;
    assert!(!said.contains("SHARE006 reference-names-nobody"), "{said}");
}

#[test]
fn no_file_is_named_after_a_child_of_the_case() {
    let at = case(&[
        ("{id: mum,", "{id: alfie-mum, discreet: no,"),
        ("{person: mum}", "{person: alfie-mum}"),
        (
            "  - {id: kev,",
            "  - {id: dad, name: Tom Holroyd, role: family, relationship: father, \
             communication: {format: dyslexia}}\n  - {id: kev,",
        ),
        (
            "contact:\n",
            "meetings:\n  - {id: cg1, kind: core_group, on: 2026-11-12, attended: [sw]}\n  \
             - {id: alfie-review, kind: core_group, on: 2026-11-12, attended: [sw]}\ncontact:\n",
        ),
    ]);
    for (person, file) in [("alfie-mum", "family-mother"), ("dad", "family-dad-dyslexia")] {
        build(at.path(), &["--documents", "family", "--for", person]).done();
        assert_eq!(made(at.path()), [file]);
        fs::remove_dir_all(at.path().join("o")).expect("a folder");
    }
    for (meeting, file) in [("alfie-review", "minutes-2026-11-12-2"), ("cg1", "minutes-cg1")] {
        build(at.path(), &["--documents", "minutes", "--meeting", meeting]).done();
        assert_eq!(made(at.path()), [file]);
        fs::remove_dir_all(at.path().join("o")).expect("a folder");
    }
}

#[test]
fn reports_without_text_of_the_case_name_no_child_by_way_of_ids_and_keys() {
    let at = case(&[
        ("other_harms:", "outcomes:\n  - {id: lacey-sleeps, what: x}\n  - {id: o2, what: y}\nother_harms:"),
        ("    role: family\n", "    role: family\n    Lacey said: stop\n    Bethan: x\n"),
        ("id: alfie, name: Alfie Holroyd,", "id: alfie, name: Alfie Holroyd, own_plan: [x],"),
    ]);
    for format in ["json", "sarif", "github", "junit"] {
        let told = cpplan(at.path(), &["check", "case.yaml", "--format", format, "--today", TODAY]).out;
        for name in ["alfie", "Alfie", "lacey", "Lacey", "Bethan"] {
            assert!(!told.contains(name), "{format}: {name}\n{told}");
        }
        assert!(told.contains("o2"), "{format}: an id that names nobody stays");
    }
    let json = cpplan(at.path(), &["check", "case.yaml", "--format", "json", "--today", TODAY]).out;
    for path in ["people[4].own_plan", "people[id=dean][4]", "outcomes[1]."] {
        assert!(json.contains(path), "{path}: {json}");
    }
    // Where the text is asked for, it is all there; and a finding is known again by the same mark.
    let sarif = |more: &[&str]| -> Vec<String> {
        let all = [&["check", "case.yaml", "--format", "sarif", "--today", TODAY], more].concat();
        let told: serde_json::Value = serde_json::from_str(&cpplan(at.path(), &all).out).expect("JSON");
        let results = told["runs"][0]["results"].as_array().expect("results");
        results.iter().map(|r| r["partialFingerprints"].to_string()).collect()
    };
    assert_eq!(sarif(&[]), sarif(&["--no-redact"]));
    assert!(check(at.path()).contains("people[id=alfie].own_plan"));
}

#[test]
fn a_paper_for_one_person_has_that_persons_form_language_and_discretion() {
    let at = case(&[
        (
            "{id: mum,",
            "{id: mum, discreet: yes, document_language: cy, communication: {format: large_print},",
        ),
        ("    person_of_concern: yes\n", "    person_of_concern: yes\n    discreet: yes\n"),
        ("born: 2017-05-02", "born: 2016-05-02, discreet: yes, communication: {format: easy_read}"),
    ]);
    let papers = |arguments: &[&str]| -> Vec<(String, bool, String, String)> {
        build(at.path(), arguments).done();
        let manifest = fs::read_to_string(at.path().join("o/manifest.json")).expect("a manifest");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
        let text = |v: &serde_json::Value| v.as_str().unwrap_or_default().to_owned();
        let documents = manifest["documents"].as_array().expect("documents").iter();
        documents
            .map(|d| (text(&d["document"]), d["discreet"] == true, text(&d["language"]), text(&d["style"])))
            .collect()
    };
    let mums = papers(&["--for", "mum", "--documents", "plan,signatures,family"]);
    assert_eq!(mums.len(), 3);
    for (document, discreet, language, style) in mums {
        assert_eq!((discreet, &*language, &*style), (true, "cy", "large-print"), "{document}");
    }
    assert!(!made(at.path()).iter().any(|name| name.contains("plan")), "{:?}", made(at.path()));
    assert!(papers(&["--documents", "restricted"])[0].1);
    let easy = papers(&["--for", "child", "--documents", "easy-read"]);
    assert_eq!(easy, [("easy-read".to_owned(), true, "en".to_owned(), "standard".to_owned())]);
}
