//! Pictures from the view: what the timeline and the circle of people show.

use std::sync::Arc;

use super::objects::Scene;
use super::picture::Picture;
use super::picture::art::art;
use super::picture::coming::{ComingDay, coming};
use super::picture::faces::{faces, row};
use super::picture::people::{PeopleCircle, PeopleGroup, Person, people};
use super::picture::progress::{Point, Step, Track, progress};
use super::picture::timeline::{Event, EventKind, TimelineWords, timeline};
use super::tree::Words;
use crate::locale::{WordsError, capital};
use crate::reader::{self, PersonGroup, Reader, Shown, ShownRecord, TimelineEvent};

/// How many meetings of the past a timeline looks back on.
const MEETINGS_BACK: usize = 6;

/// The timeline of meetings, visits and deadlines; nothing where there are no dates.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_timeline(scene: &Arc<Scene>) -> Result<Option<Picture>, WordsError> {
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
    Ok((!events.is_empty()).then(|| timeline(&events, scene.today, &words, scene.size)))
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
        reader::EventKind::LookedAfterReview => (EventKind::Review, text("looked_after_review", &[])?),
        reader::EventKind::FamilyGroup => (EventKind::Meeting, text("family_group", &[])?),
        reader::EventKind::Hearing => (EventKind::Review, text("hearing", &[])?),
    };
    // Weekdays have a small letter in Welsh, and begin a line here.
    let date_words = capital(&scene.words.day(event.on, &scene.facts)?);
    Ok(Event { on: event.on, label: Words::fixed(label), date_words, kind, done: event.done })
}

/// "3", "3 and 5", "3, 5 and 7".
fn numbers_in_words(scene: &Scene, items: &[Arc<ShownRecord>]) -> Result<String, WordsError> {
    let numbers: Vec<String> = items.iter().map(|i| i.number.to_string()).collect();
    scene.words.listed(&numbers, &scene.facts)
}

/// The people around the child; nothing where there are none.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_people(scene: &Arc<Scene>) -> Result<Option<Picture>, WordsError> {
    let word = |key: &str| scene.words.get(key, &scene.facts, None, &[]);
    let child = match scene.view.case.record("child") {
        Some(child) => text_of(scene, child, "known_as").or_else(|| text_of(scene, child, "name")),
        None => None,
    };
    let child = match child {
        Some(child) => child,
        None => Words::fixed(word("the_child")?),
    };
    let group = |key: &str, people: Vec<Arc<ShownRecord>>| -> Result<Option<PeopleGroup>, WordsError> {
        let members: Result<Vec<Option<Person>>, WordsError> =
            people.iter().map(|p| person(scene, p)).collect();
        let people: Vec<Person> = members?.into_iter().flatten().collect();
        let count = u32::try_from(people.len()).ok();
        let title = scene.words.get(&format!("people_picture.{key}"), &scene.facts, count, &[])?;
        Ok((!people.is_empty()).then_some(PeopleGroup { title: Words::fixed(title), people }))
    };
    // Foster carers work with the family, and are the child's home.
    let (carers, mut professionals): (Vec<_>, Vec<_>) =
        scene.view.people_in(PersonGroup::Professional).into_iter().partition(|p| is_carer_at_home(p));
    professionals.retain(|p| !scene.view.only_takes_minutes(p));
    let (children, adults): (Vec<_>, Vec<_>) =
        scene.view.people_in(PersonGroup::OfConcern).into_iter().partition(|p| is_child(scene, p));
    let groups: Vec<PeopleGroup> = [
        group("carers", carers)?,
        group("family", scene.view.people_in(PersonGroup::Family))?,
        group("network", scene.view.people_in(PersonGroup::Network))?,
        group("professionals", professionals)?,
    ]
    .into_iter()
    .flatten()
    .collect();
    // That there are concerns about somebody is for the group to know; a picture at home does not tell it.
    let told = matches!(scene.view.recipient.reader, Reader::Team | Reader::Group);
    let child_of_concern = if told { group("child_of_concern", children)? } else { None };
    let outside = if told { group("of_concern", adults)? } else { None };
    if groups.is_empty() && outside.is_none() && child_of_concern.is_none() {
        return Ok(None);
    }
    let gap = [("child", child.text.clone())];
    let title = scene.words.get("people_picture.title", &scene.facts, None, &gap)?;
    Ok(Some(people(&PeopleCircle { title, child, groups, child_of_concern, outside }, scene.size)))
}

fn is_carer_at_home(person: &ShownRecord) -> bool {
    person.choice("role") == Some("carer") && person.flag("lives_in_home") == Some(true)
}

/// Whether a person of concern is a child, as the concern says.
fn is_child(scene: &Scene, person: &ShownRecord) -> bool {
    let Some(concern) = scene.view.case.record("concern") else { return false };
    let id = person.id.as_deref().unwrap_or_default();
    concern
        .records("people_of_concern")
        .any(|p| p.flag("is_child") == Some(true) && p.references("person").contains(&id))
}

/// A person of the picture; nobody who has no name in this view.
fn person(scene: &Scene, person: &ShownRecord) -> Result<Option<Person>, WordsError> {
    let Some(name) = text_of(scene, person, "name") else { return Ok(None) };
    let is_family = matches!(person.choice("role"), Some("family") | None);
    let choice = match (person.choice("relationship"), person.choice("role")) {
        (Some("none"), None | Some("family" | "network")) => None,
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

/// How many reviews of an outcome are drawn.
const REVIEWS_BACK: usize = 6;

/// How far each outcome was, review by review; nothing where no progress is written.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_progress(scene: &Arc<Scene>) -> Result<Vec<Picture>, WordsError> {
    let mut tracks = Vec::new();
    for outcome in scene.view.case.records("outcomes") {
        let gap = [("n", outcome.number.to_string())];
        let points: Result<Vec<Option<Point>>, WordsError> =
            outcome.records("progress").map(|note| point(scene, note)).collect();
        let mut points: Vec<Point> = points?.into_iter().flatten().collect();
        points.drain(..points.len().saturating_sub(REVIEWS_BACK));
        if !points.is_empty() {
            let heading = scene.words.get("outcome_n", &scene.facts, None, &gap)?;
            tracks.push(Track { heading, what: text_of(scene, outcome, "what"), points });
        }
    }
    let title = scene.words.get("review_report.picture", &scene.facts, None, &[])?;
    Ok(progress(&tracks, &title, scene.size))
}

fn point(scene: &Scene, note: &ShownRecord) -> Result<Option<Point>, WordsError> {
    let (Some(on), Some(status)) = (note.date("on"), note.choice("status")) else { return Ok(None) };
    let step = match status {
        "worse" => Step::Worse,
        "better" => Step::Better,
        "met" => Step::Met,
        _ => Step::Same,
    };
    let said = scene.words.get(&format!("choice.Status.{status}"), &scene.facts, None, &[])?;
    Ok(Some(Point { day: scene.words.date(on, &scene.facts)?, step, said }))
}

/// Up to this age a child is told of those whom they meet, and of nobody who works in the background.
const SMALL_CHILD: i16 = 7;
/// The roles of those who do.
const IN_THE_BACKGROUND: [&str; 13] = [
    "manager",
    "senior_practitioner",
    "social_worker",
    "conference_chair",
    "reviewing_officer",
    "gp",
    "paediatrician",
    "police",
    "probation",
    "interpreter",
    "adult_services",
    "domestic_abuse_adviser",
    "family_group_coordinator",
];

/// The people whom the case tells the child of, in the order of the picture: family, friends, professionals.
pub fn people_of_child(scene: &Scene) -> Vec<Arc<ShownRecord>> {
    let groups = [PersonGroup::Family, PersonGroup::Network, PersonGroup::Professional];
    let people = groups.into_iter().flat_map(|group| scene.view.people_in(group));
    let is_small = scene.view.child_age.is_some_and(|age| age <= SMALL_CHILD);
    let is_near = |p: &ShownRecord| !p.choice("role").is_some_and(|role| IN_THE_BACKGROUND.contains(&role));
    people
        .filter(|p| matches!(p.get("for_child"), Some(Shown::Text(_))) && (!is_small || is_near(p)))
        .collect()
}

/// The most letters of a job that stands under a face.
const SHORT_JOB: usize = 24;

/// Whether somebody's job says, under a face, what their role leaves open.
fn says_it(role: &str, job: &Words) -> bool {
    role == "other_professional" && job.text.chars().count() <= SHORT_JOB
}

/// The people around the child, for the child; nothing where the case tells the child of nobody. Where a key of
/// words is given, they say what each professional is.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_faces(scene: &Arc<Scene>, roles: Option<&str>) -> Result<Vec<Picture>, WordsError> {
    let word = |key: &str| scene.words.get(key, &scene.facts, None, &[]);
    let everybody = people_of_child(scene);
    let member = |person: &ShownRecord| -> Result<Option<Person>, WordsError> {
        let name = text_of(scene, person, "known_as").or_else(|| text_of(scene, person, "name"));
        let Some(name) = name else { return Ok(None) };
        let job = |role: &str| text_of(scene, person, "job").filter(|job| says_it(role, job));
        let role = match (roles, person.choice("role")) {
            (Some(key), Some(role)) => match (job(role), format!("{key}.{role}")) {
                (Some(job), _) => job,
                (None, key) if scene.words.has(&key) => Words::fixed(word(&key)?),
                _ => Words::fixed(""),
            },
            _ => Words::fixed(""),
        };
        Ok(Some(Person { name, role }))
    };
    let mut groups = Vec::new();
    let kinds = [
        ("family", &[PersonGroup::Family, PersonGroup::Network][..]),
        ("helpers", &[PersonGroup::Professional][..]),
    ];
    for (key, kinds) in kinds {
        let of_group = everybody.iter().filter(|p| kinds.contains(&scene.view.group_of(p)));
        let people: Result<Vec<Option<Person>>, WordsError> = of_group.map(|p| member(p)).collect();
        let people: Vec<Person> = people?.into_iter().flatten().collect();
        if !people.is_empty() {
            groups
                .push(PeopleGroup { title: Words::fixed(word(&format!("children.people.{key}"))?), people });
        }
    }
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let child = match scene.view.case.record("child") {
        Some(child) => text_of(scene, child, "known_as").or_else(|| text_of(scene, child, "name")),
        None => None,
    };
    let child = match child {
        Some(child) => child,
        None => Words::fixed(word("children.people.me")?),
    };
    let title =
        scene.words.get("people_picture.title", &scene.facts, None, &[("child", child.text.clone())])?;
    let circle = PeopleCircle { title, child, groups, child_of_concern: None, outside: None };
    Ok(vec![faces(&circle, scene.size)])
}

/// The meetings and reviews to come, in words for the child; nothing where there are none.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_coming(scene: &Arc<Scene>) -> Result<Vec<Picture>, WordsError> {
    let word = |key: &str| scene.words.get(key, &scene.facts, None, &[]);
    let mut days: Vec<ComingDay> = Vec::new();
    for event in reader::timeline(&scene.view, scene.today) {
        if event.done || event.on < scene.today {
            continue;
        }
        let label = match event.kind {
            reader::EventKind::Meeting => {
                let kind = event.items.first().and_then(|m| m.choice("kind")).unwrap_or("other");
                word(&format!("children.coming.{kind}"))?
            }
            reader::EventKind::Review => word("children.coming.review")?,
            reader::EventKind::SafetyPlanReview => word("children.coming.safety_plan")?,
            _ => continue,
        };
        // What is on the same day stands on the same leaf.
        let words = capital(&scene.words.day(event.on, &scene.facts)?);
        match days.last_mut() {
            Some(ComingDay { words: same, labels, .. }) if *same == words => labels.push(Words::fixed(label)),
            _ => days.push(ComingDay {
                day: event.on.day().to_string(),
                month: scene.words.month(event.on, &scene.facts)?,
                words,
                labels: vec![Words::fixed(label)],
            }),
        }
    }
    Ok(coming(&word("children.coming.title")?, &days, scene.size))
}

/// Feelings that are all right to have.
///
/// # Errors
/// When a fixed word is missing.
pub fn draw_feelings(scene: &Arc<Scene>) -> Result<Vec<Picture>, WordsError> {
    let word = |key: &str| scene.words.get(&format!("children.feelings.{key}"), &scene.facts, None, &[]);
    let mut drawings = Vec::new();
    for name in ["happy", "sad", "worried", "cross", "mixed"] {
        let words = Words::fixed(word(name)?);
        drawings.extend(art(name).map(|art| (art, words)));
    }
    Ok(vec![row(&word("title")?, &drawings, scene.size)])
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
