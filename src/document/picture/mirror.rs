//! Pictures for languages that are written from right to left.

use super::{Picture, Shape};

impl Picture {
    /// The picture as in a mirror. Words are not turned: those that began at their point begin there
    /// still, which is now their right end.
    #[must_use]
    pub fn mirrored(self) -> Picture {
        let width = self.width;
        let shapes = self.shapes.into_iter().map(|shape| mirrored(shape, width)).collect();
        let narrow = self.narrow.map(|narrow| Box::new(narrow.mirrored()));
        Picture { shapes, narrow, ..self }
    }
}

fn mirrored(shape: Shape, width: f32) -> Shape {
    let turned = |(x, y): (f32, f32)| (width - x, y);
    match shape {
        Shape::Line { from, to, tone, width, dashed } => {
            Shape::Line { from: turned(from), to: turned(to), tone, width, dashed }
        }
        Shape::Circle { centre, radius, fill, edge } => {
            Shape::Circle { centre: turned(centre), radius, fill, edge }
        }
        Shape::Box { at, size, radius, fill, edge } => {
            Shape::Box { at: (width - at.0 - size.0, at.1), size, radius, fill, edge }
        }
        Shape::Art { art, at, size } => Shape::Art { art, at: (width - at.0 - size, at.1), size },
        Shape::Label { at, anchor, size, bold, tone, words } => {
            Shape::Label { at: turned(at), anchor, size, bold, tone, words }
        }
    }
}
