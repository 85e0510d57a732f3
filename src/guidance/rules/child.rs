//! The child's voice and part in the plan.

use super::answers::is_not_alone;
use super::prelude::*;
use crate::guidance::finding::Level;

rule! {
    /// The child's wishes and feelings are recorded, with the day and to whom they were told, or why
    /// they could not be had.
    ///
    /// # Why
    /// It is the child's plan.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   said:
    ///     - to: sw
    ///       view: Ffion wants the nights to be quiet.
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   said:
    ///     - on: 2026-05-05
    ///       to: sw
    ///       view: Ffion wants the nights to be quiet.
    /// ```
    VIEWS = "CHILD001", "childs-views", since "0.1.0", covers ["CHILD-VIEWS"], check views
}

fn views(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if views.said.is_empty() && views.not_asked_because.is_blank() {
        out.at(cx.case, "child_views.said", "the child's wishes and feelings are not recorded")
            .help("write what the child said, when and to whom; or under `not_asked_because` why they could not be asked");
    }
    for said in &views.said {
        if said.view.is_blank() && said.own_words.iter().all(Text::is_blank) {
            out.at(said, "view", "it does not say what the child said")
                .help("write it, and the child's own words under `own_words`");
        } else if said.on.known().is_none() {
            out.at(said, "on", "it does not say when the child said this")
                .help("write the day, such as `on: 2026-05-05`");
        } else if said.to.is_blank() {
            out.at(said, "to", "it does not say to whom the child said this")
                .help("write the id of the person");
        }
    }
}

rule! {
    /// Each wish of the child leads to a need, an outcome or an action, or it says why it was decided
    /// otherwise for the child's welfare.
    ///
    /// # Why
    /// A child who is asked and never answered stops speaking.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   wishes:
    ///     - wish: I want to play football again.
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   wishes:
    ///     - wish: I want to play football again.
    ///       outcomes: [o2]
    /// ```
    ANSWERED = "CHILD002", "wishes-answered", since "0.1.0", covers ["CHILD-VIEWS-ANSWERED"], check answered
}

fn answered(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for wish in &cx.case.child_views.wishes {
        let taken_up = !wish.needs.is_empty() || !wish.outcomes.is_empty() || !wish.actions.is_empty();
        if !taken_up && wish.decided_otherwise_because.is_blank() {
            let name = named("wish", "", &wish.wish);
            out.at(wish, "wish", format!("nothing in the plan takes up {name}"))
                .help("name the outcome or action that does, or write under `decided_otherwise_because` why not, and under `for_child` how the child is told");
        }
    }
}

rule! {
    /// The child's own words are kept.
    ///
    /// # Why
    /// "She expressed anxiety" could be anybody.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   said:
    ///     - on: 2026-05-05
    ///       to: sw
    ///       view: Ffion wants the nights to be quiet.
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   said:
    ///     - on: 2026-05-05
    ///       to: sw
    ///       view: Ffion wants the nights to be quiet.
    ///       own_words: [I just want to sleep.]
    /// ```
    OWN_WORDS = "CHILD003", "childs-own-words", since "0.1.0", covers ["CHILD-OWN-WORDS"], check own_words
}

fn own_words(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    let kept = views.said.iter().flat_map(|s| &s.own_words).any(|t| !t.is_blank())
        || views.wishes.iter().any(|w| !w.wish.is_blank());
    if let Some(first) = views.said.first().filter(|_| !kept) {
        out.at(first, "own_words", "what the child said is told in other words only")
            .help("add what the child said or drew, as they put it");
    }
    // "The young person reported that …": nobody speaks of themselves so.
    let said = || ["She", "He", "They", "The child", "The young person"].into_iter().chain(child_names(cx));
    for words in views.said.iter().flat_map(|said| &said.own_words) {
        let tells = said().any(|name| {
            let after = words.words().strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
            after.is_some_and(|rest| Prose::of(rest).begins_any(TOLD_BY_OTHERS))
        });
        if tells {
            out.at_node(words.at(), format!("{} is told by somebody else", quote(words.words()))).help(
                "write the words as the child said them; what others make of them belongs under `view`",
            );
        }
    }
}

/// What a worker writes of a child, after the name.
const TOLD_BY_OTHERS: &str = "reported, reports, stated, states, expressed, expresses, disclosed, discloses, identified, identifies, presented, \
    presents, indicated, indicates, advised, acknowledged, was observed, enquired, informed, mentioned, voiced, shared that, said that, says that";

fn child_names<'a>(cx: &Facts<'a>) -> impl Iterator<Item = &'a str> {
    let child = &cx.case.child;
    let first = child.name.words().split(' ').next().unwrap_or_default();
    [child.known_as.words(), child.name.words(), first].into_iter().filter(|name| !name.is_empty())
}

rule! {
    /// The plan is explained to the child in a way that suits them; it says who does it, and when.
    ///
    /// # Why
    /// A child may think that the plan is a punishment.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum.
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe with her mum.
    ///   explained_to_child:
    ///     by: sw
    ///     on: 2026-05-05
    ///     how: With the drawings in her own booklet.
    /// ```
    EXPLAINED = "CHILD009", "explained-to-the-child", since "0.1.0", covers ["CHILD-EXPLAINED"], check explained
}

fn explained(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let explained = &cx.case.purpose.explained_to_child;
    const KEY: &str = "purpose.explained_to_child";
    if explained.at.is_some() {
        if explained.by.is_blank() {
            out.at(explained, "by", "it does not say who explains the plan to the child")
                .help("write the id of one person whom the child knows");
        } else if explained.on.known().is_none() {
            out.at(explained, "on", "it does not say when the plan is explained to the child")
                .help("write the day, such as `on: 2026-05-05`");
        } else if explained.how.is_blank() {
            out.at(explained, "how", "it does not say how the plan is explained to the child")
                .help("write in what way that suits this child");
        }
    } else {
        out.at(cx.case, KEY, "it does not say who explains the plan to the child, and when")
            .help("write `by`, `on` and `how`");
    }
}

rule! {
    /// It is stated how often, where, and with whom the lead social worker sees the child: alone, and
    /// with the family.
    ///
    /// # Why
    /// Children who died had been "seen". The guidance asks when, where, and who was in the room.
    ///
    /// # Example
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    ///   places: At home.
    ///   with_family: At home with Mum and Tomos.
    /// ```
    /// # Better
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    ///   places: At school in the art room; at home every second time.
    ///   alone: In the art room, where nobody can overhear.
    ///   with_family: At home with Mum and Tomos.
    /// ```
    SEEN = "CHILD010", "child-seen", since "0.1.0", covers ["CHILD-SEEN"], at times ["VISIT-FREQUENCY"], check seen
}

/// Whether a text on places leaves them open: "wherever suits Mum".
fn names_no_place(places: &Text) -> bool {
    const OPEN: &str = "wherever, anywhere, various, varies, depends, it varies, it depends, as convenient, where convenient, where possible, any place, to suit, flexible, different places";
    let prose = Prose::of(places.words());
    prose.begins_any(OPEN) && !prose.has_any("school, nursery, home, college, park, centre, library, walk*, car, cafe, clinic, office, house, flat, club, room")
}

fn seen(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let visits = &cx.case.visits;
    if !visits.at.is_some() {
        out.at(cx.case, "visits", "it does not say how often, where and with whom the child is seen")
            .help("write `how_often`, `places`, `alone` and `with_family`")
            .also("VISIT-FREQUENCY");
        return;
    }
    let parts = [
        (
            "places",
            &visits.places,
            "it does not say where the child is seen",
            "write the places, such as \"At school in the art room; at home every second time\"",
        ),
        (
            "alone",
            &visits.alone,
            "it does not say how the child is seen alone",
            "write where that is, so that nobody can overhear",
        ),
        (
            "with_family",
            &visits.with_family,
            "it does not say how the child is seen with family or carers",
            "write where, and with whom",
        ),
    ];
    for (key, text, message, help) in parts {
        if text.is_blank() {
            out.at(visits, key, message).help(help);
        }
    }
    if !visits.places.is_blank() && names_no_place(&visits.places) {
        out.at(
            visits,
            "places",
            format!("{} names no place where the child is seen", quote(visits.places.words())),
        )
        .help("write the places, such as \"At school in the art room; at home every second time\"");
    }
    if !visits.alone.is_blank() && is_not_alone(&visits.alone) {
        out.at(visits, "alone", format!("the child is not seen alone: {}", quote(visits.alone.words())))
            .help("say where the child is seen alone on each visit, so that nobody can overhear; if that has not been possible, say what is done about it");
    }
    if !visits.made.is_empty() && visits.made.iter().all(|v| v.alone.is(false)) {
        out.at(visits, "made", "at none of the visits was the child seen alone")
            .help("see the child alone at the next visit, and write what stood in the way");
    }
}

rule! {
    /// The child can meet a professional alone, where family cannot overhear.
    ///
    /// # Why
    /// In a small house, "alone" may be a door away from the person of concern.
    ///
    /// # Example
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    ///   places: At home.
    ///   alone: In her bedroom at home.
    /// trusted_adults: []
    /// ```
    /// # Better
    /// ```yaml
    /// visits:
    ///   how_often: every 10 working days
    ///   places: At school in the art room; at home every second time.
    ///   alone: In the art room, where nobody can overhear.
    /// ```
    ALONE = "CHILD011", "alone-and-private", since "0.1.0", covers ["CHILD-ALONE-PRIVATE"], check alone
}

/// Whether a text on how a child is seen alone has no word of being alone. A baby cannot be overheard; of other languages
/// than English the words are not known.
fn names_nobody_away(cx: &Facts<'_>, alone: &Text) -> bool {
    const ALONE: &str = "\
        alone, own, by herself, by himself, by themselves, herself, himself, themselves, private*, privacy, confidence, confidential*, without, \
        nobody, no one, no adult, no other, none, overhear*, overheard, earshot, hearing, one to one, one on one, 1 to 1, 1 1, just the two, the two of them, only, apart, away from, \
        separate*, just, gone, out of the house, away, upstairs, garden, door, doors, walk*, drive*, elsewhere, another room, each child, first, individual*, behind closed";
    /// From about this age, in years, a child may tell in words.
    const TALKS: i16 = 2;
    let passages = &cx.texts().passages;
    let is_english = passages.iter().any(|p| p.record == "Visits" && p.key == "alone" && p.is_english());
    is_english && cx.child_age().is_none_or(|age| age >= TALKS) && !Prose::of(alone.words()).has_any(ALONE)
}

fn alone(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const ELSEWHERE: &str = "school, nursery, college, office, car, walk, walks, park, library, centre, club, clinic, cafe, outside, away, youth, \
        community, camhs, hub, class, classroom, room at, playground, overhear, overheard, privately, ysgol, placement, foster";
    let visits = &cx.case.visits;
    let text = format!("{} {}", visits.places.words(), visits.alone.words());
    let made_alone =
        visits.made.iter().any(|v| v.alone.is(true) && Prose::of(v.place.words()).has_any(ELSEWHERE));
    let only_at_home = Prose::of(&text).has_any("home, house, bedroom, kitchen, lounge")
        && !Prose::of(&text).has_any(ELSEWHERE);
    if visits.at.is_some() && only_at_home && !made_alone {
        let key = if visits.places.is_blank() { "alone" } else { "places" };
        out.at(visits, key, "every visit is at home, where others may overhear")
            .help("name a place where the child can talk alone: at school, on a walk, at a centre");
    } else if !visits.alone.is_blank() && !is_not_alone(&visits.alone) && names_nobody_away(cx, &visits.alone)
    {
        out.at(
            visits,
            "alone",
            format!("{} does not say that nobody else is there", quote(visits.alone.words())),
        )
        .help("say where the child is seen alone, so that nobody can overhear")
        .level(Level::Warning);
    }
}

rule! {
    /// It is stated with whom the child can talk about guilt and worry.
    ///
    /// # Why
    /// Many children believe that it is they who broke the family.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   worries: With Sara on Thursdays, or with Ms Ellis.
    /// ```
    WORRIES = "CHILD012", "worries", since "0.1.0", covers ["CHILD-WORRIES"], check worries
}

fn worries(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.child_views.worries.is_blank() {
        out.at(
            cx.case,
            "child_views.worries",
            "it does not say with whom the child can talk about guilt and worry",
        )
        .help("write who it is, where and when");
    }
}

rule! {
    /// Where there is a police investigation, it is said who keeps the child and family informed of
    /// its progress and result.
    ///
    /// # Why
    /// Months without a word feel like not being believed.
    ///
    /// # Example
    /// ```yaml
    /// police:
    ///   status: under_way
    /// ```
    /// # Better
    /// ```yaml
    /// police:
    ///   status: under_way
    ///   kept_informed_by: isva
    /// ```
    /// # Not asked for
    /// ```yaml
    /// police:
    ///   status: none
    /// ```
    INFORMED = "CHILD013", "informed-of-investigation", since "0.1.0", covers ["CHILD-INFORMED-INVESTIGATION"], check informed
}

fn informed(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let there_is_one = cx.case.police.status.known().is_some_and(|s| s != InvestigationStatus::None);
    if there_is_one && cx.case.police.kept_informed_by.is_blank() {
        out.at(
            cx.case,
            "police.kept_informed_by",
            "nobody is named who keeps the child and family informed of the police investigation",
        )
        .help("write the id of one person, and how under `kept_informed_how`");
    }
}
