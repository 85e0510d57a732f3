//! What is wrong with a case as a piece of writing, before any guidance is asked.

use super::nodes::NodeId;
use super::place::Place;

/// Declares the kinds of problem: code, short name, what it means.
macro_rules! problem_kinds {
    ($($(#[doc = $doc:literal])+ $Variant:ident = $code:literal, $name:literal, $level:ident;)+) => {
        /// A kind of mistake in the writing of a case, with a code of its own.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum ProblemKind { $($(#[doc = $doc])+ $Variant),+ }

        impl ProblemKind {
            /// All of them, in the order of their codes.
            pub const ALL: &[ProblemKind] = &[$(ProblemKind::$Variant),+];

            /// The code, such as `CASE003`.
            pub fn code(self) -> &'static str { match self { $(Self::$Variant => $code),+ } }

            /// The short name, such as `wrong-date`.
            pub fn name(self) -> &'static str { match self { $(Self::$Variant => $name),+ } }

            /// What it means and how to mend it, in plain words.
            pub fn documentation(self) -> &'static str {
                match self { $(Self::$Variant => concat!($($doc, "\n"),+)),+ }
            }

            /// Whether the plan can still be made.
            pub fn severity(self) -> Severity { match self { $(Self::$Variant => Severity::$level),+ } }
        }
    };
}

/// How much a problem weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// The plan would be wrong.
    Error,
    /// The plan is right, but something may have been meant otherwise.
    Warning,
}

problem_kinds! {
    /// The case does not say which version of the format it is written in.
    ///
    /// Begin the file with `cpplan: 1`, so that later versions of the program can read it.
    Version = "CASE001", "format-version", Error;
    /// A key that a case does not have.
    ///
    /// It is usually a slip of spelling, or a key that stands one level too far out or in. What is
    /// written under it would not be in any document.
    UnknownKey = "CASE002", "unknown-key", Error;
    /// A date that is not a date.
    ///
    /// Write dates as year, month, day: `2026-12-01` is 1 December 2026.
    WrongDate = "CASE003", "wrong-date", Error;
    /// A value that is not one of the words that can stand there.
    WrongChoice = "CASE004", "wrong-choice", Error;
    /// A value of the wrong kind: a list where a text is asked for, a text where a list is.
    WrongType = "CASE005", "wrong-type", Error;
    /// A key that is written twice.
    ///
    /// Only one of the two could be in the documents, so cpplan asks which.
    DuplicateKey = "CASE006", "duplicate-key", Error;
    /// Two items with the same id.
    ///
    /// References could mean either of them.
    DuplicateId = "CASE007", "duplicate-id", Error;
    /// An id that cannot serve as one.
    ///
    /// An id has letters, digits, `-` and `_`, and begins with a letter.
    WrongId = "CASE008", "wrong-id", Error;
    /// A reference to a person, need, outcome or other item that is not in the case.
    ///
    /// It stands for a slip in `withhold_from` as well: until it is mended, the item is withheld from
    /// everybody but the team.
    UnknownReference = "CASE009", "unknown-reference", Error;
    /// A case reference that cannot be used in the name of a file.
    ///
    /// Documents are filed under the reference, never under the child's name. It has letters,
    /// digits, `-`, `_` and `.`, and begins with a letter or a digit.
    WrongCaseReference = "CASE010", "wrong-case-reference", Error;
    /// A frequency that cannot be read.
    ///
    /// Write `weekly`, `every 2 weeks`, `twice a week`, `every 10 working days`, `monthly`, `once`.
    WrongFrequency = "CASE011", "wrong-frequency", Error;
    /// Anchors, aliases, merge keys and tags are not part of the format of a case.
    ///
    /// Write the text out in each place.
    AnchorOrTag = "CASE012", "anchor-or-tag", Error;
    /// A character that cannot be printed.
    ///
    /// Such characters come along when text is copied from elsewhere. Type the word again.
    HiddenCharacter = "CASE013", "hidden-character", Warning;
    /// An item to which something refers, or may need to, has no id.
    MissingId = "CASE014", "missing-id", Error;
    /// A comment that may have swallowed a part of a sentence.
    ///
    /// In YAML, ` #` begins a comment. Put the text in quotation marks or in a block (`>-`).
    SwallowedByComment = "CASE015", "swallowed-by-comment", Warning;
    /// A whole number or a time that cannot be read.
    WrongNumber = "CASE016", "wrong-number", Error;
    /// The case does not say which kind of plan it holds, or in which nation.
    ///
    /// What the guidance asks for depends on the plan, and the words of the documents on the nation.
    /// Write `plan: child_protection` or `plan: child_in_need`, and `nation: england` or
    /// `nation: wales`.
    KindOfPlan = "CASE017", "kind-of-plan", Error;
    /// A text that says nothing yet, such as "TBC", "n/a", "to follow" or "see above".
    ///
    /// It would be printed as it stands, and a reader would wait for something that nobody wrote. Where
    /// the guidance asks for the text, the rule says so. Write what is so, or leave the line out until it
    /// is known. Where "none" is an answer, as for a disability or new needs, it is taken for one.
    SaysNothing = "CASE018", "says-nothing", Warning;
}

/// One mistake at one place.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// Where.
    pub place: Place,
    /// What is wrong, in a sentence. May hold text of the case, marked by [`quote`].
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl Problem {
    /// A problem at a node.
    pub fn at(kind: ProblemKind, node: NodeId, message: impl Into<String>) -> Problem {
        Problem { kind, place: Place::At(node), message: message.into(), help: None }
    }

    /// With what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }
}

/// Text of the case inside a message, in marks that redaction can find.
///
/// The marks are replaced by backquotes when a message is shown, and with `--redact` all between
/// them is left out.
pub fn quote(text: &str) -> String {
    const LIMIT: usize = 60;
    let mut quoted = String::with_capacity(LIMIT + 2 * QUOTE_OPEN.len_utf8());
    quoted.push(QUOTE_OPEN);
    let mut room = LIMIT;
    for (number, word) in text.split_whitespace().enumerate() {
        let blank = if number > 0 { " " } else { "" };
        let letters = blank.len() + word.chars().count();
        if letters > room {
            quoted.extend(blank.chars().chain(word.chars()).take(room));
            quoted.push('…');
            break;
        }
        quoted.push_str(blank);
        quoted.push_str(word);
        room -= letters;
    }
    quoted.push(QUOTE_CLOSE);
    quoted
}

/// Opens text of the case within a message.
pub const QUOTE_OPEN: char = '\u{E0F0}';
/// Closes text of the case within a message.
pub const QUOTE_CLOSE: char = '\u{E0F1}';
