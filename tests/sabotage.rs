//! Sabotaged template sets: each is made of the built-in files by a small edit, and is caught with the right
//! message at the right line.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The least that a set says of itself.
const SET: &str = "cpplan_templates: 1\n";

/// What is done to a copy of a built-in file.
enum Edit {
    /// A piece is cut out: from these words up to those, which stay.
    Cut(&'static str, &'static str),
    /// These words become those, wherever they stand.
    Put(&'static str, &'static str),
    /// The whole file is this.
    Whole(String),
}
use Edit::{Cut, Put, Whole};

/// A sabotaged set, and how it is caught.
struct Sabotage {
    what: &'static str,
    document: &'static str,
    file: &'static str,
    edit: Edit,
    languages: &'static str,
    code: &'static str,
    /// A piece of the line to which the finding points.
    line: &'static str,
    says: &'static str,
}

fn sabotage(what: &'static str, document: &'static str, file: &'static str, edit: Edit) -> Sabotage {
    Sabotage { what, document, file, edit, languages: "en", code: "TPL103", line: "", says: "" }
}

impl Sabotage {
    fn caught(self, code: &'static str, line: &'static str, says: &'static str) -> Sabotage {
        Sabotage { code, line, says, ..self }
    }
}

/// A file of the house style.
fn house(what: &'static str, file: &'static str, text: &str) -> Sabotage {
    sabotage(what, "contingency-card", file, Whole(text.to_owned()))
}

/// Loops within loops: each goes over all people.
fn for_ever() -> String {
    let open: String = (0..14).map(|n| format!("{{% for p{n} in case.people %}}")).collect();
    format!("# {{{{ w(\"family.title\") }}}}\n\n{open}x{}\n", "{% endfor %}".repeat(14))
}

fn sabotages() -> Vec<Sabotage> {
    const HEAD: &str = "# {{ w(\"contingency_card.title\") }}\n";
    let card = |what, edit| sabotage(what, "contingency-card", "contingency-card.md", edit);
    vec![
        // What the guidance asks to be shown.
        sabotage(
            "the contingency section is gone",
            "plan",
            "plan.md",
            Cut("{% if case.contingency|texts(\"trigger\") or", "## {{ w(\"s_group\") }}"),
        )
        .caught("TPL101", "s_group", "`contingency.trigger`"),
        sabotage(
            "actions about sexual abuse are not marked",
            "plan",
            "plan.md",
            Put("{% if a.areas and a.areas|has(\"sexual_abuse\") %} {{ badge(\"abuse\", w(\"abuse_mark\")) }}{% endif %}", ""),
        )
        .caught("TPL101", "action_n", "no longer marks everything that is about sexual abuse"),
        sabotage(
            "the family is not told that the child did not decide",
            "family",
            "family.md",
            Put("{{ w(\"family.decided_by_us\", child=child) }}", "-"),
        )
        .caught("TPL101", "-", "`family.decided_by_us`"),
        sabotage(
            "the child is not told that it is not their fault",
            "child-8-11",
            "child-8-11.md",
            Put("child_8_11.fault_words", "child_8_11.fault"),
        )
        .caught("TPL101", "child_8_11.fault", "`child_8_11.fault_words`"),
        sabotage(
            "the leaflet names no place to complain",
            "leaflet-family",
            "leaflet-family.md",
            Put("held.complaints", "held.phone"),
        )
        .caught("TPL101", "held.phone", "`authority.complaints`"),
        sabotage("an empty template", "family", "family.md", Whole(String::new()))
            .caught("TPL101", "", "`family` no longer shows"),
        sabotage(
            "the foot does not say of which day the plan is",
            "family",
            "words/en/common.yaml",
            Put("version_of: ", "version_of: A plan #"),
        )
        .caught("TPL101", "version_of", "of which day the plan is"),
        // What its reader may not see.
        sabotage(
            "the child's name on the wall",
            "safety-plan-wall",
            "safety-plan-wall.md",
            Put(
                "# {{ w(\"safety_plan_wall.title\") }}\n",
                "# {{ w(\"safety_plan_wall.title\") }}\n\n{{ case.child.known_as }}\n",
            ),
        )
        .caught("TPL102", "case.child.known_as", "strangers"),
        card("something of the team's in a paper of the family", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n{{ case.concern.people_of_concern[0].worry }}\n"))
            .caught("TPL031", "people_of_concern[0].worry", ""),
        // What shuts somebody out.
        sabotage("a document without sections", "family", "family.md", Put("## ", ""))
            .caught("TPL104", "", "more than half of its headings"),
        card("a document without a heading", Put("# {{ w(\"contingency_card.title\") }}", "{{ w(\"contingency_card.title\") }}"))
            .caught("TPL104", "contingency_card.title", "has no heading"),
        card("a heading skips a level", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n#### Sooner\n"))
            .caught("TPL027", "#### Sooner", "level"),
        card("an image without a text alternative", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n![](logo.png)\n"))
            .caught("TPL026", "![](logo.png)", ""),
        card("a link that runs a program", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n[here](javascript:alert)\n"))
            .caught("TPL029", "javascript", ""),
        sabotage(
            "words that nobody reads with ease",
            "family",
            "words/en/family.yaml",
            Put(
                "  s_change: What needs to change",
                "  s_change: Notwithstanding the aforementioned multi-agency considerations, significant behavioural modification by parental figures constitutes an indispensable prerequisite for the discontinuation of the statutory safeguarding intervention which the professional network has previously determined to be proportionate",
            ),
        )
        .caught("TPL105", "s_change", "Notwithstanding"),
        // What is no sound template.
        sabotage("loops within loops for ever", "family", "family.md", Whole(for_ever()))
            .caught("TPL031", "{% for p0", "does not come to an end"),
        card("a macro that calls itself", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n{% macro round(n) %}{{ round(n) }}{% endmacro %}\n{{ round(1) }}\n"))
            .caught("TPL031", "round(n)", ""),
        card("a file outside of the set", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n{% include \"../case.yaml\" %}\n"))
            .caught("TPL010", "../case.yaml", ""),
        card("a piece that is not there", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n{% import \"peices.md\" as p %}\n"))
            .caught("TPL010", "peices.md", ""),
        card("raw HTML", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n<b>Ring</b> us.\n"))
            .caught("TPL026", "<b>Ring</b>", "HTML"),
        card("a name that is not there", Put(HEAD, "# {{ w(\"contingency_card.title\") }}\n\n{{ case.contingencies }}\n"))
            .caught("TPL021", "case.contingencies", "did you mean `contingency`?"),
        card("a misspelt field under `or`", Put("c.for_family or", "c.for_famly or"))
            .caught("TPL021", "c.for_famly or", "did you mean `for_family`?"),
        card("a misspelt filter", Put("|texts(\"trigger\")", "|text(\"trigger\")"))
            .caught("TPL022", "|text(\"trigger\")", ""),
        card("a row of the wrong width", Put("| {{ c.trigger or c.kind }} |", "|"))
            .caught("TPL028", "{{ lines(c.for_family", ""),
        Sabotage {
            languages: "en,cy",
            ..sabotage("a text without a translation", "contingency-card", "words/en/contingency-card.yaml", Put("contingency_card:\n", "our_words: Ring us\ncontingency_card:\n"))
        }
        .caught("TPL024", "our_words", "in the language `cy`"),
        card("a block that is not there", Put("{% block", "{% extends \"built-in/contingency-card.md\" %}{% block our_"))
            .caught("TPL011", "our_", "has no block"),
        // What the house style may not do.
        house("pale grey on white", "theme.yaml", "light:\n  ink: '#999999'\n")
            .caught("TPL043", "ink", "7"),
        house("a misspelt key of the theme", "theme.yaml", "light:\n  acent: '#000000'\n")
            .caught("TPL041", "acent", "did you mean `accent`?"),
        house("a logo that is not there", "theme.yaml", "logo: {file: logo.svg, alt: Northshire}\n")
            .caught("TPL045", "logo.svg", "there is no file"),
        house("letters that are too small", "theme.yaml", "size: 9\n").caught("TPL042", "size: 9", "9"),
        house("the sexual abuse mark is hidden", "style.css", "p { margin: 1em }\n.badge-abuse { display: none }\n")
            .caught("TPL046", "badge-abuse", "could hide"),
        house("a Typst theme that cannot be read", "document.typ", "#let doc = json(\"document.json\")\n#let x = (\n")
            .caught("TPL047", "#let x", "this is no Typst"),
        card("a block that is not closed", Put("{% endfor %}", "")).caught("TPL020", "", ""),
    ]
}

/// A file of the built-in set; nothing where it has none of that name.
fn built_in(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(file);
    fs::read_to_string(path).unwrap_or_default()
}

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn check(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .args(["template", "check", "set", "--style", "standard"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("cpplan runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// What is not as it should be with a set; nothing if it is caught.
fn not_caught(one: &Sabotage) -> Option<String> {
    let at = tempfile::tempdir().expect("a folder");
    let before = built_in(one.file);
    let text = match &one.edit {
        Put(from, to) => before.replace(from, to),
        Whole(text) => text.clone(),
        Cut(from, to) => {
            let start = before.find(from).unwrap_or_else(|| panic!("{}: {from}", one.what));
            let end = start + before[start..].find(to).unwrap_or_else(|| panic!("{}: {to}", one.what));
            format!("{}{}", &before[..start], &before[end..])
        }
    };
    if before == text {
        return Some(format!("{}: the edit changes nothing", one.what));
    }
    write(&at.path().join("set"), "set.yaml", SET);
    write(&at.path().join("set"), one.file, &text);
    // What a text without a translation is for.
    if one.file.ends_with("contingency-card.yaml") {
        let card = built_in("contingency-card.md");
        write(
            &at.path().join("set"),
            "contingency-card.md",
            &format!("{card}\n{{{{ w(\"our_words\") }}}}\n"),
        );
    }
    let arguments = ["--documents", one.document, "--language", one.languages, "--format", "json"];
    let (code, out, err) = check(at.path(), &arguments);
    let told: Value = serde_json::from_str(&out).unwrap_or_default();
    let findings = told["files"][0]["findings"].as_array().cloned().unwrap_or_default();
    let is_it = |finding: &&Value| {
        let file = finding["file"].as_str().unwrap_or_default().trim_start_matches("set/");
        let text = fs::read_to_string(at.path().join("set").join(file)).unwrap_or_default();
        let number = finding["span"]["line"].as_u64().unwrap_or_default() as usize;
        let line = text.lines().nth(number.saturating_sub(1)).unwrap_or_default();
        finding["code"] == one.code
            && line.contains(one.line)
            && ["message", "help"]
                .iter()
                .any(|part| finding[*part].as_str().is_some_and(|said| said.contains(one.says)))
    };
    let expected = i32::from(one.code != "TPL105");
    if code == expected && findings.iter().any(|finding| is_it(&finding)) {
        return None;
    }
    let found: Vec<String> = findings
        .iter()
        .map(|f| format!("  {} {}:{} {}", f["code"], f["file"], f["span"]["line"], f["message"]))
        .collect();
    Some(format!("{}: exit {code} {err}\n{}", one.what, found.join("\n")))
}

#[test]
fn each_sabotaged_set_is_caught_at_the_right_line() {
    let all = sabotages();
    assert!(all.len() >= 20);
    let half = all.len() / 2;
    let (first, second) = all.split_at(half);
    let missed: Vec<String> = std::thread::scope(|scope| {
        let halves = [first, second]
            .map(|half| scope.spawn(|| half.iter().filter_map(not_caught).collect::<Vec<_>>()));
        halves.into_iter().flat_map(|half| half.join().expect("a half of the sets")).collect()
    });
    assert!(missed.is_empty(), "{} not caught:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn a_set_that_fills_the_memory_ends_alone_and_in_plain_words() {
    let at = tempfile::tempdir().expect("a folder");
    let grows = format!(
        "# {{{{ w(\"contingency_card.title\") }}}}\n\n{{% set s = \"0123456789abcdef\" %}}\n{}{{{{ s }}}}\n",
        "{% set s = s ~ s %}\n".repeat(40)
    );
    write(&at.path().join("set"), "set.yaml", SET);
    write(&at.path().join("set"), "contingency-card.md", &grows);
    let (code, out, err) =
        check(at.path(), &["--documents", "contingency-card", "--language", "en", "--format", "json"]);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(err.contains("took more memory"), "{err}");
    assert!(err.contains("contingency-card.md, line 4"), "{err}");
    assert!(err.contains("`contingency-card` in en"), "{err}");
    assert!(!err.contains("allocation"), "{err}");
}

#[test]
fn a_build_with_such_a_set_writes_nothing() {
    let at = tempfile::tempdir().expect("a folder");
    let grows =
        format!("{{% set s = \"0123456789abcdef\" %}}\n{}{{{{ s }}}}\n", "{% set s = s ~ s %}\n".repeat(40));
    write(at.path(), "set/set.yaml", SET);
    write(at.path(), "set/contingency-card.md", &grows);
    write(at.path(), "cpplan.yaml", "cpplan_profile: 1\ntemplates: set\n");
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/child-in-need-after-plan/case.yaml");
    fs::copy(case, at.path().join("case.yaml")).expect("a case");
    let output = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .args(["build", "case.yaml", "--today", "2026-11-21", "--out", "o", "--draft"])
        .args(["--documents", "signatures,contingency-card"])
        .current_dir(at.path())
        .output()
        .expect("cpplan runs");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("took more memory") && err.contains("contingency-card"), "{err}");
    assert_eq!(err.matches("note: cpplan.yaml").count(), 1, "{err}");
    assert!(!at.path().join("o").exists(), "something was written");
}
