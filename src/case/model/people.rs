//! The people of a case.

use super::prelude::*;

choices! {
    /// What a person is in the plan.
    pub enum Role {
        /// The lead social worker, who holds the plan. There is exactly one.
        LeadSocialWorker = "lead_social_worker",
        /// The lead social worker's manager.
        Manager = "manager",
        /// Another social worker.
        SocialWorker = "social_worker",
        /// A senior practitioner of the team.
        SeniorPractitioner = "senior_practitioner",
        /// The chair of the child protection conference, or review manager.
        ConferenceChair = "conference_chair",
        /// The Independent Reviewing Officer of a looked-after child.
        ReviewingOfficer = "reviewing_officer",
        /// A family support worker.
        FamilySupport = "family_support",
        /// Somebody of the school, nursery or college.
        Education = "education",
        /// A general practitioner.
        Gp = "gp",
        /// A health visitor or midwife.
        HealthVisitor = "health_visitor",
        /// A school nurse.
        SchoolNurse = "school_nurse",
        /// A paediatrician, or a doctor or nurse of a sexual assault referral centre.
        Paediatrician = "paediatrician",
        /// Somebody who gives therapy.
        Therapist = "therapist",
        /// An independent sexual violence adviser, for adults or for children (ISVA, CHISVA, CYPSVA).
        Isva = "isva",
        /// A police officer.
        Police = "police",
        /// A probation or youth justice officer.
        Probation = "probation",
        /// An advocate of the child or of a parent.
        Advocate = "advocate",
        /// An interpreter or translator.
        Interpreter = "interpreter",
        /// A youth worker or exploitation worker.
        YouthWorker = "youth_worker",
        /// A domestic abuse adviser (IDVA).
        DomesticAbuseAdviser = "domestic_abuse_adviser",
        /// Somebody of a service for adults: learning disability, mental health, substances.
        AdultServices = "adult_services",
        /// A foster carer or residential worker.
        Carer = "carer",
        /// An independent co-ordinator of a family group meeting.
        FamilyGroupCoordinator = "family_group_coordinator",
        /// A member of the family.
        Family = "family",
        /// A friend or neighbour of the child or family.
        Network = "network",
        /// Another professional.
        OtherProfessional = "other_professional",
    }
}

choices! {
    /// What a person is to the child.
    pub enum Relationship {
        /// Mother.
        Mother = "mother",
        /// Father.
        Father = "father",
        /// Stepmother, or a parent's woman partner.
        Stepmother = "stepmother",
        /// Stepfather, or a parent's man partner.
        Stepfather = "stepfather",
        /// An adoptive parent, or somebody else who is as a parent to the child.
        OtherParent = "other_parent",
        /// Brother.
        Brother = "brother",
        /// Sister.
        Sister = "sister",
        /// Half-brother or stepbrother.
        HalfBrother = "half_brother",
        /// Half-sister or stepsister.
        HalfSister = "half_sister",
        /// Grandmother.
        Grandmother = "grandmother",
        /// Grandfather.
        Grandfather = "grandfather",
        /// Aunt.
        Aunt = "aunt",
        /// Uncle.
        Uncle = "uncle",
        /// Cousin.
        Cousin = "cousin",
        /// Another relative.
        OtherRelative = "other_relative",
        /// A foster carer.
        FosterCarer = "foster_carer",
        /// A friend of the family.
        FamilyFriend = "family_friend",
        /// A friend of the child.
        Friend = "friend",
        /// No relation.
        None = "none",
    }
}

record! {
    /// A person of the case: family, professionals, persons of concern, friends who help.
    pub struct Person ("a person") {
        /// A short name for this person within the case; other parts of the case refer to it.
        id: Id = Everyone, eg "mum", "sw";
        /// The name.
        name: Text = Everyone, eg "Carys Pritchard";
        /// What the child or the family calls them.
        known_as: Text = Everyone, eg "Mum";
        /// Other names and initials, so that none stands where it should not.
        other_names: Vec<Text> = Team, none answers;
        /// What the person is in the plan.
        role: Given<Role> = Everyone;
        /// The job, as people know it.
        job: Text = Everyone, eg "Year 4 teacher";
        /// The agency that a professional works for.
        agency: Text = Home, eg "Ysgol Bro Ogwen";
        /// What the person is to the child.
        relationship: Given<Relationship> = Home;
        /// Whether the person is as a parent to the child: mothers, fathers and step-parents are without this line.
        parental_role: Given<bool> = Home;
        /// Whether the person has parental responsibility.
        parental_responsibility: Given<bool> = Group;
        /// Date of birth, for the children of the family.
        born: Given<Date> = Group;
        /// Whether the person lives in the child's home.
        lives_in_home: Given<bool> = Home;
        /// Where the person lives, without an address.
        lives: Text = Group;
        /// Whether there are concerns that this person has sexually abused a child, or may.
        person_of_concern: Given<bool> = Group;
        /// Whether this child or adult was harmed too, or is at risk.
        harmed_or_at_risk: Given<bool> = Group;
        /// For another child of the family: which plan or support that child has.
        own_plan: Text = Group, eg "Tomos has a Child in Need plan of his own, reference GW-2026-0143.";
        /// How to reach the person; a family's own details go to `confidential` if they are to stay with the team.
        contact: Contact = Everyone;
        /// What only the team may know.
        confidential: Confidential = Team;
        /// The single point of contact of the agency.
        point_of_contact: Given<bool> = Group;
        /// The language that the person speaks best, as people call it.
        first_language: Text = Home, eg "Polish";
        /// The language in which the person's papers are made, as a tag such as `en`, `cy` or `pl`.
        document_language: Text = Home, eg "pl";
        /// Whether an interpreter or translation is needed.
        needs_interpreter: Given<bool> = Home;
        /// Who interprets: never a member of the family.
        interpreter: Ref<Person> = Home;
        /// How interpretation or translation is provided, where no one person does it.
        interpreting: Text = Home;
        /// How the person communicates, and what is provided.
        communication: Communication = Home;
        /// What the person needs to take part in meetings: access, times, child care, transport.
        access_needs: Text = Group, none answers;
        /// What helps this parent or relative to take part before and in meetings.
        support_to_take_part: Text = Home;
        /// Whether papers for this person say nothing on the cover, in the file's name or in its metadata of what they are about.
        discreet: Given<bool> = Team;
        /// How the child's own papers speak of this person.
        for_child: Text = Everyone, eg "Nia is your social worker. She makes sure that everybody does what they said.";
        /// Readers or people who may not see this person.
        withhold_from: Vec<Withholding> = Team;
        /// Persons of concern with whom it was decided to share this.
        share_with: Vec<Ref<Person>> = Team;
    }
}

record! {
    /// How to reach somebody.
    pub struct Contact ("contact details") {
        /// Telephone.
        phone: Text = Everyone, eg "01286 555 0142";
        /// Email.
        email: Text = Everyone;
        /// Address.
        address: Text = Home;
        /// When the person can be reached.
        when: Text = Everyone, eg "Monday to Thursday, 9 to 5";
    }
}

record! {
    /// A decision to keep something from somebody.
    pub struct Withholding ("a decision to withhold") {
        /// From which readers (`group`, `family`, `child`) or people (their ids).
        from: Vec<Text> = Team, eg "child", "dad";
        /// Why.
        why: Text = Team;
    }
}

record! {
    /// The authority and team that hold the plan.
    pub struct Authority ("the authority") {
        /// The local authority.
        name: Text = Everyone, eg "Cyngor Sir Eryri";
        /// The team.
        team: Text = Everyone, eg "Children's Safeguarding Team";
        /// The team's address.
        address: Text = Everyone;
        /// The team's telephone in office hours.
        phone: Text = Everyone;
        /// The telephone out of hours.
        out_of_hours: Text = Everyone;
        /// The team's email.
        email: Text = Everyone;
        /// How to complain.
        complaints: Text = Everyone, eg "Ring 01286 555 0100 and ask for the complaints officer.";
        /// Where a child finds an advocate.
        advocacy: Text = Everyone;
        /// Where parents find independent advice.
        advice: Text = Home, eg "Family Rights Group, 0808 801 0366, frg.org.uk";
    }
}
