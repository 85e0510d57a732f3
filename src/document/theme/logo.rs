//! The logo: that it is an image, small enough, and safe to put into a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::layers::{Layers, Spot};
use super::svg;
use crate::case::reading::nearest;
use crate::document::faults::{Fault, LOGO};

/// How high a logo can be, in millimetres.
pub(super) const HEIGHTS: (f32, f32) = (6.0, 30.0);
/// How high it is, if nothing is said.
const HEIGHT: f32 = 14.0;
/// How wide it becomes at most, in millimetres: half of the text of a page.
const WIDEST: f32 = 85.0;
/// It is part of every document, and many are sent by post.
const MOST_BYTES: usize = 300 * 1024;
/// As sharp as print can be at the largest size.
const MOST_PIXELS: u32 = 2400;
/// Below this many pixels for a millimetre the edges of letters are ragged in print.
const LEAST_SHARP: f32 = 4.0;

/// The form of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Drawn in lines.
    Svg,
    /// In dots.
    Png,
    /// In dots, as photographs are.
    Jpeg,
}

impl Form {
    /// Its name on the web.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Svg => "image/svg+xml",
            Form::Png => "image/png",
            Form::Jpeg => "image/jpeg",
        }
    }

    /// Its name to Typst.
    pub fn word(self) -> &'static str {
        match self {
            Form::Svg => "svg",
            Form::Png => "png",
            Form::Jpeg => "jpg",
        }
    }

    /// The form that the first bytes of a file tell.
    fn of(bytes: &[u8]) -> Option<Form> {
        let head = bytes.get(..512).unwrap_or(bytes);
        match head {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Form::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Form::Jpeg),
            _ => String::from_utf8_lossy(bytes).contains("<svg").then_some(Form::Svg),
        }
    }
}

/// An authority's logo.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Its form.
    pub form: Form,
    /// How high it is shown, in millimetres.
    pub height: f32,
    /// How wide that makes it, in millimetres.
    pub width: f32,
}

/// Reads the logo that a theme names. What is wrong with it is told at its name.
pub(super) fn read(
    layers: &Layers,
    assets: &BTreeMap<String, Vec<u8>>,
    faults: &mut Vec<Fault>,
) -> Option<Logo> {
    let named = layers.value(&["logo", "file"])?;
    let height = layers.value(&["logo", "height"]).and_then(|h| h.value.trim().parse().ok());
    let height = height.filter(|h| (HEIGHTS.0..=HEIGHTS.1).contains(h)).unwrap_or(HEIGHT);
    let mut told = |spot: &Spot, message: String, help: String| {
        faults.push(Fault::new(&LOGO, layers.origin(spot.layer), spot.bytes.clone(), message, help));
    };
    let name = named.value.trim();
    let Some(bytes) = assets.get(name) else {
        let help = match nearest(name, assets.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "put the file beside theme.yaml: an SVG, a PNG or a JPEG".to_owned(),
        };
        told(&named, format!("there is no file `{name}` in the set"), help);
        return None;
    };
    match examine(bytes, height) {
        Ok((form, ratio)) => {
            let width = (height * ratio).min(WIDEST);
            Some(Logo { bytes: bytes.as_slice().into(), form, height: width / ratio, width })
        }
        Err(slips) => {
            for (message, help) in slips {
                told(&named, format!("the logo `{name}` {message}"), help);
            }
            None
        }
    }
}

/// A message that goes on after the name of the file, and a help.
pub(super) type Slips = Vec<(String, String)>;

/// The form of an image and how many times as wide as high it is; or everything that is wrong with it.
fn examine(bytes: &[u8], height: f32) -> Result<(Form, f32), Slips> {
    let slip = |message: String, help: &str| (message, help.to_owned());
    let mut slips = Vec::new();
    if bytes.len() > MOST_BYTES {
        slips.push(slip(
            format!("has {} KB; a logo can have {}", bytes.len().div_ceil(1024), MOST_BYTES / 1024),
            "it is part of every document: save it smaller, or as an SVG",
        ));
    }
    let Some(form) = Form::of(bytes) else {
        slips.push(slip("is no image".to_owned(), "give it as an SVG, a PNG or a JPEG"));
        return Err(slips);
    };
    let (wide, high) = match form {
        Form::Svg => match svg::examine(bytes) {
            Ok(size) => size,
            Err(more) => {
                slips.extend(more);
                return Err(slips);
            }
        },
        Form::Png | Form::Jpeg => match dots(bytes, form) {
            Ok((wide, high)) => {
                if wide > MOST_PIXELS || high > MOST_PIXELS {
                    slips.push(slip(
                        format!("is {wide} by {high} dots large; {MOST_PIXELS} is the most"),
                        "save it smaller, or as an SVG",
                    ));
                }
                #[expect(clippy::cast_precision_loss, reason = "the sides of images are small numbers")]
                let (wide, high) = (wide as f32, high as f32);
                if high < height * LEAST_SHARP {
                    slips.push(slip(
                        format!("is {high} dots high, too few for {height} millimetres of print"),
                        "give it as an SVG, or with more dots, or show it less high",
                    ));
                }
                (wide, high)
            }
            Err(slip) => {
                slips.push(slip);
                return Err(slips);
            }
        },
    };
    let ratio = wide / high;
    if !(0.1..=20.0).contains(&ratio) {
        slips.push(slip(
            "is far wider than high, or far higher than wide".to_owned(),
            "leave the blank edges out",
        ));
    }
    if slips.is_empty() { Ok((form, ratio)) } else { Err(slips) }
}

/// How many dots an image has, once all of it has been read.
fn dots(bytes: &[u8], form: Form) -> Result<(u32, u32), (String, String)> {
    let format = match form {
        Form::Jpeg => image::ImageFormat::Jpeg,
        _ => image::ImageFormat::Png,
    };
    let mut reader = image::ImageReader::with_format(std::io::Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(4 * MOST_PIXELS);
    limits.max_image_height = Some(4 * MOST_PIXELS);
    reader.limits(limits);
    match reader.decode() {
        Ok(image) => Ok((image.width(), image.height())),
        Err(image::ImageError::Limits(_)) => Err((
            format!("is far larger than {MOST_PIXELS} by {MOST_PIXELS} dots"),
            "save it smaller, or as an SVG".to_owned(),
        )),
        Err(_) => Err((
            "is damaged, or no such image".to_owned(),
            "save it again as an SVG, a PNG or a JPEG".to_owned(),
        )),
    }
}
