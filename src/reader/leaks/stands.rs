//! Whether what stands in a text is the name that is looked for, or a word of the language.

use super::addresses::short;
use super::kin;
use super::mutations::mutations;
use super::names::{How, Name};
use super::tokens::{Token, is_title};
use crate::locale::dates::{MONTHS, WEEKDAYS};

/// Whether a name stands in a text at a word.
pub(super) fn stands_at(name: &Name, words: &[Token<'_>], at: usize) -> bool {
    let Some(found) = words.get(at..at + name.words.len()) else { return false };
    let is_street = name.how.is_street();
    let same = |word: &Token<'_>, wanted: &String| {
        // "St John's" is also written "St Johns".
        let singular = || word.lower.strip_suffix('s').unwrap_or(&word.lower);
        word.lower == *wanted || is_street && (short(&word.lower) == *wanted || singular() == *wanted)
    };
    let mut pairs = found.iter().zip(&*name.words);
    let begins = pairs.next().is_some_and(|(word, wanted)| {
        same(word, wanted) || is_street && mutations(wanted).any(|changed| word.lower == changed)
    });
    if !begins || !pairs.all(|(word, wanted)| same(word, wanted)) {
        return false;
    }
    let gaps = || found.iter().skip(1).map(|word| &*word.gap);
    let first = &found[0];
    match name.how {
        How::StreetInCapitals if !found.iter().all(|word| word.is_capital()) => false,
        How::Whole | How::Kinship(_) | How::Street | How::StreetInCapitals => {
            gaps().all(|gap| gap.chars().count() <= 3 && !gap.contains(['!', '?', ':', ';', '(', ')']))
        }
        How::Initials => {
            gaps().all(|gap| gap.starts_with('.') && gap.len() <= 2)
                && found.iter().all(|word| word.is_capital())
        }
        How::Capital => is_name(first),
        How::WithinSentence => is_name(first) && is_name_there(words, at),
    }
}

/// Whether a word is written as names are; not all scripts have capitals.
fn is_name(word: &Token<'_>) -> bool {
    !word.word.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a word of the language stands where only a name has a capital: within a sentence, and not within
/// another name such as that of a street.
fn is_name_there(words: &[Token<'_>], at: usize) -> bool {
    let word = &words[at];
    let before = at.checked_sub(1).and_then(|index| words.get(index));
    if before.is_some_and(|b| {
        word.gap.trim_matches('.') == " " && (is_title(&b.lower) || kin(&b.lower) && b.is_capital())
    }) {
        return true;
    }
    let after = words.get(at + 1);
    let joined = |gap: &str| gap.chars().all(|c| c == ' ' || c == '-');
    let part_of_name = |w: &Token<'_>| w.is_capital() && !is_of_calendar(&w.lower);
    if before.is_some_and(|b| part_of_name(b) && !b.begins && joined(&word.gap))
        || after.is_some_and(|next| part_of_name(next) && joined(&next.gap))
    {
        return false;
    }
    if is_of_calendar(&word.lower) && is_said_of_time(words, at) {
        return false;
    }
    // At the beginning each word has a capital; in doubt it is the name.
    !word.begins || after.is_some_and(|next| !goes_on_as_sentence(next))
}

/// Whether a word is also a day, a month or a feast.
fn is_of_calendar(word: &str) -> bool {
    let day = word.strip_suffix('s').unwrap_or(word);
    MONTHS.contains(&word)
        || WEEKDAYS.contains(&day)
        || matches!(word, "easter" | "christmas" | "mai" | "medi")
}

/// Whether a word of the calendar stands where a time does: "in May", "May 2026", "early June", "3 April".
fn is_said_of_time(words: &[Token<'_>], at: usize) -> bool {
    const BEFORE: [&str; 33] = [
        "in",
        "of",
        "by",
        "from",
        "until",
        "till",
        "since",
        "during",
        "this",
        "next",
        "last",
        "early",
        "mid",
        "late",
        "on",
        "each",
        "every",
        "to",
        "before",
        "after",
        "past",
        "through",
        "end",
        "start",
        "beginning",
        "and",
        "or",
        "ym",
        "mis",
        "ers",
        "tan",
        "erbyn",
        "cyn",
    ];
    let before = at.checked_sub(1).and_then(|index| words.get(index));
    let is_number = |w: &Token<'_>| w.word.starts_with(|c: char| c.is_ascii_digit());
    before.is_some_and(|b| is_number(b) || BEFORE.contains(&b.lower.as_ref()) || is_of_calendar(&b.lower))
        || words.get(at + 1).is_some_and(|next| is_number(next) || is_of_calendar(&next.lower))
        || words[at].begins && !words.get(at + 1).is_some_and(does_something)
}

/// Whether a word says what somebody does: "April comes". "April is" may be the month.
fn does_something(word: &Token<'_>) -> bool {
    word.lower.ends_with('s') && !matches!(word.lower.as_ref(), "is" | "was" | "has" | "as")
}

/// Whether a word goes on with a sentence that began with a word of the language, and not with a name: "Will you",
/// "May she", "Mark the", "Hope that".
fn goes_on_as_sentence(next: &Token<'_>) -> bool {
    const GOES_ON: [&str; 52] = [
        "you",
        "she",
        "he",
        "they",
        "we",
        "i",
        "it",
        "this",
        "that",
        "these",
        "those",
        "there",
        "the",
        "a",
        "an",
        "any",
        "all",
        "every",
        "each",
        "some",
        "her",
        "his",
        "their",
        "our",
        "my",
        "your",
        "its",
        "for",
        "of",
        "be",
        "not",
        "what",
        "when",
        "how",
        "why",
        "if",
        "so",
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "nobody",
        "people",
        "children",
        "adults",
        "no",
        "one",
        "two",
        "lane",
        "road",
    ];
    GOES_ON.contains(&next.lower.as_ref())
}
