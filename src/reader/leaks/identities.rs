//! By what the people of a case could be known: their names, numbers and addresses, taken apart once for all readers.

use std::sync::OnceLock;

use super::addresses::{streets, streets_within};
use super::names::{MayName, Name, initials_of, may_call, may_name};
use super::numbers::{emails, phones_to_find, postcodes_in};
use super::tokens::{Token, tokens};
use crate::case::Case;
use crate::case::model::{Confidential, Contact, Person};
use crate::case::values::Text;

/// The wordings of a text, each as its words.
pub(super) type Wordings<'c> = Vec<Vec<Token<'c>>>;

fn wordings(text: &Text) -> impl Iterator<Item = Vec<Token<'_>>> {
    text.phrases().iter().map(|phrase| tokens(&phrase.words))
}

/// By what the people of a case could be known.
#[derive(Debug)]
pub struct Identities<'c> {
    pub(super) case: &'c Case,
    pub(super) child: Called<'c>,
    /// What of the child only the team may know.
    pub(super) confidential: Reached,
    /// All people, in their order.
    pub(super) people: Vec<Identity<'c>>,
    /// The name of the authority and that of the team.
    pub(super) authority: [Wordings<'c>; 2],
    /// How to reach the authority, and others who may be told to anybody.
    pub(super) open: Open<'c>,
    pub(super) reported_by: Wordings<'c>,
    /// The numbers of whoever reported the concern.
    pub(super) reporters: Numbers,
}

/// By what somebody could be known.
#[derive(Debug)]
pub(super) struct Identity<'c> {
    pub(super) person: &'c Person,
    pub(super) called: Called<'c>,
    pub(super) agency: Wordings<'c>,
    pub(super) contact: Reached,
    /// What only the team may know.
    pub(super) confidential: Reached,
    /// What is open to whoever may reach them.
    pub(super) open: Open<'c>,
}

/// How somebody is called.
#[derive(Debug)]
pub(super) struct Called<'c> {
    name: Wordings<'c>,
    pub(super) known_as: Wordings<'c>,
    other_names: Wordings<'c>,
    /// By what somebody of this name could be known.
    pub(super) by_name: Vec<MayName>,
    /// By what else they could be known.
    pub(super) by_calling: Vec<MayName>,
    pub(super) initials: Option<(char, char)>,
}

/// Where somebody lives, and how to reach them.
#[derive(Debug)]
pub(super) struct Reached {
    /// What is looked for of the address.
    pub(super) address: Vec<Name>,
    pub(super) numbers: Numbers,
}

/// The numbers and streets of some texts.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) phones: Vec<String>,
    pub(super) emails: Vec<String>,
    pub(super) postcodes: Vec<String>,
    pub(super) streets: Vec<Name>,
}

/// The numbers and streets of texts that a reader may know.
#[derive(Debug)]
pub(super) struct Open<'c> {
    texts: Vec<&'c Text>,
    pub(super) numbers: Numbers,
    streets: OnceLock<Vec<Name>>,
}

impl<'c> Identities<'c> {
    /// Those of a case.
    pub fn of(case: &'c Case) -> Identities<'c> {
        let (child, authority) = (&case.child, &case.authority);
        let open = [&authority.address, &authority.phone, &authority.out_of_hours, &authority.email];
        let also = [&authority.complaints, &authority.advocacy, &authority.advice];
        Identities {
            case,
            child: Called::of(&child.name, &child.known_as, &child.other_names),
            confidential: Reached::in_confidence(&child.confidential),
            people: case.people.iter().map(Identity::of).collect(),
            authority: [&authority.name, &authority.team].map(|text| wordings(text).collect()),
            open: Open::of(open.into_iter().chain(also)),
            reported_by: wordings(&case.concern.reported_by).collect(),
            reporters: Numbers::to_find(&[&case.concern.reported_by]),
        }
    }
}

impl<'c> Identity<'c> {
    fn of(person: &'c Person) -> Identity<'c> {
        let Contact { phone, email, address, .. } = &person.contact;
        Identity {
            person,
            called: Called::of(&person.name, &person.known_as, &person.other_names),
            agency: wordings(&person.agency).collect(),
            contact: Reached::of(address, &[phone, email, address]),
            confidential: Reached::in_confidence(&person.confidential),
            open: Open::of([phone, email, address].into_iter()),
        }
    }
}

impl<'c> Called<'c> {
    fn of(name: &'c Text, known_as: &'c Text, other_names: &'c [Text]) -> Called<'c> {
        let name: Wordings<'_> = wordings(name).collect();
        let known_as: Wordings<'_> = wordings(known_as).collect();
        let other_names: Wordings<'_> = other_names.iter().flat_map(wordings).collect();
        Called {
            by_name: may_name(&name),
            by_calling: may_call(&known_as, &other_names),
            initials: initials_of(&name),
            name,
            known_as,
            other_names,
        }
    }

    /// All names.
    pub(super) fn all(&self) -> impl Iterator<Item = &Vec<Token<'c>>> {
        self.name.iter().chain(&self.known_as).chain(&self.other_names)
    }
}

impl Reached {
    fn of(address: &Text, texts: &[&Text]) -> Reached {
        let address = address.phrases().iter().flat_map(|phrase| streets(&phrase.words));
        Reached { address: address.collect(), numbers: Numbers::to_find(texts) }
    }

    fn in_confidence(of: &Confidential) -> Reached {
        Reached::of(&of.address, &[&of.phone, &of.email, &of.address, &of.note])
    }
}

impl Numbers {
    /// Those that are looked for because of some texts.
    fn to_find(texts: &[&Text]) -> Numbers {
        let mut found = Numbers::default();
        // Each line of an address or of a list of numbers is for itself.
        let phrases = texts.iter().flat_map(|text| text.phrases());
        for line in phrases.flat_map(|phrase| phrase.words.lines()) {
            found.add(line);
            found.streets.extend(streets_within(line));
        }
        found
    }

    fn add(&mut self, text: &str) {
        self.phones.extend(phones_to_find(text));
        self.emails.extend(emails(text).into_iter().map(|(email, _)| email));
        self.postcodes.extend(postcodes_in(text));
    }
}

impl<'c> Open<'c> {
    fn of(texts: impl Iterator<Item = &'c Text>) -> Open<'c> {
        let texts: Vec<&Text> = texts.filter(|text| !text.phrases().is_empty()).collect();
        let mut numbers = Numbers::default();
        texts.iter().flat_map(|text| text.phrases()).for_each(|phrase| numbers.add(&phrase.words));
        Open { texts, numbers, streets: OnceLock::new() }
    }

    /// The streets. Few cases have an address that is looked for, and without one nobody asks for them.
    pub(super) fn streets(&self) -> &[Name] {
        let phrases = || self.texts.iter().flat_map(|text| text.phrases());
        self.streets.get_or_init(|| phrases().flat_map(|phrase| streets(&phrase.words)).collect())
    }
}
