//! Documents: kinds, templates, Markdown, and the tree that every format is made from.

mod around;
mod audit;
mod beside;
mod compile;
mod discreet;
pub mod faults;
mod functions;
mod hard_words;
mod illustrate;
mod inline;
mod job;
mod kinds;
mod languages;
mod lines;
mod markdown;
mod marks;
mod needs;
mod objects;
pub mod pictogram;
pub mod picture;
pub mod reading;
mod sentences;
mod slips;
mod template_set;
pub mod theme;
mod trace;
pub mod tree;
pub mod whole;

use sha2::{Digest, Sha256};

pub use around::facts_of;
pub use audit::audit_page;
pub use beside::{Beside, MeetingAsk, Requirement, Since};
use compile::words_of;
pub use compile::{CompileError, Request, compile};
pub use job::{Job, Wish, WishError, jobs};
pub use kinds::{DocumentKind, Occasion, kind, kinds};
pub use languages::Languages;
pub use lines::{Line, Source, lines};
pub use needs::{Untranslated, untranslated};
pub use template_set::{
    BUILT_IN_FOLDER, Contents, Faults, ReadySet, Recorded, SET_FAULTS, SET_FILE, Source as TemplateSource,
    THEME_FILE, TYPST_FILE, TemplateListed, TemplateSet, WordsListed, built_in_files, recorded, set_schema,
};

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
