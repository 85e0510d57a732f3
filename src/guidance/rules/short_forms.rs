//! Short forms in capitals, in what families and children read.

use std::ops::Range;

use super::language::is_term_at;
use super::prelude::*;
use crate::guidance::language::{Passage, is_explained};
use crate::guidance::readability::is_known_to_children;

/// What everybody says, and few could spell out.
const EVERYBODY_SAYS: [&str; 67] = [
    "AFC", "AM", "ATM", "BBC", "BMX", "BSL", "BTEC", "CCTV", "CD", "DC", "DI", "DIY", "DM", "DJ", "DNA",
    "DS", "DVD", "EU", "FC", "GCSE", "GP", "GPS", "HIV", "HMP", "ICT", "ID", "IKEA", "IT", "ITV", "IVF",
    "KFC", "LED", "LEGO", "LGBT", "LGBTQ", "MOT", "MP", "NHS", "NSPCC", "OK", "PC", "PDF", "PE", "PIN", "PM",
    "PO", "POBOX", "PS", "RAF", "RE", "RFC", "RSPCA", "SIM", "SMS", "SOS", "TB", "TV", "UK", "UNO", "URL",
    "USA", "USB", "VIP", "WC", "XL", "YMCA", "ASDA",
];
/// The longest: a longer word in capitals is a word that somebody shouts.
const LONGEST: usize = 6;

/// Tells of the short forms that the list of jargon does not know, each once in a text.
pub(super) fn unknown(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let names: Vec<&str> = cx.case.people.iter().flat_map(|p| [p.name.words(), p.known_as.words()]).collect();
    let texts = cx.texts();
    for (number, passage) in texts.passages.iter().enumerate() {
        if !passage.goes_home() || !passage.is_english() || passage.phrase.nothing.is_some() {
            continue;
        }
        let words = &passage.phrase.words;
        let tokens = texts.words_of(number);
        let is_explained_here = |bytes: &Range<usize>| {
            let at = tokens.partition_point(|token| token.bytes().start < bytes.start);
            is_explained(words, tokens, &texts.lexicon, &(at..at + 1))
        };
        let mut told: Vec<&str> = Vec::new();
        for bytes in in_capitals(words) {
            let form = words[bytes.clone()].trim_end_matches('s');
            let is_name = || names.iter().any(|name| name.split_whitespace().any(|part| part == form));
            if told.contains(&form)
                || EVERYBODY_SAYS.contains(&form)
                || is_known_to_children(form)
                || passage.is_quoted(&bytes)
                || is_name()
                || is_explained_here(&bytes)
                || is_term_at(texts, number, &bytes)
            {
                continue;
            }
            told.push(form);
            tell(out, passage, bytes);
        }
    }
}

fn tell(out: &mut Findings<'_>, passage: &Passage<'_>, bytes: Range<usize>) {
    let form = &passage.phrase.words[bytes.clone()];
    let message = format!(
        "{} is a short form that a family or a child may not know, and not explained here",
        quote(form)
    );
    out.within(passage.phrase.at, bytes, message)
        .help("write the words for which it stands, or say after it in brackets what it is");
}

/// Words of two to six capitals, with or without the s of a plural. A postcode, a model or an id has a figure at
/// its end or its beginning and is none; nor is one of several words that somebody wrote in capitals to be loud.
fn in_capitals(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + bytes.get(from..)?.iter().position(u8::is_ascii_uppercase)?;
            let capitals = bytes[start..].iter().take_while(|b| b.is_ascii_uppercase()).count();
            let plural = usize::from(bytes.get(start + capitals) == Some(&b's'));
            let end = start + capitals + plural;
            from = end;
            let opens = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let closes = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            if opens && closes && (2..=LONGEST).contains(&capitals) && !beside_figures(text, start, end) {
                return Some(start..end);
            }
        }
    })
}

/// Whether a figure stands directly beside some bytes, with a blank between at most.
fn beside_figures(text: &str, start: usize, end: usize) -> bool {
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text[..start].trim_end_matches([' ', '-']);
    let after = text[end..].trim_start_matches([' ', '-']);
    figure(before.chars().next_back()) || figure(after.chars().next())
}
