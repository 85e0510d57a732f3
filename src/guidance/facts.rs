//! What rules ask of a case, in the words of the field.

use std::cell::OnceCell;
use std::fmt;

use super::language::{TermList, Texts};
use super::leaks::{Leaks, told};
use super::register::Entry;
use super::timescales::Timescales;
use super::words::Prose;
use crate::case::Loaded;
pub use crate::case::kin::years;
use crate::case::model::{
    Action, ActionArea, ActionState, CapacityFactorKind, Case, Context, HarmKind, LookedAfterStatus, Meeting,
    MeetingKind, Member, Outcome, ParentNeeds, Person, PersonOfConcern, PlanKind, Relationship, Role, Stage,
    Status, Topic,
};
use crate::case::nodes::Nodes;
use crate::case::problem::quote;
use crate::case::values::{Choice, Date, Given, Ref, Text};
use crate::reader::Identities;

/// A case on a day, with questions that rules ask of it.
pub struct Facts<'a> {
    /// The case.
    pub case: &'a Case,
    /// What stands where.
    pub nodes: &'a Nodes,
    /// The day on which it is looked at.
    pub today: Date,
    /// How long things may take.
    pub timescales: &'a Timescales,
    /// The words that are not to be used.
    pub terms: &'a TermList,
    texts: OnceCell<Texts<'a>>,
    leaks: OnceCell<Leaks>,
    identities: OnceCell<Identities<'a>>,
    child_names: OnceCell<Prose>,
}

impl<'a> Facts<'a> {
    /// A loaded case on a day.
    pub fn new(loaded: &'a Loaded, today: Date) -> Facts<'a> {
        Facts {
            case: &loaded.case,
            nodes: &loaded.nodes,
            today,
            timescales: Timescales::of_sources(),
            terms: TermList::built_in(),
            texts: OnceCell::new(),
            leaks: OnceCell::new(),
            identities: OnceCell::new(),
            child_names: OnceCell::new(),
        }
    }

    /// The texts of the case, taken apart when they are first asked for.
    pub fn texts(&self) -> &Texts<'a> {
        self.texts.get_or_init(|| Texts::of(self))
    }

    /// By what the people of the case could be known, taken apart when it is first asked for.
    pub(super) fn identities(&self) -> &Identities<'a> {
        self.identities.get_or_init(|| Identities::of(self.case))
    }

    /// What the texts of the case give away, found when it is first asked for.
    pub(super) fn leaks(&self) -> &Leaks {
        self.leaks.get_or_init(|| told(self))
    }

    /// Whether an entry of the register is meant for this case, by its plan, stage and contexts.
    pub(super) fn applies(&self, entry: &Entry) -> bool {
        self.is_meant(&entry.applies)
    }

    /// Whether this case is among those that these words choose, by plan, nation, stage and context.
    pub(super) fn is_meant(&self, applies: &[(String, Vec<String>)]) -> bool {
        applies.iter().all(|(kind, words)| {
            words.is_empty()
                || words.iter().any(|word| match kind.as_str() {
                    "plan" => self.case.plan.known().is_some_and(|p| p.word() == word),
                    "nation" => self.case.nation.known().is_some_and(|n| n.word() == word),
                    "stage" if word == Stage::Review.word() => self.case.under_review(),
                    "stage" => self.case.stage.known().is_some_and(|s| s.word() == word),
                    "context" => self.is_context(word),
                    _ => true,
                })
        })
    }

    fn is_context(&self, word: &str) -> bool {
        let abuse = self.case.concern.contexts.iter().filter_map(Given::known).any(|c| c.word() == word);
        let harm = self.case.other_harms.iter().filter_map(|h| h.kind.known()).any(|k| k.word() == word);
        abuse || harm || word == "parent_learning_disability" && self.parent_has_learning_disability()
    }

    // ---------------------------------------------------------------- the case

    /// Whether it is a child protection plan (Wales: a care and support protection plan).
    pub fn is_child_protection(&self) -> bool {
        self.case.plan.is(PlanKind::ChildProtection)
    }

    /// Whether the plan is about to end.
    pub fn is_closing(&self) -> bool {
        self.case.stage.is(Stage::Closing)
    }

    /// Whether a concern about sexual abuse is written down at all.
    pub fn has_concern(&self) -> bool {
        self.case.concern.at.is_some()
    }

    /// Whether the concern has any of these contexts.
    pub fn in_context(&self, wanted: &[Context]) -> bool {
        self.case.concern.contexts.iter().filter_map(Given::known).any(|c| wanted.contains(&c))
    }

    /// Whether another harm of this kind is recorded.
    pub fn has_harm(&self, kind: HarmKind) -> bool {
        self.case.other_harms.iter().any(|h| h.kind.is(kind))
    }

    /// The day on which the plan starts: as it says, else that of the conference.
    pub fn plan_start(&self) -> Option<Date> {
        self.case.starts.known().or(self.case.conference.on.known())
    }

    /// The child's names, to be left out where only other words count.
    pub(super) fn child_names(&self) -> &Prose {
        let child = &self.case.child;
        let names = || Prose::of(&format!("{} {}", child.name.words(), child.known_as.words()));
        self.child_names.get_or_init(names)
    }

    /// The child's age on the day.
    pub fn child_age(&self) -> Option<i16> {
        self.case.child_age(self.today)
    }

    /// Whether the child is looked after.
    pub fn is_looked_after(&self) -> bool {
        let status = self.case.child.looked_after.status.known();
        status.is_some_and(|s| s != LookedAfterStatus::No)
    }

    // ---------------------------------------------------------------- people

    /// The person that a reference means.
    pub fn person(&self, reference: &Ref<Person>) -> Option<&'a Person> {
        let known = |p: &&Person| !reference.is_blank() && p.id.as_str() == reference.as_str();
        self.case.people.iter().find(known)
    }

    /// What is known of a person of concern, where the concern says more of them.
    pub fn concern_about(&self, person: &Person) -> Option<&'a PersonOfConcern> {
        let of =
            |c: &&PersonOfConcern| !person.id.value.is_empty() && c.person.as_str() == person.id.as_str();
        self.case.concern.people_of_concern.iter().find(of)
    }

    /// Whether there are concerns that this person has sexually abused a child, substantiated or not.
    pub fn is_of_concern(&self, person: &Person) -> bool {
        self.case.is_of_concern(person)
    }

    /// Whether a reference means a person of concern.
    pub fn means_person_of_concern(&self, reference: &Ref<Person>) -> bool {
        self.person(reference).is_some_and(|p| self.is_of_concern(p))
    }

    /// Whether a reference means an adult of concern. A child who harmed is not meant.
    pub fn means_adult_of_concern(&self, reference: &Ref<Person>) -> bool {
        self.person(reference).is_some_and(|p| self.is_of_concern(p) && self.is_adult(p))
    }

    /// The persons of concern.
    pub fn persons_of_concern(&self) -> impl Iterator<Item = &'a Person> {
        self.case.people.iter().filter(|p| self.is_of_concern(p))
    }

    /// Whether somebody is 18 or over. Without a date of birth, by what they are to the child.
    pub fn is_adult(&self, person: &Person) -> bool {
        self.case.is_adult(person, self.today)
    }

    /// Whether somebody is known to be a child: by age, or as the case says of a person of concern.
    pub fn is_known_child(&self, person: &Person) -> bool {
        match self.age(person) {
            Some(age) => age < 18,
            None => self.concern_about(person).is_some_and(|c| c.is_child.is(true)),
        }
    }

    /// Somebody's age, where the case gives a date of birth.
    pub fn age(&self, person: &Person) -> Option<i16> {
        person.born.known().map(|born| years(born, self.today))
    }

    /// Whether a person is as a parent to the child.
    pub fn is_parent(&self, person: &Person) -> bool {
        person.is_parent()
    }

    /// Those who are as a parent to the child.
    pub fn parents(&self) -> impl Iterator<Item = &'a Person> {
        self.case.people.iter().filter(|p| self.is_parent(p))
    }

    /// The parents of whom there is no concern about sexual abuse.
    pub fn non_abusing_parents(&self) -> impl Iterator<Item = &'a Person> {
        self.parents().filter(|p| !self.is_of_concern(p))
    }

    /// Brothers and sisters, half and step included.
    pub fn siblings(&self) -> impl Iterator<Item = &'a Person> {
        self.case.people.iter().filter(|p| is_sibling(p))
    }

    /// The family, beside the child: kin and those with the role of family.
    pub fn family(&self) -> impl Iterator<Item = &'a Person> {
        self.case.people.iter().filter(|p| is_family(p))
    }

    /// The family without persons of concern.
    pub fn safe_family(&self) -> impl Iterator<Item = &'a Person> {
        self.family().filter(|p| !self.is_of_concern(p))
    }

    /// The lead social workers; there should be one.
    pub fn lead_social_workers(&self) -> impl Iterator<Item = &'a Person> {
        self.with_role(Role::LeadSocialWorker)
    }

    /// The lead social worker.
    pub fn lead_social_worker(&self) -> Option<&'a Person> {
        self.lead_social_workers().next()
    }

    /// The people with a role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &'a Person> {
        self.case.people.iter().filter(move |p| p.role.is(role))
    }

    /// Those who work with the child or family for an agency.
    pub fn professionals(&self) -> impl Iterator<Item = &'a Person> {
        self.case.people.iter().filter(|p| is_professional(p))
    }

    /// Whether a person is in the group that carries out the plan.
    pub fn in_group(&self, person: &Person) -> bool {
        self.case.group.iter().any(|m| is_ref_to(&m.person, person))
    }

    /// The members of the group of whom there is no concern: those who carry out the plan and are given its papers.
    pub fn members(&self) -> impl Iterator<Item = (&'a Member, &'a Person)> {
        let known = |m: &'a Member| self.person(&m.person).map(|p| (m, p));
        self.case.group.iter().filter_map(known).filter(|(_, p)| !self.is_of_concern(p))
    }

    /// Whether it is explained why somebody is not in the group.
    pub fn absence_explained(&self, person: Option<&Person>, words: &str) -> bool {
        self.case.not_in_group.iter().any(|absent| {
            let same = person.is_some_and(|p| is_ref_to(&absent.person, p));
            let who = Prose::of(absent.who.words());
            // The name of an agency may be meant, too, which is on no list.
            let is_named = || words.split(',').any(|phrase| who.has(phrase.trim_start()));
            !absent.why.is_blank() && (same || is_named())
        })
    }

    /// A parent's needs, where the case records them.
    pub fn needs_of(&self, person: &Person) -> Option<&'a ParentNeeds> {
        self.case.parents.iter().find(|n| is_ref_to(&n.person, person))
    }

    /// Whether a parent has a learning disability or difficulty.
    pub fn parent_has_learning_disability(&self) -> bool {
        let factors = self.case.parents.iter().flat_map(|p| &p.capacity);
        factors.into_iter().any(|f| f.kind.is(CapacityFactorKind::LearningDisability))
    }

    // ---------------------------------------------------------------- the plan

    /// The actions that have one of these areas.
    pub fn actions_in(&self, areas: &'static [ActionArea]) -> impl Iterator<Item = &'a Action> {
        self.case.actions.iter().filter(move |a| has_area(a, areas))
    }

    /// The same, without those that were ended or cannot be carried out.
    pub fn live_actions_in(&self, areas: &'static [ActionArea]) -> impl Iterator<Item = &'a Action> {
        self.actions_in(areas).filter(|a| is_live(a))
    }

    /// Whether any action that is not ended has one of these areas.
    pub fn has_action_in(&self, areas: &'static [ActionArea]) -> bool {
        self.live_actions_in(areas).next().is_some()
    }

    /// The actions that lead to an outcome.
    pub fn actions_for(&self, outcome: &Outcome) -> impl Iterator<Item = &'a Action> {
        let id = outcome.id.value.clone();
        self.case.actions.iter().filter(move |a| !id.is_empty() && a.outcomes.iter().any(|o| o.id == id))
    }

    /// Whether an action helps a person, by `helps` or by being their own parent's support.
    pub fn helps(&self, action: &Action, person: &Person) -> bool {
        action.helps.iter().any(|h| is_ref_to(h, person))
    }

    /// The action that a reference means.
    pub fn action(&self, reference: &Ref<Action>) -> Option<&'a Action> {
        let known = |a: &&Action| !reference.is_blank() && a.id.as_str() == reference.as_str();
        self.case.actions.iter().find(known)
    }

    /// Whether there is a safety plan with something in it.
    pub fn has_safety_plan(&self) -> bool {
        self.case.safety_plan.rules.iter().any(|r| !r.rule.is_blank())
    }

    /// Whether the safety plan has a rule on a topic.
    pub fn safety_covers(&self, topic: Topic) -> bool {
        self.case.safety_plan.rules.iter().any(|r| r.topic.is(topic) && !r.rule.is_blank())
    }

    /// Whether the safety plan has a rule on a topic, or says why it needs none.
    pub fn safety_settles(&self, topic: Topic) -> bool {
        let not_relevant = &self.case.safety_plan.not_relevant;
        self.safety_covers(topic) || not_relevant.iter().any(|n| n.topic.is(topic) && !n.why.is_blank())
    }

    /// The meetings that have been held: as they say, else those with minutes on a day gone by.
    pub fn held_meetings(&self) -> impl Iterator<Item = &'a Meeting> {
        self.case.meetings.iter().filter(|m| self.is_held(m))
    }

    /// Whether a meeting has been held.
    pub fn is_held(&self, meeting: &Meeting) -> bool {
        let minuted = !meeting.attended.is_empty() || !meeting.decisions.is_empty();
        let past = meeting.on.known().is_some_and(|on| on <= self.today);
        meeting.held.known().unwrap_or(minuted && past)
    }

    /// The meetings that have been held at which the plan was reviewed: not the conference that made
    /// it, nor the meeting of the group that followed on it.
    pub fn held_reviews(&self) -> Vec<&'a Meeting> {
        let kinds = [MeetingKind::CoreGroup, MeetingKind::ChildInNeed];
        let mut groups: Vec<&Meeting> =
            self.held_meetings().filter(|m| m.kind.known().is_some_and(|k| kinds.contains(&k))).collect();
        groups.sort_by_key(|m| m.on.known());
        let first = groups.first().map(|m| m.at);
        self.held_meetings()
            .filter(|m| Some(m.at) != first)
            .filter(|m| {
                m.kind.is(MeetingKind::ReviewConference) || m.kind.known().is_some_and(|k| kinds.contains(&k))
            })
            .collect()
    }
}

/// How many days a day lies after another; less than 0 if before.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Whether a reference means this person.
pub fn is_ref_to(reference: &Ref<Person>, person: &Person) -> bool {
    !reference.is_blank() && reference.as_str() == person.id.as_str()
}

/// Whether an action has one of these areas.
pub fn has_area(action: &Action, areas: &[ActionArea]) -> bool {
    action.areas.iter().filter_map(Given::known).any(|a| areas.contains(&a))
}

/// Whether an action was neither ended nor found impossible.
pub fn is_live(action: &Action) -> bool {
    !matches!(action.state.known(), Some(ActionState::Ended | ActionState::Impossible))
}

/// Whether an action is done.
pub fn is_done(action: &Action) -> bool {
    action.state.is(ActionState::Done) || action.done_on.known().is_some()
}

/// Whether an outcome is met, by its last note of progress.
pub fn is_met(outcome: &Outcome) -> bool {
    outcome.progress.last().is_some_and(|p| p.status.is(Status::Met))
}

/// Whether a person is a brother or sister of the child.
pub fn is_sibling(person: &Person) -> bool {
    use Relationship as R;
    let siblings = [R::Brother, R::Sister, R::HalfBrother, R::HalfSister];
    person.relationship.known().is_some_and(|r| siblings.contains(&r))
}

/// Whether a person belongs to the family.
pub fn is_family(person: &Person) -> bool {
    person.is_of_family()
}

/// Whether a person works for an agency.
pub fn is_professional(person: &Person) -> bool {
    person.is_professional()
}

/// An item in a message: its id, and its own words shortened.
pub fn named<'a>(noun: &'static str, id: &'a str, words: &'a Text) -> Named<'a> {
    Named { noun, id, words }
}

/// How an item is called in a message. It is put into words where it is told, since most are not.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    noun: &'static str,
    id: &'a str,
    words: &'a Text,
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Named { noun, id, words } = self;
        match (id.is_empty(), words.is_blank()) {
            (true, true) => write!(out, "this {noun}"),
            (true, false) => write!(out, "the {noun} {}", quote(words.words())),
            (false, true) => write!(out, "{noun} `{id}`"),
            (false, false) => write!(out, "{noun} `{id}` ({})", quote(words.words())),
        }
    }
}

/// A person in a message: what the family calls them, else the name, else the id.
pub fn called(person: &Person) -> String {
    let known_as = person.known_as.words();
    let name = person.name.words();
    quote(if known_as.is_empty() {
        if name.is_empty() { person.id.as_str() } else { name }
    } else {
        known_as
    })
}

/// Whether a professional meets the child as a matter of course: school, health.
pub fn in_routine_contact(person: &Person) -> bool {
    use Role as R;
    matches!(person.role.known(), Some(R::Education | R::Gp | R::HealthVisitor | R::SchoolNurse))
}
