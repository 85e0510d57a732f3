//! Marks: how values of the case, and rich pieces, travel through Markdown without being read by it.
//!
//! A template prints a mark for every text of the case: private-use characters around a number.
//! Markdown sees a word it has no opinion on; the tree builder puts the text in afterwards. Text of
//! a case never holds such characters, since loading takes them out.

/// Opens the number of a text of the view.
pub const TEXT_OPEN: char = '\u{E000}';
/// Closes it.
pub const TEXT_CLOSE: char = '\u{E001}';
/// Opens the name of a group that begins here; stands alone in its paragraph.
pub const GROUP_OPEN: char = '\u{E002}';
/// Closes the name.
pub const GROUP_NAMED: char = '\u{E003}';
/// Ends the group; stands alone in its paragraph.
pub const GROUP_END: char = '\u{E004}';
/// Opens the number of a picture or another block made by the program; alone in its paragraph.
pub const BLOCK_OPEN: char = '\u{E005}';
/// Closes it.
pub const BLOCK_CLOSE: char = '\u{E006}';
/// Opens the kind of a badge.
pub const BADGE_OPEN: char = '\u{E007}';
/// Closes the kind; the words follow.
pub const BADGE_NAMED: char = '\u{E008}';
/// Ends the badge.
pub const BADGE_END: char = '\u{E009}';
/// A new line within a paragraph or cell.
pub const BREAK: char = '\u{E00A}';
/// The words that follow begin a line, and so with a capital.
pub const CAPITAL: char = '\u{E00B}';
/// A new line after a small space: the next part of a cell.
pub const PART: char = '\u{E00C}';

/// The mark of a text.
pub fn text(number: usize) -> String {
    format!("{TEXT_OPEN}{number}{TEXT_CLOSE}")
}

/// The marks of a group around its body.
pub fn group(name: &str, body: &str) -> String {
    format!("\n\n{GROUP_OPEN}{name}{GROUP_NAMED}\n\n{body}\n\n{GROUP_END}\n\n")
}

/// The mark of a block made by the program.
pub fn block(number: usize) -> String {
    format!("\n\n{BLOCK_OPEN}{number}{BLOCK_CLOSE}\n\n")
}

/// The mark of a block that the tree builder knows by name: `contents`, `page`, `widths:3,2`.
pub fn named_block(name: &str) -> String {
    format!("\n\n{BLOCK_OPEN}{name}{BLOCK_CLOSE}\n\n")
}

/// A badge in a line.
pub fn badge(kind: &str, words: &str) -> String {
    format!("{BADGE_OPEN}{kind}{BADGE_NAMED}{words}{BADGE_END}")
}

/// Whether a character is one of the marks.
pub fn is_mark(c: char) -> bool {
    (TEXT_OPEN..=PART).contains(&c)
}
