//! Writing `set.yaml`: a new one with comments for whoever opens it, or new lines in one that is there.

use std::collections::BTreeMap;

use crate::document::SET_FILE;

/// The text of a new `set.yaml`.
pub(super) fn new(name: &str, copies: &BTreeMap<String, String>) -> String {
    let text = include_str!("../../../templates/new/set.yaml").replace("{name}", &quoted(name));
    // The lines stand there already: this cannot fail.
    with_copies(&text, copies).unwrap_or(text)
}

/// A name as YAML takes it for a text, whatever it is.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let starts = name.starts_with(|c: char| c.is_alphabetic());
    let word = !["true", "false", "null", "yes", "no"].contains(&name.to_lowercase().as_str());
    match name.chars().all(is_plain) && starts && word {
        true => name.to_owned(),
        false => format!("'{}'", name.replace('\'', "''")),
    }
}

/// A `set.yaml` with these copies recorded, of this version of the program. All its other lines stay as they are.
///
/// # Errors
/// When the lines are not where they can be found.
pub(super) fn with_copies(text: &str, copies: &BTreeMap<String, String>) -> Result<String, String> {
    let is_key = |line: &str, key: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let version = format!("made_for: {}", env!("CARGO_PKG_VERSION"));
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    match lines.iter_mut().find(|line| is_key(line, "made_for")) {
        Some(line) => *line = version,
        None => lines.push(version),
    }
    let head = match lines.iter().position(|line| is_key(line, "built_in")) {
        Some(head) => head,
        None => {
            lines.push("built_in:".to_owned());
            lines.len() - 1
        }
    };
    let on_the_line =
        lines[head].trim_start_matches("built_in:").split('#').next().unwrap_or_default().trim();
    if !matches!(on_the_line, "" | "{}") {
        return Err(format!("in `{SET_FILE}`, each entry of `built_in` has to stand on a line of its own"));
    }
    lines[head] = "built_in:".to_owned();
    let below = lines[head + 1..].iter().take_while(|line| line.starts_with(' ')).count();
    let mut all: BTreeMap<String, String> = lines
        .drain(head + 1..=head + below)
        .filter_map(|line| {
            let (name, hash) = line.trim().rsplit_once(':')?;
            Some((name.trim_matches(['"', '\'']).to_owned(), hash.trim().to_owned()))
        })
        .collect();
    all.extend(copies.iter().map(|(name, hash)| (name.clone(), hash.clone())));
    let written = all.iter().map(|(name, hash)| format!("  {name}: {hash}"));
    lines.splice(head + 1..head + 1, written);
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_recorded_and_all_other_lines_stay() {
        let copies = BTreeMap::from([
            ("plan.md".to_owned(), "b2".to_owned()),
            ("pieces.md".to_owned(), "c3".to_owned()),
        ]);
        let text = "# mine\ncpplan_templates: 1\nbuilt_in:\n  family.md: a1\n  plan.md: old\n# after\ndocuments: []\n";
        let version = env!("CARGO_PKG_VERSION");
        let wanted = format!(
            "# mine\ncpplan_templates: 1\nbuilt_in:\n  family.md: a1\n  pieces.md: c3\n  plan.md: b2\n# after\ndocuments: []\nmade_for: {version}\n"
        );
        assert_eq!(with_copies(text, &copies), Ok(wanted));
        assert!(with_copies("built_in: {plan.md: a}\n", &copies).is_err());
        let bare = with_copies("cpplan_templates: 1\n", &BTreeMap::new());
        assert_eq!(bare, Ok(format!("cpplan_templates: 1\nmade_for: {version}\nbuilt_in:\n")));
    }

    #[test]
    fn a_name_is_quoted_where_yaml_asks_for_it() {
        assert_eq!(quoted("north"), "north");
        assert_eq!(quoted("no"), "'no'");
        assert_eq!(quoted("O'Hara: a"), "'O''Hara: a'");
        assert_eq!(quoted("2026"), "'2026'");
    }
}
