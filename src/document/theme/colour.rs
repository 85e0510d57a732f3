//! Colours: how much two of them differ to the eye, and the nearest shade that differs enough.

/// The parts of a colour, red, green and blue, from `#rrggbb`.
pub(super) fn parts(colour: &str) -> Option<[u8; 3]> {
    let hex = colour.strip_prefix('#')?;
    if hex.len() != 6 || !hex.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// How light a colour is, as WCAG defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let light = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
}

/// The contrast of two colours, as WCAG defines it: from 1 to 21.
pub(super) fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// The shade nearest to a colour, darker or paler, with which all is well.
pub(super) fn nearest_shade(colour: [u8; 3], is_well: impl Fn([u8; 3]) -> bool) -> Option<String> {
    let towards = |end: u8, step: u16| {
        colour.map(|part| {
            let (part, end, step) = (i32::from(part), i32::from(end), i32::from(step));
            // Both ends are bytes, so what lies between them is one.
            u8::try_from(part + (end - part) * step / 255).unwrap_or(0)
        })
    };
    let shades = (1..=255).flat_map(|step| [towards(0, step), towards(255, step)]);
    shades.into_iter().find(|shade| is_well(*shade)).map(|[r, g, b]| format!("#{r:02x}{g:02x}{b:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
        assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
    }

    #[test]
    fn the_nearest_shade_is_just_enough() {
        let paper = [255; 3];
        let found = nearest_shade([0x77; 3], |shade| contrast(shade, paper) >= 4.5).expect("there is one");
        assert_eq!(found, "#767676");
    }
}
