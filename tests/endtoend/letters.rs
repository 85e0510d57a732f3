//! Letters that no font has: the build says which, where, and what to do. Never a box.

use std::fs;

use crate::program::{TODAY, command, files, told};

fn case(text: &str) -> String {
    format!("cpplan: 1\nreference: NEW-1\nchild:\n  name: Ffi\n  likes: {text}\n")
}

#[test]
fn a_letter_that_no_font_has_stops_the_build_and_is_named_with_its_place() {
    let at = tempfile::tempdir().expect("a folder");
    // No letter is assigned to this number, so no font of any system has it.
    fs::write(at.path().join("case.yaml"), case("the dog \u{2FFFD}")).expect("a case");
    let run = told(
        command(at.path(), &["build", "case.yaml", "--draft", "--today", TODAY])
            .output()
            .expect("cpplan runs"),
    );
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(run.err.contains("U+2FFFD") && run.err.contains("child.likes"), "{}", run.err);
    assert!(run.err.contains("--font-path"), "{}", run.err);
    assert_eq!(files(at.path()).len(), 1, "nothing was written");
}
