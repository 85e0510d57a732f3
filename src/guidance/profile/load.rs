//! Reading a profile: everything that is wrong with it is told at once.

use std::path::{Path, PathBuf};

use super::Profile;
use super::format::{Figure, Figures, Settings};
use super::kinds::{INCOMPLETE, ProfileKind, SET_TWICE, VERSION, WRONG_LENGTH};
use super::levels::levels;
use super::rules::rules;
use super::terms::terms;
use crate::case::nodes::{NodeId, Nodes};
use crate::case::problem::quote;
use crate::case::reading::Reading;
use crate::case::record::{Record, Value};
use crate::case::values::{Frequency, Text};
use crate::case::{LoadError, Place, files, load_settings};
use crate::guidance::finding::Finding;
use crate::guidance::timescales::{Timescale, Timescales};

/// Why a profile cannot be used.
#[derive(Debug)]
pub enum ProfileError {
    /// It cannot be read at all.
    Unreadable(LoadError),
    /// It can be read, and these things are wrong in it.
    Faulty {
        /// The file.
        path: PathBuf,
        /// What stands where in it.
        nodes: Box<Nodes>,
        /// What is wrong, in the order of the file.
        findings: Vec<Finding>,
    },
}

impl From<LoadError> for ProfileError {
    fn from(error: LoadError) -> Self {
        ProfileError::Unreadable(error)
    }
}

/// Reads the profile in a file.
///
/// # Errors
/// When it cannot be read, or anything in it is wrong.
pub fn load_profile(path: &Path) -> Result<Profile, ProfileError> {
    let text = files::read_text(path).map_err(LoadError::from)?;
    let (nodes, root, mut problems) = load_settings(path, text.clone())?;
    let settings = Settings::read(root, &mut Reading::of(&nodes, &mut problems));
    let mut out = Faults { nodes: &nodes, found: problems.iter().map(Finding::of_problem).collect() };
    out.version(root);
    let timescales = figures(&settings.timescales, &mut out);
    let (levels, questions_off) = levels(&settings.levels, &mut out);
    let (terms, own_terms) = terms(&settings.terms, &mut out);
    let rules = rules(&settings.rules, &mut out);
    let mut findings = out.found;
    if findings.is_empty() {
        let path = path.to_owned();
        let folder = path.parent().filter(|_| !settings.templates.is_blank());
        let templates = folder.map(|f| f.join(settings.templates.words()));
        return Ok(Profile {
            path,
            text,
            templates,
            timescales,
            levels,
            questions_off,
            terms,
            own_terms,
            rules,
        });
    }
    findings.sort_by_key(|f| f.order(&nodes));
    Err(ProfileError::Faulty { path: path.to_owned(), nodes: Box::new(nodes), findings })
}

/// What is wrong in a profile.
pub(super) struct Faults<'a> {
    pub nodes: &'a Nodes,
    pub found: Vec<Finding>,
}

impl Faults<'_> {
    /// Something wrong at a key of a record, or with its absence.
    pub(super) fn at(
        &mut self,
        kind: &ProfileKind,
        record: &dyn Record,
        key: &'static str,
        message: String,
        help: &str,
    ) {
        let place = Place::of(self.nodes, record.at(), key);
        // What stands there in a wrong form is told of already.
        let told = matches!(place, Place::At(_)) && self.found.iter().any(|f| f.place == place);
        if !(told && kind.code == INCOMPLETE.code) {
            self.found.push(kind.at(place, message, help));
        }
    }

    /// Tells of a text that has to be there and is not.
    pub(super) fn need(
        &mut self,
        text: &Text,
        record: &dyn Record,
        key: &'static str,
        why: &str,
        help: &str,
    ) {
        if text.is_blank() {
            self.at(&INCOMPLETE, record, key, format!("{} needs a `{key}`: {why}", record.info().noun), help);
        }
    }

    /// Tells of something that is set a second time.
    pub(super) fn twice(&mut self, node: NodeId, what: &str) {
        let message = format!("{} is set twice", quote(what));
        self.found.push(SET_TWICE.at(Place::At(node), message, "keep one of the two"));
    }

    fn version(&mut self, root: NodeId) {
        let written = self.nodes.child(root, "cpplan_profile");
        let place = Place::of(self.nodes, root, "cpplan_profile");
        let help = "write `cpplan_profile: 1` as its first line";
        match self.nodes.scalar(written).map(|(v, _)| v.trim()) {
            Some("1") => {}
            Some(other) if other.parse::<u32>().is_ok_and(|v| v > 1) => {
                let message =
                    format!("this profile is written in format {other}; this program knows format 1");
                self.found.push(VERSION.at(place, message, "use a newer cpplan for it"));
            }
            _ if self.found.iter().any(|f| f.place == place) => {}
            _ => {
                let message =
                    "the profile does not say in which version of the format it is written".to_owned();
                self.found.push(VERSION.at(place, message, help));
            }
        }
    }
}

/// The figures of the guidance with those of the authority in their places.
fn figures(set: &Figures, out: &mut Faults<'_>) -> Timescales {
    let mut timescales = Timescales::of_sources().clone();
    let all: [(&str, &Figure); 8] = [
        ("first_core_group", &set.first_core_group),
        ("core_group_every", &set.core_group_every),
        ("minutes", &set.minutes),
        ("first_review_conference", &set.first_review_conference),
        ("review_conference_every", &set.review_conference_every),
        ("child_in_need_after_plan", &set.child_in_need_after_plan),
        ("child_in_need_review_every", &set.child_in_need_review_every),
        ("safety_plan_voice_from", &set.safety_plan_voice_from),
    ];
    for (name, figure) in all.into_iter().filter(|(_, f)| f.is_given()) {
        out.need(&figure.within, figure, "within", "how long", "write it as `10 working days` or `6 weeks`");
        let why = "whoever reads a finding must see who sets the figure";
        out.need(&figure.source, figure, "source", why, "name the document and the section");
        let written = figure.within.words();
        match length(written) {
            Some(within) => timescales.set(name, Timescale { within, source: figure.source.words().into() }),
            None if written.is_empty() => {}
            None => {
                let message = format!("{} is no length of time", quote(written));
                let help = "write it as `10 working days`, `6 weeks` or `3 months`";
                out.at(&WRONG_LENGTH, figure, "within", message, help);
            }
        }
    }
    timescales
}

/// A length of time as people write it. `every 6 weeks` and `6 weeks` mean the same here.
fn length(written: &str) -> Option<Frequency> {
    let frequency = Frequency::parse(&format!("every {written}")).or_else(|| Frequency::parse(written))?;
    (frequency.times == 1 && frequency.every > 0).then_some(frequency)
}
