//! What is told of a template set before any case is there.

use std::path::Path;

use cpplan::document::faults::static_faults;
use cpplan::document::{Faults, TemplateSet, TemplateSource};
use cpplan::report::{Checked, Look, Words, text};

/// The built-in set with some files in the place of its own.
fn set(files: &[(&str, &str)]) -> TemplateSet {
    let mut set = TemplateSet::built_in();
    for (name, content) in files {
        let content = (*content).to_owned();
        match name.split('/').collect::<Vec<_>>().as_slice() {
            ["theme.yaml"] => set.theme.push(((*name).to_owned(), content)),
            ["words", language, _] => {
                let source = TemplateSource { origin: (*name).to_owned(), text: content };
                set.words.entry((*language).to_owned()).or_default().push(vec![source]);
            }
            _ if name.ends_with(".md") => {
                let source = TemplateSource { origin: (*name).to_owned(), text: content };
                set.templates.insert((*name).to_owned(), source);
            }
            _ => _ = set.assets.insert((*name).to_owned(), content.into_bytes()),
        }
    }
    set
}

/// Everything that is told of a set, as people see it.
fn told(files: &[(&str, &str)]) -> String {
    let set = set(files);
    let mut faults = Faults::default();
    faults.add(&static_faults(&set), &set, Path::new("ours"));
    let Faults { nodes, findings } = faults.in_order();
    let checked = Checked { path: "ours".to_owned(), nodes, findings, asked: Vec::new(), names: None };
    text(&checked, Look { color: false, width: 110, words: Words::Shown, verbose: false })
}

#[test]
fn nothing_is_wrong_with_the_built_in_set() {
    assert_eq!(told(&[]), "");
}

#[test]
fn every_fault_of_every_template_is_told_at_once() {
    let plan = r##"{% import "pieces.md" as p %}
# {{ w("plan.title") }}

{{ case.child.nmae }}
{% if cas.starts %}
{{ case.starts|dte }}
{% endif %}
{% if case.child.born is defined %}
{{ case.child.born|default("") }}
{% endif %}
{% for a in case.actions %}
- {{ a.ownr }} {{ a.state.doen }} {{ a.what.words }}
{% endfor %}
{{ case.actions }}
{{ case.actions|texts("wat") }}
{% if case.actions and case.actions[0].areas|has("sexual_abus") %}x{% endif %}
{{ p.state_badge() }}
{{ p.stat_badge(case) }}
{{ badge("abus", w("abuse_mark")) }}
{{ actions_for(case.child) }}
{{ contents }}
{% call group("crad") %}
#### {{ w("s_concern") }}
{% endcall %}
{{ w("no.such.words") }}
{{ w("impacts") }}
"##;
    let family = r##"# Title

Some <b>raw</b> words, `code`, *slanted*, ![logo](logo.png), [link](javascript:alert).

| One | Two |
|---|---|
| {{ case.reference }} |
| {{ case.reference }} | {% if draft %}a | b{% endif %} |

    indented

---

<div>raw</div>
"##;
    let broken = "# {{ case.child.name }\n";
    insta::assert_snapshot!(told(&[("plan.md", plan), ("family.md", family), ("easy-read.md", broken)]));
}

#[test]
fn a_macro_is_checked_with_what_it_is_given() {
    let plan = r##"# {{ w("plan.title") }}

{% macro told(x) %}
{{ x.what }} {{ x.wat }}
{% endmacro %}
{% for o in case.outcomes %}
{{ told(o) }}
{% endfor %}
{{ told(case.outcomes, 1) }}
"##;
    let said = told(&[("plan.md", plan)]);
    assert!(said.contains("an outcome has no `wat`") && said.contains("did you mean `what`?"), "{said}");
    assert!(said.contains("ours/plan.md:4:19"), "{said}");
    assert!(said.contains("the macro `told` takes no more than 1"), "{said}");
}

#[test]
fn what_a_template_gives_to_another_is_known_there() {
    let plan = "# {{ w(\"plan.title\") }}\n\n{% for o in case.outcomes %}\n{% include \"own-outcome.md\" %}\n{% endfor %}\n";
    let said = told(&[("plan.md", plan), ("own-outcome.md", "{{ o.measur }}\n")]);
    assert!(said.contains("ours/own-outcome.md:1:6") && said.contains("did you mean `measure`?"), "{said}");
}

#[test]
fn words_that_a_language_lacks_are_told_where_they_are_asked_for() {
    let family = "# {{ w(\"family.title\") }}\n\n{{ w(\"family.our_promise\") }}\n";
    let english = "family:\n  our_promise: We keep our word.\n";
    let said = told(&[("family.md", family), ("words/en/family.yaml", english)]);
    assert!(said.contains("the words `family.our_promise` are not there in the language `cy`"), "{said}");
    assert!(said.contains("add `family.our_promise` to words/cy/family.yaml"), "{said}");
    assert!(said.contains("ours/family.md:3:6"), "{said}");
}

#[test]
fn a_gap_that_nothing_fills_is_told_where_the_words_are_asked_for() {
    let plan = "# {{ w(\"plan_for\", plan=w(\"plan.title\"), brake=br(), child=w(\"the_child\")) }}\n";
    let said = told(&[("plan.md", plan)]);
    assert!(said.contains("have a gap {break} that nothing fills here"), "{said}");
}

#[test]
fn a_heading_is_told_only_where_every_way_to_it_skips_a_level() {
    let good = "# A\n\n{% if draft %}\n## B\n{% else %}\n## C\n{% endif %}\n\n### D\n";
    assert_eq!(told(&[("plan.md", good)]), "");
    let bad = "# A\n\n{% if draft %}\nB\n{% endif %}\n\n### D\n";
    let said = told(&[("plan.md", bad)]);
    assert!(
        said.contains("a heading of level 3 follows one of level 1") && said.contains("plan.md:7:1"),
        "{said}"
    );
}
