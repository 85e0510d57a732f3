//! The pieces of an address that tell where somebody lives.

use super::names::{How, Name};
use super::numbers::{holds_figure, holds_letter, postcodes};
use super::ordinary;
use super::tokens::{Token, tokens};

/// Words of which some are written short, each with its shortest form.
const SHORT: [(&str, &str); 21] = [
    ("street", "st"),
    ("saint", "st"),
    ("road", "rd"),
    ("avenue", "ave"),
    ("av", "ave"),
    ("lane", "ln"),
    ("close", "cl"),
    ("drive", "dr"),
    ("court", "ct"),
    ("crescent", "cres"),
    ("square", "sq"),
    ("terrace", "terr"),
    ("ter", "terr"),
    ("gardens", "gdns"),
    ("grove", "gr"),
    ("place", "pl"),
    ("park", "pk"),
    ("mount", "mt"),
    ("apartment", "flat"),
    ("apt", "flat"),
    ("house", "hse"),
];

/// Words with which the name of a street ends, in their shortest form.
const ENDS: [&str; 26] = [
    "st", "rd", "ave", "ln", "cl", "dr", "ct", "cres", "sq", "terr", "gdns", "gr", "pl", "pk", "row", "rise",
    "way", "walk", "yard", "hill", "mews", "view", "green", "wharf", "parade", "hse",
];

/// Words with which a Welsh one begins.
const BEGINS: [&str; 13] = [
    "heol", "hewl", "stryd", "ffordd", "lon", "maes", "clos", "cwrt", "llys", "rhes", "rhodfa", "parc", "ty",
];

/// Words before the number of a house.
const WITHIN: [&str; 6] = ["flat", "unit", "room", "floor", "block", "fflat"];

/// How many words of a line without commas the name of a street may have.
const LONGEST: usize = 6;

/// A word of an address as it is compared: in its shortest form.
pub(super) fn short(word: &str) -> &str {
    SHORT.iter().find(|(long, _)| *long == word).map_or(word, |(_, short)| short)
}

/// The longer forms of a word that are compared as one with its shortest.
pub(super) fn long_forms(short: &str) -> impl Iterator<Item = &str> {
    SHORT.iter().filter(move |(_, form)| *form == short).map(|(long, _)| *long)
}

/// What is looked for of an address: each of its lines, the house with its street, and the street. The town alone
/// tells too little to be kept from a page.
pub(super) fn streets(address: &str) -> Vec<Name> {
    let mut found = Found::default();
    if !holds_letter(address) {
        return found.all;
    }
    let mut before: Vec<Token<'_>> = Vec::new();
    let mut opens = true;
    for part in pieces(address) {
        let mut words = tokens(part);
        drop_postcodes(&mut words);
        // "9, Quarry Row" is one house.
        if !before.is_empty() && words.first().is_some_and(|w| !is_number(w)) {
            before.append(&mut words);
            words = std::mem::take(&mut before);
        }
        if !words.is_empty() && words.iter().all(is_number) {
            before = words;
            continue;
        }
        for line in parted(&words).into_iter().filter(|words| !words.is_empty()).map(Line::of) {
            found.add_line(&line, opens);
            // After "Flat 2" or "Refuge" comes the name of the house.
            opens = opens && line.numbers.is_empty() && line.name.len() < 2;
        }
    }
    found.all
}

/// The houses and streets within a text that is more than an address.
pub(super) fn streets_within(text: &str) -> Vec<Name> {
    let mut found = Found::default();
    if !holds_figure(text) || !holds_letter(text) {
        return found.all;
    }
    for part in pieces(text) {
        let words = tokens(part);
        for start in (0..words.len()).filter(|at| is_number(&words[*at])) {
            let line = Line::of(&words[start..]);
            let ends = line.name.iter().take(LONGEST).any(|w| ENDS.contains(&short(&w.lower)));
            let begins = line.name.first().is_some_and(|w| BEGINS.contains(&&*w.lower));
            if line.name.first().is_some_and(|w| w.is_capital()) && (ends || begins) {
                found.add_street(&line);
            }
        }
    }
    found.all
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '(', ')', ':']).flat_map(|part| part.split(". "))
}

/// A line of an address: the numbers of the house, and the words behind them.
struct Line<'t> {
    numbers: Vec<&'t Token<'t>>,
    name: Vec<&'t Token<'t>>,
}

impl<'t> Line<'t> {
    fn of(words: &'t [Token<'t>]) -> Line<'t> {
        let mut rest: Vec<&Token<'_>> = words.iter().collect();
        // "Flat 3 12 Bryn Street": the flat alone is found nowhere.
        while rest.len() > 1 && WITHIN.contains(&short(&rest[0].lower)) && is_number(rest[1]) {
            rest.drain(..2);
        }
        let count = rest.iter().take_while(|w| is_number(w)).count();
        let mut numbers: Vec<&Token<'_>> = rest.drain(..count).collect();
        // "14 A Bryn Street"
        if count > 0 && rest.len() > 1 && rest[0].word.chars().count() == 1 && rest[0].is_capital() {
            numbers.push(rest.remove(0));
        }
        // "St John's Close 4"
        if numbers.is_empty() {
            while rest.last().is_some_and(|w| is_number(w)) {
                rest.pop();
            }
        }
        Line { numbers, name: rest }
    }
}

#[derive(Default)]
struct Found {
    all: Vec<Name>,
}

impl Found {
    fn push(&mut self, words: &[&Token<'_>]) {
        if words.len() < 2 {
            return;
        }
        // "High Street" is a street where it has capitals; a number or a rare word tells without them.
        let how = if words.iter().any(|w| is_number(w)) || tells(words) {
            How::Street
        } else {
            How::StreetInCapitals
        };
        let name = Name { words: words.iter().map(|w| short(&w.lower).to_owned()).collect(), how };
        if !self.all.contains(&name) {
            self.all.push(name);
        }
    }

    /// The whole line, and the street in it.
    fn add_line(&mut self, line: &Line<'_>, opens: bool) {
        if line.name.is_empty() {
            return;
        }
        if !line.numbers.is_empty() {
            let whole: Vec<&Token<'_>> = line.numbers.iter().chain(&line.name).copied().collect();
            self.push(&whole);
            self.add_street(line);
        } else if line.name.len() > 1 && (opens && is_name(&line.name) || is_street(&line.name)) {
            self.push(&line.name);
            self.push(street(&line.name));
        }
    }

    /// The house with its street, and the street alone.
    fn add_street(&mut self, line: &Line<'_>) {
        let name = street(&line.name);
        if name.is_empty() {
            return;
        }
        self.push(&[&line.numbers, name].concat());
        if let Some(last) = line.numbers.last().filter(|_| line.numbers.len() > 1) {
            self.push(&[&[*last], name].concat());
        }
        self.push(name);
    }
}

/// The words of a line that are the name of a street: up to the word with which such names end, or as long as
/// there are capitals.
fn street<'a, 't>(name: &'a [&'t Token<'t>]) -> &'a [&'t Token<'t>] {
    let most = &name[..name.len().min(LONGEST)];
    // "St John's Road" does not end with its first word.
    let end = most.iter().skip(1).position(|w| ENDS.contains(&short(&w.lower)));
    if let Some(end) = end {
        return &most[..end + 2];
    }
    if !most.iter().any(|w| w.is_capital()) {
        return most;
    }
    let last = most.iter().rposition(|w| w.is_capital()).map_or(0, |last| last + 1);
    // A Welsh name goes on over its small words; behind it comes the town.
    let welsh = most.first().is_some_and(|w| BEGINS.contains(&&*w.lower));
    let capitals = most.iter().enumerate().skip(1).filter(|(_, w)| w.is_capital());
    let end = if welsh { capitals.map(|(at, _)| at + 1).next().unwrap_or(last) } else { last };
    &most[..end]
}

/// A line of a text, parted before the number of a house: "staying at 9 Quarry Row".
fn parted<'w, 't>(words: &'w [Token<'t>]) -> Vec<&'w [Token<'t>]> {
    let is_house = |at: &usize| {
        let before = at.checked_sub(1).and_then(|b| words.get(b));
        is_number(&words[*at])
            && before.is_some_and(|b| !is_number(b) && !WITHIN.contains(&short(&b.lower)))
            && words[*at..].iter().any(|w| !is_number(w))
    };
    match (1..words.len()).find(is_house) {
        Some(at) => vec![&words[..at], &words[at..]],
        None => vec![words],
    }
}

fn drop_postcodes(words: &mut Vec<Token<'_>>) {
    if let Some((_, first, last)) = postcodes(words).first() {
        words.drain(*first..=*last);
    }
}

fn is_number(word: &Token<'_>) -> bool {
    word.word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether words end as the name of a street does.
fn is_street(words: &[&Token<'_>]) -> bool {
    words.last().is_some_and(|w| ENDS.contains(&short(&w.lower)))
}

/// Whether words are the name of a house or a street, and no sentence.
fn is_name(words: &[&Token<'_>]) -> bool {
    words.iter().filter(|w| w.is_capital()).count() > 1
        || words.iter().any(|w| ENDS.contains(&short(&w.lower)))
        || words.first().is_some_and(|w| BEGINS.contains(&&*w.lower))
}

/// Whether words say more than "High Street", which every town has.
fn tells(words: &[&Token<'_>]) -> bool {
    words.iter().any(|w| !is_number(w) && !ordinary(&w.lower) && !ENDS.contains(&short(&w.lower)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_the_house_and_the_street_are_looked_for() {
        let lists =
            |address: &str| streets(address).into_iter().map(|s| s.words.join(" ")).collect::<Vec<_>>();
        assert_eq!(lists("Flat 9, 31 Fuller's Yard, Aldermere"), ["31 fuller yard", "fuller yard"]);
        assert_eq!(lists("17 Alder Rise, Thornbeck, LL57 3PQ"), ["17 alder rise", "alder rise"]);
        assert_eq!(lists("HMP Stonebrook. Held by the team only."), ["hmp stonebrook"]);
        assert_eq!(lists("12 Heol y Bryn, Bangor"), ["12 heol y bryn", "heol y bryn"]);
        assert_eq!(lists("Flat 2, Priory House"), ["priory hse"]);
        assert_eq!(lists("9, Quarry Row, Harbeck"), ["9 quarry row", "quarry row"]);
        assert_eq!(lists("Known to the team."), Vec::<String>::new());
    }

    #[test]
    fn in_a_note_a_number_and_the_name_of_a_street_are_an_address() {
        let lists =
            |text: &str| streets_within(text).into_iter().map(|s| s.words.join(" ")).collect::<Vec<_>>();
        assert_eq!(
            lists("They moved to 14 Quarry Row on 3 May 2026; 2 of the 4 rooms are damp."),
            ["14 quarry row", "quarry row"]
        );
    }
}
