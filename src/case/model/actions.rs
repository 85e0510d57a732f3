//! What is done, why, by whom and when.

use super::prelude::*;

choices! {
    /// What an action is for, as the guidance names it.
    pub enum ActionArea {
        /// It addresses the sexual abuse by name.
        SexualAbuse = "sexual_abuse",
        /// It keeps the child safe.
        Safety = "safety",
        /// Therapy for the child.
        Therapy = "therapy",
        /// Emotional wellbeing.
        EmotionalWellbeing = "emotional_wellbeing",
        /// Physical wellbeing and health.
        PhysicalWellbeing = "physical_wellbeing",
        /// A sexual health clinic or sexual assault referral centre (SARC).
        SexualHealth = "sexual_health",
        /// Relationships in the family.
        FamilyRelationships = "family_relationships",
        /// Parent and child find each other again.
        Reconnecting = "reconnecting",
        /// Education.
        Education = "education",
        /// Leisure.
        Leisure = "leisure",
        /// Identity.
        Identity = "identity",
        /// Care at home: food, warmth, routines, money.
        CareAtHome = "care_at_home",
        /// Work with the child on keeping safe. It never stands alone: adults protect the child.
        KeepingSafeWork = "keeping_safe_work",
        /// Information about sexual abuse that suits the child's age.
        AbuseEducation = "abuse_education",
        /// The child can speak about harm online, and is taken seriously.
        OnlineSupport = "online_support",
        /// Support for the child to be interviewed, through an investigation, or as a witness.
        WitnessSupport = "witness_support",
        /// Support for a parent in their own right.
        ParentSupport = "parent_support",
        /// Help for a parent to recover from learning of the abuse, and to believe and support the child.
        ParentRecovery = "parent_recovery",
        /// Help for a parent to understand how they and the child may have been groomed.
        UnderstandingGrooming = "understanding_grooming",
        /// Support for brothers and sisters.
        SiblingSupport = "sibling_support",
        /// Work with the person who caused harm, or who may have.
        WorkWithPersonWhoHarmed = "work_with_person_who_harmed",
        /// Help with the child's own harmful sexual behaviour, or that of a sibling.
        HarmfulBehaviour = "harmful_behaviour",
        /// What police or others do to disrupt those of concern.
        Disruption = "disruption",
        /// Mapping the links between people of concern, and the risks to other children.
        Mapping = "mapping",
        /// Making places safer.
        SaferPlaces = "safer_places",
        /// Specialist advice about harm, shame or dishonour in the community.
        CommunityHarm = "community_harm",
        /// Neglect.
        Neglect = "neglect",
        /// Emotional abuse.
        EmotionalAbuse = "emotional_abuse",
        /// Physical abuse.
        PhysicalAbuse = "physical_abuse",
        /// Domestic abuse.
        DomesticAbuse = "domestic_abuse",
        /// Advocacy.
        Advocacy = "advocacy",
        /// An assessment.
        Assessment = "assessment",
        /// The effect on the child of a decision to end an investigation.
        InvestigationEnded = "investigation_ended",
        /// Drawing up or reviewing the safety plan.
        SafetyPlanning = "safety_planning",
    }
}

choices! {
    /// How it stands with an action.
    pub enum ActionState {
        /// Planned.
        Planned = "planned",
        /// Under way.
        UnderWay = "under_way",
        /// Done.
        Done = "done",
        /// Late.
        Delayed = "delayed",
        /// It cannot be carried out.
        Impossible = "impossible",
        /// Ended by decision of a meeting before it was done.
        Ended = "ended",
    }
}

choices! {
    /// Whether a service is there.
    pub enum Availability {
        /// It is there.
        Available = "available",
        /// It has a waiting list.
        WaitingList = "waiting_list",
        /// It is not to be had.
        Unavailable = "unavailable",
        /// It is not known yet.
        NotKnown = "not_known",
    }
}

record! {
    /// One thing that somebody does.
    pub struct Action ("an action") {
        /// A short name for this action within the case; findings and minutes refer to it.
        id: Id = Home, eg "a1";
        /// What is done.
        what: Text = Home, eg "Nia sees Ffion alone at school in the art room.";
        /// For what purpose.
        why: Text = Home;
        /// The same for the family, in everyday words.
        for_family: Text = Home;
        /// The same for the child.
        for_child: Text = Everyone;
        /// The outcomes that it leads to.
        outcomes: Vec<Ref<Outcome>> = Home;
        /// What it is for. `sexual_abuse` marks an action that addresses the sexual abuse by name.
        areas: Vec<Given<ActionArea>> = Home;
        /// Whom it helps; without this line, the child.
        helps: Vec<Ref<Person>> = Home;
        /// The impacts of the abuse that it helps with.
        impacts: Vec<Ref<Impact>> = Group;
        /// Who is responsible: one person of the case.
        owner: Ref<Person> = Everyone;
        /// The day by which it is done.
        due: Given<Date> = Everyone;
        /// How often, for something that happens again and again.
        how_often: Given<Frequency> = Everyone;
        /// The day on which it starts.
        starts: Given<Date> = Everyone;
        /// Why it is likely to work.
        evidence: Text = Group;
        /// The service that it depends on.
        service: Service = Home;
        /// How the non-abusing parent or carer is involved, for therapy; or why not.
        parent_part: Text = Home;
        /// How it stands.
        state: Given<ActionState> = Everyone;
        /// When it was done.
        done_on: Given<Date> = Home;
        /// What difference it makes.
        difference: Text = Home;
        /// The delay: what holds it up, and what is done about it.
        delay: Text = Home, none answers;
        /// For an action that cannot be carried out: when the review manager was alerted.
        alerted_review_manager_on: Given<Date> = Group;
        /// For an action that was ended: the meeting that decided it.
        ended_at: Ref<Meeting> = Group;
        /// When the service or action is reviewed, where that is not at every meeting.
        review_on: Given<Date> = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}

record! {
    /// The service that an action depends on.
    pub struct Service ("a service") {
        /// Its name.
        name: Text = Home, eg "CAMHS sexual trauma pathway";
        /// Whether it is there.
        availability: Given<Availability> = Home;
        /// When it will be there.
        expected: Given<Date> = Home;
        /// What is done meanwhile.
        meanwhile: Text = Home;
        /// What the service does with the child or family when they meet, and how often.
        contact: Text = Home;
    }
}
