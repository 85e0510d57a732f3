//! Those who carry out the plan: their parts, visits, what they do if things change, how they sign.

use super::prelude::*;

record! {
    /// A member of the core group, or of the Child in Need group.
    pub struct Member ("a member of the group") {
        /// Who.
        person: Ref<Person> = Home;
        /// What this member answers for.
        responsibilities: Vec<Text> = Home;
        /// The nature and purpose of contact with the child or family.
        contact: Text = Home, eg "Sees Ffion in school every day and keeps an eye on how she is.";
        /// How often.
        contact_every: Given<Frequency> = Home;
        /// Specific commitments of a member of the family.
        commitments: Vec<Text> = Home;
        /// When the member confirmed that they understand the plan and their part.
        understood_on: Given<Date> = Group;
        /// Why they have not.
        not_understood_because: Text = Group;
        /// Whether they agree with the plan.
        agrees: Given<bool> = Group;
    }
}

record! {
    /// Somebody who belongs in the group and is not there, with the reason.
    pub struct NotInGroup ("somebody who is not in the group") {
        /// Who it would be, such as "the child", "police", "adult mental health service".
        who: Text = Group;
        /// The person, where the case has them.
        person: Ref<Person> = Group;
        /// Why not.
        why: Text = Group;
    }
}

record! {
    /// How the lead social worker sees the child.
    pub struct Visits ("visits") {
        /// How often the child is seen.
        how_often: Given<Frequency> = Everyone;
        /// From when.
        starts: Given<Date> = Home;
        /// Where the child is seen.
        places: Text = Everyone, eg "At school in the art room; at home every second time.";
        /// How the child is seen alone, and where nobody can overhear.
        alone: Text = Everyone;
        /// How the child is seen with family or carers.
        with_family: Text = Home;
        /// Where and how each visit is recorded.
        recorded: Text = Group;
        /// In the child's words.
        for_child: Text = Everyone;
        /// The visits that were made.
        made: Vec<Visit> = Group;
    }
}

record! {
    /// A visit that was made.
    pub struct Visit ("a visit") {
        /// When.
        on: Given<Date> = Group;
        /// By whom; without this line, the lead social worker.
        by: Ref<Person> = Group;
        /// Where.
        place: Text = Group;
        /// Whether the child was seen alone.
        alone: Given<bool> = Group;
        /// Why the child was not seen, if so.
        not_seen_because: Text = Group;
    }
}

choices! {
    /// What a contingency is about.
    pub enum ContingencyKind {
        /// A new sign or report of sexual abuse.
        FurtherAbuse = "further_abuse",
        /// The plan is not working, or not followed.
        NotWorking = "not_working",
        /// A member cannot do what they took on.
        OwnerUnable = "owner_unable",
        /// A change in the family: somebody moves in or out, a pregnancy, a new partner.
        ChangeInFamily = "change_in_family",
        /// A person of concern turns up, makes contact, breaks a condition, is released.
        PersonOfConcern = "person_of_concern",
        /// The child is missing, in crisis or in danger.
        ChildInDanger = "child_in_danger",
        /// Something else.
        Other = "other",
    }
}

record! {
    /// If this happens, do this.
    pub struct Contingency ("a contingency") {
        /// A short name for this contingency within the case.
        id: Id = Home, eg "c1";
        /// What it is about.
        kind: Given<ContingencyKind> = Home;
        /// What sets it off.
        trigger: Text = Home, eg "Anyone sees or hears a new sign of sexual abuse.";
        /// What is then done.
        then: Text = Home;
        /// By whom.
        by: Ref<Person> = Home;
        /// How fast.
        how_fast: Text = Home, eg "at once, the same day";
        /// In the family's words.
        for_family: Text = Home;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}

record! {
    /// A disagreement, and why it was decided as it was.
    pub struct Disagreement ("a disagreement") {
        /// Who disagrees.
        person: Ref<Person> = Group;
        /// With what.
        about: Text = Group;
        /// Their view, in their words.
        view: Text = Group;
        /// The reasons for the decision that was taken.
        decision_because: Text = Group;
        /// When it is looked at again.
        review_on: Given<Date> = Group;
        /// Readers or people who may not see this.
        withhold_from: Vec<Withholding> = Team;
    }
}

record! {
    /// A version of the plan.
    pub struct Version ("a version") {
        /// Its number, from 1.
        number: Given<u32> = Everyone;
        /// Its date.
        on: Given<Date> = Everyone;
        /// What changed, and why.
        changes: Text = Home;
        /// The meeting that made it.
        meeting: Ref<Meeting> = Group;
    }
}

record! {
    /// A signature, or the reason why there is none.
    pub struct Signature ("a signature") {
        /// Who.
        person: Ref<Person> = Home;
        /// When; for the version that was current on that day.
        on: Given<Date> = Home;
        /// Why there is no signature.
        not_signed_because: Text = Group;
    }
}

record! {
    /// A copy that was given.
    pub struct Copy ("a copy") {
        /// To whom; without this line, to the child.
        to: Ref<Person> = Group;
        /// Which document, as in `cpplan documents`.
        document: Text = Group, eg "family";
        /// In which language, as a tag.
        language: Text = Group, eg "en";
        /// In which form.
        format: Given<Format> = Group;
        /// When.
        on: Given<Date> = Group;
        /// When it is to be given.
        planned_for: Given<Date> = Group;
    }
}
