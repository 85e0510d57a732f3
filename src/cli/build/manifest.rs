//! The manifest of a build: which document holds which items, for whom, with the hash of each file.
//!
//! It stays with the team. It names items by id and holds no text of the case.

use serde_json::{Value, json};

use crate::case::Loaded;
use crate::case::nodes::NodeId;
use crate::case::values::Date;
use crate::document::reading::Reading;
use crate::document::{Job, sha256};
use crate::guidance::register::register_text;

/// The name of its file.
pub(in crate::cli) const MANIFEST: &str = "manifest.json";

/// The name under which cpplan signs what it makes.
pub(in crate::cli) const GENERATOR: &str = "\"generator\": \"cpplan\"";

/// A document that was made.
pub(super) struct Made<'a> {
    pub(super) job: &'a Job,
    /// The items of the case that its reader may see.
    pub(super) items: Vec<NodeId>,
    /// How hard it is to read, where families or children read it.
    pub(super) reading: Option<Reading>,
    /// Its files: names and bytes.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// The manifest, as JSON.
pub(super) fn manifest(
    loaded: &Loaded,
    made: &[Made<'_>],
    templates: &str,
    day: Date,
    draft: bool,
) -> String {
    let documents: Vec<_> = made
        .iter()
        .map(|made| {
            let job = made.job;
            let files: Vec<_> = made
                .files
                .iter()
                .map(|(name, bytes)| json!({"name": name, "sha256": sha256(bytes)}))
                .collect();
            let items: Vec<String> =
                made.items.iter().map(|at| loaded.nodes.path(*at)).filter(|path| !path.is_empty()).collect();
            json!({
                "document": job.kind.id,
                "reader": job.recipient.reader.word(),
                "person": job.recipient.person.as_deref(),
                "language": job.language.tag(),
                "style": job.style.word(),
                "meeting": job.meeting.as_deref(),
                "discreet": job.discreet,
                "reading": made.reading.as_ref().map(figures),
                "files": files,
                "items": items,
            })
        })
        .collect();
    let manifest = json!({
        "version": 1,
        "generator": "cpplan",
        "program": env!("CARGO_PKG_VERSION"),
        "guidance": sha256(register_text().as_bytes()),
        "templates": templates,
        "case": loaded.case.reference.words(),
        "date": day.to_string(),
        "draft": draft,
        "documents": documents,
    });
    format!("{manifest:#}\n")
}

/// How hard a document is to read, in figures of one decimal.
fn figures(reading: &Reading) -> Value {
    let tenth = |figure: f64| (figure * 10.0).round() / 10.0;
    json!({
        "formula": reading.limit.formula(),
        "grade": tenth(reading.limit.figure(&reading.measure)),
        "limit": reading.limit.grade,
        "words": reading.measure.words,
        "sentences": reading.measure.sentences,
        "words_in_a_sentence": tenth(reading.measure.words_in_a_sentence),
        "too_hard": reading.too_hard.is_some(),
    })
}
