//! Questions that no machine can answer, put where the case speaks of the matter.
//!
//! The text of each is the register's own. A group that has talked it over says so under
//! `accepted`, with what it came to.

use super::facts::Facts;
use super::finding::{Finding, Level};
use super::profile::Profile;
use super::register::register;
use crate::case::Place;
use crate::case::model::ChildAccount;
use crate::case::record::Record;

/// A question to think about.
pub struct Prompt {
    /// The code. It is never used again for anything else.
    pub code: &'static str,
    /// A short name in words.
    pub name: &'static str,
    /// The version of cpplan in which it came.
    pub since: &'static str,
    /// The entry of the register that it puts.
    pub covers: &'static str,
    /// The key of the case at which it is asked.
    pub part: &'static str,
    /// Whether the case gives cause to ask, beside what the register says of its plan and contexts.
    when: fn(&Facts<'_>) -> bool,
}

impl Prompt {
    /// What is to be thought about.
    pub fn text(&self) -> &'static str {
        register().entry(self.covers).map_or("", |e| e.requires.as_str())
    }

    /// The sources that ask for it.
    pub fn sources(&self) -> Vec<&'static str> {
        let entry = register().entry(self.covers);
        entry.map(|e| e.sources.iter().map(String::as_str).collect()).unwrap_or_default()
    }
}

macro_rules! prompts {
    ($($code:literal, $name:literal, since $since:literal, covers $id:literal, at $part:literal, when $when:expr;)+) => {
        /// All questions, in the order of their codes.
        pub const PROMPTS: &[Prompt] = &[$(Prompt {
            code: $code, name: $name, since: $since, covers: $id, part: $part, when: $when,
        }),+];
    };
}

prompts! {
    "THINK001", "information-on-abuse", since "0.1.0", covers "CSA-EDUCATION-ABOUT-ABUSE", at "child", when always;
    "THINK002", "account-withdrawn", since "0.1.0", covers "CSA-RETRACTION", at "concern", when withdrawn;
    "THINK003", "age-and-rights", since "0.1.0", covers "SAFE-AGE-RIGHTS", at "safety_plan", when always;
    "THINK004", "written-in-calm", since "0.1.0", covers "SAFE-CALM", at "safety_plan", when always;
    "THINK005", "parent-groomed-too", since "0.1.0", covers "SAFE-PARENT-GROOMED", at "safety_plan", when always;
    "THINK006", "betrayal-and-secrecy", since "0.1.0", covers "CTX-INTRA-BETRAYAL", at "concern", when always;
    "THINK007", "assessment-is-no-proof", since "0.1.0", covers "CTX-ASSESSMENT-NOT-PROOF", at "external_assessments", when assessed;
    "THINK008", "civil-orders", since "0.1.0", covers "CTX-CIVIL-ORDERS", at "concern", when person_of_concern;
    "THINK009", "asked-without-blame", since "0.1.0", covers "CTX-ONLINE-BLAME", at "concern", when always;
    "THINK010", "hold-remains", since "0.1.0", covers "PAR-HOLD-REMAINS", at "parents", when always;
    "THINK011", "times-fit-the-child", since "0.1.0", covers "CHILD-SERVICES-TIMES", at "visits", when always;
    "THINK012", "stigma", since "0.1.0", covers "CHILD-STIGMA", at "child", when always;
    "THINK013", "anyone-may-ask-for-change", since "0.1.0", covers "REV-ANY-MEMBER-CHANGES", at "review", when always;
    "THINK014", "told-before-written", since "0.1.0", covers "SHARE-TOLD-BEFORE", at "sharing", when always;
    "THINK015", "questions-for-supervision", since "0.1.0", covers "AUDIT-QUESTIONS", at "people", when always;
    "THINK016", "skill-and-supervision", since "0.1.0", covers "AUDIT-SKILLS", at "group", when always;
}

fn always(_: &Facts<'_>) -> bool {
    true
}

fn withdrawn(cx: &Facts<'_>) -> bool {
    cx.case.concern.child_account.is(ChildAccount::Withdrawn)
}

fn assessed(cx: &Facts<'_>) -> bool {
    !cx.case.external_assessments.is_empty()
}

fn person_of_concern(cx: &Facts<'_>) -> bool {
    cx.persons_of_concern().next().is_some()
}

/// Whether a code is that of a question.
pub(super) fn is_prompt(code: &str) -> bool {
    PROMPTS.iter().any(|p| p.code == code)
}

/// Puts the questions for which the case gives cause, those left out that the authority switched off.
pub(super) fn ask(cx: &Facts<'_>, profile: &Profile, found: &mut Vec<Finding>) {
    for prompt in PROMPTS.iter().filter(|p| profile.asks(p)) {
        let Some(entry) = register().entry(prompt.covers).filter(|e| cx.applies(e)) else { continue };
        if !(prompt.when)(cx) {
            continue;
        }
        found.push(Finding {
            code: prompt.code,
            name: prompt.name,
            level: Level::Advice,
            message: format!(
                "have you thought of this, for `{}`? {}",
                prompt.part,
                entry.requires.trim_end_matches('.')
            ),
            help: Some(format!(
                "talk it over in the group or in supervision; when it is settled, write {} and what you came to under `accepted`",
                prompt.code
            )),
            place: Place::of(cx.nodes, cx.case.at(), prompt.part),
            covers: vec![prompt.covers],
            sources: prompt.sources(),
            accepted: None,
        });
    }
}
