//! The JSON Schema of a case, for editors: completion, explanation, first checks while typing.

use serde_json::{Map, Value as Json, json};

use super::model::Case;
use super::record::{RecordInfo, Schemas};

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

/// The schema of a file that is declared as a case is, but holds what an authority sets for all its cases. It begins
/// with the version of its format, under `version_key`.
pub fn settings_schema(info: &'static RecordInfo, title: &str, version_key: &str) -> Json {
    let mut schemas = Schemas::default();
    let mut root = schemas.definition(info);
    if let Some(object) = root.as_object_mut() {
        let mut top = Map::new();
        top.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        top.insert("title".into(), json!(title));
        top.append(object);
        top.insert("type".into(), json!("object"));
        top.insert("required".into(), json!([version_key]));
        top.insert("$defs".into(), Json::Object(schemas.definitions));
        root = Json::Object(top);
    }
    without_audience(&mut root);
    root
}

/// Settings have no readers but those who work with them.
fn without_audience(schema: &mut Json) {
    match schema {
        Json::Object(map) => {
            map.shift_remove("x-cpplan-audience");
            map.values_mut().for_each(without_audience);
        }
        Json::Array(items) => items.iter_mut().for_each(without_audience),
        _ => {}
    }
}
