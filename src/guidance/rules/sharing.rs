//! Texts that give away to a reader what was withheld from that reader.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::case::Case;
use crate::case::nodes::NodeId;
use crate::case::record::{Audience, Record, Reflected};
use crate::case::values::Phrase;
use crate::guidance::facts::Facts;
use crate::guidance::language::Texts;
use crate::guidance::rule::{Findings, rule};
use crate::reader::{Leak, Prepared, Reader, Recipient, Search, Sieve, has_plain_words, texts_seen};

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
    let searches = Search::of_all(cx.case, cx.nodes, recipients(cx), cx.today);
    let looked = searches.into_iter().filter(|(_, search)| !search.is_empty()).map(Looked::of);
    // Those who see little may know of nobody, and nearly every text names somebody: what they do not see is
    // not searched.
    let (closed, open): (Vec<Looked>, Vec<Looked>) = looked.partition(Looked::is_closed);
    let filter = Filter::of(cx, Sieve::of(open.iter().map(|looked| &looked.search)));
    let mut phrases = Vec::new();
    texts(cx.case as &Case, &mut phrases);
    for phrase in phrases {
        let may_hold = filter.lets_pass(phrase);
        let seen: Vec<&Looked> =
            closed.iter().filter(|l| l.recipients.iter().any(|r| r.sees(cx, phrase))).collect();
        if !may_hold && seen.is_empty() {
            continue;
        }
        let prepared = Prepared::of(&phrase.words);
        let mut told: FxHashSet<(Leak, usize)> = FxHashSet::default();
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

/// Lets those texts pass in which something may stand that is looked for. Most hold nothing of it.
struct Filter<'a, 'b> {
    sieve: Sieve,
    texts: &'b Texts<'a>,
    /// The number of the text that stands at a node.
    numbers: FxHashMap<NodeId, usize>,
    /// Whether a name may begin with, or within, each of the words of the case.
    is_named: Vec<bool>,
}

impl<'a, 'b> Filter<'a, 'b> {
    fn of(cx: &'b Facts<'a>, sieve: Sieve) -> Filter<'a, 'b> {
        let texts = cx.texts();
        let words = texts.lexicon.words().iter();
        Filter {
            numbers: texts.passages.iter().enumerate().map(|(number, p)| (p.phrase.at, number)).collect(),
            is_named: words.map(|word| sieve.may_hold_name(word.written)).collect(),
            texts,
            sieve,
        }
    }

    fn lets_pass(&self, phrase: &Phrase) -> bool {
        let tokens = self.numbers.get(&phrase.at).map_or(&[][..], |number| self.texts.words_of(*number));
        // Not every text has been parted into words, and not every text is parted alike here and there.
        let may_hold_name = if tokens.is_empty() || !has_plain_words(&phrase.words) {
            self.sieve.may_hold_name(&phrase.words)
        } else {
            tokens.iter().any(|token| self.is_named[token.word as usize])
        };
        may_hold_name || self.sieve.may_hold_marks(&phrase.words)
    }
}

/// Those for whom documents of this case may be made. Whoever may see most comes first, so that a text is told
/// of once, and in the widest terms.
fn recipients(cx: &Facts<'_>) -> Vec<Recipient> {
    let case = cx.case;
    let mut all: Vec<Recipient> = vec![Reader::Group.into(), Reader::Family.into()];
    all.extend(case.family_readers(cx.today).map(|p| Recipient::person(Reader::Family, p.id.as_str())));
    all.push(Reader::Child.into());
    let mut shared_with = FxHashSet::default();
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
fn shared<'a>(record: &'a dyn Record, with: &mut FxHashSet<&'a str>) {
    for (index, field) in record.info().fields.iter().enumerate() {
        match record.field(index) {
            Reflected::Record(inner) => shared(inner, with),
            Reflected::List(items) => items.for_each(|item| match item {
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
        Reflected::List(items) => items.for_each(|item| value(item, found)),
        _ => {}
    }
}
