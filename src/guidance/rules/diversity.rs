//! Diversity and communication.

use super::prelude::*;
use crate::guidance::language::{Token, Who};

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
    } else if !child.communication.needs.is_blank() && child.communication.provision.is_blank() {
        out.at(
            child,
            "communication.provision",
            "the child's way of communicating is recorded, and nothing is provided for it",
        )
        .help("write what is done for it, and by whom");
    }
    let people = cx.case.people.iter().map(|p| &p.communication);
    for communication in people.chain([&child.communication]).filter(|c| provides_nothing(&c.provision)) {
        out.at(
            communication,
            "provision",
            format!("{} provides nothing", quote(communication.provision.words())),
        )
        .help("write what is done so that they can follow and be heard, and by whom");
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

/// Whether what is provided for somebody's way of communicating is what everybody gets, or that they manage without.
fn provides_nothing(provision: &Text) -> bool {
    const NOTHING: &str = "gets by, get by, manages, manage, copes, cope, same as everybody, same as everyone, as everybody else, \
        as everyone else, like everybody else, like everyone else, nothing special, no different, treated the same, same papers";
    let text = provision.words().trim_end_matches(['.', ' ']);
    let prose = Prose::of(text);
    !text.contains(['.', ';', ','])
        && prose.has_any(NOTHING)
        && !prose.has_any("with, so that, who, and, manages the, manages her")
}

rule! {
    /// Whoever needs an interpreter or translation has one, who is no member of the family; no text has a child or a
    /// relative put things into another language.
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

/// Whether a first language is neither English nor Welsh.
pub(super) fn is_other_language(language: &Text) -> bool {
    let language = Prose::of(language.words());
    language.len() > 0 && !language.has_any("english, welsh, cymraeg, bilingual, saesneg")
}

/// Whether somebody is of the family's own circle: a neighbour, a friend.
fn is_friend(person: &Person) -> bool {
    let friends = [Relationship::FamilyFriend, Relationship::Friend];
    person.role.is(Role::Network) || person.relationship.known().is_some_and(|r| friends.contains(&r))
}

fn interpreter(cx: &Facts<'_>, out: &mut Findings<'_>) {
    relatives_who_interpret(cx, out);
    for person in &cx.case.people {
        let name = called(person);
        let other_language =
            person.needs_interpreter.is_absent() && is_other_language(&person.first_language);
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

/// Reports texts in which a child or a relative interprets.
fn relatives_who_interpret(cx: &Facts<'_>, out: &mut Findings<'_>) {
    const KIN: [&str; 9] = [
        "cousin",
        "neighbour",
        "friend",
        "niece",
        "nephew",
        "relative",
        "relatives",
        "stepdaughter",
        "stepson",
    ];
    const NOT_SO: [&str; 16] = [
        "not", "no", "nobody", "never", "nor", "neither", "without", "instead", "than", "should", "if",
        "whether", "stop", "stopped", "offered", "used",
    ];
    const BEFORE_OBJECT: [&str; 6] = ["for", "with", "to", "of", "what", "by"];
    let texts = cx.texts();
    let foreign = cx.case.people.iter().map(|p| p.first_language.words());
    let languages = Prose::of(&foreign.chain(["English Welsh Cymraeg"]).collect::<Vec<_>>().join(" "));
    // Which words of the case begin a look at what stands before them: few texts have one.
    let is_mark = |word: &str| {
        let is_verb = word.starts_with("interpret") || word.starts_with("translat");
        let is_noun =
            word.ends_with('r') || word.ends_with("rs") || word.ends_with('d') || word.ends_with("ion");
        is_verb && !is_noun || matches!(word, "into" | "word" | "words")
    };
    let marks: Vec<bool> = texts.lexicon.words().iter().map(|word| is_mark(&word.plain)).collect();
    let is_marked = |token: &Token| marks[token.word as usize];
    for (_, passage, tokens) in texts.english().filter(|(.., tokens)| tokens.iter().any(is_marked)) {
        let plain = |at: usize| tokens.get(at).map_or("", |token| texts.lexicon.plain(token));
        let is_kin = |at: usize| {
            matches!(tokens[at].who, Some(Who::Child | Who::Relative)) || KIN.contains(&plain(at))
        };
        // "Puts it into Polish", "helps out with the odd word" where it is said how somebody is understood.
        let interprets = |at: usize| match plain(at) {
            "into" => (0..languages.len()).any(|l| languages.word(l) == plain(at + 1)),
            "word" | "words" => {
                let helps = |i: usize| plain(i).starts_with("help");
                passage.record == "Communication" && (at.saturating_sub(6)..at).any(helps)
            }
            _ => true,
        };
        let marked = (0..tokens.len()).filter(|at| is_marked(&tokens[*at]) && interprets(*at));
        let found = { marked }.find_map(|at| {
            // From the last comma or the beginning of the sentence on.
            let joined = (0..at)
                .rev()
                .take_while(|i| tokens[i + 1].joined && tokens[*i].sentence == tokens[at].sentence);
            let first = joined.last()?;
            let is_denied = (first..at).any(|i| NOT_SO.contains(&plain(i)));
            // Whoever is named last before it does it, a name after "for" or "with" aside.
            let subject = (first..at).rev().find(|i| tokens[*i].who.is_some() || KIN.contains(&plain(*i)))?;
            let follows =
                |back: usize| subject >= first + back && BEFORE_OBJECT.contains(&plain(subject - back));
            let is_object = follows(1) || follows(3) && plain(subject - 1) == "and";
            (!is_denied && !is_object && is_kin(subject)).then_some(subject..at + 1)
        });
        let Some(words) = found else { continue };
        // What others once did to them is what that field asks for.
        let was = || {
            Prose::of(&passage.phrase.words).has_any("once, was told, were told, was asked, were asked, was made to, were made to, in the past, before, years ago, used to, had to")
        };
        if passage.record == "Diversity" && was() {
            continue;
        }
        let bytes = tokens[words.start].bytes().start..tokens[words.end - 1].bytes().end;
        if passage.is_quoted(&bytes) {
            continue;
        }
        let message = format!("{} has the family interpret", quote(&passage.phrase.words[bytes.clone()]));
        out.within(passage.phrase.at, bytes, message)
            .help("ask for an interpreter who is not known to the family, also for a short visit or when the usual one is ill");
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
