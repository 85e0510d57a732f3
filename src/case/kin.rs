//! What the people of a case are to each other and to the concern, as both rules and readers ask it.

use super::model::{Case, Concern, Person, Relationship, Role};
use super::nodes::{Entry, Kind, NodeId, Nodes};
use super::reading::nearest;
use super::record::RecordInfo;
use super::values::{Date, Given};

impl Case {
    /// The person with an id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|p| !id.is_empty() && p.id.as_str() == id)
    }

    /// Whether there are concerns that this person has sexually abused a child, substantiated or not.
    ///
    /// What is written of it and cannot be read means yes: a slip of the pen must give nobody the family's papers.
    pub fn is_of_concern(&self, person: &Person) -> bool {
        let id = person.id.as_str();
        person.person_of_concern.is(true)
            || person.person_of_concern.as_written().is_some()
            || !id.is_empty() && self.concern.people_of_concern.iter().any(|c| c.person.as_str() == id)
    }

    /// Whether somebody is 18 or over. Without a date of birth, by what they are to the child.
    pub fn is_adult(&self, person: &Person, today: Date) -> bool {
        use Relationship as R;
        if let Some(born) = person.born.known() {
            return years(born, today) >= 18;
        }
        let id = person.id.as_str();
        let told = self.concern.people_of_concern.iter().find(|c| !id.is_empty() && c.person.as_str() == id);
        if let Some(is_child) = told.and_then(|c| c.is_child.known()) {
            return !is_child;
        }
        let child_like = [R::Brother, R::Sister, R::HalfBrother, R::HalfSister, R::Cousin, R::Friend];
        !person.relationship.known().is_some_and(|r| child_like.contains(&r))
    }

    /// Whether somebody may be taken for an adult where a child's eyes would do harm. A relative of whom neither age
    /// nor kinship is known may be a niece.
    pub fn is_surely_adult(&self, person: &Person, today: Date) -> bool {
        let in_group =
            || self.group.iter().any(|m| !m.person.is_blank() && m.person.as_str() == person.id.as_str());
        let unknown = person.born.known().is_none() && person.relationship.is(Relationship::OtherRelative);
        self.is_adult(person, today) && (!unknown || person.is_parent() || in_group())
    }

    /// The child's age on a day, in years.
    pub fn child_age(&self, today: Date) -> Option<i16> {
        self.child.born.known().map(|born| years(born, today))
    }

    /// Those who live with the child, but for who works with them.
    pub fn people_at_home(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|p| p.lives_in_home.is(true) && !p.is_professional())
    }

    /// The adults of the family who may read what is made for the family: nobody of concern; the parents, and
    /// others who live with the child or belong to the group.
    pub fn family_readers(&self, today: Date) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| {
            let in_group = self.group.iter().any(|m| m.person.as_str() == person.id.as_str());
            person.is_of_family()
                && !self.is_of_concern(person)
                && self.is_surely_adult(person, today)
                && (person.is_parent() || person.lives_in_home.is(true) || in_group)
        })
    }
}

/// Marks those who are meant as persons of concern by a key or an id that is misspelt, or by a key that is written
/// twice, so that they are taken for such until it is mended.
pub(super) fn mark_those_meant(case: &mut Case, nodes: &Nodes) {
    let ids: Vec<String> = case.people.iter().map(|p| p.id.as_str().to_owned()).collect();
    let known = || ids.iter().map(String::as_str).filter(|id| !id.is_empty());
    let misnamed = |e: &&Entry| is_near(nodes, e.key, "people_of_concern", Concern::INFO);
    let lists = nodes.entries(case.concern.at).iter().filter(misnamed);
    let lists = lists.chain(nodes.written_twice(case.concern.at, "people_of_concern"));
    let items = lists.filter_map(|e| nodes.get(e.value)).flat_map(|n| match &n.kind {
        Kind::List(items) => items.as_slice(),
        _ => &[],
    });
    let unread = items.filter_map(|item| nodes.scalar(nodes.child(*item, "person")));
    let read = case.concern.people_of_concern.iter().map(|c| c.person.as_str());
    let named = read.chain(unread.map(|(id, _)| id.trim()));
    let meant: Vec<&str> =
        named.filter_map(|id| known().find(|k| *k == id).or_else(|| nearest(id, known()))).collect();
    for person in &mut case.people {
        let misspelt = |e: &&Entry| is_near(nodes, e.key, "person_of_concern", Person::INFO);
        let is_yes = |e: &Entry| {
            let said = nodes.scalar(e.value).map(|(word, _)| word.trim());
            said.filter(|word| !matches!(*word, "" | "no" | "false"))
        };
        let said = || nodes.entries(person.at).iter().find(misspelt).and_then(is_yes);
        let listed = || meant.iter().find(|id| **id == person.id.as_str()).copied();
        let again = nodes.written_twice(person.at, "person_of_concern").find_map(is_yes);
        let is_absent = person.person_of_concern.is_absent();
        let meant = again.or_else(|| if is_absent { said().or_else(listed) } else { None });
        if let (false, Some(word)) = (person.person_of_concern.is(true), meant) {
            person.person_of_concern = Given::AsWritten(word.into());
        }
    }
}

/// Whether a key is unknown, and near to one that a record has.
fn is_near(nodes: &Nodes, key: NodeId, to: &str, info: &RecordInfo) -> bool {
    let written = nodes.scalar(key).map(|(key, _)| key).unwrap_or_default();
    info.field(written).is_none() && nearest(written, [to].into_iter()).is_some()
}

impl Person {
    /// Whether the person is as a parent to the child.
    pub fn is_parent(&self) -> bool {
        use Relationship as R;
        let parents = [R::Mother, R::Father, R::Stepmother, R::Stepfather, R::OtherParent];
        let by_relationship = || self.relationship.known().is_some_and(|r| parents.contains(&r));
        self.parental_role.known().unwrap_or_else(by_relationship)
    }

    /// Whether the person is of the child's family: by role, else by relationship.
    pub fn is_of_family(&self) -> bool {
        use Relationship as R;
        let strangers = [R::FamilyFriend, R::Friend, R::None, R::FosterCarer];
        match &self.role {
            Given::Known(role) => *role == Role::Family,
            _ => self.relationship.known().is_some_and(|r| !strangers.contains(&r)),
        }
    }

    /// Whether the person answers for the plan, and so reads what is for the team alone.
    pub fn answers_for_plan(&self) -> bool {
        use Role as R;
        matches!(self.role.known(), Some(R::Manager | R::LeadSocialWorker | R::ConferenceChair))
    }

    /// Whether the person works with the family: neither family, nor a friend, nor a carer.
    pub fn is_professional(&self) -> bool {
        self.role.known().is_some_and(|r| !matches!(r, Role::Family | Role::Network | Role::Carer))
    }
}

/// Whole years from one day to another.
pub fn years(born: Date, today: Date) -> i16 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i16::from(!had_birthday)
}
