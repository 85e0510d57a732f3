//! Texts that give away to a reader what was withheld from that reader.

use std::cell::OnceCell;
use std::collections::HashSet;

use rustc_hash::FxHashSet;

use crate::case::Case;
use crate::case::nodes::NodeId;
use crate::case::record::{Audience, Record, Reflected};
use crate::case::values::Phrase;
use crate::guidance::facts::Facts;
use crate::guidance::rule::{Findings, rule};
use crate::reader::{Leak, Prepared, Reader, Recipient, Search, Sieve, texts_seen};

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

rule! {
    /// The case's reference holds nobody's name: neither the child's, nor that of anybody else in the case, nor
    /// initials by which the child is known.
    ///
    /// # Why
    /// The reference becomes the name of a folder, stands in the title and at the foot of each paper, and in the
    /// logs of whoever builds them.
    ///
    /// # Example
    /// ```yaml
    /// reference: PRITCHARD-2026
    /// ```
    /// # Better
    /// ```yaml
    /// reference: GW-2026-0142
    /// ```
    /// # Not asked for
    /// ```yaml
    /// reference: ""
    /// ```
    REFERENCE = "SHARE006", "reference-names-nobody", since "0.1.0", covers ["SHARE-NAMES-NOBODY"], check reference
}

fn reference(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let reference = &cx.case.reference;
    if cx.case.all_names().stand_in(reference.words()) {
        out.at(cx.case, "reference", "the reference holds a name of somebody of this case, or initials")
            .help("take one that tells nobody who it is about, such as `GW-2026-0142`; folders, titles and logs show it");
    }
}

fn names_nobody(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let searches = Search::of_all(cx.case, cx.nodes, recipients(cx), cx.today);
    let looked = searches.into_iter().filter(|(_, search)| !search.is_empty()).map(Looked::of);
    // Those who see little may know of nobody, and nearly every text names somebody: what they do not see is
    // not searched.
    let (closed, open): (Vec<Looked>, Vec<Looked>) = looked.partition(Looked::is_closed);
    let sieve = Sieve::of(open.iter().map(|looked| &looked.search));
    let mut phrases = Vec::new();
    texts(cx.case as &Case, &mut phrases);
    for phrase in phrases {
        let may_hold = sieve.lets_pass(&phrase.words);
        let seen: Vec<&Looked> =
            closed.iter().filter(|l| l.recipients.iter().any(|r| r.sees(cx, phrase))).collect();
        if !may_hold && seen.is_empty() {
            continue;
        }
        let prepared = Prepared::of(&phrase.words);
        let mut told: HashSet<(Leak, usize)> = HashSet::new();
        for looked in open.iter().filter(|_| may_hold).chain(seen) {
            let hits = looked.search.hits(&prepared);
            if hits.is_empty() {
                continue;
            }
            // Who sees what is found out only where something was found, which is seldom.
            for seer in looked.recipients.iter().filter(|seer| seer.sees(cx, phrase)) {
                let reader = seer.recipient.reader;
                for hit in hits.iter().filter(|hit| told.insert((hit.leak, hit.bytes.start))) {
                    let message = format!("this text {}", hit.leak.told(reader));
                    out.within(phrase.at, hit.bytes.clone(), message).help(hit.leak.help(reader));
                }
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

/// What several recipients may find nowhere.
struct Looked {
    recipients: Vec<Seer>,
    search: Search,
}

impl Looked {
    fn of((recipients, search): (Vec<Recipient>, Search)) -> Looked {
        let seer = |recipient| Seer { recipient, seen: OnceCell::new() };
        Looked { recipients: recipients.into_iter().map(seer).collect(), search }
    }

    fn is_closed(&self) -> bool {
        self.recipients.iter().all(|seer| seer.recipient.is_closed())
    }
}

/// A recipient, and where the texts stand that they see, once that is asked for.
struct Seer {
    recipient: Recipient,
    seen: OnceCell<FxHashSet<NodeId>>,
}

impl Seer {
    /// Whether the recipient may see a text.
    fn sees(&self, cx: &Facts<'_>, phrase: &Phrase) -> bool {
        let seen = || texts_seen(cx.case, cx.nodes, &self.recipient, cx.today);
        self.seen.get_or_init(seen).contains(&phrase.at)
    }
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

/// All texts but those that nobody sees beside the team.
fn texts<'a>(record: &'a dyn Record, found: &mut Vec<&'a Phrase>) {
    for (index, field) in record.info().fields.iter().enumerate() {
        if field.audience >= Audience::Group {
            value(record.field(index), found);
        }
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
