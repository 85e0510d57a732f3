//! What is due next, below the summary of a check.

use super::redact::show;
use super::text::Look;
use crate::case::Loaded;
use crate::case::values::Date;
use crate::guidance::next_due;
use crate::guidance::timescales::Timescales;

/// How many lines are shown without `-v`.
const SHOWN: usize = 8;

/// One thing that is due in one case.
#[derive(Clone, Debug)]
pub struct ToCome {
    case: String,
    date: Date,
    path: String,
    sentence: String,
}

impl ToCome {
    /// What is due in a case from a day on.
    pub fn of(case: &str, loaded: &Loaded, timescales: &Timescales, today: Date) -> Vec<ToCome> {
        let one = |due: crate::guidance::Due| ToCome {
            case: case.to_owned(),
            date: due.date,
            path: due.place.path(&loaded.nodes),
            sentence: due.sentence,
        };
        next_due(loaded, timescales, today).into_iter().map(one).collect()
    }
}

/// What is due next over all cases: the nearest, and how many there are.
#[derive(Clone, Default, Debug)]
pub struct Upcoming {
    nearest: Vec<ToCome>,
    count: usize,
}

impl Upcoming {
    /// Adds what is due in a further case. What is too far off to be shown is only counted.
    pub fn add(&mut self, to_come: Vec<ToCome>, look: Look) {
        self.count += to_come.len();
        self.nearest.extend(to_come);
        self.nearest.sort_by_key(|due| due.date);
        if !look.verbose {
            self.nearest.truncate(SHOWN);
        }
    }

    /// A line each; all of it where more is asked for.
    pub(super) fn text(&self, several_cases: bool, look: Look) -> String {
        if self.count == 0 {
            return String::new();
        }
        let mut out = "Next:\n".to_owned();
        for due in &self.nearest {
            let case = if several_cases { format!("{}: ", due.case) } else { String::new() };
            let path = if look.verbose { format!(" ({})", due.path) } else { String::new() };
            out.push_str(&format!("  {case}{}{path}\n", show(&due.sentence, look.words)));
        }
        if self.count > self.nearest.len() {
            let more = self.count - self.nearest.len();
            out.push_str(&format!("  and {more} more; `-v` shows all\n"));
        }
        out
    }
}
