//! What changed from one version of a plan to the next, item by item, for one recipient.
//!
//! Two views are compared and not two cases: what the recipient may not see now is told of neither as it is nor as
//! it was.

use std::sync::Arc;

use crate::case::values::{Date, Frequency};
use crate::reader::{Shown, ShownRecord, ShownText, View};

/// A part of the plan that is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// What will be different for the child.
    Outcomes,
    /// What is done.
    Actions,
    /// The rules of the safety plan.
    SafetyRules,
    /// When the safety plan is looked at again.
    SafetyPlan,
    /// What is done if things change.
    Contingency,
    /// Contact with persons of concern and others.
    Contact,
    /// The group that carries out the plan.
    Group,
    /// How the child is seen.
    Visits,
    /// When the plan is reviewed.
    Review,
}

impl Part {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Part::Outcomes => "outcomes",
            Part::Actions => "actions",
            Part::SafetyRules => "safety_rules",
            Part::SafetyPlan => "safety_plan",
            Part::Contingency => "contingency",
            Part::Contact => "contact",
            Part::Group => "group",
            Part::Visits => "visits",
            Part::Review => "review",
        }
    }
}

/// What became of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Became {
    /// It is new.
    Added,
    /// Something in it is different.
    Changed,
    /// An outcome is met.
    Met,
    /// An action is done.
    Done,
    /// An action was ended before it was done.
    Ended,
    /// It is in the plan no more.
    Gone,
}

impl Became {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Became::Added => "added",
            Became::Changed => "changed",
            Became::Met => "met",
            Became::Done => "done",
            Became::Ended => "ended",
            Became::Gone => "gone",
        }
    }
}

/// A value as it was or is.
#[derive(Clone, Debug)]
pub enum Said {
    /// Text of the case.
    Text(ShownText),
    /// A day.
    Date(Date),
    /// How often.
    Frequency(Frequency),
    /// One of a set of words.
    Choice(&'static str, &'static str),
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // Where a line is broken in the file says nothing.
            (Said::Text(a), Said::Text(b)) => a.words.split_whitespace().eq(b.words.split_whitespace()),
            (Said::Date(a), Said::Date(b)) => a == b,
            (Said::Frequency(a), Said::Frequency(b)) => a == b,
            (Said::Choice(_, a), Said::Choice(_, b)) => a == b,
            _ => false,
        }
    }
}

/// A field that is different.
#[derive(Clone, Debug)]
pub struct FieldChange {
    /// Which.
    pub key: &'static str,
    /// What it was; empty if nothing was written.
    pub before: Vec<Said>,
    /// What it is; empty if nothing is written any more.
    pub after: Vec<Said>,
}

/// What became of one item.
#[derive(Clone, Debug)]
pub struct Change {
    /// Where.
    pub part: Part,
    /// What became of it.
    pub became: Became,
    /// Its id: its own, or that of the person that it is about; empty for a part that is one item.
    pub id: Arc<str>,
    /// Its number in the plan that it is in now, or else was in; 0 if it has none.
    pub number: usize,
    /// What it is called; nothing for a part that is one item.
    pub name: Vec<Said>,
    /// The fields that are different.
    pub fields: Vec<FieldChange>,
}

/// How a part of the plan is compared.
struct Compared {
    part: Part,
    /// The fields that lead to its items.
    at: &'static [&'static str],
    /// The field that names an item.
    name: &'static str,
    /// The fields that are compared, in the order in which they are told.
    fields: &'static [&'static str],
}

const COMPARED: &[Compared] = &[
    Compared {
        part: Part::Outcomes,
        at: &["outcomes"],
        name: "what",
        fields: &["what", "measure", "by", "onward"],
    },
    Compared {
        part: Part::Actions,
        at: &["actions"],
        name: "what",
        fields: &["what", "why", "owner", "due", "how_often", "starts", "state", "done_on", "delay"],
    },
    Compared {
        part: Part::SafetyRules,
        at: &["safety_plan", "rules"],
        name: "topic",
        fields: &["rule", "how", "seen_to_by"],
    },
    Compared {
        part: Part::SafetyPlan,
        at: &["safety_plan"],
        name: "",
        fields: &["when_worried", "signal", "review_on"],
    },
    Compared {
        part: Part::Contingency,
        at: &["contingency"],
        name: "trigger",
        fields: &["trigger", "then", "by", "how_fast"],
    },
    Compared {
        part: Part::Contact,
        at: &["contact"],
        name: "person",
        fields: &["decision", "arrangement", "supervised_by", "review_on"],
    },
    Compared {
        part: Part::Group,
        at: &["group"],
        name: "person",
        fields: &["responsibilities", "commitments", "contact", "contact_every"],
    },
    Compared {
        part: Part::Visits,
        at: &["visits"],
        name: "",
        fields: &["how_often", "places", "alone", "with_family"],
    },
    Compared { part: Part::Review, at: &["review"], name: "", fields: &["next_on", "by_what_means"] },
];

/// What changed from an earlier view to this one. `all` is the view of the same case for the team: what it has and
/// this one lacks was withheld since, and is not told of.
pub fn compare(before: &View, now: &View, all: &View) -> Vec<Change> {
    let views = Views { before, now, all };
    COMPARED.iter().flat_map(|compared| views.part(compared)).collect()
}

struct Views<'a> {
    before: &'a View,
    now: &'a View,
    all: &'a View,
}

impl Views<'_> {
    fn part(&self, compared: &Compared) -> Vec<Change> {
        let [old, new, all] = [self.before, self.now, self.all].map(|view| items(view, compared));
        let mut changes = Vec::new();
        for item in &new {
            let change = match old.iter().find(|o| key(o) == key(item)) {
                None => Some(self.change(compared, Became::Added, item, self.all_of(compared, item))),
                Some(old) => self.of_both(compared, old, item),
            };
            changes.extend(change);
        }
        for item in &old {
            let is_there = |list: &[Arc<ShownRecord>]| list.iter().any(|other| key(other) == key(item));
            if !is_there(&new) && !is_there(&all) {
                changes.push(self.change(compared, Became::Gone, item, Vec::new()));
            }
        }
        changes
    }

    /// What a new item says, apart from its name.
    fn all_of(&self, compared: &Compared, item: &ShownRecord) -> Vec<FieldChange> {
        let fields = compared.fields.iter().filter(|key| **key != compared.name);
        let fields = fields.map(|key| FieldChange {
            key,
            before: Vec::new(),
            after: self.said(self.now, item.get(key)),
        });
        fields.filter(|field| !field.after.is_empty()).collect()
    }

    fn change(
        &self,
        compared: &Compared,
        became: Became,
        item: &ShownRecord,
        fields: Vec<FieldChange>,
    ) -> Change {
        let is_one = compared.name.is_empty();
        Change {
            part: compared.part,
            became,
            id: if is_one { "".into() } else { key(item) },
            number: if is_one { 0 } else { item.number },
            name: if is_one { Vec::new() } else { self.name(compared, became, item) },
            fields,
        }
    }

    fn name(&self, compared: &Compared, became: Became, item: &ShownRecord) -> Vec<Said> {
        let view = if became == Became::Gone { self.before } else { self.now };
        self.said(view, item.get(compared.name))
    }

    fn of_both(&self, compared: &Compared, old: &ShownRecord, new: &ShownRecord) -> Option<Change> {
        let fields: Vec<FieldChange> = compared
            .fields
            .iter()
            .map(|key| FieldChange {
                key,
                before: self.said(self.before, old.get(key)),
                after: self.said(self.now, new.get(key)),
            })
            .filter(|field| field.before != field.after)
            .collect();
        let now_is = |key: &str, word: &str| new.choice(key) == Some(word) && old.choice(key) != Some(word);
        let became = if compared.part == Part::Outcomes && is_met(new) && !is_met(old) {
            Became::Met
        } else if compared.part == Part::Actions && now_is("state", "done") {
            Became::Done
        } else if compared.part == Part::Actions && now_is("state", "ended") {
            Became::Ended
        } else if fields.is_empty() {
            return None;
        } else {
            Became::Changed
        };
        Some(self.change(compared, became, new, fields))
    }

    fn said(&self, view: &View, shown: Option<&Shown>) -> Vec<Said> {
        match shown {
            Some(Shown::List(items)) => items.iter().flat_map(|item| self.said(view, Some(item))).collect(),
            Some(Shown::Date(date)) => vec![Said::Date(*date)],
            Some(Shown::Frequency(frequency)) => vec![Said::Frequency(*frequency)],
            Some(Shown::Choice(set, word)) => vec![Said::Choice(set, word)],
            Some(Shown::Text(number)) => {
                view.texts.get(*number).cloned().map(Said::Text).into_iter().collect()
            }
            Some(Shown::Reference("Person", id)) => self.person(id).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What a person is called now; as they were called before, if the case has them no more. Nothing, if they are
    /// withheld.
    fn person(&self, id: &str) -> Option<Said> {
        let view = match (self.now.item("Person", id), self.all.item("Person", id)) {
            (Some(_), _) => self.now,
            (None, Some(_)) => return None,
            (None, None) => self.before,
        };
        let person = view.item("Person", id)?;
        ["name", "known_as", "role", "relationship"].iter().find_map(|key| match person.get(key)? {
            Shown::Text(number) => view.texts.get(*number).cloned().map(Said::Text),
            Shown::Choice(set, word) => Some(Said::Choice(set, word)),
            _ => None,
        })
    }
}

/// The items of a part, in the order of the case.
fn items(view: &View, compared: &Compared) -> Vec<Arc<ShownRecord>> {
    let [first @ .., last] = compared.at else { return Vec::new() };
    let mut here = Arc::clone(&view.case);
    for step in first {
        match here.record(step) {
            Some(record) => here = Arc::clone(record),
            None => return Vec::new(),
        }
    }
    if compared.name.is_empty() {
        here.record(last).cloned().into_iter().collect()
    } else {
        here.records(last).cloned().collect()
    }
}

/// What an item is known by from one version to the next: its id, or the person that it is about, or its place.
fn key(item: &ShownRecord) -> Arc<str> {
    let person = || item.references("person").first().map(|id| Arc::from(*id));
    item.id.clone().or_else(person).unwrap_or_else(|| Arc::from(item.number.to_string()))
}

/// Whether an outcome is met, by its last note of progress.
fn is_met(outcome: &ShownRecord) -> bool {
    outcome.records("progress").last().is_some_and(|note| note.choice("status") == Some("met"))
}
