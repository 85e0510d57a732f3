//! The style sheet of a document: fonts, colours of the theme, then the rules.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::picture::Tone;
use crate::document::theme::Theme;
use crate::document::tree::Document;

use super::escape::css_string;

/// The rules, the same for every document.
const RULES: &str = include_str!("../../templates/style/document.css");

/// The name of the embedded font.
const FAMILY: &str = "Atkinson Hyperlegible Next";

/// Characters of the two files of each weight: Western European, and the rest of Latin (Welsh ŵ and ŷ).
const LATIN: &str = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,\
                     U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT: &str = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,\
                         U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,\
                         U+2C60-2C7F,U+A720-A7FF";

/// Size of the text on a screen for a theme of 12 points. Screens are read from further away than paper.
const SCREEN_REM_AT_12_POINTS: f32 = 1.125;

const TONES: [Tone; 15] = [
    Tone::Paper,
    Tone::Ink,
    Tone::Muted,
    Tone::Line,
    Tone::Accent,
    Tone::AccentSoft,
    Tone::Abuse,
    Tone::AbuseSoft,
    Tone::Good,
    Tone::GoodSoft,
    Tone::Sun,
    Tone::SunSoft,
    Tone::Berry,
    Tone::BerrySoft,
    Tone::Pictogram,
];

static FONTS: LazyLock<String> = LazyLock::new(|| {
    macro_rules! font {
        ($file:literal) => {
            include_bytes!(concat!("../../templates/fonts/web/atkinson-hyperlegible-next-", $file, ".woff2"))
        };
    }
    let files: [(u16, &str, &[u8]); 4] = [
        (400, LATIN, font!("latin-400-normal")),
        (400, LATIN_EXT, font!("latin-ext-400-normal")),
        (700, LATIN, font!("latin-700-normal")),
        (700, LATIN_EXT, font!("latin-ext-700-normal")),
    ];
    files
        .iter()
        .map(|(weight, range, bytes)| {
            format!(
                "@font-face{{font-family:\"{FAMILY}\";font-style:normal;font-weight:{weight};font-display:block;\
                 src:url(data:font/woff2;base64,{}) format(\"woff2\");unicode-range:{range}}}\n",
                base64(bytes)
            )
        })
        .collect()
});

/// The whole style sheet of a document.
pub fn sheet(document: &Document) -> String {
    let theme = &document.theme;
    let families: String =
        theme.fonts.iter().map(String::as_str).chain([FAMILY]).map(|f| css_string(f) + ",").collect();
    let mut out = FONTS.clone();
    out.push_str(&format!(":root{{color-scheme:light dark;--fonts:{families}system-ui,sans-serif}}\n"));
    look(&mut out, ":root", theme);
    // Each look can be chosen on the page; on paper, too, it stays chosen.
    for other in &document.looks {
        look(&mut out, &format!(":root[data-look={}]", other.style.word()), &other.theme);
    }
    out.push_str(RULES);
    for tone in TONES.map(Tone::name) {
        out.push_str(&format!(".fill-{tone}{{fill:var(--{tone})}}.edge-{tone}{{stroke:var(--{tone})}}\n"));
    }
    out.push_str(&page_margins(document));
    if let Some(rules) = &document.house.style_sheet {
        out.push_str(rules);
        out.push('\n');
    }
    out
}

/// The sizes and colours of a theme, for what a selector means.
fn look(out: &mut String, selector: &str, theme: &Theme) {
    let points = if theme.size > 0.0 { theme.size } else { 12.0 };
    out.push_str(&format!(
        "{selector}{{--size:{:.3}rem;--print-size:{points}pt;--spacing:{};{}}}\n",
        points / 12.0 * SCREEN_REM_AT_12_POINTS,
        theme.spacing.max(1.5),
        colours(&theme.light),
    ));
    out.push_str(&format!(
        "@media screen and (prefers-color-scheme:dark){{{selector}{{{}}}}}\n",
        colours(&theme.dark)
    ));
}

/// The margins of each printed page: that it is a draft, what it is, and the page's number.
fn page_margins(document: &Document) -> String {
    let header = document.letterhead.header.as_deref().map(css_string);
    let header = header.map(|words| format!("@top-left{{content:{words}}}")).unwrap_or_default();
    let draft = document.draft.as_deref().map(css_string);
    let draft = draft.map(|word| format!("@top-right{{content:{word}}}")).unwrap_or_default();
    format!(
        "@page{{{header}{draft}@bottom-left{{content:{}}}@bottom-right{{content:{}counter(page){}counter(pages)}}}}\n",
        css_string(&document.footer),
        css_string(&format!("{} ", document.labels.page)),
        css_string(&format!(" {} ", document.labels.of)),
    )
}

fn colours(colours: &BTreeMap<String, String>) -> String {
    TONES
        .map(Tone::name)
        .iter()
        .filter_map(|name| colours.get(*name).map(|colour| format!("--{name}:{colour};")))
        .collect()
}

/// Bytes in letters, as the web writes them.
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            if place <= three.len() {
                out.push(char::from(LETTERS[(group >> (18 - 6 * place) & 63) as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}
