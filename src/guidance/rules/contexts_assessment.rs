//! What is known of those of concern, and assessments of them.

use super::answers::says_no;
use super::prelude::*;
use crate::guidance::timescales::date_in_words;

rule! {
    /// Where somebody in the family has a past allegation or conviction of a sexual offence, agencies
    /// talked it over, and there is an assessment of risk that is newer than the information.
    ///
    /// # Why
    /// Reviews of cases found that what one agency knew did not change what the others did.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - person: dad
    ///       history:
    ///         - kind: conviction
    ///           what: Indecent images, 2019.
    ///           discussed_on: 2026-04-20
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - person: dad
    ///       history:
    ///         - kind: conviction
    ///           what: Indecent images, 2019.
    ///           discussed_on: 2026-04-20
    ///       risk_assessment:
    ///         on: 2026-04-28
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   people_of_concern:
    ///     - person: dad
    /// ```
    RISK_ASSESSMENT = "CTX007", "known-history-assessed", since "0.1.0", covers ["CTX-RISK-ASSESSMENT"], check risk_assessment
}

fn risk_assessment(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for concern in cx.case.concern.people_of_concern.iter().filter(|c| !c.history.is_empty()) {
        let Some(person) = cx.person(&concern.person) else { continue };
        if !concern.in_family.known().unwrap_or(is_family(person) || cx.is_parent(person)) {
            continue;
        }
        let name = called(person);
        let newest = concern.history.iter().filter_map(|h| h.known_since.known().or(h.on.known())).max();
        match (concern.risk_assessment.on.known(), newest) {
            (None, _) => {
                out.at(
                    concern,
                    "risk_assessment.on",
                    format!("{name} has a known history, and there is no assessment of the risk"),
                )
                .help("write when it was made, by whom and what it found, or an action to make one");
            }
            (Some(on), Some(newest)) if on < newest => {
                out.at(
                    concern,
                    "risk_assessment.on",
                    format!(
                        "the assessment of the risk from {name} of {} is older than what became known on {}",
                        date_in_words(on),
                        date_in_words(newest)
                    ),
                )
                .help("bring it up to date");
            }
            _ => {}
        }
        let discussed = !cx.case.discussions.is_empty();
        for past in concern.history.iter().filter(|h| h.discussed_on.known().is_none() && !discussed) {
            out.at(past, "discussed_on", format!("agencies have not talked over what is known of {name}"))
                .help("write the day on which they did, or record it under `discussions`");
        }
    }
}

rule! {
    /// Where an external assessment is asked for, its questions say in so many words that sexual risk
    /// is to be assessed.
    ///
    /// # Why
    /// An assessor answers what they are asked.
    ///
    /// # Example
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     of: dad
    ///     questions: [What kind of parent is he?]
    /// ```
    /// # Better
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     of: dad
    ///     questions: [What sexual risk does he pose to Ffion and Tomos?]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// external_assessments: []
    /// ```
    SEXUAL_RISK = "CTX008", "assessment-names-sexual-risk", since "0.1.0", covers ["CTX-ASSESSMENT-SEXUAL-RISK"], check sexual_risk
}

fn sexual_risk(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for assessment in &cx.case.external_assessments {
        if !assessment.questions.iter().any(|q| Prose::of(q.words()).has_any("sexual*, rhywiol*")) {
            let name = named("assessment", "", &assessment.name);
            out.at(
                assessment,
                "questions",
                format!("the questions of {name} do not say that sexual risk is to be assessed"),
            )
            .help("add one that does, such as \"What sexual risk does he pose to the children?\"");
        }
    }
}

rule! {
    /// An external assessment takes in the adult's role in the family, meets the partner or former
    /// partner, and goes with an assessment of the non-abusing parent's ability to protect.
    ///
    /// # Why
    /// Risk is not in one person alone; it is in how a family lives with them.
    ///
    /// # Example
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     role_in_family: How he is with the children and with Mum is asked for.
    /// ```
    /// # Better
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     role_in_family: How he is with the children and with Mum is asked for.
    ///     partner_met: The assessor meets Mum twice.
    ///     ability_to_protect: Nia makes one with Mum at the same time.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// external_assessments: []
    /// ```
    HOLISTIC = "CTX009", "assessment-holistic", since "0.1.0", covers ["CTX-ASSESSMENT-HOLISTIC"], check holistic
}

fn holistic(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for assessment in &cx.case.external_assessments {
        let name = named("assessment", "", &assessment.name);
        let parts = [
            ("role_in_family", &assessment.role_in_family, "the adult's role in the family"),
            ("partner_met", &assessment.partner_met, "a meeting with the partner or former partner"),
            (
                "ability_to_protect",
                &assessment.ability_to_protect,
                "the non-abusing parent's ability to protect",
            ),
        ];
        for (key, text, what) in parts {
            if text.is_blank() {
                out.at(assessment, key, format!("{name} does not take in {what}"))
                    .help("write how it does, or why it cannot");
            }
        }
    }
}

rule! {
    /// What the adult says in an external assessment is checked against other sources, which are named.
    ///
    /// # Why
    /// Those who abuse are often believed. What they tell is not enough.
    ///
    /// # Example
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    /// ```
    /// # Better
    /// ```yaml
    /// external_assessments:
    ///   - name: Assessment of Rhys
    ///     other_sources: [What his probation officer knows., What school sees.]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// external_assessments: []
    /// ```
    TRIANGULATED = "CTX010", "assessment-other-sources", since "0.1.0", covers ["CTX-ASSESSMENT-TRIANGULATED"], check triangulated
}

/// Whether a source is what the adult says of himself, or none.
fn is_own_account(source: &Text) -> bool {
    let prose = Prose::of(source.words());
    let own = prose.begins_any("his own, her own, their own, self report*, interviews with him, interviews with her, what he says, what she says")
        || prose.has_any("own account*, own word*, own version*");
    source.is_blank() || says_no(source) || own && !prose.has_any("school, gp, police, probation, records, record, mum, dad, mother, father, partner, family, court, prison, hospital, nurse, children")
}

fn triangulated(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for assessment in
        cx.case.external_assessments.iter().filter(|a| a.other_sources.iter().all(is_own_account))
    {
        let name = named("assessment", "", &assessment.name);
        out.at(assessment, "other_sources", format!("{name} names no source but what the adult says"))
            .help("name other sources: school, GP, probation, the family, records");
    }
}

rule! {
    /// At a strategy discussion, a health representative had expertise in sexual abuse, or consulted
    /// somebody who has.
    ///
    /// # Why
    /// Whether a child should be examined is a question for somebody who knows.
    ///
    /// # Example
    /// ```yaml
    /// discussions:
    ///   - name: Strategy discussion
    ///     strategy: yes
    ///     on: 2026-04-16
    /// ```
    /// # Better
    /// ```yaml
    /// discussions:
    ///   - name: Strategy discussion
    ///     strategy: yes
    ///     on: 2026-04-16
    ///     health_expertise: Dr Huws of the SARC was asked on the telephone.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// discussions:
    ///   - name: Meeting with school
    ///     strategy: no
    ///     on: 2026-04-16
    /// ```
    STRATEGY_HEALTH = "CTX011", "strategy-discussion-health", since "0.1.0", covers ["CTX-STRATEGY-HEALTH"], check strategy_health
}

/// Whether somebody may work in health, as far as their role tells.
fn may_be_of_health(person: &Person) -> bool {
    use Role as R;
    let health = [
        R::Gp,
        R::HealthVisitor,
        R::SchoolNurse,
        R::Paediatrician,
        R::Therapist,
        R::Isva,
        R::AdultServices,
        R::OtherProfessional,
    ];
    person.role.known().is_none_or(|role| health.contains(&role))
}

fn strategy_health(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let strategy = |d: &&AgencyDiscussion| {
        d.strategy.known().unwrap_or_else(|| Prose::of(d.name.words()).has("strategy"))
    };
    for discussion in cx.case.discussions.iter().filter(strategy) {
        if let Some(person) = cx.person(&discussion.health_representative).filter(|p| !may_be_of_health(p)) {
            out.at(
                discussion,
                "health_representative",
                format!(
                    "{} does not work in health, and stands as its representative at the strategy discussion",
                    called(person)
                ),
            )
            .help("write the id of the paediatrician, nurse or doctor who took part or was asked");
        }
    }
    for discussion in cx
        .case
        .discussions
        .iter()
        .filter(strategy)
        .filter(|d| d.health_expertise.is_blank() || says_no(&d.health_expertise))
    {
        out.at(discussion, "health_expertise", "at the strategy discussion, nobody from health had or consulted expertise in sexual abuse, or it is not recorded")
            .help("write who it was under `health_representative`, and their expertise or whom they asked");
    }
}
