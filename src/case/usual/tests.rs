//! This reader against the parser that knows all of YAML, on texts of every kind.

use std::path::Path;

use proptest::prelude::*;

use super::super::build::Builder;
use super::super::nodes::Nodes;
use super::super::parse::parse_all;
use super::read;

/// Whether this reader reads a text; what it then makes of it has to be what the parser makes of it.
fn is_read_alike(text: &str) -> bool {
    let (mut nodes, mut problems) = (Nodes::default(), Vec::new());
    let mut builder = Builder::of(&mut nodes, &mut problems, 0, text);
    if read(text, &mut builder).is_err() {
        return false;
    }
    let ours = (builder.root(), nodes, problems);
    let (mut nodes, mut problems) = (Nodes::default(), Vec::new());
    let root = parse_all(&mut nodes, 0, text, &mut problems);
    let root = root.unwrap_or_else(|error| panic!("the parser refuses what is read here: {error:?}\n{text}"));
    let theirs = (root, nodes, problems);
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{text}");
    true
}

fn examples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut cases = crate::case::files::find_cases(&folder).unwrap();
    cases.retain(|path| path.ends_with("case.yaml"));
    let parts = cases.iter().flat_map(|case| crate::case::files::meeting_parts(case));
    cases.iter().cloned().chain(parts).map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn the_examples_are_read_alike_and_without_the_parser() {
    let examples = examples();
    assert!(examples.len() > 10);
    assert_eq!(examples.iter().filter(|text| is_read_alike(text)).count(), examples.len());
}

#[test]
fn files_with_mistakes_are_read_alike() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/broken");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let texts: Vec<String> = files.filter_map(|bytes| String::from_utf8(bytes).ok()).collect();
    let read = texts.iter().filter(|text| is_read_alike(text)).count();
    // Some have mistakes of YAML, and some are YAML and no sound case.
    assert!(read > 10 && read < texts.len());
}

#[test]
fn what_is_usual_is_read_alike() {
    for text in [
        "a: b\n",
        "a: b",
        "# note\n\na:   b   # note\n\n\n# end",
        "a:\n  - b\n  - c: d\n    e: f\n  -\n    g: h\n  - - i\n    - j\nk:\n",
        "a:\n  b:\n  c: # note\n\n  d: ~\ne: #2 of them\nf: g #2 of them\n",
        "a: >-\n  One line\n  and another.\n\n\n  A third. \n\nb: >\n  One\n\nc: |\n  One\n\n  two\nd: |-\n    four\n",
        "a: one\n  two\n\n  three  \nb: 'it''s'\nc: \"so: # it is\" # note\n",
        "a: [b, c d, \"e, f\"]\ng: {h: i, j: [k], l: {m: 'n'}}\no: []\np: {}\nq: [at 16:30,\n  r\n  ]\n",
        "a: é – “b”\nc: \u{a0}d\u{a0}\ne: >-\n  \u{2003}f\u{2028}\n",
        "a: 5 - 6\nb: x#y\nc: http://d.e/f#g\nh: (i) [j] {k} *l &m !n\n",
    ] {
        assert!(is_read_alike(text), "{text}");
    }
}

#[test]
fn what_is_unusual_is_left_to_the_parser() {
    for text in [
        "",
        "a",
        "- a\n",
        "---\na: b\n",
        "a: b\n---\nc: d\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: b: c\n",
        "a:\tb\n",
        "a: b\r\n",
        "\u{feff}a: b\n",
        "a: \"b\n  c\"\n",
        "a: \"\\n\"\n",
        "a b: c\n",
        "\"a\": b\n",
        "a:\n- b\n",
        "a:\n  b\n c: d\n",
        "a: b\n  # note\n  c\n",
        "a: >2\n    b\n",
        "a: >-\n\n  b\n",
        "a: >+\n  b\n",
        "a: >-\n  b\n    c\n",
        "a: |\n  b",
        "? a\n",
        "a: [b,]\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: [b\n]\n",
        "a: 'b'c\n",
        "a: 'b'#c\n",
        "a: - b\n",
        "<<: b\n",
        "a: @b\n",
        "a: %b\n",
        "  a: b\n c: d\n",
        "a: \u{7f}\n",
        "a: \0\n",
        "a: b\u{85}c: d\n",
        "a: \"\\u0041\"\n",
        "a: b\n...\nc: d\n",
        "%YAML 1.2\n---\na: b\n",
        "a: [b, *c]\n",
        "a: {<<: b}\n",
        "a: ''\n'b': c\n",
        ": a\n",
        "a: ,b\n",
    ] {
        assert!(!is_read_alike(text), "{text}");
    }
}

/// A line of a text that is nearly, and often really, YAML.
fn line() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "b",
        "b c",
        "",
        " ",
        "# note",
        "x # note",
        "x #note",
        "'b'",
        "'it''s'",
        "\"b\"",
        "\"b",
        ">-",
        ">",
        "|",
        "|-",
        ">-  ",
        ">- # note",
        "|+",
        "[b, c]",
        "[b,",
        "c]",
        "{b: c, d: [e]}",
        "{b: c",
        "}",
        "[]",
        "{}",
        "b:",
        "b: c",
        "&b c",
        "*b",
        "!b",
        "- b",
        "-",
        "é",
        "“b”",
        "b\u{a0}",
        "16:30",
        "a - b",
        "b  ",
        "~",
        "null",
        "\"\\n\"",
        "? b",
        "@b",
        "%b",
        "...",
        "---",
        "b]",
        "b, c",
        "b#c",
        "'b' c",
        "[b] c",
        "[16:30, b c]",
        "{b: c:d}",
        "{b: [c], d: 'e, f'}",
        "\tb",
        "b\t",
    ]);
    let key =
        prop::sample::select(vec!["", "", "", "a: ", "b: ", "c_d: ", "e:", "e: ", "f g: ", "'h': ", "i:  "]);
    let dash = prop::sample::select(vec!["", "", "", "- ", "- ", "-   ", "- - "]);
    let indent = prop::sample::select(vec![0_usize, 0, 2, 2, 2, 4, 4, 1, 3, 6]);
    (indent, dash, key, value)
        .prop_map(|(indent, dash, key, value)| format!("{}{dash}{key}{value}", " ".repeat(indent)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_read_is_read_alike(lines in prop::collection::vec(line(), 1..9), ends in any::<bool>()) {
        is_read_alike(&format!("{}{}", lines.join("\n"), if ends { "\n" } else { "" }));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_slip_of_the_pen_is_read_alike(
        example in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0_usize..12,
        put in prop::sample::select(vec!["", " ", "  ", "\n", "\n\n", "\n  ", ":", ": ", " #", "-", "- ", "'", "\"", "[", "]", "}", ">", "|", ",", "&a ", "\t"]),
    ) {
        let examples = examples();
        let text = &examples[example.index(examples.len())];
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let first = from.index(starts.len());
        let last = (first + length).min(starts.len() - 1);
        is_read_alike(&format!("{}{put}{}", &text[..starts[first]], &text[starts[last]..]));
    }
}
