//! The picture of README.md: what the program shows on a terminal of 80
//! columns, in English.
//!
//! `APICAT_UPDATE=1 cargo test --test picture` draws it anew.

use std::path::Path;

use crate::support::screen::Screen;
use anstyle::{Color, RgbColor};
use anstyle_svg::{Palette, Term};

const SESSIONS: [&str; 2] = [
    "search identification --limit 2",
    "access franceconnect --who entreprise",
];

const fn rgb(hex: u32) -> RgbColor {
    let [_, red, green, blue] = hex.to_be_bytes();
    RgbColor(red, green, blue)
}

/// The 16 colours of a dark screen that is read for long.
const COLOURS: [u32; 16] = [
    0x484f58, 0xff7b72, 0x7ee787, 0xe3b341, 0x79c0ff, 0xd2a8ff, 0x76d9e6, 0xb1bac4, //
    0x6e7681, 0xffa198, 0xaff5b4, 0xf2cc60, 0xa5d6ff, 0xe2c5ff, 0xb3f0ff, 0xffffff,
];

fn session(line: &str) -> String {
    let ended = Screen::start(80, 500, line, &[("COLORFGBG", "15;0")]).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    let shown = ended.raw.replace('\r', "");
    format!("\u{1b}[2m$\u{1b}[0m \u{1b}[1mapicat {line}\u{1b}[0m\n{shown}")
}

fn picture() -> String {
    let term = Term::new()
        .palette(Palette(COLOURS.map(rgb)))
        .fg_color(Color::Rgb(rgb(0xe6edf3)))
        .bg_color(Color::Rgb(rgb(0x0d1117)));
    let picture = term.render_svg(SESSIONS.map(session).join("\n").trim_end());
    // Parts of a text have no opacity of their own, but their filling has; what
    // is dim is still to be read.
    picture.replace("{ opacity: 0.4", "{ fill-opacity: 0.65")
}

#[test]
fn the_picture_is_what_the_program_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screen.svg");
    let fresh = picture();
    if std::env::var_os("APICAT_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == fresh);
}
