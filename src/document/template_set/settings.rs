//! The format of `set.yaml`, declared as the case is: what a set says of itself.

use serde_json::{Value as Json, json};

use crate::case::model::PlanKind;
use crate::case::nodes::NodeId;
use crate::case::problem::{Problem, ProblemKind};
use crate::case::reading::Reading;
use crate::case::record::{Holds, Reflected, Schemas, Shape, Value, choices, record};
use crate::case::values::{Given, Id, Text};
use crate::case::{FileKind, settings_schema};

/// The schema of `set.yaml`, JSON Schema draft 2020-12.
pub fn set_schema() -> Json {
    settings_schema(Settings::INFO, "cpplan template set, format 1", "cpplan_templates")
}

/// What `set.yaml` is, for messages.
pub(super) const KIND: FileKind = FileKind {
    noun: "template set",
    keys: "`cpplan_templates: 1` and `name:`",
    help: "it begins with `cpplan_templates: 1`",
};

record! {
    /// What a template set says of itself: its name, what it was copied from, and the documents of its own.
    pub struct Settings ("a template set") {
        /// The version of this format. Always the first line: `cpplan_templates: 1`.
        cpplan_templates: Given<u32> = Team, eg "1";
        /// What the set is called; it stands in the manifest of every build. Without it, the name of the folder.
        name: Text = Team, eg "Gwynedd";
        /// The version of cpplan for which the set was made.
        made_for: Text = Team, eg "0.1.0";
        /// For each file that was copied from the built-in set, its hash then. `cpplan template diff` compares it with what is built in now.
        built_in: Copies = Team;
        /// Documents of the authority's own, beside the built-in ones.
        documents: Vec<DocumentSetting> = Team;
    }
}

choices! {
    /// For whom a document is made. Its reader sees of the case what that kind of reader may see, and no more.
    pub enum ReaderWord {
        /// The professionals of the case and their managers.
        Team = "team",
        /// The group that carries out the plan, with the family members in it.
        Group = "group",
        /// The non-abusing parents and the family.
        Family = "family",
        /// The child.
        Child = "child",
        /// A parent who is a person of concern: what it was decided to share, and nothing else.
        PersonOfConcern = "person_of_concern",
        /// Anybody: nothing of the case but the authority.
        Anyone = "anyone",
    }
}

choices! {
    /// What a document is made of.
    pub enum MadeOf {
        /// The case: once.
        Case = "case",
        /// One of its meetings: the last that was held, or the one that is asked for.
        Meeting = "meeting",
    }
}

choices! {
    /// When a document is made.
    pub enum Made {
        /// In every build.
        Always = "always",
        /// When it is asked for by its id, with `--documents`.
        WhenAsked = "when_asked",
    }
}

record! {
    /// A document of the authority's own.
    pub struct DocumentSetting ("a document") {
        /// What it is called on the command line and in the names of files. Its words stand under the same name, with `_` for `-`; among them its `title`.
        id: Id = Team, eg "school-letter";
        /// For whom it is made.
        reader: Given<ReaderWord> = Team;
        /// Who reads it, in words, for `cpplan documents`.
        readers: Text = Team, eg "the school";
        /// For which kinds of plan; for both without this line.
        plans: Vec<Given<PlanKind>> = Team;
        /// Its template; without this line, its id and `.md`.
        template: Text = Team, eg "school-letter.md";
        /// What it is made of; the case, without this line.
        made_of: Given<MadeOf> = Team;
        /// When it is made; in every build, without this line.
        made: Given<Made> = Team;
        /// Whether it has to fit on one sheet of paper.
        one_page: Given<bool> = Team;
        /// The age of those for whom its words are meant. Without this line, what a family can read, or a child of the age of this child; for professionals, nothing is measured.
        reading_age: Given<u32> = Team, eg "12";
    }
}

/// The files that were copied, each with its hash at that time.
#[derive(Debug, Default)]
pub struct Copies(pub(super) Vec<CopyOf>);

/// A file that was copied.
#[derive(Debug)]
pub(super) struct CopyOf {
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) at: NodeId,
}

impl Value for Copies {
    const HOLDS: Holds = Holds::NOTHING;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let nodes = reading.nodes;
        let entries = nodes.entries(node);
        if entries.is_empty() {
            let message = "`built_in` should have a line for each file that was copied";
            reading.problem(
                Problem::at(ProblemKind::WrongType, node, message)
                    .help("leave it as `cpplan template init` writes it, or take it out"),
            );
        }
        let copy = |entry: &crate::case::nodes::Entry| {
            Some(CopyOf {
                name: nodes.scalar(entry.key)?.0.to_owned(),
                sha256: nodes.scalar(entry.value)?.0.to_owned(),
                at: entry.value,
            })
        };
        Copies(entries.iter().filter_map(copy).collect())
    }

    fn reflect(&self) -> Reflected<'_> {
        Reflected::Absent
    }

    fn shape() -> Shape {
        Shape::List(Text::shape)
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({"type": ["object", "null"], "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{64}$"}})
    }
}
