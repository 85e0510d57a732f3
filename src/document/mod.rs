//! Documents: kinds, templates, Markdown, and the tree that every format is made from.

pub mod picture;
pub mod theme;
pub mod tree;
