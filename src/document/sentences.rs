//! One idea a line: paragraphs taken apart into their sentences, for easy read.

use std::ops::Range;

use super::tree::{Block, Inline, Words, plain};
use crate::guidance::readability::sentences;

/// A block, or where it is a paragraph of several sentences, a paragraph for each.
pub fn one_sentence_each(block: Block) -> Vec<Block> {
    let Block::Paragraph(content) = block else { return vec![block] };
    let text = plain(&content);
    let ranges = sentences(&text, false);
    if ranges.len() < 2 {
        return vec![Block::Paragraph(content)];
    }
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new(); ranges.len()];
    let mut at = 0;
    for inline in content {
        let length = plain(std::slice::from_ref(&inline)).len();
        for (range, piece) in cut(inline, at, &ranges) {
            lines[range].push(piece);
        }
        at += length;
    }
    for line in &mut lines {
        if let Some(Inline::Text(words)) = line.last_mut() {
            words.text.truncate(words.text.trim_end().len());
        }
    }
    let lines = lines.into_iter().filter(|line| !plain(line).trim().is_empty());
    lines.map(Block::Paragraph).collect()
}

/// The pieces of an inline, each with the number of the sentence to which it belongs. Only plain words are cut.
fn cut(inline: Inline, at: usize, ranges: &[Range<usize>]) -> Vec<(usize, Inline)> {
    let number = |place: usize| ranges.iter().rposition(|r| r.start <= place).unwrap_or(0);
    match inline {
        // Between two sentences the new line is there already.
        Inline::Break if ranges.iter().any(|r| r.start == at + 1) => Vec::new(),
        Inline::Text(words) => {
            let end = at + words.text.len();
            let first = number(at);
            let starts = ranges.iter().skip(first + 1).map(|r| r.start).filter(|s| *s < end);
            let edges: Vec<usize> = [at].into_iter().chain(starts).chain([end]).collect();
            let piece = |(i, pair): (usize, &[usize])| {
                let text = words.text.get(pair[0] - at..pair[1] - at)?;
                Some((first + i, Inline::Text(Words { text: text.to_owned(), ..words.clone() })))
            };
            edges.windows(2).enumerate().filter_map(piece).collect()
        }
        other => vec![(number(at), other)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(content: Vec<Inline>) -> Vec<String> {
        let blocks = one_sentence_each(Block::Paragraph(content));
        let text = |b: &Block| if let Block::Paragraph(line) = b { plain(line) } else { String::new() };
        blocks.iter().map(text).collect()
    }

    #[test]
    fn each_sentence_is_a_paragraph() {
        let text = |t: &str| Inline::Text(Words::fixed(t));
        assert_eq!(
            lines(vec![text("Ring Dr Nair at 8.15. She helps. "), text("You can ask "), text("her.")]),
            ["Ring Dr Nair at 8.15.", "She helps.", "You can ask her."]
        );
        let strong = Inline::Strong(vec![text("999")]);
        assert_eq!(lines(vec![text("Ring "), strong, text(". Then wait.")]), ["Ring 999.", "Then wait."]);
    }
}
