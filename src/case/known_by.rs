//! Names within ids and references: what becomes the name of a file, or stands in a log, must tell nobody who the
//! child is.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Case;
use super::model::Person;
use super::values::{Date, Text};

/// Names by which somebody could be known, without their marks and in small letters, as ids are written.
#[derive(Clone, Debug, Default)]
pub struct KnownBy {
    words: Vec<String>,
}

impl Case {
    /// The names of the child and of everybody else under 18.
    pub fn names_of_children(&self, today: Date) -> KnownBy {
        let children = self.people.iter().filter(|p| !self.is_adult(p, today));
        KnownBy::of_texts(own_names(self).chain(children.flat_map(names_of)))
    }

    /// The names of everybody. What an adult is called at home, such as "Nan", is none.
    pub fn all_names(&self) -> KnownBy {
        let people = self.people.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.other_names));
        KnownBy::of_texts(own_names(self).chain(people))
    }
}

fn own_names(case: &Case) -> impl Iterator<Item = &Text> {
    let child = &case.child;
    [&child.name, &child.known_as].into_iter().chain(&child.other_names)
}

fn names_of(person: &Person) -> impl Iterator<Item = &Text> {
    [&person.name, &person.known_as].into_iter().chain(&person.other_names)
}

impl KnownBy {
    fn of_texts<'a>(names: impl Iterator<Item = &'a Text>) -> KnownBy {
        KnownBy::of(names.flat_map(Text::phrases).map(|phrase| &*phrase.words))
    }

    fn of<'a>(names: impl Iterator<Item = &'a str>) -> KnownBy {
        let mut words: Vec<String> = Vec::new();
        for name in names.map(folded) {
            words.extend(name.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
            // Initials such as "L. H." are written together in an id.
            words.push(name.chars().filter(|c| c.is_alphanumeric()).collect());
        }
        words.retain(|word| word.chars().count() > 1 && !TITLES.contains(&word.as_str()));
        words.sort();
        words.dedup();
        KnownBy { words }
    }

    /// Whether an id may hold one of them; in doubt it does.
    pub fn may_stand_in(&self, id: &str) -> bool {
        let lower = folded(id);
        // The name may be parted by a hyphen within the id.
        let letters: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
        self.words.iter().any(|word| lower.contains(word.as_str()) || letters.contains(word.as_str()))
    }

    /// Whether a reference holds one of them: as a word of it, joined to other letters, or letter by letter.
    pub fn stand_in(&self, reference: &str) -> bool {
        /// A shorter name begins and ends too many other words.
        const LONG: usize = 4;
        let lower = folded(reference);
        let parts: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|p| !p.is_empty()).collect();
        let spelt: String = parts.iter().filter(|p| p.chars().count() == 1).copied().collect();
        let joined = |part: &str, word: &str| {
            word.chars().count() >= LONG && (part.starts_with(word) || part.ends_with(word))
        };
        self.words
            .iter()
            .filter(|word| word.chars().all(char::is_alphabetic))
            .any(|word| spelt == **word || parts.iter().any(|part| part == word || joined(part, word)))
    }
}

/// What stands before a name and is none.
const TITLES: [&str; 12] = ["mr", "mrs", "ms", "miss", "dr", "dc", "pc", "ds", "di", "sgt", "the", "yr"];

/// Small letters without their marks: an id can have no others.
fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_holds_a_name_also_joined_or_letter_by_letter() {
        let names = KnownBy::of(["Lacey Holroyd", "L.H.", "Zoë", "Lee", "Mrs Begum"].into_iter());
        for held in
            ["LACEY-2026", "LH-2026", "Holroyd1", "H-O-L-R-O-Y-D", "lacey_holroyd", "ZOE-1", "26LaceyB"]
        {
            assert!(names.stand_in(held), "{held}");
        }
        for free in ["HB-2026-0142", "LEEDS-12", "MRS-3", "GLH-7", "2026.0142", "L-2026"] {
            assert!(!names.stand_in(free), "{free}");
        }
    }
}
