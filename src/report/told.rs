//! A finding as formats for programs tell it: every text as it may be shown, every place counted.

use super::redact::{Words, is_text, show, show_id, show_of};
use super::{Checked, shown_path};
use crate::case::{LineColumn, Lines, LoadError};
use crate::guidance::{Finding, Level};

/// A finding, ready to be told.
pub struct Told {
    /// The code, such as `ACT001`.
    pub code: &'static str,
    /// Its short name.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What is missing or amiss.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
    /// The file that holds it.
    pub file: String,
    /// The path in the case, items named by id, or by number where the id may not be shown.
    pub path: String,
    /// The path by which a finding is known again, whether text is shown or not: ids that hold a name are numbers.
    pub known_by: String,
    /// Where it begins and ends.
    pub span: Option<(LineColumn, LineColumn)>,
    /// The entries of the register.
    pub covers: Vec<&'static str>,
    /// The sources.
    pub sources: Vec<&'static str>,
    /// Who accepted it.
    pub accepted: Option<ToldAccepted>,
}

/// Who accepted a finding, and why, as it may be shown.
pub struct ToldAccepted {
    /// Why.
    pub reason: String,
    /// Who, by id.
    pub by: String,
    /// When.
    pub date: Option<String>,
}

impl Told {
    /// The findings of a case.
    pub fn all(case: &Checked, words: Words) -> Vec<Told> {
        let files: Vec<Lines<'_>> = case.nodes.files().iter().map(|f| Lines::of(&f.text)).collect();
        case.findings.iter().map(|finding| Told::of(case, &files, finding, words)).collect()
    }

    fn of(case: &Checked, files: &[Lines<'_>], finding: &Finding, words: Words) -> Told {
        let names = case.names.as_ref();
        let span = finding.place.span(&case.nodes).and_then(|span| {
            let lines = files.get(span.file)?;
            Some((lines.at(span.bytes.start), lines.at(span.bytes.end)))
        });
        let without_names =
            names.map(|names| finding.place.path_without(&case.nodes, &|step| is_text(step, names)));
        let path = || finding.place.path(&case.nodes);
        Told {
            code: finding.code,
            name: finding.name,
            level: finding.level,
            message: show_of(&finding.message, words, names),
            help: finding.help.as_ref().map(|h| show_of(h, words, names)),
            file: case.file_of(finding),
            path: without_names.clone().filter(|_| words == Words::Redacted).unwrap_or_else(path),
            known_by: without_names.unwrap_or_else(path),
            span,
            covers: finding.covers.clone(),
            sources: finding.sources.clone(),
            accepted: finding.accepted.as_ref().map(|accepted| ToldAccepted {
                reason: reason(&accepted.reason, words).to_owned(),
                by: show_id(&accepted.by, words, names),
                date: accepted.date.map(|d| d.to_string()),
            }),
        }
    }

    /// The code and the name, as a title.
    pub fn title(&self) -> String {
        format!("{} {}", self.code, self.name)
    }

    /// What is amiss, and on a line of its own what to write.
    pub fn message_with_help(&self) -> String {
        match self.help.as_deref() {
            Some(help) if !help.is_empty() => format!("{}\nhelp: {help}", self.message),
            _ => self.message.clone(),
        }
    }

    /// Where it is: `case.yaml:12:5`.
    pub fn place(&self) -> String {
        match self.span {
            Some((start, _)) => format!("{}:{}:{}", self.file, start.line, start.column),
            None => self.file.clone(),
        }
    }
}

/// A path from where the program runs, as programs know their files: without `./` before it.
pub(super) fn bare(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

/// The reason of an acceptance as it may be shown: all of it is text of the case.
pub(super) fn reason(reason: &str, words: Words) -> &str {
    match words {
        Words::Shown => reason,
        Words::Redacted => "[redacted]",
    }
}

/// A case that could not be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The file, or what stands for it.
    pub file: String,
    /// Where, if the text could be read at all.
    pub at: Option<LineColumn>,
    /// Why.
    pub message: String,
}

impl Unread {
    /// From what kept a case from being loaded. The help of a text that is no YAML may quote it, so
    /// it is left out with the other words of the case.
    pub fn of(error: &LoadError, words: Words) -> Unread {
        match error {
            LoadError::File(error) => Unread {
                file: error.file().replace('\\', "/"),
                at: None,
                message: format!("{error}\nhelp: {}", error.help()),
            },
            LoadError::Content { path, at, message, help, .. } => {
                let message = show(message, words);
                let message = match words {
                    Words::Shown => format!("{message}\nhelp: {help}"),
                    Words::Redacted => message,
                };
                Unread { file: shown_path(path), at: Some(*at), message }
            }
        }
    }
}
