//! What types cannot see: whether a text names or locates somebody of whom its reader may not know.
//!
//! A view leaves out what was withheld. A sentence that stays may still name the person, give the address
//! or the telephone number; so texts are searched for them. What the search cannot see is a description
//! ("the man from the corner shop"), a nickname that the case does not list, a slip of spelling.

mod addresses;
mod identities;
mod kinship;
mod leak;
mod mutations;
mod names;
mod numbers;
mod sieve;
mod stands;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::BTreeSet;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashSet};

use self::addresses::short;
pub use self::identities::Identities;
use self::identities::{Called, Identity, Numbers, Open, Reached};
use self::kinship::{first_names, names_by_kinship};
pub use self::leak::{Hit, Leak};
use self::names::{Name, Others, kin_names, names_in, telling};
use self::numbers::{emails, is_phone, phones, postcodes};
use self::sieve::Beginnings;
pub use self::sieve::{Marks, Sieve, has_plain_words};
use self::stands::stands_at;
use self::tokens::{Token, tokens};
use super::recipient::{Access, Reader, Recipient};
use crate::case::Case;
use crate::case::model::Person;
use crate::case::nodes::Nodes;
use crate::case::values::Date;

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
#[derive(Clone, Debug, Default)]
pub struct Search {
    names: Vec<(Name, Leak)>,
    /// By the hash of each word with which one of them begins, its number; sorted.
    by_word: Vec<(u64, usize)>,
    begins: Beginnings,
    phones: BTreeSet<String>,
    emails: BTreeSet<String>,
    postcodes: BTreeSet<String>,
    /// Names of agencies, and of people whom the reader knows: a street or a name that is part of one tells nothing.
    agencies: Vec<Vec<String>>,
}

impl Search {
    /// What a recipient may find in no text, by the decisions of a case.
    pub fn of(identities: &Identities<'_>, nodes: &Nodes, recipient: &Recipient, today: Date) -> Search {
        Search::of_those(identities, &known_to(identities.case, nodes, recipient, today), recipient)
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
        Search::of_those(&Identities::of(earlier), &known, recipient)
    }

    /// What several recipients may find in no text, those together who may find the same nowhere.
    pub fn of_all(
        identities: &Identities<'_>,
        nodes: &Nodes,
        recipients: Vec<Recipient>,
        today: Date,
    ) -> Vec<(Vec<Recipient>, Search)> {
        let mut alike: Vec<(Vec<Recipient>, Vec<bool>)> = Vec::new();
        for recipient in recipients {
            let known = known_to(identities.case, nodes, &recipient, today);
            let like = |(others, same): &&mut (Vec<Recipient>, Vec<bool>)| {
                *same == known && others.iter().all(|other| looked_for_alike(other, &recipient))
            };
            match alike.iter_mut().find(like) {
                Some((others, _)) => others.push(recipient),
                None => alike.push((vec![recipient], known)),
            }
        }
        let search = |(recipients, known): (Vec<Recipient>, Vec<bool>)| {
            let search = recipients.first().map(|first| Search::of_those(identities, &known, first));
            (recipients, search.unwrap_or_default())
        };
        alike.into_iter().map(search).collect()
    }

    /// Those who reported the concern, also where the reader may know them as somebody else.
    pub fn of_reporters(identities: &Identities<'_>) -> Search {
        let concern = &identities.case.concern;
        let nobody = Others::default();
        let mut search = Search::default();
        if concern.reported_by.is_blank() {
            return search;
        }
        search.add_names(names_in(&identities.reported_by, &nobody), Leak::Reporter);
        let reported_by: Vec<Prepared> =
            concern.reported_by.phrases().iter().map(|phrase| Prepared::of(&phrase.words)).collect();
        let words = reported_by.iter().flat_map(|text| &text.words);
        let said: FxHashSet<&str> = words.map(|word| &*word.lower).collect();
        for Identity { called, .. } in &identities.people {
            let names = telling(called.by_name.iter(), &nobody);
            // Nearly nobody has a name of which a word is said there.
            if !names.iter().any(|name| name.first_words().any(|word| said.contains(&*word))) {
                continue;
            }
            let mut whole = Search::default();
            whole.add_names(names, Leak::Person);
            let whole = whole.indexed();
            let named = |text: &Prepared<'_>| {
                whole.hits(text).iter().any(|hit| text.text[hit.bytes.clone()].contains(' '))
            };
            if reported_by.iter().any(named) {
                search.add_names(names_of_called(called, &nobody), Leak::Reporter);
            }
        }
        search.indexed()
    }

    /// For a reader who knows some of the people: yes or no for each, in their order.
    fn of_those(identities: &Identities<'_>, known: &[bool], recipient: &Recipient) -> Search {
        let reader = recipient.reader;
        let is_own = |p: &Person| recipient.person.as_deref() == Some(p.id.as_str());
        let those = |wanted: bool| -> Vec<&Identity<'_>> {
            let people = identities.people.iter().zip(known);
            people.filter(|(_, is)| **is == wanted).map(|(person, _)| person).collect()
        };
        let (known, unknown) = (those(true), those(false));
        let others = others(identities, &known, reader);
        let mut search = Search::default();
        let child = first_names(&identities.child);
        for person in &unknown {
            let Identity { called, contact, .. } = person;
            search.add_names(names_of_called(called, &others), Leak::Person);
            // A word of kinship tells who is meant where it was decided to withhold the one who is called so.
            if !matches!(reader, Reader::PersonOfConcern | Reader::Anyone) {
                search.add_names(kin_names(&called.known_as, &others), Leak::Person);
                let by_kinship = names_by_kinship(person, &child, &known, &others);
                search.add_names(by_kinship, Leak::Person);
            }
            search.add_reached(contact, &others);
        }
        if reader != Reader::Team {
            if reader == Reader::Anyone {
                search.add_names(names_of_called(&identities.child, &others), Leak::Child);
            }
            search.add_reached(&identities.confidential, &others);
            identities.people.iter().for_each(|p| search.add_reached(&p.confidential, &others));
            // How to reach relatives is told to nobody by the way who sees nothing but what was shared.
            if reader == Reader::PersonOfConcern {
                let relatives = known.iter().filter(|p| !is_own(p.person) && !p.person.is_professional());
                relatives.for_each(|p| search.add_reached(&p.contact, &others));
            }
            search.add_numbers(&identities.reporters);
            search.agencies = agencies(identities, &known);
            let mut everybody = others;
            unknown.iter().for_each(|p| everybody.add(&p.called));
            everybody.add(&identities.child);
            search.add_names(names_in(&identities.reported_by, &everybody), Leak::Reporter);
        }
        search.spare_what_is_open(identities, &known, reader);
        search.indexed()
    }

    /// With the words by which its names begin.
    fn indexed(mut self) -> Search {
        for (number, (name, _)) in self.names.iter().enumerate() {
            for first in name.first_words() {
                self.begins.add(&first);
                self.by_word.push((FxBuildHasher.hash_one(&*first), number));
            }
        }
        self.by_word.sort_unstable();
        self
    }

    /// The names that begin with a word, in their order.
    fn beginning(&self, word: &str) -> impl Iterator<Item = &(Name, Leak)> {
        let hash = self.begins.may_begin(word.as_bytes()).then(|| FxBuildHasher.hash_one(word));
        let from = hash.map_or(self.by_word.len(), |hash| self.by_word.partition_point(|(h, _)| *h < hash));
        let found = self.by_word[from..].iter().take_while(move |(h, _)| Some(*h) == hash);
        found.filter_map(|(_, number)| self.names.get(*number))
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
            for (name, leak) in self.beginning(&words[index].lower) {
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

    fn add_reached(&mut self, reached: &Reached, others: &Others<'_>) {
        // An address may begin with the name of somebody whom the reader knows.
        let found = reached.address.iter().filter(|name| !others.have_name(&name.words));
        self.add_names(found.cloned().collect(), Leak::Address);
        self.add_numbers(&reached.numbers);
    }

    fn add_numbers(&mut self, numbers: &Numbers) {
        self.phones.extend(numbers.phones.iter().cloned());
        self.emails.extend(numbers.emails.iter().cloned());
        self.add_names(numbers.streets.clone(), Leak::Address);
        self.postcodes.extend(numbers.postcodes.iter().cloned());
    }

    /// Whether what was found at a word is part of the name of an agency, such as a school that bears the name of
    /// the street.
    fn is_of_agency(&self, name: &Name, words: &[Token<'_>], at: usize) -> bool {
        self.agencies.iter().filter(|agency| agency.len() > name.words.len()).any(|agency| {
            let starts = agency.windows(name.words.len()).enumerate();
            let mut starts =
                starts.filter(|(_, part)| **part == *name.words).filter_map(|(i, _)| at.checked_sub(i));
            starts.any(|start| {
                let there = words.get(start..start + agency.len());
                there.is_some_and(|there| {
                    there.iter().zip(agency).all(|(w, wanted)| short(&w.lower) == wanted)
                })
            })
        })
    }

    /// The same number or address may also be that of somebody whom the reader may reach.
    fn spare_what_is_open(&mut self, identities: &Identities<'_>, known: &[&Identity<'_>], reader: Reader) {
        let closed = reader == Reader::PersonOfConcern;
        let reached = known.iter().filter(|p| !closed || p.person.is_professional()).map(|p| &p.open);
        let open = || std::iter::once(&identities.open).chain(reached.clone());
        for Open { numbers, .. } in open() {
            numbers.phones.iter().for_each(|phone| _ = self.phones.remove(phone));
            numbers.emails.iter().for_each(|email| _ = self.emails.remove(email));
            numbers.postcodes.iter().for_each(|postcode| _ = self.postcodes.remove(postcode));
        }
        let is_open = |name: &Name| open().any(|open| open.streets().contains(name));
        self.names.retain(|(name, leak)| *leak != Leak::Address || !is_open(name));
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

fn names_of_called(called: &Called<'_>, others: &Others<'_>) -> Vec<Name> {
    telling(called.by_name.iter().chain(&called.by_calling), others)
}

/// What those whom the reader may know of have in common with a name.
fn others<'i>(identities: &'i Identities<'_>, known: &[&'i Identity<'_>], reader: Reader) -> Others<'i> {
    let mut others = Others::default();
    known.iter().for_each(|p| others.add(&p.called));
    if reader != Reader::Anyone {
        others.add(&identities.child);
    }
    others.add_initials(&identities.child);
    identities.authority.iter().for_each(|name| others.add_place(name));
    for person in &identities.people {
        others.add_initials(&person.called);
        others.add_place(&person.agency);
    }
    others
}

/// The names of more than one word of the agencies that a reader may know of, as streets are compared, and the long ones
/// of people: a baby who is called Tobias Peter Ackroyd tells nothing of a grandfather Peter Ackroyd.
fn agencies(identities: &Identities<'_>, known: &[&Identity<'_>]) -> Vec<Vec<String>> {
    let named = identities.authority.iter().chain(known.iter().map(|p| &p.agency)).flatten();
    let people = known.iter().map(|p| &p.called).chain([&identities.child]);
    let named = named
        .filter(|words| words.len() > 1)
        .chain(people.flat_map(|called| called.all()).filter(|words| words.len() > 2));
    let mut all: Vec<Vec<String>> =
        named.map(|words| words.iter().map(|w| short(&w.lower).to_owned()).collect()).collect();
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
