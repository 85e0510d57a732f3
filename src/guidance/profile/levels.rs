//! How much rules of the guidance weigh for an authority.

use super::format::{LevelSetting, SetLevel};
use super::kinds::{INCOMPLETE, UNKNOWN_RULE};
use super::load::Faults;
use crate::case::problem::{ProblemKind, quote};
use crate::guidance::finding::Level;
use crate::guidance::prompts::{PROMPTS, Prompt};
use crate::guidance::registry::{RULES, find};
use crate::guidance::rule::Rule;

/// A rule of the guidance that weighs something else here.
pub struct LevelChange {
    /// The rule.
    pub rule: &'static Rule,
    /// Its level here; `None` where it is switched off.
    pub level: Option<Level>,
    /// Why; empty if nothing is said.
    pub reason: String,
}

/// A question of the guidance that is not put here.
pub struct QuestionOff {
    /// The question.
    pub prompt: &'static Prompt,
    /// Why; empty if nothing is said.
    pub reason: String,
}

/// The levels that a profile sets, and the questions that it switches off.
pub(super) fn levels(set: &[LevelSetting], out: &mut Faults<'_>) -> (Vec<LevelChange>, Vec<QuestionOff>) {
    let mut changes: Vec<LevelChange> = Vec::new();
    let mut questions: Vec<QuestionOff> = Vec::new();
    for setting in set {
        let why = "which rule is meant";
        out.need(&setting.rule, setting, "rule", why, "write its code or name; `cpplan rules` lists them");
        if setting.level.is_absent() {
            let message = "a change of level needs a `level`".to_owned();
            let help = "write `error`, `warning`, `advice` or `off`";
            out.at(&INCOMPLETE, setting, "level", message, help);
        }
        let written = setting.rule.words();
        if let Some(prompt) = question(written) {
            if questions.iter().any(|q| q.prompt.code == prompt.code) {
                out.twice(setting.rule.at(), prompt.code);
            }
            match setting.level.known() {
                Some(SetLevel::Error | SetLevel::Warning) => {
                    let message = format!(
                        "{} ({}) is a question that no machine can check, and cannot weigh more",
                        prompt.code, prompt.name
                    );
                    out.at(&UNKNOWN_RULE, setting, "level", message, "write `off`, or leave this out");
                }
                Some(SetLevel::Off) => {
                    questions.push(QuestionOff { prompt, reason: setting.reason.words().to_owned() });
                }
                Some(SetLevel::Advice) | None => {}
            }
            continue;
        }
        let Some(rule) = find(written) else {
            if !written.is_empty() {
                unknown(written, setting, out);
            }
            continue;
        };
        if changes.iter().any(|c| c.rule.code == rule.code) {
            out.twice(setting.rule.at(), rule.code);
        }
        let Some(level) = setting.level.known() else { continue };
        let level = level_of(level);
        let lowered = rule.level() == Level::Error && level != Some(Level::Error);
        if lowered && setting.reason.is_blank() {
            let message = format!(
                "{} ({}) is a must of the guidance; it can weigh less only with a `reason`",
                rule.code, rule.name
            );
            let help = "write why this authority departs from the guidance here, and who decided it";
            out.at(&INCOMPLETE, setting, "reason", message, help);
        }
        changes.push(LevelChange { rule, level, reason: setting.reason.words().to_owned() });
    }
    (changes, questions)
}

/// The question with this code or name, in any case of letters.
fn question(written: &str) -> Option<&'static Prompt> {
    PROMPTS.iter().find(|p| p.code.eq_ignore_ascii_case(written) || p.name.eq_ignore_ascii_case(written))
}

fn level_of(level: SetLevel) -> Option<Level> {
    match level {
        SetLevel::Error => Some(Level::Error),
        SetLevel::Warning => Some(Level::Warning),
        SetLevel::Advice => Some(Level::Advice),
        SetLevel::Off => None,
    }
}

fn unknown(written: &str, setting: &LevelSetting, out: &mut Faults<'_>) {
    let same = |s: &str| s.eq_ignore_ascii_case(written);
    let (message, help) = if ProblemKind::ALL.iter().any(|k| same(k.code()) || same(k.name())) {
        (
            format!("{} is a mistake of writing, and always counts", quote(written)),
            "leave this out; what is misspelt would be in no document".to_owned(),
        )
    } else if written.to_uppercase().starts_with("LOCAL-") {
        (
            format!("{} is no rule of the guidance", quote(written)),
            "a rule of the authority has its `level` beside it, under `rules`".to_owned(),
        )
    } else {
        let questions = PROMPTS.iter().flat_map(|p| [p.code, p.name]);
        let known = RULES.iter().flat_map(|r| [r.code, r.name]).chain(questions);
        let help = match near(written, known) {
            Some(near) => format!("did you mean `{near}`? `cpplan rules` lists all rules"),
            None => "`cpplan rules` lists all rules".to_owned(),
        };
        (format!("there is no rule {}", quote(written)), help)
    };
    out.at(&UNKNOWN_RULE, setting, "rule", message, &help);
}

/// Names of rules have hyphens, keys of a case have none.
fn near<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let score = |word: &str| strsim::jaro_winkler(&written.to_lowercase(), &word.to_lowercase());
    known.map(|w| (score(w), w)).filter(|(s, _)| *s > 0.86).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, w)| w)
}
