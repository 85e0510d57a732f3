//! Pictures as data for the theme, in bands between which a page may end.

use serde_json::{Value, json};

use super::data::Writer;
use super::sizes::{PAGE_HEIGHT, SHORT};
use crate::document::picture::{Anchor, Picture, Shape, Tone};

impl Writer<'_> {
    /// A picture, no wider than the room, and no higher than a page if it is to be whole.
    pub(super) fn picture(&self, picture: &Picture, room: f32) -> Value {
        let whole = if picture.breaks.is_empty() { PAGE_HEIGHT * 0.9 / picture.height } else { 1.0 };
        let scale = (room / picture.width).min(whole).min(1.0);
        let shape = |shape: &Shape, top: f32| {
            let point = |(x, y): (f32, f32)| json!([x * scale, (y - top) * scale]);
            let length = |(x, y): (f32, f32)| json!([x * scale, y * scale]);
            match shape {
                Shape::Line { from, to, tone, width, dashed } => {
                    json!({"kind": "line", "from": point(*from), "to": point(*to), "tone": tone.name(),
                           "width": width * scale, "dashed": dashed})
                }
                Shape::Circle { centre, radius, fill, edge } => {
                    json!({"kind": "circle", "centre": point(*centre), "radius": radius * scale,
                           "fill": fill.name(), "edge": edge.map(Tone::name)})
                }
                Shape::Box { at, size, radius, fill, edge } => {
                    json!({"kind": "box", "at": point(*at), "size": length(*size), "radius": radius * scale,
                           "fill": fill.name(), "edge": edge.map(Tone::name)})
                }
                Shape::Art { art, at, size } => {
                    json!({"kind": "art", "at": point(*at), "size": size * scale, "svg": art.svg})
                }
                Shape::Label { at, anchor, size, bold, tone, words } => {
                    let anchor = match anchor {
                        Anchor::Start => "start",
                        Anchor::Middle => "middle",
                        Anchor::End => "end",
                    };
                    json!({"kind": "label", "at": point(*at), "anchor": anchor, "size": size * scale,
                           "bold": bold, "tone": tone.name(), "words": self.words(words, vec![words.text.clone()])})
                }
            }
        };
        let bands: Vec<Value> = bands(picture)
            .into_iter()
            .map(|(top, foot, shapes)| {
                let shapes: Vec<Value> = shapes.into_iter().map(|s| shape(s, top)).collect();
                json!({"height": (foot - top) * scale, "shapes": shapes})
            })
            .collect();
        json!({"kind": "picture", "width": picture.width * scale, "alt": picture.alt, "bands": bands})
    }
}

/// A picture in bands between which a page may end, with what stands in each; a small one is one band.
fn bands(picture: &Picture) -> Vec<(f32, f32, Vec<&Shape>)> {
    let inner = if picture.height <= SHORT { &[][..] } else { picture.breaks.as_slice() };
    let starts = std::iter::once(0.0).chain(inner.iter().copied());
    let ends = inner.iter().copied().chain([picture.height]);
    let mut bands: Vec<(f32, f32, Vec<&Shape>)> =
        starts.zip(ends).map(|(top, foot)| (top, foot, Vec::new())).collect();
    for shape in &picture.shapes {
        let top = match shape {
            Shape::Line { from, to, .. } => from.1.min(to.1),
            Shape::Circle { centre, radius, .. } => centre.1 - radius,
            Shape::Box { at, .. } | Shape::Art { at, .. } => at.1,
            Shape::Label { at, size, .. } => at.1 - size,
        };
        let at = bands.partition_point(|(start, ..)| *start <= top + 1.0).saturating_sub(1);
        if let Some((.., shapes)) = bands.get_mut(at) {
            shapes.push(shape);
        }
    }
    bands
}
