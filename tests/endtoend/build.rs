//! `cpplan build` through the program: what it writes, what it says, and how it ends.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::program::{
    TODAY, command, cpplan, examples, files, html_text, pdf_metadata, pdf_pages, pdf_whole_pages, root, text,
    told,
};

/// A case that misses much of what the guidance asks for.
const UNFINISHED: &str = "cpplan: 1\nreference: NEW-1\nnation: england\nplan: child_protection\nstage: initial\n\
    child: {name: Ffion Haf Pritchard, known_as: Ffi}\n";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn build(at: &Path, arguments: &[&str]) -> crate::program::Run {
    cpplan(at, &[&["build", "--today", TODAY], arguments].concat())
}

/// A folder with a sound case in it, `case.yaml`.
fn with_example() -> tempfile::TempDir {
    let at = folder();
    fs::copy(root().join("examples/sibling-wales/case.yaml"), at.path().join("case.yaml")).expect("a copy");
    at
}

/// The names of the people of a case: of the child, and of all others.
fn names(case: &str) -> Vec<&str> {
    let fields = case.lines().filter_map(|line| {
        let line = line.trim_start().trim_start_matches("- ");
        line.strip_prefix("name: ").or_else(|| line.strip_prefix("known_as: "))
    });
    fields.filter(|name| name.contains(' ')).collect()
}

#[test]
fn every_example_builds_to_the_same_bytes_twice_and_names_no_child_outside_its_text() {
    for example in examples() {
        let case = fs::read_to_string(example.join("case.yaml")).expect("the case can be read");
        let child = case.split("\nchild:\n  name: ").nth(1).and_then(|rest| rest.lines().next());
        let child = child.expect("the child of an example has a name");
        let (first, second) = (folder(), folder());
        let run = build(first.path(), &[text(&example)]).done();
        build(second.path(), &[text(&example), "--jobs", "1"]).done();

        let made = files(first.path());
        let again = files(second.path());
        assert!(made.len() > 20, "{run:?}", run = run.out);
        assert!(made.values().eq(again.values()), "{} differs", example.display());

        let reference = case.lines().find_map(|l| l.strip_prefix("reference: ")).expect("a reference");
        let out = first.path().join("out").join(reference);
        let pages = pdf_pages(&out.join("plan.pdf")).concat();
        assert!(pages.contains(child.split(' ').next().unwrap_or(child)), "the plan itself names the child");
        let names: Vec<&str> = names(&case).into_iter().chain([child]).collect();
        let unnamed = |where_: &str, said: &str| {
            for name in &names {
                assert!(!said.contains(name), "{name} is in the {where_}");
            }
        };
        unnamed("names of files", &run.out);
        unnamed("messages", &run.err);
        for line in run.out.lines() {
            let path = first.path().join(line);
            match path.extension().and_then(|e| e.to_str()) {
                Some("pdf") => unnamed(line, &pdf_metadata(&path)),
                Some("html") => {
                    let html = fs::read_to_string(&path).expect("the page can be read");
                    unnamed(line, &html[..html.find("</head>").expect("a head")]);
                }
                _ => unnamed(line, &fs::read_to_string(&path).expect("the manifest can be read")),
            }
        }
    }
}

#[test]
fn an_error_stops_the_build_and_nothing_is_written() {
    let at = folder();
    fs::write(at.path().join("case.yaml"), UNFINISHED).expect("a case");
    let run = build(at.path(), &["case.yaml"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(run.out, "");
    assert!(run.err.contains("nothing was built; `--draft`"), "{}", run.err);
    assert_eq!(files(at.path()).len(), 1);
}

#[test]
fn a_draft_says_so_on_every_page_and_lists_what_is_not_met() {
    let at = folder();
    fs::write(at.path().join("case.yaml"), UNFINISHED).expect("a case");
    let run = build(at.path(), &["case.yaml", "--draft", "--documents", "plan"]).done();
    assert_eq!(run.out, "out/NEW-1/plan.html\nout/NEW-1/plan.pdf\nout/NEW-1/manifest.json\n");
    let html = fs::read_to_string(at.path().join("out/NEW-1/plan.html")).expect("the page");
    let shown = html_text(&html);
    let pages = pdf_whole_pages(&at.path().join("out/NEW-1/plan.pdf"));
    for page in &pages {
        assert!(page.to_lowercase().contains("draft"), "{page}");
    }
    for what in ["This is a draft", "there is no contingency plan", "no lead social worker is named"] {
        assert!(shown.contains(what), "{what}");
        assert!(pages.concat().replace('\n', " ").contains(what), "{what}");
    }
    // A draft of a case that lacks nothing says that it is one, all the same.
    let sound = with_example();
    build(sound.path(), &["case.yaml", "--draft", "--documents", "plan", "--out", "d"]).done();
    for page in pdf_whole_pages(&sound.path().join("d/plan.pdf")) {
        assert!(page.to_lowercase().contains("draft"), "{page}");
    }
    build(sound.path(), &["case.yaml", "--documents", "plan", "--out", "p"]).done();
    let html = fs::read_to_string(sound.path().join("p/plan.html")).expect("the page");
    assert!(!html_text(&html).contains("This is a draft"));
}

#[test]
fn a_draft_without_a_usable_reference_is_filed_under_case() {
    let at = folder();
    for reference in ["../../escape", "a/b", "CON", ""] {
        let case = UNFINISHED.replace("NEW-1", &format!("\"{reference}\""));
        fs::write(at.path().join("case.yaml"), case).expect("a case");
        let wish = ["case.yaml", "--draft", "--documents", "plan", "--format", "html"];
        let run = build(at.path(), &wish).done();
        assert_eq!(run.out, "out/case/plan.html\nout/case/manifest.json\n", "{reference}");
    }
}

#[test]
fn what_cannot_be_read_ends_with_two() {
    let at = folder();
    fs::write(at.path().join("torn.yaml"), "cpplan: 1\nchild: [\n").expect("a file");
    for path in ["torn.yaml", "nowhere.yaml"] {
        let run = build(at.path(), &[path]);
        assert_eq!(run.code, 2, "{path}: {}", run.err);
        assert_eq!(run.out, "");
        assert!(run.err.contains("error") || run.err.contains("cannot be read"), "{}", run.err);
    }
    assert_eq!(files(at.path()).len(), 1);
    for wrong in
        [&["--documents", "nonsense"][..], &["--format", "docx"], &["--shard", "3/2"], &["--jobs", "0"]]
    {
        let run = build(at.path(), &[&["torn.yaml"], wrong].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{wrong:?}");
    }
}

#[test]
fn a_file_of_others_is_left_alone_without_force() {
    let at = with_example();
    let out = at.path().join("o");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("plan.pdf"), "my own notes").expect("a file");
    let run = build(at.path(), &["case.yaml", "--out", "o"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(run.err.contains("plan.pdf is there already") && run.err.contains("--force"), "{}", run.err);
    assert_eq!(fs::read(out.join("plan.pdf")).expect("the file"), b"my own notes");
    assert_eq!(files(&out).len(), 1, "not even the page beside it was written");

    let plan = ["case.yaml", "--documents", "plan", "--out", "o"];
    build(at.path(), &[&plan[..], &["--force"]].concat()).done();
    assert!(fs::read(out.join("plan.pdf")).expect("the file").starts_with(b"%PDF"));
    // Its own documents are replaced without asking, and so are those that do not say whose they are.
    build(at.path(), &plan).done();
    assert_eq!(files(&out).len(), 3);
    for _ in 0..2 {
        build(at.path(), &[&plan[..], &["--discreet"]].concat()).done();
    }
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told() {
    let at = with_example();
    fs::write(at.path().join("o"), "a file").expect("a file");
    let run = build(at.path(), &["case.yaml", "--out", "o"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("a file stands where a folder is needed"), "{}", run.err);

    let locked = at.path().join("locked");
    fs::create_dir(&locked).expect("a folder");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).expect("permissions");
    // Whoever may do everything may also write here: the system decides what can be tested.
    let may_all_the_same = fs::write(locked.join("probe"), "").is_ok();
    if !may_all_the_same {
        let run = build(at.path(), &["case.yaml", "--out", "locked/x"]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains("permission is denied"), "{}", run.err);
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("permissions");
    assert!(!files(at.path()).keys().any(|p| text(p).contains(".cpplan-")), "nothing temporary is left");
}

#[test]
fn documents_and_formats_can_be_chosen() {
    let at = with_example();
    let run =
        build(at.path(), &["case.yaml", "--documents", "plan", "--format", "html", "--out", "o"]).done();
    assert_eq!(run.out, "o/plan.html\no/manifest.json\n");
    let run =
        build(at.path(), &["case.yaml", "--documents", "plan", "--format", "pdf", "--out", "o2"]).done();
    assert_eq!(run.out, "o2/plan.pdf\no2/manifest.json\n");
    assert_eq!(files(&at.path().join("o2")).len(), 2);
}

#[test]
fn several_cases_go_each_to_a_folder_of_their_own_and_shards_share_them_out() {
    let at = folder();
    for (name, reference) in [("a", "NEW-1"), ("b", "NEW-2"), ("c", "NEW-3")] {
        fs::create_dir(at.path().join(name)).expect("a folder");
        let case = UNFINISHED.replace("NEW-1", reference);
        fs::write(at.path().join(name).join("case.yaml"), case).expect("a case");
    }
    let common = ["a", "b", "c", "--draft", "--documents", "plan", "--format", "html", "--out", "o"];
    let of = |number: u8| format!("o/NEW-{number}/plan.html\no/NEW-{number}/manifest.json\n");
    let all = [1, 2, 3].map(of).concat();
    for jobs in ["1", "3"] {
        let run = build(at.path(), &[&common[..], &["--jobs", jobs]].concat()).done();
        assert_eq!(run.out, all, "in the order of the cases, however many are built at once");
    }
    let shards = ["1/2", "2/2"].map(|shard| {
        let run = build(at.path(), &[&common[..], &["--shard", shard]].concat()).done();
        run.out.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let mut together = shards.concat();
    together.sort();
    let mut wanted: Vec<&str> = all.lines().collect();
    wanted.sort_unstable();
    assert_eq!(together, wanted);

    // One that cannot be built does not keep the others from it.
    fs::write(at.path().join("b/case.yaml"), "cpplan: 1\nchild: [\n").expect("a case");
    let run = build(at.path(), &common);
    assert_eq!((run.code, run.out.as_str()), (2, (of(1) + &of(3)).as_str()));
}

#[test]
fn two_cases_with_one_reference_do_not_overwrite_each_other() {
    let at = folder();
    for name in ["a", "b"] {
        fs::create_dir(at.path().join(name)).expect("a folder");
        fs::write(at.path().join(name).join("case.yaml"), UNFINISHED).expect("a case");
    }
    let wish = ["a", "b", "--draft", "--documents", "plan", "--format", "html", "--out", "o"];
    let run = build(at.path(), &wish);
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert!(run.err.contains("the same reference as a/case.yaml"), "{}", run.err);
    assert_eq!(run.out, "o/NEW-1/plan.html\no/NEW-1/manifest.json\n");
}

#[test]
fn the_day_comes_from_the_environment_when_it_is_not_given() {
    let at = with_example();
    let mut run = command(at.path(), &["build", "case.yaml", "--format", "html", "--out", "o"]);
    told(run.env("SOURCE_DATE_EPOCH", "1795219200").output().expect("cpplan runs")).done();
    let page = fs::read_to_string(at.path().join("o/plan.html")).expect("the page");
    assert!(page.contains("content=\"2026-11-21\""), "the date of the document");
}
