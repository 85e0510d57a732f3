//! Parts of a line that stay together: dates, telephone numbers, references, short words with a hyphen.
//!
//! A line that ends within "16 September 2026", "01632 960112" or "Mam-gu" makes a reader stop.

use std::ops::Range;

/// The parts of a text that no line may end in, in order.
pub fn parts(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut parts = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let count = date(text, rest)
            .or_else(|| phone(text, rest))
            .or_else(|| reference(text, first))
            .or_else(|| short(text, first));
        rest = match count.and_then(|count| rest.get(count - 1).map(|last| (count, last))) {
            Some((count, last)) => {
                parts.push(first.start..last.end);
                &rest[count..]
            }
            None => after,
        };
    }
    parts
}

/// Where the words between single blanks stand; an empty word between two blanks ends whatever began.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut from = 0;
    text.split(' ')
        .map(|word| {
            let range = from..from + word.len();
            from = range.end + 1;
            range
        })
        .collect()
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', ')', '"', '”', '?', '!'])
}

/// "16 September 2026", in any language that writes a day so; or "16 September", where months have a capital.
fn date(text: &str, words: &[Range<usize>]) -> Option<usize> {
    let [day, month, rest @ ..] = words else { return None };
    let day = text[day.clone()].trim_start_matches(['(', '"', '“']);
    if !is_digits(day) || day.len() > 2 {
        return None;
    }
    let is_name = |word: &str| word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    let month = &text[month.clone()];
    let year = rest.first().map_or("", |year| bare(&text[year.clone()]));
    if is_name(month) && is_digits(year) && year.len() == 4 {
        return Some(3);
    }
    let month = bare(month);
    (is_name(month) && month.starts_with(char::is_uppercase)).then_some(2)
}

/// "01632 960112": groups of digits, the first with a nought or a plus.
fn phone(text: &str, words: &[Range<usize>]) -> Option<usize> {
    const FEWEST_DIGITS: usize = 8;
    let first = &text[words.first()?.clone()];
    if !first.starts_with(['0', '+']) || !is_digits(first.trim_start_matches('+')) {
        return None;
    }
    let (mut count, mut digits) = (1, first.len());
    for word in &words[1..] {
        let word = &text[word.clone()];
        if !is_digits(bare(word)) {
            break;
        }
        (count, digits) = (count + 1, digits + bare(word).len());
        if bare(word) != word {
            break;
        }
    }
    (count > 1 && digits >= FEWEST_DIGITS).then_some(count)
}

/// "HB-2026-0317".
fn reference(text: &str, word: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 24;
    let word = bare(&text[word.clone()]);
    let groups = word.split('-');
    let is_reference = word.len() <= LONGEST
        && word.contains('-')
        && groups
            .clone()
            .all(|g| !g.is_empty() && g.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
        && groups.clone().any(is_digits);
    is_reference.then_some(1)
}

/// "Mam-gu", "cam-drin": two short words with a hyphen between them, which are read as one.
fn short(text: &str, word: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 8;
    let word = bare(&text[word.clone()]).trim_start_matches(['(', '"', '“', '‘']);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let (before, after) = word.split_once('-')?;
    let is_word = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    (word.chars().count() <= LONGEST && is_word(before) && is_word(after)).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn found(text: &str) -> Vec<&str> {
        parts(text).into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn dates_numbers_and_references_stay_together() {
        assert_eq!(found("On 16 September 2026, at school."), ["16 September 2026,"]);
        assert_eq!(found("Priya, 01632 960112, or 0808 801 0366."), ["01632 960112,", "0808 801 0366."]);
        assert_eq!(found("See HB-2026-0317 and well-known 2-3."), ["HB-2026-0317", "2-3."]);
        assert_eq!(found("o 3 Rhagfyr 2026"), ["3 Rhagfyr 2026"]);
        assert_eq!(found("from 30 November, or 4 December at the latest"), ["30 November,", "4 December"]);
    }

    #[test]
    fn short_words_with_a_hyphen_stay_together() {
        assert_eq!(
            found("Ring Mam-gu, or go to Mam-gu's. Dydy cam-drin"),
            ["Mam-gu,", "Mam-gu's.", "cam-drin"]
        );
    }

    #[test]
    fn other_words_may_part() {
        assert!(found("a well-known half-brother - she said so-").is_empty());
        assert!(found("She is 9 years old. 24 of 26 nights; 12 and 26 days").is_empty());
        assert!(found("").is_empty());
    }
}
