//! How Welsh changes the beginning of a name after "in", "to" and "and": Bryn Awel, *ym Mryn Awel*, *i Fryn Awel*.

/// The beginnings that change, with what becomes of them.
const CHANGES: [(&str, &[&str]); 9] = [
    ("ll", &["l"]),
    ("rh", &["r"]),
    ("p", &["b", "mh", "ph"]),
    ("t", &["d", "nh", "th"]),
    ("c", &["g", "ngh", "ch"]),
    ("b", &["f", "m"]),
    ("d", &["dd", "n"]),
    ("g", &["", "ng"]),
    ("m", &["f"]),
];
/// Two letters that are one, and do not change.
const STAY: [&str; 4] = ["ch", "dd", "ph", "th"];

/// The other forms of a word in small letters.
pub(super) fn mutations(word: &str) -> impl Iterator<Item = String> {
    let change = CHANGES.iter().find(|(from, _)| word.starts_with(from));
    let change = change.filter(|_| !STAY.iter().any(|letters| word.starts_with(letters)));
    change
        .into_iter()
        .flat_map(move |(from, to)| to.iter().map(move |to| format!("{to}{}", &word[from.len()..])))
}
