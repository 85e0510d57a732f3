//! What a trial finds wrong with a template set: each with the file and the line at which it is mended.

use super::own::Own;
use crate::document::faults::{FAULT_KINDS, FaultKind};
use crate::document::{CompileError, SET_FAULTS};
use crate::guidance::Level;

/// A document lacks what the guidance asks it to show.
pub static LOST: FaultKind = FaultKind {
    code: "TPL101",
    name: "content-lost",
    level: Level::Error,
    documentation: "A document no longer shows what the guidance asks it to show. Wording, order and looks are the \
        authority's own; that the contingency plan, the child's views or the mark of the actions about sexual abuse \
        stand in the plan is not.",
};

/// A document shows what its reader may not see.
pub static LEAK: FaultKind = FaultKind {
    code: "TPL102",
    name: "gives-away",
    level: Level::Error,
    documentation: "A document shows what its reader may not see: a field that is not for them, something that was \
        withheld, or on a paper that strangers see more than belongs there.",
};

/// A document cannot be made.
pub static UNMADE: FaultKind = FaultKind {
    code: "TPL103",
    name: "cannot-be-made",
    level: Level::Error,
    documentation: "A template stops, or what it makes is no sound document: a name that does not exist, a text \
        without a translation, a heading that skips a level, a broken table.",
};

/// A document shuts somebody out.
pub static INACCESSIBLE: FaultKind = FaultKind {
    code: "TPL104",
    name: "not-accessible",
    level: Level::Error,
    documentation: "A document would not meet PDF/UA-1 or WCAG 2.2 AA, or words would fall off the paper. Somebody \
        who listens to it, or reads it in large print, would not get all of it.",
};

/// A document is harder to read than its reader can take.
pub static HARD: FaultKind = FaultKind {
    code: "TPL105",
    name: "hard-to-read",
    level: Level::Warning,
    documentation: "The fixed words of a document are harder than its reader can take: that of a child of the age, \
        or of a family that reads plain words.",
};

/// A document is not the one that was accepted.
pub static CHANGED: FaultKind = FaultKind {
    code: "TPL106",
    name: "not-accepted",
    level: Level::Error,
    documentation: "A document is not the one that somebody last looked at and accepted. Read the difference; if it \
        is meant, `cpplan template check DIR --accept` accepts it.",
};

/// All kinds that a trial finds itself.
pub static TRIAL_FAULTS: [&FaultKind; 6] = [&LOST, &LEAK, &UNMADE, &INACCESSIBLE, &HARD, &CHANGED];

/// Everything that can be wrong with a template set, in the order of the codes.
pub fn kinds_of_fault() -> impl Iterator<Item = &'static FaultKind> {
    SET_FAULTS.iter().chain(FAULT_KINDS).copied().chain(TRIAL_FAULTS)
}

/// One fault of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub kind: &'static FaultKind,
    /// The file of the set, by its name in it; one of the built-in set where the set has none.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// The entries of the register that are not met.
    pub covers: Vec<&'static str>,
}

impl Fault {
    /// A fault at the head of a line.
    pub fn new(kind: &'static FaultKind, at: (String, usize), message: impl Into<String>) -> Fault {
        Fault {
            kind,
            file: at.0,
            line: at.1,
            column: 1,
            message: message.into(),
            help: String::new(),
            covers: Vec::new(),
        }
    }

    /// What keeps a whole set from being used: a fault in its words.
    pub fn of_set(error: &CompileError, own: &Own) -> Fault {
        let said = error.to_string();
        let file = own.files.keys().find(|name| said.contains(name.as_str()));
        Fault::new(&UNMADE, (file.cloned().unwrap_or_else(|| "set.yaml".to_owned()), 1), said)
    }

    /// With what would be right.
    pub fn help(self, help: impl Into<String>) -> Fault {
        Fault { help: help.into(), ..self }
    }
}
