//! Hyperlinks: where the terminal is known to take them, through a pager that
//! passes them on, and nowhere else.

use crate::support::hostile::without_sequences;
use crate::support::screen::Screen;
use crate::support::{Apicat, Files};

const HYPERLINK: &str = "\u{1b}]8;id=";
/// An address as it is read where there are none.
const REFERENCE: &str = "]  https://";

/// A page with links that needs no pager on a tall terminal.
const LINE: &str = "access franceconnect --who entreprise";

/// Whether a terminal with these variables gets hyperlinks.
fn on_terminal(options: &str, variables: &[(&str, &str)]) -> bool {
    let line = format!("{LINE} {options}");
    let ended = Screen::start(80, 500, &line, variables).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    let has_them = ended.raw.contains(HYPERLINK);
    // A link is either followed or read.
    assert_ne!(has_them, ended.text.contains(REFERENCE), "{}", ended.text);
    has_them
}

/// Whether a pipe with these variables gets hyperlinks.
fn in_pipe(line: &str, variables: &[(&str, &str)]) -> bool {
    let run = Apicat::new().line(line);
    let run = variables
        .iter()
        .fold(run, |run, (name, value)| run.env(name, value));
    run.run().success().stdout.contains("\u{1b}]8;")
}

#[test]
fn terminals_known_to_take_them_get_them() {
    for (variables, expected) in [
        (&[][..], false),
        (&[("TERM_PROGRAM", "WezTerm")], true),
        (&[("TERM_PROGRAM", "ghostty")], true),
        (&[("TERM_PROGRAM", "iTerm.app")], true),
        (&[("TERM_PROGRAM", "vscode")], true),
        (&[("TERM_PROGRAM", "zed")], true),
        (&[("TERM_PROGRAM", "Apple_Terminal")], false),
        (&[("TERM_PROGRAM", "tmux")], false),
        (&[("VTE_VERSION", "4999")], false),
        (&[("VTE_VERSION", "5000")], true),
        (&[("VTE_VERSION", "7600")], true),
        (&[("VTE_VERSION", "new")], false),
        (&[("TERM", "xterm-kitty")], true),
        (&[("TERM", "alacritty")], true),
        (&[("TERM", "xterm")], false),
        (&[("TERM", "screen-256color")], false),
        (&[("TERM", "linux")], false),
        (&[("COLORTERM", "truecolor")], false),
        (&[("KONSOLE_VERSION", "230804")], true),
        (&[("WT_SESSION", "0")], true),
    ] {
        assert_eq!(on_terminal("", variables), expected, "{variables:?}");
    }
}

#[test]
fn they_are_forced_and_forbidden() {
    const KNOWN: (&str, &str) = ("TERM_PROGRAM", "WezTerm");
    const FORCED: (&str, &str) = ("FORCE_HYPERLINK", "1");
    for (options, variables, terminal, pipe) in [
        ("", &[KNOWN][..], true, false),
        ("", &[FORCED], true, true),
        ("", &[("FORCE_HYPERLINK", "0")], false, false),
        ("", &[("FORCE_HYPERLINK", "0"), KNOWN], false, false),
        ("--color never", &[KNOWN], false, false),
        ("--color never", &[FORCED], false, false),
        ("--color always", &[], false, false),
        ("", &[("TERM", "dumb"), KNOWN], false, false),
        ("", &[("TERM", "dumb"), FORCED], false, false),
        // They are no colours.
        ("", &[("NO_COLOR", "1"), KNOWN], true, false),
        ("", &[("NO_COLOR", "1"), FORCED], true, true),
        ("", &[("CLICOLOR_FORCE", "1")], false, false),
    ] {
        let case = format!("{options} {variables:?}");
        assert_eq!(on_terminal(options, variables), terminal, "{case}");
        let line = format!("{LINE} {options}");
        assert_eq!(in_pipe(&line, variables), pipe, "{case}");
    }
}

#[test]
fn answers_for_programs_have_none() {
    for line in [
        "list",
        "search identification",
        "show franceconnect --raw",
        "show franceconnect --json",
        "access franceconnect --who entreprise --json",
    ] {
        assert!(!in_pipe(line, &[("FORCE_HYPERLINK", "1")]), "{line}");
    }
}

/// What comes out of `name`, a pager that says that of its version, when it is
/// the one of a page with hyperlinks.
#[cfg(unix)]
fn paged(name: &str, version: &str) -> String {
    let code = format!("case $1 in --version) echo '{version}';; *) exec cat;; esac");
    let (_directory, path) = crate::support::script(name, &code);
    let variables = [
        ("PATH", path.as_str()),
        ("PAGER", name),
        ("FORCE_HYPERLINK", "1"),
        ("NO_COLOR", "1"),
    ];
    let ended = Screen::start(80, 20, "show franceconnect", &variables).end();
    assert_eq!(ended.status, 0, "{}", ended.text);
    ended.raw
}

#[cfg(unix)]
#[test]
fn a_pager_gets_them_if_it_passes_them_on() {
    for (name, version, expected) in [
        ("less", "less 551 (GNU regular expressions)", false),
        ("less", "less 565 (GNU regular expressions)", false),
        ("less", "less 566 (GNU regular expressions)", true),
        ("less", "less 590 (GNU regular expressions)", true),
        ("less", "less 643.1 (PCRE2 regular expressions)", true),
        ("less", "BusyBox v1.36.1 multi-call binary.", false),
        ("less", "", false),
        ("more", "less 590 (GNU regular expressions)", false),
        ("bless", "less 590 (GNU regular expressions)", false),
    ] {
        let text = paged(name, version);
        assert_eq!(text.contains(HYPERLINK), expected, "{name} {version}");
        assert_ne!(text.contains(REFERENCE), expected, "{name} {version}");
    }
}

#[cfg(unix)]
#[test]
fn the_pager_of_no_wish_is_less_and_asked_too() {
    let code =
        "case $1 in --version) echo 'less 551';; *) printf '%s' \"$*\"; exec cat >/dev/null;; esac";
    let (_directory, path) = crate::support::script("less", code);
    let variables = [("PATH", path.as_str()), ("FORCE_HYPERLINK", "1")];
    let ended = Screen::start(80, 20, "show franceconnect", &variables).end();
    assert_eq!((ended.status, ended.text.as_str()), (0, "-FRX\n"));
}

/// Who sees the text of a hyperlink does not see where it leads.
#[test]
fn a_text_that_is_another_address_does_not_hide_its_target() {
    let files = Files::new().file(
        "x.md",
        "---\ntitle: X\ntagline: t\nproducer: p\nis_open: 1\n---\n\
         [la page](https://a.example), [a.example](https://a.example/b), \
         [impots.gouv.fr](https://c.example) et [moi@a.fr](mailto:toi@d.example)\n",
    );
    let shown = Apicat::new()
        .line("show x --width 80 --lang fr --catalogue .")
        .current_dir(files.path())
        .env("FORCE_HYPERLINK", "1")
        .run()
        .success()
        .stdout;
    let (seen, _) = without_sequences(&shown);
    let (_, seen) = seen.split_once("la page").unwrap();
    assert_eq!(
        seen,
        ", a.example, impots.gouv.fr\u{a0}[1] et moi@a.fr [2]\n\n\
         Liens\n\n\
         [1]  https://c.example\n\
         [2]  toi@d.example\n"
    );
}
