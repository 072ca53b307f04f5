//! Long output on a terminal goes through a pager.

use std::process::Command;

use crate::support::screen::{Ended, Screen};

/// What is on a screen of 20 rows after `show franceconnect`, with these
/// variables; it is so wide that it cuts no address.
fn shown(options: &str, variables: &[(&str, &str)]) -> String {
    let line = format!("show franceconnect {options}");
    let ended = Screen::start(120, 20, &line, variables).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    ended.raw.replace("\r\n", "\n")
}

const TITLE: &str = "API FranceConnect";

#[test]
fn a_long_page_goes_through_the_pager() {
    for variables in [
        &[("PAGER", "head -n 1")][..],
        &[("APICAT_PAGER", "head -n 1"), ("PAGER", "cat")],
    ] {
        let shown = shown("", variables);
        assert_eq!(shown.lines().count(), 1, "{shown}");
        assert!(shown.contains(TITLE));
    }
}

#[test]
fn files_and_json_go_through_it_too() {
    for options in ["--raw", "--json"] {
        let shown = shown(options, &[("PAGER", "head -n 1")]);
        assert_eq!(shown.lines().count(), 1, "{options}: {shown}");
    }
}

#[test]
fn without_a_pager_the_page_is_written() {
    for (options, variables) in [
        ("--no-pager", &[("PAGER", "head -n 1")][..]),
        ("", &[("APICAT_PAGER", ""), ("PAGER", "head -n 1")]),
        ("", &[("PAGER", "no-such-pager-anywhere -R")]),
        ("", &[("PAGER", "head -n 1"), ("TERM", "dumb")]),
    ] {
        let shown = shown(options, variables);
        assert!(shown.lines().count() > 80, "{variables:?}: {shown}");
    }
}

/// The whole page as it stands on such a terminal, without a pager.
fn page() -> String {
    shown("--no-pager", &[])
}

#[test]
fn the_first_screen_is_shown_and_q_leaves() {
    if Command::new("less").arg("--version").output().is_err() {
        eprintln!("skipped: less is not installed");
        return;
    }
    let mut screen = Screen::start(120, 20, "show franceconnect", &[("NO_COLOR", "1")]);
    screen.wait_for("\n:");
    let page = shown("--no-pager", &[("NO_COLOR", "1")]);
    let first: Vec<&str> = page.lines().take(19).collect();
    assert_eq!(screen.text(), format!("{}\n:\n", first.join("\n")));
    screen.type_in("q");
    let ended = screen.end();
    assert_eq!(ended.status, 0);
    assert!(ended.has_its_modes && !ended.cursor_is_hidden);
    // The text stays, the prompt of the pager goes.
    assert_eq!(ended.text, format!("{}\n", first.join("\n")));
}

#[test]
fn without_less_the_page_is_written_whole() {
    let empty = tempfile::TempDir::new().unwrap();
    let path = ("PATH", empty.path().to_str().unwrap());
    assert_eq!(shown("", &[path]), page());
}

/// Where `show franceconnect` ended with that pager, on a screen of 20 rows.
fn ended_with(pager: &str) -> Ended {
    Screen::start(120, 20, "show franceconnect", &[("PAGER", pager)]).end()
}

#[cfg(unix)]
#[test]
fn a_pager_may_be_a_path_with_arguments() {
    let code = "printf '%s|' \"$@\"; echo; exec cat";
    let (directory, _path) = crate::support::script("own-pager", code);
    let pager = directory.path().join("own-pager");
    let shown = ended_with(&format!("{}  -a  --b=c ", pager.display()));
    assert_eq!(shown.status, 0);
    let shown = shown.raw.replace("\r\n", "\n");
    assert_eq!(shown, format!("-a|--b=c|\n{}", page()));
}

#[cfg(unix)]
#[test]
fn the_page_is_written_where_the_pager_fails() {
    for (code, said) in [
        ("exit 1", ""),
        ("cat >/dev/null; exit 1", ""),
        ("echo zor >&2; exit 127", "zor\n"),
    ] {
        let (directory, _path) = crate::support::script("own-pager", code);
        let ended = ended_with(directory.path().join("own-pager").to_str().unwrap());
        let shown = ended.raw.replace("\r\n", "\n");
        assert_eq!(
            (ended.status, shown),
            (0, format!("{said}{}", page())),
            "{code}"
        );
        assert!(ended.has_its_modes && !ended.cursor_is_hidden, "{code}");
    }
}

#[cfg(unix)]
#[test]
fn a_pager_that_is_killed_has_been_left() {
    let (directory, _path) = crate::support::script("own-pager", "kill -9 $$");
    let ended = ended_with(directory.path().join("own-pager").to_str().unwrap());
    assert_eq!((ended.status, ended.raw.as_str()), (0, ""));
}

#[test]
fn a_short_page_is_written() {
    let line = "access impot-particulier --who particulier";
    let ended = Screen::start(80, 24, line, &[("PAGER", "head -n 1")]).end();
    assert!(ended.text.lines().count() > 5, "{}", ended.text);
}

/// The system then tells the parent nothing of how its children end.
#[cfg(unix)]
#[test]
fn a_parent_that_ignores_its_children_makes_no_error() {
    if Command::new("bash").arg("--version").output().is_err() {
        eprintln!("skipped: bash is missing, and other shells do not ignore it");
        return;
    }
    let code = r#"exec bash -c 'trap "" CHLD; exec "$APICAT" show franceconnect'"#;
    let ended = Screen::start_shell(80, 20, code, &[("PAGER", "head -n 1")]).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    let shown = ended.text;
    assert!(
        shown.starts_with(TITLE) && shown.lines().count() == 1,
        "{shown}"
    );
}
