use cpplan::document::TemplateSet;
fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let mut set = TemplateSet::built_in();
    if let Ok(dir) = std::env::var("SET") {
        let rd = |f: &str| std::fs::read_to_string(format!("{dir}/{f}")).unwrap();
        for t in ["plan.md", "pieces.md"] { set.templates.insert(t.into(), rd(t)); }
        set.words.insert("en".into(), rd("words/en.yaml"));
        set.theme = rd("theme.yaml");
    }
    match cpplan::case::load(std::path::Path::new(&path)) {
        Ok(l) => {
            for p in &l.problems { println!("{} {} {:?} {}", p.kind.code(), p.place.path(&l.nodes), p.place.span(&l.nodes), p.message); }
            let en = cpplan::case::values::Language::english();
            let kind = cpplan::document::kind("plan").unwrap();
            let view = cpplan::reader::view(&l, kind.recipient, &en);
            let r = cpplan::document::compile(view, &cpplan::document::Request { set: &set, kind, language: &en, today: "2026-11-21".parse().unwrap(), draft: std::env::var("DRAFT").is_ok(), open_findings: vec!["x".into()] });
            match r { Ok(d) => std::fs::write(std::env::args().nth(2).unwrap_or("/tmp/t/out.html".into()), cpplan::html::render(&d)).unwrap(), Err(e) => println!("{e}") }
        }
        Err(e) => println!("{e:?}"),
    }
}
