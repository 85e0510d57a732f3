//! Texts that fill a line and tell nothing of this child: "Mum is aware.", "It was discussed."

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::prelude::*;
use crate::guidance::finding::Level;
use crate::guidance::language::{Lexicon, Passage, Token};
use crate::guidance::readability::KnownWords;
use crate::guidance::register::register;
use crate::guidance::words::is_small;

/// What a field asks for.
struct Ask {
    record: &'static str,
    key: &'static str,
    /// How many different words it needs that tell something.
    least: usize,
    /// The entry of the register.
    entry: &'static str,
    /// What to write there.
    wanted: &'static str,
}

const fn ask(
    record: &'static str,
    key: &'static str,
    least: usize,
    entry: &'static str,
    wanted: &'static str,
) -> Ask {
    Ask { record, key, least, entry, wanted }
}

/// Fields in which a sentence of common words is no answer. Left out are those for which a word or two can be one.
#[rustfmt::skip]
const ASKS: [Ask; 93] = [
    ask("Action", "delay", 2, "ACT-DELAY", "why it is late, and what is done about it"),
    ask("Action", "evidence", 1, "ACT-EVIDENCE", "what is known to help in this, and how that is known"),
    ask("Action", "parent_part", 2, "CSA-NON-ABUSING-PARENT-IN-TREATMENT", "what the parent does in it, and when"),
    ask("Service", "meanwhile", 2, "PLAN-RESOURCES-REAL", "who does what for the child until the service begins"),
    ask("Communication", "provision", 2, "DIV-COMMUNICATION", "what is done so that they can follow and be heard"),
    ask("Person", "support_to_take_part", 2, "PAR-VALUED-PARTNERS", "what is done so that they can take part"),
    ask("ChildViews", "attendance", 2, "CHILD-ATTENDANCE", "whether the child was asked to come, and what was decided, and why"),
    ask("ChildViews", "carried_how", 1, "CHILD-VIEWS-CARRIED", "how the child's views come into the meeting"),
    ask("ChildViews", "feedback_when", 2, "CHILD-FEEDBACK", "when and where the child hears of it"),
    ask("ChildView", "view", 2, "CHILD-VIEWS", "what the child thinks, feels and wants"),
    ask("Wish", "decided_otherwise_because", 2, "CHILD-VIEWS-ANSWERED", "the reason, so that it can be told to the child"),
    ask("Concern", "came_to_light", 1, "PLAN-CONCERN-CENTRAL", "how people came to know"),
    ask("Concern", "impact_not_known", 2, "CSA-IMPACT", "what is not known of the impact, and how it is being found out"),
    ask("Concern", "not_known", 2, "PLAN-CONCERN-CENTRAL", "what is not known"),
    ask("DirectTalk", "how", 2, "CSA-DIRECT-TALK", "who talks with the child about the abuse, in what way, and where"),
    ask("HealthAssessment", "decision", 2, "CSA-FORENSIC-MEDICAL", "what was decided, by whom and when"),
    ask("Indicator", "sign", 2, "CSA-INDICATORS", "what somebody would see or hear"),
    ask("PersonOfConcern", "now", 2, "PLAN-CONCERN-CENTRAL", "where they are now, and how near to the child"),
    ask("PersonOfConcern", "restrictions", 2, "CTX-INTRA-AT-HOME", "what they may not do, and who sees to it"),
    ask("PersonOfConcern", "part_of_family", 2, "CTX-SIB-AWAY", "how they stay a part of the family"),
    ask("PersonOfConcern", "time_with_family", 2, "CTX-SIB-AWAY", "when, where and with whom they have time together"),
    ask("RiskAssessment", "finding", 1, "CTX-RISK-ASSESSMENT", "what was found, and about which risk"),
    ask("ContactArrangement", "arrangement", 2, "CTX-INTRA-CONTACT", "who meets whom, where, how often and with whom there"),
    ask("ContactArrangement", "behind_the_wish", 2, "CTX-INTRA-CONTACT-WISHES", "what may lie behind the wish, such as fear, loyalty or a wish to please"),
    ask("Conference", "decision", 2, "CG-OUTLINE-PLAN", "what was decided, and why"),
    ask("Disagreement", "decision_because", 2, "PLAN-DISAGREEMENT", "the reasons, so that whoever disagrees can follow them"),
    ask("AgencyDiscussion", "result", 2, "PLAN-OTHER-PLANS", "what came of it"),
    ask("Diversity", "culture", 4, "DIV-CULTURE", "what in the family's culture, faith and ways matters for this plan, and what is done about it"),
    ask("Diversity", "discrimination", 2, "DIV-DISCRIMINATION", "what they have met with, and what is done about it"),
    ask("ExternalAssessment", "ability_to_protect", 2, "CTX-ASSESSMENT-HOLISTIC", "what was found of the other parent's ability to protect, and by whom"),
    ask("ExternalAssessment", "partner_met", 2, "CTX-ASSESSMENT-HOLISTIC", "who met the partner, when and where"),
    ask("ExternalAssessment", "role_in_family", 2, "CTX-ASSESSMENT-HOLISTIC", "what it says of their role in the family"),
    ask("ExternalAssessment", "findings", 2, "CTX-ASSESSMENT-HOLISTIC", "what was found"),
    ask("Meeting", "changes", 2, "REV-CHANGES", "what has changed in the family's circumstances"),
    ask("Meeting", "family_asked", 2, "REV-ASK-FAMILY", "what they said of what helps and what does not"),
    ask("Meeting", "police_check", 2, "POL-FURTHER-ACTION", "where the police stand, and what the meeting drew from it"),
    ask("Meeting", "sexual_abuse_check", 1, "PLAN-CONCERN-NOT-LOST", "where things stand with the worry about sexual abuse"),
    ask("Meeting", "privilege_check", 2, "CTX-INTRA-REVIEW-PRIVILEGE", "what was looked at, and what was found"),
    ask("Meeting", "safety_plan_check", 1, "REV-SAFETY-PLAN", "what works in the safety plan, what does not, and what was changed"),
    ask("Meeting", "child_helped_to_share", 2, "REV-CHILD-SHARED-MORE", "who helped the child to say more, and what came of it"),
    ask("OtherHarm", "decision", 2, "INT-OTHER-HARM", "what was decided about it, and why"),
    ask("OtherHarm", "impact", 1, "INT-OTHER-HARM", "what it does to the child"),
    ask("OtherPlan", "fits_how", 1, "PLAN-OTHER-PLANS", "who sees to it that the two fit together, and how"),
    ask("Outcome", "why_so_long", 2, "PLAN-TIMESCALE-CHILD", "why the child has to wait so long for it"),
    ask("Outcome", "now", 2, "OUT-MEASURABLE", "how it is now, so that a change can be seen"),
    ask("Outcome", "onward", 2, "STEP-NEXT-SUPPORT", "who goes on with it, and how"),
    ask("ParentView", "view", 1, "PLAN-VIEWS-PARENTS", "what they think of the plan, in their own words"),
    ask("ParentView", "not_asked_because", 2, "PLAN-VIEWS-PARENTS", "the reason"),
    ask("ParentNeeds", "belief_note", 1, "PAR-DENIAL", "what they believe, and what helps them with it"),
    ask("ParentNeeds", "blame_addressed", 2, "PAR-BLAME", "who was blamed for what, and what was done about it"),
    ask("ParentNeeds", "if_too_slow", 2, "PAR-CHANGE-TOO-SLOW", "what is done for the child if the change takes longer than the child can wait"),
    ask("ParentNeeds", "motivation", 1, "PAR-MOTIVATION", "what shows that they want to change, or do not"),
    ask("ParentNeeds", "understanding_checked", 2, "INT-LD-METHOD", "how it was checked that they understand"),
    ask("CapacityFactor", "may_have_been_used", 1, "PAR-CAPACITY", "whether somebody may have used it to get at the child, and how"),
    ask("InvestigationClosed", "compensation", 2, "POL-CLOSED-SUPPORT", "who told them of compensation, and when"),
    ask("InvestigationClosed", "discussion", 2, "POL-CLOSED-DISCUSSION", "who met, when, and what they found of the risk that remains"),
    ask("InvestigationClosed", "reason", 2, "POL-CLOSED-REASON", "what the police decided, and the reasons that they gave"),
    ask("InvestigationClosed", "reason_shared", 2, "POL-CLOSED-REASON", "who told whom, and when"),
    ask("InvestigationClosed", "reasons_explained", 2, "POL-CLOSED-CHILD-IMPACT", "who explained it to the child and the parents, and how"),
    ask("InvestigationClosed", "right_to_review", 2, "POL-CLOSED-SUPPORT", "who told them of the right to ask for a review, and when"),
    ask("InvestigationClosed", "support_continues", 2, "POL-CLOSED-SUPPORT", "who goes on helping"),
    ask("Interview", "child_informed", 2, "POL-INTERVIEW-SUPPORT", "who told the child what happens, and how"),
    ask("Interview", "communication", 2, "POL-INTERVIEW-SUPPORT", "how the child can be asked, and can answer"),
    ask("Interview", "support", 2, "POL-INTERVIEW-SUPPORT", "who is there for the child before, during and after"),
    ask("Police", "liaison", 2, "POL-INVESTIGATION-SUPPORT", "who speaks with whom, and how often"),
    ask("Police", "support", 1, "POL-INVESTIGATION-SUPPORT", "who is there for the child and the family meanwhile"),
    ask("Police", "witness_preparation", 2, "POL-WITNESS-PREPARATION", "who prepares the child for court, and how"),
    ask("Purpose", "consequences", 3, "PLAN-CONSEQUENCES", "what happens, and who acts, if things do not change"),
    ask("Purpose", "objective", 3, "PLAN-OBJECTIVE", "what will be different for this child"),
    ask("Explained", "how", 2, "CHILD-EXPLAINED", "who told the child, in what way, and what the child made of it"),
    ask("ExplainedToParent", "how", 2, "PAR-EXPECTATIONS", "who explained it, in what way, and how it was checked that they understand"),
    ask("PreviousPlan", "used_how", 2, "CIN-BEFORE-CP", "what was taken over from it, and what was learned"),
    ask("Purpose", "must_change", 1, "PLAN-WHAT-MUST-CHANGE", "what must be different for the child, and who does what about it"),
    ask("Purpose", "unacceptable_care", 1, "PLAN-UNACCEPTABLE-CARE", "what must not happen to this child"),
    ask("Reason", "evidence", 2, "PLAN-REASONS", "what was seen, heard or said, by whom and when"),
    ask("Risk", "vulnerability", 1, "PLAN-RISKS-MITIGATED", "what makes this child easier to harm here"),
    ask("ReviewPoints", "by_what_means", 2, "REV-POINTS", "by what you will know whether things are better: a scale, a chart, what the child says"),
    ask("SafetyPlan", "talking", 2, "SAFE-COMMUNICATION", "when and how the family talks about it"),
    ask("SafetyPlan", "recovery", 2, "SAFE-DISRUPT-AND-SUPPORT", "who helps the child to recover, and how"),
    ask("SafetyPlan", "protection", 2, "SAFE-DISRUPT-AND-SUPPORT", "what adults do to keep the child safe from those who harm"),
    ask("SafetyPlan", "disruption", 2, "SAFE-DISRUPT-AND-SUPPORT", "what is done about those who harm, by whom and how often"),
    ask("SafetyPlan", "safer_places", 2, "SAFE-DISRUPT-AND-SUPPORT", "what is done to make the places safer"),
    ask("SafetyPlan", "parents_understand", 2, "SAFE-PARENTS-UNDERSTAND", "what the parents were shown and told, by whom, and what they made of it"),
    ask("TopicNotRelevant", "why", 2, "SAFE-REALISTIC", "why this family needs no rule on it"),
    ask("SafetyPlanReview", "result", 2, "SAFE-REVIEW", "what was found and changed"),
    ask("Signature", "not_signed_because", 2, "SIGN-ALL", "the reason, and when it will be signed"),
    ask("ServiceReport", "delay", 2, "ACT-DELAY", "why it is late, and what is done about it"),
    ask("Version", "changes", 2, "PLAN-ADJUSTED", "what is different, and why"),
    ask("Progress", "evidence", 1, "REV-EACH-OUTCOME", "what shows it"),
    ask("Contingency", "then", 1, "CONT-TRIGGERS", "who does what, and how fast"),
    ask("Member", "responsibilities", 1, "ACT-EVERY-PERSON-ROLE", "what this member does for the child"),
    ask("Threshold", "finding", 2, "CIN-THRESHOLD", "on what grounds the threshold is met, or is not"),
    ask("Closing", "why", 2, "STEP-NEEDS-MET", "why the plan can end"),
];

/// Words that stand in any plan and tell nothing of this one, beside the small words: who does something in general, and
/// that something is said, seen, planned or done.
const TELL_NOTHING: &str = "\
    nor off over doing done cannot himself herself themselves you your i me my whom whose where how why while \
    if once again still yet just only both other others otherwise another same such here now after before \
    since until under between through during because therefore however already ever else rather quite perhaps \
    maybe really people family families parent parents mother father mum mam mummy dad daddy nan nain taid \
    tata mama gran grandparents sibling siblings brother sister adult adults carer carers relative relatives \
    professional professionals agency agencies worker workers team teams staff colleague colleagues \
    department office everybody everyone somebody someone anybody anyone everything something nothing \
    anything none one two several many few lot lots bit aware agree agrees agreed agreement discuss discusses \
    discussed discussion discussions explain explains explained explanation tell tells told talk talks talked \
    spoke spoken speak mention mentioned inform informs informed meet meeting meetings group groups core \
    conference conferences panel review reviews reviewed update updates updated amend amended amendment \
    amendments change changes changed decide decides decided decision decisions view views viewed consider \
    considers considered consideration note noted point points time times stage moment present current \
    currently previous previously usual usually normal normally always never often sometimes soon later \
    course future regular regularly ongoing continue continues continued continuing thing things matter \
    matters way ways part parts plan plans planned system systems case cases situation situations \
    circumstances occasion occasions area areas aspect aspects monitor monitors monitored monitoring support \
    supports supported supporting supportive service services need needs needed require requires required \
    available appropriate appropriately necessary possible suitable good better best enough fine ok okay \
    right wrong high low medium high-level positive positively negative negatively get gets got go goes going \
    gone went come comes came put puts look looks looked looking see sees seen saw think thinks thought say \
    says said ask asks asked know knows known feel feels felt hear hears heard wait waits waited waiting make \
    makes made take takes taken took give gives given gave keep keeps kept let lets bring brings brought busy \
    work works worked working together concern concerns concerned issue issues problem problems risk risks \
    level worry worries progress direction general generally relevant information detail details separate yes \
    per january february march april june july august september october november december reflect reflected \
    addressed address resolved deal dealt happen happens happened feedback based standard offer offers \
    offered universal invite invited sent send shared compliant sensible common sense account engage engages \
    engaged engaging engagement attend attends attended attending reduce reduces reduced follow follows followed \
    procedure procedures policy step steps applicable practicable possible able seem seems openly honestly honest prioritise prioritises prioritised \
    cooperate cooperates operate operates comply complies add adds \
    threshold met parenting failure failing inappropriate unacceptable acceptable adequate \
    inadequate contribute contributes runs alongside parallel various following necessary sustain sustains \
    sustained file chronology attached above below";

fn tells_nothing(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| TELL_NOTHING.split_whitespace().collect());
    is_small(word) || WORDS.contains(word)
}

/// Whether it is told that nothing has changed, where that is asked.
fn is_unchanged(passage: &Passage<'_>) -> bool {
    const UNCHANGED: &str = "no change*, unchanged, nothing has changed, nothing changed, nothing new, not changed, as it was, as they were, as before, same";
    passage.key == "changes"
        && passage.record == "Meeting"
        && Prose::of(&passage.phrase.words).has_any(UNCHANGED)
}

fn ask_of(passage: &Passage<'_>) -> Option<&'static Ask> {
    static BY_FIELD: LazyLock<FxHashMap<(&str, &str), &Ask>> =
        LazyLock::new(|| ASKS.iter().map(|ask| ((ask.record, ask.key), ask)).collect());
    BY_FIELD.get(&(passage.record, passage.key)).copied()
}

rule! {
    /// What is written says something of this child: not only that a thing was discussed, decided or is known.
    ///
    /// Words that stand in any plan are left aside, such as "aware", "agreed", "the meeting", "support".
    /// If hardly a word is left, the line tells its reader nothing.
    ///
    /// # Why
    /// "Mum is aware" looks like an answer. Whoever was not in the room learns nothing from it, and the next worker
    /// starts anew.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum, sleeps again, and is back in her team.
    ///   consequences: Mum is aware of these.
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum, sleeps again, and is back in her team.
    ///   consequences: If Ffion is left with her dad, Nia asks for a legal meeting the same day.
    /// ```
    SAYS_ENOUGH = "PLAN027", "says-enough", since "0.1.0", covers ["ACT-EVIDENCE"],
    at times [
        "ACT-DELAY", "CSA-NON-ABUSING-PARENT-IN-TREATMENT", "PLAN-RESOURCES-REAL", "DIV-COMMUNICATION",
        "PAR-VALUED-PARTNERS", "CHILD-ATTENDANCE", "CHILD-VIEWS-CARRIED", "CHILD-FEEDBACK", "CHILD-VIEWS",
        "CHILD-VIEWS-ANSWERED", "PLAN-CONCERN-CENTRAL", "CSA-IMPACT", "CSA-DIRECT-TALK",
        "CSA-FORENSIC-MEDICAL", "CSA-INDICATORS", "CTX-INTRA-AT-HOME", "CTX-SIB-AWAY",
        "CTX-RISK-ASSESSMENT", "CTX-INTRA-CONTACT", "CTX-INTRA-CONTACT-WISHES", "CG-OUTLINE-PLAN",
        "PLAN-DISAGREEMENT", "PLAN-OTHER-PLANS", "CIN-BEFORE-CP", "REV-CHANGES", "DIV-CULTURE", "DIV-DISCRIMINATION",
        "CTX-ASSESSMENT-HOLISTIC", "REV-EACH-OUTCOME", "REV-ASK-FAMILY", "POL-FURTHER-ACTION",
        "PLAN-CONCERN-NOT-LOST", "CTX-INTRA-REVIEW-PRIVILEGE", "REV-SAFETY-PLAN", "REV-CHILD-SHARED-MORE",
        "INT-OTHER-HARM", "PLAN-TIMESCALE-CHILD", "OUT-MEASURABLE", "STEP-NEXT-SUPPORT",
        "PLAN-VIEWS-PARENTS", "PAR-DENIAL", "PAR-BLAME", "PAR-CHANGE-TOO-SLOW", "PAR-MOTIVATION",
        "INT-LD-METHOD", "PAR-CAPACITY", "POL-CLOSED-SUPPORT", "POL-CLOSED-DISCUSSION",
        "POL-CLOSED-REASON", "POL-CLOSED-CHILD-IMPACT", "POL-INTERVIEW-SUPPORT",
        "POL-INVESTIGATION-SUPPORT", "POL-WITNESS-PREPARATION", "PLAN-CONSEQUENCES", "CHILD-EXPLAINED",
        "PAR-EXPECTATIONS", "PLAN-WHAT-MUST-CHANGE", "PLAN-UNACCEPTABLE-CARE", "PLAN-REASONS",
        "PLAN-RISKS-MITIGATED", "REV-POINTS", "SAFE-COMMUNICATION", "SAFE-DISRUPT-AND-SUPPORT",
        "SAFE-PARENTS-UNDERSTAND", "SAFE-REALISTIC", "SAFE-REVIEW", "SIGN-ALL", "PLAN-ADJUSTED",
        "CONT-TRIGGERS", "STEP-NEEDS-MET", "PLAN-OBJECTIVE"
    ], check says_enough
}

/// A text with more bytes is not looked at: it has enough words.
const LONGEST: usize = 110;
/// So many words tell something, however common each of them is: fewer where one telling word is enough.
const fn enough_words(least: usize) -> usize {
    if least > 1 { 12 } else { 9 }
}

/// Whether what stands in a field tells nothing of this child.
pub(super) fn tells_too_little(cx: &Facts<'_>, passage: &Passage<'_>, tokens: &[Token]) -> bool {
    let child = &cx.case.child;
    let own_names = || KnownWords::of([child.name.words(), child.known_as.words()]);
    let text = &passage.phrase.words;
    text.len() <= LONGEST
        && ask_of(passage)
            .is_some_and(|ask| !told_by(text, tokens, &cx.texts().lexicon, &own_names(), ask.least))
}

fn says_enough(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let child = &cx.case.child;
    let own_names = KnownWords::of([child.name.words(), child.known_as.words()]);
    let texts = cx.texts();
    for (_, passage, tokens) in texts.english().filter(|(_, p, _)| p.phrase.words.len() <= LONGEST) {
        let Some(ask) = ask_of(passage).filter(|_| !is_unchanged(passage)) else { continue };
        let Some(entry) = register().entry(ask.entry).filter(|entry| cx.applies(entry)) else { continue };
        let text = &passage.phrase.words;
        if passage.phrase.nothing.is_some() || told_by(text, tokens, &texts.lexicon, &own_names, ask.least) {
            continue;
        }
        out.at_node(passage.phrase.at, format!("{} tells too little", quote(text)))
            .help(format!("write {}", ask.wanted))
            .level(Level::Warning)
            .of_entry(entry);
    }
}

/// Whether a text has at least so many different words that tell something. A figure always does, and so does what
/// somebody said as they said it, and a yes or a no.
fn told_by(text: &str, tokens: &[Token], lexicon: &Lexicon<'_>, child: &KnownWords, least: usize) -> bool {
    let mut words = tokens.iter().map(|token| lexicon.plain(token)).peekable();
    let answers = words.peek().is_some_and(|word| matches!(*word, "yes" | "no" | "none"));
    if answers || tokens.len() >= enough_words(least) {
        return true;
    }
    let mut telling: Vec<&str> = Vec::new();
    let mut named = 0;
    for word in words {
        let bare = word.strip_suffix("'s").unwrap_or(word);
        if child.has(bare) {
            named = 1;
        } else if !tells_nothing(bare) && !telling.contains(&bare) {
            telling.push(bare);
        }
    }
    // "Ffion does not want it" tells of her; "Ffion was there" does not.
    !telling.is_empty() && telling.len() + named >= least
        || text.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '\u{201C}' | '\u{2018}'))
}
