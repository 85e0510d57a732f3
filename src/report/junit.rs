//! Findings as JUnit XML: a suite a case, a test a rule that was asked of it.
//!
//! A rule that is met is a test that passed, so a reader shows how much was asked. Only what ends
//! the program with 1 is a failure; what should be met is told in the test's output.

use super::redact::Words;
use super::told::{Told, Unread, bare};
use super::{Checked, Form, Totals};
use crate::guidance::Level;

/// Findings as JUnit XML.
pub struct JUnit {
    /// Whether text of the case is shown.
    pub words: Words,
}

impl Form for JUnit {
    fn head(&self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cpplan\">\n".to_owned()
    }

    fn case(&self, case: &Checked) -> String {
        let told = Told::all(case, self.words);
        let tests = tests(case, &told);
        let failures = tests.iter().filter(|t| t.fails()).count();
        let skipped = tests.iter().filter(|t| t.is_accepted()).count();
        let mut out = suite_head(&case.path, tests.len(), failures, 0, skipped);
        for test in &tests {
            out.push_str(&test.xml(&case.path));
        }
        out.push_str("  </testsuite>\n");
        out
    }

    fn tail(&self, _: &Totals) -> String {
        "</testsuites>\n".to_owned()
    }

    fn unread(&self, unread: &Unread) -> String {
        let place = unread.at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
        let message = unread.message.lines().next().unwrap_or_default();
        format!(
            "{}    <testcase name=\"can be read\" classname=\"{file}\" file=\"{file}\">\n      <error message=\"{}\" type=\"cannot be read\">{}</error>\n    </testcase>\n  </testsuite>\n",
            suite_head(&unread.file, 1, 0, 1, 0),
            attribute(message),
            text(&format!("{}{place}\n{}", unread.file, unread.message)),
            file = attribute(bare(&unread.file)),
        )
    }
}

fn suite_head(name: &str, tests: usize, failures: usize, errors: usize, skipped: usize) -> String {
    let name = attribute(bare(name));
    format!(
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\">\n"
    )
}

/// A rule, with what it found.
struct Test<'a> {
    code: &'static str,
    name: &'static str,
    found: Vec<&'a Told>,
}

/// A test for each rule that was asked, then one for each other code that was found.
fn tests<'a>(case: &Checked, told: &'a [Told]) -> Vec<Test<'a>> {
    let mut tests: Vec<Test<'a>> =
        case.asked.iter().map(|r| Test { code: r.code, name: r.name, found: Vec::new() }).collect();
    for finding in told {
        match tests.iter_mut().find(|t| t.code == finding.code) {
            Some(test) => test.found.push(finding),
            None => tests.push(Test { code: finding.code, name: finding.name, found: vec![finding] }),
        }
    }
    tests
}

impl Test<'_> {
    fn open(&self) -> impl Iterator<Item = &&Told> {
        self.found.iter().filter(|f| f.accepted.is_none())
    }

    fn fails(&self) -> bool {
        self.open().any(|f| f.level == Level::Error)
    }

    fn is_accepted(&self) -> bool {
        !self.found.is_empty() && self.open().next().is_none()
    }

    fn xml(&self, case: &str) -> String {
        let head = format!(
            "    <testcase name=\"{}\" classname=\"{}\"",
            attribute(&format!("{} {}", self.code, self.name)),
            attribute(bare(case))
        );
        // The place that a reader opens: that of the first finding which still counts.
        let Some(first) = self.open().next().or(self.found.first()) else { return format!("{head}/>\n") };
        let line = first.span.map(|(start, _)| format!(" line=\"{}\"", start.line)).unwrap_or_default();
        let head = format!("{head} file=\"{}\"{line}>\n", attribute(bare(&first.file)));
        let inner = if self.fails() {
            format!(
                "<failure message=\"{}\" type=\"{}\">{}</failure>",
                attribute(&self.heading(first)),
                Level::Error.word(),
                text(&self.told())
            )
        } else if let (true, Some(accepted)) = (self.is_accepted(), first.accepted.as_ref()) {
            format!("<skipped message=\"{}\"/>", attribute(&format!("accepted because: {}", accepted.reason)))
        } else {
            format!("<system-out>{}</system-out>", text(&self.told()))
        };
        format!("{head}      {inner}\n    </testcase>\n")
    }

    fn heading(&self, first: &Told) -> String {
        match self.open().count() {
            0 | 1 => first.message.clone(),
            n => format!("{} (and {} more)", first.message, n - 1),
        }
    }

    fn told(&self) -> String {
        let one = |f: &&Told| format!("{}: {}: {}", f.place(), f.level.word(), f.message_with_help());
        self.open().map(one).collect::<Vec<_>>().join("\n")
    }
}

fn text(text: &str) -> String {
    escaped(text, false)
}

fn attribute(text: &str) -> String {
    escaped(text, true)
}

/// A reader of XML would turn a line break in an attribute into a blank; other marks of control
/// are not allowed at all.
fn escaped(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\n' => out.push('\n'),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
