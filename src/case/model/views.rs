//! What the child and the parents say, and how they take part.

use super::prelude::*;

record! {
    /// How the child takes part, and what the child says.
    pub struct ChildViews ("the child's views") {
        /// What the child said, each time they were asked.
        said: Vec<ChildView> = Home;
        /// Wishes of the child, and what was done about each.
        wishes: Vec<Wish> = Everyone;
        /// Why the child's views could not be had, if so.
        not_asked_because: Text = Group;
        /// Whether the child comes to meetings.
        attends: Given<bool> = Home;
        /// What was decided about coming to meetings, by age, stage and wishes, and why.
        attendance: Text = Home;
        /// What support the child wants in order to take part.
        support_wanted: Text = Home, none answers;
        /// Who supports the child to take part: an advocate, or a member of the group.
        supported_by: Ref<Person> = Everyone;
        /// How the child wants their views shared in the meeting, and what not. It may say what is to be kept from
        /// somebody, and is for the team alone.
        sharing: Text = Team;
        /// Who brings the child's views to the meeting, where the child does not come.
        carried_by: Ref<Person> = Everyone;
        /// How.
        carried_how: Text = Home;
        /// Who tells the child after each meeting what was said and decided.
        feedback_by: Ref<Person> = Everyone;
        /// When, after a meeting.
        feedback_when: Text = Everyone, eg "On the next school day, at school";
        /// With whom the child can talk about guilt and worry.
        worries: Text = Home;
        /// The same in the child's words.
        worries_for_child: Text = Everyone;
    }
}

record! {
    /// What the child said.
    pub struct ChildView ("a view of the child") {
        /// When.
        on: Given<Date> = Home;
        /// To whom.
        to: Ref<Person> = Home;
        /// Wishes and feelings, and what help the child thinks would be useful.
        view: Text = Home;
        /// The child's own words, as said.
        own_words: Vec<Text> = Home, own words;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// A wish of the child, and what was done about it.
    pub struct Wish ("a wish") {
        /// The wish, in the child's own words.
        wish: Text = Everyone, own words;
        /// The needs that take it up.
        needs: Vec<Ref<Need>> = Home;
        /// The outcomes that take it up.
        outcomes: Vec<Ref<Outcome>> = Home;
        /// The actions that take it up.
        actions: Vec<Ref<Action>> = Home;
        /// Why it was decided otherwise, for the child's welfare.
        decided_otherwise_because: Text = Home;
        /// What was done about it, in the child's words.
        for_child: Text = Everyone;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// What a parent says.
    pub struct ParentView ("a parent's view") {
        /// Who.
        person: Ref<Person> = Group;
        /// When.
        on: Given<Date> = Group;
        /// To whom.
        to: Ref<Person> = Group;
        /// The view.
        view: Text = Group;
        /// Their own words, as said.
        own_words: Vec<Text> = Group, own words;
        /// Why there is no view, if so.
        not_asked_because: Text = Group;
        /// How the record was checked with them, and how they could raise concerns before the meeting.
        checked_with_them: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// Who the family are, and what it means for the work with them.
    pub struct Diversity ("diversity") {
        /// What ethnicity, religion and culture mean for the family, and what the concern means in them: stigma, shame.
        culture: Text = Group;
        /// Whether discrimination or bias affects how the family can work with professionals.
        discrimination: Text = Group, none answers;
    }
}
