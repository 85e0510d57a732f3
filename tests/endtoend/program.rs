//! Runs the program and reads back what it made, as others read it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day on which all cases are looked at.
pub const TODAY: &str = "2026-11-21";

/// The folders of the examples, in order.
pub fn examples() -> Vec<PathBuf> {
    let folder = root().join("examples");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("there are examples")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("case.yaml").exists())
        .collect();
    found.sort();
    assert!(found.len() >= 6, "the examples are there");
    found
}

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// How a run ended.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The same, if it did what it was asked to.
    pub fn done(self) -> Run {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }
}

/// Runs the program in a folder.
pub fn cpplan(folder: &Path, arguments: &[&str]) -> Run {
    told(command(folder, arguments).output().expect("cpplan runs"))
}

/// The program, ready to run in a folder.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpplan"));
    command.args(arguments).current_dir(folder).env_remove("SOURCE_DATE_EPOCH");
    command
}

pub fn told(output: Output) -> Run {
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("paths of tests are plain")
}

/// All files below a folder with what is in them; hidden files, too.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let bytes = std::fs::read(&path).expect("the file can be read");
            all.insert(path, bytes);
        }
    }
    all
}

fn tool(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(name)
        .args(arguments)
        .output()
        .unwrap_or_else(|e| panic!("{name} is needed for this test, install poppler-utils: {e}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the text is UTF-8")
}

/// The text of a PDF, page by page, header and footer left out.
pub fn pdf_pages(path: &Path) -> Vec<String> {
    let body = ["-raw", "-x", "0", "-y", "50", "-W", "600", "-H", "722", text(path), "-"];
    let all = tool("pdftotext", &body);
    all.split('\u{c}').filter(|page| !page.is_empty()).map(str::to_owned).collect()
}

/// The text of a PDF, page by page, with header and footer.
pub fn pdf_whole_pages(path: &Path) -> Vec<String> {
    let all = tool("pdftotext", &["-raw", text(path), "-"]);
    all.split('\u{c}').filter(|page| !page.is_empty()).map(str::to_owned).collect()
}

/// The text of a PDF in the order in which it is read, for languages that run from right to left. Marks of
/// direction, which the reader adds, are left out.
pub fn pdf_in_reading_order(path: &Path) -> String {
    tool("pdftotext", &[text(path), "-"]).replace(['\u{202a}', '\u{202b}', '\u{202c}'], "")
}

/// What a PDF says of itself.
pub fn pdf_metadata(path: &Path) -> String {
    tool("pdfinfo", &[text(path)]) + &tool("pdfinfo", &["-meta", text(path)])
}

/// The text of an HTML page as a browser shows it; without the style sheet.
pub fn html_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let end = if tag.starts_with("<style") { tag.find("</style>") } else { tag.find('>') };
        let end = end.expect("every tag ends");
        out.push(' ');
        rest = &tag[end + if tag.starts_with("<style") { "</style>".len() } else { 1 }..];
    }
    out.push_str(rest);
    ["&lt; <", "&gt; >", "&quot; \"", "&#39; '", "&amp; &"].iter().fold(out, |text, pair| {
        let (entity, letter) = pair.split_once(' ').expect("a pair");
        text.replace(entity, letter)
    })
}

/// The page of a draft without the list of what is not met, which quotes the case for the team.
pub fn without_note(html: &str) -> String {
    // Papers that go home say that they are drafts, and list nothing.
    let Some((before, rest)) = html.split_once("role=\"note\"") else { return html.to_owned() };
    let end = rest.split_once("</div>\n</div>").or_else(|| rest.split_once("</div>"));
    before.to_owned() + end.expect("the note ends").1
}

/// How often each tag opens in an HTML page.
pub fn tags(html: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for part in html.split('<').skip(1) {
        let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        if !name.is_empty() {
            *counts.entry(name.to_ascii_lowercase()).or_default() += 1;
        }
    }
    counts
}

/// Letters alone: no blanks, and nothing that only says where a line may break.
pub fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}
