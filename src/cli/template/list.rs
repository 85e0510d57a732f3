//! `cpplan template list`: documents, templates and words, and where each comes from.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value as Json, json};

use crate::cli::End;
use crate::cli::output::Output;
use crate::cli::set::read_set;
use crate::document::{Contents, TemplateSet};
use crate::pdf::Fonts;

/// The arguments of `template list`.
#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    /// The folder of a set; without it, what is built in.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The form of the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The forms of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs, version 1.
    Json,
}

impl List {
    pub(super) fn run(&self, output: &mut Output) -> End {
        let read = |folder| read_set(folder, &Fonts::new(Vec::new()), output);
        let set = match self.folder.as_deref().map(read).transpose() {
            Ok(set) => set.unwrap_or_else(TemplateSet::built_in),
            Err(end) => return end,
        };
        let contents = match set.contents() {
            Ok(contents) => contents,
            Err(error) => return output.error(&error.to_string(), "mend the templates"),
        };
        let text = match self.format {
            Format::Json => format!("{:#}\n", as_json(&contents)),
            Format::Text => as_text(&contents, output.verbose),
        };
        output.result(&text);
        End::Done
    }
}

fn from(is_own: bool) -> &'static str {
    if is_own { "set" } else { "built-in" }
}

fn as_json(contents: &Contents) -> Json {
    let documents: Vec<Json> = contents
        .documents
        .iter()
        .map(|(kind, is_own)| {
            json!({
                "id": kind.id, "title": kind.title, "reader": kind.readers, "plans": kind.plans,
                "template": kind.template, "from": from(*is_own),
            })
        })
        .collect();
    let templates: Vec<Json> = contents
        .templates
        .iter()
        .map(|t| json!({"name": t.name, "from": from(t.is_own), "extends": t.extends, "blocks": t.blocks}))
        .collect();
    let words: Vec<Json> = contents
        .words
        .iter()
        .map(|w| json!({"language": w.language, "built_in": w.is_built_in, "own": w.own}))
        .collect();
    json!({
        "version": 1,
        "name": if contents.name.is_empty() { "built-in" } else { &contents.name },
        "documents": documents,
        "templates": templates,
        "words": words,
        "theme": from(contents.own_theme),
        "assets": contents.assets,
    })
}

fn as_text(contents: &Contents, verbose: bool) -> String {
    let mark = |is_own: bool| if is_own { "  (from the set)" } else { "" };
    let mut text = String::from("Documents\n");
    for (kind, is_own) in &contents.documents {
        text.push_str(&format!("  {:<21}{}{}\n", kind.id, kind.title, mark(*is_own)));
    }
    text.push_str("\nTemplates\n");
    for template in &contents.templates {
        let base = template.extends.as_ref().map_or_else(String::new, |base| format!(", extends {base}"));
        let from = if template.is_own { format!("  (from the set{base})") } else { String::new() };
        text.push_str(&format!("  {}{from}\n", template.name));
        if verbose && !template.blocks.is_empty() {
            text.push_str(&format!("      blocks: {}\n", template.blocks.join(", ")));
        }
    }
    text.push_str("\nWords\n");
    for words in &contents.words {
        let base = if words.is_built_in { "built in" } else { "not built in" };
        let own = match words.own.len() {
            0 => String::new(),
            1 => "; 1 text from the set".to_owned(),
            n => format!("; {n} texts from the set"),
        };
        text.push_str(&format!("  {:<6}{base}{own}\n", words.language));
        if verbose {
            text.extend(words.own.iter().map(|key| format!("      {key}\n")));
        }
    }
    text.push_str(&format!("\nTheme\n  theme.yaml{}\n", mark(contents.own_theme)));
    text.extend(contents.assets.iter().map(|name| format!("  {name}{}\n", mark(true))));
    text
}
