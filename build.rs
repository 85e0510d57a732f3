//! Lists the built-in templates, words and pictograms, so that a new file in `templates/` needs no line of code.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let templates = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("templates");
    println!("cargo::rerun-if-changed=templates");
    let mut code = String::from(
        "/// The files of the built-in set: name, content.\npub(super) const FILES: &[(&str, &str)] = &[\n",
    );
    let mut files = Vec::new();
    for (folder, ending) in [("", "md"), ("words", "yaml")] {
        collect(&templates.join(folder), ending, folder == "words", &mut files)?;
    }
    files.push(templates.join("theme.yaml"));
    files.sort();
    for file in files {
        let name = file.strip_prefix(&templates)?.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, {}),", included(&name))?;
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("templates.rs"), code)?;
    fs::write(out.join("pictograms.rs"), pictograms(&templates)?)?;
    Ok(())
}

/// Code for the text of a template. It is found from the folder of the crate that is compiled, since checkouts may
/// share the folder in which this list is kept.
fn included(name: &str) -> String {
    format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?}))", format!("/templates/{name}"))
}

/// The pictograms as a list: name, drawing.
fn pictograms(templates: &Path) -> Result<String, Box<dyn Error>> {
    let folder = "icons/pictograms";
    let mut files = Vec::new();
    collect(&templates.join(folder), "svg", false, &mut files)?;
    files.sort();
    let mut code = String::from("pub(super) static PICTOGRAMS: &[super::Pictogram] = &[\n");
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let svg = included(&format!("{folder}/{name}.svg"));
        writeln!(code, "    super::Pictogram {{ name: {name:?}, svg: {svg} }},")?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// The files of a folder with an ending; with those of its folders, if `deep`.
fn collect(folder: &Path, ending: &str, deep: bool, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && deep {
            collect(&path, ending, deep, files)?;
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
    Ok(())
}
