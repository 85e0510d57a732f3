//! The child's voice and part in the plan.

use super::prelude::*;
use crate::case::values::Text;

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
}

rule! {
    /// Where the child does not attend, it is recorded how they want their views to be shared in the
    /// meeting.
    ///
    /// # Why
    /// A child may tell their social worker what they would not tell a room that their mother sits in.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   said:
    ///     - {on: 2026-05-05, to: sw, view: Ffion wants the nights to be quiet.}
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   sharing: Nia may say all but what she said of her dad.
    ///   said:
    ///     - {on: 2026-05-05, to: sw, view: Ffion wants the nights to be quiet.}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// ```
    SHARING = "CHILD004", "views-shared-how", since "0.1.0", covers ["CHILD-VIEWS-SHARING"], check sharing
}

/// Whether the child does not come to meetings.
fn stays_away(cx: &Facts<'_>) -> bool {
    cx.case.child_views.attends.is(false)
}

fn sharing(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if stays_away(cx) && !views.said.is_empty() && views.sharing.is_blank() {
        out.at(
            views,
            "sharing",
            "it does not say how the child wants their views to be shared in the meeting",
        )
        .help("ask the child, and write what may be said, by whom, and what not");
    }
}

rule! {
    /// Whether the child attends is decided by age, stage and wishes, and support is arranged or the
    /// reason given.
    ///
    /// # Why
    /// Children are often left out because nobody asked the question.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   said: []
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    ///   attendance: Ffion is eleven and does not want to sit with so many people.
    /// ```
    ATTENDANCE = "CHILD005", "attendance-decided", since "0.1.0", covers ["CHILD-ATTENDANCE"], check attendance
}

fn attendance(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if views.attends.known().is_none() {
        out.at(cx.case, "child_views.attends", "it is not decided whether the child comes to meetings")
            .help("ask the child, and write `attends: yes` or `no`, and why under `attendance`");
    } else if views.attendance.is_blank() {
        out.at(
            views,
            "attendance",
            "it does not say why it was decided so whether the child comes to meetings",
        )
        .help("write what the child wishes, and how age and stage were weighed");
    }
}

rule! {
    /// A child who wants to attend has an advocate, or a named member who supports them.
    ///
    /// # Why
    /// Eight adults and one child is not a conversation.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// actions: []
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: yes
    ///   supported_by: isva
    /// actions: []
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// actions: []
    /// ```
    ADVOCATE = "CHILD006", "support-to-attend", since "0.1.0", covers ["CHILD-ADVOCATE"], check advocate
}

fn advocate(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if views.attends.is(true)
        && cx.person(&views.supported_by).is_none()
        && !cx.has_action_in(&[ActionArea::Advocacy])
    {
        out.at(views, "supported_by", "the child wants to come to meetings, and nobody is named who supports them")
            .help("refer the child to an advocate (an action with `areas: [advocacy]`), or name a member of the group");
    }
}

rule! {
    /// Where the child does not attend, it is decided who brings their views to the meeting, and how.
    ///
    /// # Why
    /// What is everybody's task is forgotten.
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
    ///   carried_by: sw
    ///   carried_how: With Ffion's drawings.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// ```
    CARRIED = "CHILD007", "views-carried", since "0.1.0", covers ["CHILD-VIEWS-CARRIED"], check carried
}

fn carried(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let views = &cx.case.child_views;
    if stays_away(cx) && views.carried_by.is_blank() {
        out.at(
            views,
            "carried_by",
            "the child does not come to meetings, and nobody is named who brings their views",
        )
        .help("write the id of one person, and how under `carried_how`");
    } else if stays_away(cx) && views.carried_how.is_blank() {
        out.at(views, "carried_how", "it does not say how the child's views are brought to the meeting")
            .help("write how: in the child's words, with drawings, a letter, a recording");
    }
}

rule! {
    /// Where the child does not attend, a named person tells them after each meeting, by a date, what
    /// was said and decided.
    ///
    /// # Why
    /// It is their life that was talked about.
    ///
    /// # Example
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, child_attended: no}
    /// ```
    /// # Better
    /// ```yaml
    /// child_views:
    ///   attends: no
    /// meetings:
    ///   - id: cg1
    ///     kind: core_group
    ///     on: 2026-05-08
    ///     held: yes
    ///     child_attended: no
    ///     feedback: {by: sw, due: 2026-05-11}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child_views:
    ///   attends: yes
    /// meetings:
    ///   - {id: cg1, kind: core_group, on: 2026-05-08, held: yes, child_attended: yes}
    /// ```
    FEEDBACK = "CHILD008", "feedback-to-the-child", since "0.1.0", covers ["CHILD-FEEDBACK"], check feedback
}

fn feedback(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let of_the_plan = |m: &&Meeting| {
        !matches!(
            m.kind.known(),
            Some(MeetingKind::Other | MeetingKind::FamilyGroup | MeetingKind::LookedAfterReview)
        )
    };
    for meeting in cx.held_meetings().filter(of_the_plan) {
        let away = meeting.child_attended.known().map_or(stays_away(cx), |came| !came);
        let given = meeting.feedback.done_on.known().or(meeting.feedback.due.known()).is_some();
        if away && meeting.feedback.by.is_blank() {
            out.at(
                meeting,
                "feedback.by",
                format!(
                    "after {}, nobody is named who tells the child what was said and decided",
                    meeting_name(meeting)
                ),
            )
            .help("write under `feedback` who does it, and the day it is to be done or was done");
        } else if away && !given {
            out.at(
                meeting,
                "feedback.due",
                format!(
                    "after {}, it does not say when the child is told what was said and decided",
                    meeting_name(meeting)
                ),
            )
            .help("write the day under `due`, and under `done_on` once it is done");
        }
    }
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
