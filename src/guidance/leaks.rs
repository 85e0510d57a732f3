//! What the texts of a case give away to those who may read them.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::facts::Facts;
use super::language::{Texts, Token};
use crate::case::Case;
use crate::case::nodes::NodeId;
use crate::case::record::{Audience, Record, Reflected, numbers_in};
use crate::case::values::Phrase;
use crate::reader::{
    Hit, Leak, Marks, Prepared, Reader, Recipient, Search, Seen, Sieve, has_plain_words, texts_seen,
};

/// Something that a text gives away.
pub struct Told {
    /// What.
    pub leak: Leak,
    /// To whom, in the widest terms.
    pub reader: Reader,
    /// The text.
    pub at: NodeId,
    /// Where in its words.
    pub bytes: Range<usize>,
    /// The words there.
    pub words: Box<str>,
}

impl Told {
    fn of(hit: &Hit, reader: Reader, phrase: &Phrase) -> Told {
        let words = phrase.words[hit.bytes.clone()].into();
        Told { leak: hit.leak, reader, at: phrase.at, bytes: hit.bytes.clone(), words }
    }
}

/// What the texts of a case give away, and what was looked for.
pub(super) struct Leaks {
    /// All that is given away, each once for those who may see most.
    pub(super) told: Vec<Told>,
    looked: Vec<Looked>,
}

impl Leaks {
    /// What a recipient may find nowhere, if that was looked for.
    pub(super) fn search_for(&self, recipient: &Recipient) -> Option<&Search> {
        let is_theirs = |looked: &&Looked| looked.recipients.iter().any(|seer| seer.recipient == *recipient);
        self.looked.iter().find(is_theirs).map(|looked| &looked.search)
    }
}

/// Looks for all that the texts of a case give away.
pub(super) fn told(cx: &Facts<'_>) -> Leaks {
    let searches = Search::of_all(cx.identities(), cx.nodes, recipients(cx), cx.today);
    let looked = searches.into_iter().filter(|(_, search)| !search.is_empty()).map(Looked::of);
    // Those who see little may know of nobody, and nearly every text names somebody: what they do not see is
    // not searched.
    let (closed, open): (Vec<Looked>, Vec<Looked>) = looked.partition(Looked::is_closed);
    let reporters = Reporters::of(cx);
    let searches = open.iter().map(|looked| &looked.search).chain([&reporters.search]);
    let filter = Filter::of(cx.texts(), Sieve::of(searches));
    let closed_sieve = Sieve::of(closed.iter().map(|looked| &looked.search));
    let (mut all, mut reported) = (Vec::new(), Vec::new());
    for text in Parted::all(cx) {
        let (phrase, may_hold) = (text.phrase, filter.lets_pass(&text));
        let mut seen: Vec<&Looked> =
            closed.iter().filter(|l| l.recipients.iter().any(|r| r.sees(cx, phrase))).collect();
        if !seen.is_empty() && !closed_sieve.lets_pass(&phrase.words, text.marks) {
            seen.clear();
        }
        if !may_hold && seen.is_empty() {
            continue;
        }
        let prepared = Prepared::of(&phrase.words);
        let mut seen_here: FxHashSet<(Leak, usize)> = FxHashSet::default();
        for looked in open.iter().filter(|_| may_hold).chain(seen) {
            let hits = looked.search.hits(&prepared);
            if hits.is_empty() {
                continue;
            }
            // Who sees what is found out only where something was found, which is seldom.
            for seer in looked.recipients.iter().filter(|seer| seer.sees(cx, phrase)) {
                let reader = seer.recipient.reader;
                for hit in hits.iter().filter(|hit| seen_here.insert((hit.leak, hit.bytes.start))) {
                    all.push(Told::of(hit, reader, phrase));
                }
            }
        }
        if may_hold {
            reporters.told_in(phrase, &prepared, &mut reported);
        }
    }
    for told in reported {
        if !all.iter().any(|t: &Told| t.leak == told.leak && t.at == told.at && t.bytes == told.bytes) {
            all.push(told);
        }
    }
    Leaks { told: all, looked: open.into_iter().chain(closed).collect() }
}

/// A text, with its words where a search parts it into the same ones.
struct Parted<'a> {
    phrase: &'a Phrase,
    marks: Marks,
    tokens: &'a [Token],
}

impl<'a> Parted<'a> {
    /// All texts but those that nobody sees beside the team.
    fn all(cx: &'a Facts<'_>) -> Vec<Parted<'a>> {
        let passages = &cx.texts().passages;
        let mut numbers: Vec<Option<u32>> = vec![None; cx.nodes.len()];
        for (number, passage) in (0..).zip(passages) {
            if let Some(place) = numbers.get_mut(passage.phrase.at.number()) {
                *place = Some(number);
            }
        }
        let part = |phrase: &'a Phrase| {
            // Not every text has been parted into words, and not every text is parted alike here and there.
            let number = numbers.get(phrase.at.number()).copied().flatten();
            let marks = Marks::of(&phrase.words);
            let number = number.filter(|_| has_plain_words(&phrase.words, marks));
            Parted {
                phrase,
                marks,
                tokens: number.map_or(&[], |number| cx.texts().words_of(number as usize)),
            }
        };
        let mut phrases = Vec::with_capacity(passages.len());
        texts(cx.case as &Case, &mut phrases);
        phrases.into_iter().map(part).collect()
    }
}

/// Lets those texts pass in which something may stand that is looked for. Most hold nothing of it.
struct Filter {
    sieve: Sieve,
    /// Whether a name may begin with, or within, each of the words of the case.
    is_named: Vec<bool>,
}

impl Filter {
    fn of(texts: &Texts<'_>, sieve: Sieve) -> Filter {
        let words = texts.lexicon.words().iter();
        Filter { is_named: words.map(|word| sieve.may_hold_name(word.written)).collect(), sieve }
    }

    fn lets_pass(&self, text: &Parted<'_>) -> bool {
        if text.tokens.is_empty() {
            return self.sieve.lets_pass(&text.phrase.words, text.marks);
        }
        text.tokens.iter().any(|token| self.is_named[token.word as usize])
            || self.sieve.may_hold_marks(&text.phrase.words, text.marks)
    }
}

/// Those who reported the concern: others may know them, but not as that. Where it says how the concern came to
/// light, each of them is told of; elsewhere whoever is said to have told those who act.
struct Reporters<'a> {
    search: Search,
    came_to_light: &'a [Phrase],
}

impl<'a> Reporters<'a> {
    fn of(cx: &'a Facts<'_>) -> Reporters<'a> {
        let came_to_light = cx.case.concern.came_to_light.phrases();
        Reporters { search: Search::of_reporters(cx.identities()), came_to_light }
    }

    /// What a text tells of them.
    fn told_in(&self, phrase: &Phrase, prepared: &Prepared<'_>, all: &mut Vec<Told>) {
        let any = self.came_to_light.iter().any(|p| p.at == phrase.at);
        // Few texts tell what somebody did who reported.
        if self.search.is_empty() || !any && !TOLD_US.iter().any(|words| phrase.words.contains(words)) {
            return;
        }
        let hits = self.search.hits(prepared).into_iter();
        let telling = hits.filter(|hit| any || tells(&phrase.words[hit.bytes.end..]));
        all.extend(telling.map(|hit| Told::of(&hit, Reader::Group, phrase)));
    }
}

/// What somebody did who reported: told those who act.
const TOLD_US: [&str; 7] = ["told", "rang", "phoned", "reported", "informed", "contacted", "alerted"];
/// Those who act.
const WHO_ACT: [&str; 15] = [
    "us",
    "the school",
    "school",
    "the nursery",
    "the police",
    "police",
    "social care",
    "social services",
    "children's services",
    "children's social care",
    "the council",
    "the team",
    "the local authority",
    "the nspcc",
    "childline",
];

/// Whether somebody who is named did so, by the words that follow: `told the school`, `first rang us`,
/// `reported it`.
fn tells(after: &str) -> bool {
    let after = after.trim_start().to_lowercase();
    let after = ["has ", "had ", "first ", "also "]
        .iter()
        .fold(&*after, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let Some(rest) = TOLD_US.iter().find_map(|did| after.strip_prefix(did)) else { return false };
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let rest = if ends(rest) { rest.trim_start() } else { return false };
    after.starts_with("reported") || WHO_ACT.iter().any(|who| rest.strip_prefix(who).is_some_and(ends))
}

/// Those for whom documents of this case may be made. Whoever may see most comes first, so that a text is told
/// of once, and in the widest terms.
fn recipients(cx: &Facts<'_>) -> Vec<Recipient> {
    let case = cx.case;
    let mut all: Vec<Recipient> = vec![Reader::Group.into(), Reader::Family.into()];
    all.extend(case.family_readers(cx.today).map(|p| Recipient::person(Reader::Family, p.id.as_str())));
    all.push(Reader::Child.into());
    let shared_with: FxHashSet<&str> = shares(case).iter().map(|share| share.with).collect();
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

/// A recipient, and which texts they see, once that is asked for.
struct Seer {
    recipient: Recipient,
    seen: OnceCell<Seen>,
}

impl Seer {
    /// Whether the recipient may see a text.
    fn sees(&self, cx: &Facts<'_>, phrase: &Phrase) -> bool {
        let seen = || texts_seen(cx.case, cx.nodes, &self.recipient, cx.today);
        self.seen.get_or_init(seen).holds(phrase.at)
    }
}

/// Something of a case that is shared with somebody.
#[derive(Clone, Copy)]
pub(super) struct Share<'a> {
    /// What.
    pub(super) record: &'a dyn Record,
    /// The id of whom it is shared with.
    pub(super) with: &'a str,
    /// Where that is written.
    pub(super) at: NodeId,
}

/// All that is shared with somebody, in the order of the case.
pub(super) fn shares(case: &Case) -> Vec<Share<'_>> {
    let mut found = Vec::new();
    collect_shares(case, &mut found);
    found
}

fn collect_shares<'a>(record: &'a dyn Record, found: &mut Vec<Share<'a>>) {
    let known = &record.info().known;
    if let Some(Reflected::List(people)) = known.share_with.map(|index| record.field(index)) {
        let share = |person| match person {
            Reflected::Reference(_, with, at) => Some(Share { record, with, at }),
            _ => None,
        };
        found.extend(people.filter_map(share));
    }
    for index in numbers_in(known.shares) {
        match record.field(index) {
            Reflected::Record(inner) => collect_shares(inner, found),
            Reflected::List(items) => items.for_each(|item| {
                if let Reflected::Record(inner) = item {
                    collect_shares(inner, found);
                }
            }),
            _ => {}
        }
    }
}

/// All texts but those that nobody sees beside the team.
fn texts<'a>(record: &'a dyn Record, found: &mut Vec<&'a Phrase>) {
    let info = record.info();
    for index in numbers_in(info.known.texts) {
        if info.fields[index].audience >= Audience::Group {
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
