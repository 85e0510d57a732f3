//! What the program knows of the fields of a record before it has read any case: so walks over a case ask only those
//! that can matter.

/// The numbers of fields that a record may have and that mean the same in each.
#[derive(Clone, Copy, Debug)]
pub struct KnownFields {
    /// The id of the item.
    pub id: Option<usize>,
    /// Whom it is about.
    pub person: Option<usize>,
    /// The decisions to withhold it.
    pub withhold_from: Option<usize>,
    /// The people with whom it is shared.
    pub share_with: Option<usize>,
    /// A bit for each field that says of whom or of what the record is.
    pub about: u128,
    /// A bit for each field in which, or in whose items, text can stand.
    pub texts: u128,
    /// A bit for each field within which something can be shared.
    pub shares: u128,
}

/// What can stand in a value, or anywhere within it. Most values hold none of it, and walks pass them by.
#[derive(Clone, Copy, Debug)]
pub struct Holds {
    /// Free text.
    pub texts: bool,
    /// Something that can be shared.
    pub shares: bool,
}

impl Holds {
    /// What is one word, one number, one day.
    pub const NOTHING: Holds = Holds { texts: false, shares: false };
}

/// The keys under which a record says of whom or of what it is; what is said of something withheld goes with it.
const ABOUT: [&str; 8] = ["person", "of", "whose", "member", "action", "need", "helps", "to"];

impl KnownFields {
    /// Those among these keys, by what each can hold.
    pub(crate) const fn among(keys: &[&str], held: &[Holds]) -> KnownFields {
        let (mut texts, mut shares, mut number) = (0, 0, 0);
        while number < held.len() {
            texts |= (held[number].texts as u128) << number;
            shares |= (held[number].shares as u128) << number;
            number += 1;
        }
        KnownFields {
            id: position(keys, "id"),
            person: position(keys, "person"),
            withhold_from: position(keys, "withhold_from"),
            share_with: position(keys, "share_with"),
            about: bits(keys, &ABOUT),
            texts,
            shares,
        }
    }

    /// What a record with these fields holds.
    pub(crate) const fn hold(&self) -> Holds {
        Holds { texts: self.texts != 0, shares: self.shares != 0 || self.share_with.is_some() }
    }
}

/// The numbers of the fields that have their bit.
pub(crate) fn numbers_in(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let number = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(number)
    })
}

/// The number of a key, found while the program is compiled.
const fn position(keys: &[&str], wanted: &str) -> Option<usize> {
    let mut number = 0;
    while number < keys.len() {
        if is_same(keys[number].as_bytes(), wanted.as_bytes()) {
            return Some(number);
        }
        number += 1;
    }
    None
}

/// A bit for each key that is one of those wanted.
const fn bits(keys: &[&str], wanted: &[&str]) -> u128 {
    let (mut bits, mut number) = (0, 0);
    while number < wanted.len() {
        if let Some(at) = position(keys, wanted[number]) {
            bits |= 1 << at;
        }
        number += 1;
    }
    bits
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
