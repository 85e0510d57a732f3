//! What every template has at hand: its variables, and the functions, filters and tests with what they take.
//!
//! The functions themselves are in `document/functions`; a test asks that both lists are the same.

use super::types::{Given, PieceInfo};

/// What a function takes at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Takes {
    /// Anything.
    Any,
    /// Anything that can be printed in a line: no list.
    Line,
    /// An item of the case of this kind.
    Item(&'static str),
    /// A list.
    List,
    /// A list of items of this kind.
    Items(&'static str),
    /// A text.
    Text,
    /// A number.
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    /// The name of a pictogram.
    Pictogram,
    /// The name of a drawing.
    Drawing,
    /// The key of fixed words.
    Words,
    /// The key of a field that the items of the list have.
    Field,
    /// A word that the items of the list can be.
    OfSet,
    /// A role of a person.
    Role,
}

/// What comes out of a function.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gives {
    /// A piece of text.
    Words,
    /// A block of its own, such as a picture or a new page.
    Block,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// A date.
    Date,
    /// An item of the case of this kind, or nothing.
    Item(&'static str),
    /// Items of the case of this kind.
    Items(&'static str),
    /// What it was given first.
    Same,
    /// An item of the list that it was given.
    OneOf,
    /// The list that it was given, in groups.
    Groups,
    /// Anything.
    Any,
}

/// A function, filter or test of templates.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How it is written.
    pub usage: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// What it takes. A filter or test takes first what stands before it.
    pub takes: &'static [Takes],
    /// How many of these it needs.
    pub least: usize,
    /// Whether more of the last may follow.
    pub more: bool,
    /// What comes out.
    pub gives: Gives,
}

const fn f(
    name: &'static str,
    usage: &'static str,
    meaning: &'static str,
    takes: &'static [Takes],
    least: usize,
    gives: Gives,
) -> Function {
    Function { name, usage, meaning, takes, least, more: false, gives }
}

const fn many(
    name: &'static str,
    usage: &'static str,
    meaning: &'static str,
    takes: &'static [Takes],
    gives: Gives,
) -> Function {
    Function { name, usage, meaning, takes, least: 1, more: true, gives }
}

use Gives as G;
use Takes as T;

const PERSON: &str = "Person";
const ACTION: &str = "Action";
const OUTCOME: &str = "Outcome";
const MEETING: &str = "Meeting";

/// The kinds of group.
pub const GROUPS: &[&str] =
    &["cover", "card", "abuse", "notice", "warning", "quote", "facts", "signatures", "columns"];
/// The kinds of badge.
pub const BADGES: &[&str] = &["abuse", "done", "better", "same", "late", "plain"];
/// The grounds of drawings.
pub const GROUNDS: &[&str] = &["plain", "accent", "good", "sun", "berry"];

/// The functions.
// A table: one line for each.
#[rustfmt::skip]
pub const FUNCTIONS: &[Function] = &[
    f("w", "w(\"key\", gap=value)", "Fixed words of the language, by their key; `n=` chooses between one and several, and other names fill gaps", &[T::Words], 1, G::Words),
    f("group", "{% call group(\"card\") %}…{% endcall %}", "A block of its own look round what stands between `call` and `endcall`", &[T::Word(GROUPS)], 1, G::Block),
    f("beside", "{% call beside(\"house\", \"sun\", 4) %}…{% endcall %}", "A drawing at the left, as many times as large as the letters, on a ground, and the words beside it", &[T::Drawing, T::Word(GROUNDS), T::Number], 3, G::Block),
    f("row", "{% call row(\"house\") %}…{% endcall %}", "A picture at the left and words at the right, each sentence on a line of its own (easy read)", &[T::Pictogram], 1, G::Block),
    f("small_row", "{% call small_row(\"house\") %}…{% endcall %}", "The same with a small picture, and the sentences as they are", &[T::Pictogram], 1, G::Block),
    f("fact", "fact(w(\"label\"), value)", "A label with its value; nothing where the value is not there. It stands within `group(\"facts\")`", &[T::Line, T::Any], 2, G::Words),
    f("badge", "badge(\"abuse\", w(\"abuse_mark\"))", "A small mark with words, which says the same in words as by its colour", &[T::Word(BADGES), T::Line], 2, G::Words),
    f("br", "br()", "A new line within a paragraph or a cell", &[], 0, G::Words),
    f("part", "part()", "A new line within a cell, after a small space", &[], 0, G::Words),
    many("lines", "lines(a, b)", "The values that are there, each on a line of its own", &[T::Any], G::Words),
    many("line", "line(a, b)", "The values that are there, on one line, with commas between them", &[T::Line], G::Words),
    f("contents", "contents()", "The list of contents", &[], 0, G::Block),
    f("page", "page()", "What follows begins on a new page", &[], 0, G::Block),
    f("new_page", "new_page()", "What follows begins on a new page, in print", &[], 0, G::Block),
    many("widths", "widths(3, 2)", "How wide the columns of the next table are, each in proportion to the others", &[T::Number], G::Block),
    f("hard_words", "hard_words([w(\"key\")])", "Words that become strong where they come first in a row", &[T::List], 1, G::Block),
    f("timeline", "timeline()", "The picture of meetings, visits and days that matter", &[], 0, G::Block),
    f("people_picture", "people_picture()", "The picture of the people around the child", &[], 0, G::Block),
    f("faces_picture", "faces_picture(\"children.role\")", "The people of `told_people()`, with faces; with a key, words under it say what each professional is", &[T::Text], 0, G::Block),
    f("coming_picture", "coming_picture()", "The meetings and reviews to come, as leaves of a calendar; blank if there are none", &[], 0, G::Block),
    f("feelings_picture", "feelings_picture()", "Faces of feelings that are all right to have", &[], 0, G::Block),
    f("progress_picture", "progress_picture()", "How far each outcome was, review by review", &[], 0, G::Block),
    f("pictogram", "pictogram(rule.topic, \"house\")", "The picture for a word of the case, or the one named second where there is none", &[T::Any, T::Pictogram], 2, G::Words),
    f("face_of", "face_of(person)", "The face that somebody has in the pictures, for `beside`", &[T::Item(PERSON)], 1, G::Words),
    f("actions_for", "actions_for(outcome)", "The actions that lead to an outcome", &[T::Item(OUTCOME)], 1, G::Items(ACTION)),
    f("main_actions_for", "main_actions_for(outcome)", "The actions told of in full under this outcome, the first that they serve", &[T::Item(OUTCOME)], 1, G::Items(ACTION)),
    f("other_actions_for", "other_actions_for(outcome)", "The actions that serve this outcome and are told of under an earlier one", &[T::Item(OUTCOME)], 1, G::Items(ACTION)),
    f("actions_without_outcome", "actions_without_outcome()", "The actions that serve the plan as a whole", &[], 0, G::Items(ACTION)),
    f("actions_by", "actions_by(person)", "What a person does for the plan, while it is still to be done", &[T::Item(PERSON)], 1, G::Items(ACTION)),
    f("actions_of", "actions_of(\"family\")", "The actions that people of a group answer for", &[T::Word(&["family", "professionals"])], 1, G::Items(ACTION)),
    f("told_people", "told_people()", "The people whom the case tells the child of, in the order of the picture; for a small child, without those who work in the background", &[], 0, G::Items(PERSON)),
    f("told_actions", "told_actions(person)", "The actions that the case tells the child of; with a person, those for which that person answers", &[T::Item(PERSON)], 0, G::Items(ACTION)),
    f("outcomes_for", "outcomes_for(need)", "The outcomes that serve a need", &[T::Item("Need")], 1, G::Items(OUTCOME)),
    f("is_about_abuse", "is_about_abuse(outcome)", "Whether a need behind the outcome, or an action for it, is about the sexual abuse", &[T::Item(OUTCOME)], 1, G::Flag),
    f("findings_of", "findings_of(need)", "What the assessment found behind a need", &[T::Item("Need")], 1, G::Words),
    f("people", "people(\"family\")", "The people of a group", &[T::Word(&["family", "network", "professionals", "of_concern"])], 1, G::Items(PERSON)),
    f("person_with_role", "person_with_role(\"lead_social_worker\")", "The person with a role, or nothing", &[T::Role], 1, G::Item(PERSON)),
    f("safe_adults", "safe_adults()", "Those with whom the child can talk, then those who stand behind the family; each once", &[], 0, G::Items(PERSON)),
    f("owners_of", "owners_of(outcome)", "Those who answer for the actions of an outcome, each once", &[T::Item(OUTCOME)], 1, G::Items(PERSON)),
    f("absent_from", "absent_from(meeting)", "Those who were asked to come, did not, and sent no apology", &[T::Item(MEETING)], 1, G::Items(PERSON)),
    f("is_in", "is_in(person, people)", "Whether somebody is among these people", &[T::Item(PERSON), T::List], 2, G::Flag),
    f("part_of", "part_of(person)", "A person's part in the group that carries out the plan, or nothing", &[T::Item(PERSON)], 1, G::Item("Member")),
    f("signature_of", "signature_of(person)", "The latest signature of a member, or the reason why there is none", &[T::Item(PERSON)], 1, G::Item("Signature")),
    f("names_itself", "names_itself(person)", "Whether what the child is told of somebody says their name, or what they are called", &[T::Item(PERSON)], 1, G::Flag),
    f("several_of", "several_of(person)", "Whether the case has more people of the same agency", &[T::Item(PERSON)], 1, G::Flag),
    f("of_concern_at_home", "of_concern_at_home()", "Whether a person of concern lives in the child's home, and would read what hangs there", &[], 0, G::Flag),
    f("coming_meeting", "coming_meeting()", "The next meeting that is planned, or nothing", &[], 0, G::Item(MEETING)),
    f("last_held", "last_held(meeting)", "The last meeting of the plan that was held, at the latest the given one", &[T::Any], 1, G::Item(MEETING)),
    f("minutes_before", "minutes_before(meeting)", "The last meeting that was held before this one, or nothing", &[T::Item(MEETING)], 1, G::Item(MEETING)),
    f("report_for", "report_for()", "The meeting for which the group writes its report: the next review, else the last meeting that was held", &[], 0, G::Item(MEETING)),
    f("progress_at", "progress_at(outcome, meeting)", "The notes of progress that were made at a meeting", &[T::Item(OUTCOME), T::Item(MEETING)], 2, G::Items("Progress")),
    f("reports_since_review", "reports_since_review(action, meeting)", "What was reported of an action since the review before a meeting", &[T::Item(ACTION), T::Any], 2, G::Any),
    f("contribution_of", "contribution_of(member, meeting)", "What a member of the group reports to a meeting, or why there is nothing", &[T::Any, T::Item(MEETING)], 2, G::Item("Contribution")),
    f("next_meeting", "next_meeting()", "The day of the next meeting that is planned", &[], 0, G::Date),
    f("next_review", "next_review()", "The day of the next review of the plan, if it is still to come", &[], 0, G::Date),
    f("today", "today()", "The day of the document", &[], 0, G::Date),
    f("before", "before(a.due, a.starts)", "Whether one day lies before another; not if one of them is not written", &[T::Any, T::Any], 2, G::Flag),
    f("is_before", "is_before(day, other)", "Whether one day lies before another; not if one of them is not written", &[T::Any, T::Any], 2, G::Flag),
    f("same_day", "same_day(a, b)", "Whether two days are the same", &[T::Any, T::Any], 2, G::Flag),
    f("band", "band()", "The ages for which this child's papers are worded: 4-7, 8-11, 12-15, 16-17", &[], 0, G::Words),
    f("capital", "capital(value)", "The words, with a capital at their beginning", &[T::Line], 1, G::Words),
    f("small", "small(value)", "A word of a set with a small first letter, for the middle of a line", &[T::Any], 1, G::Words),
    f("quoted", "quoted(view.words)", "Somebody's own words in quotation marks, unless they bring their own", &[T::Any], 1, G::Words),
    f("mentions", "mentions(text, person)", "Whether a text names a person", &[T::Any, T::Any], 2, G::Flag),
    f("uses", "uses(body, \"core group|core groups\")", "Whether a piece of the document has one of these words; capitals make no difference", &[T::Text, T::Text], 2, G::Flag),
    f("action_numbers", "action_numbers(outcome.actions)", "\"Action 3\", \"Actions 3, 5 and 7\": as the document numbers them", &[T::Any], 1, G::Words),
    f("outcome_numbers", "outcome_numbers(wish.outcomes)", "The same of outcomes", &[T::Any], 1, G::Words),
    f("safety_topics", "safety_topics(risk.safety_rules)", "The topics of rules of the safety plan, in a line", &[T::Any], 1, G::Words),
    f("document_title", "document_title(copy.document)", "The title of a kind of document; other words stay as they are", &[T::Any], 1, G::Words),
    f("language_name", "language_name(copy.language)", "The name of a language by its tag", &[T::Any], 1, G::Words),
];

/// The filters.
// A table: one line for each.
#[rustfmt::skip]
pub const FILTERS: &[Function] = &[
    f("has", "action.areas|has(\"therapy\")", "Whether a list of words of a set has one of them", &[T::List, T::OfSet], 2, G::Flag),
    f("texts", "needs|texts(\"what\")", "What stands at a field of the items, where it is written", &[T::List, T::Field], 2, G::Words),
    f("names", "people|names", "The names of the items", &[T::List], 1, G::Words),
    f("called", "people|called", "The people by what they are called", &[T::List], 1, G::Same),
    f("last", "versions|last", "The last item of a list", &[T::List], 1, G::OneOf),
    f("by_date", "meetings|by_date(\"on\")", "The items in the order of a day", &[T::List, T::Field], 2, G::Same),
    f("grouped", "rules|grouped(\"topic\")", "Lists of the items that have the same word, in the order of the first of each", &[T::List, T::Field], 2, G::Groups),
    f("join", "people|join", "\"A, B and C\"; with something in the brackets, the items with that between them", &[T::List, T::Text], 1, G::Words),
    f("length", "people|length", "How many there are", &[T::Any], 1, G::Number),
    f("day", "meeting.on|day", "A day with its weekday", &[T::Any], 1, G::Words),
    f("capital", "action.how_often|capital", "The words, with a capital at their beginning", &[T::Line], 1, G::Words),
    f("on_wall", "rule.for_wall|on_wall", "The text if it may hang on a wall, else nothing; a number lets it be longer", &[T::Any, T::Number], 1, G::Same),
    f("standing_at", "requirements|standing_at(\"not_met\")", "Those requirements that stand like this", &[T::List, T::Text], 2, G::Same),
    f("in_part", "requirements|in_part(\"csa\")", "Those requirements that belong to a part of the guidance", &[T::List, T::Text], 2, G::Same),
    f("in_plan_part", "changes|in_plan_part(\"actions\")", "Those changes that belong to a part of the plan", &[T::List, T::Text], 2, G::Same),
    f("ask_for", "asks|ask_for(\"each_outcome\")", "Whether something is among what is asked of the meeting", &[T::List, T::Text], 2, G::Flag),
];

/// The tests, after `is`.
// A table: one line for each.
#[rustfmt::skip]
pub const TESTS: &[Function] = &[
    f("blank", "said is blank", "Whether a piece of the document came out without a word", &[T::Any], 1, G::Flag),
    f("boolean", "v.attends is boolean", "Whether a yes or no is written", &[T::Any], 1, G::Flag),
    f("to_come", "action.due is to_come", "Whether a day is today or later; one that is not written is not", &[T::Any], 1, G::Flag),
    f("past", "case.review.next_on is past", "Whether a day lies before the day of the document", &[T::Any], 1, G::Flag),
];

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Holds {
    /// A record of the case of this kind.
    Record(&'static str),
    /// Yes or no.
    Flag,
    /// Words.
    Words,
    /// Several pieces of words.
    ManyWords,
    /// A group of values.
    One(&'static PieceInfo),
    /// Several groups of values.
    Many(&'static PieceInfo),
}

/// The variables: name, what it is, what it holds.
pub const VARIABLES: &[(&str, &str, Holds)] = &[
    ("case", "The case, as far as this reader may see it", Holds::Record("Case")),
    ("meeting", "In a document of a meeting, that meeting; else nothing", Holds::Record(MEETING)),
    (
        "recipient",
        "The person for whom the paper is made, if it is for one alone; else nothing",
        Holds::Record(PERSON),
    ),
    ("draft", "Whether it is a draft", Holds::Flag),
    ("discreet", "Whether its first page names nothing", Holds::Flag),
    ("reader", "The kind of reader: team, group, family, child, person_of_concern or anyone", Holds::Words),
    ("open_findings", "In drafts for the team: what the guidance still asks for", Holds::ManyWords),
    ("asks", "What the guidance asks this meeting to cover", Holds::Many(&ASK)),
    ("minutes_due", "The day by which the minutes are due", Holds::Words),
    (
        "requirements",
        "Each requirement of the guidance, and how the case stands to it (`supervision`)",
        Holds::Many(&REQUIREMENT),
    ),
    ("changes", "What changed since an earlier version (`changes`)", Holds::Many(&CHANGE)),
    ("since", "The earlier version (`changes`)", Holds::One(&SINCE)),
];

/// One thing that the guidance asks a meeting to cover.
static ASK: PieceInfo = PieceInfo {
    noun: "a thing that is asked of a meeting",
    keys: &[("key", Given::Words), ("is_question", Given::Flag), ("left_undone", Given::Flag)],
};

/// One requirement of the guidance.
static REQUIREMENT: PieceInfo = PieceInfo {
    noun: "a requirement",
    keys: &[
        ("id", Given::Words),
        ("group", Given::Words),
        ("requires", Given::Words),
        ("when", Given::Words),
        ("sources", Given::Words),
        ("level", Given::Words),
        ("standing", Given::Words),
        ("said", Given::ManyWords),
    ],
};

/// One change since an earlier version.
static CHANGE: PieceInfo = PieceInfo {
    noun: "a change",
    keys: &[
        ("part", Given::Words),
        ("became", Given::Words),
        ("number", Given::Number),
        ("name", Given::ManyWords),
        ("fields", Given::Many(&FIELD)),
    ],
};

/// One field that changed.
static FIELD: PieceInfo = PieceInfo {
    noun: "a changed field",
    keys: &[("key", Given::Words), ("before", Given::ManyWords), ("after", Given::ManyWords)],
};

/// The version that changes are counted from.
static SINCE: PieceInfo =
    PieceInfo { noun: "the earlier version", keys: &[("number", Given::Number), ("on", Given::Words)] };

#[cfg(test)]
mod tests {
    use super::*;

    /// The rooms in which functions are given to the engine.
    const SOURCES: [&str; 8] = [
        include_str!("../functions/mod.rs"),
        include_str!("../functions/child.rs"),
        include_str!("../functions/gather.rs"),
        include_str!("../functions/glossary.rs"),
        include_str!("../functions/in_line.rs"),
        include_str!("../functions/meetings.rs"),
        include_str!("../functions/phrases.rs"),
        include_str!("../functions/pictograms.rs"),
    ];

    #[test]
    fn the_lists_have_every_function_that_there_is_and_no_other() {
        let source: String = SOURCES.concat();
        for (call, list) in [("add_function(", FUNCTIONS), ("add_filter(", FILTERS), ("add_test(", TESTS)] {
            for after in source.split(call).skip(1) {
                let Some(name) = after.trim_start().strip_prefix('"').and_then(|a| a.split('"').next())
                else {
                    continue;
                };
                assert!(list.iter().any(|f| f.name == name), "`{name}` is in no list");
            }
        }
        for function in FUNCTIONS.iter().chain(FILTERS).chain(TESTS) {
            assert!(source.contains(&format!("\"{}\"", function.name)), "there is no `{}`", function.name);
            assert!(function.usage.contains(function.name), "`{}` has no usage", function.name);
        }
    }

    #[test]
    fn every_kind_of_item_that_a_function_names_is_one_of_the_case() {
        for function in FUNCTIONS.iter().chain(FILTERS) {
            let kinds = function.takes.iter().filter_map(|takes| match takes {
                Takes::Item(kind) | Takes::Items(kind) => Some(*kind),
                _ => None,
            });
            let given = match function.gives {
                Gives::Item(kind) | Gives::Items(kind) => Some(kind),
                _ => None,
            };
            for kind in kinds.chain(given) {
                assert!(super::super::types::record(kind).is_some(), "`{}` names {kind}", function.name);
            }
        }
    }
}
