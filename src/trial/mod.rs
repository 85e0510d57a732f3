//! The trial of a template set: every document, for every reader, in every language and form, made of cases
//! that are about nobody, and looked through for what was lost, given away, unreadable or changed.

mod accepted;
mod cases;
mod fault;
mod filled;
mod lost;
mod own;
mod pictures;
mod seen;
mod sheet;
mod shows;
mod told;

pub use accepted::{differences, file_of};
pub use cases::{DAY, Purpose, TrialCase, cases};
pub use fault::{Fault, TRIAL_FAULTS, kinds_of_fault};
pub use filled::{CANARY, Field, Filled, filled, filled_by_path};
pub use own::Own;
pub use pictures::pages_beside;
pub use sheet::{Sheet, Trial, Tried, Wanted};
pub use shows::{Item, Row, Shows, shows};
