//! Texts that give away to a reader what was withheld from that reader.

use std::collections::HashSet;

use crate::case::nodes::NodeId;
use crate::case::record::{Record, Reflected};
use crate::case::values::{Language, Phrase};
use crate::case::{Case, case_language};
use crate::guidance::facts::Facts;
use crate::guidance::rule::{Findings, rule};
use crate::reader::{Leak, Prepared, Reader, Recipient, Search, view_of};

rule! {
    /// What a reader may see names nobody who is withheld from that reader, and holds nothing that only the team
    /// may know.
    ///
    /// `withhold_from` keeps a person out of a document; a sentence that stays in it may still name them. Looked
    /// for are names, initials with stops, telephone numbers, email addresses, postcodes and streets: of people
    /// who are withheld, under `confidential`, and who reported the concern. A person of concern may find nobody
    /// but those who are shared with them. `build` searches each finished document once more, and does not
    /// write one in which such a thing stands.
    ///
    /// # Why
    /// One line too many in the wrong hands can tell somebody where the child lives, or who spoke.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - id: aunt-bee
    ///     name: Beatrix Okonjo
    ///     role: family
    ///     relationship: aunt
    ///     withhold_from:
    ///       - {from: [family], why: She asked that nobody learns where she is.}
    /// visits:
    ///   with_family: Every other Friday, while Beatrix is there.
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - id: aunt-bee
    ///     name: Beatrix Okonjo
    ///     role: family
    ///     relationship: aunt
    ///     withhold_from:
    ///       - {from: [family], why: She asked that nobody learns where she is.}
    /// visits:
    ///   with_family: Every other Friday, while a relative is there.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// people:
    ///   - id: aunt-bee
    ///     name: Beatrix Okonjo
    ///     role: family
    ///     relationship: aunt
    /// visits:
    ///   with_family: Every other Friday, while Beatrix is there.
    /// ```
    NAMES_NOBODY = "SHARE003", "names-nobody-withheld", since "0.1.0", covers ["SHARE-NAMES-NOBODY"], check names_nobody
}

fn names_nobody(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let searches: Vec<(Recipient, Search)> = recipients(cx)
        .into_iter()
        .map(|recipient| {
            let search = Search::of(cx.case, cx.nodes, &recipient, cx.today);
            (recipient, search)
        })
        .filter(|(_, search)| !search.is_empty())
        .collect();
    if searches.is_empty() {
        return;
    }
    let first_words: HashSet<&str> = searches.iter().flat_map(|(_, search)| search.first_words()).collect();
    let mut phrases = Vec::new();
    texts(cx.case as &Case, &mut phrases);
    let mut sights: Vec<Sight> = Vec::new();
    for phrase in phrases {
        let prepared = Prepared::of(&phrase.words);
        if !prepared.may_hold(&first_words) {
            continue;
        }
        let mut told: HashSet<(Leak, usize)> = HashSet::new();
        for (number, (recipient, search)) in searches.iter().enumerate() {
            // Those who see little may know of nobody: what they do not see is not searched.
            if recipient.is_closed() && !sees(cx, number, recipient, phrase, &mut sights) {
                continue;
            }
            for hit in search.hits(&prepared) {
                if !sees(cx, number, recipient, phrase, &mut sights)
                    || !told.insert((hit.leak, hit.bytes.start))
                {
                    continue;
                }
                let message = format!("this text {}", hit.leak.told(recipient.reader));
                out.within(phrase.at, hit.bytes, message).help(hit.leak.help(recipient.reader));
            }
        }
    }
}

/// Those for whom documents of this case may be made. Whoever may see most comes first, so that a text is told
/// of once, and in the widest terms.
fn recipients(cx: &Facts<'_>) -> Vec<Recipient> {
    let case = cx.case;
    let mut all: Vec<Recipient> = vec![Reader::Group.into(), Reader::Family.into()];
    all.extend(case.family_readers(cx.today).map(|p| Recipient::person(Reader::Family, p.id.as_str())));
    all.push(Reader::Child.into());
    let mut shared_with = HashSet::new();
    shared(case, &mut shared_with);
    let shared = cx.persons_of_concern().filter(|p| shared_with.contains(p.id.as_str()));
    all.extend(shared.map(|p| Recipient::person(Reader::PersonOfConcern, p.id.as_str())));
    all.push(Reader::Anyone.into());
    all
}

/// What a recipient sees, in a language: the places of all texts.
struct Sight {
    recipient: usize,
    language: Language,
    texts: HashSet<NodeId>,
}

/// Whether a recipient may see a text. Views are made only where something was found, which is seldom.
fn sees(
    cx: &Facts<'_>,
    number: usize,
    recipient: &Recipient,
    phrase: &Phrase,
    sights: &mut Vec<Sight>,
) -> bool {
    let language = phrase.language.clone().unwrap_or_else(|| case_language(cx.case));
    let known = sights.iter().position(|s| s.recipient == number && s.language == language);
    let index = known.unwrap_or_else(|| {
        let view = view_of(cx.case, cx.nodes, recipient, &language, cx.today);
        let texts = view.texts.iter().map(|text| text.at).collect();
        sights.push(Sight { recipient: number, language, texts });
        sights.len() - 1
    });
    sights[index].texts.contains(&phrase.at)
}

/// The ids of those with whom something is shared.
fn shared<'a>(record: &'a dyn Record, with: &mut HashSet<&'a str>) {
    for (index, field) in record.info().fields.iter().enumerate() {
        match record.field(index) {
            Reflected::Record(inner) => shared(inner, with),
            Reflected::List(items) => items.into_iter().for_each(|item| match item {
                Reflected::Record(inner) => shared(inner, with),
                Reflected::Reference(_, id, _) if field.key == "share_with" => _ = with.insert(id),
                _ => {}
            }),
            _ => {}
        }
    }
}

fn texts<'a>(record: &'a dyn Record, found: &mut Vec<&'a Phrase>) {
    for index in 0..record.info().fields.len() {
        value(record.field(index), found);
    }
}

fn value<'a>(value_: Reflected<'a>, found: &mut Vec<&'a Phrase>) {
    match value_ {
        Reflected::Text(text) => found.extend(text.phrases()),
        Reflected::Record(record) => texts(record, found),
        Reflected::List(items) => items.into_iter().for_each(|item| value(item, found)),
        _ => {}
    }
}
