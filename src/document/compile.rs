//! From a view to a finished document: template, Markdown, tree.

use std::sync::{Arc, Mutex};

use minijinja::value::Value;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, context};

use super::around::{facts_of, labels, looks};
use super::beside::{Beside, Told, as_text};
use super::discreet::behind_a_cover;
use super::faults::source::{line_of, syntax};
use super::faults::{Fault, STOPPED};
use super::functions::{self, Made};
use super::job::Job;
use super::markdown::{self, MarkdownFault};
use super::objects::{ListValue, Nothing, Scene, record_value};
use super::picture::Picture;
use super::template_set::ReadySet;
use super::theme::{Letterhead, Theme};
use super::trace::Marked;
use super::tree::Document;
use crate::case::values::Date;
use crate::locale::WordsError;
use crate::reader::{Shown, View};

/// Why a document could not be made. All of these are faults of a template set, not of a case.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// Faults with their places in the files of the set.
    #[error("{}", in_words(.0))]
    Faults(Vec<Fault>),
    /// A fixed word is missing.
    #[error("{0}")]
    Words(#[from] WordsError),
    /// There are no words in a language.
    #[error("there are no documents in the language `{0}`; there is {1}")]
    Language(String, String),
}

fn in_words(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(|f| format!("{}: {}", f.file, f.message)).collect();
    lines.join("\n")
}

/// What a document is made with, beside the view.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The templates, words and theme.
    pub set: &'a ReadySet,
    /// Which document, in which language and form.
    pub job: &'a Job,
    /// The day of the document.
    pub today: Date,
    /// Whether it is a draft.
    pub draft: bool,
    /// For the team's drafts: what the guidance still asks for, in words.
    pub open_findings: Vec<String>,
    /// What else it holds that stands in no field of the case.
    pub beside: Beside,
}

/// Makes a document from a view.
///
/// # Errors
/// When the template set has a fault: see [`CompileError`].
pub fn compile(mut view: View, request: &Request<'_>) -> Result<Document, CompileError> {
    let open_findings = open_findings(&mut view, request);
    let facts = facts_of(&view);
    let Job { kind, language, style, discreet, .. } = request.job;
    let words = request.set.words(language)?;
    let told = request.beside.told(&mut view, &words, &facts)?;
    let mut theme = request.set.theme(*style, kind.id);
    if theme.spacing > kind.most_spacing() {
        theme = Arc::new(Theme { spacing: kind.most_spacing(), ..(*theme).clone() });
    }
    // Pictures label many things in little room; a point less than the text still reads well.
    let scene = Arc::new(Scene { view, words, facts, today: request.today, size: theme.size - 1.0 });
    let made: Made = Arc::new(Mutex::new(Vec::new()));
    let draw = Draw { scene: &scene, request, open_findings, told };
    let templates: Vec<(&str, &str)> = request.set.needed(kind.template).collect();
    let markdown = draw.render(&made, &templates)?;
    let mut pictures = made.lock().map(|m| m.clone()).unwrap_or_default();
    if language.is_right_to_left() {
        pictures = pictures.into_iter().map(Picture::mirrored).collect();
    }
    let blocks = markdown::blocks(&markdown, &scene.view.texts, &pictures, language)
        .map_err(|faults| CompileError::Faults(draw.traced(&templates, &markdown, faults)))?;
    let word = |key: &str| scene.words.get(key, &scene.facts, None, &[]);
    let title =
        if *discreet { word("discreet_title")? } else { word(&format!("{}.title", words_of(kind.id)))? };
    let (reference, version) = if *discreet || kind.is_for_a_wall() {
        Default::default()
    } else {
        (reference_of(&scene), version_line(&scene)?)
    };
    let letterhead = if *discreet || kind.is_for_a_wall() {
        Letterhead::default()
    } else {
        request.set.house().letterhead(language)
    };
    let blocks = if *discreet { behind_a_cover(blocks, &title) } else { blocks };
    Ok(Document {
        kind: if *discreet { "paper" } else { kind.id },
        title: join_dots(&[title.clone(), reference.clone()]),
        language: language.clone(),
        footer: join_dots(&[title, reference, version]),
        date: request.today,
        discreet: *discreet,
        draft: if request.draft { Some(word("draft")?) } else { None },
        labels: labels(word)?,
        theme,
        style: *style,
        letterhead,
        house: Arc::clone(request.set.house()),
        looks: looks(request.set, kind.id, word)?,
        one_page: kind.one_page,
        blocks,
    })
}

/// The key of a document's own words: `child-4-7` has them under `child_4_7`.
pub(super) fn words_of(id: &str) -> String {
    id.replace('-', "_")
}

/// What a template is run with.
struct Draw<'a> {
    scene: &'a Arc<Scene>,
    request: &'a Request<'a>,
    open_findings: Vec<Value>,
    told: Told,
}

impl Draw<'_> {
    /// The Markdown that the template of the document makes.
    fn render(&self, made: &Made, templates: &[(&str, &str)]) -> Result<String, CompileError> {
        let Draw { scene, request, open_findings, told } = self;
        let template = request.job.kind.template;
        let fault = |error: minijinja::Error| stopped(&error, template, request.set, templates);
        let mut environment = Environment::empty();
        environment.set_syntax(syntax());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(5_000_000));
        environment.set_formatter(|out, _, value| Ok(out.write_str(&functions::printed(value)?)?));
        for (name, source) in templates {
            environment.add_template(name, source).map_err(fault)?;
        }
        functions::add_to(&mut environment, scene, made);
        let template = environment.get_template(template).map_err(fault)?;
        let context = context! {
            case => record_value(&scene.view.case, scene),
            draft => request.draft,
            open_findings => Value::from_object(ListValue(open_findings.clone())),
            meeting => item_value(scene, "Meeting", request.job.meeting.as_deref()),
            // The person for whom this paper is made, if it is for one alone.
            recipient => item_value(scene, "Person", request.job.recipient.person.as_deref()),
            reader => request.job.recipient.reader.word(),
            discreet => request.job.discreet,
            asks => told.asks.clone(),
            minutes_due => told.minutes_due.clone(),
            requirements => told.requirements.clone(),
            changes => told.changes.clone(),
            since => told.since.clone(),
        };
        template.render(context).map_err(fault)
    }

    /// Faults of the Markdown, each at the place in a template from which it comes.
    fn traced(&self, templates: &[(&str, &str)], markdown: &str, found: Vec<MarkdownFault>) -> Vec<Fault> {
        let marked = Marked::of(templates);
        let with_marks: Vec<(&str, &str)> = marked.templates.iter().map(|(n, t)| (*n, t.as_str())).collect();
        let traced = self.render(&Made::default(), &with_marks).unwrap_or_default();
        let mut faults: Vec<Fault> = Vec::new();
        for MarkdownFault { kind, mut message, help, bytes, excerpt } in found {
            let origin = marked.origin(&traced, markdown, &bytes);
            let (template, bytes) = origin.unwrap_or_else(|| {
                message = format!("{message} (near “{}”)", excerpt.trim());
                (self.request.job.kind.template, 0..1)
            });
            let fault = Fault::new(kind, self.request.set.origin(template), bytes, message, help);
            // A row in a loop is told once.
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
        faults
    }
}

/// An item of the case by its id; nothing where there is none, or it is not for this reader.
fn item_value(scene: &Arc<Scene>, kind: &'static str, id: Option<&str>) -> Value {
    match id.and_then(|id| scene.view.item(kind, id)) {
        Some(record) => record_value(record, scene),
        None => Value::from_object(Nothing(kind.to_lowercase())),
    }
}

/// Where a template stopped, and why.
fn stopped(
    error: &minijinja::Error,
    template: &str,
    set: &ReadySet,
    templates: &[(&str, &str)],
) -> CompileError {
    // The innermost error has the real template and line.
    let mut innermost = error;
    while let Some(source) =
        std::error::Error::source(innermost).and_then(|s| s.downcast_ref::<minijinja::Error>())
    {
        innermost = source;
    }
    let (message, help) = match innermost.kind() {
        ErrorKind::OutOfFuel => (
            "the template does not come to an end".to_owned(),
            "look for a loop in a loop, or a macro that calls itself",
        ),
        _ => (innermost.detail().map_or_else(|| innermost.to_string(), str::to_owned), ""),
    };
    let name = innermost.name().unwrap_or(template);
    let source = || templates.iter().find(|(other, _)| *other == name).map_or("", |(_, source)| source);
    let line = || line_of(source(), innermost.line().unwrap_or(1));
    let bytes = innermost.range().unwrap_or_else(line);
    CompileError::Faults(vec![Fault::new(&STOPPED, set.origin(name), bytes, message, help)])
}

/// Findings quote the case, so they travel as its texts do, and never through Markdown.
fn open_findings(view: &mut View, request: &Request<'_>) -> Vec<Value> {
    let messages = request.open_findings.iter().filter(|_| request.draft);
    messages.map(|message| as_text(view, message)).collect()
}

/// The reference as fixed text: it names no child, and stands in titles and file names.
fn reference_of(scene: &Scene) -> String {
    match scene.view.case.get("reference") {
        Some(Shown::Text(number)) => {
            scene.view.texts.get(*number).map(|t| t.words.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn version_line(scene: &Scene) -> Result<String, WordsError> {
    let Some(version) = scene.view.case.records("versions").last() else { return Ok(String::new()) };
    let (Some(Shown::Count(number)), Some(date)) = (version.get("number"), version.date("on")) else {
        return Ok(String::new());
    };
    let date = scene.words.date(date, &scene.facts)?;
    scene.words.get("version_of", &scene.facts, None, &[("number", number.to_string()), ("date", date)])
}

fn join_dots(parts: &[String]) -> String {
    parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ")
}
