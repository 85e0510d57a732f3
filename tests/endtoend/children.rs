//! The papers of children: what each must hold, what none may, and how hard they are to read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cpplan::case::model::Role;
use cpplan::case::values::Choice;
use cpplan::case::{Loaded, case_schema, load, load_text};
use cpplan::document::{Beside, ReadySet, Request, TemplateSet, Wish, compile, jobs, kind};
use cpplan::html;
use cpplan::reader::view;
use cpplan::trial::filled;
use serde_json::{Value, json};

use crate::program::{TODAY, cpplan, examples, html_text, pdf_whole_pages, text, tight};

const BANDS: [&str; 4] = ["child-4-7", "child-8-11", "child-12-15", "child-16-17"];
const OTHERS: [&str; 3] = ["leaflet-child", "child-update", "safety-plan-child"];

fn all() -> Vec<&'static str> {
    BANDS.into_iter().chain(OTHERS).collect()
}

/// Documents of a case as HTML, by kind.
fn pages(loaded: &Loaded, documents: &[&str], draft: bool) -> Result<BTreeMap<&'static str, String>, String> {
    static SET: LazyLock<ReadySet> =
        LazyLock::new(|| TemplateSet::built_in().ready().expect("the built-in set is sound"));
    let today = TODAY.parse().map_err(|_| "a date")?;
    let kinds = documents.iter().map(|id| kind(id).ok_or_else(|| format!("there is no {id}")));
    let wish = Wish { kinds: kinds.collect::<Result<_, _>>()?, ..Wish::default() };
    let mut pages = BTreeMap::new();
    for job in jobs(loaded, &SET.languages(), today, &wish).map_err(|error| error.to_string())? {
        let request = Request {
            set: &SET,
            job: &job,
            today,
            draft,
            open_findings: Vec::new(),
            beside: Beside::default(),
        };
        let document = compile(view(loaded, &job.recipient, &job.language, today), &request)
            .map_err(|error| format!("{}: {error}", job.kind.id))?;
        pages.insert(job.kind.id, html::render(&document));
    }
    Ok(pages)
}

/// The words of a page, blanks made one, without the style sheet; pictures speak by their alternatives.
fn words(page: &str) -> String {
    let alternatives: Vec<&str> =
        page.split("aria-label=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    let all = html_text(page) + &alternatives.join(" ");
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_of_concern(loaded: &Loaded, id: &str) -> bool {
    loaded.case.person(id).is_some_and(|person| loaded.case.is_of_concern(person))
}

#[test]
fn each_band_tells_what_the_plan_is_who_helps_whom_to_tell_what_comes_and_that_it_is_not_their_fault() {
    for folder in examples() {
        let loaded = load(&folder.join("case.yaml")).expect("the example loads");
        let case = &loaded.case;
        for (id, page) in pages(&loaded, &BANDS, false).expect("the papers are made") {
            let said = words(&page);
            let there = |what: &str| {
                let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(said.contains(&what), "{}: {id} lacks {what}", folder.display());
            };
            there(if id == "child-4-7" { "What is a plan?" } else { "plan" });
            there("It is not your fault");
            there(if id == "child-4-7" { "It was right to get help" } else { "It was right" });
            there("0800 1111");
            let concern = case.concern.for_child.words();
            concern.lines().for_each(&there);
            case.purpose.for_child.words().lines().for_each(&there);
            let is_small = case.child_age(TODAY.parse().expect("a day")).is_some_and(|age| age <= 7);
            for person in case.people.iter().filter(|p| !p.for_child.is_blank()) {
                // A small child is told of no professional who works in the background.
                let is_near = !person.is_professional() || person.role.is(Role::LeadSocialWorker);
                if !is_of_concern(&loaded, person.id.as_str()) && (is_near || !is_small) {
                    let name = [&person.known_as, &person.name].into_iter().find(|n| !n.is_blank());
                    there(name.map(|n| n.words()).unwrap_or_default());
                }
            }
            for adult in &case.trusted_adults {
                there(adult.place.words());
                there(adult.how_to_reach.words());
            }
            there(case.safety_plan.when_worried_child.words());
            there(case.safety_plan.signal.words());
            for wish in case.child_views.wishes.iter().filter(|w| w.withhold_from.is_empty()) {
                there(wish.wish.words());
                there(wish.for_child.words());
            }
            there(case.review.for_child.words());
            let wales = case.nation.known().is_some_and(|n| n.word() == "wales");
            assert_eq!(said.contains("Meic"), wales && id != "child-4-7", "{id}");
        }
    }
}

#[test]
fn the_two_formats_hold_the_same_words() {
    for folder in examples() {
        let out = tempfile::tempdir().expect("a folder");
        let documents = all().join(",");
        let arguments = [
            "build",
            text(&folder),
            "--today",
            TODAY,
            "--language",
            "en",
            "--documents",
            &documents,
            "--out",
            text(out.path()),
        ];
        cpplan(out.path(), &arguments).done();
        let loaded = load(&folder.join("case.yaml")).expect("the example loads");
        let fault = "fault";
        for path in with_ending(out.path(), "pdf") {
            let pdf = tight(&pdf_whole_pages(&path).concat());
            let page = fs::read_to_string(path.with_extension("html")).expect("the page");
            assert!(!page.contains(text(out.path())));
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            let mut expected: Vec<&str> = vec!["08001111"];
            if !name.starts_with("child-update") {
                expected.push(fault);
            }
            if BANDS.iter().any(|band| name.starts_with(band)) {
                let wishes = loaded.case.child_views.wishes.iter().filter(|w| w.withhold_from.is_empty());
                expected.extend(wishes.map(|w| w.for_child.words()));
                let outcomes = loaded.case.outcomes.iter().filter(|o| o.withhold_from.is_empty());
                expected.extend(outcomes.map(|o| o.for_child.words()));
            }
            if name.starts_with("safety-plan-child") {
                let rules = loaded.case.safety_plan.rules.iter().filter(|r| r.withhold_from.is_empty());
                expected.extend(rules.map(|r| r.for_child.words()));
            }
            for words in expected {
                assert!(pdf.contains(&tight(words)), "{name} lacks {words}");
                assert!(tight(&html_text(&page)).contains(&tight(words)), "{name} lacks {words} in HTML");
            }
        }
    }
}

/// The alternative of the picture of people of a page, in the pieces between its marks.
fn in_picture(page: &str) -> Vec<String> {
    let alternatives = page.split("aria-label=\"").skip(1).filter_map(|part| part.split('"').next());
    let picture = alternatives.filter(|said| said.starts_with("The people around")).collect::<String>();
    picture.split([':', ',', '.', '(', ')']).map(|part| part.trim().to_owned()).collect()
}

#[test]
fn a_small_child_sees_those_in_the_picture_of_whom_it_is_told() {
    let mut seen = 0;
    for folder in examples() {
        let loaded = load(&folder.join("case.yaml")).expect("the example loads");
        for page in pages(&loaded, &["child-4-7"], false).expect("the papers are made").values() {
            let (said, shown) = (words(page), in_picture(page));
            for person in loaded.case.people.iter().filter(|p| !p.for_child.words().is_empty()) {
                let name = [&person.known_as, &person.name].map(|name| name.words());
                let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
                let is_told = said.contains(person.for_child.words());
                assert_eq!(shown.iter().any(|part| part == name), is_told, "{}: {name}", folder.display());
                seen += usize::from(is_told);
            }
        }
    }
    assert!(seen > 10, "an example has a small child");
}

#[test]
fn who_only_takes_minutes_is_not_among_the_people_around_the_child() {
    for (folder, taker, other) in
        [("sibling-wales", "Dewi Lloyd", "Owain Tudor"), ("neglect-at-home", "Beth Cole", "Joanne Tate")]
    {
        let case = examples().into_iter().find(|path| path.ends_with(folder)).expect("the example");
        let loaded = load(&case.join("case.yaml")).expect("the example loads");
        let pages = pages(&loaded, &["plan"], false).expect("the plan is made");
        let shown = in_picture(&pages["plan"]);
        assert!(shown.iter().any(|part| part == other), "{shown:?}");
        assert!(!shown.iter().any(|part| part == taker), "{shown:?}");
    }
}

fn with_ending(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

#[test]
fn a_letter_tells_of_the_meeting_and_comes_from_who_gives_feedback() {
    for folder in examples() {
        let loaded = load(&folder.join("case.yaml")).expect("the example loads");
        let letter = words(&pages(&loaded, &["child-update"], false).expect("a letter")["child-update"]);
        let today = TODAY.parse().expect("a day");
        let held = loaded.case.meetings.iter().filter(|m| m.held.is(true) && m.on.known() < Some(today));
        let last = held.max_by_key(|m| m.on.known()).expect("a meeting was held");
        for line in last.for_child.words().lines() {
            assert!(letter.contains(line.trim()), "{line}");
        }
        let from = loaded.case.person(loaded.case.child_views.feedback_by.as_str()).expect("somebody");
        assert!(letter.contains(from.known_as.words()), "{}", folder.display());
        assert!(letter.contains("Thank you"));
    }
}

/// A case in which every field is filled, of a child of this year of birth.
fn filled_case(year: i32) -> (Value, Vec<cpplan::trial::Field>) {
    let filled = filled(&case_schema(), &|canary| canary.to_owned());
    let mut case = filled.case;
    case["child"]["born"] = json!(format!("{year}-03-01"));
    case["stage"] = json!("closing");
    case["meetings"][0]["on"] = json!("2026-11-01");
    (case, filled.fields)
}

fn loaded(case: &Value) -> Loaded {
    load_text(Path::new("case.yaml"), case.to_string()).expect("it loads")
}

#[test]
fn no_paper_for_a_child_holds_what_is_not_for_the_child_and_all_that_is_worded_for_the_child_is_in_one() {
    let (case, fields) = filled_case(2009);
    let pages = pages(&loaded(&case), &all(), true).expect("drafts");
    assert_eq!(pages.len(), all().len());
    let everything: String = pages.values().map(String::as_str).collect();
    let mut told = 0;
    for field in &fields {
        let Some(canary) = &field.canary else { continue };
        let for_child = field.readers.iter().any(|reader| reader == "child");
        if !for_child {
            assert!(!everything.contains(canary.as_str()), "{} is in a paper for a child", field.path);
        }
        // The person of concern is among the people, and is in no paper for a child.
        let of_concern = field.pointer.starts_with("/people/3/");
        if field.path.ends_with("for_child") || field.path.ends_with("when_worried_child") {
            assert_eq!(everything.contains(canary.as_str()), !of_concern, "{}", field.path);
            told += 1;
        }
        if of_concern {
            assert!(!everything.contains(canary.as_str()), "{} is of a person of concern", field.path);
        }
    }
    assert!(told > 15, "{told}");
}

#[test]
fn an_action_that_was_given_up_is_not_promised_to_the_child() {
    for (state, told) in [("planned", true), ("done", true), ("ended", false), ("impossible", false)] {
        let (mut case, _) = filled_case(2009);
        case["actions"][0]["state"] = json!(state);
        let promise = case["actions"][0]["for_child"].as_str().expect("words").to_owned();
        let pages = pages(&loaded(&case), &BANDS, true).expect("drafts");
        for id in ["child-8-11", "child-12-15", "child-16-17"] {
            assert_eq!(pages[id].contains(&promise), told, "{id}, {state}");
        }
    }
}

#[test]
fn the_leaflet_holds_nothing_of_the_case_but_the_authority() {
    let (case, fields) = filled_case(2012);
    let leaflet = &pages(&loaded(&case), &["leaflet-child"], true).expect("a draft")["leaflet-child"];
    for field in &fields {
        if let Some(canary) = field.canary.as_ref().filter(|_| !field.path.starts_with("authority.")) {
            assert!(!leaflet.contains(canary.as_str()), "{} is in the leaflet", field.path);
        }
    }
    assert!(leaflet.contains(case["authority"]["name"].as_str().expect("a name")));
}

#[test]
fn each_paper_can_be_made_of_half_a_case() {
    let folder = examples().into_iter().find(|f| f.ends_with("neglect-at-home")).expect("the example");
    let written = fs::read_to_string(folder.join("case.yaml")).expect("a case");
    const KEYS: [&str; 12] = [
        "authority",
        "child",
        "people",
        "concern",
        "purpose",
        "outcomes",
        "actions",
        "trusted_adults",
        "safety_plan",
        "visits",
        "review",
        "child_views",
    ];
    for key in KEYS {
        assert!(written.contains(&format!("\n{key}:")), "{key}");
        let mut kept = true;
        let half: String = written
            .split_inclusive('\n')
            .filter(|line| {
                if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    kept = !line.starts_with(&format!("{key}:"));
                }
                kept
            })
            .collect();
        // A case that refers to what is gone may not load; that is told elsewhere.
        if let Ok(loaded) = load_text(Path::new("case.yaml"), half) {
            pages(&loaded, &all(), true).unwrap_or_else(|error| panic!("without {key}: {error}"));
        }
    }
    let least =
        load_text(Path::new("case.yaml"), "cpplan: 1\nplan: child_protection\nnation: wales\n".into());
    pages(&least.expect("it loads"), &all(), true).expect("drafts of next to nothing");
}

#[test]
fn what_is_made_of_the_examples_is_not_too_hard_for_its_readers() {
    for folder in examples() {
        let out = tempfile::tempdir().expect("a folder");
        let arguments =
            ["build", text(&folder), "--today", TODAY, "--format", "html", "--out", text(out.path())];
        let run = cpplan(out.path(), &arguments).done();
        assert!(!run.err.contains("remark: the texts"), "{}", run.err);
        let manifest = fs::read_to_string(out.path().join("manifest.json")).expect("a manifest");
        let manifest: Value = serde_json::from_str(&manifest).expect("it is JSON");
        let documents = manifest["documents"].as_array().expect("documents");
        let mut measured = 0;
        for document in documents {
            let reading = &document["reading"];
            let by_professionals = matches!(document["reader"].as_str(), Some("group" | "team"));
            assert_eq!(reading.is_null(), by_professionals, "{}", document["document"]);
            if !by_professionals {
                assert_eq!(reading["too_hard"], json!(false), "{}: {reading}", document["document"]);
                assert!(reading["words"].as_u64() > Some(20), "{reading}");
                measured += 1;
            }
        }
        assert!(measured >= 4, "{measured}");
    }
}

#[test]
fn a_paper_that_is_too_hard_is_told_of_with_its_hardest_sentences() {
    let (mut case, _) = filled_case(2017);
    let hard = "Following consideration of the available information, the participants established that \
                supplementary protective arrangements are necessary. Your allocated practitioner will \
                evaluate the effectiveness of therapeutic interventions periodically. ";
    case["purpose"]["for_child"] = json!(hard.repeat(20));
    case["child"]["discreet"] = json!(false);
    let at = tempfile::tempdir().expect("a folder");
    fs::write(at.path().join("case.yaml"), case.to_string()).expect("a case");
    let arguments =
        ["build", "case.yaml", "--draft", "--today", TODAY, "--documents", "child-8-11", "--out", "o"];
    let run = cpplan(at.path(), &arguments).done();
    assert!(run.err.contains("remark: the texts of child-8-11 are of grade"), "{}", run.err);
    assert!(run.err.contains("purpose.for_child\n"), "{}", run.err);
    // Logs are kept where the texts of a child do not belong: whoever wants them asks.
    assert!(!run.err.contains("Your allocated practitioner"), "{}", run.err);
    let more: Vec<&str> = arguments.iter().copied().chain(["-v"]).collect();
    let told = cpplan(at.path(), &more).done().err;
    assert!(told.contains("purpose.for_child: Your allocated practitioner"), "{told}");
    let quiet: Vec<&str> = arguments.iter().copied().chain(["--quiet"]).collect();
    assert_eq!(cpplan(at.path(), &quiet).done().err, "");
}
