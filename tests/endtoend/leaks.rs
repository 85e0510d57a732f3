//! What a document would give away: `check` says so, and `build` writes nothing.

use std::fs;
use std::path::Path;

use crate::program::{Run, TODAY, cpplan, examples, files, root, text};

fn folder(edit: impl Fn(String) -> String) -> tempfile::TempDir {
    let at = tempfile::tempdir().expect("a folder");
    let case =
        fs::read_to_string(root().join("examples/child-in-need-after-plan/case.yaml")).expect("a case");
    let edited = edit(case.clone());
    assert_ne!(case, edited, "the edit changes nothing");
    fs::write(at.path().join("case.yaml"), edited).expect("a case");
    at
}

/// The case with a sentence more on where the child is seen, which everybody reads.
fn saying(case: &str, sentence: &str) -> String {
    case.replacen(
        "    At school in the garden room,",
        &format!("    {sentence} At school in the garden room,"),
        1,
    )
}

/// A case in which a text that the child may see names a man whose name the child asked not to read.
fn naming() -> tempfile::TempDir {
    folder(|case| saying(&case, "Wayne Harding is never near."))
}

fn run(at: &Path, command: &str, arguments: &[&str]) -> Run {
    cpplan(at, &[&[command, "case.yaml", "--today", TODAY], arguments].concat())
}

#[test]
fn the_examples_give_nobody_away() {
    for example in examples() {
        let run = cpplan(&root(), &["check", text(&example), "--today", TODAY]).done();
        assert!(!run.out.contains("SHARE003"), "{}", run.out);
    }
}

#[test]
fn a_text_that_names_somebody_withheld_is_a_finding_without_the_name_where_it_is_redacted() {
    let case =
        fs::read_to_string(root().join("examples/child-in-need-after-plan/case.yaml")).expect("a case");
    assert!(case.contains("\nvisits:\n"), "the example has visits");
    let at = naming();
    let checked = run(at.path(), "check", &[]);
    assert_eq!(checked.code, 1, "{}", checked.out);
    assert!(checked.out.contains("names somebody who is withheld from the child"), "{}", checked.out);
    assert!(checked.out.contains("case.yaml:"), "{}", checked.out);
    let redacted = run(at.path(), "check", &["--redact"]);
    assert!(redacted.out.contains("SHARE003") && !redacted.out.contains("Wayne"), "{}", redacted.out);
}

#[test]
fn a_document_that_gives_somebody_away_is_not_written_nor_is_any_other() {
    // The number is confidential; the plan goes to the family, too.
    let at = folder(|case| {
        let case = case.replacen(
            "    note: >-\n      The family moved",
            "    phone: 07700 900999\n    note: >-\n      The family moved",
            1,
        );
        saying(&case, "Ring Mum first on +44 7700 900999.")
    });
    fs::create_dir(at.path().join("o")).expect("a folder");
    for arguments in [&["--out", "o"][..], &["--out", "o", "--draft"]] {
        let built = run(at.path(), "build", arguments);
        assert_eq!((built.code, built.out.as_str()), (1, ""), "{}", built.err);
        assert!(built.err.contains("SHARE007") && built.err.contains("telephone number"), "{}", built.err);
        assert!(built.err.contains("nothing was built"), "{}", built.err);
        assert_eq!(files(at.path()).len(), 1, "something was written");
    }
    let draft = run(at.path(), "build", &["--out", "o", "--draft"]);
    assert!(draft.err.contains("it stands in `plan`"), "{}", draft.err);
}

/// The case with a finding at that sentence accepted.
fn accepting(case: &str, code: &str) -> String {
    let accepted = format!(
        "  - code: {code}\n    path: visits.places\n    reason: Everybody in the family says it so.\n    by: sw\n    date: 2026-11-20\n"
    );
    match case.contains("\naccepted:\n") {
        true => case.replacen("\naccepted:\n", &format!("\naccepted:\n{accepted}"), 1),
        false => format!("{case}\naccepted:\n{accepted}"),
    }
}

#[test]
fn a_name_that_somebody_found_right_and_recorded_stops_nothing() {
    let at = folder(|case| accepting(&saying(&case, "Wayne Harding is never near."), "SHARE003"));
    run(at.path(), "build", &["--out", "o"]).done();
}

#[test]
fn an_address_or_a_number_cannot_be_accepted_nor_does_it_pass_beside_a_name_that_is() {
    let hidden = |case: String| {
        case.replacen(
            "    note: >-\n      The family moved",
            "    phone: 07700 900999 (9 to 5)\n    note: >-\n      The family moved",
            1,
        )
    };
    let told = "Wayne Harding is never near. Ring Mum first on +44 7700 900999.";
    for (code, said) in [("SHARE003", "holds a telephone number"), ("SHARE007", "cannot be accepted")] {
        let at = folder(|case| accepting(&saying(&hidden(case), told), code));
        let built = run(at.path(), "build", &["--out", "o"]);
        assert_eq!(built.code, 1, "{}", built.err);
        assert!(built.err.contains(said) && built.err.contains("SHARE007"), "{}", built.err);
        assert_eq!(files(at.path()).len(), 1, "something was written");
    }
}

#[test]
fn a_slip_in_a_decision_to_withhold_is_told() {
    for (slip, said) in [
        ("Child", "is neither a kind of reader nor the id of a person"),
        ("familly", "did you mean `family`?"),
        ("grandad", "is neither a kind of reader nor the id of a person"),
    ] {
        let at = folder(|case| {
            case.replacen(
                "      - from:\n          - child\n",
                &format!("      - from:\n          - {slip}\n"),
                1,
            )
        });
        let checked = run(at.path(), "check", &[]);
        assert_eq!(checked.code, 1, "{}", checked.out);
        assert!(checked.out.contains("CASE009") && checked.out.contains(said), "{}", checked.out);
    }
    let at =
        folder(|case| case.replacen("      - from:\n          - child\n        why:", "      - why:", 1));
    let checked = run(at.path(), "check", &[]);
    assert!(checked.out.contains("it does not say from whom"), "{}", checked.out);
}

/// A draft lists what is not met for the group; it does not quote what the group may not read.
#[test]
fn the_note_of_a_draft_quotes_nothing_that_its_reader_may_not_see() {
    let at = tempfile::tempdir().expect("a folder");
    let case = "cpplan: 1\nreference: NEW-1\nnation: england\nplan: child_protection\nstage: initial\n\
        outcomes:\n  - {id: o1, what: A Zqsecret outcome of hers}\n  - id: o2\n    what: Another Zqsecret one\n    \
        withhold_from: [{from: [family], why: It is not safe.}]\n";
    fs::write(at.path().join("case.yaml"), case).expect("a case");
    run(at.path(), "build", &["--draft", "--format", "html", "--out", "o"]).done();
    let page = fs::read_to_string(at.path().join("o/plan.html")).expect("a page");
    assert!(page.contains("A Zqsecret outcome") && !page.contains("Another Zqsecret"), "{page}");
}
