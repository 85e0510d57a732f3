//! The JSON Schema of a profile, for editors.

use serde_json::Value as Json;

use super::format::Settings;
use crate::case::settings_schema;

/// The schema of a profile, JSON Schema draft 2020-12.
pub fn profile_schema() -> Json {
    settings_schema(Settings::INFO, "cpplan profile, format 1", "cpplan_profile")
}
