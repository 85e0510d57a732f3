//! Recipients: for whom a document is made, and what of a case each may see.
//!
//! What a field may show is declared beside it ([`Audience`]); what an item may show, the case can narrow
//! (`withhold_from`). A person of concern is the other way round: nothing, but for items that a recorded
//! decision shares with them (`share_with`).

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::case::Case;
use crate::case::model::{Accepted, Person, Role};
use crate::case::nodes::{Kind, Nodes};
use crate::case::reading::{WITHHOLD, means_to_withhold};
use crate::case::record::{Audience, FieldInfo, Items, Record, Reflected, numbers_in};
use crate::case::references::READERS;
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
    /// Others into whose hands it comes, by their ids: who is asked to the meeting, who passes the wall on
    /// which it hangs. What is withheld from one of them is not in it.
    pub onlookers: Vec<Arc<str>>,
}

impl From<Reader> for Recipient {
    fn from(reader: Reader) -> Self {
        Recipient { reader, person: None, onlookers: Vec::new() }
    }
}

impl Recipient {
    /// Whether this recipient sees nothing but what was decided to share.
    pub fn is_closed(&self) -> bool {
        matches!(self.reader, Reader::PersonOfConcern | Reader::Anyone)
    }

    /// One person of a kind.
    pub fn person(reader: Reader, id: &str) -> Recipient {
        Recipient { reader, person: Some(id.into()), onlookers: Vec::new() }
    }
}

/// The parts of a case that everybody may know: which law and words apply, and who is in charge.
const OPEN_TO_ALL: [&str; 5] = ["nation", "plan", "stage", "language", "authority"];

/// What a person of concern may see of another person of the family who was shared with them. How to reach
/// somebody, and what they need, is not shared by the way.
const OF_ANOTHER: [&str; 7] = ["id", "name", "known_as", "role", "job", "agency", "relationship"];

/// What a recipient may see of a case.
pub(super) struct Access<'a> {
    case: &'a Case,
    nodes: &'a Nodes,
    recipient: &'a Recipient,
    /// The words under which the case withholds something from this recipient.
    withheld_as: Vec<&'a str>,
    /// The ids of the people who are withheld, found out when first asked for.
    withheld_people: OnceCell<FxHashSet<&'a str>>,
}

impl<'a> Access<'a> {
    pub(super) fn of(case: &'a Case, nodes: &'a Nodes, recipient: &'a Recipient, today: Date) -> Access<'a> {
        let withheld_as = withheld_as(case, recipient, today);
        Access { case, nodes, recipient, withheld_as, withheld_people: OnceCell::new() }
    }

    /// Whether this recipient sees nothing but what was decided to share.
    pub(super) fn is_closed(&self) -> bool {
        self.recipient.is_closed()
    }

    /// Whether what this recipient reads is a paper for a family or a child, and not one for the work.
    pub(super) fn goes_home(&self) -> bool {
        matches!(self.recipient.reader, Reader::Family | Reader::Child | Reader::PersonOfConcern)
    }

    /// Whether single items may be shared with this recipient, of whom nobody else knows which.
    pub(super) fn may_have_shares(&self) -> bool {
        self.recipient.reader == Reader::PersonOfConcern
    }

    /// Whether the recipient may see a field of a record; `shared` if the item that it belongs to was shared,
    /// or is open to all.
    pub(super) fn field(&self, record: &dyn Record, field: &FieldInfo, shared: bool) -> bool {
        let home = field.audience >= Audience::Home;
        match self.recipient.reader {
            Reader::Team => true,
            Reader::Group => field.audience >= Audience::Group,
            Reader::Family => home,
            // The child's papers speak of a person of concern only in words that the case gives for the child.
            Reader::Child => {
                field.audience >= Audience::Everyone
                    && (field.key == "for_child" || !self.is_about_person_of_concern(record))
            }
            // What is worded for the child is for the child, and so is what the child wishes.
            Reader::PersonOfConcern => {
                let for_child = || field.key.ends_with("for_child") || field.key == "wishes";
                shared && home && !for_child() && self.may_be_told(record, field) || is_open(record, field)
            }
            Reader::Anyone => shared && home || is_open(record, field),
        }
    }

    /// Whether what stands under a field counts as shared: because its item was, or it is open to all. Only for those
    /// who see nothing else it matters.
    pub(super) fn shares(&self, record: &dyn Record, field: &FieldInfo, shared: bool) -> bool {
        shared || self.is_closed() && is_open(record, field)
    }

    /// Whether it was decided to share this item with the recipient.
    pub(super) fn is_shared(&self, record: &dyn Record) -> bool {
        let (Reader::PersonOfConcern, Some(id)) = (self.recipient.reader, &self.recipient.person) else {
            return false;
        };
        let Some(Reflected::List(people)) = known(record, record.info().known.share_with) else {
            return false;
        };
        people.into_iter().any(|person| matches!(person, Reflected::Reference(_, with, _) if with == &**id))
    }

    /// Whether the recipient may not see this record: it is withheld, or is of something that is.
    pub(super) fn hides(&self, record: &dyn Record) -> bool {
        self.withholds(record)
            || self.is_of_something_withheld(record)
            || self.is_hidden_person(record)
            || self.is_accepted_of_something_hidden(record)
    }

    /// Whether a path leads into something that the recipient may not see.
    pub(super) fn hides_path(&self, path: &str) -> bool {
        let mut here: &dyn Record = self.case;
        for step in path.split('.') {
            let (key, item) = step.split_once('[').unwrap_or((step, ""));
            let item = item.trim_end_matches(']');
            let next = match field_of(here, key) {
                Some(Reflected::Record(record)) => Some(record),
                Some(Reflected::List(items)) => item_of(items, item),
                _ => None,
            };
            // What was accepted leads to what it is about, and not to itself.
            let Some(next) = next.filter(|next| next.info().name != Accepted::INFO.name) else {
                return false;
            };
            if self.hides(next) {
                return true;
            }
            here = next;
        }
        false
    }

    /// Whether a day is known only as that of a meeting which the recipient may not see.
    pub(super) fn hides_day(&self, record: &dyn Record, field: &FieldInfo, day: Date) -> bool {
        let of_meeting =
            [("Meeting", "next_meeting"), ("ReviewPoints", "next_on"), ("Conference", "review_on")];
        if !of_meeting.contains(&(record.info().name, field.key)) {
            return false;
        }
        let that_day = || self.case.meetings.iter().filter(|m| m.on.is(day));
        that_day().next().is_some() && that_day().all(|m| self.hides(m))
    }

    /// Whether the recipient may see a person, be it by their name alone.
    pub(super) fn shows_person(&self, person: &Person) -> bool {
        (!self.is_closed() || self.is_shared(person)) && !self.hides(person)
    }

    /// Whether the case withholds a record from the recipient by a decision.
    ///
    /// A decision that cannot be read, or names somebody whom nobody knows, withholds from everybody but the
    /// team: a slip of the pen must show nothing to anyone.
    pub(super) fn withholds(&self, record: &dyn Record) -> bool {
        let for_team = self.recipient.reader == Reader::Team;
        if !for_team && (self.has_meant_key(record) || self.is_decided_twice(record)) {
            return true;
        }
        let number = record.info().known.withhold_from;
        let Some(Reflected::List(mut decisions)) = known(record, number) else {
            return !for_team && number.is_some() && self.is_unread(record);
        };
        decisions.any(|decision| {
            let Reflected::Record(decision) = decision else { return !for_team };
            let Some(Reflected::List(mut readers)) = field_of(decision, "from") else { return !for_team };
            if !for_team && self.nodes.written_twice(decision.at(), "from").next().is_some() {
                return true;
            }
            readers.any(|reader| match reader {
                Reflected::Text(text) => {
                    let word = text.words();
                    self.withheld_as.contains(&word) || !for_team && !is_reader(self.case, word)
                }
                _ => !for_team,
            })
        })
    }

    /// Whether a key of a record that nobody knows was meant to withhold it. Most cases have no such key.
    fn has_meant_key(&self, record: &dyn Record) -> bool {
        if self.nodes.keys_are_known() {
            return false;
        }
        let keys = self.nodes.entries(record.at()).iter().filter_map(|entry| self.nodes.scalar(entry.key));
        keys.into_iter().any(|(key, _)| record.info().field(key).is_none() && means_to_withhold(key))
    }

    /// Whether the key of the decisions to withhold a record is written twice: nobody knows what stands under the second.
    fn is_decided_twice(&self, record: &dyn Record) -> bool {
        self.nodes.written_twice(record.at(), WITHHOLD).next().is_some()
    }

    /// Whether something stands under the key of the decisions to withhold a record, of which none was read.
    fn is_unread(&self, record: &dyn Record) -> bool {
        let written = self.nodes.child(record.at(), WITHHOLD);
        let is_empty = || matches!(self.nodes.get(written).map(|n| &n.kind), Some(Kind::List(items)) if items.is_empty());
        written.is_some() && !self.nodes.is_blank(written) && !is_empty()
    }

    /// Whether a record is of a person, or of another item, that is withheld.
    fn is_of_something_withheld(&self, record: &dyn Record) -> bool {
        let info = record.info();
        let about = numbers_in(info.known.about).filter_map(|index| Some((index, info.fields.get(index)?)));
        about.into_iter().any(|(index, field)| {
            // What helps somebody, or goes to somebody, is not of them; a copy of a paper is.
            let about = || !matches!(field.key, "helps" | "to") || info.name == "Copy" && field.key == "to";
            match record.field(index) {
                Reflected::Reference(kind, id, _) => {
                    about() && (self.hides_item(kind, id) || kind == "Person" && self.is_not_shared(id))
                }
                // What does not say of whom it is could be of anybody.
                Reflected::Absent => field.key == "person" && self.is_closed(),
                // An action that helps several people is not of one of them.
                Reflected::List(mut people) if field.key == "helps" => people.all(
                    |person| matches!(person, Reflected::Reference(kind, id, _) if self.hides_item(kind, id)),
                ),
                _ => false,
            }
        })
    }

    fn hides_item(&self, kind: &str, id: &str) -> bool {
        let case = self.case;
        match kind {
            "Person" => {
                let withheld = || case.people.iter().filter(|p| self.withholds(*p)).map(|p| p.id.as_str());
                self.withheld_people.get_or_init(|| withheld().collect()).contains(id)
            }
            "Action" => case.actions.iter().any(|a| a.id.as_str() == id && self.hides(a)),
            "Need" => case.needs.iter().any(|n| n.id.as_str() == id && self.hides(n)),
            _ => false,
        }
    }

    /// What was accepted of something hidden goes with it.
    fn is_accepted_of_something_hidden(&self, record: &dyn Record) -> bool {
        record.info().name == Accepted::INFO.name
            && matches!(field_of(record, "path"), Some(Reflected::Text(path)) if self.hides_path(path.words()))
    }

    /// Whether a recipient who sees what was shared, and nothing else, may not know of somebody.
    fn is_not_shared(&self, id: &str) -> bool {
        let own = || self.recipient.person.as_deref() == Some(id);
        self.is_closed() && !own() && !self.case.person(id).is_some_and(|p| self.shows_person(p))
    }

    /// A child's papers do not list persons of concern.
    fn is_hidden_person(&self, record: &dyn Record) -> bool {
        if self.recipient.reader != Reader::Child || record.info().name != "Person" {
            return false;
        }
        matches!(known(record, record.info().known.id), Some(Reflected::Id(id)) if self.is_of_concern(id))
    }

    fn is_about_person_of_concern(&self, record: &dyn Record) -> bool {
        let info = record.info();
        let of_whom =
            numbers_in(info.known.about).filter(|n| matches!(info.fields[*n].key, "person" | "whose"));
        of_whom.into_iter().any(
            |number| matches!(record.field(number), Reflected::Reference("Person", id, _) if self.is_of_concern(id)),
        )
    }

    fn is_of_concern(&self, id: &str) -> bool {
        self.case.people.iter().any(|p| p.id.as_str() == id && self.case.is_of_concern(p))
    }

    /// Whether a field of something shared may go to a person of concern, as far as it is about other people.
    fn may_be_told(&self, record: &dyn Record, field: &FieldInfo) -> bool {
        if record.info().name != "Person" || OF_ANOTHER.contains(&field.key) {
            return true;
        }
        let Some(Reflected::Id(id)) = known(record, record.info().known.id) else { return false };
        self.recipient.person.as_deref() == Some(id)
            || field.key == "contact" && self.case.person(id).is_some_and(Person::is_professional)
    }
}

/// Whether a word of a decision to withhold means a reader, or somebody of the case.
fn is_reader(case: &Case, word: &str) -> bool {
    READERS.contains(&word) || case.person(word).is_some()
}

fn is_open(record: &dyn Record, field: &FieldInfo) -> bool {
    record.info().name == "Case" && OPEN_TO_ALL.contains(&field.key)
}

/// A field whose number is known; `None` if the record has none such.
fn known(record: &dyn Record, number: Option<usize>) -> Option<Reflected<'_>> {
    number.map(|index| record.field(index))
}

fn field_of<'r>(record: &'r dyn Record, key: &str) -> Option<Reflected<'r>> {
    let index = record.info().fields.iter().position(|f| f.key == key)?;
    Some(record.field(index))
}

/// The item of a list that a step of a path means: by its id (`id=a3`), or by its number from 1.
fn item_of<'r>(items: Items<'r>, step: &str) -> Option<&'r dyn Record> {
    let mut records = items.filter_map(|item| match item {
        Reflected::Record(record) => Some(record),
        _ => None,
    });
    match step.strip_prefix("id=") {
        Some(wanted) => {
            records.find(|record| matches!(field_of(*record, "id"), Some(Reflected::Id(id)) if id == wanted))
        }
        None => records.nth(step.parse::<usize>().ok()?.checked_sub(1)?),
    }
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
        // What the team alone reads goes to those who answer for the plan.
        (Reader::Team, None) => {
            let answers = |p: &&Person| p.role.is(Role::Manager) || p.role.is(Role::LeadSocialWorker);
            words.extend(ids(case.people.iter().filter(answers).collect()));
        }
        (Reader::Group, None) => {
            words.push("family");
            words.extend(case.group.iter().map(|m| m.person.as_str()).filter(|id| !id.is_empty()));
            // While the group is not written down yet, its family members are those who may read.
            if case.group.is_empty() {
                words.extend(ids(case.family_readers(today).collect()));
            }
        }
        (Reader::Group, Some(id)) if !case.person(id).is_some_and(Person::is_professional) => {
            words.push("family");
        }
        (Reader::Family, None) => words.extend(ids(case.family_readers(today).collect())),
        (Reader::Child, _) => words.extend(ids(case.people_at_home().collect())),
        _ => {}
    }
    words.extend(person);
    words.extend(recipient.onlookers.iter().map(|id| &**id));
    words
}
