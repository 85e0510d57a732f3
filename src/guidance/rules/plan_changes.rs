//! How the plan changes, and fits with languages, services and other plans.

use super::prelude::*;
use super::roles::has_copy;
use crate::guidance::timescales::date_in_words;

rule! {
    /// An action that depends on a service records whether the service is there, or when it will
    /// be, and what is done meanwhile.
    ///
    /// # Why
    /// A waiting list is not help.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     service:
    ///       name: CAMHS sexual trauma pathway
    ///       availability: waiting_list
    ///       expected: 2026-09-01
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Sara sees Ffion each week.
    ///     service:
    ///       name: CAMHS sexual trauma pathway
    ///       availability: waiting_list
    ///       expected: 2026-09-01
    ///       meanwhile: Ms Ellis and Ffion make the worry book that Sara sent.
    /// ```
    RESOURCES_REAL = "PLAN018", "services-there", since "0.1.0", covers ["PLAN-RESOURCES-REAL"], check resources_real
}

fn resources_real(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for action in cx.case.actions.iter().filter(|a| a.service.at.is_some() && is_live(a) && !is_done(a)) {
        let name = named("action", action.id.as_str(), &action.what);
        let service = &action.service;
        let waits = service.availability.known().is_some_and(|a| a != Availability::Available);
        if let Some(expected) = service.expected.known().filter(|on| waits && *on < cx.today) {
            let message =
                format!("{name} was expected to begin by {}, and still waits", date_in_words(expected));
            out.at(action, "service.expected", message)
                .help("ask the service, and write the new day; or `availability: available` if it has begun");
        }
        match service.availability.known() {
            None if !service.name.is_blank() => {
                out.at(
                    action,
                    "service.availability",
                    format!("{name} depends on a service, and it does not say whether that is there"),
                )
                .help("write `availability: available`, `waiting_list`, `unavailable` or `not_known`");
            }
            Some(Availability::WaitingList | Availability::Unavailable | Availability::NotKnown)
                if service.meanwhile.is_blank() =>
            {
                out.at(
                    action,
                    "service.meanwhile",
                    format!("{name} waits for a service, and it does not say what is done meanwhile"),
                )
                .help("write who does what for the child until then");
            }
            _ => {}
        }
    }
}

rule! {
    /// The family's preferred language and form is recorded, and a copy is made in it.
    ///
    /// # Why
    /// A plan that a family cannot read asks of them what they cannot know.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - id: mum
    ///     name: Agnieszka Nowak
    ///     role: family
    ///     relationship: mother
    ///     document_language: pl
    /// copies:
    ///   - {to: mum, document: family, language: en, on: 2026-05-13}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - id: mum
    ///     name: Agnieszka Nowak
    ///     role: family
    ///     relationship: mother
    ///     document_language: pl
    /// copies:
    ///   - to: mum
    ///     document: family
    ///     language: pl
    ///     planned_for: 2026-06-20
    /// ```
    LANGUAGE_FORMAT = "PLAN022", "language-and-form", since "0.1.0", covers ["PLAN-LANGUAGE-FORMAT"], check language_format
}

fn language_format(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let main = crate::case::case_language(cx.case);
    let missing = |to: &dyn Fn(&Copy) -> bool, language: &str, format: Option<Format>| {
        let in_language =
            |c: &Copy| language.is_empty() || language == main.tag() || c.language.words() == language;
        let in_format = |c: &Copy| format.is_none_or(|f| f == Format::Standard || c.format.is(f));
        let asked =
            !language.is_empty() && language != main.tag() || format.is_some_and(|f| f != Format::Standard);
        asked && !cx.case.copies.iter().any(|c| to(c) && in_language(c) && in_format(c))
    };
    let mut tell = |who: &str| {
        out.at(
            cx.case,
            "copies",
            format!("no copy is made or planned in the language and form that suits {who}"),
        )
        .help(
            "add one under `copies` with `to`, `document`, `language`, `format`, and `on` or `planned_for`",
        );
    };
    let child = &cx.case.child;
    let to_child = |c: &Copy| c.to.is_blank();
    let format = child.communication.format.known();
    let languages: Vec<&str> = child.document_languages.iter().map(Text::words).collect();
    if languages.iter().any(|l| missing(&to_child, l, format))
        || languages.is_empty() && missing(&to_child, "", format)
    {
        tell("the child");
    }
    let theirs = |p: &&Person| (is_family(p) || cx.is_parent(p)) && !cx.is_of_concern(p) && has_copy(cx, p);
    for person in cx.case.people.iter().filter(theirs) {
        let to = |c: &Copy| is_ref_to(&c.to, person);
        if missing(&to, person.document_language.words(), person.communication.format.known()) {
            tell(&called(person));
        }
    }
}

rule! {
    /// A plan that was changed has a new version with its date and what changed, and is signed again.
    ///
    /// # Why
    /// Otherwise people work from different plans.
    ///
    /// # Example
    /// ```yaml
    /// versions:
    ///   - number: 1
    ///     on: 2026-05-08
    ///   - number: 2
    ///     on: 2026-06-10
    /// signatures: []
    /// ```
    /// # Better
    /// ```yaml
    /// versions:
    ///   - number: 1
    ///     on: 2026-05-08
    ///   - number: 2
    ///     on: 2026-06-10
    ///     changes: Ffion sees her dad once a month and no longer twice.
    /// signatures: []
    /// ```
    ADJUSTED = "PLAN023", "versions", since "0.1.0", covers ["PLAN-ADJUSTED"], check adjusted
}

fn adjusted(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for version in cx.case.versions.iter().filter(|v| v.number.known().is_some_and(|n| n > 1)) {
        let number = version.number.known().unwrap_or_default();
        if version.on.known().is_none() {
            out.at(version, "on", format!("version {number} of the plan has no date"))
                .help("write the day on which it was made");
        }
        if version.changes.is_blank() {
            out.at(version, "changes", format!("version {number} of the plan does not say what changed"))
                .help("write what changed, and why");
        }
    }
    let last = cx
        .case
        .versions
        .iter()
        .filter(|v| v.number.known().is_some_and(|n| n > 1))
        .filter_map(|v| v.on.known())
        .max();
    let Some(last) = last else { return };
    for (_, person) in cx.members() {
        let signed: Vec<&Signature> =
            cx.case.signatures.iter().filter(|s| is_ref_to(&s.person, person)).collect();
        let old =
            |s: &&Signature| s.on.known().is_some_and(|on| on < last) && s.not_signed_because.is_blank();
        if let Some(signature) = signed.last().filter(|_| signed.iter().all(old)) {
            out.at(
                *signature,
                "on",
                format!("{} signed before the plan was changed on {}", called(person), date_in_words(last)),
            )
            .help("add the signature for the new version, or under `not_signed_because` why there is none");
        }
    }
}

rule! {
    /// Other plans for the child are named, with how they fit together.
    ///
    /// # Why
    /// Two plans that do not know each other pull a child in two directions.
    ///
    /// # Example
    /// ```yaml
    /// other_plans:
    ///   - name: Individual development plan
    ///     held_by: teacher
    /// ```
    /// # Better
    /// ```yaml
    /// other_plans:
    ///   - name: Individual development plan
    ///     held_by: teacher
    ///     fits_how: Reading help moves to the morning, so that therapy can be on Thursdays.
    /// ```
    OTHER_PLANS = "PLAN024", "other-plans", since "0.1.0", covers ["PLAN-OTHER-PLANS"], check other_plans
}

fn other_plans(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for plan in cx.case.other_plans.iter().filter(|p| p.fits_how.is_blank()) {
        let name = named("plan", "", &plan.name);
        out.at(plan, "fits_how", format!("it does not say how {name} fits with this one"))
            .help("write what the two agree on: times, people, goals");
    }
    // A plan for school or health says nothing of where and with whom the child lives.
    const CARE_PLAN: &str = "care plan*, care and support plan*, pathway plan*, part 6, cynllun gofal*";
    let named = cx.case.other_plans.iter().any(|p| Prose::of(p.name.words()).has_any(CARE_PLAN));
    if cx.is_looked_after() && cx.case.child.looked_after.care_plan.is_blank() && !named {
        out.at(
            &cx.case.child,
            "looked_after.care_plan",
            "the child is looked after, and no care plan is named",
        )
        .help("write which care plan there is, and how this plan fits with it");
    }
}

rule! {
    /// Change is expected within a time that suits the child: an outcome is not due before its own
    /// actions, and none is further off than two reviews without a reason.
    ///
    /// # Why
    /// Half a year is long at five.
    ///
    /// # Example
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     needs: [n1]
    ///     by: 2028-05-01
    /// ```
    /// # Better
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     needs: [n1]
    ///     by: 2028-05-01
    ///     why_so_long: Sara expects two years; the progress each term is in the measure.
    /// ```
    TIMESCALE = "PLAN025", "childs-timescale", since "0.1.0", covers ["PLAN-TIMESCALE-CHILD"], check timescale
}

/// Where the case does not say how far reviews lie apart: six months, as of review conferences.
const REVIEW_INTERVAL: i32 = 183;

fn timescale(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for outcome in cx.case.outcomes.iter().filter(|o| !is_met(o)) {
        // Of a day before the plan's own start, another rule tells.
        let Some(by) = outcome.by.known().filter(|by| cx.plan_start().is_none_or(|start| *by > start)) else {
            continue;
        };
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        let late = cx
            .actions_for(outcome)
            .filter(|a| is_live(a) && !is_done(a))
            .find(|a| a.due.known().is_some_and(|due| due > by));
        if let Some(action) = late {
            out.at(
                outcome,
                "by",
                format!(
                    "{name} is to be met before {} is due, which leads to it",
                    named("action", action.id.as_str(), &action.what)
                ),
            )
            .help("bring the action forward, or the outcome back");
        }
        let mut starts = cx.actions_for(outcome).filter(|a| is_live(a)).map(|a| a.starts.known()).peekable();
        if late.is_none()
            && starts.peek().is_some()
            && starts.all(|start| start.is_some_and(|start| start > by))
        {
            out.at(outcome, "by", format!("{name} is to be met before any action begins that leads to it"))
                .help("bring an action forward, or the outcome back");
        }
        let from = cx.plan_start().unwrap_or(cx.today).max(cx.today);
        if days_between(from, by) > 2 * REVIEW_INTERVAL && outcome.why_so_long.is_blank() {
            out.at(outcome, "by", format!("{name} is further off than two reviews, and it does not say why"))
                .help("set a nearer step that can be reached, or write under `why_so_long` why it needs the time");
        }
    }
}
