//! Reading prose as far as a rule can: words, phrases, and what is left when the usual is taken away.

/// A text as lower-case words.
pub(super) struct Prose {
    words: Vec<String>,
}

/// Words that say nothing of their own.
const SMALL: &str = "\
        a, an, the, and, or, but, of, to, in, on, at, by, for, from, with, as, into, about, up, out, \
        so, that, this, these, those, there, then, than, is, are, was, were, be, been, being, am, \
        has, have, had, having, do, does, did, will, would, can, could, should, shall, may, might, \
        must, not, no, it, its, he, him, his, she, her, hers, they, them, their, theirs, we, us, \
        our, all, any, each, every, some, more, most, very, well, also, who, what, which, when, \
        child, child's, children, children's, young, person, person's, boy, girl, baby";

impl Prose {
    /// The words of a text. Hyphens part words; apostrophes do not.
    pub(super) fn of(text: &str) -> Prose {
        let words = text
            .to_lowercase()
            .replace(['\u{2019}', '\u{2018}'], "'")
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .map(|w| w.trim_matches('\'').to_owned())
            .filter(|w| !w.is_empty())
            .collect();
        Prose { words }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word by its number.
    pub(super) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", String::as_str)
    }

    /// Whether a phrase stands in the text. A `*` at a word's end takes in its inflections.
    pub(super) fn has(&self, phrase: &str) -> bool {
        self.find(phrase).is_some()
    }

    /// Whether any of these phrases stands in the text.
    pub(super) fn has_any(&self, phrases: &str) -> bool {
        list(phrases).any(|p| self.has(p))
    }

    /// Where a phrase begins.
    pub(super) fn find(&self, phrase: &str) -> Option<usize> {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        self.words
            .windows(wanted.len())
            .position(|w| w.iter().zip(&wanted).all(|(word, pattern)| is(word, pattern)))
    }

    /// Whether the text begins with a phrase, and not with its possessive.
    pub(super) fn begins(&self, phrase: &str) -> bool {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        let words = self.words.iter().take(wanted.len());
        words.len() == wanted.len()
            && words.zip(&wanted).all(|(w, p)| is(w, p) && (!w.ends_with("'s") || p.ends_with("'s")))
    }

    /// Whether the text begins with any of these phrases.
    pub(super) fn begins_any(&self, phrases: &str) -> bool {
        list(phrases).any(|p| self.begins(p))
    }

    /// Whether the text begins with the words of another; a name with its possessive is another word.
    pub(super) fn begins_with(&self, other: &Prose) -> bool {
        !other.words.is_empty() && self.words.starts_with(&other.words)
    }

    /// The text from a word on.
    pub(super) fn from(&self, index: usize) -> Prose {
        Prose { words: self.words.get(index..).unwrap_or_default().to_vec() }
    }

    /// How many words are left without small words, these names, and words of these patterns.
    pub(super) fn content(&self, names: &Prose, patterns: &str) -> usize {
        let bare = |w: &str| w.strip_suffix("'s").unwrap_or(w).to_owned();
        self.words
            .iter()
            .filter(|w| !list(SMALL).any(|s| s == w.as_str()))
            .filter(|w| !names.words.iter().any(|n| bare(w) == *n))
            .filter(|w| !list(patterns).any(|p| is(w, p)))
            .count()
    }

    /// Whether a condition and one of these phrases follow on each other within a few words.
    pub(super) fn condition_on(&self, conditions: &str, phrases: &str, within: usize) -> bool {
        (0..self.words.len()).any(|start| {
            let rest = self.from(start);
            list(conditions).any(|c| rest.begins(c))
                && list(phrases).any(|p| rest.find(p).is_some_and(|at| at > 0 && at <= within))
        })
    }

    /// Whether the text only says that there is nothing: "None.", "No changes", "Not applicable".
    pub(super) fn says_nothing(&self) -> bool {
        let short = self.len() <= 6;
        short && (self.begins("no") || self.begins("none") || self.begins("nothing") || self.begins("not"))
            || self.len() <= 2 && matches!(self.word(0), "n" | "na" | "tbc" | "tba" | "nil")
    }
}

/// The phrases of a list: word lists are written as text, with commas between the phrases.
fn list(phrases: &str) -> impl Iterator<Item = &str> {
    phrases.split(", ")
}

fn is(word: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == pattern || word.strip_suffix("'s") == Some(pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_at_word_boundaries_and_with_inflections() {
        let prose = Prose::of("She’s been engaging with services — self-harm, too.");
        assert!(prose.has("engag* with services"));
        assert!(prose.has("self harm"));
        assert!(!prose.has("service"));
        assert!(!prose.has("gaging with"));
    }

    #[test]
    fn a_condition_reaches_a_few_words_only() {
        let far = "Once a week Nia meets her in the art room, where they draw and she can tell";
        assert!(Prose::of("Therapy starts once Ffion has disclosed").condition_on("once", "disclos*", 5));
        assert!(!Prose::of(far).condition_on("once", "tell*", 5));
    }
}
