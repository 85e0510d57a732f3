//! What is due next, below the summary of a check.

use super::redact::show;
use super::text::Look;
use crate::case::Loaded;
use crate::case::values::Date;
use crate::guidance::next_due;

/// How many lines are shown without `-v`.
const SHOWN: usize = 8;

/// One thing that is due in one case.
pub struct ToCome {
    case: String,
    date: Date,
    path: String,
    sentence: String,
}

impl ToCome {
    /// What is due in a case from a day on.
    pub fn of(case: &str, loaded: &Loaded, today: Date) -> Vec<ToCome> {
        let one = |due: crate::guidance::Due| ToCome {
            case: case.to_owned(),
            date: due.date,
            path: due.place.path(&loaded.nodes),
            sentence: due.sentence,
        };
        next_due(loaded, today).into_iter().map(one).collect()
    }
}

/// The nearest of what is due, a line each; all of it where more is asked for.
pub fn next(mut to_come: Vec<ToCome>, several_cases: bool, look: Look) -> String {
    to_come.sort_by_key(|due| due.date);
    let shown = if look.verbose { to_come.len() } else { SHOWN };
    if to_come.is_empty() {
        return String::new();
    }
    let mut out = "Next:\n".to_owned();
    for due in to_come.iter().take(shown) {
        let case = if several_cases { format!("{}: ", due.case) } else { String::new() };
        let path = if look.verbose { format!(" ({})", due.path) } else { String::new() };
        out.push_str(&format!("  {case}{}{path}\n", show(&due.sentence, look.words)));
    }
    if to_come.len() > shown {
        out.push_str(&format!("  and {} more; `-v` shows all\n", to_come.len() - shown));
    }
    out
}
