//! Texts that give away to a reader what was withheld from that reader.

use std::borrow::Cow;

use crate::case::problem::quote;
use crate::guidance::facts::Facts;
use crate::guidance::rule::{Findings, Rule, rule};
use crate::reader::{Leak, Prepared, Reader, Recipient, Search};

rule! {
    /// What a reader may see names nobody who is withheld from that reader.
    ///
    /// `withhold_from` keeps a person out of a document; a sentence that stays in it may still name them. Looked
    /// for are names, initials with stops, and what somebody is called. A person of concern may find nobody but
    /// those who are shared with them. `build` searches each finished document once more, and does not write one
    /// in which such a name stands. A word that looks like the name and is none can be accepted, but not for the
    /// paper of a person of concern.
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
    NAMES_NOBODY = "SHARE003", "names-nobody-withheld", since "0.1.0", covers ["SHARE-NAMES-NOBODY"], at times ["SHARE-SUSPECTED-PARENT"], check names_nobody
}

rule! {
    /// What a reader may see tells no address and no number that is not for that reader, and not who reported the
    /// concern.
    ///
    /// Looked for are telephone numbers, email addresses, postcodes, and streets with and without the number of
    /// the house: under `confidential`, and of people who are withheld; and the names under `reported_by`. It
    /// makes no difference how they are spaced, or whether `Street` is written short. A person of concern may
    /// find the number of no relative who was not shared with them with all that belongs to them. `build`
    /// searches each finished document once more. Such a finding cannot be accepted: the words can always be
    /// left out.
    ///
    /// # Why
    /// Where a child lives, and who spoke, cannot be taken back once somebody has read it.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   confidential:
    ///     address: 17 Alder Rise, Thornbeck
    /// visits:
    ///   with_family: Every other Friday, at Alder Rise.
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   confidential:
    ///     address: 17 Alder Rise, Thornbeck
    /// visits:
    ///   with_family: Every other Friday, at home.
    /// ```
    /// # Not asked for
    /// ```yaml
    /// child:
    ///   known_as: Ffion
    /// visits:
    ///   with_family: Every other Friday, at Alder Rise.
    /// ```
    TELLS_NO_ADDRESS = "SHARE007", "tells-no-address", since "0.1.0", covers ["SHARE-NAMES-NOBODY"], at times ["SHARE-SUSPECTED-PARENT"], check tells_no_address
}

/// The rule to which something that a text gives away belongs.
pub fn rule_of(leak: Leak) -> &'static Rule {
    match leak {
        Leak::Person | Leak::Child => &NAMES_NOBODY,
        Leak::Reporter | Leak::Address | Leak::Phone | Leak::Email => &TELLS_NO_ADDRESS,
    }
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
    tell(cx, &NAMES_NOBODY, out);
}

fn tells_no_address(cx: &Facts<'_>, out: &mut Findings<'_>) {
    tell(cx, &TELLS_NO_ADDRESS, out);
    decisions(cx, out);
}

/// What is to be shared with a person of concern holds no address and no number that they may not know.
fn decisions(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let reader = Reader::PersonOfConcern;
    for decision in &cx.case.sharing {
        let Some(person) = cx.person(&decision.person).filter(|p| cx.is_of_concern(p)) else { continue };
        let recipient = Recipient::person(reader, person.id.as_str());
        let looked_for = cx.leaks().search_for(&recipient).map(Cow::Borrowed);
        let search = looked_for
            .unwrap_or_else(|| Cow::Owned(Search::of(cx.identities(), cx.nodes, &recipient, cx.today)));
        for phrase in decision.shared.phrases() {
            let hits = search.hits(&Prepared::of(&phrase.words));
            for hit in hits.iter().filter(|h| matches!(h.leak, Leak::Address | Leak::Phone | Leak::Email)) {
                let message = format!("what is to be shared {}", hit.leak.told(reader));
                out.within(phrase.at, hit.bytes.clone(), message)
                    .help(hit.leak.help(reader))
                    .also("SHARE-SUSPECTED-PARENT");
            }
        }
    }
}

fn tell(cx: &Facts<'_>, rule: &Rule, out: &mut Findings<'_>) {
    for told in cx.leaks().told.iter().filter(|told| rule_of(told.leak).code == rule.code) {
        let message = format!("this text {}: {}", told.leak.told(told.reader), quote(&told.words));
        out.within(told.at, told.bytes.clone(), message).help(told.leak.help(told.reader));
    }
}
