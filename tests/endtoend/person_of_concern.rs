//! What a person of concern is given, and what is written so that it cannot be read: in doubt nothing.

use std::fs;
use std::path::Path;

use crate::program::{Run, TODAY, cpplan, html_text, without_note};

/// A family with a person of concern, written so that a test can change a line of it.
pub const CASE: &str = "cpplan: 1
reference: HB-2026-7
nation: england
plan: child_protection
stage: initial
authority: {name: Harbeck Council, phone: 01632 960000}
child: {name: Lacey Holroyd, born: 2017-05-02}
people:
  - {id: mum, name: Kelly Holroyd, known_as: Mum, role: family, relationship: mother, lives_in_home: yes}
  - id: dean
    name: Dean Marsden
    role: family
    relationship: stepfather
    lives_in_home: yes
    person_of_concern: yes
  - {id: kev, name: Kevin Stubbs, role: family, relationship: uncle, person_of_concern: yes}
  - {id: alfie, name: Alfie Holroyd, role: family, relationship: brother, born: 2022-01-09}
  - {id: sw, name: Priya Begum, role: lead_social_worker}
group:
  - {person: mum}
  - {person: sw}
other_harms:
  - {kind: neglect, what: Zqneglect at home.}
safety_plan:
  rules: [{id: s1, topic: bathrooms, rule: We knock and wait.}]
contact:
  - {person: dean, decision: supervised, arrangement: Zqdean on Sundays., share_with: [dean]}
  - {person: kev, decision: none, arrangement: Zqkev at no time., share_with: [dean]}
";

/// A folder with the case, changed.
pub fn case(edits: &[(&str, &str)]) -> tempfile::TempDir {
    let at = tempfile::tempdir().expect("a folder");
    let text = edits.iter().fold(CASE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not in the case");
        text.replacen(from, to, 1)
    });
    fs::write(at.path().join("case.yaml"), text).expect("a case");
    at
}

/// Drafts of the case, as pages in the folder `o`.
pub fn build(at: &Path, arguments: &[&str]) -> Run {
    let all =
        [&["build", "case.yaml", "--draft", "--format", "html", "--today", TODAY, "--out", "o"], arguments]
            .concat();
    cpplan(at, &all)
}

/// The names of the files that were made, without the ending.
pub fn made(at: &Path) -> Vec<String> {
    let entries = fs::read_dir(at.join("o")).into_iter().flatten().flatten();
    let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter_map(|n| Some(n.strip_suffix(".html")?.to_owned())).collect();
    names.sort();
    names
}

pub fn page(at: &Path, name: &str) -> String {
    html_text(&fs::read_to_string(at.join(format!("o/{name}.html"))).expect("the page is there"))
}

pub fn check(at: &Path) -> String {
    cpplan(at, &["check", "case.yaml", "--format", "json", "--no-redact", "--today", TODAY]).out
}

#[test]
fn what_is_written_of_a_person_of_concern_and_cannot_be_read_gives_them_no_paper_of_the_family() {
    for slip in [
        "person_of_concern: probably",
        "person_of_concern: Y",
        "person_of_concerns: yes",
        "person-of-concern: ja",
        "person_of_concern: no\n    person_of_concern: yes",
    ] {
        let at = case(&[("person_of_concern: yes", slip)]);
        build(at.path(), &[]).done();
        let made = made(at.path());
        assert!(made.contains(&"family".to_owned()), "{slip}: {made:?}");
        assert!(
            !made.iter().any(|name| name != "restricted-dean" && name.contains("dean")),
            "{slip}: {made:?}"
        );
        let own = build(at.path(), &["--for", "dean", "--documents", "family,plan,safety-plan"]);
        assert_eq!(own.code, 2, "{slip}: {}{}", own.out, own.err);
    }
    // Listed under the concern, with a slip in the id or in the name of the list.
    for list in [
        "people_of_concern: [{person: daen}]",
        "people_of_concerns: [{person: dean}]",
        "people_of_concern: [{person: kev}]\n  people_of_concern: [{person: dean}]",
    ] {
        let at = case(&[
            ("    person_of_concern: yes\n", ""),
            ("other_harms:", &format!("concern:\n  {list}\nother_harms:")),
        ]);
        build(at.path(), &["--documents", "family"]).done();
        assert_eq!(made(at.path()), ["family"], "{list}");
    }
    // Where it is written plainly that somebody is not, they are not.
    let at = case(&[("    person_of_concern: yes", "    person_of_concerns: no")]);
    build(at.path(), &["--for", "dean", "--documents", "family"]).done();
}

#[test]
fn what_was_meant_to_be_withheld_where_nothing_can_be_is_for_the_team_only() {
    for key in [
        "withhold_from: [{from: [child], why: x}]",
        "hide_from: child",
        "withold_from: [child]",
        "not_for: dad",
    ] {
        let at = case(&[("what: Zqneglect at home.", &format!("what: Zqneglect at home., {key}"))]);
        build(at.path(), &["--documents", "plan,family"]).done();
        for name in made(at.path()) {
            assert!(!page(at.path(), &name).contains("Zqneglect"), "{name}: {key}");
        }
        assert!(check(at.path()).contains("cannot be withheld alone"), "{key}");
    }
    // Where something can be withheld, the key is named.
    let at = case(&[("rule: We knock and wait.", "rule: We knock and wait., hide_from: [family]")]);
    assert!(check(at.path()).contains("did you mean `withhold_from`?"));
}

/// What stands under the second decision is not read, so that nobody knows from whom it was to be kept.
#[test]
fn what_has_two_decisions_to_withhold_it_is_for_the_team_only() {
    let decision = |from: &str| format!("withhold_from: [{{from: [{from}], why: x}}]");
    let rule = "rule: We knock and wait.";
    let shown_in = |decisions: &[&str]| -> Vec<String> {
        let decisions: String = decisions.iter().map(|from| format!(", {}", decision(from))).collect();
        let at = case(&[(rule, &format!("{rule}{decisions}"))]);
        build(at.path(), &["--documents", "plan,safety-plan"]).done();
        made(at.path()).into_iter().filter(|name| page(at.path(), name).contains("We knock")).collect()
    };
    assert!(!shown_in(&["child"]).is_empty());
    assert_eq!(shown_in(&["child", "family"]), Vec::<String>::new());
}

#[test]
fn a_person_of_concern_reads_only_his_own_arrangement_unless_the_other_is_shared_too() {
    let at = case(&[]);
    build(at.path(), &["--documents", "restricted"]).done();
    let his = page(at.path(), "restricted-dean");
    assert!(his.contains("Zqdean") && !his.contains("Zqkev"), "{his}");
    let said = check(at.path());
    assert!(said.contains("SHARE004") && said.contains("is shown none of it"), "{said}");

    let of_alfie = "  - {person: alfie, arrangement: Zqalfie on Saturdays., share_with: [dean]}\n";
    let at = case(&[
        ("  - {person: kev,", &format!("{of_alfie}  - {{person: kev,")),
        ("born: 2022-01-09}", "born: 2022-01-09, share_with: [dean]}"),
        ("  - {person: dean,", "  - {arrangement: Zqnobody., share_with: [dean]}\n  - {person: dean,"),
    ]);
    build(at.path(), &["--documents", "restricted"]).done();
    let his = page(at.path(), "restricted-dean");
    let (before, _) = his.split_once("Zqalfie").expect("it is shared");
    assert!(before.trim_end().ends_with("Alfie Holroyd"), "it says with whom: {his}");
    assert!(!his.contains("Zqnobody") && !his.contains("Zqkev"), "{his}");
}

#[test]
fn what_is_shared_with_somebody_of_whom_there_is_no_concern_is_told() {
    let at = case(&[("rule: We knock and wait.", "rule: We knock and wait., share_with: [mum]")]);
    let said = check(at.path());
    assert!(said.contains("is not a person of concern, and is given nothing by this"), "{said}");
}

#[test]
fn a_person_of_concern_in_the_group_is_a_finding_and_is_asked_for_nothing() {
    let at = case(&[("  - {person: mum}\n", "  - {person: mum}\n  - {person: dean}\n")]);
    let said = check(at.path());
    let of_dean: Vec<&str> =
        said.lines().filter(|l| l.contains("\"message\"") && l.contains("Dean")).collect();
    assert_eq!(said.matches("\"SHARE005\"").count(), 1, "{said}");
    for asked in ["signed", "confirmed", "no action, visit or duty", "report to the review"] {
        assert!(!of_dean.iter().any(|line| line.contains(asked)), "{asked}: {of_dean:?}");
    }
    build(at.path(), &["--documents", "signatures,plan"]).done();
    let sheet = fs::read_to_string(at.path().join("o/signatures.html")).expect("the sheet is there");
    assert!(!without_note(&sheet).contains("Dean Marsden"), "but in the list of what is not met");
    let plan = page(at.path(), "plan");
    let (_, signed) = plan.rsplit_once("Signatures").expect("a plan is signed");
    assert!(signed.contains("Kelly Holroyd") && !signed.contains("Dean Marsden"), "{signed}");
}

#[test]
fn a_person_of_concern_at_a_meeting_or_asked_to_sign_is_a_finding() {
    let at = case(&[(
        "contact:\n",
        "meetings:\n  - {id: cg1, kind: core_group, on: 2026-11-12, attended: [mum, dean], invited: [mum, dean]}\n  \
         - {id: cg2, kind: core_group, on: 2026-12-03, invited: [dean, sw]}\n\
         signatures:\n  - {person: dean, on: 2026-11-12}\n  - {person: kev, not_signed_because: Not a member.}\ncontact:\n",
    )]);
    let said = check(at.path());
    assert_eq!(said.matches("\"SHARE005\"").count(), 3, "{said}");
    for place in ["was at the core group", "is asked to the core group", "is asked to sign"] {
        assert!(said.contains(place), "{place}: {said}");
    }
}
