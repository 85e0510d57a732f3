//! Whether a text that must affirm something says no instead: not done, not now, only perhaps.

use super::prelude::*;

/// What opens a text that says that something was not done, or only if it can be.
const REFUSALS: &str = "\
    none on, none was, none were, none available, none present, not routinely, not so far, not yet, not always, not usually, not often, not at present, not currently, not \
    possible, not arranged, not needed, rarely, seldom, hardly ever, occasionally, if possible, when possible, where \
    possible, as possible, when time, if time, time permitting, as and when, if needed, as needed, as required";
/// What says so wherever it stands.
const NOT_DONE: &str = "\
    not looked at, not covered, not considered, not discussed, not checked, not asked, not explored, not addressed, not \
    reviewed, not explained, not been looked, not been covered, not been considered, not been discussed, not been \
    checked, not been asked, not been explained, no time for, ran out of time, reasons of time, lack of time, held \
    over, carried over, left for next time, deferred to";

/// Whether a text says of what it should affirm that it was not done, or is done only if it happens to be possible.
pub(super) fn says_no(text: &Text) -> bool {
    let prose = Prose::of(text.words());
    // "No." and "None; …", but not "No adult of the family is near".
    let opening = text.words().split(['.', ';', ',', ':', '!']).next().unwrap_or_default();
    let bare = matches!(
        opening.trim().to_lowercase().as_str(),
        "no" | "none" | "never" | "nobody" | "nothing" | "nil"
    );
    bare || prose.begins_any(REFUSALS) || prose.has_any(NOT_DONE)
}

/// Whether a text about time alone with the child says that others are there, or that it does not happen.
pub(super) fn is_not_alone(text: &Text) -> bool {
    const OTHERS: &str =
        "mum, mam, mother, dad, father, nan, gran, parent, parents, brother, sister, family, carer";
    let prose = Prose::of(text.words());
    let denied = prose.condition_on(
        "not, never, rarely, seldom",
        "alone, by herself, by himself, on her own, on his own",
        5,
    );
    let nobody = prose.has_any("nobody, no one, no adult, without, none of, else");
    let present = prose.condition_on("with", "present, in the room, sitting in, there, listening", 6);
    let prefers = prose.condition_on(
        "prefer*, wants, likes",
        "to be there, to stay, present, in the room, to sit in",
        5,
    ) && prose.has_any(OTHERS);
    says_no(text) || (denied || present || prefers) && !nobody
}
