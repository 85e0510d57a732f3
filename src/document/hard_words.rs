//! Hard words: strong where they come first, so that a reader knows to look them up at the end.

use super::tree::{Block, Inline, Words};

/// Those that have not come yet, the longest first: a safety plan is not a plan.
#[derive(Debug, Default)]
pub struct HardWords {
    waiting: Vec<String>,
}

impl HardWords {
    /// These words.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> HardWords {
        let mut waiting: Vec<String> = words.map(str::to_lowercase).filter(|w| !w.is_empty()).collect();
        waiting.sort_by_key(|word| std::cmp::Reverse(word.len()));
        HardWords { waiting }
    }

    /// Makes those strong that come first in this block.
    pub fn mark(&mut self, block: &mut Block) {
        if let Block::Paragraph(content) = block {
            let inlines = std::mem::take(content);
            content.extend(inlines.into_iter().flat_map(|inline| match inline {
                Inline::Text(words) => self.in_words(words),
                other => vec![other],
            }));
        }
    }

    fn in_words(&mut self, words: Words) -> Vec<Inline> {
        let lower = words.text.to_lowercase();
        // Only where both have the same letters do places in one hold for the other.
        let found = self.waiting.iter().enumerate().find_map(|(i, w)| Some((i, whole(&lower, w)?, w.len())));
        let Some((index, start, length)) = found.filter(|_| lower.len() == words.text.len()) else {
            return vec![Inline::Text(words)];
        };
        self.waiting.remove(index);
        let part = |text: Option<&str>| Words { text: text.unwrap_or_default().to_owned(), ..words.clone() };
        let before = part(words.text.get(..start));
        let hard = part(words.text.get(start..start + length));
        let after = part(words.text.get(start + length..));
        let mut pieces = self.in_words(before);
        pieces.push(Inline::Strong(vec![Inline::Text(hard)]));
        pieces.extend(self.in_words(after));
        pieces.retain(|p| !matches!(p, Inline::Text(words) if words.text.is_empty()));
        pieces
    }
}

/// Where a word stands by itself, or with an `s` behind it.
fn whole(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(start, _)| start).find(|start| {
        let behind = text[start + word.len()..].strip_prefix('s').unwrap_or(&text[start + word.len()..]);
        !text[..*start].ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tree::plain;

    fn strong(hard: &mut HardWords, text: &str) -> Vec<String> {
        let mut block = Block::Paragraph(vec![Inline::Text(Words::fixed(text))]);
        hard.mark(&mut block);
        let Block::Paragraph(content) = block else { return Vec::new() };
        assert_eq!(plain(&content), text);
        content.iter().filter_map(|i| if let Inline::Strong(w) = i { Some(plain(w)) } else { None }).collect()
    }

    #[test]
    fn each_is_strong_where_it_comes_first_and_only_there() {
        let mut hard = HardWords::new(["Plan", "Safety plan", "Advocate"].into_iter());
        assert_eq!(strong(&mut hard, "We planned it. Here is a safety plan."), ["safety plan"]);
        assert_eq!(strong(&mut hard, "The plan names advocates."), ["plan", "advocate"]);
        assert!(strong(&mut hard, "A plan and a safety plan").is_empty());
    }
}
