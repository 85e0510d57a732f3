//! Telephone numbers, postcodes and email addresses within a text.

use std::ops::Range;

use super::tokens::{Token, is_invisible, tokens};

/// The telephone numbers of a text, without the figures that say from where one rings, and where they stand.
pub(super) fn phones(text: &str) -> Vec<(String, Range<usize>)> {
    /// How many figures the shortest number has.
    const FIGURES: usize = 6;
    if !holds_foreign_figure(text) && text.bytes().filter(u8::is_ascii_digit).count() < FIGURES {
        return Vec::new();
    }
    let digits = runs(text, |_| true).into_iter().map(|(digits, bytes)| (national(&digits), bytes));
    digits.filter(|(digits, _)| digits.len() >= FIGURES).collect()
}

/// How many figures a number has at most without those that say from where one rings.
const NATIONAL: usize = 10;

/// The telephone numbers that are looked for because of a text. What stands behind a number, such as the hours at
/// which it is answered, or the next number, is none of it.
pub(super) fn phones_to_find(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !holds_figure(text) && !holds_foreign_figure(text) {
        return found;
    }
    // Where a number is noted, a comma or a stroke parts it from another; in a sentence it hides it.
    for (digits, _) in runs(text, |c| !matches!(c, ',' | ';' | '/' | '|' | ':')) {
        // How long a number abroad is, nobody here knows.
        if digits.starts_with('+') && !digits.starts_with("+44") {
            found.push(national(&digits));
            continue;
        }
        let mut rest = national(&digits);
        while let Some((number, behind)) = rest.split_at_checked(NATIONAL) {
            let behind = national(behind);
            found.push(number.to_owned());
            rest = behind;
        }
        if rest.len() >= 6 {
            found.push(rest);
        }
    }
    found
}

/// Whether a number that stands somewhere is the wanted one: whole, or without the figures of the area.
pub(super) fn is_phone(digits: &str, wanted: &str) -> bool {
    digits.contains(wanted) || !looks_like_date(digits) && wanted.ends_with(digits)
}

fn looks_like_date(digits: &str) -> bool {
    digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Figures with at most three marks between them that may part figures of one number, and where they stand.
fn runs(text: &str, may_part: impl Fn(char) -> bool) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    // Most are the day of a month or a year: they are counted, and written down where they are long enough.
    let mut run: Option<(usize, Range<usize>)> = None;
    let mut end_run = |run: Option<(usize, Range<usize>)>| {
        if let Some((_, bytes)) = run.filter(|(figures, _)| *figures >= 6) {
            let digits =
                text[bytes.clone()].chars().filter_map(|c| if c == '+' { Some(c) } else { figure(c) });
            found.push((digits.collect(), bytes));
        }
    };
    let mut gap = 0;
    let begins = |byte: &u8| byte.is_ascii_digit() || *byte == b'+' || is_foreign(*byte);
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
        if figure(c).is_some() {
            let (figures, bytes) = run.get_or_insert((0, at..at));
            *figures += 1;
            bytes.end = at + c.len_utf8();
            gap = 0;
        } else if is_invisible(c) {
            // Nobody sees it, and it parts nothing.
        } else if !c.is_alphabetic() && c != '+' && gap < 3 && may_part(c) {
            gap += 1;
        } else {
            end_run(run.take());
            gap = 0;
            if c == '+' {
                run = Some((1, at..at + 1));
            }
        }
    }
    end_run(run);
    found
}

/// Whether a figure of another script may stand in a text ([`figure`]).
fn holds_foreign_figure(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | is_foreign(byte))
}

/// Whether a byte begins the figures of another script, among other letters.
pub(super) fn is_foreign(byte: u8) -> bool {
    matches!(byte, 0xEF | 0xD9 | 0xDB)
}

/// A figure, as it is written here, in full width, or by those who write Arabic, Persian or Urdu.
fn figure(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    let zeros = ['0', '\u{FF10}', '\u{660}', '\u{6F0}'].map(u32::from);
    let value = zeros.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10))
}

/// `+44 (0) 1286 555 0142`, `0044 1286 …` and `01286 …` are the same number.
fn national(digits: &str) -> String {
    let rest = digits.strip_prefix("+44").or_else(|| digits.strip_prefix("0044")).unwrap_or(digits);
    rest.trim_start_matches(['+', '0']).to_owned()
}

/// The postcodes of a text, in capitals and without blanks, and with which words each begins and ends.
pub(super) fn postcodes(words: &[Token<'_>]) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for first in 0..words.len() {
        let mut letters = String::new();
        for (last, word) in words.iter().enumerate().skip(first).take(4) {
            let near = last == first || word.gap.chars().count() <= 3;
            if !near || letters.len() + word.word.len() > 7 {
                break;
            }
            letters.push_str(&word.word);
            if is_postcode(&letters) {
                found.push((letters.to_uppercase(), first, last));
            }
        }
    }
    found
}

/// The postcodes of a text by themselves. Most texts hold no figure, or nothing but a telephone number, and so none.
pub(super) fn postcodes_in(text: &str) -> Vec<String> {
    if !holds_figure(text) || !holds_letter(text) {
        return Vec::new();
    }
    postcodes(&tokens(text)).into_iter().map(|(postcode, ..)| postcode).collect()
}

/// Whether a letter may stand in a text.
pub(super) fn holds_letter(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | byte.is_ascii_alphabetic() | !byte.is_ascii())
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

/// The signs within an email address.
const SIGNS: [&str; 3] = ["@", "(at)", "[at]"];

/// Whether the sign of an email address stands in a text.
pub(super) fn has_sign(text: &str) -> bool {
    // Each byte is asked, so that the machine asks many at once.
    let may = text.bytes().fold(false, |found, byte| found | matches!(byte, b'@' | b'(' | b'['));
    may && SIGNS.iter().any(|sign| text.contains(sign))
}

/// The email addresses of a text, in small letters, and where they stand; blanks may stand about the `@`, which may
/// be written as `(at)`.
pub(super) fn emails(text: &str) -> Vec<(String, Range<usize>)> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | ':' | '[' | ']' | '?');
    if !has_sign(text) {
        return Vec::new();
    }
    let marks = |c: char| matches!(c, '.' | '"' | '\'' | '!' | '\u{2018}'..='\u{201D}');
    let mut found = Vec::new();
    for (at, sign) in SIGNS.iter().flat_map(|sign| text.match_indices(sign)) {
        let before = text[..at].trim_end();
        let name = before.rsplit(ends).next().unwrap_or_default().trim_start_matches(marks);
        let behind = &text[at + sign.len()..];
        let host_at = at + sign.len() + (behind.len() - behind.trim_start().len());
        let host = behind.trim_start().split(ends).next().unwrap_or_default().trim_end_matches(marks);
        if !name.is_empty() && host.contains('.') {
            let address = format!("{name}@{host}").to_lowercase();
            found.push((address, before.len() - name.len()..host_at + host.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_the_same_however_it_is_written() {
        let wanted = &phones_to_find("01632 960 142 (9 to 5)")[0];
        let holds = |text: &str| phones(text).iter().any(|(digits, _)| is_phone(digits, wanted));
        for text in [
            "Ring 01632960142.",
            "+44 1632 960142",
            "(+44) (0)1632 960-142",
            "0044 1632 960 142",
            "01632\u{a0}960\u{2011}142",
            "locally 960142",
            "tel:01632960142",
            "01632/960/142",
            "01632, 960 \u{b7} 142",
            "01632_960_142",
            "\u{ff10}1632 960142",
        ] {
            assert!(holds(text), "{text}");
        }
        for text in ["01632 960 143", "on 2026-11-21", "96 0142 7", "at 14:20 on 1 May 2026"] {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn figures_of_other_scripts_are_known_by_their_first_byte() {
        let figures = ('\u{80}'..=char::MAX).filter(|c| figure(*c).is_some());
        assert!(figures.clone().count() > 20 && figures.map(String::from).all(|c| holds_foreign_figure(&c)));
    }

    #[test]
    fn postcodes_are_found_in_any_spacing() {
        for text in ["LL57 3PQ", "ll573pq", "at LL57  3pq, Bethesda", "LL5 7 3PQ", "LL573 PQ"] {
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
    fn two_numbers_in_a_line_are_two() {
        for text in
            ["01632 960777, 07700 900123", "01632 960777 07700 900123", "14, 01632 960777 / 07700 900123"]
        {
            assert_eq!(phones_to_find(text), ["1632960777", "7700900123"], "{text}");
        }
    }

    #[test]
    fn an_email_address_is_the_same_with_blanks_about_its_sign() {
        for text in ["hidden@example.org", "(Hidden @ example.org)", "hidden (at) Example.org."] {
            assert_eq!(
                emails(text).first().map(|(email, _)| email.as_str()),
                Some("hidden@example.org"),
                "{text}"
            );
        }
        assert!(emails("at home @ 5").is_empty());
    }
}
