//! The papers of meetings: agendas, minutes, the report for the review, signatures, supervision, what changed.

use std::fs;
use std::path::{Path, PathBuf};

use cpplan::guidance::{ASKS, PROMPTS};

use crate::program::{TODAY, cpplan, examples, html_text, pdf_whole_pages, root, text, tight, without_note};

/// The page and the text of the PDF of a document of a case; the name of its files begins like this.
struct Paper {
    html: String,
    pdf: String,
}

fn build(case: &Path, documents: &str, more: &[&str]) -> tempfile::TempDir {
    let out = tempfile::tempdir().expect("a folder");
    let mut arguments =
        vec!["build", text(case), "--documents", documents, "--today", TODAY, "--out", text(out.path())];
    arguments.extend(more);
    cpplan(&root(), &arguments).done();
    out
}

fn paper(out: &Path, name: &str) -> Paper {
    let found = |ending: &str| -> PathBuf {
        let files = fs::read_dir(out).expect("the folder").filter_map(|e| Some(e.ok()?.path()));
        let of_name = |p: &PathBuf| {
            let file = p.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            file.starts_with(name) && file.ends_with(ending)
        };
        files.into_iter().find(of_name).unwrap_or_else(|| panic!("no {name}{ending}"))
    };
    Paper {
        html: html_text(&fs::read_to_string(found(".html")).expect("the page")),
        pdf: pdf_whole_pages(&found(".pdf")).concat(),
    }
}

fn says(paper: &Paper, words: &str) {
    for (form, shown) in [("page", &paper.html), ("PDF", &paper.pdf)] {
        assert!(tight(shown).contains(&tight(words)), "the {form} does not say: {words}");
    }
}

#[test]
fn every_example_has_all_papers_of_its_meetings() {
    for case in examples() {
        let out = build(&case, "agenda,minutes,review-report,signatures,supervision", &[]);
        let agenda = paper(out.path(), "agenda");
        for words in
            ["What this meeting is for", "What the meeting talks about", "Who is asked to come", "Papers"]
        {
            says(&agenda, words);
        }
        let minutes = paper(out.path(), "minutes");
        for words in ["What was decided", "What is done next", "Who came", "Next meeting", "How it stands"] {
            says(&minutes, words);
        }
        assert!(!minutes.html.contains("What these minutes do not show"), "{}", case.display());
        let report = paper(out.path(), "review-report");
        for words in
            ["How far each outcome is", "What the professionals did", "The assessment", "What has changed"]
        {
            says(&report, words);
        }
        let signatures = paper(out.path(), "signatures");
        says(&signatures, "Signed, ");
        let supervision = paper(out.path(), "supervision");
        for words in ["PLAN-CONCERN-CENTRAL", "Questions for reflection", "Seen and talked over"] {
            says(&supervision, words);
        }
    }
}

#[test]
fn each_thing_that_is_asked_has_words_in_the_agenda_and_in_the_minutes() {
    let read = |name: &str| fs::read_to_string(root().join("templates/words/en").join(name)).expect("words");
    let (agenda, minutes) = (read("agenda.yaml"), read("minutes.yaml"));
    for ask in ASKS {
        let key = format!("\n    {}:", ask.key);
        assert!(agenda.contains(&key), "the agenda has no words for {}", ask.key);
        let is_question = PROMPTS.iter().any(|p| ask.covers.contains(&p.covers));
        assert!(is_question || minutes.contains(&key), "the minutes have no words for {}", ask.key);
    }
}

/// An example in a folder of its own, its minutes changed.
fn with_minutes(change: impl Fn(String) -> String) -> tempfile::TempDir {
    let at = tempfile::tempdir().expect("a folder");
    let from = root().join("examples/neglect-at-home");
    fs::create_dir(at.path().join("meetings")).expect("a folder");
    fs::copy(from.join("case.yaml"), at.path().join("case.yaml")).expect("the case");
    for entry in fs::read_dir(from.join("meetings")).expect("meetings").flatten() {
        let mut minutes = fs::read_to_string(entry.path()).expect("minutes");
        if entry.path().ends_with("2026-11-12-core-group.yaml") {
            minutes = change(minutes);
        }
        fs::write(at.path().join("meetings").join(entry.file_name()), minutes).expect("written");
    }
    at
}

/// Minutes without one of their keys.
fn without(minutes: &str, key: &str) -> String {
    let mut inside = false;
    let kept = minutes.lines().filter(|line| {
        if !line.starts_with([' ', '-']) {
            inside = line.starts_with(&format!("{key}:"));
        }
        !inside
    });
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn minutes_say_what_the_meeting_left_undone() {
    for (key, words) in [
        ("child_views", "What Lacey wanted the meeting to know."),
        ("family_asked", "What Lacey and the family say of how the plan goes."),
        ("child_helped_to_share", "Whether Lacey had help to share more worries."),
        ("changes", "Whether anything has changed in the family."),
        ("services", "What each service did, and what difference it makes."),
        ("safety_plan_check", "Whether the safety plan is in place, and how it goes."),
        ("trusted_adult_check", "Whether Lacey still has chances to talk with a safe adult."),
        ("new_needs", "Whether Lacey needs further help."),
        ("police_check", "Whether more is needed from the police, or how it goes."),
        ("privilege_check", "That the plan gives no opportunity and no privilege"),
        ("decisions", "What was decided."),
        ("feedback", "Who tells Lacey what was said and decided, and when."),
        ("minutes_by", "Who took the minutes. It is one member, and not the chair."),
        ("attended", "Who came."),
    ] {
        let case = with_minutes(|minutes| without(&minutes, key));
        let out = build(case.path(), "minutes", &["--draft", "--format", "html"]);
        let page = fs::read_to_string(out.path().join("minutes-2026-11-12.html")).expect("the page");
        let shown = html_text(&page);
        assert!(shown.contains("What these minutes do not show"), "{key}");
        assert!(tight(&shown).contains(&tight(words)), "without {key} it does not say: {words}");
    }
}

#[test]
fn minutes_that_were_not_sent_say_by_when_they_are_due() {
    let case = with_minutes(|minutes| without(&minutes, "minutes_sent_on"));
    let out = build(case.path(), "minutes", &["--draft", "--format", "html"]);
    let page = fs::read_to_string(out.path().join("minutes-2026-11-12.html")).expect("the page");
    // Five working days after Thursday 12 November.
    assert!(tight(&html_text(&page)).contains("Tobesentoutby19November2026"));
}

#[test]
fn supervision_tells_what_is_not_met_and_is_for_the_team_alone() {
    let case = with_minutes(|minutes| without(&minutes, "police_check"));
    let out = build(case.path(), "supervision,plan", &["--draft", "--format", "html"]);
    let page = html_text(&fs::read_to_string(out.path().join("supervision.html")).expect("the page"));
    let (_, open) = page.split_once("What is not met").expect("the heading");
    let (_, open) = open.split_once("What is not met").expect("the heading after the contents");
    let (open, _) = open.split_once("To be thought about").expect("the next heading");
    assert!(open.contains("POL-FURTHER-ACTION"), "{open}");
    let run = cpplan(
        &root(),
        &["build", text(case.path()), "--documents", "supervision", "--for", "mum", "--draft"],
    );
    assert_eq!(run.code, 2, "{}", run.out);
}

/// A small case, as it was or is: beside the social worker, these people and what may follow on them, and these actions.
fn version_of(at: &tempfile::TempDir, name: &str, people: &str, actions: &str) -> PathBuf {
    let head =
        "cpplan: 1\nreference: T-1\nplan: child_in_need\nnation: england\nchild: {known_as: Ffi}\npeople:\n";
    let lead = "  - {id: sw, name: Nia Roberts, role: lead_social_worker}\n";
    let path = at.path().join(name);
    fs::write(&path, format!("{head}{lead}{people}actions:\n{actions}")).expect("written");
    path
}

#[test]
fn what_changed_is_told_and_what_is_withheld_now_is_not() {
    let at = tempfile::tempdir().expect("a folder");
    let case = |name: &str, actions: &str, outcome: &str| {
        let teacher = "  - {id: ms, name: Ms Ellis, role: education}\n";
        let outcomes = format!("outcomes:\n  - {{id: o1, what: Ffi sleeps., by: 2026-12-01{outcome}}}\n");
        version_of(&at, name, &format!("{teacher}{outcomes}"), actions)
    };
    let old = case(
        "old.yaml",
        "  - {id: a1, what: Nia visits., owner: sw, due: 2026-10-01}\n  - {id: a2, what: Xylophone lessons., owner: ms, due: 2026-10-01}\n  - {id: a3, what: Zither lessons., owner: ms}\n",
        "",
    );
    let new = case(
        "new.yaml",
        "  - {id: a1, what: Nia visits., owner: ms, due: 2026-11-01, state: done}\n  - id: a2\n    what: Xylophone lessons.\n    owner: ms\n    withhold_from: [{from: [group], why: Private.}]\n  - {id: a4, what: Ms Ellis reads with Ffi., owner: ms, due: 2026-12-01}\n",
        ", progress: [{on: 2026-11-01, status: met}]",
    );
    let run = cpplan(&root(), &["diff", text(&old), text(&new), "--today", TODAY]).done();
    for words in [
        "Met  o1",
        "Done  a1",
        "- Nia Roberts",
        "+ Ms Ellis",
        "- 1 October 2026",
        "New  a4",
        "No longer in the plan  a3",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    let json =
        cpplan(&root(), &["diff", text(&old), text(&new), "--format", "json", "--today", TODAY]).done();
    let list: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(list["version"], 1);
    assert!(!json.out.contains("Nia"), "text of the case is left out: {}", json.out);
    let more = ["--since", text(&old), "--draft", "--format", "html"];
    let out = build(&new, "changes", &more);
    let page = fs::read_to_string(out.path().join("changes.html")).expect("the page");
    let page = html_text(&without_note(&page));
    assert!(page.contains("Ms Ellis reads with Ffi.") && page.contains("Zither"), "{page}");
    assert!(!page.contains("Xylophone"), "it is withheld from the group now");
    let run = cpplan(&root(), &["build", text(&new), "--documents", "changes", "--draft"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--since"), "{}", run.err);
    let same = cpplan(&root(), &["diff", text(&new), text(&new)]).done();
    assert_eq!(same.out, "");
}

#[test]
fn what_changed_names_nobody_who_was_withheld_before_and_is_gone_now() {
    let at = tempfile::tempdir().expect("a folder");
    let case = |name: &str, people: &str, actions: &str| version_of(&at, name, people, actions);
    let aunt = |decision: &str| {
        format!("  - {{id: bee, name: Beatrix Okonjo, role: family, relationship: aunt{decision}}}\n")
    };
    let withheld = aunt(", withhold_from: [{from: [group], why: She asked for it.}]");
    let named = "  - {id: a1, what: Ffi sees Beatrix., owner: sw}\n";
    let other = "  - {id: a2, what: Ffi draws., owner: sw}\n";
    let old = case("old.yaml", &withheld, named);
    let changes = |new: &Path| {
        let out = tempfile::tempdir().expect("a folder");
        let wish = ["--documents", "changes", "--draft", "--format", "html", "--since", text(&old), "--out"];
        let args: Vec<&str> =
            ["build", text(new)].into_iter().chain(wish).chain([text(out.path())]).collect();
        cpplan(&root(), &args)
    };
    let run = changes(&case("gone.yaml", "", other));
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.err.contains("SHARE003") && run.err.contains("changes"), "{}", run.err);
    // Whom the group may know of by now, it may find in the words of before.
    let run = changes(&case("known.yaml", &aunt(""), other));
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}
