//! Questions that are answered by a line: for one who hears the screen, and for
//! a terminal that cannot erase.

use crate::support::explorer::started;
use crate::support::few;
use crate::support::keys::CTRL_D;

/// The ends of questions that are answered by a line.
const WORDS: &str = "pour quitter)\u{a0}:";
const NUMBER: &str = "pour revenir)\u{a0}:";

#[test]
fn answers_are_typed_where_the_screen_is_heard() {
    let files = few::files();
    for variables in [
        &[("ACCESSIBLE", "1")][..],
        &[("TERM", "dumb"), ("ACCESSIBLE", "0")],
    ] {
        let mut screen = started(&files, "--lang fr", variables);
        screen
            .type_line("zzzzzz")
            .wait_for("Aucune API trouvée")
            .wait_for_last(WORDS)
            .type_line("identité")
            .wait_for_last(NUMBER)
            .type_line("douze")
            .wait_for("Tapez un nombre")
            .wait_for_last(NUMBER)
            .type_line("2")
            .wait_for("5. Quitter")
            .wait_for_last(NUMBER)
            .type_line("2")
            .wait_for("Autre profil\u{a0}: éditeur de logiciel")
            .wait_for_last(NUMBER)
            .type_line("2.")
            .wait_for("apicat access api-pro-sante-connect --who \"Une entreprise\"\n")
            .wait_for("4. Chercher encore\n5. Quitter\nNum")
            .wait_for_last(NUMBER)
            .type_line("5");
        let ended = screen.end();
        assert_eq!(ended.status, 0);
        // Nothing is drawn again, or hidden.
        for moving in ["\u{1b}[2K", "\u{1b}[?25l", "\u{1b}[1A"] {
            assert!(!ended.raw.contains(moving), "{:?}", ended.raw);
        }
        if variables.len() == 1 {
            insta::assert_snapshot!(ended.text);
        }
    }
}

#[test]
fn the_end_of_input_ends_a_dialogue() {
    let files = few::files();
    for (typed, status) in [("", 130), (CTRL_D, 130)] {
        let mut screen = started(&files, "--lang fr --plain", &[]);
        screen.type_line(typed);
        assert_eq!(screen.end().status, status);
    }
}

#[test]
fn an_interrupt_ends_a_dialogue() {
    let files = few::files();
    for name in ["INT", "TERM", "HUP"] {
        let mut screen = started(&files, "--lang fr --plain", &[]);
        screen.wait_for_last(WORDS);
        screen.signal_now(name);
        let ended = screen.end();
        assert_ne!(ended.status, 0, "{name}");
        assert!(!ended.raw.contains('\u{1b}'), "{:?}", ended.raw);
    }
    let mut screen = started(&files, "--lang fr --plain", &[]);
    screen.wait_for_last(WORDS).type_line("droits\r1");
    screen.wait_for("5. Quitter").wait_for_last(NUMBER);
    screen.signal_now("INT");
    assert_ne!(screen.end().status, 0);
}

#[test]
fn what_is_no_text_is_asked_for_again() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr --plain", &[]);
    screen.wait_for_last(WORDS).type_bytes(b"\xe9\xff\r");
    screen
        .wait_for("Aucune API trouvée")
        .wait_for_last(WORDS)
        .type_line("");
    assert_eq!(screen.end().status, 130);
}

#[test]
fn what_is_typed_is_cleaned_before_it_is_shown_again() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr --plain", &[]);
    screen
        .wait_for_last(WORDS)
        .type_bytes("zz\u{202e}\u{7}zz\u{9b}\r".as_bytes());
    screen
        .wait_for("pour «\u{a0}zzzz\u{a0}»")
        .wait_for_last(WORDS)
        .type_line("");
    let raw = screen.end().raw;
    // The terminal itself shows what is typed, once.
    for typed in ['\u{202e}', '\u{9b}'] {
        assert_eq!(raw.matches(typed).count(), 1, "{raw:?}");
    }
    assert!(!raw.contains('\u{7}'), "{raw:?}");
}
