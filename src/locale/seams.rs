//! Seams: where fixed words meet what fills a gap.
//!
//! In Welsh a small word before a gap depends on what comes into it: "Mam a Gruff", "Mam ac Iestyn";
//! "i Gruff", "i'r plentyn". And what comes into it may depend on the word: "erbyn dydd Iau", "ar ddydd Iau".
//! The words of documents are written as before a consonant, and the seam is mended when the gap is filled.
//! Names keep their first letter; fixed words take the breathed one after "a": "esgeulustod a cham-drin rhywiol".

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::case::values::Language;

/// What comes after a seam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// A fixed word, a number or a date.
    Fixed,
    /// A text of the case, such as a name. It stays as it is written.
    Case,
}

/// Words before a gap that change before a vowel, with their other form.
const BEFORE_VOWELS: [(&str, &str); 5] =
    [("a", "ac"), ("â", "ag"), ("gyda", "gydag"), ("na", "nac"), ("tua", "tuag")];
/// Words that take the article in: "i'r plentyn".
const WITH_ARTICLE: [&str; 7] = ["a", "â", "gyda", "na", "tua", "i", "o"];

/// Words that soften the weekday after them: "ar ddydd Iau".
const SOFTENING: [&str; 7] = ["am", "ar", "at", "gan", "i", "o", "tan"];

/// Mends the end of the words `before` a gap, and gives what comes `after` them as it is written there.
pub fn mend<'a>(language: &Language, before: &mut String, after: &'a str, kind: After) -> Cow<'a, str> {
    let unchanged = Cow::Borrowed(after);
    if language.tag().split('-').next() != Some("cy") || !before.ends_with(' ') {
        return unchanged;
    }
    let end = before.len() - 1;
    let start = before[..end]
        .rfind(|c: char| !c.is_alphabetic() && c != '\'')
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let small = before[start..end].to_lowercase();
    if kind == After::Fixed
        && WITH_ARTICLE.contains(&small.as_str())
        && let Some(noun) = after.strip_prefix("y ").or_else(|| after.strip_prefix("yr "))
    {
        before.replace_range(end.., "'r ");
        return Cow::Borrowed(noun);
    }
    if kind == After::Fixed && SOFTENING.contains(&small.as_str()) && after.starts_with("dydd ") {
        return Cow::Owned(format!("d{after}"));
    }
    let Some((_, other)) = BEFORE_VOWELS.iter().find(|(word, _)| *word == small) else { return unchanged };
    match begins_with_vowel(after) {
        Some(true) => {
            let written = if before[start..].starts_with(char::is_uppercase) {
                capital(other)
            } else {
                (*other).into()
            };
            before.replace_range(start..end, &written);
            unchanged
        }
        Some(false) if kind == After::Fixed => breathed(after).map_or(unchanged, Cow::Owned),
        _ => unchanged,
    }
}

/// Words with a capital at their head.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A word with its first letter as after "a": "cam-drin", "cham-drin".
fn breathed(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    let rest = &word[first.len_utf8()..];
    let hard = matches!(first, 'c' | 'p' | 't' | 'C' | 'P' | 'T') && !rest.starts_with(['h', 'H']);
    // "GP" and "CAMHS" are no words of Welsh.
    (hard && !rest.starts_with(char::is_uppercase)).then(|| format!("{first}h{rest}"))
}

/// Whether words begin with the sound of a vowel when they are read aloud in Welsh; `None` if nobody
/// can tell, since they begin with a mark that stands for a text.
fn begins_with_vowel(text: &str) -> Option<bool> {
    let start = text.find(|c: char| c.is_alphanumeric() || is_private(c))?;
    let word: &str = text[start..].split(|c: char| !c.is_alphanumeric()).next()?;
    let first = text[start..].chars().next()?;
    if is_private(first) {
        return None;
    }
    if first.is_ascii_digit() {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        return Some(number_begins_with_vowel(&digits));
    }
    if is_spelt_out(word) {
        // "NSPCC" is read by the names of its letters: "én".
        return Some(matches!(
            first,
            'A' | 'E' | 'F' | 'I' | 'L' | 'M' | 'N' | 'O' | 'R' | 'S' | 'U' | 'X' | 'Y'
        ));
    }
    let letters: Vec<char> = word.chars().map(base).collect();
    Some(match letters.as_slice() {
        // "wythnos", "wrth" and "ŵyr" begin with a vowel, "Wil" and the name "Wyn" do not.
        ['w', 'y', 'n'] | ['w', 'y', 'n', 'n', ..] => false,
        ['w', second, ..] => !matches!(second, 'a' | 'e' | 'i' | 'o' | 'u'),
        [first, ..] => matches!(first, 'a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'y'),
        [] => false,
    })
}

fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}

fn base(letter: char) -> char {
    letter.to_lowercase().nfd().next().unwrap_or(letter)
}

/// Capitals without a vowel between them.
fn is_spelt_out(word: &str) -> bool {
    let vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'W' | 'Y');
    word.chars().count() > 1
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !word.chars().skip(1).any(vowel)
}

/// "un", "wyth", "un deg dau", "wyth deg": numbers as schools teach them.
fn number_begins_with_vowel(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'1', last] => *last != b'0',
        [b'1'] => true,
        [b'8', ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(before: &str, after: &str, kind: After) -> String {
        let language = Language::new("cy").expect("Welsh is a language");
        let mut before = before.to_owned();
        let after = mend(&language, &mut before, after, kind);
        before + &after
    }

    #[test]
    fn a_small_word_follows_the_sound_after_it() {
        for (before, after, wanted) in [
            ("Mam a ", "Gruff", "Mam a Gruff"),
            ("Mam a ", "Iestyn", "Mam ac Iestyn"),
            ("Mam a ", "Wil", "Mam a Wil"),
            ("Mam a ", "Wyn", "Mam a Wyn"),
            ("Mam a ", "Ŵyr", "Mam ac Ŵyr"),
            ("Mam a ", "Élodie", "Mam ac Élodie"),
            ("Mam a ", "Catrin", "Mam a Catrin"),
            ("yr ysgol a ", "NSPCC", "yr ysgol ac NSPCC"),
            ("yr ysgol a ", "GP", "yr ysgol a GP"),
            ("Gyda ", "Aled", "Gydag Aled"),
            ("cwrdd â ", "“Anti Non”", "cwrdd ag “Anti Non”"),
            ("Mam na ", "Aled", "Mam nac Aled"),
            // Not the small word, but the end of another; and no blank before the gap.
            ("Data ", "Aled", "Data Aled"),
            ("a", "Aled", "aAled"),
        ] {
            assert_eq!(joined(before, after, After::Case), wanted);
        }
    }

    #[test]
    fn numbers_follow_their_names() {
        for (number, small) in [
            ("1", "ac"),
            ("2", "a"),
            ("8", "ac"),
            ("10", "a"),
            ("11", "ac"),
            ("18", "ac"),
            ("20", "a"),
            ("80", "ac"),
            ("100", "a"),
        ] {
            assert_eq!(joined("Camau 3 a ", number, After::Fixed), format!("Camau 3 {small} {number}"));
        }
    }

    #[test]
    fn a_weekday_is_softened_where_the_word_before_it_asks_for_it() {
        for (before, after, wanted) in [
            ("Cyfarfod ar ", "dydd Iau 3 Rhagfyr 2026", "Cyfarfod ar ddydd Iau 3 Rhagfyr 2026"),
            ("O ", "dydd Llun", "O ddydd Llun"),
            ("erbyn ", "dydd Iau", "erbyn dydd Iau"),
            ("ar ", "3 Rhagfyr 2026", "ar 3 Rhagfyr 2026"),
        ] {
            assert_eq!(joined(before, after, After::Fixed), wanted);
        }
        assert_eq!(joined("ar ", "dydd Iau", After::Case), "ar dydd Iau");
    }

    #[test]
    fn fixed_words_take_the_article_and_the_breathed_letter_and_names_do_not() {
        assert_eq!(joined("i ", "y plentyn", After::Fixed), "i'r plentyn");
        assert_eq!(joined("Mam a ", "yr ysgol", After::Fixed), "Mam a'r ysgol");
        assert_eq!(
            joined("Esgeulustod a ", "cam-drin rhywiol", After::Fixed),
            "Esgeulustod a cham-drin rhywiol"
        );
        assert_eq!(joined("Mam a ", "chwaer", After::Fixed), "Mam a chwaer");
        assert_eq!(joined("Dad a ", "Tad-cu", After::Case), "Dad a Tad-cu");
        assert_eq!(joined("o ", "y tŷ", After::Case), "o y tŷ");
    }

    #[test]
    fn other_languages_and_marks_are_left_alone() {
        let mut before = "a ".to_owned();
        assert_eq!(mend(&Language::english(), &mut before, "apple", After::Fixed), "apple");
        assert_eq!(before, "a ");
        assert_eq!(joined("Mam a ", "\u{E000}18\u{E001}", After::Fixed), "Mam a \u{E000}18\u{E001}");
    }
}
