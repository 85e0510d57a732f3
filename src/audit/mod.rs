//! The audit of a partnership: how many plans meet what the guidance asks, across many cases.
//!
//! It knows no name, no reference and no text of a case: a case comes in as how it stands with each requirement and
//! which timescales it kept, and nothing else. What is shown of the counts is settled in [`disclosure`].

pub mod disclosure;

use std::collections::BTreeMap;

use crate::case::Loaded;
use crate::case::values::Date;
use crate::guidance::register::{Entry, register};
use crate::guidance::{Finding, Kept, Profile, Standing, Timely, standings, times_kept};
use disclosure::{Figure, hide_quarters};

/// The requirements of the register that it meets.
pub const COVERS: &[&str] = &["AUDIT-MULTI-AGENCY"];

/// What the audit takes from one case.
#[derive(Debug, Clone)]
pub struct OneCase {
    standings: Vec<(&'static str, Standing)>,
    kept: Vec<Kept>,
}

impl OneCase {
    /// Of a case on a day; the findings with the questions.
    pub fn of(loaded: &Loaded, profile: &Profile, findings: &[Finding], today: Date) -> OneCase {
        let standings = standings(loaded, profile, findings, today);
        OneCase {
            standings: standings.iter().map(|r| (r.entry.id.as_str(), r.standing)).collect(),
            kept: times_kept(loaded, profile, today),
        }
    }
}

/// The three months in which something was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// From 1 to 4.
    pub number: i8,
}

impl Quarter {
    fn of(day: Date) -> Quarter {
        Quarter { year: day.year(), number: (day.month() + 2) / 3 }
    }
}

/// How the plans stand with one requirement.
#[derive(Debug, Clone)]
pub struct RequirementCount {
    /// What is asked.
    pub entry: &'static Entry,
    /// How many plans it is asked of, and how they stand; hidden where that would tell of a few.
    pub figure: Figure<3>,
}

impl RequirementCount {
    /// The part of the register that it stands in, such as `ACT`.
    pub fn part(&self) -> &'static str {
        self.entry.id.split('-').next().unwrap_or_default()
    }
}

/// The places in the figure of a requirement: met.
pub const MET: usize = 0;
/// Accepted with a reason.
pub const ACCEPTED: usize = 1;
/// Not met.
pub const NOT_MET: usize = 2;

/// How a timescale was kept.
#[derive(Debug, Clone)]
pub struct TimescaleCount {
    /// Which.
    pub what: Timely,
    /// How often it had to be kept: in time, and late.
    pub figure: Figure<2>,
    /// The same by the quarter in which it was due.
    pub quarters: Vec<(Quarter, Figure<2>)>,
}

/// The audit.
#[derive(Debug, Clone)]
pub struct Audit {
    /// How many cases there are.
    pub cases: usize,
    /// By requirement, in the order of the register.
    pub requirements: Vec<RequirementCount>,
    /// By timescale.
    pub timescales: Vec<TimescaleCount>,
}

/// Why there can be no audit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there are {0} cases; an audit of fewer than {min} would tell of single children", min = disclosure::LEAST)]
pub struct TooFew(pub usize);

/// Counts across cases.
///
/// # Errors
/// When there are so few cases that no count could be shown.
pub fn audit(cases: &[OneCase]) -> Result<Audit, TooFew> {
    if cases.len() < disclosure::LEAST {
        return Err(TooFew(cases.len()));
    }
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (id, standing) in cases.iter().flat_map(|c| &c.standings) {
        let place = match standing {
            Standing::Met | Standing::NothingMissing => MET,
            Standing::Accepted => ACCEPTED,
            Standing::NotMet => NOT_MET,
            // A question is no measure of a plan, and documents are made the same for all.
            Standing::ToThink | Standing::Thought | Standing::InDocuments | Standing::SetAside => continue,
        };
        counts.entry(id).or_default()[place] += 1;
    }
    let requirements = register().entries.iter().filter_map(|entry| {
        let counts = counts.get(entry.id.as_str())?;
        Some(RequirementCount { entry, figure: Figure::of_cases(*counts, cases.len()) })
    });
    let timescales = Timely::ALL.into_iter().filter_map(|what| timescale(what, cases));
    Ok(Audit { cases: cases.len(), requirements: requirements.collect(), timescales: timescales.collect() })
}

fn timescale(what: Timely, cases: &[OneCase]) -> Option<TimescaleCount> {
    let mut quarters: BTreeMap<Quarter, [usize; 2]> = BTreeMap::new();
    let mut all = [0; 2];
    let mut of_cases = 0;
    for case in cases {
        let mut here = case.kept.iter().filter(|k| k.what == what).peekable();
        of_cases += usize::from(here.peek().is_some());
        for kept in here {
            let place = usize::from(!kept.in_time);
            quarters.entry(Quarter::of(kept.by)).or_default()[place] += 1;
            all[place] += 1;
        }
    }
    if of_cases == 0 {
        return None;
    }
    // Many visits may be those of one child.
    if of_cases < disclosure::LEAST {
        return Some(TimescaleCount { what, figure: Figure::hidden(), quarters: Vec::new() });
    }
    let figure = Figure::of(all);
    let quarters =
        if figure.counts.is_some() { hide_quarters(quarters.into_iter().collect()) } else { Vec::new() };
    Some(TimescaleCount { what, figure, quarters })
}
