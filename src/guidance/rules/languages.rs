//! Cases in more than one language: each wording is in the language that it is marked with, and none is missing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::prelude::*;
use crate::case::values::Language;
use crate::guidance::language::{Passage, Reader, Texts, Word};

/// Small words that stand in nearly every sentence of a language, and in none of the others.
const SMALL_WORDS: [(&str, &str, &[&str]); 3] = [
    (
        "en",
        "English",
        &[
            "the", "and", "you", "your", "with", "they", "she", "what", "when", "that", "this", "of", "if",
            "their", "who", "about", "because", "would", "have", "has", "been", "is", "from", "not",
        ],
    ),
    (
        "cy",
        "Welsh",
        &[
            "mae", "mae'r", "mae'n", "wrth", "wedi", "gan", "nid", "ydy", "ydi", "bydd", "fydd", "sy'n",
            "sydd", "eich", "wyt", "hefyd", "yn", "dy", "chi", "gyda", "i'r", "o'r", "a'r", "yw",
        ],
    ),
    (
        "pl",
        "Polish",
        &[
            "jest", "się", "nie", "że", "będzie", "oraz", "przez", "dla", "jak", "który", "która", "są",
            "twoja", "twój", "ciebie", "może", "gdy", "jeśli",
        ],
    ),
];
/// A text with fewer words may be a name or a title.
const ENOUGH_WORDS: usize = 5;
/// How many different small words make a language.
const ENOUGH_SMALL_WORDS: usize = 2;
/// One small word in so many words: in a text that only names things in another language they are rarer.
const ONE_IN: usize = 8;

rule! {
    /// A text is in the language that it is marked with.
    ///
    /// # Why
    /// A family that was promised its own language opens the page and finds English. And a screen
    /// reader speaks each text with the voice of its language: English read out as Welsh is noise.
    ///
    /// # Example
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_family:
    ///     en: We want Ffion to be safe, and to sleep well.
    ///     cy: We want Ffion to be safe, and to sleep well when she is with her Nan.
    /// ```
    /// # Better
    /// ```yaml
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_family:
    ///     en: We want Ffion to be safe, and to sleep well.
    ///     cy: Rydyn ni eisiau i Ffion fod yn ddiogel, a chysgu'n dda.
    /// ```
    WRONG_LANGUAGE = "LANG011", "text-in-its-language", since "0.1.0", covers ["PLAN-LANGUAGE-FORMAT", "LANG-CHILD-READABLE"], check wrong_language
}

fn wrong_language(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let english = Language::english();
    // Where the language of the whole case is set wrong, that is one slip and not one of each text.
    let is_marked = |p: &Passage<'_>| p.phrase.language.is_some() || p.language == english;
    // What has these is English, as nearly all is that says so: no more is asked of it.
    let texts = cx.texts();
    let is_small = |word: &Word<'_>| matches!(&*word.plain, "the" | "and" | "is" | "with");
    let small: Vec<bool> = texts.lexicon.words().iter().map(is_small).collect();
    for (number, passage) in texts.passages.iter().enumerate().filter(|(_, passage)| is_marked(passage)) {
        if passage.is_english() && texts.words_of(number).iter().any(|token| small[token.word as usize]) {
            continue;
        }
        let Some((tag, name)) = reads_as(passage, texts, number) else { continue };
        let message = format!("this text is marked as {}, and reads as {name}", called(&passage.language));
        out.within(passage.phrase.at, 0..passage.phrase.words.len(), message).help(format!(
            "translate it, or mark it as what it is, with `{tag}:` before the words; if it cannot be translated in time, \
             leave it out, and the document shows the other wording"
        ));
    }
}

/// The number of the language of each small word; none belongs to two.
static LANGUAGE_OF: LazyLock<FxHashMap<&str, usize>> = LazyLock::new(|| {
    let words = SMALL_WORDS.iter().enumerate();
    words.flat_map(|(at, (_, _, small))| small.iter().map(move |word| (*word, at))).collect()
});

/// Another language than a text is marked with, if its small words are of that one and not of its own.
fn reads_as(passage: &Passage<'_>, texts: &Texts<'_>, number: usize) -> Option<(&'static str, &'static str)> {
    let own = primary(&passage.language);
    let mut total = 0;
    let mut found: [Vec<&str>; SMALL_WORDS.len()] = Default::default();
    let mut counts = [0; SMALL_WORDS.len()];
    for token in texts.words_of(number).iter().filter(|token| !passage.is_quoted(&token.bytes())) {
        total += 1;
        let Some((same, at)) = LANGUAGE_OF.get_key_value(texts.lexicon.plain(token)) else { continue };
        counts[*at] += 1;
        if !found[*at].contains(same) {
            found[*at].push(same);
        }
    }
    let own_count = SMALL_WORDS.iter().position(|(tag, ..)| *tag == own).map_or(0, |at| counts[at]);
    let reads = |at: &usize| {
        SMALL_WORDS[*at].0 != own
            && total >= ENOUGH_WORDS
            && found[*at].len() >= ENOUGH_SMALL_WORDS
            && counts[*at] * ONE_IN >= total
            && counts[*at] > own_count
    };
    let (tag, name, _) = SMALL_WORDS[(0..SMALL_WORDS.len()).find(reads)?];
    Some((tag, name))
}

rule! {
    /// Where the texts for the child are written in the child's languages, none of them lacks one.
    ///
    /// # Why
    /// A page that changes its language in the middle tells a child that theirs was not worth the
    /// trouble. A child who reads in both may be read to by somebody who does not.
    ///
    /// # Example
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   born: 2016-05-17
    ///   document_languages: [en, cy]
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_child:
    ///     en: We want you to be safe.
    ///     cy: Rydyn ni eisiau i ti fod yn saff.
    /// visits:
    ///   for_child: Nia comes to see you.
    /// ```
    /// # Better
    /// ```yaml
    /// child:
    ///   name: Ffion Haf Pritchard
    ///   born: 2016-05-17
    ///   document_languages: [en, cy]
    /// purpose:
    ///   objective: Ffion is safe.
    ///   for_child:
    ///     en: We want you to be safe.
    ///     cy: Rydyn ni eisiau i ti fod yn saff.
    /// visits:
    ///   for_child:
    ///     en: Nia comes to see you.
    ///     cy: Mae Nia yn dod i dy weld di.
    /// ```
    MISSING_LANGUAGE = "LANG012", "text-in-each-language", since "0.1.0", covers ["PLAN-LANGUAGE-FORMAT"], check missing_language
}

fn missing_language(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let wanted: Vec<Language> =
        cx.case.child.document_languages.iter().filter_map(|tag| Language::new(tag.words().trim())).collect();
    let for_child: Vec<&Passage<'_>> =
        cx.texts().passages.iter().filter(|p| p.reader == Reader::Child).collect();
    for language in &wanted {
        let is_in = |p: &&&Passage<'_>| primary(&p.language) == primary(language);
        // Where no text is in it, somebody translates the whole document, which `copies` says.
        if !for_child.iter().any(|p| is_in(&p)) {
            continue;
        }
        for (number, passage) in for_child.iter().enumerate() {
            let same = |p: &&&Passage<'_>| p.record_at == passage.record_at && p.key == passage.key;
            let first = !for_child[..number].iter().any(|p| same(&p));
            if first && !for_child.iter().filter(same).any(|p| is_in(&p)) {
                let message = format!("this text for the child has no {} wording", called(language));
                out.within(passage.phrase.at, 0..passage.phrase.words.len(), message).help(format!(
                    "write it in both languages, under `{}:` and `{}:`",
                    passage.language.tag(),
                    language.tag()
                ));
            }
        }
    }
}

/// The tag of a language without its region.
fn primary(language: &Language) -> &str {
    language.tag().split('-').next().unwrap_or_default()
}

/// A language by its name, or by its tag where it has none here.
fn called(language: &Language) -> String {
    let own = primary(language);
    SMALL_WORDS
        .iter()
        .find(|(tag, ..)| *tag == own)
        .map_or_else(|| quote(own), |(_, name, _)| (*name).to_owned())
}
