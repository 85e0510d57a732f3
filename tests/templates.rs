//! An authority's own templates, through the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const CASE: &str = include_str!("guidance/base.yaml");
const SET: &str = "cpplan_templates: 1\n";
const TODAY: [&str; 2] = ["--today", "2026-06-01"];

/// A folder with a case, a profile that names the set `north`, and the files of that set.
fn desk(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let put = |name: &str, text: &str| {
        let path: PathBuf = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder for the file");
        fs::write(path, text).expect("a file for the test");
    };
    put(".git/HEAD", "");
    put("case.yaml", CASE);
    put("cpplan.yaml", "cpplan_profile: 1\ntemplates: north\n");
    files.iter().for_each(|(name, text)| put(&format!("north/{name}"), text));
    folder
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run(desk: &tempfile::TempDir, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .args(arguments)
        .current_dir(desk.path())
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("cpplan runs");
    let text = |bytes| String::from_utf8(bytes).expect("the output is text");
    Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// Builds documents of the case with the set.
fn build(desk: &tempfile::TempDir, documents: &str) -> Run {
    let arguments = ["build", "case.yaml", "--documents", documents, "--format", "html", "--out", "out"];
    run(desk, &[&arguments[..], &["--draft", "--force"], &TODAY].concat())
}

/// The words of a page that was built, tags left out.
fn page(desk: &tempfile::TempDir, name: &str) -> String {
    let html = fs::read_to_string(desk.path().join("out").join(name)).expect("the page is there");
    let body = html.split_once("<body").map_or("", |(_, body)| body);
    let words = body.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words);
    words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is said of a set that cannot be used.
fn faults(files: &[(&str, &str)]) -> String {
    let desk = desk(files);
    let run = build(&desk, "plan");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(!desk.path().join("out").exists(), "something was built");
    let list = self::run(&desk, &["template", "list", "north"]);
    assert_eq!(list.code, 2, "what cannot be used cannot be listed");
    run.err.lines().filter(|line| !line.starts_with("note: cpplan.yaml")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_block_of_a_built_in_document_is_changed_and_the_rest_stays() {
    let plan = "{% extends \"built-in/plan.md\" %}\n{% import \"ours.md\" as ours %}\n\
                {% block s_views %}\n{{ super() }}\n\n{{ ours.more(child) }}\n{% endblock %}\n";
    let ours = "{% macro more(who) %}\n{{ w(\"ours.more\", who=who) }}\n{% endmacro %}\n";
    let words = "ours: {more: 'We asked {who} again.'}\n";
    let welsh = "ours: {more: 'Gofynnwyd i {who} eto.'}\n";
    let own = desk(&[
        ("set.yaml", SET),
        ("plan.md", plan),
        ("ours.md", ours),
        ("words/en/ours.yaml", words),
        ("words/cy/ours.yaml", welsh),
    ]);
    let plain = desk(&[("set.yaml", SET)]);
    for desk in [&own, &plain] {
        let run = build(desk, "plan");
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let (own, plain) = (page(&own, "plan.html"), page(&plain, "plan.html"));
    let added: Vec<&str> = own.split("We asked ").collect();
    assert_eq!(added.len(), 2, "the block stands once");
    let rest = added[1].split_once(" again.").expect("its end").1;
    assert_eq!(format!("{}{}", added[0], rest.trim_start()), plain, "all else is as it was");
}

#[test]
fn words_are_merged_key_by_key_and_variant_by_variant() {
    let words = "plan:\n  title: {wales: {child_protection: Our plan}}\ns_contingency: If things change\n";
    let desk = desk(&[("set.yaml", SET), ("words/en/any-name.yaml", words)]);
    let run = build(&desk, "plan");
    assert_eq!(run.code, 0, "{}", run.err);
    let page = page(&desk, "plan.html");
    assert!(page.contains("Our plan"), "its own title");
    assert!(page.contains("If things change") && !page.contains("What we do if"), "its own heading");
    assert!(page.contains("Copy for the core group"), "and the built-in rest of the same group");
}

#[test]
fn an_authority_has_a_document_of_its_own() {
    let set = "cpplan_templates: 1\nname: Northshire\ndocuments:\n  - {id: school-letter, reader: group, readers: the school}\n  \
               - {id: never, reader: family, made: when_asked}\n  - {id: need-only, reader: team, plans: [child_in_need]}\n";
    let words = "school_letter: {title: Letter to the school, intro: 'About {child}.'}\nnever: {title: Never}\nneed_only: {title: Need}\n";
    let letter = "# {{ w(\"school_letter.title\") }}\n\n{{ w(\"school_letter.intro\", child=case.child.known_as or case.child.name) }}\n";
    let other = |key: &str| format!("# {{{{ w(\"{key}.title\") }}}}\n");
    let files = [
        ("set.yaml", set),
        ("words/en/own.yaml", words),
        ("school-letter.md", letter),
        ("never.md", &other("never")),
        ("need-only.md", &other("need_only")),
    ];
    let desk = desk(&files);
    let listed = run(&desk, &["documents", "--profile", "cpplan.yaml", "--format", "json"]);
    let listed: Value = serde_json::from_str(&listed.out).expect("JSON");
    let own =
        listed.as_array().expect("a list").iter().find(|d| d["id"] == "school-letter").expect("it is listed");
    assert_eq!(
        (&own["title"], &own["reader"]),
        (&Value::from("Letter to the school"), &Value::from("the school"))
    );

    let all = run(
        &desk,
        &[&["build", "case.yaml", "--format", "html", "--out", "out", "--draft"][..], &TODAY].concat(),
    );
    assert_eq!(all.code, 0, "{}", all.err);
    assert!(all.out.contains("out/school-letter.html"), "it is made beside the others: {}", all.out);
    assert!(!all.out.contains("never") && !all.out.contains("need-only"), "{}", all.out);
    assert!(page(&desk, "school-letter.html").contains("Letter to the school About "));
    let manifest = fs::read_to_string(desk.path().join("out/manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!(manifest["templates"], "Northshire");
    let documents = manifest["documents"].as_array().expect("a list");
    assert!(documents.iter().any(|d| d["document"] == "school-letter" && d["reader"] == "group"));

    assert!(build(&desk, "never").out.contains("out/never"), "it is made when it is asked for");
    let wrong = build(&desk, "scool-letter");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("there is no document `scool-letter`")
            && wrong.err.contains("did you mean `school-letter`")
    );
}

#[test]
fn everything_that_is_wrong_with_a_set_is_told_at_once_with_its_place() {
    let set = "cpplan_templates: 1\nnmae: north\ndocuments:\n  - {id: plan, reader: group}\n  - {id: letter, readers: all}\n  \
               - {id: Big, reader: group}\n  - {id: note, reader: grupp, template: paln.md, reading_age: 40}\n";
    let plan = "{% extends \"built-in/plan.md\" %}\nThis would vanish.\n{% block s_veiws %}\nSo would this.\n{% endblock %}\n\
                {% block s_views %}\n{% block inner %}This stands.{% endblock %}\n{% endblock %}\n{{ w(\"plan.title\") }}\n";
    let minutes = "{% extends \"minutes.md\" %}\n{% extends \"built-in/minutes.md\" %}\n{% import \"peices.md\" as p %}\n{% include which %}\n";
    let words = "plan:\n  titel: Ours\n  copy_for: {child_protecton: a copy}\nplan_for: '{paln} for {child}'\nagenda: The agenda\ns_views: [a, b]\n";
    insta::assert_snapshot!(
        "everything_wrong",
        faults(&[
            ("set.yaml", set),
            ("plan.md", plan),
            ("minutes.md", minutes),
            ("words/en/plan.yaml", words),
            ("words/en/more.yaml", "s_views: Twice\n"),
            ("words/cy/plan.yml", "a: b\n"),
            ("words/welsh/plan.yaml", "a: b\n"),
            ("theme.yml", "size: 12\n"),
            ("notes.docx", "PK"),
            ("wrods/en/plan.yaml", "a: b\n"),
        ])
    );
}

#[test]
fn what_is_no_set_is_told_so() {
    let told = |files: &[(&str, &str)]| faults(files);
    let once = "cpplan_templates: 1\ndocuments:\n  - {id: letter, reader: group}\n";
    let own =
        "cpplan_templates: 1\ndocuments:\n  - {id: letter, reader: group}\n  - {id: letter, reader: group}\n";
    let all = [
        ("nothing there", told(&[])),
        ("empty", {
            let desk = desk(&[]);
            fs::create_dir(desk.path().join("north")).expect("a folder");
            build(&desk, "plan").err
        }),
        ("no set.yaml", told(&[("plan.md", "# a\n")])),
        ("newer", told(&[("set.yaml", "cpplan_templates: 2\n")])),
        ("no version", told(&[("set.yaml", "name: north\n")])),
        ("not YAML", told(&[("set.yaml", "cpplan_templates: 1\nname: \"north\n")])),
        ("a set of nothing", told(&[("set.yaml", "")])),
        ("unused", told(&[("set.yaml", SET), ("famly.md", "# a\n")])),
        ("twice, and no title", told(&[("set.yaml", own), ("letter.md", "# a\n")])),
        ("no title", told(&[("set.yaml", once), ("letter.md", "# a\n")])),
        (
            "a circle",
            told(&[
                ("set.yaml", SET),
                ("plan.md", "{% extends \"family.md\" %}"),
                ("family.md", "{% extends \"plan.md\" %}"),
            ]),
        ),
    ];
    let text: Vec<String> = all.iter().map(|(what, told)| format!("== {what}\n{}", told.trim())).collect();
    insta::assert_snapshot!("no_set", text.join("\n\n"));
}

#[cfg(unix)]
#[test]
fn nothing_is_read_from_outside_of_the_set() {
    use std::os::unix::fs::symlink;
    let desk =
        desk(&[("set.yaml", SET), ("words/en/own.yaml", "s_views: Ours\n"), ("inner/plan.md", "# a\n")]);
    let north = desk.path().join("north");
    fs::write(desk.path().join("secret.md"), "secret").expect("a file outside");
    fs::create_dir(desk.path().join("other")).expect("a folder outside");
    let links = [
        ("../secret.md", "family.md"),
        ("/etc/hostname", "logo.svg"),
        ("../../other", "words/cy"),
        ("nowhere", "minutes.md"),
    ];
    for (to, name) in links {
        symlink(to, north.join(name)).expect("a link");
    }
    let made = Command::new("mkfifo").arg(north.join("agenda.md")).status().expect("mkfifo runs");
    assert!(made.success());
    let run = build(&desk, "plan");
    assert_eq!(run.code, 2);
    insta::assert_snapshot!("outside", run.err);

    // A link within the set is a part of the set.
    for name in ["family.md", "logo.svg", "words/cy", "minutes.md", "agenda.md"] {
        fs::remove_file(north.join(name)).expect("it was there");
    }
    symlink("en", north.join("words/cy")).expect("a link");
    let run = self::run(&desk, &["template", "list", "north"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("  cy    built in; 1 text from the set"), "{}", run.out);
}

#[test]
fn a_set_has_limits() {
    let many: Vec<(String, String)> = (0..600).map(|i| (format!("a{i}.svg"), "<svg/>".to_owned())).collect();
    let mut files: Vec<(&str, &str)> =
        many.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let large = "x".repeat(5 * 1024 * 1024);
    files.extend([("set.yaml", SET), ("logo.png", &large)]);
    let told = faults(&files);
    assert!(told.contains("there are more than 500 files in the set"), "{told}");
    let told = faults(&[("set.yaml", SET), ("logo.png", &large), ("plan.md", "\u{0}")]);
    assert!(told.contains("`logo.png` is larger than a file of a template set can be (4 MB)"), "{told}");
    assert!(told.contains("`plan.md` is not a text file"), "{told}");
}

#[test]
fn a_set_is_begun_and_works_at_once() {
    let desk = desk(&[]);
    let begun = run(&desk, &["template", "init", "north", "--only", "plan,theme.yaml"]);
    assert_eq!(begun.code, 0, "{}", begun.err);
    assert_eq!(
        begun.out,
        "north/plan.md\nnorth/set.yaml\nnorth/theme.yaml\nnorth/words/cy/plan.yaml\nnorth/words/en/plan.yaml\n"
    );
    assert!(begun.err.contains("north/set.yaml says how to go on"), "{}", begun.err);
    let first = build(&desk, "plan");
    assert_eq!((first.code, first.err.contains("TPL")), (0, false), "{}", first.err);
    let copied = fs::read(desk.path().join("out/plan.html")).expect("a page");
    fs::remove_dir_all(desk.path().join("north")).expect("the set goes");
    fs::create_dir(desk.path().join("north")).expect("a folder");
    fs::write(desk.path().join("north/set.yaml"), SET).expect("an empty set");
    assert_eq!(build(&desk, "plan").code, 0);
    assert!(copied == fs::read(desk.path().join("out/plan.html")).expect("a page"), "a copy changes nothing");
}

#[test]
fn files_are_added_to_a_set_and_nothing_is_written_over() {
    let desk = desk(&[]);
    assert_eq!(run(&desk, &["template", "init", "north", "--only", "minutes"]).code, 0);
    let set = desk.path().join("north/set.yaml");
    let mine = fs::read_to_string(&set).expect("set.yaml").replace("name: north", "name: Mine # my remark");
    fs::write(&set, &mine).expect("set.yaml");
    fs::write(desk.path().join("north/minutes.md"), "mine").expect("a template");
    let again = run(&desk, &["template", "init", "north", "--only", "minutes,agenda"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("north/minutes.md is there already"), "{}", again.err);
    assert!(!desk.path().join("north/agenda.md").exists(), "all or nothing");
    assert_eq!(run(&desk, &["template", "init", "north", "--only", "agenda"]).code, 0);
    let now = fs::read_to_string(&set).expect("set.yaml");
    assert!(
        now.contains("name: Mine # my remark")
            && now.contains("  agenda.md: ")
            && now.contains("  minutes.md: "),
        "{now}"
    );
    assert_eq!(fs::read_to_string(desk.path().join("north/minutes.md")).expect("a template"), "mine");
    assert_eq!(run(&desk, &["template", "init", "north", "--only", "minutes", "--force"]).code, 0);
    assert_ne!(fs::read_to_string(desk.path().join("north/minutes.md")).expect("a template"), "mine");
    let wrong = run(&desk, &["template", "init", "north", "--only", "agneda"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `agenda`?"), "{}", wrong.err);
}

#[test]
fn the_whole_set_can_be_copied() {
    let desk = desk(&[]);
    assert_eq!(run(&desk, &["template", "init", "north"]).code, 0);
    let listed = run(&desk, &["template", "list", "north", "--format", "json"]);
    assert_eq!(
        (listed.code, listed.err.as_str()),
        (0, ""),
        "a copy of everything has no fault and no remark"
    );
    let listed: Value = serde_json::from_str(&listed.out).expect("JSON");
    assert!(listed["documents"].as_array().expect("a list").iter().all(|d| d["from"] == "set"));
    assert_eq!(listed["theme"], "set");

    for beside in ["LICENSE", "README.md", ".gitignore", "ci/check.yaml"] {
        let path = desk.path().join("north").join(beside);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, "{% what is no part of the set %}").expect("a file beside the set");
    }
    let listed = run(&desk, &["template", "list", "north"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""), "what stands beside a set is left alone");
}

#[test]
fn a_list_says_what_comes_from_the_set() {
    let plan = "{% extends \"built-in/plan.md\" %}\n";
    let files = [
        ("set.yaml", SET),
        ("plan.md", plan),
        ("words/pl/common.yaml", "page: Strona\n"),
        ("logo.svg", "<svg/>"),
    ];
    let desk = desk(&[&files[..], &[("words/en/a.yaml", "page: Sheet\n")]].concat());
    let listed = run(&desk, &["template", "list", "north", "--format", "json"]);
    let json: Value = serde_json::from_str(&listed.out).unwrap_or_else(|e| panic!("{e}: {}", listed.err));
    let templates: BTreeMap<&str, &Value> = json["templates"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|t| (t["name"].as_str().expect("a name"), t))
        .collect();
    assert_eq!(
        (&templates["plan.md"]["from"], &templates["plan.md"]["extends"]),
        (&"set".into(), &"built-in/plan.md".into())
    );
    assert_eq!(templates["family.md"]["from"], "built-in");
    assert!(templates["family.md"]["blocks"].as_array().expect("blocks").contains(&"s_why".into()));
    let words: Vec<(&str, &Value, &Value)> = json["words"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|w| (w["language"].as_str().expect("a tag"), &w["built_in"], &w["own"]))
        .collect();
    let (yes, no, page, none) =
        (true.into(), false.into(), serde_json::json!(["page"]), serde_json::json!([]));
    assert_eq!(words, [("cy", &yes, &none), ("en", &yes, &page), ("pl", &no, &page)]);
    assert_eq!(json["assets"], serde_json::json!(["logo.svg"]));

    let text = run(&desk, &["template", "list", "north", "--verbose"]).out;
    assert!(text.contains("  plan.md  (from the set, extends built-in/plan.md)\n"), "{text}");
    assert!(text.contains("blocks: cover, opening, s_why"), "{text}");
    assert!(text.contains("  en    built in; 1 text from the set\n      page\n"), "{text}");
}

#[test]
fn what_changed_below_a_set_is_shown_until_it_is_carried_over() {
    let desk = desk(&[]);
    assert_eq!(run(&desk, &["template", "init", "north", "--only", "signatures.md,agenda.md"]).code, 0);
    let north = desk.path().join("north");
    // As if an earlier cpplan had copied it.
    let kept = north.join(".built-in/signatures.md");
    let now = fs::read_to_string(&kept).expect("a copy");
    let before = now.replace("{{ w(\"signatures.note\") }}", "An older note.");
    assert_ne!(before, now);
    fs::write(&kept, &before).expect("a copy");
    let set = fs::read_to_string(north.join("set.yaml")).expect("set.yaml");
    let older = set.replace(&hash(&now), &hash(&before)).replace("made_for: 0.1.0", "made_for: 0.0.9");
    fs::write(north.join("set.yaml"), older).expect("set.yaml");

    let told = build(&desk, "agenda");
    assert!(told.code == 0 || told.code == 2 && !told.err.contains("cannot be used"), "{}", told.err);
    assert!(
        told.err.contains("the built-in `signatures.md` has changed since this set copied it"),
        "{}",
        told.err
    );
    let shown = run(&desk, &["template", "diff", "north"]);
    assert_eq!(shown.code, 0);
    insta::assert_snapshot!("diff", shown.out);

    fs::remove_file(&kept).expect("the copy goes");
    let unknown = run(&desk, &["template", "diff", "north"]).out;
    assert!(unknown.contains("signatures.md has changed; what it was is not kept"), "{unknown}");

    assert_eq!(run(&desk, &["template", "diff", "north", "--accept"]).code, 0);
    let after = run(&desk, &["template", "diff", "north"]);
    assert_eq!((after.out.as_str(), after.err.contains("nothing changed")), ("", true));
    assert_eq!(fs::read_to_string(&kept).expect("a copy"), now);
    let set = fs::read_to_string(north.join("set.yaml")).expect("set.yaml");
    assert!(
        set.contains(&format!("  signatures.md: {}", hash(&now))) && set.contains("made_for: 0.1.0"),
        "{set}"
    );
}

fn hash(text: &str) -> String {
    cpplan::document::sha256(text.as_bytes())
}

#[test]
fn every_section_of_a_built_in_document_stands_in_a_block() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut outside = Vec::new();
    for entry in fs::read_dir(folder).expect("the templates").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|e| e != "md") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a template");
        let mut open = false;
        let mut is_macro = false;
        for (number, line) in text.lines().enumerate() {
            open = open && !line.starts_with("{% endblock") || line.starts_with("{% block ");
            is_macro = is_macro && !line.starts_with("{% endmacro") || line.starts_with("{% macro ");
            if line.starts_with('#') && !open && !is_macro {
                outside.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(outside.is_empty(), "{}", outside.join("\n"));
}

#[test]
fn the_schema_in_the_folder_is_the_programs_own() {
    let printed = run(&desk(&[]), &["schema", "templates"]).out;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/templates.schema.json");
    let committed = fs::read_to_string(path).expect("the schema is committed");
    assert!(
        committed == printed,
        "write it again: `cpplan schema templates > schemas/templates.schema.json`"
    );
}
