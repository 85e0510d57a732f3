//! The parents' own needs, and what reduces their capacity to protect.

use super::prelude::*;

choices! {
    /// Something that reduces a parent's capacity to protect.
    pub enum CapacityFactorKind {
        /// A learning disability or difficulty.
        LearningDisability = "learning_disability",
        /// Domestic abuse, coercion and control.
        DomesticAbuse = "domestic_abuse",
        /// Misuse of alcohol or drugs.
        SubstanceMisuse = "substance_misuse",
        /// Depression.
        Depression = "depression",
        /// Another difficulty of mental health.
        MentalHealth = "mental_health",
        /// Stress.
        Stress = "stress",
        /// Low income.
        LowIncome = "low_income",
        /// Little belief in their own power to change things.
        LowSelfEfficacy = "low_self_efficacy",
        /// Isolation.
        Isolation = "isolation",
        /// A poor relationship between the parents, or with the child.
        PoorRelationship = "poor_relationship",
        /// Difficulties of long standing.
        LongStanding = "long_standing",
        /// Physical disability or illness.
        Illness = "illness",
        /// Something else.
        Other = "other",
    }
}

choices! {
    /// How a parent takes the news of the abuse.
    pub enum Belief {
        /// Believes the child.
        Believes = "believes",
        /// Is not sure.
        Unsure = "unsure",
        /// Cannot believe it yet: a common defence against something unbearable.
        CannotBelieveYet = "cannot_believe_yet",
        /// It is not known.
        NotKnown = "not_known",
    }
}

record! {
    /// A parent's own needs.
    pub struct ParentNeeds ("a parent's needs") {
        /// Who.
        person: Ref<Person> = Group;
        /// What the parent needs in their own right and to care for the child.
        needs: Text = Group;
        /// How the parent takes the news of the abuse.
        belief: Given<Belief> = Group;
        /// How the plan works with that.
        belief_note: Text = Group;
        /// Whether the parent blames the child.
        blames_child: Given<bool> = Group;
        /// How that is addressed, and whom the child can talk to about it.
        blame_addressed: Text = Group;
        /// Where the child does not acknowledge the abuse: how the parent is helped to go on saying that they are there, without blame.
        keeps_door_open: Text = Group;
        /// Whether the parent was asked about fears of harm, shame or dishonour in the community.
        community_fears_asked: Given<bool> = Group;
        /// The fears, if any.
        community_fears: Text = Group, none answers;
        /// What reduces the parent's capacity to protect.
        capacity: Vec<CapacityFactor> = Group;
        /// The parent's motivation to change.
        motivation: Text = Group;
        /// How long change may take.
        time_to_change: Text = Group;
        /// Whether change is expected within the child's time.
        change_in_childs_time: Given<bool> = Group;
        /// If not: what is decided, and how the parent takes part in that.
        if_too_slow: Text = Group;
        /// For a parent with a learning disability: the parts of the support that the guidance names.
        package: Vec<PackagePart> = Group;
        /// For a parent with a learning disability: how it was checked what they understand.
        understanding_checked: Text = Group;
        /// When.
        understanding_checked_on: Given<Date> = Group;
        /// Whether the parent will be a witness.
        witness: Given<bool> = Group;
        /// How the parent is prepared for that.
        witness_preparation: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// Something that reduces a parent's capacity to protect, and what is done about it.
    pub struct CapacityFactor ("a factor of capacity") {
        /// What kind.
        kind: Given<CapacityFactorKind> = Group;
        /// What it is like.
        what: Text = Group;
        /// The actions that address it.
        actions: Vec<Ref<Action>> = Group;
        /// Whether the person who abused may have used or worsened it.
        may_have_been_used: Text = Group;
        /// The service for adults that is involved.
        adult_service: Ref<Person> = Group;
        /// Why no service for adults is involved, if so.
        no_service_because: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

choices! {
    /// How the child takes part in a family group meeting.
    pub enum FamilyGroupVoice {
        /// Is there, with an advocate.
        WithAdvocate = "with_advocate",
        /// Through somebody who speaks for them.
        Representative = "representative",
        /// In writing or drawing.
        InWriting = "in_writing",
    }
}

record! {
    /// A family group meeting.
    pub struct FamilyGroupMeeting ("a family group meeting") {
        /// Whether one is planned or has been held.
        planned: Given<bool> = Home;
        /// When.
        on: Given<Date> = Home;
        /// When the core group agreed to it.
        agreed_by_core_group_on: Given<Date> = Group;
        /// What part the wider family has.
        wider_family_role: Text = Home;
        /// The independent co-ordinator.
        coordinator: Ref<Person> = Home;
        /// The findings of the assessment that the family is told.
        findings_shared: Text = Home;
        /// The decision to be made.
        decision_to_be_made: Text = Home;
        /// What the family cannot decide.
        limits: Text = Home;
        /// How its plan fits with the others.
        fits_how: Text = Home;
        /// What resources there are.
        resources: Text = Home;
        /// The family's private time.
        private_time: Text = Home;
        /// How social care agrees to the family's plan.
        agreement: Text = Home;
        /// How it is reviewed.
        review: Text = Home;
        /// How the child takes part.
        child_voice: Given<FamilyGroupVoice> = Home;
        /// Who supports or represents the child.
        child_supported_by: Ref<Person> = Home;
        /// Whether it stands in for a conference. It may not.
        instead_of_conference: Given<bool> = Group;
    }
}
