//! How findings are shown: one file an output format. Nothing here knows how rules work.

mod json;
mod next;
mod redact;
mod snippet;
mod text;

pub use json::json;
pub use next::{ToCome, next};
pub use redact::{Words, show};
pub use text::{Look, refusal, summary, text};

use std::path::Path;

use crate::case::nodes::Nodes;
use crate::guidance::{Finding, Level};

/// The findings of one case.
pub struct Checked {
    /// The path of the case, as the user gave it or as it was found.
    pub path: String,
    /// What stands where in it.
    pub nodes: Nodes,
    /// What was found, in order.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// The path of the file that holds a finding, written the same on every system.
    pub fn file_of(&self, finding: &Finding) -> String {
        let span = finding.place.span(&self.nodes);
        let file = span.and_then(|s| self.nodes.files().get(s.file));
        file.map_or_else(|| self.path.clone(), |f| shown_path(&f.path))
    }
}

/// A path with `/` on every system.
pub fn shown_path(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// How many findings of each level count.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Counts {
    /// `must` not met.
    pub error: usize,
    /// `should` not met.
    pub warning: usize,
    /// To think about.
    pub advice: usize,
    /// Accepted, of any level.
    pub accepted: usize,
}

impl Counts {
    /// Counts the findings of some cases.
    pub fn of(checked: &[Checked]) -> Counts {
        let mut counts = Counts::default();
        for finding in checked.iter().flat_map(|c| &c.findings) {
            let place = match (finding.counts(), finding.level) {
                (false, _) => &mut counts.accepted,
                (true, Level::Error) => &mut counts.error,
                (true, Level::Warning) => &mut counts.warning,
                (true, Level::Advice) => &mut counts.advice,
            };
            *place += 1;
        }
        counts
    }
}
