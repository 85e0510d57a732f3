//! What rules make of words: each list is read by one rule, laid over the base case.

use crate::support::{BASE, Sample, laid_over};

/// Whether a rule reports the base case with these keys laid over it.
fn reported(code: &str, over: &str) -> bool {
    Sample::of(&laid_over(BASE, over)).findings.iter().any(|f| f.code == code)
}

/// Every one of `wrong` must be reported, none of `right`.
pub(crate) fn judge(code: &str, over: impl Fn(&str) -> String, wrong: &[&str], right: &[&str]) {
    let missed: Vec<&&str> = wrong.iter().filter(|text| !reported(code, &over(text))).collect();
    let alarms: Vec<&&str> = right.iter().filter(|text| reported(code, &over(text))).collect();
    assert!(missed.is_empty() && alarms.is_empty(), "{code} misses {missed:?} and is alarmed by {alarms:?}");
}

pub(crate) fn action(key: &str) -> impl Fn(&str) -> String {
    let key = key.to_owned();
    move |text| {
        let mut fields = vec![("what", "Nia sees Ffion alone at school."), ("owner", "sw")];
        fields.retain(|(k, _)| *k != key);
        fields.push((&key, text));
        let lines: String = fields.iter().map(|(k, v)| format!("    {k}: {v:?}\n")).collect();
        format!("actions:\n  - id: a1\n{lines}")
    }
}

#[test]
fn outcomes_that_could_stand_in_any_plan() {
    judge(
        "OUT001",
        |text| format!("outcomes:\n  - id: o1\n    what: {text:?}\n"),
        &[
            "Improve wellbeing",
            "To be safe",
            "Ffion is safe.",
            "Ffion will be safe and well cared for",
            "Ffion's emotional wellbeing will improve",
            "Engage with services",
            "Ffi engages with support",
            "The child is protected from sexual abuse",
            "Reduce risk of harm",
            "For Ffion to reach her full potential",
            "Ffion's needs are met",
            "Ffion recovers from her experiences",
        ],
        &[
            "Ffion sleeps through in her own room at least five nights a week.",
            "Ffion goes to school every day and stays until the last bell.",
            "Ffion and Tomos play together at Nan's without an adult having to part them.",
            "Ffion tells Mum or Ms Ellis when something worries her.",
            "Ffion feels safe in the bathroom and locks the door herself.",
            "Ffion eats breakfast with Mum before school.",
        ],
    );
}

#[test]
fn outcomes_about_somebody_else() {
    judge(
        "PLAN011",
        |text| format!("outcomes:\n  - id: o1\n    what: {text:?}\n"),
        &[
            "Mum completes the parenting course",
            "Parents to attend all meetings",
            "Ffion's mum understands how grooming works",
            "The school keeps a log of concerns",
            "CAMHS assesses Ffion",
            "Carys engages with Beth",
            "Nia Roberts visits every ten days",
        ],
        &[
            "Ffion and her mum spend an hour together each evening",
            "Mum and Ffion cook together on Sundays",
            "Ffion goes to school every day",
            "Schooldays begin with breakfast",
            "At school, Ffion has a friend to sit with",
            "Mum's house is a place where Ffion sleeps without fear",
        ],
    );
}

#[test]
fn measures_that_only_count() {
    judge(
        "OUT002",
        |text| {
            format!(
                "outcomes:\n  - id: o1\n    what: Ffion sleeps through five nights a week.\n    measure: {text:?}\n"
            )
        },
        &[
            "Attendance at sessions",
            "Number of appointments attended",
            "Engagement with therapy",
            "100% attendance at CAMHS",
        ],
        &[
            "What Ffion says, and her sleep chart",
            "Attendance at therapy, and what Ffion and Mum say of the nights",
            "Ffion scores how she feels from 1 to 10 at each session",
        ],
    );
}

#[test]
fn owners_who_are_no_person() {
    judge(
        "ACT001",
        action("owner"),
        &[
            "Social care",
            "school",
            "All",
            "Ffion",
            "CAMHS",
            "North Wales Police",
            "nia roberts",
            "core group",
            "",
        ],
        &["sw", "mum", "teacher"],
    );
}

#[test]
fn dates_that_are_none() {
    judge(
        "ACT002",
        action("due"),
        &["ASAP", "ongoing", "Ongoing", "TBC", "end of term", ""],
        &["2026-07-01"],
    );
}

#[test]
fn actions_that_only_name_a_service() {
    judge(
        "ACT003",
        |text| format!("actions:\n  - id: a1\n    what: {text:?}\n    why: So that she sleeps.\n"),
        &["CAMHS", "CAMHS referral", "Therapeutic support", "Keep safe work", "School support"],
        &["Nia refers Ffion to CAMHS.", "Mum reads to Ffion at bedtime.", "Beth rings Mum each Friday."],
    );
}

#[test]
fn help_that_waits_for_the_child_to_tell() {
    judge(
        "CSA007",
        action("what"),
        &[
            "Therapy starts once Ffion has disclosed",
            "If Ffion discloses further, a referral to the SARC will be made",
            "No work on the abuse until she makes a disclosure",
            "Support is conditional on a disclosure",
            "Refer to CAMHS if Ffion tells someone what happened",
            "Sara offers therapy as soon as Ffion can put it into words",
            "Not unless Ffion makes a new allegation does Nia refer her",
            "The visits end, since Ffion has not said anything for a month",
        ],
        &[
            "Nia goes on seeing Ffion, though she has not said anything for a month; that is no sign of an end",
            "Sara sees Ffion whether or not she can put it into words",
            "Nia sees Ffion each week, whatever she says",
            "Sara helps Ffion with the bad dreams; it does not matter whether she talks about them",
            "Ms Ellis asks Ffion how she is, once a week",
            "If Ffion is upset, Ms Ellis sits with her in the art room",
        ],
    );
}

#[test]
fn help_that_waits_for_the_police() {
    judge(
        "POL006",
        action("what"),
        &[
            "Therapy will not start until the police investigation ends",
            "Awaiting outcome of the police investigation",
            "Work on hold pending CPS decision",
            "Counselling to begin after the trial",
            "Once the criminal case has concluded, Sara sees Ffion",
            "Nobody works with Ffion on it until DC Price has her interview",
            "Police would rather that nobody talked with Ffion about it",
            "Sara holds off seeing Ffion so as not to muddy the evidence",
            "Sara starts when the interview has been held",
        ],
        &[
            "DC Price first wanted therapy to wait, and it was agreed that it does not",
            "Sara tells DC Price on which days she sees Ffion",
            "Beth stands by Ffion until the trial is over",
            "DC Price rings Nia each week about the investigation",
            "Sara sees Ffion each week before and after the trial",
            "Beth explains the investigation to Ffion",
        ],
    );
}

#[test]
fn words_that_take_disbelief_as_guilt() {
    judge(
        "PAR003",
        |text| format!("parents:\n  - person: mum\n    belief_note: {text:?}\n"),
        &[
            "Mum is in denial.",
            "Mum must have known what was going on.",
            "She failed to protect Ffion.",
            "Carys refuses to accept that it happened.",
            "Mum chose not to see the signs.",
        ],
        &[
            "Mum cannot believe it yet. Beth gives her time.",
            "Nan said \u{201C}she must have known\u{201D}; Beth spoke with her about that.",
            "Dad refuses to accept what Ffion said.",
            "That Mum did not see it does not mean that she must have known.",
        ],
    );
}

#[test]
fn a_trigger_is_followed_by_a_referral() {
    judge(
        "CONT003",
        |text| {
            format!(
                "contingency:\n  - id: c1\n    kind: further_abuse\n    trigger: A new sign.\n    then: {text:?}\n    by: sw\n    how_fast: at once\n"
            )
        },
        &["We talk about it at the next meeting.", "Nia monitors the situation."],
        &[
            "They ring Nia, who makes a referral the same day.",
            "Ring 999.",
            "Nia calls a strategy discussion.",
            "Nia starts a section 47 enquiry.",
        ],
    );
}

#[test]
fn devices_taken_away_and_nothing_else() {
    judge(
        "CTX023",
        |text| {
            format!(
                "concern:\n  statement: Sexual abuse online.\n  contexts: [online]\nsafety_plan:\n  rules:\n    - id: s1\n      topic: internet\n      rule: {text:?}\n"
            )
        },
        &["No phone and no tablet.", "Ffion's phone is removed.", "Ffion is banned from the internet."],
        &[
            "Ffion's phone stays downstairs at night.",
            "Mum and Ffion look at new apps together.",
            "No phone at night; by day she writes to her friends.",
        ],
    );
}

#[test]
fn a_trusted_adult_is_away_from_home_and_there_again_and_again() {
    let adult = |lines: &str| {
        format!(
            "trusted_adults:\n  - person: teacher\n{}",
            lines.replace("; ", "\n").lines().map(|l| format!("    {l}\n")).collect::<String>()
        )
    };
    judge(
        "CSA012",
        adult,
        &[
            "place: At home; how_often: weekly",
            "place: Art room; away_from_home: yes; how_often: once",
            "away_from_home: no; how_often: weekly",
        ],
        &[
            "place: In the art room at school; how_often: weekly",
            "place: At the youth club; away_from_home: yes; how_often: every school day",
        ],
    );
}

#[test]
fn tasks_of_a_person_of_concern_in_prose() {
    const LEE: &str = "people:\n  - {id: lee, name: Lee Marsh, relationship: stepfather, person_of_concern: yes}\nconcern:\n  contexts: [intra_familial_adult]\n  people_of_concern:\n    - {person: lee, known: yes}\n";
    judge(
        "ACT007",
        |text| format!("{LEE}safety_plan:\n  rules:\n    - {{id: s1, topic: visitors, rule: {text:?}}}\n"),
        &[
            "If Mum is ill, she rings Lee for a lift",
            "Mum asks Lee when money is short",
            "Lee reads the story and does the lights",
            "Mum and Lee sit down and work out the weekends",
            "Nan drives to the pool and Lee walks her in",
            "Lee listens out for the alarm",
        ],
        &[
            "Nobody rings Lee for a lift",
            "Mum rings Lee and tells him on which days he has to be out",
            "Lee can see the list, and does not sign it",
            "Mum and Lee sit apart in court",
            "Lee does his washing out of the house",
            "Lee takes her car to the garage",
        ],
    );
}

#[test]
fn exceptions_to_no_contact() {
    let contact = |text: &str| {
        format!(
            "people:\n  - {{id: dad, name: Rhys Pritchard, relationship: father, person_of_concern: yes}}\nconcern:\n  contexts: [intra_familial_adult]\ncontact:\n  - {{person: dad, decision: none, arrangement: {text:?}}}\n"
        )
    };
    judge(
        "CTX016",
        contact,
        &["No contact, but he may ring on Sundays.", "None. Dad can message her on her birthday."],
        &["No contact. He may not ring or write.", "No contact; letters stop at the prison."],
    );
}

#[test]
fn answers_that_hold_no_answer() {
    judge(
        "PLAN027",
        action("evidence"),
        &["Positive feedback.", "Standard procedure is followed.", "All steps were followed."],
        &["A study of 200 families.", "The play therapist's training; Lowri's team has used it for years."],
    );
}

/// A core group that was held, and decided this.
fn decided(what: &str) -> String {
    format!(
        "meetings:\n  - {{id: cg9, kind: core_group, on: 2026-05-20, held: yes, decisions: [{{what: {what:?}, by: sw}}]}}\n"
    )
}

#[test]
fn a_core_group_that_ends_the_plan_in_words_alone() {
    judge(
        "REV012",
        decided,
        &[
            "The plan ends today.",
            "Ffion's name comes off the register from Monday.",
            "Ffion moves to Child in Need.",
        ],
        &[
            "The core group recommends that the plan ends.",
            "The plan goes on.",
            "Nia asks the review conference to say whether the plan is over.",
            "Football goes on after the plan ends.",
        ],
    );
}

#[test]
fn a_core_group_that_moves_a_looked_after_child() {
    const LOOKED_AFTER: &str =
        "child:\n  name: Ffion Haf Pritchard\n  looked_after: {status: accommodated}\n";
    judge(
        "CLA003",
        |what| format!("{LOOKED_AFTER}{}", decided(what)),
        &[
            "Ffion moves to the residential home on Friday.",
            "Ffion goes to live with Nan.",
            "Ffion returns home on 1 June.",
        ],
        &[
            "The core group asks the looked-after review whether Ffion returns home.",
            "Ffion moves to a new reading group.",
            "Ffion does not move.",
        ],
    );
    let at_home = Sample::of(&laid_over(BASE, &decided("Ffion goes to live with Nan.")));
    assert!(!at_home.findings.iter().any(|f| f.code == "CLA003"));
}

#[test]
fn times_that_are_none() {
    judge(
        "CONT002",
        |text| {
            format!(
                "contingency:\n  - {{id: c1, kind: not_working, trigger: Two visits in a row did not happen., then: Nia calls the core group together., by: sw, how_fast: {text:?}}}\n"
            )
        },
        &["in good time", "promptly", "as appropriate"],
        &["at once", "as soon as Nia hears of it", "within three working days", "before the evening"],
    );
}
