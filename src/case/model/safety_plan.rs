//! The family's safety plan.

use super::prelude::*;

choices! {
    /// What a rule of the safety plan is about.
    pub enum Topic {
        /// Sexual boundaries: bodies, privacy, touch.
        Boundaries = "boundaries",
        /// Bedrooms.
        Bedrooms = "bedrooms",
        /// Bathrooms.
        Bathrooms = "bathrooms",
        /// Internet and technology.
        Internet = "internet",
        /// Night-time.
        NightTime = "night_time",
        /// Sleepovers.
        Sleepovers = "sleepovers",
        /// Visitors.
        Visitors = "visitors",
        /// Holidays.
        Holidays = "holidays",
        /// School, nursery, college.
        School = "school",
        /// Clubs and other institutions.
        Institutions = "institutions",
        /// The community: streets, parks, shops.
        Community = "community",
        /// Getting from place to place.
        Travel = "travel",
        /// Being alone with a person of concern; opportunities for grooming.
        Opportunities = "opportunities",
        /// Pressure on the non-abusing parent.
        ParentCoercion = "parent_coercion",
        /// The risk from somebody who looked at images of abuse, and help on learning of it.
        Imagery = "imagery",
        /// Something else.
        Other = "other",
    }
}

record! {
    /// The safety plan: written by the family, with the social worker's support, in their own words.
    pub struct SafetyPlan ("the safety plan") {
        /// The action to draw it up, while there is none yet.
        drawn_up_by: Ref<Action> = Home;
        /// When it was agreed.
        agreed_on: Given<Date> = Home;
        /// Who wrote it: members of the family, and those who helped.
        authors: Vec<Ref<Person>> = Home;
        /// Whether the child was among its authors.
        child_took_part: Given<bool> = Home;
        /// What each member of the family feels about safety.
        voices: Vec<Voice> = Home;
        /// What the child feels about safety.
        child_voice: Text = Everyone, own words;
        /// Why the child was not asked, if so.
        child_not_asked_because: Text = Group;
        /// What the family is good at.
        strengths: Vec<Text> = Everyone;
        /// What the family does, by topic.
        rules: Vec<SafetyRule> = Everyone;
        /// Topics that do not matter here, and why.
        not_relevant: Vec<TopicNotRelevant> = Group;
        /// How the family talks about safety.
        talking: Text = Home;
        /// What anyone does who is worried.
        when_worried: Text = Home;
        /// The same in the child's words.
        when_worried_child: Text = Everyone;
        /// A word or sign by which the child can ask for help.
        signal: Text = Everyone;
        /// Who stands behind the family: people outside the household.
        network: Vec<NetworkMember> = Home;
        /// Harm outside the home: what is done to disrupt those of concern.
        disruption: Text = Group;
        /// Harm outside the home: how the child is protected.
        protection: Text = Home;
        /// Harm outside the home: how places are made safer.
        safer_places: Text = Home;
        /// Harm outside the home: how the child is helped to recover.
        recovery: Text = Home;
        /// Harm outside the home: how protective parents share in understanding the risk.
        parents_understand: Text = Home;
        /// How it suits the child's age and respects the child's rights.
        age_and_rights: Text = Group;
        /// When it is reviewed.
        review_on: Given<Date> = Everyone;
        /// When it was reviewed, and what came of it.
        reviews: Vec<SafetyPlanReview> = Home;
    }
}

record! {
    /// What a member of the family feels about safety.
    pub struct Voice ("a voice") {
        /// Who.
        person: Ref<Person> = Home;
        /// What they said, in their words.
        words: Text = Home, own words;
        /// Why they were not asked.
        not_asked_because: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// A rule of the safety plan.
    pub struct SafetyRule ("a rule of the safety plan") {
        /// A short name for this rule within the case.
        id: Id = Home, eg "s1";
        /// What it is about.
        topic: Given<Topic> = Home;
        /// What the family does, in their words.
        rule: Text = Home, eg "Everybody knocks and waits. Ffion's door has a lock that she can open from inside.";
        /// The rule in a few words, for the page on the wall: visitors may read it.
        for_wall: Text = Home, eg "We knock and wait.";
        /// How they manage it.
        how: Text = Home;
        /// The same in the child's words.
        for_child: Text = Everyone;
        /// The adults who see to it.
        seen_to_by: Vec<Ref<Person>> = Home;
        /// Whom it protects or concerns, beside the child.
        covers: Vec<Ref<Person>> = Home;
        /// The persons of concern whom it is about.
        about: Vec<Ref<Person>> = Group;
        /// The places of the concern that it is about.
        places: Vec<Ref<ConcernPlace>> = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}

record! {
    /// A topic that does not matter here.
    pub struct TopicNotRelevant ("a topic that is not relevant") {
        /// Which.
        topic: Given<Topic> = Group;
        /// Why.
        why: Text = Group;
    }
}

record! {
    /// Somebody who stands behind the family.
    pub struct NetworkMember ("a member of the network") {
        /// Who.
        person: Ref<Person> = Everyone;
        /// For what.
        helps_with: Text = Everyone;
        /// Whether they know the safety plan and agree with it.
        knows_the_plan: Given<bool> = Home;
    }
}

record! {
    /// A review of the safety plan.
    pub struct SafetyPlanReview ("a review of the safety plan") {
        /// When.
        on: Given<Date> = Home;
        /// What came of it.
        result: Text = Home;
    }
}

record! {
    /// A safe adult with whom the child can talk.
    pub struct TrustedAdult ("a trusted adult") {
        /// Who.
        person: Ref<Person> = Everyone;
        /// Where they meet.
        place: Text = Everyone, eg "The art room at school";
        /// Whether that is away from home.
        away_from_home: Given<bool> = Home;
        /// How often.
        how_often: Given<Frequency> = Everyone;
        /// How the child can reach them in between.
        how_to_reach: Text = Everyone;
    }
}

choices! {
    /// What was decided about contact.
    pub enum ContactDecision {
        /// No contact.
        None = "none",
        /// Only while a named safe person is there.
        Supervised = "supervised",
        /// By letter, telephone or video only.
        Indirect = "indirect",
        /// Without supervision.
        Unsupervised = "unsupervised",
    }
}

record! {
    /// What was decided about the child's contact with somebody.
    pub struct ContactArrangement ("a contact arrangement") {
        /// With whom.
        person: Ref<Person> = Home;
        /// What was decided.
        decision: Given<ContactDecision> = Home;
        /// How it is done: where, how often, how long.
        arrangement: Text = Home;
        /// The safe persons who are there.
        supervised_by: Vec<Ref<Person>> = Home;
        /// Why.
        why: Text = Group;
        /// What the child wishes.
        wishes: Text = Home;
        /// Whether fear, a wish to please or a traumatic bond may lie behind a wish for contact.
        behind_the_wish: Text = Group;
        /// When the child was spoken to about it.
        child_spoken_to_on: Given<Date> = Group;
        /// Professional advice on it, and from whom.
        advice: Text = Group;
        /// In the child's words.
        for_child: Text = Everyone;
        /// When it is reviewed.
        review_on: Given<Date> = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}
