//! Which texts of a case a recipient sees: the walk by which a view is made, without the view.

use super::recipient::{Access, Recipient};
use crate::case::Case;
use crate::case::nodes::{NodeId, Nodes};
use crate::case::record::{Record, Reflected, numbers_in};
use crate::case::values::Date;

/// Which texts a recipient sees: a bit for each, by the number of its node.
pub(crate) struct Seen {
    bits: Vec<u64>,
}

impl Seen {
    fn of(nodes: &Nodes, texts: &[NodeId]) -> Seen {
        let mut bits = vec![0; nodes.len().div_ceil(64)];
        for number in texts.iter().map(|at| at.number()) {
            if let Some(bits) = bits.get_mut(number / 64) {
                *bits |= 1 << (number % 64);
            }
        }
        Seen { bits }
    }

    /// Whether the recipient sees the text at a node.
    pub(crate) fn holds(&self, at: NodeId) -> bool {
        self.bits.get(at.number() / 64).is_some_and(|bits| bits >> (at.number() % 64) & 1 == 1)
    }
}

/// Which texts a recipient sees, be it in the view of one language or of another.
pub(crate) fn texts_seen(case: &Case, nodes: &Nodes, recipient: &Recipient, today: Date) -> Seen {
    let access = Access::of(case, nodes, recipient, today);
    let mut walk = Walk { access, found: Vec::new() };
    walk.record(case, false);
    Seen::of(nodes, &walk.found)
}

struct Walk<'a> {
    access: Access<'a>,
    found: Vec<NodeId>,
}

impl Walk<'_> {
    /// What the recipient sees of a record; `shared` if it stands in something that was shared with a recipient
    /// who sees nothing else.
    fn record(&mut self, record: &dyn Record, shared: bool) {
        if self.access.hides(record) {
            return;
        }
        let shared = shared || self.access.is_shared(record);
        let info = record.info();
        for index in numbers_in(info.known.texts) {
            let field = &info.fields[index];
            if self.access.field(record, field, shared) {
                let within = self.access.shares(record, field, shared);
                self.value(record.field(index), within);
            } else if self.access.may_have_shares() && info.known.shares >> index & 1 == 1 {
                self.unshared(record.field(index));
            }
        }
    }

    fn value(&mut self, value: Reflected<'_>, shared: bool) {
        match value {
            Reflected::Text(text) => self.found.extend(text.phrases().iter().map(|phrase| phrase.at)),
            Reflected::Record(record) => self.record(record, shared),
            Reflected::List(items) => items.for_each(|item| self.value(item, shared)),
            _ => {}
        }
    }

    /// Of something that was not shared as a whole: the items in it that were.
    fn unshared(&mut self, value: Reflected<'_>) {
        match value {
            Reflected::Record(record) => self.shared_within(record),
            Reflected::List(items) => items.for_each(|item| self.unshared(item)),
            _ => {}
        }
    }

    /// Of a record that may not be shared: what is shared within it. Few hold any, and of the rest nothing else is
    /// asked.
    fn shared_within(&mut self, record: &dyn Record) {
        if self.access.is_shared(record) {
            self.record(record, false);
            return;
        }
        let before = self.found.len();
        for index in numbers_in(record.info().known.shares) {
            self.unshared(record.field(index));
        }
        if self.found.len() > before && self.access.hides(record) {
            self.found.truncate(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::case::record::{RecordInfo, Shape};

    /// Whether text, and whether anything that can be shared, can stand at a shape or within it.
    fn held(shape: Shape, seen: &mut BTreeSet<&'static str>) -> (bool, bool) {
        match shape {
            Shape::Text => (true, false),
            Shape::List(item) => held(item(), seen),
            Shape::Record(info) => held_by(info, seen),
            _ => (false, false),
        }
    }

    fn held_by(info: &'static RecordInfo, seen: &mut BTreeSet<&'static str>) -> (bool, bool) {
        seen.insert(info.name);
        let (mut texts, mut shares) = (false, info.field("share_with").is_some());
        for (index, field) in info.fields.iter().enumerate() {
            let within = held((field.shape)(), seen);
            let bit = |bits: u128| bits >> index & 1 == 1;
            assert_eq!(
                (bit(info.known.texts), bit(info.known.shares)),
                within,
                "{}.{}",
                info.name,
                field.key
            );
            (texts, shares) = (texts | within.0, shares | within.1);
        }
        (texts, shares)
    }

    #[test]
    fn a_walk_passes_by_nothing_that_can_hold_what_it_looks_for() {
        let mut seen = BTreeSet::new();
        assert_eq!(held_by(Case::INFO, &mut seen), (true, true));
        assert!(seen.len() > 50, "{seen:?}");
    }
}
