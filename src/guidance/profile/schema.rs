//! The JSON Schema of a profile, for editors.

use serde_json::{Map, Value as Json, json};

use super::format::Settings;
use crate::case::record::Schemas;

/// The schema of a profile, JSON Schema draft 2020-12.
pub fn profile_schema() -> Json {
    let mut schemas = Schemas::default();
    let mut root = schemas.definition(Settings::INFO);
    if let Some(object) = root.as_object_mut() {
        let mut top = Map::new();
        top.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        top.insert("title".into(), json!("cpplan profile, format 1"));
        top.append(object);
        top.insert("type".into(), json!("object"));
        top.insert("required".into(), json!(["cpplan_profile"]));
        top.insert("$defs".into(), Json::Object(schemas.definitions));
        root = Json::Object(top);
    }
    without_audience(&mut root);
    root
}

/// A profile has no readers but those who work with it.
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
