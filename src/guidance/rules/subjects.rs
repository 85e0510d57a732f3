//! What a text must speak of to answer its field: one word of its subject at least.

use crate::case::model::{Part, Topic};

/// What a field is about, and by which words that is known.
pub(super) struct Subject {
    pub(super) record: &'static str,
    pub(super) key: &'static str,
    /// A text with any of these words speaks of it.
    pub(super) words: &'static [&'static str],
    /// Whether a text that names somebody speaks of it as well: somebody other than those whom the field is about.
    pub(super) or_somebody: bool,
    /// The entry of the register.
    pub(super) entry: &'static str,
    /// What the text should say.
    pub(super) wanted: &'static str,
}

const fn about(
    record: &'static str,
    key: &'static str,
    words: &'static [&'static str],
    entry: &'static str,
    wanted: &'static str,
) -> Subject {
    Subject { record, key, words, or_somebody: false, entry, wanted }
}

const fn about_people(
    record: &'static str,
    key: &'static str,
    words: &'static [&'static str],
    entry: &'static str,
    wanted: &'static str,
) -> Subject {
    Subject { record, key, words, or_somebody: true, entry, wanted }
}

/// That somebody was told something, or is.
const TOLD: &str = "\
    tell*, told, explain*, show*, read*, talk*, spoke*, speak*, say, says, said, ask*, hear*, heard, ring*, rang, rung, phone*, \
    call*, text*, visit*, meet*, met, inform*, update*, describ*, discuss*, answer*, went through, goes through, go through, \
    going through, gone through, went over, goes over, sat, sits, sit, saw, sees, message*, pass*, know*, knew, learn*, underst*, sign*, \
    bsl, interpret*, translat*, draw*, drew, drawn, picture*, film*, video*, played, plays, game*, story, stories, words";
/// How often, or when.
pub(super) const WHEN: &str = "\
    each, every, daily, weekly, fortnight*, monthly, nightly, yearly, once, twice, times, week*, month*, day*, hour*, minute*, term*, \
    year*, session*, half, monday*, tuesday*, wednesday*, thursday*, friday*, saturday*, sunday*, morning*, evening*, afternoon*, \
    night*, lunch*, school, tonight, tomorrow, today, yesterday, straight, before, after, until, till, by, at once, immediately, \
    january, february, march, april, may, june, july, august, september, october, november, december, spring, summer, autumn, winter, \
    christmas, easter, hols, holiday*, one, two, three, four, five, six, seven, eight, nine, ten, twelve, always, whenever, continu*";
/// What somebody thinks, feels or wants.
const THINKS: &str = "\
    want*, feel*, felt, say*, said, tell*, told, like*, dislike*, wish*, think*, thought, hope*, hoping, worr*, happy, unhappy, happier, sad, \
    sadder, afraid, fear*, miss*, prefer*, draw*, drew, drawn, ask*, rather, would, enjoy*, hate*, love*, scar*, tired, angry, anger, cross, proud, fed up, \
    glad, agree*, accept*, don't, doesn't, didn't, not, no, need*, find*, found, believ*, disagree*, welcome*, resent*, object*, upset*, \
    keen, pleased, relie*, trust*, asham*, guilt*, confus*, underst*, sees, see, saw, view*, favourite, best, choose*, chose, wrote, help*, \
    bored, lonely, excit*, nervous, anxious, frighten*, safe*, look* forward, support*, cried, cries, laugh*, smile*, mind*, fair, unfair, good, better";
/// Reasons, and what they rest on.
const REASONS: &str = "\
    because, since, so that, so as, as the, as he, as she, as they, risk*, safe*, harm*, danger*, need*, eviden*, protect*, fear*, not, cannot, can't, could, would, \
    too, enough, until, order*, law, wish*, want*, alone, still, without, weigh*, outweigh*, serious*, may, might, no, nobody, \
    never, only, told, said, saw, abus*, best, interest*, welfare, court*, convict*, assess*, pattern*, likely, first, priority, matter*, trust*";
/// What is done to help somebody.
const HELP: &str = "\
    therap*, help*, support*, session*, counsel*, group*, class*, course*, see*, meet*, visit*, work*, call*, ring*, check*, programme*, \
    advice, advis*, mentor*, teach*, taught, play*, clinic*, appointment*, keep*, continu*, stay*, carr*, go* on, offer*, adviser*, isva, advocate*, nurse*, \
    helpline, worker*, service*, contact*, practis*, practic*, review*, refer*, give*, offered, provid*, includ*, weekly, monthly, week*, month*, year*";

#[rustfmt::skip]
pub(super) const SUBJECTS: [Subject; 44] = [
    about("Visits", "recorded", &["record*, note*, write*, wrote, written, system, file*, log*, form*, type*, chronolog*, enter*, entry, report*, diary, saved, notes, down, upload*"],
        "VISIT-FREQUENCY", "where and how each visit is recorded"),
    about("ChildViews", "carried_how", &[TOLD, "writ*, wrote, letter*, card*, poster*, bring*, brought, voice, own, advocate*, present*, share*, recording, comes, joins, chart*, list*, note*"],
        "CHILD-VIEWS-CARRIED", "how the child's views come into the meeting"),
    about_people("ChildViews", "worries", &["childline, helpline, counsel*, therap*, adviser*, teacher*"],
        "CHILD-WORRIES", "whom the child can talk to about guilt and worry"),
    about("ChildViews", "feedback_when", &[WHEN, "same, next, within, straight away, soon after, following, letter*, book*, kept"],
        "CHILD-FEEDBACK", "when the child hears what was decided"),
    about_people("Feedback", "how", &[TOLD, "letter*, card*, wrote, writ*, chart*, poster*, plan for children, child's plan, room, gives, in person, together, face to face"],
        "CHILD-FEEDBACK", "who tells the child, and how"),
    about("AgencyDiscussion", "health_expertise", &["sexual*, abus*, sarc, safeguard*, named, designated, forensic*, train*, special*, expert*, experienc*, child protection, lead*, led, \
        referral centre, spoke, spoken, speaks, talked, rang, had advice, consulted, consults, consulting, asked, advised, advises, advice, qualif*, examin*, medicals, years, course*, faculty, havens, haven"],
        "CTX-STRATEGY-HEALTH", "what the health representative knows of sexual abuse, or whom they consulted"),
    about("RiskAssessment", "finding", &["risk*, likel*, unlikely, danger*, harm*, safe*, low*, medium, high*, moderate, alone, concern*, sexual*, attract*, interest*, supervis*, unsupervised, \
        pattern*, groom*, deni*, accept*, manage*, abus*, offend*, reoffend*, offence*, protect*, worr*, could, might, must, should, needs, trust*, contact, not, no"],
        "CTX-RISK-ASSESSMENT", "what was found, and about which risk"),
    about_people("PersonOfConcern", "part_of_family", &["bedroom, room, birthday*, photo*, card*, letter*, call*, visit*, meal*, tea, dinner, lunch, christmas, eid, diwali, phone*, home, house, \
        dog, cat, horse, pony, walk*, football, game*, video*, together, message*, parcel*, love*, holiday*, weekend*, sunday*"],
        "CTX-SIB-AWAY", "how they stay a part of the family"),
    about("ParentNeeds", "time_to_change", &[WHEN, "no change, nothing, long*, soon*, time*, quick*, slow*, short*, wait*, now, already, ready, never, not, fast*, cannot, can't"],
        "PAR-MOTIVATION", "how long the change is likely to take"),
    about("ParentNeeds", "understanding_checked", &[TOLD, "repeat*, back, teach*, taught, practis*, practic*, did, does, do, quiz, card*, chart*, point*, match*, wrote, write*, list*"],
        "INT-LD-METHOD", "how it was checked that they understand"),
    about_people("ParentNeeds", "if_too_slow", &["court*, legal, conference*, live*, living, move*, stay*, decid*, decision*, review*, meet*, ask*, placement, order*, proceeding*, care, lives, apply, applies, elsewhere, foster*, solicitor"],
        "PAR-CHANGE-TOO-SLOW", "what is done for the child if the change takes longer than the child can wait"),
    about("InvestigationClosed", "right_to_review", &[TOLD, "letter*, leaflet*, right*, review*, vrr, month*, appeal*, wrote, writ*, form, forms, offer*, applied, apply, appli*, use*, claim*, aware, given, gave, sent"],
        "POL-CLOSED-SUPPORT", "how they were told of their right to ask for a review"),
    about("InvestigationClosed", "compensation", &[TOLD, "letter*, leaflet*, form, forms, claim*, appl*, cica, compensat*, scheme, help*, isva, adviser*, solicitor*, law centre, victim*, offer*, given, gave, sent"],
        "POL-CLOSED-SUPPORT", "how they were told of compensation"),
    about("InvestigationClosed", "reasons_explained", &[TOLD, "letter*, wrote, writ*"],
        "POL-CLOSED-CHILD-IMPACT", "who explained the reasons to the child and the parents, and how"),
    about_people("InvestigationClosed", "reason_shared", &[TOLD, "shar*, sent, send*, email*, letter*, wrote, writ*, circulat*, minutes, all, agencies, health, education, copied, conference, meeting"],
        "POL-CLOSED-REASON", "with whom the reason was shared, and when"),
    about("InvestigationClosed", "discussion", &["risk*, safe*, harm*, worr*, concern*, danger*, abus*, still, protect*, likely, contact*, remain*, found, plan, probab*, balance, believ*, agreed, concluded, decided, alone, unsupervised, rules"],
        "POL-CLOSED-DISCUSSION", "what was found of the risk that remains"),
    about("InvestigationClosed", "reason", &["eviden*, charge*, cps, prosecut*, pro*, witness*, statement*, court*, test, realistic, identif*, account*, interview*, den*, corroborat*, forensic*, enough, insufficient, threshold, \
        interest, said, age, old, young*, cannot, could, no, not, nothing, nobody, only, without, too, word, doubt, word against, wish*, want*, memory, wording, unable, lack*, few, none"],
        "POL-CLOSED-REASON", "the reasons that police gave"),
    about("Police", "liaison", &["ring*, rang, call*, phone*, email*, meet*, met, speak*, talk*, tell*, told, text*, message*, video*, write*, sit*, in touch, contact*, share*, exchange*, attend*, join*, update*"],
        "POL-INVESTIGATION-SUPPORT", "who speaks with whom, and how often"),
    about_people("Police", "support", &[HELP], "POL-INVESTIGATION-SUPPORT", "who is there for the child and the family meanwhile"),
    about_people("Interview", "support", &["teddy, toy*, blanket, dog, break*, room, friend*, intermediary, interpreter, drink*, snack*, pause*, stop*, video*, screen*, adviser*, isva"],
        "POL-INTERVIEW-SUPPORT", "who is there for the child before, during and after"),
    about("Interview", "child_informed", &[TOLD, "letter*, leaflet*, visit*, writ*, wrote"],
        "POL-INTERVIEW-SUPPORT", "how the child is told what happens"),
    about("FamilyGroupMeeting", "limits", &["not, cannot, can't, never, no, nobody, only, court*, without, must, outside, except*, nor, neither, beyond, alone, limit*, first, non negotiable, order*, stays with, whatever, unless, decides, already"],
        "FGM-INFORMATION", "what the family cannot decide"),
    about("Closing", "child_told", &[TOLD, "letter*, card*, writ*, wrote, goodbye, party, tea, chart*"], "STEP-NEXT-SUPPORT", "how the child is told"),
    about("Threshold", "finding", &["risk*, need*, harm*, safe*, abus*, danger*, impair*, health, develop*, manage*, ongoing, significant, likely, protected, protects, protecting, worr*, concern*, neglect*, alone, contact, unmet"],
        "CIN-THRESHOLD", "what was found of the risk, and of the child's needs"),
    about("Threshold", "conference_considered", &["necessary, needed, order*, while, as long, because, conference*, risk*, harm*, safe*, protect*, enquir*, section, 47, strategy, manage*, danger*, child protection, threshold, escalat*, abus*, contact, alone"],
        "CIN-ONGOING-RISK", "what was thought of a child protection conference, and why there is none"),
    about("PreviousPlan", "used_how", &["plan*, show*, learn*, learnt, work*, help*, same, again, took, take*, taken, kept, keep*, carr*, visits, outcome*, action*, goal*, know*, tried, try*, built*, build*, use*, lesson*, from it, \
        start*, led, leads, brought, bring*, told, because, safety, rules, before, earlier, repeat*, differ*, stay*, stop*"],
        "CIN-BEFORE-CP", "what was taken over from it, and what was learned"),
    about("Explained", "how", &[TOLD, "cartoon*, drawing*, play, letter*, card*, puppet*, poster*, cards"], "CHILD-EXPLAINED", "who told the child, and in what way"),
    about("ExplainedToParent", "how", &[TOLD, "page by page, line by line, in person, face to face, easy read"], "PAR-EXPECTATIONS", "who explained it, and how it was checked that they understand"),
    about("ParentView", "checked_with_them", &[TOLD, "correct*, put right, check*, change*, agree*, amend*, added, add*, draft*, confirm*, copy"], "CIN-FAMILY-BEFORE-MEETING", "how the record was checked with them"),
    about("ParentView", "view", &[THINKS], "PLAN-VIEWS-PARENTS", "what they think of the plan"),
    about("ChildView", "view", &[THINKS], "CHILD-VIEWS", "what the child wants, thinks and feels"),
    about("ContactArrangement", "wishes", &[THINKS], "CTX-INTRA-CONTACT-WISHES", "what the child wishes"),
    about("ContactArrangement", "behind_the_wish", &["fear*, afraid, scar*, frighten*, pleas*, bond*, loyal*, tie, ties, tied, love*, miss*, guilt*, pressur*, threat*, secret*, treat*, worr*, protect*, blam*, attach*, groom*, trauma*, \
        angry, cross, upset, hurt*, sorry, peace, together, money, gift*, present*, power, control*, bribe*, trick*, told to, made to, made her, made him, pity, responsib*, behind, head, mind, nothing, no wish, not wish, not want, no contact, no sign*, no other, alone, real, own, freely, family, mum, mam, dad"],
        "CTX-INTRA-CONTACT-WISHES", "whether fear, a wish to please or a bond made by the abuse may lie behind the wish"),
    about("Meeting", "child_views", &[THINKS, "own words, letter*, chart*, star*, quiet*, nothing, shrug*"], "MIN-CONTENT", "what the child thinks and wants now"),
    about("Meeting", "family_asked", &[THINKS, "work*, nothing, chang*, more, less"], "REV-ASK-FAMILY", "what child and family say of how the plan goes"),
    about_people("Meeting", "trusted_adult_check", &[WHEN, "yes, still, both, teacher*, mentor*, counsel*, therap*, talk*, tell*, told, see*"], "REV-TRUSTED-ADULT", "with whom the child can talk, and how often"),
    about("Meeting", "child_helped_to_share", &[TOLD, "yes, time, alone, with, session*, chance*, opportunit*, help*, listen*, raise*, brought, shook, nod*, offer*, space, play*, walk*, advocate*, therap*, worksheet*, feel*, share*, since, again"],
        "REV-CHILD-SHARED-MORE", "whether and how the child was helped to say more"),
    about("Meeting", "police_check", &["under way, underway, expect*, continu*, ongoing, goes on, decision*, advice, finish*, police, investigat*, eviden*, charge*, cps, bail*, interview*, further, action*, enquir*, statement*, court*, trial*, information, news, update*, marker*, arrest*, file*, phone*, prosecut*, \
        order*, condition*, review*, disclos*, no, none, nothing, not, same, wait*, await*, result*, case, sentenc*, plea, pleaded, hearing*, download*, device*, forensic*, custody, prison, probation, licence, offender*, register*, visits, checks, caution*, closed, ended, open, search*, intelligence"],
        "POL-FURTHER-ACTION", "whether police need to do more, or how it goes"),
    about_people("Meeting", "sexual_abuse_check", &["abus*, sexual*, touch*, harm*, safe*, worr*, concern*, risk*, confirm*, rule*, ruled, assess*, contact*, secret*, investigat*, therap*, image*, photo*, picture*, online, happened, told, tell*, police, \
        court*, danger*, exploit*, groom*, protect*, still, central, centre, first, uncle, father, stepfather, brother, order*, plan, alone, sentenc*, prison, same, message*, account*"],
        "PLAN-CONCERN-NOT-LOST", "where things stand with the worry about sexual abuse"),
    about("ReviewPoints", "by_what_means", &["scale*, chart*, compar*, scor*, count*, record*, report*, question*, ask*, say*, said, tell*, told, see, sees, saw, show*, measur*, diar*, note*, log*, tick*, observ*, view*, words, evidence, number*, \
        week*, each, every, outcome*, feedback, draw*, picture*, star*, test*, attend*, visit*, review*, rating*, rate*, graph*, list*, check*, look*, hear*, listen*, read*, photo*, calendar*, sleep*"],
        "REV-POINTS", "by what means progress is judged"),
    about("Disagreement", "decision_because", &[REASONS], "PLAN-DISAGREEMENT", "the reasons for the decision"),
    about("Contingency", "then", &["ring*, rang, call*, tell*, told, meet*, ask*, visit*, go, goes, going, stay*, move*, police, legal, take*, stop*, see, sees, collect*, 999, report*, hold*, decid*, conference*, phone*, text*, come, comes, act*, \
        leave*, let*, send*, speak*, talk*, find*, arrang*, apply, applies, court*, contact*, agree*, review*, chang*, end*, cancel*, give*, bring*, fetch*, pick*, look*, step*, start*, offer*, refer*, share*, check*, inform*, alert*, keep*, make*, raise*, escalat*, get*, use*, open*, add*, consider*, write*, drive*, sleep*"],
        "CONT-TRIGGERS", "who does what"),
    about("Purpose", "consequences", &["ask*, court*, legal, police, meet*, conference*, decid*, live*, stay*, move*, order*, tell*, ring*, visit*, apply, applies, proceeding*, act, acts, same day, speak*, look*, leave*, solicitor*, come, comes, go, goes, \
        stop*, end*, law, judge, protect*, change*, call*, help*, away, home, review*, plan again, think*"],
        "PLAN-CONSEQUENCES", "what happens, and who acts"),
    about("LookedAfter", "return_home", &["work*, parent*, assess*, support*, help*, course*, programme*, therap*, safe*, chang*, practis*, practic*, before, learn*, visit*, not, no, once, when, after, until, outcome*, complet*, court*, plan*, review*, able, if"],
        "CLA-REUNIFICATION", "what work on parenting and safety goes before a return home"),
];

/// What a rule of the safety plan on a topic speaks of.
pub(super) fn of_topic(topic: Topic) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match topic {
        Topic::Boundaries => (
            "body, bodies, touch*, hug*, cuddl*, cwtch*, kiss*, tickl*, private*, privacy, no, stop*, ask*, knock*, alone, secret*, lap, wrestl*, \
             dress*, undress*, cloth*, nobody, never, space, bed*, naked, bath*, shower*, pants, underwear, own, consent*, permission, \
             massage*, rough*, play fight*, sex*, joke*, star*, comment*, personal, boundar*, hand*, comfortable, wash*",
            "SAFE-BOUNDARIES",
            "what is private, and what nobody does to anybody",
        ),
        Topic::Bathrooms => (
            "lock*, knock*, one at a time, alone, own, door*, privacy, private*, shut, closed, curtain*, dress*, undress*, chang*, naked, \
             nobody, no one, only, bolt*, engaged, help*, baths, bathes, bathed, washes, downstairs, sits, one person, in turn, turns, separate*, by myself, by herself, by himself, towel on, dressing gown*, \
             except, without, never, not, enters, go in, goes in, walk in, walks in",
            "SAFE-BEDROOM-BATHROOM",
            "how everybody has the bathroom to themselves",
        ),
        Topic::Bedrooms => (
            "knock*, own, door*, sleep*, share*, private*, privacy, alone, nobody, no one, only, bed with, in bed, beds, into, come in, comes in, go in, goes in, ask*, \
             permission, lock*, separate*, upstairs, dress*, undress*, adult*, except, without, never, not, invit*, enter*, chang*, not allowed, downstairs",
            "SAFE-BEDROOM-BATHROOM",
            "who goes into which bedroom, and who does not",
        ),
        Topic::Internet => (
            "phone*, tablet*, online, internet, game*, gaming, app, apps, device*, chat*, screen*, wifi, wi, laptop*, computer*, console*, account*, social media, \
             camera*, message*, xbox, playstation, switch, photo*, picture*, youtube, tiktok, snapchat, whatsapp, roblox, instagram, web*, site*, video*, text*, ipad*, telly, tv, headset*, \
             mobile*, password*, friend request*, charger*, charge*, router, technology, link*",
            "SAFE-INTERNET",
            "how phones, games and the internet are used safely",
        ),
        Topic::Imagery => (
            "image*, photo*, picture*, video*, film*, camera*, report*, delet*, shar*, send*, sent, upload*, screenshot*, filter*, police, stop it now, \
             lucy faithfull, helpline, device*, alone, unsupervised, contact, probation, internet, online, check*, monitor*, laptop*, computer*, \
             groom*, sexual*, abuse*, harm*, offen*, risk*, support*, talk*, therap*, help*, childline, tell*, visit*, told",
            "SAFE-IMAGERY",
            "the risk from whoever looked at images of abuse, or the help on learning of it",
        ),
        Topic::NightTime => (
            "night*, bed*, sleep*, dark*, light*, landing, evening*, upstairs, wak*, woke*, dream*, lamp*, late, door*, pm, midnight, monitor*, lock*, alarm*, pyjama*, \
             up, toilet, loo, ring*, call*",
            "SAFE-RISKY-TIMES",
            "what holds at night",
        ),
        Topic::Sleepovers => (
            "only, not, no, none, at, with, nobody, sleep*, stay*, night*, over, overnight, friend*, bed*, room*, house*, home*",
            "SAFE-RISKY-TIMES",
            "where the children sleep away from home, and with whom",
        ),
        Topic::Visitors => (
            "visit*, come*, friend*, guest*, door*, in, house, know*, people, call*, anyone, anybody, stranger*, whoever, upstairs, downstairs, alone, nobody, lodger*, stay*, supervis*, watch*, with, there",
            "SAFE-RISKY-TIMES",
            "who may come, and what holds while visitors are there",
        ),
        Topic::ParentCoercion => (
            "ring*, rings, say*, tell*, pressur*, threat*, ask*, call*, text*, messag*, answer*, police, block*, persuad*, letter*, hang, hangs, door*, contact*, plead*, guilt*, \
             money, promis*, speak*, talk*, force*, coerc*, control*, alone, see*, meet*, no, not, never, diary, note*",
            "CTX-INTRA-AT-HOME",
            "what the parent does when pressed",
        ),
        _ => return None,
    })
}

/// What is written of a part of a package of help, if no action provides it.
pub(super) fn of_part(part: Part) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match part {
        Part::MeasurableGoals => (
            "count*, number*, times, day*, each, every, week*, scor*, scale*, measur*, chart*, out of, record*, how many, how often, daily, list*, tick*, per cent, \
             weigh*, weight*, attend*, month*, target*, one, two, three, four, five, six, seven, eight, nine, ten, by, until, graph*, diar*, log*, late*, nights, mornings, once, twice",
            "INT-NEGLECT-PLAN",
            "how it is measured whether the goals are reached",
        ),
        Part::Evaluation => (
            "child*, compar*, chart*, outcome*, need*, scale*, differ*, chang*, better, scor*, measur*, progress*, improv*, safe*, thriv*, well, fed, sleep*, school, health*, weigh*",
            "INT-LD-EVALUATE",
            "how it is judged whether the child's needs are met",
        ),
        Part::PracticeAndPraise => (
            "practi*, shows, show, showing, shown, feedback, prais*, demonstrat*, model*, tries, try, trying, together, does it with, alongside, step by step, \
             well done, role play*, video*, rehears*, encourag*, side by side, hands on, coach*, copies, do it, doing",
            "INT-LD-METHOD",
            "how skills are shown, practised and praised",
        ),
        Part::HomeLikePlace => (
            "home*, kitchen*, flat, house, bathroom*, garden, own, like, real, bedroom*, lives",
            "INT-LD-METHOD",
            "that skills are learned at home, or in a place like it",
        ),
        Part::EasyInformation => (
            "picture*, easy, plain, simple*, short*, read*, audio, photo*, symbol*, video*, recording*, words, aloud, card*, draw*, explain*, colour*, large*, sheet*, poster*, voice*, chart*, film*",
            "INT-LD-PACKAGE",
            "how information is made easy to understand",
        ),
        Part::Consistency => (
            "same, one, agree*, together, meet*, notebook*, book, shared, sheet*, consisten*, speak*, plan, copy, copies, chart*, all, each other, message*, wording, words",
            "INT-LD-PACKAGE",
            "how professionals say the same things",
        ),
        _ => return None,
    })
}
