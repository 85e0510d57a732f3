//! What goes with something that is withheld, and who is told that it is.

use crate::person_of_concern::{build, case, made, page};

const WITHHELD: &str = "withhold_from: [{from: [family], why: It is not safe.}]";

/// A case with an action and a meeting that are withheld from the family.
fn withholding() -> tempfile::TempDir {
    let more = format!(
        "actions:\n  - {{id: a1, what: Zqhidden work with Mum., {WITHHELD}}}\n  - {{id: a2, what: Zqopen work.}}\n\
         accepted:\n  - {{code: ACT001, path: 'actions[id=a1].owner', reason: Zqreason of the hidden.}}\n  \
         - {{code: ACT001, path: 'actions[2].owner', reason: Zqreason of the open.}}\n  \
         - {{code: SHARE003, path: 'accepted[1]', reason: Zqreason of itself.}}\n\
         meetings:\n  - {{id: cg1, kind: core_group, on: 2026-11-12, held: yes, attended: [mum, sw], next_meeting: 2026-12-17}}\n  \
         - {{id: cg2, kind: core_group, on: 2026-12-17, attended: [sw], {WITHHELD}}}\n\
         review: {{next_on: 2026-12-17}}\ncontact:\n"
    );
    case(&[("contact:\n", &more)])
}

#[test]
fn what_was_accepted_of_something_withheld_and_the_day_of_such_a_meeting_go_with_it() {
    let at = withholding();
    build(at.path(), &["--documents", "plan,minutes,child-update,family"]).done();
    let plan = page(at.path(), "plan");
    assert!(plan.contains("Zqreason of the open") && plan.contains("Zqreason of itself"), "{plan}");
    for name in made(at.path()) {
        let page = page(at.path(), &name);
        for hidden in ["Zqhidden", "Zqreason of the hidden", "17 December"] {
            assert!(!page.contains(hidden), "{hidden} is in {name}");
        }
    }
    // A meeting on that day that the family may know of is told.
    let other = "  - {id: cg3, kind: core_group, on: 2026-12-17, invited: [mum]}\nreview:";
    let text = std::fs::read_to_string(at.path().join("case.yaml")).expect("a case");
    std::fs::write(at.path().join("case.yaml"), text.replace("review:", other)).expect("a case");
    build(at.path(), &["--documents", "minutes"]).done();
    assert!(page(at.path(), "minutes-2026-11-12").contains("17 December"));
}

#[test]
fn what_is_in_no_paper_of_the_group_is_told_to_whoever_builds_and_on_no_paper() {
    let at = withholding();
    let said = build(at.path(), &[]).done().err;
    assert!(said.contains("in no paper of the group: actions[id=a1], "), "{said}");
    assert!(said.contains("meetings[id=cg2]") && said.contains("what they may know: sw"), "{said}");
    // Minutes of a meeting that the family may not know of are made for a professional alone.
    let said = build(at.path(), &["--documents", "minutes", "--meeting", "cg2"]).done().err;
    assert!(said.contains("in no paper of the group: meetings[id=cg2], "), "{said}");
    let own = build(at.path(), &["--documents", "minutes,plan", "--meeting", "cg2", "--for", "sw"]).done();
    assert!(!own.err.contains("in no paper"), "{}", own.err);
    assert!(
        page(at.path(), "plan-sw").contains("Zqhidden")
            && made(at.path()).contains(&"minutes-sw-2026-12-17".into())
    );
    // What is withheld from the professionals, too, is theirs by no other way.
    let at = case(&[
        ("what: Zqneglect", "withhold_from: [{from: [group]}], what: Zqneglect"),
        ("other_harms", "needs"),
        ("kind: neglect", "id: n1"),
    ]);
    assert!(!build(at.path(), &["--documents", "plan"]).done().err.contains("in no paper"));
}

#[test]
fn the_note_of_a_draft_tells_nothing_of_what_its_reader_may_not_see() {
    let at = withholding();
    build(at.path(), &["--documents", "plan,supervision"]).done();
    let page =
        |name: &str| std::fs::read_to_string(at.path().join(format!("o/{name}.html"))).expect("a page");
    assert!(!page("plan").contains("<code>a1</code>") && !page("plan").contains("`a1`"));
    assert!(page("plan").contains("a2"), "what is open is told");
}

#[test]
fn a_paper_of_the_team_is_for_those_who_answer_for_the_plan_alone() {
    let at = case(&[(
        "  - {id: sw,",
        "  - {id: aide, name: Sam Teal, role: education}\n  - {id: mgr, name: Jo Park, role: manager}\n  - {id: sw,",
    )]);
    assert_eq!(build(at.path(), &["--for", "aide", "--documents", "supervision"]).code, 2);
    build(at.path(), &["--for", "mgr", "--documents", "supervision"]).done();
    build(at.path(), &["--for", "sw", "--documents", "supervision"]).done();
}

#[test]
fn a_relative_of_whom_nobody_knows_the_age_has_no_paper_of_the_adults() {
    let niece =
        "  - {id: niece, name: Ada Teal, role: family, relationship: other_relative, lives_in_home: yes";
    let kev = "  - {id: kev,";
    let at = case(&[(kev, &format!("{niece}}}\n{kev}"))]);
    assert_eq!(build(at.path(), &["--for", "niece", "--documents", "family"]).code, 2);
    let at = case(&[(kev, &format!("{niece}, born: 1980-01-02}}\n{kev}"))]);
    build(at.path(), &["--for", "niece", "--documents", "family"]).done();
}
