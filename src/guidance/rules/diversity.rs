//! Diversity and communication.

use super::prelude::*;

rule! {
    /// Disabilities, learning difficulties, language and the preferred way of communicating are
    /// recorded, and provided for.
    ///
    /// # Why
    /// A child who cannot follow a question cannot answer it, and disabled children are abused more.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   disability: Dyslexia.
    ///   communication:
    ///     needs: Likes to draw while talking.
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   disability: Dyslexia.
    ///   communication:
    ///     needs: Likes to draw while talking.
    ///     provision: Visits are in the art room.
    /// ```
    COMMUNICATION = "DIV001", "communication", since "0.1.0", covers ["DIV-COMMUNICATION"], check communication
}

fn communication(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let child = &cx.case.child;
    if child.communication.needs.is_unanswered() && child.communication.provision.is_blank() {
        out.at(cx.case, "child.communication.needs", "it is not recorded how the child communicates best")
            .help("write what helps this child to follow and to answer; \"Talks freely, likes to walk\" is an answer");
    } else if child.communication.provision.is_blank() {
        out.at(
            child,
            "communication.provision",
            "the child's way of communicating is recorded, and nothing is provided for it",
        )
        .help("write what is done for it, and by whom");
    }
    if child.disability.is_unanswered() {
        out.at(
            cx.case,
            "child.disability",
            "it is not recorded whether the child has a disability or learning difficulty",
        )
        .help("write which, and what is done about it; \"No known disability\" is an answer");
    }
    for parent in cx.non_abusing_parents() {
        let communication = &parent.communication;
        if !communication.needs.is_blank() && communication.provision.is_blank() {
            out.at(
                parent,
                "communication.provision",
                format!("how {} communicates is recorded, and nothing is provided for it", called(parent)),
            )
            .help("write what is done for it, and by whom");
        }
    }
}

rule! {
    /// Whoever needs an interpreter or translation has one, who is no member of the family.
    ///
    /// # Why
    /// A relative cannot say everything, and may not want it said.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - {id: mum, name: Agnieszka Nowak, relationship: mother, needs_interpreter: yes, interpreter: aunt}
    ///   - {id: aunt, name: Ewa Nowak, relationship: aunt}
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - {id: mum, name: Agnieszka Nowak, relationship: mother, needs_interpreter: yes, interpreter: int}
    ///   - {id: int, name: Piotr Zielinski, role: interpreter}
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - {id: mum, name: Carys Pritchard, relationship: mother, first_language: Welsh}
    /// ```
    INTERPRETER = "DIV002", "interpreter", since "0.1.0", covers ["DIV-INTERPRETER"], check interpreter
}

/// Whether somebody is of the family's own circle: a neighbour, a friend.
fn is_friend(person: &Person) -> bool {
    let friends = [Relationship::FamilyFriend, Relationship::Friend];
    person.role.is(Role::Network) || person.relationship.known().is_some_and(|r| friends.contains(&r))
}

fn interpreter(cx: &Facts<'_>, out: &mut Findings<'_>) {
    for person in &cx.case.people {
        let name = called(person);
        let language = Prose::of(person.first_language.words());
        let other_language = language.len() > 0
            && !language.has_any("english, welsh, cymraeg, bilingual, saesneg")
            && person.needs_interpreter.is_absent();
        match cx.person(&person.interpreter) {
            Some(relative) if is_family(relative) || cx.is_parent(relative) => {
                out.at(
                    person,
                    "interpreter",
                    format!("{} interprets for {name}, and belongs to the family", called(relative)),
                )
                .help("ask for an interpreter who is not known to the family");
            }
            Some(friend) if is_friend(friend) => {
                let message =
                    format!("{} interprets for {name}, and is a friend of the family", called(friend));
                out.at(person, "interpreter", message)
                    .help("ask for an interpreter who is not known to the family");
            }
            Some(_) => {}
            None if person.interpreting.is_blank() && person.needs_interpreter.is(true) => {
                out.at(
                    person,
                    "interpreter",
                    format!("{name} needs an interpreter or translation, and none is provided"),
                )
                .help("name the interpreter, or write under `interpreting` how it is provided");
            }
            None if person.interpreting.is_blank()
                && other_language
                && is_family(person)
                && !cx.is_of_concern(person) =>
            {
                out.at(person, "needs_interpreter", format!("English is not the first language of {name}, and it does not say whether an interpreter is needed")).help("ask them, and write `needs_interpreter: yes` or `no`");
            }
            None => {}
        }
    }
}

rule! {
    /// Ethnicity, religion and culture, and what the concern means in them, are considered.
    ///
    /// # Why
    /// Shame and stigma look different in different families, and so does what gives strength.
    ///
    /// # Example
    /// ```yaml
    /// diversity:
    ///   discrimination: Mum was not believed by a doctor once.
    /// ```
    /// # Better
    /// ```yaml
    /// diversity:
    ///   culture: The family goes to chapel, and fears what is said there.
    ///   discrimination: Mum was not believed by a doctor once.
    /// ```
    CULTURE = "DIV003", "culture", since "0.1.0", covers ["DIV-CULTURE"], check culture
}

fn culture(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.diversity.culture.is_blank() {
        out.at(cx.case, "diversity.culture", "it is not recorded what ethnicity, religion and culture mean for this family, and what the concern means in them").help("ask the family, and write it in their words");
    }
}

rule! {
    /// Whether discrimination or bias affects how the family works with professionals is considered.
    ///
    /// # Why
    /// A family that has been treated badly before has good reasons to wait.
    ///
    /// # Example
    /// ```yaml
    /// diversity:
    ///   culture: The family goes to chapel, and fears what is said there.
    /// ```
    /// # Better
    /// ```yaml
    /// diversity:
    ///   culture: The family goes to chapel, and fears what is said there.
    ///   discrimination: Mum was not believed by a doctor once.
    /// ```
    DISCRIMINATION = "DIV004", "discrimination", since "0.1.0", covers ["DIV-DISCRIMINATION"], check discrimination
}

fn discrimination(cx: &Facts<'_>, out: &mut Findings<'_>) {
    if cx.case.diversity.discrimination.is_unanswered() {
        out.at(cx.case, "diversity.discrimination", "it is not recorded whether discrimination or bias affects how the family works with professionals").help("ask the family, and think of your own service");
    }
}
