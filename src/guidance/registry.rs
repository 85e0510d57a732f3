//! All rules, in the order of their codes within each group.

use super::rule::Rule;
use super::rules::outcomes;

/// All rules.
pub static RULES: &[&Rule] = &[
    &outcomes::SPECIFIC,
    &outcomes::MEASURABLE,
    &outcomes::ACHIEVABLE,
    &outcomes::RELATED,
    &outcomes::TIMED,
];

/// The rule with this code or name, in any case of letters.
pub fn find(wanted: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.code.eq_ignore_ascii_case(wanted) || r.name.eq_ignore_ascii_case(wanted))
}
