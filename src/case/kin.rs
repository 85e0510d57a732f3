//! What the people of a case are to each other and to the concern, as both rules and readers ask it.

use super::model::{Case, Person, Relationship, Role};
use super::values::{Date, Given};

impl Case {
    /// The person with an id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|p| !id.is_empty() && p.id.as_str() == id)
    }

    /// Whether there are concerns that this person has sexually abused a child, substantiated or not.
    pub fn is_of_concern(&self, person: &Person) -> bool {
        let id = person.id.as_str();
        person.person_of_concern.is(true)
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
                && self.is_adult(person, today)
                && (person.is_parent() || person.lives_in_home.is(true) || in_group)
        })
    }
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
