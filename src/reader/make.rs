//! Making the view of a case: what the recipient may see is copied, all else is left behind.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::minutes::only_take_minutes;
use super::recipient::{Access, Reader, Recipient};
use super::view::{Shown, ShownRecord, ShownText, View};
use crate::case::model::Person;
use crate::case::nodes::{NodeId, Nodes};
use crate::case::record::{Record, RecordInfo, Reflected};
use crate::case::values::{Choice, Date, Language, Text};
use crate::case::{Case, Loaded, Nothing, case_language};

/// Makes the view of a case for a recipient, in a language, on a day.
pub fn view(loaded: &Loaded, recipient: &Recipient, language: &Language, today: Date) -> View {
    let case = &loaded.case;
    let mut maker = Maker::of(case, &loaded.nodes, recipient, language, today);
    let shown = maker.record(case, 0, false);
    maker.stand_in_for_withheld_people();
    let people = case.people.iter().filter(|p| case.is_of_concern(p));
    View {
        recipient: recipient.clone(),
        case: shown.unwrap_or_else(|| Arc::new(empty(Case::INFO))),
        child_age: case.child_age(today).filter(|_| recipient.reader == Reader::Child),
        texts: maker.texts,
        items: maker.items,
        // The sign that a child has for danger is worth nothing where they read it, whoever may know of them.
        of_concern_at_home: case.people.iter().any(|p| case.is_of_concern(p) && p.lives_in_home.is(true)),
        of_concern: people.map(|p| p.id.as_str().into()).collect::<HashSet<_>>(),
        minute_takers: only_take_minutes(case),
    }
}

/// Whether a path leads into something of the case that a recipient may not see.
pub fn is_hidden(case: &Case, nodes: &Nodes, recipient: &Recipient, today: Date, path: &str) -> bool {
    Access::of(case, nodes, recipient, today).hides_path(path)
}

/// Where the items stand that a recipient may not see, though the like of them is for such readers.
pub fn withheld(case: &Case, nodes: &Nodes, recipient: &Recipient, today: Date) -> Vec<NodeId> {
    let mut found = Vec::new();
    collect_withheld(&Access::of(case, nodes, recipient, today), case, &mut found);
    found
}

fn collect_withheld(access: &Access<'_>, record: &dyn Record, found: &mut Vec<NodeId>) {
    if access.hides(record) {
        found.push(record.at());
        return;
    }
    for (index, field) in record.info().fields.iter().enumerate() {
        if !access.field(record, field, false) {
            continue;
        }
        match record.field(index) {
            Reflected::Record(inner) => collect_withheld(access, inner, found),
            Reflected::List(items) => items.for_each(|item| {
                if let Reflected::Record(inner) = item {
                    collect_withheld(access, inner, found);
                }
            }),
            _ => {}
        }
    }
}

fn empty(info: &'static RecordInfo) -> ShownRecord {
    ShownRecord::new(info, NodeId::NONE, None, 0, vec![Shown::Absent; info.fields.len()])
}

struct Maker<'a> {
    access: Access<'a>,
    /// The language of the view.
    language: &'a Language,
    own_language: Language,
    case: &'a Case,
    nodes: &'a Nodes,
    texts: Vec<ShownText>,
    items: HashMap<(&'static str, Arc<str>), Arc<ShownRecord>>,
}

impl<'a> Maker<'a> {
    fn of(
        case: &'a Case,
        nodes: &'a Nodes,
        recipient: &'a Recipient,
        language: &'a Language,
        today: Date,
    ) -> Maker<'a> {
        Maker {
            access: Access::of(case, nodes, recipient, today),
            language,
            own_language: case_language(case),
            case,
            nodes,
            texts: Vec::new(),
            items: HashMap::new(),
        }
    }

    /// A record as the recipient may see it; `None` if all of it is withheld, or unwritten. `shared` if it
    /// stands in something that was shared with a recipient who sees nothing else.
    fn record(&mut self, record: &dyn Record, number: usize, shared: bool) -> Option<Arc<ShownRecord>> {
        let info = record.info();
        if self.access.hides(record) {
            return None;
        }
        let shared = shared || self.access.is_shared(record);
        let mut fields = Vec::with_capacity(info.fields.len());
        let mut id = None;
        for (index, field) in info.fields.iter().enumerate() {
            let within = self.access.shares(record, field, shared);
            let shown = if self.access.field(record, field, shared) {
                self.value(record.field(index), within, field.own_words)
            } else if self.access.may_have_shares() {
                self.shared_within(record.field(index))
            } else {
                Shown::Absent
            };
            let shown = match shown {
                Shown::Date(day) if self.access.hides_day(record, field, day) => Shown::Absent,
                shown => shown,
            };
            if let Shown::Id(value) = &shown {
                id = Some(Arc::clone(value));
            }
            fields.push(shown);
        }
        // What has nothing but its id is not written yet, or not for this recipient.
        if fields.iter().all(|field| matches!(field, Shown::Absent | Shown::Id(_))) {
            return None;
        }
        let shown = Arc::new(ShownRecord::new(info, record.at(), id.clone(), number, fields));
        if let Some(id) = id {
            self.items.insert((info.name, id), Arc::clone(&shown));
        }
        Some(shown)
    }

    /// Of something that was not shared as a whole: the items in it that were.
    fn shared_within(&mut self, value: Reflected<'_>) -> Shown {
        match value {
            Reflected::Record(record) => self.record(record, 0, false).map_or(Shown::Absent, Shown::Record),
            Reflected::List(items) => {
                let records = items.filter(|item| matches!(item, Reflected::Record(_)));
                self.list(records, false, false)
            }
            _ => Shown::Absent,
        }
    }

    fn value(&mut self, value: Reflected<'_>, shared: bool, own_words: bool) -> Shown {
        match value {
            // What cannot be read is an error that stops the plan; a draft leaves it out.
            Reflected::Absent | Reflected::AsWritten(_) => Shown::Absent,
            Reflected::Text(text) => self.text(text, own_words),
            Reflected::Date(date) => Shown::Date(date),
            Reflected::Time(time) => Shown::Time(time),
            Reflected::Frequency(frequency) => Shown::Frequency(frequency),
            Reflected::Choice(set, word) => Shown::Choice(set, word),
            Reflected::Flag(flag) => Shown::Flag(flag),
            Reflected::Count(count) => Shown::Count(count),
            Reflected::Id(id) => Shown::Id(id.into()),
            Reflected::Reference(kind, id, _) => Shown::Reference(kind, id.into()),
            Reflected::Record(record) => self.record(record, 0, shared).map_or(Shown::Absent, Shown::Record),
            Reflected::List(items) => self.list(items, shared, own_words),
        }
    }

    fn list<'r>(
        &mut self,
        items: impl Iterator<Item = Reflected<'r>>,
        shared: bool,
        own_words: bool,
    ) -> Shown {
        let mut shown = Vec::new();
        for item in items {
            let value = match item {
                Reflected::Record(record) => {
                    self.record(record, shown.len() + 1, shared).map_or(Shown::Absent, Shown::Record)
                }
                other => self.value(other, shared, own_words),
            };
            if !matches!(value, Shown::Absent) {
                shown.push(value);
            }
        }
        if shown.is_empty() { Shown::Absent } else { Shown::List(shown) }
    }

    fn text(&mut self, text: &Text, own_words: bool) -> Shown {
        let Some(phrase) = text.phrase(self.language) else { return Shown::Absent };
        // "None needed." answers whoever plans, and says nothing to a family; what somebody said stays.
        if phrase.nothing == Some(Nothing::None) && !own_words && self.access.goes_home() {
            return Shown::Absent;
        }
        let path = self.nodes.path(phrase.at);
        self.texts.push(ShownText {
            words: phrase.words.clone(),
            path: path.into(),
            at: phrase.at,
            language: phrase.language.clone().unwrap_or_else(|| self.own_language.clone()),
            breaks_are_paragraphs: phrase.breaks_are_paragraphs,
            own_words,
        });
        Shown::Text(self.texts.len() - 1)
    }

    /// Where a professional is withheld by a decision, references to them show their role, and nothing else: an
    /// action of "a police officer" is still somebody's. Of anybody else nothing is left.
    fn stand_in_for_withheld_people(&mut self) {
        if self.access.is_closed() {
            return;
        }
        for person in &self.case.people {
            let Some(role) = person.role.known() else { continue };
            if !person.is_professional() || !self.access.withholds(person) {
                continue;
            }
            let mut fields = vec![Shown::Absent; Person::INFO.fields.len()];
            if let Some(index) = Person::INFO.fields.iter().position(|f| f.key == "role") {
                fields[index] = Shown::Choice("Role", role.word());
            }
            let id: Arc<str> = person.id.as_str().into();
            let stand_in = ShownRecord::new(Person::INFO, NodeId::NONE, None, 0, fields);
            self.items.insert(("Person", id), Arc::new(stand_in));
        }
    }
}
