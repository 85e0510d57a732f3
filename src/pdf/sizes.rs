//! How large the page is and what stands on it, in points where nothing else is said; and up to which height
//! something stays on one page.

/// The margins of the page, in points: left and right.
pub(super) const SIDE: f64 = 57.0;
/// How many points a millimetre has.
pub(super) const POINTS: f32 = 72.0 / 25.4;
/// The upper margin, where nothing else is asked.
pub(super) const TOP: f64 = 62.0;
/// The lower margin, with the footer in it.
pub(super) const FOOT: f64 = 71.0;
/// The width of the text block of an A4 page.
pub(super) const PAGE: f32 = 481.0;
/// The height of it.
pub(super) const PAGE_HEIGHT: f32 = 708.0;
/// The widest line of running text, in sizes of the letters: 60 to 70 characters.
pub(super) const LINE: f32 = 34.5;
/// Between the edge of a card and its content.
pub(super) const CARD: f32 = 15.0;
/// Room for an icon before the words of a warning, in sizes of the letters.
pub(super) const ICON: f32 = 2.0;
/// Between the lines of a table and its words.
pub(super) const CELL: f32 = 6.5;
/// A badge's own room, in sizes of the letters: its ends, its icon and the gap.
pub(super) const BADGE: f32 = 2.5;
/// How far the items of a list stand to the right at least, in sizes of the letters.
pub(super) const INDENT: f32 = 1.6;
/// Between the number of an item and its words, in sizes of the letters.
pub(super) const AFTER_NUMBER: f32 = 0.5;
/// The labels of facts are no wider than this, in sizes of the letters.
pub(super) const LABEL: f32 = 12.5;
/// Letters up to this size, in points, are usual.
pub(super) const USUAL_LETTERS: f32 = 16.0;
/// Blocks up to this height stay on one page, where the letters are usual.
pub(super) const SHORT: f32 = 270.0;
/// And up to this height where they are large: more would leave half of a page white.
pub(super) const SHORT_LARGE: f32 = 270.0;
/// Blocks with a drawing stay on one page up to this height: the rest of a panel would lack what shows what it is.
pub(super) const ONE_PAGE: f32 = 420.0;
/// A list or a table up to this height, in points, is not parted by the end of a page.
pub(super) const WHOLE_LIST: f32 = 180.0;
/// An item of a list up to this height, in points, is not parted by the end of a page.
pub(super) const WHOLE_ITEM: f32 = 120.0;
/// Words up to this height, in points, stand on the page of what they lead to.
pub(super) const SHORT_LEAD: f32 = 80.0;
/// Rows of a pictogram and its words up to this height stay on one page.
pub(super) const WHOLE_ROW: f32 = 320.0;
/// Letters of this size, in points, and larger ones stand in one column: half a page holds a word or two of a line.
pub(super) const ONE_COLUMN: f32 = 22.0;
/// Between two columns.
pub(super) const COLUMN_GAP: f32 = 22.0;
/// Sizes of the headings, as multiples of the size of the text.
pub(super) const HEADINGS: [f32; 6] = [2.3, 1.6, 1.2, 1.08, 1.0, 1.0];

/// The same on a document of one sheet.
pub(super) const CLOSE_HEADINGS: [f32; 6] = [1.6, 1.2, 1.08, 1.0, 1.0, 1.0];
