//! Findings as annotations of GitHub Actions: a line each, shown at the line of the file.

use super::redact::Words;
use super::told::{Told, Unread, bare};
use super::{Checked, Form, Totals};
use crate::guidance::Level;

/// Findings as workflow commands.
pub struct GitHub {
    /// Whether text of the case is shown.
    pub words: Words,
}

impl Form for GitHub {
    /// What is accepted asks for no attention, so it gets none.
    fn case(&self, case: &Checked) -> String {
        let told = Told::all(case, self.words);
        told.iter().filter(|f| f.accepted.is_none()).map(annotation).collect()
    }

    fn tail(&self, _: &Totals) -> String {
        String::new()
    }

    fn unread(&self, unread: &Unread) -> String {
        let mut properties = vec![("file", bare(&unread.file).to_owned())];
        if let Some(at) = unread.at {
            properties.push(("line", at.line.to_string()));
            properties.push(("col", at.column.to_string()));
        }
        properties.push(("title", "cannot be read".to_owned()));
        command("error", &properties, &unread.message)
    }
}

fn annotation(finding: &Told) -> String {
    let mut properties = vec![("file", bare(&finding.file).to_owned())];
    if let Some((start, end)) = finding.span {
        properties.push(("line", start.line.to_string()));
        properties.push(("endLine", end.line.to_string()));
        // GitHub takes columns only where all is on one line.
        if start.line == end.line {
            properties.push(("col", start.column.to_string()));
            properties.push(("endColumn", end.column.to_string()));
        }
    }
    properties.push(("title", finding.title()));
    let level = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "notice",
    };
    command(level, &properties, &finding.message_with_help())
}

fn command(level: &str, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={}", of_property(value))).collect();
    format!("::{level} {}::{}\n", properties.join(","), of_data(message))
}

/// The escapes that the runner takes back: first its own mark, then what would end the line.
fn of_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// And what would end a property.
fn of_property(text: &str) -> String {
    of_data(text).replace(':', "%3A").replace(',', "%2C")
}
