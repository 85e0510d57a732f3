//! Who sees what: every field has an audience, the plan shows what its readers may see, and nothing
//! else is anywhere in what is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cpplan::case::{case_schema, load_text};
use cpplan::document::{Wish, kind};
use cpplan::trial::filled;
use serde_json::{Value, json};

use crate::program::{TODAY, cpplan, html_text, pdf_metadata, pdf_whole_pages, without_note};
use crate::random_cases::{drafts, drafts_of};

#[test]
fn every_field_of_the_schema_says_who_may_see_it() {
    let schema = case_schema();
    let definitions = schema["$defs"].as_object().expect("definitions");
    for (name, definition) in definitions.iter().map(|(n, d)| (n.as_str(), d)).chain([("Case", &schema)]) {
        for (key, field) in definition["properties"].as_object().expect("a record has fields") {
            let readers = field["x-cpplan-audience"].as_array().unwrap_or_else(|| panic!("{name}.{key}"));
            let known = ["team", "group", "family", "child"];
            assert!(!readers.is_empty() && readers.iter().zip(known).all(|(r, k)| r == k), "{name}.{key}");
        }
    }
}

#[test]
fn the_two_formats_show_the_same_and_nothing_that_is_not_for_the_group() {
    let filled = filled(&case_schema(), &|canary| canary.to_owned());
    let at = tempfile::tempdir().expect("a folder");
    fs::write(at.path().join("case.yaml"), filled.yaml()).expect("a case");
    cpplan(
        at.path(),
        &["build", "case.yaml", "--draft", "--documents", "plan", "--today", TODAY, "--out", "o"],
    )
    .done();
    let html = fs::read_to_string(at.path().join("o/plan.html")).expect("the page");
    let path = at.path().join("o/plan.pdf");
    let pdf = pdf_whole_pages(&path).concat() + &pdf_metadata(&path);
    let shown = html_text(&html);
    let (mut in_html, mut in_pdf) = (BTreeSet::new(), BTreeSet::new());
    for field in &filled.fields {
        let Some(canary) = &field.canary else { continue };
        if !field.is_for_group() {
            assert!(!html.contains(canary.as_str()), "{} is in the page", field.path);
            assert!(!pdf.contains(canary.as_str()), "{} is in the PDF", field.path);
        }
        in_html.extend(shown.contains(canary.as_str()).then_some(&field.path));
        in_pdf.extend(pdf.contains(canary.as_str()).then_some(&field.path));
    }
    assert_eq!(in_html, in_pdf);
}

#[test]
fn what_is_withheld_from_the_group_or_the_family_is_in_no_plan() {
    let filled = filled(&case_schema(), &|canary| canary.to_owned());
    for from in ["group", "family"] {
        let mut case = filled.case.clone();
        let mut gone = BTreeSet::new();
        withhold(&mut case, "", from, &mut gone);
        assert!(gone.len() > 30, "{gone:?}");
        let loaded = load_text(Path::new("case.yaml"), case.to_string()).expect("it loads");
        let pages = drafts(&loaded, false).expect("drafts");
        let page: String = pages.iter().map(|page| without_note(page)).collect();
        for canary in gone {
            assert!(!page.contains(&canary), "{canary} was withheld from the {from}");
        }
    }
}

/// Withholds every item that can be withheld, and collects the words in them.
fn withhold(value: &mut Value, name: &str, from: &str, gone: &mut BTreeSet<String>) {
    const CAN: [&str; 9] = [
        "needs",
        "risks",
        "outcomes",
        "actions",
        "contact",
        "contingency",
        "disagreements",
        "parents",
        "meetings",
    ];
    match value {
        Value::Object(entries) => {
            if CAN.contains(&name) && entries.contains_key("id") || name == "disagreements" {
                words(&Value::Object(entries.clone()), gone);
                entries.insert("withhold_from".into(), json!([{"from": [from], "why": "It is not safe."}]));
                return;
            }
            for (key, value) in entries {
                withhold(value, key, from, gone);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| withhold(item, name, from, gone)),
        _ => {}
    }
}

fn words(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.values().for_each(|value| words(value, found)),
        Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        Value::String(word) if word.starts_with("Zq") => _ = found.insert(word.clone()),
        _ => {}
    }
}

const MINUTES: &str = "the minutes of the meeting";

/// Fields that the plan leaves out although its readers may see them, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("*.for_child", "the child's own documents"),
    ("*.for_family", "the family's own documents"),
    ("*.for_wall", "the page for the wall"),
    ("*.worries_for_child", "the child's own documents"),
    ("*.when_worried_child", "the child's own documents"),
    ("*.id", "names an item within the file"),
    ("cpplan", "the format of the file"),
    ("language", "a setting: the language in which the case is written"),
    ("nation", "decides the words of the whole plan"),
    ("plan", "decides the words of the whole plan"),
    ("stage", "decides the words of the whole plan"),
    ("child.document_languages", "a setting: which documents are made"),
    ("people.document_language", "a setting: which documents are made"),
    ("accepted.path", "a place in the file; the reason tells what it is about"),
    ("child.looked_after.care_plan_changes.decided_at", "shown where the change itself has no date"),
    ("child.looked_after.return_home_planned", "shown where nothing is said about how"),
    ("child_views.wishes.needs", "the outcomes and actions that take a wish up are named"),
    ("concern.people_of_concern.in_family", "the relationship tells"),
    ("discussions.strategy", "the discussion's own name tells, where it has one"),
    ("not_in_group.who", "shown where the case does not have the person"),
    ("people.point_of_contact", "shown where an agency has several people"),
    ("people.person_of_concern", "the concern names the same person"),
    ("contingency.kind", "the trigger tells, in the words of the case"),
    ("copies.planned_for", "shown until the copy is sent"),
    ("family_group_meeting.planned", "shown until there is a date"),
    ("police.interview.planned", "shown until there is a date"),
    ("group.agrees", "only a member who does not agree is told of"),
    ("people.needs_interpreter", "shown where no interpreter is named"),
    ("people.relationship", "shown where no job is written"),
    ("outcomes.progress.meeting", "the date tells"),
    ("versions.meeting", "the date tells"),
    ("parents.blames_child", "how it is met is shown, not the fact alone"),
    ("parents.community_fears_asked", "the fears are shown"),
    ("trusted_adults.away_from_home", "the place tells"),
    ("meetings.feedback.due", "shown until it was given"),
    ("meetings.next_meeting", "the cover and the dates show the meetings themselves"),
    ("meetings.actions", MINUTES),
    ("meetings.apologies", MINUTES),
    ("meetings.attended", MINUTES),
    ("meetings.chair", MINUTES),
    ("meetings.chair_agreed_by_manager", MINUTES),
    ("meetings.changes", MINUTES),
    ("meetings.child_attended", MINUTES),
    ("meetings.child_helped_to_share", MINUTES),
    ("meetings.child_views", MINUTES),
    ("meetings.child_views_brought_by", MINUTES),
    ("meetings.contributions", MINUTES),
    ("meetings.decisions.kind", MINUTES),
    ("meetings.disagreement", MINUTES),
    ("meetings.discussion", MINUTES),
    ("meetings.family_asked", MINUTES),
    ("meetings.invited", MINUTES),
    ("meetings.minutes_by", MINUTES),
    ("meetings.minutes_sent_on", MINUTES),
    ("meetings.new_needs", MINUTES),
    ("meetings.other_harm_check", MINUTES),
    ("meetings.police_check", MINUTES),
    ("meetings.privilege_check", MINUTES),
    ("meetings.recommendation", MINUTES),
    ("meetings.safety_plan_check", MINUTES),
    ("meetings.services", MINUTES),
    ("meetings.sexual_abuse_check", MINUTES),
    ("meetings.trusted_adult_check", MINUTES),
    ("meetings.venue_suits", MINUTES),
];

#[test]
fn what_the_plan_leaves_out_is_known() {
    let filled = filled(&case_schema(), &|canary| canary.to_owned());
    let page_of = |case: &Value| {
        let loaded = load_text(Path::new("case.yaml"), case.to_string()).expect("it loads");
        let plan = Wish { kinds: kind("plan").into_iter().collect(), ..Wish::default() };
        without_note(&drafts_of(&loaded, &plan, false).expect("a draft").concat())
    };
    let whole = page_of(&filled.case);
    let excused = |path: &str| {
        LEFT_OUT.iter().any(|(left_out, _)| match left_out.strip_prefix('*') {
            Some(end) => path.ends_with(end),
            None => path == *left_out || path.strip_prefix(left_out).is_some_and(|p| p.starts_with('.')),
        })
    };
    let (mut all, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for field in filled.fields.iter().filter(|f| f.is_for_group() && !excused(&f.path)) {
        let mut case = filled.case.clone();
        let (parent, key) = field.pointer.rsplit_once('/').expect("a field lies in something");
        match case.pointer_mut(parent) {
            Some(Value::Object(entries)) => _ = entries.remove(key),
            Some(Value::Array(items)) => items.clear(),
            _ => panic!("{} is not in the case", field.path),
        }
        all.insert(field.path.clone());
        if !seen.contains(&field.path) && page_of(&case) != whole {
            seen.insert(field.path.clone());
        }
    }
    let unseen: Vec<String> = all.difference(&seen).cloned().collect();
    assert!(unseen.is_empty(), "the plan never shows:\n{}", unseen.join("\n"));
}
