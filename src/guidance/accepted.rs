//! Findings that a case accepts as they are, with a reason.

use super::facts::Facts;
use super::finding::{AcceptedBy, Finding, Level};
use super::profile::Profile;
use super::prompts::PROMPTS;
use super::registry::RULES;
use super::rules::sharing::TELLS_NO_ADDRESS;
use super::timescales::day_in_words;
use crate::case::Place;
use crate::case::model::Accepted;
use crate::case::problem::quote;

/// A finding about `accepted` itself: code, name, what it means.
pub struct AcceptanceKind {
    /// The code.
    pub code: &'static str,
    /// The short name.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What it means, in plain words.
    pub documentation: &'static str,
}

/// What can be amiss with an accepted finding.
pub const ACCEPTANCE: [AcceptanceKind; 4] = [
    AcceptanceKind {
        code: "ACC001",
        name: "accepted-without-reason",
        level: Level::Error,
        documentation: "A finding is accepted without a reason.\n\nThe reason is printed in the plan, so that everybody can see why this case departs from the guidance. Without one, the finding counts as before.",
    },
    AcceptanceKind {
        code: "ACC002",
        name: "accepted-and-gone",
        level: Level::Warning,
        documentation: "A finding is accepted that no rule reports any more.\n\nThe case has changed, or the path is misspelt. Leave the entry out, so that it cannot hide something new.",
    },
    AcceptanceKind {
        code: "ACC003",
        name: "accepted-past-its-date",
        level: Level::Error,
        documentation: "A finding was accepted until a day that has passed.\n\nDecide again. Until then, the finding counts as before.",
    },
    AcceptanceKind {
        code: "ACC004",
        name: "cannot-be-accepted",
        level: Level::Error,
        documentation: "A finding is accepted that cannot be.\n\nThe code is not that of a rule of the guidance. A mistake of writing, such as a misspelt key, is to be mended, since it leaves something out of every document.",
    },
];

/// Marks what the case accepts, and reports what is amiss with the accepting.
pub(super) fn mark(cx: &Facts<'_>, profile: &Profile, found: &mut Vec<Finding>) {
    let mut amiss = Vec::new();
    for accepted in &cx.case.accepted {
        amiss.extend(mark_one(cx, profile, accepted, found));
    }
    found.extend(amiss);
}

fn mark_one(
    cx: &Facts<'_>,
    profile: &Profile,
    accepted: &Accepted,
    found: &mut [Finding],
) -> Option<Finding> {
    let code = accepted.code.words();
    let say = |number: usize, key: &'static str, message: String, help: &str| {
        let kind = &ACCEPTANCE[number - 1];
        Some(Finding {
            code: kind.code,
            name: kind.name,
            level: kind.level,
            message,
            help: Some(help.to_owned()),
            place: Place::of(cx.nodes, accepted.at, key),
            covers: Vec::new(),
            sources: Vec::new(),
            accepted: None,
        })
    };
    let is_known = RULES.iter().any(|r| r.code == code)
        || PROMPTS.iter().any(|p| p.code == code)
        || profile.reports(code);
    if !is_known {
        let message = if code.is_empty() {
            "an accepted finding does not say which".to_owned()
        } else {
            format!("{} is not the code of a finding that can be accepted", quote(code))
        };
        return say(
            4,
            "code",
            message,
            "write the code of a rule of the guidance, such as `SAFE004`; `cpplan rules` lists them",
        );
    }
    if code == TELLS_NO_ADDRESS.code {
        let message =
            format!("{code} cannot be accepted: the address, the number or the name can be left out");
        return say(4, "code", message, "leave this entry out, and say it without those words");
    }
    if accepted.reason.is_blank() {
        let message = format!("{code} is accepted without a reason, so it still counts");
        return say(
            1,
            "reason",
            message,
            "write in `reason` why it is right in this case; the reason is printed in the plan",
        );
    }
    if let Some(until) = accepted.until.known().filter(|until| *until < cx.today) {
        let message = format!(
            "{code} was accepted until {}, which has passed, so it counts again",
            day_in_words(until)
        );
        return say(
            3,
            "until",
            message,
            "decide again: mend what the finding says, or set a new date with the reason",
        );
    }
    let path = accepted.path.words();
    let by = AcceptedBy {
        reason: accepted.reason.words().to_owned(),
        by: accepted.by.as_str().to_owned(),
        date: accepted.date.known(),
    };
    let mut matched = false;
    for finding in found.iter_mut().filter(|f| f.code == code) {
        if path.is_empty() || finding.place.path(cx.nodes) == path {
            finding.accepted = Some(by.clone());
            matched = true;
        }
    }
    // A question that the authority does not ask is not asked in vain either.
    if matched || profile.questions_off.iter().any(|q| q.prompt.code == code) {
        return None;
    }
    let place = if path.is_empty() { String::new() } else { format!(" at {}", quote(path)) };
    let message = format!("{code} is accepted{place}, but is not reported there any more");
    say(2, "code", message, "leave this entry out, or look at the spelling of its `path`")
}
