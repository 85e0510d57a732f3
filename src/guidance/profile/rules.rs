//! Reading the authority's own rules.

use super::expression::Expression;
use super::format::{Applies, RuleSetting};
use super::kinds::{INCOMPLETE, TERM, UNKNOWN_NAME, WRONG_CODE};
use super::lasting::lasting;
use super::load::Faults;
use super::local::{LocalRule, place_within};
use super::names::{Fault, Names, asked};
use super::shape::{Shape, follow, items_of, step};
use super::terms::level_of;
use crate::case::Place;
use crate::case::model::{Context, HarmKind};
use crate::case::problem::quote;
use crate::case::reading::nearest;
use crate::case::values::{Choice, Given, Text};

/// The prefix of the codes of local rules.
const PREFIX: &str = "LOCAL-";

/// The rules that a profile sets.
pub(super) fn rules(set: &[RuleSetting], out: &mut Faults<'_>) -> Vec<LocalRule> {
    let mut rules: Vec<LocalRule> = Vec::new();
    let mut codes: Vec<&str> = Vec::new();
    for (number, setting) in set.iter().enumerate() {
        code(setting, &codes, out);
        codes.push(setting.id.as_str());
        rules.extend(rule(setting, number, out));
    }
    rules
}

fn code(setting: &RuleSetting, earlier: &[&str], out: &mut Faults<'_>) {
    let code = setting.id.as_str();
    let help = "write a code such as `LOCAL-ADVOCATE`";
    let rest = code.strip_prefix(PREFIX).unwrap_or_default();
    let good = rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
    if code.is_empty() {
        out.at(&INCOMPLETE, setting, "id", "a rule needs an `id`, which is its code".to_owned(), help);
    } else if !good {
        let message = format!("{} is not the code of a local rule", quote(code));
        let help = "it begins with `LOCAL-` and goes on with capital letters, digits and hyphens, such as `LOCAL-ADVOCATE`";
        out.at(&WRONG_CODE, setting, "id", message, help);
    } else if code == TERM.code {
        let message = format!("{code} is the code of the terms of a profile");
        out.at(&WRONG_CODE, setting, "id", message, help);
    } else if earlier.contains(&code) {
        out.twice(setting.id.at, code);
    }
}

fn rule(setting: &RuleSetting, number: usize, out: &mut Faults<'_>) -> Option<LocalRule> {
    out.need(
        &setting.message,
        setting,
        "message",
        "what is missing, and why it matters",
        "write it for the social worker who reads it",
    );
    let why = "whoever reads a finding must see who asks for it";
    out.need(&setting.source, setting, "source", why, "name the document and the section");
    out.need(
        &setting.require,
        setting,
        "require",
        "what must hold",
        "write an expression, such as `has(authority.advocacy)`",
    );
    let each = each(setting, out);
    point_at(setting, each.as_deref(), out);
    let names = Names {
        item: each.as_deref().map(|record| (setting.each.words(), record)),
        asked: [&setting.when, &setting.require].into_iter().flat_map(|t| asked(t.words())).collect(),
    };
    let usable = each.is_some() || setting.each.is_blank();
    let when = expression(&setting.when, &names, usable, out);
    let require = expression(&setting.require, &names, usable, out);
    let parts = |text: &Text| text.words().split('.').filter(|p| !p.is_empty()).map(str::to_owned).collect();
    let code = lasting(setting.id.as_str());
    Some(LocalRule {
        code,
        name: lasting(&code.strip_prefix(PREFIX).unwrap_or(code).to_lowercase()),
        level: level_of(setting.level.known()),
        applies: applies(&setting.applies, out),
        message: setting.message.words().to_owned(),
        help: setting.help.words().to_owned(),
        source: lasting(setting.source.words()),
        each: parts(&setting.each),
        when,
        require: require?,
        point_at: parts(&setting.point_at),
        number,
    })
}

/// The record of the items at which a rule looks.
fn each(setting: &RuleSetting, out: &mut Faults<'_>) -> Option<String> {
    let written = setting.each.words();
    if written.is_empty() {
        return None;
    }
    let mut here = Shape::Record(String::new());
    let mut seen = Vec::new();
    for part in written.split('.') {
        let record = match &here {
            Shape::Record(record) => record.clone(),
            // A list within the items of a list: `meetings.decisions`.
            list => items_of(list).unwrap_or_default().to_owned(),
        };
        let next = match step(&record, part) {
            Some(shape) if seen.is_empty() || !record.is_empty() => Ok(shape),
            _ => follow(&record, &[part], &seen.join(".")),
        };
        here = match next {
            Ok(shape) => shape,
            Err((message, help)) => {
                out.at(&UNKNOWN_NAME, setting, "each", message, &help);
                return None;
            }
        };
        seen.push(part);
    }
    let record = items_of(&here).map(str::to_owned);
    if record.is_none() {
        let message = format!("{} is no list of items", quote(written));
        out.at(
            &UNKNOWN_NAME,
            setting,
            "each",
            message,
            "name a list of the case, such as `actions` or `safety_plan.rules`",
        );
    }
    record
}

fn point_at(setting: &RuleSetting, item: Option<&str>, out: &mut Faults<'_>) {
    let written = setting.point_at.words();
    if written.is_empty() {
        if setting.each.is_blank() {
            let message =
                "a rule on the whole case needs a `point_at`: where its finding is shown".to_owned();
            out.at(
                &INCOMPLETE,
                setting,
                "point_at",
                message,
                "name a key of the case, such as `authority.advocacy`",
            );
        }
        return;
    }
    if item.is_none() && !setting.each.is_blank() {
        return;
    }
    let parts: Vec<&str> = written.split('.').collect();
    let (record, seen) = item.map_or(("", ""), |record| (record, "item"));
    if let Err((message, help)) = follow(record, &parts, seen) {
        out.at(&UNKNOWN_NAME, setting, "point_at", message, &help);
    }
}

/// Reads an expression. Without knowing its items, names cannot be judged.
fn expression(text: &Text, names: &Names<'_>, usable: bool, out: &mut Faults<'_>) -> Option<Expression> {
    let source = text.words();
    if source.is_empty() {
        return None;
    }
    let (read, mut faults) = match Expression::read(source) {
        Ok(read) => (Some(read), Vec::new()),
        Err(faults) => (None, faults),
    };
    if faults.is_empty() && usable {
        faults = names.check(source);
    }
    for Fault { kind, bytes, message, help } in faults {
        out.found.push(kind.at(place_within(text.at(), Some(bytes)), message, &help));
    }
    read
}

/// For which cases a rule is, in the form of the register.
fn applies(set: &Applies, out: &mut Faults<'_>) -> Vec<(String, Vec<String>)> {
    fn words<C: Choice>(given: &[Given<C>]) -> Vec<String> {
        given.iter().filter_map(Given::known).map(|c| c.word().to_owned()).collect()
    }
    let known: Vec<&str> = Context::ALL
        .iter()
        .map(|(_, word, _)| *word)
        .chain(HarmKind::ALL.iter().map(|(_, word, _)| *word))
        .chain(["parent_learning_disability"])
        .collect();
    for context in &set.context {
        let written = context.words();
        if !known.contains(&written) {
            let help = match nearest(written, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it can be `{}`", known.join("`, `")),
            };
            let message = format!("{} is no context of a case", quote(written));
            out.found.push(UNKNOWN_NAME.at(Place::At(context.at()), message, &help));
        }
    }
    vec![
        ("plan".to_owned(), words(&set.plan)),
        ("nation".to_owned(), words(&set.nation)),
        ("stage".to_owned(), words(&set.stage)),
        ("context".to_owned(), set.context.iter().map(|c| c.words().to_owned()).collect()),
    ]
}
