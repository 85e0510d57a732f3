//! Documents: kinds, templates, Markdown, and the tree that every format is made from.

mod compile;
mod functions;
mod illustrate;
mod inline;
mod job;
mod kinds;
mod markdown;
mod marks;
mod objects;
pub mod picture;
mod template_set;
pub mod theme;
pub mod tree;
pub mod whole;

pub use compile::{CompileError, Request, compile};
pub use job::{Job, Wish, WishError, jobs};
pub use kinds::{DocumentKind, Occasion, kind, kinds};
pub use template_set::{ReadySet, TemplateSet, TemplateSetError};
