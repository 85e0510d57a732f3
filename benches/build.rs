//! How long a large case takes from its text to the plan in both formats: `cargo bench --bench build`.
//!
//! The case has 40 actions, 12 outcomes and 10 meetings, with texts as long as practitioners write.
//! Prints milliseconds of each step, the first time in the process and after. It judges nothing.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use cpplan::case::load_text;
use cpplan::document::{Beside, Request, TemplateSet, Wish, compile, jobs, kind};
use cpplan::guidance::check;
use cpplan::pdf::{self, Fonts};
use cpplan::{html, reader};

const SENTENCE: &str =
    "Nia sees Ffion alone at school in the art room and talks with her about how the week has been.";

fn main() {
    let text = case();
    if let Some(path) = std::env::args().skip(1).find(|a| !a.starts_with('-')) {
        // To time the whole program on it, from outside.
        std::fs::write(&path, &text).expect("the case is written");
        return println!("{path}: {} kB", text.len() / 1000);
    }
    println!("{} kB of YAML", text.len() / 1000);
    for round in ["first", "second", "third"] {
        let mut last = Instant::now();
        let mut step = |name: &str| {
            println!("{round:<7} {name:<9} {:>7.1} ms", last.elapsed().as_secs_f64() * 1e3);
            last = Instant::now();
        };
        let loaded = load_text(Path::new("measured.yaml"), text.clone()).expect("the case loads");
        step("read");
        let today = "2026-11-21".parse().expect("a date");
        check(&loaded, today);
        step("check");
        let set = TemplateSet::built_in().ready().expect("the built-in set is good");
        step("templates");
        let wish = Wish { kinds: kind("plan").into_iter().collect(), ..Wish::default() };
        let jobs = jobs(&loaded, &set.languages(), today, &wish).expect("there is a plan");
        let job = jobs.first().expect("there is one plan");
        let request = Request {
            set: &set,
            job,
            today,
            draft: true,
            open_findings: Vec::new(),
            beside: Beside::default(),
        };
        let view = reader::view(&loaded, &job.recipient, &job.language, today);
        let document = compile(view, &request).expect("the template is good");
        step("document");
        html::render(&document);
        step("HTML");
        pdf::compile(&document, &Fonts::new(Vec::new())).expect("the PDF is good");
        step("PDF");
    }
}

/// The case as YAML.
fn case() -> String {
    let mut out = String::from(
        "cpplan: 1\nreference: BENCH-1\nnation: england\nplan: child_protection\nstage: review\nstarts: 2026-03-02\n\
         child:\n  name: Ffion Pritchard\n  born: 2014-05-17\npeople:\n",
    );
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = writeln!(out, "{text}");
    };
    for n in 1..=14 {
        line(format_args!(
            "  - id: p{n}\n    name: Person Number{n}\n    role: {}",
            if n == 1 { "lead_social_worker" } else { "other_professional" }
        ));
        line(format_args!("    agency: Agency {n}\n    contact:\n      phone: 01632 9600{n:02}"));
    }
    line(format_args!("concern:\n  statement: >-\n    {SENTENCE} {SENTENCE}\nneeds:"));
    for n in 1..=6 {
        line(format_args!("  - id: n{n}\n    what: >-\n      {SENTENCE}\n    areas: [sexual_abuse]"));
    }
    line(format_args!("outcomes:"));
    for n in 1..=12 {
        line(format_args!(
            "  - id: o{n}\n    what: >-\n      {SENTENCE}\n    needs: [n{}]\n    measure: >-\n      {SENTENCE}",
            n % 6 + 1
        ));
        line(format_args!(
            "    by: 2027-02-{n:02}\n    progress:\n      - on: 2026-10-01\n        status: better\n        evidence: >-\n          {SENTENCE}"
        ));
    }
    line(format_args!("actions:"));
    for n in 1..=40 {
        line(format_args!(
            "  - id: a{n}\n    what: >-\n      {SENTENCE}\n    why: >-\n      {SENTENCE}\n    evidence: >-\n      {SENTENCE}"
        ));
        line(format_args!(
            "    outcomes: [o{}]\n    areas: [sexual_abuse]\n    owner: p{}\n    how_often: weekly\n    starts: 2026-03-09\n    state: under_way",
            n % 12 + 1,
            n % 14 + 1
        ));
    }
    line(format_args!("safety_plan:\n  rules:"));
    for n in 1..=12 {
        line(format_args!("    - id: s{n}\n      topic: bedrooms\n      rule: >-\n        {SENTENCE}"));
    }
    line(format_args!("contingency:"));
    for n in 1..=8 {
        line(format_args!(
            "  - id: c{n}\n    trigger: >-\n      {SENTENCE}\n    then: >-\n      {SENTENCE}\n    by: p1\n    how_fast: the same day"
        ));
    }
    line(format_args!("meetings:"));
    for n in 1..=10 {
        line(format_args!(
            "  - id: m{n}\n    kind: core_group\n    on: 2026-{n:02}-05\n    held: yes\n    venue: School\n    decisions:\n      - what: >-\n          {SENTENCE}"
        ));
    }
    line(format_args!("group:"));
    for n in 1..=14 {
        line(format_args!(
            "  - person: p{n}\n    responsibilities:\n      - >-\n        {SENTENCE}\n    contact: >-\n      {SENTENCE}\n    contact_every: weekly"
        ));
    }
    out
}
