//! Outcomes: specific, measurable, achievable, related to a need, timed.

use super::prelude::*;
use crate::guidance::timescales::{date_in_words, day_in_words};

rule! {
    /// Each outcome says, in specific words, what will be different for the child.
    ///
    /// # Why
    /// "Be safe" or "improve wellbeing" could stand in any plan. Nobody can tell whether it has
    /// been reached, and neither the child nor the family can see what is meant for them.
    ///
    /// # Example
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion is safe and her emotional wellbeing improves.
    /// ```
    /// # Better
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    /// ```
    SPECIFIC = "OUT001", "outcome-specific", since "0.1.0", covers ["OUT-SPECIFIC"], check specific
}

/// Words that any plan could hold. An outcome made of them alone says nothing about this child.
const VAGUE: &str = "\
        safe*, protect*, wellbeing, well, welfare, improv*, better, good, positive*, happ*, healthy, \
        health, support*, engag*, service*, professional*, agenc*, need*, met, meet*, emotion*, \
        mental*, physical*, develop*, thriv*, confiden*, esteem, self, resilien*, reach*, achiev*, \
        potential, harm*, abus*, risk*, reduc*, increas*, decreas*, free, sexual*, remain*, stay*, \
        keep*, kept, feel*, home, live*, life, environment, stab*, secur*, appropriate*, adequate*, \
        address*, ensur*, maintain*, promot*, continu*, longer, future, further, recover*, \
        experienc*, trauma*, behavio*, manag*, cop*, receiv*, access*, get*, help*, work*, care*, \
        family, overall, general*, enabl*, able, relationship*, outcome*, progress*, ongoing, \
        always, again, build*, trust*, adult*, sense, identity, make*, area*, right, time, times, settl*, doing, ok, \
        okay, full, attend*, sees, move, forward, voice, heard, around, round, things, coming, months, quality, enjoy*, \
        childhood, secondary, educational*, academic*, maximis*, optimis*, enhanc*, fulfil*, flourish*, supported, herself, himself, themselves, offer";

fn specific(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for outcome in &cx.case.outcomes {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        if outcome.what.is_blank() {
            out.at(outcome, "what", format!("{name} does not say what will be different for the child"))
                .help("write what anyone could see or hear, such as \"Ffion sleeps through in her own room at least five nights a week\"");
        } else if Prose::of(outcome.what.words()).content(cx.child_names(), VAGUE, 2) < 2 {
            out.at(
                outcome,
                "what",
                format!("{name} could stand in any plan; the guidance asks for specific outcomes, so that everybody can tell when they are reached"),
            )
            .help("say what will be different in this child's life, that anyone could see or hear: where, how often, with whom");
        }
    }
}

rule! {
    /// Each outcome says how anyone will know that it is reached: by what evidence, and from whom,
    /// the child's own view included.
    ///
    /// # Why
    /// Sessions that were attended show that adults did something. They do not show that anything
    /// is different for the child.
    ///
    /// # Example
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     measure: Number of sessions attended.
    /// ```
    /// # Better
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     measure: Ffion's own sleep chart, and what Mum notes of each night.
    /// ```
    MEASURABLE = "OUT002", "outcome-measured", since "0.1.0", covers ["OUT-MEASURABLE"], check measurable
}

/// Words that count attendance, and the services attended.
const ATTENDANCE: &str = "\
        attend*, engag*, session*, appointment*, meeting*, number, register*, records, record, \
        service*, camhs, therap*, counsel*, programme*, course*, class, classes, group*, visit*, \
        complet*, count*, percent*, rate, full, regular*, weekly, monthly, isva, work*, support*, \
        professional*, offered, kept, missed, log*, core, through, turn*, see, will, improv*, score*, report*, update*, \
        note, notes, case, supervision, judgement, observ*, feedback, monitor*, network, review*, involved, family, \
        parents, better, things, say, says, good, 1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*";

fn measurable(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let people = cx.case.people.iter().flat_map(|p| [p.name.words(), p.known_as.words()]);
    let child = [cx.case.child.name.words(), cx.case.child.known_as.words()];
    let names = Prose::of(&people.chain(child).collect::<Vec<_>>().join(" "));
    for outcome in &cx.case.outcomes {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        if outcome.measure.is_blank() {
            out.at(outcome, "measure", format!("{name} does not say how anyone will know that it is reached"))
                .help("write by what evidence and from whom, with the child's own view: \"Ffion's own sleep chart, and what Mum notes of each night\"");
            continue;
        }
        let measure = Prose::of(outcome.measure.words());
        let counts = measure.has_any("attend*, engag*, session*, appointment*, turn* up");
        let is_about_attending =
            Prose::of(outcome.what.words()).has_any("attend*, school*, lesson*, class*, college, nursery");
        let left = measure.content(&names, ATTENDANCE, 2);
        // A baby is watched, and not asked.
        let is_too_young = cx.child_age().is_some_and(|age| age < 4);
        let says_child = is_too_young || has_childs_view(&measure, cx.child_names());
        if counts && !is_about_attending && (left == 0 || left < 2 && !says_child) {
            out.at(
                outcome,
                "measure",
                format!("{name} is measured by attendance alone, which does not show what is different for the child"),
            )
            .help("add what the child says and what others see of the change itself");
        } else if left == 0 {
            out.at(outcome, "measure", format!("{name} is measured by something that shows no change: {}", quote(outcome.measure.words())))
                .help("write what is looked at, and by whom: \"Ffion's own sleep chart, and what Mum notes of each night\"");
        } else if !says_child {
            out.at(outcome, "measure", format!("the child has no say in how anyone will know that {name} is reached"))
                .help("add what the child says, shows or marks: \"Ffion's own sleep chart\", \"what Ffion tells Sara\"");
        }
    }
}

rule! {
    /// Each outcome has at least one action that leads to it, with means that exist.
    ///
    /// # Why
    /// An outcome that nobody works towards is a wish.
    ///
    /// # Example
    /// ```yaml
    /// outcomes:
    ///   - id: o9
    ///     what: Ffion plays football with her team again every Saturday.
    /// ```
    /// # Better
    /// ```yaml
    /// outcomes:
    ///   - id: o9
    ///     what: Ffion plays football with her team again every Saturday.
    /// actions:
    ///   - id: a9
    ///     what: Ms Ellis goes with Ffion to training and speaks with the coach.
    ///     outcomes: [o9]
    ///     owner: teacher
    /// ```
    ACHIEVABLE = "OUT003", "outcome-has-action", since "0.1.0", covers ["OUT-ACHIEVABLE"], check achievable
}

fn achievable(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.actions.is_empty() && !cx.case.outcomes.is_empty() {
        out.at(cx.case, "actions", "the plan has no actions, so that nothing leads to its outcomes")
            .help("write who does what, why and by when");
        return;
    }
    for outcome in cx.case.outcomes.iter().filter(|o| !is_met(o)) {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        let actions: Vec<&Action> = cx.actions_for(outcome).filter(|a| is_live(a)).collect();
        if actions.is_empty() {
            out.at(outcome, "what", format!("no action leads to {name}"))
                .help(format!("name it under `outcomes` of the action that leads to it, such as `outcomes: [{}]`, or add one", outcome.id.as_str()));
            continue;
        }
        let without_means = |a: &&Action| {
            a.service.availability.is(Availability::Unavailable) && a.service.meanwhile.is_blank()
        };
        if actions.iter().all(without_means) {
            out.at(outcome, "what", format!("all that leads to {name} depends on services that are not to be had"))
                .help("say under `service.meanwhile` what is done instead, or add an action that can be carried out");
        }
    }
}

rule! {
    /// Each outcome is tied to a need that the assessment found.
    ///
    /// # Why
    /// The plan follows from what this child needs, not from which services there are.
    ///
    /// # Example
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    /// ```
    /// # Better
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     needs: [n1]
    /// ```
    RELATED = "OUT004", "outcome-serves-need", since "0.1.0", covers ["OUT-RELATED"], at times ["PLAN-NEEDS-FROM-ASSESSMENT"], check related
}

fn related(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for outcome in &cx.case.outcomes {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        if outcome.needs.is_empty() {
            out.at(outcome, "needs", format!("{name} is not tied to a need of the child"))
                .help("write the ids of the needs that it serves, such as `needs: [n1]`")
                .also("PLAN-NEEDS-FROM-ASSESSMENT");
        }
        for need in outcome.needs.iter().filter(|n| !cx.case.needs.iter().any(|k| k.id.value == n.id)) {
            out.at_node(need.at, format!("{name} is tied to {}, which is not a need in this case", quote(need.as_str())))
                .help("write the id of a need under `needs`, or add that need with the finding of the assessment behind it");
        }
    }
}

rule! {
    /// Each outcome has a date by which it is to be met, after the start of the plan.
    ///
    /// # Why
    /// A child cannot wait without end. A date lets everybody see when to think again.
    ///
    /// # Example
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     by: ongoing
    /// ```
    /// # Better
    /// ```yaml
    /// outcomes:
    ///   - id: o1
    ///     what: Ffion sleeps through in her own room at least five nights a week.
    ///     by: 2026-12-01
    /// ```
    TIMED = "OUT005", "outcome-timed", since "0.1.0", covers ["OUT-TIMED"], at times ["PLAN-TIMESCALE-CHILD"], check timed
}

fn timed(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for outcome in &cx.case.outcomes {
        let name = named("outcome", outcome.id.as_str(), &outcome.what);
        match &outcome.by {
            Given::Absent => {
                out.at(outcome, "by", format!("{name} has no date by which it is to be met"))
                    .help("write a day, such as `by: 2026-12-01`; it can be changed at a review")
                    .also("PLAN-TIMESCALE-CHILD");
            }
            Given::AsWritten(written) => {
                out.at(outcome, "by", format!("{name} needs a date by which it is to be met; this says {}", quote(written)))
                    .help("write year, month, day, such as `2026-12-01`; if nobody can say yet, write the day of the next review");
            }
            Given::Known(by) => {
                if let Some(start) = cx.plan_start().filter(|start| by <= start) {
                    out.at(
                        outcome,
                        "by",
                        format!(
                            "{name} is to be met by {}, which is not after the start of the plan on {}",
                            day_in_words(*by),
                            date_in_words(start)
                        ),
                    )
                    .help("write a day after the start of the plan");
                }
            }
        }
    }
}

/// Whether the child is among those by whom an outcome is measured: by name, by what they do, or as owner.
fn has_childs_view(measure: &Prose, child: &Prose) -> bool {
    const OWN: &str = "own, child, child's, children, children's, young person, she says, he says, they say, she tells, he tells, \
        she shows, he shows, she marks, he marks, she rates, he rates, she feels, he feels, she puts, he puts, she draws, he draws, \
        her words, his words, her view, his view, her rating, his rating";
    measure.has_any(OWN)
        || (0..measure.len()).any(|at| {
            let word = measure.word(at);
            child.has(word.strip_suffix("'s").unwrap_or(word))
        })
}
