//! What types cannot see: whether a text names or locates somebody of whom its reader may not know.
//!
//! A view leaves out what was withheld. A sentence that stays may still name the person, give the address
//! or the telephone number; so texts are searched for them. What the search cannot see is a description
//! ("the man from the corner shop"), a nickname that the case does not list, a slip of spelling.

mod names;
mod numbers;
mod sieve;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use self::names::{How, Name, Others, names_in, names_of};
use self::numbers::{emails, is_phone, phones, postcodes, postcodes_in, streets};
pub use self::sieve::{Sieve, has_plain_words};
use self::tokens::{Token, is_title, tokens};
use super::recipient::{Access, Reader, Recipient};
use crate::case::Case;
use crate::case::model::{Confidential, Contact, Person};
use crate::case::nodes::Nodes;
use crate::case::values::{Date, Text};
use crate::locale::dates::{MONTHS, WEEKDAYS};

/// What a text gives away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Leak {
    /// Who somebody is, of whom the reader may not know.
    Person,
    /// Who the child is.
    Child,
    /// Who reported the concern.
    Reporter,
    /// Where somebody lives.
    Address,
    /// A telephone number.
    Phone,
    /// An email address.
    Email,
}

impl Leak {
    /// What the text does, in words: "names somebody who is withheld from the family".
    pub fn told(self, reader: Reader) -> String {
        let from = match reader {
            Reader::Team => "the team",
            Reader::Group => "the group",
            Reader::Family => "the family",
            Reader::Child => "the child",
            Reader::PersonOfConcern => "the person of concern",
            Reader::Anyone => "the public",
        };
        match self {
            Leak::Person if reader == Reader::PersonOfConcern => {
                format!("names somebody who was not shared with {from}")
            }
            Leak::Person if reader == Reader::Anyone => "names somebody of this case".to_owned(),
            Leak::Person => format!("names somebody who is withheld from {from}"),
            Leak::Child => "names the child".to_owned(),
            Leak::Reporter => "names somebody who reported the concern".to_owned(),
            Leak::Address => format!("holds an address that is not for {from}"),
            Leak::Phone => format!("holds a telephone number that is not for {from}"),
            Leak::Email => format!("holds an email address that is not for {from}"),
        }
    }

    /// What to write instead.
    pub fn help(self, reader: Reader) -> &'static str {
        match self {
            Leak::Person if reader == Reader::PersonOfConcern => {
                "say it without the name, or share that person with them too (`share_with`)"
            }
            Leak::Person | Leak::Child => {
                "say it without the name, or withhold this item too (`withhold_from`)"
            }
            Leak::Reporter => {
                "say how it came to light without the name; the name belongs in `reported_by` alone"
            }
            Leak::Address | Leak::Phone | Leak::Email => {
                "leave it out here; what only the team may know belongs under `confidential` alone"
            }
        }
    }
}

/// A place of a text that gives something away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// What.
    pub leak: Leak,
    /// Where in the text.
    pub bytes: Range<usize>,
}

/// A text, taken apart for searching.
#[derive(Debug)]
pub struct Prepared<'t> {
    text: &'t str,
    words: Vec<Token<'t>>,
    phones: Vec<(String, Range<usize>)>,
}

impl<'t> Prepared<'t> {
    /// Takes a text apart.
    pub fn of(text: &'t str) -> Prepared<'t> {
        Prepared { text, words: tokens(text), phones: phones(text) }
    }
}

/// What a recipient may find in no text.
#[derive(Debug, Default)]
pub struct Search {
    names: Vec<(Name, Leak)>,
    /// Which of them begin with a word.
    by_word: FxHashMap<String, Vec<usize>>,
    phones: BTreeSet<String>,
    emails: BTreeSet<String>,
    postcodes: BTreeSet<String>,
}

impl Search {
    /// What a recipient may find in no text, by the decisions of a case.
    pub fn of(case: &Case, nodes: &Nodes, recipient: &Recipient, today: Date) -> Search {
        Search::of_those(case, &known_to(case, nodes, recipient, today), recipient.reader)
    }

    /// The same for several recipients, those together who may find the same nowhere.
    pub fn of_all(
        case: &Case,
        nodes: &Nodes,
        recipients: Vec<Recipient>,
        today: Date,
    ) -> Vec<(Vec<Recipient>, Search)> {
        let mut alike: Vec<(Vec<Recipient>, Vec<bool>)> = Vec::new();
        for recipient in recipients {
            let known = known_to(case, nodes, &recipient, today);
            let like = |(others, same): &&mut (Vec<Recipient>, Vec<bool>)| {
                *same == known && others.iter().all(|other| looked_for_alike(other.reader, recipient.reader))
            };
            match alike.iter_mut().find(like) {
                Some((others, _)) => others.push(recipient),
                None => alike.push((vec![recipient], known)),
            }
        }
        let search = |(recipients, known): (Vec<Recipient>, Vec<bool>)| {
            let search = recipients.first().map(|first| Search::of_those(case, &known, first.reader));
            (recipients, search.unwrap_or_default())
        };
        alike.into_iter().map(search).collect()
    }

    /// For a reader who knows some of the people: yes or no for each, in their order.
    fn of_those(case: &Case, known: &[bool], reader: Reader) -> Search {
        let those = |wanted: bool| -> Vec<&Person> {
            case.people.iter().zip(known).filter(|(_, is)| **is == wanted).map(|(person, _)| person).collect()
        };
        let (known, unknown) = (those(true), those(false));
        let others = others(case, &known, reader);
        let mut search = Search::default();
        for person in &unknown {
            let names = names_of(&person.name, &person.known_as, &person.other_names, &others);
            search.add_names(names, Leak::Person);
            search.add_contact(&person.contact);
        }
        if reader != Reader::Team {
            let child = &case.child;
            if reader == Reader::Anyone {
                let names = names_of(&child.name, &child.known_as, &child.other_names, &others);
                search.add_names(names, Leak::Child);
            }
            search.add_confidential(&child.confidential);
            case.people.iter().for_each(|p| search.add_confidential(&p.confidential));
            let mut everybody = others;
            unknown.iter().for_each(|p| everybody.add(names_of_person(p)));
            everybody.add([&child.name, &child.known_as].into_iter().chain(&child.other_names));
            search.add_names(names_in(&case.concern.reported_by, &everybody), Leak::Reporter);
        }
        search.spare_what_is_open(case, &known);
        for (index, (name, _)) in search.names.iter().enumerate() {
            if let Some(first) = name.words.first() {
                search.by_word.entry(first.clone()).or_default().push(index);
            }
        }
        search
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.phones.is_empty() && self.emails.is_empty() && self.postcodes.is_empty()
    }

    /// What a text gives away, in the order of the text; of two things at one place the longer.
    pub fn hits(&self, text: &Prepared<'_>) -> Vec<Hit> {
        let Prepared { text, words, phones } = text;
        let mut hits = Vec::new();
        for index in 0..words.len() {
            let named = self.by_word.get(&*words[index].lower).into_iter().flatten();
            for (name, leak) in named.filter_map(|number| self.names.get(*number)) {
                if stands_at(name, words, index) {
                    let end = words[index + name.words.len() - 1].bytes.end;
                    hits.push(Hit { leak: *leak, bytes: words[index].bytes.start..end });
                }
            }
        }
        let written = if self.postcodes.is_empty() { Vec::new() } else { postcodes(words) };
        for (postcode, first, last) in written {
            if self.postcodes.contains(&postcode) {
                hits.push(Hit {
                    leak: Leak::Address,
                    bytes: words[first].bytes.start..words[last].bytes.end,
                });
            }
        }
        let called =
            phones.iter().filter(|(digits, _)| self.phones.iter().any(|phone| is_phone(digits, phone)));
        hits.extend(called.map(|(_, bytes)| Hit { leak: Leak::Phone, bytes: bytes.clone() }));
        if text.contains('@') {
            let lower = text.to_lowercase();
            let found = self
                .emails
                .iter()
                .filter_map(|email| lower.find(email.as_str()).map(|at| at..at + email.len()));
            hits.extend(found.map(|bytes| Hit { leak: Leak::Email, bytes }));
        }
        hits.sort_by_key(|hit| (hit.bytes.start, usize::MAX - hit.bytes.end));
        hits.dedup_by(|next, kept| next.bytes.start < kept.bytes.end);
        hits
    }

    fn add_names(&mut self, names: Vec<Name>, leak: Leak) {
        self.names.extend(names.into_iter().map(|name| (name, leak)));
    }

    fn add_contact(&mut self, contact: &Contact) {
        self.add_address(&contact.address);
        for text in [&contact.phone, &contact.email, &contact.address] {
            self.add_numbers(text);
        }
    }

    fn add_confidential(&mut self, of: &Confidential) {
        self.add_address(&of.address);
        for text in [&of.phone, &of.email, &of.address, &of.note] {
            self.add_numbers(text);
        }
    }

    fn add_address(&mut self, address: &Text) {
        for phrase in address.phrases() {
            let streets = streets(&phrase.words).into_iter().map(|words| Name { words, how: How::Whole });
            self.add_names(streets.collect(), Leak::Address);
        }
    }

    fn add_numbers(&mut self, text: &Text) {
        // Each line of an address or of a list of numbers is for itself.
        for line in text.phrases().iter().flat_map(|phrase| phrase.words.lines()) {
            self.phones.extend(phones(line).into_iter().map(|(digits, _)| digits));
            self.emails.extend(emails(line));
            self.postcodes.extend(postcodes_in(line));
        }
    }

    /// The same number or address may also be that of somebody whom the reader may reach.
    fn spare_what_is_open(&mut self, case: &Case, known: &[&Person]) {
        let authority = &case.authority;
        let open = [&authority.address, &authority.phone, &authority.out_of_hours, &authority.email];
        let also = [&authority.complaints, &authority.advocacy, &authority.advice];
        let reached = known.iter().flat_map(|p| [&p.contact.phone, &p.contact.email, &p.contact.address]);
        let mut open_streets: FxHashSet<Vec<String>> = FxHashSet::default();
        let has_streets = self.names.iter().any(|(_, leak)| *leak == Leak::Address);
        for phrase in open.into_iter().chain(also).chain(reached).flat_map(Text::phrases) {
            for (phone, _) in phones(&phrase.words) {
                self.phones.remove(&phone);
            }
            for email in emails(&phrase.words) {
                self.emails.remove(&email);
            }
            for postcode in postcodes_in(&phrase.words) {
                self.postcodes.remove(&postcode);
            }
            if has_streets {
                open_streets.extend(streets(&phrase.words));
            }
        }
        self.names.retain(|(name, leak)| *leak != Leak::Address || !open_streets.contains(&name.words));
    }
}

/// Of whom of the people of a case a recipient may know.
fn known_to(case: &Case, nodes: &Nodes, recipient: &Recipient, today: Date) -> Vec<bool> {
    let access = Access::of(case, nodes, recipient, today);
    let is_own = |p: &Person| recipient.person.as_deref() == Some(p.id.as_str());
    let may_know = |p: &Person| {
        is_own(p) || if access.is_closed() { access.shows_person(p) } else { !access.withholds(p) }
    };
    case.people.iter().map(may_know).collect()
}

/// Whether two readers who know the same people may find the same things nowhere.
fn looked_for_alike(a: Reader, b: Reader) -> bool {
    let kind = |reader: Reader| match reader {
        Reader::Team => 0,
        Reader::Anyone => 1,
        Reader::PersonOfConcern => 2,
        Reader::Group | Reader::Family | Reader::Child => 3,
    };
    kind(a) == kind(b)
}

fn names_of_person(person: &Person) -> impl Iterator<Item = &Text> {
    [&person.name, &person.known_as].into_iter().chain(&person.other_names)
}

/// What those whom the reader may know of have in common with a name.
fn others(case: &Case, known: &[&Person], reader: Reader) -> Others {
    let mut others = Others::default();
    known.iter().for_each(|p| others.add(names_of_person(p)));
    let child = &case.child;
    if reader != Reader::Anyone {
        others.add([&child.name, &child.known_as].into_iter().chain(&child.other_names));
    }
    others.add_initials(&child.name);
    others.add_place(&case.authority.name);
    others.add_place(&case.authority.team);
    for person in &case.people {
        others.add_initials(&person.name);
        others.add_place(&person.agency);
        others.add_place(&person.job);
    }
    others
}

/// Whether a name stands in a text at a word.
fn stands_at(name: &Name, words: &[Token<'_>], at: usize) -> bool {
    let Some(found) = words.get(at..at + name.words.len()) else { return false };
    if !found.iter().zip(&name.words).all(|(word, wanted)| word.lower == *wanted) {
        return false;
    }
    let gaps = || found.iter().skip(1).map(|word| &*word.gap);
    let first = &found[0];
    match name.how {
        How::Whole => {
            gaps().all(|gap| gap.chars().count() <= 3 && !gap.contains(['!', '?', ':', ';', '(', ')']))
        }
        How::Initials => {
            gaps().all(|gap| gap.starts_with('.') && gap.len() <= 2)
                && found.iter().all(|word| word.is_capital())
        }
        How::Capital => is_name(first),
        How::WithinSentence => is_name(first) && is_name_there(words, at),
    }
}

/// Whether a word is written as names are; not all scripts have capitals.
fn is_name(word: &Token<'_>) -> bool {
    !word.word.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a word of the language stands where only a name has a capital: within a sentence, and not within
/// another name such as that of a street.
fn is_name_there(words: &[Token<'_>], at: usize) -> bool {
    let word = &words[at];
    let before = at.checked_sub(1).and_then(|index| words.get(index));
    if before.is_some_and(|b| {
        word.gap.trim_matches('.') == " " && (is_title(&b.lower) || kin(&b.lower) && b.is_capital())
    }) {
        return true;
    }
    let calendar = is_of_calendar(&word.lower);
    let joined = |gap: &str| gap.chars().all(|c| c == ' ' || c == '-');
    let after_name = before.is_some_and(|b| b.is_capital() && !b.begins && joined(&word.gap));
    let before_name = words.get(at + 1).is_some_and(|next| next.is_capital() && joined(&next.gap));
    !word.begins && !calendar && !after_name && !before_name
}

/// Whether a word is also a day, a month or a feast, and stands within sentences as such.
fn is_of_calendar(word: &str) -> bool {
    MONTHS.contains(&word)
        || WEEKDAYS.contains(&word)
        || matches!(word, "easter" | "christmas" | "mai" | "medi")
}

/// Whether a word in small letters is one of the language, English or Welsh, and no name alone.
fn ordinary(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| include_str!("ordinary.txt").split_whitespace().collect());
    WORDS.contains(word)
}

/// Whether a word in small letters says what somebody is to somebody: `Mum`, `Nan`, `uncle`.
fn kin(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| include_str!("kin.txt").split_whitespace().collect());
    WORDS.contains(word)
}
