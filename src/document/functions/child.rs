//! Functions for the papers of children.

use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, State};

use super::{Made, put, record_of, wrong};
use crate::document::objects::{Nothing, Plain, PlainValue, Scene, records_value, shown_value};
use crate::document::{illustrate, marks};
use crate::reader::{EventKind, Shown, ShownRecord, timeline};

/// Gives an environment these functions.
pub(super) fn add_to(environment: &mut Environment<'_>, scene: &Arc<Scene>, made: &Made) {
    add_pictures(environment, scene, made);
    // `band()`: the ages for which this child's papers are worded: 4-7, 8-11, 12-15, 16-17.
    let here = Arc::clone(scene);
    environment.add_function("band", move || match here.view.child_age {
        Some(..=7) => "4-7",
        Some(12..=15) => "12-15",
        Some(16..) => "16-17",
        _ => "8-11",
    });
    // `told_people()`: the people of the picture of faces, in its order.
    let here = Arc::clone(scene);
    environment
        .add_function("told_people", move || records_value(&illustrate::people_of_child(&here), &here));
    // `told_actions()`: the actions that the case tells the child of, those that were given up left out;
    // `told_actions(person)`: those of them for which somebody is responsible.
    let here = Arc::clone(scene);
    environment.add_function("told_actions", move |person: Option<Value>| -> Result<Value, Error> {
        let owner = person.map(|p| record_of(&p).map(|p| p.id.clone())).transpose()?.flatten();
        let told = |action: &&Arc<ShownRecord>| {
            matches!(action.get("for_child"), Some(Shown::Text(_)))
                && !matches!(action.choice("state"), Some("ended" | "impossible"))
                && owner.as_ref().is_none_or(|id| action.references("owner").contains(&&**id))
        };
        let actions: Vec<_> = here.view.case.records("actions").filter(told).cloned().collect();
        Ok(records_value(&actions, &here))
    });
    // `action.due is to_come`: whether a day is today or later.
    let here = Arc::clone(scene);
    environment.add_test("to_come", move |value: Value| match value.downcast_object_ref::<PlainValue>() {
        Some(PlainValue { plain: Plain::Date(date), .. }) => *date >= here.today,
        _ => false,
    });
    // `names_itself(person)`: whether what the child is told of somebody says their name, or what they are called.
    let here = Arc::clone(scene);
    environment.add_function("names_itself", move |person: Value| -> Result<bool, Error> {
        let person = record_of(&person)?;
        let text = |key: &str| match person.get(key) {
            Some(Shown::Text(number)) => here.view.texts.get(*number).map(|t| &*t.words),
            _ => None,
        };
        let mut names = ["known_as", "name"].into_iter().filter_map(text);
        Ok(text("for_child").is_some_and(|said| names.any(|name| said.contains(name))))
    });
    // `next_review()`: the day of the next review of the plan, if it is still to come.
    let here = Arc::clone(scene);
    environment.add_function("next_review", move || {
        let reviews = timeline(&here.view, here.today).into_iter().filter(|e| {
            let of_meeting = || e.items.first().and_then(|m| m.choice("kind"));
            e.kind == EventKind::Review || of_meeting().is_some_and(|kind| kind.ends_with("conference"))
        });
        match reviews.map(|e| e.on).find(|on| *on >= here.today) {
            Some(on) => shown_value(&Shown::Date(on), &here, ""),
            None => Value::from_object(Nothing("next review".into())),
        }
    });
}

fn add_pictures(environment: &mut Environment<'_>, scene: &Arc<Scene>, made: &Made) {
    // `{% call beside("house", "sun", 4) %}…{% endcall %}`: a drawing of `templates/pictures` on the left, as many
    // times as large as the letters, on a ground: plain, accent, good, sun, berry.
    environment.add_function(
        "beside",
        |state: &mut State<'_, '_>, art: String, look: String, size: u8, kwargs: Kwargs| {
            let caller: Value = kwargs.get("caller")?;
            kwargs.assert_all_used()?;
            let body = caller.call(state, &[])?;
            Ok::<_, Error>(Value::from_safe_string(marks::group(
                &format!("beside:{art}:{look}:{size}"),
                &body.to_string(),
            )))
        },
    );
    // `faces_picture()`: those whom the case tells the child of; `faces_picture("children.role")` says with words
    // under a key what each professional is.
    let (here, blocks) = (Arc::clone(scene), Arc::clone(made));
    environment.add_function("faces_picture", move |roles: Option<String>| -> Result<Value, Error> {
        put(illustrate::draw_faces(&here, roles.as_deref()).map_err(|e| wrong(e.to_string()))?, &blocks)
    });
    // `coming_picture()`: the meetings and reviews to come, as leaves of a calendar; blank if there are none.
    let (here, blocks) = (Arc::clone(scene), Arc::clone(made));
    environment.add_function("coming_picture", move || -> Result<Value, Error> {
        put(illustrate::draw_coming(&here).map_err(|e| wrong(e.to_string()))?, &blocks)
    });
    // `feelings_picture()`: faces of feelings that are all right to have.
    let (here, blocks) = (Arc::clone(scene), Arc::clone(made));
    environment.add_function("feelings_picture", move || -> Result<Value, Error> {
        put(illustrate::draw_feelings(&here).map_err(|e| wrong(e.to_string()))?, &blocks)
    });
    // `face_of(person)`: the name of the face that somebody has in the picture.
    let here = Arc::clone(scene);
    environment.add_function("face_of", move |person: Value| -> Result<&'static str, Error> {
        let person = record_of(&person)?;
        let place = illustrate::people_of_child(&here).iter().position(|p| p.at == person.at);
        let face = crate::document::picture::art::face(place.unwrap_or(0));
        face.map(|face| face.name).ok_or_else(|| wrong("there is no such face"))
    });
}
