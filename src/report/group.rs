//! The parts of a plan, under which findings can be grouped.

use super::Checked;
use crate::guidance::Finding;

/// A part of the plan: its heading, and the keys of the case that belong to it.
struct Part {
    heading: &'static str,
    keys: &'static [&'static str],
}

/// In the order in which a plan is read. What belongs to no other part belongs to the last.
const PARTS: &[Part] = &[
    Part { heading: "The child", keys: &["child", "child_views", "diversity"] },
    Part {
        heading: "Family and people",
        keys: &["people", "parents", "parent_views", "family_group_meeting"],
    },
    Part {
        heading: "Concern and assessment",
        keys: &["concern", "other_harms", "conference", "assessment", "external_assessments"],
    },
    Part { heading: "Purpose of the plan", keys: &["purpose"] },
    Part { heading: "Needs, risks and strengths", keys: &["needs", "risks", "strengths"] },
    Part { heading: "Outcomes", keys: &["outcomes"] },
    Part { heading: "Actions", keys: &["actions"] },
    Part { heading: "Safety plan", keys: &["safety_plan", "trusted_adults", "contact"] },
    Part { heading: "Contingency", keys: &["contingency"] },
    Part {
        heading: "Group, meetings and visits",
        keys: &["group", "not_in_group", "meetings", "visits", "discussions", "disagreements"],
    },
    Part { heading: "Police and court", keys: &["police", "court"] },
    Part { heading: "Review and closing", keys: &["review", "closing", "other_plans"] },
    Part {
        heading: "Versions, signatures and sharing",
        keys: &["versions", "signatures", "copies", "sharing"],
    },
    Part { heading: "The case as a whole", keys: &[] },
];

/// The findings by part, each part with its heading. Parts without findings are left out.
pub(super) fn by_part<'a>(
    case: &Checked,
    findings: impl Iterator<Item = &'a Finding>,
) -> Vec<(&'static str, Vec<&'a Finding>)> {
    let mut groups: Vec<(&'static str, Vec<&Finding>)> =
        PARTS.iter().map(|p| (p.heading, Vec::new())).collect();
    for finding in findings {
        let path = finding.place.path(&case.nodes);
        let key = path.split(['.', '[']).next().unwrap_or_default();
        let part = PARTS.iter().position(|p| p.keys.contains(&key)).unwrap_or(PARTS.len() - 1);
        groups[part].1.push(finding);
    }
    groups.retain(|(_, found)| !found.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;
    use crate::case::record::Record;

    #[test]
    fn each_key_named_here_is_one_of_the_case() {
        let case = Case::default();
        for key in PARTS.iter().flat_map(|p| p.keys) {
            assert!(case.info().field(key).is_some(), "a case has no {key}");
        }
    }
}
