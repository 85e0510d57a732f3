//! Which hard words a document uses, so that it can say what they mean, and no others.

use std::sync::Arc;

use minijinja::{Environment, Error};

use crate::document::marks;
use crate::document::objects::Scene;
use crate::document::trace::without_marks;

/// Gives an environment the functions of word lists.
pub(super) fn add_to(environment: &mut Environment<'_>, scene: &Arc<Scene>) {
    // `uses(body, "core group|core groups")`: whether a piece of the document has one of these words, in fixed
    // words or in a text of the case. Capitals make no difference.
    let here = Arc::clone(scene);
    environment.add_function("uses", move |piece: String, forms: String| -> Result<bool, Error> {
        let said = words_of(&without_marks(&piece), &here).to_lowercase();
        Ok(forms.split('|').any(|form| has_word(&said, &form.trim().to_lowercase())))
    });
}

/// The words of a piece, texts of the case in the place of their marks.
fn words_of(piece: &str, scene: &Scene) -> String {
    let mut words = String::with_capacity(piece.len());
    let mut rest = piece;
    while let Some(open) = rest.find(marks::TEXT_OPEN) {
        words.push_str(&rest[..open]);
        let after = &rest[open + marks::TEXT_OPEN.len_utf8()..];
        let (number, next) = after.split_once(marks::TEXT_CLOSE).unwrap_or((after, ""));
        if let Some(text) = number.parse().ok().and_then(|n: usize| scene.view.texts.get(n)) {
            words.push_str(&text.words);
        }
        rest = next;
    }
    words.push_str(rest);
    words
}

/// Whether a text has a word, or several, not as part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            is_edge(text[..at].chars().next_back()) && is_edge(text[at + word.len()..].chars().next())
        })
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn a_word_is_found_as_a_word_only() {
        assert!(has_word("the core group meets", "core group"));
        assert!(has_word("an advocate.", "advocate"));
        assert!(!has_word("advocates and advocacy", "advocate"));
        assert!(!has_word("reappoint", "appoint"));
        assert!(!has_word("anything", ""));
    }
}
