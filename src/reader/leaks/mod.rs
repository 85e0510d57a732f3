//! What types cannot see: whether a text names or locates somebody of whom its reader may not know.
//!
//! A view leaves out what was withheld. A sentence that stays may still name the person, give the address
//! or the telephone number; so texts are searched for them. What the search cannot see is a description
//! ("the man from the corner shop"), a nickname that the case does not list, a slip of spelling.

mod addresses;
mod leak;
mod names;
mod numbers;
mod sieve;
mod stands;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use self::addresses::{forms, short, streets, streets_within};
pub use self::leak::{Hit, Leak};
use self::names::{Name, Others, kin_names, names_in, names_of};
use self::numbers::{emails, is_phone, phones, phones_to_find, postcodes, postcodes_in};
pub use self::sieve::{Sieve, has_plain_words};
use self::stands::stands_at;
use self::tokens::{Token, tokens};
use super::recipient::{Access, Reader, Recipient};
use crate::case::Case;
use crate::case::model::{Confidential, Contact, Person};
use crate::case::nodes::Nodes;
use crate::case::values::{Date, Text};

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
    /// Names of agencies: a street or a name that is part of one tells nothing.
    agencies: Vec<Vec<String>>,
}

impl Search {
    /// What a recipient may find in no text, by the decisions of a case.
    pub fn of(case: &Case, nodes: &Nodes, recipient: &Recipient, today: Date) -> Search {
        Search::of_those(case, &known_to(case, nodes, recipient, today), recipient)
    }

    /// What a recipient may find in no text of an earlier version of a case. Whom they may know of by now, they
    /// may find there, too.
    pub fn of_earlier(
        earlier: &Case,
        nodes: &Nodes,
        now: (&Case, &Nodes),
        recipient: &Recipient,
        today: Date,
    ) -> Search {
        let (case, nodes_now) = now;
        let known_now = known_to(case, nodes_now, recipient, today);
        let is_known_now = |person: &Person| {
            case.people.iter().zip(&known_now).any(|(p, known)| *known && p.id.as_str() == person.id.as_str())
        };
        let mut known = known_to(earlier, nodes, recipient, today);
        for (known, person) in known.iter_mut().zip(&earlier.people) {
            *known |= is_known_now(person);
        }
        Search::of_those(earlier, &known, recipient)
    }

    /// What several recipients may find in no text, those together who may find the same nowhere.
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
                *same == known && others.iter().all(|other| looked_for_alike(other, &recipient))
            };
            match alike.iter_mut().find(like) {
                Some((others, _)) => others.push(recipient),
                None => alike.push((vec![recipient], known)),
            }
        }
        let search = |(recipients, known): (Vec<Recipient>, Vec<bool>)| {
            let search = recipients.first().map(|first| Search::of_those(case, &known, first));
            (recipients, search.unwrap_or_default())
        };
        alike.into_iter().map(search).collect()
    }

    /// Those who reported the concern, also where the reader may know them as somebody else.
    pub fn of_reporters(case: &Case) -> Search {
        let reported_by = &case.concern.reported_by;
        let nobody = Others::default();
        let mut search = Search::default();
        if reported_by.is_blank() {
            return search;
        }
        search.add_names(names_in(reported_by, &nobody), Leak::Reporter);
        for person in &case.people {
            let whole = Search::of_names(names_of(&person.name, &Text::default(), &[], &nobody));
            let named = |words: &str| {
                whole.hits(&Prepared::of(words)).iter().any(|hit| words[hit.bytes.clone()].contains(' '))
            };
            if reported_by.phrases().iter().any(|phrase| named(&phrase.words)) {
                let names = names_of(&person.name, &person.known_as, &person.other_names, &nobody);
                search.add_names(names, Leak::Reporter);
            }
        }
        search.indexed()
    }

    fn of_names(names: Vec<Name>) -> Search {
        let mut search = Search::default();
        search.add_names(names, Leak::Person);
        search.indexed()
    }

    /// For a reader who knows some of the people: yes or no for each, in their order.
    fn of_those(case: &Case, known: &[bool], recipient: &Recipient) -> Search {
        let reader = recipient.reader;
        let is_own = |p: &Person| recipient.person.as_deref() == Some(p.id.as_str());
        let those = |wanted: bool| -> Vec<&Person> {
            case.people.iter().zip(known).filter(|(_, is)| **is == wanted).map(|(person, _)| person).collect()
        };
        let (known, unknown) = (those(true), those(false));
        let others = others(case, &known, reader);
        let mut search = Search::default();
        for person in &unknown {
            let names = names_of(&person.name, &person.known_as, &person.other_names, &others);
            search.add_names(names, Leak::Person);
            // A word of kinship tells who is meant where it was decided to withhold the one who is called so.
            if !matches!(reader, Reader::PersonOfConcern | Reader::Anyone) {
                search.add_names(kin_names(&person.known_as, &others), Leak::Person);
            }
            search.add_contact(&person.contact, &others);
        }
        if reader != Reader::Team {
            let child = &case.child;
            if reader == Reader::Anyone {
                let names = names_of(&child.name, &child.known_as, &child.other_names, &others);
                search.add_names(names, Leak::Child);
            }
            search.add_confidential(&child.confidential, &others);
            case.people.iter().for_each(|p| search.add_confidential(&p.confidential, &others));
            // How to reach relatives is told to nobody by the way who sees nothing but what was shared.
            if reader == Reader::PersonOfConcern {
                let relatives = known.iter().filter(|p| !is_own(p) && !p.is_professional());
                relatives.for_each(|p| search.add_contact(&p.contact, &others));
            }
            search.add_numbers(&case.concern.reported_by);
            search.agencies = agencies(case, &known);
            let mut everybody = others;
            unknown.iter().for_each(|p| everybody.add(names_of_person(p)));
            everybody.add([&child.name, &child.known_as].into_iter().chain(&child.other_names));
            search.add_names(names_in(&case.concern.reported_by, &everybody), Leak::Reporter);
        }
        search.spare_what_is_open(case, &known, reader);
        search.indexed()
    }

    /// With the words by which its names begin.
    fn indexed(mut self) -> Search {
        for (index, (name, _)) in self.names.iter().enumerate() {
            let Some(first) = name.words.first() else { continue };
            let written = if name.how.is_street() { forms(first).collect() } else { vec![first.as_str()] };
            for first in written {
                self.by_word.entry(first.to_owned()).or_default().push(index);
            }
        }
        self
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
                if stands_at(name, words, index) && !self.is_of_agency(name, words, index) {
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
        if !self.emails.is_empty() {
            let found = emails(text).into_iter().filter(|(email, _)| self.emails.contains(email));
            hits.extend(found.map(|(_, bytes)| Hit { leak: Leak::Email, bytes }));
        }
        hits.sort_by_key(|hit| (hit.bytes.start, usize::MAX - hit.bytes.end));
        hits.dedup_by(|next, kept| next.bytes.start < kept.bytes.end);
        hits
    }

    fn add_names(&mut self, names: Vec<Name>, leak: Leak) {
        self.names.extend(names.into_iter().map(|name| (name, leak)));
    }

    fn add_contact(&mut self, contact: &Contact, others: &Others) {
        self.add_address(&contact.address, others);
        for text in [&contact.phone, &contact.email, &contact.address] {
            self.add_numbers(text);
        }
    }

    fn add_confidential(&mut self, of: &Confidential, others: &Others) {
        self.add_address(&of.address, others);
        for text in [&of.phone, &of.email, &of.address, &of.note] {
            self.add_numbers(text);
        }
    }

    fn add_address(&mut self, address: &Text, others: &Others) {
        for phrase in address.phrases() {
            // An address may begin with the name of somebody whom the reader knows.
            let found = streets(&phrase.words).into_iter().filter(|name| !others.names.contains(&name.words));
            self.add_names(found.collect(), Leak::Address);
        }
    }

    fn add_numbers(&mut self, text: &Text) {
        // Each line of an address or of a list of numbers is for itself.
        for line in text.phrases().iter().flat_map(|phrase| phrase.words.lines()) {
            self.phones.extend(phones_to_find(line));
            self.emails.extend(emails(line).into_iter().map(|(email, _)| email));
            self.add_names(streets_within(line), Leak::Address);
            self.postcodes.extend(postcodes_in(line));
        }
    }

    /// Whether what was found at a word is part of the name of an agency, such as a school that bears the name of
    /// the street.
    fn is_of_agency(&self, name: &Name, words: &[Token<'_>], at: usize) -> bool {
        self.agencies.iter().filter(|agency| agency.len() > name.words.len()).any(|agency| {
            let starts = agency.windows(name.words.len()).enumerate();
            let mut starts =
                starts.filter(|(_, part)| *part == name.words).filter_map(|(i, _)| at.checked_sub(i));
            starts.any(|start| {
                let there = words.get(start..start + agency.len());
                there.is_some_and(|there| {
                    there.iter().zip(agency).all(|(w, wanted)| short(&w.lower) == wanted)
                })
            })
        })
    }

    /// The same number or address may also be that of somebody whom the reader may reach.
    fn spare_what_is_open(&mut self, case: &Case, known: &[&Person], reader: Reader) {
        let authority = &case.authority;
        let open = [&authority.address, &authority.phone, &authority.out_of_hours, &authority.email];
        let also = [&authority.complaints, &authority.advocacy, &authority.advice];
        let closed = reader == Reader::PersonOfConcern;
        let reached = known.iter().filter(|p| !closed || p.is_professional());
        let reached = reached.flat_map(|p| [&p.contact.phone, &p.contact.email, &p.contact.address]);
        let mut open_streets: Vec<Name> = Vec::new();
        let has_streets = self.names.iter().any(|(_, leak)| *leak == Leak::Address);
        for phrase in open.into_iter().chain(also).chain(reached).flat_map(Text::phrases) {
            for phone in phones_to_find(&phrase.words) {
                self.phones.remove(&phone);
            }
            for (email, _) in emails(&phrase.words) {
                self.emails.remove(&email);
            }
            for postcode in postcodes_in(&phrase.words) {
                self.postcodes.remove(&postcode);
            }
            if has_streets {
                open_streets.extend(streets(&phrase.words));
            }
        }
        self.names.retain(|(name, leak)| *leak != Leak::Address || !open_streets.contains(name));
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
fn looked_for_alike(a: &Recipient, b: &Recipient) -> bool {
    let kind = |recipient: &Recipient| match recipient.reader {
        Reader::Team => (0, None),
        Reader::Anyone => (1, None),
        // The own number of one is that of another for the next.
        Reader::PersonOfConcern => (2, recipient.person.clone()),
        Reader::Group | Reader::Family | Reader::Child => (3, None),
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
    }
    others
}

/// The names of more than one word of the agencies that a reader may know of, as streets are compared.
fn agencies(case: &Case, known: &[&Person]) -> Vec<Vec<String>> {
    let named =
        [&case.authority.name, &case.authority.team].into_iter().chain(known.iter().map(|p| &p.agency));
    let words = |words: &str| tokens(words).iter().map(|w| short(&w.lower).to_owned()).collect::<Vec<_>>();
    let mut all: Vec<Vec<String>> =
        named.flat_map(Text::phrases).map(|phrase| words(&phrase.words)).collect();
    all.retain(|agency| agency.len() > 1);
    all.sort();
    all.dedup();
    all
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
