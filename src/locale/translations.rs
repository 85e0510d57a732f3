//! Every language has the words that English has: the same files, keys, variants and gaps.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Facts, VARIANTS, Words};
use crate::case::nodes::{Kind, NodeId};
use crate::case::values::{Frequency, Language, Time, Unit, parse_date};

/// Numbers of every kind of plural.
const NUMBERS: [Option<u32>; 9] =
    [None, Some(0), Some(1), Some(2), Some(3), Some(4), Some(6), Some(7), Some(20)];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/words")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder of words is there").flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// One file of words of a language, alone.
fn words(tag: &str, file: &str) -> Words {
    let text = fs::read_to_string(folder().join(tag).join(file)).expect("the file can be read");
    let language = Language::new(tag).expect("the folder is named by a language");
    Words::parse([[(file, text.as_str())]], language).unwrap_or_else(|error| panic!("{tag}/{file}: {error}"))
}

/// All that can decide a variant.
fn all_facts() -> impl Iterator<Item = Facts> {
    let stages = || ["initial", "review", "closing"].into_iter();
    ["england", "wales"].into_iter().flat_map(move |nation| {
        ["child_protection", "child_in_need"]
            .into_iter()
            .flat_map(move |plan| stages().map(move |stage| Facts { nation, plan, stage }))
    })
}

/// The texts of a file by their keys. A text with variants is one.
fn texts(words: &Words) -> BTreeMap<String, NodeId> {
    let mut all = BTreeMap::new();
    let mut open: Vec<(String, NodeId)> = words
        .keys
        .iter()
        .flat_map(|(key, nodes)| nodes.iter().map(|node| (key.to_string(), *node)))
        .collect();
    while let Some((key, node)) = open.pop() {
        let entries = words.nodes.entries(node);
        let inner: Vec<(String, NodeId)> =
            entries.iter().filter_map(|e| Some((words.nodes.scalar(e.key)?.0.to_owned(), e.value))).collect();
        if inner.is_empty() || inner.iter().all(|(name, _)| VARIANTS.contains(&name.as_str())) {
            all.insert(key, node);
        } else {
            open.extend(inner.into_iter().map(|(name, node)| (format!("{key}.{name}"), node)));
        }
    }
    all
}

/// The gaps of a text; that of its number may be said in words.
fn gaps(text: &str) -> BTreeSet<&str> {
    super::gaps_of(text).filter(|gap| *gap != "n").collect()
}

/// What a language lacks, or has too much.
fn faults(tag: &str, file: &str) -> Vec<String> {
    let (english, other) = (words("en", file), words(tag, file));
    let (wanted, there) = (texts(&english), texts(&other));
    let surplus = there.keys().filter(|key| !wanted.contains_key(*key));
    let mut faults: Vec<String> =
        surplus.map(|key| format!("`{key}` is not among the English words")).collect();
    for (key, node) in &wanted {
        let Some(own) = there.get(key) else {
            faults.push(format!("`{key}` is missing"));
            continue;
        };
        let cases = || all_facts().flat_map(|facts| NUMBERS.map(|number| (facts.clone(), number)));
        let fault = cases().find_map(|(facts, number)| {
            let text = english.variant(*node, &facts, number)?;
            match other.variant(*own, &facts, number) {
                None => Some(format!("`{key}` has no variant for {facts:?}, number {number:?}")),
                Some(own) if own.trim().is_empty() => Some(format!("`{key}` is empty")),
                Some(own) if gaps(own) != gaps(text) => {
                    Some(format!("`{key}` has other gaps than the English “{text}”"))
                }
                Some(_) => None,
            }
        });
        faults.extend(fault);
        if !matches!(other.nodes.get(*own).map(|n| &n.kind), Some(Kind::Scalar { .. } | Kind::Map(_))) {
            faults.push(format!("`{key}` is no text"));
        }
    }
    faults
}

#[test]
fn every_language_has_the_words_of_english() {
    let files = names(&folder().join("en"));
    let mut all = Vec::new();
    for tag in names(&folder()) {
        let own = names(&folder().join(&tag));
        all.extend(files.difference(&own).map(|file| format!("{tag}/{file}: the file is missing")));
        all.extend(
            own.difference(&files).map(|file| format!("{tag}/{file}: there is no such file in English")),
        );
        for file in own.intersection(&files) {
            all.extend(faults(&tag, file).into_iter().map(|fault| format!("{tag}/{file}: {fault}")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn days_times_and_frequencies_are_said_in_welsh() {
    let welsh = words("cy", "common.yaml");
    let facts = Facts::default();
    let day = parse_date("2026-12-03").expect("a day");
    assert_eq!(welsh.date(day, &facts).as_deref(), Ok("3 Rhagfyr 2026"));
    assert_eq!(welsh.day(day, &facts).as_deref(), Ok("dydd Iau 3 Rhagfyr 2026"));
    let time = Time::new(14, 30, 0, 0).expect("a time");
    assert_eq!(welsh.time(time, &facts).as_deref(), Ok("2.30pm"));
    for (times, every, unit, wanted) in [
        (0, 1, Unit::Day, "unwaith"),
        (1, 1, Unit::Day, "bob dydd"),
        (1, 2, Unit::Day, "bob 2 ddiwrnod"),
        (1, 3, Unit::Day, "bob 3 diwrnod"),
        (1, 10, Unit::WorkingDay, "bob 10 diwrnod gwaith"),
        (1, 1, Unit::SchoolDay, "bob diwrnod ysgol"),
        (1, 1, Unit::Week, "bob wythnos"),
        (1, 2, Unit::Week, "bob pythefnos"),
        (1, 6, Unit::Week, "bob 6 wythnos"),
        (1, 2, Unit::Month, "bob 2 fis"),
        (1, 3, Unit::Term, "bob 3 thymor"),
        (1, 6, Unit::Year, "bob 6 blynedd"),
        (2, 1, Unit::Week, "dwywaith yr wythnos"),
        (3, 1, Unit::Year, "3 gwaith y flwyddyn"),
    ] {
        let frequency = Frequency { times, every, unit };
        assert_eq!(welsh.frequency(frequency, &facts).as_deref(), Ok(wanted));
    }
}
