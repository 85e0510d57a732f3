//! Words that should not be said: each is found where it stands, and sound words are left alone.

use crate::support::{self, BASE, Sample, laid_over};
use cpplan::guidance::Finding;

/// The rules that look at words.
const CODES: [&str; 11] = [
    "LANG001", "LANG002", "LANG003", "LANG004", "LANG005", "LANG006", "LANG007", "LANG008", "PAR003",
    "SAFE009", "SAFE014",
];

/// A case in which a text stands in one place.
fn case(place: &str, text: &str) -> String {
    let text: String = text.lines().map(|line| format!("        {line}\n")).collect();
    let over = match place {
        "finding" => format!("assessment:\n  findings:\n    - id: f1\n      what: >-\n{text}"),
        "action" => format!("actions:\n    - id: a1\n      what: >-\n{text}"),
        "rule" => {
            format!("safety_plan:\n  rules:\n    - id: s1\n      topic: visitors\n      rule: >-\n{text}")
        }
        "family" => format!("purpose:\n    objective: Ffion is safe.\n    for_family: >-\n{text}"),
        "child" => format!("purpose:\n    objective: Ffion is safe.\n    for_child: >-\n{text}"),
        "parent" => format!("parents:\n    - person: mum\n      belief_note: >-\n{text}"),
        "said" => format!("child_views:\n  said:\n    - to: sw\n      own_words:\n      - >-\n{text}"),
        "online" => format!("concern:\n    contexts: [online]\n    statement: >-\n{text}"),
        "abroad" => format!(
            "people:\n  - id: lee\n    name: Lee Marsh\n    person_of_concern: yes\n    relationship: none\nconcern:\n    contexts: [extra_familial]\n    statement: >-\n{text}"
        ),
        "england" => {
            format!(
                "nation: england\nconference:\nassessment:\n  findings:\n    - id: f1\n      what: >-\n{text}"
            )
        }
        other => panic!("no place {other}"),
    };
    laid_over(BASE, &over)
}

fn words_found(sample: &Sample, finding: &Finding) -> String {
    let nodes = &sample.loaded.nodes;
    let span = finding.place.span(nodes).expect("a place");
    nodes.files()[span.file].text[span.bytes].to_owned()
}

fn found(place: &str, text: &str) -> Vec<(&'static str, String)> {
    let sample = Sample::of(&case(place, text));
    let ours = sample.findings.iter().filter(|f| CODES.contains(&f.code));
    ours.map(|f| (f.code, words_found(&sample, f))).collect()
}

#[test]
fn words_are_found_exactly_where_they_stand() {
    for (place, text, code, words) in [
        ("finding", "The police case ended with no further action.", "LANG001", "no further action"),
        ("finding", "It was NFA\u{2019}d in May.", "LANG001", "NFA\u{2019}d"),
        ("action", "Nia asks the officer why it is NFA, and rings Mum.", "LANG001", "NFA"),
        ("online", "He asked for pictures online. They never met in real life.", "LANG002", "real life"),
        ("online", "Help Ffion to make friends in the real world.", "LANG002", "real world"),
        ("online", "She has not met him IRL.", "LANG002", "IRL"),
        ("finding", "Ffion is promiscuous.", "LANG003", "promiscuous"),
        ("finding", "Ffion puts herself at risk.", "LANG003", "puts herself at risk"),
        (
            "finding",
            "She keeps putting herself at serious risk online.",
            "LANG003",
            "putting herself at serious risk",
        ),
        (
            "finding",
            "Ffion places herself in dangerous situations.",
            "LANG003",
            "places herself in dangerous situations",
        ),
        (
            "finding",
            "Ffion was engaging in sexual activity with him.",
            "LANG003",
            "engaging in sexual activity",
        ),
        ("finding", "Ffion has been sexually active since last year.", "LANG003", "sexually active"),
        ("finding", "Ffion had sex with a man of 24.", "LANG003", "had sex"),
        ("finding", "Ffion goes to parties with her older boyfriend.", "LANG003", "older boyfriend"),
        ("abroad", "Lee is her boyfriend.", "LANG003", "Lee is her boyfriend"),
        ("abroad", "Ffion is in a relationship with Lee.", "LANG003", "in a relationship with Lee"),
        ("abroad", "Her boyfriend Lee gives her lifts.", "LANG003", "Her boyfriend Lee"),
        ("finding", "This is a lifestyle choice.", "LANG003", "lifestyle choice"),
        ("finding", "Ffion makes poor choices at night.", "LANG003", "makes poor choices"),
        ("finding", "She was described as a child prostitute.", "LANG003", "child prostitute"),
        ("finding", "Ffion got lifts in exchange for sex.", "LANG003", "in exchange for sex"),
        ("finding", "Ffion is involved in CSE.", "LANG003", "involved in CSE"),
        ("finding", "The contact was consensual.", "LANG003", "consensual"),
        ("finding", "Ffion let him touch her.", "LANG003", "let him touch"),
        ("finding", "Ffion has been contacting adult males by phone.", "LANG003", "contacting adult males"),
        ("finding", "Ffion is attention-seeking at school.", "LANG003", "attention-seeking"),
        ("finding", "Ffion is very streetwise.", "LANG003", "streetwise"),
        ("finding", "Ffion refuses to engage with the school nurse.", "LANG003", "refuses to engage"),
        ("finding", "Ffion can be manipulative.", "LANG003", "manipulative"),
        ("finding", "Ffion recruits other girls for him.", "LANG003", "recruits other"),
        ("finding", "Dad had child pornography on his phone.", "LANG003", "child pornography"),
        ("finding", "Dad has no contact offences on record.", "LANG003", "contact offences"),
        (
            "finding",
            "For a year Ffion was in a relationship with a man of 30.",
            "LANG003",
            "in a relationship with a man",
        ),
        ("finding", "Her partner is nearly 25.", "LANG003", "Her partner is nearly 25"),
        ("finding", "Ffion let the man film her.", "LANG003", "let the man film"),
        ("finding", "Ffion might have told a teacher in time.", "LANG003", "might have told"),
        ("finding", "Because of her naivety he found it easy.", "LANG003", "Because of her naivety"),
        (
            "finding",
            "Ffion's accounts have been inconsistent.",
            "LANG003",
            "Ffion's accounts have been inconsistent",
        ),
        ("finding", "The teacher calls Ffion \"manipulative\".", "LANG003", "manipulative"),
        ("finding", "Ffion does not see that she puts herself at risk.", "LANG003", "puts herself at risk"),
        ("child", "It would have ended if you had spoken up.", "LANG003", "if you had spoken"),
        ("child", "You must always ring Nan from the bus.", "LANG004", "You must always ring"),
        ("child", "You keep yourself safe by the river.", "LANG004", "You keep yourself safe"),
        ("rule", "Ffion has agreed not to meet him.", "LANG004", "Ffion has agreed not to"),
        (
            "rule",
            "Ffion is responsible for locking the bathroom.",
            "LANG004",
            "Ffion is responsible for locking",
        ),
        ("parent", "Mum minimises what he did.", "PAR003", "minimises"),
        ("parent", "She ignored all the warnings.", "PAR003", "ignored all the warnings"),
        ("parent", "Mum put her own needs first.", "PAR003", "put her own needs first"),
        ("finding", "The police took no further steps.", "LANG001", "no further steps"),
        ("action", "Ffion to keep herself safe.", "LANG004", "Ffion to keep herself safe"),
        ("action", "Child must not contact Dad.", "LANG004", "Child must not contact"),
        ("action", "Mum takes the phone. Ffion will report to Nia.", "LANG004", "Ffion will report"),
        ("rule", "Ffion should lock her door at night.", "LANG004", "Ffion should lock"),
        ("rule", "If Dad rings, she must tell Mum.", "LANG004", "she must tell"),
        (
            "action",
            "The young person needs to keep themselves safe.",
            "LANG004",
            "person needs to keep themselves safe",
        ),
        ("family", "The S47 is finished.", "LANG005", "S47"),
        ("family", "The ICPC was in May.", "LANG005", "ICPC"),
        ("child", "A strategy discussion was held about you.", "LANG005", "strategy discussion"),
        ("rule", "Safeguarding comes first in this house.", "LANG005", "Safeguarding"),
        ("family", "Nia rang the LADO's office.", "LANG005", "LADO"),
        ("finding", "Ffion has a child protection plan.", "LANG008", "child protection plan"),
        ("finding", "She was accommodated under section 20.", "LANG008", "section 20"),
        ("england", "Her name is on the child protection register.", "LANG008", "child protection register"),
        ("england", "She is accommodated under section 76.", "LANG008", "section 76"),
        ("parent", "Mum is still in denial.", "PAR003", "in denial"),
        ("parent", "She must have known for years.", "PAR003", "must have known"),
        ("finding", "Mum failed to protect Ffion.", "PAR003", "failed to protect"),
        ("parent", "Mum refuses to accept what happened.", "PAR003", "refuses to accept"),
        ("parent", "She chose not to see it.", "PAR003", "chose not to see"),
        ("rule", "Mum watches the children at all times.", "SAFE009", "at all times"),
        ("rule", "The children are never out of sight.", "SAFE009", "out of sight"),
        ("rule", "Dad must be constantly supervised.", "SAFE009", "constantly supervised"),
        ("rule", "Nothing bad ever happens in this house again.", "SAFE009", "Nothing bad ever happens"),
        ("rule", "Nan never takes her eyes off the girls.", "SAFE009", "never takes her eyes off"),
        ("rule", "Ffion stops replying to him.", "LANG004", "Ffion stops replying"),
        ("rule", "When he is there it is up to her to lock the door.", "LANG004", "up to her to"),
        ("action", "Ffion makes better choices online.", "LANG004", "Ffion makes better choices"),
        ("action", "Ffion has to come forward if it happens again.", "LANG004", "Ffion has to come forward"),
        ("rule", "Ffion looks after Tomos on the way home.", "LANG004", "Ffion looks after Tomos"),
        ("child", "You scream if he comes in.", "LANG004", "You scream"),
        ("finding", "Ffion chose to share pictures with him.", "LANG003", "chose to share"),
        (
            "finding",
            "The two cousins were experimenting with each other.",
            "LANG003",
            "experimenting with each other",
        ),
        ("finding", "Ffion was seeing a boy of 24.", "LANG003", "Ffion was seeing a boy of"),
        ("finding", "She swapped pictures for cigarettes.", "LANG003", "swapped pictures"),
        ("finding", "It seems the sex was consensual.", "LANG003", "sex was consensual"),
        (
            "parent",
            "It is hard to believe that Mum never noticed.",
            "PAR003",
            "hard to believe that Mum never",
        ),
        ("parent", "She let this happen under her nose.", "PAR003", "let this happen under her nose"),
        ("parent", "Mum must own her share in what happened.", "PAR003", "her share in what happened"),
    ] {
        let found = found(place, text);
        assert!(found.contains(&(code, words.to_owned())), "{code} in {text:?}: {found:?}");
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
    }
}

#[test]
fn sound_words_are_left_alone() {
    for (place, text) in [
        ("finding", "There is no further police action at this time. Sara goes on seeing Ffion."),
        ("finding", "Mum was told \u{201C}no further action\u{201D}, and asked for the reasons in writing."),
        ("finding", "The snfa club meets on Mondays, and the infant class on Fridays."),
        ("finding", "A man of 24 put Ffion at risk. He gave her lifts and asked for pictures."),
        ("finding", "Ffion calls him her 'boyfriend'. He is an adult who exploited her."),
        ("finding", "Mum says that she should have seen it, and blames herself. Beth stands by her."),
        ("finding", "Mum's boyfriend moved out in March. Mum and he had sex education leaflets at home."),
        ("finding", "It is not true that Ffion put herself at risk, and nobody says so."),
        ("finding", "Dad is manipulative. He refuses to engage with probation, and minimises what he did."),
        ("finding", "Children with harmful sexual behaviour need help of their own; so does Jac."),
        ("finding", "Mum consented to the medical, and Ffion agreed to it after the nurse had explained it."),
        ("finding", "Ffion loves her relationship with Nan, and the two go swimming on Saturdays."),
        ("online", "What happens in her group chat is as much a part of her life as what happens at school."),
        ("action", "Mum keeps the children safe: she answers the door, and looks at the phone each evening."),
        ("action", "Dad must not contact Ffion. He will report to the police station every week."),
        (
            "action",
            "Nia will report to the core group, and Ffion can tell her anything she wants them to know.",
        ),
        ("rule", "Ffion can say stop at any time. Mum or Nan come at once when she calls."),
        ("family", "Sara is from CAMHS (the service that helps children with their feelings)."),
        ("family", "A big meeting, called a strategy discussion, was held in April. That is over now."),
        (
            "family",
            "Beth is an ISVA. That is somebody who stands by you, whatever the police do. An ISVA is free.",
        ),
        (
            "child",
            "Nia makes sure that everybody does what they said. You can ring her. It is not your fault.",
        ),
        ("parent", "Mum cannot believe it yet. This is a normal defence and does not mean that she knew."),
        (
            "parent",
            "Nan says: \"She must have known\". Beth has talked with Nan about how Dad deceived them all.",
        ),
        (
            "finding",
            "Dad is in denial. He refuses to accept what he did, and failed to protect nobody but himself.",
        ),
        ("finding", "The landlord takes no further action about the rent."),
        ("finding", "Ffion would love to see a whale in real life."),
        ("finding", "Ffion is afraid that her aunts think she led him on."),
        ("finding", "Somebody in the village said that she is promiscuous. She is not."),
        ("finding", "Ffion says that he called her \"streetwise\", and she was proud of it at the time."),
        ("finding", "He got Ffion to send nude pictures by pretending to be a boy of her age."),
        ("finding", "Ffion allowed Nan to wash her hair, and was admitted to the ward the same day."),
        ("parent", "Mum asks herself whether she ignored a sign. Beth says that he deceived everybody."),
        ("rule", "If Ffion should ring at night, Nan comes. She does not have to say why."),
        ("child", "You could not have stopped it. You can tell Nia, Nan or nobody."),
        ("action", "Beth teaches Ffion how to keep herself safe online, and Mum sets the phone with her."),
        ("finding", "In England she had a child protection plan; in Wales her name went on the register."),
        ("england", "Ffion has a child protection plan, and her brother has a Child in Need plan."),
        ("rule", "Nobody can stay awake all night. The chime on the door wakes Mum."),
        ("rule", "It is not up to her to lock the door. Mum does it at eight."),
        ("rule", "His aunts stop sending messages. Ffion can show Mum any that come."),
        ("child", "You can scream if you like, and Mum comes. You do not have to stop anything."),
        ("action", "Nia tells Ffion that it is not her job to look after anybody."),
        ("finding", "Ffion says no to peas, and walks to school with Mum."),
        ("finding", "Nobody says that the sex was consensual. No child can consent to it."),
        ("finding", "Ffion chose to stay at Nan's, and chose the colour of her room."),
        ("parent", "Mum finds it hard to believe that he could do this. Beth goes at her pace."),
        ("said", "I was promiscuous and had sex with him. It was NFA'd. I put myself at risk."),
    ] {
        let found = found(place, text);
        assert!(found.is_empty(), "{text:?}: {found:?}");
    }
}

#[test]
fn a_safety_rule_that_says_how_may_ask_for_much() {
    let yaml = "safety_plan:\n  rules:\n    - id: s1\n      rule: Mum watches the children at all times.\n      how: When she showers, Nan sits with them.\n";
    let sample = Sample::of(&laid_over(BASE, yaml));
    assert!(!sample.findings.iter().any(|f| f.code == "SAFE009"));
}

#[test]
fn what_is_asked_without_a_pause_does_not_say_how() {
    let yaml = "safety_plan:\n  rules:\n    - id: s1\n      rule: Mum is upstairs when the children are.\n      how: Each night Mum stays awake all night.\n";
    let sample = Sample::of(&laid_over(BASE, yaml));
    assert!(sample.findings.iter().any(|f| f.code == "SAFE009"));
}

#[test]
fn a_familys_own_language_is_no_hard_english() {
    let rules = "safety_plan:\n  talking: Po niedzielnym telefonie do taty. After the Sunday call Mum asks her how it was.\n";
    let hard = |people: &str| {
        let sample = Sample::of(&laid_over(BASE, &format!("{people}{rules}")));
        sample.findings.iter().any(|f| f.code == "SAFE014")
    };
    assert!(!hard(
        "people:\n  - {id: mum, name: Carys Pritchard, relationship: mother, first_language: Polish}\n"
    ));
    assert!(hard(""));
}

#[test]
fn somebody_who_is_only_described_is_not_called_by_the_first_word() {
    let yaml = "people:\n  - {id: dex, name: 'The man called \"Dex\"', relationship: none, person_of_concern: yes}\nassessment:\n  findings:\n    - {id: f1, what: Ffion met the older brother of her boyfriend Ifan and the man Dex at the park with her boyfriend Dex.}\n";
    let sample = Sample::of(&laid_over(BASE, yaml));
    let told: Vec<String> = sample
        .findings
        .iter()
        .filter(|f| f.code == "LANG003")
        .map(|f| crate::support::plain(&f.message))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("her boyfriend Dex"), "{told:?}");
}

#[test]
fn other_languages_are_not_looked_through_with_english_lists() {
    let both = "assessment:\n  findings:\n    - id: f1\n      what:\n        cy: Mae hi'n promiscuous.\n        en: She is promiscuous.\n";
    let sample = Sample::of(&laid_over(BASE, both));
    let paths: Vec<String> = sample
        .findings
        .iter()
        .filter(|f| f.code == "LANG003")
        .map(|f| f.place.path(&sample.loaded.nodes))
        .collect();
    assert_eq!(paths, ["assessment.findings[id=f1].what.en"]);
    let welsh = laid_over(
        BASE,
        "language: cy\nassessment:\n  findings:\n    - id: f1\n      what: She is promiscuous.\n",
    );
    assert!(!Sample::of(&welsh).findings.iter().any(|f| f.code == "LANG003"));
}

#[test]
fn a_child_who_harmed_may_have_limits() {
    let text = "Ffion must not be alone with younger children.";
    assert_eq!(found("action", text).len(), 1);
    let case = case("action", text).replace("[intra_familial_adult]", "[harmful_sexual_behaviour]");
    let sample = Sample::of(&case);
    assert!(!sample.findings.iter().any(|f| f.code == "LANG004"));
}

#[test]
fn each_language_of_the_childs_texts_is_measured_and_names_and_quotations_are_not_counted() {
    let case = |language: &str, sentence: &str, times: usize| {
        let child = "child:\n  name: Bartholomew Featherstonehaugh\n  born: 2016-05-17";
        let words = vec![sentence; times].join(" ");
        let over = format!("language: {language}\n{child}\npurpose:\n  for_child: >-\n    {words}\n");
        Sample::of(&laid_over(BASE, &over))
    };
    let hard = "The professionals established comprehensive arrangements regarding accommodation.";
    let told = |sample: &Sample| sample.findings.iter().filter(|f| f.code == "LANG006").count();
    assert_eq!(told(&case("en", hard, 20)), 1);
    let few = case("en", hard, 5);
    assert_eq!(told(&few), 5, "too few words to measure, but each sentence is hard by itself");
    assert!(!few.findings.iter().any(|f| f.message.contains("grade")));
    assert_eq!(told(&case("en", "Bartholomew Featherstonehaugh can play now.", 30)), 0);
    let quoted = "\u{201C}Professionals established comprehensive arrangements regarding accommodation\u{201D} is what I said.";
    assert_eq!(told(&case("en", quoted, 30)), 0);
    let long =
        "Mae Nia yn dod i dy weld di bob wythnos ac yn gofyn sut wyt ti a beth wyt ti eisiau ei wneud.";
    assert_eq!(told(&case("cy", long, 8)), 1);
    assert_eq!(told(&case("cy", "Mae Nia yn dod i dy weld di.", 20)), 0);
}

#[test]
fn the_examples_have_no_such_words() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut looked_at = 0;
    let mut told = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the examples") {
        let path = entry.expect("a folder").path().join("case.yaml");
        if !path.is_file() {
            continue;
        }
        looked_at += 1;
        let loaded = cpplan::case::load(&path).unwrap_or_else(|e| panic!("{}: {e:?}", path.display()));
        let findings = cpplan::guidance::check(&loaded, support::TODAY.parse().expect("a date"));
        let sample = Sample { loaded, findings };
        for finding in sample.findings.iter().filter(|f| CODES.contains(&f.code)) {
            told.push(format!(
                "{}: {} — {:?}",
                path.parent().and_then(|p| p.file_name()).unwrap_or_default().display(),
                sample.line(finding),
                words_found(&sample, finding)
            ));
        }
    }
    assert!(looked_at >= 6);
    assert!(told.is_empty(), "{}", told.join("\n"));
}
