//! Long output on a terminal goes through a pager.

mod support;

use support::screen::Screen;

/// What is on a screen of 20 rows after `show franceconnect`, with these
/// variables.
fn shown(options: &str, variables: &[(&str, &str)]) -> String {
    let line = format!("show franceconnect {options}");
    let ended = Screen::start(80, 20, &line, variables).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    ended.raw.replace("\r\n", "\n")
}

const TITLE: &str = "FranceConnect et les API FranceConnectées";

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

#[test]
fn a_short_page_is_written() {
    let line = "access impot-particulier --who particulier";
    let ended = Screen::start(80, 24, line, &[("PAGER", "head -n 1")]).end();
    assert!(ended.text.lines().count() > 5, "{}", ended.text);
}

#[test]
fn hyperlinks_do_not_go_into_a_pager_that_cannot_show_them() {
    let variables = [("PAGER", "cat"), ("FORCE_HYPERLINK", "1")];
    assert!(!shown("", &variables).contains("\u{1b}]8;"));
    assert!(shown("--no-pager", &variables).contains("\u{1b}]8;"));
}
