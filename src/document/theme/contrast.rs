//! Which colours lie on each other in documents, and whether people can tell them apart.

use std::collections::BTreeMap;

use super::colour::{contrast, nearest_shade, parts};
use super::layers::{Layers, Spot};
use super::{Style, own_documents};
use crate::document::faults::{CONTRAST, Fault};

/// Two colours of which one lies on the other.
#[derive(Debug)]
pub struct Pair {
    /// What is written or drawn.
    pub front: &'static str,
    /// On what.
    pub ground: &'static str,
    /// How much they must differ.
    pub least: f64,
    /// What is drawn so, for messages.
    pub what: &'static str,
}

/// Words; accessibility asks 7 to 1 of all of them, as WCAG does at its highest level.
const WORDS: f64 = 7.0;
/// What is drawn and tells something.
const DRAWN: f64 = 3.0;

const fn words(front: &'static str, ground: &'static str, what: &'static str) -> Pair {
    Pair { front, ground, least: WORDS, what }
}

const fn drawn(front: &'static str, ground: &'static str, what: &'static str) -> Pair {
    Pair { front, ground, least: DRAWN, what }
}

/// Every pair of the style sheet, the Typst theme and the pictures. Hairlines (`line`) only set apart what blank
/// space sets apart already, so nothing is asked of them.
pub const PAIRS: &[Pair] = &[
    words("ink", "paper", "the text"),
    words("ink", "accent-soft", "the text of covers, notices and heads of tables"),
    words("ink", "good-soft", "the text of green panels and pictures"),
    words("ink", "sun-soft", "the text of yellow panels"),
    words("ink", "berry-soft", "the text of violet panels"),
    words("muted", "paper", "the line at the foot of pages"),
    words("muted", "accent-soft", "the labels of cells in a notice, on a phone"),
    words("accent", "paper", "headings and links"),
    words("accent", "accent-soft", "titles, and links in notices"),
    words("accent", "good-soft", "headings and links in green panels"),
    words("accent", "sun-soft", "headings and links in yellow panels"),
    words("accent", "berry-soft", "headings and links in violet panels"),
    words("paper", "accent", "words on buttons and in pictures"),
    words("abuse", "paper", "headings of what addresses the sexual abuse"),
    words("abuse", "abuse-soft", "the mark of what addresses the sexual abuse"),
    words("good", "good-soft", "the mark of what is done"),
    drawn("good", "paper", "edges in pictures"),
    drawn("sun", "sun-soft", "edges in pictures"),
    drawn("berry", "berry-soft", "edges in pictures"),
    drawn("accent", "pictogram", "the lines of pictograms"),
];

/// The colours of a style on paper or in the dark, each with where it is written.
struct Palette {
    name: String,
    colours: BTreeMap<String, Spot>,
}

/// What is asked of a colour in a palette.
struct Asked<'a> {
    pair: &'a Pair,
    palette: &'a str,
    is_front: bool,
    other: [u8; 3],
    other_name: &'a str,
    other_value: &'a str,
}

impl Asked<'_> {
    fn ratio(&self, colour: [u8; 3]) -> f64 {
        contrast(colour, self.other)
    }
}

/// The pairs that are too like, each at the colour that the set brought in.
pub(super) fn check(layers: &Layers) -> Vec<Fault> {
    let palettes = palettes(layers);
    let mut asked: BTreeMap<(usize, usize), (&Spot, &str, Vec<Asked<'_>>)> = BTreeMap::new();
    for palette in &palettes {
        for pair in PAIRS {
            let (Some(front), Some(ground)) =
                (palette.colours.get(pair.front), palette.colours.get(pair.ground))
            else {
                continue;
            };
            let both = [(front, ground, true), (ground, front, false)];
            for (spot, other, is_front) in both.into_iter().filter(|(spot, ..)| spot.is_own) {
                let Some(other_parts) = parts(&other.value) else { continue };
                let name = if is_front { pair.front } else { pair.ground };
                let other_name = if is_front { pair.ground } else { pair.front };
                let key = (spot.layer, spot.bytes.start);
                asked.entry(key).or_insert_with(|| (spot, name, Vec::new())).2.push(Asked {
                    pair,
                    palette: &palette.name,
                    // Where both are the set's own, the one that lies on the other is told of.
                    is_front: is_front || !other.is_own,
                    other: other_parts,
                    other_name,
                    other_value: &other.value,
                });
            }
        }
    }
    asked.into_values().filter_map(|(spot, name, asked)| fault(layers, spot, name, &asked)).collect()
}

fn fault(layers: &Layers, spot: &Spot, name: &str, asked: &[Asked<'_>]) -> Option<Fault> {
    let colour = parts(&spot.value)?;
    // The first is the plainest: standard before other styles, paper before other grounds.
    let worst = asked.iter().find(|a| a.is_front && a.ratio(colour) < a.pair.least)?;
    let relation = if worst.pair.front == name { "on" } else { "under" };
    let message = format!(
        "`{name}` {} {relation} `{}` {} has a contrast of {:.2} to 1 ({}); {} to 1 is asked for {}",
        spot.value,
        worst.other_name,
        worst.other_value,
        floor(worst.ratio(colour)),
        worst.palette,
        worst.pair.least,
        worst.pair.what,
    );
    let help = match nearest_shade(colour, |shade| asked.iter().all(|a| a.ratio(shade) >= a.pair.least)) {
        Some(shade) => format!("the nearest shade that would do is '{shade}'"),
        None => format!("no shade of it would do: change `{}` as well", worst.other_name),
    };
    Some(Fault::new(&CONTRAST, layers.origin(spot.layer), spot.bytes.clone(), message, help))
}

/// A figure that was not reached is not rounded up to it.
fn floor(ratio: f64) -> f64 {
    (ratio * 100.0).floor() / 100.0
}

fn palettes(layers: &Layers) -> Vec<Palette> {
    let mut all = Vec::new();
    let documents = own_documents(layers);
    for style in Style::ALL {
        for document in std::iter::once(None).chain(documents.iter().map(|d| Some(d.as_str()))) {
            for (key, where_to) in [("light", "on paper and light screens"), ("dark", "on dark screens")] {
                let mut name = where_to.to_owned();
                if style != Style::Standard {
                    name = format!("{name}, {}", style.word());
                }
                if let Some(document) = document {
                    name = format!("{name}, in `{document}`");
                }
                all.push(Palette { name, colours: layers.colours(key, style, document) });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &str = include_str!("../../../templates/theme.yaml");

    #[test]
    fn the_built_in_colours_pass_their_own_check() {
        let layers = Layers::read(&[("none", ""), ("theme.yaml", BUILT_IN)], &mut Vec::new());
        assert_eq!(check(&layers), []);
        let palettes = palettes(&layers);
        let known = |name: &str| palettes.iter().all(|p| p.colours.contains_key(name));
        assert!(PAIRS.iter().all(|pair| known(pair.front) && known(pair.ground)), "a pair has no colours");
    }
}
