//! Pictures from the view: what the timeline and the circle of people show.

use std::sync::Arc;

use super::objects::Scene;
use super::picture::Picture;
use super::picture::people::{PeopleCircle, PeopleGroup, Person, people};
use super::picture::timeline::{Event, EventKind, TimelineWords, timeline};
use super::tree::Words;
use crate::locale::WordsError;
use crate::reader::{self, PersonGroup, Shown, ShownRecord, TimelineEvent};

/// How many meetings of the past a timeline looks back on.
const MEETINGS_BACK: usize = 6;

/// The timeline of meetings, visits and deadlines; nothing where there are no dates.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_timeline(scene: &Arc<Scene>) -> Result<Vec<Picture>, WordsError> {
    let word = |key: &str| scene.words.get(&format!("timeline.{key}"), &scene.facts, None, &[]);
    let today = scene.words.date(scene.today, &scene.facts)?;
    let words = TimelineWords {
        title: word("title")?,
        today: scene.words.get("timeline.today", &scene.facts, None, &[("date", today)])?,
        done: word("done")?,
        not_done: word("not_done")?,
        meeting: word("meeting")?,
        visit: word("visit")?,
        deadline: word("deadline")?,
        review: word("review")?,
    };
    let mut events = reader::timeline(&scene.view, scene.today);
    // What is done and was no meeting is history; the plan's tables tell it.
    events.retain(|e| e.kind == reader::EventKind::Meeting || !e.done);
    let back = events.iter().filter(|e| e.done).count().saturating_sub(MEETINGS_BACK);
    let mut skipped = 0;
    events.retain(|e| {
        skipped += usize::from(e.done);
        !e.done || skipped > back
    });
    let events: Result<Vec<Event>, WordsError> = events.iter().map(|e| event(scene, e)).collect();
    let events = events?;
    Ok(if events.is_empty() { Vec::new() } else { timeline(&events, scene.today, &words, scene.size) })
}

fn event(scene: &Scene, event: &TimelineEvent) -> Result<Event, WordsError> {
    let numbers = || numbers_in_words(scene, &event.items);
    let count = u32::try_from(event.items.len()).ok();
    let text = |key: &str, gaps: &[(&str, String)]| {
        scene.words.get(&format!("timeline.{key}"), &scene.facts, count, gaps)
    };
    let (kind, label) = match event.kind {
        reader::EventKind::Start => (EventKind::Review, text("start", &[])?),
        reader::EventKind::Meeting => {
            let kind = event.items.first().and_then(|m| m.choice("kind")).unwrap_or("other");
            let label = scene.words.get(&format!("choice.MeetingKind.{kind}"), &scene.facts, None, &[])?;
            let review = kind.ends_with("conference") || kind == "looked_after_review";
            (if review { EventKind::Review } else { EventKind::Meeting }, label)
        }
        reader::EventKind::NextVisit => (EventKind::Visit, text("next_visit", &[])?),
        reader::EventKind::Outcome => (EventKind::Deadline, text("outcome", &[("numbers", numbers()?)])?),
        reader::EventKind::Action => (EventKind::Deadline, text("action", &[("numbers", numbers()?)])?),
        reader::EventKind::SafetyPlanReview => (EventKind::Review, text("safety_plan_review", &[])?),
        reader::EventKind::Review => (EventKind::Review, text("next_review", &[])?),
    };
    let date_words = begun(&scene.words.day(event.on, &scene.facts)?);
    Ok(Event { on: event.on, label: Words::fixed(label), date_words, kind, done: event.done })
}

/// Words that begin a line: "Dydd Iau", where weekdays have a small letter.
fn begun(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "3", "3 and 5", "3, 5 and 7".
fn numbers_in_words(scene: &Scene, items: &[Arc<ShownRecord>]) -> Result<String, WordsError> {
    let numbers: Vec<String> = items.iter().map(|i| i.number.to_string()).collect();
    Ok(match numbers.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let gaps = [("before", first.join(", ")), ("last", last.clone())];
            scene.words.get("list_and", &scene.facts, None, &gaps)?
        }
    })
}

/// The people around the child; nothing where there are none.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_people(scene: &Arc<Scene>) -> Result<Vec<Picture>, WordsError> {
    let word = |key: &str| scene.words.get(key, &scene.facts, None, &[]);
    let child = match scene.view.case.record("child") {
        Some(child) => text_of(scene, child, "known_as").or_else(|| text_of(scene, child, "name")),
        None => None,
    };
    let child = match child {
        Some(child) => child,
        None => Words::fixed(word("the_child")?),
    };
    let group = |key: &str, group: PersonGroup| -> Result<Option<PeopleGroup>, WordsError> {
        let members: Result<Vec<Option<Person>>, WordsError> =
            scene.view.people_in(group).iter().map(|p| person(scene, p)).collect();
        let people: Vec<Person> = members?.into_iter().flatten().collect();
        let title = Words::fixed(word(&format!("people_picture.{key}"))?);
        Ok((!people.is_empty()).then_some(PeopleGroup { title, people }))
    };
    let groups: Vec<PeopleGroup> = [
        group("family", PersonGroup::Family)?,
        group("network", PersonGroup::Network)?,
        group("professionals", PersonGroup::Professional)?,
    ]
    .into_iter()
    .flatten()
    .collect();
    let outside = group("of_concern", PersonGroup::OfConcern)?;
    if groups.is_empty() && outside.is_none() {
        return Ok(Vec::new());
    }
    let gap = [("child", child.text.clone())];
    let title = scene.words.get("people_picture.title", &scene.facts, None, &gap)?;
    Ok(people(&PeopleCircle { title, child, groups, outside }, scene.size))
}

/// A person of the picture; nobody who has no name in this view.
fn person(scene: &Scene, person: &ShownRecord) -> Result<Option<Person>, WordsError> {
    let Some(name) = text_of(scene, person, "name") else { return Ok(None) };
    let is_family = matches!(person.choice("role"), Some("family") | None);
    let choice = match (person.choice("relationship"), person.choice("role")) {
        (Some(relationship), _) if is_family => Some(format!("choice.Relationship.{relationship}")),
        (_, Some(role)) => Some(format!("choice.Role.{role}")),
        _ => None,
    };
    let role = match (text_of(scene, person, "job"), choice) {
        (Some(job), _) => job,
        (None, Some(key)) => Words::fixed(scene.words.get(&key, &scene.facts, None, &[])?),
        (None, None) => Words::fixed(""),
    };
    Ok(Some(Person { name, role }))
}

fn text_of(scene: &Scene, record: &ShownRecord, key: &str) -> Option<Words> {
    let Some(Shown::Text(number)) = record.get(key) else { return None };
    let text = scene.view.texts.get(*number)?;
    Some(Words {
        text: text.words.replace('\n', " "),
        source: Some(Arc::clone(&text.path)),
        language: (text.language != *scene.words.language()).then(|| text.language.clone()),
        own_words: text.own_words,
    })
}
