//! cpplan: a compiler for children's plans.
#![warn(clippy::expect_used, clippy::unwrap_used)]

pub mod case;
pub mod document;
