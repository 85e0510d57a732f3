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
    takes: &'static [Takes],
    least: usize,
    gives: Gives,
) -> Function {
    Function { name, usage, takes, least, more: false, gives }
}

const fn many(name: &'static str, usage: &'static str, takes: &'static [Takes], gives: Gives) -> Function {
    Function { name, usage, takes, least: 1, more: true, gives }
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
pub const FUNCTIONS: &[Function] = &[
    f("w", "w(\"key\", gap=value)", &[T::Words], 1, G::Words),
    f("group", "{% call group(\"card\") %}…{% endcall %}", &[T::Word(GROUPS)], 1, G::Block),
    f(
        "beside",
        "{% call beside(\"house\", \"sun\", 4) %}…{% endcall %}",
        &[T::Drawing, T::Word(GROUNDS), T::Number],
        3,
        G::Block,
    ),
    f("row", "{% call row(\"house\") %}…{% endcall %}", &[T::Pictogram], 1, G::Block),
    f("small_row", "{% call small_row(\"house\") %}…{% endcall %}", &[T::Pictogram], 1, G::Block),
    f("fact", "fact(w(\"label\"), value)", &[T::Line, T::Any], 2, G::Words),
    f("badge", "badge(\"abuse\", w(\"abuse_mark\"))", &[T::Word(BADGES), T::Line], 2, G::Words),
    f("br", "br()", &[], 0, G::Words),
    f("part", "part()", &[], 0, G::Words),
    many("lines", "lines(a, b)", &[T::Any], G::Words),
    many("line", "line(a, b)", &[T::Line], G::Words),
    f("contents", "contents()", &[], 0, G::Block),
    f("page", "page()", &[], 0, G::Block),
    f("new_page", "new_page()", &[], 0, G::Block),
    many("widths", "widths(3, 2)", &[T::Number], G::Block),
    f("hard_words", "hard_words([w(\"key\")])", &[T::List], 1, G::Block),
    f("timeline", "timeline()", &[], 0, G::Block),
    f("people_picture", "people_picture()", &[], 0, G::Block),
    f("faces_picture", "faces_picture(\"children.role\")", &[T::Text], 0, G::Block),
    f("coming_picture", "coming_picture()", &[], 0, G::Block),
    f("feelings_picture", "feelings_picture()", &[], 0, G::Block),
    f("progress_picture", "progress_picture()", &[], 0, G::Block),
    f("pictogram", "pictogram(rule.topic, \"house\")", &[T::Any, T::Pictogram], 2, G::Words),
    f("face_of", "face_of(person)", &[T::Item(PERSON)], 1, G::Words),
    f("actions_for", "actions_for(outcome)", &[T::Item(OUTCOME)], 1, G::Items(ACTION)),
    f("main_actions_for", "main_actions_for(outcome)", &[T::Item(OUTCOME)], 1, G::Items(ACTION)),
    f("other_actions_for", "other_actions_for(outcome)", &[T::Item(OUTCOME)], 1, G::Items(ACTION)),
    f("actions_without_outcome", "actions_without_outcome()", &[], 0, G::Items(ACTION)),
    f("actions_by", "actions_by(person)", &[T::Item(PERSON)], 1, G::Items(ACTION)),
    f("actions_of", "actions_of(\"family\")", &[T::Word(&["family", "professionals"])], 1, G::Items(ACTION)),
    f("told_actions", "told_actions(person)", &[T::Item(PERSON)], 0, G::Items(ACTION)),
    f("outcomes_for", "outcomes_for(need)", &[T::Item("Need")], 1, G::Items(OUTCOME)),
    f("is_about_abuse", "is_about_abuse(outcome)", &[T::Item(OUTCOME)], 1, G::Flag),
    f("findings_of", "findings_of(need)", &[T::Item("Need")], 1, G::Words),
    f(
        "people",
        "people(\"family\")",
        &[T::Word(&["family", "network", "professionals", "of_concern"])],
        1,
        G::Items(PERSON),
    ),
    f("person_with_role", "person_with_role(\"lead_social_worker\")", &[T::Role], 1, G::Item(PERSON)),
    f("safe_adults", "safe_adults()", &[], 0, G::Items(PERSON)),
    f("owners_of", "owners_of(outcome)", &[T::Item(OUTCOME)], 1, G::Items(PERSON)),
    f("absent_from", "absent_from(meeting)", &[T::Item(MEETING)], 1, G::Items(PERSON)),
    f("is_in", "is_in(person, people)", &[T::Item(PERSON), T::List], 2, G::Flag),
    f("part_of", "part_of(person)", &[T::Item(PERSON)], 1, G::Item("Member")),
    f("signature_of", "signature_of(person)", &[T::Item(PERSON)], 1, G::Item("Signature")),
    f("names_itself", "names_itself(person)", &[T::Item(PERSON)], 1, G::Flag),
    f("several_of", "several_of(person)", &[T::Item(PERSON)], 1, G::Flag),
    f("of_concern_at_home", "of_concern_at_home()", &[], 0, G::Flag),
    f("coming_meeting", "coming_meeting()", &[], 0, G::Item(MEETING)),
    f("last_held", "last_held(meeting)", &[T::Any], 1, G::Item(MEETING)),
    f("minutes_before", "minutes_before(meeting)", &[T::Item(MEETING)], 1, G::Item(MEETING)),
    f("report_for", "report_for()", &[], 0, G::Item(MEETING)),
    f(
        "progress_at",
        "progress_at(outcome, meeting)",
        &[T::Item(OUTCOME), T::Item(MEETING)],
        2,
        G::Items("Progress"),
    ),
    f("reports_since_review", "reports_since_review(action, meeting)", &[T::Item(ACTION), T::Any], 2, G::Any),
    f(
        "contribution_of",
        "contribution_of(member, meeting)",
        &[T::Any, T::Item(MEETING)],
        2,
        G::Item("Contribution"),
    ),
    f("next_meeting", "next_meeting()", &[], 0, G::Date),
    f("next_review", "next_review()", &[], 0, G::Date),
    f("today", "today()", &[], 0, G::Date),
    f("before", "before(a.due, a.starts)", &[T::Any, T::Any], 2, G::Flag),
    f("is_before", "is_before(day, other)", &[T::Any, T::Any], 2, G::Flag),
    f("same_day", "same_day(a, b)", &[T::Any, T::Any], 2, G::Flag),
    f("band", "band()", &[], 0, G::Words),
    f("capital", "capital(value)", &[T::Line], 1, G::Words),
    f("small", "small(value)", &[T::Any], 1, G::Words),
    f("quoted", "quoted(view.words)", &[T::Any], 1, G::Words),
    f("mentions", "mentions(text, person)", &[T::Any, T::Any], 2, G::Flag),
    f("uses", "uses(body, \"core group|core groups\")", &[T::Text, T::Text], 2, G::Flag),
    f("action_numbers", "action_numbers(outcome.actions)", &[T::Any], 1, G::Words),
    f("outcome_numbers", "outcome_numbers(wish.outcomes)", &[T::Any], 1, G::Words),
    f("safety_topics", "safety_topics(risk.safety_rules)", &[T::Any], 1, G::Words),
    f("document_title", "document_title(copy.document)", &[T::Any], 1, G::Words),
    f("language_name", "language_name(copy.language)", &[T::Any], 1, G::Words),
];

/// The filters.
pub const FILTERS: &[Function] = &[
    f("has", "action.areas|has(\"therapy\")", &[T::List, T::OfSet], 2, G::Flag),
    f("texts", "needs|texts(\"what\")", &[T::List, T::Field], 2, G::Words),
    f("names", "people|names", &[T::List], 1, G::Words),
    f("called", "people|called", &[T::List], 1, G::Same),
    f("last", "versions|last", &[T::List], 1, G::OneOf),
    f("by_date", "meetings|by_date(\"on\")", &[T::List, T::Field], 2, G::Same),
    f("grouped", "rules|grouped(\"topic\")", &[T::List, T::Field], 2, G::Groups),
    f("join", "people|join", &[T::List, T::Text], 1, G::Words),
    f("length", "people|length", &[T::Any], 1, G::Number),
    f("day", "meeting.on|day", &[T::Any], 1, G::Words),
    f("capital", "action.how_often|capital", &[T::Line], 1, G::Words),
    f("on_wall", "rule.for_wall|on_wall", &[T::Any, T::Number], 1, G::Same),
    f("standing_at", "requirements|standing_at(\"not_met\")", &[T::List, T::Text], 2, G::Same),
    f("in_part", "requirements|in_part(\"csa\")", &[T::List, T::Text], 2, G::Same),
    f("in_plan_part", "changes|in_plan_part(\"actions\")", &[T::List, T::Text], 2, G::Same),
    f("ask_for", "asks|ask_for(\"each_outcome\")", &[T::List, T::Text], 2, G::Flag),
];

/// The tests, after `is`.
pub const TESTS: &[Function] = &[
    f("blank", "said is blank", &[T::Any], 1, G::Flag),
    f("boolean", "v.attends is boolean", &[T::Any], 1, G::Flag),
    f("to_come", "action.due is to_come", &[T::Any], 1, G::Flag),
    f("past", "case.review.next_on is past", &[T::Any], 1, G::Flag),
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

/// The variables.
pub const VARIABLES: &[(&str, Holds)] = &[
    ("case", Holds::Record("Case")),
    ("meeting", Holds::Record(MEETING)),
    ("recipient", Holds::Record(PERSON)),
    ("draft", Holds::Flag),
    ("discreet", Holds::Flag),
    ("reader", Holds::Words),
    ("open_findings", Holds::ManyWords),
    ("asks", Holds::Many(&ASK)),
    ("minutes_due", Holds::Words),
    ("requirements", Holds::Many(&REQUIREMENT)),
    ("changes", Holds::Many(&CHANGE)),
    ("since", Holds::One(&SINCE)),
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
