//! How fast cases are read and checked, by one core: `cargo bench --bench check [FILE]`.
//!
//! Prints MB/s of YAML and cases/s for each step. It judges nothing; machines differ.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use cpplan::case::load_text;
use cpplan::guidance::{Profile, asked, check, next_due};
use cpplan::report::{Checked, Form, Json, Words};

const TIMES: usize = 200;
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/neglect-at-home/case.yaml");

fn main() {
    // cargo adds `--bench` to the arguments.
    let path = std::env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_else(|| EXAMPLE.to_owned());
    let text = std::fs::read_to_string(&path).expect("a case to measure with");
    let today = "2026-11-21".parse().expect("a date");
    // A path without parts beside it: only this text is read.
    let load = || load_text(Path::new("measured.yaml"), text.clone()).expect("a case that can be read");
    let profile = Profile::none();

    println!("{path}: {} kB, {TIMES} times", text.len() / 1000);
    measure("read", text.len(), || drop(black_box(load())));
    let loaded = load();
    measure("check", text.len(), || drop(black_box(check(&loaded, today))));
    measure("what is due", text.len(), || {
        drop(black_box(next_due(&loaded, &profile.timescales, today)));
    });
    let form = Json { words: Words::Redacted };
    measure("read, check and tell", text.len(), || {
        let loaded = load();
        let findings = check(&loaded, today);
        let asked = asked(&loaded, profile, today);
        let path = "measured.yaml".to_owned();
        let case = Checked { path, nodes: loaded.nodes, findings, asked, names: None };
        black_box(form.case(&case));
    });
}

fn measure(step: &str, bytes: usize, work: impl Fn()) {
    work();
    let start = Instant::now();
    for _ in 0..TIMES {
        work();
    }
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = (bytes * TIMES) as f64 / 1e6;
    println!(
        "{step:<22} {:>7.2} ms a case  {:>7.1} MB/s  {:>7.0} cases/s",
        seconds * 1e3 / TIMES as f64,
        megabytes / seconds,
        TIMES as f64 / seconds
    );
}
