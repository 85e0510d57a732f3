//! The papers of the family: what each must hold is in it, in both formats, and nothing that its reader may not see.

use std::fs;
use std::path::{Path, PathBuf};

use cpplan::case::model::Role;
use cpplan::case::{Case, Loaded, case_schema, load, load_text};
use cpplan::document::{Beside, Job, ReadySet, Request, TemplateSet, Wish, compile, jobs, kind};
use cpplan::reader::view;
use cpplan::trial::filled;

use crate::program::{TODAY, cpplan, examples, html_text, pdf_metadata, pdf_pages, text, tight};

/// What every plan for the family must hold, after DOC-FAMILY-COMPONENTS, DOC-FAMILY-PLAN-POINTS,
/// PAR-NOT-CHILDS-DECISION and PAR-INFORMED-PROCESS.
const PARTS: &[&str] = &[
    "Why there is a plan",
    "Professionals ",
    "did not decide on it, and is not to blame for it",
    "What needs to change",
    "What we ask of you",
    "How to keep ",
    "Who helps, and how",
    "What should get better, and who does what",
    "How often ",
    "If something happens",
    "If the plan is not followed, or does not help",
    "What comes next",
    "When we meet",
    "When we next look at the plan",
    "Your rights",
    "You can disagree.",
    "You can complain.",
    "Family Rights Group",
    "advocate",
    "interpreter",
    "Who to ask",
    "How it all works",
    "What the words mean",
];

fn loaded(example: &Path) -> Loaded {
    load(&example.join("case.yaml")).expect("the example loads")
}

/// A document of an example, made for everybody who needs it: the texts of its pages and PDFs.
fn made(example: &Path, arguments: &[&str]) -> Vec<(PathBuf, String)> {
    let at = tempfile::tempdir().expect("a folder");
    let all =
        [&["build", text(example), "--today", TODAY, "--language", "en", "--out", "o"], arguments].concat();
    cpplan(at.path(), &all).done();
    let mut texts = Vec::new();
    for entry in fs::read_dir(at.path().join("o")).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let shown = match path.extension().and_then(|e| e.to_str()) {
            Some("html") => html_text(&fs::read_to_string(&path).expect("the page")),
            Some("pdf") => {
                let whole = pdf_pages(&path).concat();
                assert!(!pdf_metadata(&path).contains("Syntax Error:"));
                whole
            }
            _ => continue,
        };
        texts.push((path, shown));
    }
    texts
}

fn has(shown: &str, words: &str) -> bool {
    tight(shown).contains(&tight(words))
}

fn child_names(case: &Case) -> Vec<&str> {
    let mut names = vec![case.child.name.words(), case.child.known_as.words()];
    names.extend(case.child.other_names.iter().map(|n| n.words()));
    names.into_iter().filter(|n| n.chars().count() > 2).collect()
}

#[test]
fn each_family_is_told_all_that_the_guidance_asks_for() {
    for example in examples() {
        let case = loaded(&example).case;
        let papers = made(&example, &["--documents", "family"]);
        assert!(papers.len() >= 2, "{}", example.display());
        for (path, shown) in &papers {
            let told = |words: &str| assert!(has(shown, words), "{}: {words}", path.display());
            PARTS.iter().for_each(|part| told(part));
            let lead = case.people.iter().find(|p| p.role.is(Role::LeadSocialWorker));
            told(lead.expect("a lead social worker").contact.phone.words());
            told(case.concern.for_family.words());
            told(case.purpose.for_family.words());
            told(case.purpose.consequences.words());
            case.purpose.must_change.iter().for_each(|t| told(t.words()));
            case.purpose
                .reasons
                .iter()
                .filter(|r| r.withhold_from.is_empty())
                .for_each(|r| told(r.evidence.words()));
            case.outcomes
                .iter()
                .filter(|o| o.withhold_from.is_empty())
                .for_each(|o| told(o.for_family.words()));
            // A need that calls for nothing has no outcome, and stands in the plan alone.
            let served: Vec<&str> = case.outcomes.iter().flat_map(|o| &o.needs).map(|n| n.as_str()).collect();
            let needs = case.needs.iter().filter(|n| served.contains(&n.id.as_str()));
            needs.filter(|n| n.withhold_from.is_empty()).for_each(|n| told(n.what.words()));
            case.actions
                .iter()
                .filter(|a| a.withhold_from.is_empty())
                .for_each(|a| told(a.for_family.words()));
            case.contingency
                .iter()
                .filter(|c| c.withhold_from.is_empty())
                .for_each(|c| told(c.for_family.words()));
            let commitments = case.group.iter().flat_map(|m| &m.commitments);
            commitments.for_each(|t| told(t.words()));
        }
    }
}

#[test]
fn a_paper_for_one_person_begins_with_what_they_said_they_will_do() {
    let example = examples().into_iter().find(|e| e.ends_with("neglect-at-home")).expect("the example");
    for (path, shown) in made(&example, &["--documents", "family", "--for", "nan"]) {
        // The list of contents names a heading first.
        let at = |words: &str| tight(&shown).rfind(&tight(words)).unwrap_or_else(|| panic!("no {words}"));
        let own = at("The children sleep at mine on Tuesdays and Thursdays.");
        assert!(at("What you said you will do") < own && own < at("What others do"), "{}", path.display());
        assert!(at("What others do") < at("I get up with the children on school days."));
    }
}

#[test]
fn only_whoever_helped_to_make_the_rules_is_told_so() {
    let example = examples().into_iter().find(|e| e.ends_with("looked-after-closing")).expect("the example");
    let path = example.join("case.yaml");
    let case = fs::read_to_string(&path).expect("the case");
    let told = |case: String| {
        let papers = pages(&load_text(&path, case).expect("it loads"), "family");
        assert!(papers.iter().all(|page| page.contains("These are the rules of the safety plan.")));
        papers.iter().filter(|page| page.contains("You helped to make them.")).count()
    };
    assert_eq!(told(case.clone()), 2, "the mother and the aunt");
    assert_eq!(
        told(
            case.replace("    - aunt\n    - mum\n    - sw\n  child_took_part", "    - sw\n  child_took_part")
        ),
        0
    );
}

#[test]
fn a_family_does_not_read_that_nothing_is_needed() {
    for example in examples() {
        let loaded = loaded(&example);
        for page in pages(&loaded, "family") {
            assert!(!page.contains("None needed"), "{}", example.display());
        }
    }
    let example = examples().into_iter().find(|e| e.ends_with("looked-after-closing")).expect("the example");
    assert!(pages(&loaded(&example), "family").iter().any(|page| page.contains("Making it easy to talk")));
    let aunt =
        loaded(&example).case.person("aunt").map(|aunt| aunt.communication.provision.words().to_owned());
    assert_eq!(aunt.as_deref(), Some("None needed."), "the example has lost what this test is about");
}

#[test]
fn nothing_in_the_familys_papers_is_for_others_alone() {
    let filled = filled(&case_schema(), &|canary| canary.to_owned());
    let case = load_text(Path::new("case.yaml"), filled.case.to_string()).expect("it loads");
    let mut seen = 0;
    for name in ["family", "family-meeting-pack"] {
        let page = pages(&case, name).concat();
        for field in &filled.fields {
            let Some(canary) = &field.canary else { continue };
            let for_family = field.readers.iter().any(|r| r == "family");
            assert!(for_family || !page.contains(canary.as_str()), "{} is in {name}", field.path);
            seen += usize::from(page.contains(canary.as_str()));
        }
    }
    assert!(seen > 80, "{seen}");
}

/// The pages of a kind of document, as HTML.
fn pages(case: &Loaded, name: &str) -> Vec<String> {
    let set: ReadySet = TemplateSet::built_in().ready().expect("the built-in set is sound");
    let today = TODAY.parse().expect("a date");
    let wish = Wish { kinds: vec![kind(name).expect("a kind")], ..Wish::default() };
    let made = jobs(case, &set.languages(), today, &wish).expect("there is something to make");
    let page = |job: &Job| {
        let request = Request {
            set: &set,
            job,
            today,
            draft: false,
            open_findings: Vec::new(),
            beside: Beside::default(),
        };
        let view = view(case, &job.recipient, &job.language, today);
        cpplan::html::render(&compile(view, &request).expect("it compiles"))
    };
    made.iter().map(page).collect()
}

#[test]
fn the_picture_at_home_says_of_nobody_that_there_are_concerns_about_them() {
    for example in examples() {
        for (path, shown) in made(&example, &["--documents", "family"]) {
            assert!(!has(&shown, "People we are worried about"), "{}", path.display());
        }
    }
}

#[test]
fn the_leaflet_is_one_sheet_and_names_nobody_of_the_case() {
    for example in examples() {
        let case = loaded(&example).case;
        for (path, shown) in made(&example, &["--documents", "leaflet-family"]) {
            let people = case.people.iter().filter(|p| !p.is_professional()).map(|p| p.name.words());
            for name in child_names(&case).into_iter().chain(people) {
                assert!(!shown.contains(name), "{}: {name}", path.display());
            }
            assert!(has(&shown, case.authority.complaints.words()) && shown.contains("Family Rights Group"));
            assert!(has(&shown, "Your child did not decide it"), "{}", path.display());
            if path.extension().is_some_and(|e| e == "pdf") {
                assert_eq!(pages_of(&example), 2, "{}", path.display());
            }
        }
    }
}

/// How many pages the leaflet of an example has.
fn pages_of(example: &Path) -> usize {
    let at = tempfile::tempdir().expect("a folder");
    let all = [
        "build",
        text(example),
        "--today",
        TODAY,
        "--language",
        "en",
        "--out",
        "o",
        "--documents",
        "leaflet-family",
    ];
    cpplan(at.path(), &all).done();
    pdf_pages(&at.path().join("o/leaflet-family.pdf")).len()
}

#[test]
fn a_parent_of_concern_reads_what_was_shared_item_by_item_and_nothing_else() {
    let mut papers = 0;
    for example in examples() {
        let case = loaded(&example).case;
        let made = if case.sharing.is_empty() { Vec::new() } else { made(&example, &[]) };
        for (path, shown) in made {
            let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            let Some(id) = name.strip_prefix("restricted-") else { continue };
            papers += 1;
            let with = |people: &[cpplan::case::values::Ref<_>]| people.iter().any(|p| p.as_str() == id);
            let check = |shared: bool, words: &str| {
                if words.is_empty() {
                    return;
                }
                assert_eq!(has(&shown, words), shared, "{}: {words}", path.display());
            };
            for x in &case.contact {
                check(with(&x.share_with), x.arrangement.words());
                check(false, x.wishes.words());
            }
            case.safety_plan.rules.iter().for_each(|x| check(with(&x.share_with), x.rule.words()));
            case.contingency.iter().for_each(|x| check(with(&x.share_with), x.trigger.words()));
            case.actions.iter().for_each(|x| check(with(&x.share_with), x.for_family.words()));
            case.outcomes.iter().for_each(|x| check(with(&x.share_with), x.for_family.words()));
            let professionals = case.people.iter().filter(|p| p.is_professional());
            professionals.for_each(|x| check(with(&x.share_with), x.name.words()));
            check(true, case.authority.complaints.words());
            check(true, case.authority.phone.words());
            // The example with rules for the home names the children in them; no fixed words do.
            if !case.safety_plan.rules.iter().any(|x| with(&x.share_with)) {
                child_names(&case).into_iter().for_each(|n| assert!(!shown.contains(n), "{name}: {n}"));
            }
        }
    }
    assert_eq!(papers, 6, "three parents, each with a page and a PDF");
}

#[test]
fn where_nothing_is_shared_a_parent_of_concern_gets_no_paper() {
    let example = examples().into_iter().find(|e| e.ends_with("looked-after-closing")).expect("the example");
    let case = fs::read_to_string(example.join("case.yaml")).expect("the case");
    let unshared = load_text(Path::new("case.yaml"), case.replace("    share_with:\n      - dad\n", ""));
    assert!(pages(&loaded(&example), "restricted").len() == 1);
    assert!(pages(&unshared.expect("it loads"), "restricted").is_empty());
}

#[test]
fn the_pack_holds_what_a_family_needs_to_make_its_own_plan() {
    let mut packs = 0;
    for example in examples() {
        let case = loaded(&example).case;
        let meeting = &case.family_group_meeting;
        if !meeting.planned.is(true) {
            continue;
        }
        for (path, shown) in made(&example, &["--documents", "family-meeting-pack"]) {
            packs += 1;
            for words in [
                meeting.findings_shared.words(),
                meeting.decision_to_be_made.words(),
                meeting.limits.words(),
                meeting.fits_how.words(),
                meeting.resources.words(),
                meeting.private_time.words(),
                meeting.agreement.words(),
                meeting.review.words(),
                case.person(meeting.coordinator.as_str()).expect("a co-ordinator").name.words(),
                case.person(meeting.child_supported_by.as_str()).expect("somebody").name.words(),
                "does not take the place of a child protection conference",
            ] {
                assert!(has(&shown, words), "{}: {words}", path.display());
            }
        }
    }
    assert!(packs >= 2);
}
