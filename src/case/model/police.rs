//! Police, interviews, court, and assessments by others.

use super::prelude::*;

choices! {
    /// The state of a police investigation.
    pub enum InvestigationStatus {
        /// There is none.
        None = "none",
        /// Under way.
        UnderWay = "under_way",
        /// Somebody is charged; a trial is to come.
        Charged = "charged",
        /// A trial is being held.
        Trial = "trial",
        /// Closed: no further police action at this time.
        ClosedNoCharge = "closed_no_charge",
        /// Closed with a conviction.
        Convicted = "convicted",
        /// Closed with an acquittal.
        Acquitted = "acquitted",
    }
}

record! {
    /// The police investigation, and what follows from it for the child.
    pub struct Police ("the police investigation") {
        /// Its state.
        status: Given<InvestigationStatus> = Home;
        /// The state in plain words.
        note: Text = Home;
        /// The officer who is the contact.
        officer: Ref<Person> = Home;
        /// What police shared that may not go home.
        restricted: Text = Team;
        /// Who keeps the child and family informed.
        kept_informed_by: Ref<Person> = Home;
        /// How.
        kept_informed_how: Text = Home;
        /// How the lead social worker and the officer keep in touch.
        liaison: Text = Group;
        /// Support for the child through the investigation and any trial.
        support: Text = Home;
        /// The formal interview.
        interview: Interview = Group;
        /// Whether the child will be a witness.
        child_witness: Given<bool> = Home;
        /// How the child is prepared for that.
        witness_preparation: Text = Home;
        /// How the investigation was closed.
        closed: InvestigationClosed = Home;
        /// In the child's words.
        for_child: Text = Everyone;
    }
}

record! {
    /// A formal interview of the child.
    pub struct Interview ("the interview") {
        /// Whether one is planned.
        planned: Given<bool> = Group;
        /// When.
        on: Given<Date> = Group;
        /// Support for the child.
        support: Text = Group;
        /// Thought on fear of reprisals.
        reprisals: Text = Group;
        /// Thought on embarrassment.
        embarrassment: Text = Group;
        /// Thought on disability and learning difficulty.
        disability: Text = Group, none answers;
        /// Thought on communication.
        communication: Text = Group, none answers;
        /// Thought on culture.
        culture: Text = Group;
        /// Who plans it together.
        planned_jointly_by: Vec<Ref<Person>> = Group;
        /// Who best helps the child to talk.
        best_helped_by: Ref<Person> = Group;
        /// How the child is informed, and not pressed.
        child_informed: Text = Group;
    }
}

record! {
    /// How an investigation was closed, and what is done about it.
    pub struct InvestigationClosed ("the closing of the investigation") {
        /// When.
        on: Given<Date> = Home;
        /// Why, as police gave it.
        reason: Text = Home;
        /// With which agencies the reason was shared, and when.
        reason_shared: Text = Group;
        /// When agencies discussed the risk, protection and support afterwards.
        discussed_on: Given<Date> = Group;
        /// What they found.
        discussion: Text = Group;
        /// Support for child and family that goes on.
        support_continues: Text = Home;
        /// How the reasons were explained to child and family.
        reasons_explained: Text = Home;
        /// How they were told of their right to ask for a review.
        right_to_review: Text = Home;
        /// How they were told of compensation.
        compensation: Text = Home;
        /// The action that addresses the decision's effect on the child.
        child_action: Ref<Action> = Home;
    }
}

record! {
    /// Proceedings in court, beside a trial.
    pub struct Court ("court") {
        /// Which proceedings, and how they stand.
        proceedings: Text = Home, none answers;
        /// Orders in force.
        orders: Vec<Text> = Home, none answers;
        /// The next hearing.
        next_hearing: Given<Date> = Home;
    }
}

record! {
    /// An assessment that somebody else is asked to make.
    pub struct ExternalAssessment ("an external assessment") {
        /// Which.
        name: Text = Group;
        /// Of whom.
        of: Ref<Person> = Group;
        /// Who makes it.
        by: Text = Group;
        /// When it was asked for.
        commissioned_on: Given<Date> = Group;
        /// When it is due.
        due: Given<Date> = Group;
        /// The questions that are put; sexual risk is named in so many words.
        questions: Vec<Text> = Group;
        /// How it takes in the adult's role in the family.
        role_in_family: Text = Group;
        /// How the assessor meets the partner or former partner.
        partner_met: Text = Group;
        /// The assessment of the non-abusing parent's ability to protect that goes with it.
        ability_to_protect: Text = Group;
        /// Other sources against which the adult's account is checked.
        other_sources: Vec<Text> = Group;
        /// What it found.
        findings: Text = Group;
        /// When it was completed.
        completed: Given<Date> = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// A strategy discussion or another discussion of agencies.
    pub struct AgencyDiscussion ("a discussion of agencies") {
        /// When.
        on: Given<Date> = Group;
        /// What kind, such as "Strategy discussion".
        name: Text = Group;
        /// Whether it is a strategy discussion.
        strategy: Given<bool> = Group;
        /// Who took part.
        took_part: Vec<Ref<Person>> = Group;
        /// The health representative.
        health_representative: Ref<Person> = Group;
        /// The representative's expertise in sexual abuse, or whom they consulted.
        health_expertise: Text = Group;
        /// What came of it.
        result: Text = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}
