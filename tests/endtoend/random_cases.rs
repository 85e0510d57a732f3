//! Cases as they are while somebody writes them: torn, doubled, half filled. Each of them that loads
//! can be checked and becomes a draft; nothing ends in a panic or in a complaint of a template.

use std::path::Path;
use std::sync::LazyLock;

use cpplan::case::{Loaded, load_text};
use cpplan::document::{Beside, MeetingAsk, ReadySet, Request, TemplateSet, Wish, compile, jobs};
use cpplan::guidance::{ASKS, Ask, check};
use cpplan::pdf::Fonts;
use cpplan::reader::view;
use cpplan::report::{Words, show};
use cpplan::trial::filled;
use cpplan::{html, pdf};
use proptest::prelude::*;
use serde_json::Value;

use crate::program::{TODAY, examples};

/// A draft of a case in every kind of document; the pages as HTML, and the last as PDF if asked for.
pub fn drafts(loaded: &Loaded, with_pdf: bool) -> Result<Vec<String>, String> {
    drafts_of(loaded, &Wish::default(), with_pdf)
}

/// A thing that a meeting was asked for and did not do.
fn undone(ask: &Ask) -> MeetingAsk {
    MeetingAsk { key: ask.key, is_question: false, left_undone: true }
}

/// The same for some documents.
pub fn drafts_of(loaded: &Loaded, wish: &Wish, with_pdf: bool) -> Result<Vec<String>, String> {
    static SET: LazyLock<ReadySet> =
        LazyLock::new(|| TemplateSet::built_in().ready().expect("the built-in set is sound"));
    let today = TODAY.parse().map_err(|_| "a date")?;
    let findings = check(loaded, today);
    let mut pages = Vec::new();
    let jobs = jobs(loaded, &SET.languages(), today, wish).map_err(|error| error.to_string())?;
    for job in &jobs {
        let request = Request {
            set: &SET,
            job,
            today,
            draft: true,
            open_findings: findings.iter().map(|f| show(&f.message, Words::Shown)).collect(),
            beside: Beside { asks: ASKS.iter().map(undone).collect(), ..Beside::default() },
        };
        let document = compile(view(loaded, &job.recipient, &job.language, today), &request)
            .map_err(|error| format!("{}: {error}", job.kind.id))?;
        pages.push(html::render(&document));
        if with_pdf {
            pdf::compile(&document, &Fonts::new(Vec::new())).map_err(|error| error.to_string())?;
        }
    }
    Ok(pages)
}

/// What somebody does to a file.
#[derive(Debug, Clone)]
enum Edit {
    Delete(usize, usize),
    Double(usize, usize),
    Swap(usize, usize),
    Truncate(usize),
    Blank(usize),
    Say(usize, &'static str),
    Insert(usize, &'static str),
}

/// Values that do not belong where they stand.
const ODD: &[&str] = &[
    "ongoing",
    "",
    "[]",
    "{}",
    "~",
    "[a, b]",
    "{en: one, cy: dau}",
    "{a: b}",
    "2026-13-45",
    "2026-02-28",
    "-1",
    "99999999999",
    "yes",
    "none",
    "'#'",
    "\"\\u0007\"",
    "weekly",
    "|\n",
    "lead",
    "mum",
    "a1",
    "o1",
    "[o1, o1]",
    "'{{ 7 }}'",
    "'\u{202e}x'",
    "' '",
    "en",
    "cy",
    "zz",
];

fn edit() -> impl Strategy<Value = Edit> {
    let odd = prop::sample::select(ODD);
    prop_oneof![
        6 => (any::<usize>(), 1..12usize).prop_map(|(at, count)| Edit::Delete(at, count)),
        2 => (any::<usize>(), 1..12usize).prop_map(|(at, count)| Edit::Double(at, count)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Edit::Swap(a, b)),
        1 => any::<usize>().prop_map(Edit::Truncate),
        6 => any::<usize>().prop_map(Edit::Blank),
        4 => (any::<usize>(), odd.clone()).prop_map(|(at, what)| Edit::Say(at, what)),
        1 => (any::<usize>(), odd).prop_map(|(at, what)| Edit::Insert(at, what)),
    ]
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for edit in edits {
        if lines.is_empty() {
            break;
        }
        let count = lines.len();
        match *edit {
            Edit::Delete(at, much) => {
                let at = at % count;
                lines.drain(at..(at + much).min(count));
            }
            Edit::Double(at, much) => {
                let at = at % count;
                let again = lines[at..(at + much).min(count)].to_vec();
                lines.splice(at..at, again);
            }
            Edit::Swap(a, b) => lines.swap(a % count, b % count),
            Edit::Truncate(at) => lines.truncate(count / 2 + at % (count / 2 + 1)),
            Edit::Blank(at) | Edit::Say(at, _) => {
                // The value of the next key: the form stays, so that the case loads.
                let what = if let Edit::Say(_, what) = edit { what } else { "" };
                let at = (0..count).map(|i| (at % count + i) % count).find(|i| lines[*i].contains(": "));
                if let Some(line) = at.and_then(|at| lines.get_mut(at)) {
                    let key = line.find(": ").unwrap_or(0);
                    line.replace_range(key + 2.., what);
                }
            }
            Edit::Insert(at, what) => lines.insert(at % count, what.to_owned()),
        }
    }
    lines.join("\n")
}

/// Takes values away from a filled case, or puts odd ones into their place.
fn thinned(case: &mut Value, choose: &mut impl FnMut() -> usize) {
    match case {
        Value::Object(entries) => {
            entries.retain(|key, _| key == "cpplan" || !choose().is_multiple_of(4));
            entries.values_mut().for_each(|value| thinned(value, choose));
        }
        Value::Array(items) => {
            if choose().is_multiple_of(12) {
                items.extend(items.clone());
            }
            items.iter_mut().for_each(|item| thinned(item, choose));
        }
        scalar => {
            if choose().is_multiple_of(40) {
                *scalar = ODD[choose() % ODD.len()].into();
            }
        }
    }
}

static EXAMPLES: LazyLock<Vec<(std::path::PathBuf, String)>> = LazyLock::new(|| {
    let files = examples().into_iter().map(|folder| folder.join("case.yaml"));
    files
        .map(|file| (file.clone(), std::fs::read_to_string(&file).expect("the example can be read")))
        .collect()
});

fn settings(cases: u32) -> ProptestConfig {
    // The same cases every time; a failure leaves no file behind.
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_121),
        max_shrink_iters: 300,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(settings(60))]

    #[test]
    fn an_edited_example_is_refused_or_becomes_a_draft(
        which in 0..6usize,
        edits in prop::collection::vec(edit(), 1..25),
        with_pdf in prop::bool::weighted(0.02),
    ) {
        let (path, text) = &EXAMPLES[which];
        if let Ok(loaded) = load_text(path, edited(text, &edits)) {
            let made = drafts(&loaded, with_pdf);
            prop_assert!(made.is_ok(), "{}", made.err().unwrap_or_default());
        }
    }

    #[test]
    fn a_case_with_any_of_its_fields_missing_becomes_a_draft(
        seed in any::<u64>(),
        with_pdf in prop::bool::weighted(0.02),
    ) {
        static FILLED: LazyLock<Value> =
            LazyLock::new(|| filled(&cpplan::case::case_schema(), &|canary| canary.to_owned()).case);
        let mut case = FILLED.clone();
        let mut state = seed | 1;
        thinned(&mut case, &mut || {
            // A linear congruential generator: the same edits for the same seed.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0)
        });
        let loaded = load_text(Path::new("case.yaml"), case.to_string()).expect("a filled case loads");
        let made = drafts(&loaded, with_pdf);
        prop_assert!(made.is_ok(), "{}", made.err().unwrap_or_default());
    }
}

#[test]
fn the_smallest_case_becomes_a_draft() {
    for text in ["cpplan: 1", "cpplan: 1\nnation: wales\nplan: child_in_need", "child:\n  name: Ffi\n"] {
        let loaded = load_text(Path::new("case.yaml"), text.to_owned()).expect("it loads");
        drafts(&loaded, true).unwrap_or_else(|error| panic!("{text}: {error}"));
    }
}
