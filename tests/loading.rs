//! Loading a case: what is wrong is told in plain words at the right line, whatever the file holds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cpplan::case::problem::{QUOTE_CLOSE, QUOTE_OPEN};
use cpplan::case::{LoadError, Loaded, line_column, load, load_text};
use proptest::prelude::*;

/// What one run says of a file: a code (or `syntax`, `file`), a line (0: none) and a message.
type Said = (String, usize, String);

fn broken(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/broken").join(name)
}

/// Messages as people see them: the case's words in backquotes.
fn shown(message: &str) -> String {
    message.replace([QUOTE_OPEN, QUOTE_CLOSE], "`")
}

fn line_of(loaded: &Loaded, place: &cpplan::case::Place) -> usize {
    let span = place.span(&loaded.nodes).expect("a problem has a place in a file");
    line_column(&loaded.nodes.files()[span.file].text, span.bytes.start).line
}

fn said_of(name: &str) -> Vec<Said> {
    match load(&broken(name)) {
        Ok(loaded) => loaded
            .problems
            .iter()
            .map(|p| {
                assert!(p.help.as_ref().is_some_and(|h| !h.is_empty()), "{name}: no help for {}", p.message);
                (p.kind.code().to_owned(), line_of(&loaded, &p.place), shown(&p.message))
            })
            .collect(),
        Err(LoadError::Content { at, message, help, .. }) => {
            assert!(!help.is_empty(), "{name}: no help for {message}");
            vec![("syntax".to_owned(), at.line, shown(&message))]
        }
        Err(LoadError::File(error)) => {
            assert!(!error.help().is_empty(), "{name}: no help for {error}");
            vec![("file".to_owned(), 0, error.to_string())]
        }
    }
}

/// What is asked of one thing said: code, line, a part of the message.
type Row = (&'static str, usize, &'static str);

/// Each broken file with all that is said of it.
const BROKEN: &[(&str, &[Row])] = &[
    (
        "anchor.yaml",
        &[("CASE012", 6, "a word that begins with `&`"), ("CASE012", 8, "`*school` repeats something")],
    ),
    (
        "apostrophe-in-quotes.yaml",
        &[("syntax", 6, "an apostrophe inside single quotation marks ends the text")],
    ),
    ("backslash-in-quotes.yaml", &[("syntax", 5, "a backslash has a meaning of its own")]),
    ("binary.yaml", &[("file", 0, "is not a text file")]),
    ("colon-in-prose.yaml", &[("syntax", 6, "a colon followed by a space inside a sentence")]),
    ("colon-in-second-line.yaml", &[("syntax", 7, "a colon followed by a space inside a sentence")]),
    ("dash-of-word.yaml", &[("CASE005", 4, "`outcomes` should be a list")]),
    ("duplicate-id.yaml", &[("CASE007", 7, "the id `a1` is used twice")]),
    ("duplicate-key.yaml", &[("CASE006", 8, "`due` is written twice here")]),
    (
        "eight-mistakes.yaml",
        &[
            ("CASE010", 3, "`BROKEN/8` cannot be used in the names of files"),
            ("CASE004", 4, "`nation` cannot be `scotland`"),
            ("CASE003", 5, "`starts` should be a date such as 2026-12-01"),
            ("CASE005", 8, "`likes` should be one text"),
            ("CASE002", 12, "a person has no key `phone`"),
            ("CASE007", 13, "the id `sw` is used twice"),
            ("CASE009", 18, "`social-worker` is not the id of a person"),
            ("CASE011", 19, "`how_often` should say how often"),
        ],
    ),
    ("empty.yaml", &[("syntax", 1, "the file is empty")]),
    ("hidden-character.yaml", &[("CASE013", 5, "an invisible character (U+E011)")]),
    ("impossible-date.yaml", &[("CASE003", 4, "this says `2026-11-31`")]),
    ("key-too-far-out.yaml", &[("CASE002", 6, "a case has no key `likes`")]),
    ("keys-for-text.yaml", &[("CASE005", 6, "`what` should be a text")]),
    ("leading-at.yaml", &[("syntax", 6, "a text cannot begin with `@`")]),
    ("leading-percent.yaml", &[("syntax", 6, "a text cannot begin with `%`")]),
    ("leading-star.yaml", &[("syntax", 6, "a text that begins with `*`")]),
    ("list-beside-key.yaml", &[("syntax", 5, "a list cannot begin beside its key")]),
    ("list-for-keys.yaml", &[("CASE005", 4, "`child` should have keys of its own")]),
    ("list-for-text.yaml", &[("CASE005", 6, "`likes` should be one text")]),
    ("merge-key.yaml", &[("CASE012", 6, "`<<` brings in keys from elsewhere")]),
    ("missing-id.yaml", &[("CASE014", 7, "an outcome needs an id")]),
    ("missing-include.yaml", &[("syntax", 5, "there is no file `saftey-plan.yaml`")]),
    ("misspelt-key.yaml", &[("CASE002", 4, "a case has no key `contingancy`")]),
    ("neither-yes-nor-no.yaml", &[("CASE004", 7, "`lives_in_home` should be `yes` or `no`")]),
    ("newer-version.yaml", &[("CASE001", 2, "this case is written in format 2")]),
    ("no-blank-after-colon.yaml", &[("syntax", 5, "there is no space after the colon of `name`")]),
    ("no-blank-after-dash-of-item.yaml", &[("CASE005", 4, "`outcomes` should be a list")]),
    ("no-blank-after-dash.yaml", &[("CASE005", 7, "`document_languages` should be a list")]),
    ("no-keys.yaml", &[("syntax", 1, "this is not a case")]),
    ("no-version.yaml", &[("CASE001", 2, "does not say in which version of the format")]),
    ("not-indented.yaml", &[("syntax", 7, "neither a key with a value")]),
    ("not-utf8.yaml", &[("file", 0, "is not saved as UTF-8; line 5")]),
    ("ongoing.yaml", &[("CASE003", 7, "this says `ongoing`")]),
    ("only-comments.yaml", &[("syntax", 1, "the file holds nothing but comments")]),
    ("outside-include.yaml", &[("syntax", 5, "lies outside the folder of the case")]),
    ("part-named-twice.yaml", &[("syntax", 4, "this part is named twice")]),
    ("person-for-outcome.yaml", &[("CASE009", 10, "`mum` is not the id of an outcome")]),
    ("quotes-in-quotes.yaml", &[("syntax", 6, "the quotation mark before this ends the text")]),
    (
        "says-nothing.yaml",
        &[
            ("CASE018", 7, "`TBC` says nothing yet"),
            ("CASE018", 9, "`As above.` says nothing yet"),
            ("CASE018", 11, "`n/a` says nothing yet"),
        ],
    ),
    ("swallowed-by-hash.yaml", &[("CASE015", 6, "`#2 with Jo` is not part of this text")]),
    ("tab-indent.yaml", &[("syntax", 6, "a tab stands here")]),
    ("tag-on-list.yaml", &[("CASE012", 4, "a word that begins with `!`")]),
    ("tag.yaml", &[("CASE012", 6, "a word that begins with `!`")]),
    ("text-after-quote.yaml", &[("syntax", 6, "the quotation mark before this ends the text")]),
    ("text-for-keys.yaml", &[("CASE005", 4, "`child` should have keys of its own")]),
    ("text-for-list.yaml", &[("CASE005", 4, "`people` should be a list")]),
    ("too-deep.yaml", &[("syntax", 4, "deeper in each other than a case can need")]),
    ("two-documents.yaml", &[("syntax", 4, "a second document begins here")]),
    ("no-plan.yaml", &[("CASE017", 2, "which kind of plan it holds")]),
    ("unclosed-bracket.yaml", &[("syntax", 9, "a bracket is opened here and not closed")]),
    ("unclosed-quote.yaml", &[("syntax", 5, "a quotation mark is opened here")]),
    ("uneven-indent.yaml", &[("syntax", 7, "this line begins further right than the line above it")]),
    ("unknown-key.yaml", &[("CASE002", 7, "an action has no key `deadline`")]),
    ("unknown-outcome.yaml", &[("CASE009", 10, "`safe-nights` is not the id of an outcome")]),
    ("unknown-person.yaml", &[("CASE009", 12, "`sww` is not the id of a person")]),
    ("unquoted-second-line.yaml", &[("syntax", 6, "a quotation mark is opened here")]),
    ("unsafe-reference.yaml", &[("CASE010", 3, "`GW/2026/0142` cannot be used in the names of files")]),
    ("unusual-space.yaml", &[("CASE002", 6, "the child has no key `likes`")]),
    ("utf16.yaml", &[("file", 0, "is not saved as UTF-8")]),
    ("wrong-choice.yaml", &[("CASE004", 5, "`plan` cannot be `child_protecton`")]),
    ("wrong-date.yaml", &[("CASE003", 6, "this says `17/5/2014`")]),
    ("wrong-frequency.yaml", &[("CASE011", 7, "this says `regularly`")]),
    ("wrong-id.yaml", &[("CASE008", 5, "`aunt jo` cannot serve as an id")]),
    ("wrong-number.yaml", &[("CASE016", 5, "`number` should be a whole number")]),
    ("wrong-time.yaml", &[("CASE016", 7, "`at_time` should be a time such as 14:30")]),
];

#[test]
fn every_broken_file_is_explained_at_its_line_and_nothing_else_is_said() {
    let mut wrong = Vec::new();
    for (name, expected) in BROKEN {
        let said = said_of(name);
        let fits = said.len() == expected.len()
            && said.iter().zip(*expected).all(|(s, e)| s.0 == e.0 && s.1 == e.1 && s.2.contains(e.2));
        if !fits {
            wrong.push(format!("{name}\n  asked: {expected:?}\n  said:  {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_broken_file_has_its_row_here() {
    let folder = broken("");
    let there: BTreeSet<String> = folder
        .read_dir()
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let rows: BTreeSet<String> = BROKEN.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, rows);
}

#[test]
fn every_kind_of_problem_has_a_broken_file() {
    let codes: BTreeSet<&str> = BROKEN.iter().flat_map(|(_, said)| said.iter().map(|s| s.0)).collect();
    for kind in cpplan::case::ProblemKind::ALL {
        assert!(codes.contains(kind.code()), "no file in examples/broken shows {}", kind.code());
    }
}

#[test]
fn a_problem_is_named_by_path_and_ids() {
    let paths = |name: &str| -> Vec<String> {
        let loaded = load(&broken(name)).expect("it loads");
        loaded.problems.iter().map(|p| p.place.path(&loaded.nodes)).collect()
    };
    assert_eq!(paths("ongoing.yaml"), ["actions[id=a1].due"]);
    assert_eq!(paths("duplicate-key.yaml"), ["actions[id=a1].due"]);
    assert_eq!(paths("anchor.yaml"), ["actions[id=a1].what", "actions[id=a2].what"]);
    assert_eq!(paths("missing-id.yaml"), ["outcomes[2].id"]);
    assert_eq!(paths("tag-on-list.yaml"), ["actions"]);
}

/// A whole case in small, without a mistake.
const GOOD: &str = "\
# A note.
cpplan: 1
reference: GW-2026-0142
nation: wales
plan: child_protection
stage: review
starts: 2026-11-02
child:
  name: Ffion Haf Pritchard
  born: 2014-05-17
  document_languages: [cy, en]
  likes: {en: Football, cy: Pêl-droed}
people:
  - id: sw
    name: Nia Roberts
    role: lead_social_worker
    contact:
      phone: \"01286 555 0142\"
  - {id: mum, name: 'Carys Pritchard', relationship: mother, lives_in_home: yes}
outcomes:
  - id: o1
    what: >-
      Ffion is safe at home: nobody hurts her.

      She says so #herself.
actions:
  - id: a1
    what: |
      Nia sees Ffion
      alone at school.
    outcomes: [o1]
    owner: sw
    how_often: every 10 working days
    due: 2026-12-01
";

fn load_here(text: String) -> Result<Loaded, LoadError> {
    load_text(Path::new("nowhere/case.yaml"), text)
}

#[test]
fn a_good_case_has_no_problems_whatever_its_line_ends() {
    for text in [GOOD.to_owned(), GOOD.replace('\n', "\r\n"), GOOD.trim_end().to_owned()] {
        let loaded = load_here(text).expect("it loads");
        assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    }
}

/// Whatever was found, it can be shown: each place lies inside the file.
fn can_be_shown(text: &str) {
    let lines = text.split('\n').count();
    match load_here(text.to_owned()) {
        Ok(loaded) => {
            for problem in &loaded.problems {
                let line = line_of(&loaded, &problem.place);
                assert!((1..=lines).contains(&line), "line {line} of {lines}");
                problem.place.path(&loaded.nodes);
                assert!(!problem.message.is_empty());
            }
        }
        Err(LoadError::Content { at, byte, message, .. }) => {
            assert!((1..=lines).contains(&at.line), "line {} of {lines}", at.line);
            assert!(text.is_char_boundary(byte), "byte {byte}");
            assert!(!message.is_empty());
        }
        Err(LoadError::File(error)) => panic!("no file is read here: {error}"),
    }
}

#[derive(Clone, Debug)]
enum Edit {
    Delete(usize),
    Duplicate(usize),
    Swap(usize, usize),
    Indent(usize, usize),
    Insert(usize, String),
    Truncate(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let piece = prop_oneof![
        "[-:#\\[\\]{}'\"&*!|>%@`?~,\\\\ \t\r\n]{1,3}",
        "[: ][a-zé’\u{a0}\u{200b}–]{1,3}",
        any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        any::<usize>().prop_map(Edit::Delete),
        any::<usize>().prop_map(Edit::Duplicate),
        any::<(usize, usize)>().prop_map(|(a, b)| Edit::Swap(a, b)),
        (any::<usize>(), 0..5usize).prop_map(|(line, by)| Edit::Indent(line, by)),
        (any::<usize>(), piece).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        any::<usize>().prop_map(Edit::Truncate),
    ]
}

fn apply(text: &str, edit: &Edit) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let count = lines.len();
    let boundary = |at: usize| {
        let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        ends[at % ends.len()]
    };
    match edit {
        Edit::Delete(line) => drop(lines.remove(line % count)),
        Edit::Duplicate(line) => lines.insert(line % count, lines[line % count].clone()),
        Edit::Swap(a, b) => lines.swap(a % count, b % count),
        Edit::Indent(line, by) => lines[line % count].insert_str(0, &" ".repeat(*by)),
        Edit::Insert(at, piece) => {
            let (head, tail) = text.split_at(boundary(*at));
            return format!("{head}{piece}{tail}");
        }
        Edit::Truncate(at) => return text[..boundary(*at)].to_owned(),
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slips_of_the_hand_never_end_in_a_panic(edits in prop::collection::vec(edit(), 1..6)) {
        can_be_shown(&edits.iter().fold(GOOD.to_owned(), |text, edit| apply(&text, edit)));
    }

    #[test]
    fn nor_does_text_of_any_kind(text in "\\PC{0,200}") {
        can_be_shown(&text);
        can_be_shown(&format!("cpplan: 1\nreference: {text}\n"));
    }
}

fn refused(text: String) -> String {
    match load_here(text) {
        Err(LoadError::Content { message, .. }) => message,
        other => panic!("this should be refused, and was {:?}", other.map(|l| l.problems.len())),
    }
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    for text in [
        format!("cpplan: 1\nneeds: {}", "[".repeat(500_000)),
        format!("cpplan: 1\nneeds: {}", "{a: ".repeat(200_000)),
        format!("cpplan: 1\nneeds:\n{}", "- ".repeat(200_000)),
        format!("cpplan: 1\n{}", (0..2000).map(|i| format!("{}a:\n", " ".repeat(i))).collect::<String>()),
        "? ".repeat(100_000),
    ] {
        let message = refused(text);
        assert!(message.contains("deeper in each other than a case can need"), "{message}");
    }
}

#[test]
fn what_is_more_than_a_case_can_be_is_refused() {
    let keys: String = (0..100_000).map(|i| format!("key{i}: 1\n")).collect();
    assert!(refused(format!("cpplan: 1\n{keys}")).contains("more keys stand beside each other"));
    let items = "  - x\n".repeat(100_000);
    assert!(refused(format!("cpplan: 1\nneeds:\n{items}")).contains("one list has more items"));
    let lists = format!("  - [{}]\n", "x, ".repeat(5000)).repeat(60);
    assert!(refused(format!("cpplan: 1\nneeds:\n{lists}")).contains("more values than a case can need"));
}

#[test]
fn aliases_are_never_multiplied() {
    let mut text = "cpplan: 1\nlol0: &lol0 lol\n".to_owned();
    for i in 1..30 {
        let before = format!("*lol{}, ", i - 1).repeat(10);
        text.push_str(&format!("lol{i}: &lol{i} [{before}]\n"));
    }
    let loaded = load_here(text).expect("it loads");
    assert!(loaded.problems.len() > 300);
}

#[test]
fn a_file_full_of_mistakes_is_told_of_in_part() {
    let doubled = "reference: X\n".repeat(50_000);
    assert_eq!(
        load_here(format!("cpplan: 1\nplan: child_protection\nnation: england\n{doubled}"))
            .expect("it loads")
            .problems
            .len(),
        1000
    );
    let people: String = (0..9000).map(|i| format!("  - id: p{i}\n")).collect();
    let actions: String =
        (0..9000).map(|i| format!("  - {{id: a{i}, owner: nobody{i}, helps: [x{i}, y{i}]}}\n")).collect();
    let loaded = load_here(format!(
        "cpplan: 1\nplan: child_protection\nnation: england\npeople:\n{people}actions:\n{actions}"
    ))
    .expect("it loads");
    assert_eq!(loaded.problems.len(), 1000);
    for problem in &loaded.problems {
        assert!(problem.help.as_ref().is_some_and(|h| h.len() < 2000));
        assert!(problem.place.path(&loaded.nodes).starts_with("actions[id=a"));
    }
}

#[test]
fn long_texts_are_read_and_quoted_in_short() {
    let long = "Ffion ".repeat(1_000_000);
    let loaded =
        load_here(format!("cpplan: 1\nplan: child_protection\nnation: england\nchild:\n  likes: {long}\n"))
            .expect("it loads");
    assert!(loaded.problems.is_empty());
    let word = "x".repeat(2_000_000);
    for text in [
        format!("cpplan: 1\nplan: child_protection\nnation: england\nnation: {word}\n"),
        format!(
            "cpplan: 1\nplan: child_protection\nnation: england\nactions:\n  - id: a1\n    owner: {word}\n"
        ),
        format!("cpplan: 1\nplan: child_protection\nnation: england\n? {word}\n: 1\n"),
        format!(
            "cpplan: 1\nplan: child_protection\nnation: england\nstarts: {word}\nchild:\n  born: {}\n",
            "1/".repeat(1_000_000)
        ),
    ] {
        let loaded = load_here(text).expect("it loads");
        assert!(!loaded.problems.is_empty());
        assert!(loaded.problems.iter().all(|p| p.message.len() < 1000), "a message quotes too much");
    }
}

#[test]
fn a_mistake_at_the_end_of_a_long_file_is_found() {
    let prose = "    what: Nia sees Ffion.\n  - id: a1\n".repeat(9_000);
    let message = refused(format!("cpplan: 1\nactions:\n  - id: a1\n{prose}    why: \"never closed\n"));
    assert!(message.contains("a quotation mark is opened here"), "{message}");
    let message = refused(format!("cpplan: 1\n{}needs: [", "# a comment\n".repeat(100_000)));
    assert!(message.contains("comments") || message.contains("bracket"), "{message}");
}
