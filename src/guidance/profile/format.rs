//! The format of a profile, declared as the case is: reading, messages and schema come from here.

use crate::case::model::{Authority, Nation, PlanKind, Stage};
use crate::case::record::{choices, record};
use crate::case::values::{Given, Id, Text};

record! {
    /// What an authority sets for all its cases: who it is, its timescales, how much rules weigh, its words,
    /// and rules of its own.
    pub struct Settings ("a profile") {
        /// The version of this format. Always the first line: `cpplan_profile: 1`.
        cpplan_profile: Given<u32> = Team, eg "1";
        /// The authority and team, for cases that leave these out.
        authority: Authority = Team;
        /// The folder with the authority's templates, words and theme, from where this file stands. What it does not hold is as built in.
        templates: Text = Team, eg "templates";
        /// How long things may take here.
        timescales: Figures = Team;
        /// How much rules of the guidance weigh here.
        levels: Vec<LevelSetting> = Team;
        /// Words to look for, and words not to.
        terms: TermSettings = Team;
        /// Rules of the authority.
        rules: Vec<RuleSetting> = Team;
    }
}

record! {
    /// How long things may take here, where that is not as the guidance says.
    pub struct Figures ("a set of timescales") {
        /// From the initial conference to the first core group.
        first_core_group: Figure = Team;
        /// From one core group to the next, where the conference set nothing else.
        core_group_every: Figure = Team;
        /// From a meeting to the day on which its minutes are sent out.
        minutes: Figure = Team;
        /// From the initial conference to the first review conference.
        first_review_conference: Figure = Team;
        /// From one review conference to the next.
        review_conference_every: Figure = Team;
        /// From the end of a child protection plan to the meeting on the Child in Need plan.
        child_in_need_after_plan: Figure = Team;
        /// From one review of a Child in Need plan to the next.
        child_in_need_review_every: Figure = Team;
        /// The age from which somebody is asked what they feel about safety.
        safety_plan_voice_from: Figure = Team;
    }
}

record! {
    /// A figure of the authority, in place of that of the guidance.
    pub struct Figure ("a timescale") {
        /// How long.
        within: Text = Team, eg "10 working days", "6 weeks", "3 months";
        /// Where the authority says so.
        source: Text = Team, eg "Gwynedd procedures 2026, 4.2";
    }
}

choices! {
    /// How much a rule of the guidance weighs here.
    pub enum SetLevel {
        /// A plan that does not meet it is not built.
        Error = "error",
        /// Expected; a plan may depart from it.
        Warning = "warning",
        /// To be thought of.
        Advice = "advice",
        /// Not asked for at all.
        Off = "off",
    }
}

choices! {
    /// How much a finding of the authority's own weighs.
    pub enum OwnLevel {
        /// A plan that does not meet it is not built.
        Error = "error",
        /// Expected; a plan may depart from it.
        Warning = "warning",
        /// To be thought of.
        Advice = "advice",
    }
}

record! {
    /// How much one rule weighs here, or that a question is not put.
    pub struct LevelSetting ("a change of level") {
        /// The code of the rule or question, or its name.
        rule: Text = Team, eg "CG003", "owner-named";
        /// Its level here.
        level: Given<SetLevel> = Team;
        /// Why. Required where the guidance says `must`, and it is to weigh less.
        reason: Text = Team;
    }
}

record! {
    /// Words to look for beside those of the guidance, and words of the guidance not to look for.
    pub struct TermSettings ("a set of terms") {
        /// Words to look for.
        add: Vec<AddedTerm> = Team;
        /// Terms of the built-in lists that are not looked for.
        off: Vec<TermOff> = Team;
    }
}

choices! {
    /// In which texts words are looked for.
    pub enum TermPlace {
        /// In all texts.
        Everything = "everything",
        /// In what families and children read.
        Home = "home",
        /// In the safety plan.
        SafetyPlan = "safety_plan",
        /// Where the plan says who does what.
        Duties = "duties",
    }
}

record! {
    /// Words that are not to be used here.
    pub struct AddedTerm ("a term") {
        /// The words. `attend/v` takes in the forms of a verb, `placement/n` those of a noun, `a|b` either; `..3` up to three
        /// other words, `~3` the same without a comma between; `{child}`, `{she}`, `{her}`, `{concern}` whoever is meant.
        words: Vec<Text> = Team, eg "placement/n", "LAC";
        /// What to write instead.
        instead: Text = Team, eg "write \"where you live\"";
        /// What is wrong with them; goes on after the words themselves.
        why: Text = Team, eg "is a word of the office, not of a home";
        /// How much it weighs; a warning without this line.
        level: Given<OwnLevel> = Team;
        /// In which texts; in all without this line.
        within: Given<TermPlace> = Team;
        /// Who says so.
        source: Text = Team, eg "Gwynedd guide to plain words";
    }
}

record! {
    /// A built-in term that is not looked for here.
    pub struct TermOff ("a term that is switched off") {
        /// Its name in the built-in lists.
        term: Text = Team, eg "no-further-action";
        /// Why.
        reason: Text = Team;
    }
}

record! {
    /// A rule of the authority.
    pub struct RuleSetting ("a rule") {
        /// Its code, which begins with `LOCAL-`.
        id: Id = Team, eg "LOCAL-ADVOCATE";
        /// How much it weighs; a warning without this line.
        level: Given<OwnLevel> = Team;
        /// For which cases it is; all without these lines.
        applies: Applies = Team;
        /// A list of the case: the rule looks at each of its items, as `item`.
        each: Text = Team, eg "actions", "safety_plan.rules";
        /// A condition; where it does not hold, the rule says nothing.
        when: Text = Team, eg "child.looked_after.status == 'no'";
        /// What must hold.
        require: Text = Team, eg "has(item.due) and item.due >= today";
        /// The key to which the finding points; with `each`, a key of the item.
        point_at: Text = Team, eg "due";
        /// What is missing, and why it matters.
        message: Text = Team;
        /// What to write.
        help: Text = Team;
        /// Where the authority says so.
        source: Text = Team, eg "Gwynedd procedures 2026, 7.1";
    }
}

record! {
    /// For which cases a rule is.
    pub struct Applies ("a choice of cases") {
        /// Kinds of plan.
        plan: Vec<Given<PlanKind>> = Team;
        /// Nations.
        nation: Vec<Given<Nation>> = Team;
        /// Contexts of the abuse, or other harms.
        context: Vec<Text> = Team, eg "online", "neglect";
        /// Stages of the plan.
        stage: Vec<Given<Stage>> = Team;
    }
}
