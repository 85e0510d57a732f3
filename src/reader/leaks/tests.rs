//! What the search catches, and what it leaves alone.

use std::path::Path;

use super::{Identities, Leak, Prepared, Search};
use crate::case::load_text;
use crate::reader::{Reader, Recipient};

const CASE: &str = r#"
cpplan: 1
authority: {name: Gwynedd Council, phone: 01286 555 0100}
child:
  name: Ffion Haf Pritchard
  other_names: [F.H.P.]
  confidential:
    address: Flat 2, 17 Alder Rise, Bethesda, LL57 3PQ
    phone: 07700 900123 (9 to 5)
    email: hidden@example.org
    note: Until 3 March they were at 14 Quarry Row with a friend.
people:
  - {id: mum, name: Carys Pritchard, known_as: Mum, role: family, relationship: mother, lives_in_home: yes}
  - {id: dad, name: Rhys Pritchard, known_as: Dad, role: family, relationship: father, person_of_concern: yes}
  - id: uncle
    name: Craig Lloyd Bevan
    known_as: Uncle Craig
    other_names: [Craigy, CLB, "W.H.", night_owl99, Siân O'Neill]
    role: family
    relationship: uncle
    contact: {phone: 01632 960777, address: "Bryn Awel, Tregarth"}
    withhold_from: [{from: [family, child], why: It is not safe.}]
  - {id: hope, name: Hope Green, role: network, withhold_from: [{from: [family], why: She asked.}]}
  - {id: gran, name: Anne-Marie Smith-Jones, known_as: Mamgu, role: family, relationship: grandmother, withhold_from: [{from: [family], why: She asked.}]}
  - {id: may, name: May Kowal, role: network, withhold_from: [{from: [family], why: She asked.}]}
  - {id: sw, name: Nia Roberts, role: lead_social_worker, agency: Gwynedd Council}
  - {id: head, name: Ola Sanders, role: school, agency: Alder Rise Primary School, job: Craig's old teacher}
concern:
  reported_by: On Monday Mrs Doyle rang (07700 900555), after Karen Cole had spoken to the Children's Services team.
"#;

fn found(recipient: &Recipient, text: &str) -> Vec<Leak> {
    let loaded = load_text(Path::new("case.yaml"), CASE.to_owned()).unwrap();
    let today = "2026-11-21".parse().unwrap();
    let search = Search::of(&Identities::of(&loaded.case), &loaded.nodes, recipient, today);
    search.hits(&Prepared::of(text)).into_iter().map(|hit| hit.leak).collect()
}

/// What is found for the family where the concern was reported so.
fn reported(by: &str, text: &str) -> Vec<Leak> {
    let case = CASE.replace("On Monday Mrs Doyle rang", by);
    let loaded = load_text(Path::new("case.yaml"), case).unwrap();
    let today = "2026-11-21".parse().unwrap();
    let family = Reader::Family.into();
    let search = Search::of(&Identities::of(&loaded.case), &loaded.nodes, &family, today);
    search.hits(&Prepared::of(text)).into_iter().map(|hit| hit.leak).collect()
}

#[test]
fn somebody_of_the_case_about_whom_it_was_reported_is_no_reporter() {
    for by in ["A neighbour of Mr Pritchard rang", "Jo Pike rang about Mr Pritchard"] {
        assert_eq!(reported(by, "Mr Pritchard lives nearby."), [], "{by}");
    }
    assert_eq!(reported("Jo Pike rang about Mr Pritchard", "Jo Pike saw it."), [Leak::Reporter]);
    assert_eq!(reported("Mr Pritchard rang", "Mr Pritchard lives nearby."), [Leak::Reporter]);
    assert_eq!(reported("A neighbour of Mr Tandy rang", "Mr Tandy lives nearby."), [Leak::Reporter]);
}

#[test]
fn a_name_within_the_longer_name_of_somebody_who_is_known_tells_nothing() {
    let case = CASE.replace("{id: sw, name: Nia Roberts,", "{id: sw, name: Nia Hope Green,");
    let loaded = load_text(Path::new("case.yaml"), case).unwrap();
    let today = "2026-11-21".parse().unwrap();
    let family = Reader::Family.into();
    let search = Search::of(&Identities::of(&loaded.case), &loaded.nodes, &family, today);
    let found = |text: &str| search.hits(&Prepared::of(text)).len();
    assert_eq!(found("Nia Hope Green comes on Mondays."), 0);
    assert_eq!(found("Hope Green comes on Mondays."), 1);
}

#[test]
fn a_person_who_is_withheld_is_known_under_every_name() {
    for text in [
        "Craig comes on Sundays.",
        "craig lloyd bevan",
        "Mr Craig  Bevan's car",
        "the Bevans",
        "CRAIG was there",
        "Craigy rang.",
        "CLB rang.",
        "C.L.B. rang.",
        "W.H. rang.",
        "W. H. rang.",
        "C.B. rang.",
        "night_owl99 wrote",
        "Night Owl99 wrote",
        "She saw Sian O\u{2019}Neill.",
        "Cra\u{AD}ig\u{2019}s van",
        "with Craig\u{a0}Bevan",
        "Uncle Craig\u{2019}s",
        "she met Hope at school",
        "Ms Green rang",
        "Craig'll come",
        "Craig\u{2019}d rather not",
        "Hope drives her there.",
        "On Sundays Hope cooks.",
        "with May every Sunday",
        "at May's",
        "May comes too.",
        "Marie rings",
        "Mrs Smith",
        "with Annemarie",
        "Mamgu has her on Fridays",
        "C. L. B. rang",
        "@CraigBevan",
        "Your uncle rang.",
        "with Ffion\u{2019}s uncle",
        "Mae dy ewythr yma.",
        "Ffion\u{2019}s grandma",
    ] {
        assert_eq!(found(&Reader::Family.into(), text), [Leak::Person], "{text}");
    }
}

#[test]
fn words_of_the_language_and_names_of_others_are_left_alone() {
    for text in [
        "Hope that all goes well. Green for go.",
        "In May, on 3 May and from April to May.",
        "May she come?",
        "They learn at Alder Rise Primary School.",
        "They live in Green Lane.",
        "She hopes that all goes well.",
        "Uncle comes, and Mum and Dad.",
        "Ffion Pritchard and Nia Roberts meet Mum.",
        "WH and BC are letters.",
        "The craig is steep.",
        "Lloyd is a bank.",
        "Ring 01286 555 0100 on 2026-11-21.",
        "At home with Carys.",
        "The Children's Services team rang on Monday.",
        "Her uncle, and an uncle of Nia's.",
        "your brother, your mum and Ffion's dad",
    ] {
        assert_eq!(found(&Reader::Family.into(), text), [], "{text}");
    }
}

#[test]
fn what_only_the_team_may_know_is_in_no_other_text() {
    for (text, leak) in [
        ("They moved to 17 Alder\nRise.", Leak::Address),
        ("They were at 14, Quarry Row.", Leak::Address),
        ("LL5 7 3PQ", Leak::Address),
        ("Ring 07700/900/123.", Leak::Phone),
        ("hidden @ example.org", Leak::Email),
        ("Ring 07700 900555.", Leak::Phone),
        ("near alder rise", Leak::Address),
        ("ll573pq", Leak::Address),
        ("Ring +44 (0)7700 900 123.", Leak::Phone),
        ("tel:07700900123", Leak::Phone),
        ("mailto:Hidden@Example.org", Leak::Email),
        ("Mrs Doyle saw it.", Leak::Reporter),
        ("Karen told us.", Leak::Reporter),
    ] {
        for reader in [Reader::Group, Reader::Family, Reader::Child] {
            assert_eq!(found(&reader.into(), text), [leak], "{text}");
        }
        assert_eq!(found(&Reader::Team.into(), text), [], "{text}");
    }
    assert_eq!(found(&Reader::Family.into(), "Ring 01632 960777."), [Leak::Phone]);
    for text in ["at Bryn Awel", "ym Mryn Awel", "i Fryn Awel"] {
        assert_eq!(found(&Reader::Family.into(), text), [Leak::Address], "{text}");
    }
}

#[test]
fn a_person_of_concern_may_know_of_nobody_who_was_not_shared() {
    let dad = Recipient::person(Reader::PersonOfConcern, "dad");
    for text in ["Carys is there.", "Nia rings.", "with Hope"] {
        assert_eq!(found(&dad, text), [Leak::Person], "{text}");
    }
    assert_eq!(found(&dad, "Rhys Pritchard sees Ffion while Mum is there."), []);
    assert_eq!(found(&Reader::Anyone.into(), "Ffion"), [Leak::Child]);
    assert_eq!(found(&Reader::Anyone.into(), "Rhys"), [Leak::Person]);
    assert_eq!(found(&Reader::Anyone.into(), "Gwynedd Council, 01286 555 0100"), []);
}
