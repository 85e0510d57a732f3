//! Small drawings with colours of their own, for papers that are read by looking: a house, a heart, a face.
//!
//! They stand beside words that say the same, so they are decoration to somebody who cannot see them. The
//! faces are of colours that nobody has: who sees the wrong hair or skin on a friend sees it at once.

/// A drawing on a square of 64 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Art {
    /// The name of its file in `templates/pictures`.
    pub name: &'static str,
    /// The file.
    pub svg: &'static str,
}

macro_rules! art {
    ($($name:literal),+ $(,)?) => {
        &[$(Art { name: $name, svg: include_str!(concat!("../../../templates/pictures/", $name, ".svg")) }),+]
    };
}

/// All of them.
const ALL: &[Art] = art![
    "calendar",
    "cross",
    "eye",
    "face-berry",
    "face-leaf",
    "face-peach",
    "face-sky",
    "face-sun",
    "flag",
    "hand",
    "happy",
    "heart",
    "house",
    "letter",
    "mixed",
    "path",
    "people",
    "phone",
    "plan",
    "question",
    "rights",
    "sad",
    "safe",
    "school",
    "star",
    "talk",
    "tick",
    "worried",
];

/// The faces of people, in turn.
const FACES: [&str; 5] = ["face-sky", "face-leaf", "face-peach", "face-berry", "face-sun"];

/// The drawing with a name.
pub fn art(name: &str) -> Option<Art> {
    ALL.iter().find(|art| art.name == name).copied()
}

/// The names of all drawings.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|art| art.name).collect()
}

/// The face of the person who comes at this place of a list, from 0.
pub fn face(place: usize) -> Option<Art> {
    art(FACES[place % FACES.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_have_no_words_no_names_and_fetch_nothing() {
        for art in ALL {
            let drawn = art.svg.replacen("http://www.w3.org/2000/svg", "", 1);
            for part in ["<text", "id=", "href", "url(", "http", "<style", "<script"] {
                assert!(!drawn.contains(part), "{} holds {part}", art.name);
            }
            assert!(
                art.svg.starts_with("<svg ") && art.svg.contains("viewBox=\"0 0 64 64\""),
                "{}",
                art.name
            );
        }
        assert!(FACES.iter().all(|name| art(name).is_some()));
    }
}
