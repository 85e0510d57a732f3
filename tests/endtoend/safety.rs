//! The papers about safety, and easy read: all that a family needs is on them, and on a wall nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use cpplan::case::{Case, Loaded, load};

use crate::program::{
    TODAY, cpplan, examples, files, html_text, pdf_pages, pdf_whole_pages, root, text, tight,
};

/// Builds documents of a case and gives the folder with them.
fn made(case: &Path, kind: &str, more: &[&str]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let at = tempfile::tempdir().expect("a folder");
    let asked =
        ["build", text(case), "--documents", kind, "--language", "en", "--today", TODAY, "--out", "out"];
    cpplan(at.path(), &[&asked, more].concat()).done();
    let pdfs = files(at.path()).into_keys().filter(|p| p.extension().is_some_and(|e| e == "pdf")).collect();
    (at, pdfs)
}

fn case_of(example: &Path) -> Loaded {
    load(&example.join("case.yaml")).expect("the example loads")
}

/// The words of a document in both forms; only blanks may differ.
fn both(pdf: &Path) -> String {
    let html = fs::read_to_string(pdf.with_extension("html")).expect("the page is beside it");
    let (print, page) = (pdf_pages(pdf).concat(), html_text(&html));
    // Numbers of pages and marks of lists stand in print alone.
    for words in print.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)) {
        assert!(tight(&page).contains(&tight(words)), "{words} is printed and not on the page");
    }
    page
}

fn assert_holds(page: &str, words: &str, what: &str) {
    assert!(tight(page).contains(&tight(words)), "{what} is missing: {words}");
}

/// Whether a form is standard print: larger letters may need more pages.
fn is_standard(pdf: &Path) -> bool {
    let name = pdf.file_stem().and_then(|n| n.to_str()).unwrap_or_default();
    !name.ends_with("print") && !name.ends_with("dyslexia")
}

#[test]
fn what_hangs_on_the_wall_is_one_page_and_says_nothing_to_a_visitor() {
    for example in examples() {
        let case = case_of(&example).case;
        let (_folder, pdfs) = made(&example, "safety-plan-wall", &[]);
        for pdf in &pdfs {
            let page = format!("{} {}", both(pdf), pdf_whole_pages(pdf).concat());
            if is_standard(pdf) {
                assert_eq!(pdf_pages(pdf).len(), 1, "{}", pdf.display());
            }
            for telling in ["sexual", "abuse", "touch", "private parts", "social worker", "bail"] {
                assert!(!page.to_lowercase().contains(telling), "{telling} in {}", example.display());
            }
            let words: Vec<&str> = page.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
            for name in case.names_of_concern() {
                assert!(!words.contains(&name.as_str()), "{name} in {}", example.display());
            }
            assert!(!page.contains(case.reference.words()), "the reference in {}", example.display());
            assert_holds(&page, case.authority.out_of_hours.words(), "the number at night");
            for rule in case.safety_plan.rules.iter().filter(|r| !r.for_wall.is_blank()) {
                assert_holds(&page, rule.for_wall.words(), "a rule");
            }
        }
    }
}

#[test]
fn the_sign_for_help_hangs_only_where_no_person_of_concern_lives() {
    for (example, shown) in [("easy-read-wales", true), ("neglect-at-home", false)] {
        let example = root().join("examples").join(example);
        let signal = case_of(&example).case.safety_plan.signal;
        let (_folder, pdfs) = made(&example, "safety-plan-wall", &[]);
        let page = both(pdfs.first().expect("a document"));
        assert_eq!(tight(&page).contains(&tight(signal.words())), shown, "{}", example.display());
    }
}

#[test]
fn a_rule_that_somebody_at_home_may_not_read_is_left_off_the_wall_and_told_of() {
    let at = tempfile::tempdir().expect("a folder");
    let case = "cpplan: 1\nreference: WALL-1\nnation: england\nplan: child_protection\nlanguage: en\n\
                people:\n  - {id: mum, name: Ann Lee, role: family, relationship: mother, lives_in_home: true}\n  \
                - {id: ted, name: Ted Hall, role: family, relationship: stepfather, lives_in_home: true}\n\
                safety_plan:\n  rules:\n    - {id: s1, topic: bedrooms, rule: We knock and wait.}\n    \
                - id: s2\n      topic: night_time\n      rule: The landing light is on.\n      \
                withhold_from: [{from: [ted], why: He would know.}]\n";
    fs::write(at.path().join("case.yaml"), case).expect("a case");
    let arguments =
        ["build", "case.yaml", "--draft", "--today", TODAY, "--documents", "safety-plan-wall", "--out", "o"];
    let run = cpplan(at.path(), &arguments).done();
    let told = "remark: the rule `s2` is not on the page for the wall: it is withheld from `ted`, who passes the wall\n";
    assert_eq!(run.err.matches(told).count(), 1, "{}", run.err);
    assert!(!run.err.contains("rule `s1` is not on"), "{}", run.err);
    let page = fs::read_to_string(at.path().join("o/safety-plan-wall.html")).expect("the page");
    assert!(html_text(&page).contains("We knock and wait.") && !page.contains("landing light"));
}

#[test]
fn a_long_safety_plan_fits_the_wall_as_long_as_no_finding_says_otherwise() {
    let topics = "boundaries bedrooms bathrooms internet night_time sleepovers visitors holidays school institutions \
                  community travel opportunities other";
    let words = "In the evening we all put our things beside the front door, and say so aloud.";
    let mut case = String::from(
        "cpplan: 1\nreference: BIG-1\nnation: england\nplan: child_protection\n\
         authority: {phone: 01632 960100, out_of_hours: 01632 960199}\npeople:\n",
    );
    let mut plan = String::from("safety_plan:\n  signal: Put the red cushion on the stairs.\n  network:\n");
    for n in 1..=8 {
        case += &format!(
            "  - {{id: p{n}, name: Person Number{n}, role: network, contact: {{phone: 01632 96020{n}}}}}\n"
        );
        plan += &format!("    - {{person: p{n}}}\n");
    }
    plan += "  rules:\n";
    for (n, topic) in topics.split_whitespace().cycle().take(14).enumerate() {
        plan += &format!(
            "    - {{id: s{n}, topic: {topic}, rule: \"{words} {words}\", for_wall: \"{words}\"}}\n"
        );
    }
    let at = tempfile::tempdir().expect("a folder");
    fs::write(at.path().join("case.yaml"), format!("{case}{plan}")).expect("a case");
    let (_folder, pdfs) = made(&at.path().join("case.yaml"), "safety-plan-wall", &["--draft"]);
    let pdf = pdfs.first().expect("a document");
    assert_eq!(pdf_pages(pdf).len(), 1);
    assert_eq!(both(pdf).matches("beside the front door").count(), 14);
    let told = |path: &Path| {
        cpplan(at.path(), &["check", text(path), "--min-level", "advice", "--today", TODAY]).out
    };
    let too_many = "too many or too long for one page";
    assert!(!told(&at.path().join("case.yaml")).contains(too_many));
    let more: String =
        (20..24).map(|n| format!("    - {{id: s{n}, topic: other, rule: \"{words}\"}}\n")).collect();
    fs::write(at.path().join("more.yaml"), case + &plan + &more).expect("a case");
    assert!(
        told(&at.path().join("more.yaml"))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains(too_many)
    );
}

#[test]
fn the_contingency_card_is_one_page_with_what_happens_and_whom_to_tell() {
    for example in examples() {
        let case = case_of(&example).case;
        let (_folder, pdfs) = made(&example, "contingency-card", &[]);
        for pdf in &pdfs {
            let page = both(pdf);
            if is_standard(pdf) {
                assert_eq!(pdf_pages(pdf).len(), 1, "{}", pdf.display());
            }
            for c in case.contingency.iter().filter(|c| c.withhold_from.is_empty()) {
                assert_holds(&page, c.trigger.words(), "a trigger");
                let does = if c.for_family.is_blank() { &c.then } else { &c.for_family };
                assert_holds(&page, does.words(), "what is done");
                assert_holds(&page, c.how_fast.words(), "how fast");
            }
            assert_holds(&page, case.authority.phone.words(), "the number of the team");
            assert_holds(&page, "999", "the number in danger");
        }
    }
}

#[test]
fn the_safety_plan_holds_what_the_family_wrote() {
    for example in examples() {
        let case = case_of(&example).case;
        let (_folder, pdfs) = made(&example, "safety-plan", &[]);
        for pdf in &pdfs {
            let page = both(pdf);
            let plan = &case.safety_plan;
            for rule in plan.rules.iter().filter(|r| r.withhold_from.is_empty()) {
                assert_holds(&page, rule.rule.words(), "a rule");
                assert_holds(&page, rule.how.words(), "how it is done");
            }
            for hidden in plan.rules.iter().filter(|r| withheld_from_family(r)) {
                assert!(!tight(&page).contains(&tight(hidden.rule.words())), "{}", hidden.id.as_str());
            }
            for text in [&plan.talking, &plan.when_worried, &plan.signal, &plan.child_voice] {
                assert_holds(&page, text.words(), "a part");
            }
            for text in plan.strengths.iter().chain([&plan.protection, &plan.safer_places, &plan.recovery]) {
                assert_holds(&page, text.words(), "a part");
            }
            for voice in plan.voices.iter().filter(|v| v.withhold_from.is_empty()) {
                assert_holds(&page, voice.words.words(), "a voice");
            }
        }
    }
}

fn withheld_from_family(rule: &cpplan::case::model::SafetyRule) -> bool {
    rule.withhold_from.iter().flat_map(|w| &w.from).any(|from| from.words() == "family")
}

/// The paragraphs beside the pictures.
fn lines_beside_pictures(html: &str) -> Vec<String> {
    let rows = html.split("<div class=\"row\">").skip(1);
    let bodies = rows.map(|row| row.split("<h2").next().unwrap_or(row));
    bodies
        .flat_map(|row| row.split("<p>").skip(1).map(|p| html_text(p.split("</p>").next().unwrap_or(p))))
        .collect()
}

#[test]
fn easy_read_has_one_short_sentence_a_line_and_a_picture_beside_it() {
    for example in examples() {
        let case: Case = case_of(&example).case;
        let (_folder, pdfs) = made(&example, "easy-read", &[]);
        let pdf = pdfs.first().expect("a document");
        assert!(pdf_pages(pdf).len() <= 24, "{} pages", pdf_pages(pdf).len());
        let page = both(pdf);
        for outcome in case.outcomes.iter().filter(|o| o.withhold_from.is_empty()) {
            let words: String = outcome.for_family.words().split_whitespace().collect();
            assert!(tight(&page).contains(&words), "{words}");
        }
        assert_holds(&page, "You can say that you do not agree.", "a right");
        assert_holds(&page, "Somebody who is on your side.", "a word that is explained");
        let html = fs::read_to_string(pdf.with_extension("html")).expect("the page");
        assert!(
            html.to_lowercase().contains("<strong>advocate</strong>"),
            "a hard word is strong where it comes first"
        );
        let lines = lines_beside_pictures(&html);
        assert!(lines.len() > 60, "{}", lines.len());
        // Here a parent reads it, and the case is written for her.
        if example.ends_with("easy-read-wales") {
            for line in &lines {
                assert!(line.split_whitespace().count() <= 17, "{line}");
            }
        }
    }
}

#[test]
fn easy_read_for_a_young_person_speaks_to_them_and_tells_no_more_than_their_own_papers() {
    let example = root().join("examples/exploitation-and-online/case.yaml");
    let written = fs::read_to_string(&example).expect("the example");
    let (before, after) = written.split_once("\n  communication:\n").expect("the child communicates");
    let at = tempfile::tempdir().expect("a folder");
    let changed = format!(
        "{before}\n  communication:\n    format: easy_read\n{}",
        after.replacen("    format:", "    # format:", 1)
    );
    fs::write(at.path().join("case.yaml"), changed).expect("a case");
    let (_folder, pdfs) = made(&at.path().join("case.yaml"), "easy-read", &["--draft", "--for", "child"]);
    let page = both(pdfs.first().expect("a document"));
    let case = load(&example).expect("the example loads").case;
    assert_holds(&page, "is not your fault.", "reassurance");
    assert_holds(&page, case.safety_plan.when_worried_child.words(), "what to do");
    assert_holds(&page, case.purpose.for_child.words(), "what the plan is for");
    assert!(!tight(&page).contains(&tight(case.concern.for_family.words())));
    assert!(!tight(&page).contains(&tight(case.safety_plan.when_worried.words())));
}
