//! A text as the search sees it: words without their marks, and what stands between them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::case::many::simple_letters;

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// Its letters without accents and apostrophes, capitals kept.
    pub(super) word: Cow<'t, str>,
    /// The same in small letters.
    pub(super) lower: Cow<'t, str>,
    /// Where it stands.
    pub(super) bytes: Range<usize>,
    /// What stands between the word before it and this one.
    pub(super) gap: Cow<'static, str>,
    /// Whether a sentence, a quotation or a line begins with it.
    pub(super) begins: bool,
}

impl Token<'_> {
    /// Whether it is written with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.word.chars().next().is_some_and(char::is_uppercase)
    }
}

/// What English and Polish hang on to a name with an apostrophe: `Craig's`, `Craig'll`, `Craig'owi`.
const HUNG_ON: [&str; 14] = ["s", "ll", "d", "ve", "re", "m", "a", "u", "y", "em", "ie", "owi", "ego", "emu"];

/// The words of a text. What an apostrophe hangs on to a word is no part of it; `O'Neill` is one word.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    // Few words have fewer than four letters and a blank.
    let mut found: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5 + 1);
    let mut gap = String::new();
    let mut word: Option<(String, Range<usize>)> = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if word.is_none()
            && let Some(end) = simple_word(text, at)
        {
            push(&mut found, Cow::Borrowed(&text[at..end]), at..end, &mut gap);
            at = end;
            continue;
        }
        let end = at + c.len_utf8();
        let start = std::mem::replace(&mut at, end);
        if is_invisible(c) {
            continue;
        }
        if c.is_alphanumeric() || is_combining_mark(c) {
            let (letters, bytes) = word.get_or_insert_with(|| (String::new(), start..end));
            if c.is_ascii() {
                letters.push(c);
            } else {
                letters.extend(bare(c));
            }
            bytes.end = end;
            continue;
        }
        let after = &text[end..];
        if is_apostrophe(c)
            && let Some((letters, _)) = &word
            && after.starts_with(char::is_alphanumeric)
        {
            let after = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let long_enough = letters.chars().nth(1).is_some();
            let possessive = after.eq_ignore_ascii_case("s");
            let hung_on = long_enough && HUNG_ON.contains(&after.to_lowercase().as_str());
            if !possessive && !hung_on {
                continue;
            }
            at += after.len();
        }
        if let Some((word, bytes)) = word.take() {
            push(&mut found, Cow::Owned(word), bytes, &mut gap);
        }
        gap.push(if c.is_whitespace() { ' ' } else { c });
    }
    if let Some((word, bytes)) = word.take() {
        push(&mut found, Cow::Owned(word), bytes, &mut gap);
    }
    found
}

/// Where the word ends that begins here, if it has plain letters alone and nothing can join them. Most are such.
pub(super) fn simple_word(text: &str, at: usize) -> Option<usize> {
    let letters = simple_letters(&text.as_bytes()[at..]);
    let next = text.as_bytes().get(at + letters);
    let ends = next.is_none_or(|byte| byte.is_ascii() && !is_apostrophe(char::from(*byte)));
    (letters > 0 && ends).then_some(at + letters)
}

fn push<'t>(found: &mut Vec<Token<'t>>, word: Cow<'t, str>, bytes: Range<usize>, gap: &mut String) {
    const MARKS: [char; 12] =
        ['.', '!', '?', ':', ';', '"', '\u{201C}', '\u{2018}', '(', '\u{2022}', '\u{2013}', '\u{2014}'];
    let between = match gap.as_str() {
        " " => {
            gap.clear();
            Cow::Borrowed(" ")
        }
        _ => Cow::Owned(std::mem::take(gap)),
    };
    let begins = found.last().is_none_or(|last| {
        between != " " && between.contains(MARKS) && !(between.starts_with('.') && is_title(&last.lower))
    });
    let lower = in_small_letters(word.clone());
    found.push(Token { word, lower, bytes, gap: between, begins });
}

/// A word in small letters. Most are written so.
pub(super) fn in_small_letters(word: Cow<'_, str>) -> Cow<'_, str> {
    let is_lower =
        word.bytes().fold(true, |so_far, byte| so_far & byte.is_ascii() & !byte.is_ascii_uppercase());
    if is_lower { word } else { Cow::Owned(word.to_lowercase()) }
}

/// A letter without its marks; some are two without them.
pub(super) fn bare(c: char) -> impl Iterator<Item = char> {
    let (plain, second) = match c {
        'ł' => ('l', None),
        'Ł' => ('L', None),
        'ø' => ('o', None),
        'Ø' => ('O', None),
        'đ' | 'ð' => ('d', None),
        'Đ' | 'Ð' => ('D', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'Æ' => ('A', Some('e')),
        'œ' => ('o', Some('e')),
        'Œ' => ('O', Some('e')),
        'þ' => ('t', Some('h')),
        'Þ' => ('T', Some('h')),
        other => (other, None),
    };
    std::iter::once(plain).chain(second).nfd().filter(|c| !is_combining_mark(*c))
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2BC}' | '`' | '\u{B4}')
}

/// Words that stand before a name and are none.
pub(super) fn is_title(lower: &str) -> bool {
    const TITLES: [&str; 22] = [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "lady",
        "lord",
        "rev",
        "revd",
        "father",
        "sister",
        "pc",
        "dc",
        "ds",
        "di",
        "sgt",
        "nurse",
        "constable",
    ];
    TITLES.contains(&lower)
}
