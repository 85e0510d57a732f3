//! Why there is a plan, what it is to change, and by which actions.

use super::prelude::*;

choices! {
    /// The kind of plan.
    pub enum PlanKind {
        /// England: a child protection plan. Wales: a care and support protection plan, the child being on the child protection register.
        ChildProtection = "child_protection",
        /// England: a Child in Need plan. Wales: a care and support plan.
        ChildInNeed = "child_in_need",
    }
}

choices! {
    /// The stage that the plan is at.
    pub enum Stage {
        /// It is being drawn up.
        Initial = "initial",
        /// It is being carried out and reviewed.
        Review = "review",
        /// It is about to end.
        Closing = "closing",
    }
}

choices! {
    /// The nation whose law and words apply.
    pub enum Nation {
        /// England.
        England = "england",
        /// Wales.
        Wales = "wales",
    }
}

choices! {
    /// A category of harm, as the conference decided.
    pub enum Category {
        /// Neglect.
        Neglect = "neglect",
        /// Physical abuse.
        PhysicalAbuse = "physical_abuse",
        /// Emotional abuse.
        EmotionalAbuse = "emotional_abuse",
        /// Sexual abuse.
        SexualAbuse = "sexual_abuse",
        /// Wales: financial abuse.
        FinancialAbuse = "financial_abuse",
    }
}

record! {
    /// The initial child protection conference, and what it decided.
    pub struct Conference ("the conference") {
        /// The day of the initial conference.
        on: Given<Date> = Home;
        /// Who chaired it.
        chair: Ref<Person> = Home;
        /// The category or categories of harm.
        categories: Vec<Given<Category>> = Home;
        /// What was decided, and why.
        decision: Text = Home;
        /// The outline plan: each point is to be found again in an outcome or action.
        outline: Vec<OutlineItem> = Group;
        /// How often the core group is to meet, where the conference set it.
        core_group_every: Given<Frequency> = Group;
        /// The day of the first review conference.
        review_on: Given<Date> = Home;
    }
}

record! {
    /// A point of the outline plan of the conference.
    pub struct OutlineItem ("a point of the outline plan") {
        /// What the conference asked for.
        what: Text = Group;
        /// The outcomes that take it up.
        outcomes: Vec<Ref<Outcome>> = Group;
        /// The actions that take it up.
        actions: Vec<Ref<Action>> = Group;
        /// Why it is not taken up, if so.
        not_taken_up: Text = Group;
    }
}

record! {
    /// What the plan is for, and what is asked of the family.
    pub struct Purpose ("the purpose of the plan") {
        /// The overall objective.
        objective: Text = Home;
        /// The objective in the family's words.
        for_family: Text = Home;
        /// What the plan is for, in the child's words.
        for_child: Text = Everyone;
        /// Why a plan is needed: each harm or risk, with its evidence.
        reasons: Vec<Reason> = Home;
        /// What needs to change, as goals that the parents can recognise.
        must_change: Vec<Text> = Home;
        /// What can be agreed in another way.
        negotiable: Vec<Text> = Home;
        /// What cannot.
        not_negotiable: Vec<Text> = Home;
        /// Which care is unacceptable.
        unacceptable_care: Vec<Text> = Home;
        /// What happens if the child is placed in danger, or the plan is not followed.
        consequences: Text = Home;
        /// Which of the five components are not relevant, and why.
        components_not_relevant: Vec<ComponentNotRelevant> = Group;
        /// For a Child in Need plan: the finding of the assessment on ongoing risk and unmet needs.
        threshold: Threshold = Group;
        /// The plan that came before this one.
        previous_plan: PreviousPlan = Group;
        /// How the plan is explained to the child.
        explained_to_child: Explained = Home;
        /// How the parents were told the evidence, what must change and what is expected of them.
        explained_to_parents: Vec<ExplainedToParent> = Group;
    }
}

record! {
    /// A reason for the plan.
    pub struct Reason ("a reason") {
        /// The harm, or the risk of harm.
        harm: Text = Home;
        /// The evidence for it.
        evidence: Text = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

choices! {
    /// One of the five components of a plan.
    pub enum Component {
        /// Action to make the child safe.
        Safety = "safety",
        /// Action to promote health and development.
        HealthAndDevelopment = "health_and_development",
        /// Action to help parents to safeguard the child.
        HelpForParents = "help_for_parents",
        /// Therapy for the child.
        Therapy = "therapy",
        /// Work with the person who caused harm.
        WorkWithPersonWhoHarmed = "work_with_person_who_harmed",
    }
}

record! {
    /// A component of the plan that does not apply here.
    pub struct ComponentNotRelevant ("a component that is not relevant") {
        /// Which.
        component: Given<Component> = Group;
        /// Why.
        why: Text = Group;
    }
}

record! {
    /// Why the child's needs can be met by a Child in Need plan.
    pub struct Threshold ("the finding on threshold") {
        /// What the assessment found: no ongoing risk of sexual abuse, or one that can be managed; and unmet needs.
        finding: Text = Group;
        /// How an ongoing risk is managed, if there is one.
        risk_managed_by: Text = Group;
        /// What the initial meeting thought of a child protection conference instead.
        conference_considered: Text = Group;
    }
}

record! {
    /// A plan that came before.
    pub struct PreviousPlan ("the previous plan") {
        /// Which kind.
        kind: Given<PlanKind> = Group;
        /// When it ended.
        ended: Given<Date> = Group;
        /// How it is used for this plan.
        used_how: Text = Group;
        /// Why no meeting within 20 working days was fitting, if there was none.
        no_meeting_because: Text = Group;
    }
}

record! {
    /// How the plan is explained to the child.
    pub struct Explained ("how the plan is explained") {
        /// Who.
        by: Ref<Person> = Home;
        /// When.
        on: Given<Date> = Home;
        /// How, so that it suits the child.
        how: Text = Home;
    }
}

record! {
    /// How a parent was told.
    pub struct ExplainedToParent ("how a parent was told") {
        /// The parent.
        person: Ref<Person> = Group;
        /// Who.
        by: Ref<Person> = Group;
        /// When.
        on: Given<Date> = Group;
        /// How, and how it was checked that the parent understood.
        how: Text = Group;
    }
}

choices! {
    /// An area of a child's life.
    pub enum Area {
        /// Protection from sexual abuse and its consequences.
        SexualAbuse = "sexual_abuse",
        /// Emotional wellbeing.
        EmotionalWellbeing = "emotional_wellbeing",
        /// Physical wellbeing and health.
        PhysicalWellbeing = "physical_wellbeing",
        /// Relationships in the family and with friends.
        Relationships = "relationships",
        /// Education.
        Education = "education",
        /// Leisure: play, sport, hobbies.
        Leisure = "leisure",
        /// Identity.
        Identity = "identity",
        /// Care at home: food, warmth, routines, money.
        CareAtHome = "care_at_home",
    }
}

record! {
    /// What the assessment found.
    pub struct Assessment ("the assessment") {
        /// Which assessment.
        name: Text = Group, eg "Child and family assessment";
        /// When it was completed.
        completed: Given<Date> = Group;
        /// Who wrote it.
        by: Ref<Person> = Group;
        /// The manager who countersigned it.
        countersigned_by: Ref<Person> = Group;
        /// When.
        countersigned_on: Given<Date> = Group;
        /// The findings.
        findings: Vec<AssessmentFinding> = Group;
    }
}

record! {
    /// A finding of the assessment.
    pub struct AssessmentFinding ("a finding of the assessment") {
        /// A short name for this finding within the case.
        id: Id = Group, eg "f1";
        /// What was found.
        what: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// A need of the child, as the assessment found it.
    pub struct Need ("a need") {
        /// A short name for this need within the case.
        id: Id = Home, eg "n1";
        /// What the child needs.
        what: Text = Home;
        /// The same in the child's words.
        for_child: Text = Everyone;
        /// Which areas of life.
        areas: Vec<Given<Area>> = Home;
        /// The findings behind it.
        findings: Vec<Ref<AssessmentFinding>> = Group;
        /// For an area in which the child has no need: why no outcome follows.
        no_outcome_because: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}

record! {
    /// A risk to the child.
    pub struct Risk ("a risk") {
        /// A short name for this risk within the case.
        id: Id = Home, eg "r1";
        /// The risk.
        what: Text = Home;
        /// What makes the child vulnerable to it.
        vulnerability: Text = Home;
        /// The actions that reduce it.
        actions: Vec<Ref<Action>> = Home;
        /// The parts of the safety plan that reduce it.
        safety_rules: Vec<Ref<SafetyRule>> = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}

record! {
    /// A strength or protective factor.
    pub struct Strength ("a strength") {
        /// What it is.
        what: Text = Everyone;
        /// Whose it is; without this line, the family's as a whole.
        whose: Ref<Person> = Everyone;
        /// How the plan builds on it.
        built_on: Text = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

choices! {
    /// How far an outcome is.
    pub enum Status {
        /// Nothing has changed yet.
        NotStarted = "not_started",
        /// It has got worse.
        Worse = "worse",
        /// It has not changed.
        NoChange = "no_change",
        /// It gets better.
        Better = "better",
        /// It is met.
        Met = "met",
    }
}

record! {
    /// What will be different for the child.
    pub struct Outcome ("an outcome") {
        /// A short name for this outcome within the case.
        id: Id = Home, eg "o1";
        /// What will be different for the child, in specific words.
        what: Text = Home, eg "Amira sleeps through in her own room at least five nights a week.";
        /// The same in the family's words.
        for_family: Text = Home;
        /// The same in the child's words.
        for_child: Text = Everyone;
        /// The needs that it serves.
        needs: Vec<Ref<Need>> = Home;
        /// How anyone will know: by what evidence and from whom, the child's own view included.
        measure: Text = Home;
        /// How it is at the start, to measure against.
        now: Text = Home;
        /// The day by which it is to be met.
        by: Given<Date> = Everyone;
        /// Why it needs longer than two reviews, if so.
        why_so_long: Text = Group;
        /// Progress at each review, the oldest first.
        progress: Vec<Progress> = Home;
        /// At closing: who goes on with it where it is not met.
        onward: Text = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}

record! {
    /// The progress of an outcome at one review.
    pub struct Progress ("a note of progress") {
        /// When.
        on: Given<Date> = Home;
        /// The meeting at which it was reviewed.
        meeting: Ref<Meeting> = Home;
        /// How far it is.
        status: Given<Status> = Home;
        /// The evidence.
        evidence: Text = Home;
        /// What difference it makes to the child.
        difference: Text = Home;
    }
}
