//! `cpplan new`: begins a case.

mod ask;
mod skeleton;

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::End;
use super::output::Output;
use super::write::{WriteError, is_taken, write_new};
use crate::case::model::{Context, Nation, PlanKind};
use crate::case::record::tidy;
use crate::case::values::{Choice, Language};
use crate::case::{case_schema, is_safe_reference};
use crate::report::shown_path;
use ask::{AskError, Asker};
use skeleton::{Wanted, skeleton};

/// The file of the case, in a folder of its own.
const CASE: &str = "case.yaml";
/// The schema beside it, so that an editor completes the case without any network.
const SCHEMA: &str = "case.schema.json";

/// The arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The case's reference, under which documents are filed; never the child's name.
    #[arg(value_name = "NAME", value_parser = reference)]
    name: Option<String>,
    /// The kind of plan.
    #[arg(long, value_name = "PLAN", value_parser = one_of::<PlanKind>())]
    plan: Option<PlanKind>,
    /// The nation whose law and words apply.
    #[arg(long, value_name = "NATION", value_parser = one_of::<Nation>())]
    nation: Option<Nation>,
    /// Where the abuse happened, or may have; several with commas between them.
    #[arg(long = "context", value_name = "CONTEXTS", value_delimiter = ',', value_parser = one_of::<Context>())]
    contexts: Vec<Context>,
    /// The language in which the case is written, as a tag such as `cy`.
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    language: Language,
    /// Ask nothing: take the first choice for what was not said.
    #[arg(long)]
    yes: bool,
}

/// One of a set of words, told in the help with what they mean.
fn one_of<C: Choice + Send + Sync>() -> impl TypedValueParser<Value = C> {
    let word = |(_, word, what): &(C, &'static str, &'static str)| PossibleValue::new(*word).help(tidy(what));
    PossibleValuesParser::new(C::ALL.iter().map(word)).try_map(|written| {
        let known = C::ALL.iter().find(|(_, word, _)| *word == written);
        known.map(|(choice, ..)| *choice).ok_or("there is no such word")
    })
}

fn language(written: &str) -> Result<Language, String> {
    Language::new(written).ok_or_else(|| "write the tag of a language, such as en or cy".to_owned())
}

fn reference(written: &str) -> Result<String, String> {
    match is_safe_reference(written) {
        true => Ok(written.to_owned()),
        false => Err(
            "a reference is the name of a folder: letters, digits, `-`, `_` and `.` only, such as GW-2026-0142. \
             It must not be the child's name"
                .to_owned(),
        ),
    }
}

/// Why no case was written.
#[derive(Debug, thiserror::Error)]
enum NewError {
    /// Nobody can be asked, and this was not said.
    #[error("this is missing: {0}")]
    Missing(String),
    /// The questions were not answered.
    #[error("{0}; nothing was written")]
    Unanswered(#[from] AskError),
    /// The files could not be written.
    #[error(transparent)]
    Unwritten(#[from] WriteError),
    /// The template of the program has a fault.
    #[error("the skeleton of a case cannot be made: {0}")]
    Template(#[from] minijinja::Error),
}

impl NewError {
    fn hint(&self) -> &'static str {
        match self {
            NewError::Missing(_) => {
                "say it, such as `cpplan new GW-2026-0142 --nation wales --plan child_protection --context sibling,online`; \
                 with `--yes`, what is not said is england, child_protection and intra_familial_adult"
            }
            NewError::Unwritten(WriteError::Taken(_)) => {
                "nothing is written over it: choose another reference, or move it away"
            }
            NewError::Unwritten(_) => {
                "look at the permissions and the free space, or go to another folder first"
            }
            NewError::Unanswered(_) | NewError::Template(_) => "",
        }
    }
}

impl New {
    /// Writes a case that is to be filled in, after asking what was not said.
    pub(super) fn run(&self, output: &mut Output) -> End {
        match self.begin() {
            Ok((path, wanted)) => {
                output.result(&format!("{path}\n"));
                if !output.quiet {
                    output.message(&next_steps(&wanted.reference));
                }
                End::Done
            }
            Err(error) => output.error(&error.to_string(), error.hint()),
        }
    }

    fn begin(&self) -> Result<(String, Wanted), NewError> {
        if let Some(taken) = self.name.as_deref().and_then(taken) {
            return Err(WriteError::Taken(taken).into());
        }
        let wanted = if self.yes {
            self.without_questions()?
        } else if io::stdin().is_terminal() && io::stderr().is_terminal() {
            self.asked(Asker { answers: io::stdin().lock(), questions: io::stderr().lock() })?
        } else {
            self.all_said()?;
            self.without_questions()?
        };
        let files = vec![
            (SCHEMA.to_owned(), format!("{:#}\n", case_schema()).into_bytes()),
            (CASE.to_owned(), skeleton(&wanted)?.into_bytes()),
        ];
        write_new(Path::new(&wanted.reference), files)?;
        Ok((shown_path(&Path::new(&wanted.reference).join(CASE)), wanted))
    }

    /// What was said, and for the rest the first choice. The reference has none.
    fn without_questions(&self) -> Result<Wanted, NewError> {
        Ok(Wanted {
            reference: self.name.clone().ok_or_else(|| NewError::Missing("NAME".to_owned()))?,
            nation: self.nation.unwrap_or(Nation::England),
            plan: self.plan.unwrap_or(PlanKind::ChildProtection),
            contexts: match self.contexts.is_empty() {
                true => vec![Context::IntraFamilialAdult],
                false => in_order(&self.contexts),
            },
            language: self.language.clone(),
        })
    }

    fn all_said(&self) -> Result<(), NewError> {
        let said = [
            (self.name.is_some(), "NAME"),
            (self.nation.is_some(), "--nation"),
            (self.plan.is_some(), "--plan"),
            (!self.contexts.is_empty(), "--context"),
        ];
        let missing: Vec<&str> = said.iter().filter(|(said, _)| !said).map(|(_, name)| *name).collect();
        if missing.is_empty() { Ok(()) } else { Err(NewError::Missing(missing.join(", "))) }
    }

    /// Asks for what was not said.
    fn asked<R: io::BufRead, W: io::Write>(&self, mut asker: Asker<R, W>) -> Result<Wanted, NewError> {
        let nation = match self.nation {
            Some(nation) => nation,
            None => asker.one("Which nation's law and words apply?")?,
        };
        let plan = match self.plan {
            Some(plan) => plan,
            None => asker.one("Which kind of plan is it?")?,
        };
        let contexts = match self.contexts.is_empty() {
            true => asker.several("Where did the abuse happen, or may it have happened?")?,
            false => self.contexts.clone(),
        };
        let reference = match &self.name {
            Some(name) => name.clone(),
            None => asker.text(
                "What is the case's reference? The folder and the documents are named by it, so it must not be the child's name.",
                "Reference",
                |written| {
                    reference(written)?;
                    taken(written).map_or(Ok(()), |path| Err(format!("{path} is there already.")))
                },
            )?,
        };
        Ok(Wanted { reference, nation, plan, contexts: in_order(&contexts), language: self.language.clone() })
    }
}

/// The file of a case with this reference that is there already.
fn taken(reference: &str) -> Option<String> {
    let paths = [CASE, SCHEMA].map(|file| Path::new(reference).join(file));
    paths.iter().find(|path| is_taken(path)).map(|path| shown_path(path))
}

/// Each context once, in the order of the format.
fn in_order(contexts: &[Context]) -> Vec<Context> {
    Context::ALL.iter().map(|(context, ..)| *context).filter(|c| contexts.contains(c)).collect()
}

fn next_steps(reference: &str) -> String {
    let mut text = String::new();
    if !reference.contains(|c: char| c.is_ascii_digit()) {
        text.push_str(
            "note: documents are filed under this reference. If it is the child's name, take another one\n",
        );
    }
    text.push_str(&format!(
        "next: fill in what is empty; `cpplan check {reference}` says what is still missing\n"
    ));
    text
}
