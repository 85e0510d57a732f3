//! The cases that a template set is tried with: made from the schema, the same every time, about nobody.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::filled::{CANARY, Field, Filled, filled, filled_by_path};
use crate::case::values::Date;
use crate::case::{LoadError, Loaded, case_schema, load_text};

/// What a case shows of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A word of its own in every field: what is lost, and what is given away.
    Canary,
    /// The same, and everything that can be withheld is withheld from family and child.
    Withheld,
    /// The same, and everything that can be shared is shared with a person of concern.
    Shared,
    /// As little as a case can hold.
    Smallest,
    /// Many items and long texts, in easy words: what falls off the paper, and how hard the fixed words are.
    Largest,
    /// One context of the abuse alone.
    Context,
    /// The path of each field in place of its text, for the output that somebody accepts.
    Accepted,
}

/// A case to try a set with.
#[derive(Debug)]
pub struct TrialCase {
    /// What it is, in words.
    pub name: String,
    /// What it shows.
    pub purpose: Purpose,
    /// `child_protection` or `child_in_need`.
    pub plan: &'static str,
    /// The case.
    pub loaded: Loaded,
    /// What was filled in it; nothing where canaries are not looked for.
    pub fields: Vec<Field>,
    /// The canaries in items that are withheld from the family and the child.
    pub withheld: BTreeSet<String>,
}

/// The day of a trial: always the same, so that what was accepted stays so.
pub const DAY: Date = jiff::civil::date(2026, 11, 21);

const PLANS: [&str; 2] = ["child_protection", "child_in_need"];
const NATIONS: [&str; 2] = ["england", "wales"];
const CONTEXTS: [&str; 5] =
    ["intra_familial_adult", "sibling", "extra_familial", "online", "harmful_sexual_behaviour"];

/// Keys whose texts are short in every case.
const SHORT: [&str; 12] = [
    "name",
    "known_as",
    "phone",
    "email",
    "reference",
    "job",
    "agency",
    "relationship",
    "pronouns",
    "team",
    "venue",
    "own_words",
];

/// An easy text of some length.
const LONG: &str = "We talk at home each week. Mum rings the school when she is worried. \
    The teacher sees the child at lunch, and writes down what was said. Gran comes on Friday. \
    We all know whom to ring. If plans change, we tell each other on the same day.";

/// The person of concern with whom everything is shared, by the id.
pub(super) const SHARED_WITH: &str = "worry";

/// How often each item of a list stands in the largest case.
const ITEMS: usize = 4;

/// All cases.
///
/// # Errors
/// When one cannot be loaded: a fault of the program, which tests find.
pub fn cases() -> Result<Vec<TrialCase>, LoadError> {
    let schema = case_schema();
    let canaries = of_parent(filled(&schema, &|canary| canary.to_owned()));
    let mut all = Vec::new();
    for plan in PLANS {
        for nation in NATIONS {
            let case = edited(&canaries.case, &[("/plan", json!(plan)), ("/nation", json!(nation))]);
            let name = format!("every field filled ({}, {nation})", plan.replace('_', " "));
            all.push(case_of(name, Purpose::Canary, plan, &case, canaries.fields.clone())?);
        }
    }
    all.push(withheld(&schema, &canaries)?);
    let mut shared = canaries.case.clone();
    decide(&mut shared, &schema, &schema, "share_with", &json!([SHARED_WITH]));
    all.push(case_of(
        "everything shared with a person of concern".to_owned(),
        Purpose::Shared,
        PLANS[0],
        &shared,
        canaries.fields.clone(),
    )?);
    for plan in PLANS {
        all.push(case_of(
            format!("as little as a case can hold ({})", plan.replace('_', " ")),
            Purpose::Smallest,
            plan,
            &smallest(plan),
            Vec::new(),
        )?);
    }
    all.push(case_of(
        "many items and long texts".to_owned(),
        Purpose::Largest,
        PLANS[0],
        &largest(&schema),
        Vec::new(),
    )?);
    for context in CONTEXTS {
        let case = edited(&canaries.case, &[("/concern/contexts", json!([context]))]);
        let name = format!("the context {}", context.replace('_', " "));
        all.push(case_of(name, Purpose::Context, PLANS[0], &case, canaries.fields.clone())?);
    }
    for (plan, nation) in PLANS.into_iter().zip(NATIONS) {
        let labels = of_parent(filled_by_path(&schema, &|_, path| format!("[{path}]")));
        let case = edited(&labels.case, &[("/plan", json!(plan)), ("/nation", json!(nation))]);
        let name = format!("{}, {nation}", plan.replace('_', " "));
        all.push(case_of(name, Purpose::Accepted, plan, &case, Vec::new())?);
    }
    Ok(all)
}

fn case_of(
    name: String,
    purpose: Purpose,
    plan: &'static str,
    case: &Value,
    fields: Vec<Field>,
) -> Result<TrialCase, LoadError> {
    let loaded = load_text(Path::new("case.yaml"), format!("{case:#}\n"))?;
    Ok(TrialCase { name, purpose, plan, loaded, fields, withheld: BTreeSet::new() })
}

/// The parent is an adult, and sits in the group; a paper is discreet where the trial asks for it.
fn of_parent(mut filled: Filled) -> Filled {
    filled.case = edited(
        &filled.case,
        &[
            ("/people/1/born", json!("1990-02-01")),
            ("/group/0/person", json!("parent")),
            ("/people/1/discreet", json!(false)),
            ("/child/discreet", json!(false)),
            ("/people/3/born", json!("1988-05-01")),
        ],
    );
    filled
}

fn edited(case: &Value, edits: &[(&str, Value)]) -> Value {
    let mut case = case.clone();
    for (pointer, to) in edits {
        if let Some(value) = case.pointer_mut(pointer) {
            *value = to.clone();
        }
    }
    case
}

fn withheld(schema: &Value, canaries: &Filled) -> Result<TrialCase, LoadError> {
    let mut case = canaries.case.clone();
    let decision = json!([{"from": ["family", "child"], "why": "It is not safe."}]);
    let mut gone = BTreeSet::new();
    for item in decide(&mut case, schema, schema, "withhold_from", &decision) {
        words(&item, &mut gone);
    }
    let name = "everything withheld from family and child".to_owned();
    let fields = canaries.fields.clone();
    Ok(TrialCase { withheld: gone, ..case_of(name, Purpose::Withheld, PLANS[0], &case, fields)? })
}

/// Writes a decision into every outermost item that has a place for it; gives those items.
fn decide(value: &mut Value, schema: &Value, at: &Value, key: &str, decision: &Value) -> Vec<Value> {
    if let Some(name) = at["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        return decide(value, schema, &schema["$defs"][name], key, decision);
    }
    match value {
        Value::Array(items) => {
            items.iter_mut().flat_map(|item| decide(item, schema, &at["items"], key, decision)).collect()
        }
        Value::Object(entries) => {
            if at["properties"].get(key).is_some() {
                let whole = Value::Object(entries.clone());
                entries.insert(key.to_owned(), decision.clone());
                return vec![whole];
            }
            let within = |(name, value): (&String, &mut Value)| {
                decide(value, schema, &at["properties"][name.as_str()], key, decision)
            };
            entries.iter_mut().flat_map(within).collect()
        }
        _ => Vec::new(),
    }
}

/// The canaries in a piece of a case.
fn words(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.values().for_each(|value| words(value, found)),
        Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        Value::String(word) if word.starts_with(CANARY) => _ = found.insert(word.clone()),
        _ => {}
    }
}

fn smallest(plan: &str) -> Value {
    json!({
        "cpplan": 1,
        "reference": "TRIAL-1",
        "nation": "england",
        "plan": plan,
        "stage": "initial",
        "meetings": [{"id": "m1"}],
    })
}

fn largest(schema: &Value) -> Value {
    let long = |canary: &str, path: &str| {
        let key = path.rsplit('.').next().unwrap_or(path);
        if SHORT.contains(&key) { canary.to_owned() } else { LONG.to_owned() }
    };
    let mut case = of_parent(filled_by_path(schema, &long)).case;
    if let Some(entries) = case.as_object_mut() {
        for (key, value) in entries.iter_mut() {
            // The meeting whose papers are made is known by its id, and the people by theirs.
            if let Some(items) = value.as_array_mut().filter(|_| key != "meetings") {
                more(items);
            }
        }
    }
    case
}

/// Repeats the items of a list, each under an id of its own.
fn more(items: &mut Vec<Value>) {
    let Some(last) = items.last().filter(|item| item.is_object()).cloned() else { return };
    for number in 2..=ITEMS {
        let mut item = last.clone();
        if let Some(id) = item["id"].as_str() {
            item["id"] = json!(format!("{id}-{number}"));
        }
        items.push(item);
    }
}
