//! Whether what stands in a field answers what is asked, or something else.

use crate::judgement::{action, judge};

#[test]
fn answers_that_answer_something_else() {
    judge(
        "PLAN028",
        |text| format!("child_views:\n  attends: no\n  attendance: {text:?}\n"),
        &[
            "Children under twelve are not invited in this authority.",
            "As usual, the meeting is for adults.",
            "It is quicker without her.",
            "She was asleep.",
        ],
        &[
            "Ffion was asked and does not want to come; Ms Ellis brings her words.",
            "She would like to come to the end of it, and was told that she can.",
            "Not this time: Ffion says that the room is too big.",
        ],
    );
    judge(
        "PLAN028",
        action("evidence"),
        &["Usual practice.", "It felt right.", "It is standard practice in the team."],
        &[
            "Seeing one nurse spares her a round of tests.",
            "Ffion slept better in the weeks in which she came.",
        ],
    );
    judge(
        "PLAN028",
        |text| {
            format!(
                "contingency:\n  - {{id: c1, kind: not_working, trigger: Two visits in a row did not happen., then: {text:?}, by: sw, how_fast: the same day}}\n"
            )
        },
        &["The plan continues as it is.", "Appropriate steps will be considered at the time."],
        &["Nia rings Mum, and brings the core group together."],
    );
}

#[test]
fn answers_without_a_word_of_their_subject() {
    let field =
        |record: &'static str, key: &'static str| move |text: &str| format!("{record}:\n  {key}: {text:?}\n");
    judge(
        "PLAN029",
        field("police", "liaison"),
        &["DC Price is friendly, and her office is close by."],
        &[
            "Nia and DC Price speak every Monday.",
            "By email the same day, and by telephone on Fridays.",
            "PC Price sits in the same building; they meet over tea.",
        ],
    );
    judge(
        "PLAN029",
        field("purpose", "consequences"),
        &["The council keeps all options open at each stage of the process."],
        &[
            "If Ffion is left with her dad, Nia asks for a legal meeting the same day.",
            "A judge may decide where Ffion lives.",
            "We think again with the family, and soon.",
        ],
    );
    let rule = |topic: &'static str| {
        move |text: &str| {
            format!("safety_plan:\n  rules:\n    - {{id: s1, topic: {topic}, rule: {text:?}}}\n")
        }
    };
    judge(
        "PLAN029",
        rule("bathrooms"),
        &["The towels are hung up.", "Please rinse the bath."],
        &[
            "One person at a time.",
            "Mum baths Ffion; Dad is downstairs.",
            "Bolt it, every time.",
            "Nobody walks in.",
        ],
    );
    judge(
        "PLAN029",
        rule("boundaries"),
        &["We say please and thank you.", "We are all kind."],
        &["Cuddles when you want one.", "Private parts are private.", "Stop means stop."],
    );
    judge(
        "PLAN029",
        rule("internet"),
        &["We are sensible about it.", "Everybody is careful."],
        &["Phones charge in the kitchen.", "Gaming till eight.", "Mum knows the passwords."],
    );
    let wish = |person: &'static str| {
        move |text: &str| {
            format!(
                "contact:\n  - {{person: {person}, decision: supervised, arrangement: An hour at Nan's., supervised_by: [nan], why: Ffion asks for it., \
                 wishes: Ffion wants to go., behind_the_wish: {text:?}, review_on: 2026-06-26}}\n"
            )
        }
    };
    let clear = "Ffion was clear when asked, and it is taken as it stands.";
    judge("PLAN029", wish("dad"), &[clear], &["She may want to please him.", "Loyalty, and treats."]);
    judge("PLAN029", wish("nan"), &[], &[clear]);
}

#[test]
fn time_alone_that_has_no_word_of_it() {
    judge(
        "CHILD011",
        |text| format!("visits:\n  alone: {text:?}\n"),
        &[
            "Nia catches up with Ffion while tea is on the table.",
            "In the art room at playtime, with the class around.",
        ],
        &[
            "Just the two of them, in the art room.",
            "At school, with the door shut.",
            "On a walk.",
            "Once Mum has gone out.",
        ],
    );
}

#[test]
fn places_that_are_left_open() {
    judge(
        "CHILD010",
        |text| {
            format!(
                "visits:\n  places: {text:?}\n  alone: In the art room, where nobody can overhear.\n  with_family: At home with Mum.\n"
            )
        },
        &["Wherever suits Mum that week.", "It varies."],
        &["At school; at home every second time.", "Anywhere on the school site that Ffion chooses."],
    );
}

#[test]
fn what_is_no_change_in_the_family() {
    judge(
        "SAFE013",
        |text| {
            format!(
                "meetings:\n  - {{id: cg9, kind: core_group, on: 2026-06-12, held: yes, changes: {text:?}}}\n"
            )
        },
        &["Dad's brother has moved in.", "No change at school. Nan is in hospital."],
        &[
            "Nothing has changed since the core group.",
            "The household is as it was.",
            "No one has moved. Nan may have an operation in the autumn.",
            "Everything at home is the same.",
        ],
    );
}

#[test]
fn what_is_no_fear() {
    judge(
        "PAR006",
        |text| {
            format!(
                "parents:\n  - {{person: mum, needs: Sleep., community_fears_asked: yes, community_fears: {text:?}}}\n"
            )
        },
        &[
            "She is afraid that the chapel will turn its back on her.",
            "Asked on 3 June: she fears her brothers.",
        ],
        &[
            "There is no fear of harm or dishonour. She was asked twice.",
            "Asked on 3 June. She has none.",
            "She laughed and said no.",
        ],
    );
    judge(
        "PAR006",
        |asked| {
            format!(
                "parents:\n  - {{person: mum, needs: Sleep., community_fears_asked: {asked}, community_fears: Did not seem to matter.}}\n"
            )
        },
        &["no"],
        &["yes"],
    );
}

#[test]
fn voices_that_are_only_told() {
    judge(
        "SAFE003",
        |text| {
            format!(
                "safety_plan:\n  agreed_on: 2026-05-08\n  child_voice: Lock it.\n  rules: [{{id: s1, topic: bathrooms, rule: One at a time.}}]\n  voices:\n    - {{person: mum, words: {text:?}}}\n    - {{person: tomos, words: Knock.}}\n    - {{person: nan, words: Ring me.}}\n"
            )
        },
        &["Mum was told about the rules.", "Agrees with the plan."],
        &["I was told, and I think it is right.", "Landing light on, please."],
    );
}

#[test]
fn what_a_worker_does_and_what_others_did() {
    judge(
        "LANG004",
        action("what"),
        &["Ffion to inform an adult if he comes."],
        &["Nia meets Ffion to inform her of each step.", "Beth sees Ffion to report back what police said."],
    );
    judge(
        "POL006",
        action("what"),
        &["Therapy is suspended until the trial."],
        &[
            "Probation supervises his suspended sentence.",
            "Probation reviews the deferred sentence with him.",
        ],
    );
    judge(
        "DIV002",
        |text| format!("diversity:\n  discrimination: {text:?}\n"),
        &["Tomos interprets for Mum at the surgery."],
        &["Mum was once told to bring Tomos to interpret."],
    );
}
