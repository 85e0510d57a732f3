//! Pictograms: small drawings of our own that stand beside words, for people who read pictures first.
//!
//! They are two-toned. A drawing names its tones by class, and each format gives them the colours of the theme:
//! `s` is a surface with an edge, `l` a line, `f` a filled shape, `p` a surface in the colour of the paper.

/// The drawings, listed by the build script.
mod drawings {
    include!(concat!(env!("OUT_DIR"), "/pictograms.rs"));
}

/// A drawing.
#[derive(Debug, PartialEq, Eq)]
pub struct Pictogram {
    /// Its name, which is that of its file.
    pub name: &'static str,
    /// The file.
    svg: &'static str,
}

impl Pictogram {
    /// The one with a name.
    pub fn named(name: &str) -> Option<&'static Pictogram> {
        drawings::PICTOGRAMS.iter().find(|p| p.name == name)
    }

    /// The names of all.
    pub fn names() -> Vec<&'static str> {
        drawings::PICTOGRAMS.iter().map(|p| p.name).collect()
    }

    /// What is drawn, without the file around it: 48 units wide and high.
    pub fn shapes(&self) -> String {
        self.svg.lines().map(str::trim).filter(|l| l.starts_with('<') && l.contains("class=")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_shapes_in_the_tones_alone() {
        assert!(drawings::PICTOGRAMS.len() >= 40);
        for pictogram in drawings::PICTOGRAMS {
            let shapes = pictogram.shapes();
            assert!(!shapes.is_empty(), "{}", pictogram.name);
            for class in shapes.split("class=\"").skip(1) {
                let tone = class.split('"').next().unwrap_or_default();
                assert!(["s", "l", "f", "p"].contains(&tone), "{}: {tone}", pictogram.name);
            }
        }
    }
}
