//! An audit for people at a terminal, and for programs.

use serde_json::{Value, json};

use crate::audit::disclosure::{Figure, LEAST};
use crate::audit::{ACCEPTED, Audit, MET, NOT_MET, RequirementCount};
use crate::case::values::Date;

const TOO_FEW: &str = "too few to show";

/// An audit as lines for people.
pub fn audit_text(audit: &Audit) -> String {
    let mut out = format!(
        "{} cases. Numbers from 1 to {} are not shown, nor any from which one could be computed.\n",
        audit.cases,
        LEAST - 1
    );
    out.push_str("\nTimescales, in time\n");
    for count in &audit.timescales {
        out.push_str(&line(count.what.word(), &part_of(&count.figure, 0)));
        for (quarter, figure) in &count.quarters {
            let name = format!("  {}-Q{}", quarter.year, quarter.number);
            out.push_str(&line(&name, &part_of(figure, 0)));
        }
    }
    out.push_str("\nRequirements, met\n");
    for count in &audit.requirements {
        let accepted = match count.figure.counts {
            Some(counts) if counts[ACCEPTED] > 0 => format!(", {} accepted", counts[ACCEPTED]),
            _ => String::new(),
        };
        out.push_str(&line(&count.entry.id, &format!("{}{accepted}", part_of(&count.figure, MET))));
    }
    out
}

fn line(name: &str, figure: &str) -> String {
    format!("  {name:<32} {figure}\n")
}

fn part_of<const N: usize>(figure: &Figure<N>, part: usize) -> String {
    match (figure.counts, figure.total()) {
        (Some(counts), Some(total)) => format!("{} of {total}", counts[part]),
        _ => TOO_FEW.to_owned(),
    }
}

/// An audit for programs, version 1; what is not shown is null.
pub fn audit_json(audit: &Audit, today: Date) -> Value {
    let requirement = |count: &RequirementCount| {
        let part = |part: usize| count.figure.counts.map(|c| c[part]);
        json!({
            "id": count.entry.id,
            "level": count.entry.level.word(),
            "asked": count.figure.total(),
            "met": part(MET), "accepted": part(ACCEPTED), "not_met": part(NOT_MET),
        })
    };
    let figure = |figure: &Figure<2>| json!({"in_time": figure.counts.map(|c| c[0]), "late": figure.counts.map(|c| c[1])});
    let timescales = audit.timescales.iter().map(|count| {
        let quarters = count.quarters.iter().map(|(quarter, of)| {
            let mut one = figure(of);
            one["quarter"] = json!(format!("{}-Q{}", quarter.year, quarter.number));
            one
        });
        let mut one = figure(&count.figure);
        one["id"] = json!(count.what.word());
        one["quarters"] = quarters.collect();
        one
    });
    json!({
        "version": 1,
        "day": today.to_string(),
        "cases": audit.cases,
        "least_shown": LEAST,
        "timescales": timescales.collect::<Vec<_>>(),
        "requirements": audit.requirements.iter().map(requirement).collect::<Vec<_>>(),
    })
}
