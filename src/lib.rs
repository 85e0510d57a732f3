//! cpplan: a compiler for children's plans.
pub mod case;
pub mod document;
pub mod pdf;
