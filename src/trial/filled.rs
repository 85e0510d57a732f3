//! A case in which every field is filled, made from the schema: a field that is new in the model is
//! in every trial without anybody thinking of it.

use jiff::Span;
use serde_json::{Map, Value, json};

use crate::case::values::Date;

/// A field that was filled, and who may see it.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its path without numbers: `actions.service.meanwhile`.
    pub path: String,
    /// Where it is in the case.
    pub pointer: String,
    /// The word that stands in it and nowhere else; none if it is no free text.
    pub canary: Option<String>,
    /// The day that stands in it and nowhere else, if it is a day.
    pub day: Option<Date>,
    /// The readers who may see it: it, and all that it lies in.
    pub readers: Vec<String>,
}

impl Field {
    /// Whether the group that carries out the plan may see it.
    pub fn is_for_group(&self) -> bool {
        self.is_for("group")
    }

    /// Whether a reader may see it by the schema: `team`, `group`, `family` or `child`.
    pub fn is_for(&self, reader: &str) -> bool {
        self.readers.iter().any(|r| r == reader)
    }
}

/// A filled case.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The case.
    pub case: Value,
    /// What was filled.
    pub fields: Vec<Field>,
}

impl Filled {
    /// The case as a file; every JSON is YAML.
    pub fn yaml(&self) -> String {
        format!("{:#}\n", self.case)
    }
}

/// The words by which texts of a filled case are known.
pub const CANARY: &str = "Zq";

/// Fills every field of the schema of a case. `text` makes a text of the word that must be in it.
pub fn filled(schema: &Value, text: &dyn Fn(&str) -> String) -> Filled {
    filled_by_path(schema, &|canary, _| text(canary))
}

/// The same, where the text may depend on the path of the field, too.
pub fn filled_by_path(schema: &Value, text: &dyn Fn(&str, &str) -> String) -> Filled {
    let mut filler = Filler { schema, text, fields: Vec::new(), people: 0, days: 0 };
    let readers: Vec<String> = ["team", "group", "family", "child"].map(str::to_owned).into();
    let place = Place { path: "", pointer: String::new(), readers };
    let case = filler.record(schema, &place);
    Filled { case, fields: filler.fields }
}

struct Filler<'a> {
    schema: &'a Value,
    text: &'a dyn Fn(&str, &str) -> String,
    fields: Vec<Field>,
    people: usize,
    days: i64,
}

struct Place<'a> {
    path: &'a str,
    pointer: String,
    readers: Vec<String>,
}

/// Decisions on who sees what have tests of their own; other files are not part of this case.
const EMPTY: [&str; 3] = ["withhold_from", "share_with", "include"];

/// Words that mean something to the program, and are no free text.
fn fixed(path: &str) -> Option<Value> {
    Some(match path {
        "cpplan" => json!(1),
        "reference" => json!("FILLED-1"),
        "language" | "people.document_language" | "copies.language" => json!("en"),
        "child.document_languages" => json!(["en"]),
        "child.looked_after.status" => json!("care_order"),
        "meetings.held" | "safety_plan.child_took_part" => json!(true),
        _ => return None,
    })
}

impl Filler<'_> {
    fn record(&mut self, definition: &Value, place: &Place<'_>) -> Value {
        let mut out = Map::new();
        for (key, field) in definition["properties"].as_object().into_iter().flatten() {
            if EMPTY.contains(&key.as_str()) {
                continue;
            }
            let path = if place.path.is_empty() { key.clone() } else { format!("{}.{key}", place.path) };
            // A field without an audience is for nobody; it would not compile.
            let may = field["x-cpplan-audience"].as_array();
            let sees = |reader: &&String| may.is_some_and(|may| may.iter().any(|m| m == reader.as_str()));
            let readers = place.readers.iter().filter(sees).cloned();
            let inner = Place {
                path: &path,
                pointer: format!("{}/{key}", place.pointer),
                readers: readers.collect(),
            };
            let value = match fixed(&path) {
                Some(value) => {
                    self.fields.push(field_at(&inner, None, None));
                    value
                }
                None => self.value(field, &inner),
            };
            out.insert(key.clone(), value);
        }
        Value::Object(out)
    }

    fn value(&mut self, schema: &Value, place: &Place<'_>) -> Value {
        if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
            let definition = &self.schema["$defs"][name];
            return self.record(definition, place);
        }
        if let Some(items) = schema.get("items") {
            let count = if place.path == "people" { PEOPLE.len() } else { 1 };
            let items = (0..count).map(|index| {
                let inner = Place {
                    path: place.path,
                    pointer: format!("{}/{index}", place.pointer),
                    readers: place.readers.clone(),
                };
                self.value(items, &inner)
            });
            return Value::Array(items.collect());
        }
        let day = self.days;
        let (value, canary) = self.scalar(schema, place.path);
        let day = if self.days == day { None } else { value.as_str().and_then(|day| day.parse().ok()) };
        self.fields.push(field_at(place, canary, day));
        value
    }

    fn scalar(&mut self, schema: &Value, path: &str) -> (Value, Option<String>) {
        let key = path.rsplit('.').next().unwrap_or(path);
        let any = &schema["anyOf"][0];
        if let Some(options) = any["oneOf"].as_array() {
            let word = match path {
                "people.role" => json!(self.person().1),
                _ => options[0]["const"].clone(),
            };
            return (word, None);
        }
        if any.is_object() {
            let canary = format!("{CANARY}{:04}x", self.fields.len());
            return (json!((self.text)(&canary, path)), Some(canary));
        }
        if schema.get("enum").is_some() {
            return (json!(path != "people.person_of_concern" || self.person().2), None);
        }
        if schema["type"][0] == "integer" {
            return (json!(3), None);
        }
        match schema["pattern"].as_str() {
            Some(pattern) if pattern.contains(r"\d{4}") => {
                self.days += 1;
                let day = FIRST_DAY.saturating_add(Span::new().days(self.days));
                return (json!(day.to_string()), None);
            }
            Some(pattern) if pattern.contains(r"\d{1,2}:") => return (json!("14:30"), None),
            _ => {}
        }
        if key == "id" {
            return (json!(self.id(path)), None);
        }
        if key.ends_with("often") || key.ends_with("every") {
            return (json!("weekly"), None);
        }
        (json!(target(path)), None)
    }

    fn id(&mut self, path: &str) -> String {
        if path == "people.id" {
            self.people += 1;
            return self.person().0.to_owned();
        }
        format!("{}-1", path.trim_end_matches(".id").rsplit('.').next().unwrap_or(path))
    }

    /// Who is being filled in.
    fn person(&self) -> (&'static str, &'static str, bool) {
        PEOPLE[self.people.clamp(1, PEOPLE.len()) - 1]
    }
}

/// The day before the first that is filled in.
const FIRST_DAY: Date = jiff::civil::date(2027, 1, 1);

/// The people of the case: id, role, and whether they are of concern.
const PEOPLE: [(&str, &str, bool); 4] = [
    ("lead", "lead_social_worker", false),
    ("parent", "family", false),
    ("friend", "network", false),
    ("worry", "other_professional", true),
];

/// What a reference in a field points at.
fn target(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or(path) {
        "needs" | "need" => "needs-1",
        "outcomes" => "outcomes-1",
        "actions" | "action" | "child_action" | "drawn_up_by" => "actions-1",
        "findings" => "findings-1",
        "impacts" => "impacts-1",
        "safety_rules" => "rules-1",
        "places" => "places-1",
        "meeting" | "decided_at" | "ended_at" => "meetings-1",
        _ if path == "concern.people_of_concern.person" => "worry",
        _ if path.starts_with("parent") || path.starts_with("safety_plan") => "parent",
        _ => "lead",
    }
}

fn field_at(place: &Place<'_>, canary: Option<String>, day: Option<Date>) -> Field {
    Field {
        path: place.path.to_owned(),
        pointer: place.pointer.clone(),
        canary,
        day,
        readers: place.readers.clone(),
    }
}
