//! Recipients: for whom a document is made, and what of a case each may see.
//!
//! What a field may show is declared beside it ([`Audience`]); what an item may show, the case can narrow
//! (`withhold_from`). A person of concern is the other way round: nothing, but for items that a recorded
//! decision shares with them (`share_with`).

use std::sync::Arc;

use crate::case::Case;
use crate::case::model::Person;
use crate::case::record::{Audience, FieldInfo, Record, Reflected};
use crate::case::values::Date;

/// A kind of reader.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reader {
    /// The professionals of the case and their managers.
    Team,
    /// The group that carries out the plan, with the family members in it.
    Group,
    /// The non-abusing parents and the family.
    Family,
    /// The child.
    Child,
    /// A person of concern: sees what it was decided to share, and nothing else.
    PersonOfConcern,
    /// Anybody: nothing of the case but the authority.
    Anyone,
}

impl Reader {
    /// The word for it, in lists and manifests.
    pub fn word(self) -> &'static str {
        match self {
            Reader::Team => "team",
            Reader::Group => "group",
            Reader::Family => "family",
            Reader::Child => "child",
            Reader::PersonOfConcern => "person_of_concern",
            Reader::Anyone => "anyone",
        }
    }
}

/// For whom a document is made: a kind of reader, or one person of that kind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Recipient {
    /// The kind.
    pub reader: Reader,
    /// The person's id, where the document is for one person alone.
    pub person: Option<Arc<str>>,
}

impl From<Reader> for Recipient {
    fn from(reader: Reader) -> Self {
        Recipient { reader, person: None }
    }
}

impl Recipient {
    /// One person of a kind.
    pub fn person(reader: Reader, id: &str) -> Recipient {
        Recipient { reader, person: Some(id.into()) }
    }
}

/// The parts of a case that everybody may know: which law and words apply, and who is in charge.
const OPEN_TO_ALL: [&str; 5] = ["nation", "plan", "stage", "language", "authority"];

/// What a recipient may see of a case.
pub(super) struct Access<'a> {
    case: &'a Case,
    recipient: &'a Recipient,
    /// The words under which the case withholds something from this recipient.
    withheld_as: Vec<&'a str>,
}

impl<'a> Access<'a> {
    pub(super) fn of(case: &'a Case, recipient: &'a Recipient, today: Date) -> Access<'a> {
        Access { case, recipient, withheld_as: withheld_as(case, recipient, today) }
    }

    /// Whether this recipient sees nothing but what was decided to share.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.recipient.reader, Reader::PersonOfConcern | Reader::Anyone)
    }

    /// Whether the recipient may see a field of a kind of record; `shared` if the item that it belongs to was
    /// shared, or is open to all.
    pub(super) fn field(&self, of: &str, field: &FieldInfo, shared: bool) -> bool {
        match self.recipient.reader {
            Reader::Team => true,
            Reader::Group => field.audience >= Audience::Group,
            Reader::Family => field.audience >= Audience::Home,
            Reader::Child => field.audience >= Audience::Everyone,
            // What is worded for the child is for the child; what the child wishes is never shared by the way.
            Reader::PersonOfConcern => {
                shared
                    && field.audience >= Audience::Home
                    && !field.key.ends_with("for_child")
                    && field.key != "wishes"
                    || is_open(of, field)
            }
            Reader::Anyone => shared && field.audience >= Audience::Home || is_open(of, field),
        }
    }

    /// Whether what stands under a field counts as shared: because its item was, or it is open to all.
    pub(super) fn shares(&self, of: &str, field: &FieldInfo, shared: bool) -> bool {
        shared || is_open(of, field)
    }

    /// Whether it was decided to share this item with the recipient.
    pub(super) fn is_shared(&self, record: &dyn Record) -> bool {
        let (Reader::PersonOfConcern, Some(id)) = (self.recipient.reader, &self.recipient.person) else {
            return false;
        };
        let Some(Reflected::List(people)) = field_of(record, "share_with") else { return false };
        people.iter().any(|person| matches!(person, Reflected::Reference(_, with, _) if *with == &**id))
    }

    /// Whether the recipient may not see this record: it is withheld, or of somebody who is.
    pub(super) fn hides(&self, record: &dyn Record) -> bool {
        self.withholds(record) || self.is_of_somebody_withheld(record) || self.is_hidden_person(record)
    }

    /// Whether the case withholds a person from the recipient by a decision.
    pub(super) fn withholds_person(&self, person: &Person) -> bool {
        self.withholds(person)
    }

    /// Whether the case withholds this record from the recipient by a decision.
    fn withholds(&self, record: &dyn Record) -> bool {
        let Some(Reflected::List(decisions)) = field_of(record, "withhold_from") else { return false };
        decisions.iter().any(|decision| {
            let Reflected::Record(decision) = decision else { return false };
            let Some(Reflected::List(readers)) = field_of(*decision, "from") else { return false };
            readers.iter().any(|reader| match reader {
                Reflected::Text(text) => self.withheld_as.contains(&text.words()),
                _ => false,
            })
        })
    }

    /// What is said of a person goes with them.
    fn is_of_somebody_withheld(&self, record: &dyn Record) -> bool {
        let Some(Reflected::Reference(_, id, _)) = field_of(record, "person") else { return false };
        self.case.person(id).is_some_and(|person| self.withholds(person))
    }

    /// A child's papers speak of a person of concern only in words that the case gives for the child.
    fn is_hidden_person(&self, record: &dyn Record) -> bool {
        if self.recipient.reader != Reader::Child || record.info().name != "Person" {
            return false;
        }
        let Some(Reflected::Id(id)) = field_of(record, "id") else { return false };
        self.case.person(id).is_some_and(|person| self.case.is_of_concern(person))
    }
}

fn is_open(of: &str, field: &FieldInfo) -> bool {
    of == "Case" && OPEN_TO_ALL.contains(&field.key)
}

fn field_of<'r>(record: &'r dyn Record, key: &str) -> Option<Reflected<'r>> {
    let index = record.info().fields.iter().position(|f| f.key == key)?;
    Some(record.field(index))
}

/// Under which words the case withholds something from a recipient.
///
/// Family members sit in the group, so what is withheld from the family is not for the group. A paper for
/// several people holds nothing that is withheld from one of them. What the child takes home, those at home
/// may read.
fn withheld_as<'a>(case: &'a Case, recipient: &'a Recipient, today: Date) -> Vec<&'a str> {
    let person = recipient.person.as_deref();
    let ids = |people: Vec<&'a Person>| people.into_iter().map(|p| p.id.as_str()).filter(|id| !id.is_empty());
    let mut words: Vec<&str> = match recipient.reader {
        Reader::Team => vec!["team"],
        Reader::Group => vec!["group"],
        Reader::Family | Reader::PersonOfConcern | Reader::Anyone => vec!["group", "family"],
        Reader::Child => vec!["group", "family", "child"],
    };
    match (recipient.reader, person) {
        (Reader::Group, None) => {
            words.push("family");
            words.extend(case.group.iter().map(|m| m.person.as_str()).filter(|id| !id.is_empty()));
        }
        (Reader::Group, Some(id)) if !case.person(id).is_some_and(Person::is_professional) => {
            words.push("family");
        }
        (Reader::Family, None) => words.extend(ids(case.family_readers(today).collect())),
        (Reader::Child, _) => {
            let at_home = case.people.iter().filter(|p| p.lives_in_home.is(true) && !p.is_professional());
            words.extend(ids(at_home.collect()));
        }
        _ => {}
    }
    words.extend(person);
    words
}
