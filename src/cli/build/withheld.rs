//! What is said of things that are in no paper of the group. No paper may say it, since family members read them.

use crate::case::Loaded;
use crate::case::nodes::NodeId;
use crate::case::values::Date;
use crate::document::Wish;
use crate::reader::{Reader, Recipient, withheld};

/// How many items are named.
const NAMED: usize = 12;

/// A line on what professionals of the group may know and find in none of its papers, and how they get it.
pub(super) fn note(loaded: &Loaded, wish: &Wish, day: Date) -> String {
    let for_group = wish.kinds.is_empty() || wish.kinds.iter().any(|k| k.reader == Reader::Group);
    if wish.person.is_some() || !for_group {
        return String::new();
    }
    let Loaded { case, nodes, .. } = loaded;
    let from = |recipient: &Recipient| withheld(case, nodes, recipient, day);
    let left_out = from(&Reader::Group.into());
    if left_out.is_empty() {
        return String::new();
    }
    let members = case.group.iter().filter_map(|m| case.person(m.person.as_str()));
    let (mut items, mut who): (Vec<NodeId>, Vec<&str>) = (Vec::new(), Vec::new());
    for person in members.filter(|p| p.is_professional() && !case.is_of_concern(p)) {
        let own = from(&Recipient::person(Reader::Group, person.id.as_str()));
        let may_know: Vec<NodeId> = left_out.iter().copied().filter(|item| !own.contains(item)).collect();
        if !may_know.is_empty() && !who.contains(&person.id.as_str()) {
            who.push(person.id.as_str());
            items.extend(may_know);
        }
    }
    // What was asked for by name comes first.
    let asked = |item: &NodeId| {
        case.meetings.iter().any(|m| m.at == *item && wish.meetings.iter().any(|id| id == m.id.as_str()))
    };
    items.sort_unstable_by_key(|item| (!asked(item), *item));
    items.dedup();
    if items.is_empty() {
        return String::new();
    }
    let mut paths: Vec<String> = items.iter().take(NAMED).map(|item| nodes.path(*item)).collect();
    if items.len() > NAMED {
        paths.push(format!("{} more", items.len() - NAMED));
    }
    format!(
        "note: withheld from family members, and so in no paper of the group: {}; `--for ID` makes the papers of one \
         professional, with what they may know: {}\n",
        paths.join(", "),
        who.join(", ")
    )
}
