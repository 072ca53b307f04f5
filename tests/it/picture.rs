//! The pictures of README.md and README.fr.md: what a terminal shows of one command, on
//! a light and on a dark ground.
//!
//! `APICAT_UPDATE=1 cargo test --test it picture` draws them anew.

use std::path::Path;

use crate::support::screen::Screen;
use anstyle::{Color, RgbColor};
use anstyle_svg::{Palette, Term};

const COMMAND: &str = "access franceconnect --who entreprise";
const COLUMNS: u16 = 96;

/// A ground, and what a terminal says of it (`COLORFGBG`).
struct Ground {
    name: &'static str,
    colorfgbg: &'static str,
    text: u32,
    ground: u32,
    palette: [u32; 16],
}

const GROUNDS: [Ground; 2] = [
    Ground {
        name: "dark",
        colorfgbg: "15;0",
        text: 0xe6edf3,
        ground: 0x0d1117,
        palette: [
            0x484f58, 0xff7b72, 0x7ee787, 0xe3b341, 0x79c0ff, 0xd2a8ff, 0x76d9e6, 0xb1bac4, //
            0x6e7681, 0xffa198, 0xaff5b4, 0xf2cc60, 0xa5d6ff, 0xe2c5ff, 0xb3f0ff, 0xffffff,
        ],
    },
    Ground {
        name: "light",
        colorfgbg: "0;15",
        text: 0x1f2328,
        ground: 0xf6f8fa,
        palette: [
            0x24292f, 0xcf222e, 0x116329, 0x7d4e00, 0x0969da, 0x8250df, 0x1b7c83, 0x6e7781, //
            0x57606a, 0xa40e26, 0x1a7f37, 0x633c01, 0x218bff, 0xa475f9, 0x3192aa, 0x8c959f,
        ],
    },
];

const fn rgb(hex: u32) -> RgbColor {
    let [_, red, green, blue] = hex.to_be_bytes();
    RgbColor(red, green, blue)
}

/// What stands on the screen, escape sequences included.
fn session(language: &str, ground: &Ground) -> String {
    let variables = [
        ("COLORFGBG", ground.colorfgbg),
        ("LC_ALL", language),
        // As in terminals of today: without a list of addresses at the end.
        ("FORCE_HYPERLINK", "1"),
    ];
    let ended = Screen::start(COLUMNS, 500, COMMAND, &variables).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    let shown = without_links(&ended.raw.replace('\r', ""));
    format!("\u{1b}[2m$\u{1b}[0m \u{1b}[1mapicat {COMMAND}\u{1b}[0m\n{shown}")
}

/// The same without hyperlinks: nothing can be followed in a picture.
fn without_links(shown: &str) -> String {
    let mut parts = shown.split("\u{1b}]8;");
    let first = parts.next().unwrap().to_owned();
    let texts = parts.map(|part| part.split_once("\u{1b}\\").unwrap().1);
    texts.fold(first, |shown, text| shown + text)
}

fn picture(language: &str, ground: &Ground) -> String {
    let term = Term::new()
        .palette(Palette(ground.palette.map(rgb)))
        .fg_color(Color::Rgb(rgb(ground.text)))
        .bg_color(Color::Rgb(rgb(ground.ground)));
    let picture = term.render_svg(session(language, ground).trim_end());
    // Parts of a text have no opacity of their own, but their filling has; what
    // is dim is still to be read.
    picture.replace("{ opacity: 0.4", "{ fill-opacity: 0.65")
}

#[test]
fn the_pictures_are_what_the_program_shows() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    for language in ["en", "fr"] {
        for ground in &GROUNDS {
            let path = directory.join(format!("{language}-{}.svg", ground.name));
            let fresh = picture(language, ground);
            if std::env::var_os("APICAT_UPDATE").is_some() {
                std::fs::write(&path, &fresh).unwrap();
            }
            assert!(std::fs::read_to_string(&path).unwrap() == fresh, "{path:?}");
        }
    }
}
