//! All rules, in the order of their codes within each group.

use super::rule::Rule;
use super::rules::{
    actions, contingency, outcomes, roles, safety_beyond_home, safety_plan, sexual_abuse,
    sexual_abuse_support,
};

/// All rules.
pub static RULES: &[&Rule] = &[
    &outcomes::SPECIFIC,
    &outcomes::MEASURABLE,
    &outcomes::ACHIEVABLE,
    &outcomes::RELATED,
    &outcomes::TIMED,
    &actions::OWNER_NAMED,
    &actions::DUE,
    &actions::WHAT_WHY,
    &actions::EVIDENCE,
    &actions::CONTACT_FREQUENCY,
    &actions::DELAY,
    &actions::NO_PERSON_OF_CONCERN,
    &actions::EVERY_PERSON_ROLE,
    &sexual_abuse::ACTIONS_NAMED,
    &sexual_abuse::IMPACT,
    &sexual_abuse::SEXUAL_HEALTH,
    &sexual_abuse::HEALTH_ASSESSMENT,
    &sexual_abuse::INDICATORS,
    &sexual_abuse::DIRECT_TALK,
    &sexual_abuse::NO_DISCLOSURE_NEEDED,
    &sexual_abuse_support::EDUCATION_LEISURE,
    &sexual_abuse_support::FAMILY_RELATIONSHIPS,
    &sexual_abuse_support::TRUSTED_ADULT,
    &sexual_abuse_support::ISVA,
    &sexual_abuse_support::THERAPY_CHOICE,
    &sexual_abuse_support::PARENT_IN_TREATMENT,
    &sexual_abuse_support::SELF_PROTECTION_NOT_ALONE,
    &sexual_abuse_support::SAFE_DURING_TREATMENT,
    &safety_plan::EXISTS,
    &safety_plan::BY_FAMILY,
    &safety_plan::EVERY_VOICE,
    &safety_plan::BOUNDARIES,
    &safety_plan::BEDROOM_BATHROOM,
    &safety_plan::INTERNET,
    &safety_plan::RISKY_TIMES,
    &safety_plan::COMMUNICATION,
    &safety_plan::REALISTIC,
    &safety_plan::STRENGTHS,
    &safety_plan::ALL_MEMBERS,
    &safety_plan::NETWORK,
    &safety_plan::REVIEW,
    &safety_beyond_home::CONTEXTS,
    &safety_beyond_home::DISRUPT_AND_SUPPORT,
    &safety_beyond_home::EACH_CHILD,
    &safety_beyond_home::PARENTS_UNDERSTAND,
    &safety_beyond_home::BOTH_SYSTEMS,
    &safety_beyond_home::IMAGERY,
    &contingency::EXISTS,
    &contingency::TRIGGERS,
    &contingency::FURTHER_ABUSE,
    &contingency::NOT_WORKING,
    &contingency::OWNER_UNABLE,
    &roles::LEAD,
];

/// The rule with this code or name, in any case of letters.
pub fn find(wanted: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.code.eq_ignore_ascii_case(wanted) || r.name.eq_ignore_ascii_case(wanted))
}
