//! The model of a case: a place for every fact that the guidance asks for.
//!
//! Each field is declared once, with what it means and who may see it. Every part is optional: a
//! case half written loads, and the rules say what is missing.

mod actions;
mod child;
mod concern;
mod family;
mod group;
mod meetings;
mod people;
mod plan;
mod police;
mod records;
mod safety_plan;
mod views;

/// What the files of the model use.
mod prelude {
    pub(super) use super::{
        Action, Communication, ConcernPlace, Confidential, Format, Impact, Meeting, Need, Outcome,
        PackagePart, Person, SafetyRule, Withholding,
    };
    pub(super) use crate::case::record::{choices, record};
    pub(super) use crate::case::values::{Date, Frequency, Given, Id, Ref, Text, Time};
}

pub use actions::*;
pub use child::*;
pub use concern::*;
pub use family::*;
pub use group::*;
pub use meetings::*;
pub use people::*;
pub use plan::*;
pub use police::*;
pub use records::*;
pub use safety_plan::*;
pub use views::*;

use super::record::record;
use super::values::{Date, Given, Target, Text};

/// Declares what references can point at.
macro_rules! targets {
    ($($Name:ident: $noun:literal),+ $(,)?) => {
        $(impl Target for $Name {
            const KIND: &'static str = stringify!($Name);
            const NOUN: &'static str = $noun;
            const INFO: &'static super::record::RecordInfo = $Name::INFO;
        })+
    };
}

targets! {
    Person: "a person",
    Need: "a need",
    Outcome: "an outcome",
    Action: "an action",
    AssessmentFinding: "a finding of the assessment",
    Impact: "an impact",
    SafetyRule: "a rule of the safety plan",
    ConcernPlace: "a place of the concern",
    Meeting: "a meeting",
}

record! {
    /// A child's case: what is known, what is planned, what was done.
    pub struct Case ("a case") {
        /// The version of this format. Always the first line: `cpplan: 1`.
        cpplan: Given<u32> = Everyone, eg "1";
        /// Other files of this case, beside this one, each with keys of a case.
        include: Vec<Text> = Team, eg "safety-plan.yaml";
        /// The case's reference. Documents are filed under it; it never holds a name.
        reference: Text = Everyone, eg "GW-2026-0142";
        /// The nation whose law and words apply.
        nation: Given<Nation> = Everyone;
        /// The language in which this case is written, as a tag; English without this line.
        language: Text = Everyone, eg "en";
        /// The kind of plan.
        plan: Given<PlanKind> = Everyone;
        /// The stage that the plan is at.
        stage: Given<Stage> = Everyone;
        /// The day on which the plan starts.
        starts: Given<Date> = Everyone;
        /// The authority and team that hold the plan.
        authority: Authority = Everyone;
        /// The child.
        child: Child = Everyone;
        /// Everybody else: family, professionals, persons of concern, friends who help.
        people: Vec<Person> = Everyone;
        /// The concern about sexual abuse.
        concern: Concern = Everyone;
        /// Other harm to the child.
        other_harms: Vec<OtherHarm> = Home;
        /// The initial child protection conference.
        conference: Conference = Home;
        /// The assessment.
        assessment: Assessment = Group;
        /// What the plan is for.
        purpose: Purpose = Everyone;
        /// The child's needs.
        needs: Vec<Need> = Everyone;
        /// The risks.
        risks: Vec<Risk> = Home;
        /// Strengths and protective factors.
        strengths: Vec<Strength> = Everyone;
        /// What will be different for the child.
        outcomes: Vec<Outcome> = Everyone;
        /// What is done, why, by whom and when.
        actions: Vec<Action> = Everyone;
        /// Safe adults with whom the child can talk.
        trusted_adults: Vec<TrustedAdult> = Everyone;
        /// The family's safety plan.
        safety_plan: SafetyPlan = Everyone;
        /// Contact with persons of concern and others.
        contact: Vec<ContactArrangement> = Everyone;
        /// What is done if things change.
        contingency: Vec<Contingency> = Home;
        /// How the child is seen.
        visits: Visits = Everyone;
        /// The core group, or the Child in Need group.
        group: Vec<Member> = Home;
        /// Those who belong in the group and are not in it.
        not_in_group: Vec<NotInGroup> = Group;
        /// Meetings and their minutes.
        meetings: Vec<Meeting> = Everyone;
        /// How progress is judged, and when.
        review: ReviewPoints = Everyone;
        /// What the child says, and how the child takes part.
        child_views: ChildViews = Everyone;
        /// What the parents say.
        parent_views: Vec<ParentView> = Group;
        /// The parents' own needs.
        parents: Vec<ParentNeeds> = Group;
        /// Who the family are, and what it means for the work with them.
        diversity: Diversity = Group;
        /// The police investigation.
        police: Police = Everyone;
        /// Court proceedings.
        court: Court = Home;
        /// Assessments by others.
        external_assessments: Vec<ExternalAssessment> = Group;
        /// Strategy discussions and other discussions of agencies.
        discussions: Vec<AgencyDiscussion> = Group;
        /// A family group meeting.
        family_group_meeting: FamilyGroupMeeting = Home;
        /// Other plans for the child.
        other_plans: Vec<OtherPlan> = Home;
        /// Disagreements.
        disagreements: Vec<Disagreement> = Group;
        /// The end of the plan.
        closing: Closing = Everyone;
        /// The versions of the plan.
        versions: Vec<Version> = Everyone;
        /// Signatures.
        signatures: Vec<Signature> = Home;
        /// Copies that were given, or are to be.
        copies: Vec<Copy> = Group;
        /// What is shared with a parent who is a person of concern.
        sharing: Vec<SharingDecision> = Team;
        /// Findings that are accepted as they are, with reasons.
        accepted: Vec<Accepted> = Group;
    }
}

record! {
    /// When progress is reviewed, and by what means it is judged.
    pub struct ReviewPoints ("review points") {
        /// The day of the next review.
        next_on: Given<Date> = Everyone;
        /// By what means progress is judged.
        by_what_means: Text = Home;
        /// In the child's words.
        for_child: Text = Everyone;
    }
}
