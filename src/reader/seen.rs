//! Which texts of a case a recipient sees: the walk by which a view is made, without the view.

use rustc_hash::FxHashSet;

use super::recipient::{Access, Recipient};
use crate::case::Case;
use crate::case::nodes::{NodeId, Nodes};
use crate::case::record::{Record, Reflected};
use crate::case::values::Date;

/// Where all texts stand that a recipient sees, be it in the view of one language or of another.
pub(crate) fn texts_seen(
    case: &Case,
    nodes: &Nodes,
    recipient: &Recipient,
    today: Date,
) -> FxHashSet<NodeId> {
    let access = Access::of(case, nodes, recipient, today);
    let mut walk = Walk { access, seen: FxHashSet::default() };
    walk.record(case, false);
    walk.seen
}

struct Walk<'a> {
    access: Access<'a>,
    seen: FxHashSet<NodeId>,
}

impl Walk<'_> {
    /// What the recipient sees of a record; `shared` if it stands in something that was shared with a recipient
    /// who sees nothing else.
    fn record(&mut self, record: &dyn Record, shared: bool) {
        if self.access.hides(record) {
            return;
        }
        let shared = shared || self.access.is_shared(record);
        for (index, field) in record.info().fields.iter().enumerate() {
            let value = record.field(index);
            if !matches!(value, Reflected::Text(_) | Reflected::Record(_) | Reflected::List(_)) {
                continue;
            }
            if self.access.field(record, field, shared) {
                let within = self.access.shares(record, field, shared);
                self.value(value, within);
            } else if self.access.may_have_shares() {
                self.shared_within(value);
            }
        }
    }

    /// Of something that was not shared as a whole: the items in it that were.
    fn shared_within(&mut self, value: Reflected<'_>) {
        match value {
            Reflected::Record(record) => self.record(record, false),
            Reflected::List(items) => {
                for item in items {
                    if let Reflected::Record(record) = item {
                        self.record(record, false);
                    }
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, value: Reflected<'_>, shared: bool) {
        match value {
            Reflected::Text(text) => self.seen.extend(text.phrases().iter().map(|phrase| phrase.at)),
            Reflected::Record(record) => self.record(record, shared),
            Reflected::List(items) => items.for_each(|item| self.value(item, shared)),
            _ => {}
        }
    }
}
