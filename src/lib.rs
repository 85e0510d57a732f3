//! cpplan: a compiler for children's plans.
//!
//! ```text
//! case.yaml ──load──▶ Case ──check──▶ Findings ──▶ text · json
//! ```
//!
//! Each arrow is a room, and there is no way back: [`case`] knows nothing of guidance, [`guidance`]
//! nothing of formats, [`report`] nothing of how rules work. [`cli`] reads the arguments and calls
//! the rooms.

pub mod case;
pub mod cli;
pub mod document;
pub mod guidance;
pub mod report;
