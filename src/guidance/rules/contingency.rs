//! What is done if things change.

use super::prelude::*;
use crate::guidance::language::{Passage, Token};

rule! {
    /// There is a contingency plan.
    ///
    /// # Why
    /// When something goes wrong, nobody should first have to think of what to do and who does it.
    ///
    /// # Example
    /// ```yaml
    /// contingency: []
    /// ```
    /// # Better
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     kind: not_working
    ///     trigger: Two visits in a row did not happen.
    ///     then: Nia calls the core group together.
    ///     by: sw
    ///     how_fast: within three working days
    /// ```
    EXISTS = "CONT001", "contingency-plan", since "0.1.0", covers ["CONT-EXISTS"], check exists
}

fn is_written(contingency: &Contingency) -> bool {
    !contingency.trigger.is_blank() || !contingency.then.is_blank()
}

fn exists(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.case.contingency.iter().any(is_written) {
        out.at(cx.case, "contingency", "there is no contingency plan")
            .help("write for each change what sets it off, what is then done, by whom and how fast");
    }
}

rule! {
    /// Each step of the contingency plan names what sets it off, what is then done, by whom and how fast.
    ///
    /// # Why
    /// "Social care to be informed" leaves open who rings, and when.
    ///
    /// # Example
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     trigger: Dad comes to the house.
    ///     then: Mum does not open and rings the police.
    /// ```
    /// # Better
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     trigger: Dad comes to the house.
    ///     then: Mum does not open and rings the police.
    ///     by: mum
    ///     how_fast: at once
    /// ```
    TRIGGERS = "CONT002", "contingency-who-and-when", since "0.1.0", covers ["CONT-TRIGGERS"], at times ["CONT-FURTHER-ABUSE", "CONT-OWNER-UNABLE", "CONT-NOT-WORKING"], check triggers
}

fn triggers(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let is_then = |passage: &Passage<'_>| {
        passage.record == "Contingency" && passage.key == "then" && passage.phrase.nothing.is_none()
    };
    let thens: Vec<_> = cx.texts().english().filter(|(_, passage, _)| is_then(passage)).collect();
    for step in &cx.case.contingency {
        let name = named("contingency", step.id.as_str(), &step.trigger);
        if step.trigger.is_blank() || is_anything(&step.trigger) {
            out.at(step, "trigger", format!("{name} does not say what sets it off"))
                .help("write what somebody would see or hear, such as \"Dad comes to the house\"");
        }
        if step.then.is_blank() {
            out.at(step, "then", format!("{name} does not say what is then done"))
                .help("write who does what");
        }
        let mut written = thens.iter().filter(|(_, passage, _)| passage.record_at == step.at);
        if written.any(|(_, passage, tokens)| !names_actor(cx, passage, tokens)) {
            let finding =
                out.at(step, "then", format!("{name} is met by nobody: {}", quote(step.then.words())));
            finding.help("write who does what, such as \"Priya finds somebody else and tells the group\"");
            match step.kind.known() {
                Some(ContingencyKind::OwnerUnable) => finding.also("CONT-OWNER-UNABLE"),
                Some(ContingencyKind::NotWorking) => finding.also("CONT-NOT-WORKING"),
                _ => finding,
            };
        }
        if step.by.is_blank() {
            out.at(step, "by", format!("{name} does not say by whom it is done"))
                .help("write the id of one person, such as `by: sw`");
        } else if cx.person(&step.by).is_none() {
            out.at(
                step,
                "by",
                format!(
                    "{name} is to be done by {}, who is not a person of this case",
                    quote(step.by.as_str())
                ),
            )
            .help("write the id of one person under `people`; an agency is not a person");
        }
        if step.how_fast.is_blank() {
            out.at(step, "how_fast", format!("{name} does not say how fast it is done"))
                .help("write `at once`, `the same day`, `within two working days` or the like");
        } else if is_no_time(&step.how_fast) {
            let message =
                format!("{name}: {} is no time that anybody can keep to", quote(step.how_fast.words()));
            out.at(step, "how_fast", message)
                .help("write `at once`, `the same day`, `within two working days` or the like");
        } else if step.kind.known().is_some_and(is_urgent) && is_slow(&step.how_fast) {
            let message =
                format!("{name} is about danger, and {} is too late for it", quote(step.how_fast.words()));
            let finding = out.at(step, "how_fast", message);
            finding.help("write `at once`, or `the same day`; what can wait is a step of its own");
            if step.kind.is(ContingencyKind::FurtherAbuse) {
                finding.also("CONT-FURTHER-ABUSE");
            }
        }
    }
}

/// Whether a trigger is anything at all, which nobody can notice.
fn is_anything(trigger: &Text) -> bool {
    const ANY: &str = "anything, everything, whatever, something, happens, happen, happening, goes, wrong, else, at, all, problem*, worr*, concern*, \
        significant*, serious*, new, further, fresh, arise*, arising, emerge*, issue*, risk*, increas*, escalat*, deteriorat*, worse*, circumstance*, \
        situation*, change*, if, when, come*, light, need*, difficult*";
    let prose = Prose::of(trigger.words());
    prose.len() > 0 && prose.content(&Prose::of(""), ANY, 1) == 0
}

/// Whether a text on what is done names somebody or something that does it.
fn names_actor(cx: &Facts<'_>, passage: &Passage<'_>, tokens: &[Token]) -> bool {
    const ACTORS: &str = "they, we, she, he, i, whoever, anyone, anybody, everybody, everyone, somebody, someone, ring, call, tell, go, \
        ask, keep, stop, team, group, conference, referral, discussion, meeting, legal, advice, refer, review, service, worker, network";
    let lexicon = &cx.texts().lexicon;
    let thinks_only = || {
        let prose = Prose::of(&passage.phrase.words);
        prose.len() <= 5
            && prose.has_any("think again, thinks again, think about, see how, wait and see, reflect")
    };
    let acts =
        |token: &Token| token.who.is_some() || lexicon.plain(token).bytes().any(|byte| byte.is_ascii_digit());
    (tokens.iter().any(acts) || Prose::of(&passage.phrase.words).has_any(ACTORS)) && !thinks_only()
}

fn is_urgent(kind: ContingencyKind) -> bool {
    use ContingencyKind as K;
    matches!(kind, K::FurtherAbuse | K::PersonOfConcern | K::ChildInDanger)
}

/// Whether a text on how fast something is done tells of no time at all: "in good time", "as appropriate".
fn is_no_time(how_fast: &Text) -> bool {
    const NO_TIME: &str = "in good time, in due time, in time, promptly, quickly, swiftly, timely, soon, as appropriate, when appropriate, as needed, \
        as required, when possible, as possible, where possible, as practicable, as it can be, in due course, urgently, asap";
    const TIMES: &str = "hour, hours, day, days, week, weeks, night, evening, morning, at once, immediately, straight away, right away, month, as soon as";
    let prose = Prose::of(how_fast.words());
    prose.has_any(NO_TIME)
        && !prose.has_any(TIMES)
        && !how_fast.words().contains(|c: char| c.is_ascii_digit())
}

/// Whether a text on how fast something is done tells of a week or more, or of a meeting to come, and of nothing
/// that is done before.
pub(super) fn is_slow(how_fast: &Text) -> bool {
    const AT_ONCE: &str = "at once, same day, that day, immediately, straight away, right away, within the hour, within an hour, hours, \
        same evening, same night, without delay, as soon as, next day, next working day, one working day, 24";
    const SLOW: &str = "week, weeks, fortnight, month, months, next meeting, next core group, next review, next visit, in due course, \
        when possible, ten working days, 10 working days, five working days, 5 working days, seven days, 7 days, ten days, 10 days";
    let prose = Prose::of(how_fast.words());
    prose.has_any(SLOW) && !prose.has_any(AT_ONCE)
}

rule! {
    /// The contingency plan covers a new sign or report of sexual abuse: an immediate referral for a
    /// child protection enquiry.
    ///
    /// # Why
    /// What comes to light later must reach those who can act, and not wait for the next meeting.
    ///
    /// # Example
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     kind: not_working
    ///     trigger: Two visits in a row did not happen.
    ///     then: Nia calls the core group together.
    ///     by: sw
    ///     how_fast: within three working days
    /// ```
    /// # Better
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     kind: further_abuse
    ///     trigger: Anyone sees or hears a new sign of sexual abuse.
    ///     then: They ring Nia, who makes a referral for a child protection enquiry.
    ///     by: sw
    ///     how_fast: at once, the same day
    /// ```
    FURTHER_ABUSE = "CONT003", "contingency-further-abuse", since "0.1.0", covers ["CONT-FURTHER-ABUSE"], check further_abuse
}

fn further_abuse(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const REFERRAL: &str = "\
        refer*, enquir*, inquir*, section 47, s47, section 126, strategy, mash, children's services, \
        social services, social care, police, 999, 101, duty team, front door, emergency duty, \
        investigat*, atgyfeir*, ymholiad*";
    let steps: Vec<&Contingency> =
        cx.case.contingency.iter().filter(|c| c.kind.is(ContingencyKind::FurtherAbuse)).collect();
    if steps.is_empty() && cx.case.contingency.iter().any(is_written) {
        out.at(cx.case, "contingency", "the contingency plan does not say what is done on a new sign or report of sexual abuse")
            .help("add one with `kind: further_abuse`: an immediate referral for a child protection enquiry, by a named person");
    }
    for step in steps.iter().filter(|s| !s.then.is_blank()) {
        let then = Prose::of(step.then.words());
        // "Decides whether to refer" and "a strategy discussion is considered" leave open what must be certain.
        let in_doubt = then.condition_on("no", "referral, enquiry, enquiries, strategy", 3)
            || then.condition_on("whether a, whether the, whether to", "refer*, enquir*, strategy", 4)
            || then.condition_on("referral, enquiry, discussion", "considered, discussed, decided", 3)
            || then.has_any("enough evidence, sufficient evidence, if proven, if confirmed, if substantiated, if it is true, once proven");
        if !then.has_any(REFERRAL) || in_doubt {
            let name = named("contingency", step.id.as_str(), &step.trigger);
            out.at(
                *step,
                "then",
                format!("{name} does not lead to a referral for a child protection enquiry"),
            )
            .help("write who makes the referral, and to whom, at once");
        }
    }
}

rule! {
    /// The contingency plan says what happens if the plan is not working, or not followed.
    ///
    /// # Why
    /// Everybody should know beforehand what comes next, the family above all.
    ///
    /// # Example
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     kind: further_abuse
    ///     trigger: Anyone sees or hears a new sign of sexual abuse.
    ///     then: They ring Nia, who makes a referral for a child protection enquiry.
    ///     by: sw
    ///     how_fast: at once, the same day
    /// ```
    /// # Better
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     kind: not_working
    ///     trigger: Two visits in a row did not happen.
    ///     then: Nia calls the core group together.
    ///     by: sw
    ///     how_fast: within three working days
    /// ```
    NOT_WORKING = "CONT004", "contingency-not-working", since "0.1.0", covers ["CONT-NOT-WORKING"], check not_working
}

fn not_working(cx: &Facts<'_>, out: &mut Findings<'_>) {
    covers_kind(
        cx,
        out,
        ContingencyKind::NotWorking,
        "it does not say what happens if the plan is not working or not followed",
    );
}

rule! {
    /// The contingency plan says what members do who cannot meet what they took on.
    ///
    /// # Why
    /// A worker falls ill, a service closes. The child should not be the one who finds out.
    ///
    /// # Example
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     kind: not_working
    ///     trigger: Two visits in a row did not happen.
    ///     then: Nia calls the core group together.
    ///     by: sw
    ///     how_fast: within three working days
    /// ```
    /// # Better
    /// ```yaml
    /// contingency:
    ///   - id: c1
    ///     kind: owner_unable
    ///     trigger: Somebody cannot do what they took on.
    ///     then: They tell Nia, who finds another way and tells the group.
    ///     by: sw
    ///     how_fast: within two working days
    /// ```
    OWNER_UNABLE = "CONT005", "contingency-owner-unable", since "0.1.0", covers ["CONT-OWNER-UNABLE"], check owner_unable
}

fn owner_unable(cx: &Facts<'_>, out: &mut Findings<'_>) {
    covers_kind(
        cx,
        out,
        ContingencyKind::OwnerUnable,
        "it does not say what members of the group do who cannot meet what they took on",
    );
}

/// A plan that is not there at all has a finding of its own.
fn covers_kind(cx: &Facts<'_>, out: &mut Findings<'_>, kind: ContingencyKind, message: &str) {
    use crate::case::values::Choice;
    let steps = &cx.case.contingency;
    if steps.iter().any(is_written) && !steps.iter().any(|c| c.kind.is(kind) && is_written(c)) {
        out.at(cx.case, "contingency", message).help(format!("add one with `kind: {}`", kind.word()));
    }
}
