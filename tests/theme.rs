//! The theme of an authority's set: what it changes, and what is said of its mistakes.

use std::path::Path;
use std::process::Command;

use cpplan::document::faults::static_faults;
use cpplan::document::{Faults, TemplateSet};
use cpplan::pdf::Fonts;
use cpplan::report::{Checked, Look, Words, text};

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 60\">\
    <path d=\"M0 0h60v60H0z\" fill=\"#6b1450\"/></svg>";

const THEME: &str = "logo:
  file: logo.svg
  alt: {en: Northshire Council, cy: Cyngor Northshire}
header: {en: Services for children, cy: Gwasanaethau plant}
footer: Northshire Council, County Hall
light:
  accent: '#6b1450'
documents:
  family: {size: 14}
";

/// A folder with a profile, and a set of templates beside it.
fn desk(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let desk = tempfile::tempdir().expect("there is room");
    let set = desk.path().join("set");
    std::fs::create_dir(&set).expect("there is room");
    std::fs::write(desk.path().join("profile.yaml"), "cpplan_profile: 1\ntemplates: set\n")
        .expect("it is written");
    std::fs::write(set.join("set.yaml"), "cpplan_templates: 1\n").expect("it is written");
    for (name, content) in files {
        std::fs::write(set.join(name), content).expect("it is written");
    }
    desk
}

/// Builds documents of an example: whether it went well, and what was said.
fn build(desk: &tempfile::TempDir, out: &str, more: &[&str]) -> (bool, String) {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/easy-read-wales");
    let run = Command::new(env!("CARGO_BIN_EXE_cpplan"))
        .current_dir(desk.path())
        .arg("build")
        .arg(case)
        .args(["--profile", "profile.yaml", "--draft", "--today", "2026-11-21", "--out", out])
        .args(more)
        .output()
        .expect("the program runs");
    (run.status.success(), String::from_utf8_lossy(&run.stderr).into_owned())
}

/// Everything that is told of a set with these files, as people see it.
fn told(files: &[(&str, &[u8])]) -> String {
    let mut set = TemplateSet::built_in();
    for (name, content) in files {
        match *name {
            "theme.yaml" => {
                set.theme.push(((*name).to_owned(), String::from_utf8_lossy(content).into_owned()));
            }
            _ => _ = set.assets.insert((*name).to_owned(), content.to_vec()),
        }
    }
    let mut faults = static_faults(&set);
    faults.extend(cpplan::pdf::faults(&set, &Fonts::new(Vec::new())));
    let mut all = Faults::default();
    all.add(&faults, &set, Path::new("ours"));
    let Faults { nodes, findings } = all.in_order();
    let checked = Checked { path: "ours".to_owned(), nodes, findings, asked: Vec::new(), names: None };
    text(&checked, Look { color: false, width: 110, words: Words::Shown, verbose: false })
}

fn png(wide: u32, high: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(wide, high).write_to(&mut bytes, image::ImageFormat::Png).expect("it is drawn");
    bytes.into_inner()
}

#[test]
fn a_letterhead_stands_on_documents_and_not_on_discreet_ones() {
    let desk = desk(&[
        ("theme.yaml", THEME.as_bytes()),
        ("logo.svg", LOGO.as_bytes()),
        ("style.css", b"h1 { letter-spacing: 0.01em }\n"),
    ]);
    let read = |name: &str| std::fs::read(desk.path().join(name)).expect(name);
    let page = |name: &str| String::from_utf8(read(name)).expect("it is text");
    let asked = ["--documents", "plan,family,safety-plan-wall", "--language", "en,cy"];
    let (good, said) = build(&desk, "one", &asked);
    assert!(good, "{said}");
    let (good, said) = build(&desk, "two", &asked);
    assert!(good, "{said}");
    for (name, alt, header) in [
        ("plan.html", "Northshire Council", "Services for children"),
        ("plan-cy.html", "Cyngor Northshire", "Gwasanaethau plant"),
    ] {
        let page = page(&format!("one/{name}"));
        assert!(page.contains(&format!("<img alt=\"{alt}\"")), "{name}");
        assert!(page.contains("src=\"data:image/svg+xml;base64,"), "{name}");
        assert!(page.contains(&format!("<p>{header}</p>")), "{name}");
        assert!(page.contains("<p>Northshire Council, County Hall</p>"), "{name}");
        assert!(
            page.contains("--accent:#6b1450;") && page.contains("h1 { letter-spacing: 0.01em }"),
            "{name}"
        );
    }
    assert!(page("one/family-mum.html").contains("--print-size:14pt"));
    // What hangs on a wall is seen by strangers.
    assert!(!page("one/safety-plan-wall.html").contains("Northshire"));
    assert_eq!(read("one/plan.pdf"), read("two/plan.pdf"), "the same set gives the same bytes");
    let (good, said) = build(&desk, "three", &["--documents", "plan", "--language", "en", "--discreet"]);
    assert!(good, "{said}");
    let discreet = page("three/paper-1.html");
    assert!(
        !discreet.contains("<img") && !discreet.contains("Northshire") && !discreet.contains("Services for")
    );
}

#[test]
fn every_mistake_of_a_theme_is_told_at_once() {
    let theme = "font: [Times]
size: 9
fonts: [Atkinson Hyperlegibel Next]
logo:
  file: logo.svgg
  alt: {en: North}
  hight: 4
header: ''
light:
  accent: '#8ab4f8'
  muted: '#999999'
  paper: fff
  acent: '#000000'
dark:
  ink: '#555555'
styles:
  hi-contrast: {size: 3}
documents:
  famly: {size: 14}
";
    let files: [(&str, &[u8]); 4] = [
        ("theme.yaml", theme.as_bytes()),
        ("logo.svg", LOGO.as_bytes()),
        (
            "style.css",
            b".badge-abuse { display: none }\n@import url(https://example.org/x.css);\np { color: #999 }\n",
        ),
        ("document.typ", b"#let doc = json(\"document.json\")\n#let x = (\n"),
    ];
    insta::assert_snapshot!(told(&files));
}

#[test]
fn a_colour_of_one_style_is_judged_on_the_grounds_of_that_style() {
    let said = told(&[("theme.yaml", b"styles:\n  dyslexia:\n    light:\n      ink: '#777777'\n")]);
    assert!(
        said.contains("theme.yaml:4:12") && said.contains("TPL043") && said.contains("dyslexia"),
        "{said}"
    );
    assert_eq!(told(&[("theme.yaml", b"light:\n  accent: '#6b1450'\n")]), "");
}

#[test]
fn the_shade_that_is_named_would_do() {
    let said = told(&[("theme.yaml", b"light:\n  accent: '#8ab4f8'\n")]);
    let (_, after) = said.split_once("would do is '").expect("a shade is named");
    let shade = &after[..7];
    assert_eq!(told(&[("theme.yaml", format!("light:\n  accent: '{shade}'\n").as_bytes())]), "");
}

#[test]
fn a_logo_is_an_image_small_enough_and_safe() {
    let theme = |file: &str| format!("logo: {{file: {file}, alt: Northshire Council}}\n");
    let of = |file: &str, bytes: &[u8]| told(&[("theme.yaml", theme(file).as_bytes()), (file, bytes)]);
    assert_eq!(of("logo.svg", LOGO.as_bytes()), "");
    assert_eq!(of("logo.png", &png(400, 100)), "");
    let damaged = [&png(400, 100)[..60], &[0; 40]].concat();
    for (file, bytes, part) in [
        ("logo.png", b"GIF89a".to_vec(), "is no image"),
        ("logo.png", damaged, "is damaged"),
        ("logo.png", png(30, 10), "too few for 14 millimetres"),
        ("logo.png", png(3000, 800), "is 3000 by 800 dots large"),
        ("logo.jpg", b"\xff\xd8\xff\xe0 not a picture".to_vec(), "is damaged"),
        ("logo.svg", LOGO.replace("<path", "<script/><path").into_bytes(), "holds a script"),
        ("logo.svg", LOGO.replace("<path", "<text>N</text><path").into_bytes(), "letters that need a font"),
        ("logo.svg", LOGO.replace("#6b1450", "url(https://example.org)").into_bytes(), "from elsewhere"),
        ("logo.svg", [LOGO.as_bytes(), &[b' '; 310_000]].concat(), "KB; a logo can have 300"),
    ] {
        let said = of(file, &bytes);
        assert!(said.contains(part) && said.contains("theme.yaml:1:"), "{part}: {said}");
    }
}

#[test]
fn a_fault_of_the_finished_text_is_told_at_its_place_in_the_template() {
    let plan = b"# {{ w(\"plan.title\") }}\n\n{% for a in case.actions %}\n{% if a.what %}\n#### {{ a.what }}\n{% endif %}\n{% endfor %}\n\n\
        | a | b |\n|---|---|\n{% set row %}| {{ case.reference }} |{% endset %}\n{{ row }}\n\n{{ w(\"the_child\") }} and <b>more</b>\n";
    let desk = desk(&[("plan.md", plan)]);
    let (good, said) = build(&desk, "one", &["--documents", "plan", "--language", "en"]);
    assert!(!good);
    // What depends on the case is found when a document is made.
    let depends = plan.split(|byte| *byte == b'|').next().expect("what stands before the table");
    let set = desk.path().join("set/plan.md");
    std::fs::write(&set, depends).expect("it is written");
    let (good, made) = build(&desk, "one", &["--documents", "plan", "--language", "en"]);
    assert!(!good);
    assert!(made.contains("plan.md:5:1"), "{made}");
    assert!(made.contains("a heading of level 4 follows one of level 1"), "{made}");
    for (place, part) in
        [("plan.md:11:14", "this row has 1 cell, its table 2 columns"), ("plan.md:14:26", "raw HTML")]
    {
        assert!(said.contains(place) && said.contains(part), "{place} {part}\n{said}");
    }
    assert!(!desk.path().join("one").exists(), "nothing is written of a case with a fault");
}

#[test]
fn a_template_that_stops_shows_the_expression() {
    let plan = b"# {{ w(\"plan.title\") }}\n\n{{ case.child.nmae }}\n";
    let (good, said) =
        build(&desk(&[("plan.md", plan)]), "one", &["--documents", "plan", "--language", "en"]);
    assert!(!good && said.contains("plan.md:3:") && said.contains("did you mean `name`?"), "{said}");
}
