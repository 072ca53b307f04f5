//! The question that `access` asks on a terminal.

use crate::support::keys::{CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, UP};
use crate::support::screen::{Ended, Screen};

fn asked(columns: u16) -> Screen {
    let line = "access franceconnect --lang fr";
    let mut screen = Screen::start(columns, 80, line, &[]);
    screen
        .wait_for("❯ Un particulier")
        .wait_for("  Une collectivité ou une ad");
    screen
}

fn left_by(key: &str) -> Ended {
    let mut screen = asked(80);
    screen.type_in(key);
    let ended = screen.end();
    assert!(ended.has_its_modes);
    ended
}

/// Those of the entry first, in the order of its file.
#[test]
fn whoever_may_ask_is_offered() {
    let mut screen = asked(80);
    screen
        .resize(80, 16)
        .wait_for_last("des lettres pour chercher");
    insta::assert_snapshot!(screen.text());
}

#[test]
fn letters_narrow_the_choice() {
    let mut screen = asked(80);
    screen
        .type_in("COLLECTIVITE")
        .wait_for("❯ Une collectivité")
        .wait_for("2/9")
        .type_in("\u{15}mairie")
        .wait_for("❯ Une collectivité")
        .wait_for("2/9")
        .type_in(DOWN)
        .wait_for("❯ Autre profil\u{a0}: collectivité")
        .type_in(ENTER);
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    assert!(ended.text.contains("collectivite · API"), "{}", ended.text);
}

#[test]
fn enter_takes_the_label_chosen_with_the_arrows() {
    let mut screen = asked(80);
    screen
        .type_in(DOWN)
        .wait_for("❯ Une entreprise")
        .type_in(ENTER);
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    assert!(!ended.cursor_is_hidden);
    insta::assert_snapshot!(ended.text);
}

#[test]
fn a_signal_leaves_the_terminal_as_it_was() {
    for name in ["TERM", "INT", "HUP", "QUIT"] {
        let mut screen = asked(80);
        screen.signal(name);
        let ended = screen.end();
        assert_ne!(ended.status, 0, "{name}");
        // Of another signal than that of Ctrl-C, the process dies.
        assert!(name == "INT" || ended.status != 130, "{name}");
        assert!(!ended.cursor_is_hidden && ended.is_canonical, "{name}");
    }
}

#[test]
fn escape_cancels() {
    let ended = left_by(ESCAPE);
    assert_eq!((ended.status, ended.cursor_is_hidden), (130, false));
    assert_eq!(ended.text, "\n");
}

#[test]
fn ctrl_c_cancels_and_gives_the_cursor_back() {
    let ended = left_by(CTRL_C);
    assert_eq!((ended.status, ended.cursor_is_hidden), (130, false));
    assert_eq!(ended.text, "\n");
}

#[test]
fn the_end_of_input_cancels() {
    let ended = left_by(CTRL_D);
    assert_eq!((ended.status, ended.cursor_is_hidden), (130, false));
    assert_eq!(ended.text, "\n");
}

#[test]
fn the_choice_goes_round() {
    let mut screen = asked(80);
    screen
        .type_in(UP)
        .wait_for("❯ Autre profil\u{a0}: éditeur de logiciel")
        .type_in(DOWN)
        .wait_for("❯ Un particulier")
        .type_in(ENTER);
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    assert!(ended.text.contains('✘'), "{}", ended.text);
}

#[test]
fn a_screen_that_becomes_narrower_still_asks() {
    let mut screen = asked(80);
    screen
        .resize(30, 80)
        .type_in(DOWN)
        .wait_for("❯ Une entreprise\n  Une collectivité ou une…\n")
        .type_in(ENTER);
    let ended = screen.end();
    assert_eq!((ended.status, ended.cursor_is_hidden), (0, false));
    assert!(ended.text.contains('◇'), "{}", ended.text);
}

#[test]
fn a_short_screen_is_left_as_it_was() {
    let line = "access impot-particulier --lang fr";
    let mut screen = Screen::start(20, 5, line, &[]);
    screen
        .wait_for("?  Pour qui")
        .wait_for("❯ Un particulier")
        .type_in(DOWN)
        .wait_for("❯ Une entreprise")
        .type_in(DOWN)
        .wait_for("❯ Une entité")
        .type_in(CTRL_C);
    let ended = screen.end();
    assert_eq!((ended.status, ended.cursor_is_hidden), (130, false));
    assert_eq!(ended.text, "\n");
}
