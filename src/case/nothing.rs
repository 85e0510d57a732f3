//! Texts that say nothing yet: "TBC", "n/a", "see above", "-".
//!
//! Forms ask for something in every box, and people put these words there until they know more. For
//! whoever reads the plan nothing is written then, so for the rules there is nothing, either.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::nodes::NodeId;
use super::problem::{Problem, ProblemKind, quote};
use super::record::FieldInfo;
use super::text;

/// In which way a text says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nothing {
    /// It is put off, or was not done: "TBC", "to follow", "not discussed".
    Later,
    /// It points elsewhere, or only tells that a box was filled in: "see above", "noted".
    Elsewhere,
    /// It says that there is nothing: "none", "n/a", "-". For some fields that is an answer.
    None,
}

/// Words of which one, or several of the same row, are a whole text that says nothing. An `…` stands
/// for a few words more, as long as they name no day and nobody.
const LATER: &str = "tbc, tba, tbd, todo, fixme, wip, placeholder, lorem ipsum …, insert …, enter text here, click or tap …, \
    click here to enter text, to follow …, will follow …, follows, pending …, awaiting …, awaited, later, later on, \
    in due course, in progress, under discussion, more to come, for completion, \
    to be confirmed …, to be advised …, to be agreed …, to be decided …, to be determined …, to be discussed …, \
    to be arranged …, to be completed …, to be added …, to be allocated …, to be identified …, to be assessed …, \
    to be written …, to be updated …, to be ascertained …, to be explored …, to be obtained …, to be established …, \
    to be announced …, to be considered …, to be provided …, to be finalised …, to be clarified …, to be set …, \
    to be inserted …, to be filled in …, to be recorded …, to be done …, to be explained …, to be negotiated …, \
    not yet, not yet …, not known yet, not known at this time, not obtained …, not ascertained …, not recorded …, \
    not discussed …, not asked …, not explored …, not considered …, not completed …, not provided …, not stated …, \
    not documented …, not talked about …, not written up …, not covered …, not looked at …, not explained …, \
    not assessed …, not sought …, not available …, \
    did not comment, no comment, declined to comment, no response, \
    iw gadarnhau …, iw gytuno …, iw drafod …, iw benderfynu …, iw drefnu …, iw ychwanegu …, iw gwblhau …, i ddilyn …, \
    ddim yn hysbys eto, heb ei drafod …, heb ei gadarnhau …, maes o law";
const ELSEWHERE: &str = "as above, as below, as before, as previously, as usual, as last time, as agreed, as discussed, \
    as stated, as stated above, as per above, as per plan, as per the plan, as noted, as noted above, as discussed at conference, \
    as agreed at conference, as discussed at the conference, as agreed at the conference, \
    see above, see below, see plan, see the plan, see assessment, see the assessment, see report, see the report, see file, \
    see last minutes, see previous minutes, see the last minutes, see last meeting, \
    see case file, see case notes, see notes, see records, see minutes, see the minutes, see attached, see previous, \
    see chronology, see elsewhere, please see above, please see plan, please see assessment, refer to assessment, \
    refer to plan, refer to above, ditto, idem, same, the same, same as above, same as before, same as last time, noted, \
    updated, reviewed, discussed, agreed, recorded, completed, done, amended, \
    gweler uchod, gweler isod, gweler y cynllun, gweler yr asesiad, gweler asesiad, fel uchod, fel or blaen, nodwyd, \
    yr un fath, wedi ei ddiweddaru";
const NONE: &str = "na, n a, nk, n k, none, none known, none identified …, none at present, none at this time, none at this stage, \
    none recorded …, none reported …, none noted …, none observed …, none available …, none currently, nil, nil return, \
    nil to report, nothing, nothing to report, nothing to add, nothing new, nothing further, nothing known, \
    nothing identified …, nothing noted …, nothing available …, not applicable …, not relevant, not needed, not required, \
    none needed …, none required …, \
    no update, no updates, no change, no changes, no issues, no issues identified, unknown, not known, \
    amherthnasol, ddim yn berthnasol, dim, dim byd, dim newid, dim yn hysbys, ddim yn hysbys, anhysbys";

/// More words than this are no mere filling of a box.
const WORDS_LIMIT: usize = 12;

/// Words that are, or begin, a whole text that says nothing.
struct Phrase {
    words: Vec<&'static str>,
    /// Whether a few words more may follow.
    open: bool,
    nothing: Nothing,
}

/// All of them by their first word: nearly every text begins with none.
static BY_FIRST: LazyLock<FxHashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<&str, Vec<Phrase>> = FxHashMap::default();
    for (phrases, nothing) in
        [(LATER, Nothing::Later), (ELSEWHERE, Nothing::Elsewhere), (NONE, Nothing::None)]
    {
        for phrase in phrases.split(',').map(str::trim) {
            let start = phrase.strip_suffix(" …");
            let words: Vec<&str> = start.unwrap_or(phrase).split(' ').collect();
            let first = words.first().copied().unwrap_or_default();
            by_first.entry(first).or_default().push(Phrase { words, open: start.is_some(), nothing });
        }
    }
    by_first
});

/// For each first letter the second letters, a bit each, with which a text begins that says nothing.
static BEGINNINGS: LazyLock<[u32; 32]> = LazyLock::new(|| {
    let mut beginnings = [0; 32];
    for word in BY_FIRST.keys().copied().chain(["xx"]) {
        if let [first, second, ..] = word.as_bytes() {
            beginnings[usize::from(first % 32)] |= 1 << (second % 32);
        }
    }
    beginnings
});

/// Whether the first two letters of a text are such as one may begin with that says nothing, or no letters. Nearly
/// every text is told by them.
fn may_begin_so(text: &str) -> bool {
    match text.as_bytes() {
        [first, second, ..] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
            BEGINNINGS[usize::from(first % 32)] & (1 << (second % 32)) != 0
        }
        _ => true,
    }
}

impl Nothing {
    /// In which way a text says nothing; `None` if it says something.
    pub fn of(text: &str) -> Option<Nothing> {
        if !may_begin_so(text) || begins_as_no_other(text) {
            return None;
        }
        let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}')));
        let bare = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let mut words = parts.map(bare).filter(|word| !word.is_empty()).peekable();
        let Some(first) = words.peek().map(|word| word.to_lowercase()) else { return Some(Nothing::None) };
        let only_x = |word: &str| word.chars().all(|c| c == 'x');
        let phrases = BY_FIRST.get(first.as_str());
        if phrases.is_none() && !only_x(&first) {
            return None;
        }
        let words: Vec<String> = words.take(WORDS_LIMIT + 1).collect();
        if words.len() > WORDS_LIMIT {
            return None;
        }
        let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
        if lower.iter().all(|w| only_x(w)) {
            return Some(Nothing::None);
        }
        // What names a day or somebody says who sees to it, or when.
        let names_something = |from: usize| {
            words
                .iter()
                .skip(from.max(1))
                .any(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        };
        let is = |phrase: &&Phrase| {
            let length = phrase.words.len();
            lower.iter().take(length).map(String::as_str).eq(phrase.words.iter().copied())
                && (lower.len() == length || phrase.open && !names_something(length))
        };
        phrases?.iter().find(is).map(|phrase| phrase.nothing)
    }
}

/// Whether a text begins with plain words as none begins that says nothing. Nearly all texts do.
fn begins_as_no_other(text: &str) -> bool {
    /// No word with which such a text begins has more letters.
    const LONGEST: usize = 16;
    let Some((first, rest)) = plain_word(text) else { return false };
    if first.bytes().all(|byte| matches!(byte, b'x' | b'X')) {
        return false;
    }
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..first.len()) else { return true };
    small.copy_from_slice(first.as_bytes());
    small.make_ascii_lowercase();
    let Some(phrases) = std::str::from_utf8(small).ok().and_then(|word| BY_FIRST.get(word)) else {
        return true;
    };
    let between = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '\'';
    let Some((second, _)) = plain_word(rest.trim_start_matches(between)) else { return false };
    let goes_on = |phrase: &Phrase| phrase.words.get(1).is_none_or(|word| word.eq_ignore_ascii_case(second));
    !phrases.iter().any(goes_on)
}

/// The word with which a text begins, and the rest, if it has plain letters alone and nothing joins others to it.
fn plain_word(text: &str) -> Option<(&str, &str)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (word, rest) = text.split_at(letters);
    let ends = rest.bytes().next().is_none_or(|byte| byte.is_ascii() && byte != b'\'');
    (!word.is_empty() && ends).then_some((word, rest))
}

/// What is wrong with a wording that says nothing yet, where it is not an answer.
pub(super) fn problem_of(phrase: &text::Phrase, field: &FieldInfo) -> Option<Problem> {
    let nothing = phrase.nothing?;
    let is_answer = nothing != Nothing::Later && (field.none_answers || field.own_words);
    // These hold words of other sets, and no prose.
    let is_prose = !matches!(field.key, "from" | "include" | "path" | "code" | "reference");
    (is_prose && !is_answer).then(|| of_text(phrase.at, &phrase.words))
}

fn of_text(at: NodeId, words: &str) -> Problem {
    Problem::at(ProblemKind::SaysNothing, at, format!("{} says nothing yet", quote(words)))
        .help("write what is so, in a sentence; if it is not known yet, say why, and who finds out by when")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_that_begins_such_a_text_is_too_long_to_be_looked_up() {
        assert!(BY_FIRST.keys().all(|first| first.len() <= 16));
    }

    #[test]
    fn a_text_that_only_fills_a_box_says_nothing() {
        for (words, nothing) in [
            ("TBC.", Nothing::Later),
            ("To be discussed with the family if the need arises.", Nothing::Later),
            ("Awaiting allocation", Nothing::Later),
            ("Not discussed.", Nothing::Later),
            ("I'w gadarnhau", Nothing::Later),
            ("I\u{2019}w drafod yn y cyfarfod nesaf", Nothing::Later),
            ("As above.", Nothing::Elsewhere),
            ("(see assessment)", Nothing::Elsewhere),
            ("**Noted**", Nothing::Elsewhere),
            ("Gweler uchod", Nothing::Elsewhere),
            ("N/A", Nothing::None),
            ("n.a.", Nothing::None),
            ("-", Nothing::None),
            ("???", Nothing::None),
            ("xxx", Nothing::None),
            ("None identified at this time.", Nothing::None),
            ("Amherthnasol.", Nothing::None),
        ] {
            assert_eq!(Nothing::of(words), Some(nothing), "{words}");
        }
    }

    #[test]
    fn a_text_that_tells_who_or_when_or_what_says_something() {
        for words in [
            "To be agreed by Hannah and Mum on 3 December.",
            "Awaiting the report of Dr Rao.",
            "None of the men gets near Effie.",
            "Not known to the family, and not at the school.",
            "Noted by Mum on the fridge.",
            "No one may go in.",
            "Same bedtime every night.",
            "Later bedtimes at weekends.",
            "Dim sum on Fridays.",
            "She is to be believed.",
            "Done with care.",
            "X comes first.",
        ] {
            assert_eq!(Nothing::of(words), None, "{words}");
        }
    }
}
