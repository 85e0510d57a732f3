//! What can be wrong with a profile, each with a code of its own.

use crate::case::Place;
use crate::guidance::finding::{Finding, Level};

/// A kind of mistake in a profile: code, name, what it means.
pub struct ProfileKind {
    /// The code.
    pub code: &'static str,
    /// The short name.
    pub name: &'static str,
    /// What it means, in plain words.
    pub documentation: &'static str,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $NAME:ident = $code:literal, $name:literal;)+) => {
        $($(#[doc = $doc])+
        pub(super) static $NAME: ProfileKind = ProfileKind {
            code: $code, name: $name, documentation: concat!($($doc, "\n"),+),
        };)+

        /// All of them, in the order of their codes.
        pub static PROFILE_KINDS: &[&ProfileKind] = &[$(&$NAME),+];
    };
}

kinds! {
    /// The profile does not say which version of the format it is written in.
    ///
    /// Begin the file with `cpplan_profile: 1`.
    VERSION = "PROF001", "profile-version";
    /// Something is left out that a setting needs.
    ///
    /// A changed figure needs its source, a lowered rule its reason: whoever reads the findings must be
    /// able to see who decided so.
    INCOMPLETE = "PROF002", "profile-incomplete";
    /// A level is set for something that is no rule of the guidance.
    ///
    /// `cpplan rules` lists them. A mistake of writing (`CASE…`) is always an error, and a rule of the
    /// authority has its level beside it.
    UNKNOWN_RULE = "PROF003", "unknown-rule";
    /// A length of time that cannot be read.
    ///
    /// Write `10 working days`, `6 weeks`, `3 months`.
    WRONG_LENGTH = "PROF004", "wrong-length";
    /// An expression that cannot be read, or does more than compare and count.
    WRONG_EXPRESSION = "PROF005", "wrong-expression";
    /// A name that the case does not have, or a word that a value of the case can never be.
    UNKNOWN_NAME = "PROF006", "unknown-name-in-rule";
    /// The code of a rule of the authority is not one, or is used twice.
    ///
    /// It begins with `LOCAL-` and goes on with capital letters, digits and hyphens.
    WRONG_CODE = "PROF007", "wrong-code";
    /// The same thing is set twice.
    SET_TWICE = "PROF008", "set-twice";
    /// A term that is not in the built-in lists, or words that cannot be looked for.
    WRONG_TERM = "PROF009", "wrong-term";
    /// A value is compared that a case may leave out.
    ///
    /// Where it is not written, the comparison would mean nothing, and a plan could look sound that is
    /// not. Ask first with `has(…)`.
    NOT_ASKED_FIRST = "PROF010", "not-asked-first";
    /// A rule of the authority could not be carried out on this case.
    ///
    /// The place to mend is in the profile. The finding is a warning, so that no plan has to wait for it.
    FAILED = "PROF011", "local-rule-failed";
    /// Words that the authority asks not to use.
    ///
    /// The profile names them, with what to write instead and who says so.
    TERM = "LOCAL-TERM", "local-term";
}

impl ProfileKind {
    /// A finding of this kind in the profile.
    pub(super) fn at(&self, place: Place, message: String, help: &str) -> Finding {
        Finding {
            code: self.code,
            name: self.name,
            level: Level::Error,
            message,
            help: (!help.is_empty()).then(|| help.to_owned()),
            place,
            covers: Vec::new(),
            sources: Vec::new(),
            accepted: None,
        }
    }
}
