//! Questions that are stopped and continued.
#![cfg(unix)]
// What fails in a helper fails its test.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::process::Command;

use crate::support::explorer::{asked, pick, started, variables};
use crate::support::few;
use crate::support::keys::{CTRL_C, CTRL_Z, TAB};
use crate::support::screen::Screen;

/// Shells with job control, and what they say of a job that stops.
const SHELLS: [(&str, &str, &str); 2] = [("bash", "--norc", "Stopped"), ("zsh", "-f", "suspended")];

/// A shell that one types to, in which `$APICAT` is the program; none where it
/// is missing.
fn shell(name: &str, option: &str, variables: &[(&str, &str)]) -> Option<Screen> {
    if Command::new(name).arg("--version").output().is_err() {
        eprintln!("skipped: {name} is missing");
        return None;
    }
    let own = [
        ("APICAT", env!("CARGO_BIN_EXE_apicat")),
        ("PS1", "prêt> "),
        ("LC_ALL", "C.UTF-8"),
    ];
    let mut screen = Screen::run(80, 24, &[name, option, "-i"], &[&own, variables].concat());
    screen.wait_for_last("prêt>");
    Some(screen)
}

/// Has the shell say how the terminal reads.
#[track_caller]
fn wait_for_lines(screen: &mut Screen) {
    screen
        .wait_for_last("prêt>")
        .type_in("stty -a | grep -o '.icanon' | tr ' -' '=!'\r")
        .wait_for("=icanon\n");
    assert!(!screen.cursor_is_hidden());
}

#[test]
fn a_shell_stops_each_question_and_brings_it_back() {
    let files = few::files();
    for (name, option, stopped) in SHELLS {
        let Some(mut screen) = shell(name, option, &variables(&files)) else {
            continue;
        };
        screen
            .type_in("\"$APICAT\" --lang fr\r")
            .wait_for("Que cherchez-vous");
        pick(&mut screen, "impôt", "API Impôt");
        screen.type_in(CTRL_Z).wait_for(stopped);
        assert!(!screen.text().contains('❯'), "{name}: {}", screen.text());
        wait_for_lines(&mut screen);
        screen
            .type_in("clear; fg\r")
            .wait_for(&asked("impôt"))
            .type_in("s")
            .wait_for(&asked("impôts"))
            .type_in(TAB)
            .wait_for("Pour qui")
            .type_in(CTRL_Z)
            .wait_for(stopped);
        wait_for_lines(&mut screen);
        screen
            .type_in("clear; fg\r")
            .wait_for("Pour qui")
            .type_in(CTRL_C)
            .wait_for_last("prêt>")
            .type_in("exit\r");
        let ended = screen.end();
        assert!(ended.has_its_modes && !ended.cursor_is_hidden, "{name}");
    }
}

/// In the background it waits for the terminal instead of taking it, and can
/// still be ended.
#[test]
fn a_question_in_the_background_leaves_the_terminal_alone() {
    let files = few::files();
    let Some(mut screen) = shell("bash", "--norc", &variables(&files)) else {
        return;
    };
    screen
        .type_in("\"$APICAT\" --lang fr\r")
        .wait_for("Que cherchez-vous")
        .type_in(CTRL_Z)
        .wait_for("Stopped")
        .type_in("clear; bg; until jobs -s | grep apicat -i; do sleep 0.1; done\r")
        .wait_for("&\n")
        .wait_for("Stopped");
    wait_for_lines(&mut screen);
    screen
        .type_in("clear; fg\r")
        .wait_for("Que cherchez-vous")
        .type_in("fc")
        .wait_for(&asked("fc"));
    screen
        .type_in(CTRL_Z)
        .wait_for("Stopped")
        .wait_for_last("prêt>")
        .type_in("clear; p=$(jobs -p %1); kill %1; while kill -0 $p; do sleep 0.1; done\r")
        .wait_for("Terminated")
        .wait_for_last("prêt>");
    assert!(!screen.text().contains('❯'), "{}", screen.text());
    screen.type_in("exit\r");
    let ended = screen.end();
    assert!(ended.has_its_modes && !ended.cursor_is_hidden);
}

#[test]
fn a_signal_stops_a_question_and_another_brings_it_back() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen.type_in("fc").wait_for("❯ API FranceConnect");
    for _ in 0..2 {
        screen.signal("TSTP").wait_for_stop();
        assert!(screen.has_its_modes() && !screen.cursor_is_hidden());
        assert_eq!(screen.text(), "\n");
        screen.signal_now("CONT").wait_for("❯ API FranceConnect");
        assert!(screen.cursor_is_hidden());
    }
    // Nobody can give the terminal back here.
    screen.signal("STOP").wait_for_stop();
    screen
        .signal_now("CONT")
        .type_in("x")
        .wait_for(&asked("fcx"))
        .type_in(CTRL_C);
    let ended = screen.end();
    assert_eq!(ended.status, 130);
    assert!(ended.has_its_modes && !ended.cursor_is_hidden);
}

#[test]
fn what_is_stopped_can_be_ended() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen.type_in("fc").wait_for("❯ API FranceConnect");
    screen.signal("TSTP").wait_for_stop();
    screen.signal_now("TERM").signal_now("CONT");
    let ended = screen.end();
    assert_ne!(ended.status, 0);
    assert_eq!(ended.text, "\n");
    assert!(ended.has_its_modes && !ended.cursor_is_hidden);
}

/// The first program of a terminal window has no shell that would continue it.
#[test]
fn what_no_shell_started_does_not_stop() {
    let files = few::files();
    let mut screen = started(&files, "--lang fr", &[]);
    screen
        .type_in("f")
        .wait_for(&asked("f"))
        .type_in(CTRL_Z)
        .type_in("c")
        .wait_for(&asked("fc"))
        .type_in(CTRL_C);
    assert_eq!(screen.end().status, 130);
}

#[test]
fn a_question_that_is_answered_by_a_line_is_asked_again() {
    let files = few::files();
    let Some(mut screen) = shell("bash", "--norc", &variables(&files)) else {
        return;
    };
    screen
        .type_in("\"$APICAT\" --lang fr --plain\r")
        .wait_for_last("pour quitter)\u{a0}:");
    screen.type_bytes(CTRL_Z.as_bytes()).wait_for("Stopped");
    screen
        .type_in("clear; fg\r")
        .wait_for_last("pour quitter)\u{a0}:")
        .type_line("zzzz")
        .wait_for("pour «\u{a0}zzzz\u{a0}»")
        .wait_for_last("pour quitter)\u{a0}:")
        .type_line("")
        .wait_for_last("prêt>")
        .type_in("exit\r");
    screen.end();
}

/// Where no thread can be started, keys and signals do what they do elsewhere.
#[test]
fn no_question_needs_a_thread() {
    let is_root = Command::new("id").arg("-u").output();
    if !is_root.is_ok_and(|id| id.stdout == b"0\n")
        || Command::new("setpriv").arg("--version").output().is_err()
    {
        eprintln!("skipped: only root can become another user");
        return;
    }
    // Another user sees neither the program nor the catalogue where they are.
    let directory = tempfile::TempDir::new().unwrap();
    let code = format!(
        "cp \"$APICAT\" {dir}/apicat && chmod 755 {dir} {dir}/apicat && exec setpriv --reuid=65534 \
         --clear-groups sh -c 'ulimit -u 0; exec {dir}/apicat --lang fr $OPTIONS'",
        dir = directory.path().display()
    );
    let start = |options| {
        let variables = [("PAGER", ""), ("OPTIONS", options)];
        Screen::start_shell(80, 60, &code, &variables)
    };
    let mut screen = start("");
    screen.wait_for("Que cherchez-vous");
    pick(&mut screen, "franceconnect", "API FranceConnect");
    screen.signal("TSTP").wait_for_stop();
    assert!(screen.has_its_modes() && !screen.cursor_is_hidden());
    screen.signal_now("CONT").wait_for(&asked("franceconnect"));
    screen.signal("TERM");
    let ended = screen.end();
    assert_ne!(ended.status, 0);
    assert!(ended.has_its_modes && !ended.cursor_is_hidden);

    let mut screen = start("--plain");
    screen
        .wait_for_last("pour quitter)\u{a0}:")
        .type_line("zzzz")
        .wait_for("Aucune API");
    screen.signal_now("INT");
    assert_ne!(screen.end().status, 0);
}
