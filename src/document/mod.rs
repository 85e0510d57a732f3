//! Documents: kinds, templates, Markdown, and the tree that every format is made from.

mod compile;
mod functions;
mod illustrate;
mod inline;
mod kinds;
mod markdown;
mod marks;
mod objects;
pub mod picture;
mod template_set;
pub mod theme;
pub mod tree;

pub use compile::{CompileError, Request, compile};
pub use kinds::{DocumentKind, KINDS, kind};
pub use template_set::TemplateSet;
