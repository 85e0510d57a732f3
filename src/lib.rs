//! cpplan: a compiler for children's plans.
#![warn(clippy::expect_used, clippy::unwrap_used)]

pub mod audit;
pub mod case;
pub mod changes;
pub mod cli;
pub mod document;
pub mod guidance;
pub mod html;
pub mod locale;
pub mod pdf;
pub mod reader;
pub mod report;
pub mod trial;
