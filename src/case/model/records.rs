//! Other plans, closing, sharing decisions, accepted findings.

use super::prelude::*;

record! {
    /// Another plan for the child.
    pub struct OtherPlan ("another plan") {
        /// Which.
        name: Text = Home, eg "Education, Health and Care plan";
        /// Who holds it.
        held_by: Ref<Person> = Home;
        /// How it fits with this one.
        fits_how: Text = Home;
    }
}

record! {
    /// The end of the plan.
    pub struct Closing ("the end of the plan") {
        /// Why it ends.
        why: Text = Home;
        /// The meeting that decides it.
        decided_at: Ref<Meeting> = Home;
        /// Needs that go on, and who takes them on by name.
        onward: Vec<OnwardSupport> = Home;
        /// How the child is told.
        child_told: Text = Home;
        /// In the child's words.
        for_child: Text = Everyone;
    }
}

record! {
    /// Support that goes on after the plan.
    pub struct OnwardSupport ("onward support") {
        /// The need.
        need: Ref<Need> = Home;
        /// What goes on: Family Help, early help, therapy.
        what: Text = Home;
        /// Who takes it on.
        by: Ref<Person> = Home;
        /// From when.
        from: Given<Date> = Home;
    }
}

record! {
    /// What was decided to share with a parent who is a person of concern.
    pub struct SharingDecision ("a sharing decision") {
        /// With whom.
        person: Ref<Person> = Team;
        /// What is shared, item by item or by area.
        shared: Text = Team, none answers;
        /// What is not, and why.
        withheld: Text = Team, none answers;
        /// Who decided.
        by: Ref<Person> = Team;
        /// When.
        on: Given<Date> = Team;
    }
}

record! {
    /// A finding that is accepted as it is, with the reason.
    pub struct Accepted ("an accepted finding") {
        /// The code of the rule.
        code: Text = Group, eg "SAFE004";
        /// The path that the finding gives, items named by id; without this line, wherever the rule reports it.
        path: Text = Group, eg "safety_plan.rules[id=s2]";
        /// Why it is right here.
        reason: Text = Group;
        /// Who decided it.
        by: Ref<Person> = Group;
        /// When.
        date: Given<Date> = Group;
        /// Until when.
        until: Given<Date> = Group;
    }
}
