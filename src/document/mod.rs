//! Documents: kinds, templates, Markdown, and the tree that every format is made from.

mod compile;
mod discreet;
mod functions;
mod illustrate;
mod inline;
mod job;
mod kinds;
mod languages;
mod markdown;
mod marks;
mod needs;
mod objects;
pub mod picture;
mod template_set;
pub mod theme;
pub mod tree;

pub use compile::{CompileError, Request, compile};
pub use job::{Job, Wish, WishError, jobs};
pub use kinds::{DocumentKind, Occasion, kind, kinds};
pub use languages::Languages;
pub use needs::{Untranslated, untranslated};
pub use template_set::{ReadySet, TemplateSet, TemplateSetError};
