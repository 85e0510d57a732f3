//! What can be wrong with a template set, each with a code of its own, and what was found.

use std::ops::Range;
use std::path::Path;

use crate::case::nodes::{NodeId, Nodes, SourceFile, Span};
use crate::case::{FileKind, LoadError, Place, load_beside};
use crate::document::faults::FaultKind;
use crate::guidance::{Finding, Level};

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $NAME:ident = $code:literal, $name:literal, $level:ident;)+) => {
        $($(#[doc = $doc])+
        pub(crate) static $NAME: FaultKind = FaultKind {
            code: $code, name: $name, level: Level::$level, documentation: concat!($($doc, "\n"),+),
        };)+

        /// All of them, in the order of their codes.
        pub static SET_FAULTS: &[&FaultKind] = &[$(&$NAME),+];
    };
}

faults! {
    /// A file or folder of the set cannot be read.
    UNREADABLE = "TPL001", "set-unreadable", Error;
    /// The set does not say which version of the format it is written in.
    ///
    /// Its file `set.yaml` begins with `cpplan_templates: 1`. `cpplan template init` writes one.
    VERSION = "TPL002", "set-version", Error;
    /// A link that leads out of the set, or something that is neither a file nor a folder.
    ///
    /// A set is one folder that can be copied, looked through and trusted whole. Copy the file into it.
    OUTSIDE = "TPL003", "outside-the-set", Error;
    /// The set has more files, or larger ones, than a set of templates can need.
    TOO_LARGE = "TPL004", "set-too-large", Error;
    /// A file that is no part of a set.
    ///
    /// A set has `set.yaml`, `theme.yaml`, `style.css` and `document.typ`, templates (`.md`), a logo (`.svg`,
    /// `.png`, `.jpg`) and `words/LANGUAGE/*.yaml`. What begins with a dot is left alone, and so are `README.md`,
    /// files like `LICENSE` and other folders.
    UNKNOWN_FILE = "TPL005", "unknown-file", Error;
    /// A template that no document is made with, and that no other template names.
    UNUSED = "TPL006", "unused-template", Error;
    /// Words under a key that the built-in words do not have, and that no template of the set asks for.
    UNKNOWN_WORD = "TPL007", "unknown-word", Warning;
    /// Words with a gap that the template does not fill, or in a form that cannot be used.
    WRONG_WORD = "TPL008", "wrong-word", Error;
    /// A document of the authority's own that is not declared as it must be.
    WRONG_DOCUMENT = "TPL009", "wrong-document", Error;
    /// A template names another one that is not there.
    NO_TEMPLATE = "TPL010", "no-such-template", Error;
    /// A block that the template that is extended does not have.
    ///
    /// It would vanish without a word. `cpplan template list --verbose` names the blocks of every template.
    NO_BLOCK = "TPL011", "no-such-block", Error;
    /// Text outside of every block, in a template that extends another: it would vanish.
    OUTSIDE_BLOCKS = "TPL012", "outside-blocks", Error;
    /// A template that extends two others, or in the end itself.
    WRONG_EXTENDS = "TPL013", "wrong-extends", Error;
    /// What a file of the set was copied from has changed in the program since.
    ///
    /// `cpplan template diff` shows what changed. Carry over what matters; `cpplan template diff --accept` then
    /// takes it as done.
    COPY_CHANGED = "TPL014", "built-in-changed", Warning;
}

/// What was found wrong with a set, and the files in which it stands.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    /// The files, and what stands where in them.
    pub nodes: Nodes,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Faults {
    /// Whether anything keeps the set from being used.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|f| f.level == Level::Error)
    }

    /// In the order of the files, and in each from its top.
    #[must_use]
    pub fn in_order(mut self) -> Faults {
        let Faults { nodes, findings } = &mut self;
        findings.sort_by_cached_key(|f| {
            let span = f.place.span(nodes);
            let file = span.as_ref().and_then(|s| nodes.files().get(s.file)).map(|file| file.path.clone());
            (file, span.map(|s| s.bytes.start), f.code)
        });
        self
    }

    /// Lays a file among the others, so that findings can point into it, and gives its number.
    pub(crate) fn file(&mut self, path: &Path, text: &str) -> usize {
        let known = self.nodes.files().iter().position(|file| file.path == path && &*file.text == text);
        known.unwrap_or_else(|| self.add_file(path, text))
    }

    fn add_file(&mut self, path: &Path, text: &str) -> usize {
        self.nodes.add_file(SourceFile { path: path.to_owned(), text: text.to_owned() })
    }

    /// A fault at a place.
    pub(crate) fn at(&mut self, kind: &FaultKind, place: Place, message: String, help: &str) {
        self.findings.push(kind.finding(place, message, help));
    }

    /// A fault at a piece of a file.
    pub(crate) fn within(
        &mut self,
        kind: &FaultKind,
        file: usize,
        bytes: Range<usize>,
        message: String,
        help: &str,
    ) {
        self.at(kind, Place::InFile(Span { file, bytes }), message, help);
    }

    /// A fault of a file as a whole, or of a folder.
    pub(crate) fn whole(&mut self, kind: &FaultKind, path: &Path, message: String, help: &str) {
        let file = self.file(path, "");
        self.within(kind, file, 0..0, message, help);
    }

    /// Reads a file of YAML and gives its root; what is wrong in the writing is kept.
    pub(crate) fn yaml(&mut self, path: &Path, text: &str, what: &'static FileKind) -> Option<NodeId> {
        let mut problems = Vec::new();
        let read = load_beside(&mut self.nodes, &mut problems, path, text.to_owned(), what);
        self.findings.extend(problems.iter().map(Finding::of_problem));
        let error = match read {
            Ok(root) => return Some(root),
            Err(error) => error,
        };
        if let LoadError::Content { byte, message, help, .. } = error {
            let file = self.nodes.files().len().saturating_sub(1);
            self.within(&UNREADABLE, file, byte..byte, message, &help);
        }
        None
    }
}
