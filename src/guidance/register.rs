//! The register of the guidance, and the names of its sources.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::finding::Level;
use crate::case::nodes::{Kind, NodeId, Nodes};
use crate::case::reading_yaml;

/// One requirement of the guidance.
#[derive(Debug)]
pub struct Entry {
    /// Its stable id, such as `ACT-OWNER-NAMED`.
    pub id: String,
    /// How strongly it is asked for.
    pub level: Level,
    /// In which way it can be checked: `presence`, `date`, `document`, `reminder` and so on.
    pub check: String,
    /// The plan, stages, contexts and documents to which it is restricted, by these words.
    pub applies: Vec<(String, Vec<String>)>,
    /// A condition, in plain words; empty if there is none.
    pub when: String,
    /// What must be true.
    pub requires: String,
    /// What is to be reported.
    pub fails_when: String,
    /// Where sources disagree, or this project adds a reading of its own; empty if nothing.
    pub note: String,
    /// Who asks for it, such as `S1 §2`.
    pub sources: Vec<String>,
}

/// All requirements.
#[derive(Debug, Default)]
pub struct Register {
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// Where each stands: rules ask for theirs in every case.
    by_id: FxHashMap<String, usize>,
}

impl Register {
    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.by_id.get(id).and_then(|at| self.entries.get(*at))
    }

    fn parse(text: &str) -> Result<Register, String> {
        let mut nodes = Nodes::default();
        let root = reading_yaml(&mut nodes, text)?;
        let entries =
            items(&nodes, root).map(|node| entry(&nodes, node)).collect::<Result<Vec<Entry>, _>>()?;
        let by_id = entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        Ok(Register { entries, by_id })
    }
}

/// The register that this program holds, as it is written.
pub fn register_text() -> &'static str {
    include_str!("register.yaml")
}

/// The register that this program holds.
pub fn register() -> &'static Register {
    static REGISTER: LazyLock<Register> =
        LazyLock::new(|| Register::parse(register_text()).unwrap_or_default());
    &REGISTER
}

fn items(nodes: &Nodes, node: NodeId) -> impl Iterator<Item = NodeId> {
    match nodes.get(node).map(|n| &n.kind) {
        Some(Kind::List(items)) => items.clone().into_iter(),
        _ => Vec::new().into_iter(),
    }
}

fn text(nodes: &Nodes, map: NodeId, key: &str) -> String {
    nodes.scalar(nodes.child(map, key)).map(|(t, _)| t.to_owned()).unwrap_or_default()
}

fn list(nodes: &Nodes, node: NodeId) -> Vec<String> {
    items(nodes, node).filter_map(|i| nodes.scalar(i)).map(|(t, _)| t.to_owned()).collect()
}

fn entry(nodes: &Nodes, node: NodeId) -> Result<Entry, String> {
    let id = text(nodes, node, "id");
    let level = Level::of_requirement(&text(nodes, node, "level"))
        .ok_or_else(|| format!("{id} has no level of the register"))?;
    let applies = nodes.entries(nodes.child(node, "applies")).iter().map(|e| {
        let key = nodes.scalar(e.key).map(|(k, _)| k.to_owned()).unwrap_or_default();
        (key, list(nodes, e.value))
    });
    Ok(Entry {
        level,
        check: text(nodes, node, "check"),
        applies: applies.collect(),
        when: text(nodes, node, "when"),
        requires: text(nodes, node, "requires"),
        fails_when: text(nodes, node, "fails_when"),
        note: text(nodes, node, "note"),
        sources: list(nodes, nodes.child(node, "sources")),
        id,
    })
}

/// The sources: short name and full name.
pub const SOURCES: [(&str, &str); 5] = [
    (
        "S0",
        "Centre of expertise on child sexual abuse (CSA Centre), summary guide: the child is supported through a Child in Need or care and support plan",
    ),
    (
        "S1",
        "Centre of expertise on child sexual abuse (CSA Centre), practice guide: The child is supported through a child protection plan",
    ),
    ("S2", "Luton and Bedfordshire safeguarding procedures, 1.4.2: Child Protection Plans and Core Groups"),
    (
        "S3",
        "Child Safeguarding Practice Review Panel, \"I wanted them all to notice\": protecting children and responding to child sexual abuse within the family environment, briefing, November 2024",
    ),
    ("S4", "A family solicitor's article for parents: the key components of a child protection plan"),
];

/// A citation in full: `S1 §2` becomes the name of the source and the section.
pub fn cite(source: &str) -> String {
    let (short, section) = source.split_once(' ').unwrap_or((source, ""));
    let name = SOURCES.iter().find(|(s, _)| *s == short).map_or(short, |(_, name)| name);
    if section.is_empty() { name.to_owned() } else { format!("{name}, {section}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_can_be_read_and_names_only_known_sources() {
        let register = Register::parse(register_text()).expect("the register is YAML");
        assert!(register.entries.len() > 180, "only {} entries", register.entries.len());
        for entry in &register.entries {
            assert!(!entry.requires.is_empty() && !entry.sources.is_empty(), "{} is not whole", entry.id);
            assert_eq!(register.entries.iter().filter(|e| e.id == entry.id).count(), 1, "{}", entry.id);
            for source in &entry.sources {
                let short = source.split(' ').next().unwrap_or_default();
                assert!(SOURCES.iter().any(|(s, _)| *s == short), "{}: {source}", entry.id);
            }
        }
    }
}
