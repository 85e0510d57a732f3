//! Meetings and their minutes.

use super::prelude::*;

choices! {
    /// What kind of meeting.
    pub enum MeetingKind {
        /// The initial child protection conference.
        InitialConference = "initial_conference",
        /// A review child protection conference.
        ReviewConference = "review_conference",
        /// A core group.
        CoreGroup = "core_group",
        /// A Child in Need meeting, or care and support meeting.
        ChildInNeed = "child_in_need",
        /// A review of the care of a looked-after child.
        LookedAfterReview = "looked_after_review",
        /// A family group meeting.
        FamilyGroup = "family_group",
        /// Another meeting of agencies.
        Other = "other",
    }
}

record! {
    /// A meeting: planned, or held and minuted.
    pub struct Meeting ("a meeting") {
        /// A short name for this meeting within the case.
        id: Id = Everyone, eg "cg1";
        /// What kind.
        kind: Given<MeetingKind> = Everyone;
        /// The day.
        on: Given<Date> = Everyone;
        /// The time.
        at_time: Given<Time> = Everyone;
        /// Where.
        venue: Text = Everyone;
        /// How the venue suits the family: access, comfort.
        venue_suits: Text = Group;
        /// Whether it has been held.
        held: Given<bool> = Everyone;
        /// Who chairs.
        chair: Ref<Person> = Home;
        /// For a core group that the lead social worker chairs: whether the manager agreed.
        chair_agreed_by_manager: Given<bool> = Group;
        /// Who takes the minutes; not the chair.
        minutes_by: Ref<Person> = Group;
        /// Who is asked to come.
        invited: Vec<Ref<Person>> = Home;
        /// Who came.
        attended: Vec<Ref<Person>> = Home;
        /// Whether the child came.
        child_attended: Given<bool> = Home;
        /// Who could not come.
        apologies: Vec<Apology> = Group;
        /// The child's views as they were brought.
        child_views: Text = Home;
        /// Who brought them, and how.
        child_views_brought_by: Ref<Person> = Home;
        /// How the child was told afterwards.
        feedback: Feedback = Home;
        /// What child and family say about how the plan goes, and whether it meets their needs.
        family_asked: Text = Home;
        /// Whether the child was helped to share further concerns.
        child_helped_to_share: Text = Group;
        /// Changes in the family's circumstances.
        changes: Text = Home, none answers;
        /// What was talked about, where it belongs nowhere else.
        discussion: Text = Group, none answers;
        /// What each service reports.
        services: Vec<ServiceReport> = Home;
        /// That the safety plan is in place, and how it goes.
        safety_plan_check: Text = Home;
        /// That the child still has chances to talk with a trusted adult.
        trusted_adult_check: Text = Home;
        /// Whether the child needs further help.
        new_needs: Text = Home, none answers;
        /// Whether further police action is needed, or how it goes.
        police_check: Text = Group, none answers;
        /// While a person of concern lives in the home: that the plan gives them no opportunity and no privilege.
        privilege_check: Text = Group;
        /// The concern about sexual abuse at this meeting.
        sexual_abuse_check: Text = Group;
        /// Other harm at this meeting.
        other_harm_check: Text = Group, none answers;
        /// What was decided.
        decisions: Vec<Decision> = Home;
        /// The actions that the meeting agreed, as they stand in the plan.
        actions: Vec<Ref<Action>> = Home;
        /// Disagreement, and the reasons for the decision.
        disagreement: Text = Group, none answers;
        /// For a review conference: what each member of the core group reports.
        contributions: Vec<Contribution> = Group;
        /// What the core group recommends to the conference.
        recommendation: Text = Group;
        /// The next meeting.
        next_meeting: Given<Date> = Everyone;
        /// When the minutes were sent out.
        minutes_sent_on: Given<Date> = Group;
        /// For the child: what was talked about, what was decided.
        for_child: Text = Everyone;
        /// Readers or people who may not see this meeting.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// Somebody who could not come.
    pub struct Apology ("an apology") {
        /// Who.
        person: Ref<Person> = Group;
        /// Why.
        why: Text = Group;
        /// Whether they sent a report.
        sent_report: Given<bool> = Group;
    }
}

record! {
    /// How the child was told after a meeting.
    pub struct Feedback ("feedback to the child") {
        /// Who.
        by: Ref<Person> = Home;
        /// When it is to be given.
        due: Given<Date> = Home;
        /// When it was given.
        done_on: Given<Date> = Home;
        /// How, and what the child said.
        how: Text = Home;
    }
}

record! {
    /// What a service reports.
    pub struct ServiceReport ("a report of a service") {
        /// The action that it belongs to.
        action: Ref<Action> = Home;
        /// Who reports.
        by: Ref<Person> = Home;
        /// What was done.
        report: Text = Home;
        /// What difference it makes to the child.
        difference: Text = Home;
        /// A delay, and what is done about it.
        delay: Text = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

choices! {
    /// What kind of decision.
    pub enum DecisionKind {
        /// Something else.
        Other = "other",
        /// The plan goes on.
        PlanContinues = "plan_continues",
        /// The plan ends.
        PlanEnds = "plan_ends",
        /// A step down to another plan.
        StepDown = "step_down",
        /// A step up to another plan.
        StepUp = "step_up",
        /// An action of the plan is ended or changed.
        ActionChanged = "action_changed",
    }
}

record! {
    /// A decision.
    pub struct Decision ("a decision") {
        /// What was decided.
        what: Text = Home;
        /// What kind.
        kind: Given<DecisionKind> = Home;
        /// Why.
        why: Text = Home;
        /// Who carries it out.
        by: Ref<Person> = Home;
        /// By when.
        due: Given<Date> = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// What a member of the core group reports to the review conference.
    pub struct Contribution ("a contribution") {
        /// Who.
        member: Ref<Person> = Group;
        /// What.
        report: Text = Group;
        /// Why there is none.
        missing_because: Text = Group;
    }
}
