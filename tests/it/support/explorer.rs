//! Bare `apicat` over seven entries.

use super::Files;
use super::keys::{DOWN, ENTER};
use super::screen::Screen;

/// The variables of every run: nothing is paged, and the catalogue is that of
/// `files`.
pub(crate) fn variables(files: &Files) -> [(&str, &str); 2] {
    let directory = files.path().to_str().unwrap();
    [("PAGER", ""), ("APICAT_CATALOGUE", directory)]
}

/// The explorer, once it asks.
#[track_caller]
pub(crate) fn started(files: &Files, line: &str, others: &[(&str, &str)]) -> Screen {
    let variables = [others, &variables(files)].concat();
    let mut screen = Screen::start(80, 200, line, &variables);
    screen.wait_for("Que cherchez-vous");
    screen
}

/// Types words and takes the first of the answers, whose title begins so.
#[track_caller]
pub(crate) fn pick(screen: &mut Screen, words: &str, title: &str) {
    screen
        .type_in(words)
        .wait_for(&format!("{words}▏"))
        .wait_for(&format!("❯ {title}"))
        .type_in(ENTER)
        .wait_for_last("Quitter");
}

/// Asks whether one may use the API that was picked.
#[track_caller]
pub(crate) fn ask_access(screen: &mut Screen) {
    screen
        .type_in(DOWN)
        .wait_for("❯ Ai-je le droit")
        .type_in(ENTER);
}
