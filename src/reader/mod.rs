//! Readers: who may see what. Makes, from a case, the view for one recipient.
//!
//! A [`View`] cannot hold what was withheld: it is built field by field from what the recipient may
//! see, and templates get nothing but the view. The default is to leave out.

mod derived;
mod leaks;
mod make;
mod minutes;
mod recipient;
mod seen;
mod timeline;
mod view;

pub use derived::PersonGroup;
pub use leaks::{Hit, Identities, Leak, Marks, Prepared, Search, Sieve, has_plain_words};
pub use make::{is_hidden, view, withheld};
pub use recipient::{Reader, Recipient};
pub(crate) use seen::{Seen, texts_seen};
pub use timeline::{EventKind, TimelineEvent, timeline};
pub use view::{Shown, ShownRecord, ShownText, View};
