//! Tasks that a text gives to a person of concern, though no field does.

use super::prelude::*;
use crate::guidance::language::{Passage, Texts, Token, Who, is_denial};

/// Care, transport, keeping and deciding, of whomever they are said.
const CARE: [&str; 33] = [
    "drops",
    "drop",
    "dropping",
    "drives",
    "drive",
    "picks",
    "pick",
    "fetches",
    "fetch",
    "collects",
    "collect",
    "minds",
    "mind",
    "babysits",
    "babysit",
    "supervises",
    "supervise",
    "settles",
    "settle",
    "bathes",
    "baths",
    "dresses",
    "feeds",
    "wakes",
    "tucks",
    "accompanies",
    "chaperones",
    "minding",
    "collecting",
    "supervising",
    "driving",
    "bathing",
    "babysitting",
];
/// What is a task only where it is about the child or the home.
const DOING: [&str; 48] = [
    "takes", "take", "brings", "bring", "puts", "put", "keeps", "keep", "does", "do", "has", "have", "helps",
    "help", "reads", "read", "cooks", "cook", "sits", "sit", "stays", "stay", "watches", "watch", "checks",
    "check", "walks", "walk", "listens", "listen", "looks", "look", "gives", "give", "decides", "decide",
    "chooses", "choose", "gets", "get", "joins", "join", "leads", "lead", "runs", "run", "holds", "hold",
];
/// What such a task is about, beside the child.
const OF_HOME: [&str; 38] = [
    "fort",
    "story",
    "stories",
    "lights",
    "sheet",
    "diary",
    "money",
    "turn",
    "turns",
    "them",
    "kids",
    "bath",
    "bathtime",
    "bed",
    "bedtime",
    "bedtimes",
    "school",
    "nursery",
    "homework",
    "meals",
    "tea",
    "dinner",
    "breakfast",
    "chart",
    "lift",
    "lifts",
    "rota",
    "run",
    "routine",
    "nappies",
    "pyjamas",
    "club",
    "swimming",
    "training",
    "after",
    "babies",
    "toddler",
    "clinic",
];
/// What is done by somebody, said the other way round: "baths are run by him".
const DONE_BY: [&str; 17] = [
    "run",
    "driven",
    "dropped",
    "collected",
    "minded",
    "bathed",
    "settled",
    "fetched",
    "picked",
    "brought",
    "taken",
    "watched",
    "supervised",
    "dressed",
    "washed",
    "shared",
    "seen",
];
/// Where the child is, if with somebody.
const LEFT_WITH: [&str; 7] = ["stay", "stays", "left", "goes", "go", "are", "leave"];
/// Words between somebody and their verb that change nothing.
const BETWEEN: [&str; 20] = [
    "will",
    "can",
    "may",
    "should",
    "could",
    "would",
    "to",
    "then",
    "also",
    "still",
    "always",
    "sometimes",
    "usually",
    "again",
    "often",
    "now",
    "himself",
    "herself",
    "and",
    "is",
];
/// After these, a name is no subject, or what follows is no task: a condition, a question, what somebody sees.
const NO_SUBJECT: [&str; 37] = [
    "to", "with", "from", "for", "of", "near", "about", "at", "if", "when", "whenever", "whether", "unless",
    "where", "before", "after", "that", "how", "what", "because", "since", "not", "never", "nor", "without",
    "stop", "stops", "sees", "see", "tells", "tell", "asks", "why", "nobody", "until", "against", "between",
];
/// Where such a text says what is done.
fn is_task(passage: &Passage<'_>) -> bool {
    matches!(
        (passage.record, passage.key),
        ("Action", "what" | "for_family" | "for_child")
            | ("Service", "contact" | "meanwhile")
            | ("SafetyRule", "rule" | "how" | "for_family" | "for_child")
            | ("Member", "responsibilities" | "commitments")
            | ("Decision", "what")
            | ("Contingency", "then")
            | ("ContactArrangement", "arrangement")
            | ("Visits", "alone" | "with_family")
            | ("Action", "parent_part")
            | ("Purpose", "negotiable")
            | ("TrustedAdult", "how_to_reach")
    )
}

/// Reports the tasks that texts give to a person of concern.
pub(super) fn report(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let texts = cx.texts();
    // Whoever is given a task is named there, or is called a partner.
    let words = (0..).zip(texts.lexicon.words());
    let partners: Vec<u32> = words.filter(|(_, word)| word.plain == "partner").map(|(n, _)| n).collect();
    let may_be_subject = |t: &Token| t.who == Some(Who::OfConcern) || partners.contains(&t.word);
    for (_, passage, tokens) in texts.english().filter(|(_, passage, _)| is_task(passage)) {
        let is_way_to_adult = passage.record == "TrustedAdult";
        let found = (0..tokens.len()).filter(|at| may_be_subject(&tokens[*at])).find_map(|at| {
            let way = || if is_way_to_adult { way_to_adult(tokens, at, texts) } else { None };
            let is_part = passage.key == "parent_part";
            Some(
                at..task(tokens, at, texts, cx, is_part)
                    .or_else(|| favour(tokens, at, texts))
                    .or_else(way)?,
            )
        });
        let Some(words) = found else { continue };
        let bytes = tokens[words.start].bytes().start..tokens[words.end - 1].bytes().end;
        if passage.is_quoted(&bytes) {
            continue;
        }
        let message = format!(
            "{} gives a task to a person of concern; that gives an opportunity and a position of privilege",
            quote(&passage.phrase.words[bytes.clone()])
        );
        let finding = out.within(passage.phrase.at, bytes, message);
        finding.help(
            "name another adult who does it; what a person of concern must keep to belongs under `restrictions` of that person",
        );
        match passage.record {
            "TrustedAdult" => finding.also("CSA-TRUSTED-ADULT"),
            "SafetyRule" if super::contexts_home::adult_of_concern_at_home(cx).is_some() => {
                finding.also("CTX-INTRA-AT-HOME")
            }
            _ => finding,
        };
    }
}

/// The word after somebody of concern whom the child has to ask, or to tell, in order to reach a trusted adult.
fn way_to_adult(tokens: &[Token], at: usize, texts: &Texts<'_>) -> Option<usize> {
    const ASKED: [&str; 10] =
        ["tell", "ask", "ring", "call", "text", "message", "through", "via", "tells", "asks"];
    let is_way = tokens[at].who == Some(Who::OfConcern)
        && at.checked_sub(1).is_some_and(|i| ASKED.contains(&texts.lexicon.plain(&tokens[i])));
    (is_way && !denies(tokens, at, texts)).then_some(at + 1)
}

/// Whether the sentence of a word denies what it says.
fn denies(tokens: &[Token], at: usize, texts: &Texts<'_>) -> bool {
    let sentence = tokens.iter().filter(|t| t.sentence == tokens[at].sentence);
    sentence.map(|t| texts.lexicon.plain(t)).any(is_denial)
}

/// The word after somebody of concern who is asked for a favour: "rings Craig for a lift", "asks Dean when she needs
/// money".
fn favour(tokens: &[Token], at: usize, texts: &Texts<'_>) -> Option<usize> {
    const ASKS: [&str; 12] = [
        "rings", "ring", "asks", "ask", "calls", "call", "phones", "phone", "texts", "text", "messages",
        "message",
    ];
    const FAVOURS: [&str; 12] = [
        "lift", "lifts", "money", "cash", "help", "car", "food", "shopping", "advice", "loan", "rent",
        "electric",
    ];
    let plain = |token: &Token| texts.lexicon.plain(token);
    let sentence = |t: &&Token| t.sentence == tokens[at].sentence;
    let is_asked = tokens[at].who == Some(Who::OfConcern)
        && at.checked_sub(1).is_some_and(|i| ASKS.contains(&plain(&tokens[i])));
    let rest = || tokens[at + 1..].iter().take_while(sentence).take(REST).map(plain);
    let favour = || {
        rest().next().is_some_and(|word| matches!(word, "for" | "when" | "if" | "whenever"))
            && rest().any(|word| FAVOURS.contains(&word))
    };
    (is_asked && favour() && !denies(tokens, at, texts)).then_some(at + 1)
}

/// The word after the verb of a task of which the word here is the subject.
///
/// In a text on a parent's part in the help, to come is a task.
fn task(
    tokens: &[Token],
    at: usize,
    texts: &Texts<'_>,
    cx: &Facts<'_>,
    to_come_is_one: bool,
) -> Option<usize> {
    let subject = &tokens[at];
    let plain = |token: &Token| texts.lexicon.plain(token);
    let is_possessive = |token: &Token| texts.lexicon.word(token).is_possessive;
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.sentence == subject.sentence);
    let is_partner = plain(subject) == "partner"
        && before.is_some_and(|t| is_possessive(t) || matches!(plain(t), "her" | "his"))
        && cx.persons_of_concern().any(|p| {
            matches!(p.relationship.known(), Some(Relationship::Stepfather | Relationship::Stepmother))
        });
    if is_possessive(subject) || !(subject.who == Some(Who::OfConcern) || is_partner) {
        return None;
    }
    // "Her partner", "the stepfather": what stands before the whole of it.
    let first =
        if before.is_some_and(|t| is_possessive(t) || matches!(plain(t), "her" | "his" | "the" | "their")) {
            at - 1
        } else {
            at
        };
    let leads = first.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.sentence == subject.sentence);
    if let Some(lead) = leads.filter(|t| NO_SUBJECT.contains(&plain(t)) || plain(t) == "by") {
        let start = tokens.partition_point(|t| t.sentence < subject.sentence);
        let length = tokens[start..].partition_point(|t| t.sentence == subject.sentence);
        let sentence: Vec<&str> = tokens[start..start + length].iter().map(plain).collect();
        // "On days that nobody can cover, they are with him": what stands before the comma limits nothing there.
        let clause = (start..first).rev().find(|i| !tokens[*i].joined).unwrap_or(start);
        let has_subject = tokens[clause].who == Some(Who::Child)
            || matches!(plain(&tokens[clause]), "they" | "she" | "he" | "the" | "both");
        let from = if plain(lead) == "with" && has_subject { clause } else { start };
        return is_done_by_or_left_with(plain(lead), &sentence[from - start..], first - from)
            .then_some(at + 1);
    }
    let with_other = leads.is_some_and(|t| plain(t) == "and")
        && first.checked_sub(2).is_some_and(|i| tokens[i].who.is_some_and(|who| who != Who::OfConcern));
    let mut verb = at + 1;
    while tokens.get(verb).is_some_and(|t| t.joined && BETWEEN.contains(&plain(t))) {
        verb += 1;
    }
    let token = tokens.get(verb).filter(|t| t.sentence == subject.sentence && t.joined)?;
    let rest = tokens[verb + 1..].iter().take_while(|t| t.sentence == subject.sentence);
    let rest: Vec<&Token> = rest.take(REST).collect();
    // "Keeps out of the bedrooms" and "stays away" are limits; "listens out for the children" is a task.
    let keeps_out = !plain(token).starts_with("listen") && !matches!(plain(token), "do" | "does");
    let refused = rest.iter().any(|t| {
        matches!(plain(t), "not" | "no" | "never" | "away" | "nothing" | "nobody")
            || keeps_out && plain(t) == "out"
    });
    let is_denied = rest.iter().any(|t| matches!(plain(t), "not" | "no" | "never" | "nobody" | "without"));
    let about = |t: &&Token| {
        t.who == Some(Who::Child) || OF_HOME.contains(&plain(t)) || texts.lexicon.word(t).may_be_child
    };
    let next = rest.first().map_or("", |t| plain(t));
    let is_care = CARE.contains(&plain(token))
        || matches!(plain(token), "pay" | "pays") && next == "for"
        // "Mum and Dean sort it out" shares the deciding, and "Dean can be asked" the caring.
        || with_other && is_deciding(plain(token), &rest, &plain) && !is_denied
        || plain(token).starts_with("listen") && next == "out"
        || matches!(plain(token), "comes" | "come" | "attends" | "goes") && to_come_is_one && !refused
        || LEADS_AWAY.contains(&plain(token)) && is_led(&rest, &plain) && !refused
        || plain(token) == "be" && verb > at + 1 && ON_CALL.contains(&next) && !refused && !is_to_go(&rest, &plain);
    // "Gets home at six" is no task; "gets the children up" is.
    let gets_somewhere = matches!(plain(token), "gets" | "get") && GOT_TO.contains(&next);
    let is_doing = DOING.contains(&plain(token)) && !gets_somewhere && !refused && rest.iter().any(about);
    (is_care || is_doing).then_some(verb + 1)
}

/// Where somebody gets themselves.
const GOT_TO: [&str; 12] =
    ["home", "back", "in", "up", "to", "out", "off", "on", "into", "from", "paid", "help"];
/// What is done with a child who is called by a pronoun alone.
const LEADS_AWAY: [&str; 10] =
    ["walks", "walk", "takes", "take", "brings", "bring", "carries", "carry", "leads", "lead"];
/// What two people do who decide together.
const DECIDING: [&str; 7] = ["sort", "talk", "decide", "agree", "manage", "handle", "settle"];

/// Whether a pronoun is somebody who is led somewhere: "walks him in", and not "takes her car".
fn is_led<'a>(rest: &[&'a Token], plain: &impl Fn(&'a Token) -> &'a str) -> bool {
    const WHERE: [&str; 13] =
        ["to", "in", "into", "out", "home", "from", "up", "back", "there", "upstairs", "on", "along", "with"];
    let said: Vec<&str> = rest.iter().take(2).map(|token| plain(token)).collect();
    matches!(said[..], ["him" | "her"]) || matches!(said[..], ["him" | "her", next] if WHERE.contains(&next))
}

/// Whether two people decide something together; also where they "sit down and work out" what.
fn is_deciding<'a>(verb: &str, rest: &[&'a Token], plain: &impl Fn(&'a Token) -> &'a str) -> bool {
    let works_out = || rest.windows(2).any(|pair| plain(pair[0]) == "work" && plain(pair[1]) == "out");
    let decides = || works_out() || rest.iter().any(|t| DECIDING.contains(&plain(t)) || plain(t) == "plan");
    DECIDING.contains(&verb) || matches!(verb, "sit" | "meet") && decides()
}

/// What somebody can be who is at hand.
const ON_CALL: [&str; 6] = ["asked", "called", "rung", "relied", "trusted", "phoned"];

/// Whether somebody can be asked to leave, or to stop.
fn is_to_go<'a>(rest: &[&'a Token], plain: &impl Fn(&'a Token) -> &'a str) -> bool {
    const GOING: [&str; 9] =
        ["leave", "go", "stop", "move", "stay", "questions", "interviewed", "whether", "back"];
    rest.iter().any(|t| GOING.contains(&plain(t)))
}

/// How far after its verb it is said what a task is about.
const REST: usize = 7;

/// Whether what comes before a person, who follows on "by" or "with", says that they do it, or that the child is left
/// with them; a sentence that denies or limits anything says neither.
fn is_done_by_or_left_with(lead: &str, sentence: &[&str], person: usize) -> bool {
    const LIMITS: [&str; 11] =
        ["not", "no", "never", "nobody", "nor", "without", "only", "if", "when", "refused", "stopped"];
    // "If all else fails" limits nothing.
    let is_idle = |at: usize| {
        matches!(
            sentence.get(at + 1..).unwrap_or_default(),
            ["all", "else", ..] | ["need", "be", ..] | ["necessary", ..]
        )
    };
    let limits = |(at, word): (usize, &&str)| {
        word.ends_with("n't") || LIMITS.contains(word) && !(*word == "if" && is_idle(at))
    };
    let is_limited = sentence.iter().enumerate().any(limits);
    let mut earlier = sentence[..person].iter().rev().take(REST);
    let said = match lead {
        "by" => earlier.any(|word| DONE_BY.contains(word)),
        "between" => earlier.any(|word| matches!(*word, "shared" | "split" | "divided")),
        "with" => earlier.nth(1).is_some_and(|word| LEFT_WITH.contains(word)),
        _ => false,
    };
    said && !is_limited
}
