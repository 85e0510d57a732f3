//! Whether a text affirms what it must, or says no instead: not done, not now, only perhaps; no change, no fear.

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
    let present = prose.condition_on(
        "with",
        "present, in the room, sitting in, there, listening, on the landing, in the hall, in the next room, in the doorway, at the door",
        6,
    );
    let prefers = prose.condition_on(
        "prefer*, wants, likes",
        "to be there, to stay, present, in the room, to sit in, with him, with her, with them, nearby",
        5,
    ) && prose.has_any(OTHERS);
    let overheard = prose.has_any(
        "in earshot, within earshot, door open, door stays open, door is open, door left open, door is kept open, door ajar, doors open, can hear, could hear, listens in, listening in",
    ) && !prose.has_any("not within earshot, not in earshot, hear nothing");
    says_no(text) || (denied || present || prefers || overheard) && !nobody
}

/// Whether a text on what was looked at tells in each of its sentences only why nobody looked, who was there, or that
/// all is as it was: "Mark had to leave early.", "The family has a copy."
pub(super) fn looks_away(text: &Text) -> bool {
    const AWAY: &str = "\
        gone into, not raised, not brought up, did not come up, did not come to it, no time left, no time was left, \
        not enough time, left early, leave early, leave before, another commitment, other commitments, other business, \
        could not come, could not be there, unable to attend, unable to come, was not there, was not at the meeting, \
        were not there, was not present, sent apologies, gave apologies, on leave, off sick, moved on to, that chapter, \
        chapter is over, chapter is closed, draw a line, drew a line, nobody asked, nobody looked, as at the last, as at the previous, \
        as last time, same as last, same as before, has a copy, have a copy, has been sent a copy, was there for, were there for, both there, \
        was present, were present, took part, seems happy, seem happy, seems fine, seem fine, seems well, \
        seems settled, not in the room, left it, was skipped, were skipped, could not be gone through, nobody had brought, nobody had a copy, \
        took up most, took up all, took up the, no update received, no update was received, no report received, nothing received, \
        not received, see last minutes, see the last minutes, see previous minutes, in the last minutes, ran out of time, no time for, all fine, all is well, give an update on the day, tell the meeting on the day";
    const FOUND: &str = "\
        nothing new, no change, no new, none needed, not needed, nothing needed, by email, by telephone, by phone, rang, \
        wrote, in writing, sent word, sent a, a note, apart from, except, other than, told, said, says, asked for, but, instead, saw, sees, seen, met, meets, spoke, speaks, talked, talks";
    let sentences = || text.words().split(['.', ';']).filter(|s| !s.trim().is_empty());
    let is_away = |sentence: &str| {
        let prose = Prose::of(sentence);
        let denied = !prose.has("gone into") || prose.has_any("not, never, nor, wasn't, hardly");
        prose.has_any(AWAY) && denied && !prose.has_any(FOUND)
    };
    // What follows a colon tells what there was.
    text.words().len() <= LOOKED
        && !text.words().contains(':')
        && sentences().next().is_some()
        && sentences().all(is_away)
}

/// A text with more bytes tells what was looked at.
const LOOKED: usize = 120;

/// Whether a text on changes has a sentence that tells of one: none that says that all is as it was, or what may come.
pub(super) fn tells_of_change(changes: &Text) -> bool {
    const TO_COME: &str = "may, might, could, perhaps, waits for, is waiting for, waiting for, waits to, hopes, hope to, plans to, would, expects, expected to, is due, are due, if, soon";
    let told = changes.words().split(['.', ';', '\n']).filter(|part| !part.trim().is_empty());
    told.map(Prose::of).any(|part| {
        let nothing_new = part.begins_any("no, none, nothing, nobody, not, same, unchanged")
            || part.has_any("as it was, as they were, as before, has not changed, have not changed, no change, no changes, unchanged, the same as, is the same, are the same, same household, nothing else is new, nothing new");
        !nothing_new && !part.has_any(TO_COME)
    })
}

/// Whether a text says of somebody that they were told of the plan, where it is asked what they say. Whoever speaks for
/// themselves says "I" or "we".
pub(super) fn is_only_told(words: &Text) -> bool {
    const TOLD: &str = "was told, were told, has been told, have been told, was informed, were informed, is aware, are aware, was shown, was given, was happy, \
        was fine, was ok, was okay, is happy with, is fine with, agrees with the plan, agreed with the plan, agrees to the plan, agreed to the plan, \
        agrees with all, agreed with all, has no concerns, had no concerns, no concerns raised, signed the plan, has signed";
    const SPEAKS: &str = "i, i'm, i'd, i'll, i've, me, my, we, we're, we'll, us, our, said, says, dw, fi, ni, wants, wished, likes, asked, felt, feels";
    let prose = Prose::of(words.words());
    prose.has_any(TOLD) && !prose.has_any(SPEAKS) && !words.words().contains(['"', '\u{201C}'])
}

/// Whether a text on fears has a sentence that tells of one, and does not only say that there is none, or when somebody
/// was asked.
pub(super) fn tells_of_fear(fears: &Text) -> bool {
    const NONE: &str = "no fear*, no such, none, nothing, no worr*, no concern*, not afraid, not worried, not frightened, not scared, not fear*, does not, do not, \
        never, without fear*, no harm, no shame, nobody, said no, says no, shook her head, shook his head";
    const FEARS: &str = "fear*, afraid, scar*, frighten*, terrif*, worr*, anxious, nervous, sham*, dishono*, honour*, gossip*, talk*, rumour*, harm*, hurt*, \
        threat*, disown*, shun*, reject*, blam*, stigma*, judg*, whisper*, lose, loses, losing, lost, kill*, attack*, beat*, violen*, reveng*, repris*, retaliat*, \
        embarrass*, cut off, cast out, forced, marr*, neighbour*, what people, people will, people would, will say, find out, names, called, community, relatives, \
        mosque, church, temple, gurdwara, elders, hate*, spat, ostracis*, isolat*, avoid*, would, could";
    const ASKED: &str = "was asked, were asked, asked on, asked her, asked him, asked them, asked again";
    let told = fears.words().split(['.', ';', '\n']).filter(|part| !part.trim().is_empty());
    let tells = |part: Prose| {
        let denied = part.begins_any("no, none, nothing, nobody") || part.has_any(NONE);
        let only_asked = part.has_any(ASKED)
            && !part.has_any("fears, afraid, worries, worried, dreads, scared, frightened");
        !denied && !only_asked && part.has_any(FEARS)
    };
    // Of other languages than English the words are not known.
    !fears.words().is_ascii() || told.map(Prose::of).any(tells)
}
