//! The sexual abuse concern, and other harm.

use super::prelude::*;

choices! {
    /// Where the abuse happened, or may have.
    pub enum Context {
        /// By an adult of the family or its network.
        IntraFamilialAdult = "intra_familial_adult",
        /// By a brother, sister or other child of the family.
        Sibling = "sibling",
        /// Outside the home: exploitation, peers, institutions, strangers.
        ExtraFamilial = "extra_familial",
        /// Online.
        Online = "online",
        /// The child has shown harmful sexual behaviour.
        HarmfulSexualBehaviour = "harmful_sexual_behaviour",
    }
}

choices! {
    /// How certain the concern is.
    pub enum ConcernStatus {
        /// Suspected: there are signs, and not enough is known.
        Suspected = "suspected",
        /// Looked into and neither confirmed nor ruled out. The concern stays in the plan.
        Unsubstantiated = "unsubstantiated",
        /// Substantiated: on the balance of probabilities it happened.
        Substantiated = "substantiated",
        /// Admitted, or found by a court.
        Proven = "proven",
    }
}

choices! {
    /// Whether the child speaks of the abuse.
    pub enum ChildAccount {
        /// The child has spoken of it.
        Spoken = "spoken",
        /// The child has shown it in other ways.
        Shown = "shown",
        /// The child says that it did not happen, or does not see it as abuse.
        NotAcknowledged = "not_acknowledged",
        /// The child withdrew what they had said.
        Withdrawn = "withdrawn",
        /// The child has not spoken of it.
        NotSpoken = "not_spoken",
    }
}

record! {
    /// The concern about sexual abuse, in plain words; the first thing that the plan addresses.
    pub struct Concern ("the concern") {
        /// What the worry is, in words that name sexual abuse and that a parent can follow.
        statement: Text = Home;
        /// The same for the family, in everyday words.
        for_family: Text = Home;
        /// What the child's own papers may say of it. They tell no more than this.
        for_child: Text = Everyone, eg "Something happened at Dad's house that should never happen to a child.";
        /// Where the abuse happened, or may have; and whether the child has shown harmful sexual behaviour.
        contexts: Vec<Given<Context>> = Group;
        /// How certain the concern is.
        status: Given<ConcernStatus> = Home;
        /// How it came to light, without naming who reported it.
        came_to_light: Text = Home;
        /// Who reported it; never in a document that goes home.
        reported_by: Text = Team;
        /// Whether and how the child speaks of it.
        child_account: Given<ChildAccount> = Group;
        /// What is known of the impact on the child.
        impacts: Vec<Impact> = Group;
        /// What is not yet known about the impact, and how it will be found out.
        impact_not_known: Text = Group;
        /// What is not known about the abuse itself.
        not_known: Text = Group, none answers;
        /// Each person of concern, with what is known of them.
        people_of_concern: Vec<PersonOfConcern> = Group;
        /// Places that belong to the concern: school, clubs, parks, apps, games.
        places: Vec<ConcernPlace> = Group;
        /// Whether concerns about sexual health remain, and what they are.
        sexual_health: SexualHealth = Group;
        /// The decision on a forensic or other health assessment.
        health_assessment: HealthAssessment = Group;
        /// Signs to watch for: who watches, and whom they tell.
        indicators: Vec<Indicator> = Group;
        /// Who talks with the child directly about the concern, without waiting for the child to tell.
        direct_talk: DirectTalk = Group;
        /// The specialist adviser for people who have been sexually abused (ISVA, CHISVA, CYPSVA).
        adviser: Adviser = Home;
    }
}

record! {
    /// An impact of the abuse on the child.
    pub struct Impact ("an impact") {
        /// A short name for this impact within the case.
        id: Id = Group, eg "i1";
        /// What it is.
        what: Text = Group, eg "Wakes in the night and cannot go back to sleep.";
        /// What the family calls it.
        for_family: Text = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// What is known of a person of concern.
    pub struct PersonOfConcern ("a person of concern") {
        /// The person, as in `people`.
        person: Ref<Person> = Group;
        /// The worry about this person.
        worry: Text = Group;
        /// Whether the person is in the family or its network.
        in_family: Given<bool> = Group;
        /// Whether the person has looked at child sexual abuse images.
        accessed_imagery: Given<bool> = Group;
        /// Past allegations, cautions and convictions for sexual offences.
        history: Vec<PastConcern> = Group;
        /// The assessment of the risk from this person.
        risk_assessment: RiskAssessment = Group;
        /// Where the person is now, and what keeps them apart from the child.
        now: Text = Group;
        /// Bail conditions, orders and other restrictions; civil orders that were considered.
        restrictions: Text = Group, none answers;
        /// What the core group knows of the person's connections with others.
        connections: Text = Team, none answers;
        /// Whether this person is a child.
        is_child: Given<bool> = Group;
        /// For a sibling who harmed: how safe time with the family is arranged.
        time_with_family: Text = Group;
        /// For a sibling who harmed: how they go on feeling part of the family.
        part_of_family: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

choices! {
    /// What a past concern was.
    pub enum PastConcernKind {
        /// An allegation.
        Allegation = "allegation",
        /// A caution.
        Caution = "caution",
        /// A conviction.
        Conviction = "conviction",
        /// Another finding, such as by a family court.
        Finding = "finding",
    }
}

record! {
    /// A past allegation or conviction.
    pub struct PastConcern ("a past concern") {
        /// What kind.
        kind: Given<PastConcernKind> = Group;
        /// What it was.
        what: Text = Group;
        /// When it was.
        on: Given<Date> = Group;
        /// When it became known to those who make this plan.
        known_since: Given<Date> = Group;
        /// When agencies talked it over together.
        discussed_on: Given<Date> = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// An assessment of the risk from a person.
    pub struct RiskAssessment ("a risk assessment") {
        /// When it was made, or last brought up to date.
        on: Given<Date> = Group;
        /// By whom.
        by: Text = Group;
        /// What it found.
        finding: Text = Group;
    }
}

choices! {
    /// What kind of place.
    pub enum PlaceKind {
        /// A school, nursery or college.
        School = "school",
        /// A club, church or other institution.
        Institution = "institution",
        /// Streets, parks, shops, homes of others.
        Community = "community",
        /// Apps, games, sites.
        Online = "online",
        /// The child's home, or another home of the family.
        Home = "home",
    }
}

record! {
    /// A place that belongs to the concern.
    pub struct ConcernPlace ("a place") {
        /// A short name for this place within the case.
        id: Id = Group, eg "park";
        /// What it is called.
        name: Text = Group, eg "Victoria Park, by the skate ramp";
        /// What kind of place.
        kind: Given<PlaceKind> = Group;
    }
}

record! {
    /// Concerns about sexual health.
    pub struct SexualHealth ("sexual health") {
        /// Whether concerns remain.
        concerns_remain: Given<bool> = Group;
        /// What they are, or why there are none.
        note: Text = Group;
    }
}

record! {
    /// Whether a forensic or other health assessment is needed, for recent or past abuse.
    pub struct HealthAssessment ("the decision on a health assessment") {
        /// Whether it is needed.
        needed: Given<bool> = Group;
        /// What was decided, and why.
        decision: Text = Group;
        /// When.
        on: Given<Date> = Group;
        /// Who gave health advice.
        advice_from: Text = Group;
    }
}

record! {
    /// A sign to watch for.
    pub struct Indicator ("a sign to watch for") {
        /// What somebody would see or hear.
        sign: Text = Group;
        /// Who watches.
        watched_by: Vec<Ref<Person>> = Group;
        /// Whom they tell.
        told_to: Ref<Person> = Group;
        /// How fast.
        how_fast: Text = Group, eg "the same day";
    }
}

record! {
    /// Who talks with the child directly about the concern.
    pub struct DirectTalk ("direct talk") {
        /// Who.
        by: Ref<Person> = Group;
        /// How and when.
        how: Text = Group;
    }
}

choices! {
    /// How it stands with the specialist adviser.
    pub enum AdviserState {
        /// The child has an adviser.
        Has = "has",
        /// A referral is made, or is an action of the plan.
        Referred = "referred",
        /// The child or family does not want one now.
        Declined = "declined",
        /// It does not suit the child; the reason is given.
        NotSuitable = "not_suitable",
    }
}

record! {
    /// The specialist adviser.
    pub struct Adviser ("the specialist adviser") {
        /// How it stands.
        state: Given<AdviserState> = Home;
        /// Who it is.
        person: Ref<Person> = Home;
        /// Why the child has none, if so.
        why_not: Text = Group;
    }
}

choices! {
    /// Another kind of harm.
    pub enum HarmKind {
        /// Neglect.
        Neglect = "neglect",
        /// Emotional abuse.
        EmotionalAbuse = "emotional_abuse",
        /// Physical abuse.
        PhysicalAbuse = "physical_abuse",
        /// Domestic abuse.
        DomesticAbuse = "domestic_abuse",
    }
}

record! {
    /// Another harm to the child, beside sexual abuse.
    pub struct OtherHarm ("another harm") {
        /// A short name for this harm within the case.
        id: Id = Group, eg "neglect";
        /// What kind.
        kind: Given<HarmKind> = Home;
        /// What it is like for this child.
        what: Text = Home;
        /// What it does to the child; with domestic abuse, seeing and hearing it included.
        impact: Text = Home;
        /// Neglect: what poverty has to do with it, and what helps.
        poverty: Text = Home, none answers;
        /// Neglect: what emotional neglect has to do with it, and what helps.
        emotional: Text = Home;
        /// The parts of the help that the guidance names for this harm.
        package: Vec<PackagePart> = Group;
        /// At review: whether help for the family meets the child's needs; if not, what is decided about removal.
        decision: Text = Group;
    }
}

choices! {
    /// A part of a package of help.
    pub enum Part {
        /// Neglect: concrete help, such as money, housing, things for the home.
        Resources = "resources",
        /// Neglect: help by family, friends and neighbours.
        SocialSupport = "social_support",
        /// Neglect: work on relationships in the family.
        Relationships = "relationships",
        /// Neglect: goals that can be measured.
        MeasurableGoals = "measurable_goals",
        /// Neglect: ways to reach the goals.
        Strategies = "strategies",
        /// A way to judge whether it works.
        Evaluation = "evaluation",
        /// A parenting programme.
        ParentingProgramme = "parenting_programme",
        /// Help for one parent alone, beside a programme.
        IndividualSupport = "individual_support",
        /// Learning disability: information that is easy to understand.
        EasyInformation = "easy_information",
        /// Learning disability: advice.
        Advice = "advice",
        /// Learning disability: teaching of skills.
        SkillsTeaching = "skills_teaching",
        /// Learning disability: skills are taught by practice, feedback and praise.
        PracticeAndPraise = "practice_and_praise",
        /// Learning disability: teaching at home, or in places like it.
        HomeLikePlace = "home_like_place",
        /// Learning disability: support that goes on.
        OngoingSupport = "ongoing_support",
        /// Learning disability: ties of the family are kept.
        FamilyTies = "family_ties",
        /// Learning disability: professionals say the same things.
        Consistency = "consistency",
        /// Learning disability: one key worker.
        KeyWorking = "key_working",
        /// An advocate.
        Advocacy = "advocacy",
        /// Support by family, friends, volunteers.
        InformalSupport = "informal_support",
        /// Encouragement.
        Encouragement = "encouragement",
        /// Contact with other parents.
        OtherParents = "other_parents",
        /// Domestic abuse: an assessment of the risk.
        RiskAssessment = "risk_assessment",
        /// Domestic abuse: support by somebody trained for it.
        TrainedSupport = "trained_support",
        /// Domestic abuse: safety planning for the non-abusing parent.
        ParentSafetyPlanning = "parent_safety_planning",
        /// Domestic abuse: protection and support for the child.
        ChildProtectionAndSupport = "child_protection_and_support",
    }
}

record! {
    /// A part of a package of help: what provides it, or why it is not needed.
    pub struct PackagePart ("a part of the help") {
        /// Which part.
        part: Given<Part> = Group;
        /// The actions that provide it.
        actions: Vec<Ref<Action>> = Group;
        /// How it is provided, where no action says so.
        how: Text = Group;
        /// Why it is not needed.
        not_needed: Text = Group;
    }
}
