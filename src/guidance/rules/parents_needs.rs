//! Each parent's own needs: disbelief, fears, capacity, change.

use super::answers::tells_of_fear;
use super::prelude::*;
use crate::case::model::ActionArea as A;

/// The non-abusing parents whose needs the case records.
fn parents_needs<'a>(cx: &Facts<'a>) -> impl Iterator<Item = (&'a Person, &'a ParentNeeds)> {
    cx.non_abusing_parents().filter_map(|p| cx.needs_of(p).map(|n| (p, n))).collect::<Vec<_>>().into_iter()
}

rule! {
    /// Where the child does not acknowledge the abuse, the parent is helped to go on saying that they
    /// are concerned and can be talked to without blame.
    ///
    /// # Why
    /// The door should be open on the day that the child comes to it.
    ///
    /// # Example
    /// ```yaml
    /// concern:
    ///   child_account: not_acknowledged
    /// parents:
    ///   - person: mum
    /// ```
    /// # Better
    /// ```yaml
    /// concern:
    ///   child_account: not_acknowledged
    /// parents:
    ///   - person: mum
    ///     keeps_door_open: Beth and Mum found words for it; Mum says them on Sundays.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// concern:
    ///   child_account: spoken
    /// parents:
    ///   - person: mum
    /// ```
    NOT_ACKNOWLEDGED = "PAR004", "door-kept-open", since "0.1.0", covers ["PAR-CHILD-NOT-ACKNOWLEDGE"], check not_acknowledged
}

fn not_acknowledged(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if !cx.case.concern.child_account.is(ChildAccount::NotAcknowledged) {
        return;
    }
    for (parent, needs) in parents_needs(cx).filter(|(_, n)| n.keeps_door_open.is_blank()) {
        out.at(needs, "keeps_door_open", format!("the child does not acknowledge the abuse, and it does not say how {} is helped to keep the door open", called(parent)))
            .help("write what the parent says to the child, without blame, and who helps them with it");
    }
}

rule! {
    /// Where a parent blames the child, the plan says how that is addressed, and whom the child can
    /// talk to about it.
    ///
    /// # Why
    /// A child believes a parent before any professional.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     blames_child: yes
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     blames_child: yes
    ///     blame_addressed: Beth works on it with Mum. Ffion talks about it with Sara.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     blames_child: no
    /// ```
    BLAME = "PAR005", "blame-addressed", since "0.1.0", covers ["PAR-BLAME"], check blame
}

fn blame(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for needs in cx.case.parents.iter().filter(|n| n.blames_child.is(true) && n.blame_addressed.is_blank()) {
        out.at(
            needs,
            "blame_addressed",
            "a parent blames the child, and it does not say how that is addressed",
        )
        .help("write who works on it with the parent, and whom the child can talk to about it");
    }
}

rule! {
    /// Parents are asked whether they fear harm, shame or dishonour in their community; fears are
    /// worked through with specialist advice.
    ///
    /// # Why
    /// A parent who would lose everybody by protecting their child needs somebody who knows of that.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     needs: Sleep.
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     needs: Sleep.
    ///     community_fears_asked: yes
    /// ```
    /// # Not asked for
    /// ```yaml
    /// parents: []
    /// ```
    COMMUNITY = "PAR006", "community-fears", since "0.1.0", covers ["PAR-COMMUNITY-HARM"], check community
}

fn community(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (parent, needs) in parents_needs(cx) {
        let fears = !needs.community_fears.is_blank() && tells_of_fear(&needs.community_fears);
        if fears && !cx.has_action_in(&[A::CommunityHarm]) {
            out.at(
                needs,
                "community_fears",
                format!(
                    "{} fears harm or shame in the community, and no action works through it",
                    called(parent)
                ),
            )
            .help("add one with `areas: [community_harm]`, with advice of a specialist organisation");
        } else if needs.community_fears_asked.is(false) || !fears && !needs.community_fears_asked.is(true) {
            out.at(
                needs,
                "community_fears_asked",
                format!(
                    "{} has not been asked about fears of harm, shame or dishonour in the community",
                    called(parent)
                ),
            )
            .help("ask, and write `community_fears_asked: yes` and what they fear, if anything");
        }
    }
}

rule! {
    /// Whatever reduces a parent's capacity to protect (a learning disability, domestic abuse,
    /// substances, mental health) has an action.
    ///
    /// # Why
    /// The person who abused may have used it, or made it worse.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     community_fears_asked: yes
    ///     capacity:
    ///       - kind: depression
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     community_fears_asked: yes
    ///     capacity:
    ///       - kind: depression
    ///         actions: [a4]
    /// ```
    /// # Not asked for
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity: []
    /// ```
    CAPACITY = "PAR009", "capacity-has-action", since "0.1.0", covers ["PAR-CAPACITY"], check capacity
}

fn capacity(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for (parent, needs) in parents_needs(cx) {
        for factor in needs.capacity.iter().filter(|f| f.actions.is_empty()) {
            out.at(
                factor,
                "actions",
                format!(
                    "something reduces what {} can do to protect the child, and no action addresses it",
                    called(parent)
                ),
            )
            .help("write the ids of the actions that do, such as `actions: [a4]`, or add one");
        }
    }
}

rule! {
    /// Where an adult has needs of their own, the service for adults is in the group, or its absence
    /// is explained.
    ///
    /// # Why
    /// Two plans for one house should know of each other.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity:
    ///       - kind: depression
    ///         actions: [a4]
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity:
    ///       - kind: depression
    ///         actions: [a4]
    ///         no_service_because: Her GP treats her, and she does not want another service.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     capacity:
    ///       - kind: low_income
    ///         actions: [a4]
    /// ```
    ADULT_SERVICES = "PAR012", "adult-services", since "0.1.0", covers ["PAR-ADULT-SERVICES"], check adult_services
}

fn adult_services(cx: &Facts<'_>, out: &mut Findings<'_>) {
    use CapacityFactorKind as K;
    let of_a_service = [
        K::LearningDisability,
        K::DomesticAbuse,
        K::SubstanceMisuse,
        K::Depression,
        K::MentalHealth,
        K::Illness,
    ];
    for (parent, needs) in parents_needs(cx) {
        for factor in
            needs.capacity.iter().filter(|f| f.kind.known().is_some_and(|k| of_a_service.contains(&k)))
        {
            if !factor.no_service_because.is_blank() {
                continue;
            }
            match cx.person(&factor.adult_service) {
                None => {
                    out.at(
                        factor,
                        "adult_service",
                        format!(
                            "{} has a need of their own, and no service for adults is involved",
                            called(parent)
                        ),
                    )
                    .help(
                        "write the person of that service, or under `no_service_because` why there is none",
                    );
                }
                Some(person)
                    if !cx.in_group(person) && !cx.absence_explained(Some(person), "adult, adults") =>
                {
                    out.at(
                        factor,
                        "adult_service",
                        format!("{} of a service for adults is not in the group", called(person)),
                    )
                    .help("add them to `group`, or say under `not_in_group` why not");
                }
                Some(_) => {}
            }
        }
    }
}

rule! {
    /// The parents' motivation to change, and the time that it may take, are assessed.
    ///
    /// # Why
    /// The child's time and the parent's time are not the same.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     motivation: Mum has changed her shifts.
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     motivation: Mum has changed her shifts.
    ///     time_to_change: She has done most of it.
    /// ```
    MOTIVATION = "PAR013", "motivation-and-time", since "0.1.0", covers ["PAR-MOTIVATION"], check motivation
}

fn motivation(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for parent in cx.non_abusing_parents() {
        let name = called(parent);
        let Some(needs) = cx.needs_of(parent) else {
            out.at(
                cx.case,
                "parents",
                format!("nothing is recorded of what {name} needs, nor of their motivation to change"),
            )
            .help("add them under `parents`: needs, how they take the news, motivation, time");
            continue;
        };
        if needs.motivation.is_blank() {
            out.at(needs, "motivation", format!("the motivation of {name} to change is not assessed"))
                .help("write what they want to change, and what they have done already");
        }
        if needs.time_to_change.is_blank() {
            out.at(needs, "time_to_change", format!("it does not say how long change may take for {name}"))
                .help("write what can be expected by when");
        }
    }
}

rule! {
    /// Where change is not expected within the child's time, planning stays open and involves the
    /// parents.
    ///
    /// # Why
    /// To wait and hope is a decision as well, taken by nobody.
    ///
    /// # Example
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     change_in_childs_time: no
    /// ```
    /// # Better
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     change_in_childs_time: no
    ///     if_too_slow: Mum and Nan have agreed that Ffion lives with Nan until Christmas.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// parents:
    ///   - person: mum
    ///     change_in_childs_time: yes
    /// ```
    TOO_SLOW = "PAR014", "change-too-slow", since "0.1.0", covers ["PAR-CHANGE-TOO-SLOW"], check too_slow
}

fn too_slow(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for needs in
        cx.case.parents.iter().filter(|n| n.change_in_childs_time.is(false) && n.if_too_slow.is_blank())
    {
        out.at(
            needs,
            "if_too_slow",
            "change is not expected within the child's time, and it does not say what is decided",
        )
        .help("write what is decided, and how the parent takes part in that");
    }
}
