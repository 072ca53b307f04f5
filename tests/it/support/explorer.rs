//! Bare `apicat` over seven entries.

use super::Files;
use super::screen::Screen;

/// The variables of every run: nothing is paged, and the
/// catalogue is that of `files`.
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

/// Types words, and waits until the first of the answers is one whose title
/// begins so.
#[track_caller]
pub(crate) fn pick(screen: &mut Screen, words: &str, title: &str) {
    screen
        .type_in(words)
        .wait_for(&asked(words))
        .wait_for(&format!("❯ {title}"));
}

/// The head of the screen where words are typed.
pub(crate) fn asked(words: &str) -> String {
    format!("Que cherchez-vous\u{a0}? {words} ")
}
