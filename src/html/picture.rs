//! Pictures as drawings inside the page; their colours are classes, so they follow the dark screen.

use crate::case::values::Language;
use crate::document::picture::art::Art;
use crate::document::picture::{Anchor, Picture, Shape, Tone};

use super::escape::{attribute, text};

/// A picture with its text alternative; where it has a narrow form, the style sheet shows the one that fits.
pub fn write(out: &mut String, language: &Language, picture: &Picture) {
    let (wide, narrow) = match &picture.narrow {
        Some(narrow) => ("wide", Some(narrow)),
        None => ("", None),
    };
    out.push_str("<div class=\"picture\">\n");
    drawing(out, language, picture, wide);
    if let Some(narrow) = narrow {
        drawing(out, language, narrow, "narrow");
    }
    out.push_str("</div>\n");
}

fn drawing(out: &mut String, language: &Language, picture: &Picture, class: &str) {
    let (width, height) = (number(picture.width), number(picture.height));
    out.push_str(&format!(
        "<svg class=\"{class}\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width} {height}\" width=\"{width}pt\">\n",
        attribute(&picture.alt)
    ));
    for shape in &picture.shapes {
        write_shape(out, language, shape);
    }
    out.push_str("</svg>\n");
}

fn write_shape(out: &mut String, language: &Language, shape: &Shape) {
    match shape {
        Shape::Line { from, to, tone, width, dashed } => {
            let dash = if *dashed { " dashed" } else { "" };
            out.push_str(&format!(
                "<line class=\"edge-{}{dash}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke-width=\"{}\"/>\n",
                tone.name(),
                number(from.0),
                number(from.1),
                number(to.0),
                number(to.1),
                number(*width),
            ));
        }
        Shape::Circle { centre, radius, fill, edge } => {
            out.push_str(&format!(
                "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n",
                classes(*fill, *edge),
                number(centre.0),
                number(centre.1),
                number(*radius),
            ));
        }
        Shape::Box { at, size, radius, fill, edge } => {
            out.push_str(&format!(
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>\n",
                classes(*fill, *edge),
                number(at.0),
                number(at.1),
                number(size.0),
                number(size.1),
                number(*radius),
            ));
        }
        Shape::Art { art, at, size } => {
            let place = format!(
                "<svg class=\"art\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" ",
                number(at.0),
                number(at.1),
                number(*size),
                number(*size),
            );
            out.push_str(&art.svg.replacen("<svg ", &place, 1));
        }
        Shape::Label { at, anchor, size, bold, tone, words } => {
            let bold = if *bold { " bold" } else { "" };
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            out.push_str(&format!("<text class=\"fill-{}{bold}\"", tone.name()));
            if let Some(other) = words.language.as_ref().filter(|l| *l != language) {
                // The point of a label is where its line begins in the direction of the page, so that stays.
                out.push_str(&format!(" lang=\"{}\"", attribute(other.tag())));
            }
            out.push_str(&format!(
                "{anchor} x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>\n",
                number(at.0),
                number(at.1),
                number(*size),
                text(&words.text),
            ));
        }
    }
}

/// A drawing beside words that say the same: a screen reader passes over it.
pub fn write_beside(out: &mut String, art: Art) {
    let opened = art.svg.replacen("<svg ", "<svg class=\"art\" aria-hidden=\"true\" focusable=\"false\" ", 1);
    out.push_str(&opened);
}

fn classes(fill: Tone, edge: Option<Tone>) -> String {
    let edge = edge.map(|tone| format!(" edge-{}", tone.name())).unwrap_or_default();
    format!("fill-{}{edge}", fill.name())
}

/// A length with two decimals at most; what is no number is 0.
fn number(value: f32) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let mut digits = format!("{value:.2}");
    if digits.contains('.') {
        digits.truncate(digits.trim_end_matches('0').trim_end_matches('.').len());
    }
    digits
}
