//! Words that ask too much of somebody: of the child, of a parent, of a family's days.

use super::language::{Found, report};
use super::prelude::*;

rule! {
    /// A parent's disbelief is described as a normal defence to work with, and not as proof that they
    /// knew or failed.
    ///
    /// # Why
    /// Denial protects a mind from what it cannot bear. Words such as "in denial" or "failed to
    /// protect" end the work before it has begun.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     belief_note: Mum is in denial and refuses to accept what happened.
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     belief_note: Mum cannot believe it yet. Beth gives her time and goes on talking with her.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   statement: Ffion's dad is in denial. He refuses to accept that he harmed her.
    ///   people_of_concern:
    ///     - person: dad
    /// ```
    DENIAL = "PAR003", "words-about-disbelief", since "0.1.0", covers ["PAR-DENIAL"], check denial
}

fn denial(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "PAR-DENIAL", |_| false, None);
}

rule! {
    /// The child is not made responsible for their own protection: no action, rule or contingency
    /// tells the child to keep safe, to keep away, or to report.
    ///
    /// # Why
    /// If a child could stop it, it would have stopped. When it happens again, a child who was told to
    /// keep away will think that it was their fault.
    ///
    /// # Example
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Ffion must not contact her dad, and will report to Nia if he writes to her.
    ///   - id: a2
    ///     what: Child to keep herself safe.
    /// ```
    /// # Better
    /// ```yaml
    /// actions:
    ///   - id: a1
    ///     what: Mum looks at the phone with Ffion each evening, and tells Nia if Dad has written.
    ///   - id: a2
    ///     what: Ffion can ring Nan at any hour, and Nan comes.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// contact:
    ///   - person: dad
    ///     arrangement: Dad must not contact Ffion. He will report to the police station.
    /// ```
    CHILD_RESPONSIBLE = "LANG004", "child-made-responsible", since "0.1.0", covers ["LANG-CHILD-RESPONSIBLE"], check child_responsible
}

fn child_responsible(cx: &Facts<'_>, out: &mut Findings<'_>) {
    report(cx, out, "LANG-CHILD-RESPONSIBLE", |_| false, None);
}

rule! {
    /// What the safety plan expects is realistic: who is to see to something "at all times" has a
    /// plan for how, which tells of the times when that person cannot.
    ///
    /// # Why
    /// Nobody can watch a child every minute. A rule that cannot be kept is broken on the first day,
    /// and then the others are, too.
    ///
    /// # Example
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: opportunities
    ///       rule: Mum supervises the children at all times.
    /// ```
    /// # Better
    /// ```yaml
    /// safety_plan:
    ///   rules:
    ///     - id: s1
    ///       topic: opportunities
    ///       rule: Mum supervises the children at all times.
    ///       how: When Mum cooks or showers, Nan sits with them. On late shifts they sleep at Nan's.
    /// ```
    REALISTIC = "SAFE009", "safety-realistic", since "0.1.0", covers ["SAFE-REALISTIC"], check realistic
}

/// Whether a text on how a rule is kept tells of the times between: when, in turns, by a rota, what then.
fn says_how(how: &Text) -> bool {
    const TIMES: &str = "when, whenever, while, if, at night, nights, in turn, turn, turns, then, until, instead, between, rota, during, shift, shifts, \
        weekend, weekends, day, days, evening, evenings, morning, mornings, hour, hours, minutes, each, every, before, after, first";
    !how.is_blank() && Prose::of(how.words()).has_any(TIMES)
}

fn realistic(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let is_planned = |found: &Found<'_, '_>| {
        let rules = &cx.case.safety_plan.rules;
        // What is itself asked of somebody without a pause does not tell how they manage.
        let is_how = found.passage.key == "how";
        rules.iter().any(|r| r.at == found.passage.record_at && !is_how && says_how(&r.how))
    };
    report(cx, out, "SAFE-REALISTIC", is_planned, None);
}
