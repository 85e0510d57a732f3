//! Answers that answer something else: that it is put off, that a paper was sent, that somebody may ring.
//! What they look like stands in `instead.rs`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::instead::Instead::{self, self as I};
use super::prelude::*;
use crate::guidance::finding::Level;
use crate::guidance::language::Passage;
use crate::guidance::register::register;

/// What would be an answer all the same, whatever else stands beside it.
const ANSWERS: &str = "because, since, so that, asked, asks, told, tells, said, says, talked, talks, explained, explains, showed, shows, \
    heard, saw, seen, read, reads, wrote, writes, rang, reports, reported, confirms, confirmed, found, finds, sees, meets, met, stays, stay, \
    nobody takes, not take, not taken, never taken, none of, nothing depends, nothing hangs, not depend, although, though, whether or not, whatever, wished, wants, wanted, went through, goes through, chose, shouted, screamed, afraid, frightened";

/// A field, what in it is no answer, the entry of the register, and what to write.
type Field = (&'static str, &'static str, &'static [Instead], &'static str, &'static str);

#[rustfmt::skip]
const FIELDS: [Field; 92] = [
    ("Meeting", "family_asked", &[I::Whereabouts, I::Later], "REV-ASK-FAMILY", "what they said of how the plan goes"),
    ("Police", "witness_preparation", &[I::Later, I::ForTheCase], "POL-WITNESS-PREPARATION", "who prepares the child for court, and how"),
    ("Visits", "recorded", &[I::Later], "VISIT-FREQUENCY", "where and how each visit is recorded"),
    ("OtherHarm", "what", &[I::Denied], "INT-OTHER-HARM", "what it is like for this child, who also sees and hears what is done to others"),
    ("ParentNeeds", "blame_addressed", &[I::Pressed, I::Later, I::Denied], "PAR-BLAME", "who works on it with them, and whom the child can talk to about it"),
    ("CapacityFactor", "no_service_because", &[I::OnRequest, I::UpToThem, I::Later], "PAR-ADULT-SERVICES", "who was asked to help, and what came of it"),
    ("InvestigationClosed", "right_to_review", &[I::Later, I::UpToThem], "POL-CLOSED-SUPPORT", "who told them of the right to ask for a review, and when"),
    ("ExternalAssessment", "findings", &[I::Later], "CTX-ASSESSMENT-HOLISTIC", "what was found"),
    ("Action", "why", &[I::Later], "ACT-WHAT-WHY", "why this is done for this child"),
    ("Action", "evidence", &[I::Opinion, I::ForAll], "ACT-EVIDENCE", "what is known to help in this, and how that is known"),
    ("Action", "delay", &[I::Later], "ACT-DELAY", "why it is late, and what is done about it"),
    ("Member", "contact", &[I::OnRequest], "ACT-CONTACT-FREQUENCY", "what this member does with the child, and how often"),
    ("Purpose", "negotiable", &[I::Later], "PLAN-NEGOTIABLE", "what the family may decide, or do in its own way"),
    ("Strength", "built_on", &[I::Later, I::Pressed], "PLAN-STRENGTHS", "how the plan builds on it"),
    ("Explained", "how", &[I::Paper, I::Signed], "CHILD-EXPLAINED", "who told the child, in what way, and what the child made of it"),
    ("ExplainedToParent", "how", &[I::Paper, I::Signed], "PAR-EXPECTATIONS", "who explained it, in what way, and how it was checked that they understand"),
    ("Feedback", "how", &[I::Paper], "CHILD-FEEDBACK", "who tells the child, and how"),
    ("ParentView", "view", &[I::Whereabouts, I::Later, I::Manner], "PLAN-VIEWS-PARENTS", "what they think of the plan, in their own words"),
    ("ParentView", "checked_with_them", &[I::Paper], "CIN-FAMILY-BEFORE-MEETING", "who went through it with them, when, and what they put right"),
    ("ChildViews", "attendance", &[I::Whereabouts, I::ForAll, I::Unwanted], "CHILD-ATTENDANCE", "whether the child was asked to come, and what was decided, and why"),
    ("ChildViews", "carried_how", &[I::Later, I::OnRequest], "CHILD-VIEWS-CARRIED", "how the child's views come into the meeting"),
    ("ContactArrangement", "wishes", &[I::Later], "CTX-INTRA-CONTACT-WISHES", "what the child said about contact, and when"),
    ("ContactArrangement", "behind_the_wish", &[I::Later, I::Denied], "CTX-INTRA-CONTACT-WISHES", "what may lie behind the wish, such as fear, loyalty or a wish to please"),
    ("HealthAssessment", "decision", &[I::Later], "CSA-FORENSIC-MEDICAL", "what was decided, by whom and when"),
    ("PersonOfConcern", "part_of_family", &[I::Later], "CTX-SIB-AWAY", "how they stay a part of the family"),
    ("SafetyPlan", "recovery", &[I::Later], "SAFE-DISRUPT-AND-SUPPORT", "who helps the child to recover, and how"),
    ("Voice", "words", &[I::Whereabouts, I::Later], "SAFE-EVERY-VOICE", "what they said of the safety plan"),
    ("ParentNeeds", "time_to_change", &[I::Later, I::UpToThem], "PAR-MOTIVATION", "how long the change is likely to take, and whether the child can wait so long"),
    ("ParentNeeds", "community_fears", &[I::Later, I::Brushed], "PAR-COMMUNITY-HARM", "what the parent fears from others, and what is done about it"),
    ("Disagreement", "decision_because", &[I::Decided, I::Later], "PLAN-DISAGREEMENT", "the reasons, so that whoever disagrees can follow them"),
    ("Police", "kept_informed_how", &[I::OnRequest], "CHILD-INFORMED-INVESTIGATION", "who tells child and family what, and how often, without their having to ask"),
    ("Police", "support", &[I::Later, I::ForTheCase, I::UpToThem], "POL-INVESTIGATION-SUPPORT", "who is there for the child and the family meanwhile"),
    ("InvestigationClosed", "reason", &[I::Decided], "POL-CLOSED-REASON", "what the police decided, and the reasons that they gave"),
    ("InvestigationClosed", "discussion", &[I::Paper], "POL-CLOSED-DISCUSSION", "who met, when, and what they found of the risk that remains"),
    ("InvestigationClosed", "reasons_explained", &[I::Paper], "POL-CLOSED-CHILD-IMPACT", "who explained it to the child and the parents, and how"),
    ("InvestigationClosed", "compensation", &[I::Later, I::Opinion], "POL-CLOSED-SUPPORT", "who told them of compensation, and when"),
    ("Threshold", "finding", &[I::Opinion, I::Decided], "CIN-THRESHOLD", "on what grounds the threshold is met, or is not"),
    ("Threshold", "conference_considered", &[I::Whereabouts, I::Later], "CIN-ONGOING-RISK", "who considered a conference, when, and why there is none"),
    ("PackagePart", "how", &[I::Opinion], "INT-OTHER-HARM", "what is looked at, by whom and how often"),
    ("FamilyGroupMeeting", "findings_shared", &[I::Later], "FGM-INFORMATION", "what the family was told beforehand, and by whom"),
    ("OnwardSupport", "what", &[I::OnRequest, I::Later, I::Denied, I::Ended], "STEP-NEXT-SUPPORT", "who does what from then on"),
    ("Interview", "support", &[I::Later, I::ForTheCase], "POL-INTERVIEW-SUPPORT", "who is there for the child before, during and after"),
    ("Interview", "child_informed", &[I::NotTold, I::Later], "POL-INTERVIEW-SUPPORT", "who told the child what happens, and how"),
    ("Interview", "reprisals", &[I::Brushed, I::Later], "POL-INTERVIEW-SUPPORT", "what the child fears, and what is done about it"),
    ("Communication", "provision", &[I::OnRequest, I::Pressed, I::Denied], "DIV-COMMUNICATION", "what is done so that they can follow and be heard, and by whom"),
    ("Person", "support_to_take_part", &[I::OnRequest, I::Pressed, I::UpToThem, I::Informed], "PAR-VALUED-PARTNERS", "what is done so that they can take part"),
    ("ParentNeeds", "keeps_door_open", &[I::Pressed, I::Later], "PAR-CHILD-NOT-ACKNOWLEDGE", "how the parent shows that the child can talk with them, without pressing"),
    ("ChildViews", "sharing", &[I::ForAll, I::Later], "CHILD-VIEWS-SHARING", "how this child wants their views to be shared"),
    ("ChildViews", "worries", &[I::MovedOn, I::Later, I::Denied], "CHILD-WORRIES", "whom the child can talk to about guilt and worry, and when"),
    ("ChildView", "view", &[I::Manner], "CHILD-VIEWS", "what the child wants, thinks and feels"),
    ("CapacityFactor", "may_have_been_used", &[I::Denied, I::Later], "PAR-CAPACITY", "whether somebody may have used it to get at the child, and how"),
    ("OtherHarm", "impact", &[I::Denied, I::Whereabouts, I::Later], "INT-OTHER-HARM", "what it does to the child, who also sees and hears what is done to others"),
    ("Diversity", "culture", &[I::Alike, I::Later], "DIV-CULTURE", "what in the family's culture, faith and ways matters for this plan"),
    ("Diversity", "discrimination", &[I::Alike, I::Later], "DIV-DISCRIMINATION", "what this family has met with, and what is done about it"),
    ("InvestigationClosed", "support_continues", &[I::Ended, I::ForTheCase, I::Later], "POL-CLOSED-SUPPORT", "who goes on helping, and how"),
    ("PersonOfConcern", "time_with_family", &[I::Later], "CTX-SIB-AWAY", "when, where and with whom they have time together"),
    ("RiskAssessment", "finding", &[I::Later], "CTX-RISK-ASSESSMENT", "what was found, and about which risk"),
    ("ExternalAssessment", "ability_to_protect", &[I::Later], "CTX-ASSESSMENT-HOLISTIC", "who assesses the other parent's ability to protect, and by when"),
    ("ExternalAssessment", "partner_met", &[I::Papers, I::Later], "CTX-ASSESSMENT-HOLISTIC", "who met the partner, when and where"),
    ("Meeting", "new_needs", &[I::Later], "REV-NEW-NEEDS", "whether the child needs more help, and which"),
    ("Meeting", "police_check", &[I::Whereabouts, I::Later], "POL-FURTHER-ACTION", "whether police need to do more, and what the meeting drew from it"),
    ("Meeting", "safety_plan_check", &[I::Paper, I::Later], "REV-SAFETY-PLAN", "what works in the safety plan, what does not, and what was changed"),
    ("Meeting", "trusted_adult_check", &[I::Around, I::Later, I::Ended], "REV-TRUSTED-ADULT", "with whom the child talks, where and how often"),
    ("Meeting", "privilege_check", &[I::Praised, I::Later], "CTX-INTRA-REVIEW-PRIVILEGE", "what was looked at, and what was found"),
    ("Meeting", "child_helped_to_share", &[I::Denied, I::Later], "REV-CHILD-SHARED-MORE", "who helped the child to say more, and what came of it"),
    ("Progress", "evidence", &[I::GoesOn], "REV-EACH-OUTCOME", "what shows it"),
    ("Progress", "difference", &[I::GoesOn], "REV-EACH-OUTCOME", "what is different for the child"),
    ("ServiceReport", "difference", &[I::GoesOn, I::Attended], "REV-EACH-SERVICE", "what difference it makes to the child"),
    ("Contribution", "report", &[I::GoesOn, I::Attended], "REV-CONFERENCE-REPORT", "what was done, and what came of it for the child"),
    ("SafetyRule", "rule", &[I::Trusted], "SAFE-REALISTIC", "what adults do and what they do not do, so that a child can see whether it is kept"),
    ("SafetyRule", "how", &[I::Trusted], "SAFE-REALISTIC", "who does what, and when"),
    ("Outcome", "onward", &[I::OnRequest, I::Later, I::Ended], "STEP-NEEDS-MET", "who goes on with it, and how"),
    ("Purpose", "consequences", &[I::Later], "PLAN-CONSEQUENCES", "what happens, and who acts, if things do not change"),
    ("Purpose", "objective", &[I::Process], "PLAN-OBJECTIVE", "what will be different for this child"),
    ("NotInGroup", "why", &[I::ForAll, I::Unwanted], "CG-MEMBERS", "why they are not there, and who speaks for them"),
    ("Meeting", "child_views", &[I::GoesOn, I::Later], "MIN-CONTENT", "what the child thinks and wants now, in the child's own words"),
    ("Meeting", "sexual_abuse_check", &[I::UpToThem, I::Later], "PLAN-CONCERN-NOT-LOST", "where things stand with the worry about sexual abuse"),
    ("PreviousPlan", "used_how", &[I::Ended, I::Later], "CIN-BEFORE-CP", "what was taken over from it, and what was learned"),
    ("Police", "liaison", &[I::OnRequest, I::Later, I::UpToThem], "POL-INVESTIGATION-SUPPORT", "who speaks with whom, and how often"),
    ("SafetyPlan", "parents_understand", &[I::Pressed, I::Later], "SAFE-PARENTS-UNDERSTAND", "what the parents were shown and told, by whom, and what they made of it"),
    ("SafetyPlan", "when_worried", &[I::Kept], "SAFE-COMMUNICATION", "whom anybody rings who is worried, by day and by night"),
    ("Contingency", "then", &[I::GoesOn, I::Later, I::Trusted], "CONT-TRIGGERS", "who does what, and how fast"),
    ("Adviser", "why_not", &[I::Uncharged, I::ForTheCase, I::Later], "CSA-ISVA", "why this child has no adviser, charge or none"),
    ("Service", "contact", &[I::OnRequest], "ACT-CONTACT-FREQUENCY", "how often, and for how long"),
    ("Service", "meanwhile", &[I::Kept, I::OnRequest], "PLAN-RESOURCES-REAL", "who does what for the child until the service begins"),
    ("Action", "parent_part", &[I::Informed], "CSA-NON-ABUSING-PARENT-IN-TREATMENT", "what the parent does in it, and when"),
    ("Concern", "impact_not_known", &[I::Denied], "CSA-IMPACT", "what is not known of the impact, and how it is being found out"),
    ("Reason", "evidence", &[I::Decided, I::Opinion], "PLAN-REASONS", "what was seen, heard or said, by whom and when"),
    ("Threshold", "risk_managed_by", &[I::Promised, I::Later], "CIN-THRESHOLD", "what adults do to manage the risk"),
    ("ChildViews", "support_wanted", &[I::ForAll, I::Later, I::Denied], "CIN-CHILD-SUPPORT-TO-TAKE-PART", "what support this child wants"),
    ("Decision", "what", &[I::Later], "MIN-CONTENT", "what is done, by whom and by when"),
    ("Purpose", "unacceptable_care", &[I::Later], "PLAN-UNACCEPTABLE-CARE", "what must not happen to this child"),
];

rule! {
    /// What is written answers what the field asks: not that it comes later, that a paper was sent, that somebody may
    /// ring, that somebody thinks so, or where somebody was.
    ///
    /// Only short texts are looked at, and none that also says who told, asked or did something.
    ///
    /// # Why
    /// A line that is full looks like work that was done. "She was given a copy" tells nobody whether she understood,
    /// and "to be looked at when things have calmed down" is a promise to nobody.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   explained_to_parents:
    ///     - {person: mum, on: 2026-05-13, how: A copy was put in the post.}
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   explained_to_parents:
    ///     - {person: mum, on: 2026-05-13, how: "Nia went through it with her at Nan's, page by page."}
    /// ```
    TO_THE_POINT = "PLAN028", "answers-what-is-asked", since "0.1.0", covers ["ACT-EVIDENCE"],
    at times [
        "ACT-WHAT-WHY", "ACT-DELAY", "ACT-CONTACT-FREQUENCY", "PLAN-NEGOTIABLE", "PLAN-STRENGTHS", "CHILD-EXPLAINED",
        "PAR-EXPECTATIONS", "CHILD-FEEDBACK", "PLAN-VIEWS-PARENTS", "CIN-FAMILY-BEFORE-MEETING", "CHILD-ATTENDANCE",
        "CHILD-VIEWS-CARRIED", "CTX-INTRA-CONTACT-WISHES", "CSA-FORENSIC-MEDICAL", "CTX-SIB-AWAY",
        "SAFE-DISRUPT-AND-SUPPORT", "SAFE-EVERY-VOICE", "PAR-MOTIVATION", "PAR-COMMUNITY-HARM", "PLAN-DISAGREEMENT",
        "CHILD-INFORMED-INVESTIGATION", "POL-INVESTIGATION-SUPPORT", "POL-CLOSED-REASON", "POL-CLOSED-DISCUSSION",
        "POL-CLOSED-CHILD-IMPACT", "POL-CLOSED-SUPPORT", "CIN-THRESHOLD", "CIN-ONGOING-RISK", "INT-OTHER-HARM",
        "FGM-INFORMATION", "STEP-NEXT-SUPPORT", "POL-INTERVIEW-SUPPORT", "DIV-COMMUNICATION", "PAR-VALUED-PARTNERS",
        "PAR-CHILD-NOT-ACKNOWLEDGE", "CHILD-VIEWS-SHARING", "CHILD-WORRIES", "CHILD-VIEWS", "PAR-CAPACITY", "DIV-CULTURE",
        "DIV-DISCRIMINATION", "CTX-RISK-ASSESSMENT", "CTX-ASSESSMENT-HOLISTIC", "REV-NEW-NEEDS", "POL-FURTHER-ACTION",
        "REV-SAFETY-PLAN", "REV-TRUSTED-ADULT", "CTX-INTRA-REVIEW-PRIVILEGE", "REV-CHILD-SHARED-MORE", "REV-EACH-OUTCOME",
        "REV-EACH-SERVICE", "REV-CONFERENCE-REPORT", "SAFE-REALISTIC", "STEP-NEEDS-MET", "PLAN-UNACCEPTABLE-CARE",
        "PLAN-CONSEQUENCES", "PLAN-OBJECTIVE", "CG-MEMBERS", "MIN-CONTENT", "PLAN-CONCERN-NOT-LOST", "CIN-BEFORE-CP",
        "SAFE-PARENTS-UNDERSTAND", "SAFE-COMMUNICATION", "CONT-TRIGGERS", "CSA-ISVA", "PLAN-RESOURCES-REAL",
        "CSA-NON-ABUSING-PARENT-IN-TREATMENT", "CSA-IMPACT", "PLAN-REASONS", "CIN-CHILD-SUPPORT-TO-TAKE-PART",
        "PAR-BLAME", "PAR-ADULT-SERVICES", "INT-DA-CHILD-HARMED", "VISIT-FREQUENCY", "REV-ASK-FAMILY",
        "POL-WITNESS-PREPARATION"
    ], check to_the_point
}

/// A text with more bytes says more than one thing.
const LONGEST: usize = 120;

fn field_of(passage: &Passage<'_>) -> Option<&'static Field> {
    static BY_FIELD: LazyLock<FxHashMap<(&str, &str), &Field>> =
        LazyLock::new(|| FIELDS.iter().map(|field| ((field.0, field.1), field)).collect());
    BY_FIELD.get(&(passage.record, passage.key)).copied()
}

/// Whether what stands in a field answers something else.
pub(super) fn answers_something_else(passage: &Passage<'_>) -> bool {
    passage.phrase.words.len() <= LONGEST
        && field_of(passage).is_some_and(|(_, _, instead, ..)| is_instead(&passage.phrase.words, instead))
}

fn to_the_point(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for passage in cx.texts().passages.iter().filter(|p| p.is_english() && p.phrase.words.len() <= LONGEST) {
        let Some((_, _, instead, entry, wanted)) = field_of(passage) else { continue };
        let text = &passage.phrase.words;
        if passage.phrase.nothing.is_some() || !is_instead(text, instead) {
            continue;
        }
        // Of violence between adults the register has an entry of its own.
        let entries = [*entry, if *entry == "INT-OTHER-HARM" { "INT-DA-CHILD-HARMED" } else { *entry }];
        let mut entries = entries.into_iter().filter_map(|id| register().entry(id));
        let Some(entry) = entries.find(|entry| cx.applies(entry)) else { continue };
        out.at_node(passage.phrase.at, format!("{} answers something else", quote(text)))
            .help(format!("write {wanted}"))
            .level(Level::Warning)
            .of_entry(entry);
    }
}

/// Whether a text is at most two short sentences, without a figure, a quotation and a second step.
fn is_one_thing(text: &str) -> bool {
    let more = |c: char| matches!(c, '?' | '!' | '"' | '\u{201C}');
    let sentences = text.split(['.', ';', '\n']).filter(|piece| !piece.trim().is_empty()).count();
    // Anybody can ring 101: that is no figure of this child's.
    let is_figure = |number: &str| !matches!(number, "" | "101" | "111" | "999");
    let figures = text.split(|c: char| !c.is_ascii_digit()).any(is_figure);
    !figures && !text.contains(more) && sentences <= 2 && !text.contains(" then ")
}

fn is_instead(text: &str, instead: &[Instead]) -> bool {
    let prose = Prose::of(text);
    // "Was asked to pass it on" is no question to anybody.
    let answers = || {
        prose.has_any(ANSWERS) && !prose.has_any("asked to pass, not asked about, told on the day, if she asks, if he asks, if asked, when asked")
    };
    let may_answer = !is_one_thing(text);
    let is_it = |kind: &Instead| {
        let [begins, anywhere, whatever] = kind.wordings();
        !whatever.is_empty() && prose.has_any(whatever)
            || !may_answer && !begins.is_empty() && prose.begins_any(begins)
            || !may_answer && !anywhere.is_empty() && prose.has_any(anywhere) && !answers()
    };
    instead.iter().any(is_it)
}
