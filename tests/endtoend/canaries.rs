//! Who sees what, word by word: every text of a case is a word of its own, and each reader's documents hold
//! those that the schema and the decisions of the case allow, and no others.
//!
//! What is expected is read from the schema (`x-cpplan-audience`) and from the decisions, not from the code
//! that makes the views.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use cpplan::case::{Loaded, case_schema, load_text};
use cpplan::document::{Beside, Job, ReadySet, Request, TemplateSet, Wish, compile, jobs, kinds};
use cpplan::html;
use cpplan::reader::{Reader, Recipient, view};
use cpplan::trial::{Field, filled};
use serde_json::{Value, json};

use crate::program::{TODAY, cpplan, html_text, pdf_metadata, pdf_whole_pages, text, tight};

/// What a person of concern may learn of another who was shared with them.
const OF_ANOTHER: [&str; 5] =
    ["people.name", "people.known_as", "people.job", "people.agency", "people.relationship"];

fn a_case() -> (Value, Vec<Field>) {
    let mut filled = filled(&case_schema(), &|canary| canary.to_owned());
    // The parent is an adult, and sits in the group.
    filled.case["people"][1]["born"] = json!("1990-02-01");
    filled.case["group"][0]["person"] = json!("parent");
    (filled.case, filled.fields)
}

fn loaded(case: &Value) -> Loaded {
    load_text(Path::new("case.yaml"), case.to_string()).expect("it loads")
}

/// The words that a recipient's view holds.
fn words_seen(case: &Value, recipient: &Recipient) -> BTreeSet<String> {
    words_in_view(&loaded(case), recipient)
}

fn words_in_view(loaded: &Loaded, recipient: &Recipient) -> BTreeSet<String> {
    let language = cpplan::case::case_language(&loaded.case);
    let view = view(loaded, recipient, &language, TODAY.parse().expect("a day"));
    view.texts.iter().map(|text| text.words.to_string()).filter(|word| word.starts_with("Zq")).collect()
}

/// The words that a reader may see by the schema, nothing being withheld.
fn words_allowed(fields: &[Field], reader: Reader) -> BTreeSet<String> {
    let may = |field: &&Field| match reader {
        Reader::Team => true,
        // The fourth of the people is of concern: a child's papers do not list them.
        Reader::Child => field.is_for("child") && !field.pointer.starts_with("/people/3/"),
        Reader::Group => field.is_for("group"),
        Reader::Family => field.is_for("family"),
        Reader::PersonOfConcern | Reader::Anyone => {
            field.is_for("family") && field.path.starts_with("authority.")
        }
    };
    fields.iter().filter(may).filter_map(|field| field.canary.clone()).collect()
}

fn everybody() -> Vec<Recipient> {
    let mut all: Vec<Recipient> =
        [Reader::Team, Reader::Group, Reader::Family, Reader::Child, Reader::Anyone]
            .map(Recipient::from)
            .into();
    all.push(Recipient::person(Reader::Family, "parent"));
    all.push(Recipient::person(Reader::Group, "lead"));
    all.push(Recipient::person(Reader::PersonOfConcern, "worry"));
    all
}

#[test]
fn a_view_holds_what_the_schema_allows_and_nothing_else() {
    let (case, fields) = a_case();
    for recipient in everybody() {
        assert_eq!(words_seen(&case, &recipient), words_allowed(&fields, recipient.reader), "{recipient:?}");
    }
}

#[test]
fn each_document_holds_no_word_too_many_in_text_attributes_and_metadata() {
    let (mut case, fields) = a_case();
    let all: Vec<&str> = kinds().map(|kind| kind.id).collect();
    for plan in ["child_protection", "child_in_need"] {
        case["plan"] = json!(plan);
        let at = tempfile::tempdir().expect("a folder");
        fs::write(at.path().join("case.yaml"), case.to_string()).expect("a case");
        let arguments = [
            "build",
            "case.yaml",
            "--since",
            "case.yaml",
            "--draft",
            "--today",
            TODAY,
            "--out",
            "o",
            "--meeting",
            case["meetings"][0]["id"].as_str().expect("a meeting"),
            "--documents",
            &all.join(","),
        ];
        let run = cpplan(at.path(), &arguments).done();
        assert!(!run.out.contains("Zq") && !run.err.contains("Zq"), "{}{}", run.out, run.err);

        let manifest = fs::read_to_string(at.path().join("o/manifest.json")).expect("a manifest");
        assert!(!manifest.contains("Zq"), "a text of the case is in the manifest");
        let manifest: Value = serde_json::from_str(&manifest).expect("it is JSON");
        for document in manifest["documents"].as_array().expect("documents") {
            let id = document["document"].as_str().expect("a kind");
            let reader = reader_of(document["reader"].as_str().expect("a reader"));
            let allowed = words_allowed(&fields, reader);
            let mut formats = Vec::new();
            for file in document["files"].as_array().expect("files") {
                let path = at.path().join("o").join(file["name"].as_str().expect("a name"));
                let (everything, read) = contents(&path);
                for field in fields.iter().filter(|f| f.canary.as_ref().is_some_and(|c| !allowed.contains(c)))
                {
                    let canary = field.canary.as_deref().expect("it has a word");
                    assert!(!everything.contains(canary), "{} is in {}", field.path, path.display());
                }
                formats.push(
                    allowed
                        .iter()
                        .filter(|word| read.contains(word.as_str()))
                        .cloned()
                        .collect::<BTreeSet<_>>(),
                );
            }
            assert_eq!(formats[0], formats[1], "the two formats of {id} do not show the same");
        }
    }
}

fn reader_of(word: &str) -> Reader {
    let all =
        [Reader::Team, Reader::Group, Reader::Family, Reader::Child, Reader::PersonOfConcern, Reader::Anyone];
    all.into_iter().find(|reader| reader.word() == word).unwrap_or_else(|| panic!("{word}"))
}

/// All that is in a file, hidden or not; and what one reads of it.
fn contents(path: &Path) -> (String, String) {
    if path.extension().is_some_and(|end| end == "html") {
        let page = fs::read_to_string(path).expect("a page");
        let read = html_text(&page);
        return (page, read);
    }
    let read = tight(&pdf_whole_pages(path).concat());
    (format!("{read}{}{}", pdf_metadata(path), strings_of_pdf(path)), read)
}

/// The strings of a PDF beside its pages: text alternatives, bookmarks, names.
fn strings_of_pdf(path: &Path) -> String {
    let output = Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable", text(path), "-"])
        .output()
        .unwrap_or_else(|e| panic!("qpdf is needed for this test: {e}"));
    // Strings are in bytes, or two bytes a letter; the second is read by leaving out the zeros.
    let plain = String::from_utf8_lossy(&output.stdout).into_owned();
    let wide: Vec<u8> = output.stdout.iter().copied().filter(|byte| *byte != 0).collect();
    plain + &String::from_utf8_lossy(&wide)
}

/// The items of a case that have a field by which somebody decides about them, as pointers.
fn items_with(schema: &Value, field: &str) -> Vec<String> {
    fn walk(schema: &Value, at: &Value, pointer: &str, field: &str, found: &mut Vec<String>) {
        if let Some(name) = at["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
            return walk(schema, &schema["$defs"][name], pointer, field, found);
        }
        if let Some(items) = at.get("items") {
            return walk(schema, items, &format!("{pointer}/0"), field, found);
        }
        let Some(properties) = at["properties"].as_object() else { return };
        if properties.contains_key(field) {
            found.push(pointer.to_owned());
        }
        for (key, inner) in properties {
            walk(schema, inner, &format!("{pointer}/{key}"), field, found);
        }
    }
    let mut found = Vec::new();
    walk(schema, schema, "", field, &mut found);
    found
}

fn canaries(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.values().for_each(|value| canaries(value, found)),
        Value::Array(items) => items.iter().for_each(|item| canaries(item, found)),
        Value::String(word) if word.starts_with("Zq") => _ = found.insert(word.clone()),
        _ => {}
    }
}

#[test]
fn each_item_can_be_withheld_from_each_reader_and_from_a_person() {
    let (case, _) = a_case();
    let items = items_with(&case_schema(), "withhold_from");
    assert!(items.len() > 20, "{items:?}");
    let own = Recipient::person(Reader::Family, "parent");
    let lead = Recipient::person(Reader::Group, "lead");
    // From whom; who then sees it no more; who sees it still.
    let decisions: [(&str, Vec<Recipient>, Vec<Recipient>); 6] = [
        ("team", vec![Reader::Team.into()], vec![Reader::Group.into()]),
        (
            "group",
            vec![
                Reader::Group.into(),
                lead.clone(),
                Reader::Family.into(),
                own.clone(),
                Reader::Child.into(),
            ],
            vec![Reader::Team.into()],
        ),
        (
            "family",
            vec![Reader::Group.into(), Reader::Family.into(), own.clone(), Reader::Child.into()],
            vec![Reader::Team.into(), lead.clone()],
        ),
        ("child", vec![Reader::Child.into()], vec![Reader::Group.into(), Reader::Family.into(), own.clone()]),
        (
            "parent",
            vec![Reader::Group.into(), Reader::Family.into(), own.clone(), Reader::Child.into()],
            vec![Reader::Team.into(), lead.clone()],
        ),
        // A slip of the pen shows nothing to anyone but the team.
        (
            "Familly",
            vec![Reader::Group.into(), lead, Reader::Family.into(), own, Reader::Child.into()],
            vec![Reader::Team.into()],
        ),
    ];
    let mut before: BTreeMap<Recipient, BTreeSet<String>> = BTreeMap::new();
    for (_, hidden, open) in &decisions {
        for recipient in hidden.iter().chain(open) {
            before.entry(recipient.clone()).or_insert_with(|| words_seen(&case, recipient));
        }
    }
    for pointer in items {
        for (from, hidden, open) in &decisions {
            let mut case = case.clone();
            let item = case.pointer_mut(&pointer).unwrap_or_else(|| panic!("{pointer}"));
            let mut gone = BTreeSet::new();
            canaries(item, &mut gone);
            item["withhold_from"] = json!([{"from": [from], "why": "It is not safe."}]);
            let case = loaded(&case);
            for recipient in hidden {
                let seen = words_in_view(&case, recipient);
                let left: Vec<_> = seen.intersection(&gone).collect();
                assert!(left.is_empty(), "{pointer} withheld from {from}: {recipient:?} sees {left:?}");
            }
            for recipient in open {
                assert_eq!(
                    words_in_view(&case, recipient),
                    before[recipient],
                    "{pointer} withheld from {from}: {recipient:?}"
                );
            }
        }
    }
}

#[test]
fn a_decision_that_cannot_be_read_withholds() {
    let (case, _) = a_case();
    for slip in
        [json!("family"), json!(["family"]), json!([{"why": "x"}]), json!([{"from": {"a": "b"}}]), json!({})]
    {
        let mut case = case.clone();
        case["actions"][0]["withhold_from"] = slip.clone();
        let mut gone = BTreeSet::new();
        canaries(&case["actions"][0], &mut gone);
        assert!(words_seen(&case, &Reader::Child.into()).is_disjoint(&gone), "{slip}");
    }
    let mut case = case;
    case["actions"][0]["withold_from"] = json!([{"from": ["child"]}]);
    let mut gone = BTreeSet::new();
    canaries(&case["actions"][0], &mut gone);
    assert!(words_seen(&case, &Reader::Child.into()).is_disjoint(&gone));
}

#[test]
fn a_person_of_concern_sees_an_item_that_was_shared_and_nothing_beside_it() {
    let (case, fields) = a_case();
    let worry = Recipient::person(Reader::PersonOfConcern, "worry");
    let open = words_allowed(&fields, Reader::PersonOfConcern);
    let items = items_with(&case_schema(), "share_with");
    assert!(items.len() > 7, "{items:?}");
    for pointer in items {
        let of_item = |field: &&Field| {
            let key = field.path.rsplit('.').next().unwrap_or_default();
            field.pointer.strip_prefix(&pointer).is_some_and(|rest| rest.starts_with('/'))
                && field.is_for("family")
                && !key.ends_with("for_child")
                && key != "wishes"
                // The first of the people is a professional, who can be reached.
                && (!pointer.starts_with("/people/")
                    || OF_ANOTHER.contains(&field.path.as_str())
                    || field.path.starts_with("people.contact."))
        };
        let mut expected = open.clone();
        expected.extend(fields.iter().filter(of_item).filter_map(|f| f.canary.clone()));
        let mut case = case.clone();
        case.pointer_mut(&pointer).unwrap_or_else(|| panic!("{pointer}"))["share_with"] = json!(["worry"]);
        // What is about somebody is shown where it is about this person, or about one who is shared with them.
        if pointer.starts_with("/contact/") {
            assert_eq!(words_seen(&case, &worry), open, "{pointer} is about somebody else");
            case.pointer_mut(&pointer).unwrap_or_else(|| panic!("{pointer}"))["person"] = json!("worry");
        }
        assert_eq!(words_seen(&case, &worry), expected, "{pointer}");
        // Nobody else of concern sees it.
        assert_eq!(
            words_seen(&case, &Recipient::person(Reader::PersonOfConcern, "friend")),
            open,
            "{pointer}"
        );
        // What is withheld as well stays withheld.
        if !pointer.starts_with("/people/") {
            case.pointer_mut(&pointer).unwrap_or_else(|| panic!("{pointer}"))["withhold_from"] =
                json!([{"from": ["worry"]}]);
            assert_eq!(words_seen(&case, &worry), open, "{pointer}");
        }
        for (_, page) in pages(&case, &Wish { person: Some("worry".to_owned()), ..Wish::default() }) {
            let shown = fields.iter().filter_map(|f| f.canary.as_deref()).filter(|word| page.contains(word));
            let beside: Vec<&str> = shown.filter(|word| !expected.contains(*word)).collect();
            assert!(beside.is_empty(), "{pointer}: {beside:?}");
        }
    }
}

/// Another member of the family who is shared is named, and no more.
#[test]
fn how_to_reach_one_of_the_family_is_not_shared_with_their_name() {
    let (mut case, fields) = a_case();
    case["people"][1]["share_with"] = json!(["worry"]);
    let seen = words_seen(&case, &Recipient::person(Reader::PersonOfConcern, "worry"));
    for field in fields.iter().filter(|f| f.pointer.starts_with("/people/1/")) {
        let Some(canary) = &field.canary else { continue };
        assert_eq!(seen.contains(canary), OF_ANOTHER.contains(&field.path.as_str()), "{}", field.path);
    }
}

/// The pages of the documents that are wished for, findings left out.
fn pages(case: &Value, wish: &Wish) -> Vec<(Job, String)> {
    static SET: std::sync::LazyLock<ReadySet> =
        std::sync::LazyLock::new(|| TemplateSet::built_in().ready().expect("the built-in set is sound"));
    let loaded = loaded(case);
    let today = TODAY.parse().expect("a day");
    let Ok(jobs) = jobs(&loaded, &SET.languages(), today, wish) else { return Vec::new() };
    let made = jobs.into_iter().map(|job| {
        let request = Request {
            set: &SET,
            job: &job,
            today,
            draft: true,
            open_findings: Vec::new(),
            beside: Beside::default(),
        };
        let view = view(&loaded, &job.recipient, &job.language, today);
        let document = compile(view, &request).unwrap_or_else(|e| panic!("{}: {e}", job.kind.id));
        let page = html::render(&document);
        (job, page)
    });
    made.collect()
}

/// Lets every reference to a person mean one of them.
fn refer_all_to(value: &mut Value, schema: &Value, at: &Value, id: &str) {
    if let Some(name) = at["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        return refer_all_to(value, schema, &schema["$defs"][name], id);
    }
    match value {
        Value::Object(entries) => {
            for (key, value) in entries.iter_mut().filter(|(key, _)| *key != "id") {
                refer_all_to(value, schema, &at["properties"][key], id);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| refer_all_to(item, schema, &at["items"], id)),
        Value::String(word) if ["lead", "parent", "friend", "worry"].contains(&word.as_str()) => {
            *word = id.to_owned()
        }
        _ => {}
    }
}

#[test]
fn no_reference_of_any_kind_brings_back_somebody_who_is_withheld() {
    let schema = case_schema();
    let (case, _) = a_case();
    for (index, id) in [(0, "lead"), (2, "friend")] {
        let mut case = case.clone();
        refer_all_to(&mut case, &schema, &schema, id);
        let mut member = case["group"][0].clone();
        member["person"] = json!("parent");
        case["group"].as_array_mut().expect("a group").push(member);
        let mut of_person = BTreeSet::new();
        canaries(&case["people"][index], &mut of_person);
        for from in [vec!["family"], vec!["child"], vec!["parent"]] {
            case["people"][index]["withhold_from"] = json!([{"from": from, "why": "It is not safe."}]);
            for recipient in [Reader::Group, Reader::Family, Reader::Child].map(Recipient::from) {
                let hidden = recipient.reader == Reader::Child || from != ["child"];
                let seen = words_seen(&case, &recipient);
                let left: Vec<_> = seen.intersection(&of_person).collect();
                assert!(
                    left.is_empty() == hidden,
                    "{id} withheld from {from:?}: {recipient:?} sees {left:?}"
                );
            }
            for (job, page) in pages(&case, &Wish { kinds: kinds().collect(), ..Wish::default() }) {
                let reader = job.recipient.reader;
                if reader == Reader::Team || reader != Reader::Child && from == ["child"] {
                    continue;
                }
                let left: Vec<_> = of_person.iter().filter(|word| page.contains(word.as_str())).collect();
                assert!(left.is_empty(), "{id} withheld from {from:?} stands in {}: {left:?}", job.kind.id);
            }
        }
    }
}

/// What is said of somebody, under whatever key, goes with them.
#[test]
fn what_is_said_of_somebody_withheld_goes_with_them() {
    let (mut case, _) = a_case();
    case["people"][2]["withhold_from"] = json!([{"from": ["family"], "why": "It is not safe."}]);
    case["strengths"][0]["whose"] = json!("friend");
    case["actions"][0]["helps"] = json!(["friend"]);
    case["external_assessments"][0]["of"] = json!("friend");
    case["meetings"][0]["contributions"][0]["member"] = json!("friend");
    case["copies"][0]["to"] = json!("friend");
    case["disagreements"][0]["person"] = json!("friend");
    let seen = words_seen(&case, &Reader::Group.into());
    for pointer in [
        "/strengths/0/what",
        "/actions/0/what",
        // It reports on that action.
        "/meetings/0/services/0/report",
        "/external_assessments/0/findings",
        "/meetings/0/contributions/0/report",
        "/copies/0/document",
        "/disagreements/0/view",
    ] {
        let word = case.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer}"));
        assert!(!seen.contains(word), "{pointer} is still there");
    }
}

#[test]
fn a_child_reads_of_a_person_of_concern_in_words_for_the_child_alone() {
    let (mut case, _) = a_case();
    for pointer in ["/strengths/0/whose", "/contact/0/person", "/trusted_adults/0/person"] {
        *case.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = json!("worry");
    }
    let word = |pointer: &str| {
        case.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer}")).to_owned()
    };
    let seen = words_seen(&case, &Reader::Child.into());
    assert!(seen.contains(&word("/contact/0/for_child")));
    for pointer in ["/strengths/0/what", "/trusted_adults/0/place"] {
        assert!(!seen.contains(&word(pointer)), "{pointer}");
    }
}

#[test]
fn two_parents_who_may_see_different_things_have_a_paper_each() {
    let (mut case, _) = a_case();
    let mut other = case["people"][1].clone();
    other["id"] = json!("other");
    case["people"].as_array_mut().expect("people").push(other);
    let mut second = case["actions"][0].clone();
    second["id"] = json!("actions-2");
    for key in ["what", "for_family", "for_child"] {
        second[key] = json!(format!("Zqsecond{key}"));
    }
    case["actions"].as_array_mut().expect("actions").push(second);
    let family = kinds().filter(|k| {
        k.reader == Reader::Family
            && !["safety-plan-wall", "family-meeting-pack", "easy-read"].contains(&k.id)
    });
    let wish = Wish { kinds: family.collect(), ..Wish::default() };
    let same = pages(&case, &wish);
    assert!(
        same.iter().all(|(job, _)| job.recipient.person.is_none()),
        "one paper for both while they see the same"
    );

    case["actions"][1]["withhold_from"] = json!([{"from": ["other"], "why": "It is not safe."}]);
    let made = pages(&case, &wish);
    for kind in &wish.kinds {
        let of_kind: Vec<_> = made.iter().filter(|(job, _)| job.kind.id == kind.id).collect();
        let readers: BTreeSet<_> =
            of_kind.iter().filter_map(|(job, _)| job.recipient.person.as_deref()).collect();
        assert_eq!(readers, BTreeSet::from(["other", "parent"]), "{}", kind.id);
        for (job, page) in of_kind {
            if job.recipient.person.as_deref() == Some("other") {
                assert!(!page.contains("Zqsecond"), "{}", kind.id);
            }
        }
    }
    let sees = |id: &str| words_seen(&case, &Recipient::person(Reader::Family, id)).contains("Zqsecondwhat");
    assert!(sees("parent") && !sees("other"));
    assert!(!words_seen(&case, &Reader::Family.into()).contains("Zqsecondwhat"), "a paper for both");
}

#[test]
fn what_is_withheld_from_one_who_is_asked_to_a_meeting_is_not_on_its_papers() {
    let (mut case, _) = a_case();
    case["meetings"][0]["invited"] = json!(["friend"]);
    case["needs"][0]["withhold_from"] = json!([{"from": ["friend"], "why": "It is not safe."}]);
    let loaded = loaded(&case);
    let languages = TemplateSet::built_in().ready().expect("the built-in set is sound").languages();
    let wish = Wish { kinds: kinds().collect(), ..Wish::default() };
    let today = TODAY.parse().expect("a day");
    for job in jobs(&loaded, &languages, today, &wish).expect("jobs") {
        let for_several = job.meeting.is_some() && matches!(job.kind.reader, Reader::Group | Reader::Family);
        let on_wall = job.kind.id == "safety-plan-wall";
        assert_eq!(
            job.recipient.onlookers.iter().any(|id| &**id == "friend"),
            for_several || on_wall,
            "{}",
            job.kind.id
        );
    }
    let mut asked = Recipient::from(Reader::Group);
    let word = case["needs"][0]["what"].as_str().expect("a word");
    assert!(words_seen(&case, &asked).contains(word));
    asked.onlookers.push("friend".into());
    assert!(!words_seen(&case, &asked).contains(word));
}
