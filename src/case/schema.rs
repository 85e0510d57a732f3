//! The JSON Schema of a case, for editors: completion, explanation, first checks while typing.

use serde_json::{Value as Json, json};

use super::model::Case;
use super::record::Schemas;

/// The schema of a case file, JSON Schema draft 2020-12.
pub fn case_schema() -> Json {
    let mut schemas = Schemas::default();
    let mut root = schemas.definition(Case::INFO);
    if let Some(object) = root.as_object_mut() {
        let mut top = serde_json::Map::new();
        top.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        top.insert("title".into(), json!("cpplan case, format 1"));
        top.append(object);
        top.insert("type".into(), json!("object"));
        top.insert("$defs".into(), Json::Object(schemas.definitions));
        root = Json::Object(top);
    }
    root
}
