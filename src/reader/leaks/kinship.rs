//! What somebody is to the child tells who is meant as well as a name does, where nobody else is that.

use super::identities::{Called, Identity};
use super::names::{How, Name, Others, own_words};
use crate::case::model::Relationship;

/// The words for what somebody is to the child; in Welsh as they stand after `dy`, and after `eich` or before a name.
struct Kin {
    english: &'static [&'static str],
    welsh: &'static [(&'static str, &'static str)],
}

fn kin(relationship: Relationship) -> Option<Kin> {
    use Relationship as R;
    let (english, welsh): (&[&str], &[(&str, &str)]) = match relationship {
        R::Stepmother => {
            (&["stepmother", "stepmum", "stepmam", "step mother", "step mum"], &[("lysfam", "llysfam")])
        }
        R::Stepfather => (&["stepfather", "stepdad", "step father", "step dad"], &[("lystad", "llystad")]),
        R::Brother => (&["brother"], &[("frawd", "brawd")]),
        R::Sister => (&["sister"], &[("chwaer", "chwaer")]),
        R::HalfBrother => {
            (&["half brother", "stepbrother", "step brother"], &[("hanner brawd", "hanner brawd")])
        }
        R::HalfSister => {
            (&["half sister", "stepsister", "step sister"], &[("hanner chwaer", "hanner chwaer")])
        }
        R::Grandmother => (
            &["grandmother", "grandma", "granny", "gran", "nan"],
            &[("nain", "nain"), ("fam gu", "mam gu"), ("famgu", "mamgu")],
        ),
        R::Grandfather => (
            &["grandfather", "grandad", "granddad", "grandpa"],
            &[("daid", "taid"), ("dad cu", "tad cu"), ("dadcu", "tadcu")],
        ),
        R::Aunt => (&["aunt", "auntie", "aunty"], &[("fodryb", "modryb")]),
        R::Uncle => (&["uncle"], &[("ewythr", "ewythr")]),
        R::Cousin => (&["cousin"], &[("gefnder", "cefnder"), ("gyfnither", "cyfnither")]),
        R::FosterCarer => {
            (&["foster carer", "foster mum", "foster dad"], &[("ofalwr maeth", "gofalwr maeth")])
        }
        // Everybody has a mother and a father: that there is one tells nothing.
        R::Mother | R::Father => return None,
        R::OtherParent | R::OtherRelative | R::FamilyFriend | R::Friend | R::None => return None,
    };
    Some(Kin { english, welsh })
}

/// What somebody whom the reader may not know of is to the child, said so that it can be nobody else: "your stepdad",
/// "Lacey's stepdad"; the child is called by these first names. Where the reader knows another who is the same, or is called so, it tells nothing.
pub(super) fn names_by_kinship(
    of: &Identity<'_>,
    child: &[&str],
    known: &[&Identity<'_>],
    others: &Others<'_>,
) -> Vec<Name> {
    let relationship = of.person.relationship.known();
    let is_same = |p: &&Identity<'_>| p.person.relationship.known() == relationship;
    let Some(kin) = relationship.and_then(kin).filter(|_| !known.iter().any(is_same)) else {
        return Vec::new();
    };
    let split = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let is_free = |words: &&str| !others.have_name(&split(words));
    let mut said: Vec<(String, usize)> = Vec::new();
    for words in kin.english.iter().copied().filter(is_free) {
        said.push((format!("your {words}"), 1));
        said.extend(child.iter().map(|child| (format!("{child} {words}"), 1)));
    }
    for (after_dy, words) in kin.welsh.iter().copied().filter(|(_, words)| is_free(words)) {
        said.extend([(format!("dy {after_dy}"), 1), (format!("eich {words}"), 1)]);
        said.extend(child.iter().map(|child| (format!("{words} {child}"), 0)));
    }
    said.iter().map(|(words, at)| Name { words: split(words).into(), how: How::Kinship(*at) }).collect()
}

/// What the child is called by those who say what somebody is to them.
pub(super) fn first_names<'c>(child: &'c Called<'_>) -> Vec<&'c str> {
    let first_names = child.all().filter_map(|name| own_words(name).first().map(|word| &*word.lower));
    let mut first_names: Vec<&str> = first_names.filter(|name| name.chars().count() > 1).collect();
    first_names.sort_unstable();
    first_names.dedup();
    first_names
}
