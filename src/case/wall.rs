//! What may hang on a wall: short enough to read from a chair, and silent about why it hangs there.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Case;
use super::model::Person;

/// The most letters of a rule on the wall.
pub const MOST_LETTERS: usize = 80;
/// The most letters of all rules there together, a short one counted as [`LEAST_ROOM`]: more is no longer one page.
pub const MOST_LETTERS_IN_ALL: usize = 1_150;
/// How much room even the shortest rule takes, in letters.
pub const LEAST_ROOM: usize = 50;

/// Beginnings of words that tell a visitor what it is about, in English and in Welsh. A Welsh word stands
/// with each first letter that it can have: a wall in Welsh hangs in the same kitchens.
const TELLING: [&str; 56] = [
    "sexual",
    "abus",
    "touch",
    "private part",
    "porn",
    "naked",
    "undress",
    "without clothes",
    "groom",
    "harm",
    "bail",
    "offen",
    "safeguard",
    "child protection",
    "social work",
    "disclos",
    "rhywiol",
    "rywiol",
    "cam-dri",
    "gam-dri",
    "cham-dri",
    "ngham-dri",
    "cyffwrdd",
    "gyffwrdd",
    "chyffwrdd",
    "cyffyrdd",
    "gyffyrdd",
    "chyffyrdd",
    "rhannau preifat",
    "rannau preifat",
    "bornograffi",
    "phornograffi",
    "noeth",
    "dadwisg",
    "ddadwisg",
    "heb ddillad",
    "meithrin perthynas",
    "feithrin perthynas",
    "niwed",
    "niweid",
    "mechnïaeth",
    "fechnïaeth",
    "trosedd",
    "drosedd",
    "throsedd",
    "nhrosedd",
    "diogelu",
    "ddiogelu",
    "amddiffyn plant",
    "hamddiffyn plant",
    "gweithiwr cymdeithasol",
    "weithiwr cymdeithasol",
    "gweithwyr cymdeithasol",
    "weithwyr cymdeithasol",
    "datgel",
    "ddatgel",
];

/// Why a text may not hang on a wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotForWall {
    /// It has so many letters.
    Long(usize),
    /// It names somebody about whom there is a concern.
    Names(String),
    /// It has a word that tells what it is about.
    Tells(&'static str),
}

/// Whether a text may hang on a wall, `names` being those of the persons of concern.
///
/// A name is looked for as whole words, a telling word at the beginning of words.
///
/// # Errors
/// The first reason why it may not.
pub fn may_hang(words: &str, names: &[String], most_letters: usize) -> Result<(), NotForWall> {
    // Each word with a blank before it.
    let mut sentence = String::with_capacity(words.len() + 2);
    for word in words.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '-') {
        if !word.is_empty() {
            sentence.push(' ');
            sentence.push_str(word);
        }
    }
    sentence.push(' ');
    for name in names {
        if sentence.contains(&format!(" {} ", name.to_lowercase())) {
            return Err(NotForWall::Names(name.clone()));
        }
    }
    let sentence = sentence.trim_end();
    let blanks = sentence.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    let tells = |rest: &str| rest.bytes().next().is_some_and(|first| begins_telling(first, rest));
    if blanks.map(|(at, _)| &sentence[at + 1..]).any(tells) {
        let tells = |telling: &&&str| sentence.contains(&format!(" {telling}"));
        if let Some(telling) = TELLING.iter().find(tells) {
            return Err(NotForWall::Tells(telling));
        }
    }
    match words.chars().count() {
        letters if letters > most_letters => Err(NotForWall::Long(letters)),
        _ => Ok(()),
    }
}

/// Whether a telling word begins here, of which the first byte is known: most words begin as none of them does.
fn begins_telling(first: u8, rest: &str) -> bool {
    static BY_FIRST: LazyLock<FxHashMap<u8, Vec<&str>>> = LazyLock::new(|| {
        let mut by_first: FxHashMap<u8, Vec<&str>> = FxHashMap::default();
        for telling in TELLING {
            by_first.entry(telling.as_bytes()[0]).or_default().push(telling);
        }
        by_first
    });
    BY_FIRST.get(&first).into_iter().flatten().any(|telling| rest.starts_with(telling))
}

/// The names by which somebody is known: the whole name, its first word, and what the family says. In
/// somebody who is only described, such as “The man called Dex”, words with a capital are the name.
pub fn names_of(name: &str, known_as: &str) -> Vec<String> {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    let capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    let own: Vec<&str> = if words.iter().all(|w| capital(&w)) {
        words.first().copied().into_iter().collect()
    } else {
        words.iter().skip(1).filter(capital).copied().collect()
    };
    let mut names: Vec<String> = own.into_iter().chain([name, known_as]).map(str::to_owned).collect();
    names.retain(|n| !n.is_empty());
    names.sort();
    names.dedup();
    names
}

impl Case {
    /// The names that may not hang on a wall: those of the persons of concern.
    pub fn names_of_concern(&self) -> Vec<String> {
        let of_concern = self.people.iter().filter(|p| self.is_of_concern(p));
        of_concern.flat_map(|p: &Person| names_of(p.name.words(), p.known_as.words())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_and_silent_may_hang() {
        assert_eq!(may_hang("We knock and wait.", &["Dean".into()], MOST_LETTERS), Ok(()));
        assert_eq!(may_hang("In the bath: one at a time.", &[], MOST_LETTERS), Ok(()));
        assert_eq!(may_hang("Rydyn ni'n cnocio. Mae pawb yn ddiogel yma.", &[], MOST_LETTERS), Ok(()));
        assert_eq!(may_hang("Deanna may come in. Charm helps.", &["Dean".into()], MOST_LETTERS), Ok(()));
    }

    #[test]
    fn what_names_tells_or_rambles_may_not() {
        let names = names_of("Dean Alan Cole", "Dean");
        assert_eq!(
            may_hang("Dean's room is shut.", &names, MOST_LETTERS),
            Err(NotForWall::Names("Dean".into()))
        );
        assert_eq!(names_of("The man called \"Dex\"", ""), ["Dex", "The man called \"Dex\""]);
        assert_eq!(may_hang("Nobody touches you.", &names, MOST_LETTERS), Err(NotForWall::Tells("touch")));
        assert_eq!(
            may_hang("Private  parts are private.", &names, MOST_LETTERS),
            Err(NotForWall::Tells("private part"))
        );
        for (words, telling) in [
            ("Neb yn cyffwrdd â neb.", "cyffwrdd"),
            ("Does neb yn dy gyffwrdd di.", "gyffwrdd"),
            ("Dim cam-drin yma.", "cam-dri"),
            ("Mae rhannau preifat yn breifat.", "rhannau preifat"),
            ("Ffonia dy weithiwr cymdeithasol.", "weithiwr cymdeithasol"),
        ] {
            assert_eq!(may_hang(words, &names, MOST_LETTERS), Err(NotForWall::Tells(telling)));
        }
        assert_eq!(may_hang(&"a ".repeat(50), &names, MOST_LETTERS), Err(NotForWall::Long(100)));
    }
}
