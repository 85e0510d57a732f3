//! Telephone numbers, postcodes, email addresses and streets within a text.

use std::ops::Range;

use super::ordinary;
use super::tokens::{Token, tokens};

/// The telephone numbers of a text, without the figures that say from where one rings, and where they stand.
pub(super) fn phones(text: &str) -> Vec<(String, Range<usize>)> {
    /// How many figures the shortest number has.
    const FIGURES: usize = 6;
    if text.bytes().filter(u8::is_ascii_digit).count() < FIGURES {
        return Vec::new();
    }
    let digits = runs(text).into_iter().map(|(digits, bytes)| (national(&digits), bytes));
    digits.filter(|(digits, _)| digits.len() >= FIGURES).collect()
}

/// Whether a number that stands somewhere is the wanted one: whole, or without the figures of the area.
pub(super) fn is_phone(digits: &str, wanted: &str) -> bool {
    digits.contains(wanted) || !looks_like_date(digits) && wanted.ends_with(digits)
}

fn looks_like_date(digits: &str) -> bool {
    digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Figures with at most three other marks between them, and where they stand.
fn runs(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    let mut run: Option<(String, Range<usize>)> = None;
    let mut gap = 0;
    let begins = |byte: &u8| byte.is_ascii_digit() || *byte == b'+';
    let mut from = 0;
    loop {
        if run.is_none() {
            // Nothing matters before a number begins.
            let Some(skipped) = text.as_bytes()[from..].iter().position(begins) else { break };
            from += skipped;
            gap = 0;
        }
        let at = from;
        let Some(c) = text[at..].chars().next() else { break };
        from += c.len_utf8();
        let between = c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2015}');
        if c.is_ascii_digit() {
            let (digits, bytes) = run.get_or_insert_with(|| (String::new(), at..at));
            digits.push(c);
            bytes.end = at + 1;
            gap = 0;
        } else if between && gap < 3 {
            gap += 1;
        } else if !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}') {
            found.extend(run.take());
            gap = 0;
            if c == '+' {
                run = Some(("+".to_owned(), at..at + 1));
            }
        }
    }
    found.extend(run);
    found.retain(|(digits, _)| digits.len() >= 6);
    found
}

/// `+44 (0) 1286 555 0142`, `0044 1286 …` and `01286 …` are the same number.
fn national(digits: &str) -> String {
    let rest = digits.strip_prefix("+44").or_else(|| digits.strip_prefix("0044")).unwrap_or(digits);
    rest.trim_start_matches(['+', '0']).to_owned()
}

/// The postcodes of a text, in capitals and without a blank.
pub(super) fn postcodes(words: &[Token<'_>]) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for (index, token) in words.iter().enumerate() {
        if is_postcode(&token.word) {
            found.push((token.word.to_uppercase(), index, index));
            continue;
        }
        let parted = |next: &&Token<'_>| next.word.len() == 3 && (2..=4).contains(&token.word.len());
        if let Some(next) = words.get(index + 1).filter(parted).filter(|n| n.gap.chars().count() <= 3) {
            let both = format!("{}{}", token.word, next.word);
            if is_postcode(&both) {
                found.push((both.to_uppercase(), index, index + 1));
            }
        }
    }
    found
}

/// The postcodes of a text by themselves. Most texts hold no figure, and so none.
pub(super) fn postcodes_in(text: &str) -> Vec<String> {
    if !holds_figure(text) {
        return Vec::new();
    }
    postcodes(&tokens(text)).into_iter().map(|(postcode, ..)| postcode).collect()
}

/// Whether a figure stands in a text. Each byte is asked, so that the machine asks many at once.
pub(super) fn holds_figure(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit())
}

/// One or two letters, a figure, perhaps a figure or letter; then a figure and two letters.
fn is_postcode(word: &str) -> bool {
    let letters = word.as_bytes();
    if !word.is_ascii() || !(5..=7).contains(&letters.len()) {
        return false;
    }
    let (out, inward) = letters.split_at(letters.len() - 3);
    let area = out.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let district = &out[area..];
    (1..=2).contains(&area)
        && district.first().is_some_and(u8::is_ascii_digit)
        && district.len() <= 2
        && inward[0].is_ascii_digit()
        && inward[1..].iter().all(u8::is_ascii_alphabetic)
}

/// The email addresses of a text, in small letters.
pub(super) fn emails(text: &str) -> Vec<String> {
    if !text.contains('@') {
        return Vec::new();
    }
    let parts =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | ':'));
    let marks = ['.', '"', '\'', '?'];
    let found = parts.map(|part| part.trim_matches(marks).to_lowercase());
    found.filter(|part| part.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.'))).collect()
}

/// The pieces of an address that tell where somebody lives: the house with its street, and the street. The
/// town alone tells too little to be kept from a page.
pub(super) fn streets(address: &str) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let parts = address.split([',', ';', '\n']).flat_map(|part| part.split(". "));
    for (index, part) in parts.enumerate() {
        let words = tokens(part);
        let number = words.first().is_some_and(|w| w.word.starts_with(|c: char| c.is_ascii_digit()));
        let name = &words[usize::from(number)..];
        let is_name = (1..=4).contains(&name.len()) && name.iter().all(|word| word.is_capital());
        if !is_name || postcodes(&words).iter().any(|_| true) {
            continue;
        }
        let lower = |words: &[Token<'_>]| words.iter().map(|w| w.lower.to_string()).collect();
        if number {
            found.push(lower(&words));
        }
        let flat = matches!(&*name[0].lower, "flat" | "unit" | "room" | "apartment");
        // There is a High Street in every town.
        let tells = name.iter().any(|word| !ordinary(&word.lower));
        if name.len() >= 2 && (number || index == 0) && !flat && tells {
            found.push(lower(name));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_the_same_however_it_is_written() {
        let wanted = &phones("01632 960 142")[0].0;
        let holds = |text: &str| phones(text).iter().any(|(digits, _)| is_phone(digits, wanted));
        for text in [
            "Ring 01632960142.",
            "+44 1632 960142",
            "(+44) (0)1632 960-142",
            "0044 1632 960 142",
            "01632\u{a0}960\u{2011}142",
            "locally 960142",
            "tel:01632960142",
        ] {
            assert!(holds(text), "{text}");
        }
        for text in ["01632 960 143", "on 2026-11-21", "96 0142 7", "at 14:20 on 1 May 2026"] {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn postcodes_are_found_in_any_spacing() {
        for text in ["LL57 3PQ", "ll573pq", "at LL57  3pq, Bethesda"] {
            assert_eq!(
                postcodes(&tokens(text)).first().map(|p| p.0.clone()).as_deref(),
                Some("LL573PQ"),
                "{text}"
            );
        }
        for text in ["A1 action", "on 21 Nov", "GW 2026 0142"] {
            assert!(postcodes(&tokens(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn of_an_address_the_house_and_the_street_are_looked_for() {
        let lists = |address: &str| streets(address).into_iter().map(|s| s.join(" ")).collect::<Vec<_>>();
        assert_eq!(lists("Flat 9, 31 Fuller's Yard, Aldermere"), ["31 fuller yard", "fuller yard"]);
        assert_eq!(lists("17 Alder Rise, Thornbeck, LL57 3PQ"), ["17 alder rise", "alder rise"]);
        assert_eq!(lists("HMP Stonebrook. Held by the team only."), ["hmp stonebrook"]);
        assert_eq!(lists("Known to the team."), Vec::<String>::new());
    }
}
