//! The manifest, and the names of files: they tell the team what was made, and nobody who the child is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use cpplan::case::{case_language, load, load_text};
use cpplan::document::{Languages, TemplateSet, Wish, jobs, kinds};
use cpplan::reader::{Reader, Recipient, view};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::program::{TODAY, cpplan, examples, files, pdf_metadata, text};

fn manifest(folder: &Path) -> Value {
    let text = fs::read_to_string(folder.join("manifest.json")).expect("a manifest");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn the_manifest_names_each_file_with_its_hash_and_the_items_of_its_view() {
    for example in examples() {
        let at = tempfile::tempdir().expect("a folder");
        cpplan(at.path(), &["build", text(&example), "--today", TODAY, "--out", "o"]).done();
        let out = at.path().join("o");
        let manifest = manifest(&out);
        let mut named = BTreeSet::from(["manifest.json".to_owned()]);
        let loaded = load(&example.join("case.yaml")).expect("it loads");
        for document in manifest["documents"].as_array().expect("documents") {
            for file in document["files"].as_array().expect("files") {
                let name = file["name"].as_str().expect("a name");
                let sum =
                    Command::new("sha256sum").arg(out.join(name)).output().expect("sha256sum runs").stdout;
                let sum = String::from_utf8(sum).expect("text");
                assert_eq!(sum.split(' ').next(), file["sha256"].as_str(), "{name}");
                named.insert(name.to_owned());
            }
            let reader = [
                Reader::Team,
                Reader::Group,
                Reader::Family,
                Reader::Child,
                Reader::PersonOfConcern,
                Reader::Anyone,
            ]
            .into_iter()
            .find(|r| document["reader"] == r.word())
            .expect("a reader");
            // Documents of meetings keep back what is withheld from those who are asked to come.
            if !document["meeting"].is_null()
                || document["document"] == "safety-plan-wall"
                || document["document"] == "family-meeting-pack"
            {
                continue;
            }
            let recipient = match document["person"].as_str() {
                Some(id) => Recipient::person(reader, id),
                None => reader.into(),
            };
            let seen = view(&loaded, &recipient, &case_language(&loaded.case), TODAY.parse().expect("a day"));
            let paths: Vec<String> = seen.items_shown().into_iter().map(|at| loaded.nodes.path(at)).collect();
            let paths: Vec<String> = paths.into_iter().filter(|path| !path.is_empty()).collect();
            assert_eq!(document["items"], json!(paths), "{}", document["document"]);
        }
        let there: BTreeSet<String> =
            files(&out).keys().filter_map(|p| p.file_name()?.to_str().map(str::to_owned)).collect();
        assert_eq!(there, named);
    }
}

#[test]
fn a_discreet_paper_is_named_by_a_number_and_says_nothing_of_itself() {
    let example = &examples()[0];
    let at = tempfile::tempdir().expect("a folder");
    cpplan(at.path(), &["build", text(example), "--today", TODAY, "--out", "o", "--discreet"]).done();
    let out = at.path().join("o");
    let manifest = manifest(&out);
    let reference = manifest["case"].as_str().expect("a reference").to_owned();
    for path in files(&out).keys().filter(|p| p.file_name().is_some_and(|n| n != "manifest.json")) {
        let stem = path.file_stem().and_then(|s| s.to_str()).expect("a name");
        let number = stem.strip_prefix("paper-").unwrap_or_else(|| panic!("{stem}"));
        assert!(number.chars().all(|c| c.is_ascii_digit()), "{stem}");
        let said = if path.extension().is_some_and(|e| e == "pdf") {
            pdf_metadata(path)
        } else {
            let page = fs::read_to_string(path).expect("a page");
            page[..page.find("</head>").expect("a head")].to_owned()
        };
        let said = said.to_lowercase();
        for word in [
            "protection",
            "child",
            "abuse",
            "safety",
            "plan<",
            " plan",
            "safeguarding",
            &reference.to_lowercase(),
        ] {
            // The style sheet and the program's own name are not about the paper.
            let said = said.split("<style").next().unwrap_or_default().replace("cpplan", "");
            assert!(!said.contains(word), "{stem} says {word}");
        }
    }
}

/// The letters of a name as they may come back in an id.
fn plain(name: &str) -> Vec<String> {
    let folded: String = name.to_lowercase().replace('â', "a").replace('ŵ', "w").replace('é', "e");
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).map(str::to_owned).collect()
}

static LANGUAGES: LazyLock<Languages> =
    LazyLock::new(|| TemplateSet::built_in().ready().expect("the built-in set is sound").languages());

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_121),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_file_is_named_after_the_child_and_no_two_alike(
        name in prop::sample::select(vec!["Ffion Haf Pritchard", "Siân Jo", "Bo", "Zoë-Mae O'Neill", "Ŵyn", "René"]),
        ids in prop::collection::vec("[A-Za-z./ _-]{0,6}(ffion|FFION|ff-ion|sian|Si_an|jo|bo|zoe|mae|neill|wyn|rene|x1|child|cy|CON)[A-Za-z0-9./_-]{0,4}", 1..5),
    ) {
        let people: Vec<Value> = ids.iter().map(|id| json!({
            "id": id, "name": "Somebody", "role": "family", "relationship": "mother", "lives_in_home": true,
        })).collect();
        let meetings: Vec<Value> = ids.iter().enumerate().map(|(n, id)| json!({
            "id": format!("{id}{n}"), "kind": "core_group", "on": "2026-11-02", "held": true, "attended": ids,
        })).collect();
        let case = json!({
            "cpplan": 1, "nation": "wales", "plan": "child_protection", "people": people, "meetings": meetings,
            "child": {"name": name, "born": "2016-01-01"},
        });
        let loaded = load_text(Path::new("case.yaml"), case.to_string()).expect("it loads");
        let today = TODAY.parse().expect("a day");
        let mut wishes = vec![Wish { kinds: kinds().collect(), ..Wish::default() }];
        for id in &ids {
            let meetings = meetings.iter().filter_map(|m| m["id"].as_str().map(str::to_owned)).collect();
            wishes.push(Wish { kinds: kinds().collect(), person: Some(id.clone()), meetings, ..Wish::default() });
        }
        for wish in wishes {
            let Ok(jobs) = jobs(&loaded, &LANGUAGES, today, &wish) else { continue };
            let mut stems = BTreeSet::new();
            for job in jobs {
                let stem = job.stem.to_lowercase();
                prop_assert!(stem.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{}", stem);
                let rest = stem.strip_prefix(job.kind.id).unwrap_or(&stem).to_owned();
                for word in plain(name) {
                    prop_assert!(!rest.contains(&word), "{} names {}", stem, name);
                }
                prop_assert!(stems.insert(stem.clone()), "{} twice", stem);
            }
        }
    }
}
