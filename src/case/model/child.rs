//! The child.

use super::prelude::*;

choices! {
    /// Words to speak of a person.
    pub enum Pronouns {
        /// She, her.
        She = "she",
        /// He, him.
        He = "he",
        /// They, them.
        They = "they",
    }
}

choices! {
    /// Under which status a child lives away from home in the care of the authority.
    pub enum LookedAfterStatus {
        /// Not looked after.
        No = "no",
        /// England: accommodated with the parents' agreement, section 20. Wales: section 76.
        Accommodated = "accommodated",
        /// An interim care order.
        InterimCareOrder = "interim_care_order",
        /// A care order.
        CareOrder = "care_order",
    }
}

record! {
    /// The child whom the plan is for.
    pub struct Child ("the child") {
        /// The full name. It is never in the name of a file.
        name: Text = Everyone, eg "Ffion Haf Pritchard";
        /// What the child likes to be called.
        known_as: Text = Everyone, eg "Ffi";
        /// Other names by which the child could be recognised, so that none stands where it should not.
        other_names: Vec<Text> = Team, none answers;
        /// The date of birth.
        born: Given<Date> = Group, eg "2014-05-17";
        /// Words to speak of the child.
        pronouns: Given<Pronouns> = Everyone;
        /// The language that the child speaks best.
        first_language: Text = Home, eg "Welsh";
        /// The languages in which the child's own documents are to be made, as tags such as `en` or `cy`.
        document_languages: Vec<Text> = Group, eg "cy";
        /// Whether the child's own papers say nothing on the cover, in the file's name or in its metadata of what they are about.
        discreet: Given<bool> = Team;
        /// How the child prefers to communicate, and what helps.
        communication: Communication = Home;
        /// Disability, learning difficulty or health condition, and what is done about it. "No known disability" is an answer.
        disability: Text = Home, none answers, eg "Dyslexia. Gets written things read out loud.";
        /// Ethnicity, in the family's own words.
        ethnicity: Text = Home, eg "White Welsh";
        /// Religion and culture, in the family's own words.
        religion_and_culture: Text = Home, none answers;
        /// Where the child lives and with whom; details that nobody outside the team may know go to `confidential`.
        lives: Text = Home, eg "With Mum and Tomos in Bethesda.";
        /// What only the team may know, such as a confidential address.
        confidential: Confidential = Team;
        /// Whether the child is looked after, and how.
        looked_after: LookedAfter = Home;
        /// Education: nursery, school or college, year, and how it goes.
        education: Text = Home;
        /// Health: GP, health conditions, what is up to date.
        health: Text = Home;
        /// What the child likes and is good at.
        likes: Text = Everyone, eg "Football, drawing, the dog.";
    }
}

record! {
    /// How somebody communicates, and what is provided for it.
    pub struct Communication ("a way of communicating") {
        /// What the person needs or prefers.
        needs: Text = Home, none answers, eg "Likes to draw while talking. Short sentences, one question at a time.";
        /// What is provided for it, and by whom.
        provision: Text = Home, none answers, eg "Visits are in the art room; Ms Ellis reads papers out loud beforehand.";
        /// The form in which papers are made for this person.
        format: Given<Format> = Home;
    }
}

choices! {
    /// The form of a paper.
    pub enum Format {
        /// Clear print, 12 point.
        Standard = "standard",
        /// Easy read: a picture on the left, words on the right.
        EasyRead = "easy_read",
        /// Large print, 18 point.
        LargePrint = "large_print",
        /// Giant print, 24 point.
        GiantPrint = "giant_print",
        /// Laid out for people with dyslexia.
        Dyslexia = "dyslexia",
        /// For a screen reader.
        ScreenReader = "screen_reader",
        /// Read out loud or signed, in person.
        Spoken = "spoken",
    }
}

record! {
    /// What only the team may know of a person: it stands in no document that goes home.
    pub struct Confidential ("confidential details") {
        /// A confidential address.
        address: Text = Team;
        /// A confidential telephone number.
        phone: Text = Team;
        /// A confidential email address.
        email: Text = Team;
        /// Anything else.
        note: Text = Team, none answers;
    }
}

record! {
    /// The child's care by the authority.
    pub struct LookedAfter ("looked-after details") {
        /// Under which status.
        status: Given<LookedAfterStatus> = Home;
        /// Since when.
        since: Given<Date> = Home;
        /// The placement, without an address.
        placement: Text = Home, eg "With foster carers Maureen and Dev, since March 2026.";
        /// How the child goes on feeling part of the family.
        part_of_family: Text = Home;
        /// The care plan and how this plan fits with it.
        care_plan: Text = Group;
        /// The Independent Reviewing Officer.
        reviewing_officer: Ref<Person> = Home;
        /// When the Independent Reviewing Officer was sent the plan.
        plan_sent_on: Given<Date> = Group;
        /// When the next looked-after review is.
        next_review: Given<Date> = Home;
        /// Whether it is planned that the child goes home.
        return_home_planned: Given<bool> = Home;
        /// When and how, if so.
        return_home: Text = Home;
        /// Changes to the care plan.
        care_plan_changes: Vec<CarePlanChange> = Group;
    }
}

record! {
    /// A significant change to the care plan. Only the looked-after review may decide on it.
    pub struct CarePlanChange ("a change to the care plan") {
        /// What changed.
        what: Text = Group;
        /// When.
        on: Given<Date> = Group;
        /// The meeting that decided it.
        decided_at: Ref<Meeting> = Group;
    }
}
