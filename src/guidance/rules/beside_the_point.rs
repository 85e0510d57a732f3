//! Answers that answer something else: that it is put off, that a paper was sent, that somebody may ring.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::prelude::*;
use crate::guidance::finding::Level;
use crate::guidance::language::Passage;
use crate::guidance::register::register;

/// What a text can say in place of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Instead {
    /// That it comes later, some time.
    Later,
    /// That a paper was handed over or sent, where somebody was to be talked with.
    Paper,
    /// That somebody may ring or ask, where the plan says who does something.
    OnRequest,
    /// That somebody thinks or feels so, where grounds are asked for.
    Opinion,
    /// Who decided, where the reason is asked for.
    Decided,
    /// Where somebody was, where it is asked what was thought or done.
    Whereabouts,
}

use Instead as I;

impl Instead {
    /// The wordings: first those with which the text begins, then those that stand anywhere.
    fn wordings(self) -> [&'static str; 2] {
        match self {
            I::Later => [
                "to be talked, to be looked, to be thought, to be discussed, to be agreed, to be decided, to be considered, one for after, \
                 one for later, still to be, still to come, as agreed in, as agreed at, as discussed, hard to say, difficult to say, \
                 too early to, little to do until, there is little to do until, there is nothing to do until, not gone into, not asked about",
                "at some point, when things have calmed, when things calm, once things have calmed, when things have settled, when things settle, \
                 once things settle, when the time is right, to think about in due course, if there is time, when there is time, did not come up, \
                 has not come up, rather not go into, told on the day, come back to this, come back to it, too early to bring up",
            ],
            I::Paper => [
                "by email, by post, by letter, in the post, in writing",
                "copied in, in the post, by post, posted to, was given a copy, were given a copy, was given a leaflet, was handed a copy, sent out with, \
                 sent with the minutes, was sent a copy, were sent a copy, was emailed, were emailed, was asked to pass, were asked to pass",
            ],
            I::OnRequest => [
                "available if, if needed, if asked, if she asks, if he asks, on request, when needed, as needed, when asked",
                "can ring, can call, can ask, may ring, may ask, are free to ring, are free to ask, is welcome to, are welcome to, only has to ask, \
                 only have to ask, available if, available when needed, available on request",
            ],
            I::Opinion => [
                "it felt, it was felt, it seemed",
                "thinks so, think so, felt right, felt like, feels like, feels right, a feel for, was felt to be, plain to see, easy to see, \
                 everybody can see, seemed right, gut feeling",
            ],
            I::Decided => [
                "agreed by, decided by",
                "was outvoted, were outvoted, took the decision, made the decision, took another view, took a different view, thought otherwise, \
                 saw it differently, did not agree, had the last word",
            ],
            I::Whereabouts => [
                "",
                "was at school, was at home, was at work, was out, on his way, on her way, on their way, was on leave, was on holiday, was playing, \
                 was asleep, was in bed, was upstairs, was off sick",
            ],
        }
    }
}

/// What would be an answer all the same, whatever else stands beside it.
const ANSWERS: &str = "because, since, so that, asked, asks, told, tells, said, says, talked, talks, explained, explains, showed, shows, \
    heard, saw, seen, read, reads, wished, wants, wanted, went through, goes through, chose, shouted, screamed, afraid, frightened";

/// A field, what in it is no answer, the entry of the register, and what to write.
type Field = (&'static str, &'static str, &'static [Instead], &'static str, &'static str);

#[rustfmt::skip]
const FIELDS: [Field; 34] = [
    ("Action", "why", &[I::Later], "ACT-WHAT-WHY", "why this is done for this child"),
    ("Action", "evidence", &[I::Opinion], "ACT-EVIDENCE", "what is known to help in this, and how that is known"),
    ("Action", "delay", &[I::Later], "ACT-DELAY", "why it is late, and what is done about it"),
    ("Member", "contact", &[I::OnRequest], "ACT-CONTACT-FREQUENCY", "what this member does with the child, and how often"),
    ("Purpose", "negotiable", &[I::Later], "PLAN-NEGOTIABLE", "what the family may decide, or do in its own way"),
    ("Strength", "built_on", &[I::Later], "PLAN-STRENGTHS", "how the plan builds on it"),
    ("Explained", "how", &[I::Paper], "CHILD-EXPLAINED", "who told the child, in what way, and what the child made of it"),
    ("ExplainedToParent", "how", &[I::Paper], "PAR-EXPECTATIONS", "who explained it, in what way, and how it was checked that they understand"),
    ("Feedback", "how", &[I::Paper], "CHILD-FEEDBACK", "who tells the child, and how"),
    ("ParentView", "view", &[I::Whereabouts, I::Later], "PLAN-VIEWS-PARENTS", "what they think of the plan, in their own words"),
    ("ParentView", "checked_with_them", &[I::Paper], "CIN-FAMILY-BEFORE-MEETING", "who went through it with them, when, and what they put right"),
    ("ChildViews", "attendance", &[I::Whereabouts], "CHILD-ATTENDANCE", "whether the child was asked to come, and what was decided, and why"),
    ("ChildViews", "carried_how", &[I::Later, I::OnRequest], "CHILD-VIEWS-CARRIED", "how the child's views come into the meeting"),
    ("ContactArrangement", "wishes", &[I::Later], "CTX-INTRA-CONTACT-WISHES", "what the child said about contact, and when"),
    ("ContactArrangement", "behind_the_wish", &[I::Later], "CTX-INTRA-CONTACT-WISHES", "what may lie behind the wish, such as fear, loyalty or a wish to please"),
    ("HealthAssessment", "decision", &[I::Later], "CSA-FORENSIC-MEDICAL", "what was decided, by whom and when"),
    ("PersonOfConcern", "part_of_family", &[I::Later], "CTX-SIB-AWAY", "how they stay a part of the family"),
    ("SafetyPlan", "recovery", &[I::Later], "SAFE-DISRUPT-AND-SUPPORT", "who helps the child to recover, and how"),
    ("Voice", "words", &[I::Whereabouts, I::Later], "SAFE-EVERY-VOICE", "what they said of the safety plan"),
    ("ParentNeeds", "time_to_change", &[I::Later], "PAR-MOTIVATION", "how long the change is likely to take, and whether the child can wait so long"),
    ("ParentNeeds", "community_fears", &[I::Later], "PAR-COMMUNITY-HARM", "what the parent fears from others, and what is done about it"),
    ("Disagreement", "decision_because", &[I::Decided, I::Later], "PLAN-DISAGREEMENT", "the reasons, so that whoever disagrees can follow them"),
    ("Police", "kept_informed_how", &[I::OnRequest], "CHILD-INFORMED-INVESTIGATION", "who tells child and family what, and how often, without their having to ask"),
    ("Police", "support", &[I::Later], "POL-INVESTIGATION-SUPPORT", "who is there for the child and the family meanwhile"),
    ("InvestigationClosed", "reason", &[I::Decided], "POL-CLOSED-REASON", "what the police decided, and the reasons that they gave"),
    ("InvestigationClosed", "discussion", &[I::Paper], "POL-CLOSED-DISCUSSION", "who met, when, and what they found of the risk that remains"),
    ("InvestigationClosed", "reasons_explained", &[I::Paper], "POL-CLOSED-CHILD-IMPACT", "who explained it to the child and the parents, and how"),
    ("InvestigationClosed", "compensation", &[I::Later, I::Opinion], "POL-CLOSED-SUPPORT", "who told them of compensation, and when"),
    ("Threshold", "finding", &[I::Opinion], "CIN-THRESHOLD", "on what grounds the threshold is met, or is not"),
    ("Threshold", "conference_considered", &[I::Whereabouts, I::Later], "CIN-ONGOING-RISK", "who considered a conference, when, and why there is none"),
    ("PackagePart", "how", &[I::Opinion], "INT-OTHER-HARM", "what is looked at, by whom and how often"),
    ("FamilyGroupMeeting", "findings_shared", &[I::Later], "FGM-INFORMATION", "what the family was told beforehand, and by whom"),
    ("OnwardSupport", "what", &[I::OnRequest, I::Later], "STEP-NEXT-SUPPORT", "who does what from then on"),
    ("Interview", "support", &[I::Later], "POL-INTERVIEW-SUPPORT", "who is there for the child before, during and after"),
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
        "FGM-INFORMATION", "STEP-NEXT-SUPPORT", "POL-INTERVIEW-SUPPORT"
    ], check to_the_point
}

/// A text with more bytes says more than one thing.
const LONGEST: usize = 100;

fn field_of(passage: &Passage<'_>) -> Option<&'static Field> {
    static BY_FIELD: LazyLock<FxHashMap<(&str, &str), &Field>> =
        LazyLock::new(|| FIELDS.iter().map(|field| ((field.0, field.1), field)).collect());
    BY_FIELD.get(&(passage.record, passage.key)).copied()
}

fn to_the_point(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for passage in cx.texts().passages.iter().filter(|p| p.is_english() && p.phrase.words.len() <= LONGEST) {
        let Some((_, _, instead, entry, wanted)) = field_of(passage) else { continue };
        let text = &passage.phrase.words;
        if passage.phrase.nothing.is_some() || !is_one_thing(text) || !is_instead(text, instead) {
            continue;
        }
        let Some(entry) = register().entry(entry).filter(|entry| cx.applies(entry)) else { continue };
        out.at_node(passage.phrase.at, format!("{} answers something else", quote(text)))
            .help(format!("write {wanted}"))
            .level(Level::Warning)
            .of_entry(entry);
    }
}

/// Whether a text is one sentence, without a figure, a quotation and a second step.
fn is_one_thing(text: &str) -> bool {
    let more = |c: char| c.is_ascii_digit() || matches!(c, '.' | ';' | '?' | '!' | '"' | '\u{201C}');
    !text.trim_end_matches(['.', ' ', '\n']).contains(more) && !text.contains(" then ")
}

fn is_instead(text: &str, instead: &[Instead]) -> bool {
    let prose = Prose::of(text);
    let begins = |kind: &Instead| {
        let [begins, _] = kind.wordings();
        !begins.is_empty() && prose.begins_any(begins)
    };
    let is_it = |kind: &Instead| {
        let [_, anywhere] = kind.wordings();
        prose.has_any(anywhere)
    };
    // "Was asked to pass it on" is no question to anybody.
    let answers = || {
        prose.has_any(ANSWERS) && !prose.has_any("asked to pass, not asked about, told on the day, if she asks, if he asks, if asked, when asked")
    };
    instead.iter().any(begins) || instead.iter().any(is_it) && !answers()
}
