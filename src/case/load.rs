//! Loading a case: from a path to the model, the nodes and everything that is wrong in the writing.

use std::mem;
use std::path::{Path, PathBuf};

use super::files::{self, FileError};
use super::model::Case;
use super::nodes::{Entry, Kind, NodeId, Nodes, SourceFile, Span, Style};
use super::parse::{Unreadable, parse};
use super::place::{LineColumn, Place, line_column};
use super::problem::{Problem, ProblemKind, quote};
use super::reading::Reading;
use super::record::Value;
use super::values::{Given, Text};
use super::{kin, references, traps};

/// The version of the format that this program writes and reads.
pub const FORMAT: u32 = 1;

/// How many problems are told of in one run: a file with more is no case that somebody wrote.
pub(super) const PROBLEM_LIMIT: usize = 1000;

/// A case as loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The model.
    pub case: Case,
    /// What stands where.
    pub nodes: Nodes,
    /// What is wrong in the writing.
    pub problems: Vec<Problem>,
}

/// Why a case could not be loaded at all.
#[derive(Debug)]
pub enum LoadError {
    /// A file could not be read.
    File(FileError),
    /// A file is not YAML, or no case.
    Content {
        /// The file.
        path: PathBuf,
        /// Its text.
        text: String,
        /// Where, in bytes.
        byte: usize,
        /// Where, as people count.
        at: LineColumn,
        /// What is wrong.
        message: String,
        /// What to do.
        help: String,
    },
}

impl From<FileError> for LoadError {
    fn from(error: FileError) -> Self {
        LoadError::File(error)
    }
}

/// Loads the case in a file, with the parts beside it.
///
/// # Errors
/// When a file cannot be read, is not YAML, or is no map of keys.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    let text = files::read_text(path)?;
    load_text(path, text)
}

/// Loads the case in a text that is, or stands for, the file at `path`.
///
/// # Errors
/// As [`load`].
pub fn load_text(path: &Path, text: String) -> Result<Loaded, LoadError> {
    let mut loader = Loader { nodes: Nodes::default(), problems: Vec::new(), what: &CASE };
    let root = loader.root(path, text)?;
    loader.version(root);
    loader.includes(path, root)?;
    loader.meetings(path, root)?;
    let Loader { mut nodes, mut problems, .. } = loader;
    let mut reading = Reading::of(&nodes, &mut problems);
    let mut case = Case::read(root, &mut reading);
    let Reading { found, says_nothing, problems: told, .. } = reading;
    // Asked while all problems are told of, and not the first thousand.
    let keys_are_known = !told.iter().any(|problem| problem.kind == ProblemKind::UnknownKey);
    kin::mark_those_meant(&mut case, &nodes);
    references::check(&found, told);
    reference_is_safe(&case.reference, told);
    says_which_plan(&case, root, told);
    told.extend(says_nothing);
    in_order(told, &nodes);
    if keys_are_known {
        nodes.tell_keys_are_known();
    }
    Ok(Loaded { case, nodes, problems })
}

/// Reads a file that is laid out as a case is, but holds what an authority sets for its cases: the
/// nodes, the root and what is wrong in the writing.
///
/// # Errors
/// As [`load`].
pub fn load_settings(path: &Path, text: String) -> Result<(Nodes, NodeId, Vec<Problem>), LoadError> {
    let (mut nodes, mut problems) = (Nodes::default(), Vec::new());
    let root = load_beside(&mut nodes, &mut problems, path, text, &PROFILE)?;
    Ok((nodes, root, problems))
}

/// Reads a file that is laid out as a case is into nodes that may hold others already, and gives its root.
///
/// # Errors
/// As [`load`]. What was read before stays.
pub fn load_beside(
    nodes: &mut Nodes,
    problems: &mut Vec<Problem>,
    path: &Path,
    text: String,
    what: &'static FileKind,
) -> Result<NodeId, LoadError> {
    let mut loader = Loader { nodes: mem::take(nodes), problems: mem::take(problems), what };
    let root = loader.root(path, text);
    (*nodes, *problems) = (loader.nodes, loader.problems);
    root
}

/// What kind of file is read, for messages.
#[derive(Debug)]
pub struct FileKind {
    /// What it is: "case".
    pub noun: &'static str,
    /// Keys that it has.
    pub keys: &'static str,
    /// How to begin one.
    pub help: &'static str,
}

const CASE: FileKind = FileKind {
    noun: "case",
    keys: "`cpplan: 1` and `child:`",
    help: "`cpplan new` writes a case to begin with",
};

const PROFILE: FileKind = FileKind {
    noun: "profile",
    keys: "`cpplan_profile: 1` and `authority:`",
    help: "a profile begins with `cpplan_profile: 1`",
};

/// From the top of the file to its end. Nobody reads more than the first thousand.
fn in_order(problems: &mut Vec<Problem>, nodes: &Nodes) {
    problems.sort_by_cached_key(|p| p.place.span(nodes).map(|s| (s.file, s.bytes.start)));
    problems.truncate(PROBLEM_LIMIT);
}

struct Loader {
    nodes: Nodes,
    problems: Vec<Problem>,
    what: &'static FileKind,
}

impl Loader {
    /// Reads the first file, which has to have keys.
    fn root(&mut self, path: &Path, text: String) -> Result<NodeId, LoadError> {
        let root = self.file(path, text)?;
        if self.nodes.entries(root).is_empty() {
            let FileKind { noun, keys, help } = self.what;
            return Err(self.refuse(
                0,
                0,
                &format!("this is not a {noun}: it has no keys such as {keys}"),
                help,
            ));
        }
        Ok(root)
    }

    /// Reads one file into nodes.
    fn file(&mut self, path: &Path, text: String) -> Result<NodeId, LoadError> {
        let number = self.nodes.files().len();
        let root = parse(&mut self.nodes, number, &text, &mut self.problems);
        let is_blank = text.trim().is_empty();
        self.nodes.add_file(SourceFile { path: path.to_owned(), text });
        root.map_err(|error| match error {
            Unreadable::Syntax(traps::SyntaxError { byte, message, help, .. }) => {
                self.refuse(number, byte, &message, &help)
            }
            Unreadable::Empty => {
                let message =
                    if is_blank { "the file is empty" } else { "the file holds nothing but comments" };
                self.refuse(number, 0, message, self.what.help)
            }
            Unreadable::TooLarge(what, byte) => self.refuse(
                number,
                byte,
                &format!("this is no {}: {what}", self.what.noun),
                "look at what was copied into the file",
            ),
            Unreadable::SeveralDocuments(byte) => self.refuse(
                number,
                byte,
                "a second document begins here (`---`)",
                &format!("a file holds one {}; put the second into a file of its own", self.what.noun),
            ),
        })
    }

    fn refuse(&self, file: usize, byte: usize, message: &str, help: &str) -> LoadError {
        let source = &self.nodes.files()[file];
        LoadError::Content {
            path: source.path.clone(),
            text: source.text.clone(),
            byte,
            at: line_column(&source.text, byte),
            message: message.to_owned(),
            help: help.to_owned(),
        }
    }

    /// A part that cannot be read: the place to mend is where the case names it.
    fn refuse_part(&self, item: NodeId, error: &FileError) -> LoadError {
        match error {
            FileError::Missing(_) => {
                let written = self.nodes.scalar(item).map(|(text, _)| text).unwrap_or_default();
                let message = format!("there is no file {}", quote(written));
                self.refuse_at(
                    item,
                    &message,
                    "look at the spelling; a part is named from the folder of the case on",
                )
            }
            _ => self.refuse_at(item, &error.to_string(), error.help()),
        }
    }

    fn refuse_at(&self, node: NodeId, message: &str, help: &str) -> LoadError {
        let span = self.nodes.get(node).map_or(Span { file: 0, bytes: 0..0 }, |n| n.span());
        self.refuse(span.file, span.bytes.start, message, help)
    }

    fn version(&mut self, root: NodeId) {
        let entry = self.nodes.entry(root, "cpplan");
        let written = entry.and_then(|e| self.nodes.scalar(e.value)).map(|(v, _)| v.trim().to_owned());
        match (entry, written.as_deref()) {
            (_, Some("1")) => {}
            (Some(entry), Some(other)) if !other.is_empty() => {
                let newer = other.parse::<u32>().is_ok_and(|v| v > FORMAT);
                let message = if newer {
                    format!("this case is written in format {other}; this program knows format 1")
                } else {
                    format!("{} is not a version of the format", quote(other))
                };
                let help = if newer { "use a newer cpplan for it" } else { "write `cpplan: 1`" };
                self.problems.push(Problem::at(ProblemKind::Version, entry.value, message).help(help));
            }
            _ => self.problems.push(Problem {
                kind: ProblemKind::Version,
                place: Place::MissingIn(root, "cpplan"),
                message: "the case does not say in which version of the format it is written".into(),
                help: Some("write `cpplan: 1` as its first line".into()),
            }),
        }
    }

    /// Files named under `include` give further keys of the case.
    fn includes(&mut self, path: &Path, root: NodeId) -> Result<(), LoadError> {
        let list = self.nodes.child(root, "include");
        let items = match self.nodes.get(list).map(|n| &n.kind) {
            Some(Kind::List(items)) => items.clone(),
            _ => Vec::new(),
        };
        let mut read = Vec::new();
        for item in items {
            let Some(written) = self.nodes.scalar(item).map(|(v, _)| v.trim().to_owned()) else { continue };
            if written.is_empty() {
                continue;
            }
            let part_path = files::included(path, &written).map_err(|e| self.refuse_part(item, &e))?;
            if read.contains(&part_path) {
                return Err(self.refuse_at(item, "this part is named twice", "leave one of the two out"));
            }
            let text = files::read_text(&part_path).map_err(|e| self.refuse_part(item, &e))?;
            read.push(part_path.clone());
            let part = self.file(&part_path, text)?;
            for entry in self.nodes.entries(part).to_vec() {
                self.join(root, entry);
            }
        }
        Ok(())
    }

    /// A part's key joins the case: lists go on, anything else may stand only once.
    fn join(&mut self, root: NodeId, entry: Entry) {
        let key = self.nodes.scalar(entry.key).map(|(k, _)| k.to_owned()).unwrap_or_default();
        if matches!(key.as_str(), "cpplan" | "include") {
            let message = format!("`{key}` belongs in the case file itself, not in a part of it");
            self.problems.push(
                Problem::at(ProblemKind::DuplicateKey, entry.key, message).help("leave the line out here"),
            );
            return;
        }
        let Some(there) = self.nodes.entry(root, &key) else {
            self.nodes.push_entry(root, entry);
            return;
        };
        let both_lists = [there.value, entry.value]
            .map(|v| matches!(self.nodes.get(v).map(|n| &n.kind), Some(Kind::List(_))));
        if both_lists == [true, true] {
            let items = match self.nodes.get(entry.value).map(|n| &n.kind) {
                Some(Kind::List(items)) => items.clone(),
                _ => Vec::new(),
            };
            for item in items {
                self.nodes.push_item(there.value, item);
            }
        } else {
            let message =
                format!("{} stands in the case already; what this part says of it is left out", quote(&key));
            self.problems
                .push(Problem::at(ProblemKind::DuplicateKey, entry.key, message).help("keep one of the two"));
        }
    }

    /// Each file in `meetings/` is one meeting.
    fn meetings(&mut self, path: &Path, root: NodeId) -> Result<(), LoadError> {
        let parts = files::meeting_parts(path);
        if parts.is_empty() {
            return Ok(());
        }
        let mut meetings = Vec::new();
        for part in parts {
            let text = files::read_text(&part)?;
            meetings.push(self.file(&part, text)?);
        }
        let list = self.nodes.child(root, "meetings");
        if matches!(self.nodes.get(list).map(|n| &n.kind), Some(Kind::List(_))) {
            for meeting in meetings {
                self.nodes.push_item(list, meeting);
            }
            return Ok(());
        }
        let span = meetings.first().and_then(|m| self.nodes.get(*m)).map(|n| n.span());
        let span = span.unwrap_or(Span { file: 0, bytes: 0..0 });
        let start = Span { file: span.file, bytes: span.bytes.start..span.bytes.start };
        let key = self.nodes.add_scalar("meetings", Style::Plain, start.clone());
        let value = self.nodes.add_list(meetings, start);
        self.nodes.push_entry(root, Entry { key, value });
        Ok(())
    }
}

/// Whether a reference can be a file's name on any system.
pub fn is_safe_reference(reference: &str) -> bool {
    let mut chars = reference.chars();
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];
    chars.next().is_some_and(|c| c.is_ascii_alphanumeric())
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && reference.len() <= 60
        && !reference.ends_with('.')
        && !reference.contains("..")
        && !RESERVED.contains(&reference.to_lowercase().as_str())
}

fn reference_is_safe(reference: &Text, problems: &mut Vec<Problem>) {
    let written = reference.words();
    if !written.is_empty() && !is_safe_reference(written) {
        problems.push(
            Problem::at(
                ProblemKind::WrongCaseReference,
                reference.at(),
                format!("{} cannot be used in the names of files", quote(written)),
            )
            .help("use letters, digits, `-`, `_` and `.` only, such as `GW-2026-0142`"),
        );
    }
}

/// A case that does not say these would be asked for next to nothing, and look sound.
fn says_which_plan(case: &Case, root: NodeId, problems: &mut Vec<Problem>) {
    let mut missing = |key: &'static str, message: &str, help: &str| {
        problems.push(Problem {
            kind: ProblemKind::KindOfPlan,
            place: Place::MissingIn(root, key),
            message: message.into(),
            help: Some(help.into()),
        });
    };
    if case.plan.is_absent() {
        let message =
            "the case does not say which kind of plan it holds, so much of the guidance is not asked for";
        missing("plan", message, "write `plan: child_protection` or `plan: child_in_need`");
    }
    if case.nation.is_absent() {
        missing(
            "nation",
            "the case does not say in which nation it is",
            "write `nation: england` or `nation: wales`",
        );
    }
}

/// The language of a case: as it says, else English.
pub fn case_language(case: &Case) -> super::values::Language {
    super::values::Language::new(case.language.words()).unwrap_or_else(super::values::Language::english)
}

impl Case {
    /// Whether the case is at a stage at which reviews have been held.
    pub fn under_review(&self) -> bool {
        matches!(self.stage, Given::Known(super::model::Stage::Review | super::model::Stage::Closing))
    }
}
