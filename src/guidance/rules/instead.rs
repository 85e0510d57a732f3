//! What a text can say in place of an answer, and by which words it is known.

/// What a text can say in place of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Instead {
    /// That it comes later, some time.
    Later,
    /// That a paper was handed over or sent, where somebody was to be talked with.
    Paper,
    /// That somebody put their name to it.
    Signed,
    /// That papers were read, where somebody was to be met.
    Papers,
    /// That somebody may ring or ask, where the plan says who does something.
    OnRequest,
    /// That somebody thinks or feels so, where grounds are asked for.
    Opinion,
    /// Who decided, where the reason is asked for.
    Decided,
    /// Where somebody was, where it is asked what was thought or done.
    Whereabouts,
    /// That there is nothing, where it was to be looked for.
    Denied,
    /// That the family is like all others, or is treated like them.
    Alike,
    /// What is done with every child, where this one is asked about.
    ForAll,
    /// That help waits for the criminal case, or hangs on it.
    ForTheCase,
    /// That nobody is charged, where help does not hang on it.
    Uncharged,
    /// That help has ended, where it is asked how it goes on.
    Ended,
    /// That a child is not told.
    NotTold,
    /// That a fear is none.
    Brushed,
    /// That somebody is pressed, where somebody was to be helped.
    Pressed,
    /// That somebody should think of it no more.
    MovedOn,
    /// How a child behaved, where it is asked what the child thinks.
    Manner,
    /// That it is for somebody else to know.
    UpToThem,
    /// That there are people, where it is asked who talks with the child.
    Around,
    /// How useful a person of concern is, where it is asked what they have been given.
    Praised,
    /// That the work goes on, where it is asked what it changed.
    GoesOn,
    /// That somebody comes, where it is asked what it changed.
    Attended,
    /// That people are trusted to know, where a rule is asked for.
    Trusted,
    /// That a worry keeps until somebody comes.
    Kept,
    /// What workers do, where it is asked what will be different.
    Process,
    /// That it is easier without somebody.
    Unwanted,
    /// That somebody is told when and where, where it is asked what they do.
    Informed,
    /// What a person of concern has promised.
    Promised,
}

use Instead as I;

impl Instead {
    /// The wordings: those with which the text begins; those that stand anywhere, unless something beside them answers;
    /// and those that no other words make good.
    #[rustfmt::skip]
    pub(super) fn wordings(self) -> [&'static str; 3] {
        match self {
            I::Later => [
                "tbc, tba, too early, not discussed, not raised, not covered, no time, time was short, still waiting, waiting for, no news, to be talked, to be looked, to be thought, to be discussed, to be agreed, to be decided, to be considered, to be arranged, to be confirmed, \
                 one for after, one for later, one for another, one to think, one to look, still to be, still to come, yet to be, not yet, not done yet, \
                 not started, not begun, awaited, awaiting, pending, outstanding, put off, to go on the agenda, to follow, as agreed in, as agreed at, \
                 as discussed, hard to say, difficult to say, too early to, little to do until, there is little to do until, there is nothing to do until, \
                 not gone into, not asked about",
                "at some point, when things have calmed, when things calm, once things have calmed, when things have settled, when things settle, \
                 once things settle, when the time is right, to think about in due course, to think about afterwards, if there is time, when there is time, when time allows, when she can, when he can, when they can, \
                 did not come up, has not come up, rather not go into, told on the day, come back to this, come back to it, too early to bring up, \
                 considered at the time, decided at the time, steps will be considered, not laid down, nothing is laid down, next agenda, carried over to, has been requested, have been requested, is awaited, are awaited, \
                 so not discussed, no longer invited, rolls over, roll over, rolled over, left this for, left it for, left that for, reserves its position, reserves the right, reserves our position",
                "",
            ],
            I::Paper => [
                "by email, by post, by letter, in the post, in writing",
                "book bag, copied in, in the post, by post, posted to, was given a copy, were given a copy, was given a leaflet, was handed a copy, sent out with, \
                 sent with the minutes, was sent a copy, were sent a copy, was emailed, were emailed, was asked to pass, were asked to pass, \
                 left a leaflet, left the leaflet, left a copy, left the copy, got a letter, received a letter, signed copy, on file, on the file, in the file",
                "",
            ],
            I::Signed => ["", "signed the sheet, signed a sheet, signed the form, signed a form, signed to say, signed to confirm, signed for it", ""],
            I::Papers => ["", "from the papers, on paper, from the file, from the files, from reports, by reading", ""],
            I::OnRequest => [
                "as and when, as required, when required, as necessary, where necessary, available if, if needed, if asked, if she asks, if he asks, on request, when needed, as needed, when asked",
                "as and when, can ring, can call, can ask, may ring, may ask, are free to ring, are free to ask, is welcome to, are welcome to, only has to ask, \
                 only have to ask, available if, available when needed, available on request, in touch if, let us know if, lets us know if, can say so, may say so, can say if, say so if, can refer, \
                 refer herself, refer himself, refer themselves, self refer, knows how to ask, know how to ask, knows where to go, knows where to ask, \
                 knows who to ring, knows who to ask",
                "",
            ],
            I::Opinion => [
                "it felt, it was felt, it seemed",
                "thinks so, think so, felt right, felt like, feels like, feels right, a feel for, was felt to be, plain to see, easy to see, \
                 everybody can see, seemed right, gut feeling",
                "",
            ],
            I::Decided => [
                "agreed by, decided by, outcome code",
                "have to accept, has to accept, must accept, needs to accept, view of the professionals, view of professionals, was outvoted, were outvoted, took the decision, made the decision, took another view, took a different view, thought otherwise, \
                 saw it differently, did not agree, had the last word, was noted, were noted, remains unchanged, remain unchanged, decision stands, \
                 threshold was, threshold for, no longer met, considered to be met",
                "",
            ],
            I::Whereabouts => [
                "",
                "present throughout, did not object, stayed for, looked in, popped in, was at school, was at home, was at work, was out, on his way, on her way, on their way, was on leave, was on holiday, was playing, \
                 was asleep, was in bed, was upstairs, was off sick, sat in, gave apologies, gave his apologies, gave her apologies, sent apologies, \
                 left early, part of the meeting, half of the meeting, end of the meeting",
                "",
            ],
            I::Denied => [
                "nothing in particular, none needed, not needed, none seen, none noticed, none known, none identified, none to speak, none that, not relevant, not applicable, no issue, no issues, \
                 no impact, no effect, no lasting, no further, nothing to suggest, nothing further, nothing more, unaffected, not affected, not an issue",
                "not an issue, no issues were, speaks for itself, speak for themselves, at face value, slept through, was in bed, was asleep, \
                 were asleep, no further work, none raised, in bed by then, not have been aware, not have heard, not have noticed, were not aware, no disclosures, between the adults, between adults, too young to, too little to, not relevant, nothing to do with, no further disclosures, \
                 no more disclosures, no new disclosures",
                "line can be drawn, draw a line, line drawn, line under, unlikely to remember, \
                 will not remember, will forget, no lasting effect, no lasting effects, bounces back, bounce back",
            ],
            I::Alike => [
                "n a, na, no issues, no issue, no cultural, no particular, not an issue, none identified, nothing specific, nothing special",
                "no issues, no issue, no cultural issue, no cultural issues, no cultural needs, like many others, like any other, like most, just like other, no different from, no different to, not an issue",
                "are treated the same, is treated the same, are treated exactly, is treated exactly, are treated alike, are treated equally, treats everybody the same, treats everyone the same, \
                 treat everybody the same, treat everyone the same, treats all families, treat all families, equal opportunities, do not discriminate, \
                 does not discriminate, do not see colour",
            ],
            I::ForAll => [
                "none needed, as usual, as is usual, in the usual way, usual practice, standard practice, normal practice, children under, children of, not normally, as a rule, as always",
                "at his age, at her age, at their age, our policy, the policy, is policy, office policy, in this authority, the usual way, usual practice, standard practice, common practice, \
                 normal practice, not usual practice, not our practice, are not invited, as with all, as for all, like all children, the custom, by default, as standard",
                "",
            ],
            I::ForTheCase => [
                "",
                "if there is a charge, if there are charges, if charged, if he is charged, if she is charged, once charged, if it goes to court, \
                 if the case goes, when it goes to court, depends on whether the police, depends on what the police, depends on the police, \
                 depends on the outcome of the, depends on the trial, depends on the verdict",
                "contaminate, contaminates, contaminating, request of the police, police request",
            ],
            I::Uncharged => ["", "", "no charge, no charges, not charged, no prosecution, no case to"],
            I::Ended => [
                "closed on, closed when, closed after, closes to, closed to, fresh start",
                "fresh start, clean slate, closes to, can be re referred, can re refer, no longer, came to an end, was stopped, closed her file, closed his file, closed the file, closed their file, \
                 closed their files, closed the case, signed off, has ended, have ended, was discharged, has stepped back, has stood down, \
                 was stood down, steps out, step out, no longer needed, not needed any more, was closed when, ended when, no cover, \
                 cover could not, has not been replaced, nobody has taken over",
                "",
            ],
            I::NotTold => [
                "",
                "has not been told, have not been told, will find out, will hear on the day, kept from",
                "not to be told, told on the morning, not told until, not until the morning, work herself up, work himself up, is not told, not told until, is told nothing, was told nothing, does not fret, do not fret, no need to know",
            ],
            I::Brushed => [
                "no need to",
                "nothing to worry, no reason to worry, need not worry, no need to worry, should not worry",
                "nothing to fear, nothing to be afraid, no reason to fear, no reason to be afraid, need not fear, as long as she tells, as long as he tells, will blow over, to ignore it, to rise above",
            ],
            I::Pressed => [
                "",
                "",
                "will be noted, be noted if, held against, count against, is expected to attend, are expected to attend, is expected to come, \
                 are expected to come, must attend, must improve, has to improve, have to improve, needs to improve, need to improve, failed to, must try, try harder, are unhelpful, is unhelpful, were unhelpful, told to stop, was warned, were warned, own up, come clean, to admit, admits it, to confess, \
                 confess, confesses, get it out of",
            ],
            I::MovedOn => [
                "",
                "to look forward, looking forward, to move on, moving on, to forget",
                "not to dwell, dwell on, put it behind, put this behind, puts it behind, forget about it, best forgotten",
            ],
            I::Manner => [
                "",
                "presented as, presents as, presented well, engaged well, eye contact, appeared happy, appeared settled, appeared well, seemed happy, \
                 seemed settled, seemed fine, seemed well, comes across, came across, finds him, finds her, found him, found her, in good spirits, appropriately dressed, well presented, interacted well, was chatty, was polite, \
                 was compliant",
                "",
            ],
            I::UpToThem => ["up to, that is up, down to", "is up to, are up to, we assume, assume that, would tell us, would let us know, will let us know, is for her to, is for him to, who knows, is with the police, left to them, left to the police, for the police to, own arrangements", ""],
            I::Around => [
                "",
                "lots of, plenty of, no shortage, surrounded by, many adults, everybody around, everyone around, people around, adults around",
                "",
            ],
            I::Praised => [
                "",
                "",
                "a real help, a great help, a big help, been helpful, been very helpful, been a help, been a support, been supportive, does the school run, \
                 good with the, good with her, good with him, a good influence, pulls his weight, pulls her weight, mucks in",
            ],
            I::GoesOn => [
                "the plan continues, the plan carries on, the plan goes on, the plan stays as, plan continues, carry on as before, ongoing, continuing, in progress, work continues, work goes, continues as, as before",
                "remain ongoing, remains ongoing, is ongoing, are ongoing, work continues, work goes on, sessions continue, sessions go on, \
                 support continues, continues as before, goes on as before, nothing to add, nothing to report, engages well, is engaging, engaging well",
                "",
            ],
            I::Attended => [
                "",
                "attendance has been good, attendance has been excellent, attendance is good, attendance is excellent, attendance was good, good attendance, \
                 full attendance, attends all meetings, attends every meeting, attended all meetings, attended every meeting, attends all sessions, \
                 attends every session, attended all sessions, attended every session, attended each session, has not missed a session, attends well, \
                 attends regularly, turns up",
                "",
            ],
            I::Trusted => [
                "",
                "be sensible, now and then, as they see fit, as she sees fit, as he sees fit, from time to time, keep an eye, keeps an eye",
                "common sense, what is sensible, knows better, use their judgement, use her judgement, use his judgement, trust her to, trust him to, \
                 trust them to, we trust her, we trust him, we trust them, old enough to know",
            ],
            I::Kept => [
                "",
                "has to wait, have to wait, wait for her, wait for him",
                "when she next comes, when he next comes, next comes, make a note of it, be patient, asked to wait",
            ],
            I::Process => ["to monitor, to visit, to review, to hold, to keep under review, to continue, to complete, to work with, to engage, monitoring of", "", ""],
            I::Unwanted => ["", "", "never comes, never attends, never turns up, does not come to these, better without, easier without, quicker without, in the way, would disrupt, disrupts the, too much trouble"],
            I::Informed => ["", "given the dates, has the dates, have the dates, told the dates, told the times, told when, kept informed, kept up to date, is informed, sent the dates, waits in the, waits outside", ""],
            I::Promised => [
                "",
                "",
                "learned his lesson, learnt his lesson, will not be back, won't be back, has said that he will, has said he will, gave his word, has given his word, says he will, has promised, has assured, have assured, \
                 has undertaken to",
            ],
        }
    }
}
