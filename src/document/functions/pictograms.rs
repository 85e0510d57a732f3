//! Pictograms beside words.

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, State};

use super::wrong;
use crate::document::marks;
use crate::document::objects::{Plain, PlainValue};
use crate::document::pictogram::Pictogram;

pub(super) fn add_to(environment: &mut Environment<'_>) {
    // `{% call row("house") %}…{% endcall %}`: picture left, words right, each sentence on its own line.
    environment.add_function("row", |state: &mut State<'_, '_>, name: String, kwargs: Kwargs| {
        row(state, &name, &kwargs)
    });
    // `{% call small_row("house") %}…{% endcall %}`: the same with a small picture, and sentences as they are.
    environment.add_function("small_row", |state: &mut State<'_, '_>, name: String, kwargs: Kwargs| {
        row(state, &format!("{name}:small"), &kwargs)
    });
    // `{{ new_page() }}`: what follows begins on a new page, in print.
    environment.add_function("new_page", || Value::from_safe_string(marks::named_block("page")));
    // `hard_words([w("easy_read.word.plan")])`: words that become strong where they come first in a row.
    environment.add_function("hard_words", |words: Vec<String>| {
        Value::from_safe_string(marks::named_block(&format!("hard-words:{}", words.join("|"))))
    });
    // `pictogram(rule.topic, "house")`: the picture for a word of the case, or the one named where there is none.
    environment.add_function("pictogram", |value: Value, otherwise: String| -> Result<String, Error> {
        let found = match value.downcast_object_ref::<PlainValue>() {
            Some(PlainValue { plain: Plain::Choice(set, word), .. }) => for_word(set, word),
            _ => None,
        };
        let name = found.map_or(otherwise, str::to_owned);
        match Pictogram::named(&name) {
            Some(_) => Ok(name),
            None => Err(wrong(format!("there is no pictogram `{name}`"))),
        }
    });
}

fn row(state: &mut State<'_, '_>, name: &str, kwargs: &Kwargs) -> Result<Value, Error> {
    let caller: Value = kwargs.get("caller")?;
    kwargs.assert_all_used()?;
    let body = caller.call(state, &[])?;
    Ok(Value::from_safe_string(marks::group(&format!("row:{name}"), &body.to_string())))
}

/// The pictogram for a word of a set.
fn for_word(set: &str, word: &str) -> Option<&'static str> {
    Some(match (set, word) {
        ("Topic", "boundaries") => "stop",
        ("Topic", "bedrooms") => "bed",
        ("Topic", "bathrooms") => "bath",
        ("Topic", "internet" | "imagery") => "screen",
        ("Topic", "night_time") => "night",
        ("Topic", "sleepovers") => "pillow",
        ("Topic", "visitors") => "door",
        ("Topic", "holidays") => "sun",
        ("Topic", "school") => "school",
        ("Topic", "institutions") => "ball",
        ("Topic", "community") => "park",
        ("Topic", "travel") => "car",
        ("Topic", "opportunities") => "see",
        ("Topic", "parent_coercion") => "talk",
        ("Topic", _) => "house",
        ("Role", "lead_social_worker" | "social_worker" | "senior_practitioner") => "worker",
        ("Role", "manager" | "conference_chair" | "reviewing_officer") => "meeting",
        ("Role", "family_support" | "youth_worker" | "domestic_abuse_adviser" | "other_professional") => {
            "helping-hands"
        }
        ("Role", "education") => "school",
        ("Role", "gp" | "health_visitor" | "school_nurse" | "paediatrician") => "doctor",
        ("Role", "therapist" | "isva") => "heart",
        ("Role", "police" | "probation") => "police",
        ("Role", "advocate") => "advocate",
        ("Role", "interpreter") => "talk",
        ("Role", "adult_services") => "helping-hands",
        ("Role", "carer") => "house",
        ("Role", "family_group_coordinator") => "group",
        ("Role", "family") => "family",
        ("Role", "network") => "safe-adult",
        ("ContingencyKind", "further_abuse") => "warning",
        ("ContingencyKind", "not_working") => "meeting",
        ("ContingencyKind", "owner_unable") => "worker",
        ("ContingencyKind", "change_in_family") => "family",
        ("ContingencyKind", "person_of_concern") => "door",
        ("ContingencyKind", "child_in_danger") => "phone",
        ("ContingencyKind", _) => "question",
        _ => return None,
    })
}
