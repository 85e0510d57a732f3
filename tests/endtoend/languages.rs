//! Documents in other languages: Welsh, which is built in, and one from right to left, which an
//! authority adds.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cpplan::case::nodes::{Kind, NodeId, Nodes};
use cpplan::case::values::Language;
use cpplan::case::{load_text, reading_yaml};
use cpplan::document::{Beside, ReadySet, Request, TemplateSet, Wish, compile, jobs, kinds};
use cpplan::html;
use cpplan::reader::view;
use cpplan::trial::filled;
use serde_json::{Map, Value};

use crate::program::{
    TODAY, cpplan, examples, html_text, pdf_in_reading_order, pdf_metadata, pdf_pages, root, text, tight,
};

/// A document of every kind in Welsh; each as a page.
fn in_welsh(path: &Path, case: String) -> Vec<String> {
    static SET: LazyLock<ReadySet> =
        LazyLock::new(|| TemplateSet::built_in().ready().expect("the built-in set is sound"));
    let loaded = load_text(path, case).expect("the case loads");
    let today = TODAY.parse().expect("a date");
    let wish = Wish {
        kinds: kinds().collect(),
        languages: Language::new("cy").into_iter().collect(),
        ..Wish::default()
    };
    let jobs = jobs(&loaded, &SET.languages(), today, &wish).expect("the jobs of the case");
    assert!(!jobs.is_empty());
    let page = |job| {
        let request = Request {
            set: &SET,
            job,
            today,
            draft: true,
            open_findings: Vec::new(),
            beside: Beside::default(),
        };
        let document = compile(view(&loaded, &job.recipient, &job.language, today), &request);
        html::render(&document.unwrap_or_else(|e| panic!("{}, {}: {e}", path.display(), job.kind.id)))
    };
    jobs.iter().map(page).collect()
}

#[test]
fn every_document_is_made_in_welsh_in_both_nations_for_both_plans_at_all_stages() {
    let filled = filled(&cpplan::case::case_schema(), &|canary| canary.to_owned()).case;
    let mut cases: Vec<(String, Value)> = Vec::new();
    for nation in ["england", "wales"] {
        for plan in ["child_protection", "child_in_need"] {
            for stage in ["initial", "review", "closing"] {
                let mut case = filled.clone();
                for (key, word) in [("nation", nation), ("plan", plan), ("stage", stage)] {
                    case[key] = word.into();
                }
                cases.push((format!("{nation} {plan} {stage}"), case));
            }
        }
    }
    for (name, case) in cases {
        for page in in_welsh(Path::new(&name), case.to_string()) {
            assert!(page.contains("<html lang=\"cy\""), "{name}");
        }
    }
    for example in examples() {
        let path = example.join("case.yaml");
        let case = fs::read_to_string(&path).expect("the case can be read");
        in_welsh(&path, case);
    }
}

#[test]
fn a_text_in_both_languages_is_shown_in_welsh_and_one_in_english_is_marked() {
    let out = tempfile::tempdir().expect("a folder");
    let example = root().join("examples/sibling-wales");
    let arguments =
        ["build", text(&example), "--language", "cy", "--documents", "plan", "--today", TODAY, "--out", "."];
    cpplan(out.path(), &arguments).done();
    let page = fs::read_to_string(out.path().join("plan-cy.html")).expect("the page is there");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"cy\">"), "{}", &page[..60]);
    assert!(page.contains("Dwi isio i") && !page.contains("<span lang=\"cy\">Dwi isio i"));
    assert!(page.contains("<span lang=\"en\">Gruff was sexually abused by his brother"));
    let words = html_text(&page);
    assert!(words.contains("Beth rydyn ni'n poeni amdano") && words.contains("15 Hydref 2026"), "{words}");
    let pdf = out.path().join("plan-cy.pdf");
    assert!(pdf_metadata(&pdf).contains("<rdf:li>cy</rdf:li>"));
    let printed = tight(&pdf_pages(&pdf).concat());
    assert!(printed.contains(&tight("Cynllun amddiffyn gofal a chymorth")));
    assert!(printed.contains("acIestyn") && !printed.contains("Mareda Iestyn"), "“a” before a vowel is “ac”");
}

/// The words of a file with an Arabic phrase for each text, and its gaps behind it. No two begin alike: a judge
/// takes lines that recur at the head of pages for running lines.
fn arabic(nodes: &Nodes, node: NodeId, count: &mut usize) -> Value {
    match &nodes.get(node).expect("the node is there").kind {
        Kind::Scalar { .. } => {
            let value = nodes.scalar(node).expect("it is a text").0;
            let gaps = value.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            let gaps: String = gaps.map(|(gap, _)| format!(" {{{gap}}}")).collect();
            // As long as the English text: what fits there must fit here.
            let phrase = ["خطة", "حماية", "الأسرة", "والأصدقاء", "نقلق"].into_iter().cycle();
            let number = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"];
            *count += 1;
            let digits = count.to_string().into_bytes();
            let first = digits.iter().map(|digit| number[usize::from(digit - b'0')]);
            let words: Vec<&str> = first.chain(phrase.take(value.split(' ').count())).collect();
            Value::from(words.join(" ") + &gaps)
        }
        Kind::List(_) => panic!("words have no lists"),
        Kind::Map(_) => Value::Object(
            nodes
                .entries(node)
                .iter()
                .filter_map(|e| Some((nodes.scalar(e.key)?.0.to_owned(), arabic(nodes, e.value, count))))
                .collect::<Map<String, Value>>(),
        ),
    }
}

#[test]
fn an_authority_can_add_a_language_that_runs_from_right_to_left() {
    // Kept after the test, so that the judges of `tests/run` can look at it.
    let at = Path::new(env!("CARGO_TARGET_TMPDIR")).join("right-to-left");
    let words = at.join("templates/words/ar");
    fs::create_dir_all(&words).expect("a folder for words");
    let mut count = 0;
    let mut files: Vec<_> =
        fs::read_dir(root().join("templates/words/en")).expect("English words").flatten().collect();
    files.sort_by_key(|file| file.file_name());
    for file in files {
        let mut nodes = Nodes::default();
        let english = fs::read_to_string(file.path()).expect("the words can be read");
        let top = reading_yaml(&mut nodes, &english).expect("they are YAML");
        fs::write(words.join(file.file_name()), arabic(&nodes, top, &mut count).to_string())
            .expect("the words are written");
    }
    fs::write(at.join("profile.yaml"), "cpplan_profile: 1\ntemplates: templates\n").expect("a profile");
    fs::write(at.join("templates/set.yaml"), "cpplan_templates: 1\n").expect("a set");
    let example = root().join("examples/neglect-at-home");
    let arguments = [
        &["build", text(&example), "--profile", "profile.yaml", "--language", "ar", "--documents", "plan"][..],
        &["--today", TODAY, "--out", "out", "--force"][..],
    ];
    let run = cpplan(&at, &arguments.concat());
    assert_eq!(run.code, 0, "Arabic letters need a font: install fonts-noto-core\n{}", run.err);

    let page = fs::read_to_string(at.join("out/plan-ar.html")).expect("the page is there");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">"), "English words keep their direction");
    let pdf = at.join("out/plan-ar.pdf");
    assert!(pdf_metadata(&pdf).contains("<rdf:li>ar</rdf:li>"));
    let printed = tight(&pdf_in_reading_order(&pdf));
    for words in ["خطة حماية الأسرة والأصدقاء", "Lacey Anne Holroyd", "01632 960112"] {
        assert!(printed.contains(&tight(words)), "lost: {words}");
    }
}
