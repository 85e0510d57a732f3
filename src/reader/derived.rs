//! What follows from a view and stands in no field: who belongs together, what serves what.

use std::sync::Arc;

use super::view::{ShownRecord, View};

/// To which group of people somebody belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PersonGroup {
    /// The family.
    Family,
    /// Friends, neighbours and others whom the family knows.
    Network,
    /// Those who work with the family.
    Professional,
    /// Persons of concern.
    OfConcern,
}

impl View {
    /// The group of a person.
    pub fn group_of(&self, person: &ShownRecord) -> PersonGroup {
        if self.is_of_concern(person) {
            return PersonGroup::OfConcern;
        }
        match person.choice("role") {
            Some("family") => PersonGroup::Family,
            Some("network") => PersonGroup::Network,
            Some(_) => PersonGroup::Professional,
            None => match person.choice("relationship") {
                Some("family_friend" | "friend" | "none" | "foster_carer") => PersonGroup::Network,
                Some(_) => PersonGroup::Family,
                None => PersonGroup::Professional,
            },
        }
    }

    /// The people of a group, in the order of the case.
    pub fn people_in(&self, group: PersonGroup) -> Vec<Arc<ShownRecord>> {
        self.case.records("people").filter(|p| self.group_of(p) == group).cloned().collect()
    }

    /// The first person with a role.
    pub fn person_with_role(&self, role: &str) -> Option<Arc<ShownRecord>> {
        self.case.records("people").find(|p| p.choice("role") == Some(role)).cloned()
    }

    /// The items of a list of the case that refer to an item by a field.
    pub fn referring(&self, list: &str, field: &str, id: &str) -> Vec<Arc<ShownRecord>> {
        self.case.records(list).filter(|r| r.references(field).contains(&id)).cloned().collect()
    }

    /// The items of a list of the case whose field refers to nothing that the view has.
    pub fn without(&self, list: &str, field: &str, kind: &'static str) -> Vec<Arc<ShownRecord>> {
        self.case
            .records(list)
            .filter(|r| !r.references(field).iter().any(|id| self.item(kind, id).is_some()))
            .cloned()
            .collect()
    }
}
