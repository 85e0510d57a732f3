//! Logos in lines: an SVG is a program's text, and may hold what an image must not.

use roxmltree::{Document, Node};

use super::logo::Slips;

/// Elements that draw nothing by themselves, or bring in something from elsewhere.
const REFUSED: [(&str, &str); 7] = [
    ("script", "a script"),
    ("foreignObject", "a piece of a web page"),
    ("iframe", "a piece of a web page"),
    ("a", "a link"),
    ("animate", "something that moves"),
    ("animateTransform", "something that moves"),
    ("set", "something that moves"),
];

/// The width and height of a drawing; or everything in it that an image must not hold.
pub(super) fn examine(bytes: &[u8]) -> Result<(f32, f32), Slips> {
    let slip = |message: &str, help: &str| (message.to_owned(), help.to_owned());
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(vec![slip("is not UTF-8 text", "save the SVG again")]);
    };
    let tree = match Document::parse(text) {
        Ok(tree) => tree,
        Err(roxmltree::Error::DtdDetected) => {
            return Err(vec![slip("has a `<!DOCTYPE …>`", "take that line out; nothing needs it")]);
        }
        Err(error) => {
            let message = format!("cannot be read at its line {}: it is not well-formed", error.pos().row);
            return Err(vec![(message, "save it again in the program that drew it".to_owned())]);
        }
    };
    let root = tree.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        return Err(vec![slip(
            "is no SVG",
            "its first element is `<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"…\">`",
        )]);
    }
    let mut slips = Slips::new();
    let mut tell = |message: String, help: &str| {
        if !slips.iter().any(|(told, _)| *told == message) {
            slips.push((message, help.to_owned()));
        }
    };
    for node in tree.descendants().filter(Node::is_element) {
        let row = tree.text_pos_at(node.range().start).row;
        let name = node.tag_name().name();
        if let Some((_, what)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
            tell(format!("holds {what} (`<{name}>`, its line {row})"), "save it as a plain drawing");
        }
        if matches!(name, "text" | "tspan" | "textPath") {
            let help = "turn the letters into outlines in the program that drew it, since readers may not have the font";
            tell("has letters that need a font (`<text>`)".to_owned(), help);
        }
        for attribute in node.attributes() {
            let value = attribute.value().trim();
            if attribute.name().starts_with("on") {
                tell(
                    format!("holds a script (`{}`, its line {row})", attribute.name()),
                    "save it as a plain drawing",
                );
            }
            let is_inside = value.starts_with('#')
                || ["data:image/png;", "data:image/jpeg;"].iter().any(|kind| value.starts_with(kind));
            if matches!(attribute.name(), "href" | "src") && !is_inside || reaches_out(value) {
                tell(
                    format!("brings in something from elsewhere (`{}`, its line {row})", attribute.name()),
                    "put all of it into the drawing itself",
                );
            }
        }
        if name == "style" && node.descendants().filter_map(|n| n.text()).any(reaches_out) {
            tell(
                format!("brings in something from elsewhere (`<style>`, its line {row})"),
                "put all of it into the drawing itself",
            );
        }
    }
    let size = size_of(&root);
    if size.is_none() {
        tell(
            "says nowhere how large it is".to_owned(),
            "give it a `viewBox`, such as `viewBox=\"0 0 240 60\"`",
        );
    }
    match size {
        Some(size) if slips.is_empty() => Ok(size),
        _ => Err(slips),
    }
}

/// Whether a rule of style loads something.
fn reaches_out(rule: &str) -> bool {
    let rule = rule.to_lowercase();
    let mut targets = rule.split("url(").skip(1);
    rule.contains("@import")
        || targets.any(|t| !t.trim_start().trim_start_matches(['"', '\'']).starts_with('#'))
}

fn size_of(root: &Node<'_, '_>) -> Option<(f32, f32)> {
    let numbers = |text: &str| -> Vec<f32> {
        text.split([' ', ',', '\t', '\n']).filter(|n| !n.is_empty()).filter_map(|n| n.parse().ok()).collect()
    };
    let of_box = root.attribute("viewBox").map(numbers).filter(|n| n.len() == 4).map(|n| (n[2], n[3]));
    let side = |key: &str| {
        let written = root.attribute(key)?.trim().trim_end_matches("px").trim_end_matches("mm");
        written.parse::<f32>().ok()
    };
    of_box.or_else(|| side("width").zip(side("height"))).filter(|(wide, high)| *wide > 0.0 && *high > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(inner: &str) -> Vec<String> {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\">{inner}</svg>");
        examine(svg.as_bytes()).err().unwrap_or_default().into_iter().map(|(message, _)| message).collect()
    }

    #[test]
    fn a_plain_drawing_is_good() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><path d=\"M0 0h4\" fill=\"url(#a)\"/></svg>";
        assert_eq!(examine(svg), Ok((4.0, 2.0)));
    }

    #[test]
    fn what_an_image_must_not_hold_is_told_of_all_at_once() {
        let found = faults(
            "<script>x</script><path onclick=\"x\"/><image href=\"https://example.org/a.png\"/>\
             <style>@import 'x';</style><text>Council</text>",
        );
        assert_eq!(found.len(), 5, "{found:?}");
        assert_eq!(faults("<rect fill=\"url(https://example.org)\"/>").len(), 1);
        assert!(examine(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").is_err());
        assert!(examine(b"<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\"/>").is_err());
    }
}
