//! The output that somebody accepted: one text a document and language, and what differs from it.

use std::collections::BTreeMap;

use similar::{ChangeTag, TextDiff};

use super::fault::{CHANGED, Fault};

/// How many lines of a difference are shown.
const LINES: usize = 60;

/// The name of the file in a set that holds the accepted text of a document.
pub fn file_of(document: &str) -> String {
    format!("accepted/{document}.txt")
}

/// What differs from what was accepted: `before` and `now` are texts by the names of documents. A document that
/// was never accepted is told of only where others were.
pub fn differences(before: &BTreeMap<String, String>, now: &BTreeMap<&str, String>) -> Vec<Fault> {
    if before.is_empty() {
        return Vec::new();
    }
    let one = |(name, text): (&&str, &String)| match before.get(*name) {
        Some(accepted) if accepted == text => None,
        Some(accepted) => Some(difference(name, accepted, text)),
        None => Some(Fault::new(
            &CHANGED,
            ("set.yaml".to_owned(), 1),
            format!("nobody has accepted `{name}` yet"),
        )),
    };
    now.iter().filter_map(one).collect()
}

fn difference(name: &str, accepted: &str, text: &str) -> Fault {
    let diff = TextDiff::from_lines(accepted, text);
    let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    let (gone, new) = (count(ChangeTag::Delete), count(ChangeTag::Insert));
    let first = diff.iter_all_changes().take_while(|change| change.tag() == ChangeTag::Equal).count();
    let line = (first + 1).min(accepted.lines().count().max(1));
    let shown = diff.unified_diff().context_radius(2).to_string();
    let mut lines: Vec<&str> = shown.lines().take(LINES).collect();
    if shown.lines().count() > LINES {
        lines.push("…");
    }
    let plural = |count: usize| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    let message = format!("`{name}` is not as it was accepted: {} gone, {} new", plural(gone), plural(new));
    let help =
        format!("read the difference; if it is meant, accept it with `--accept`\n{}", lines.join("\n"));
    Fault::new(&CHANGED, (file_of(name), line), message).help(help)
}
