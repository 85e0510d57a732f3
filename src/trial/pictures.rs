//! Documents as they were and as they are, side by side on a page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The head of a page that shows two others.
const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
const STYLE: &str = "<style>body{margin:1rem;font-family:sans-serif}\
    main{display:grid;grid-template-columns:1fr 1fr;gap:1rem}\
    iframe{width:100%;height:85vh;border:1px solid #555}</style>\n";

/// The files of a folder with pages side by side: each document as it is now, and a page that shows it beside what
/// was kept there when it was accepted, or else beside the built-in one. With `accept`, what is now is kept.
pub fn pages_beside(
    folder: &Path,
    now: &BTreeMap<&str, &str>,
    accept: bool,
    built_in: &dyn Fn(&str) -> Option<String>,
) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (name, page) in now {
        let kept = format!("{name}.accepted.html");
        if accept {
            files.push((kept, page.as_bytes().to_vec()));
            continue;
        }
        let (file, what) = match fs::read_to_string(folder.join(&kept)) {
            Ok(_) => (kept, "as it was accepted"),
            Err(_) => {
                let Some(before) = built_in(name) else { continue };
                let file = format!("{name}.built-in.html");
                files.push((file.clone(), before.into_bytes()));
                (file, "as it is built in")
            }
        };
        let own = format!("{name}.now.html");
        files.push((own.clone(), page.as_bytes().to_vec()));
        files.push((format!("{name}.html"), beside(name, (&file, what), &own).into_bytes()));
    }
    files
}

fn beside(name: &str, before: (&str, &str), now: &str) -> String {
    let (file, what) = before;
    let frame = |file: &str, what: &str| {
        format!(
            "<section>\n<h2>{what}</h2>\n<iframe src=\"{file}\" title=\"{name}, {what}\"></iframe>\n</section>\n"
        )
    };
    format!(
        "{HEAD}<title>{name}: before and now</title>\n{STYLE}</head>\n<body>\n<h1>{name}</h1>\n<main>\n{}{}</main>\n</body>\n</html>\n",
        frame(file, what),
        frame(now, "as it is now")
    )
}
