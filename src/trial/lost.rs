//! What a document no longer shows of what the guidance asks it to show.

use std::collections::BTreeMap;

use super::cases::TrialCase;
use super::fault::{Fault, INACCESSIBLE, LOST};
use super::own::Own;
use super::seen::{Seen, letters};
use super::shows::{Item, Row, shows};
use crate::document::{DocumentKind, kind};
use crate::guidance::register::Entry;
use crate::locale::{Facts, Words};

/// One thing that a document lacks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lost {
    document: &'static str,
    what: What,
    /// How templates print it, the most telling last.
    printed: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// A row of the table, by its number.
    Row(usize),
    /// Marks of actions about sexual abuse.
    Marks,
    /// Headings.
    Sections,
    /// The version at the foot.
    Version,
}

impl Lost {
    /// What a document lacks of what it must show of a case.
    pub(super) fn of(
        kind: &'static DocumentKind,
        case: &TrialCase,
        seen: &Seen,
        words: &Words,
        facts: &Facts,
    ) -> Vec<Lost> {
        let Some(asked) = shows().get(kind.id) else { return Vec::new() };
        let lost = |what, printed| Lost { document: kind.id, what, printed };
        let mut all = Vec::new();
        for (number, row) in asked.rows.iter().enumerate() {
            if (row.plan.is_empty() || row.plan == case.plan) && !is_there(row, case, seen, words, facts) {
                all.push(lost(What::Row(number), row.item.in_templates()));
            }
        }
        if seen.marks < asked.marks {
            all.push(lost(What::Marks, vec!["badge(\"abuse\"".to_owned()]));
        }
        // Sections may be merged; half of them gone is a document to get lost in.
        if seen.sections * 2 < asked.sections {
            all.push(lost(What::Sections, vec!["## ".to_owned()]));
        }
        let day = case.loaded.case.versions.last().and_then(|v| v.on.known());
        let version = day.and_then(|day| words.date(day, facts).ok());
        if asked.version && !version.is_some_and(|day| seen.footer.contains(&letters(&day))) {
            all.push(lost(What::Version, vec!["version_of".to_owned()]));
        }
        all
    }

    /// What is lost at one place of a set is one fault.
    pub(super) fn together<'a>(all: impl Iterator<Item = &'a Lost>, own: &Own) -> Vec<Fault> {
        let mut places: BTreeMap<(String, usize, &'static str, bool), Vec<&Lost>> = BTreeMap::new();
        let mut seen: Vec<&Lost> = Vec::new();
        for lost in all {
            let Some(kind) = kind(lost.document).filter(|_| !seen.contains(&lost)) else { continue };
            seen.push(lost);
            let (file, line) = own.lost_at(kind, &lost.printed);
            let is_row = matches!(lost.what, What::Row(_));
            places.entry((file, line, lost.document, is_row)).or_default().push(lost);
        }
        places
            .into_iter()
            .flat_map(|((file, line, document, is_row), lost)| match is_row {
                true => vec![of_rows((file, line), document, &lost)],
                false => lost.iter().map(|one| of_other((file.clone(), line), one)).collect(),
            })
            .collect()
    }

    fn row(&self) -> Option<&'static Row> {
        let What::Row(number) = self.what else { return None };
        shows().get(self.document)?.rows.get(number)
    }
}

fn is_there(row: &Row, case: &TrialCase, seen: &Seen, words: &Words, facts: &Facts) -> bool {
    match &row.item {
        Item::Words(key) => words.longest_piece(key, facts).is_some_and(|piece| seen.says(&piece)),
        Item::Field(path) => case.fields.iter().filter(|field| field.path == *path).any(|field| {
            let word = field.canary.as_ref().is_some_and(|canary| seen.canaries.contains(canary));
            let date = |day| words.date(day, facts).is_ok_and(|date| seen.says(&date));
            word || field.day.is_some_and(date)
        }),
    }
}

fn of_rows(at: (String, usize), document: &str, lost: &[&Lost]) -> Fault {
    let rows: Vec<&Row> = lost.iter().filter_map(|one| one.row()).collect();
    let names: Vec<String> = rows.iter().map(|row| format!("`{}`", row.item.name())).collect();
    let mut entries: Vec<&'static Entry> = Vec::new();
    for entry in rows.iter().flat_map(|row| &row.asked) {
        if !entries.iter().any(|known| known.id == entry.id) {
            entries.push(entry);
        }
    }
    let asked: Vec<String> = entries.iter().take(3).map(|e| format!("{} ({})", e.requires, e.id)).collect();
    let message = format!("`{document}` no longer shows {}", names.join(", "));
    let help = format!("put it back, in your own words and place. The guidance asks: {}", asked.join(" "));
    Fault { covers: entries.iter().map(|e| e.id.as_str()).collect(), ..Fault::new(&LOST, at, message) }
        .help(help)
}

fn of_other(at: (String, usize), lost: &Lost) -> Fault {
    let document = lost.document;
    match lost.what {
        What::Marks => Fault::new(
            &LOST,
            at,
            format!("`{document}` no longer marks everything that is about sexual abuse"),
        )
        .help("put `{{ badge(\"abuse\", w(\"abuse_mark\")) }}` back: readers must see at once which actions are about the abuse"),
        What::Sections => Fault::new(
            &INACCESSIBLE,
            at,
            format!("`{document}` has lost more than half of its headings: who listens to it cannot find a section"),
        )
        .help("give each section a heading of level 2, `## …`"),
        What::Version | What::Row(_) => Fault::new(
            &LOST,
            at,
            format!("the foot of `{document}` no longer says of which day the plan is"),
        )
        .help("keep the words `version_of` with their gap `{date}`: nobody should work with an old plan"),
    }
}
