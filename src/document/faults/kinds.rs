//! What can be wrong with a template set, each with a code of its own.

use crate::case::Place;
use crate::guidance::{Finding, Level};

/// A kind of fault: code, name, what it means.
#[derive(Debug)]
pub struct FaultKind {
    /// The code, such as `TPL002`.
    pub code: &'static str,
    /// The short name, such as `unknown-name`.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What it means and how to mend it, in plain words.
    pub documentation: &'static str,
}

impl FaultKind {
    /// A fault of this kind at a place, as a finding.
    pub fn finding(&self, place: Place, message: String, help: &str) -> Finding {
        Finding {
            code: self.code,
            name: self.name,
            level: self.level,
            message,
            help: (!help.is_empty()).then(|| help.to_owned()),
            place,
            covers: Vec::new(),
            sources: Vec::new(),
            accepted: None,
        }
    }
}

impl Eq for FaultKind {}

impl PartialEq for FaultKind {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $NAME:ident = $code:literal, $name:literal, $level:ident;)+) => {
        $($(#[doc = $doc])+
        pub static $NAME: FaultKind = FaultKind {
            code: $code, name: $name, level: Level::$level, documentation: concat!($($doc, "\n"),+),
        };)+

        /// All of them, in the order of their codes.
        pub static FAULT_KINDS: &[&FaultKind] = &[$(&$NAME),+];
    };
}

kinds! {
    /// A template that cannot be read: a brace, a quotation mark or the end of a block is missing.
    SYNTAX = "TPL020", "template-syntax", Error;
    /// A name that there is not: a variable, or a field that the case does not have.
    ///
    /// It counts also where an `if` stands round it: a slip of spelling there would make a part of a plan vanish.
    UNKNOWN_NAME = "TPL021", "unknown-name-in-template", Error;
    /// A function, filter or test that there is not.
    UNKNOWN_FUNCTION = "TPL022", "unknown-function", Error;
    /// A function that is called with too little, too much or the wrong thing.
    WRONG_CALL = "TPL023", "wrong-call", Error;
    /// Fixed words that a template asks for and a language does not have.
    MISSING_WORDS = "TPL024", "missing-words", Error;
    /// A gap in fixed words that a template does not fill, or one that a new wording has lost.
    GAP = "TPL025", "gap-in-words", Error;
    /// Something that a document for people does not have, or that cannot become a PDF: raw HTML, code, a
    /// picture by its address, slanted words, a line of dashes.
    MARKUP = "TPL026", "markup", Error;
    /// A heading that skips a level, or has no words: those who hear a document lose their way.
    HEADING = "TPL027", "heading", Error;
    /// A table whose rows have not as many cells as its head, or that has no rows.
    TABLE = "TPL028", "table", Error;
    /// A link that leads to what documents do not allow.
    LINK = "TPL029", "link", Error;
    /// Pieces of a document that do not fit into each other: a group that is empty, or ends in a list.
    STRUCTURE = "TPL030", "structure", Error;
    /// A template that stopped while a document was made.
    STOPPED = "TPL031", "template-stopped", Error;
    /// A theme that cannot be read.
    THEME_UNREADABLE = "TPL040", "theme-unreadable", Error;
    /// A key that a theme does not have.
    THEME_KEY = "TPL041", "unknown-theme-key", Error;
    /// A value that cannot stand there in a theme.
    THEME_VALUE = "TPL042", "wrong-theme-value", Error;
    /// Two colours that lie on each other and are too like: people with poor sight could not read them.
    ///
    /// Words need a contrast of 7 to 1; the edges of drawings and boxes that tell something, 3 to 1. The message
    /// tells the nearest shade that would do.
    CONTRAST = "TPL043", "contrast", Error;
    /// A font that is not at hand, or lacks letters of a language of the set.
    FONT = "TPL044", "font", Error;
    /// A logo that is no image, is too large, holds what an image must not, or has no words for those who
    /// cannot see it.
    LOGO = "TPL045", "logo", Error;
    /// A style sheet that would load something, hide something, or bring in colours whose contrast nobody checked.
    STYLE_SHEET = "TPL046", "style-sheet", Error;
    /// A Typst theme that cannot be read.
    TYPST = "TPL047", "typst-theme", Error;
}
